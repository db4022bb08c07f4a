// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "services/workspace/firstlook.h"
#include "services/workspace/samplefleet.h"
#include "ui/models/recentmodel.h"
#include "ui/pages/page.h"

#include <QSortFilterProxyModel>

class QLineEdit;
class QListView;

namespace fleetwright::ui {

class CardButton;
class FirstLookPanel;

/// Which fleet, and is it worth opening? Buttons, recent folders, and a first look at the chosen
/// one, rendered in the background.
class StartPage : public Page {
    Q_OBJECT
public:
    explicit StartPage(PageContext &context, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString heading() const override;
    [[nodiscard]] QString iconName() const override;
    [[nodiscard]] bool needsFleet() const override { return false; }
    void shown() override;
    void left() override;

    [[nodiscard]] RecentModel &recent() { return m_recent; }
    [[nodiscard]] QListView *recentView() const { return m_view; }
    [[nodiscard]] FirstLookPanel *firstLook() const { return m_look; }

private:
    [[nodiscard]] QWidget *makeButtons();
    [[nodiscard]] QWidget *makeRecent();
    void addSamples(QWidget *column);
    void openSample(const services::SampleFleet &sample);
    void refreshRecent();
    void look();
    void openCurrent();
    void locateCurrent();
    [[nodiscard]] const RecentFolder *currentFolder() const;

    RecentModel m_recent;
    QSortFilterProxyModel m_filter;
    QLineEdit *m_filterText;
    QListView *m_view;
    FirstLookPanel *m_look;
    QString m_lookedAt; ///< the folder of the look shown or under way; "" for the sample
    services::JobSlot m_recentJob;
    services::JobSlot m_lookJob;
};

} // namespace fleetwright::ui
