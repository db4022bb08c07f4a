// SPDX-License-Identifier: Apache-2.0
#include "config/expectation.h"

#include "base/nearest.h"
#include "config/rulesetting.h"

#include <algorithm>
#include <array>

namespace fleetwright::config {

namespace {

using Must = Expectation::Must;

constexpr std::array<std::string_view, 5> mustNames{"present", "absent", "only", "unique", "equal"};
constexpr std::array<std::string_view, 6> selectorKinds{
    "ApplicationSet", "Application", "GitRepo", "ClusterGroup", "Kustomization", "HelmRelease"};

/// A path is names with dots between, and steps into lists: `[2]`, `[key=value]`, `[*]`.
bool isPath(std::string_view path)
{
    if (path.empty() || path.front() == '.' || path.back() == '.')
        return false;
    while (!path.empty()) {
        const std::size_t open = path.find_first_of("[]");
        if (open == std::string_view::npos)
            return true;
        const std::size_t close = path.find(']', open);
        if (path[open] == ']' || close == std::string_view::npos)
            return false;
        const std::string_view step = path.substr(open + 1, close - open - 1);
        const bool isNumber =
            !step.empty() && step.find_first_not_of("0123456789") == std::string_view::npos;
        const std::size_t equals = step.find('=');
        const bool isMatch = equals != std::string_view::npos && equals > 0;
        if (step != "*" && !isNumber && !isMatch)
            return false;
        path.remove_prefix(close + 1);
        if (!path.empty() && path.front() != '.' && path.front() != '[')
            return false;
    }
    return true;
}

Read readChoice(const Value &value, std::string_view what, ClusterChoice &choice)
{
    if (!value.isMap())
        return invalid(value, std::string(what) + " must be a map",
                       "its keys are names, labels and except");
    const auto label = [&](const Value::Entry &entry) -> Read {
        std::vector<std::string> &globs = choice.labels[entry.key];
        if (auto done = readTextOrTexts(entry.value, "labels." + entry.key, globs); !done)
            return done;
        return globs.empty() ? invalid(entry.value, "labels." + entry.key + " needs a value")
                             : Read();
    };
    return readMap(
        value, what,
        {{"names", [&](const Value &v) { return readTexts(v, "names", choice.names); }},
         {"labels", [&](const Value &v) { return readEntries(v, "labels", label); }},
         {"except", [&](const Value &v) { return readTexts(v, "except", choice.except); }}});
}

Read readPattern(const Value &value, std::string_view what, std::optional<ObjectPattern> &pattern)
{
    std::string text;
    if (auto done = readText(value, what, text); !done)
        return done;
    pattern = ObjectPattern::read(text);
    if (!pattern)
        return invalid(value,
                       std::string(what) + " must be Kind/namespace/name or "
                           + "Kind/namespace/name#path",
                       "an object without a namespace is Kind//name");
    return {};
}

Read readMust(const Value &value, Must &must)
{
    std::string text;
    if (auto done = readText(value, "must", text); !done)
        return done;
    const auto *const found = std::find(mustNames.begin(), mustNames.end(), text);
    if (found == mustNames.end()) {
        const std::string_view nearest =
            base::nearestName(text, {mustNames.begin(), mustNames.end()});
        return invalid(value, "must is present, absent, only, unique or equal",
                       nearest.empty() ? "" : "did you mean \"" + std::string(nearest) + "\"?");
    }
    must = static_cast<Must>(found - mustNames.begin());
    return {};
}

Read readExactly(const Value &value, Expectation &expectation)
{
    ClusterChoice &choice = expectation.exactly.emplace();
    if (!value.isList())
        return readChoice(value, "exactly", choice);
    expectation.exactlyNames = true;
    return readTexts(value, "exactly", choice.names);
}

std::string conflictOf(const Expectation &expectation, bool hasMust)
{
    if (expectation.object.has_value() == expectation.selector.has_value())
        return "an expectation needs either object or selector";
    if (expectation.selector) {
        if (!expectation.exactly)
            return "a selector needs exactly";
        if (hasMust || expectation.equals || expectation.clusters)
            return "a selector goes with exactly alone";
        return {};
    }
    if (expectation.exactly)
        return "exactly goes with a selector";
    const bool compares = expectation.must == Must::Unique || expectation.must == Must::Equal;
    if (compares && expectation.equals)
        return "must: " + std::string(mustName(expectation.must)) + " goes without equals";
    if (expectation.must == Must::Unique && expectation.object->path.empty())
        return "must: unique needs a path behind the object";
    if (expectation.equals && expectation.object->path.empty())
        return "equals needs a path behind the object";
    return {};
}

Read readExpectation(const Value &value, std::vector<Expectation> &expectations)
{
    Expectation expectation;
    expectation.place = value.dash;
    bool hasMust = false;
    const auto must = [&](const Value &v) {
        hasMust = true;
        return readMust(v, expectation.must);
    };
    const auto clusters = [&](const Value &v) {
        return readChoice(v, "clusters", expectation.clusters.emplace());
    };
    const auto selector = [&](const Value &v) -> Read {
        if (auto done = readPattern(v, "selector", expectation.selector); !done)
            return done;
        const std::string &kind = expectation.selector->kind;
        if (std::find(selectorKinds.begin(), selectorKinds.end(), kind) == selectorKinds.end())
            return invalid(v, "selector must name an ApplicationSet, Application, GitRepo, "
                              "ClusterGroup, Kustomization or HelmRelease");
        return {};
    };
    auto done = readMap(
        value, "expect",
        {{"name", [&](const Value &v) { return readText(v, "name", expectation.name); }},
         {"why", [&](const Value &v) { return readText(v, "why", expectation.why); }},
         {"severity", [&](const Value &v) { return readSeverity(v, expectation.severity); }},
         {"clusters", clusters},
         {"object", [&](const Value &v) { return readPattern(v, "object", expectation.object); }},
         {"must", must},
         {"equals",
          [&](const Value &v) -> Read {
              expectation.equals = v;
              return {};
          }},
         {"selector", selector},
         {"exactly", [&](const Value &v) { return readExactly(v, expectation); }}});
    if (!done)
        return done;
    if (expectation.name.empty())
        return invalid(value, "an expectation needs a name");
    if (const std::string conflict = conflictOf(expectation, hasMust); !conflict.empty())
        return invalid(value, conflict);
    if (std::any_of(expectations.begin(), expectations.end(),
                    [&](const Expectation &other) { return other.name == expectation.name; }))
        return invalid(value, "two expectations are called \"" + expectation.name + '"');
    expectations.push_back(std::move(expectation));
    return {};
}

} // namespace

std::optional<ObjectPattern> ObjectPattern::read(std::string_view text)
{
    ObjectPattern pattern;
    if (const std::size_t hash = text.find('#'); hash != std::string_view::npos) {
        pattern.path = text.substr(hash + 1);
        if (!isPath(pattern.path))
            return std::nullopt;
        text = text.substr(0, hash);
    }
    const std::size_t first = text.find('/');
    if (first == std::string_view::npos)
        return std::nullopt;
    const std::size_t second = text.find('/', first + 1);
    if (second == std::string_view::npos || text.find('/', second + 1) != std::string_view::npos)
        return std::nullopt;
    pattern.kind = text.substr(0, first);
    pattern.nameSpace = text.substr(first + 1, second - first - 1);
    pattern.name = text.substr(second + 1);
    if (const std::size_t dot = pattern.kind.find('.'); dot != std::string::npos) {
        pattern.group = pattern.kind.substr(dot + 1);
        pattern.kind.resize(dot);
        if (pattern.group.empty())
            return std::nullopt;
    }
    if (pattern.kind.empty() || pattern.name.empty())
        return std::nullopt;
    return pattern;
}

std::string ObjectPattern::text() const
{
    return kind + (group.empty() ? "" : '.' + group) + '/' + nameSpace + '/' + name
           + (path.empty() ? "" : '#' + path);
}

std::string_view mustName(Must must)
{
    return mustNames.at(static_cast<std::size_t>(must));
}

Read readExpectations(const Value &value, std::vector<Expectation> &expectations)
{
    return readList(value, "expect",
                    [&](const Value &item) { return readExpectation(item, expectations); });
}

} // namespace fleetwright::config
