// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "services/workspace/wavesanswer.h"
#include "ui/pages/clusters/clusterstab.h"

class QLineEdit;

namespace fleetwright::ui {

class OutlineView;

/// In which steps changes reach the fleet: RollingSync, partitions, dependsOn.
class WavesTab : public ClustersTab {
    Q_OBJECT
public:
    explicit WavesTab(PageContext &context, QWidget *parent = nullptr);

    [[nodiscard]] QString textForClipboard(bool asMarkdown) const override;
    [[nodiscard]] QString sentence() const override;

    [[nodiscard]] OutlineView *waves() const { return m_waves; }
    [[nodiscard]] QLineEdit *filterField() const { return m_text; }

protected:
    void collect(const model::SnapshotPtr &snapshot) override;
    void clear() override;

private:
    void take(services::WavesAnswerPtr answer);

    services::WavesAnswerPtr m_answer;
    QLineEdit *m_text;
    OutlineView *m_waves;
    services::JobSlot m_job;
};

} // namespace fleetwright::ui
