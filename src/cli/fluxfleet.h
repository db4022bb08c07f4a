// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/filesource.h"
#include "base/result.h"
#include "flux/kustomizationunit.h"
#include "kustomize/build.h"

#include <memory>
#include <string>
#include <vector>

namespace fleetwright::cli {

struct Invocation;

/// The Flux objects of a fleet: those in its files and, to a fixpoint, those that its
/// Kustomizations apply. For one unit asked for by name; the fleet as a whole is opened by
/// fleet::openFleet.
class FluxFleet {
public:
    /// Reads every YAML file.
    [[nodiscard]] static base::Result<FluxFleet> open(Invocation &invocation,
                                                      flux::RenderOptions options);

    /// What the unit "KIND/NAMESPACE/NAME" applies; NotFound if there is no such unit.
    [[nodiscard]] base::Result<model::RenderingPtr> render(const model::UnitId &unit);

    [[nodiscard]] const flux::KnownObjects &objects() const { return *m_objects; }
    [[nodiscard]] const base::FileSourcePtr &files() const { return m_files; }

private:
    FluxFleet() = default;

    void readFiles();
    /// Renders all Kustomizations known so far; true if that gave objects not known before.
    bool applyOnce();

    base::FileSourcePtr m_files;
    std::unique_ptr<kustomize::LayerStore> m_layers;
    std::unique_ptr<flux::Store> m_store;
    std::unique_ptr<flux::Checkouts> m_checkouts;
    flux::RenderOptions m_options;
    std::vector<flux::KnownObject> m_written;
    std::unique_ptr<flux::KnownObjects> m_objects;
    base::Hash128 m_applied;
};

} // namespace fleetwright::cli
