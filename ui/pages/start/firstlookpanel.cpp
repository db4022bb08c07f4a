// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/start/firstlookpanel.h"

#include "model/finding.h"
#include "services/text/errortext.h"
#include "services/text/words.h"
#include "ui/theme/icons.h"
#include "ui/widgets/counttile.h"

#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPainterPath>
#include <QPushButton>
#include <QVBoxLayout>

#include <numeric>

namespace fleetwright::ui {

using namespace Qt::StringLiterals;

SketchView::SketchView(QWidget *parent) : QWidget(parent)
{
    setAccessibleName(tr("Drawing of the hierarchy; the Hierarchy dock shows the same as a tree"));
    setMinimumHeight(fontMetrics().height() * 6);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void SketchView::setSketch(HierarchySketch sketch)
{
    m_sketch = std::move(sketch);
    measure();
    setMaximumHeight(std::max(m_sketch.rows, 3) * (fontMetrics().height() + 20) + 20);
    update();
}

QFont SketchView::boxFont() const
{
    QFont small = font();
    small.setPointSizeF(small.pointSizeF() * 0.88);
    return small;
}

void SketchView::measure()
{
    const QFontMetrics metrics(boxFont());
    m_widths.assign(static_cast<std::size_t>(std::max(0, m_sketch.columns)), 0.0);
    for (const auto &box : m_sketch.boxes) {
        double &wanted = m_widths[static_cast<std::size_t>(box.column)];
        wanted = std::max(wanted, metrics.horizontalAdvance(box.text) + metrics.ascent() + 20.0);
    }
}

QRectF SketchView::boxRect(const HierarchySketch::Box &box) const
{
    // Columns get what their texts want; too little room is shared in proportion, too much goes
    // between them.
    const double gaps = std::max<double>(0, m_sketch.columns - 1);
    const double wanted = std::accumulate(m_widths.begin(), m_widths.end(), 0.0);
    const double room = width() - 20.0;
    const double scale = std::min(1.0, (room - gaps * 14) / std::max(1.0, wanted));
    const double gap = gaps > 0 ? (room - wanted * scale) / gaps : 0;
    const auto column = static_cast<std::size_t>(box.column);
    const double left =
        std::accumulate(m_widths.begin(), m_widths.begin() + box.column, 0.0) * scale
        + gap * box.column;
    const double rowHeight = (height() - 16.0) / std::max(1, m_sketch.rows);
    const double boxHeight = std::min(rowHeight - 4, fontMetrics().height() + 8.0);
    return {10 + left, 8 + (box.row + 0.5) * rowHeight - boxHeight / 2, m_widths[column] * scale,
            boxHeight};
}

void SketchView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(theme::lineColor(palette()));
    painter.setBrush(palette().base());
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(theme::textColor(Role::Quiet, palette()));
    for (const auto &box : m_sketch.boxes) {
        if (box.parent < 0)
            continue;
        const QRectF from = boxRect(m_sketch.boxes[static_cast<std::size_t>(box.parent)]);
        const QRectF to = boxRect(box);
        const QPointF start(from.right(), from.center().y());
        const QPointF end(to.left(), to.center().y());
        const double middle = (start.x() + end.x()) / 2;
        QPainterPath path(start);
        path.cubicTo({middle, start.y()}, {middle, end.y()}, end);
        painter.drawPath(path);
    }
    const QFont small = boxFont();
    painter.setFont(small);
    const QFontMetrics metrics(small);
    for (const auto &box : m_sketch.boxes) {
        const QRectF place = boxRect(box);
        Role role = box.icon == u"server"_s ? Role::Plain : Role::Accent;
        if (box.worstFinding == static_cast<int>(model::Severity::Error))
            role = Role::Error;
        else if (box.worstFinding == static_cast<int>(model::Severity::Warning))
            role = Role::Warning;
        const RoleColors colors = theme::colors(role, palette());
        const bool marked = role == Role::Error || role == Role::Warning;
        painter.setPen(colors.border);
        painter.setBrush(marked ? colors.fill : palette().color(QPalette::Base));
        painter.drawRoundedRect(place, 3, 3);
        const int size = metrics.ascent();
        icons::paint(painter,
                     QRect(int(place.left()) + 6, int(place.center().y()) - size / 2, size, size),
                     box.icon, Role::Plain, palette());
        painter.setPen(marked ? colors.text : palette().color(QPalette::Text));
        const QRectF room = place.adjusted(size + 12, 0, -4, 0);
        painter.drawText(room, Qt::AlignVCenter | Qt::AlignLeft,
                         metrics.elidedText(box.text, Qt::ElideMiddle, int(room.width())));
    }
}

FirstLookPanel::FirstLookPanel(QWidget *parent)
    : QFrame(parent), m_name(new QLabel(this)), m_revision(new QLabel(this)),
      m_result(new QWidget(this)), m_sketch(new SketchView(m_result)),
      m_builtWith(new QLabel(m_result)), m_clustersFrom(new QLabel(m_result)),
      m_notRendered(new QLabel(m_result)), m_unsaved(new QLabel(m_result)),
      m_unsavedName(new QLabel(tr("Unsaved"), m_result)), m_note(new QLabel(this)),
      m_open(new QPushButton(this)), m_locate(new QPushButton(tr("Locate…"), this))
{
    setFrameShape(StyledPanel);
    QFont large = font();
    large.setBold(true);
    large.setPointSizeF(large.pointSizeF() * 1.15);
    m_name->setFont(large);
    for (QLabel *label :
         {m_name, m_revision, m_builtWith, m_clustersFrom, m_notRendered, m_unsaved, m_note}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(label != m_name && label != m_revision);
    }
    m_revision->setProperty("quiet", true);
    m_note->setProperty("quiet", true);
    m_note->setText(
        tr("Opening only reads files: it runs no program, fetches nothing and writes nothing."));
    m_open->setDefault(true);
    m_locate->setAutoDefault(false);

    auto *header = new QHBoxLayout;
    header->addWidget(m_name, 1);
    header->addWidget(m_revision);
    auto *tiles = new QHBoxLayout;
    tiles->setSpacing(8);
    for (int i = 0; i < 5; ++i) {
        m_tiles.push_back(new CountTile(m_result));
        tiles->addWidget(m_tiles.back());
    }
    auto *facts = new QFormLayout;
    facts->setVerticalSpacing(6);
    const auto add = [facts](QLabel *name, QLabel *value) {
        name->setProperty("quiet", true);
        facts->addRow(name, value);
    };
    add(new QLabel(tr("Built with"), m_result), m_builtWith);
    add(new QLabel(tr("Clusters from"), m_result), m_clustersFrom);
    add(new QLabel(tr("Not rendered"), m_result), m_notRendered);
    add(m_unsavedName, m_unsaved);
    auto *result = new QVBoxLayout(m_result);
    result->setContentsMargins(0, 0, 0, 0);
    result->setSpacing(12);
    result->addLayout(tiles);
    result->addWidget(m_sketch, 1);
    result->addLayout(facts);
    auto *footer = new QHBoxLayout;
    footer->addWidget(m_note, 1);
    footer->addWidget(m_locate);
    footer->addWidget(m_open);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 14, 16, 14);
    layout->setSpacing(12);
    layout->addLayout(header);
    layout->addWidget(m_result, 10);
    layout->addStretch(1);
    layout->addLayout(footer);
    showNothing();
}

