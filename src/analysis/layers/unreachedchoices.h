// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/patchdocuments.h"
#include "analysis/settings.h"

#include <map>
#include <vector>

namespace fleetwright::analysis::layers {

/// What layers that no cluster reads say in their patches: beside them, an equal value is a choice
/// too. Settings know only what is rendered.
class UnreachedChoices {
public:
    explicit UnreachedChoices(const model::Snapshot &snapshot) : m_snapshot(snapshot) {}

    /// Whether a sibling of the setting's layer, read by nobody, sets the field differently.
    [[nodiscard]] bool differFrom(const SettingPlace &setting, const diff::ObjectKey &object);

private:
    [[nodiscard]] std::vector<model::LayerIndex> siblingsOf(model::LayerIndex layer) const;
    [[nodiscard]] const std::vector<PatchDocument> &patchesOf(model::LayerIndex layer);

    const model::Snapshot &m_snapshot;
    std::map<model::LayerIndex, std::vector<PatchDocument>> m_patches;
};

} // namespace fleetwright::analysis::layers
