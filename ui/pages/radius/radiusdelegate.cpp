// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/radius/radiusdelegate.h"

#include "ui/models/radiusmodel.h"
#include "ui/pages/radius/radiuspictures.h"
#include "ui/theme/icons.h"
#include "ui/widgets/delegates.h"

#include <QPainter>

namespace fleetwright::ui {

using namespace Qt::StringLiterals;
using State = services::RadiusCluster::State;

namespace {

constexpr int padding = 6;

QString iconOf(State state)
{
    switch (state) {
    case State::Gained:
        return u"plus"_s;
    case State::Lost:
        return u"minus"_s;
    case State::Reached:
        return u"target"_s;
    case State::Hidden:
        return u"eye"_s;
    case State::Outside:
        return {};
    }
    return {};
}

} // namespace

RadiusDelegate::RadiusDelegate(QObject *parent) : QStyledItemDelegate(parent) {}

void RadiusDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                           const QModelIndex &index) const
{
    painter->save();
    cells::paintBackground(*painter, option);
    QRect room = option.rect.adjusted(padding, 0, -padding, 0);
    const int line = option.fontMetrics.height();
    const QVariant state = index.data(RadiusModel::StateRole);
    const QVariant holds = index.data(RadiusModel::HoldsRole);
    QColor color = option.palette.color(QPalette::Text);
    if (state.isValid() && static_cast<State>(state.toInt()) != State::Outside) {
        services::RadiusCluster cluster;
        cluster.state = static_cast<State>(state.toInt());
        cluster.production = index.data(RadiusModel::ProductionRole).toBool();
        cells::paintChip(
            *painter, QRect(room.left(), room.center().y() - line / 2, room.width(), line),
            iconOf(cluster.state), index.data().toString(), roleOf(cluster), option.palette);
        painter->restore();
        return;
    }
    if (holds.isValid()) {
        const bool fine = holds.toBool();
        icons::paint(*painter, QRect(room.left(), room.center().y() - line / 2, line, line),
                     fine ? u"fine"_s : u"dash"_s, fine ? Role::Fine : Role::Quiet, option.palette);
        room.setLeft(room.left() + line + padding);
        if (!fine)
            color = theme::textColor(Role::Quiet, option.palette);
    } else if (state.isValid()) {
        color = theme::textColor(Role::Quiet, option.palette);
    }
    painter->setFont(option.font);
    painter->setPen(color);
    painter->drawText(
        room, Qt::AlignVCenter | Qt::AlignLeft,
        option.fontMetrics.elidedText(index.data().toString(), Qt::ElideMiddle, room.width()));
    painter->restore();
}

} // namespace fleetwright::ui
