// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/findings/evidencepanel.h"

#include "services/text/errortext.h"
#include "services/text/words.h"
#include "ui/diffview/sidebysideview.h"
#include "ui/widgets/labels.h"

#include <QEvent>
#include <QLabel>
#include <QVBoxLayout>

namespace fleetwright::ui {

using namespace Qt::StringLiterals;
using services::EvidenceColumn;

EvidencePanel::EvidencePanel(PageContext &context, QWidget *parent)
    : QWidget(parent), m_context(context), m_summary(makeLinks(this)),
      m_view(new SideBySideView(this)), m_job(context.jobs, tr("Looking for the evidence"))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_summary->setContentsMargins(12, 6, 12, 6);
    m_summary->setAccessibleName(tr("The field in each cluster and the line that supplies it"));
    m_view->setAccessibleName(tr("What is rendered, side by side"));
    layout->addWidget(m_summary);
    layout->addWidget(m_view, 1);
    connect(m_summary, &QLabel::linkActivated, this, &EvidencePanel::openColumn);
    connect(m_view, &SideBySideView::lineActivated, this, [this] {
        const yaml::Node *value = m_view->currentValue();
        if (value && value->span().known())
            m_context.navigator.openPlace(value->span().place());
    });
    showNothing();
}

void EvidencePanel::showNothing()
{
    m_finding.reset();
    m_isStale = false;
    m_job.cancel();
    take(nullptr);
}

void EvidencePanel::showFinding(const model::Finding &finding)
{
    m_finding = finding;
    m_isStale = true;
    m_isAnswered = false;
    if (isVisible())
        collect();
}

void EvidencePanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_isStale)
        collect();
}

void EvidencePanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    // A link has the colour that the palette had when its text was set.
    if (event->type() == QEvent::PaletteChange)
        refreshSummary();
}

void EvidencePanel::collect()
{
    const model::SnapshotPtr &snapshot = m_context.workspace.snapshot();
    if (!snapshot || !m_finding)
        return;
    m_isStale = false;
    m_job.start(
        [snapshot, finding = *m_finding](const services::JobControl &control) {
            return services::makeEvidence(snapshot, finding, control.cancel());
        },
        [this](services::EvidencePtr evidence) { take(std::move(evidence)); });
}

void EvidencePanel::take(services::EvidencePtr evidence)
{
    m_evidence = std::move(evidence);
    m_isAnswered = true;
    refreshSummary();
    m_view->setVisible(m_evidence != nullptr);
    if (!m_evidence) {
        m_view->setAlignment(nullptr);
        return;
    }
    std::vector<ColumnInfo> infos;
    for (const EvidenceColumn &column : m_evidence->columns) {
        const model::Cluster &cluster = m_evidence->snapshot->clusters[column.cluster];
        infos.push_back({services::visible(cluster.name), services::standingText(column.standing),
                         false, column.hasObject ? QString() : tr("absent")});
    }
    m_view->setColumnInfos(infos);
    m_view->setAlignment({m_evidence, &m_evidence->alignment});
    if (!m_evidence->field.isEmpty())
        m_view->select(0, m_evidence->field);
}

/// "prod-2: 4, base/web.yaml:6, from the object's manifest" with the place as a link.
QString EvidencePanel::columnText(std::size_t number) const
{
    const EvidenceColumn &column = m_evidence->columns[number];
    const QString cluster =
        services::visible(m_evidence->snapshot->clusters[column.cluster].name).toHtmlEscaped();
    if (!column.hasObject)
        //: a cluster's name
        return tr("%1: the object is absent").arg(cluster);
    if (m_evidence->field.isEmpty())
        return tr("%1: has the object").arg(cluster);
    if (!column.hasField)
        return tr("%1: the field is absent").arg(cluster);
    QStringList parts;
    if (!column.value.isEmpty())
        parts.append(u"<b>"_s + breakable(column.value).toHtmlEscaped() + u"</b>"_s);
    if (column.place.line != 0) {
        const QString place = services::placeText(column.place);
        parts.append(m_context.commands.isOffered(Command::GoSource)
                         ? linkTo(static_cast<int>(number), place)
                         : place.toHtmlEscaped());
    }
    if (!column.reason.isEmpty())
        parts.append(column.reason.toHtmlEscaped());
    return u"%1: %2"_s.arg(cluster, parts.join(u", "_s));
}

void EvidencePanel::refreshSummary()
{
    m_summary->clear(); // or its links would keep their colours
    if (!m_finding) {
        m_summary->setText(tr("Choose a finding"));
        return;
    }
    if (!m_evidence) {
        m_summary->setText(m_isAnswered ? tr("No rendered field or object is at stake here.")
                                        : QString());
        return;
    }
    QStringList lines{breakable(m_evidence->field.isEmpty()
                                    ? m_evidence->object
                                    : m_evidence->object + u'#' + m_evidence->field)
                          .toHtmlEscaped()};
    for (std::size_t number = 0; number < m_evidence->columns.size(); ++number)
        lines.append(columnText(number));
    m_summary->setText(lines.join(u"<br>"_s));
}

void EvidencePanel::openColumn(const QString &number)
{
    const auto index = static_cast<std::size_t>(number.toUInt());
    if (m_evidence && index < m_evidence->columns.size())
        m_context.navigator.openPlace(m_evidence->columns[index].place);
}

} // namespace fleetwright::ui
