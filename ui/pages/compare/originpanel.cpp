// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/compare/originpanel.h"

#include "model/secret.h"
#include "services/text/origintext.h"
#include "services/text/words.h"
#include "ui/models/layerrole.h"
#include "ui/pages/compare/origincard.h"
#include "ui/theme/icons.h"

#include <QFont>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

namespace fleetwright::ui {

using namespace Qt::StringLiterals;

namespace {

const model::Object *findObject(const model::Snapshot &snapshot, model::ClusterIndex cluster,
                                const model::ResourceId &id)
{
    return fleet::findObject(snapshot, cluster, id);
}

} // namespace

OriginPanel::OriginPanel(PageContext &context, QWidget *parent)
    : QWidget(parent), m_context(context), m_title(new QLabel(this)), m_empty(new QLabel(this)),
      m_scroll(new QScrollArea(this)), m_trialJob(context.jobs, tr("Trying the edit"))
{
    setAccessibleName(tr("Origin"));
    m_title->setTextFormat(Qt::PlainText);
    m_title->setTextInteractionFlags(Qt::TextSelectableByMouse);
    QFont bold = m_title->font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_title->setContentsMargins(8, 6, 8, 2);
    m_empty->setTextFormat(Qt::PlainText);
    m_empty->setProperty("quiet", true);
    m_empty->setWordWrap(true);
    m_empty->setContentsMargins(8, 0, 8, 8);
    auto *inner = new QWidget(m_scroll);
    m_row = new QHBoxLayout(inner);
    m_row->setContentsMargins(8, 4, 8, 8);
    m_row->addStretch(1);
    m_scroll->setWidget(inner);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setAccessibleName(tr("Layers of the field, broad to narrow"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_title);
    layout->addWidget(m_empty);
    layout->addWidget(m_scroll, 1);
    connect(&m_context.selection, &Selection::changed, this, &OriginPanel::refresh);
    connect(&m_context.workspace, &services::Workspace::snapshotChanged, this,
            &OriginPanel::refresh);
    refresh();
}

OriginPanel::~OriginPanel() = default;

QString OriginPanel::title() const
{
    return m_title->text();
}

void OriginPanel::clearCards()
{
    m_trialJob.cancel();
    m_plan.reset();
    m_plannedCard = nullptr;
    m_cards.clear();
    while (m_row->count() > 1) { // the stretch stays
        const std::unique_ptr<QLayoutItem> item(m_row->takeAt(0));
        if (QWidget *widget = item->widget())
            widget->deleteLater();
    }
}

void OriginPanel::showNothing(const QString &reason)
{
    m_title->setText(tr("Origin"));
    m_empty->setText(reason);
    m_empty->show();
    m_scroll->hide();
}

void OriginPanel::refresh()
{
    clearCards();
    const SelectionState &selected = m_context.selection.state();
    const model::SnapshotPtr &snapshot = m_context.workspace.snapshot();
    if (!snapshot || !selected.object || selected.field.isEmpty() || selected.cluster.isEmpty())
        return showNothing(tr("Choose a field of a cluster to see which layers set it."));
    const auto cluster = snapshot->clusterByName.find(services::toStd(selected.cluster));
    const base::Result<model::FieldPath> path =
        model::FieldPath::fromText(services::toStd(selected.field));
    if (cluster == snapshot->clusterByName.end() || !path)
        return showNothing(tr("%1 is not in this fleet.").arg(services::visible(selected.cluster)));
    const model::Object *object = findObject(*snapshot, cluster->second, *selected.object);
    const auto steps =
        object ? fleet::explain(*snapshot, cluster->second, object->id, *path) : std::nullopt;
    if (!steps || steps->empty())
        return showNothing(tr("%1 has no such field.").arg(services::visible(selected.cluster)));
    m_title->setText(
        tr("Origin of %1 in %2")
            .arg(services::visible(selected.field), services::visible(selected.cluster)));
    m_empty->hide();
    m_scroll->show();
    for (const fleet::OriginStep &step : *steps)
        addCard(step, !model::isSecretValue(object->id, path->segments()));
}

void OriginPanel::addCard(const fleet::OriginStep &step, bool editable)
{
    const model::Snapshot &snapshot = *m_context.workspace.snapshot();
    OriginCard::Content content{
        step,
        services::visible(step.layer.isRoot() ? std::string(".") : step.layer.text()),
        {},
        u"stack"_s,
        isUnsaved(step.place),
        editable && (step.couldSet || !services::isComputed(step))};
    if (const model::Layer *layer = snapshot.findLayer(step.layer)) {
        content.roleName = layerRoleName(*layer);
        content.roleIcon = layerIcon(*layer);
        if (layer->role.kind == model::Role::Kind::Cluster)
            content.layerName = services::visible(layer->role.value);
    }
    auto *card = new OriginCard(std::move(content), m_scroll->widget());
    if (!m_cards.empty()) {
        auto *arrow = new QLabel(m_scroll->widget());
        arrow->setPixmap(icons::pixmap(u"right"_s, Role::Quiet, palette(), fontMetrics().height(),
                                       devicePixelRatioF()));
        m_row->insertWidget(m_row->count() - 1, arrow);
    }
    m_row->insertWidget(m_row->count() - 1, card);
    m_cards.push_back(card);
    connect(card, &OriginCard::placeActivated, this,
            [this](const base::Place &place) { m_context.navigator.openPlace(place); });
    connect(card, &OriginCard::valueEdited, this,
            [this, card](const QString &value) { tryEdit(card, value); });
    connect(card, &OriginCard::editAccepted, this, [this, card] { applyEdit(card); });
}

bool OriginPanel::isUnsaved(const base::Place &place) const
{
    return m_context.workspace.edits().isUnsaved(place.file);
}

void OriginPanel::editSupplying()
{
    for (OriginCard *card : m_cards) {
        if (card->content().step.supplies && card->content().editable) {
            m_scroll->ensureWidgetVisible(card);
            card->beginEdit();
            return;
        }
    }
}

std::optional<edit::SetField> OriginPanel::intentFor(const OriginCard &card,
                                                     const QString &value) const
{
    const SelectionState &selected = m_context.selection.state();
    base::Result<model::FieldPath> path =
        model::FieldPath::fromText(services::toStd(selected.field));
    if (!path || !selected.object)
        return std::nullopt;
    const base::RepoPath &layer = card.content().step.layer;
    return edit::SetField{edit::Scope::ofLayer(layer), *selected.object, *std::move(path),
                          services::toStd(value),      std::nullopt,     layer};
}

void OriginPanel::tryEdit(OriginCard *card, const QString &value)
{
    m_plan.reset();
    m_plannedCard = card;
    const std::optional<edit::SetField> intent = intentFor(*card, value);
    if (!intent)
        return;
    card->showTrial(tr("Trying…"), false);
    edit::PlanOptions options;
    options.open = m_context.workspace.openOptions();
    options.alternatives = edit::Alternatives::Never;
    m_trialJob.start(
        [snapshot = m_context.workspace.snapshot(), memo = m_context.workspace.memo(),
         intent = *intent, options](const services::JobControl &control) mutable {
            options.progress = services::progressOf(control);
            return edit::plan(snapshot, *memo, intent, options, control.cancel());
        },
        [this, card](const base::Result<edit::Plan> &plan) { showPlan(card, plan); });
}

void OriginPanel::showPlan(OriginCard *card, const base::Result<edit::Plan> &plan)
{
    if (!plan) {
        if (plan.error().code != base::ErrorCode::Cancelled)
            card->showTrial(services::visible(base::describe(plan.error())), false);
        return;
    }
    if (plan->refusal) {
        card->showTrial(services::visible(base::describe(*plan->refusal)), false);
        return;
    }
    m_plan = *plan;
    QStringList clusters;
    for (const diff::ClusterDiff &cluster : plan->affected.clusters)
        clusters.push_back(services::visible(cluster.cluster));
    const int lines = static_cast<int>(qMax(plan->linesAdded, plan->linesRemoved));
    if (clusters.isEmpty())
        card->showTrial(
            tr("%n line(s) of %1 change; the output of no cluster does.", nullptr, lines)
                .arg(services::visible(plan->place.file.text())),
            true);
    else
        card->showTrial(
            tr("%n line(s) of %1 change: %2", nullptr, lines)
                .arg(services::visible(plan->place.file.text()), services::nameList(clusters)),
            true);
}

void OriginPanel::applyEdit(OriginCard *card)
{
    if (!m_plan || m_plannedCard != card)
        return;
    std::vector<services::FileChange> changes;
    for (const auto &[path, bytes] : m_plan->changes)
        changes.push_back({path, bytes});
    const QString text =
        tr("Set %1 in %2")
            .arg(shortFieldName(m_context.selection.state().field), card->content().layerName);
    m_context.workspace.edits().apply(text, changes);
}

} // namespace fleetwright::ui