void FirstLookPanel::showNothing()
{
    m_name->clear();
    m_revision->clear();
    m_result->hide();
    m_open->hide();
    m_locate->hide();
}

void FirstLookPanel::showLooking(const QString &name)
{
    m_name->setText(services::visible(name));
    m_revision->setText(tr("Looking…"));
    m_open->setText(tr("Open %1").arg(services::visible(name)));
    m_open->show();
    m_locate->hide();
}

void FirstLookPanel::showGone(const QString &name)
{
    m_name->setText(services::visible(name));
    m_revision->setText(tr("Folder is gone"));
    m_result->hide();
    m_open->hide();
    m_locate->show();
}

void FirstLookPanel::showLook(const services::FirstLook &look, qsizetype unsavedFiles)
{
    m_revision->setText(u"%1 %2"_s.arg(look.branch, look.commit).trimmed());
    m_result->setVisible(!look.error);
    if (look.error || !look.snapshot) {
        m_revision->setText(look.error ? services::sentence(*look.error) : QString());
        m_result->hide();
        return;
    }
    const model::Snapshot &snapshot = *look.snapshot;
    const auto count = [](std::size_t value) { return static_cast<int>(value); };
    const int errors = look.findings ? count(look.findings->count(model::Severity::Error)) : 0;
    const int warnings = look.findings ? count(look.findings->count(model::Severity::Warning)) : 0;
    m_tiles[0]->setCount(QString::number(snapshot.clusters.size()),
                         tr("cluster(s)", "words below a number", count(snapshot.clusters.size())));
    m_tiles[1]->setCount(QString::number(snapshot.layers.size()),
                         tr("layer(s)", "words below a number", count(snapshot.layers.size())));
    m_tiles[2]->setCount(QString::number(look.objects),
                         tr("object(s)", "words below a number", count(look.objects)));
    m_tiles[3]->setCount(QString::number(errors), tr("error(s)", "words below a number", errors),
                         errors > 0 ? Role::Error : Role::Plain);
    m_tiles[4]->setCount(QString::number(warnings),
                         tr("warning(s)", "words below a number", warnings),
                         warnings > 0 ? Role::Warning : Role::Plain);
    m_sketch->setSketch(look.hierarchy ? sketchHierarchy(snapshot, *look.hierarchy, look.findings)
                                       : HierarchySketch{});
    m_builtWith->setText(
        tr("Kustomize, %n kustomization(s)", nullptr, count(snapshot.layers.size())));
    m_clustersFrom->setText(snapshot.clusters.empty() ? tr("nothing found")
                                                      : services::clusterSources(snapshot));
    m_notRendered->setText(
        look.failedUnits == 0
            ? tr("nothing is missing, all clusters build offline")
            : tr("%n of %1 unit(s)", nullptr, count(look.failedUnits)).arg(snapshot.units.size()));
    m_unsavedName->setVisible(unsavedFiles > 0);
    m_unsaved->setVisible(unsavedFiles > 0);
    m_unsaved->setText(tr("edits in %n file(s), kept from an earlier run", nullptr,
                          static_cast<int>(unsavedFiles)));
    QPalette pending = palette();
    pending.setColor(QPalette::WindowText, theme::textColor(Role::Pending, palette()));
    m_unsaved->setPalette(pending);
}

} // namespace fleetwright::ui
