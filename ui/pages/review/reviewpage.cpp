// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/review/reviewpage.h"

#include "diff/impactmarkdown.h"
#include "services/text/errortext.h"
#include "services/text/impacttext.h"
#include "services/text/words.h"
#include "ui/diffview/sidebysideview.h"
#include "ui/pages/review/impactdelegate.h"
#include "ui/pages/review/publishpanel.h"
#include "ui/pages/review/statepicker.h"
#include "ui/theme/icons.h"
#include "ui/widgets/counttile.h"
#include "ui/widgets/delegates.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/patchview.h"

#include <QApplication>
#include <QButtonGroup>
#include <QClipboard>
#include <QComboBox>
#include <QKeyEvent>
#include <QLabel>
#include <QListView>
#include <QPainter>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QStyle>
#include <QTreeView>
#include <QVBoxLayout>

namespace fleetwright::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int tileCount = 6;
constexpr int filteringTiles = 4;

/// A tick box before two lines.
class FileDelegate final : public TwoLineDelegate {
public:
    explicit FileDelegate(QObject *parent)
        : TwoLineDelegate({ChangedFilesModel::DetailRole, -1, -1, false}, parent)
    {}

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override
    {
        cells::paintBackground(*painter, option);
        const QRect box = checkRect(option);
        cells::paintTickBox(*painter, option, index, box);
        QStyleOptionViewItem rest = option;
        rest.rect.setLeft(box.right() + 4);
        TwoLineDelegate::paint(painter, rest, index);
    }

    bool editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                     const QModelIndex &index) override
    {
        return cells::switchTickBox(*event, *model, index, checkRect(option));
    }

protected:
    [[nodiscard]] Chip chip(const QModelIndex &index) const override
    {
        return index.data(ChangedFilesModel::UnsavedRole).toBool()
                   ? Chip{u"pencil"_s, ReviewPage::tr("unsaved"), Role::Pending}
                   : Chip{};
    }

private:
    static QRect checkRect(const QStyleOptionViewItem &option)
    {
        const int size = option.fontMetrics.height();
        return {option.rect.left() + 8, option.rect.center().y() - size / 2, size, size};
    }
};

ChangedFile::Kind kindOf(services::Repository::ChangedFile::Kind kind)
{
    using Kind = services::Repository::ChangedFile::Kind;
    switch (kind) {
    case Kind::Modified:
        return ChangedFile::Kind::Modified;
    case Kind::Added:
    case Kind::Untracked:
        return ChangedFile::Kind::Added;
    case Kind::Deleted:
        return ChangedFile::Kind::Deleted;
    case Kind::Conflicted:
        return ChangedFile::Kind::Conflicted;
    }
    return ChangedFile::Kind::Modified;
}

} // namespace

ReviewPage::ReviewPage(PageContext &context, QWidget *parent)
    : Page(PageId::Review, context, parent), m_picker(new StatePicker(context.jobs, this)),
      m_groups(new QTreeView(this)), m_ticks(new QLabel(this)), m_view(new QListView(this)),
      m_outputName(makeHeading({}, this)), m_outputViews(new QStackedWidget(this)),
      m_output(new PatchView(this)), m_sideBySide(new SideBySideView(this)),
      m_outputForm(new QButtonGroup(this)), m_fileName(makeHeading({}, this)),
      m_patch(new PatchView(this)), m_publish(new PublishPanel(context, this)),
      m_job(context.jobs, tr("Collecting what changes")),
      m_diffJob(context.jobs, tr("Comparing an object"))
{
    headerTools()->addWidget(m_picker);
    buildTiles();
    auto *middle = new QSplitter(Qt::Vertical, this);
    middle->addWidget(buildOutput());
    middle->addWidget(buildFile());
    middle->setStretchFactor(0, 3);
    middle->setStretchFactor(1, 2);
    auto *splitter = new QSplitter(Qt::Horizontal, this);
    splitter->addWidget(buildLists());
    splitter->addWidget(middle);
    splitter->setStretchFactor(0, 2);
    splitter->setStretchFactor(1, 3);
    splitter->setChildrenCollapsible(false);
    content()->addWidget(splitter, 1);
    connectAll();
}

QString ReviewPage::title() const
{
    return tr("Review");
}

QString ReviewPage::iconName() const
{
    return u"review"_s;
}

std::vector<PageDock> ReviewPage::docks()
{
    return {{u"publish"_s, tr("Publish"), m_publish, Qt::RightDockWidgetArea, true}};
}

