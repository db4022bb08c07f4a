// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "template/functionsets.h"
#include "template/json.h"

#include <memory>
#include <string>

namespace fleetwright::gotemplate {

/// A case of tests/corpus/gotemplate/cases.json: one of the two is set.
struct CaseResult {
    std::string text;
    std::string error;
    bool failed = false;
};

inline std::string textAt(const Value &map, std::string_view key)
{
    const Value *found = map.asMap()->find(key);
    return found && found->isString() ? std::string(found->asString()) : std::string();
}

/// Time and random values are fixed, as the referee has them.
inline ExecuteOptions caseOptions()
{
    ExecuteOptions options;
    options.surroundings.nowSeconds = 1'700'000'000;
    options.surroundings.seed = 1;
    return options;
}

/// Parses and executes a case as fleetwright-cli does it.
inline CaseResult runCase(const Value &testCase, Heap &heap)
{
    const Family family = familyOf(textAt(testCase, "functions")).value_or(Family::None);
    const std::string name = textAt(testCase, "template_name");
    TemplateSet::Options options = optionsOf(family);
    if (family != Family::Helm)
        options.name = name;
    if (family == Family::None || family == Family::ArgoCd)
        options.missingKey = MissingKey::Default;
    if (const Value *list = testCase.asMap()->find("options"); list && list->isSlice()) {
        for (const Value &option : list->asSlice()->all())
            options.missingKey = parseOption(option.asString()).value();
    }
    if (const Value *pair = testCase.asMap()->find("delims"); pair && pair->size() == 2) {
        options.delimiters = {std::string(pair->asSlice()->elements[0].asString()),
                              std::string(pair->asSlice()->elements[1].asString())};
    }
    const bool isHelm = family == Family::Helm;
    auto set = std::make_shared<TemplateSet>(std::move(options));
    if (const base::Result<void> parsed = set->parse(name, textAt(testCase, "template")); !parsed) {
        const std::string &detail = parsed.error().detail;
        return {{}, isHelm ? helmParseError(name, detail) : detail, true};
    }
    const Value *data = testCase.asMap()->find("data");
    base::Result<Output> output = execute(set, name, data ? *data : Value(), heap, caseOptions());
    if (!output) {
        const std::string &detail = output.error().detail;
        return {{}, isHelm ? helmExecutionError(detail) : detail, true};
    }
    return {isHelm ? withoutNoValue(output->text) : output->text, {}, false};
}

} // namespace fleetwright::gotemplate
