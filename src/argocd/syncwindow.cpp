// SPDX-License-Identifier: Apache-2.0
#include "argocd/syncwindow.h"

#include "argocd/manifest.h"
#include "argocd/timezone.h"
#include "argocd/wildcard.h"

#include <algorithm>
#include <utility>

namespace fleetwright::argocd {

namespace {

bool matchesAny(const std::vector<std::string> &patterns, std::string_view text)
{
    return std::any_of(patterns.begin(), patterns.end(),
                       [text](const std::string &pattern) { return gobwasMatches(pattern, text); });
}

bool matchesCluster(const SyncWindow &window, const WindowSubject &subject)
{
    return (!subject.destinationName.empty()
            && matchesAny(window.clusters, subject.destinationName))
           || (!subject.destinationServer.empty()
               && matchesAny(window.clusters, subject.destinationServer));
}

base::Result<SyncWindow> readWindow(const yaml::Node *entry)
{
    SyncWindow window;
    const yaml::Node *kind = entry->find("kind");
    window.place = kind ? kind->span() : entry->span();
    const std::pair<std::string_view, std::string SyncWindow::*> texts[] = {
        {"kind", &SyncWindow::kind},
        {"schedule", &SyncWindow::schedule},
        {"duration", &SyncWindow::duration},
        {"timeZone", &SyncWindow::timeZone}};
    for (const auto &[key, member] : texts) {
        base::Result<std::string> text = stringField(entry, key);
        if (!text)
            return text.error();
        window.*member = *std::move(text);
    }
    const std::pair<std::string_view, std::vector<std::string> SyncWindow::*> lists[] = {
        {"applications", &SyncWindow::applications},
        {"namespaces", &SyncWindow::namespaces},
        {"clusters", &SyncWindow::clusters}};
    for (const auto &[key, member] : lists) {
        base::Result<std::vector<std::string>> list = stringsField(entry, key);
        if (!list)
            return list.error();
        window.*member = *std::move(list);
    }
    const std::pair<std::string_view, bool SyncWindow::*> switches[] = {
        {"manualSync", &SyncWindow::manualSync},
        {"andOperator", &SyncWindow::andOperator},
        {"syncOverrun", &SyncWindow::syncOverrun}};
    for (const auto &[key, member] : switches) {
        const base::Result<bool> value = booleanField(entry, key);
        if (!value)
            return value.error();
        window.*member = *value;
    }
    return window;
}

struct Timing {
    CronSchedule schedule;
    std::chrono::nanoseconds duration{};
    std::chrono::seconds offset{};
};

base::Result<Timing> timingOf(const SyncWindow &window, ClockTime now)
{
    const auto fail = [&window](std::string_view what, const std::string &text,
                                const base::Error &cause) {
        base::Error error = cause;
        error.detail = "invalid sync windows: cannot parse " + std::string(what) + " '" + text
                       + "': " + cause.detail;
        if (window.place.known())
            error.place = window.place.place();
        return error;
    };
    const base::Result<CronSchedule> schedule = CronSchedule::parse(window.schedule);
    if (!schedule)
        return fail("schedule", window.schedule, schedule.error());
    const base::Result<std::chrono::nanoseconds> duration = parseDuration(window.duration);
    if (!duration)
        return fail("duration", window.duration, duration.error());
    // An unknown zone counts as UTC.
    return Timing{*schedule, *duration,
                  zoneOffset(window.timeZone, now).value_or(std::chrono::seconds(0))};
}

/// What all matching windows say at one time.
struct Moment {
    std::vector<std::size_t> active;
    bool hasDeny = false;
    bool deniesAllowManual = true;
    bool deniesAllowOverrun = true;
    bool hasAllow = false;
    bool hasClosedAllow = false;
    bool closedAllowManual = true;
    bool closedAllowOverrun = true;
    std::optional<std::size_t> blockedBy;

    void add(std::size_t position, const SyncWindow &window, bool isOpen)
    {
        if (isOpen)
            active.push_back(position);
        if (isOpen && window.kind == "deny") {
            if (!hasDeny)
                blockedBy = position;
            hasDeny = true;
            deniesAllowManual &= window.manualSync;
            deniesAllowOverrun &= window.syncOverrun;
        }
        hasAllow |= isOpen && window.kind == "allow";
        if (!isOpen && window.kind == "allow") {
            if (!blockedBy)
                blockedBy = position;
            hasClosedAllow = true;
            closedAllowManual &= window.manualSync;
            closedAllowOverrun &= window.syncOverrun;
        }
    }

