// SPDX-License-Identifier: Apache-2.0
#include "argocd/rollingsync.h"
#include "argocd/syncwindow.h"
#include "fixture.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

// Tables of cases, {name, what, input, now, expected}: tests/corpus/argocd, and the folder argocd
// of FLEETWRIGHT_CONFORMANCE.

namespace fleetwright::argocd {
namespace {

std::string contents(const std::filesystem::path &path)
{
    std::ifstream file(path, std::ios::binary);
    std::stringstream text;
    text << file.rdbuf();
    return text.str();
}

std::vector<std::filesystem::path> tablesNamed(const std::string &name)
{
    std::vector<std::filesystem::path> tables = {std::filesystem::path(FLEETWRIGHT_TEST_DATA)
                                                 / "../corpus/argocd" / name};
    if (const char *folder = std::getenv("FLEETWRIGHT_CONFORMANCE"))
        tables.push_back(std::filesystem::path(folder) / "argocd" / name);
    return tables;
}

std::string textAt(const yaml::Node *map, std::string_view key)
{
    const yaml::Node *value = map ? map->find(key) : nullptr;
    return value && !value->isNull() ? std::string(value->text()) : std::string();
}

std::vector<std::string> listAt(const yaml::Node *map, std::string_view key)
{
    std::vector<std::string> result;
    const yaml::Node *list = map->find(key);
    for (const yaml::Node *item : list ? list->items() : std::span<const yaml::Node *const>())
        result.emplace_back(item->text());
    return result;
}

/// "2026-03-02T12:00:00Z"
ClockTime timeOf(const std::string &text)
{
    int year = 0;
    unsigned month = 0;
    unsigned day = 0;
    int hour = 0;
    int minute = 0;
    int second = 0;
    EXPECT_EQ(std::sscanf(text.c_str(), "%d-%u-%uT%d:%d:%dZ", &year, &month, &day, &hour, &minute,
                          &second),
              6);
    using namespace std::chrono;
    return sys_days(std::chrono::year(year) / month / day) + hours(hour) + minutes(minute)
           + seconds(second);
}

std::vector<std::string> numbers(const std::vector<std::size_t> &positions)
{
    std::vector<std::string> result;
    std::transform(positions.begin(), positions.end(), std::back_inserter(result),
                   [](std::size_t position) { return std::to_string(position); });
    return result;
}

void checkWindows(const yaml::Node *row)
{
    SCOPED_TRACE(textAt(row, "name"));
    const yaml::Node *input = row->find("input");
    const yaml::Node *expected = row->find("expected");
    const base::Result<std::vector<SyncWindow>> windows =
        readSyncWindows(input->find("syncWindows"));
    ASSERT_TRUE(windows.ok());
    const yaml::Node *application = input->find("application");
    const yaml::Node *destination = application->find("destination");
    const WindowSubject subject{textAt(application, "name"), textAt(destination, "name"),
                                textAt(destination, "server"), textAt(destination, "namespace")};
    const std::string started = textAt(input, "operation_started");
    const SyncDecision decision = decideSync(
        *windows, subject,
        textAt(input, "manual") == "true" ? SyncTrigger::Manual : SyncTrigger::Automatic,
        timeOf(textAt(row, "now")), started.empty() ? std::optional<ClockTime>() : timeOf(started));
    EXPECT_EQ(numbers(decision.matching), listAt(expected, "matching"));
    EXPECT_EQ(numbers(decision.active), listAt(expected, "active"));
    EXPECT_EQ(decision.canSync, textAt(expected, "can_sync") == "true");
    EXPECT_EQ(decision.error.has_value(), expected->find("error") != nullptr);
    if (decision.error) {
        EXPECT_EQ(decision.error->detail, textAt(expected, "error"));
    }
}

void checkSteps(const yaml::Node *row)
{
    SCOPED_TRACE(textAt(row, "name"));
    const yaml::Node *input = row->find("input");
    const yaml::Node *expected = row->find("expected");
    const base::Result<std::optional<RollingSync>> strategy =
        RollingSync::read(input->find("strategy"));
    ASSERT_TRUE(strategy.ok());
    std::vector<SteppedApplication> applications;
    for (const yaml::Node *item : input->find("applications")->items()) {
        SteppedApplication application{textAt(item, "name"), {}, {}, true};
        if (const yaml::Node *labels = item->find("labels")) {
            for (const yaml::Entry &label : labels->entries())
                application.labels.emplace(label.key->text(), label.value->text());
        }
        if (item->find("status"))
            application.status = textAt(item, "status");
        application.exists = textAt(item, "missing") != "true";
        applications.push_back(std::move(application));
    }
    const StepPlan plan = *strategy ? planSteps(**strategy, applications) : StepPlan{};
    std::vector<std::vector<std::string>> steps;
    for (const yaml::Node *step : expected->find("steps")->items()) {
        steps.emplace_back();
        for (const yaml::Node *name : step->items())
            steps.back().emplace_back(name->text());
    }
    EXPECT_EQ(plan.steps, steps);
    std::map<std::string, std::string> first;
    for (const auto &[name, step] : plan.firstStep)
        first.emplace(name, std::to_string(step + 1));
    std::map<std::string, std::string> wanted;
    for (const yaml::Entry &entry : expected->find("first_step")->entries())
        wanted.emplace(entry.key->text(), entry.value->text());
    EXPECT_EQ(first, wanted);
    std::vector<std::string> maySync = plan.maySync;
    std::sort(maySync.begin(), maySync.end());
    std::vector<std::string> allowed = listAt(expected, "may_sync");
    std::sort(allowed.begin(), allowed.end());
    EXPECT_EQ(maySync, allowed);
    EXPECT_EQ(plan.started, listAt(expected, "started"));
}

void checkTables(const std::string &name, void (*check)(const yaml::Node *row))
{
    std::size_t rows = 0;
    for (const std::filesystem::path &path : tablesNamed(name)) {
        SCOPED_TRACE(path.string());
        if (!std::filesystem::exists(path))
            continue;
        const Documents table(contents(path));
        for (const yaml::Node *row : table.first()->items()) {
            check(row);
            ++rows;
        }
    }
    EXPECT_GT(rows, 0U);
}

TEST(ArgoCdTables, SyncWindows)
{
    checkTables("sync-windows.json", checkWindows);
}

TEST(ArgoCdTables, RollingSync)
{
    checkTables("rolling-sync.json", checkSteps);
}

} // namespace
} // namespace fleetwright::argocd
