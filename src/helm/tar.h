// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace fleetwright::helm {

struct TarEntry {
    std::string name;
    std::string_view content; ///< points into the archive; empty for links and folders
    bool isFolder = false;
};

/// The entries of a tar archive one by one (Go's archive/tar: ustar, GNU long names, pax paths and
/// sizes).
class TarReader {
public:
    explicit TarReader(std::string_view archive) : m_archive(archive) {}

    /// Nothing at the end, or if the archive is malformed: then error() says so.
    [[nodiscard]] std::optional<TarEntry> next();
    [[nodiscard]] const std::string &error() const { return m_error; }

private:
    struct Overrides {
        std::optional<std::string> name;
        std::optional<std::size_t> size;
    };

    [[nodiscard]] std::optional<TarEntry> fail(std::string error);
    void readPaxRecords(std::string_view records, Overrides &overrides) const;

    std::string_view m_archive;
    std::size_t m_at = 0;
    std::string m_error;
};

} // namespace fleetwright::helm
