// SPDX-License-Identifier: Apache-2.0
#include "edit/trial.h"

#include "diff/unified.h"
#include "edit/editedfiles.h"
#include "fleet/origin.h"

#include <algorithm>
#include <map>

namespace fleetwright::edit {

namespace {

using base::Error;
using base::ErrorCode;

Error refused(std::string detail, std::string hint = {})
{
    return Error{ErrorCode::Refused, std::move(detail), std::nullopt, std::move(hint), {}};
}

/// Problems of `after` that `before` has not.
std::vector<Error> added(const std::vector<Error> &before, const std::vector<Error> &after)
{
    std::vector<Error> result;
    for (const Error &error : after) {
        // The same problem may have moved by a line.
        const bool known = std::ranges::any_of(before, [&](const Error &old) {
            return old.code == error.code && old.detail == error.detail
                   && (old.place ? old.place->file : base::RepoPath())
                          == (error.place ? error.place->file : base::RepoPath());
        });
        if (!known)
            result.push_back(error);
    }
    return result;
}

std::string plural(std::size_t count, std::string_view noun)
{
    return std::to_string(count) + " " + std::string(noun) + (count == 1 ? "" : "s");
}

/// Compares a trial's differences with what is meant.
class Verification {
public:
    Verification(const Trial &trial, const Meant &meant) : m_trial(trial), m_meant(meant) {}

    [[nodiscard]] std::optional<Error> beyondMeant()
    {
        for (const diff::ClusterDiff &cluster : m_trial.affected.clusters) {
            collectRenames(cluster);
            for (const diff::ObjectChange &change : cluster.changes)
                look(cluster, change);
        }
        if (m_beyond > 0)
            return refused(
                "it would also change " + m_firstBeyond
                    + (m_beyond == 1 ? "" : " and " + plural(m_beyond - 1, "more field or object")),
                "choose another layer, or edit the line in its file to change all of them");
        return std::nullopt;
    }

    [[nodiscard]] std::optional<Error> run()
    {
        auto refusal = beyondMeant();
        return refusal ? std::move(refusal) : checkValues();
    }

private:
    void collectRenames(const diff::ClusterDiff &cluster)
    {
        m_renames.clear();
        for (const diff::ObjectChange &change : cluster.changes) {
            if (change.kind == diff::ChangeKind::Renamed)
                m_renames[change.before->id.name] = change.after->id.name;
        }
    }

    void look(const diff::ClusterDiff &cluster, const diff::ObjectChange &change)
    {
        const std::string where = change.key.text() + " in " + cluster.cluster;
        const bool changed =
            change.kind == diff::ChangeKind::Changed || change.kind == diff::ChangeKind::Renamed;
        if (!m_meant.clusters.contains(cluster.cluster) || !changed)
            return beyond(
                where
                + (changed ? "" : " (" + std::string(diff::changeKindName(change.kind)) + ")"));
        for (const diff::FieldChange &field : change.fields) {
            const bool own = change.key == m_meant.object && isOwn(field.path);
            const auto renamed = m_renames.find(field.beforeText);
            const bool follows = renamed != m_renames.end() && renamed->second == field.afterText;
            if (!own && !follows)
                beyond(change.key.text() + "#" + field.path + " in " + cluster.cluster);
        }
    }

    [[nodiscard]] bool isOwn(const std::string &path) const
    {
        return path == m_meant.field
               || (!m_meant.movedTo.empty()
                   && (path.starts_with(m_meant.movedFrom) || path.starts_with(m_meant.movedTo)));
    }

    void beyond(std::string what)
    {
        if (m_beyond++ == 0)
            m_firstBeyond = std::move(what);
    }

