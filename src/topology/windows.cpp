// SPDX-License-Identifier: Apache-2.0
#include "topology/windows.h"

#include "argocd/project.h"
#include "flux/knownobjects.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <map>

namespace fleetwright::topology {

namespace {

using argocd::ClockTime;
using model::Unit;
using yaml::Node;

constexpr std::chrono::minutes lookedAhead{14 * 24 * 60};

argocd::WindowSubject subjectOf(const Unit &unit)
{
    argocd::WindowSubject subject;
    subject.name = unit.id.name;
    if (const Node *object = unit.declaration->object) {
        subject.destinationName = flux::textAt(object, {"spec", "destination", "name"});
        subject.destinationServer = flux::textAt(object, {"spec", "destination", "server"});
        subject.destinationNamespace = flux::textAt(object, {"spec", "destination", "namespace"});
    }
    return subject;
}

std::string projectOf(const Unit &unit)
{
    const std::string &project = unit.declaration->delivery.project;
    return project.empty() ? "default" : project;
}

WindowState stateOf(const argocd::SyncWindow &window, ClockTime now)
{
    WindowState state;
    state.window = window;
    state.place = window.place.known() ? window.place.place() : base::Place{};
    const base::Result<bool> active = argocd::isActive(window, now);
    if (!active) {
        state.error = active.error();
        return state;
    }
    state.isActive = *active;
    if (state.isActive)
        return state;
    if (const auto next = argocd::nextOpening(window, now))
        state.nextOpening = *next;
    return state;
}

/// When the windows that speak of an Application let it sync again, by the minute; the same for
/// all that the same windows speak of.
class Openings {
public:
    std::optional<ClockTime> next(const std::vector<argocd::SyncWindow> &windows,
                                  const argocd::WindowSubject &subject,
                                  const argocd::SyncDecision &decision, ClockTime now)
    {
        if (decision.error)
            return std::nullopt;
        const auto [known, isNew] = m_known.try_emplace(decision.matching);
        if (isNew)
            known->second = search(windows, subject, now);
        return known->second;
    }

private:
    static std::optional<ClockTime> search(const std::vector<argocd::SyncWindow> &windows,
                                           const argocd::WindowSubject &subject, ClockTime now)
    {
        const ClockTime first = std::chrono::floor<std::chrono::minutes>(now);
        for (std::chrono::minutes ahead{1}; ahead <= lookedAhead; ++ahead) {
            // Open strictly between start and end: a full minute is asked a second later.
            const ClockTime at = first + ahead;
            if (argocd::decideSync(windows, subject, argocd::SyncTrigger::Automatic,
                                   at + std::chrono::seconds(1))
                    .canSync)
                return at;
        }
        return std::nullopt;
    }

