// SPDX-License-Identifier: Apache-2.0
#include "services/workspace/changes.h"

#include "diff/unified.h"
#include "services/text/impacttext.h"
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

/// Finds and renders the two states.
class States {
public:
    States(const WorkChangesInput &input, const base::Cancel &cancel,
           const fleet::Progress &progress)
        : m_input(input), m_cancel(cancel), m_progress(progress)
    {}

    [[nodiscard]] base::Result<model::SnapshotPtr> before() const
    {
        if (!m_input.states.base.isEmpty())
            return rendered(m_input.git.filesAt(m_input.states.base));
        return m_input.git.available() ? rendered(m_input.git.headFiles())
                                       : base::Result(m_input.saved);
    }

    [[nodiscard]] base::Result<model::SnapshotPtr> after() const
    {
        return m_input.states.head.isEmpty() ? base::Result(m_input.snapshot)
                                             : rendered(m_input.git.filesAt(m_input.states.head));
    }

private:
    [[nodiscard]] base::Result<model::SnapshotPtr>
    rendered(const base::Result<base::FileSourcePtr> &files) const
    {
        if (!files)
            return files.error();
        return fleet::openFleet(*files, m_input.options, *m_input.memo, m_cancel, m_progress);
    }

    const WorkChangesInput &m_input;
    const base::Cancel &m_cancel;
    const fleet::Progress &m_progress;
};

void takeImpact(WorkChanges &changes, const WorkChangesInput &input, const States &states,
                const base::Cancel &cancel)
{
    base::Result<model::SnapshotPtr> before = states.before();
    base::Result<model::SnapshotPtr> after = states.after();
    for (const auto *side : {&before, &after}) {
        if (!*side && side->error().code != base::ErrorCode::Cancelled)
            changes.error = side->error();
    }
    if (!before || !after)
        return;
    if (auto impact = diff::impactOf(*std::move(before), *std::move(after), cancel))
        changes.impact = input.freeOnPool(*std::move(impact));
}

/// Of two revisions: what Git knows of the files is in the two states themselves.
void takeFilesOfImpact(WorkChanges &changes, const base::Cancel &cancel)
{
    if (!changes.impact)
        return;
    using Kind = Repository::ChangedFile::Kind;
    for (const diff::FileChange &file : changes.impact->files) {
        if (cancel.requested())
            return;
        const Kind kind = file.kind == diff::FileChange::Kind::Added     ? Kind::Added
                          : file.kind == diff::FileChange::Kind::Removed ? Kind::Deleted
                                                                         : Kind::Modified;
        FileDifference difference{{file.path, kind}, false, {}, 0, 0};
        const diff::FleetDiff &fleet = changes.impact->fleet;
        difference.patch =
            toQt(diff::unifiedFileDiff(file.path.text(), bytesOf(*fleet.before->files, file.path),
                                       bytesOf(*fleet.after->files, file.path)));
        countLines(difference);
        changes.files.push_back(std::move(difference));
    }
}

QString groupLine(const diff::Impact &impact, const diff::ImpactGroup &group)
{
    const QString object = impactSubject(group);
    const QString clusters = nameList(toQt(impact.namesOf(group.clusters)), 6);
    if (!group.becomes.empty())
        //: clusters: object, its new name
        return Texts::tr("- %1: %2, becomes %3").arg(clusters, object, visible(group.becomes));
    if (group.kind == diff::ImpactGroup::Kind::Changed && group.fields.size() == 1) {
        const diff::FieldChange &field = *group.fields.front();
        const QString before = visible(field.beforeText);
        const QString after = visible(field.afterText);
        const qsizetype common = commonBeginning(before, after);
        const QString name = visible(field.path).section(u'.', -1);
        //: clusters: object, field, old value, new value
        return Texts::tr("- %1: %2 %3 %4 to %5")
            .arg(clusters, object, name, before.mid(common), after.mid(common));
    }
    if (group.kind == diff::ImpactGroup::Kind::Changed)
        return Texts::tr("- %1: %2, %n field(s)", nullptr, static_cast<int>(group.fields.size()))
            .arg(clusters, object);
    return Texts::tr("- %1: %2").arg(clusters, object);
}

} // namespace

WorkChanges collectChanges(const WorkChangesInput &input, const base::Cancel &cancel,
                           const fleet::Progress &progress)
{
    WorkChanges changes;
    changes.states = input.states;
    const States states(input, cancel, progress);
    if (!input.states.arePublishable()) {
        takeImpact(changes, input, states, cancel);
        takeFilesOfImpact(changes, cancel);
        return changes;
    }
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
    takeImpact(changes, input, states, cancel);
    return changes;
}

QString summaryOf(const WorkChanges &changes)
{
    QStringList lines;
    if (!changes.impact || changes.impact->counts.clusters == 0)
        return Texts::tr("No cluster's output changes.");
    const diff::Impact &impact = *changes.impact;
    lines.append(Texts::tr("Clusters that change: %1 of %2.")
                     .arg(impact.counts.clusters)
                     .arg(impact.clusterNames.size()));
    QString heading;
    for (std::size_t i = 0; i < impact.groups.size() && i < mostGroupsInMessage; ++i) {
        const diff::ImpactGroup &group = impact.groups[i];
        if (const QString next = impactHeading(group); next != heading) {
            heading = next;
            lines.append(QString());
            lines.append(heading);
        }
        lines.append(groupLine(impact, group));
    }
    const std::size_t more = impact.groups.size() + impact.groupsLeftOut;
    if (more > mostGroupsInMessage)
        lines.append(Texts::tr("and %n more group(s) of changes", nullptr,
                               static_cast<int>(more - mostGroupsInMessage)));
    return lines.join(u'\n');
}

} // namespace fleetwright::services
