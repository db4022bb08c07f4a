// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/compare/comparepage.h"

#include "services/text/words.h"
#include "ui/pages/compare/groupspanel.h"
#include "ui/pages/compare/matrixview.h"
#include "ui/pages/compare/originpanel.h"
#include "ui/pages/compare/sidebysidepanel.h"
#include "ui/theme/icons.h"
#include "ui/widgets/flowlayout.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QButtonGroup>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>

#include <set>

namespace fleetwright::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostSideBySide = 6;

QToolButton *modeButton(const QString &text, QButtonGroup &group, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setText(text);
    button->setCheckable(true);
    button->setToolButtonStyle(Qt::ToolButtonTextOnly);
    button->setAccessibleName(text);
    group.addButton(button);
    return button;
}

} // namespace

ComparePage::ComparePage(PageContext &context, QWidget *parent)
    : Page(PageId::Compare, context, parent), m_subjects(new QComboBox(this)),
      m_kinds(new QComboBox(this)), m_ignoreIdentity(new QCheckBox(tr("Ignore identity"), this)),
      m_onlyDiffering(new QCheckBox(tr("Only differing rows"), this)),
      m_filter(new QLineEdit(this)), m_primary(new QPushButton(this)),
      m_stack(new QStackedWidget(this)), m_matrix(new MatrixView(this)),
      m_groups(new GroupsPanel(this)), m_sideBySide(new SideBySidePanel(context, this)),
      m_origin(new OriginPanel(context, this)), m_matrixJob(context.jobs, tr("Comparing")),
      m_revisionsJob(context.jobs, tr("Reading the history")),
      m_findingsJob(context.jobs, tr("Placing the findings"))
{
    buildTools();
    auto *matrixPage = new QSplitter(Qt::Vertical, this);
    matrixPage->setHandleWidth(1);
    matrixPage->addWidget(m_matrix);
    matrixPage->addWidget(m_groups);
    matrixPage->setStretchFactor(0, 3);
    matrixPage->setStretchFactor(1, 1);
    m_stack->addWidget(matrixPage);
    m_stack->addWidget(m_sideBySide);
    content()->addWidget(m_stack, 1);
    connectViews();
    connectCommands();
    showSideBySide(false);
    refreshSubjects();
    refreshPrimary();
}

ComparePage::~ComparePage() = default;

void ComparePage::buildTools()
{
    auto *modes = new QButtonGroup(this);
    m_matrixButton = modeButton(tr("Matrix"), *modes, this);
    m_sideButton = modeButton(tr("Side by side"), *modes, this);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(10, 0, 10, 8);
    row->setSpacing(8);
    auto *modeRow = new QHBoxLayout;
    modeRow->setSpacing(0);
    modeRow->addWidget(m_matrixButton);
    modeRow->addWidget(m_sideButton);
    row->addLayout(modeRow);
    row->addWidget(buildMatrixTools(), 1);
    row->addWidget(m_primary);
    content()->addLayout(row);
    m_primary->setDefault(true);
    m_primary->setAutoDefault(true);
    connect(m_matrixButton, &QToolButton::clicked, this, [this] { showSideBySide(false); });
    connect(m_sideButton, &QToolButton::clicked, this, [this] { showSideBySide(true); });
    connect(m_primary, &QPushButton::clicked, this, [this] { showSideBySide(true); });
}

