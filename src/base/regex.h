// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace fleetwright::base {

/// A regular expression in Go's dialect (RE2), linear in time. Copies share the compiled program.
class Regex {
public:
    /// Fails with code Syntax; the hint-free text of Go's own error is `goError`.
    [[nodiscard]] static Result<Regex> compile(std::string_view pattern);
    /// What Go's regexp.Compile says about a malformed pattern: "error parsing regexp: missing
    /// closing ]: `[a`"; "" for a good one.
    [[nodiscard]] static std::string goError(std::string_view pattern);

    [[nodiscard]] bool matchesWhole(std::string_view text) const; ///< as if ^(?:…)$
    [[nodiscard]] bool matchesAnywhere(std::string_view text) const;

    /// A group of a match; unset for a group that took no part.
    struct Group {
        std::size_t begin = 0;
        std::size_t end = 0;
        bool isSet = false;
    };
    /// The leftmost match at or behind `from` in the whole text: group 0 is the match. Empty if
    /// there is none.
    [[nodiscard]] std::vector<Group> match(std::string_view text, std::size_t from = 0) const;
    /// Capturing groups, the match itself not counted.
    [[nodiscard]] std::size_t groupCount() const;
    /// The number of a named group (?P<name>…), nullopt if there is none.
    [[nodiscard]] std::optional<std::size_t> groupNumber(const std::string &name) const;

private:
    struct Program;
    explicit Regex(std::shared_ptr<const Program> program) : m_program(std::move(program)) {}
    std::shared_ptr<const Program> m_program;
};

} // namespace fleetwright::base
