// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/sourcefile.h"

#include <QString>

#include <vector>

namespace fleetwright::services {

/// A row of an outline.
struct OutlineRow {
    QString text;
    QString detail;
    base::Place place; ///< that it leads to; no line for nothing written
    QString cluster;   ///< that it is of; "" for none
    bool isWrong = false;
};

/// Rows with parts, to be shown as a tree. Rows are known by their number.
class Outline {
public:
    static constexpr int top = -1; ///< what the first rows are parts of

    /// Returns the new row's number.
    int add(int parent, OutlineRow row);

    [[nodiscard]] int size() const { return static_cast<int>(m_rows.size()); }
    [[nodiscard]] const OutlineRow &row(int number) const { return entry(number).row; }
    [[nodiscard]] int parent(int number) const { return entry(number).parent; }
    [[nodiscard]] int position(int number) const { return entry(number).position; }
    [[nodiscard]] const std::vector<int> &parts(int number) const
    {
        return number == top ? m_first : entry(number).parts;
    }

private:
    struct Entry {
        OutlineRow row;
        int parent = top;
        int position = 0; ///< among its parent's parts
        std::vector<int> parts;
    };

    [[nodiscard]] const Entry &entry(int number) const
    {
        return m_rows[static_cast<std::size_t>(number)];
    }

    std::vector<Entry> m_rows;
    std::vector<int> m_first;
};

} // namespace fleetwright::services
