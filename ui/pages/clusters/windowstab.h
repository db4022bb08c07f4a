// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "services/workspace/windowsanswer.h"
#include "ui/pages/clusters/clusterstab.h"

class QDateTimeEdit;
class QPushButton;

namespace fleetwright::ui {

class AnswerView;
class OutlineView;

/// Which Applications the sync windows hold back, now or at a time that is chosen.
class WindowsTab : public ClustersTab {
    Q_OBJECT
public:
    explicit WindowsTab(PageContext &context, QWidget *parent = nullptr);

    [[nodiscard]] QString textForClipboard(bool asMarkdown) const override;
    [[nodiscard]] QString sentence() const override;

    [[nodiscard]] QDateTimeEdit *timeField() const { return m_time; }
    [[nodiscard]] QPushButton *nowButton() const { return m_now; }
    [[nodiscard]] AnswerView *units() const { return m_units; }
    [[nodiscard]] OutlineView *windows() const { return m_windows; }

protected:
    void collect(const model::SnapshotPtr &snapshot) override;
    void clear() override;

private:
    void buildTools();
    void take(services::WindowsAnswerPtr answer);

    services::WindowsAnswerPtr m_answer;
    bool m_followsNow = true; ///< no time was chosen: each answer is for the present one
    QDateTimeEdit *m_time;
    QPushButton *m_now;
    AnswerView *m_units;
    OutlineView *m_windows;
    services::JobSlot m_job;
};

} // namespace fleetwright::ui
