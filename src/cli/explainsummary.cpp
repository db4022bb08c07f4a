// SPDX-License-Identifier: Apache-2.0
#include "cli/explainsummary.h"

#include <algorithm>
#include <tuple>

namespace fleetwright::cli {

namespace {

using Sources = std::vector<ExplainSummary::Source>;

ExplainSummary::Source &sourceOf(Sources &sources, const fleet::OriginStep &step)
{
    const auto known =
        std::find_if(sources.begin(), sources.end(), [&](const ExplainSummary::Source &source) {
            return source.layer == step.layer && source.field == step.field;
        });
    if (known != sources.end())
        return *known;
    return sources.emplace_back(
        ExplainSummary::Source{step.layer, step.field, step.place, step.reach, 0, 0});
}

} // namespace

ExplainSummary summaryOf(const std::vector<ExplainedField> &fields)
{
    ExplainSummary summary;
    for (const ExplainedField &field : fields) {
        for (const fleet::OriginStep &step : field.steps) {
            if (step.couldSet)
                continue;
            ExplainSummary::Source &source = sourceOf(summary.sources, step);
            ++(step.supplies ? source.supplies : source.hidden);
        }
    }
    std::stable_sort(summary.sources.begin(), summary.sources.end(),
                     [](const ExplainSummary::Source &left, const ExplainSummary::Source &right) {
                         return std::tie(right.reach, left.layer)
                                < std::tie(left.reach, right.layer);
                     });
    return summary;
}

bool isContested(const ExplainedField &field)
{
    return std::count_if(field.steps.begin(), field.steps.end(),
                         [](const fleet::OriginStep &step) { return !step.couldSet; })
           > 1;
}

} // namespace fleetwright::cli
