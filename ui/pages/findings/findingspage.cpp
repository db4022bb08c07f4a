// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/findings/findingspage.h"

#include "services/text/errortext.h"
#include "services/text/words.h"
#include "services/workspace/problems.h"
#include "ui/models/tablemodel.h"
#include "ui/pages/findings/evidencepanel.h"
#include "ui/pages/findings/exceptionspanel.h"
#include "ui/pages/findings/findingdetail.h"
#include "ui/pages/findings/findingsdelegate.h"
#include "ui/pages/findings/fixpanel.h"
#include "ui/theme/icons.h"
#include "ui/widgets/filterfield.h"
#include "ui/widgets/flowlayout.h"

#include <QAction>
#include <QApplication>
#include <QButtonGroup>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QStackedWidget>
#include <QTabBar>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

#include <set>

namespace fleetwright::ui {

using namespace Qt::StringLiterals;
using Item = services::CheckResult::Item;

namespace {

constexpr int everySeverity = 100; ///< button id: ids below zero mean "choose one" to QButtonGroup

/// A chain of causes may be long; all of it is in "Copy all".
QString shortened(const QString &sentence)
{
    constexpr qsizetype most = 220;
    return sentence.size() <= most ? sentence : sentence.first(most).trimmed() + u'…';
}

void setChoices(QComboBox *box, const QString &all, const QStringList &names)
{
    QStringList known;
    for (int index = 1; index < box->count(); ++index)
        known.append(box->itemText(index));
    if (box->count() > 0 && known == names)
        return;
    const QString current = box->currentData().toString();
    const QSignalBlocker blocker(box);
    box->clear();
    box->addItem(all, QString());
    for (const QString &name : names)
        box->addItem(name, name);
    const int index = box->findData(current);
    box->setCurrentIndex(std::max(0, index));
}

} // namespace

FindingsPage::FindingsPage(PageContext &context, QWidget *parent)
    : Page(PageId::Findings, context, parent), m_tabs(new QTabBar(this)),
      m_stack(new QStackedWidget(this)), m_list(new QVBoxLayout),
      m_exceptions(new ExceptionsPanel(context, this)), m_severity(new QButtonGroup(this)),
      m_grouping(new QComboBox(this)), m_rule(new QComboBox(this)), m_cluster(new QComboBox(this)),
      m_onlyUnsaved(new QCheckBox(tr("Only from my change"), this)),
      m_text(new FilterField(tr("Filter findings"), this)), m_view(new QTreeView(this)),
      m_empty(new QLabel(this)), m_ran(new QLabel(this)),
      m_detail(new FindingDetail(context, this)), m_evidence(new EvidencePanel(context, this))
{
    buildTabs();
    buildFilters();
    buildView();
    connect(m_detail, &FindingDetail::nextRequested, this, [this] { step(1); });
    connect(m_detail, &FindingDetail::previousRequested, this, [this] { step(-1); });
    CommandSet &commands = context.commands;
    commands.handle(Command::Find, this, [this] {
        m_text->setFocus();
        m_text->selectAll();
    });
    commands.handle(
        Command::QuickFix, this, [this] { m_detail->applyButton()->click(); },
        [this] { return m_detail->fixPanel()->canApply(); });
    commands.handle(
        Command::NextDifference, this, [this] { step(1); },
        [this] { return m_filter.rowCount() > 0; });
    commands.handle(
        Command::PreviousDifference, this, [this] { step(-1); },
        [this] { return m_filter.rowCount() > 0; });
    connect(&context.workspace, &services::Workspace::findingsChanged, this, [this] {
        m_isStale = true;
        if (isCurrent())
            refresh();
        else
            Q_EMIT badgeChanged();
    });
    connect(&context.workspace, &services::Workspace::snapshotChanged, this, [this] {
        refreshChoices();
        refreshProblems();
        if (isCurrent() && isListingExceptions())
            m_exceptions->refresh();
    });
    refresh();
}

void FindingsPage::shown()
{
    if (m_isStale)
        refresh();
    if (isListingExceptions())
        m_exceptions->refresh();
}

QString FindingsPage::title() const
{
    return tr("Findings");
}

QString FindingsPage::iconName() const
{
    return u"checklist"_s;
}

std::vector<PageDock> FindingsPage::docks()
{
    constexpr int evidenceLines = 19;
    return {{u"finding"_s, tr("Finding"), m_detail, Qt::RightDockWidgetArea, true},
            {u"evidence"_s, tr("Rendered evidence"), m_evidence, Qt::BottomDockWidgetArea, true,
             evidenceLines}};
}

int FindingsPage::badge() const
{
    const auto &findings = context().workspace.findings();
    return findings ? static_cast<int>(findings->items.size()) : 0;
}

void FindingsPage::buildTabs()
{
    m_tabs->addTab(tr("&Findings"));
    m_tabs->addTab(tr("&Exceptions"));
    m_tabs->setAccessibleName(tr("Findings or exceptions"));
    m_tabs->setExpanding(false);
    m_tabs->setDrawBase(false);
    headerTools()->addWidget(m_tabs);
    auto *list = new QWidget(this);
    list->setLayout(m_list);
    m_list->setContentsMargins(0, 0, 0, 0);
    m_list->setSpacing(0);
    m_stack->addWidget(list);
    m_stack->addWidget(m_exceptions);
    content()->addWidget(m_stack, 1);
    connect(m_tabs, &QTabBar::currentChanged, this, &FindingsPage::tabChanged);
    connect(m_exceptions, &ExceptionsPanel::listed, this, &FindingsPage::refreshSentence);
}

void FindingsPage::showTab(Tab tab)
{
    m_tabs->setCurrentIndex(tab);
}

bool FindingsPage::isListingExceptions() const
{
    return m_tabs->currentIndex() == Exceptions;
}

void FindingsPage::tabChanged()
{
    m_stack->setCurrentIndex(m_tabs->currentIndex());
    if (isListingExceptions())
        m_exceptions->refresh();
    refreshSentence();
}

void FindingsPage::buildFilters()
{
    auto *row = new FlowLayout;
    row->setContentsMargins(12, 0, 12, 6);
    row->setSpacing(8);
    auto *severityGroup = new QWidget(this);
    auto *severities = new QHBoxLayout(severityGroup);
    severities->setContentsMargins(0, 0, 0, 0);
    severities->setSpacing(0);
    const auto addSeverity = [&](int id, const QString &icon, Role role, const QString &name) {
        auto *button = new QToolButton(this);
        button->setCheckable(true);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        if (!icon.isEmpty())
            button->setIcon(icons::icon(icon, role));
        button->setToolTip(name);
        button->setAccessibleName(name);
        button->setFocusPolicy(Qt::TabFocus);
        m_severity->addButton(button, id);
        severities->addWidget(button);
    };
    addSeverity(everySeverity, {}, Role::Plain, tr("All findings"));
    addSeverity(static_cast<int>(model::Severity::Error), u"error"_s, Role::Error, tr("Errors"));
    addSeverity(static_cast<int>(model::Severity::Warning), u"warning"_s, Role::Warning,
                tr("Warnings"));
    addSeverity(static_cast<int>(model::Severity::Info), u"info"_s, Role::Info, tr("Hints"));
    m_severity->button(everySeverity)->setChecked(true);
    row->addWidget(severityGroup);

    m_grouping->addItem(tr("By change"), static_cast<int>(FindingGrouping::Origin));
    m_grouping->addItem(tr("By rule"), static_cast<int>(FindingGrouping::Rule));
    m_grouping->addItem(tr("By cluster"), static_cast<int>(FindingGrouping::Cluster));
    m_grouping->addItem(tr("By file"), static_cast<int>(FindingGrouping::File));
    m_grouping->addItem(tr("By owner"), static_cast<int>(FindingGrouping::Owner));
    m_grouping->setAccessibleName(tr("Group findings"));
    m_rule->setAccessibleName(tr("Show only one rule"));
    m_cluster->setAccessibleName(tr("Show only one cluster"));
    for (QComboBox *box : {m_grouping, m_rule, m_cluster}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
        row->addWidget(box);
    }
    // A width from its contents would measure a thousand names.
    m_cluster->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_cluster->setMinimumContentsLength(16);
    row->addWidget(m_onlyUnsaved);
    row->addGrowing(m_text);
    m_list->addLayout(row);

    connect(m_severity, &QButtonGroup::idClicked, this,
            [this](int id) { m_filter.setSeverity(id == everySeverity ? -1 : id); });
    connect(m_grouping, &QComboBox::currentIndexChanged, this, [this] {
        m_model.setGrouping(static_cast<FindingGrouping>(m_grouping->currentData().toInt()));
        m_view->expandAll();
    });
    connect(m_rule, &QComboBox::currentIndexChanged, this,
            [this] { m_filter.setRule(m_rule->currentData().toString()); });
    connect(m_cluster, &QComboBox::currentIndexChanged, this,
            [this] { m_filter.setCluster(m_cluster->currentData().toString()); });
    connect(m_onlyUnsaved, &QCheckBox::toggled, &m_filter, &FindingsFilter::setOnlyUnsaved);
    connect(m_text, &QLineEdit::textChanged, &m_filter, &FindingsFilter::setText);
}

void FindingsPage::buildView()
{
    m_filter.setSourceModel(&m_model);
    m_view->setModel(&m_filter);
    m_view->setItemDelegate(new FindingsDelegate(m_view));
    m_view->setAccessibleName(tr("Findings"));
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setIndentation(fontMetrics().averageCharWidth() * 2);
    m_view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    m_view->header()->setStretchLastSection(true);
    const int unit = fontMetrics().averageCharWidth();
    m_view->setColumnWidth(FindingsModel::SeverityColumn, unit * 18);
    m_view->setColumnWidth(FindingsModel::WhatColumn, unit * 64);
    m_empty->setTextFormat(Qt::PlainText);
    m_empty->setWordWrap(true);
    m_empty->setMargin(16);
    m_empty->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_ran->setTextFormat(Qt::PlainText);
    m_ran->setWordWrap(true);
    m_ran->setMargin(8);
    m_ran->setProperty("quiet", true);
    m_list->addWidget(m_empty, 1);
    m_list->addWidget(m_view, 1);
    m_list->addWidget(m_ran);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &FindingsPage::showCurrent);
    connect(m_view, &QTreeView::activated, this, [this] { Q_EMIT dockRequested(u"finding"_s); });
    connect(m_view, &QTreeView::customContextMenuRequested, this, &FindingsPage::showContextMenu);
    // Groups are few: a filter leaves them open.
    connect(&m_filter, &QAbstractItemModel::rowsInserted, m_view, &QTreeView::expandAll);
}

