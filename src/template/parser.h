// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/arena.h"
#include "base/result.h"
#include "template/function.h"
#include "template/lexer.h"
#include "template/node.h"

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace fleetwright::gotemplate {

/// A text that templates were parsed from; owns their nodes.
struct Source {
    std::string name; ///< of the template that the text was parsed as; stands in errors
    std::string text;
    base::Arena arena;
    std::vector<std::size_t> lineStarts;

    struct Place {
        std::size_t line = 1;
        std::size_t column = 0; ///< bytes before it on its line, as Go counts
    };
    [[nodiscard]] Place placeOf(std::size_t position) const;
};

using SourcePtr = std::shared_ptr<const Source>;

/// One template: what {{define}} or a whole text makes.
struct Tree {
    std::string name;
    const ListNode *root = nullptr;
    SourcePtr source;
};

struct Delimiters {
    std::string left = "{{";
    std::string right = "}}";
};

/// Parses one text (text/template/parse of Go 1.24): the template named `name` and those that it
/// defines, each name once. Errors are Go's texts, code Syntax.
[[nodiscard]] base::Result<std::vector<Tree>> parse(std::string_view name, std::string_view text,
                                                    const Delimiters &delimiters,
                                                    const FunctionSet &functions);

} // namespace fleetwright::gotemplate
