// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "edit/plan.h"
#include "ui/models/hierarchymodel.h"
#include "ui/pages/page.h"

#include <QLabel>
#include <QTimer>

namespace fleetwright::ui {

/// Says beside the row below the pointer what dropping there would do ("3 clusters change, 0
/// deleted"), or why it may not be dropped there. The move is tried out in the background.
class DropPreview : public QLabel {
    Q_OBJECT
public:
    DropPreview(PageContext &context, QWidget *viewport);

    /// `obstacle` is why the move is impossible, "" if it is not.
    void hover(const HierarchyPosition &what, const base::RepoPath &newParent,
               const QString &obstacle, const QRect &row);
    void leave();

private:
    void tryMove();
    void showText(const QString &text);

    PageContext &m_context;
    std::optional<edit::MoveInclude> m_move; ///< that is shown or tried
    QRect m_row;
    QTimer m_restSoon; ///< a pointer that only passes by starts nothing
    services::JobSlot m_job;
};

} // namespace fleetwright::ui
