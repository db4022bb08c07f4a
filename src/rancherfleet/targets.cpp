// SPDX-License-Identifier: Apache-2.0
#include "rancherfleet/targets.h"

#include "rancherfleet/options.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace fleetwright::rancherfleet {

namespace {

using yaml::Node;

constexpr std::size_t none = static_cast<std::size_t>(-1);

class Targeter {
public:
    Targeter(const BundlePtr &bundle, const ClusterIndex &index)
        : m_bundle(*bundle), m_index(index), m_arena(std::make_shared<base::Arena>()),
          m_build(*m_arena), m_allowed(index.candidates().size(), m_bundle.restrictions.empty())
    {
        m_arena->keep(bundle);
        m_targeting.bundle = bundle;
    }

    Targeting run()
    {
        for (const ClusterCriteria &restriction : m_bundle.restrictions)
            m_allowed |= m_index.candidatesFor(restriction);
        for (std::size_t at = 0; at < m_bundle.targets.size(); ++at)
            m_matches.push_back(clustersMatching(at));
        const std::size_t clusters = m_index.objects().clusters.size();
        BitSet reachable(clusters);
        for (const std::string &name : namespacesOf(m_bundle, m_index.objects())) {
            for (const std::size_t at : m_index.inNamespace(name))
                reachable.insert(at);
        }
        for (const std::size_t at : m_index.order()) {
            if (reachable.has(at))
                assign(at);
        }
        m_targeting.arena = m_arena;
        return std::move(m_targeting);
    }

    Targeting alternatives()
    {
        std::size_t target = 0;
        while (m_bundle.isCustomization(target))
            ++target;
        variantOf(target, {});
        for (std::size_t at = 0; m_bundle.isCustomization(at); ++at)
            variantOf(target, {at});
        m_targeting.arena = m_arena;
        return std::move(m_targeting);
    }

private:
    /// Targets go through the allow-list, group by group; customizations do not.
    BitSet clustersMatching(std::size_t target) const
    {
        BitSet candidates = m_index.candidatesFor(m_bundle.targets[target].criteria);
        if (!m_bundle.isCustomization(target))
            candidates &= m_allowed;
        return m_index.clustersOf(candidates);
    }

    void assign(std::size_t cluster)
    {
        const std::size_t target = firstMatch(cluster);
        if (target == none)
            return;
        std::vector<std::size_t> customizations = customizationsOf(cluster);
        std::size_t withholding = m_bundle.targets[target].doNotDeploy ? target : none;
        for (const std::size_t at : customizations) {
            if (withholding == none && m_bundle.targets[at].doNotDeploy)
                withholding = at;
        }
        if (withholding != none) {
            m_targeting.withheld.push_back({cluster, withholding});
            return;
        }
        m_targeting.clusters.push_back({cluster, variantOf(target, std::move(customizations))});
    }

    std::size_t firstMatch(std::size_t cluster) const
    {
        for (std::size_t at = 0; at < m_matches.size(); ++at) {
            if (!m_bundle.isCustomization(at) && m_matches[at].has(cluster))
                return at;
        }
        return none;
    }

    std::vector<std::size_t> customizationsOf(std::size_t cluster) const
    {
        std::vector<std::size_t> found;
        for (std::size_t at = 0; at < m_matches.size() && m_bundle.isCustomization(at); ++at) {
            if (!m_matches[at].has(cluster))
                continue;
            found.push_back(at);
            if (!m_bundle.matchesAll)
                break;
        }
        return found;
    }

    std::size_t variantOf(std::size_t target, std::vector<std::size_t> customizations)
    {
        const auto [known, isNew] =
            m_variants.try_emplace(std::pair(target, customizations), m_targeting.variants.size());
        if (!isNew)
            return known->second;
        TargetVariant variant;
        variant.target = target;
        variant.customizations = std::move(customizations);
        variant.options = mergedFor(variant);
        variant.values =
            std::make_shared<const ValuesTemplate>(variant.options, m_bundle.folder, m_arena);
        m_targeting.variants.push_back(std::move(variant));
        return known->second;
    }

