// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "base/sourcefile.h"
#include "model/labelselector.h"
#include "yaml/node.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace fleetwright::model {

/// A metav1.LabelSelector as it stands in a manifest: matchLabels and matchExpressions, ANDed.
class Selector {
public:
    struct Requirement {
        LabelSelector::Requirement rule;
        base::Span place; ///< the matchLabels value or the matchExpressions item
    };

    /// Which values a requirement may name.
    enum class Values : std::uint8_t {
        Labels, ///< valid label values: `clusters.selector`
        Any,    ///< URLs too: the `selector` of a generator entry (utils/selector.go)
    };

    /// `node` may be nullptr or null: no requirement. Fails for keys that are no qualified names,
    /// unknown operators, and value lists that the operator does not take.
    [[nodiscard]] static base::Result<Selector> read(const yaml::Node *node, Values values);

    [[nodiscard]] const std::vector<Requirement> &requirements() const { return m_requirements; }
    [[nodiscard]] bool isEmpty() const { return m_requirements.empty(); }

private:
    std::vector<Requirement> m_requirements;
};

/// How one requirement came out for one thing.
struct RequirementVerdict {
    std::string requirement; ///< "env in (prod, staging)", "tier does not exist"
    std::optional<std::string> found;
    bool holds = false;
    base::Span place;
};

[[nodiscard]] std::string describe(const LabelSelector::Requirement &rule);

template<typename Labels>
[[nodiscard]] bool matches(const Selector &selector, const Labels &labels)
{
    for (const Selector::Requirement &requirement : selector.requirements()) {
        const auto found = labels.find(requirement.rule.key);
        if (!fleetwright::model::matches(
                requirement.rule,
                found == labels.end() ? std::nullopt : std::optional<std::string>(found->second)))
            return false;
    }
    return true;
}

template<typename Labels>
[[nodiscard]] std::vector<RequirementVerdict> verdicts(const Selector &selector,
                                                       const Labels &labels)
{
    std::vector<RequirementVerdict> result;
    for (const Selector::Requirement &requirement : selector.requirements()) {
        const auto found = labels.find(requirement.rule.key);
        RequirementVerdict verdict;
        verdict.requirement = describe(requirement.rule);
        if (found != labels.end())
            verdict.found = found->second;
        verdict.holds = fleetwright::model::matches(requirement.rule, verdict.found);
        verdict.place = requirement.place;
        result.push_back(std::move(verdict));
    }
    return result;
}

} // namespace fleetwright::model
