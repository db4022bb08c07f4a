// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "edit/configedit.h"
#include "ui/pages/page.h"

#include <QWidget>

class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;

namespace fleetwright::ui {

/// The simple keys of `.fleetwright.yaml` as a form: each entry is an unsaved edit of the file,
/// which Undo takes back. Everything else stays for the editor.
class FleetSettings : public QWidget {
    Q_OBJECT
public:
    explicit FleetSettings(PageContext &context, QWidget *parent = nullptr);

    void load(); ///< what the file says now

    [[nodiscard]] QLineEdit *clustersField() const { return m_clusters; }
    [[nodiscard]] QLineEdit *productionField() const { return m_production; }
    [[nodiscard]] QLineEdit *classificationField() const { return m_classification; }
    [[nodiscard]] QLineEdit *baselineField() const { return m_baseline; }
    [[nodiscard]] QComboBox *ruleBox() const { return m_rule; }
    [[nodiscard]] QComboBox *severityBox() const { return m_severity; }
    [[nodiscard]] QLabel *problem() const { return m_problem; }

private:
    void addField(QFormLayout &form, const QString &text, QLineEdit *field,
                  const std::vector<std::string> &path, const QString &placeholder);
    void addRules(QFormLayout &form);
    void showSeverity();
    void storeSeverity();
    void store(const std::vector<edit::ConfigValue> &values);

    PageContext &m_context;
    QLineEdit *m_clusters;
    QLineEdit *m_production;
    QLineEdit *m_classification;
    QLineEdit *m_baseline;
    QComboBox *m_rule;
    QComboBox *m_severity;
    QLabel *m_problem;
};

} // namespace fleetwright::ui
