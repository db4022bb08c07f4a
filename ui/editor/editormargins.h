// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

namespace fleetwright::ui {

class CodeEditor;

/// Problems, line numbers, the bar of unsaved lines, folds.
class LeftMargin : public QWidget {
    Q_OBJECT
public:
    explicit LeftMargin(CodeEditor *editor);
    [[nodiscard]] int wantedWidth() const;

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    bool event(QEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    [[nodiscard]] int foldWidth() const;
    [[nodiscard]] int iconWidth() const;
    [[nodiscard]] int lineAt(int y) const; ///< 0 for none

    CodeEditor *m_editor;
};

/// In how many clusters each line's value survives: up to eight boxes, then a bar.
class RightMargin : public QWidget {
    Q_OBJECT
public:
    explicit RightMargin(CodeEditor *editor);
    [[nodiscard]] int wantedWidth() const;

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    CodeEditor *m_editor;
};

} // namespace fleetwright::ui
