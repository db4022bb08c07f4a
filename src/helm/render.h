// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/cancel.h"
#include "base/result.h"
#include "helm/chart.h"
#include "helm/manifests.h"
#include "helm/release.h"
#include "template/execute.h"
#include "yaml/nodebuilder.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace fleetwright::helm {

struct Arrangement;

/// Where a piece of a template's output comes from: bytes [begin, end) of RenderedFile::text, none
/// where an action printed nothing.
struct OutputPiece {
    std::size_t begin = 0;
    std::size_t end = 0;
    base::Span place;    ///< where the text or action begins in the template: an empty range
    bool isText = false; ///< the template's own text
    /// What the action looked at, in order: composed values at the places that gave them. Their
    /// changes lead to the values that they hide, of the caller's and of the chart's.
    std::vector<const yaml::Node *> values;
};

struct RenderedFile {
    std::string name; ///< "demo/templates/service.yaml"
    std::string text;
    std::vector<OutputPiece> pieces; ///< in order; empty if provenance was not asked for
};

/// A custom resource definition of a chart's crds/, as it is written there.
struct DefinitionFile {
    std::string name; ///< "demo/crds/widget.yaml"
    base::SourceFilePtr content;
};

/// What a release of a chart makes.
struct Rendering {
    std::vector<Manifest> objects; ///< in install order, hooks apart
    std::vector<Manifest> hooks;
    std::vector<DefinitionFile> definitions; ///< of all charts; Helm installs them once, first
    std::vector<RenderedFile> files;         ///< only if provenance was asked for
    std::vector<std::string> warnings;       ///< Helm's texts, each once
    std::string release;                     ///< its name
    const yaml::Node *given = nullptr;       ///< the caller's values
    /// It used the time or random values: every rendering differs.
    bool differsEachTime = false;
    std::shared_ptr<const base::Arena> valuesArena; ///< of the values of `files`
    /// Keeps alive what `files` points to in the chart.
    std::shared_ptr<const Arrangement> arrangement;
};

enum class SchemaCheck : std::uint8_t { Done, LeftOut };

struct RenderOptions {
    Capabilities capabilities = Capabilities::standard();
    SchemaCheck schemaCheck = SchemaCheck::Done;
    gotemplate::ExecuteOptions execution; ///< limits of one template; its sink is not used
    std::size_t outputBytes = std::size_t{256} << 20; ///< of all templates
    bool keepsProvenance = false;
};

/// `helm template` without a cluster (pkg/action/install.go, pkg/engine): the objects that a
/// release of `chart` makes of `values`, a mapping laid over the chart's own, or nullptr for none.
///
/// Of `values` a Float node is a float64, as all numbers are that Helm reads from files (see
/// valuesRead), and an Int node an int64, as --set makes them. Strings are not copied: the nodes
/// must outlive the call and, with provenance, the rendering. Any number of threads may render one
/// chart.
///
/// Errors have Helm's texts without "Error: "; `place` is the template's line where it is known.
[[nodiscard]] base::Result<Rendering> render(const ChartPtr &chart, const Release &release,
                                             const yaml::Node *values,
                                             const RenderOptions &options = {});

/// The values that templates would see, of the chart and of those below it: each stands where it
/// is written and hides, by its changes, what it was laid over. Made in `builder`'s arena.
[[nodiscard]] base::Result<const yaml::Node *>
composedValues(const ChartPtr &chart, const yaml::Node *values, const yaml::NodeBuilder &builder);

} // namespace fleetwright::helm