    [[nodiscard]] bool allows(SyncTrigger trigger) const
    {
        if (hasDeny)
            return trigger == SyncTrigger::Manual && deniesAllowManual;
        if (hasAllow || !hasClosedAllow)
            return true;
        return trigger == SyncTrigger::Manual && closedAllowManual;
    }
    /// Whether a sync that runs may go on, had it begun when it was allowed.
    [[nodiscard]] bool allowsOverrun() const
    {
        return hasDeny ? deniesAllowOverrun : closedAllowOverrun;
    }
};

base::Result<Moment> momentAt(const std::vector<SyncWindow> &windows,
                              const std::vector<std::size_t> &matching, ClockTime now)
{
    Moment moment;
    for (const std::size_t position : matching) {
        const base::Result<bool> isOpen = isActive(windows[position], now);
        if (!isOpen)
            return isOpen.error();
        moment.add(position, windows[position], *isOpen);
    }
    return moment;
}

} // namespace

base::Result<std::vector<SyncWindow>> readSyncWindows(const yaml::Node *list)
{
    std::vector<SyncWindow> windows;
    if (!list || list->isNull())
        return windows;
    if (!list->isSequence())
        return invalidAt(list, "syncWindows must be a list");
    for (const yaml::Node *entry : list->items()) {
        if (!entry->isMapping())
            return invalidAt(entry, "a sync window must be a map");
        base::Result<SyncWindow> window = readWindow(entry);
        if (!window)
            return window.error();
        windows.push_back(*std::move(window));
    }
    return windows;
}

bool matches(const SyncWindow &window, const WindowSubject &subject)
{
    const bool byName = matchesAny(window.applications, subject.name);
    const bool byCluster = matchesCluster(window, subject);
    const bool byNamespace = matchesAny(window.namespaces, subject.destinationNamespace);
    if (!window.andOperator)
        return byName || byCluster || byNamespace;
    const bool isSet =
        !window.applications.empty() || !window.clusters.empty() || !window.namespaces.empty();
    return isSet && (window.applications.empty() || byName)
           && (window.clusters.empty() || byCluster) && (window.namespaces.empty() || byNamespace);
}

std::vector<std::size_t> matchingWindows(const std::vector<SyncWindow> &windows,
                                         const WindowSubject &subject)
{
    std::vector<std::size_t> positions;
    for (std::size_t at = 0; at < windows.size(); ++at) {
        if (matches(windows[at], subject))
            positions.push_back(at);
    }
    return positions;
}

base::Result<bool> isActive(const SyncWindow &window, ClockTime now)
{
    const base::Result<Timing> timing = timingOf(window, now);
    if (!timing)
        return timing.error();
    const ClockTime local = now + timing->offset;
    // Next() cuts fractions of a second off before it looks.
    const ClockTime begin = std::chrono::floor<std::chrono::seconds>(local - timing->duration);
    const std::optional<ClockTime> next = timing->schedule.next(begin);
    // Go's zero time, where a schedule never comes, lies before everything.
    return !next || *next < local;
}

base::Result<std::optional<ClockTime>> nextOpening(const SyncWindow &window, ClockTime now)
{
    const base::Result<Timing> timing = timingOf(window, now);
    if (!timing)
        return timing.error();
    const std::optional<ClockTime> next = timing->schedule.next(now + timing->offset);
    return next ? std::optional<ClockTime>(*next - timing->offset) : std::nullopt;
}

SyncDecision decideSync(const std::vector<SyncWindow> &windows, const WindowSubject &subject,
                        SyncTrigger trigger, ClockTime now,
                        std::optional<ClockTime> operationStarted)
{
    SyncDecision decision;
    decision.matching = matchingWindows(windows, subject);
    base::Result<Moment> moment = momentAt(windows, decision.matching, now);
    if (!moment) {
        decision.canSync = false;
        decision.error = std::move(moment).error();
        return decision;
    }
    decision.active = moment->active;
    decision.canSync = moment->allows(trigger);
    if (!decision.canSync && operationStarted && moment->allowsOverrun()) {
        const base::Result<Moment> then = momentAt(windows, decision.matching, *operationStarted);
        decision.canSync = then && then->allows(trigger);
    }
    if (!decision.canSync)
        decision.blockedBy = moment->blockedBy;
    return decision;
}

} // namespace fleetwright::argocd
