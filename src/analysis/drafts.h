// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/finding.h"

#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

namespace fleetwright::analysis {

/// What a rule has to say of one line.
struct Draft {
    base::Place place;
    model::Side side = model::Side::After;
    model::Severity severity = model::Severity::Info; ///< the highest that was asked for
    std::set<std::string> clusters;
    std::set<std::string> subjects; ///< "Deployment/web/api#spec.selector"
    std::set<std::string> details;  ///< whatever else the message tells

    void raise(model::Severity to) { severity = severity < to ? to : severity; }
};

/// Findings of one rule in the making: one a line, whose clusters merge.
class Drafts {
public:
    explicit Drafts(std::string_view rule) : m_rule(rule) {}

    /// The line's draft, new or known. What stands nowhere has none: nullptr.
    Draft *at(const base::Place &place, model::Side side = model::Side::After);

    /// `write` gives each finding its message and fix; the rest is filled in.
    [[nodiscard]] std::vector<model::Finding>
    findings(const std::function<void(const Draft &, model::Finding &)> &write) const;

private:
    std::string m_rule;
    std::map<std::tuple<model::Side, base::RepoPath, std::uint32_t>, Draft> m_drafts;
};

/// The names as a list to read, "Deployment/web/api, Service/web/api and 3 more".
[[nodiscard]] std::string listed(const std::set<std::string> &names, std::size_t most = 3);

} // namespace fleetwright::analysis
