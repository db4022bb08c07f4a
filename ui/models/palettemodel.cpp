// SPDX-License-Identifier: Apache-2.0
#include "ui/models/palettemodel.h"

#include "services/text/errortext.h"
#include "ui/models/fuzzy.h"

#include <algorithm>

namespace fleetwright::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t mostHits = 100;

std::optional<PaletteItem::Kind> kindOfSign(QChar sign)
{
    switch (sign.unicode()) {
    case u'@':
        return PaletteItem::Kind::Cluster;
    case u'#':
        return PaletteItem::Kind::Object;
    case u'/':
        return PaletteItem::Kind::File;
    case u':':
        return PaletteItem::Kind::Line;
    case u'?':
        return PaletteItem::Kind::Rule;
    case u'>':
        return PaletteItem::Kind::Command;
    default:
        return std::nullopt;
    }
}

} // namespace

PaletteModel::PaletteModel(QObject *parent) : QAbstractListModel(parent) {}

void PaletteModel::setItems(std::vector<PaletteItem> items)
{
    m_items = std::move(items);
    search();
}

void PaletteModel::setText(const QString &text)
{
    if (text == m_text)
        return;
    m_text = text;
    search();
}

void PaletteModel::addLineHit(const QString &number)
{
    bool isNumber = false;
    const uint line = number.trimmed().toUInt(&isNumber);
    if (!isNumber || line == 0 || m_currentFile.isRoot())
        return;
    PaletteItem item;
    item.kind = PaletteItem::Kind::Line;
    item.place = {m_currentFile, line, 0};
    item.title = tr("Line %1").arg(line);
    item.detail = services::placeText(item.place);
    item.icon = u"list"_s;
    m_hits.push_back({item, 0, {}});
}

void PaletteModel::search()
{
    beginResetModel();
    m_hits.clear();
    const auto sign = m_text.isEmpty() ? std::nullopt : kindOfSign(m_text.front());
    const QString pattern = sign ? m_text.mid(1) : m_text;
    if (sign == PaletteItem::Kind::Line) {
        addLineHit(pattern);
        endResetModel();
        return;
    }
    for (const PaletteItem &item : m_items) {
        // Without a sign and text only commands: a fleet has too many of the rest.
        if (sign ? item.kind != *sign
                 : pattern.isEmpty() && item.kind != PaletteItem::Kind::Command)
            continue;
        auto match = fuzzyMatch(pattern, item.title);
        if (!match && !item.words.isEmpty()) {
            match = fuzzyMatch(pattern, item.words);
            if (match)
                match = FuzzyMatch{match->score / 2, {}};
        }
        if (!match)
            continue;
        QList<int> matched;
        for (const qsizetype position : match->positions)
            matched.append(static_cast<int>(position));
        m_hits.push_back({item, match->score, matched});
    }
    std::stable_sort(m_hits.begin(), m_hits.end(),
                     [](const Hit &left, const Hit &right) { return left.score > right.score; });
    if (m_hits.size() > mostHits)
        m_hits.resize(mostHits);
    endResetModel();
}

const PaletteItem *PaletteModel::item(int row) const
{
    return row >= 0 && row < rowCount() ? &m_hits[static_cast<std::size_t>(row)].item : nullptr;
}

int PaletteModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_hits.size());
}

QVariant PaletteModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Hit &hit = m_hits[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return hit.item.title;
    case DetailRole:
        return hit.item.detail;
    case KeysRole:
        return hit.item.keys;
    case IconRole:
        return hit.item.icon;
    case KindRole:
        return static_cast<int>(hit.item.kind);
    case MatchedRole:
        return QVariant::fromValue(hit.matched);
    case Qt::AccessibleTextRole:
        return hit.item.detail.isEmpty() ? hit.item.title
                                         : tr("%1, %2").arg(hit.item.title, hit.item.detail);
    default:
        return {};
    }
}

} // namespace fleetwright::ui
