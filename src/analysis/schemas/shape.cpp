// SPDX-License-Identifier: Apache-2.0
#include "analysis/schemas/shape.h"

#include "inventory/words.h"
#include "kustomize/loader/decode.h"
#include "rancherfleet/types.h"

#include <algorithm>
#include <deque>
#include <map>
#include <utility>

namespace fleetwright::analysis::schemas {

namespace {

/// The shapes of one table; a node's shape is that of its number.
class TableShapes {
public:
    explicit TableShapes(const Table &table) : m_shapes(table.nodes.size())
    {
        for (std::size_t index = 0; index < table.nodes.size(); ++index)
            fill(m_shapes[index], table, table.nodes[index]);
        for (const TypeRow &type : table.types)
            m_types.emplace(std::pair(type.apiVersion, type.kind), &m_shapes[type.node]);
    }

    [[nodiscard]] const Shape *find(std::string_view apiVersion, std::string_view kind) const
    {
        const auto found = m_types.find({apiVersion, kind});
        return found == m_types.end() ? nullptr : found->second;
    }

private:
    void fill(Shape &shape, const Table &table, const NodeRow &row)
    {
        shape.kind = row.kind;
        shape.isOpen = row.isOpen;
        for (const FieldRow &field : table.fields.subspan(row.firstField, row.fieldCount))
            shape.fields.push_back({field.name, &m_shapes[field.node], field.isRequired});
        if (row.element >= 0)
            shape.element = &m_shapes[static_cast<std::size_t>(row.element)];
        const auto texts = table.texts.subspan(row.firstText, row.textCount);
        shape.allowed.assign(texts.begin(), texts.end());
        shape.patternText = row.pattern;
        if (row.pattern.empty())
            return;
        if (base::Result<base::Regex> regex = base::Regex::compile(row.pattern))
            shape.pattern = *std::move(regex);
    }

    std::vector<Shape> m_shapes;
    std::map<std::pair<std::string_view, std::string_view>, const Shape *> m_types;
};

/// Shapes of Go's types, each once; they refer to each other in circles.
class GoShapes {
public:
    const Shape *of(const kustomize::StructType &type)
    {
        const auto [entry, isNew] = m_known.try_emplace(&type);
        if (!isNew)
            return entry->second;
        Shape &shape = add(Kind::Object);
        entry->second = &shape;
        for (const kustomize::FieldType &field : type.fields)
            shape.fields.push_back({field.name, ofField(field), false});
        return &shape;
    }

    const Shape *of(const yaml::GoType &type)
    {
        const auto [entry, isNew] = m_known.try_emplace(&type);
        if (!isNew)
            return entry->second;
        Shape &shape = add(kindOf(type.kind));
        entry->second = &shape;
        shape.takesScalars = true; // sigs.k8s.io/yaml
        if (type.element)
            shape.element = of(*type.element);
        for (const yaml::GoField &field : type.fields)
            shape.fields.push_back({field.name, of(*field.type), false});
        return &shape;
    }

private:
    Shape &add(Kind kind)
    {
        Shape &shape = m_shapes.emplace_back();
        shape.kind = kind;
        shape.anyCase = true;
        return shape;
    }

    const Shape *list(const Shape *element)
    {
        Shape &shape = add(Kind::List);
        shape.element = element;
        return &shape;
    }

    const Shape *map(Kind kind)
    {
        const Shape *element = &add(kind);
        Shape &shape = add(Kind::Map);
        shape.element = element;
        return &shape;
    }

    const Shape *ofField(const kustomize::FieldType &field)
    {
        using enum kustomize::ValueType;
        switch (field.type) {
        case String:
            return &add(Kind::Text);
        case Bool:
            return &add(Kind::Boolean);
        case Int:
            return &add(Kind::Integer);
        case Strings:
            return list(&add(Kind::Text));
        case StringMap:
            return map(Kind::Text);
        case BoolMap:
            return map(Kind::Boolean);
        case Struct:
            return of(*field.of);
        case Structs:
            return list(of(*field.of));
        default:
            return &add(Kind::Any);
        }
    }

    static Kind kindOf(yaml::GoType::Kind kind)
    {
        using GoKind = yaml::GoType::Kind;
        switch (kind) {
        case GoKind::String:
        case GoKind::Text:
            return Kind::Text;
        case GoKind::Bool:
            return Kind::Boolean;
        case GoKind::Integer:
            return Kind::Integer;
        case GoKind::IntOrString:
            return Kind::IntOrText;
        case GoKind::Struct:
            return Kind::Object;
        case GoKind::Map:
            return Kind::Map;
        case GoKind::List:
            return Kind::List;
        default:
            return Kind::Any;
        }
    }

    std::deque<Shape> m_shapes;
    std::map<const void *, const Shape *> m_known;
};

} // namespace

const ShapeField *Shape::find(std::string_view key) const
{
    const auto exact = std::find_if(fields.begin(), fields.end(),
                                    [&](const ShapeField &field) { return field.name == key; });
    if (exact != fields.end())
        return &*exact;
    if (!anyCase)
        return nullptr;
    const std::string lower = inventory::lowered(key);
    const auto near = std::find_if(fields.begin(), fields.end(), [&](const ShapeField &field) {
        return inventory::lowered(field.name) == lower;
    });
    return near == fields.end() ? nullptr : &*near;
}

const Shape *shapeOf(std::string_view apiVersion, std::string_view kind)
{
    static const TableShapes argoCd(argoCdTable);
    static const TableShapes flux(fluxTable);
    static const TableShapes rancherFleet(rancherFleetTable);
    for (const TableShapes *shapes : {&argoCd, &flux, &rancherFleet}) {
        if (const Shape *shape = shapes->find(apiVersion, kind))
            return shape;
    }
    return nullptr;
}

const Shape *kustomizationShape()
{
    static GoShapes shapes;
    static const Shape *const shape = shapes.of(kustomize::kustomizationType());
    return shape;
}

const Shape *fleetYamlShape()
{
    static GoShapes shapes;
    static const Shape *const shape = shapes.of(rancherfleet::types::fleetYaml);
    return shape;
}

} // namespace fleetwright::analysis::schemas
