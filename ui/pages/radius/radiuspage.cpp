// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/radius/radiuspage.h"

#include "services/text/errortext.h"
#include "services/text/words.h"
#include "ui/graphview/graphview.h"
#include "ui/pages/radius/consequencelist.h"
#include "ui/pages/radius/radiusdelegate.h"
#include "ui/pages/radius/radiuspictures.h"
#include "ui/pages/radius/whatifpanel.h"
#include "ui/theme/icons.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/labels.h"

#include <QApplication>
#include <QButtonGroup>
#include <QClipboard>
#include <QCompleter>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QSplitter>
#include <QStringListModel>
#include <QTableView>
#include <QToolButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <set>

namespace fleetwright::ui {

using namespace Qt::StringLiterals;
using Kind = services::RadiusSubject::Kind;

namespace {

constexpr std::size_t namedLayers = 4;

} // namespace

RadiusPage::RadiusPage(PageContext &context, QWidget *parent)
    : Page(PageId::BlastRadius, context, parent), m_kinds(new QButtonGroup(this)),
      m_text(new QLineEdit(this)), m_completions(new QStringListModel(this)),
      m_table(new QTableView(this)), m_why(makeText(this)), m_layers(makeText(this)),
      m_whatIf(new WhatIfPanel(this)), m_graph(new GraphView(this)),
      m_heatMap(new HeatMapView(this)), m_consequences(new ConsequenceList(this)),
      m_apply(new QPushButton(tr("Add to review"), this)),
      m_job(context.jobs, tr("Finding the blast radius"))
{
    buildSubject();
    auto *splitter = new QSplitter(Qt::Horizontal, this);
    splitter->addWidget(buildLeft());
    splitter->addWidget(buildRight());
    splitter->setStretchFactor(0, 2);
    splitter->setStretchFactor(1, 3);
    splitter->setChildrenCollapsible(false);
    splitter->setSizes({400, 700});
    content()->addWidget(splitter, 1);
    connectAll();
    refreshKind();
}

QString RadiusPage::title() const
{
    return tr("Blast radius");
}

QString RadiusPage::iconName() const
{
    return u"target"_s;
}

QVariantMap RadiusPage::saveState() const
{
    return {{u"kind"_s, static_cast<int>(m_subject.kind)}, {u"text"_s, m_subject.text}};
}

void RadiusPage::restoreState(const QVariantMap &state)
{
    if (!state.contains(u"text"_s))
        return;
    const int kind = std::clamp(state.value(u"kind"_s).toInt(), static_cast<int>(Kind::Layer),
                                static_cast<int>(Kind::Pending));
    ask({static_cast<Kind>(kind), state.value(u"text"_s).toString()});
}

void RadiusPage::buildTools(FlowLayout &row)
{
    auto *copy = new QPushButton(tr("Copy as text"), this);
    copy->setIcon(icons::icon(u"copy"_s));
    copy->setAutoDefault(false);
    connect(copy, &QPushButton::clicked, this,
            [this] { QApplication::clipboard()->setText(textForClipboard(false)); });
    auto *picture = new QPushButton(tr("Save picture"), this);
    picture->setIcon(icons::icon(u"image"_s));
    picture->setAutoDefault(false);
    auto *menu = new QMenu(picture);
    menu->addAction(tr("Graph…"), this, [this] {
        save(u"blast-radius.svg"_s,
             [this](const QString &file) { return m_graph->savePicture(file); });
    });
    menu->addAction(tr("Heat map…"), this, [this] {
        save(u"heat-map.svg"_s,
             [this](const QString &file) { return m_heatMap->savePicture(file); });
    });
    picture->setMenu(menu);
    m_apply->setDefault(true);
    m_apply->setIcon(icons::icon(u"review"_s, Role::OnAccent));
    m_apply->setToolTip(tr("Makes the trial an unsaved edit"));
    m_apply->setEnabled(false);
    row.addWidget(copy);
    row.addWidget(picture);
    headerTools()->addWidget(m_apply);
}

void RadiusPage::buildSubject()
{
    auto *bar = new QWidget(this);
    auto *row = new FlowLayout(bar);
    row->setContentsMargins(12, 0, 12, 8);
    row->addWidget(new QLabel(tr("What changes"), bar));
    const auto addKind = [&](Kind kind, const QString &text) {
        auto *button = new QPushButton(text, this);
        button->setCheckable(true);
        button->setAutoDefault(false);
        m_kinds->addButton(button, static_cast<int>(kind));
        row->addWidget(button);
    };
    addKind(Kind::Layer, tr("Layer"));
    addKind(Kind::File, tr("File or line"));
    addKind(Kind::Selector, tr("Selector"));
    addKind(Kind::Label, tr("Label"));
    addKind(Kind::Without, tr("Cluster gone"));
    addKind(Kind::Pending, tr("Pending edits"));
    auto *completer = new QCompleter(m_completions, this);
    completer->setFilterMode(Qt::MatchContains);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setMaxVisibleItems(12);
    m_text->setCompleter(completer);
    m_text->setClearButtonEnabled(true);
    row->addGrowing(m_text);
    buildTools(*row);
    content()->addWidget(bar);
}

QWidget *RadiusPage::buildLeft()
{
    auto *left = new QWidget(this);
    auto *layout = new QVBoxLayout(left);
    layout->setContentsMargins(12, 0, 6, 8);
    m_table->setModel(&m_model);
    m_table->setItemDelegate(new RadiusDelegate(m_table));
    m_table->setAccessibleName(tr("Why each cluster matches"));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 12);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_why->setAccessibleName(tr("Reasons of the chosen cluster"));
    m_why->setMargin(8);
    m_why->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    auto *why = new QScrollArea(left);
    why->setAccessibleName(tr("Reasons of the chosen cluster"));
    why->setWidget(m_why);
    why->setWidgetResizable(true);
    why->setMinimumHeight(fontMetrics().height() * 4);
    m_layers->setAccessibleName(tr("The layer that reaches exactly these clusters"));
    auto *parts = new QSplitter(Qt::Vertical, left);
    auto *table = new QWidget(parts);
    auto *tableLayout = new QVBoxLayout(table);
    tableLayout->setContentsMargins(0, 0, 0, 0);
    tableLayout->addWidget(makeHeading(tr("Why each cluster matches"), table));
    tableLayout->addWidget(m_table, 1);
    parts->addWidget(table);
    parts->addWidget(why);
    parts->setStretchFactor(0, 3);
    parts->setStretchFactor(1, 1);
    parts->setChildrenCollapsible(false);
    layout->addWidget(parts, 1);
    layout->addWidget(makeHeading(tr("Which layer reaches exactly these?"), left));
    layout->addWidget(m_layers);
    layout->addWidget(m_whatIf);
    return left;
}