QWidget *ComparePage::buildMatrixTools()
{
    auto *tools = new QWidget(this);
    auto *row = new FlowLayout(tools);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    for (QWidget *widget :
         {static_cast<QWidget *>(m_subjects), static_cast<QWidget *>(m_kinds),
          static_cast<QWidget *>(m_ignoreIdentity), static_cast<QWidget *>(m_onlyDiffering)})
        row->addWidget(widget);
    row->addGrowing(m_filter);
    m_subjects->setAccessibleName(tr("Columns"));
    m_subjects->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_subjects->setMinimumContentsLength(16);
    m_subjects->view()->setTextElideMode(Qt::ElideNone);
    m_kinds->setAccessibleName(tr("Kinds"));
    m_kinds->setMinimumContentsLength(9);
    m_filter->setPlaceholderText(tr("Filter"));
    m_filter->setAccessibleName(tr("Filter by kind, namespace or name"));
    m_filter->setClearButtonEnabled(true);
    m_filter->setMinimumWidth(80);
    m_ignoreIdentity->setToolTip(
        tr("Values equal to a cluster's own identity, and hash suffixes, count as equal"));
    m_ignoreIdentity->setChecked(context().settings.value(services::setting::ignoreIdentity));
    connect(m_subjects, &QComboBox::activated, this, &ComparePage::subjectChosen);
    connect(m_kinds, &QComboBox::activated, this, &ComparePage::rebuild);
    connect(m_ignoreIdentity, &QCheckBox::toggled, this, [this](bool on) {
        context().settings.set(services::setting::ignoreIdentity, on);
        m_sideBySide->setIgnoreIdentity(on);
        rebuild();
    });
    connect(m_onlyDiffering, &QCheckBox::toggled, this, &ComparePage::rebuild);
    connect(m_filter, &QLineEdit::textChanged, this, &ComparePage::rebuild);
    m_sideBySide->setIgnoreIdentity(m_ignoreIdentity->isChecked());
    return tools;
}

void ComparePage::connectViews()
{
    connect(m_matrix, &MatrixView::currentChanged, this, &ComparePage::matrixCurrentChanged);
    m_groupsDue.setSingleShot(true);
    connect(&m_groupsDue, &QTimer::timeout, this, &ComparePage::showGroups);
    connect(m_matrix, &MatrixView::activated, this, [this] { showSideBySide(true); });
    connect(m_matrix, &MatrixView::tickedChanged, this, [this](const QStringList &clusters) {
        context().selection.tickClusters(clusters);
        refreshPrimary();
    });
    connect(m_matrix, &MatrixView::contextMenuWanted, this, &ComparePage::showMenu);
    connect(m_groups, &GroupsPanel::clustersChosen, this, [this](const QStringList &clusters) {
        context().selection.tickClusters(clusters);
        m_matrix->setTicked(clusters);
        refreshPrimary();
    });
    connect(m_groups, &GroupsPanel::placeChosen, this,
            [this](const base::Place &place) { context().navigator.openPlace(place); });
    connect(m_sideBySide, &SideBySidePanel::sentenceChanged, this, &ComparePage::refreshSentence);
    connect(&context().selection, &Selection::changed, this, &ComparePage::selectionChanged);
    connect(&context().workspace, &services::Workspace::snapshotChanged, this, [this] {
        m_isStale = true;
        if (!isCurrent())
            return;
        refreshSubjects();
        rebuild();
    });
    connect(&context().workspace, &services::Workspace::findingsChanged, this, [this] {
        if (isCurrent() && !m_isStale)
            refreshFindings();
    });
    connect(&context().workspace.repository(), &services::Repository::changed, this, [this] {
        if (isCurrent())
            readRevisions();
    });
    connect(&context().workspace, &services::Workspace::closed, this, [this] {
        m_revisionsJob.cancel();
        m_revisions.clear();
        m_subject = {};
        m_revision.reset();
        takeResult({});
    });
}

void ComparePage::connectCommands()
{
    CommandSet &commands = context().commands;
    const auto hasFleet = [this] { return context().workspace.snapshot() != nullptr; };
    commands.handle(
        Command::EditHere, this,
        [this] {
            Q_EMIT dockRequested(u"origin"_s);
            m_origin->editSupplying();
        },
        [this] { return !m_origin->cards().empty(); });
    commands.handle(
        Command::ShowOrigin, this, [this] { Q_EMIT dockRequested(u"origin"_s); }, hasFleet);
    commands.handle(
        Command::CompareSideBySide, this, [this] { showSideBySide(!isSideBySide()); }, hasFleet);
    commands.handle(
        Command::NextDifference, this, [this] { goToDifference(MatrixView::Direction::Forward); },
        hasFleet);
    commands.handle(
        Command::PreviousDifference, this,
        [this] { goToDifference(MatrixView::Direction::Backward); }, hasFleet);
    commands.handle(
        Command::NextColumn, this, [this] { m_sideBySide->moveColumn(1); },
        [this] { return isSideBySide(); });
    commands.handle(
        Command::PreviousColumn, this, [this] { m_sideBySide->moveColumn(-1); },
        [this] { return isSideBySide(); });
    commands.handle(
        Command::Find, this, [this] { m_filter->setFocus(); }, [this] { return !isSideBySide(); });
}

