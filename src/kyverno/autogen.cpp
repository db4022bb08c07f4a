// SPDX-License-Identifier: Apache-2.0
#include "kyverno/autogen.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

namespace fleetwright::kyverno {

namespace {

using Kind = std::pair<std::string_view, std::string_view>;

/// internal/gvk.go PodControllerGVKMap
constexpr std::array<Kind, 6> podControllers{{{"DaemonSet", "apps/v1/DaemonSet"},
                                              {"Deployment", "apps/v1/Deployment"},
                                              {"Job", "batch/v1/Job"},
                                              {"ReplicaSet", "apps/v1/ReplicaSet"},
                                              {"ReplicationController", "v1/ReplicationController"},
                                              {"StatefulSet", "apps/v1/StatefulSet"}}};
constexpr std::string_view cronJob = "CronJob";

bool holdsKind(const std::vector<std::string> &kinds, std::string_view kind)
{
    return std::any_of(kinds.begin(), kinds.end(), [&](const std::string &text) {
        return KindSelector::of(text).kind == kind;
    });
}

bool isPodKind(const std::string &kind)
{
    return kind == "Pod" || kind == cronJob
           || std::any_of(podControllers.begin(), podControllers.end(),
                          [&](const Kind &controller) { return controller.first == kind; });
}

/// checkAutogenSupport
bool allowsControllers(const Filter &filter, bool &isNeeded)
{
    if (!filter.names.empty() || filter.selector || filter.annotations
        || (filter.kinds.size() > 1 && holdsKind(filter.kinds, "Pod")))
        return false;
    isNeeded = isNeeded || std::any_of(filter.kinds.begin(), filter.kinds.end(), isPodKind);
    return true;
}

/// CanAutoGen: one rule that names or selects ends it for the whole policy.
bool canGenerate(const std::vector<const yaml::Node *> &rules)
{
    bool isNeeded = false;
    for (const yaml::Node *rule : rules) {
        if (rule->find("generate"))
            return false;
        const yaml::Node *mutation = rule->find("mutate");
        if (mutation && mutation->find("patchesJson6902"))
            return false;
        for (const std::string_view part : {"match", "exclude"}) {
            const Filters filters = Filters::of(rule->find(part));
            for (const Filter *filter : filters.each()) {
                if (!allowsControllers(*filter, isNeeded))
                    return false;
            }
        }
    }
    return isNeeded;
}

std::set<std::string, std::less<>> splitNames(std::string_view text)
{
    std::set<std::string, std::less<>> names;
    for (std::size_t begin = 0;;) {
        const std::size_t end = text.find(',', begin);
        names.emplace(text.substr(begin, end - begin));
        if (end == std::string_view::npos)
            return names;
        begin = end + 1;
    }
}

/// getAnyAllAutogenRule: the kinds of filters about Pods become those of the controllers.
void replaceKinds(Filters &filters, const std::vector<std::string> &kinds, bool ofExclude)
{
    const auto replace = [&](Filter &filter) {
        if (holdsKind(filter.kinds, "Pod"))
            filter.kinds = kinds;
    };
    if (!filters.any.empty())
        std::for_each(filters.any.begin(), filters.any.end(), replace);
    else if (!filters.all.empty())
        std::for_each(filters.all.begin(), filters.all.end(), replace);
    else if (!ofExclude || !filters.own.kinds.empty())
        filters.own.kinds = kinds;
}

struct Generation {
    std::string_view prefix;
    std::vector<std::string_view> below; ///< where the Pod stands in the controller
    std::vector<std::string> kinds;
};

Rule generated(const Rule &rule, const Generation &how)
{
    constexpr std::size_t longestName = 63;
    Rule result = rule;
    result.name = (std::string(how.prefix) + rule.name).substr(0, longestName);
    result.isGenerated = true;
    for (Pattern &pattern : result.patterns)
        pattern = pattern.below(how.below);
    replaceKinds(result.match, how.kinds, false);
    if (!result.exclude.isEmpty())
        replaceKinds(result.exclude, how.kinds, true);
    return result;
}

/// generateRuleForControllers
bool isAboutPods(const Rule &rule)
{
    std::vector<std::string> matched;
    for (const Filter *filter : rule.match.each())
        matched.insert(matched.end(), filter->kinds.begin(), filter->kinds.end());
    std::vector<std::string> excluded;
    for (const Filter *filter : rule.exclude.each())
        excluded.insert(excluded.end(), filter->kinds.begin(), filter->kinds.end());
    return !rule.name.starts_with("autogen-") && holdsKind(matched, "Pod")
           && (excluded.empty() || holdsKind(excluded, "Pod"));
}

} // namespace

std::vector<Rule> rulesForControllers(const std::vector<const yaml::Node *> &rules,
                                      const std::vector<Rule> &evaluable,
                                      std::optional<std::string_view> controllers)
{
    if (!canGenerate(rules))
        return {};
    const std::set<std::string, std::less<>> wanted = splitNames(controllers.value_or("all"));
    const bool all = wanted.contains("all");
    Generation ofTemplate{"autogen-", {"spec", "template"}, {}};
    for (const auto &[kind, selector] : podControllers) {
        if (all || wanted.contains(kind))
            ofTemplate.kinds.emplace_back(selector);
    }
    const Generation ofCronJob{
        "autogen-cronjob-", {"spec", "jobTemplate", "spec", "template"}, {"batch/v1/CronJob"}};
    std::vector<Rule> result;
    for (const Rule &rule : evaluable) {
        if (!isAboutPods(rule))
            continue;
        if (!ofTemplate.kinds.empty())
            result.push_back(generated(rule, ofTemplate));
        if (all || wanted.contains(cronJob))
            result.push_back(generated(rule, ofCronJob));
    }
    return result;
}

} // namespace fleetwright::kyverno
