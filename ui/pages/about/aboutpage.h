// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/pages/page.h"

namespace fleetwright::ui {

/// Version, licence, libraries, and what the program never does.
class AboutPage : public Page {
    Q_OBJECT
public:
    explicit AboutPage(PageContext &context, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString iconName() const override;
    [[nodiscard]] bool needsFleet() const override { return false; }
};

} // namespace fleetwright::ui
