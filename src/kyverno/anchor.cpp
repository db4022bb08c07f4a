// SPDX-License-Identifier: Apache-2.0
#include "kyverno/anchor.h"

#include <array>
#include <utility>

namespace fleetwright::kyverno {

namespace {

using Modifier = std::pair<char, Anchor::Type>;

constexpr std::array<Modifier, 5> modifiers{{{'<', Anchor::Type::Global},
                                             {'X', Anchor::Type::Negation},
                                             {'+', Anchor::Type::AddIfNotPresent},
                                             {'=', Anchor::Type::Equality},
                                             {'^', Anchor::Type::Existence}}};

} // namespace

std::optional<Anchor> Anchor::parse(std::string_view text)
{
    constexpr std::string_view blanks = " \t\r\n";
    const std::size_t first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos)
        return {};
    text = text.substr(first, text.find_last_not_of(blanks) - first + 1);
    Anchor anchor;
    for (const auto &[sign, type] : modifiers) {
        if (text.front() == sign && text.size() > 1 && text[1] == '(') {
            anchor.type = type;
            text.remove_prefix(1);
            break;
        }
    }
    if (text.size() < 3 || text.front() != '(' || text.back() != ')')
        return {};
    anchor.key = text.substr(1, text.size() - 2);
    return anchor;
}

std::string Anchor::with(std::string_view other) const
{
    std::string text;
    for (const auto &[sign, itsType] : modifiers) {
        if (itsType == type)
            text += sign;
    }
    return text + "(" + std::string(other) + ")";
}

} // namespace fleetwright::kyverno