QVariantMap ReviewPage::saveState() const
{
    return {{u"base"_s, m_picker->states().base}, {u"head"_s, m_picker->states().head}};
}

void ReviewPage::restoreState(const QVariantMap &state)
{
    m_picker->setStates({state.value(u"base"_s).toString(), state.value(u"head"_s).toString()});
}

void ReviewPage::buildTiles()
{
    auto *tiles = new QHBoxLayout;
    tiles->setContentsMargins(12, 0, 12, 8);
    tiles->setSpacing(8);
    for (int i = 0; i < tileCount; ++i) {
        auto *tile = new CountTile(this);
        m_tiles.push_back(tile);
        tiles->addWidget(tile);
        if (i >= filteringTiles)
            continue;
        tile->makeFilter();
        connect(tile, &CountTile::clicked, this, [this, i] { filterBy(i); });
    }
    content()->addLayout(tiles);
}

QWidget *ReviewPage::buildLists()
{
    m_groups->setModel(&m_impact);
    m_groups->setItemDelegate(new ImpactDelegate(m_groups));
    m_groups->setAccessibleName(tr("What changes in the clusters, by equal lines"));
    m_groups->setHeaderHidden(true);
    m_groups->setRootIsDecorated(false);
    m_groups->setIndentation(0);
    m_groups->setFrameShape(QFrame::NoFrame);
    m_groups->setItemsExpandable(false);
    m_groups->setExpandsOnDoubleClick(false);
    m_groups->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_groups->setToolTipDuration(20'000);
    m_groups->installEventFilter(this);
    m_ticks->setTextFormat(Qt::PlainText);
    m_ticks->setMargin(6);
    m_ticks->setProperty("quiet", true);
    m_view->setModel(&m_files);
    m_view->setItemDelegate(new FileDelegate(m_view));
    m_view->setAccessibleName(tr("Changed files"));
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setUniformItemSizes(true);
    auto *top = new QWidget(this);
    auto *layout = new QVBoxLayout(top);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_groups, 1);
    auto *copy = new QPushButton(tr("Copy report"), top);
    copy->setIcon(icons::icon(u"copy"_s));
    copy->setAutoDefault(false);
    copy->setToolTip(tr("Copies the whole change as Markdown, for a pull request's comment"));
    connect(copy, &QPushButton::clicked, this, &ReviewPage::copyReport);
    auto *below = new QHBoxLayout;
    below->setContentsMargins(0, 4, 6, 4);
    below->addWidget(m_ticks, 1);
    below->addWidget(copy);
    layout->addLayout(below);
    auto *lists = new QSplitter(Qt::Vertical, this);
    lists->addWidget(top);
    lists->addWidget(m_view);
    lists->setStretchFactor(0, 3);
    lists->setStretchFactor(1, 1);
    return lists;
}

QWidget *ReviewPage::buildOutput()
{
    auto *part = new QWidget(this);
    auto *layout = new QVBoxLayout(part);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(7, 4, 7, 4);
    m_outputName->setMinimumWidth(0);
    m_outputName->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    head->addWidget(m_outputName, 1);
    const auto addForm = [&](const QString &text, int id) {
        auto *button = new QPushButton(text, part);
        button->setCheckable(true);
        button->setAutoDefault(false);
        m_outputForm->addButton(button, id);
        head->addWidget(button);
    };
    addForm(tr("Unified"), 0);
    addForm(tr("Side by side"), 1);
    m_outputForm->button(0)->setChecked(true);
    m_output->setAccessibleName(tr("What changes in the output"));
    m_sideBySide->setAccessibleName(tr("The output before and after"));
    m_outputViews->addWidget(m_output);
    m_outputViews->addWidget(m_sideBySide);
    layout->addLayout(head);
    layout->addWidget(m_outputViews, 1);
    return part;
}

QWidget *ReviewPage::buildFile()
{
    auto *part = new QWidget(this);
    auto *layout = new QVBoxLayout(part);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_fileName->setMargin(7);
    m_fileName->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_patch->setAccessibleName(tr("Lines that change in the file"));
    layout->addWidget(m_fileName);
    layout->addWidget(m_patch, 1);
    return part;
}

