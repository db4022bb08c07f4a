// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "services/workspace/evidence.h"
#include "ui/pages/page.h"

#include <QWidget>

#include <optional>

class QLabel;

namespace fleetwright::ui {

class SideBySideView;

/// What is rendered where the chosen finding is, beside the cluster that the value belongs to or a
/// peer: the lines of the object, the field's value in each, and the line that supplies it.
class EvidencePanel : public QWidget {
    Q_OBJECT
public:
    explicit EvidencePanel(PageContext &context, QWidget *parent = nullptr);

    void showFinding(const model::Finding &finding);
    void showNothing();

    [[nodiscard]] const services::EvidencePtr &evidence() const { return m_evidence; }
    [[nodiscard]] QLabel *summary() const { return m_summary; }
    [[nodiscard]] SideBySideView *view() const { return m_view; }

protected:
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void collect();
    void take(services::EvidencePtr evidence);
    void refreshSummary();
    [[nodiscard]] QString columnText(std::size_t number) const;
    void openColumn(const QString &number);

    PageContext &m_context;
    std::optional<model::Finding> m_finding;
    bool m_isStale = false; ///< the finding was chosen while this could not be seen
    bool m_isAnswered = false;
    services::EvidencePtr m_evidence;
    QLabel *m_summary;
    SideBySideView *m_view;
    services::JobSlot m_job;
};

} // namespace fleetwright::ui
