// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/review/reviewpage.h"

#include "services/text/errortext.h"
#include "services/text/words.h"
#include "ui/pages/hierarchy/trialpanel.h"
#include "ui/pages/review/publishpanel.h"
#include "ui/theme/icons.h"
#include "ui/widgets/changegroupstree.h"
#include "ui/widgets/counttile.h"
#include "ui/widgets/delegates.h"
#include "ui/widgets/patchview.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QListView>
#include <QPainter>
#include <QPushButton>
#include <QSplitter>
#include <QStyle>
#include <QVBoxLayout>

namespace fleetwright::ui {

using namespace Qt::StringLiterals;

namespace {

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
        QStyleOptionViewItem box = option;
        box.rect = checkRect(option);
        box.state.setFlag(index.data(Qt::CheckStateRole).toInt() == Qt::Checked
                              ? QStyle::State_On
                              : QStyle::State_Off);
        option.widget->style()->drawPrimitive(QStyle::PE_IndicatorItemViewItemCheck, &box, painter,
                                              option.widget);
        QStyleOptionViewItem rest = option;
        rest.rect.setLeft(box.rect.right() + 4);
        TwoLineDelegate::paint(painter, rest, index);
    }

    bool editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                     const QModelIndex &index) override
    {
        const bool click =
            event->type() == QEvent::MouseButtonRelease
            && checkRect(option).contains(static_cast<QMouseEvent *>(event)->position().toPoint());
        const bool space = event->type() == QEvent::KeyPress
                           && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Space;
        if (!click && !space)
            return false;
        const bool checked = index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
        return model->setData(index, checked ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
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
    : Page(PageId::Review, context, parent), m_view(new QListView(this)),
      m_fileName(new QLabel(this)), m_patch(new PatchView(this)),
      m_groups(new ChangeGroupsTree(this)), m_publish(new PublishPanel(context, this)),
      m_job(context.jobs, tr("Collecting what changes"))
{
    buildView();
    const auto stale = [this] {
        m_stale = true;
        if (isCurrent())
            collect();
    };
    connect(&context.workspace, &services::Workspace::snapshotChanged, this, stale);
    connect(&context.workspace.repository(), &services::Repository::changed, this, stale);
    connect(&context.workspace, &services::Workspace::findingsChanged, this,
            &ReviewPage::refreshTiles);
    connect(&context.selection, &Selection::changed, this, &ReviewPage::followSelection);
    connect(&m_files, &ChangedFilesModel::chosenChanged, this,
            [this] { m_publish->setChosen(m_files.chosen()); });
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
    context.commands.handle(
        Command::CommitBranch, this, [this] { m_publish->commit(); },
        [this] { return m_publish->problem().isEmpty(); });
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

void ReviewPage::buildView()
{
    auto *tiles = new QHBoxLayout;
    tiles->setContentsMargins(12, 0, 12, 8);
    tiles->setSpacing(8);
    for (int i = 0; i < 6; ++i) {
        m_tiles.push_back(new CountTile(this));
        tiles->addWidget(m_tiles.back());
    }
    content()->addLayout(tiles);

    m_view->setModel(&m_files);
    m_view->setItemDelegate(new FileDelegate(m_view));
    m_view->setAccessibleName(tr("Changed files"));
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setUniformItemSizes(true);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &ReviewPage::showFile);
    connect(m_view, &QListView::activated, this, [this] {
        if (const ChangedFile *file = m_files.file(m_view->currentIndex().row()))
            context().navigator.openPlace({file->path, 1, 0});
    });

    auto *middle = new QWidget(this);
    auto *middleLayout = new QVBoxLayout(middle);
    middleLayout->setContentsMargins(0, 0, 0, 0);
    middleLayout->setSpacing(0);
    QFont bold = m_fileName->font();
    bold.setBold(true);
    m_fileName->setFont(bold);
    m_fileName->setTextFormat(Qt::PlainText);
    m_fileName->setMargin(7);
    m_patch->setAccessibleName(tr("Lines that change in the file"));
    middleLayout->addWidget(m_fileName);
    middleLayout->addWidget(m_patch, 1);

    auto *rightSide = new QSplitter(Qt::Vertical, this);
    rightSide->addWidget(middle);
    rightSide->addWidget(m_groups);
    rightSide->setStretchFactor(0, 3);
    rightSide->setStretchFactor(1, 2);
    auto *splitter = new QSplitter(Qt::Horizontal, this);
    splitter->addWidget(m_view);
    splitter->addWidget(rightSide);
    splitter->setStretchFactor(0, 1);
    splitter->setStretchFactor(1, 2);
    content()->addWidget(splitter, 1);
}

void ReviewPage::shown()
{
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
                                     workspace.openOptions(),     workspace.repository().reader()};
    m_job.start(
        [input = std::move(input)](const services::JobControl &control) {
            return services::collectChanges(input, control.cancel());
        },
        [this](services::WorkChanges changes) { takeChanges(std::move(changes)); });
}

void ReviewPage::takeChanges(services::WorkChanges changes)
{
    m_groups->clearGroups();
    m_changes = std::move(changes);
    std::vector<ChangedFile> files;
    for (const services::FileDifference &difference : m_changes.files) {
        // A Git conflict is not ours to commit.
        const ChangedFile::Kind kind = kindOf(difference.file.kind);
        files.push_back({difference.file.path, kind, difference.unsaved, difference.linesAdded,
                         difference.linesRemoved, kind != ChangedFile::Kind::Conflicted});
    }
    m_publish->setChanges(m_changes);
    m_files.setFiles(std::move(files));
    m_publish->setChosen(m_files.chosen());
    if (!m_view->currentIndex().isValid())
        m_view->setCurrentIndex(m_files.index(0));
    if (m_changes.error)
        messages().show({u"changes"_s, Role::Error, services::sentence(*m_changes.error), {}});
    else
        messages().remove(u"changes"_s);
    showFile();
    m_groups->setGroups(m_changes.groups);
    refreshTiles();
    refreshSentence();
}

void ReviewPage::refreshTiles()
{
    const diff::FleetDiff::Counts counts = m_changes.fleet.counts();
    const std::size_t deleted = counts.deleted + counts.renamed;
    m_tiles[0]->setCount(QString::number(deleted), tr("deleted"),
                         deleted > 0 ? Role::Error : Role::Plain);
    m_tiles[1]->setCount(QString::number(counts.created), tr("created"));
    m_tiles[2]->setCount(QString::number(counts.changed),
                         tr("changed, %n field(s)", nullptr, static_cast<int>(counts.fields)));
    m_tiles[3]->setCount(QString::number(counts.clusters),
                         tr("clusters of %1")
                             .arg(context().workspace.snapshot()
                                      ? context().workspace.snapshot()->clusters.size()
                                      : 0));
    std::size_t errors = 0;
    std::size_t warnings = 0;
    if (const auto &findings = context().workspace.findings()) {
        errors = findings->count(model::Severity::Error);
        warnings = findings->count(model::Severity::Warning);
    }
    m_tiles[4]->setCount(QString::number(errors), tr("errors"),
                         errors > 0 ? Role::Error : Role::Plain);
    m_tiles[5]->setCount(QString::number(warnings), tr("warnings"),
                         warnings > 0 ? Role::Warning : Role::Plain);
}

void ReviewPage::refreshSentence()
{
    const bool hasGit = context().workspace.repository().state().available;
    if (m_changes.files.empty()) {
        setSentence(hasGit ? tr("Nothing differs from the last commit.")
                           : tr("There are no unsaved edits."));
        m_patch->setEmptyText(
            tr("Edit a value in Compare or a line in Source: the change appears here."));
        return;
    }
    setSentence(effectSentence(m_changes.fleet) + u' '
                + tr("%n file(s) differ.", nullptr, static_cast<int>(m_changes.files.size())));
}

void ReviewPage::showFile()
{
    const ChangedFile *file = m_files.file(m_view->currentIndex().row());
    m_fileName->setText(file ? tr("In Git: %1").arg(services::visible(file->path.text()))
                             : QString());
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

QString ReviewPage::textForClipboard(bool) const
{
    if (m_patch->hasFocus() && m_patch->textCursor().hasSelection())
        return m_patch->textCursor().selectedText().replace(QChar::ParagraphSeparator, u'\n');
    QString text;
    for (const services::FileDifference &difference : m_changes.files)
        text += difference.patch;
    return text;
}

} // namespace fleetwright::ui
