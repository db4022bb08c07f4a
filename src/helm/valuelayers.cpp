// SPDX-License-Identifier: Apache-2.0
#include "helm/valuelayers.h"

#include "yaml/scalar.h"

#include <algorithm>
#include <memory>
#include <vector>

namespace fleetwright::helm {

using yaml::Node;

namespace {

/// One place that was read twice: a values file that is named although it is the chart's own.
bool isSamePlace(const Node *one, const Node *other)
{
    const base::Span &left = one->span();
    const base::Span &right = other->span();
    return left.known() && right.known() && left.begin == right.begin
           && (left.file == right.file || left.file->path() == right.file->path());
}

constexpr std::size_t longestChain = 64; ///< of values that hide each other

} // namespace

const Node *ValueLayers::merged(const Node *under, const Node *over)
{
    if (!under || !over || !under->isMapping() || !over->isMapping())
        return over ? over : under;
    std::vector<yaml::Entry> entries(under->entries().begin(), under->entries().end());
    for (const yaml::Entry &entry : over->entries()) {
        const auto known = std::ranges::find(
            entries, entry.key->text(), [](const yaml::Entry &one) { return one.key->text(); });
        if (known == entries.end())
            entries.push_back(entry);
        else if (known->value->isMapping() && entry.value->isMapping())
            known->value = merged(known->value, entry.value);
        else
            *known = {entry.key, this->over(entry.value, known->value)};
    }
    return m_builder.mapping(entries, over->span(), over->style(), over->change());
}

const Node *ValueLayers::over(const Node *value, const Node *hidden)
{
    return over(value, hidden, 0);
}

const Node *ValueLayers::over(const Node *value, const Node *hidden, std::size_t depth)
{
    const yaml::Change *change = value->change();
    const Node *below = change ? change->previous : nullptr;
    if (below && depth >= longestChain)
        return value;
    if (isSamePlace(value, hidden)) {
        const yaml::Change *further = hidden->change();
        return further && further->previous ? over(value, further->previous, depth + 1) : value;
    }
    return m_builder.withChange(
        value, m_builder.change(below ? over(below, hidden, depth + 1) : hidden,
                                change && change->step ? change->step : stepOf(value)));
}

const yaml::Step *ValueLayers::stepOf(const Node *value)
{
    const base::RepoPath path =
        value->span().known() ? value->span().file->path() : base::RepoPath();
    const yaml::Step *&step = m_steps[path];
    if (!step) {
        auto kept = std::make_shared<const base::RepoPath>(path);
        step = m_builder.arena().make<yaml::Step>("values", kept.get());
        m_builder.arena().keep(std::move(kept));
    }
    return step;
}

const Node *asJsonValues(const Node *values, const yaml::NodeBuilder &builder)
{
    if (!values)
        return nullptr;
    if (values->isScalar()) {
        if (values->tag() != yaml::Tag::Int)
            return values;
        const double number = yaml::parseFloat(values->text()).value_or(0);
        return builder.scalar(yaml::Tag::Float, yaml::formatJsonFloat(number), values->span(),
                              values->style(), values->change());
    }
    bool isChanged = false;
    if (values->isSequence()) {
        std::vector<const Node *> items;
        for (const Node *item : values->items()) {
            items.push_back(asJsonValues(item, builder));
            isChanged = isChanged || items.back() != item;
        }
        return isChanged
                   ? builder.sequence(items, values->span(), values->style(), values->change())
                   : values;
    }
    std::vector<yaml::Entry> entries;
    for (const yaml::Entry &entry : values->entries()) {
        entries.push_back({entry.key, asJsonValues(entry.value, builder)});
        isChanged = isChanged || entries.back().value != entry.value;
    }
    return isChanged ? builder.mapping(entries, values->span(), values->style(), values->change())
                     : values;
}

} // namespace fleetwright::helm