    const Node *mergedFor(const TargetVariant &variant)
    {
        const Node *options = m_bundle.targets[variant.target].options;
        if (m_bundle.matchesAll) {
            for (const std::size_t at : variant.customizations)
                options = mergedOptions(options, m_bundle.targets[at].options, stepOf(at), m_build);
        } else if (!variant.customizations.empty()) {
            options = m_bundle.targets[variant.customizations.front()].options;
        }
        const std::size_t cause =
            variant.customizations.empty() ? variant.target : variant.customizations.front();
        return withNamespaceLabels(
            mergedOptions(m_bundle.options, options, stepOf(cause), m_build));
    }

    const yaml::Step *stepOf(std::size_t target)
    {
        const BundleTarget &cause = m_bundle.targets[target];
        const bool isCustomization = cause.origin == BundleTarget::Origin::Customization;
        return m_arena->make<yaml::Step>(isCustomization ? "targetCustomizations" : "targets",
                                         &m_bundle.folder, cause.place);
    }

    /// target.go BundleDeployment: those of every target reach every cluster.
    const Node *withNamespaceLabels(const Node *options)
    {
        for (std::size_t at = 0; at < m_bundle.targets.size(); ++at) {
            const BundleTarget &target = m_bundle.targets[at];
            options = withMap(options, "namespaceLabels", target.namespaceLabels, at);
            options = withMap(options, "namespaceAnnotations", target.namespaceAnnotations, at);
        }
        return options;
    }

    const Node *withMap(const Node *options, std::string_view field, const Node *more,
                        std::size_t target)
    {
        if (!more)
            return options;
        const Node *known = options->find(field);
        return m_build.withField(
            options, field,
            mergedValues(known ? known : m_build.mapping({}), more, stepOf(target), m_build));
    }

    const Bundle &m_bundle;
    const ClusterIndex &m_index;
    std::shared_ptr<base::Arena> m_arena;
    yaml::NodeBuilder m_build;
    BitSet m_allowed; ///< candidates
    std::vector<BitSet> m_matches;
    std::map<std::pair<std::size_t, std::vector<std::size_t>>, std::size_t> m_variants;
    Targeting m_targeting;
};

} // namespace

Targeting targetsOf(const BundlePtr &bundle, const ClusterIndex &index)
{
    return Targeter(bundle, index).run();
}

Targeting alternativesOf(const BundlePtr &bundle)
{
    const FleetObjects nothing;
    const ClusterIndex index(nothing);
    return Targeter(bundle, index).alternatives();
}

std::vector<std::string> namespacesOf(const Bundle &bundle, const FleetObjects &objects)
{
    std::set<std::string> names{bundle.nameSpace};
    for (const BundleNamespaceMapping &mapping : objects.mappings) {
        // newBundleMapping: without both selectors it maps nothing.
        if (mapping.metadata.nameSpace != bundle.nameSpace || !mapping.bundleSelector
            || !mapping.namespaceSelector
            || !model::matches(*mapping.bundleSelector, bundle.labels))
            continue;
        for (const Metadata &candidate : objects.namespaces) {
            if (model::matches(*mapping.namespaceSelector, candidate.labels))
                names.insert(candidate.name);
        }
    }
    return {names.begin(), names.end()};
}

base::Result<DeploymentOptions> optionsFor(const Targeting &targeting, const TargetVariant &variant,
                                           const Cluster &cluster)
{
    base::Result<DeploymentOptions> options = variant.values->optionsFor(cluster);
    if (!options)
        return within("bundle " + targeting.bundle->name + ": cluster " + cluster.metadata.name
                          + " in namespace " + cluster.metadata.nameSpace,
                      std::move(options).error(), targeting.bundle->place);
    return options;
}

} // namespace fleetwright::rancherfleet
