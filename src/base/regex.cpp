// SPDX-License-Identifier: Apache-2.0
#include "base/regex.h"

#include <re2/re2.h>

namespace fleetwright::base {

struct Regex::Program {
    explicit Program(std::string_view pattern)
        : re(re2::StringPiece(pattern.data(), pattern.size()), options())
    {}

    static RE2::Options options()
    {
        RE2::Options options;
        options.set_log_errors(false);
        return options;
    }

    RE2 re;
};

Result<Regex> Regex::compile(std::string_view pattern)
{
    auto program = std::make_shared<const Program>(pattern);
    if (!program->re.ok()) {
        return Error{ErrorCode::Syntax,
                     "invalid regular expression '" + std::string(pattern)
                         + "': " + program->re.error(),
                     std::nullopt,
                     "use Go's regular expression syntax",
                     {}};
    }
    return Regex(std::move(program));
}

bool Regex::matchesWhole(std::string_view text) const
{
    return RE2::FullMatch(re2::StringPiece(text.data(), text.size()), m_program->re);
}

bool Regex::matchesAnywhere(std::string_view text) const
{
    return RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), m_program->re);
}

} // namespace fleetwright::base
