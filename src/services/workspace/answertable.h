// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/sourcefile.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace fleetwright::services {

/// A line of an answer about the fleet.
struct TableLine {
    QStringList cells;
    /// Of each cell why it stands out, in words; "" where it does not. May be shorter than `cells`.
    QStringList notes;
    base::Place place; ///< what it is declared by; no line for nothing written
    QString cluster;   ///< that it is of; "" for none
    bool standsOut = false;
};

/// Lines under headings, as many as the fleet has units.
struct AnswerTable {
    QStringList headings;
    std::vector<TableLine> lines;
};

} // namespace fleetwright::services
