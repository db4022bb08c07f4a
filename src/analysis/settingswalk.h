// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/settings.h"
#include "base/addressmap.h"
#include "diff/fieldwalk.h"

#include <map>
#include <span>
#include <unordered_map>
#include <vector>

namespace fleetwright::analysis {

/// Walks an object over all clusters at once. What clusters share is looked at once: they have the
/// same nodes.
class SettingsWalk {
public:
    SettingsWalk(const model::Snapshot &snapshot, const leaks::TokenTable &tokens,
                 const ValuesStacks &stacks, SettingTables &tables);

    void object(std::uint32_t index);

private:
    /// What stands at one place of the object, or stood there before a layer replaced it.
    struct Version {
        const yaml::Node *node = nullptr;
        const yaml::Step *step = nullptr; ///< that put it there; nullptr: it came with the object

        friend bool operator==(const Version &, const Version &) = default;
    };
    /// Clusters in which the place has the same versions.
    struct Group {
        std::vector<Version> versions; ///< newest first
        const yaml::Node *root = nullptr;
        const base::RepoPath *layer = nullptr; ///< that brought the object in
        const yaml::Node *list = nullptr;      ///< see FieldVariant
        model::ClusterSet clusters;
    };
    using Groups = std::vector<Group>;
    using Segment = model::FieldPath::Segment;

    void visit(Groups groups);
    void children(const Groups &groups);
    void child(const Groups &groups, const Segment &segment);
    [[nodiscard]] static Groups groupsBelow(const Groups &groups, const Segment &segment);
    [[nodiscard]] static const yaml::Node *childOf(const yaml::Node *node,
                                                   const model::FieldPath &path,
                                                   const Segment &segment, std::size_t &hint);
    [[nodiscard]] static std::vector<Version> versionsBelow(const Group &group,
                                                            const model::FieldPath &path);
    void leaf(const Groups &groups);
    [[nodiscard]] static Groups merged(Groups groups);
    [[nodiscard]] bool isPlain(const yaml::Node *node);
    [[nodiscard]] bool isBoring(const Groups &groups);
    [[nodiscard]] bool isIdentifying() const;
    [[nodiscard]] bool isIdentityField() const;

    [[nodiscard]] std::vector<Setting> historyOf(const Group &group);
    [[nodiscard]] SettingIndex placeOf(const Version &version, const Group &group,
                                       const base::Span &span);
    [[nodiscard]] bool isDefaults(const base::RepoPath &file) const;
    [[nodiscard]] bool isOwn(const Version &version, const Group &group) const;
    void count(const Group &group, const std::vector<Setting> &history, bool isIdentity);
    void noteChoices(const Field &field);
    [[nodiscard]] std::uint32_t fileOf(const base::SourceFile *file);
    [[nodiscard]] std::optional<model::LayerIndex> layerOf(const Version &version,
                                                           const base::RepoPath &file) const;
    [[nodiscard]] bool areSiblings(const SettingPlace &left, const SettingPlace &right) const;
    [[nodiscard]] bool isOfController(const SettingPlace &place) const;

    const model::Snapshot &m_snapshot;
    const leaks::TokenTable &m_tokens;
    const ValuesStacks &m_stacks;
    SettingTables &m_tables;
    std::map<base::RepoPath, std::vector<model::LayerIndex>> m_layersOfFile;
    base::AddressMap<bool> m_plain; ///< by node

    std::map<base::RepoPath, std::uint32_t> m_fileByPath;
    std::unordered_map<const base::SourceFile *, std::uint32_t> m_fileOf;
    std::unordered_map<std::uint64_t, SettingIndex> m_placeOf; ///< by file and first byte

    std::uint32_t m_object = 0;
    std::vector<Segment> m_path;
};

} // namespace fleetwright::analysis
