// SPDX-License-Identifier: Apache-2.0
#include "argocd/rollingsync.h"

#include "argocd/manifest.h"
#include "yaml/scalar.h"

#include <algorithm>
#include <charconv>
#include <set>
#include <utility>

namespace fleetwright::argocd {

namespace {

constexpr std::int64_t wholePercent = 100;

/// intstr.IntOrString; "25%" is the only text that means something.
base::Result<RollingSync::Limit> readLimit(const yaml::Node *node)
{
    RollingSync::Limit limit;
    if (node->isScalar() && node->tag() == yaml::Tag::Int) {
        const std::optional<yaml::Integer> number = yaml::parseInteger(node->text());
        limit.number = number ? static_cast<std::int64_t>(number->magnitude) : 0;
        limit.number = number && number->negative ? -limit.number : limit.number;
        return limit;
    }
    if (!node->isString())
        return invalidAt(node, "maxUpdate must be a number or a percentage");
    std::string_view text = node->text();
    limit.isPercent = true;
    limit.isValid = text.ends_with('%');
    if (limit.isValid)
        text.remove_suffix(1);
    const auto [stop, failure] =
        std::from_chars(text.data(), text.data() + text.size(), limit.number);
    limit.isValid &= failure == std::errc() && stop == text.data() + text.size();
    return limit;
}

base::Result<RollingSync::Expression> readExpression(const yaml::Node *item)
{
    base::Result<std::string> key = stringField(item, "key");
    if (!key)
        return key.error();
    base::Result<std::string> op = stringField(item, "operator");
    if (!op)
        return op.error();
    base::Result<std::vector<std::string>> values = stringsField(item, "values");
    if (!values)
        return values.error();
    return RollingSync::Expression{*std::move(key), *std::move(op), *std::move(values)};
}

base::Result<RollingSync::Step> readStep(const yaml::Node *item)
{
    RollingSync::Step step;
    step.place = item->span();
    const base::Result<std::vector<const yaml::Node *>> expressions =
        mapsField(item, "matchExpressions");
    if (!expressions)
        return expressions.error();
    for (const yaml::Node *one : *expressions) {
        base::Result<RollingSync::Expression> expression = readExpression(one);
        if (!expression)
            return expression.error();
        step.expressions.push_back(*std::move(expression));
    }
    const yaml::Node *limit = item->find("maxUpdate");
    if (limit && !limit->isNull()) {
        const base::Result<RollingSync::Limit> read = readLimit(limit);
        if (!read)
            return read.error();
        step.maxUpdate = *read;
    }
    return step;
}

/// How many of `total` may be on their way; nothing without a limit.
std::optional<std::int64_t> allowance(const RollingSync::Step &step, std::int64_t total)
{
    if (!step.maxUpdate)
        return std::nullopt;
    if (!step.maxUpdate->isPercent)
        return step.maxUpdate->number;
    const std::int64_t share =
        step.maxUpdate->isValid ? step.maxUpdate->number * total / wholePercent : 0;
    const bool isNone = step.maxUpdate->isValid && step.maxUpdate->number == 0;
    return share < 1 && !isNone ? 1 : share;
}

bool isPassed(const std::vector<std::string> &step,
              const std::map<std::string_view, const SteppedApplication *> &byName)
{
    return std::all_of(step.begin(), step.end(), [&byName](const std::string &name) {
        const SteppedApplication &application = *byName.at(name);
        return application.exists && application.status == "Healthy";
    });
}

void start(const RollingSync &strategy, const std::vector<SteppedApplication> &applications,
           StepPlan &plan)
{
    // As in Argo CD an Application of no step counts among the first step's.
    const auto stepOf = [&plan](const SteppedApplication &application) {
        const auto found = plan.firstStep.find(application.name);
        return found == plan.firstStep.end() ? std::size_t{0} : found->second;
    };
    std::vector<std::int64_t> total(strategy.steps.size());
    std::vector<std::int64_t> running(strategy.steps.size());
    for (const SteppedApplication &application : applications) {
        if (!application.status)
            continue;
        ++total[stepOf(application)];
        if (application.status == "Pending" || application.status == "Progressing")
            ++running[stepOf(application)];
    }
    const std::set<std::string_view> reached(plan.maySync.begin(), plan.maySync.end());
    for (const SteppedApplication &application : applications) {
        const std::size_t step = stepOf(application);
        const std::optional<std::int64_t> most = allowance(strategy.steps[step], total[step]);
        if (application.status != "Waiting" || !reached.contains(application.name)
            || (most && running[step] >= *most))
            continue;
        plan.started.push_back(application.name);
        ++running[step];
    }
}

} // namespace

base::Result<std::optional<RollingSync>> RollingSync::read(const yaml::Node *strategy)
{
    using Found = std::optional<RollingSync>;
    if (!strategy || strategy->isNull())
        return Found();
    if (!strategy->isMapping())
        return invalidAt(strategy, "strategy must be a map");
    const base::Result<std::string> type = stringField(strategy, "type");
    if (!type)
        return type.error();
    const yaml::Node *rolling = strategy->find("rollingSync");
    if (*type != "RollingSync" || !rolling || !rolling->isMapping())
        return Found();
    const base::Result<std::vector<const yaml::Node *>> steps = mapsField(rolling, "steps");
    if (!steps)
        return steps.error();
    RollingSync result;
    for (const yaml::Node *item : *steps) {
        base::Result<Step> step = readStep(item);
        if (!step)
            return step.error();
        result.steps.push_back(*std::move(step));
    }
    const base::Result<std::string> order = stringField(strategy, "deletionOrder");
    if (!order)
        return order.error();
    result.deletesInReverse = *order == "Reverse";
    return result.steps.empty() ? Found() : Found(std::move(result));
}

bool selects(const RollingSync::Step &step,
             const std::map<std::string, std::string, std::less<>> &labels)
{
    return std::all_of(step.expressions.begin(), step.expressions.end(),
                       [&labels](const RollingSync::Expression &expression) {
                           const auto label = labels.find(expression.key);
                           if (label == labels.end())
                               return expression.op != "In";
                           const bool isListed = std::find(expression.values.begin(),
                                                           expression.values.end(), label->second)
                                                 != expression.values.end();
                           return (expression.op == "In" && isListed)
                                  || (expression.op == "NotIn" && !isListed);
                       });
}

StepPlan planSteps(const RollingSync &strategy, const std::vector<SteppedApplication> &applications)
{
    StepPlan plan;
    plan.steps.resize(strategy.steps.size());
    std::map<std::string_view, const SteppedApplication *> byName;
    for (const SteppedApplication &application : applications) {
        byName.emplace(application.name, &application);
        for (std::size_t at = 0; at < strategy.steps.size(); ++at) {
            if (!selects(strategy.steps[at], application.labels))
                continue;
            plan.steps[at].push_back(application.name);
            plan.firstStep.try_emplace(application.name, at);
        }
    }
    std::set<std::string_view> seen;
    for (const std::vector<std::string> &step : plan.steps) {
        for (const std::string &name : step) {
            if (seen.insert(name).second)
                plan.maySync.push_back(name);
        }
        if (!isPassed(step, byName))
            break;
    }
    start(strategy, applications, plan);
    return plan;
}

} // namespace fleetwright::argocd
