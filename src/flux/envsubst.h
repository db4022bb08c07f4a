// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/limits.h"
#include "base/result.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace fleetwright::flux {

/// What a variable's name stands for.
struct VariableValue {
    enum class State : std::uint8_t {
        Set,
        Missing,
        Unknown, ///< it exists, its value is not to be had: the whole reference stays as written
    };
    State state = State::Missing;
    std::string_view text; ///< Set
};

using LookUp = std::function<VariableValue(std::string_view name)>;

enum class Strictness : std::uint8_t {
    Lenient, ///< a missing variable is empty
    Strict,  ///< a missing variable is an error, unless an operator gives a default
};

/// One "${…}" of a text, those inside others included.
struct Reference {
    std::string_view name;
    std::string_view operation; ///< "", ":=", "//", …; "#" is the length where no argument follows
    std::size_t begin = 0;      ///< of the outermost "${…}" around it, in bytes of the text
    std::size_t end = 0;
    bool outermost = true;
};

/// The template language of github.com/fluxcd/pkg/envsubst 1.8.0 (parse/, eval.go, funcs.go),
/// which is drone/envsubst: `${name}` with shell-like operators, `$$` for `$`.
class ShellTemplate {
public:
    /// Syntax errors say what the original says. The template points into `text`.
    [[nodiscard]] static base::Result<ShellTemplate> parse(std::string_view text,
                                                           const base::Limits &limits = {});

    /// Fails in strict mode, and with TooLarge when the result would be longer than `maximum`.
    [[nodiscard]] base::Result<std::string> evaluate(const LookUp &lookUp, Strictness strictness,
                                                     std::size_t maximum) const;

    /// In the order of the text, an outer one before those inside it.
    [[nodiscard]] std::vector<Reference> references() const;

    struct Expression;
    /// Literal text, or an expression.
    struct Piece {
        std::string text;
        std::shared_ptr<const Expression> expression;
    };

    struct Expression {
        std::string name;
        std::string operation;
        std::vector<Piece> arguments;
        std::size_t begin = 0; ///< at "${"
        std::size_t end = 0;   ///< behind "}"
    };

private:
    ShellTemplate(std::string_view text, std::vector<Piece> pieces)
        : m_text(text), m_pieces(std::move(pieces))
    {}

    std::string_view m_text;
    std::vector<Piece> m_pieces;
};

/// Whether a text can change at all when it is evaluated.
[[nodiscard]] inline bool mayReference(std::string_view text)
{
    for (std::size_t at = text.find('$'); at != std::string_view::npos && at + 1 < text.size();
         at = text.find('$', at + 1)) {
        if (text[at + 1] == '{' || text[at + 1] == '$')
            return true;
    }
    return false;
}

} // namespace fleetwright::flux
