// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"

#include <memory>
#include <string>
#include <string_view>

namespace fleetwright::base {

/// A regular expression in Go's dialect (RE2), linear in time. Copies share the compiled program.
class Regex {
public:
    [[nodiscard]] static Result<Regex> compile(std::string_view pattern);

    [[nodiscard]] bool matchesWhole(std::string_view text) const; ///< as if ^(?:…)$
    [[nodiscard]] bool matchesAnywhere(std::string_view text) const;

private:
    struct Program;
    explicit Regex(std::shared_ptr<const Program> program) : m_program(std::move(program)) {}
    std::shared_ptr<const Program> m_program;
};

} // namespace fleetwright::base
