// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "services/workspace/deliveryanswer.h"
#include "ui/pages/clusters/clusterstab.h"

namespace fleetwright::ui {

class AnswerView;
class OutlineView;

/// How each unit is delivered and which are unlike their like; in which order a cluster's objects
/// are applied.
class DeliveryTab : public ClustersTab {
    Q_OBJECT
public:
    explicit DeliveryTab(PageContext &context, QWidget *parent = nullptr);

    void followSelection() override;
    [[nodiscard]] QString textForClipboard(bool asMarkdown) const override;
    [[nodiscard]] QString sentence() const override;

    [[nodiscard]] AnswerView *units() const { return m_units; }
    [[nodiscard]] OutlineView *order() const { return m_order; }

protected:
    void collect(const model::SnapshotPtr &snapshot) override;
    void clear() override;

private:
    void take(services::DeliveryAnswerPtr answer);

    services::DeliveryAnswerPtr m_answer;
    QString m_ordered; ///< the cluster whose order is shown
    AnswerView *m_units;
    OutlineView *m_order;
    services::JobSlot m_job;
    services::JobSlot m_orderJob;
};

} // namespace fleetwright::ui
