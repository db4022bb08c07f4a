// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "services/workspace/radius.h"

#include <QAbstractTableModel>
#include <QString>

#include <vector>

namespace fleetwright::ui {

/// Why each cluster matches: a row a cluster, a column a rule, and the result. Those concerned
/// first.
class RadiusModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Roles {
        StateRole = Qt::UserRole + 1, ///< services::RadiusCluster::State as int; of the result
        ProductionRole,               ///< of the result
        HoldsRole,                    ///< of a rule's cell
        NameRole,                     ///< the cluster's, of every cell
    };

    explicit RadiusModel(QObject *parent = nullptr);

    void setAnswer(services::RadiusAnswerPtr answer); ///< nullptr: none
    [[nodiscard]] const services::RadiusAnswerPtr &answer() const { return m_answer; }
    [[nodiscard]] const services::RadiusCluster *cluster(int row) const;
    [[nodiscard]] int rowOf(const QString &name) const; ///< -1 if it is not there

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const final;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const final;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const final;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const final;

    /// "kept", "gained, production" …
    [[nodiscard]] static QString resultText(const services::RadiusAnswer &answer,
                                            const services::RadiusCluster &cluster);

private:
    services::RadiusAnswerPtr m_answer;
    std::vector<std::size_t> m_order; ///< rows into the answer's clusters
};

} // namespace fleetwright::ui
