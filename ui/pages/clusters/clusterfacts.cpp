// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/clusters/clusterfacts.h"

#include "inventory/agreement.h"
#include "services/text/words.h"
#include "services/workspace/clusteroverview.h"
#include "ui/theme/icons.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/labels.h"

#include <QLabel>
#include <QToolButton>

namespace fleetwright::ui {

using namespace Qt::StringLiterals;

namespace {

QString placeText(const base::Place &place)
{
    const QString file = services::visible(place.file.text());
    return place.line > 0 ? u"%1:%2"_s.arg(file).arg(place.line) : file;
}

/// A '&' of a value is no mnemonic.
QString menuText(QString text)
{
    return text.replace(u'&', u"&&"_s);
}

void addFact(QMenu &menu, const model::Fact &fact, bool agrees, const OpenPlace &openPlace)
{
    const QString text = ClusterFacts::tr("%1 = %2 (%3, %4)")
                             .arg(services::visible(fact.key), services::visible(fact.value),
                                  services::signalText(fact.signal), placeText(fact.place));
    QAction *action = menu.addAction(
        icons::icon(agrees ? u"fine"_s : u"warning"_s, agrees ? Role::Fine : Role::Warning),
        menuText(text));
    action->setEnabled(fact.place.line > 0);
    QObject::connect(action, &QAction::triggered, &menu,
                     [openPlace, place = fact.place] { openPlace(place); });
}

} // namespace

QMenu *makeSourcesMenu(const model::Cluster &cluster, const OpenPlace &openPlace, QWidget *parent)
{
    auto *menu = new QMenu(ClusterFacts::tr("Known from"), parent);
    std::vector<bool> agrees(cluster.facts.size(), true);
    for (const inventory::Agreement &agreement : inventory::agreementsOf(cluster)) {
        for (const std::size_t fact : agreement.disagreeing)
            agrees[fact] = false;
    }
    for (std::size_t i = 0; i < cluster.facts.size(); ++i)
        addFact(*menu, cluster.facts[i], agrees[i], openPlace);
    return menu;
}

ClusterFacts::ClusterFacts(OpenPlace openPlace, QWidget *parent)
    : QWidget(parent), m_openPlace(std::move(openPlace)), m_row(new FlowLayout(this))
{
    m_row->setContentsMargins(12, 4, 12, 4);
    setAccessibleName(tr("What is known of the chosen cluster"));
    setAutoFillBackground(true);
}

void ClusterFacts::clear()
{
    while (QLayoutItem *item = m_row->takeAt(0)) {
        if (item->widget())
            item->widget()->deleteLater();
        delete item;
    }
}

void ClusterFacts::setCluster(const model::SnapshotPtr &snapshot, const QString &name)
{
    clear();
    const model::Cluster *cluster =
        snapshot ? snapshot->findCluster(services::toStd(name)) : nullptr;
    if (!cluster) {
        auto *none = new QLabel(tr("Choose a cluster to see what each source says of it."), this);
        none->setProperty("quiet", true);
        m_row->addWidget(none);
        return;
    }
    m_row->addWidget(makeHeading(services::visible(cluster->name), this));
    for (const inventory::Agreement &agreement : inventory::agreementsOf(*cluster)) {
        auto *button = new QToolButton(this);
        const QString values = services::toQt(agreement.values).join(u", "_s);
        button->setText(
            u"%1 %2"_s.arg(services::visible(agreement.name), services::visible(values)));
        button->setIcon(icons::icon(agreement.agrees() ? u"fine"_s : u"warning"_s,
                                    agreement.agrees() ? Role::Fine : Role::Warning));
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::StrongFocus);
        button->setPopupMode(QToolButton::InstantPopup);
        button->setAccessibleName(agreement.agrees()
                                      ? tr("%1: its sources agree").arg(button->text())
                                      : tr("%1: its sources disagree").arg(button->text()));
        auto *menu = new QMenu(button);
        for (const std::size_t fact : agreement.disagreeing)
            addFact(*menu, cluster->facts[fact], false, m_openPlace);
        for (const std::size_t fact : agreement.agreeing)
            addFact(*menu, cluster->facts[fact], true, m_openPlace);
        button->setMenu(menu);
        m_row->addWidget(button);
    }
}

} // namespace fleetwright::ui
