// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/snapshot.h"

#include <QWidget>

namespace fleetwright::ui {

class Breadcrumb;
class CodeEditor;

/// What one cluster gets: the rendered object that the caret's line has a part in, with that part
/// marked.
class RenderedPanel : public QWidget {
    Q_OBJECT
public:
    explicit RenderedPanel(QWidget *parent = nullptr);

    /// `cluster` may be "": then it is the first that the file reaches.
    void showLine(const model::SnapshotPtr &snapshot, const QString &cluster,
                  const base::RepoPath &file, int line);
    void setCode(const QFont &font);
    [[nodiscard]] QString title() const;
    [[nodiscard]] CodeEditor &editor() const { return *m_editor; }

private:
    void showNothing(const QString &why);

    Breadcrumb *m_title;
    CodeEditor *m_editor;
};

} // namespace fleetwright::ui
