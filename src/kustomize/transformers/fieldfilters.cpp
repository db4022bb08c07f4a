// SPDX-License-Identifier: Apache-2.0
#include "kustomize/transformers/fieldfilters.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

namespace fleetwright::kustomize {
namespace {

/// How far a spec's path has been followed.
struct Cursor {
    const FieldSpec *spec = nullptr;
    std::string_view rest;
    bool atEnd = false;
};

struct Segment {
    std::string_view name; ///< unescaped, without "[]"
    bool isSequence = false;
};

/// More specs than this apply to one object only with custom configurations; they are done in
/// several passes.
constexpr std::size_t cursorsAtOnce = 48;

std::string_view kindName(const yaml::Node *node)
{
    switch (node->kind()) {
    case yaml::Kind::Mapping:
        return "MappingNode";
    case yaml::Kind::Sequence:
        return "SequenceNode";
    case yaml::Kind::Scalar:
        break;
    }
    return "ScalarNode";
}

/// PathGetter reads these as indices, wildcards or list entries, none of which a mapping has.
bool isNoFieldName(std::string_view name)
{
    if (name == "-" || name == "*" || (name.starts_with('[') && name.ends_with(']')))
        return true;
    const std::string_view digits =
        name.starts_with('-') || name.starts_with('+') ? name.substr(1) : name;
    return !digits.empty() && std::all_of(digits.begin(), digits.end(), [](char c) {
        return c >= '0' && c <= '9';
    });
}

class FieldWalk {
public:
    FieldWalk(const TransformContext &context, const IdView &object, CreateAs createAs,
              const FieldSetter &setter)
        : m_context(context), m_object(object), m_createAs(createAs), m_setter(setter)
    {}

    base::Result<const yaml::Node *> walk(const yaml::Node *node, std::span<const Cursor> cursors)
    {
        const yaml::Node *result = node;
        for (const Cursor &cursor : cursors) {
            if (!cursor.atEnd)
                continue;
            base::Result<const yaml::Node *> set = m_setter(result);
            if (!set)
                return explained(std::move(set).error(), cursor);
            result = set.value();
        }
        const bool goesOn = std::any_of(cursors.begin(), cursors.end(),
                                        [](const Cursor &cursor) { return !cursor.atEnd; });
        if (!goesOn || result->isNull())
            return result;
        switch (result->kind()) {
        case yaml::Kind::Mapping:
            return walkMapping(result, cursors);
        case yaml::Kind::Sequence:
            return walkSequence(result, cursors);
        case yaml::Kind::Scalar:
            break;
        }
        return explained({base::ErrorCode::Invalid,
                          "expected sequence or mapping node",
                          placeOf(result),
                          "give fields there, as the type has them, or remove the value",
                          {}},
                         cursors.front());
    }

    base::Error explained(base::Error error, const Cursor &cursor) const
    {
        error.detail = "considering field '" + cursor.spec->path + "' of object " + m_object.text()
                       + ": " + error.detail;
        return error;
    }

private:
    static std::optional<base::Place> placeOf(const yaml::Node *node)
    {
        return node->span().known() ? std::optional(node->span().place()) : std::nullopt;
    }

    /// Takes the first segment off a path (utils.PathSplitter: a backslash keeps the slash after it
    /// in the segment).
    Segment takeSegment(Cursor &cursor) const
    {
        std::size_t slash = cursor.rest.find('/');
        bool escaped = false;
        while (slash != std::string_view::npos && slash > 0 && cursor.rest[slash - 1] == '\\') {
            escaped = true;
            slash = cursor.rest.find('/', slash + 1);
        }
        std::string_view text = cursor.rest.substr(0, slash);
        cursor.atEnd = slash == std::string_view::npos;
        cursor.rest = cursor.atEnd ? std::string_view() : cursor.rest.substr(slash + 1);
        if (escaped)
            text = unescaped(text);
        Segment segment{text, text.ends_with("[]")};
        if (segment.isSequence)
            segment.name.remove_suffix(2);
        return segment;
    }

    std::string_view unescaped(std::string_view text) const
    {
        std::string plain;
        for (std::size_t i = 0; i < text.size(); ++i) {
            if (text[i] != '\\' || i + 1 == text.size() || text[i + 1] != '/')
                plain += text[i];
        }
        return m_context.arena.copy(plain);
    }

    base::Result<const yaml::Node *> walkSequence(const yaml::Node *sequence,
                                                  std::span<const Cursor> cursors)
    {
        // Cursors that ended here were served before; the others work on each item.
        std::array<Cursor, cursorsAtOnce> open;
        const auto end = std::copy_if(cursors.begin(), cursors.end(), open.begin(),
                                      [](const Cursor &cursor) { return !cursor.atEnd; });
        const std::span<const Cursor> inner(open.begin(), end);
        const yaml::Node *result = sequence;
        for (std::size_t i = 0; i < sequence->items().size(); ++i) {
            const yaml::Node *item = sequence->items()[i];
            base::Result<const yaml::Node *> walked = walk(item, inner);
            if (!walked)
                return walked;
            if (walked.value() != item)
                result = m_context.builder.withItem(result, i, walked.value());
        }
        return result;
    }

