// SPDX-License-Identifier: Apache-2.0
#include "kustomize/transformers/pathmatcher.h"

#include "base/regex.h"
#include "kustomize/errors.h"
#include "kustomize/transformers/scalars.h"

#include <algorithm>
#include <charconv>

namespace fleetwright::kustomize {
namespace {

/// strconv.Atoi.
std::optional<long> numberOf(std::string_view text)
{
    if (text.starts_with('+'))
        text.remove_prefix(1);
    long number = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (failure != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return number;
}

bool isIndex(std::string_view part)
{
    const std::optional<long> number = numberOf(part);
    return number && *number >= 0;
}

bool isListEntry(std::string_view part)
{
    return part.starts_with('[') && part.ends_with(']');
}

struct ListEntry {
    std::string_view field;
    std::string_view value;
};

base::Result<ListEntry> listEntryOf(std::string_view part)
{
    if (part.ends_with(']'))
        part.remove_suffix(1);
    if (part.starts_with('['))
        part.remove_prefix(1);
    const std::size_t equals = part.find('=');
    if (equals == std::string_view::npos)
        return base::Error{
            base::ErrorCode::Invalid,
            "list path element must contain fieldName=fieldValue for element to match",
            std::nullopt,
            "write [name=value]",
            {}};
    return ListEntry{part.substr(0, equals), part.substr(equals + 1)};
}

std::vector<std::string> splitPath(std::string_view path)
{
    std::vector<std::string> parts;
    if (path.size() > 1 && path.front() == '.')
        path.remove_prefix(1);
    bool joins = false;
    for (;;) {
        const std::size_t dot = path.find('.');
        const std::string_view part = path.substr(0, dot);
        if (joins) {
            parts.back().back() = '.'; // in place of the backslash
            parts.back() += part;
        } else {
            parts.emplace_back(part);
        }
        joins = parts.back().ends_with('\\');
        if (dot == std::string_view::npos)
            return parts;
        path.remove_prefix(dot + 1);
    }
}

/// What a scalar looks like in YAML: patterns of list entries are held against that text, quotes
/// included.
std::string writtenForm(const yaml::Node *node)
{
    std::string text(node->text());
    const bool mustQuote = node->style() == yaml::Style::Plain && node->isString()
                           && tagOfText(text, yaml::Style::Plain) != yaml::Tag::String;
    if (node->style() == yaml::Style::SingleQuoted)
        return "'" + text + "'";
    if (node->style() == yaml::Style::DoubleQuoted || mustQuote)
        return "\"" + text + "\"";
    return text;
}

/// The kind that a part gets when the one after it has to be put inside.
yaml::Kind kindFor(std::span<const std::string> next, yaml::Kind last)
{
    if (next.empty() || next.front().empty())
        return last;
    return isListEntry(next.front()) || isIndex(next.front()) ? yaml::Kind::Sequence
                                                              : yaml::Kind::Mapping;
}

} // namespace

std::vector<std::string> smartPath(std::string_view path)
{
    const std::vector<std::string> parts = splitPath(path);
    std::vector<std::string> result;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (!parts[i].starts_with('[') || parts[i].ends_with(']')) {
            result.push_back(parts[i]);
            continue;
        }
        std::string bracketed = parts[i];
        while (i + 1 < parts.size()) {
            ++i;
            bracketed += '.';
            bracketed += parts[i];
            if (parts[i].ends_with(']'))
                break;
        }
        if (bracketed.find('=') == std::string::npos) {
            const std::size_t begin = bracketed.find_first_not_of("[]");
            const std::size_t end = bracketed.find_last_not_of("[]");
            bracketed = begin == std::string::npos ? std::string()
                                                   : bracketed.substr(begin, end - begin + 1);
        }
        result.push_back(std::move(bracketed));
    }
    return result;
}

base::Result<const yaml::Node *> lookUp(const yaml::Node *object,
                                        const std::vector<std::string> &path)
{
    const yaml::Node *node = object;
    for (const std::string &raw : path) {
        const std::size_t begin = raw.find_first_not_of(" \t\r\n");
        if (begin == std::string::npos)
            continue;
        const std::string_view part =
            std::string_view(raw).substr(begin, raw.find_last_not_of(" \t\r\n") - begin + 1);
        const std::optional<long> number = numberOf(part);
        if (number && *number < 0)
            return errorAt(base::ErrorCode::Invalid,
                           "array index " + std::string(part) + " cannot be negative", node);
        if (part == "*")
            return errorAt(base::ErrorCode::Invalid, "wildcard is not supported in PathGetter",
                           node);
        const bool isList = number || part == "-" || isListEntry(part);
        if (node->isNull())
            return nullptr;
        if (isList != node->isSequence() || (!isList && !node->isMapping()))
            return wrongKind(isList ? "SequenceNode" : "MappingNode", node);
        if (!isList) {
            node = node->find(part);
        } else if (isListEntry(part)) {
            const base::Result<ListEntry> entry = listEntryOf(part);
            if (!entry)
                return entry.error();
            const auto found = std::find_if(
                node->items().begin(), node->items().end(), [&](const yaml::Node *item) {
                    const yaml::Node *value =
                        entry.value().field.empty() ? item : item->find(entry.value().field);
                    return value && value->text() == entry.value().value;
                });
            node = found == node->items().end() ? nullptr : *found;
        } else {
            const std::size_t index = number ? static_cast<std::size_t>(*number) : node->size() - 1;
            node = index < node->size() ? node->items()[index] : nullptr;
        }
        if (!node)
            return nullptr;
    }
    return node;
}

base::Result<const yaml::Node *> PathMatcher::apply(const yaml::Node *object,
                                                    const std::vector<std::string> &path)
{
    return walk(object, path);
}

PathMatcher::NodeResult PathMatcher::set(const yaml::Node *current)
{
    ++m_matches;
    NodeResult result = m_setter(current);
    m_failedInSetter = m_failedInSetter || !result;
    return result;
}

PathMatcher::NodeResult PathMatcher::walk(const yaml::Node *node, Path path)
{
    if (path.empty())
        return set(node);
    if (isIndex(path.front()))
        return walkIndex(node, path);
    if (isListEntry(path.front()))
        return walkMatching(node, path);
    if (path.front() == "*")
        return walkAll(node, path);
    return walkField(node, path);
}

/// The value of a part that does not exist yet; `path` is what follows it.
PathMatcher::NodeResult PathMatcher::create(Path path)
{
    if (path.empty())
        return set(nullptr);
    if (kindFor(path, *m_create) == yaml::Kind::Sequence)
        return walk(m_context.builder.sequence({}), path);
    return walk(m_context.builder.mapping({}), path);
}

PathMatcher::NodeResult PathMatcher::walkField(const yaml::Node *node, Path path)
{
    if (node->isNull()) {
        // Creating below a null has no effect, and counts as done.
        m_matches += m_create ? 1 : 0;
        return node;
    }
    if (path.front().empty()) // yaml.FieldMatcher without a name looks at a scalar itself
        return wrongKind("ScalarNode", node);
    if (!node->isMapping())
        return wrongKind("MappingNode", node);
    const yaml::Node *field = node->find(path.front());
    if (!field && !m_create)
        return node;
    NodeResult value = field ? walk(field, path.subspan(1)) : create(path.subspan(1));
    if (!value || value.value() == field)
        return value ? NodeResult(node) : value;
    return m_context.builder.withField(node, path.front(), value.value());
}

PathMatcher::NodeResult PathMatcher::walkIndex(const yaml::Node *node, Path path)
{
    if (!node->isNull() && !node->isSequence())
        return wrongKind("SequenceNode", node);
    const std::size_t index = static_cast<std::size_t>(*numberOf(path.front()));
    const std::size_t size = node->size();
    if (index == size && m_create && node->isSequence()) {
        NodeResult item = create(path.subspan(1));
        if (!item)
            return item;
        std::vector<const yaml::Node *> items(node->items().begin(), node->items().end());
        items.push_back(item.value());
        return m_context.builder.sequence(items, node->span(), node->style(), node->change());
    }
    if (index >= size)
        return errorAt(base::ErrorCode::NoMatch,
                       "index " + path.front() + " specified but only " + std::to_string(size)
                           + " elements found",
                       node);
    NodeResult item = walk(node->items()[index], path.subspan(1));
    if (!item || item.value() == node->items()[index])
        return item ? NodeResult(node) : item;
    return m_context.builder.withItem(node, index, item.value());
}

PathMatcher::NodeResult PathMatcher::walkAll(const yaml::Node *node, Path path)
{
    if (!node->isNull() && !node->isSequence())
        return wrongKind("SequenceNode", node);
    const yaml::Node *result = node;
    for (std::size_t i = 0; i < node->size(); ++i) {
        NodeResult item = walk(node->items()[i], path.subspan(1));
        if (!item)
            return item;
        if (item.value() != node->items()[i])
            result = m_context.builder.withItem(result, i, item.value());
    }
    return result;
}

PathMatcher::NodeResult PathMatcher::walkMatching(const yaml::Node *node, Path path)
{
    const base::Result<ListEntry> entry = listEntryOf(path.front());
    if (!entry)
        return entry.error();
    if (!node->isNull() && !node->isSequence())
        return wrongKind("SequenceNode", node);
    const base::Result<base::Regex> pattern = base::Regex::compile(entry.value().value);
    if (!pattern && node->size() > 0)
        return pattern.error();
    const bool byValue = entry.value().field.empty();
    const std::size_t before = m_matches;
    const yaml::Node *result = node;
    for (std::size_t i = 0; i < node->size(); ++i) {
        const yaml::Node *item = node->items()[i];
        const yaml::Node *value = byValue ? item : item->find(entry.value().field);
        if (!value || !pattern.value().matchesAnywhere(writtenForm(value)))
            continue;
        // A primitive ends the path, whatever follows.
        NodeResult changed = byValue ? set(item) : walk(item, path.subspan(1));
        if (!changed)
            return changed;
        if (changed.value() != item)
            result = m_context.builder.withItem(result, i, changed.value());
    }
    if (!m_create || m_matches > before || node->isNull())
        return result;
    return appendMatching(node, path, entry.value().field, entry.value().value);
}

PathMatcher::NodeResult PathMatcher::appendMatching(const yaml::Node *node, Path path,
                                                    std::string_view field, std::string_view value)
{
    const yaml::NodeBuilder &builder = m_context.builder;
    const base::Result<base::Regex> pattern = base::Regex::compile(value);
    if (!pattern || !pattern.value().matchesAnywhere(value))
        return errorAt(base::ErrorCode::Invalid,
                       "failed to create element for \"" + path.front()
                           + "\": its pattern does not match itself",
                       node, "name the element plainly");
    const yaml::Node *scalar = builder.scalar(tagOfText(value, yaml::Style::Plain), value, m_source,
                                              yaml::Style::Plain, m_added);
    NodeResult item = scalar;
    if (field.empty()) {
        item = set(scalar);
    } else {
        const yaml::Entry entry{builder.string(field), scalar};
        item = walk(builder.mapping({&entry, 1}), path.subspan(1));
    }
    if (!item)
        return item;
    std::vector<const yaml::Node *> items(node->items().begin(), node->items().end());
    items.push_back(item.value());
    return builder.sequence(items, node->span(), node->style(), node->change());
}

} // namespace fleetwright::kustomize