void ReviewPage::connectAll()
{
    PageContext &page = context();
    const auto stale = [this] {
        m_stale = true;
        if (isCurrent())
            collect();
    };
    connect(&page.workspace, &services::Workspace::snapshotChanged, this, stale);
    connect(&page.workspace.repository(), &services::Repository::changed, this, stale);
    connect(&page.workspace.repository(), &services::Repository::changed, this, [this] {
        if (isCurrent())
            m_picker->refresh(context().workspace.repository());
    });
    connect(&page.workspace, &services::Workspace::closed, this,
            [this] { m_picker->setStates({}); });
    connect(&page.workspace, &services::Workspace::findingsChanged, this,
            &ReviewPage::refreshTiles);
    connect(&page.selection, &Selection::changed, this, &ReviewPage::followSelection);
    connect(m_picker, &StatePicker::statesChanged, this, stale);
    connect(&m_files, &ChangedFilesModel::chosenChanged, this,
            [this] { m_publish->setChosen(m_files.chosen()); });
    connect(&m_impact, &ImpactModel::tickedChanged, this, &ReviewPage::refreshTicks);
    connect(&m_impact, &ImpactModel::modelReset, m_groups, &QTreeView::expandAll);
    connect(m_groups->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &ReviewPage::showGroup);
    connect(m_groups, &QTreeView::activated, this, &ReviewPage::openGroup);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &ReviewPage::showFile);
    connect(m_view, &QListView::activated, this, [this] {
        if (const ChangedFile *file = m_files.file(m_view->currentIndex().row()))
            context().navigator.openPlace({file->path, 1, 0});
    });
    connect(m_outputForm, &QButtonGroup::idClicked, m_outputViews,
            &QStackedWidget::setCurrentIndex);
    connect(m_publish, &PublishPanel::committed, this,
            [this](const QString &branch, const QString &id, int files) {
                messages().remove(u"commit-failed"_s);
                messages().show(
                    {u"committed"_s,
                     Role::Fine,
                     tr("Committed %n file(s) as %1 on the new branch %2.", nullptr, files)
                         .arg(id.left(7), services::visible(branch)),
                     {{tr("Copy commit id"), [id] { QApplication::clipboard()->setText(id); }}}});
                m_stale = true;
                collect();
            });
    connect(m_publish, &PublishPanel::failed, this, [this](const base::Error &error) {
        messages().show(
            {u"commit-failed"_s,
             Role::Error,
             u"%1 %2"_s.arg(services::sentence(error), services::advice(error)).trimmed(),
             {}});
    });
    page.commands.handle(
        Command::CommitBranch, this, [this] { m_publish->commit(); },
        [this] { return m_publish->problem().isEmpty(); });
    page.commands.handle(Command::NextDifference, this, [this] { step(1); });
    page.commands.handle(Command::PreviousDifference, this, [this] { step(-1); });
}

bool ReviewPage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_groups || event->type() != QEvent::KeyPress)
        return Page::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    if (key->modifiers() != Qt::NoModifier)
        return false;
    switch (key->key()) {
    case Qt::Key_J:
        step(1);
        return true;
    case Qt::Key_K:
        step(-1);
        return true;
    case Qt::Key_X:
        m_impact.setData(m_groups->currentIndex(), Qt::Checked, Qt::CheckStateRole);
        step(1);
        return true;
    default:
        return false;
    }
}

void ReviewPage::step(int direction)
{
    const QModelIndex next = m_impact.next(m_groups->currentIndex(), direction);
    if (next.isValid())
        m_groups->setCurrentIndex(next);
}

void ReviewPage::shown()
{
    m_picker->refresh(context().workspace.repository());
    if (m_stale)
        collect();
    followSelection();
}

void ReviewPage::collect()
{
    services::Workspace &workspace = context().workspace;
    if (!workspace.snapshot()) {
        m_job.cancel();
        takeChanges({});
        return;
    }
    m_stale = false;
    services::WorkChangesInput input{workspace.snapshot(),        workspace.savedSnapshot(),
                                     workspace.edits().unsaved(), workspace.memo(),
                                     workspace.openOptions(),     workspace.repository().reader(),
                                     m_picker->states(),          context().jobs.freeOnPool()};
    m_job.start(
        [input = std::move(input)](const services::JobControl &control) {
            return services::collectChanges(input, control.cancel(), services::progressOf(control));
        },
        [this](services::WorkChanges changes) { takeChanges(std::move(changes)); });
}