void FindingsPage::refresh()
{
    m_isStale = false;
    if (const model::SnapshotPtr &snapshot = context().workspace.snapshot())
        m_model.setOwners(config::CodeOwners::read(*snapshot->files));
    const services::CheckResultPtr &findings = context().workspace.findings();
    m_model.setFindings(findings);
    m_view->expandAll();
    const auto text = [&](model::Severity severity) {
        return QString::number(findings ? findings->count(severity) : 0);
    };
    m_severity->button(everySeverity)
        ->setText(tr("All %1").arg(findings ? findings->items.size() : 0));
    for (const model::Severity severity :
         {model::Severity::Error, model::Severity::Warning, model::Severity::Info})
        m_severity->button(static_cast<int>(severity))->setText(text(severity));
    for (int column = 0; column < FindingsModel::ColumnCount; ++column) {
        for (int row = 0; column == 0 && row < m_filter.rowCount(); ++row)
            m_view->setFirstColumnSpanned(row, {}, true);
    }
    refreshChoices();
    refreshSentence();
    const QModelIndex again = m_filter.mapFromSource(m_model.indexOf(m_currentFingerprint));
    const QModelIndexList rows = findingRows();
    m_view->setCurrentIndex(again.isValid() || rows.isEmpty() ? again : rows.first());
    showCurrent();
    Q_EMIT badgeChanged();
}