void ComparePage::goToDifference(MatrixView::Direction direction)
{
    if (!isSideBySide())
        m_matrix->goToDifference(direction);
    else if (direction == MatrixView::Direction::Forward)
        m_sideBySide->nextDifference();
    else
        m_sideBySide->previousDifference();
}

std::vector<PageDock> ComparePage::docks()
{
    return {{u"origin"_s, tr("Origin"), m_origin, Qt::BottomDockWidgetArea, false}};
}

bool ComparePage::isSideBySide() const
{
    return m_stack->currentWidget() == m_sideBySide;
}

void ComparePage::showSideBySide(bool sideBySide)
{
    const bool isOther = sideBySide != isSideBySide();
    if (sideBySide) {
        m_sideBySide->setColumns(m_result.matrix, clustersToCompare());
        m_stack->setCurrentWidget(m_sideBySide);
    } else {
        m_stack->setCurrentIndex(0);
    }
    if (isOther)
        Q_EMIT dockViewChanged();
    if (sideBySide)
        Q_EMIT dockRequested(u"origin"_s);
    m_matrixButton->setChecked(!sideBySide);
    m_sideButton->setChecked(sideBySide);
    for (QWidget *widget : {static_cast<QWidget *>(m_subjects), static_cast<QWidget *>(m_kinds),
                            static_cast<QWidget *>(m_onlyDiffering),
                            static_cast<QWidget *>(m_filter), static_cast<QWidget *>(m_primary)})
        widget->setVisible(!sideBySide);
    refreshSentence();
    context().commands.refresh();
}

void ComparePage::prepareBeside(const SelectionState &)
{
    showSideBySide(true);
}

void ComparePage::setSubject(const CompareSubject &subject)
{
    m_subject = subject;
    m_baseline.reset();
    m_revision.reset();
    if (subject.kind != CompareSubject::Kind::Revision)
        return rebuild();
    context().workspace.renderRevision(
        subject.revision, [this, subject](const base::Result<model::SnapshotPtr> &other) {
            if (m_subject != subject)
                return;
            if (!other) {
                messages().show({u"revision"_s,
                                 Role::Error,
                                 services::visible(base::describe(other.error())),
                                 {}});
                m_subject = {};
                refreshSubjects();
            } else {
                m_revision = *other;
            }
            rebuild();
        });
}

diff::MatrixOptions ComparePage::matrixOptions() const
{
    diff::MatrixOptions options;
    options.expected =
        m_ignoreIdentity->isChecked() ? diff::Expected::Ignore : diff::Expected::Show;
    options.rows =
        m_onlyDiffering->isChecked() ? diff::RowFilter::OnlyDiffering : diff::RowFilter::All;
    options.baseline = m_baseline;
    if (m_kinds->currentIndex() > 0)
        options.kinds = {services::toStd(m_kinds->currentText())};
    options.nameContains = services::toStd(m_filter->text());
    return options;
}

void ComparePage::rebuild()
{
    m_isStale = false;
    const services::Workspace &workspace = context().workspace;
    const CompareInput input{
        workspace.snapshot(), workspace.savedSnapshot(), m_revision, workspace.memo(), m_subject,
        matrixOptions(),      m_result.columns};
    if (!input.snapshot)
        return;
    m_matrixJob.start(
        [input, freeOnPool = context().jobs.freeOnPool()](const services::JobControl &control) {
            auto result = compareSubject(input, control.cancel());
            if (result) {
                result->matrix = freeOnPool(std::move(result->matrix));
                result->columns = freeOnPool(std::move(result->columns));
            }
            return result;
        },
        [this](base::Result<CompareResult> result) {
            if (result)
                takeResult(*std::move(result));
        });
}