    std::map<std::vector<std::size_t>, std::optional<ClockTime>> m_known;
};

void decide(const model::Snapshot &snapshot, const argocd::AppProject &project, ClockTime now,
            WindowReport &report)
{
    const std::size_t position = report.projects.size() - 1;
    Openings openings;
    for (std::size_t index = 0; index < snapshot.units.size(); ++index) {
        const Unit &unit = snapshot.units[index];
        if (unit.controller != model::Controller::ArgoCd || unit.id.kind != "Application"
            || projectOf(unit) != project.name)
            continue;
        ++report.projects[position].applications;
        const argocd::WindowSubject subject = subjectOf(unit);
        const argocd::SyncDecision decision =
            argocd::decideSync(project.windows, subject, argocd::SyncTrigger::Automatic, now);
        for (const std::size_t window : decision.matching)
            ++report.projects[position].windows[window].matching;
        WindowDecision result;
        result.unit = index;
        result.project = position;
        result.canSync = decision.canSync;
        result.canSyncManually =
            argocd::decideSync(project.windows, subject, argocd::SyncTrigger::Manual, now).canSync;
        result.blockedBy = decision.blockedBy;
        if (!decision.canSync)
            result.opens = openings.next(project.windows, subject, decision, now);
        report.decisions.push_back(result);
    }
}

std::optional<int> numberAt(std::string_view text, std::size_t at, std::size_t size)
{
    int number = 0;
    if (at + size > text.size())
        return std::nullopt;
    const char *begin = text.data() + at;
    const auto [end, failure] = std::from_chars(begin, begin + size, number);
    return failure == std::errc() && end == begin + size ? std::optional(number) : std::nullopt;
}

/// "Z", "+02:00"; nothing for anything else.
std::optional<std::chrono::minutes> offsetOf(std::string_view text)
{
    if (text == "Z" || text == "z")
        return std::chrono::minutes(0);
    if (text.size() != 6 || (text[0] != '+' && text[0] != '-') || text[3] != ':')
        return std::nullopt;
    const auto hours = numberAt(text, 1, 2);
    const auto minutes = numberAt(text, 4, 2);
    if (!hours || !minutes || *hours > 23 || *minutes > 59)
        return std::nullopt;
    const std::chrono::minutes offset = std::chrono::hours(*hours) + std::chrono::minutes(*minutes);
    return text[0] == '-' ? -offset : offset;
}

std::string padded(int number, std::size_t size)
{
    std::string text = std::to_string(number);
    return text.size() < size ? std::string(size - text.size(), '0') + text : text;
}

} // namespace

WindowReport windowsAt(const model::Snapshot &snapshot, const std::vector<FleetObject> &projects,
                       ClockTime now, const base::Cancel &cancel)
{
    WindowReport report;
    for (const FleetObject &object : projects) {
        if (cancel.requested())
            break;
        if (!argocd::isAppProject(object.root))
            continue;
        const base::Result<argocd::AppProject> project = argocd::readAppProject(object.root);
        if (!project || project->windows.empty())
            continue;
        ProjectWindows shown{object.nameSpace, object.name, object.place, {}, 0};
        for (const argocd::SyncWindow &window : project->windows)
            shown.windows.push_back(stateOf(window, now));
        report.projects.push_back(std::move(shown));
        decide(snapshot, *project, now, report);
    }
    std::ranges::stable_sort(report.decisions, {}, &WindowDecision::unit);
    return report;
}

std::optional<ClockTime> readTime(std::string_view text)
{
    // RFC 3339 without fractions of a second.
    constexpr std::string_view shape = "0000-00-00T00:00:00";
    if (text.size() <= shape.size())
        return std::nullopt;
    for (std::size_t i = 0; i < shape.size(); ++i) {
        if (shape[i] != '0' && text[i] != shape[i])
            return std::nullopt;
    }
    constexpr std::array<std::pair<std::size_t, std::size_t>, 6> fields{
        {{0, 4}, {5, 2}, {8, 2}, {11, 2}, {14, 2}, {17, 2}}};
    std::array<int, 6> values{};
    for (std::size_t i = 0; i < fields.size(); ++i) {
        const auto value = numberAt(text, fields[i].first, fields[i].second);
        if (!value)
            return std::nullopt;
        values[i] = *value;
    }
    const std::chrono::year_month_day day{std::chrono::year(values[0]),
                                          std::chrono::month(static_cast<unsigned>(values[1])),
                                          std::chrono::day(static_cast<unsigned>(values[2]))};
    const auto offset = offsetOf(text.substr(shape.size()));
    if (!day.ok() || !offset || values[3] > 23 || values[4] > 59 || values[5] > 59)
        return std::nullopt;
    return ClockTime(std::chrono::sys_days(day)) + std::chrono::hours(values[3])
           + std::chrono::minutes(values[4]) + std::chrono::seconds(values[5]) - *offset;
}

std::string timeText(ClockTime time)
{
    const auto midnight = std::chrono::floor<std::chrono::days>(time);
    const std::chrono::year_month_day day(midnight);
    const std::chrono::hh_mm_ss clock(time - midnight);
    return padded(static_cast<int>(day.year()), 4) + '-'
           + padded(static_cast<int>(static_cast<unsigned>(day.month())), 2) + '-'
           + padded(static_cast<int>(static_cast<unsigned>(day.day())), 2) + 'T'
           + padded(static_cast<int>(clock.hours().count()), 2) + ':'
           + padded(static_cast<int>(clock.minutes().count()), 2) + ':'
           + padded(static_cast<int>(clock.seconds().count()), 2) + 'Z';
}

} // namespace fleetwright::topology