void FindingsPage::refreshChoices()
{
    QStringList rules;
    if (const auto &findings = context().workspace.findings()) {
        std::set<std::string> names;
        for (const Item &item : findings->items)
            names.insert(item.finding.rule);
        for (const std::string &name : names)
            rules.append(services::visible(name));
    }
    setChoices(m_rule, tr("All rules"), rules);
    QStringList clusters;
    if (const auto &snapshot = context().workspace.snapshot()) {
        for (const model::Cluster &cluster : snapshot->clusters)
            clusters.append(services::toQt(cluster.name));
    }
    setChoices(m_cluster, tr("All clusters"), clusters);
    m_filter.setRule(m_rule->currentData().toString());
    m_filter.setCluster(m_cluster->currentData().toString());
}

void FindingsPage::refreshProblems()
{
    messages().remove(u"problems"_s);
    const model::SnapshotPtr &snapshot = context().workspace.snapshot();
    if (!snapshot)
        return;
    const std::vector<base::Error> problems = services::problemsOf(*snapshot);
    if (problems.empty())
        return;
    Message message{u"problems"_s, Role::Warning, {}, {}};
    message.text =
        tr("%n thing(s) cannot be read or rendered, and what depends on them is not checked. %1",
           nullptr, static_cast<int>(problems.size()))
            .arg(shortened(services::sentence(problems.front())));
    if (problems.front().place && context().commands.isOffered(Command::GoSource)) {
        message.actions.push_back({tr("Show source"), [this, place = *problems.front().place] {
                                       context().navigator.openPlace(place);
                                   }});
    }
    message.actions.push_back({tr("Copy all"), [problems] {
                                   QStringList lines;
                                   for (const base::Error &problem : problems)
                                       lines.append(services::sentence(problem));
                                   QApplication::clipboard()->setText(lines.join(u'\n') + u'\n');
                               }});
    messages().show(message);
}

