// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/cancel.h"
#include "diff/matrix.h"
#include "services/workspace/findings.h"

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace fleetwright::ui {

/// What the checks say of a cell: the worst, and how many there are.
struct CellFinding {
    model::Severity severity = model::Severity::Info;
    std::string rule;
    std::string message;
    std::size_t count = 0;
};

/// Findings at the objects and fields of a matrix: those whose line sets a rendered field there,
/// and those that name the object. Immutable. Made in a job.
class FindingCells {
public:
    struct OfObject {
        CellFinding all;
        std::map<std::string, CellFinding, std::less<>> fields; ///< by field path
    };
    using OfColumn = std::unordered_map<diff::ObjectKey, OfObject>;

    explicit FindingCells(std::vector<OfColumn> columns) : m_columns(std::move(columns)) {}

    /// nullptr if no cell has one.
    [[nodiscard]] static std::shared_ptr<const FindingCells>
    find(const diff::Matrix &matrix, const services::CheckResult &findings,
         const base::Cancel &cancel = {});

    /// nullptr for none.
    [[nodiscard]] const CellFinding *atObject(const diff::Row &row, std::size_t column) const;
    [[nodiscard]] const CellFinding *atField(const diff::Row &row, std::size_t column,
                                             const std::vector<std::string> &paths) const;

private:
    [[nodiscard]] const OfObject *find(const diff::Row &row, std::size_t column) const;

    std::vector<OfColumn> m_columns;
};

} // namespace fleetwright::ui
