// SPDX-License-Identifier: Apache-2.0
#include "ui/models/radiusmodel.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace fleetwright::ui {

using namespace Qt::StringLiterals;
using State = services::RadiusCluster::State;

namespace {

int rankOf(State state)
{
    switch (state) {
    case State::Lost:
        return 0;
    case State::Gained:
        return 1;
    case State::Reached:
        return 2;
    case State::Hidden:
        return 3;
    case State::Outside:
        return 4;
    }
    return 4;
}

QString stateText(const services::RadiusAnswer &answer, const services::RadiusCluster &cluster)
{
    using Kind = services::RadiusSubject::Kind;
    const bool trial = answer.subject.isTrial();
    switch (cluster.state) {
    case State::Outside:
        return trial                                   ? RadiusModel::tr("not changed")
               : answer.subject.kind == Kind::Selector ? RadiusModel::tr("not matched")
                                                       : RadiusModel::tr("not reached");
    case State::Hidden:
        return trial ? RadiusModel::tr("no object changes") : RadiusModel::tr("hidden");
    case State::Reached:
        if (trial)
            return RadiusModel::tr("%n object(s)", nullptr, static_cast<int>(cluster.objects));
        return answer.subject.kind == Kind::Selector ? RadiusModel::tr("matched")
                                                     : RadiusModel::tr("reached");
    case State::Gained:
        return RadiusModel::tr("gained");
    case State::Lost:
        return RadiusModel::tr("lost");
    }
    return {};
}

} // namespace

RadiusModel::RadiusModel(QObject *parent) : QAbstractTableModel(parent) {}

void RadiusModel::setAnswer(services::RadiusAnswerPtr answer)
{
    beginResetModel();
    m_answer = std::move(answer);
    m_order.clear();
    if (m_answer) {
        m_order.resize(m_answer->clusters.size());
        std::iota(m_order.begin(), m_order.end(), std::size_t(0));
        std::ranges::stable_sort(
            m_order, {}, [this](std::size_t at) { return rankOf(m_answer->clusters[at].state); });
    }
    endResetModel();
}

const services::RadiusCluster *RadiusModel::cluster(int row) const
{
    if (!m_answer || row < 0 || row >= rowCount())
        return nullptr;
    return &m_answer->clusters[m_order[static_cast<std::size_t>(row)]];
}

int RadiusModel::rowOf(const QString &name) const
{
    for (int row = 0; row < rowCount(); ++row) {
        if (cluster(row)->name == name)
            return row;
    }
    return -1;
}

int RadiusModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_order.size());
}

int RadiusModel::columnCount(const QModelIndex &parent) const
{
    if (parent.isValid())
        return 0;
    return 2 + (m_answer ? static_cast<int>(m_answer->rules.size()) : 0);
}

QString RadiusModel::resultText(const services::RadiusAnswer &answer,
                                const services::RadiusCluster &cluster)
{
    const QString state = stateText(answer, cluster);
    const bool concerned = cluster.state != State::Outside && cluster.state != State::Hidden;
    //: a state such as "gained"
    return concerned && cluster.production ? tr("%1, production").arg(state) : state;
}

QVariant RadiusModel::data(const QModelIndex &index, int role) const
{
    const services::RadiusCluster *own = cluster(index.row());
    if (!own)
        return {};
    if (role == NameRole)
        return own->name;
    if (role == Qt::AccessibleTextRole)
        return QStringList{own->name, resultText(*m_answer, *own), own->why.join(u' ')}.join(
            u", "_s);
    if (role == Qt::ToolTipRole)
        return own->why.join(u'\n').toHtmlEscaped();
    if (index.column() == 0)
        return role == Qt::DisplayRole ? QVariant(own->name) : QVariant();
    if (index.column() == columnCount() - 1) {
        switch (role) {
        case Qt::DisplayRole:
            return resultText(*m_answer, *own);
        case StateRole:
            return static_cast<int>(own->state);
        case ProductionRole:
            return own->production;
        default:
            return {};
        }
    }
    const auto rule = static_cast<std::size_t>(index.column() - 1);
    if (rule >= own->rules.size())
        return {};
    if (role == Qt::DisplayRole)
        return own->rules[rule].value.isEmpty() ? tr("none") : own->rules[rule].value;
    if (role == HoldsRole)
        return own->rules[rule].holds;
    return {};
}

QVariant RadiusModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    if (section == 0)
        return tr("Cluster");
    if (section == columnCount() - 1)
        return tr("Result");
    return m_answer ? m_answer->rules.value(section - 1) : QString();
}

} // namespace fleetwright::ui