QWidget *RadiusPage::buildRight()
{
    auto *right = new QSplitter(Qt::Vertical, this);
    m_graph->setAccessibleName(tr("Layers and the clusters that inherit from them"));
    m_heatMap->setAccessibleName(tr("Heat map of clusters"));
    auto *lower = new QSplitter(Qt::Horizontal, right);
    const auto addPart = [&](const QString &heading, QWidget *widget) {
        auto *part = new QWidget(lower);
        auto *layout = new QVBoxLayout(part);
        layout->setContentsMargins(8, 6, 8, 6);
        layout->addWidget(makeHeading(heading, part));
        layout->addWidget(widget, 1);
        lower->addWidget(part);
    };
    addPart(tr("Heat map"), m_heatMap);
    addPart(tr("Consequences"), m_consequences);
    lower->setChildrenCollapsible(false);
    lower->setSizes({500, 600});
    right->addWidget(m_graph);
    right->addWidget(lower);
    right->setStretchFactor(0, 3);
    right->setStretchFactor(1, 2);
    right->setChildrenCollapsible(false);
    return right;
}

void RadiusPage::connectAll()
{
    PageContext &page = context();
    connect(&page.workspace, &services::Workspace::snapshotChanged, this, [this] {
        m_stale = true;
        if (isCurrent())
            collect();
    });
    connect(&page.workspace, &services::Workspace::closed, this, [this] {
        m_asked = false;
        m_subject = {};
        m_text->clear();
    });
    connect(&page.selection, &Selection::changed, this, &RadiusPage::followSelection);
    connect(m_kinds, &QButtonGroup::idClicked, this, &RadiusPage::kindChosen);
    connect(m_text, &QLineEdit::returnPressed, this, &RadiusPage::askTyped);
    connect(m_text->completer(), qOverload<const QString &>(&QCompleter::activated), this,
            [this] { askTyped(); });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this] {
        refreshWhy();
        if (const services::RadiusCluster *cluster = m_model.cluster(m_table->currentIndex().row()))
            selectCluster(cluster->name);
    });
    connect(m_graph, &GraphView::nodeSelected, this, [this](const QString &id) {
        if (id.startsWith(u"cluster:"))
            selectCluster(id.section(u':', 1));
        else if (id.startsWith(u"layer:"))
            if (const auto path = base::RepoPath::fromText(services::toStd(id.section(u':', 1))))
                context().selection.selectLayer(*path);
    });
    connect(m_graph, &GraphView::nodeActivated, this, [this](const QString &id) {
        if (id.startsWith(u"layer:"))
            ask({Kind::Layer, id == u"layer:"_s ? u"."_s : id.section(u':', 1)});
    });
    connect(m_heatMap, &HeatMapView::cellSelected, this, [this](const QStringList &ids) {
        if (!ids.isEmpty())
            selectCluster(ids.first());
    });
    connect(m_whatIf, &WhatIfPanel::labelTried, this,
            [this](const QString &text) { ask({Kind::Label, text}); });
    connect(m_whatIf, &WhatIfPanel::clusterLeftOut, this,
            [this](const QString &name) { ask({Kind::Without, name}); });
    connect(m_apply, &QPushButton::clicked, this, &RadiusPage::makeEdit);
    page.commands.handle(
        Command::ShowBlastRadius, nullptr, [this] { askSelection(); },
        [this] {
            const SelectionState &selection = context().selection.state();
            return selection.hasLayer || !selection.place.file.isRoot();
        });
}