void ReviewPage::takeChanges(services::WorkChanges changes)
{
    m_diffJob.cancel();
    m_changes = std::move(changes);
    std::vector<ChangedFile> files;
    for (const services::FileDifference &difference : m_changes.files) {
        // A Git conflict is not ours to commit.
        const ChangedFile::Kind kind = kindOf(difference.file.kind);
        files.push_back({difference.file.path, kind, difference.unsaved, difference.linesAdded,
                         difference.linesRemoved, kind != ChangedFile::Kind::Conflicted});
    }
    if (m_changes.states.arePublishable())
        m_picker->setChangedFiles(static_cast<int>(m_changes.files.size()));
    m_publish->setChanges(m_changes);
    m_files.setFiles(std::move(files));
    m_publish->setChosen(m_files.chosen());
    m_impact.setImpact(m_changes.impact);
    if (!m_view->currentIndex().isValid())
        m_view->setCurrentIndex(m_files.index(0));
    if (m_changes.error)
        messages().show({u"changes"_s, Role::Error, services::sentence(*m_changes.error), {}});
    else
        messages().remove(u"changes"_s);
    showFile();
    m_groups->setCurrentIndex(m_impact.next({}, 1));
    showGroup();
    refreshTiles();
    refreshSentence();
}

void ReviewPage::filterBy(int tile)
{
    static constexpr ImpactModel::Filter filters[filteringTiles] = {
        ImpactModel::Filter::Deleted, ImpactModel::Filter::Created, ImpactModel::Filter::Changed,
        ImpactModel::Filter::Production};
    const bool on = m_tiles[static_cast<std::size_t>(tile)]->isChecked();
    for (int other = 0; other < filteringTiles; ++other)
        m_tiles[static_cast<std::size_t>(other)]->setChecked(on && other == tile);
    m_impact.setFilter(on ? filters[tile] : ImpactModel::Filter::All);
    m_groups->setCurrentIndex(m_impact.next({}, 1));
    showGroup();
}

void ReviewPage::refreshTiles()
{
    const diff::Impact::Counts counts =
        m_changes.impact ? m_changes.impact->counts : diff::Impact::Counts();
    const auto number = [](std::size_t count) { return QString::number(count); };
    const auto asInt = [](std::size_t count) { return static_cast<int>(count); };
    const std::size_t gone = counts.deleted + counts.leftBehind;
    m_tiles[0]->setCount(
        number(gone),
        counts.losesData > 0    ? tr("deleted, %n with data", nullptr, asInt(counts.losesData))
        : counts.leftBehind > 0 ? tr("deleted, %n left behind", nullptr, asInt(counts.leftBehind))
                                : tr("deleted"),
        counts.deleted > 0      ? Role::Error
        : counts.leftBehind > 0 ? Role::Warning
                                : Role::Plain);
    m_tiles[1]->setCount(number(counts.created), tr("created"));
    const std::size_t changed = counts.changed + counts.rehashed;
    m_tiles[2]->setCount(number(changed),
                         counts.immutable > 0
                             ? tr("changed, %n immutable", nullptr, asInt(counts.immutable))
                             : tr("changed, %n field(s)", nullptr, asInt(counts.fields)),
                         counts.immutable > 0 ? Role::Error : Role::Plain);
    const std::size_t all =
        context().workspace.snapshot() ? context().workspace.snapshot()->clusters.size() : 0;
    m_tiles[3]->setCount(
        number(counts.clusters),
        counts.productionClusters > 0
            ? tr("clusters of %1, %2 production").arg(all).arg(counts.productionClusters)
            : tr("clusters of %1").arg(all));
    std::size_t errors = 0;
    std::size_t warnings = 0;
    if (const auto &findings = context().workspace.findings()) {
        errors = findings->count(model::Severity::Error);
        warnings = findings->count(model::Severity::Warning);
    }
    m_tiles[4]->setCount(number(errors), tr("errors"), errors > 0 ? Role::Error : Role::Plain);
    m_tiles[5]->setCount(number(warnings), tr("warnings"),
                         warnings > 0 ? Role::Warning : Role::Plain);
}

void ReviewPage::refreshSentence()
{
    if (m_changes.files.empty() && (!m_changes.impact || m_changes.impact->empty())) {
        const bool hasGit = context().workspace.repository().state().available;
        setSentence(!m_changes.states.arePublishable()
                        ? tr("The two states do not differ.")
                        : (hasGit ? tr("Nothing differs from the last commit.")
                                  : tr("There are no unsaved edits.")));
        m_patch->setEmptyText(
            tr("Edit a value in Compare or a line in Source: the change appears here."));
        return;
    }
    const QString effect = m_changes.impact ? services::impactSentence(*m_changes.impact)
                                            : tr("What changes in the clusters is not known.");
    setSentence(effect + u' '
                + tr("%n file(s) differ.", nullptr, static_cast<int>(m_changes.files.size())));
}

