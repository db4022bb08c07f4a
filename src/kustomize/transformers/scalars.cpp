// SPDX-License-Identifier: Apache-2.0
#include "kustomize/transformers/scalars.h"

#include "yaml/scalar.h"

#include <algorithm>
#include <array>

namespace fleetwright::kustomize {
namespace {

bool isQuoted(yaml::Style style)
{
    return style == yaml::Style::SingleQuoted || style == yaml::Style::DoubleQuoted
           || style == yaml::Style::Literal || style == yaml::Style::Folded;
}

/// Rebuilds the parts of a tree whose leaves `replace` changes.
template<typename Replace>
const yaml::Node *rebuilt(const TransformContext &context, const yaml::Node *node, Replace &replace)
{
    const yaml::Node *result = node;
    if (node->isMapping()) {
        for (const yaml::Entry &entry : node->entries()) {
            const yaml::Node *value = rebuilt(context, entry.value, replace);
            if (value != entry.value)
                result = context.builder.withField(result, entry.key->text(), value);
        }
    } else if (node->isSequence()) {
        for (std::size_t i = 0; i < node->items().size(); ++i) {
            const yaml::Node *value = rebuilt(context, node->items()[i], replace);
            if (value != node->items()[i])
                result = context.builder.withItem(result, i, value);
        }
    } else {
        result = replace(node);
    }
    return result;
}

} // namespace

yaml::Tag tagInStyle(yaml::Tag tag, yaml::Style style)
{
    return isQuoted(style) ? yaml::Tag::String : tag;
}

yaml::Tag tagOfText(std::string_view text, yaml::Style style)
{
    return isQuoted(style) ? yaml::Tag::String : yaml::resolvePlain(text);
}

bool getsQuotes(yaml::Tag tag, yaml::Style style, std::string_view text)
{
    if (tag != yaml::Tag::String || style != yaml::Style::Plain || text.empty())
        return false;
    // Most strings are told by their first letter; the words of YAML 1.1 have at most five.
    constexpr std::string_view numberBegins = "0123456789+-.~=<";
    constexpr std::string_view wordBegins = "yYnNtTfFoO";
    constexpr std::size_t longestWord = 5;
    const bool suspect =
        numberBegins.find(text.front()) != std::string_view::npos
        || (text.size() <= longestWord && wordBegins.find(text.front()) != std::string_view::npos);
    return suspect && yaml::resolvePlain11(text) != yaml::Tag::String;
}

yaml::Style styleOfNew(yaml::Tag tag, std::string_view text)
{
    return getsQuotes(tag, yaml::Style::Plain, text) ? yaml::Style::DoubleQuoted
                                                     : yaml::Style::Plain;
}

const yaml::Node *replaceScalar(const TransformContext &context, const yaml::Step *step,
                                const yaml::Node *current, yaml::Tag tag, std::string_view text,
                                const base::Span &source)
{
    const yaml::Style style =
        current && current->isScalar() ? current->style() : styleOfNew(tag, text);
    return context.builder.scalar(tagInStyle(tag, style), text, source, style,
                                  context.builder.change(current, step));
}

const yaml::Node *replaceText(const TransformContext &context, const yaml::Step *step,
                              const yaml::Node *current, std::string_view text,
                              const base::Span &source)
{
    const yaml::Style style =
        current && current->isScalar() ? current->style() : yaml::Style::Plain;
    return context.builder.scalar(tagOfText(text, style), text, source, style,
                                  context.builder.change(current, step));
}

bool isSharedScalar(const yaml::Node *node)
{
    const yaml::Change *change = node->change();
    if (!change || !node->isScalar())
        return false;
    while (change->previous) {
        change = change->previous->change();
        if (!change)
            return false;
    }
    constexpr std::array<std::string_view, 5> sharing{"labels", "commonLabels", "commonAnnotations",
                                                      "LabelTransformer", "AnnotationsTransformer"};
    return change->step
           && std::find(sharing.begin(), sharing.end(), change->step->field) != sharing.end();
}

const yaml::Node *exchanged(const TransformContext &context, const yaml::Node *root,
                            const Exchange &exchange)
{
    if (exchange.empty())
        return root;
    auto replace = [&](const yaml::Node *node) {
        for (const auto &[old, replacement] : exchange) {
            if (node == old)
                return replacement;
        }
        return node;
    };
    return rebuilt(context, root, replace);
}

const yaml::Node *withoutSharing(const TransformContext &context, const yaml::Node *root)
{
    std::vector<const yaml::Node *> seen;
    auto replace = [&](const yaml::Node *node) -> const yaml::Node * {
        if (!isSharedScalar(node))
            return node;
        if (std::find(seen.begin(), seen.end(), node) == seen.end()) {
            seen.push_back(node);
            return node;
        }
        return context.builder.withChange(node, node->change());
    };
    return rebuilt(context, root, replace);
}

} // namespace fleetwright::kustomize