void ComparePage::takeResult(CompareResult result)
{
    const bool filtered = m_kinds->currentIndex() > 0 || !m_filter->text().isEmpty();
    m_result = std::move(result);
    m_matrix->setMatrix(m_result.matrix, m_result.pending);
    m_matrix->setTicked(context().selection.state().clusters);
    if (m_result.matrix && !filtered) {
        std::set<QString> kinds;
        for (const diff::Row &row : m_result.matrix->rows())
            kinds.insert(services::toQt(row.key.kind));
        m_kinds->clear();
        m_kinds->addItem(tr("All kinds"));
        m_kinds->addItems(QStringList(kinds.begin(), kinds.end()));
    }
    m_groups->clear();
    if (isSideBySide())
        m_sideBySide->setColumns(m_result.matrix, clustersToCompare());
    selectionChanged(context().selection.state());
    m_groupsDue.start();
    refreshFindings();
    refreshSentence();
    refreshPrimary();
}

/// What the checks say of the cells follows when it is known: the matrix does not wait for it.
void ComparePage::refreshFindings()
{
    const services::CheckResultPtr findings = context().workspace.findings();
    if (!m_result.matrix || !findings || m_subject.kind == CompareSubject::Kind::Revision)
        return m_matrix->setFindings(nullptr);
    m_findingsJob.start(
        [matrix = m_result.matrix, findings](const services::JobControl &control) {
            return FindingCells::find(*matrix, *findings, control.cancel());
        },
        [this](std::shared_ptr<const FindingCells> cells) {
            m_matrix->setFindings(std::move(cells));
        });
}

void ComparePage::refreshSubjects()
{
    const model::SnapshotPtr &snapshot = context().workspace.snapshot();
    const QSignalBlocker blocker(m_subjects);
    m_subjects->clear();
    if (!snapshot)
        return;
    const auto add = [this](const QString &text, const CompareSubject &subject) {
        m_subjects->addItem(text, QVariantList{static_cast<int>(subject.kind), subject.layers,
                                               subject.revision, subject.band});
        if (subject == m_subject)
            m_subjects->setCurrentIndex(m_subjects->count() - 1);
    };
    add(tr("All %n cluster(s)", nullptr, static_cast<int>(snapshot->clusters.size())), {});
    QStringList bands;
    for (const model::Cluster &cluster : snapshot->clusters) {
        const QString band = services::toQt(cluster.environment());
        if (!band.isEmpty() && !bands.contains(band))
            bands.push_back(band);
    }
    for (const QString &band : bands)
        add(tr("Clusters of %1").arg(services::visible(band)),
            {CompareSubject::Kind::Clusters, {}, {}, band});
    if (bands.size() > 1)
        add(tr("Environments"), {CompareSubject::Kind::Environments, {}, {}, {}});
    if (context().selection.state().hasLayer) {
        const QString layer = services::toQt(context().selection.state().layer.text());
        QStringList layers = m_subject.layers;
        if (!layers.contains(layer))
            layers.push_back(layer);
        add(tr("Layers built alone: %1").arg(services::nameList(layers)),
            {CompareSubject::Kind::Layers, layers, {}, {}});
    } else if (m_subject.kind == CompareSubject::Kind::Layers) {
        add(tr("Layers built alone: %1").arg(services::nameList(m_subject.layers)), m_subject);
    }
    for (const services::Repository::Revision &revision : m_revisions)
        add(tr("Beside %1 %2", "a revision and its subject")
                .arg(services::visible(revision.name), services::visible(revision.subject)),
            {CompareSubject::Kind::Revision, {}, revision.name, {}});
}

void ComparePage::readRevisions()
{
    m_revisionsJob.start([reader = context().workspace.repository().reader()](
                             const services::JobControl &) { return reader.revisions(); },
                         [this](std::vector<services::Repository::Revision> revisions) {
                             m_revisions = std::move(revisions);
                             refreshSubjects();
                         });
}

