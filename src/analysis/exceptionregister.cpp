// SPDX-License-Identifier: Apache-2.0
#include "analysis/exceptionregister.h"

#include "analysis/baseline.h"
#include "analysis/exceptions.h"
#include "analysis/exceptiontext.h"
#include "analysis/leaks/exceptionfinding.h"
#include "analysis/rule.h"
#include "config/codeowners.h"

#include <algorithm>
#include <tuple>

namespace fleetwright::analysis {

namespace {

using Entry = RegisterEntry;

class Register {
public:
    Register(const CheckSubject &subject, const CheckOptions &options, const base::Cancel &cancel)
        : m_input(subject, options, cancel), m_snapshot(*subject.fleet.snapshot),
          m_owners(config::CodeOwners::read(*m_snapshot.files))
    {}

    base::Result<std::vector<Entry>> run()
    {
        leaks::eachException(m_input.exceptions(), [this](const auto &each) { add(each); });
        if (m_input.cancel().requested())
            return base::Error{base::ErrorCode::Cancelled, "cancelled", {}, {}, {}};
        if (auto done = addAccepted(); !done)
            return std::move(done).error();
        std::ranges::stable_sort(m_entries, [](const Entry &left, const Entry &right) {
            const auto key = [](const Entry &entry) {
                return std::tuple(entry.state == Entry::State::Holds, entry.state, entry.until,
                                  entry.place);
            };
            return key(left) < key(right);
        });
        return std::move(m_entries);
    }

private:
    void add(const ExceptionMark &mark)
    {
        Entry entry;
        entry.form = mark.kind == ExceptionMark::Kind::Comment ? Entry::Form::Comment
                                                               : Entry::Form::Annotation;
        entry.text = mark.text;
        entry.ticket = firstTicketIn(mark.text);
        entry.place = mark.place;
        entry.clusters = m_snapshot.namesOf(mark.reach);
        addOwnDepartures(entry, mark);
        if (entry.departures.empty() && mark.kind == ExceptionMark::Kind::Comment)
            addSharedValues(entry, mark);
        entry.until = mark.lastDay.value_or(std::string());
        finish(std::move(entry));
    }

    void add(const ListedException &listed)
    {
        Entry entry;
        entry.form = Entry::Form::Listed;
        entry.text = listed.text;
        entry.ticket = listed.ticket.empty() ? firstTicketIn(listed.text) : listed.ticket;
        entry.place = listed.place;
        entry.clusters = m_snapshot.namesOf(listed.clusters);
        addOwnDepartures(entry, listed);
        entry.until = listed.lastDay.value_or(std::string());
        finish(std::move(entry));
    }

    template<typename Exception>
    void addOwnDepartures(Entry &entry, const Exception &exception)
    {
        for (const OwnSetting &setting : m_input.departures().settings()) {
            if (!setting.differs || !m_input.exceptions().covers(exception, setting))
                continue;
            entry.departures.push_back({m_snapshot.clusters[setting.cluster].name,
                                        leaks::fieldOf(setting), setting.value, setting.peerValue,
                                        setting.place});
        }
    }

    /// A mark in a shared layer covers values of several clusters.
    void addSharedValues(Entry &entry, const ExceptionMark &mark)
    {
        for (const SettingPlace &place : m_input.settings().places()) {
            if (place.place.file != mark.place.file || !mark.lines.contains(place.place.line))
                continue;
            const std::string field =
                m_input.settings().objects()[place.object].key.text() + "#" + place.field;
            for (const std::string &cluster : m_snapshot.namesOf(place.survives))
                entry.departures.push_back({cluster, field, place.value, {}, place.place});
        }
    }

    void finish(Entry entry)
    {
        const bool isPast = !entry.until.empty() && entry.until < m_input.options().today;
        entry.state = isPast                ? Entry::State::Expired
                      : entry.until.empty() ? Entry::State::Undated
                      : isUnused(entry)     ? Entry::State::Unused
                                            : Entry::State::Holds;
        entry.owners = m_owners.of(entry.place.file);
        std::ranges::sort(entry.departures,
                          [](const DepartureRow &left, const DepartureRow &right) {
                              return std::tie(left.cluster, left.place, left.field)
                                     < std::tie(right.cluster, right.place, right.field);
                          });
        m_entries.push_back(std::move(entry));
    }

    /// Unknown where nobody can say what normal is: a cluster without peers. A comment may be about
    /// more than values.
    [[nodiscard]] bool isUnused(const Entry &entry)
    {
        if (!entry.departures.empty() || entry.form == Entry::Form::Comment
            || entry.form == Entry::Form::Baseline)
            return false;
        return std::ranges::all_of(entry.clusters, [&](const std::string &name) {
            const auto cluster = m_snapshot.clusterByName.find(name);
            return cluster != m_snapshot.clusterByName.end()
                   && !m_input.departures().peers().of(cluster->second).empty();
        });
    }

    base::Result<void> addAccepted()
    {
        const std::optional<base::RepoPath> &path = m_input.config().baseline;
        if (!path || m_snapshot.files->kind(*path) != base::EntryKind::File)
            return {};
        const auto file = m_snapshot.files->read(*path);
        if (!file)
            return file.error();
        const auto accepted = readAcceptedFindings(*file);
        if (!accepted)
            return accepted.error();
        for (const AcceptedFinding &finding : *accepted) {
            Entry entry;
            entry.form = Entry::Form::Baseline;
            entry.rule = finding.rule;
            entry.text = finding.reason.empty() ? finding.message : finding.reason;
            entry.ticket = finding.ticket;
            entry.place = finding.place;
            entry.until = finding.until;
            finish(std::move(entry));
        }
        return {};
    }

    RuleInput m_input;
    const model::Snapshot &m_snapshot;
    config::CodeOwners m_owners;
    std::vector<Entry> m_entries;
};

} // namespace

std::string_view formName(RegisterEntry::Form form)
{
    switch (form) {
    case RegisterEntry::Form::Comment:
        return "comment";
    case RegisterEntry::Form::Annotation:
        return "annotation";
    case RegisterEntry::Form::Listed:
        return "listed";
    case RegisterEntry::Form::Baseline:
        return "accepted";
    }
    return {};
}

std::string_view stateName(RegisterEntry::State state)
{
    switch (state) {
    case RegisterEntry::State::Holds:
        return "holds";
    case RegisterEntry::State::Expired:
        return "expired";
    case RegisterEntry::State::Undated:
        return "undated";
    case RegisterEntry::State::Unused:
        return "unused";
    }
    return {};
}

base::Result<std::vector<RegisterEntry>> exceptionRegister(const CheckSubject &subject,
                                                           const CheckOptions &options,
                                                           const base::Cancel &cancel)
{
    return Register(subject, options, cancel).run();
}

} // namespace fleetwright::analysis
