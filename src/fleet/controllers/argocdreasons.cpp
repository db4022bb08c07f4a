// SPDX-License-Identifier: Apache-2.0
#include "fleet/controllers/argocdreasons.h"

#include <algorithm>

namespace fleetwright::fleet {

namespace {

using argocd::SetOrigin;
using model::Reason;

constexpr std::size_t mostParameters = 16;

base::Place placeOf(const base::Span &span)
{
    return span.known() ? span.place() : base::Place{};
}

bool isNamePart(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'
           || c == '-' || c == '/';
}

/// The keys of ".metadata.labels.region"; text begins behind the dot.
std::vector<std::string> keysAt(std::string_view text)
{
    std::vector<std::string> keys(1);
    for (const char c : text) {
        if (c == '.')
            keys.emplace_back();
        else if (isNamePart(c))
            keys.back() += c;
        else
            break;
    }
    std::erase_if(keys, [](const std::string &key) { return key.empty(); });
    return keys;
}

/// What a template's braces name: ".a.b" and the text that follows it in `index .a "b"`; for flat
/// templates the whole tag is one key.
std::vector<std::string> keysOfTag(std::string_view tag, bool isGo)
{
    if (!isGo) {
        const std::size_t begin = tag.find_first_not_of(" \t");
        const std::size_t end = tag.find_last_not_of(" \t");
        return begin == std::string_view::npos
                   ? std::vector<std::string>()
                   : std::vector{std::string(tag.substr(begin, end - begin + 1))};
    }
    const std::size_t dot = tag.find('.');
    if (dot == std::string_view::npos)
        return {};
    std::vector<std::string> keys = keysAt(tag.substr(dot + 1));
    const std::size_t quote = tag.find('"', dot);
    const bool isIndex = tag.find("index") < dot || tag.find("get ") < dot;
    const std::size_t end = quote == std::string_view::npos ? quote : tag.find('"', quote + 1);
    if (isIndex && end != std::string_view::npos)
        keys.emplace_back(tag.substr(quote + 1, end - quote - 1));
    return keys;
}

std::string joined(const std::vector<std::string> &keys)
{
    std::string text;
    for (const std::string &key : keys)
        text.append(text.empty() ? "" : ".").append(key);
    return text;
}

const argocd::Value *valueAt(const argocd::Value &values, const std::vector<std::string> &keys)
{
    const argocd::Value *value = &values;
    for (const std::string &key : keys) {
        value = value->isMap() ? value->find(key) : nullptr;
        if (!value)
            return nullptr;
    }
    return value;
}

bool isScalar(const argocd::Value &value)
{
    return !value.isMap() && !value.isList() && !value.isNull();
}

std::string_view ruleText(argocd::Decision::Rule rule)
{
    switch (rule) {
    case argocd::Decision::Rule::ClusterSelector:
        return "clusters";
    case argocd::Decision::Rule::LocalCluster:
        return "the local cluster";
    case argocd::Decision::Rule::SameName:
        return "another Secret of the same cluster name stands for both";
    case argocd::Decision::Rule::GitDirectory:
        return "git directories";
    case argocd::Decision::Rule::GitFile:
        return "git files";
    case argocd::Decision::Rule::PostSelector:
        return "the entry's selector";
    case argocd::Decision::Rule::MergeBase:
        return "no set of the first generator has its keys";
    }
    return {};
}

Reason::Kind kindOf(argocd::Decision::Rule rule)
{
    switch (rule) {
    case argocd::Decision::Rule::GitDirectory:
    case argocd::Decision::Rule::GitFile:
        return Reason::Kind::Pattern;
    case argocd::Decision::Rule::SameName:
        return Reason::Kind::Order;
    default:
        return Reason::Kind::Generator;
    }
}

} // namespace

ArgoCdReasons::ArgoCdReasons(const argocd::ApplicationSet &set,
                             const argocd::ClusterRegistry &clusters)
    : m_set(set)
{
    for (const argocd::RegisteredCluster &cluster : clusters.clusters())
        m_clusters[cluster.name] = &cluster;
    noteSelectors(set.generators);
    noteParameters(set.templateNode);
    if (set.templatePatch)
        noteParameters(set.templatePatch);
}

void ArgoCdReasons::noteSelectors(std::span<const yaml::Node *const> entries)
{
    for (const yaml::Node *entry : entries) {
        const yaml::Node *selector = entry->findPath({"clusters", "selector"});
        if (selector && selector->span().known()) {
            auto read = model::Selector::read(selector, model::Selector::Values::Labels);
            if (read)
                m_selectors.emplace(Place{selector->span().file, selector->span().begin},
                                    *std::move(read));
        }
        for (const std::string_view combination : {"matrix", "merge"}) {
            if (const yaml::Node *children = entry->findPath({combination, "generators"}))
                noteSelectors(children->items());
        }
    }
}

void ArgoCdReasons::noteParameters(const yaml::Node *text)
{
    for (const yaml::Entry &entry : text->entries()) {
        noteParameters(entry.key);
        noteParameters(entry.value);
    }
    for (const yaml::Node *item : text->items())
        noteParameters(item);
    const std::string_view all = text->text();
    std::size_t open = all.find("{{");
    while (open != std::string_view::npos && m_parameters.size() < mostParameters) {
        const std::size_t close = all.find("}}", open);
        if (close == std::string_view::npos)
            return;
        std::vector<std::string> keys =
            keysOfTag(all.substr(open + 2, close - open - 2), m_set.language.isGo);
        if (!keys.empty() && std::ranges::find(m_parameters, keys) == m_parameters.end())
            m_parameters.push_back(std::move(keys));
        open = all.find("{{", close);
    }
}

void ArgoCdReasons::addCluster(const SetOrigin &origin, std::vector<Reason> &reasons) const
{
    const auto known = m_clusters.find(origin.subject);
    if (known == m_clusters.end())
        return;
    const argocd::RegisteredCluster &cluster = *known->second;
    reasons.push_back(
        {Reason::Kind::Registration, "Secret " + cluster.secretName, placeOf(cluster.place), true});
    const auto selector =
        origin.decidedBy.known()
            ? m_selectors.find(Place{origin.decidedBy.file, origin.decidedBy.begin})
            : m_selectors.end();
    if (selector == m_selectors.end() || selector->second.isEmpty()) {
        reasons.push_back({Reason::Kind::Generator, "clusters", placeOf(origin.decidedBy), true});
        return;
    }
    const argocd::Value *labels = valueAt(*cluster.goParameters, {"metadata", "labels"});
    for (const model::Selector::Requirement &requirement : selector->second.requirements()) {
        const argocd::Value *label = labels ? labels->find(requirement.rule.key) : nullptr;
        if (label)
            reasons.push_back({Reason::Kind::Identity, requirement.rule.key + " = " + label->text(),
                               placeOf(label->span()), true});
        reasons.push_back({Reason::Kind::Selector, model::describe(requirement.rule),
                           placeOf(requirement.place), true});
    }
}

void ArgoCdReasons::addOrigin(const SetOrigin &origin, std::vector<Reason> &reasons) const
{
    const auto add = [&](Reason::Kind kind, std::string text, const base::Span &span) {
        reasons.push_back({kind, std::move(text), placeOf(span), true});
    };
    switch (origin.kind) {
    case SetOrigin::Kind::Cluster:
        addCluster(origin, reasons);
        break;
    case SetOrigin::Kind::LocalCluster:
        add(Reason::Kind::Generator, "clusters adds in-cluster", origin.decidedBy);
        break;
    case SetOrigin::Kind::ClusterList:
        add(Reason::Kind::Generator, "clusters, all at once", origin.decidedBy);
        break;
    case SetOrigin::Kind::ListElement:
        add(Reason::Kind::Generator, "list, " + origin.subject,
            origin.source.known() ? origin.source : origin.decidedBy);
        break;
    case SetOrigin::Kind::Directory:
        add(Reason::Kind::Pattern, "git directory " + origin.subject, origin.decidedBy);
        break;
    case SetOrigin::Kind::File:
        add(Reason::Kind::Pattern, "git file " + origin.subject, origin.decidedBy);
        break;
    case SetOrigin::Kind::Recorded:
        add(Reason::Kind::Recorded, origin.subject, origin.decidedBy);
        break;
    case SetOrigin::Kind::Matrix:
    case SetOrigin::Kind::Merge:
        for (const argocd::SetOriginPtr &parent : origin.parents)
            addOrigin(*parent, reasons);
        break;
    }
}

void ArgoCdReasons::addParameters(const argocd::Value &values, std::vector<Reason> &reasons) const
{
    for (const std::vector<std::string> &keys : m_parameters) {
        const argocd::Value *value = valueAt(values, keys);
        if (value && isScalar(*value))
            reasons.push_back({Reason::Kind::Parameter,
                               joined(keys) + " = " + argocd::printed(*value),
                               placeOf(value->span()), true});
    }
}

std::vector<Reason> ArgoCdReasons::of(const argocd::ParameterSet &parameters,
                                      const base::Span &templatePlace) const
{
    std::vector<Reason> reasons;
    addOrigin(*parameters.origin, reasons);
    addParameters(*parameters.values, reasons);
    reasons.push_back(
        {Reason::Kind::Template, "ApplicationSet/" + m_set.text(), placeOf(templatePlace), true});
    return reasons;
}

std::vector<Reason> ArgoCdReasons::of(const argocd::Decision &decision)
{
    std::vector<Reason> reasons;
    for (const model::RequirementVerdict &verdict : decision.requirements) {
        reasons.push_back(
            {Reason::Kind::Selector,
             verdict.requirement + ": " + (verdict.found ? *verdict.found : std::string("absent")),
             placeOf(verdict.place), verdict.holds});
    }
    std::string text(ruleText(decision.rule));
    if (!decision.note.empty())
        text += ": " + decision.note;
    reasons.push_back(
        {kindOf(decision.rule), std::move(text), placeOf(decision.place), decision.isIn});
    return reasons;
}

} // namespace fleetwright::fleet
