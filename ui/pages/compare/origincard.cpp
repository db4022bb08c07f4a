// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/compare/origincard.h"

#include "services/text/origintext.h"
#include "services/text/words.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QFontDatabase>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace fleetwright::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int cardWidth = 280;

QLabel *plainLabel(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

QString placeText(const base::Place &place)
{
    const QString file = services::visible(place.file.text());
    return place.line > 0 ? file + u':' + QString::number(place.line) : file;
}

/// How the value came here, and the entry that says so where it stands elsewhere.
QString reasonText(const fleet::OriginStep &step)
{
    const QString reason = services::originReason(step);
    return step.entry.line > 0 ? OriginCard::tr("%1, by %2", "how a value came, the entry's place")
                                     .arg(reason, placeText(step.entry))
                               : reason;
}

QString stateText(const fleet::OriginStep &step, bool unsaved)
{
    const int decides = static_cast<int>(step.decides);
    if (step.couldSet)
        return OriginCard::tr("does not set this field");
    if (step.supplies && unsaved)
        return OriginCard::tr("supplies the value, unsaved; decides %n cluster(s)", nullptr,
                              decides);
    if (step.supplies)
        return OriginCard::tr("supplies the value; decides %n cluster(s)", nullptr, decides);
    return OriginCard::tr("hidden here; decides %1 of %2").arg(step.decides).arg(step.reach);
}

} // namespace

OriginCard::OriginCard(Content content, QWidget *parent)
    : QFrame(parent), m_content(std::move(content)), m_editor(new QLineEdit(this)),
      m_trial(plainLabel({}, this)), m_edit(new QPushButton(tr("Edit here"), this))
{
    setFixedWidth(cardWidth);
    setFocusPolicy(Qt::StrongFocus);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(10, 8, 10, 10);
    layout->setSpacing(4);
    buildHead(*layout);
    buildBody(*layout);
    m_editor->hide();
    m_editor->setAccessibleName(tr("New value in %1").arg(m_content.layerName));
    m_editor->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_trial->hide();
    layout->addWidget(m_editor);
    layout->addWidget(m_trial);
    layout->addStretch(1);
    m_edit->setAccessibleName(tr("Edit here, in %1").arg(m_content.layerName));
    m_edit->setVisible(m_content.editable);
    layout->addWidget(m_edit, 0, Qt::AlignLeft);
    setAccessibleName(tr("%1, %2, %3")
                          .arg(m_content.layerName, placeText(m_content.step.place),
                               stateText(m_content.step, m_content.unsaved)));
    connect(m_edit, &QPushButton::clicked, this, &OriginCard::beginEdit);
    connect(m_editor, &QLineEdit::textEdited, this, &OriginCard::valueEdited);
    connect(m_editor, &QLineEdit::returnPressed, this, [this] {
        if (m_possible)
            Q_EMIT editAccepted(m_editor->text());
    });
}

void OriginCard::buildHead(QVBoxLayout &layout)
{
    auto *head = new QHBoxLayout;
    auto *icon = new QLabel(this);
    const int side = fontMetrics().height();
    icon->setPixmap(
        icons::pixmap(m_content.roleIcon, Role::Plain, palette(), side, devicePixelRatioF()));
    auto *name = plainLabel(m_content.layerName, this);
    QFont bold = font();
    bold.setBold(true);
    name->setFont(bold);
    auto *role = plainLabel(m_content.roleName, this);
    role->setProperty("quiet", true);
    auto *reach = plainLabel(tr("reaches %1").arg(m_content.step.reach), this);
    reach->setWordWrap(false);
    head->addWidget(icon);
    head->addWidget(name, 1);
    head->addWidget(role);
    head->addWidget(reach);
    layout.addLayout(head);
}

void OriginCard::buildBody(QVBoxLayout &layout)
{
    const fleet::OriginStep &step = m_content.step;
    const QString full = placeText(step.place);
    auto *place =
        new QPushButton(fontMetrics().elidedText(full, Qt::ElideMiddle, cardWidth - 40), this);
    place->setToolTip(full.toHtmlEscaped());
    place->setFlat(true);
    place->setCursor(Qt::PointingHandCursor);
    place->setAccessibleName(tr("Open %1").arg(full));
    QFont link = place->font();
    link.setUnderline(true);
    place->setFont(link);
    QPalette linked = place->palette();
    linked.setColor(QPalette::ButtonText, palette().color(QPalette::Link));
    place->setPalette(linked);
    connect(place, &QPushButton::clicked, this,
            [this] { Q_EMIT placeActivated(m_content.step.place); });
    layout.addWidget(place, 0, Qt::AlignLeft);
    if (!step.couldSet) {
        auto *shown = plainLabel(services::visible(step.value), this);
        QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
        fixed.setBold(step.supplies);
        fixed.setStrikeOut(!step.supplies);
        shown->setFont(fixed);
        layout.addWidget(shown);
        auto *reason = plainLabel(reasonText(step), this);
        reason->setProperty("quiet", true);
        layout.addWidget(reason);
    }
    auto *state = plainLabel(stateText(step, m_content.unsaved), this);
    state->setProperty("quiet", !step.supplies);
    layout.addWidget(state);
}

QString OriginCard::text() const
{
    return m_editor->text();
}

bool OriginCard::isEditing() const
{
    return m_editor->isVisible();
}

void OriginCard::beginEdit()
{
    m_editor->setText(services::toQt(m_content.step.value));
    m_editor->show();
    m_editor->selectAll();
    m_editor->setFocus();
    m_edit->hide();
    showTrial(tr("Type the new value; Enter applies it, Esc leaves."), false);
}

void OriginCard::endEdit()
{
    m_editor->hide();
    m_trial->hide();
    m_edit->show();
    m_edit->setFocus();
}

void OriginCard::showTrial(const QString &text, bool possible)
{
    m_possible = possible;
    m_trial->setText(text);
    m_trial->show();
}

void OriginCard::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && isEditing()) {
        endEdit();
        return;
    }
    QFrame::keyPressEvent(event);
}

void OriginCard::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        Q_EMIT placeActivated(m_content.step.place);
}

void OriginCard::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const fleet::OriginStep &step = m_content.step;
    const bool accent = step.supplies || hasFocus();
    QPen pen(accent ? theme::colors(Role::Accent, palette()).border : theme::lineColor(palette()),
             step.supplies ? 2 : 1);
    if (step.couldSet)
        pen.setStyle(Qt::DashLine);
    painter.setPen(pen);
    painter.setBrush(step.couldSet ? QBrush(Qt::NoBrush) : palette().brush(QPalette::Base));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 4, 4);
}

} // namespace fleetwright::ui
