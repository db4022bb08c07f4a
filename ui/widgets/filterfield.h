// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QLineEdit>

namespace fleetwright::ui {

/// A line that narrows what stands below it.
class FilterField : public QLineEdit {
    Q_OBJECT
public:
    /// The name says what is filtered, for screen readers.
    FilterField(const QString &accessibleName, QWidget *parent);
};

} // namespace fleetwright::ui
