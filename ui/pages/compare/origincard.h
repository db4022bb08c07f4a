// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "fleet/origin.h"

#include <QFrame>
#include <QString>

class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace fleetwright::ui {

/// One layer of a field's chain: who it is, how far it reaches, where it says what, and an editor
/// in place.
class OriginCard : public QFrame {
    Q_OBJECT
public:
    struct Content {
        fleet::OriginStep step;
        QString layerName; ///< "environments/staging", a cluster's name
        QString roleName;  ///< "global", "environment", "cluster"
        QString roleIcon;
        bool unsaved = false;
        bool editable = true; ///< not for Secrets' values
    };

    explicit OriginCard(Content content, QWidget *parent = nullptr);

    [[nodiscard]] const Content &content() const { return m_content; }
    [[nodiscard]] QString text() const; ///< the value in the editor
    /// What an edit here would do; shown below the editor. `possible` enables Enter.
    void showTrial(const QString &text, bool possible);
    void beginEdit();
    [[nodiscard]] bool isEditing() const;

Q_SIGNALS:
    void placeActivated(const fleetwright::base::Place &place);
    void valueEdited(const QString &value); ///< while typing
    void editAccepted(const QString &value);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void buildHead(QVBoxLayout &layout);
    void buildBody(QVBoxLayout &layout);
    void endEdit();

    Content m_content;
    QLineEdit *m_editor;
    QLabel *m_trial;
    QPushButton *m_edit;
    bool m_possible = false;
};

} // namespace fleetwright::ui
