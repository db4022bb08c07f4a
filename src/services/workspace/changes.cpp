// SPDX-License-Identifier: Apache-2.0
#include "services/workspace/changes.h"

#include "diff/unified.h"
#include "services/text/words.h"

#include <QCoreApplication>

#include <algorithm>
#include <map>
#include <set>

namespace fleetwright::services {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(services::Changes)
};

constexpr std::size_t mostGroupsInMessage = 20;

std::optional<std::string> bytesOf(const base::FileSource &files, const base::RepoPath &path)
{
    const auto file = files.read(path);
    return file ? std::optional<std::string>((*file)->bytes()) : std::nullopt;
}

void countLines(FileDifference &difference)
{
    for (const QString &line : difference.patch.split(u'\n')) {
        if (line.startsWith(u'+') && !line.startsWith(u"+++"))
            ++difference.linesAdded;
        else if (line.startsWith(u'-') && !line.startsWith(u"---"))
            ++difference.linesRemoved;
    }
}

std::map<base::RepoPath, Repository::ChangedFile> changedPaths(const WorkChangesInput &input,
                                                               std::optional<base::Error> &error)
{
    std::map<base::RepoPath, Repository::ChangedFile> paths;
    if (input.git.available()) {
        auto files = input.git.changedFiles();
        if (!files)
            error = files.error();
        else
            for (const Repository::ChangedFile &file : *files)
                paths.emplace(file.path, file);
    }
    using Kind = Repository::ChangedFile::Kind;
    for (const base::RepoPath &path : input.unsaved) {
        const bool now = input.snapshot->files->kind(path) == base::EntryKind::File;
        const bool before = input.saved->files->kind(path) == base::EntryKind::File;
        const Kind kind = !now ? Kind::Deleted : before ? Kind::Modified : Kind::Added;
        paths.try_emplace(path, Repository::ChangedFile{path, kind});
    }
    return paths;
}

QString patchOf(const WorkChangesInput &input, const base::RepoPath &path)
{
    const auto now = bytesOf(*input.snapshot->files, path);
    if (input.git.available()) {
        const auto patch = input.git.diffAgainstHead(path, now);
        return patch ? *patch : QString();
    }
    const auto before = bytesOf(*input.saved->files, path);
    return toQt(diff::unifiedFileDiff(path.text(), before, now));
}

model::SnapshotPtr committedSnapshot(const WorkChangesInput &input, const base::Cancel &cancel)
{
    if (!input.git.available())
        return input.saved;
    const auto files = input.git.headFiles();
    if (!files)
        return nullptr;
    auto snapshot = fleet::openFleet(*files, input.options, *input.memo, cancel);
    return snapshot ? *snapshot : nullptr;
}

/// What two values begin with equally, up to the last ':', '/' or '=':
/// "quay.io/prometheus/prometheus:".
qsizetype commonBeginning(const QString &left, const QString &right)
{
    qsizetype common = 0;
    for (qsizetype i = 0; i < std::min(left.size(), right.size()) && left.at(i) == right.at(i);
         ++i) {
        if (left.at(i) == u':' || left.at(i) == u'/' || left.at(i) == u'=')
            common = i + 1;
    }
    return common;
}

QString groupLine(const diff::ChangeGroup &group)
{
    const QString object = visible(group.key.kind) + u'/' + visible(group.key.name);
    const QString clusters = nameList(toQt(group.clusters), 6);
    if (group.kind == diff::ChangeKind::Changed && group.example
        && group.example->fields.size() == 1) {
        const diff::FieldChange &field = group.example->fields.front();
        const QString before = visible(field.beforeText);
        const QString after = visible(field.afterText);
        const qsizetype common = commonBeginning(before, after);
        const QString name = visible(field.path).section(u'.', -1);
        //: clusters: object, field, old value, new value
        return Texts::tr("- %1: %2 %3 %4 to %5")
            .arg(clusters, object, name, before.mid(common), after.mid(common));
    }
    if (group.kind == diff::ChangeKind::Changed && group.example)
        return Texts::tr("- %1: %2, %n field(s)", nullptr,
                         static_cast<int>(group.example->fields.size()))
            .arg(clusters, object);
    return Texts::tr("- %1: %2").arg(clusters, object);
}

QString headingOf(diff::ChangeKind kind)
{
    switch (kind) {
    case diff::ChangeKind::Deleted:
        return Texts::tr("Deleted");
    case diff::ChangeKind::Renamed:
        return Texts::tr("Renamed (deleted and created)");
    case diff::ChangeKind::Changed:
        return Texts::tr("Changed");
    case diff::ChangeKind::Created:
        return Texts::tr("Created");
    }
    return {};
}

} // namespace

WorkChanges collectChanges(const WorkChangesInput &input, const base::Cancel &cancel)
{
    WorkChanges changes;
    const std::set<base::RepoPath> unsaved(input.unsaved.begin(), input.unsaved.end());
    for (const auto &[path, file] : changedPaths(input, changes.error)) {
        if (cancel.requested())
            return changes;
        FileDifference difference{file, unsaved.contains(path), patchOf(input, path), 0, 0};
        // Edited back to what the commit has: nothing to publish.
        if (difference.patch.isEmpty() && file.kind == Repository::ChangedFile::Kind::Modified
            && difference.unsaved)
            continue;
        countLines(difference);
        changes.files.push_back(std::move(difference));
    }
    if (changes.files.empty())
        return changes;
    if (const model::SnapshotPtr before = committedSnapshot(input, cancel)) {
        if (auto diff = diff::compareSnapshots(before, input.snapshot, cancel)) {
            changes.fleet = std::move(*diff);
            changes.groups = diff::groupChanges(changes.fleet);
        }
    }
    return changes;
}

QString summaryOf(const WorkChanges &changes)
{
    const diff::FleetDiff::Counts counts = changes.fleet.counts();
    QStringList lines;
    if (counts.clusters == 0) {
        lines.append(Texts::tr("No cluster's output changes."));
    } else {
        lines.append(Texts::tr("Clusters that change: %1 of %2.")
                         .arg(counts.clusters)
                         .arg(changes.fleet.clustersCompared));
    }
    std::optional<diff::ChangeKind> kind;
    for (std::size_t i = 0; i < changes.groups.size() && i < mostGroupsInMessage; ++i) {
        const diff::ChangeGroup &group = changes.groups[i];
        if (group.kind != kind) {
            kind = group.kind;
            lines.append(QString());
            lines.append(headingOf(group.kind));
        }
        lines.append(groupLine(group));
    }
    if (changes.groups.size() > mostGroupsInMessage)
        lines.append(Texts::tr("and %n more group(s) of changes", nullptr,
                               static_cast<int>(changes.groups.size() - mostGroupsInMessage)));
    return lines.join(u'\n');
}

} // namespace fleetwright::services
