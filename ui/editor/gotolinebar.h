// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QPointer>
#include <QWidget>

class QLabel;
class QLineEdit;

namespace fleetwright::ui {

class CodeEditor;

/// "12" or "12:5" and Enter. Esc returns to where one was.
class GoToLineBar : public QWidget {
    Q_OBJECT
public:
    explicit GoToLineBar(QWidget *parent = nullptr);

    void setEditor(CodeEditor *editor);
    void open();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void go();

    QPointer<CodeEditor> m_editor;
    QLabel *m_label;
    QLineEdit *m_line;
};

} // namespace fleetwright::ui
