// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "yaml/node.h"

#include <string>
#include <vector>

namespace fleetwright::yaml {

/// One document exactly as kustomize prints a resource: through JSON values (numbers normalised,
/// dates as strings), then sigs.k8s.io/yaml v1.4.0 = goyaml.v2: natural key order, sequences not
/// indented, folding at 80 columns, double quotes for what YAML 1.1 reads otherwise. Appends to
/// `out`, ends with a newline. Fails on .inf, .nan and integer keys as kustomize does.
[[nodiscard]] base::Result<void> appendYaml(std::string &out, const Node *node);

/// Like appendYaml, and tells where each node's text came to lie: `lines[i]` is the node whose
/// value begins on output line i (the innermost), nullptr where none.
struct RenderedLine {
    const Node *key = nullptr; ///< the entry's key on this line, if any
    const Node *value =
        nullptr; ///< the scalar or collection whose text begins on (or continues over) this line
    std::string path; ///< field path as of model/fieldpath.h text form, e.g.
                      ///< spec.template.spec.containers[name=prometheus].image
};
[[nodiscard]] base::Result<std::string> renderYaml(const Node *node,
                                                   std::vector<RenderedLine> &lines);

/// A single scalar as a YAML value in block context (quotes only where needed), for edits: never
/// changes meaning under YAML 1.1 and 1.2 readers.
[[nodiscard]] std::string formatScalar(std::string_view text, Tag tag);

/// Go's encoding/json: keys sorted bytewise, <, >, & escaped.
[[nodiscard]] base::Result<std::string> toJson(const Node *node);

} // namespace fleetwright::yaml
