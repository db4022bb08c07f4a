// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace fleetwright::ui {

/// What stands above a column of the side-by-side view.
struct ColumnInfo {
    QString name;
    QString subtitle;     ///< "staging, us-east"
    bool unsaved = false; ///< unsaved edits change this column's object
    QString note; ///< a warning of one or two words, "" for none: "exception", "not rendered"
};

} // namespace fleetwright::ui
