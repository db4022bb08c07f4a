// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/editor/textsearch.h"

#include <QPointer>
#include <QTimer>
#include <QWidget>

#include <vector>

class QLabel;
class QLineEdit;
class QPushButton;
class QToolButton;

namespace fleetwright::ui {

class CodeEditor;

/// Find and replace below an editor.
class FindBar : public QWidget {
    Q_OBJECT
public:
    explicit FindBar(QWidget *parent = nullptr);

    void setEditor(CodeEditor *editor); ///< nullptr for none
    enum class Mode { Find, Replace };
    /// Shows the bar with the editor's selection as the text.
    void open(Mode mode);
    void close();

    void findNext();
    void findPrevious();
    void replaceOne();
    void replaceAll();
    [[nodiscard]] TextSearch search() const;
    [[nodiscard]] const std::vector<TextHit> &hits() const { return m_hits; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void refresh();
    void showCount();
    void goTo(std::size_t hit);
    [[nodiscard]] int currentHit() const; ///< that is selected, -1 for none
    QToolButton *makeToggle(const QString &text, const QString &name);

    QPointer<CodeEditor> m_editor;
    QLineEdit *m_find;
    QLineEdit *m_replace;
    QToolButton *m_case;
    QToolButton *m_words;
    QToolButton *m_expression;
    QLabel *m_count;
    QWidget *m_replaceRow;
    std::vector<TextHit> m_hits;
    QTimer m_refreshSoon;
    QMetaObject::Connection m_following;
};

} // namespace fleetwright::ui