    base::Result<const yaml::Node *> walkMapping(const yaml::Node *mapping,
                                                 std::span<const Cursor> cursors)
    {
        struct Step {
            Cursor next;
            Segment segment;
            bool done = false;
        };
        std::array<Step, cursorsAtOnce> steps;
        std::size_t count = 0;
        for (const Cursor &cursor : cursors) {
            if (cursor.atEnd)
                continue;
            Step &step = steps[count++];
            step.next = cursor;
            step.segment = takeSegment(step.next);
            step.done = false;
            if (base::Result<void> valid = checkName(step.segment, mapping); !valid)
                return explained(valid.error(), cursor);
        }
        const yaml::Node *result = mapping;
        std::array<Cursor, cursorsAtOnce> group;
        for (std::size_t first = 0; first < count; ++first) {
            if (steps[first].done)
                continue;
            const std::string_view name = steps[first].segment.name;
            std::size_t size = 0;
            bool sequenceHint = false;
            bool create = false;
            for (std::size_t i = first; i < count; ++i) {
                if (steps[i].done || steps[i].segment.name != name)
                    continue;
                steps[i].done = true;
                sequenceHint = sequenceHint || steps[i].segment.isSequence;
                create = create || creates(steps[i].next, steps[i].segment);
                group[size++] = steps[i].next;
            }
            base::Result<const yaml::Node *> changed =
                walkField(result, name, {group.data(), size}, sequenceHint, create);
            if (!changed)
                return changed;
            result = changed.value();
        }
        return result;
    }

    [[nodiscard]] bool creates(const Cursor &next, const Segment &segment) const
    {
        return next.spec->create && m_createAs != CreateAs::Nothing && !segment.isSequence;
    }

    static base::Result<void> checkName(const Segment &segment, const yaml::Node *mapping)
    {
        if (segment.name.empty()) {
            return base::Error{base::ErrorCode::Invalid,
                               "cannot set or create an empty field name",
                               std::nullopt,
                               "correct the path of the field spec",
                               {}};
        }
        if (isNoFieldName(segment.name))
            return wrongKind("SequenceNode", mapping);
        return {};
    }

    /// handleMap of fieldspec.go for all paths that go through one field.
    base::Result<const yaml::Node *> walkField(const yaml::Node *mapping, std::string_view name,
                                               std::span<const Cursor> group, bool sequenceHint,
                                               bool create)
    {
        const yaml::Entry *entry = mapping->findEntry(name);
        const yaml::Node *field = entry ? entry->value : nullptr;
        if (field && field->isNull()) {
            // A null takes the kind that the path expects.
            if (create)
                field = nullptr;
            else if (sequenceHint)
                field = m_context.builder.sequence({}, field->span());
        }
        if (!field && !create)
            return mapping;
        base::Result<const yaml::Node *> walked = field ? walk(field, group) : createField(group);
        if (!walked)
            return walked;
        if (!walked.value() || (entry && walked.value() == entry->value))
            return mapping;
        return m_context.builder.withField(mapping, name, walked.value());
    }

    base::Result<const yaml::Node *> createField(std::span<const Cursor> group)
    {
        const yaml::Node *field = nullptr;
        std::array<Cursor, cursorsAtOnce> open;
        std::size_t size = 0;
        bool createsBelow = false;
        for (const Cursor &cursor : group) {
            if (!cursor.atEnd) {
                open[size++] = cursor;
                createsBelow = createsBelow || cursor.spec->create;
                continue;
            }
            base::Result<const yaml::Node *> set = m_setter(field);
            if (!set)
                return explained(std::move(set).error(), cursor);
            field = set.value();
        }
        if (!createsBelow)
            return field;
        if (!field)
            field = m_context.builder.mapping({});
        return walk(field, {open.data(), size});
    }

    const TransformContext &m_context;
    const IdView &m_object;
    CreateAs m_createAs;
    const FieldSetter &m_setter;
};

bool matchesParts(const FieldSpec &spec, const IdView &id)
{
    if (!spec.kind.empty() && spec.kind != id.kind)
        return false;
    if (!spec.group.empty() && spec.group != id.group())
        return false;
    return spec.version.empty() || spec.version == id.version();
}

} // namespace

bool appliesTo(const FieldSpec &spec, const IdView &id)
{
    return matchesParts(spec, id);
}

bool appliesTo(const FieldSpec &spec, const yaml::Node *object)
{
    return matchesParts(spec, idOf(object));
}

base::Error wrongKind(std::string_view expected, const yaml::Node *node)
{
    std::string detail = "wrong node kind: expected ";
    detail += expected;
    detail += " but got ";
    detail += kindName(node);
    return {base::ErrorCode::Invalid,
            std::move(detail),
            node->span().known() ? std::optional(node->span().place()) : std::nullopt,
            "the field does not have the form that the transformer expects",
            {}};
}

base::Result<const yaml::Node *> applyAtFieldSpecs(const TransformContext &context,
                                                   const yaml::Node *object,
                                                   std::span<const FieldSpec> specs,
                                                   CreateAs createAs, const FieldSetter &setter)
{
    const IdView id = idOf(object);
    const yaml::Node *result = object;
    FieldWalk walk(context, id, createAs, setter);
    std::size_t next = 0;
    while (next < specs.size()) {
        std::array<Cursor, cursorsAtOnce> cursors;
        std::size_t count = 0;
        for (; next < specs.size() && count < cursors.size(); ++next) {
            const FieldSpec &spec = specs[next];
            if (!matchesParts(spec, id))
                continue;
            std::string_view path = spec.path;
            if (path.size() > 1 && path.front() == '/')
                path.remove_prefix(1);
            cursors[count++] = {&spec, path, false};
        }
        if (count == 0)
            break;
        base::Result<const yaml::Node *> walked = walk.walk(result, {cursors.data(), count});
        if (!walked)
            return walked;
        result = walked.value();
    }
    return result;
}

} // namespace fleetwright::kustomize
