// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/departures.h"
#include "analysis/leaks/tokens.h"
#include "base/cancel.h"
#include "config/fleetconfig.h"
#include "diff/objectkey.h"
#include "model/snapshot.h"

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace fleetwright::analysis {

/// A mark that says of something "this is an exception" (rules-hierarchy 1): an annotation whose
/// key ends in /exception, or a comment that begins with "exception:".
struct ExceptionMark {
    enum class Kind : std::uint8_t {
        Object,  ///< an annotation of objects: covers these
        Common,  ///< a common annotation: covers everything that its kustomization sets
        Comment, ///< covers lines
    };
    Kind kind = Kind::Comment;
    std::string text;
    base::Place place;
    model::ClusterSet reach;                ///< of its file
    std::optional<model::LayerIndex> layer; ///< the kustomization that it stands in or sets it
    std::set<std::uint32_t> lines;          ///< Comment: of its file
    std::set<base::RepoPath> files;         ///< Comment: covered as a whole
    std::map<diff::ObjectKey, model::ClusterSet> objects; ///< annotations: where they are rendered
    std::vector<std::string> words;
    std::optional<std::string> lastDay;
    bool hasTicket = false;
};

/// An entry of `allowed_exceptions` of the classification file.
struct ListedException {
    std::string text;
    base::Place place;
    std::string attribute; ///< "name", "environment", "region"
    std::string scope;     ///< the cluster, environment or region
    model::ClusterSet clusters;
    std::vector<std::string> words;
    std::optional<std::string> lastDay;
    bool hasTicket = false;
    bool isSlug = false; ///< reviewed with the file; needs no ticket
    std::string ticket;  ///< what it says under `ticket`
};

class Exceptions {
public:
    Exceptions(const model::Snapshot &snapshot, const config::FleetConfig &config,
               const leaks::TokenTable &tokens, const base::Cancel &cancel);

    [[nodiscard]] const std::vector<ExceptionMark> &marks() const { return m_marks; }
    [[nodiscard]] const std::vector<ListedException> &listed() const { return m_listed; }
    /// Whether the classification file lists exceptions at all.
    [[nodiscard]] bool isListing() const { return m_isListing; }

    [[nodiscard]] bool covers(const ExceptionMark &mark, const OwnSetting &setting) const;
    /// Whether the entry is about what the setting (and the marks that cover it) says.
    [[nodiscard]] bool covers(const ListedException &entry, const OwnSetting &setting) const;

    /// A line that a comment covers, or a layer's setting under a common annotation.
    [[nodiscard]] bool coversLine(const base::Place &place,
                                  std::optional<model::LayerIndex> layer) const;

    /// The clusters that a text names: by name, by an environment, region or tier that they have,
    /// or all ("every cluster").
    [[nodiscard]] model::ClusterSet namedIn(const std::string &text) const;

private:
    void readListed(const config::FleetConfig &config);
    void readAnnotations(const base::Cancel &cancel);
    void annotations(const model::Unit &unit, const model::Object &object, const yaml::Node *map);
    void readComments(const base::Cancel &cancel);
    void comments(const base::RepoPath &path, const model::ClusterSet &reach);
    [[nodiscard]] std::optional<std::string> lastDay(const std::string &text) const;
    [[nodiscard]] bool hasTicket(const std::string &text) const;
    void finish();
    void readNames();
    [[nodiscard]] bool isInside(model::LayerIndex layer, model::LayerIndex outer) const;

    const model::Snapshot &m_snapshot;
    const leaks::TokenTable &m_tokens;
    const config::ExceptionPatterns &m_patterns;
    std::vector<ExceptionMark> m_marks;
    std::map<base::Place, std::size_t> m_markAt;
    std::map<base::RepoPath, std::vector<std::size_t>> m_commentsOf; ///< by covered file
    std::map<base::RepoPath, model::LayerIndex> m_layerOfFile;
    std::vector<ListedException> m_listed;
    bool m_isListing = false;
    std::map<std::string, model::ClusterSet, std::less<>> m_names; ///< what texts call clusters
    model::ClusterSet m_all;
};

} // namespace fleetwright::analysis
