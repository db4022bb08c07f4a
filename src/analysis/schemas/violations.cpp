// SPDX-License-Identifier: Apache-2.0
#include "analysis/schemas/violations.h"

#include "base/nearest.h"
#include "inventory/words.h"
#include "yaml/scalar.h"

#include <algorithm>

namespace fleetwright::analysis::schemas {

namespace {

std::string_view expectedText(Kind kind)
{
    switch (kind) {
    case Kind::Text:
        return "a text";
    case Kind::Boolean:
        return "a boolean";
    case Kind::Integer:
        return "an integer";
    case Kind::Number:
        return "a number";
    case Kind::IntOrText:
        return "an integer or a text";
    case Kind::List:
        return "a list";
    default:
        return "a map";
    }
}

/// kubectl and the controllers read YAML 1.1, where yes and off are booleans.
bool isPlainBoolean(const yaml::Node *node)
{
    return node->style() == yaml::Style::Plain
           && yaml::resolvePlain11(node->text()) == yaml::Tag::Bool;
}

std::string sorted(std::string_view text)
{
    std::string result = inventory::lowered(text);
    std::sort(result.begin(), result.end());
    return result;
}

/// At a distance of two, or of the same letters.
std::string nearestField(std::string_view key, const Shape &shape)
{
    constexpr std::size_t farthest = 2;
    std::string best;
    std::size_t distance = farthest + 1;
    for (const ShapeField &field : shape.fields) {
        const std::size_t its =
            sorted(key) == sorted(field.name) ? 0 : base::editDistance(key, field.name);
        if (its < distance) {
            distance = its;
            best = field.name;
        }
    }
    return best;
}

class Walk {
public:
    void value(const yaml::Node *node, const Shape &shape, const yaml::Node *owner)
    {
        if (shape.kind == Kind::Any || node->isNull()
            || node->text().find("${") != std::string_view::npos)
            return;
        if (!fits(node, shape)) {
            add({SchemaViolation::Kind::WrongType, node->isScalar() ? node : owner, node, &shape,
                 m_path, std::string(expectedText(shape.kind))});
            return;
        }
        switch (shape.kind) {
        case Kind::List:
            items(node, shape);
            break;
        case Kind::Map:
            entries(node, shape);
            break;
        case Kind::Object:
            object(node, shape, owner);
            break;
        default:
            text(node, shape);
            break;
        }
    }

    [[nodiscard]] std::vector<SchemaViolation> take() { return std::move(m_found); }

private:
    [[nodiscard]] static bool fits(const yaml::Node *node, const Shape &shape)
    {
        switch (shape.kind) {
        case Kind::Text:
            return node->isScalar()
                   && (shape.takesScalars
                       || (node->tag() != yaml::Tag::Bool && node->tag() != yaml::Tag::Int
                           && node->tag() != yaml::Tag::Float));
        case Kind::Boolean:
            return node->isScalar() && (node->tag() == yaml::Tag::Bool || isPlainBoolean(node));
        case Kind::Integer:
            return node->isScalar() && node->tag() == yaml::Tag::Int;
        case Kind::Number:
            return node->isScalar()
                   && (node->tag() == yaml::Tag::Int || node->tag() == yaml::Tag::Float);
        case Kind::IntOrText:
            return node->isScalar() && node->tag() != yaml::Tag::Bool;
        case Kind::List:
            return node->isSequence();
        default:
            return node->isMapping();
        }
    }

    void items(const yaml::Node *node, const Shape &shape)
    {
        if (!shape.element)
            return;
        const std::string here = m_path;
        for (std::size_t index = 0; index < node->size(); ++index) {
            m_path = here + "[" + std::to_string(index) + "]";
            value(node->items()[index], *shape.element, node->items()[index]);
        }
        m_path = here;
    }

    void entries(const yaml::Node *node, const Shape &shape)
    {
        if (!shape.element)
            return;
        for (const yaml::Entry &entry : node->entries())
            below(entry, *shape.element);
    }

    void below(const yaml::Entry &entry, const Shape &shape)
    {
        const std::string here = m_path;
        m_path += (m_path.empty() ? "" : ".") + std::string(entry.key->text());
        value(entry.value, shape, entry.key);
        m_path = here;
    }

    void object(const yaml::Node *node, const Shape &shape, const yaml::Node *owner)
    {
        for (const yaml::Entry &entry : node->entries()) {
            const std::string_view key = entry.key->text();
            if (const ShapeField *field = shape.find(key)) {
                below(entry, *field->shape);
                continue;
            }
            const bool unknown = !shape.isOpen && entry.key->tag() != yaml::Tag::Merge
                                 && key.find("${") == std::string_view::npos;
            if (unknown)
                add({SchemaViolation::Kind::UnknownKey, entry.key, entry.value, nullptr,
                     pathTo(key), nearestField(key, shape)});
        }
        for (const ShapeField &field : shape.fields) {
            if (field.isRequired && !node->find(field.name))
                add({SchemaViolation::Kind::MissingKey, owner, node, field.shape,
                     pathTo(field.name), std::string(field.name)});
        }
    }

    void text(const yaml::Node *node, const Shape &shape)
    {
        if (shape.kind != Kind::Text)
            return;
        const bool listed = shape.allowed.empty()
                            || std::find(shape.allowed.begin(), shape.allowed.end(), node->text())
                                   != shape.allowed.end();
        if (!listed)
            add({SchemaViolation::Kind::NotAllowed, node, node, &shape, m_path,
                 allowedText(shape)});
        else if (shape.pattern && !shape.pattern->matchesAnywhere(node->text()))
            add({SchemaViolation::Kind::NotAllowed, node, node, &shape, m_path,
                 "a text of the form " + std::string(shape.patternText)});
    }

    static std::string allowedText(const Shape &shape)
    {
        std::string text = "one of ";
        for (std::size_t index = 0; index < shape.allowed.size(); ++index)
            text += (index == 0 ? "" : ", ") + std::string(shape.allowed[index]);
        return text;
    }

    [[nodiscard]] std::string pathTo(std::string_view key) const
    {
        return m_path + (m_path.empty() ? "" : ".") + std::string(key);
    }

    void add(SchemaViolation violation) { m_found.push_back(std::move(violation)); }

    std::string m_path;
    std::vector<SchemaViolation> m_found;
};

} // namespace

std::vector<SchemaViolation> violationsOf(const yaml::Node *document, const Shape &shape)
{
    Walk walk;
    walk.value(document, shape, document);
    return walk.take();
}

} // namespace fleetwright::analysis::schemas