    [[nodiscard]] std::optional<Error> checkValues() const
    {
        std::size_t equal = 0;
        std::size_t different = 0;
        std::string hidden;
        for (const std::string &name : m_meant.clusters) {
            const auto index = m_trial.after->clusterByName.find(name);
            const model::Object *object =
                index == m_trial.after->clusterByName.end()
                    ? nullptr
                    : fleet::findObject(*m_trial.after, index->second, m_meant.id);
            if (object == nullptr || !m_meant.value)
                continue;
            const yaml::Node *node = m_meant.path.find(object->root);
            const bool same = node != nullptr && node->text() == *m_meant.value;
            ++(same ? equal : different);
            if (!same && hidden.empty())
                hidden = name;
        }
        const bool nothing = m_trial.affected.clusters.empty();
        if (nothing && m_meant.value && equal > 0 && different == 0)
            return refused("the field has this value already");
        if (different > 0 && (equal == 0 || m_meant.everyCluster))
            return refused("the value does not reach " + hidden
                               + ": a narrower layer sets the field there",
                           "choose the layer that supplies the value");
        if (nothing)
            return refused("nothing would change");
        return std::nullopt;
    }

    const Trial &m_trial;
    const Meant &m_meant;
    std::map<std::string, std::string> m_renames;
    std::size_t m_beyond = 0;
    std::string m_firstBeyond;
};

void countLines(Plan &plan)
{
    std::string_view text = plan.diff;
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        const std::string_view line = text.substr(0, end);
        if (line.starts_with('+') && !line.starts_with("+++ "))
            ++plan.linesAdded;
        if (line.starts_with('-') && !line.starts_with("--- "))
            ++plan.linesRemoved;
        text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
    }
}

} // namespace

base::Result<Trial> render(const Bench &bench, const FileChanges &changes)
{
    const auto files = base::makeOverlayFiles(bench.snapshot->files, toOverlay(changes));
    auto after = fleet::openFleet(files, bench.options.open, bench.store, bench.cancel,
                                  bench.options.progress);
    if (!after)
        return std::move(after).error();
    Trial trial;
    trial.after = std::move(after).value();
    auto affected = diff::compareSnapshots(bench.snapshot, trial.after, bench.cancel);
    if (!affected)
        return std::move(affected).error();
    trial.affected = std::move(affected).value();
    trial.newProblems = added(bench.snapshot->problems, trial.after->problems);
    for (const diff::ClusterDiff &cluster : trial.affected.clusters) {
        for (const diff::NotCompared &failed : cluster.notCompared) {
            if (failed.failedAfter && !failed.failedBefore)
                trial.newProblems.push_back(failed.error);
        }
    }
    return trial;
}

std::optional<Error> refuseNewProblems(const Trial &trial)
{
    if (trial.newProblems.empty())
        return std::nullopt;
    Error error = refused("it would break the fleet");
    error.causes.push_back(trial.newProblems.front());
    return error;
}

std::optional<Error> refuseBeyond(const Trial &trial, const Meant &meant)
{
    return Verification(trial, meant).beyondMeant();
}

std::optional<Error> verify(const Trial &trial, const Meant &meant)
{
    if (auto broken = refuseNewProblems(trial))
        return broken;
    return Verification(trial, meant).run();
}

Plan toPlan(const Bench &bench, FileChanges changes, Trial trial)
{
    Plan plan;
    for (const auto &[path, bytes] : changes) {
        const auto before = bench.snapshot->files->read(path);
        std::optional<std::string_view> old;
        if (before)
            old = (*before)->bytes();
        plan.diff += diff::unifiedFileDiff(
            path.text(), old, bytes ? std::optional<std::string_view>(*bytes) : std::nullopt);
    }
    countLines(plan);
    plan.place = firstChangedPlace(*bench.snapshot->files, changes);
    plan.changes = std::move(changes);
    plan.after = std::move(trial.after);
    plan.affected = std::move(trial.affected);
    plan.newProblems = std::move(trial.newProblems);
    return plan;
}

std::map<base::RepoPath, base::SourceFilePtr> toOverlay(const FileChanges &changes)
{
    std::map<base::RepoPath, base::SourceFilePtr> overlay;
    for (const auto &[path, bytes] : changes)
        overlay[path] = bytes ? std::make_shared<const base::SourceFile>(path, *bytes) : nullptr;
    return overlay;
}

} // namespace fleetwright::edit