void ComparePage::subjectChosen(int index)
{
    const QVariantList stored = m_subjects->itemData(index).toList();
    if (stored.size() == 4)
        setSubject({static_cast<CompareSubject::Kind>(stored[0].toInt()), stored[1].toStringList(),
                    stored[2].toString(), stored[3].toString()});
}

void ComparePage::refreshSentence()
{
    if (isSideBySide())
        return setSentence(m_sideBySide->sentence());
    if (!m_result.matrix)
        return setSentence({});
    const QString clusters =
        m_subject.kind == CompareSubject::Kind::Clusters
            ? tr("%n cluster(s)", nullptr, static_cast<int>(m_result.clusters()))
            : tr("%n column(s)", nullptr, static_cast<int>(m_result.clusters()));
    if (m_result.clusters() > 1 && m_result.groups == 1)
        return setSentence(
            tr("%1, all alike. Their own identity is set aside.", "\"6 clusters\"").arg(clusters));
    int differing = 0;
    for (const diff::Row &row : m_result.matrix->rows())
        differing += row.differs ? 1 : 0;
    const QString groups = tr("%n group(s)", nullptr, static_cast<int>(m_result.groups));
    const QString objects = tr("%n object(s) differ.", nullptr, differing);
    if (m_result.isCollapsed())
        return setSentence(tr("%1, %2. %3 Identical clusters share a column.",
                              "\"6 clusters\", \"5 groups\", \"3 objects differ.\"")
                               .arg(clusters, groups, objects));
    setSentence(tr("%1, %2. %3", "\"6 clusters\", \"5 groups\", \"3 objects differ.\"")
                    .arg(clusters, groups, objects));
}

QStringList ComparePage::clustersToCompare() const
{
    QStringList ticked = m_matrix->ticked();
    if (ticked.size() >= 2 || !m_result.matrix)
        return ticked.mid(0, mostSideBySide);
    // Without ticks: the chosen cell's cluster beside the first column of another group.
    const QModelIndex current = m_matrix->current();
    const diff::Row *row = m_matrix->model().rowAt(current);
    const auto &columns = m_result.matrix->columns();
    const std::size_t chosen = current.isValid() && current.column() > 0
                                   ? static_cast<std::size_t>(current.column() - 1)
                                   : 0;
    if (!row || chosen >= columns.size())
        row = &m_result.matrix->wholeCluster();
    QStringList names;
    for (std::size_t column = 0; column < columns.size() && names.size() < 1; ++column) {
        if (column != chosen && row->cells[column].group != row->cells[chosen].group)
            names.push_back(services::toQt(columns[column].label));
    }
    if (chosen < columns.size())
        names.push_back(services::toQt(columns[chosen].label));
    for (std::size_t column = 0; column < columns.size() && names.size() < 2; ++column) {
        if (column != chosen)
            names.push_back(services::toQt(columns[column].label));
    }
    return names;
}

void ComparePage::refreshPrimary()
{
    const int count = static_cast<int>(m_matrix->ticked().size());
    m_primary->setText(count >= 2 ? tr("Compare %n side by side", nullptr,
                                       qMin(count, static_cast<int>(mostSideBySide)))
                                  : tr("Compare side by side"));
    m_primary->setIcon(icons::icon(u"columns"_s, Role::OnAccent));
    m_primary->setEnabled(m_result.matrix && m_result.matrix->columns().size() > 1);
}

void ComparePage::showGroups()
{
    const diff::Row *row = m_matrix->model().rowAt(m_matrix->current());
    if (row && m_result.matrix)
        m_groups->show(*m_result.matrix, *row);
    else
        m_groups->clear();
}

