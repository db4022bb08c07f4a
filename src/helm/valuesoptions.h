// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/limits.h"
#include "base/result.h"
#include "base/sourcefile.h"
#include "helm/setvalues.h"
#include "yaml/nodebuilder.h"

#include <memory>
#include <string>
#include <vector>

namespace fleetwright::helm {

/// The values of a values file as Helm reads it: numbers are Float nodes (float64), "<<" is carried
/// out, places stay. nullptr for an empty file. Fails for what is no mapping, with the text that
/// follows Helm's "failed to parse FILE: ". The nodes keep the file alive through the arena.
[[nodiscard]] base::Result<const yaml::Node *> valuesRead(const base::SourceFilePtr &file,
                                                          const yaml::NodeBuilder &builder,
                                                          const base::Limits &limits = {});

/// The same of values that stand as a text in another file: a scalar that `keeps` keeps alive with
/// its file. Places are those within the text.
[[nodiscard]] base::Result<const yaml::Node *>
valuesReadIn(const yaml::Node &text, const std::shared_ptr<const void> &keeps,
             const yaml::NodeBuilder &builder, const base::Limits &limits = {});

/// A values file of --values, and how it was named.
struct NamedValues {
    std::string name;
    base::SourceFilePtr file;
};

/// One line of --set, --set-string …
struct SetLine {
    SetMode mode = SetMode::Typed;
    std::string text;
};

/// values.Options.MergeValues: files in order, then lines by their kind: --set-json, --set,
/// --set-string, --set-file, --set-literal. Errors have Helm's texts.
[[nodiscard]] base::Result<const yaml::Node *> mergedValues(const std::vector<NamedValues> &files,
                                                            const std::vector<SetLine> &lines,
                                                            const ValueFileReader &reader,
                                                            const yaml::NodeBuilder &builder,
                                                            const base::Limits &limits = {});

} // namespace fleetwright::helm
