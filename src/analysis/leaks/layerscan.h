// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/leaks/documentscan.h"
#include "analysis/leaks/marks.h"

#include <map>
#include <set>
#include <vector>

namespace fleetwright::analysis::leaks {

/// Finds tokens in all that one kustomization sets: its own fields, inline patches, and the
/// manifests, patches and generator sources that it reads.
class LayerScan {
public:
    LayerScan(const model::Snapshot &snapshot, const config::FleetConfig &config,
              const TokenTable &table, model::LayerIndex layer);

    /// `visited`: files that another layer's scan has looked at; completed here.
    [[nodiscard]] std::vector<IdentityUse> run(std::set<base::RepoPath> &visited);

private:
    struct Source {
        PlaceContext context;
        bool isEnvFile = false;
    };

    void kustomization(const yaml::ParsedFile &parsed);
    void field(std::string_view name, const yaml::Node *value);
    void labels(const yaml::Node *entries);
    void pairs(const yaml::Node *mapping, std::string_view field);
    void generator(const yaml::Node *entry, std::string_view kind);
    void generatorSources(const yaml::Node *entry, const PlaceContext &context);
    void patch(const yaml::Node *entry);
    void mergePatch(const yaml::Node *item);
    void inlinePatch(const yaml::Node *text, const PlaceContext &target);
    void selection(const yaml::Node *target);
    void replacement(const yaml::Node *entry);
    void chart(const yaml::Node *entry);
    void file(const base::RepoPath &path);
    void addUses(DocumentScan &scan, const CommentMarks &marks, const base::RepoPath &path,
                 bool wholeFileMarked);
    [[nodiscard]] std::optional<base::RepoPath> resolve(std::string_view path) const;

    const model::Snapshot &m_snapshot;
    const config::FleetConfig &m_config;
    const TokenTable &m_table;
    const model::Layer &m_layer;
    base::SourceFilePtr m_file;         ///< the kustomization file
    std::optional<DocumentScan> m_scan; ///< of the kustomization file
    CommentMarks m_marks;               ///< of the kustomization file
    bool m_allMarked = false; ///< a common annotation marks everything that the layer sets
    std::map<base::RepoPath, Source> m_sources;       ///< of generators
    std::map<base::RepoPath, PlaceContext> m_patches; ///< patch files: their targets
    std::set<base::RepoPath> m_markedFiles;           ///< of marked list entries
    std::vector<IdentityUse> m_uses;
};

} // namespace fleetwright::analysis::leaks
