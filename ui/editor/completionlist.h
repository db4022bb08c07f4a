// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/editor/completion.h"

#include <QListWidget>

#include <functional>

namespace fleetwright::ui {

class CodeEditor;

/// The list below the caret. It follows typing; Up, Down, Enter, Tab and Esc are its while it is
/// open.
class CompletionList : public QListWidget {
    Q_OBJECT
public:
    using Ask = std::function<Completions()>;

    CompletionList(CodeEditor *editor, Ask ask);

    /// Opens with what fits; a single one is taken at once.
    void open();
    void take(int row);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void fill(const Completions &completions);
    void place();
    [[nodiscard]] bool handleKey(int key);

    CodeEditor *m_editor;
    Ask m_ask;
    Completions m_completions;
};

} // namespace fleetwright::ui
