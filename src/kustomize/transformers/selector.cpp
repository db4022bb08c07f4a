// SPDX-License-Identifier: Apache-2.0
#include "kustomize/transformers/selector.h"

#include "base/ascii.h"
#include "base/regex.h"
#include "kustomize/errors.h"
#include "model/labelselector.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string>
#include <utility>

namespace fleetwright::kustomize {
namespace {

using base::isAlphanumeric;

/// A pattern that must match a whole text. Most are plain names, which need no regular expression.
class Pattern {
public:
    static base::Result<Pattern> fromNode(const yaml::Node *target, std::string_view field)
    {
        Pattern pattern;
        const yaml::Node *value = target->find(field);
        if (!value || value->text().empty())
            return pattern;
        pattern.m_text = value->text();
        pattern.m_isPlain = std::all_of(pattern.m_text.begin(), pattern.m_text.end(), [](char c) {
            return isAlphanumeric(c) || c == '-' || c == '_';
        });
        if (pattern.m_isPlain)
            return pattern;
        base::Result<base::Regex> regex = base::Regex::compile(pattern.m_text);
        if (!regex)
            return wrapped("the target's " + std::string(field) + " is no regular expression",
                           value->span(), std::move(regex).error());
        pattern.m_regex = std::move(regex).value();
        return pattern;
    }

    [[nodiscard]] bool isEmpty() const { return m_text.empty(); }
    [[nodiscard]] bool matches(std::string_view text) const
    {
        if (m_text.empty())
            return true;
        return m_isPlain ? m_text == text : m_regex->matchesWhole(text);
    }

private:
    std::string m_text;
    bool m_isPlain = true;
    std::optional<base::Regex> m_regex;
};

constexpr std::size_t maximalName = 63;
constexpr std::size_t maximalPrefix = 253;

/// The form of label values and of the name part of keys; both may be at most 63 long.
bool isLabelName(std::string_view text)
{
    return text.size() <= maximalName && !text.empty() && isAlphanumeric(text.front())
           && isAlphanumeric(text.back()) && std::all_of(text.begin(), text.end(), [](char c) {
                  return isAlphanumeric(c) || c == '-' || c == '_' || c == '.';
              });
}

bool isDnsSubdomain(std::string_view text)
{
    if (text.empty() || text.size() > maximalPrefix)
        return false;
    char before = '.';
    for (const char c : text) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (!letter && c != '-' && c != '.')
            return false;
        if ((before == '.' && !letter) || (c == '.' && before == '-'))
            return false;
        before = c;
    }
    return before != '.' && before != '-';
}

bool isQualifiedName(std::string_view key)
{
    const std::size_t slash = key.find('/');
    if (slash == std::string_view::npos)
        return isLabelName(key);
    return isDnsSubdomain(key.substr(0, slash)) && isLabelName(key.substr(slash + 1));
}

bool isInteger(std::string_view text)
{
    long long value = 0;
    if (text.starts_with('+'))
        text.remove_prefix(1);
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
    return failure == std::errc() && end == text.data() + text.size();
}

/// labels.NewRequirement's checks.
bool isValid(const model::LabelSelector::Requirement &requirement)
{
    using Operator = model::LabelSelector::Operator;
    const bool ordered =
        requirement.op == Operator::GreaterThan || requirement.op == Operator::LessThan;
    return isQualifiedName(requirement.key)
           && std::all_of(
               requirement.values.begin(), requirement.values.end(), [&](const std::string &value) {
                   return (value.empty() || isLabelName(value)) && (!ordered || isInteger(value));
               });
}

base::Result<model::LabelSelector> readSelector(const yaml::Node *target, std::string_view field)
{
    const yaml::Node *value = target->find(field);
    if (!value)
        return model::LabelSelector();
    base::Result<model::LabelSelector> selector = model::LabelSelector::parse(value->text());
    if (!selector)
        return wrapped("unable to parse " + std::string(field), value->span(),
                       std::move(selector).error());
    for (const model::LabelSelector::Requirement &requirement : selector.value().requirements()) {
        if (!isValid(requirement))
            return errorAt(base::ErrorCode::Invalid,
                           "unable to parse requirement: invalid label key or value at \""
                               + requirement.key + "\"",
                           value, "keys and values have the form of Kubernetes labels");
    }
    return selector;
}

bool matchesMap(const model::LabelSelector &selector, const yaml::Node *object,
                std::string_view field)
{
    if (selector.requirements().empty())
        return true;
    const yaml::Node *metadata = object->find("metadata");
    const yaml::Node *map = metadata ? metadata->find(field) : nullptr;
    return selector.matches([map](std::string_view key) -> std::optional<std::string> {
        const yaml::Node *value = map ? map->find(key) : nullptr;
        return value ? std::optional(std::string(value->text())) : std::nullopt;
    });
}

} // namespace

struct MetadataSelector::Compiled {
    model::LabelSelector labels;
    model::LabelSelector annotations;
};

base::Result<MetadataSelector> MetadataSelector::fromNode(const yaml::Node *target)
{
    base::Result<model::LabelSelector> labels = readSelector(target, "labelSelector");
    if (!labels)
        return std::move(labels).error();
    base::Result<model::LabelSelector> annotations = readSelector(target, "annotationSelector");
    if (!annotations)
        return std::move(annotations).error();
    return MetadataSelector(std::make_shared<const Compiled>(
        Compiled{std::move(labels).value(), std::move(annotations).value()}));
}

bool MetadataSelector::isEmpty() const
{
    return m_compiled->labels.requirements().empty()
           && m_compiled->annotations.requirements().empty();
}

bool MetadataSelector::matches(const yaml::Node *object) const
{
    return matchesMap(m_compiled->labels, object, "labels")
           && matchesMap(m_compiled->annotations, object, "annotations");
}

struct Selector::Compiled {
    Pattern group, version, kind, name, nameSpace;
    std::optional<base::Result<MetadataSelector>> metadata;
};

base::Result<Selector> Selector::fromNode(const yaml::Node *target)
{
    auto compiled = std::make_shared<Compiled>();
    const std::pair<std::string_view, Pattern *> patterns[] = {{"group", &compiled->group},
                                                               {"version", &compiled->version},
                                                               {"kind", &compiled->kind},
                                                               {"name", &compiled->name},
                                                               {"namespace", &compiled->nameSpace}};
    for (const auto &[field, place] : patterns) {
        base::Result<Pattern> pattern = Pattern::fromNode(target, field);
        if (!pattern)
            return std::move(pattern).error();
        *place = std::move(pattern).value();
    }
    compiled->metadata = MetadataSelector::fromNode(target);
    return Selector(std::move(compiled));
}

const base::Error &Selector::malformed() const
{
    return m_compiled->metadata->error();
}

Selector::Match Selector::matches(const Resource &resource, const Schema &schema) const
{
    const Compiled &want = *m_compiled;
    const IdView current = resource.view();
    const PreviousId *original = resource.previous.empty() ? nullptr : &resource.previous.front();
    if (!want.kind.matches(current.kind) || !want.group.matches(current.group())
        || !want.version.matches(current.version()))
        return Match::No;
    if (!want.name.matches(current.name) && !(original && want.name.matches(original->name)))
        return Match::No;
    if (!want.nameSpace.isEmpty() && !want.nameSpace.matches(effectiveNamespace(schema, current))
        && !(original && want.nameSpace.matches(effectiveNamespace(*original))))
        return Match::No;
    if (!want.metadata->ok())
        return Match::Malformed;
    return want.metadata->value().matches(resource.root) ? Match::Yes : Match::No;
}

} // namespace fleetwright::kustomize
