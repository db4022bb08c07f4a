// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "services/workspace/trial.h"
#include "ui/pages/page.h"

#include <QWidget>

class QComboBox;

namespace fleetwright::ui {

class AddClusterForm;
class TrialPanel;

/// A new cluster like one that is there: which, what is different, and what would be written.
class AddClusterPanel : public QWidget {
    Q_OBJECT
public:
    explicit AddClusterPanel(PageContext &context, QWidget *parent = nullptr);

    void start(const QString &sibling); ///< "": the first of the fleet
    [[nodiscard]] QComboBox *siblingBox() const { return m_sibling; }
    [[nodiscard]] AddClusterForm *form() const { return m_form; }
    [[nodiscard]] services::Trial &trial() { return m_trial; }

Q_SIGNALS:
    void ended(); ///< added or given up

private:
    void refreshSiblings();
    void begin();

    PageContext &m_context;
    services::Trial m_trial;
    QComboBox *m_sibling;
    AddClusterForm *m_form;
    TrialPanel *m_panel;
};

} // namespace fleetwright::ui
