// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "template/value.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace fleetwright::gotemplate {

struct Function;

/// The nodes of text/template/parse (node.go).
enum class NodeKind : std::uint8_t {
    Text,
    Action,
    Bool,
    Break,
    Chain,
    Command,
    Continue,
    Dot,
    Else,
    End,
    Field,
    Identifier,
    If,
    List,
    Nil,
    Number,
    Pipe,
    Range,
    String,
    Template,
    Variable,
    With,
};

/// A node of a parsed template; it and all it points to live in its source's arena.
struct Node {
    NodeKind kind;
    std::size_t position; ///< byte offset in the source
};

struct ListNode : Node {
    std::span<const Node *const> nodes;
};

struct TextNode : Node {
    std::string_view text;
};

struct VariableNode : Node {
    std::span<const std::string_view> names; ///< "$x", then the fields
};

struct CommandNode : Node {
    std::span<const Node *const> arguments; ///< a function, field or constant, then its arguments
};

struct PipeNode : Node {
    bool isAssignment;
    std::span<const VariableNode *const> declarations;
    std::span<const CommandNode *const> commands;
};

struct ActionNode : Node {
    const PipeNode *pipe;
};

/// if, with, range.
struct BranchNode : Node {
    const PipeNode *pipe;
    const ListNode *list;
    const ListNode *elseList; ///< may be nullptr
};

struct TemplateNode : Node {
    std::string_view name;
    const PipeNode *pipe; ///< may be nullptr
};

/// A function, found when the template was parsed.
struct IdentifierNode : Node {
    std::string_view name;
    const Function *function;
};

struct FieldNode : Node {
    std::span<const std::string_view> names;
};

struct ChainNode : Node {
    const Node *node;
    std::span<const std::string_view> names;
};

struct BoolNode : Node {
    bool value;
};

struct StringNode : Node {
    std::string_view quoted; ///< as it stands in the source
    std::string_view text;
};

struct NumberNode : Node {
    std::string_view text;
    bool isInteger;
    bool isUnsigned;
    bool isReal;
    bool isComplex;
    std::int64_t integer;
    std::uint64_t unsignedInteger;
    double real;
    double parts[2]; ///< of a complex number
};

template<typename T>
[[nodiscard]] const T &nodeAs(const Node &node)
{
    return static_cast<const T &>(node);
}

/// Node.String(): the text that error messages show.
[[nodiscard]] std::string nodeText(const Node &node);

/// parse.IsEmptyTree.
[[nodiscard]] bool isEmptyTree(const Node *node);

} // namespace fleetwright::gotemplate
