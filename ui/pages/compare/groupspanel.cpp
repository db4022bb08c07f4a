// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/compare/groupspanel.h"

#include "services/text/words.h"
#include "ui/theme/theme.h"

#include <QFont>
#include <QHeaderView>
#include <QLabel>
#include <QTableWidget>
#include <QVBoxLayout>

namespace fleetwright::ui {

using namespace Qt::StringLiterals;

namespace {

enum Column { GroupColumn, DifferenceColumn, PlaceColumn, ColumnCount };

constexpr std::size_t mostFields = 6;

QString rowTitle(const diff::Row &row)
{
    return row.isWholeCluster()
               ? GroupsPanel::tr("Groups of whole clusters")
               : GroupsPanel::tr("Groups of %1").arg(services::visible(row.key.text()));
}

QString placeText(const base::Place &place)
{
    return services::visible(place.file.text()) + u':' + QString::number(place.line);
}

} // namespace

GroupsPanel::GroupsPanel(QWidget *parent)
    : QWidget(parent), m_title(new QLabel(this)), m_table(new QTableWidget(0, ColumnCount, this))
{
    m_title->setTextFormat(Qt::PlainText);
    QFont bold = m_title->font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_title->setContentsMargins(8, 6, 8, 4);
    m_table->setAccessibleName(tr("Groups of the chosen row"));
    m_table->setHorizontalHeaderLabels({tr("Group"), tr("Differs from A in"), tr("Supplied by")});
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Interactive);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->resizeSection(GroupColumn, 260);
    m_table->horizontalHeader()->resizeSection(DifferenceColumn, 320);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 10);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setWordWrap(false);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_title);
    layout->addWidget(m_table);
    connect(m_table, &QTableWidget::cellActivated, this, [this](int row, int column) {
        const auto at = static_cast<std::size_t>(row);
        if (column == PlaceColumn && m_places[at].line > 0)
            Q_EMIT placeChosen(m_places[at]);
        else
            Q_EMIT clustersChosen(m_clusters[at]);
    });
    clear();
}

void GroupsPanel::clear()
{
    m_title->setText(tr("Choose a row to see its groups"));
    m_table->setRowCount(0);
    m_clusters.clear();
    m_places.clear();
}

void GroupsPanel::show(const diff::Matrix &matrix, const diff::Row &row)
{
    clear();
    m_title->setText(rowTitle(row));
    const std::vector<diff::FieldRow> fields =
        row.isWholeCluster() ? std::vector<diff::FieldRow>() : matrix.fieldRows(row);
    // Rows added one by one would lay the table out a thousand times.
    m_table->setRowCount(static_cast<int>(row.groups.size()));
    for (std::uint32_t group = 0; group < row.groups.size(); ++group)
        addGroup(matrix, row, group, fields);
}

void GroupsPanel::addGroup(const diff::Matrix &matrix, const diff::Row &row, std::uint32_t group,
                           const std::vector<diff::FieldRow> &fields)
{
    QStringList clusters;
    for (const std::size_t column : row.groups[group].columns)
        clusters.push_back(services::visible(matrix.columns()[column].label));
    QStringList differences;
    QStringList places;
    base::Place first;
    if (group > 0 && !row.isWholeCluster()) {
        const std::size_t column = row.groups[group].columns.front();
        const std::size_t common = row.groups[0].columns.front();
        for (const diff::FieldRow &field : fields) {
            const diff::FieldCell &cell = field.cells[column];
            if (field.identity || cell.group == field.cells[common].group
                || differences.size() >= static_cast<qsizetype>(mostFields))
                continue;
            const QString value = cell.node ? services::visible(cell.text) : tr("absent");
            differences.push_back(
                tr("%1 %2", "field name and its value").arg(services::visible(field.name), value));
            if (!cell.node || !cell.node->span().known())
                continue;
            const base::Place place = cell.node->span().place();
            if (first.line == 0)
                first = place;
            if (!places.contains(placeText(place)))
                places.push_back(placeText(place));
        }
    }
    const auto at = static_cast<int>(group);
    const QString letter = services::toQt(diff::groupLetter(group));
    const auto add = [this, at](int column, const QString &text) {
        auto *item = new QTableWidgetItem(text);
        item->setToolTip(text.toHtmlEscaped());
        m_table->setItem(at, column, item);
    };
    add(GroupColumn, tr("%1   %2", "group letter and its clusters")
                         .arg(letter, services::nameList(clusters, 6)));
    add(DifferenceColumn, group == 0             ? tr("Baseline")
                          : row.isWholeCluster() ? tr("%n field(s)", nullptr,
                                                      static_cast<int>(row.groups[group].fields))
                                                 : differences.join(u", "_s));
    add(PlaceColumn, places.join(u", "_s));
    m_clusters.push_back(clusters);
    m_places.push_back(first);
}

QString GroupsPanel::textForClipboard(bool asMarkdown) const
{
    QString text;
    for (int row = 0; row < m_table->rowCount(); ++row) {
        QStringList cells;
        for (int column = 0; column < ColumnCount; ++column)
            cells.push_back(m_table->item(row, column)->text());
        text += asMarkdown ? QString(u"| "_s + cells.join(u" | "_s) + u" |\n"_s)
                           : QString(cells.join(u'\t') + u'\n');
    }
    return text;
}

} // namespace fleetwright::ui
