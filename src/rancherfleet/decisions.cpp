// SPDX-License-Identifier: Apache-2.0
#include "rancherfleet/decisions.h"

#include <algorithm>
#include <cstdint>
#include <utility>

namespace fleetwright::rancherfleet {

namespace {

using Outcome = Decision::Outcome;
using Rule = Decision::Rule;

class Explanation {
public:
    Explanation(const Bundle &bundle, const ClusterIndex &index, std::size_t cluster)
        : m_bundle(bundle), m_index(index)
    {
        // They stand in the order of clusters.
        for (const ClusterIndex::Candidate &candidate :
             std::ranges::equal_range(index.candidates(), static_cast<std::uint32_t>(cluster), {},
                                      &ClusterIndex::Candidate::cluster))
            m_candidates.push_back(index.view(candidate));
        m_nameSpace = index.objects().clusters[cluster].metadata.nameSpace;
    }

    std::vector<Decision> run()
    {
        if (!isReachable())
            return std::move(m_decisions);
        bool isChosen = false;
        for (std::size_t at = 0; at < m_bundle.targets.size(); ++at) {
            if (!m_bundle.isCustomization(at))
                isChosen = addTarget(at, isChosen) || isChosen;
        }
        if (!isChosen)
            return std::move(m_decisions);
        bool hasCustomization = false;
        for (std::size_t at = 0; m_bundle.isCustomization(at); ++at)
            hasCustomization = addCustomization(at, hasCustomization) || hasCustomization;
        return std::move(m_decisions);
    }

private:
    bool isReachable()
    {
        const std::vector<std::string> names = namespacesOf(m_bundle, m_index.objects());
        Decision decision;
        decision.rule = Rule::Namespace;
        const bool reachable = std::ranges::find(names, m_nameSpace) != names.end();
        decision.outcome = reachable ? Outcome::Chosen : Outcome::NotMatched;
        decision.name = m_nameSpace;
        if (!reachable)
            decision.note = "the bundle is in namespace " + m_bundle.nameSpace
                            + ", and no BundleNamespaceMapping opens " + m_nameSpace + " to it";
        else if (m_nameSpace != m_bundle.nameSpace)
            decision.note = "a BundleNamespaceMapping opens the namespace";
        m_decisions.push_back(std::move(decision));
        return reachable;
    }

    bool isAllowed(const CandidateView &candidate) const
    {
        return m_bundle.restrictions.empty()
               || std::ranges::any_of(m_bundle.restrictions, [&](const ClusterCriteria &criteria) {
                      return matches(criteria, candidate);
                  });
    }

    /// The group with which the criteria match, or else the first: its requirements tell why not.
    const CandidateView &telling(const ClusterCriteria &criteria, bool &isMatch) const
    {
        for (const CandidateView &candidate : m_candidates) {
            if (matches(criteria, candidate)) {
                isMatch = true;
                return candidate;
            }
        }
        isMatch = false;
        return m_candidates.front();
    }

    Decision about(std::size_t at, Rule rule, bool &isMatch) const
    {
        const BundleTarget &target = m_bundle.targets[at];
        const CandidateView &candidate = telling(target.criteria, isMatch);
        Decision decision;
        decision.rule = rule;
        decision.target = at;
        decision.name = target.name;
        decision.place = target.place;
        decision.group = candidate.groupName;
        decision.requirements = verdicts(target.criteria, candidate);
        if (target.criteria.isEmpty())
            decision.note = "it asks for nothing, and so matches nothing";
        else if (!isMatch && m_candidates.size() > 1)
            decision.note = "the cluster's other groups do not match either";
        else if (target.origin == BundleTarget::Origin::Default)
            decision.note = "nobody names targets: the group \"default\" is meant";
        return decision;
    }

    bool addTarget(std::size_t at, bool isChosen)
    {
        bool isMatch = false;
        Decision decision = about(at, Rule::Target, isMatch);
        const BundleTarget &target = m_bundle.targets[at];
        const bool isAllowedToo =
            std::ranges::any_of(m_candidates, [&](const CandidateView &candidate) {
                return matches(target.criteria, candidate) && isAllowed(candidate);
            });
        if (isMatch && !isAllowedToo) {
            decision.rule = Rule::AllowList;
            decision.note = "it matches, but the allow-list does not";
        } else if (isMatch) {
            decision.outcome = isChosen             ? Outcome::Hidden
                               : target.doNotDeploy ? Outcome::Withholds
                                                    : Outcome::Chosen;
        }
        m_decisions.push_back(std::move(decision));
        return isMatch && isAllowedToo;
    }

    bool addCustomization(std::size_t at, bool hasCustomization)
    {
        bool isMatch = false;
        Decision decision = about(at, Rule::Customization, isMatch);
        const bool isHidden = hasCustomization && !m_bundle.matchesAll;
        if (isMatch)
            decision.outcome = isHidden                           ? Outcome::Hidden
                               : m_bundle.targets[at].doNotDeploy ? Outcome::Withholds
                                                                  : Outcome::Chosen;
        m_decisions.push_back(std::move(decision));
        return isMatch;
    }

    const Bundle &m_bundle;
    const ClusterIndex &m_index;
    std::string m_nameSpace;
    std::vector<CandidateView> m_candidates;
    std::vector<Decision> m_decisions;
};

} // namespace

std::vector<Decision> decisionsFor(const Bundle &bundle, const ClusterIndex &index,
                                   std::size_t cluster)
{
    return Explanation(bundle, index, cluster).run();
}

} // namespace fleetwright::rancherfleet
