// SPDX-License-Identifier: Apache-2.0
#include "flux/substitutednodes.h"

#include "yaml/jsonnodes.h"
#include "yaml/nodebuilder.h"

#include <algorithm>
#include <optional>
#include <unordered_map>

namespace fleetwright::flux {

namespace {

using base::ErrorCode;
using base::Result;
using yaml::Node;

class Rebuilding {
public:
    Rebuilding(const Variables &variables, base::Arena &arena)
        : m_variables(variables), m_arena(arena), m_builder(arena)
    {}

    Result<const Node *> merged(const Node *old, const Node *read)
    {
        if (old->isMapping() && read->isMapping())
            return mergedMapping(old, read);
        if (old->isSequence() && read->isSequence())
            return mergedSequence(old, read);
        if (old->isScalar() && read->isScalar()) {
            auto same = sameScalar(old, read);
            if (!same)
                return std::move(same).error();
            if (*same)
                return old;
        }
        return replaced(old, read);
    }

private:
    /// The new value of a scalar (or of whatever gave way to it) with what made it.
    Result<const Node *> replaced(const Node *old, const Node *read)
    {
        auto fresh = freshNode(read);
        if (!fresh)
            return fresh;
        return withOrigin(old, *fresh);
    }

    static Result<bool> sameScalar(const Node *old, const Node *read)
    {
        const auto before = yaml::jsonValueOf(old);
        const auto after = yaml::valueRead(read);
        if (!after)
            return after.error();
        return before.ok() && *before == *after;
    }

    Result<const Node *> mergedMapping(const Node *old, const Node *read)
    {
        std::vector<yaml::Entry> entries;
        std::vector<bool> used(read->entries().size());
        std::vector<std::string> keys;
        std::unordered_map<std::string_view, std::size_t> positions;
        for (const yaml::Entry &entry : read->entries()) {
            auto key = yaml::keyRead(entry.key);
            if (!key)
                return std::move(key).error();
            keys.push_back(*std::move(key));
        }
        // Of keys that became equal the last counts.
        for (std::size_t i = 0; i < keys.size(); ++i)
            positions[keys[i]] = i;
        bool changed = positions.size() != old->entries().size();
        for (const yaml::Entry &entry : old->entries()) {
            const std::string key = substitutedKey(entry.key);
            const auto position = positions.find(key);
            if (position == positions.end() || used[position->second]) {
                changed = true;
                continue;
            }
            used[position->second] = true;
            auto value = merged(entry.value, read->entries()[position->second].value);
            if (!value)
                return value;
            const Node *keyNode = entry.key;
            if (key != keyNode->text())
                keyNode = withOrigin(keyNode, m_builder.string(key));
            changed = changed || *value != entry.value || keyNode != entry.key;
            entries.push_back({keyNode, *value});
        }
        for (const auto &[key, position] : positions) {
            if (used[position])
                continue;
            auto value = freshNode(read->entries()[position].value);
            if (!value)
                return value;
            entries.push_back({m_builder.string(key), *value});
            changed = true;
        }
        if (!changed)
            return old;
        return m_builder.mapping(entries, old->span(), old->style(), old->change());
    }

    Result<const Node *> mergedSequence(const Node *old, const Node *read)
    {
        std::vector<const Node *> items;
        bool changed = old->size() != read->size();
        for (std::size_t i = 0; i < read->size(); ++i) {
            auto item = i < old->size() ? merged(old->items()[i], read->items()[i])
                                        : freshNode(read->items()[i]);
            if (!item)
                return item;
            changed = changed || i >= old->size() || *item != old->items()[i];
            items.push_back(*item);
        }
        if (!changed)
            return old;
        return m_builder.sequence(items, old->span(), old->style(), old->change());
    }

    Result<const Node *> freshNode(const Node *read)
    {
        return yaml::nodesRead(m_builder, read, yaml::Places::Drop);
    }

    std::string substitutedKey(const Node *key)
    {
        const std::string_view text = key->text();
        if (!mayReference(text))
            return std::string(text);
        return evaluated(text, {}).value_or(std::string(text));
    }

    /// The text with all variables in place, or with those of `known` alone.
    std::optional<std::string> evaluated(std::string_view text,
                                         std::optional<std::span<const std::string>> known)
    {
        const auto parsed = ShellTemplate::parse(text);
        if (!parsed)
            return std::nullopt;
        auto result = parsed->evaluate(
            [&](std::string_view name) {
                if (known && std::ranges::find(*known, name) == known->end())
                    return VariableValue{VariableValue::State::Unknown, {}};
                return m_variables.lookUp(name);
            },
            Strictness::Lenient, maximumShown);
        return result ? std::optional(*std::move(result)) : std::nullopt;
    }