void FindingsPage::refreshSentence()
{
    const services::CheckResultPtr &findings = context().workspace.findings();
    const bool isEmpty = !findings || findings->items.empty();
    m_view->setVisible(!isEmpty);
    m_empty->setVisible(isEmpty);
    if (isListingExceptions()) {
        setSentence(m_exceptions->sentence());
        return;
    }
    if (!findings) {
        m_empty->setText(context().workspace.isOpen() ? tr("The checks are running…") : QString());
        m_ran->clear();
        setSentence({});
        return;
    }
    const auto ran = static_cast<int>(findings->ran.size());
    QStringList skipped;
    for (const auto &rule : findings->skipped)
        skipped.append(
            tr("%1 (%2)").arg(services::visible(rule.rule), services::visible(rule.reason)));
    QString ranText = tr("%n rule(s) ran: %1.", nullptr, ran)
                          .arg(services::nameList(services::toQt(findings->ran), 8));
    if (!skipped.isEmpty())
        ranText += u' ' + tr("Could not run: %1.").arg(skipped.join(u"; "_s));
    m_ran->setText(ranText);
    const auto errors = static_cast<int>(findings->count(model::Severity::Error));
    const auto newOnes =
        static_cast<int>(std::count_if(findings->items.begin(), findings->items.end(),
                                       [](const Item &item) { return item.fromUnsavedEdit; }));
    const auto all = static_cast<int>(findings->items.size());
    if (isEmpty) {
        const QString fine =
            skipped.isEmpty() ? tr("Nothing to fix: %n rule(s) found nothing.", nullptr, ran)
                              : tr("%n rule(s) found nothing, others could not run.", nullptr, ran);
        QPalette colours = palette();
        colours.setColor(
            QPalette::WindowText,
            theme::textColor(skipped.isEmpty() ? Role::Fine : Role::Warning, palette()));
        m_empty->setPalette(colours);
        m_empty->setText(fine);
        setSentence(fine);
    } else if (newOnes > 0) {
        //: %1 is "2 errors"
        setSentence(tr("The unsaved edit makes %n finding(s). %1.", nullptr, newOnes)
                        .arg(tr("%n other(s) in the fleet already", nullptr, all - newOnes)));
    } else if (errors > 0) {
        setSentence(
            tr("%n error(s). %1.", nullptr, errors).arg(tr("%n finding(s) in all", nullptr, all)));
    } else {
        setSentence(tr("No errors. %1.").arg(tr("%n finding(s) in all", nullptr, all)));
    }
}

