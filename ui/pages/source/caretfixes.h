// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/pages/page.h"

#include <QObject>

#include <optional>
#include <string>
#include <vector>

namespace fleetwright::ui {

class FindingDetail;

/// What mends the findings of the caret's line: shown beside the editor, applied when asked again.
class CaretFixes : public QObject {
    Q_OBJECT
public:
    explicit CaretFixes(PageContext &context, QWidget *parent);

    /// Shows the findings of the line. Asked again for the same line, the shown fix is applied if
    /// its trial holds. False where the line has no finding.
    bool run(const base::Place &place);

    [[nodiscard]] FindingDetail *detail() const
    {
        return m_detail;
    } ///< the window puts it into a dock

Q_SIGNALS:
    void shown(); ///< the dock is wanted

private:
    [[nodiscard]] std::vector<const services::CheckResult::Item *> findingsAt() const;
    void step(int by);
    void refresh();

    PageContext &m_context;
    FindingDetail *m_detail;
    std::optional<base::Place> m_place; ///< whose findings are shown
    std::string m_fingerprint;          ///< of the one that is shown
};

} // namespace fleetwright::ui