QString RadiusPage::suggestedText(Kind kind) const
{
    const SelectionState &selection = context().selection.state();
    const model::SnapshotPtr &snapshot = context().workspace.snapshot();
    switch (kind) {
    case Kind::Layer: {
        if (selection.hasLayer)
            return selection.layer.isRoot() ? u"."_s : services::toQt(selection.layer.text());
        if (!snapshot)
            return {};
        // The broadest: who asks for nothing sees what a base is.
        const model::Layer *broadest = nullptr;
        for (const model::Layer &layer : snapshot->layers) {
            if (!broadest || layer.reach.size() > broadest->reach.size())
                broadest = &layer;
        }
        return !broadest                 ? QString()
               : broadest->path.isRoot() ? u"."_s
                                         : services::toQt(broadest->path.text());
    }
    case Kind::File:
        if (selection.place.file.isRoot())
            return {};
        return services::toQt(selection.place.file.text())
               + (selection.place.line > 0 ? u":%1"_s.arg(selection.place.line) : QString());
    case Kind::Without:
        return selection.cluster;
    case Kind::Selector:
    case Kind::Label:
    case Kind::Pending:
        return {};
    }
    return {};
}

void RadiusPage::kindChosen(int kind)
{
    const auto chosen = static_cast<Kind>(kind);
    const QString text = suggestedText(chosen);
    m_text->setText(text);
    if (chosen == Kind::Pending || !text.isEmpty())
        return ask({chosen, text});
    m_subject = {chosen, {}};
    refreshKind();
    m_text->setFocus();
}

void RadiusPage::askTyped()
{
    ask({static_cast<Kind>(m_kinds->checkedId()), m_text->text().trimmed()});
}

void RadiusPage::ask(const services::RadiusSubject &subject)
{
    m_subject = subject;
    m_asked = true;
    m_text->setText(subject.text);
    refreshKind();
    collect();
}

void RadiusPage::askSelection()
{
    const SelectionState &selection = context().selection.state();
    const bool lineFirst = context().navigator.page() == PageId::Source || !selection.hasLayer;
    const Kind kind = lineFirst && !selection.place.file.isRoot() ? Kind::File : Kind::Layer;
    const services::RadiusSubject subject{kind, suggestedText(kind)};
    context().navigator.go(PageId::BlastRadius);
    ask(subject);
}

void RadiusPage::shown()
{
    if (!m_asked && context().workspace.snapshot()) {
        const bool edited = !context().workspace.edits().unsaved().empty();
        m_subject = {edited ? Kind::Pending : Kind::Layer, {}};
        m_subject.text = suggestedText(m_subject.kind);
        m_text->setText(m_subject.text);
        m_stale = true;
    }
    refreshKind();
    if (m_stale)
        collect();
    followSelection();
}

