// SPDX-License-Identifier: Apache-2.0
#include "ui/editor/fleetconfigfields.h"

#include "analysis/check.h"
#include "services/text/words.h"

#include <map>

namespace fleetwright::ui {

using namespace Qt::StringLiterals;

namespace {

QStringList ruleNames()
{
    QStringList names;
    for (const analysis::RuleInfo &rule : analysis::ruleInfos())
        names.append(services::toQt(rule.name));
    names.sort();
    return names;
}

const std::map<QString, QStringList> &fieldsByKeys()
{
    static const QStringList choice{u"names"_s, u"labels"_s, u"except"_s};
    static const std::map<QString, QStringList> fields{
        {u""_s,
         {u"repositories"_s, u"inventory"_s, u"classification"_s, u"labels"_s, u"identity"_s,
          u"exceptions"_s, u"hierarchy"_s, u"guardrails"_s, u"waves"_s, u"rules"_s, u"clusters"_s,
          u"expect"_s, u"baseline"_s, u"ignore"_s}},
        {u"repositories"_s, {u"url"_s, u"path"_s}},
        {u"labels"_s, {u"dimensions"_s, u"vocabulary"_s, u"rules"_s}},
        {u"labels.rules"_s, {u"match"_s, u"require"_s}},
        {u"identity"_s, {u"configMaps"_s, u"keys"_s, u"shared"_s}},
        {u"exceptions"_s, {u"annotations"_s, u"tickets"_s, u"dates"_s}},
        {u"hierarchy"_s, {u"order"_s, u"roles"_s}},
        {u"guardrails"_s, {u"clusters"_s, u"production"_s}},
        {u"waves"_s, {u"name"_s, u"clusters"_s, u"selector"_s}},
        {u"waves.selector"_s, {u"matchLabels"_s, u"matchExpressions"_s}},
        {u"waves.selector.matchExpressions"_s, {u"key"_s, u"operator"_s, u"values"_s}},
        {u"rules.version-skew"_s, {u"severity"_s, u"off"_s, u"paths"_s, u"minor"_s}},
        {u"rules.data-loss"_s, {u"severity"_s, u"off"_s, u"paths"_s, u"kinds"_s}},
        {u"clusters"_s,
         {u"name"_s, u"labels"_s, u"path"_s, u"absent"_s, u"server"_s, u"environment"_s,
          u"region"_s, u"zone"_s, u"tier"_s, u"account"_s, u"domain"_s, u"cidr"_s}},
        {u"expect"_s,
         {u"name"_s, u"why"_s, u"severity"_s, u"clusters"_s, u"object"_s, u"must"_s, u"equals"_s,
          u"selector"_s, u"exactly"_s}},
        {u"expect.clusters"_s, choice},
        {u"expect.exactly"_s, choice},
    };
    return fields;
}

} // namespace

QStringList fleetConfigFields(const QStringList &keys)
{
    if (keys == QStringList{u"rules"_s})
        return ruleNames();
    const auto found = fieldsByKeys().find(keys.join(u'.'));
    if (found != fieldsByKeys().end())
        return found->second;
    const bool isRule = keys.size() == 2 && keys.front() == u"rules";
    return isRule ? QStringList{u"severity"_s, u"off"_s, u"paths"_s} : QStringList();
}

QStringList fleetConfigValues(const QStringList &keys)
{
    if (keys.isEmpty())
        return {};
    if (keys.back() == u"severity")
        return {u"error"_s, u"warning"_s, u"info"_s};
    if (keys.back() == u"off" || keys.back() == u"absent")
        return {u"true"_s, u"false"_s};
    return {};
}

} // namespace fleetwright::ui
