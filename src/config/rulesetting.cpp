// SPDX-License-Identifier: Apache-2.0
#include "config/rulesetting.h"

#include <algorithm>
#include <array>

namespace fleetwright::config {

namespace {

struct Threshold {
    enum class Kind : std::uint8_t { Number, Texts };

    std::string_view rule;
    std::string_view key;
    Kind kind = Kind::Number;
};

/// A rule with thresholds of its own has a row for each.
constexpr std::array<Threshold, 2> thresholds{{
    {"version-skew", "minor", Threshold::Kind::Number},
    {"data-loss", "kinds", Threshold::Kind::Texts},
}};

Field thresholdField(const Threshold &threshold, RuleSetting &setting)
{
    return {threshold.key, [&threshold, &setting](const Value &value) -> Read {
                const std::string key(threshold.key);
                if (threshold.kind == Threshold::Kind::Texts)
                    return readTextOrTexts(value, key, setting.texts[key]);
                std::size_t &number = setting.numbers[key];
                if (auto done = readCount(value, key, number); !done)
                    return done;
                return number > 0 ? Read() : invalid(value, key + " must be at least 1");
            }};
}

} // namespace

Read readSeverity(const Value &value, std::string &severity)
{
    constexpr std::array<std::string_view, 3> severities{"error", "warning", "info"};
    if (auto done = readText(value, "severity", severity); !done)
        return done;
    if (std::find(severities.begin(), severities.end(), severity) == severities.end())
        return invalid(value, "severity must be error, warning or info");
    return {};
}

Read readRuleSetting(const Value::Entry &entry, std::map<std::string, RuleSetting> &rules)
{
    RuleSetting setting;
    setting.place = entry.place;
    std::vector<Field> fields{
        {"severity", [&](const Value &v) { return readSeverity(v, setting.severity.emplace()); }},
        {"off", [&](const Value &v) { return readFlag(v, "off", setting.off); }},
        {"paths", [&](const Value &v) { return readTexts(v, "paths", setting.paths); }}};
    for (const Threshold &threshold : thresholds) {
        if (threshold.rule == entry.key)
            fields.push_back(thresholdField(threshold, setting));
    }
    auto done = readMap(entry.value, "rules." + entry.key, fields);
    if (done)
        rules[entry.key] = std::move(setting);
    return done;
}

} // namespace fleetwright::config
