// SPDX-License-Identifier: Apache-2.0
#include "rancherfleet/restrictions.h"

#include "base/regex.h"

#include <algorithm>
#include <set>
#include <utility>

namespace fleetwright::rancherfleet {

namespace {

using base::Error;
using base::Result;
using yaml::Entry;
using yaml::Node;

template<typename T>
std::vector<const T *> ofNamespace(const std::vector<T> &objects, const std::string &nameSpace)
{
    std::vector<const T *> found;
    for (const T &object : objects) {
        if (object.metadata.nameSpace == nameSpace)
            found.push_back(&object);
    }
    std::ranges::sort(found, {}, [](const T *object) { return object->metadata.name; });
    return found;
}

void append(std::vector<std::string> &into, const Node *object, std::string_view field)
{
    for (std::string &text : stringsAt(object, field))
        into.push_back(std::move(text));
}

void takeFirst(std::string &value, const Node *object, std::string_view field)
{
    if (value.empty())
        value = stringAt(object, field);
}

/// fmt's %v of a []string.
std::string listed(const std::vector<std::string> &values)
{
    std::string text = "[";
    for (const std::string &value : values)
        text += (text.size() > 1 ? " " : "") + value;
    return text + ']';
}

std::string notAllowed(const std::string &value, const std::vector<std::string> &allowed)
{
    return value + " not in allowed set " + listed(allowed);
}

/// isAllowed: the default where nothing is given; an empty list allows everything.
Result<std::string> granted(std::string_view what, const std::string &value,
                            const std::string &fallback, const std::vector<std::string> &allowed,
                            const base::Span &place)
{
    if (value.empty())
        return fallback;
    if (allowed.empty() || std::ranges::find(allowed, value) != allowed.end())
        return value;
    Error error;
    error.detail = notAllowed(value, allowed);
    return within("disallowed " + std::string(what) + ' ' + value, std::move(error), place);
}

enum class Anchoring { Anywhere, Whole };

/// isAllowedByRegex
Result<void> matchesAny(const std::string &repo, const std::vector<std::string> &patterns,
                        Anchoring anchoring)
{
    if (repo.empty() || patterns.empty())
        return {};
    for (const std::string &pattern : patterns) {
        if (pattern == repo)
            return {};
        const Result<base::Regex> regex = base::Regex::compile(pattern);
        if (!regex)
            return within("failed to compile regex '" + pattern + '\'', regex.error());
        if (anchoring == Anchoring::Whole ? regex->matchesWhole(repo)
                                          : regex->matchesAnywhere(repo))
            return {};
    }
    Error error;
    error.detail = notAllowed(repo, patterns);
    return error;
}

/// isAllowedByRepo: either list may accept.
Result<void> checkRepo(const GitRepo &repo, const NamespaceRules &rules)
{
    const bool restricted = !rules.restrictionRepoPatterns.empty();
    const bool ruled = !rules.policyRepoPatterns.empty();
    if (!restricted && !ruled)
        return {};
    Result<void> first = matchesAny(repo.repo, rules.restrictionRepoPatterns, Anchoring::Anywhere);
    Result<void> second = matchesAny(repo.repo, rules.policyRepoPatterns, Anchoring::Whole);
    if ((restricted && first) || (ruled && second))
        return {};
    return within("disallowed repo " + repo.repo,
                  restricted ? std::move(first).error() : std::move(second).error(),
                  placeOf(repo.spec, "repo"));
}

Error deniedNamespace(const GitRepo &repo, std::string_view restriction)
{
    Error error;
    error.detail = "empty targetNamespace denied, because " + std::string(restriction)
                   + " restriction is present";
    error.place =
        repo.spec->span().known() ? repo.spec->span().place() : std::optional<base::Place>();
    error.hint = "give the GitRepo a targetNamespace";
    return error;
}

std::string expressionKey(const Node *expression)
{
    std::string values;
    for (const std::string &value : stringsAt(expression, "values"))
        values += (values.empty() ? "" : ",") + value;
    return stringAt(expression, "key") + '|' + stringAt(expression, "operator") + '|' + values;
}

const Node *mergedSelectors(const Node *base, const Node *more, const yaml::NodeBuilder &build)
{
    std::vector<Entry> labels;
    if (const Node *own = base->find("matchLabels"))
        labels.assign(own->entries().begin(), own->entries().end());
    if (const Node *other = more->find("matchLabels")) {
        for (const Entry &entry : other->entries()) {
            std::erase_if(labels, [&entry](const Entry &one) {
                return one.key->text() == entry.key->text();
            });
            labels.push_back(entry);
        }
    }
    std::vector<const Node *> expressions;
    std::set<std::string> seen;
    for (const Node *selector : {base, more}) {
        const Node *list = selector->find("matchExpressions");
        if (!list)
            continue;
        for (const Node *expression : list->items()) {
            if (seen.insert(expressionKey(expression)).second || selector == base)
                expressions.push_back(expression);
        }
    }
    std::vector<Entry> entries;
    if (!labels.empty())
        entries.push_back({build.string("matchLabels"), build.mapping(labels)});
    if (!expressions.empty())
        entries.push_back({build.string("matchExpressions"), build.sequence(expressions)});
    return build.mapping(entries, base->span());
}

} // namespace

NamespaceRules rulesOf(const std::string &nameSpace, const FleetObjects &objects)
{
    NamespaceRules rules;
    for (const GitRepoRestriction *restriction : ofNamespace(objects.restrictions, nameSpace)) {
        const Node *fields = restriction->fields;
        takeFirst(rules.defaultServiceAccount, fields, "defaultServiceAccount");
        takeFirst(rules.defaultClientSecretName, fields, "defaultClientSecretName");
        append(rules.allowedServiceAccounts, fields, "allowedServiceAccounts");
        append(rules.allowedClientSecretNames, fields, "allowedClientSecretNames");
        append(rules.restrictionRepoPatterns, fields, "allowedRepoPatterns");
        append(rules.allowedTargetNamespaces, fields, "allowedTargetNamespaces");
        if (const Node *selector = fields->find("allowedTargetNamespaceSelector"))
            rules.targetNamespaceSelectors.push_back(selector);
    }
    for (const Policy *policy : ofNamespace(objects.policies, nameSpace)) {
        const Node *gitRepo = policy->fields->find("gitRepo");
        rules.hasPolicies = true;
        rules.requiresServiceAccount |= isTrueAt(policy->fields, "requireServiceAccount");
        rules.allowsNamespaceCreation |= isTrueAt(policy->fields, "allowNamespaceCreation");
        append(rules.policyServiceAccounts, policy->fields, "allowedServiceAccounts");
        takeFirst(rules.defaultServiceAccount, gitRepo, "defaultServiceAccount");
        takeFirst(rules.defaultClientSecretName, gitRepo, "defaultClientSecretName");
        append(rules.allowedClientSecretNames, gitRepo, "allowedClientSecretNames");
        append(rules.policyRepoPatterns, gitRepo, "allowedRepoPatterns");
    }
    rules.allowedServiceAccounts.insert(rules.allowedServiceAccounts.end(),
                                        rules.policyServiceAccounts.begin(),
                                        rules.policyServiceAccounts.end());
    return rules;
}

Result<GrantedSettings> authorized(const GitRepo &repo, const NamespaceRules &rules)
{
    if (repo.targetNamespace.empty()) {
        if (!rules.allowedTargetNamespaces.empty())
            return deniedNamespace(repo, "allowedTargetNamespaces");
        if (!rules.targetNamespaceSelectors.empty())
            return deniedNamespace(repo, "allowedTargetNamespaceSelector");
    }
    Result<std::string> nameSpace =
        granted("targetNamespace", repo.targetNamespace, {}, rules.allowedTargetNamespaces,
                placeOf(repo.spec, "targetNamespace"));
    if (!nameSpace)
        return std::move(nameSpace).error();
    Result<std::string> account =
        granted("serviceAccount", repo.serviceAccount, rules.defaultServiceAccount,
                rules.allowedServiceAccounts, placeOf(repo.spec, "serviceAccount"));
    if (!account)
        return std::move(account).error();
    if (Result<void> checked = checkRepo(repo, rules); !checked)
        return std::move(checked).error();
    const Result<std::string> secret =
        granted("clientSecretName", repo.clientSecretName, rules.defaultClientSecretName,
                rules.allowedClientSecretNames, placeOf(repo.spec, "clientSecretName"));
    if (!secret)
        return secret.error();
    if (rules.requiresServiceAccount && account->empty()) {
        Error error;
        error.detail = "serviceAccount is required by Policy but is not set";
        if (repo.metadata.place.known())
            error.place = repo.metadata.place.place();
        return error;
    }
    return GrantedSettings{*std::move(nameSpace), *std::move(account)};
}

const Node *namespaceSelector(const NamespaceRules &rules, const yaml::NodeBuilder &build)
{
    const Node *merged = nullptr;
    for (const Node *selector : rules.targetNamespaceSelectors)
        merged = merged ? mergedSelectors(merged, selector, build) : selector;
    return merged;
}

Result<void> checkServiceAccount(const std::string &account, const NamespaceRules &rules)
{
    const std::vector<std::string> &allowed = rules.policyServiceAccounts;
    if (account.empty() || allowed.empty() || std::ranges::find(allowed, account) != allowed.end())
        return {};
    Error error;
    error.detail = "disallowed serviceAccount " + account + ": " + notAllowed(account, allowed);
    return error;
}

} // namespace fleetwright::rancherfleet
