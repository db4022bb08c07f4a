// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/snapshot.h"

#include <QMenu>
#include <QWidget>

#include <functional>

namespace fleetwright::ui {

class FlowLayout;

using OpenPlace = std::function<void(const base::Place &place)>;

/// What is known of one cluster: a button an attribute, which lists the sources with their lines;
/// one leads to its line.
class ClusterFacts : public QWidget {
    Q_OBJECT
public:
    explicit ClusterFacts(OpenPlace openPlace, QWidget *parent = nullptr);

    /// "" for none.
    void setCluster(const model::SnapshotPtr &snapshot, const QString &name);

private:
    void clear();

    OpenPlace m_openPlace;
    FlowLayout *m_row;
};

/// A menu of all that any source says of the cluster.
[[nodiscard]] QMenu *makeSourcesMenu(const model::Cluster &cluster, const OpenPlace &openPlace,
                                     QWidget *parent);

} // namespace fleetwright::ui
