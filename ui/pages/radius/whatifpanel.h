// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/snapshot.h"

#include <QString>
#include <QWidget>

class QComboBox;
class QLineEdit;

namespace fleetwright::ui {

/// Asks what would change if a cluster had another label, or were gone.
class WhatIfPanel : public QWidget {
    Q_OBJECT
public:
    explicit WhatIfPanel(QWidget *parent = nullptr);

    void setSnapshot(const model::SnapshotPtr &snapshot); ///< nullptr: no fleet
    void selectCluster(const QString &name);

    [[nodiscard]] QComboBox *clusterBox() const { return m_cluster; }
    [[nodiscard]] QComboBox *keyBox() const { return m_key; }
    [[nodiscard]] QLineEdit *valueField() const { return m_value; }

Q_SIGNALS:
    void labelTried(const QString &text); ///< CLUSTER:KEY=VALUE
    void clusterLeftOut(const QString &name);

private:
    void tryLabel();
    void tryWithout();

    QComboBox *m_cluster;
    QComboBox *m_key;
    QLineEdit *m_value;
};

} // namespace fleetwright::ui
