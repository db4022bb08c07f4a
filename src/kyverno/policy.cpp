// SPDX-License-Identifier: Apache-2.0
#include "kyverno/policy.h"

#include "kyverno/anchor.h"
#include "kyverno/autogen.h"
#include "kyverno/wildcard.h"

#include <algorithm>
#include <array>

namespace fleetwright::kyverno {

namespace {

std::string_view textAt(const yaml::Node *node, std::initializer_list<std::string_view> keys)
{
    const yaml::Node *found = node->findPath(keys);
    return found ? found->text() : std::string_view();
}

bool holdsVariable(const yaml::Node *node)
{
    if (node->isScalar())
        return node->text().find("{{") != std::string_view::npos
               || node->text().find("$(") != std::string_view::npos;
    return std::any_of(node->entries().begin(), node->entries().end(),
                       [](const yaml::Entry &entry) {
                           return holdsVariable(entry.key) || holdsVariable(entry.value);
                       })
           || std::any_of(node->items().begin(), node->items().end(), holdsVariable);
}

/// `+(key)` belongs to mutations; Kyverno refuses it here.
bool addsIfAbsent(const yaml::Node *node)
{
    for (const yaml::Entry &entry : node->entries()) {
        const std::optional<Anchor> anchor = Anchor::parse(entry.key->text());
        if ((anchor && anchor->type == Anchor::Type::AddIfNotPresent) || addsIfAbsent(entry.value))
            return true;
    }
    return std::any_of(node->items().begin(), node->items().end(), addsIfAbsent);
}

bool isGiven(const yaml::Node *node)
{
    return node && !node->isNull() && (node->isScalar() || node->size() > 0);
}

bool dependsOnRequest(const yaml::Node *rule, const Rule &read)
{
    for (const std::string_view field : {"context", "preconditions", "celPreconditions"}) {
        if (isGiven(rule->find(field)))
            return true;
    }
    for (const Filters *filters : {&read.match, &read.exclude}) {
        for (const Filter *filter : filters->each()) {
            if (filter->asksWho)
                return true;
        }
    }
    return false;
}

Action actionOf(std::string_view text, Action otherwise)
{
    if (text.empty())
        return otherwise;
    return text == "Enforce" || text == "enforce" ? Action::Enforce : Action::Audit;
}

void addOverrides(const yaml::Node *list, std::vector<ActionOverride> &overrides)
{
    if (!list)
        return;
    for (const yaml::Node *item : list->items()) {
        ActionOverride one;
        one.action = actionOf(textAt(item, {"action"}), Action::Audit);
        if (const yaml::Node *namespaces = item->find("namespaces")) {
            for (const yaml::Node *name : namespaces->items())
                one.namespaces.emplace_back(name->text());
        }
        one.namespaceSelector = item->find("namespaceSelector");
        overrides.push_back(std::move(one));
    }
}

void readAction(const yaml::Node *validate, const yaml::Node *spec, Rule &rule)
{
    const Action ofPolicy = actionOf(textAt(spec, {"validationFailureAction"}), Action::Audit);
    const std::string_view own = textAt(validate, {"failureAction"});
    rule.action = actionOf(own, ofPolicy);
    addOverrides(validate->find("failureActionOverrides"), rule.overrides);
    if (own.empty() && rule.overrides.empty())
        addOverrides(spec->find("validationFailureActionOverrides"), rule.overrides);
}

/// Nothing where the rule validates no pattern, or depends on what is not known.
std::optional<Rule> readRule(const yaml::Node *node, const yaml::Node *spec)
{
    const yaml::Node *validate = node->find("validate");
    if (!validate)
        return {};
    Rule rule;
    rule.name = textAt(node, {"name"});
    rule.match = Filters::of(node->find("match"));
    rule.exclude = Filters::of(node->find("exclude"));
    rule.message = textAt(validate, {"message"});
    const yaml::Node *pattern = validate->find("pattern");
    const yaml::Node *anyPattern = validate->find("anyPattern");
    const yaml::Node *asked = isGiven(pattern) ? pattern : anyPattern;
    // deny counts before patterns (validator.validate).
    if (!isGiven(asked) || isGiven(validate->find("deny")) || holdsVariable(asked)
        || addsIfAbsent(asked) || dependsOnRequest(node, rule))
        return {};
    if (asked == pattern) {
        rule.patterns.push_back(Pattern::of(pattern));
    } else {
        rule.isAnyPattern = true;
        for (const yaml::Node *item : anyPattern->items())
            rule.patterns.push_back(Pattern::of(item));
    }
    readAction(validate, spec, rule);
    return rule;
}

void addUnsupported(const yaml::Node *rule, std::vector<Unsupported> &found)
{
    static constexpr std::array<std::string_view, 6> languages = {
        "deny", "cel", "foreach", "manifests", "podSecurity", "assert"};
    const yaml::Node *validate = rule->find("validate");
    for (const std::string_view language : languages) {
        const yaml::Entry *entry = validate ? validate->findEntry(language) : nullptr;
        if (entry)
            found.push_back({std::string(textAt(rule, {"name"})), language, entry->key});
    }
}

bool isControllerOfPods(const model::ResourceId &id)
{
    static constexpr std::array<std::string_view, 7> kinds = {
        "DaemonSet",   "Deployment", "Job", "ReplicaSet", "ReplicationController",
        "StatefulSet", "CronJob"};
    return std::find(kinds.begin(), kinds.end(), id.kind) != kinds.end();
}

/// The default resourceFilters of the chart: Kyverno is not asked about these.
bool isPassedOver(const Resource &resource)
{
    static constexpr std::array<std::string_view, 4> namespaces = {"kube-system", "kube-public",
                                                                   "kube-node-lease", "kyverno"};
    const std::string_view place =
        resource.id.kind == "Namespace" ? resource.id.name : resource.id.nameSpace;
    return std::find(namespaces.begin(), namespaces.end(), place) != namespaces.end();
}

bool namesRule(const yaml::Node *exception, const Policy &policy, const Rule &rule)
{
    const std::string name =
        policy.nameSpace.empty() ? policy.name : policy.nameSpace + "/" + policy.name;
    const yaml::Node *list = exception->findPath({"spec", "exceptions"});
    for (const yaml::Node *item : list ? list->items() : std::span<const yaml::Node *const>()) {
        const yaml::Node *rules = item->find("ruleNames");
        if (textAt(item, {"policyName"}) != name || !rules)
            continue;
        for (const yaml::Node *one : rules->items()) {
            if (wildcardMatches(one->text(), rule.name))
                return true;
        }
    }
    return false;
}

} // namespace

bool isPolicy(const model::ResourceId &id)
{
    return id.group == "kyverno.io" && (id.kind == "ClusterPolicy" || id.kind == "Policy");
}

bool isPolicyException(const model::ResourceId &id)
{
    return id.kind == "PolicyException"
           && (id.group == "kyverno.io" || id.group == "policies.kyverno.io");
}

Policy Policy::of(const model::ResourceId &id, const yaml::Node *root)
{
    Policy policy;
    policy.name = id.name;
    policy.nameSpace = id.kind == "Policy" ? id.nameSpace : "";
    const yaml::Node *spec = root->find("spec");
    const yaml::Node *rules = spec ? spec->find("rules") : nullptr;
    if (!rules)
        return policy;
    std::vector<const yaml::Node *> nodes(rules->items().begin(), rules->items().end());
    for (const yaml::Node *node : nodes) {
        addUnsupported(node, policy.unsupported);
        if (std::optional<Rule> rule = readRule(node, spec))
            policy.rules.push_back(*std::move(rule));
    }
    const yaml::Node *annotation =
        root->findPath({"metadata", "annotations", "pod-policies.kyverno.io/autogen-controllers"});
    std::vector<Rule> generated = rulesForControllers(
        nodes, policy.rules,
        annotation ? std::optional<std::string_view>(annotation->text()) : std::nullopt);
    std::move(generated.begin(), generated.end(), std::back_inserter(policy.rules));
    return policy;
}

std::optional<Verdict> evaluate(const Policy &policy, const Rule &rule, const Resource &resource,
                                const NamespaceLabels &labels)
{
    if (isPassedOver(resource)
        || (!policy.nameSpace.empty() && policy.nameSpace != resource.id.nameSpace)
        || (rule.isGenerated && !isControllerOfPods(resource.id)))
        return {};
    if (matches(rule.match, resource, labels) != Answer::Yes
        || excludes(rule.exclude, resource, labels) != Answer::No)
        return {};
    return rule.isAnyPattern ? matchAnyPattern(resource.root, rule.patterns)
                             : matchPattern(resource.root, rule.patterns.front());
}

Action actionFor(const Rule &rule, const Resource &resource, const NamespaceLabels &labels)
{
    for (const ActionOverride &one : rule.overrides) {
        const bool named =
            one.namespaces.empty()
            || std::any_of(one.namespaces.begin(), one.namespaces.end(),
                           [&](const std::string &pattern) {
                               return wildcardMatches(pattern, resource.id.nameSpace);
                           });
        const std::optional<const yaml::Node *> known =
            one.namespaceSelector ? labels(resource.id.nameSpace) : std::nullopt;
        const bool selected = !one.namespaceSelector
                              || (known && selects(one.namespaceSelector, *known) == Answer::Yes);
        if (named && selected)
            return one.action;
    }
    return rule.action;
}

bool isExcepted(const yaml::Node *exception, const Policy &policy, const Rule &rule,
                const Resource &resource, const NamespaceLabels &labels)
{
    const yaml::Node *match = exception->findPath({"spec", "match"});
    if (!match || !namesRule(exception, policy, rule))
        return false;
    return matches(Filters::of(match), resource, labels) != Answer::No;
}

} // namespace fleetwright::kyverno
