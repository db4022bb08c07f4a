// SPDX-License-Identifier: Apache-2.0
#include "analysis/drafts.h"

#include "analysis/rule.h"

namespace fleetwright::analysis {

Draft *Drafts::at(const base::Place &place, model::Side side)
{
    if (place.line == 0)
        return nullptr;
    const auto [entry, isNew] = m_drafts.try_emplace({side, place.file, place.line});
    Draft &draft = entry->second;
    if (isNew || place.column < draft.place.column)
        draft.place = place;
    draft.side = side;
    return &draft;
}

std::vector<model::Finding>
Drafts::findings(const std::function<void(const Draft &, model::Finding &)> &write) const
{
    std::vector<model::Finding> findings;
    for (const auto &[line, draft] : m_drafts) {
        model::Finding finding;
        finding.rule = m_rule;
        finding.severity = draft.severity;
        finding.place = draft.place;
        finding.side = draft.side;
        finding.clusters.assign(draft.clusters.begin(), draft.clusters.end());
        if (draft.subjects.size() == 1)
            finding.field = *draft.subjects.begin();
        write(draft, finding);
        findings.push_back(std::move(finding));
    }
    return findings;
}

std::string listed(const std::set<std::string> &names, std::size_t most)
{
    return listed(std::vector<std::string>(names.begin(), names.end()), most);
}

} // namespace fleetwright::analysis
