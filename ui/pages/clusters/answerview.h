// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/models/answertablemodel.h"
#include "ui/pages/page.h"

#include <QWidget>

#include <memory>

class QCheckBox;
class QLineEdit;
class QTableView;

namespace fleetwright::ui {

class FlowLayout;

/// An answer's lines with tools above them: a filter, and only what stands out. Enter opens what a
/// line is declared by; the chosen line's cluster is chosen everywhere.
class AnswerView : public QWidget {
    Q_OBJECT
public:
    struct Words {
        QString what;            ///< accessible name of the table
        QString onlyStandingOut; ///< text of the box
    };

    AnswerView(PageContext &context, const Words &words, QWidget *parent = nullptr);

    void setTable(std::shared_ptr<const services::AnswerTable> table); ///< nullptr: none
    [[nodiscard]] QString textForClipboard(bool asMarkdown) const;
    [[nodiscard]] int chosenLine() const; ///< its number in the answer, -1 for none
    void chooseLine(int number);

    [[nodiscard]] FlowLayout *tools() const { return m_tools; } ///< for more, before the filter
    [[nodiscard]] QTableView *table() const { return m_table; }
    [[nodiscard]] QCheckBox *onlyStandingOut() const { return m_onlyStandingOut; }
    [[nodiscard]] QLineEdit *filterField() const { return m_text; }

Q_SIGNALS:
    void lineChosen();

private:
    void buildTable(const QString &name);
    void sizeColumns();

    PageContext &m_context;
    AnswerTableModel m_model;
    AnswerTableFilter m_filter;
    FlowLayout *m_tools;
    QLineEdit *m_text;
    QCheckBox *m_onlyStandingOut;
    QTableView *m_table;
};

} // namespace fleetwright::ui
