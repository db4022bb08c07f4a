// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/error.h"
#include "model/resourceid.h"

#include <QObject>
#include <QString>
#include <QStringList>

#include <optional>

namespace fleetwright::ui {

/// What is selected: cluster › object › field, and where it stands in Git. A plain value, so that
/// history can keep it.
struct SelectionState {
    QString cluster; ///< "" for none
    std::optional<model::ResourceId>
        object;           ///< by its stable name; needs no cluster (a row of the matrix)
    QString field;        ///< FieldPath's text, "" for the whole object
    base::RepoPath layer; ///< chosen layer of the hierarchy; meaningful if hasLayer
    bool hasLayer = false;
    base::Place place;    ///< the line of Source; file is root for none
    QStringList clusters; ///< ticked clusters of Compare, in the fleet's order

    friend bool operator==(const SelectionState &, const SelectionState &) = default;
};

/// The one selection of a window: every page reads and sets it.
class Selection : public QObject {
    Q_OBJECT
public:
    explicit Selection(QObject *parent = nullptr);

    [[nodiscard]] const SelectionState &state() const { return m_state; }

    void set(const SelectionState &state); ///< emits changed() once, if anything is different

    // Each keeps what still makes sense: a new cluster keeps object and field, a new object drops
    // the field.
    void selectCluster(const QString &cluster);
    void selectObject(const QString &cluster, const model::ResourceId &object);
    void selectField(const QString &cluster, const model::ResourceId &object, const QString &field);
    void selectLayer(const base::RepoPath &layer);
    void selectPlace(const base::Place &place);
    void tickClusters(const QStringList &clusters);

    void goUp(); ///< field → object → cluster → nothing
    void clear();

    /// "staging-eu-west-1 › Deployment/prometheus › image", "" for nothing.
    [[nodiscard]] QString text() const;

Q_SIGNALS:
    void changed(const SelectionState &state);

private:
    SelectionState m_state;
};

/// A field's last plain word: "spec.template.spec.containers[name=x].image" → "image".
[[nodiscard]] QString shortFieldName(const QString &field);
/// "Deployment/prometheus", with the namespace only if asked.
[[nodiscard]] QString objectLabel(const model::ResourceId &object);

} // namespace fleetwright::ui