void RadiusPage::refreshKind()
{
    if (QAbstractButton *button = m_kinds->button(static_cast<int>(m_subject.kind)))
        button->setChecked(true);
    static const auto hintOf = [](Kind kind) -> QString {
        switch (kind) {
        case Kind::Layer:
            return tr("A layer's folder, for example environments/staging");
        case Kind::File:
            return tr("A file, or a line of it: base/web.yaml:12");
        case Kind::Selector:
            return tr("A selector, or an object that has one: environment in (dev, staging), "
                      "ApplicationSet/argocd/web");
        case Kind::Label:
            return tr("A cluster, a label and its value: prod-eu-1:region=eu-west");
        case Kind::Without:
            return tr("A cluster's name");
        case Kind::Pending:
            return tr("The unsaved edits");
        }
        return {};
    };
    m_text->setPlaceholderText(hintOf(m_subject.kind));
    m_text->setAccessibleName(hintOf(m_subject.kind));
    m_text->setEnabled(m_subject.kind != Kind::Pending);
    refreshCompletions();
}

void RadiusPage::refreshCompletions()
{
    QStringList texts;
    if (const model::SnapshotPtr &snapshot = context().workspace.snapshot()) {
        switch (m_subject.kind) {
        case Kind::Layer:
            for (const model::Layer &layer : snapshot->layers)
                texts.append(layer.path.isRoot() ? u"."_s : services::toQt(layer.path.text()));
            break;
        case Kind::File:
            for (const auto &[path, reach] : snapshot->reachByFile)
                texts.append(services::toQt(path.text()));
            break;
        case Kind::Without:
            for (const model::Cluster &cluster : snapshot->clusters)
                texts.append(services::toQt(cluster.name));
            break;
        case Kind::Selector: {
            std::set<QString> pairs;
            for (const model::Cluster &cluster : snapshot->clusters) {
                for (const auto &[key, value] : cluster.dimensions)
                    pairs.insert(services::toQt(key) + u'=' + services::toQt(value));
            }
            texts = QStringList(pairs.begin(), pairs.end());
            for (const model::TargetingObject &object : snapshot->targeting)
                texts.append(services::toQt(object.id.text()));
            break;
        }
        case Kind::Label:
        case Kind::Pending:
            break;
        }
    }
    m_completions->setStringList(texts);
}

void RadiusPage::collect()
{
    services::Workspace &workspace = context().workspace;
    if (!workspace.snapshot() || (m_subject.text.isEmpty() && m_subject.kind != Kind::Pending)) {
        m_job.cancel();
        take({});
        return;
    }
    m_stale = false;
    services::RadiusInput input{
        m_subject,        workspace.snapshot(),    workspace.savedSnapshot(),
        workspace.memo(), workspace.openOptions(), context().jobs.freeOnPool()};
    m_job.start(
        [input = std::move(input)](const services::JobControl &control) {
            Shown shown;
            shown.answer =
                services::answerRadius(input, control.cancel(), services::progressOf(control));
            if (!control.cancel().requested()) {
                shown.graph = radiusGraph(*shown.answer);
                shown.map = radiusHeatMap(*shown.answer);
            }
            return shown;
        },
        [this](Shown shown) { take(std::move(shown)); });
}

void RadiusPage::take(Shown shown)
{
    const services::RadiusAnswerPtr answer = shown.answer;
    messages().remove(u"radius"_s);
    if (answer && answer->error)
        messages().show(
            {u"radius"_s,
             Role::Error,
             u"%1 %2"_s.arg(services::sentence(*answer->error), services::advice(*answer->error))
                 .trimmed(),
             {}});
    m_model.setAnswer(answer && !answer->error ? answer : nullptr);
    m_graph->setEmptyText(tr("Choose what changes above: the layers and clusters that it concerns "
                             "are drawn here."));
    m_graph->setGraph(std::move(shown.graph));
    m_heatMap->setMap(std::move(shown.map));
    m_apply->setEnabled(answer && !answer->error && answer->impact && !answer->changes.empty());
    if (answer && !answer->notes.isEmpty())
        messages().show({u"radius-notes"_s, Role::Warning, answer->notes.join(u' '), {}});
    else
        messages().remove(u"radius-notes"_s);
    if (answer && !answer->error && answer->concerned() == 0
        && answer->subject.kind == Kind::Selector)
        messages().show({u"radius"_s, Role::Warning, tr("This selector matches nothing."), {}});
    for (int column = 0; column < m_model.columnCount(); ++column)
        m_table->setColumnWidth(column, fontMetrics().averageCharWidth() * (column == 0 ? 26 : 22));
    setSentence(answer && !answer->error ? services::radiusSentence(*answer)
                                         : tr("What happens if I change this?"));
    m_whatIf->setSnapshot(context().workspace.snapshot());
    refreshLayers();
    m_consequences->setAnswer(m_model.answer());
    refreshWhy();
    followSelection();
}

