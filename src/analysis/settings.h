// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/identityvalues.h"
#include "analysis/leaks/tokens.h"
#include "analysis/valuesstacks.h"
#include "base/cancel.h"
#include "config/fleetconfig.h"
#include "diff/objectkey.h"
#include "model/snapshot.h"

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace fleetwright::analysis {

using SettingIndex = std::uint32_t; ///< into Settings::places()

/// A place in the files that gives rendered fields their values: a line of a manifest or patch, an
/// entry of images or replicas, a label, an item of a generator, a substitution variable. What one
/// place sets on many objects is one setting (rules-hierarchy 1).
struct SettingPlace {
    base::Place place;
    std::optional<model::LayerIndex> layer; ///< the kustomization that sets it, if it is one
    model::ClusterSet reach;                ///< of the file
    std::string step;                       ///< "images", "patches" …; "" for an object's manifest
    bool isManifest = false; ///< it came with the object: its own document, or its generator
    bool isVariable = false; ///< of Flux's substitution
    bool isIdentity =
        false; ///< an attribute's key, or of an identity ConfigMap: never an exception
    bool isRedundant = true; ///< wherever it sets something, that was there before
    bool isChoice = false;   ///< a sibling layer sets the same field differently
    model::ClusterSet survives;
    model::ClusterSet hidden; ///< clusters in which something else replaces it, where it counts
    std::uint32_t object = 0; ///< the first that it sets, into Settings::objects()
    std::string field;        ///< the first that it sets there
    std::string value;        ///< as rendered; "" if it may be a Secret's
};

/// A value that a field has or had.
struct Setting {
    const yaml::Node *node = nullptr;
    SettingIndex place = 0;
};

/// Clusters that have a field from the same places.
struct FieldVariant {
    model::ClusterSet clusters;
    std::vector<Setting> history;     ///< newest first; values that stand nowhere are left out
    const yaml::Node *node = nullptr; ///< the rendered value
    const yaml::Node *list = nullptr; ///< the sequence of scalars that it is an item of, else none
};

/// One field of one object over all clusters that have it.
struct Field {
    std::uint32_t object = 0; ///< into Settings::objects()
    std::string path;
    std::string key; ///< the last mapping key
    std::vector<FieldVariant> variants;
};

/// One object over all clusters, recognised without hash suffix and own identity values.
struct SettingObject {
    diff::ObjectKey key; ///< as the first cluster has it
    bool isIdentityMap = false;
    bool isSecret = false;
    model::ClusterSet clusters;
    struct Variant {
        model::ClusterSet clusters;
        const model::Object *object = nullptr;
    };
    std::vector<Variant> variants; ///< by rendered root
};

/// What SettingsWalk finds.
struct SettingTables {
    std::vector<SettingObject> objects;
    std::vector<SettingPlace> places;
    std::vector<Field> fields;
    /// Where entries of kustomizations begin that gave some field a value, by file.
    std::map<base::RepoPath, std::set<std::uint32_t>> effective;
};

/// All that layers set, found in the provenance of what is rendered.
class Settings {
public:
    Settings(const model::Snapshot &snapshot, const config::FleetConfig &config,
             const leaks::TokenTable &tokens, const base::Cancel &cancel);

    [[nodiscard]] const std::vector<SettingObject> &objects() const { return m_tables.objects; }
    [[nodiscard]] const std::vector<SettingPlace> &places() const { return m_tables.places; }
    /// Fields that differ, were overridden, or were set by something else than the object's own
    /// manifest. Identity is left out.
    [[nodiscard]] const std::vector<Field> &fields() const { return m_tables.fields; }

    [[nodiscard]] const ValuesStacks &valuesStacks() const { return m_stacks; }
    /// Own values of clusters, to be set aside in comparisons.
    [[nodiscard]] const IdentityValues &values() const { return m_values; }

    /// Whether an entry of a kustomization (`patches`, `images` …) gave some field a value: by
    /// where the entry begins.
    [[nodiscard]] bool isEffective(const base::RepoPath &file, std::uint32_t begin) const;

    /// Clusters of which a unit failed or is not known in full: what they lack is unknown.
    [[nodiscard]] const model::ClusterSet &incomplete() const { return m_incomplete; }

private:
    IdentityValues m_values;
    ValuesStacks m_stacks;
    SettingTables m_tables;
    model::ClusterSet m_incomplete;
};

/// A cluster's own layers reach it alone and are a cluster's or an app's by role.
[[nodiscard]] bool isOwnSetting(const model::Snapshot &snapshot, const SettingPlace &place);

} // namespace fleetwright::analysis