void ComparePage::matrixCurrentChanged(const QModelIndex &index)
{
    m_groupsDue.start();
    const diff::Row *row = m_matrix->model().rowAt(index);
    if (!row || !m_result.matrix || m_selecting || row->isWholeCluster())
        return;
    m_selecting = true;
    const int column = index.column() - MatrixModel::FirstCellColumn;
    QString cluster = context().selection.state().cluster;
    if (column >= 0)
        cluster = clusterOf(m_result.matrix->columns()[static_cast<std::size_t>(column)]);
    const diff::ObjectKey key = keyInColumn(*row, static_cast<std::size_t>(qMax(0, column)));
    const model::ResourceId id{key.group, {}, key.kind, key.nameSpace, key.name};
    const diff::FieldRow *field = m_matrix->model().fieldAt(index);
    if (field && !field->paths.empty())
        context().selection.selectField(cluster, id, services::toQt(field->paths.front()));
    else
        context().selection.selectObject(cluster, id);
    m_selecting = false;
}

void ComparePage::selectionChanged(const SelectionState &state)
{
    const QStringList before = m_matrix->ticked();
    m_matrix->setTicked(state.clusters);
    const QStringList ticked = m_matrix->ticked();
    if (isSideBySide() && ticked != before && ticked.size() >= 2)
        m_sideBySide->setColumns(m_result.matrix, clustersToCompare());
    refreshPrimary();
    if (m_selecting || !state.object || !m_result.matrix)
        return;
    m_selecting = true;
    m_matrix->select(
        {state.object->group, state.object->kind, state.object->nameSpace, state.object->name},
        state.field, state.cluster);
    m_selecting = false;
}

void ComparePage::showMenu(const QPoint &globalPosition)
{
    const QModelIndex current = m_matrix->current();
    const diff::Row *row = m_matrix->model().rowAt(current);
    if (!row)
        return;
    const int column = current.column() - MatrixModel::FirstCellColumn;
    QMenu menu(this);
    menu.addAction(tr("Compare Side by Side"), this, [this] { showSideBySide(true); });
    if (column >= 0) {
        const auto at = static_cast<std::size_t>(column);
        menu.addAction(tr("Make Baseline"), this, [this, at] {
            m_baseline = at;
            rebuild();
        });
        menu.addAction(
                tr("Select This Group's Clusters"), this,
                [this, row, at] {
                    QStringList names;
                    for (const std::size_t member : row->groups[row->cells[at].group].columns)
                        names.push_back(services::toQt(m_result.matrix->columns()[member].label));
                    context().selection.tickClusters(names);
                })
            ->setEnabled(row->cells[at].group < row->groups.size());
    }
    if (m_baseline)
        menu.addAction(tr("Baseline: Most Common"), this, [this] {
            m_baseline.reset();
            rebuild();
        });
    menu.addAction(tr("Show Origin"), this, [this] { Q_EMIT dockRequested(u"origin"_s); });
    menu.addSeparator();
    menu.addAction(tr("Copy as Text"), this,
                   [this] { QApplication::clipboard()->setText(textForClipboard(false)); });
    menu.addAction(tr("Copy as Markdown"), this,
                   [this] { QApplication::clipboard()->setText(textForClipboard(true)); });
    menu.exec(globalPosition);
}

QVariantMap ComparePage::saveState() const
{
    return {{u"sideBySide"_s, isSideBySide()},
            {u"onlyDiffering"_s, m_onlyDiffering->isChecked()},
            {u"filter"_s, m_filter->text()},
            {u"open"_s, m_matrix->openObjects()}};
}

void ComparePage::restoreState(const QVariantMap &state)
{
    m_onlyDiffering->setChecked(state.value(u"onlyDiffering"_s).toBool());
    m_filter->setText(state.value(u"filter"_s).toString());
    m_matrix->setOpenObjects(state.value(u"open"_s).toStringList());
    showSideBySide(state.value(u"sideBySide"_s).toBool());
}

void ComparePage::shown()
{
    refreshSubjects();
    readRevisions();
    if (m_isStale || !m_result.matrix)
        rebuild();
    else
        refreshFindings();
}

QString ComparePage::textForClipboard(bool asMarkdown) const
{
    return isSideBySide() ? m_sideBySide->textForClipboard(asMarkdown)
                          : m_matrix->textForClipboard(asMarkdown);
}

} // namespace fleetwright::ui
