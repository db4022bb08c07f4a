// SPDX-License-Identifier: Apache-2.0
#include "model/selector.h"

#include "model/names.h"

#include <algorithm>
#include <utility>

namespace fleetwright::model {

namespace {

using Operator = LabelSelector::Operator;

base::Error invalidAt(const yaml::Node *node, std::string detail)
{
    base::Error error;
    error.detail = std::move(detail);
    if (node->span().known())
        error.place = node->span().place();
    return error;
}

std::optional<Operator> operatorNamed(std::string_view name)
{
    if (name == "In")
        return Operator::In;
    if (name == "NotIn")
        return Operator::NotIn;
    if (name == "Exists")
        return Operator::Exists;
    if (name == "DoesNotExist")
        return Operator::DoesNotExist;
    return std::nullopt;
}

std::string_view textOf(const yaml::Node *mapping, std::string_view key)
{
    const yaml::Node *value = mapping->find(key);
    return value && !value->isNull() ? value->text() : std::string_view();
}

/// labels.NewRequirement.
base::Result<void> check(const Selector::Requirement &requirement, const yaml::Node *node,
                         Selector::Values values)
{
    const LabelSelector::Requirement &rule = requirement.rule;
    if (const std::optional<std::string> problem = qualifiedNameProblem(rule.key))
        return invalidAt(node, "selector key \"" + rule.key + "\": " + *problem);
    const bool takesValues = rule.op == Operator::In || rule.op == Operator::NotIn;
    if (takesValues && rule.values.empty())
        return invalidAt(node, "selector key \"" + rule.key
                                   + "\": for 'in', 'notin' operators, values set can't be empty");
    if (!takesValues && !rule.values.empty())
        return invalidAt(node, "selector key \"" + rule.key
                                   + "\": values set must be empty for exists and does not exist");
    if (values == Selector::Values::Any)
        return {};
    for (const std::string &value : rule.values) {
        if (const std::optional<std::string> problem = labelValueProblem(value))
            return invalidAt(node, "selector value \"" + value + "\": " + *problem);
    }
    return {};
}

base::Result<Selector::Requirement> readExpression(const yaml::Node *item)
{
    if (!item->isMapping())
        return invalidAt(item, "an item of matchExpressions must be a map");
    const std::string_view name = textOf(item, "operator");
    const std::optional<Operator> op = operatorNamed(name);
    if (!op)
        return invalidAt(item,
                         "\"" + std::string(name) + "\" is not a valid label selector operator");
    Selector::Requirement requirement;
    requirement.place = item->span();
    requirement.rule.key = textOf(item, "key");
    requirement.rule.op = *op;
    const yaml::Node *values = item->find("values");
    if (values && !values->isNull() && !values->isSequence())
        return invalidAt(values, "values of a selector must be a list");
    for (const yaml::Node *value :
         values ? values->items() : std::span<const yaml::Node *const>()) {
        if (!value->isString())
            return invalidAt(value, "a selector's value must be a string");
        requirement.rule.values.emplace_back(value->text());
    }
    return requirement;
}

} // namespace

base::Result<Selector> Selector::read(const yaml::Node *node, Values values)
{
    Selector selector;
    if (!node || node->isNull())
        return selector;
    if (!node->isMapping())
        return invalidAt(node, "a selector must be a map");
    const yaml::Node *labels = node->find("matchLabels");
    const yaml::Node *expressions = node->find("matchExpressions");
    if ((labels && !labels->isNull() && !labels->isMapping())
        || (expressions && !expressions->isNull() && !expressions->isSequence()))
        return invalidAt(node, "matchLabels must be a map and matchExpressions a list");
    for (const yaml::Entry &entry : labels ? labels->entries() : std::span<const yaml::Entry>()) {
        if (!entry.value->isString())
            return invalidAt(entry.value,
                             "matchLabels." + std::string(entry.key->text()) + " must be a string");
        Requirement requirement{
            {std::string(entry.key->text()), Operator::In, {std::string(entry.value->text())}},
            entry.value->span()};
        const base::Result<void> checked = check(requirement, entry.key, values);
        if (!checked)
            return checked.error();
        selector.m_requirements.push_back(std::move(requirement));
    }
    for (const yaml::Node *item :
         expressions ? expressions->items() : std::span<const yaml::Node *const>()) {
        base::Result<Requirement> requirement = readExpression(item);
        if (!requirement)
            return requirement.error();
        const base::Result<void> checked = check(*requirement, item, values);
        if (!checked)
            return checked.error();
        selector.m_requirements.push_back(*std::move(requirement));
    }
    return selector;
}

std::string describe(const LabelSelector::Requirement &rule)
{
    if (rule.op == Operator::Exists)
        return rule.key + " exists";
    if (rule.op == Operator::DoesNotExist)
        return rule.key + " does not exist";
    if (rule.op == Operator::In && rule.values.size() == 1)
        return rule.key + " = " + rule.values.front();
    std::string text = rule.key + (rule.op == Operator::In ? " in (" : " not in (");
    std::string_view separator;
    for (const std::string &value : rule.values) {
        text += separator;
        text += value;
        separator = ", ";
    }
    return text + ")";
}

} // namespace fleetwright::model