    /// The variables that a text takes values from, in its order.
    std::vector<std::string> suppliersOf(std::string_view text) const
    {
        std::vector<std::string> names;
        const auto parsed = ShellTemplate::parse(text);
        if (!parsed)
            return names;
        for (const Reference &reference : parsed->references()) {
            const auto variable = m_variables.byName.find(reference.name);
            if (variable == m_variables.byName.end() || !variable->second.known
                || variable->second.value.empty()
                || std::ranges::find(names, reference.name) != names.end())
                continue;
            names.emplace_back(reference.name);
        }
        return names;
    }

    /// `fresh` in the place of `old`: it stands where its last variable does, and hides the others
    /// and `old`, one by one. A text of several lines keeps its own place.
    const Node *withOrigin(const Node *old, const Node *fresh)
    {
        const std::vector<std::string> names =
            old->isScalar() ? suppliersOf(old->text()) : std::vector<std::string>();
        if (names.empty()) {
            // A default, or a variable that is missing: the "${…}" itself says what comes of it.
            const Node *placed = m_builder.withSpan(fresh, old->span());
            return m_builder.withChange(placed, m_builder.change(old, ownStep(old)));
        }
        const Node *hidden = old;
        const std::span<const std::string> all(names);
        for (std::size_t i = 0; i + 1 < names.size(); ++i) {
            const auto text = evaluated(old->text(), all.first(i + 1));
            if (text)
                hidden = m_builder.string(*text, spanOf(names[i]),
                                          m_builder.change(hidden, stepOf(names[i])));
        }
        const bool hasLines = old->text().find('\n') != std::string_view::npos;
        if (hasLines) {
            hidden = m_builder.withChange(m_builder.withSpan(fresh, spanOf(names.back())),
                                          m_builder.change(hidden, stepOf(names.back())));
            return m_builder.withChange(m_builder.withSpan(fresh, old->span()),
                                        m_builder.change(hidden, ownStep(old)));
        }
        return m_builder.withChange(m_builder.withSpan(fresh, spanOf(names.back())),
                                    m_builder.change(hidden, stepOf(names.back())));
    }

    base::Span spanOf(const std::string &name)
    {
        const Variable &variable = m_variables.byName.find(name)->second;
        m_arena.keep(variable.keeps);
        return variable.node ? variable.node->span() : base::Span{};
    }

    const yaml::Step *stepOf(const std::string &name)
    {
        const Variable &variable = m_variables.byName.find(name)->second;
        return step(variable.field, spanOf(name));
    }

    const yaml::Step *ownStep(const Node *old) { return step("postBuild", old->span()); }

    /// A step of the file that a span stands in.
    const yaml::Step *step(std::string_view field, const base::Span &span)
    {
        const base::RepoPath path = span.known() ? span.file->path() : base::RepoPath{};
        const auto [known, isNew] = m_layers.try_emplace(path.text(), nullptr);
        if (isNew) {
            known->second = std::make_shared<const base::RepoPath>(path);
            m_arena.keep(known->second);
        }
        return m_arena.make<yaml::Step>(field, known->second.get());
    }

    static constexpr std::size_t maximumShown = 1u << 20;

    const Variables &m_variables;
    base::Arena &m_arena;
    yaml::NodeBuilder m_builder;
    std::unordered_map<std::string, std::shared_ptr<const base::RepoPath>> m_layers;
};

/// The first scalar below a node, keys included, for which `test` holds.
template<typename Test>
const Node *firstScalar(const Node *node, const Test &test)
{
    if (node->isScalar())
        return test(node) ? node : nullptr;
    for (const yaml::Entry &entry : node->entries()) {
        if (test(entry.key))
            return entry.key;
        if (const Node *found = firstScalar(entry.value, test))
            return found;
    }
    for (const Node *item : node->items()) {
        if (const Node *found = firstScalar(item, test))
            return found;
    }
    return nullptr;
}

} // namespace

Result<const Node *> substitutedNodes(const Node *object, const Node *read,
                                      const Variables &variables, base::Arena &arena)
{
    if (!read->isMapping())
        return errorAt(ErrorCode::Invalid, "UnmarshalJSON: the substituted text is no mapping",
                       object);
    return Rebuilding(variables, arena).merged(object, read);
}

base::Error placedError(const Node *object, base::Error error)
{
    const auto quoted = error.detail.find('"');
    const Node *culprit = nullptr;
    if (error.code == ErrorCode::Syntax) {
        culprit = firstScalar(object, [](const Node *scalar) {
            return mayReference(scalar->text()) && !ShellTemplate::parse(scalar->text());
        });
    } else if (quoted != std::string::npos) {
        const std::string name =
            error.detail.substr(quoted + 1, error.detail.rfind('"') - quoted - 1);
        culprit = firstScalar(object, [&](const Node *scalar) {
            const auto parsed = ShellTemplate::parse(scalar->text());
            return parsed && std::ranges::any_of(parsed->references(), [&](const Reference &each) {
                       return each.name == name;
                   });
        });
    }
    if (!culprit)
        culprit =
            firstScalar(object, [](const Node *scalar) { return mayReference(scalar->text()); });
    if (culprit && culprit->span().known())
        error.place = culprit->span().place();
    return error;
}

} // namespace fleetwright::flux
