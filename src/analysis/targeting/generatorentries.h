// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "argocd/applicationset.h"
#include "fleet/controllers/argocddecisions.h"
#include "model/snapshot.h"

#include <string_view>
#include <vector>

namespace fleetwright::analysis::targeting {

/// An ApplicationSet that could be read, and all that its hub knows.
struct EvaluatedSet {
    std::size_t target = 0; ///< into Snapshot::targeting
    const model::TargetingObject *object = nullptr;
    const fleet::ArgoCdDecisions *decisions = nullptr;

    [[nodiscard]] const argocd::ApplicationSet &set() const { return *decisions->inputs().set; }
};

[[nodiscard]] std::vector<EvaluatedSet> evaluatedSets(const model::Snapshot &snapshot);

/// A generator of an ApplicationSet, at the top or in a matrix or merge.
struct GeneratorEntry {
    const yaml::Node *entry = nullptr;      ///< the item, which may have a `selector` of its own
    const yaml::Entry *generator = nullptr; ///< "clusters", "git" … and its value
    bool isNested = false;

    [[nodiscard]] std::string_view kind() const { return generator->key->text(); }
};

/// In the order of the manifest, combinations before their children.
[[nodiscard]] std::vector<GeneratorEntry> generatorEntriesOf(const argocd::ApplicationSet &set);

/// Whether some text below a node waits for a template to be rendered.
[[nodiscard]] bool isTemplated(const yaml::Node *node);

/// Where an entry's key stands; where it stands nowhere, its value.
[[nodiscard]] base::Place placeOfKey(const yaml::Entry *entry);

} // namespace fleetwright::analysis::targeting
