// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace fleetwright::base {

/// A time zone of the machine's time zone database (TZif, RFC 8536), immutable.
class TimeZone {
public:
    struct Offset {
        std::int32_t seconds = 0; ///< east of UTC
        std::string name = "UTC"; ///< "CET", "CEST", "-03"
    };

    /// "Europe/Berlin"; "UTC" and "" are always known. nullptr for what the database does not have,
    /// and for names that leave its folder.
    [[nodiscard]] static std::shared_ptr<const TimeZone> load(std::string_view name);
    /// A zone from the bytes of a TZif file; nullptr if they are none.
    [[nodiscard]] static std::shared_ptr<const TimeZone> fromBytes(std::string_view bytes);

    /// What was or will be in force `unixSeconds` after 1970.
    [[nodiscard]] Offset at(std::int64_t unixSeconds) const;

    struct Data;
    explicit TimeZone(std::shared_ptr<const Data> data) : m_data(std::move(data)) {}

private:
    std::shared_ptr<const Data> m_data; ///< nullptr: UTC
};

} // namespace fleetwright::base
