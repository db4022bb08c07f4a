// SPDX-License-Identifier: Apache-2.0
#include "argocd/nodetemplate.h"

#include "argocd/manifest.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace fleetwright::argocd {

namespace {

const Type *memberType(const Type *type, std::string_view key)
{
    if (!type)
        return nullptr;
    if (type->kind == Type::Kind::Struct) {
        const Field *field = type->find(key);
        return field ? field->type : nullptr;
    }
    return type->element;
}

bool vanishesEmpty(const Type *type, std::string_view key)
{
    const Field *field = type && type->kind == Type::Kind::Struct ? type->find(key) : nullptr;
    return field && field->omit == Omit::IfEmpty;
}

/// A key that templates make the same as another's: the later one stands.
void put(std::vector<yaml::Entry> &entries, const yaml::Entry &entry)
{
    const auto same = std::find_if(entries.begin(), entries.end(), [&entry](const auto &other) {
        return other.key->text() == entry.key->text();
    });
    if (same == entries.end())
        entries.push_back(entry);
    else
        *same = entry;
}

} // namespace

NodeTemplate::Text NodeTemplate::compileScalar(const yaml::Node *node,
                                               const TemplateLanguage &language)
{
    base::Result<TextTemplatePtr> compiled = compileText(node->text(), language);
    if (compiled)
        return {*std::move(compiled), nullptr};
    return {nullptr,
            std::make_shared<const base::Error>(placedAt(std::move(compiled).error(), node))};
}

std::shared_ptr<NodeTemplate::Part> NodeTemplate::compilePart(const yaml::Node *node,
                                                              const Type *type,
                                                              const TemplateLanguage &language)
{
    auto part = std::make_shared<Part>();
    part->node = node;
    if (node->isScalar()) {
        if (node->isString())
            part->text = compileScalar(node, language);
        part->isConstant = !part->text.compiled && !part->text.error;
        return part;
    }
    for (const yaml::Node *item : node->items())
        part->children.push_back(compilePart(item, memberType(type, {}), language));
    for (const yaml::Entry &entry : node->entries()) {
        part->keys.push_back(compileScalar(entry.key, language));
        // deeplyReplace leaves members that are nil out.
        part->isConstant &=
            !part->keys.back().compiled && !part->keys.back().error && !entry.value->isNull();
        part->children.push_back(
            compilePart(entry.value, memberType(type, entry.key->text()), language));
        part->children.back()->vanishesEmpty = argocd::vanishesEmpty(type, entry.key->text());
    }
    for (const std::shared_ptr<Part> &child : part->children)
        part->isConstant &= child->isConstant;
    return part;
}

NodeTemplate NodeTemplate::compile(const yaml::Node *node, const Type *type,
                                   const TemplateLanguage &language)
{
    NodeTemplate result;
    result.m_root = compilePart(node, type, language);
    return result;
}

base::Result<const yaml::Node *> NodeTemplate::renderScalar(const yaml::Node *node,
                                                            const Text &text, Rendering &rendering)
{
    if (text.error)
        return *text.error;
    if (!text.compiled)
        return node;
    base::Result<std::string> rendered = text.compiled->render(rendering.parameters);
    if (!rendered)
        return placedAt(std::move(rendered).error(), node);
    if (rendered->size() > rendering.room)
        return placedAt({.code = base::ErrorCode::TooLarge,
                         .detail = "the template prints more than "
                                   + std::to_string(TextTemplate::outputLimit) + " bytes",
                         .place = {},
                         .hint = {},
                         .causes = {}},
                        node);
    rendering.room -= rendered->size();
    return rendering.build.string(*rendered, node->span());
}

base::Result<const yaml::Node *> NodeTemplate::renderMapping(const Part &part, Rendering &rendering)
{
    const std::span<const yaml::Entry> entries = part.node->entries();
    std::vector<yaml::Entry> rendered;
    rendered.reserve(entries.size());
    for (std::size_t at = 0; at < entries.size(); ++at) {
        const Part &child = *part.children[at];
        if (child.node->isNull())
            continue;
        const base::Result<const yaml::Node *> value = renderPart(child, rendering);
        if (!value)
            return value.error();
        const base::Result<const yaml::Node *> key =
            renderScalar(entries[at].key, part.keys[at], rendering);
        if (!key)
            return key.error();
        const bool isEmptyText = (*value)->isString() && (*value)->text().empty();
        if (!child.vanishesEmpty || !isEmptyText)
            put(rendered, {*key, *value});
    }
    return rendering.build.mapping(rendered, part.node->span());
}

base::Result<const yaml::Node *> NodeTemplate::renderPart(const Part &part, Rendering &rendering)
{
    if (part.isConstant)
        return part.node;
    if (part.node->isScalar())
        return renderScalar(part.node, part.text, rendering);
    if (part.node->isMapping())
        return renderMapping(part, rendering);
    std::vector<const yaml::Node *> items;
    items.reserve(part.children.size());
    for (const std::shared_ptr<Part> &child : part.children) {
        const base::Result<const yaml::Node *> item = renderPart(*child, rendering);
        if (!item)
            return item.error();
        items.push_back(*item);
    }
    return rendering.build.sequence(items, part.node->span());
}

base::Result<const yaml::Node *> NodeTemplate::render(const Value &parameters,
                                                      const yaml::NodeBuilder &build) const
{
    Rendering rendering{parameters, build, TextTemplate::outputLimit};
    return renderPart(*m_root, rendering);
}

} // namespace fleetwright::argocd
