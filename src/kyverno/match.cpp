// SPDX-License-Identifier: Apache-2.0
#include "kyverno/match.h"

#include "kyverno/wildcard.h"
#include "model/labelselector.h"
#include "model/selector.h"

#include <algorithm>
#include <map>

namespace fleetwright::kyverno {

namespace {

using Labels = std::map<std::string, std::string>;
using Texts = std::vector<std::string>;

Texts textsAt(const yaml::Node *node, std::string_view key)
{
    Texts texts;
    const yaml::Node *list = node->find(key);
    if (!list)
        return texts;
    for (const yaml::Node *item : list->items())
        texts.emplace_back(item->text());
    return texts;
}

Labels labelsOf(const yaml::Node *node)
{
    Labels labels;
    if (node) {
        for (const yaml::Entry &entry : node->entries())
            labels.emplace(entry.key->text(), entry.value->text());
    }
    return labels;
}

bool anyFits(const Texts &patterns, std::string_view text)
{
    return std::any_of(patterns.begin(), patterns.end(),
                       [&](const std::string &pattern) { return wildcardMatches(pattern, text); });
}

bool isVersion(std::string_view text)
{
    if (text == "*")
        return true;
    if (text.size() < 2 || text.front() != 'v')
        return false;
    const std::size_t end = text.find_first_not_of("0123456789", 1);
    if (end == std::string_view::npos)
        return true;
    std::string_view rest = text.substr(end);
    for (const std::string_view word : {"alpha", "beta"}) {
        if (end > 1 && rest.starts_with(word) && rest.size() > word.size())
            return rest.find_first_not_of("0123456789", word.size()) == std::string_view::npos;
    }
    return false;
}

bool isLowerCase(std::string_view text)
{
    return std::none_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

bool kindFits(const Texts &kinds, const model::ResourceId &id)
{
    return std::any_of(kinds.begin(), kinds.end(), [&](const std::string &text) {
        const KindSelector selector = KindSelector::of(text);
        return wildcardMatches(selector.group, id.group)
               && wildcardMatches(selector.version, id.version)
               && wildcardMatches(selector.kind, id.kind)
               && wildcardMatches(selector.subresource, "");
    });
}

/// CheckAnnotations: each wanted pair fits some pair.
bool annotationsFit(const yaml::Node *wanted, const yaml::Node *actual)
{
    const Labels pairs = labelsOf(actual);
    return std::all_of(wanted->entries().begin(), wanted->entries().end(),
                       [&](const yaml::Entry &entry) {
                           return std::any_of(pairs.begin(), pairs.end(), [&](const auto &pair) {
                               return wildcardMatches(entry.key->text(), pair.first)
                                      && wildcardMatches(entry.value->text(), pair.second);
                           });
                       });
}

Answer both(Answer left, Answer right)
{
    if (left == Answer::No || right == Answer::No)
        return Answer::No;
    return left == Answer::Unknown || right == Answer::Unknown ? Answer::Unknown : Answer::Yes;
}

Answer answer(bool yes)
{
    return yes ? Answer::Yes : Answer::No;
}

Answer namespaceSelects(const Filter &filter, const Resource &resource,
                        const NamespaceLabels &labels)
{
    if (resource.id.kind == "Namespace")
        return Answer::No;
    const std::optional<const yaml::Node *> known = labels(resource.id.nameSpace);
    return known ? selects(filter.namespaceSelector, *known) : Answer::Unknown;
}

/// doesResourceMatchConditionBlock
Answer fits(const Filter &filter, const Resource &resource, const NamespaceLabels &labels)
{
    const Texts &operations = filter.operations;
    const bool isForCreation =
        operations.empty()
        || std::any_of(operations.begin(), operations.end(), [](const std::string &operation) {
               return operation == "CREATE" || operation == "UPDATE";
           });
    const std::string_view place =
        resource.id.kind == "Namespace" ? resource.id.name : resource.id.nameSpace;
    if (filter.isEmpty() || !isForCreation
        || (!filter.kinds.empty() && !kindFits(filter.kinds, resource.id))
        || (!filter.names.empty() && !anyFits(filter.names, resource.id.name))
        || (!filter.namespaces.empty() && !anyFits(filter.namespaces, place)))
        return Answer::No;
    if (filter.annotations
        && !annotationsFit(filter.annotations,
                           resource.root->findPath({"metadata", "annotations"})))
        return Answer::No;
    Answer result = filter.asksWho ? Answer::Unknown : Answer::Yes;
    if (filter.selector)
        result =
            both(result, selects(filter.selector, resource.root->findPath({"metadata", "labels"})));
    if (filter.namespaceSelector)
        result = both(result, namespaceSelects(filter, resource, labels));
    return result;
}

/// How the entries of `any` or `all` come out together.
Answer together(const Filters &filters, const Resource &resource, const NamespaceLabels &labels)
{
    if (!filters.any.empty()) {
        Answer result = Answer::No;
        for (const Filter &filter : filters.any) {
            const Answer one = fits(filter, resource, labels);
            if (one == Answer::Yes)
                return one;
            result = one == Answer::Unknown ? one : result;
        }
        return result;
    }
    if (filters.all.empty())
        return fits(filters.own, resource, labels);
    Answer result = Answer::Yes;
    for (const Filter &filter : filters.all)
        result = both(result, fits(filter, resource, labels));
    return result;
}

/// ReplaceInSelector: wildcards in matchLabels become the first pair of the resource that fits.
Answer matchLabelsFit(const yaml::Node *wanted, const Labels &labels)
{
    for (const yaml::Entry &entry : wanted->entries()) {
        const std::string_view key = entry.key->text();
        const std::string_view value = entry.value->text();
        const bool fits = std::any_of(labels.begin(), labels.end(), [&](const auto &pair) {
            if (hasWildcard(key) || hasWildcard(value))
                return wildcardMatches(key, pair.first) && wildcardMatches(value, pair.second);
            return pair.first == key && pair.second == value;
        });
        if (!fits)
            return Answer::No;
    }
    return Answer::Yes;
}

} // namespace

KindSelector KindSelector::of(std::string_view text)
{
    Texts parts;
    for (std::size_t begin = 0;;) {
        const std::size_t end = text.find('/', begin);
        parts.emplace_back(text.substr(begin, end - begin));
        if (end == std::string_view::npos)
            break;
        begin = end + 1;
    }
    // "Pod.exec" is a subresource as well as "Pod/exec".
    const std::string last = parts.back();
    if (const std::size_t dot = last.find('.'); dot != std::string::npos) {
        parts.back() = last.substr(0, dot);
        parts.push_back(last.substr(dot + 1));
    }
    switch (parts.size()) {
    case 1:
        return {"*", "*", parts[0], ""};
    case 2:
        if (parts[0] == "*" && parts[1] == "*")
            return {"*", "*", "*", "*"};
        if (parts[0] == "*" && isLowerCase(parts[1]))
            return {"*", "*", parts[0], parts[1]};
        if (isVersion(parts[0]))
            return {"*", parts[0], parts[1], ""};
        return {"*", "*", parts[0], parts[1]};
    case 3:
        if (isVersion(parts[0]))
            return {"*", parts[0], parts[1], parts[2]};
        return {parts[0], parts[1], parts[2], ""};
    case 4:
        return {parts[0], parts[1], parts[2], parts[3]};
    default:
        return {};
    }
}

Filter Filter::of(const yaml::Node *node)
{
    Filter filter;
    for (const std::string_view field : {"subjects", "roles", "clusterRoles"}) {
        const yaml::Node *who = node->find(field);
        filter.asksWho = filter.asksWho || (who && !who->items().empty());
    }
    const yaml::Node *resources = node->find("resources");
    if (!resources)
        return filter;
    filter.kinds = textsAt(resources, "kinds");
    filter.names = textsAt(resources, "names");
    if (const yaml::Node *name = resources->find("name"); name && !name->text().empty()) {
        filter.names.emplace_back(name->text());
    }
    filter.namespaces = textsAt(resources, "namespaces");
    filter.operations = textsAt(resources, "operations");
    filter.annotations = resources->find("annotations");
    filter.selector = resources->find("selector");
    filter.namespaceSelector = resources->find("namespaceSelector");
    return filter;
}

bool Filter::isEmpty() const
{
    return kinds.empty() && names.empty() && namespaces.empty() && operations.empty()
           && !annotations && !selector && !namespaceSelector && !asksWho;
}

Filters Filters::of(const yaml::Node *node)
{
    Filters filters;
    if (!node)
        return filters;
    filters.own = Filter::of(node);
    if (const yaml::Node *any = node->find("any")) {
        for (const yaml::Node *item : any->items())
            filters.any.push_back(Filter::of(item));
    }
    if (const yaml::Node *all = node->find("all")) {
        for (const yaml::Node *item : all->items())
            filters.all.push_back(Filter::of(item));
    }
    return filters;
}

bool Filters::isEmpty() const
{
    return any.empty() && all.empty() && own.isEmpty();
}

std::vector<const Filter *> Filters::each() const
{
    std::vector<const Filter *> filters{&own};
    for (const Filter &filter : any)
        filters.push_back(&filter);
    for (const Filter &filter : all)
        filters.push_back(&filter);
    return filters;
}

Answer matches(const Filters &filters, const Resource &resource, const NamespaceLabels &labels)
{
    return together(filters, resource, labels);
}

Answer excludes(const Filters &filters, const Resource &resource, const NamespaceLabels &labels)
{
    return filters.isEmpty() ? Answer::No : together(filters, resource, labels);
}

Answer selects(const yaml::Node *selector, const yaml::Node *labels)
{
    if (!selector)
        return Answer::Yes;
    const Labels pairs = labelsOf(labels);
    const yaml::Node *wanted = selector->find("matchLabels");
    Answer result = wanted ? matchLabelsFit(wanted, pairs) : Answer::Yes;
    const yaml::Node *expressions = selector->find("matchExpressions");
    if (!expressions)
        return result;
    const base::Result<model::Selector> read =
        model::Selector::read(selector, model::Selector::Values::Any);
    if (!read)
        return result == Answer::No ? result : Answer::Unknown;
    for (const model::Selector::Requirement &requirement : read->requirements()) {
        // Those of matchLabels are answered above, with wildcards.
        if (wanted && wanted->find(requirement.rule.key))
            continue;
        const auto found = pairs.find(requirement.rule.key);
        const std::optional<std::string> value =
            found == pairs.end() ? std::nullopt : std::optional<std::string>(found->second);
        result = both(result, answer(model::matches(requirement.rule, value)));
    }
    return result;
}

} // namespace fleetwright::kyverno