void ReviewPage::refreshTicks()
{
    const int all = m_impact.tickableCount();
    m_ticks->setVisible(all > 0);
    m_ticks->setText(tr("%1 of %n ticked off", nullptr, all).arg(m_impact.tickedCount()));
}

void ReviewPage::showGroup()
{
    const QModelIndex index = m_groups->currentIndex();
    const diff::ImpactGroup *group = m_impact.group(index);
    if (const diff::FileChange *file = m_impact.file(index)) {
        const int row = m_files.rowOf(file->path);
        if (row >= 0)
            m_view->setCurrentIndex(m_files.index(row));
    }
    if (!group) {
        m_diffJob.cancel();
        takeDiff({});
        m_output->setEmptyText(index.data(ImpactModel::DetailRole).toString());
        return;
    }
    for (const base::RepoPath &path : sourcesOf(*group)) {
        const int row = m_files.rowOf(path);
        if (row < 0)
            continue;
        m_view->setCurrentIndex(m_files.index(row));
        break;
    }
    m_output->setEmptyText({});
    m_outputName->setText(services::impactSubject(*group));
    m_diffJob.start(
        [impact = m_impact.impact(), group](const services::JobControl &) {
            return diffOf(*impact, *group); // the group lives in the impact
        },
        [this](const GroupDiff &diff) { takeDiff(diff); });
}

void ReviewPage::takeDiff(const GroupDiff &diff)
{
    const diff::ImpactGroup *group = m_impact.group(m_groups->currentIndex());
    //: a cluster and an object
    m_outputName->setText(group ? tr("%1: %2").arg(diff.cluster, services::impactSubject(*group))
                                : QString());
    m_outputName->setToolTip(m_outputName->text().toHtmlEscaped());
    m_output->setPatch(diff.patch);
    const bool both = diff.alignment != nullptr;
    m_outputForm->button(1)->setEnabled(both);
    m_outputViews->setCurrentIndex(both ? m_outputForm->checkedId() : 0);
    m_sideBySide->setAlignment(both ? diff.alignment
                                    : std::make_shared<const diff::Alignment>(diff::Alignment()));
    if (both)
        m_sideBySide->setColumnInfos({{tr("Before"), {}, false, {}}, {tr("After"), {}, false, {}}});
}

void ReviewPage::openGroup(const QModelIndex &index)
{
    const diff::ImpactGroup *group = m_impact.group(index);
    if (!group)
        return;
    for (const base::RepoPath &path : sourcesOf(*group)) {
        if (context().workspace.snapshot()->files->kind(path) == base::EntryKind::File)
            return context().navigator.openPlace({path, 1, 0});
    }
}

void ReviewPage::showFile()
{
    const ChangedFile *file = m_files.file(m_view->currentIndex().row());
    m_fileName->setText(file ? tr("In Git: %1").arg(services::visible(file->path.text()))
                             : QString());
    m_fileName->setToolTip(m_fileName->text().toHtmlEscaped());
    QString patch;
    for (const services::FileDifference &difference : m_changes.files) {
        if (file && difference.file.path == file->path)
            patch = difference.patch;
    }
    m_patch->setPatch(patch);
}

void ReviewPage::followSelection()
{
    const int row = m_files.rowOf(context().selection.state().place.file);
    if (row >= 0)
        m_view->setCurrentIndex(m_files.index(row));
}

QString ReviewPage::report() const
{
    if (!m_changes.impact)
        return {};
    diff::ImpactReportOptions options;
    options.base = services::toStd(m_picker->baseBox()->currentText());
    options.head = services::toStd(m_picker->headBox()->currentText());
    return services::toQt(diff::impactMarkdown(*m_changes.impact, options));
}

void ReviewPage::copyReport()
{
    const QString text = report();
    QApplication::clipboard()->setText(text);
    messages().show({u"report"_s,
                     Role::Info,
                     text.isEmpty() ? tr("There is nothing to report.")
                                    : tr("The report is in the clipboard, as Markdown."),
                     {}});
}

QString ReviewPage::textForClipboard(bool asMarkdown) const
{
    if (asMarkdown)
        return report();
    for (const PatchView *view : {m_patch, m_output}) {
        if (view->hasFocus() && view->textCursor().hasSelection())
            return view->textCursor().selectedText().replace(QChar::ParagraphSeparator, u'\n');
    }
    QString text;
    for (const services::FileDifference &difference : m_changes.files)
        text += difference.patch;
    return text;
}

} // namespace fleetwright::ui
