// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/error.h"
#include "base/hash.h"
#include "base/repopath.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace fleetwright::base {

/// The bytes of one file as they were read, immutable and shared by everything that points into
/// them.
class SourceFile {
public:
    SourceFile(RepoPath path, std::string bytes);

    [[nodiscard]] const RepoPath &path() const { return m_path; }
    [[nodiscard]] std::string_view bytes() const { return m_bytes; }
    [[nodiscard]] Hash128 hash() const { return m_hash; }

    [[nodiscard]] std::uint32_t lineCount() const;
    /// Line and column (from 1) of a byte offset. Thread-safe.
    [[nodiscard]] Place placeOf(std::uint32_t offset) const;
    /// Byte offset at which a line (from 1) begins; the file's size past the last line.
    [[nodiscard]] std::uint32_t lineBegin(std::uint32_t line) const;
    /// A line's bytes without its line ending.
    [[nodiscard]] std::string_view line(std::uint32_t line) const;

private:
    RepoPath m_path;
    std::string m_bytes;
    Hash128 m_hash;
    std::vector<std::uint32_t> m_lineBegins;
};

using SourceFilePtr = std::shared_ptr<const SourceFile>;

/// A half-open byte range of a file. `file` is not owned: an Arena or the holder of the
/// SourceFilePtr keeps it alive.
struct Span {
    const SourceFile *file = nullptr;
    std::uint32_t begin = 0;
    std::uint32_t end = 0;

    [[nodiscard]] bool known() const { return file != nullptr; }
    [[nodiscard]] std::string_view text() const;
    [[nodiscard]] Place place() const; ///< of the first byte

    friend bool operator==(const Span &, const Span &) = default;
};

} // namespace fleetwright::base
