// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "services/workspace/trial.h"
#include "ui/pages/page.h"

#include <QTimer>
#include <QWidget>

class QFormLayout;
class QLabel;
class QLineEdit;

namespace fleetwright::ui {

/// The fields of a new cluster: its name, and what it has instead of each identity value of its
/// sibling. Checked while typing; every valid state is tried out at once.
class AddClusterForm : public QWidget {
    Q_OBJECT
public:
    AddClusterForm(PageContext &context, services::Trial &trial, QWidget *parent = nullptr);

    void start(const QString &sibling);
    [[nodiscard]] QLineEdit *nameField() const { return m_name; }
    [[nodiscard]] QString problem() const; ///< why the fields are not valid yet, "" if they are

private:
    void nameChanged();
    void rebuildFields();
    void tryOut();

    struct Field {
        std::string value; ///< the sibling's
        QLineEdit *edit = nullptr;
        bool touched = false; ///< typed in: suggestions no longer replace it
    };

    PageContext &m_context;
    services::Trial &m_trial;
    QString m_sibling;
    QLabel *m_title;
    QLineEdit *m_name;
    QLabel *m_problem;
    QFormLayout *m_form;
    std::vector<Field> m_fields;
    QTimer m_soon;
};

/// Whether a name may be a cluster's: a DNS label or subdomain.
[[nodiscard]] bool isClusterName(const QString &name);

} // namespace fleetwright::ui
