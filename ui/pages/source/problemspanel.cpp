// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/source/problemspanel.h"

#include "services/text/errortext.h"
#include "ui/models/findingsmodel.h"
#include "ui/theme/icons.h"

#include <QHeaderView>
#include <QLabel>
#include <QStyledItemDelegate>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>

namespace fleetwright::ui {

using namespace Qt::StringLiterals;

namespace {

/// The severity's icon before its word. The row's id is its number in the list of problems.
class SeverityDelegate final : public QStyledItemDelegate {
public:
    SeverityDelegate(const std::vector<FileProblem> &problems, QObject *parent)
        : QStyledItemDelegate(parent), m_problems(problems)
    {}

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        const auto row = static_cast<std::size_t>(index.row());
        if (row >= m_problems.size())
            return;
        const model::Severity severity = m_problems[row].severity;
        option->features |= QStyleOptionViewItem::HasDecoration;
        option->icon = severity == model::Severity::Error ? icons::icon(u"error"_s, Role::Error)
                       : severity == model::Severity::Warning
                           ? icons::icon(u"warning"_s, Role::Warning)
                           : icons::icon(u"info"_s, Role::Info);
    }

private:
    const std::vector<FileProblem> &m_problems;
};

} // namespace

ProblemsPanel::ProblemsPanel(QWidget *parent)
    : QWidget(parent), m_model({tr("Severity"), tr("Rule"), tr("Problem"), tr("Place")}),
      m_summary(new QLabel(this)), m_view(new QTreeView(this))
{
    m_summary->setTextFormat(Qt::PlainText);
    m_summary->setContentsMargins(8, 4, 8, 4);
    m_view->setModel(&m_model);
    m_view->setRootIsDecorated(false);
    m_view->setUniformRowHeights(true);
    m_view->setAllColumnsShowFocus(true);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_view->setAccessibleName(tr("Problems"));
    m_view->setItemDelegateForColumn(0, new SeverityDelegate(m_problems, m_view));
    const int unit = fontMetrics().averageCharWidth();
    m_view->setColumnWidth(0, unit * 14);
    m_view->setColumnWidth(1, unit * 24);
    m_view->setColumnWidth(2, unit * 80);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_summary);
    layout->addWidget(m_view, 1);
    connect(m_view, &QTreeView::activated, this, [this](const QModelIndex &index) {
        const auto row = static_cast<std::size_t>(index.row());
        if (row < m_problems.size())
            Q_EMIT chosen(m_problems[row].place);
    });
    setProblems({});
}

void ProblemsPanel::setProblems(const std::vector<FileProblem> &problems)
{
    if (problems == m_problems && !m_summary->text().isEmpty())
        return; // the chosen row stays
    std::vector<TableModel::Row> rows;
    for (const FileProblem &problem : problems) {
        rows.push_back({QString::number(rows.size()),
                        {severityText(problem.severity), problem.rule, problem.text,
                         services::placeText(problem.place)},
                        problem.text.toHtmlEscaped()});
    }
    m_problems = problems;
    m_model.setRows(std::move(rows));
    m_summary->setText(summary());
}

QString ProblemsPanel::summary() const
{
    const auto mine = std::count_if(m_problems.begin(), m_problems.end(),
                                    [](const FileProblem &one) { return one.fromMyChange; });
    const auto others = static_cast<qsizetype>(m_problems.size()) - mine;
    if (m_problems.empty())
        return tr("No problems from my change or in this file.");
    const QString first = mine == 0
                              ? tr("No problems from my change.")
                              : tr("Problems from my change: %n.", nullptr, static_cast<int>(mine));
    return others == 0
               ? first
               : QString(first + u' '
                         + tr("In this file already: %n.", nullptr, static_cast<int>(others)));
}

QString ProblemsPanel::textForClipboard(bool asMarkdown) const
{
    return rowsAsText(m_model, m_view->selectionModel()->selectedRows(), asMarkdown);
}

bool ProblemsPanel::hasTableFocus() const
{
    return m_view->hasFocus();
}

} // namespace fleetwright::ui
