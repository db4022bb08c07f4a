// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "services/workspace/deliveryanswer.h"
#include "ui/models/deliverymodel.h"
#include "ui/pages/page.h"

#include <QWidget>

#include <optional>

class QCheckBox;
class QLineEdit;
class QTableView;
class QTreeWidget;

namespace fleetwright::ui {

/// How each unit is delivered and which are unlike their like; in which order a cluster's objects
/// are applied.
class DeliveryTab : public QWidget {
    Q_OBJECT
public:
    explicit DeliveryTab(PageContext &context, QWidget *parent = nullptr);

    void setStale(); ///< the fleet is another; asks again when shown
    void forget();
    void showCurrent(); ///< it became visible
    void followSelection();
    [[nodiscard]] QString textForClipboard(bool asMarkdown) const;
    [[nodiscard]] QString sentence() const;

    [[nodiscard]] QTableView *units() const { return m_units; }
    [[nodiscard]] QTreeWidget *order() const { return m_order; }
    [[nodiscard]] QCheckBox *onlyUnlike() const { return m_onlyUnlike; }
    [[nodiscard]] QLineEdit *filterField() const { return m_text; }

Q_SIGNALS:
    void answered();

private:
    void buildTools();
    void buildUnits();
    void collect();
    void take(services::DeliveryAnswerPtr answer);
    void showOrder(const std::vector<services::ApplyLine> &lines);
    void openPlace(const std::optional<base::Place> &place);

    PageContext &m_context;
    services::DeliveryAnswerPtr m_answer;
    bool m_stale = true;
    QString m_ordered; ///< the cluster whose order is shown
    DeliveryModel m_model;
    DeliveryFilter m_filter;
    QLineEdit *m_text;
    QCheckBox *m_onlyUnlike;
    QTableView *m_units;
    QTreeWidget *m_order;
    services::JobSlot m_job;
    services::JobSlot m_orderJob;
};

} // namespace fleetwright::ui