QModelIndexList FindingsPage::findingRows() const
{
    QModelIndexList rows;
    for (int group = 0; group < m_filter.rowCount(); ++group) {
        const QModelIndex parent = m_filter.index(group, 0);
        for (int row = 0; row < m_filter.rowCount(parent); ++row)
            rows.append(m_filter.index(row, 0, parent));
    }
    return rows;
}

const Item *FindingsPage::currentItem() const
{
    return m_model.item(m_filter.mapToSource(m_view->currentIndex()));
}

void FindingsPage::showCurrent()
{
    const Item *item = currentItem();
    if (!item) {
        m_detail->showNothing();
        m_evidence->showNothing();
        return;
    }
    m_currentFingerprint = item->finding.fingerprint;
    const QModelIndexList rows = findingRows();
    const auto number = rows.indexOf(m_view->currentIndex().siblingAtColumn(0)) + 1;
    m_detail->showFinding(*item, static_cast<int>(number), static_cast<int>(rows.size()));
    m_evidence->showFinding(item->finding);
    if (!isCurrent())
        return;
    // Other pages follow: Source stands at the place, Compare at the cluster.
    SelectionState next = context().selection.state();
    next.place = item->finding.place;
    if (!item->finding.clusters.empty())
        next.cluster = services::toQt(item->finding.clusters.front());
    context().selection.set(next);
}

void FindingsPage::step(int by)
{
    const QModelIndexList rows = findingRows();
    if (rows.isEmpty())
        return;
    const auto current = rows.indexOf(m_view->currentIndex().siblingAtColumn(0));
    const auto next = std::clamp<qsizetype>(current + by, 0, rows.size() - 1);
    m_view->setCurrentIndex(rows.at(next));
    m_view->scrollTo(rows.at(next));
}

void FindingsPage::showContextMenu(const QPoint &position)
{
    const Item *item = currentItem();
    if (!item)
        return;
    const model::Finding finding = item->finding;
    QMenu menu(this);
    if (context().commands.isOffered(Command::GoSource)) {
        connect(menu.addAction(icons::icon(u"code"_s), tr("Show source")), &QAction::triggered,
                this, [this, finding] { context().navigator.openPlace(finding.place); });
    }
    connect(menu.addAction(icons::icon(u"rule"_s), tr("Show only this rule")), &QAction::triggered,
            this, [this, finding] {
                m_rule->setCurrentIndex(m_rule->findData(services::visible(finding.rule)));
            });
    connect(menu.addAction(icons::icon(u"copy"_s), tr("Copy")), &QAction::triggered, this,
            [finding] { QApplication::clipboard()->setText(findingAsText(finding)); });
    menu.exec(m_view->viewport()->mapToGlobal(position));
}

QVariantMap FindingsPage::saveState() const
{
    return {{u"tab"_s, m_tabs->currentIndex()},
            {u"rule"_s, m_rule->currentData()},
            {u"cluster"_s, m_cluster->currentData()},
            {u"text"_s, m_text->text()},
            {u"scroll"_s, m_view->verticalScrollBar()->value()}};
}

void FindingsPage::restoreState(const QVariantMap &state)
{
    m_tabs->setCurrentIndex(state.value(u"tab"_s).toInt());
    m_rule->setCurrentIndex(std::max(0, m_rule->findData(state.value(u"rule"_s))));
    m_cluster->setCurrentIndex(std::max(0, m_cluster->findData(state.value(u"cluster"_s))));
    m_text->setText(state.value(u"text"_s).toString());
    m_view->verticalScrollBar()->setValue(state.value(u"scroll"_s).toInt());
}

QString FindingsPage::textForClipboard(bool asMarkdown) const
{
    if (isListingExceptions())
        return m_exceptions->textForClipboard(asMarkdown);
    QModelIndexList rows = m_view->selectionModel()->selectedRows();
    rows.removeIf([](const QModelIndex &row) { return !row.parent().isValid(); });
    return rowsAsText(m_filter, rows, asMarkdown);
}

} // namespace fleetwright::ui
