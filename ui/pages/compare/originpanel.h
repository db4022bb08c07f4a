// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "edit/plan.h"
#include "fleet/origin.h"
#include "ui/pages/page.h"

#include <QWidget>

#include <optional>
#include <vector>

class QHBoxLayout;
class QLabel;
class QScrollArea;

namespace fleetwright::ui {

class OriginCard;

/// Where the selected field comes from: a card a layer, broad to narrow, each of which can be
/// edited in place. An edit is rendered and verified while it is typed and applied by Enter.
class OriginPanel : public QWidget {
    Q_OBJECT
public:
    explicit OriginPanel(PageContext &context, QWidget *parent = nullptr);
    ~OriginPanel() override;

    void editSupplying(); ///< Ctrl+E: the card that supplies the value
    [[nodiscard]] const std::vector<OriginCard *> &cards() const { return m_cards; }
    [[nodiscard]] QString title() const;

private:
    void refresh();
    void clearCards();
    void showNothing(const QString &reason);
    void addCard(const fleet::OriginStep &step, bool editable);
    void tryEdit(OriginCard *card, const QString &value);
    void showPlan(OriginCard *card, const base::Result<edit::Plan> &plan);
    void applyEdit(OriginCard *card);
    [[nodiscard]] std::optional<edit::SetField> intentFor(const OriginCard &card,
                                                          const QString &value) const;
    [[nodiscard]] bool isUnsaved(const base::Place &place) const;

    PageContext &m_context;
    QLabel *m_title;
    QLabel *m_empty;
    QScrollArea *m_scroll;
    QHBoxLayout *m_row;
    std::vector<OriginCard *> m_cards;
    std::optional<edit::Plan> m_plan; ///< of the text now in m_plannedCard's editor
    OriginCard *m_plannedCard = nullptr;
    services::JobSlot m_trialJob;
};

} // namespace fleetwright::ui
