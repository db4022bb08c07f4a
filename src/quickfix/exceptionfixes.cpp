// SPDX-License-Identifier: Apache-2.0
// Exceptions: marked, listed, dated, moved to whom they name, taken back.
#include "analysis/exceptiontext.h"
#include "edit/editedfiles.h"
#include "quickfix/exceptionwriting.h"
#include "quickfix/listitem.h"
#include "quickfix/placevalue.h"
#include "quickfix/sourceline.h"

#include <algorithm>
#include <set>

namespace fleetwright::quickfix {

namespace {

using analysis::ExceptionMark;
using analysis::ListedException;
using analysis::OwnSetting;
using base::Result;

/// The exception that a finding is about.
struct Subjects {
    const ExceptionMark *mark = nullptr;
    const ListedException *listed = nullptr;
};

Subjects exceptionAt(Bench &bench)
{
    Subjects subjects;
    const base::Place &place = bench.finding().place;
    const analysis::Exceptions &exceptions = bench.input().exceptions();
    for (const ExceptionMark &mark : exceptions.marks()) {
        if (mark.place == place)
            subjects.mark = &mark;
    }
    for (const ListedException &entry : exceptions.listed()) {
        if (entry.place == place)
            subjects.listed = &entry;
    }
    return subjects;
}

base::Error notThere(const Bench &bench)
{
    return byHand("the exception is not there any more", bench.finding().place);
}

Result<void> removeMark(Bench &bench, const ExceptionMark &mark)
{
    if (mark.kind == ExceptionMark::Kind::Comment)
        return removeComment(bench, mark);
    const auto now = bench.fleet();
    if (!now)
        return now.error();
    return bench.add(withoutValueAt(**now, bench.found().namesOf(mark.reach), mark.place));
}

Result<void> removeListed(Bench &bench, const ListedException &entry)
{
    edit::EditedFiles edited(bench.files());
    const auto file = edited.open(entry.place.file);
    if (!file)
        return file.error();
    const std::optional<ListItem> item = listItemAt(*(*file)->parsed, entry.place.line);
    if (!item)
        return byHand("the entry was not found", entry.place);
    if (auto done = removeListItem(**file, *item); !done)
        return done;
    return bench.add(edited.changes());
}

/// Takes out an own setting in the fleet as it is by now: lines before it may have gone.
Result<void> removeSetting(Bench &bench, const OwnSetting &setting)
{
    if (setting.kind != OwnSetting::Kind::Field)
        return byHand("it adds or deletes a whole object", setting.place);
    const auto now = bench.fleet();
    if (!now)
        return now.error();
    const auto place = bench.changes().contains(setting.place.file) ? std::optional<base::Place>()
                                                                    : std::optional(setting.place);
    const std::vector<std::string> clusters = {bench.found().clusters[setting.cluster].name};
    if (place)
        return bench.add(withoutValueAt(**now, clusters, *place));
    for (const std::size_t unit : (*now)->unitsOf(setting.cluster)) {
        if (!(*now)->units[unit].rendering)
            continue;
        for (const model::Object &object : (*now)->units[unit].rendering->objects) {
            const auto field = model::FieldPath::fromText(setting.field);
            if (diff::keyOf(object) != setting.object || !field)
                continue;
            const auto step = supplyingStep(**now, {setting.cluster, &object, *field, nullptr});
            if (step && step->step.place.file == setting.place.file)
                return bench.add(edit::withoutStep(**now, *step));
        }
    }
    return {}; // it went with another line
}

/// The settings that an exception covers and that make a difference, one a line.
template<typename Exception>
std::vector<const OwnSetting *> coveredBy(Bench &bench, const Exception &exception)
{
    std::vector<const OwnSetting *> covered;
    std::set<base::Place> seen;
    for (const OwnSetting &setting : bench.input().departures().settings()) {
        if (setting.differs && bench.input().exceptions().covers(exception, setting)
            && seen.insert(setting.place).second)
            covered.push_back(&setting);
    }
    return covered;
}

/// A name for a list: "prometheus-image".
std::string slugOf(const OwnSetting &setting)
{
    std::string slug = setting.object.name;
    if (!setting.field.empty()) {
        std::string last = setting.field.substr(setting.field.find_last_of(".]") + 1);
        std::erase(last, '"');
        slug += (last.empty() ? "" : "-") + last;
    }
    return slug;
}

const OwnSetting *settingAt(Bench &bench, const base::Place &place)
{
    for (const OwnSetting &setting : bench.input().departures().settings()) {
        if (setting.place == place)
            return &setting;
    }
    return nullptr;
}

/// Changes the text of the exception at the finding: `change` gets a comment's line from its '#',
/// an annotation's value, or a listed entry's text.
Result<void> changeText(Bench &bench, const Subjects &subjects,
                        const std::function<std::string(std::string_view)> &change)
{
    const base::Place &place = bench.finding().place;
    if (subjects.mark != nullptr && subjects.mark->kind == ExceptionMark::Kind::Comment) {
        const auto file = bench.files().read(place.file);
        if (!file)
            return file.error();
        const std::string line((*file)->line(place.line));
        const std::size_t hash = hashOf(line, place.column);
        if (hash == std::string::npos)
            return notThere(bench);
        return bench.add(
            withLine(bench.files(), place, line.substr(0, hash) + change(line.substr(hash))));
    }
    return bench.add(withScalarAt(bench.files(), place, change));
}

/// A key of a listed entry that is a mapping; false if it is a text.
Result<bool> addToEntry(Bench &bench, std::string_view key, const std::string &value)
{
    edit::EditedFiles edited(bench.files());
    const auto file = edited.open(bench.finding().place.file);
    if (!file)
        return file.error();
    const auto item = listItemAt(*(*file)->parsed, bench.finding().place.line);
    if (!item)
        return notThere(bench);
    if (!item->node()->isMapping())
        return false;
    if (auto done = yaml::addKey((*file)->edits, *(*file)->parsed, item->node(), key, value); !done)
        return std::move(done).error();
    if (auto done = bench.add(edited.changes()); !done)
        return std::move(done).error();
    return true;
}

/// Whom a changed mark changes: annotations are rendered, comments and lists are not.
Intended changedBy(const Bench &bench, const Subjects &subjects)
{
    const bool isRendered =
        subjects.mark != nullptr && subjects.mark->kind != ExceptionMark::Kind::Comment;
    return isRendered ? Intended::within(bench.finding().clusters) : Intended::nobody();
}

} // namespace

Result<Intended> markException(Bench &bench)
{
    const model::Finding &finding = bench.finding();
    if (auto done = addMark(bench, finding.place, markText(bench.note())); !done)
        return std::move(done).error();
    // Where exceptions are listed, one that is only marked would be the next finding.
    if (finding.rule == "exception-unmarked" && bench.input().exceptions().isListing()) {
        const OwnSetting *setting = settingAt(bench, finding.place);
        if (setting == nullptr || finding.clusters.empty())
            return byHand("the departure is not there any more", finding.place);
        if (auto done = addListed(bench, finding.clusters.front(), slugOf(*setting), bench.note());
            !done)
            return std::move(done).error();
    }
    return Intended::nobody();
}

Result<Intended> removeException(Bench &bench)
{
    const Subjects subjects = exceptionAt(bench);
    if (subjects.mark == nullptr && subjects.listed == nullptr)
        return notThere(bench);
    auto done = subjects.mark != nullptr ? removeMark(bench, *subjects.mark)
                                         : removeListed(bench, *subjects.listed);
    if (!done)
        return std::move(done).error();
    return changedBy(bench, subjects);
}

Result<Intended> removeExceptionAndValues(Bench &bench)
{
    const Subjects subjects = exceptionAt(bench);
    if (subjects.mark == nullptr && subjects.listed == nullptr)
        return notThere(bench);
    const std::vector<const OwnSetting *> covered = subjects.mark != nullptr
                                                        ? coveredBy(bench, *subjects.mark)
                                                        : coveredBy(bench, *subjects.listed);
    if (covered.empty())
        return byHand("no own value that it covers differs from a peer", bench.finding().place);
    std::vector<const ExceptionMark *> marks;
    for (const ExceptionMark &mark : bench.input().exceptions().marks()) {
        const bool isOfThese = std::ranges::any_of(covered, [&](const OwnSetting *setting) {
            return bench.input().exceptions().covers(mark, *setting);
        });
        if (&mark == subjects.mark || (subjects.listed != nullptr && isOfThese))
            marks.push_back(&mark);
    }
    for (const OwnSetting *setting : covered) {
        if (auto done = removeSetting(bench, *setting); !done)
            return std::move(done).error();
    }
    for (const ExceptionMark *mark : marks) {
        if (mark->kind != ExceptionMark::Kind::Comment)
            return byHand("the exception is an annotation of several fields", mark->place);
        if (auto done = removeMark(bench, *mark); !done)
            return std::move(done).error();
    }
    if (subjects.listed != nullptr) {
        if (auto done = removeListed(bench, *subjects.listed); !done)
            return std::move(done).error();
    }
    return Intended::within(bench.finding().clusters);
}

Result<Intended> moveException(Bench &bench)
{
    const model::Snapshot &snapshot = bench.found();
    const model::Finding &finding = bench.finding();
    const Subjects subjects = exceptionAt(bench);
    if (subjects.mark == nullptr)
        return notThere(bench);
    if (subjects.mark->kind != ExceptionMark::Kind::Comment)
        return byHand("the exception is an annotation of several fields", finding.place);
    const model::ClusterSet owners = setOf(snapshot, finding.owners);
    std::vector<RenderedPlace> covered;
    std::set<base::Place> places;
    for (const std::uint32_t line : subjects.mark->lines) {
        const base::Place place{finding.place.file, line, 0};
        for (RenderedPlace &one : fieldsSetAt(snapshot, finding.owners, place)) {
            if (places.insert(place).second)
                covered.push_back(std::move(one));
        }
    }
    if (covered.size() != 1)
        return byHand("the mark covers " + std::to_string(covered.size()) + " values",
                      finding.place);
    const RenderedPlace &value = covered.front();
    const std::string text(value.value->text());
    const yaml::Tag tag = value.value->tag();
    if (auto done = bench.add(withoutValueAt(snapshot, finding.owners, *places.begin())); !done)
        return std::move(done).error();
    if (auto done = removeComment(bench, *subjects.mark); !done)
        return std::move(done).error();
    if (auto done = setFor(bench, owners, value, text, tag); !done)
        return std::move(done).error();
    // The mark goes where the value stands now, once a place.
    std::set<base::Place> marked;
    for (const model::ClusterIndex cluster : owners.indices()) {
        const auto now = bench.fleet();
        if (!now)
            return now.error();
        const model::Object *object = sameObject(**now, cluster, *value.object);
        const auto step = object == nullptr
                              ? std::nullopt
                              : supplyingStep(**now, {cluster, object, value.field, nullptr});
        if (!step)
            return byHand("the moved value does not show", finding.place);
        if (!marked.insert(step->step.place).second)
            continue;
        if (auto done = addMark(bench, step->step.place, "# exception: " + subjects.mark->text);
            !done)
            return std::move(done).error();
    }
    return Intended::within(finding.clusters);
}

Result<Intended> listException(Bench &bench)
{
    const model::Finding &finding = bench.finding();
    const Subjects subjects = exceptionAt(bench);
    if (subjects.mark == nullptr || finding.clusters.empty())
        return notThere(bench);
    Note note;
    note.ticket = analysis::firstTicketIn(subjects.mark->text);
    note.until = subjects.mark->lastDay.value_or(std::string());
    const std::vector<const OwnSetting *> covered = coveredBy(bench, *subjects.mark);
    for (const std::string &cluster : finding.clusters) {
        const auto own = std::ranges::find_if(covered, [&](const OwnSetting *setting) {
            return bench.found().clusters[setting->cluster].name == cluster;
        });
        if (own == covered.end())
            return byHand("nothing of " + cluster + " is covered", finding.place);
        if (auto done = addListed(bench, cluster, slugOf(**own), note); !done)
            return std::move(done).error();
    }
    return Intended::nobody();
}

Result<Intended> changeDate(Bench &bench)
{
    const Subjects subjects = exceptionAt(bench);
    const std::optional<std::string> day = subjects.mark != nullptr     ? subjects.mark->lastDay
                                           : subjects.listed != nullptr ? subjects.listed->lastDay
                                                                        : std::nullopt;
    if (!day)
        return notThere(bench);
    const base::Place &place = bench.finding().place;
    const auto file = bench.files().read(place.file);
    if (!file)
        return file.error();
    // In the entry or comment: on its first line, or one of the next few.
    constexpr std::uint32_t mostLines = 6;
    for (std::uint32_t line = place.line;
         line < place.line + mostLines && line <= (*file)->lineCount(); ++line) {
        const std::string text((*file)->line(line));
        const std::size_t at = text.find(*day);
        if (at == std::string::npos)
            continue;
        std::string changed = text;
        changed.replace(at, day->size(), bench.note().until);
        if (auto done = bench.add(withLine(bench.files(), {place.file, line, 1}, changed)); !done)
            return std::move(done).error();
        return changedBy(bench, subjects);
    }
    return byHand("the date is not written as " + *day, place);
}

Result<Intended> addDate(Bench &bench)
{
    const Subjects subjects = exceptionAt(bench);
    const std::string &until = bench.note().until;
    if (subjects.listed != nullptr) {
        const Result<bool> added = addToEntry(bench, "until", until);
        if (!added)
            return added.error();
        if (*added)
            return Intended::nobody();
    }
    const bool isSlug = subjects.listed != nullptr;
    auto done = changeText(bench, subjects, [&](std::string_view text) {
        return std::string(text) + (isSlug ? "-until-" : ", until ") + until;
    });
    if (!done)
        return std::move(done).error();
    return changedBy(bench, subjects);
}

Result<Intended> addTicket(Bench &bench)
{
    const Subjects subjects = exceptionAt(bench);
    const std::string &ticket = bench.note().ticket;
    if (subjects.listed != nullptr) {
        const Result<bool> added = addToEntry(bench, "ticket", ticket);
        if (!added)
            return added.error();
        if (*added)
            return Intended::nobody();
    }
    auto done = changeText(bench, subjects, [&](std::string_view text) {
        const std::size_t colon = text.starts_with('#') ? text.find(':') : std::string_view::npos;
        if (colon == std::string_view::npos)
            return ticket + " " + std::string(text);
        return std::string(text.substr(0, colon + 1)) + " " + ticket
               + std::string(text.substr(colon + 1));
    });
    if (!done)
        return std::move(done).error();
    return changedBy(bench, subjects);
}

} // namespace fleetwright::quickfix
