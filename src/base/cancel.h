// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <stop_token>

namespace fleetwright::base {

/// Asked by long engine functions; a cancelled one returns ErrorCode::Cancelled.
class Cancel {
public:
    Cancel() = default; ///< never cancelled
    explicit Cancel(std::stop_token token) : m_token(std::move(token)) {}

    [[nodiscard]] bool requested() const { return m_token.stop_requested(); }

private:
    std::stop_token m_token;
};

} // namespace fleetwright::base