void RadiusPage::refreshWhy()
{
    const services::RadiusCluster *cluster = m_model.cluster(m_table->currentIndex().row());
    if (!cluster) {
        m_why->setText(m_model.rowCount() > 0 ? tr("Choose a cluster to see why.") : QString());
        return;
    }
    QStringList lines{tr("%1: %2").arg(services::visible(cluster->name),
                                       RadiusModel::resultText(*m_model.answer(), *cluster))};
    for (const QString &why : cluster->why)
        lines.append(why);
    m_why->setText(lines.join(u'\n'));
}

void RadiusPage::refreshLayers()
{
    const services::RadiusAnswerPtr &answer = m_model.answer();
    if (!answer || answer->concerned() == 0) {
        m_layers->setText(tr("No cluster is concerned."));
        return;
    }
    QStringList lines;
    for (const fleet::LayerFit &fit : answer->layers) {
        if (lines.size() >= static_cast<qsizetype>(namedLayers))
            break;
        const base::RepoPath &path = answer->snapshot->layers[fit.layer].path;
        const QString name = path.isRoot() ? u"."_s : services::visible(path.text());
        if (fit.isExact())
            lines.append(tr("%1: exactly these.").arg(name));
        else
            //: a layer; how many clusters it lacks, how many it reaches beyond
            lines.append(tr("%1: lacks %2, reaches %3 more.")
                             .arg(name)
                             .arg(fit.missing.size())
                             .arg(fit.beyond.size()));
    }
    if (lines.isEmpty())
        lines.append(tr("None, and none comes near."));
    else if (!answer->layers.front().isExact())
        lines.prepend(tr("None. The nearest:"));
    m_layers->setText(lines.join(u'\n'));
}

void RadiusPage::selectCluster(const QString &name)
{
    if (context().selection.state().cluster != name)
        context().selection.selectCluster(name);
}

void RadiusPage::followSelection()
{
    const QString &cluster = context().selection.state().cluster;
    const int row = cluster.isEmpty() ? -1 : m_model.rowOf(cluster);
    if (row >= 0 && row != m_table->currentIndex().row())
        m_table->setCurrentIndex(m_model.index(row, 0));
    if (row >= 0) {
        m_graph->select(u"cluster:"_s + cluster);
        m_heatMap->select(cluster);
        m_whatIf->selectCluster(cluster);
    }
    refreshWhy();
}

void RadiusPage::makeEdit()
{
    const services::RadiusAnswerPtr &answer = m_model.answer();
    if (!answer || !m_apply->isEnabled())
        return;
    std::vector<services::FileChange> changes;
    for (const auto &[path, bytes] : answer->changes)
        changes.push_back({path, bytes});
    const QString text =
        answer->subject.kind == Kind::Without    ? tr("Remove cluster %1").arg(answer->subject.text)
        : answer->subject.kind == Kind::Selector ? tr("Set selector %1").arg(answer->subject.text)
                                                 : tr("Set label %1").arg(answer->subject.text);
    m_subject = {Kind::Pending, {}};
    m_text->clear();
    refreshKind();
    context().workspace.edits().apply(text, changes);
}

void RadiusPage::save(const QString &suggested, const std::function<bool(const QString &)> &write)
{
    const QString file = context().dialogs.askSaveFile(this, tr("Save picture"), suggested,
                                                       tr("Pictures (*.svg *.png)"));
    if (file.isEmpty())
        return;
    if (write(file))
        messages().show({u"picture"_s, Role::Fine, tr("Saved %1.").arg(file), {}});
    else
        messages().show({u"picture"_s, Role::Error, tr("%1 cannot be written.").arg(file), {}});
}

QString RadiusPage::textForClipboard(bool asMarkdown) const
{
    QString text = sentence() + u"\n\n"_s;
    if (asMarkdown)
        text += u"| %1 | %2 |\n|---|---|\n"_s.arg(tr("Cluster"), tr("Result"));
    for (int row = 0; row < m_model.rowCount(); ++row) {
        const services::RadiusCluster *cluster = m_model.cluster(row);
        const QString result = RadiusModel::resultText(*m_model.answer(), *cluster);
        text += asMarkdown ? u"| %1 | %2 |\n"_s.arg(cluster->name, result)
                           : cluster->name + u'\t' + result + u'\n';
    }
    if (!asMarkdown)
        text += u'\n' + outlineOf(m_graph->graph());
    return text;
}

} // namespace fleetwright::ui
