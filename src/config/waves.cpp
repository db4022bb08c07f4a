// SPDX-License-Identifier: Apache-2.0
#include "config/waves.h"

#include <algorithm>
#include <array>

namespace fleetwright::config {

namespace {

Read readExpression(const Value &value, std::vector<LabelRequirement> &requirements)
{
    constexpr std::array<std::string_view, 4> operators{"In", "NotIn", "Exists", "DoesNotExist"};
    LabelRequirement requirement;
    auto done = readMap(
        value, "matchExpressions",
        {{"key", [&](const Value &v) { return readText(v, "key", requirement.key); }},
         {"operator", [&](const Value &v) { return readText(v, "operator", requirement.op); }},
         {"values", [&](const Value &v) { return readTexts(v, "values", requirement.values); }}});
    if (!done)
        return done;
    if (requirement.key.empty())
        return invalid(value, "an expression needs a key");
    if (std::find(operators.begin(), operators.end(), requirement.op) == operators.end())
        return invalid(value, "operator must be In, NotIn, Exists or DoesNotExist");
    const bool takesValues = requirement.op == "In" || requirement.op == "NotIn";
    if (takesValues == requirement.values.empty())
        return invalid(value, takesValues ? requirement.op + " needs values"
                                          : requirement.op + " takes no values");
    requirements.push_back(std::move(requirement));
    return {};
}

Read readSelector(const Value &value, std::vector<LabelRequirement> &requirements)
{
    const auto label = [&](const Value::Entry &entry) -> Read {
        std::string text;
        auto done = readText(entry.value, "matchLabels." + entry.key, text);
        if (done)
            requirements.push_back({entry.key, "In", {std::move(text)}});
        return done;
    };
    const auto expression = [&](const Value &item) { return readExpression(item, requirements); };
    return readMap(
        value, "selector",
        {{"matchLabels", [&](const Value &v) { return readEntries(v, "matchLabels", label); }},
         {"matchExpressions",
          [&](const Value &v) { return readList(v, "matchExpressions", expression); }}});
}

Read readWave(const Value &value, std::vector<Wave> &waves)
{
    Wave wave;
    wave.place = value.dash;
    bool namesClusters = false;
    const auto clusters = [&](const Value &v) {
        namesClusters = true;
        return readTexts(v, "clusters", wave.clusters);
    };
    const auto selector = [&](const Value &v) { return readSelector(v, wave.selector.emplace()); };
    auto done = readMap(value, "waves",
                        {{"name", [&](const Value &v) { return readText(v, "name", wave.name); }},
                         {"clusters", clusters},
                         {"selector", selector}});
    if (!done)
        return done;
    if (wave.name.empty())
        return invalid(value, "a wave needs a name");
    if (namesClusters == wave.selector.has_value())
        return invalid(value, "a wave needs either clusters or a selector");
    if (std::any_of(waves.begin(), waves.end(),
                    [&](const Wave &other) { return other.name == wave.name; }))
        return invalid(value, "two waves are called \"" + wave.name + '"');
    waves.push_back(std::move(wave));
    return {};
}

} // namespace

Read readWaves(const Value &value, std::vector<Wave> &waves)
{
    return readList(value, "waves", [&](const Value &item) { return readWave(item, waves); });
}

} // namespace fleetwright::config
