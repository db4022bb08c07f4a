// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "fleet/controllers/destinations.h"
#include "fleet/controllers/targetingcontent.h"
#include "fleet/memostoredata.h"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <unordered_set>
#include <vector>

namespace fleetwright::fleet {

struct FixpointInputs;
struct WrittenFile;

/// The objects that somebody applied by hand: those of files that no kustomization includes and no
/// unit renders, those of kustomizations that nobody includes, and what was exported. Says on which
/// cluster's API each is.
class RootObjects {
public:
    explicit RootObjects(const FixpointInputs &inputs);

    /// Whether any of them makes units.
    [[nodiscard]] bool hasUnits() const { return m_hasUnits; }
    /// Whether any file, included or not, has an object that a controller decides by.
    [[nodiscard]] bool decide() const { return m_decide; }

    void beginRound(const Destinations &destinations);
    /// What a unit applies to a cluster is no root.
    void noteOutput(const TargetingContent &content, const std::string &cluster);
    /// After all outputs are noted: where the objects of Argo CD and of Rancher Fleet are.
    void settleHubs();

    using Take = std::function<void(const std::string &cluster, const TargetingContentPtr &content,
                                    std::size_t object)>;
    void each(const std::set<base::RepoPath> &reachedLayers, const Take &take) const;

    /// Kustomizations that nobody includes, that are no cluster's overlay and that have objects of
    /// controllers.
    [[nodiscard]] std::set<base::RepoPath>
    appliedByHand(const std::set<base::RepoPath> &reachedLayers) const;
    void noteLayer(const base::RepoPath &folder, const RenderedFolderPtr &rendered);

    /// Objects that lie in no cluster's folder, to look up what a cluster has not.
    [[nodiscard]] const std::shared_ptr<const flux::KnownObjects> &writtenAnywhere() const
    {
        return m_writtenAnywhere;
    }

private:
    /// How an object comes to an API.
    enum class Role : std::uint8_t {
        ArgoCd,       ///< on Argo CD's hub
        RancherFleet, ///< on Rancher Fleet's hub
        FluxUnit,     ///< on a cluster, makes a unit
        LookedUp,     ///< a source, a ConfigMap …
    };
    struct Document {
        base::RepoPath path;
        TargetingContentPtr content;
        std::size_t object = 0;
        Role role = Role::LookedUp;
        bool isIncluded = false;
        base::Hash128 origin;
        std::string cluster; ///< of this round; "" if not known
    };

    void addFiles(const std::vector<WrittenFile> &files);
    void findLayers(const FixpointInputs &inputs);
    void place();
    [[nodiscard]] std::string clusterOf(const base::RepoPath &folder) const;
    [[nodiscard]] std::string syncedCluster(const Document &document) const;
    [[nodiscard]] std::string labelledHub() const;
    [[nodiscard]] std::string registeredHub() const;
    /// On whose API an object of a folder is, by its role.
    [[nodiscard]] const std::string &hubOf(Role role, const std::string &folderCluster) const;
    [[nodiscard]] static Role roleOf(const flux::KnownObject &object);

    const FixpointInputs &m_inputs;
    std::vector<Document> m_documents;
    std::set<base::RepoPath> m_layers;
    std::map<base::RepoPath, TargetingContentPtr> m_ofLayers;
    bool m_hasUnits = false;
    bool m_decide = false;
    bool m_hasArgoCd = false;
    bool m_hasRancherFleet = false;
    Destinations m_destinations;
    std::optional<base::Hash128> m_placedFor;
    std::unordered_set<base::Hash128> m_applied; ///< origins of what units apply
    std::set<std::string> m_argoCdOutputs;       ///< clusters
    std::set<std::string> m_rancherFleetOutputs; ///< clusters
    std::optional<std::string> m_labelledHub;
    std::string m_argoCdHub;
    std::string m_rancherFleetHub;
    std::shared_ptr<const flux::KnownObjects> m_writtenAnywhere;
};

} // namespace fleetwright::fleet
