// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "template/parser.h"

#include <algorithm>
#include <array>
#include <utility>

namespace fleetwright::gotemplate {

/// The work of parse(). A function that fails returns nullptr and leaves m_error set; whoever calls
/// it passes that on.
class ParseState {
public:
    ParseState(std::shared_ptr<Source> source, const Delimiters &delimiters,
               const FunctionSet &functions);

    [[nodiscard]] base::Result<std::vector<Tree>> parse();

private:
    // Tokens, with three of lookahead (parse.go).
    Item next();
    void backUp() { ++m_peekCount; }
    void backUp2(const Item &first);
    void backUp3(const Item &second, const Item &first);
    Item peek();
    Item nextNonSpace();
    Item peekNonSpace();
    bool expect(Token type, std::string_view context);
    /// Always nullptr, so that `return fail(…)` reads well.
    std::nullptr_t fail(const std::string &text);
    std::nullptr_t unexpected(const Item &item, std::string_view context);
    [[nodiscard]] bool failed() const { return m_error.has_value(); }

    // Texts, definitions, control structures.
    bool parseTexts();
    bool parseDefinition();
    bool addTree(std::string name, const ListNode *root);
    struct ItemList {
        const ListNode *list = nullptr;
        const Node *end = nullptr;
    };
    ItemList itemList();
    const Node *textOrAction();
    const Node *action();
    const Node *breakOrContinue(const Item &item, NodeKind kind);
    const Node *elseControl();
    const Node *endControl();
    const Node *branchControl(NodeKind kind, std::string_view context);
    const ListNode *elseList(NodeKind kind, std::string_view context, const Node &end);
    const Node *templateControl();
    const Node *blockControl();
    bool parseTemplateName(const Item &item, std::string_view context, std::string_view &name);
    /// Runs `body` with the variables of a template of its own.
    template<typename Body>
    bool inNewTemplate(Body body);

    // Pipelines.
    const PipeNode *pipeline(std::string_view context, Token end);
    bool declarations(std::string_view context, PipeNode &pipe,
                      std::vector<const VariableNode *> &variables);
    bool checkPipeline(const PipeNode &pipe, std::string_view context);
    const CommandNode *command();
    const Node *operand();
    const Node *term();
    const Node *parenthesized();
    const Node *function(const Item &item);
    const Node *variable(const Item &item);
    const Node *string(const Item &item);
    const Node *number(const Item &item);

    template<typename T>
    std::span<const T> kept(const std::vector<T> &values);
    template<typename T, typename... Arguments>
    const T *make(NodeKind kind, std::size_t position, Arguments &&...arguments);
    std::span<const std::string_view> splitNames(std::string_view text);

    std::shared_ptr<Source> m_source;
    const FunctionSet &m_functions;
    Lexer m_lexer;
    std::array<Item, 3> m_token;
    std::size_t m_peekCount = 0;
    std::vector<std::string_view> m_variables{"$"};
    std::size_t m_actionLine = 0;
    int m_rangeDepth = 0;
    int m_parentheses = 0;
    int m_controlDepth = 0;
    std::vector<Tree> m_trees;
    std::optional<base::Error> m_error;
};

template<typename T>
std::span<const T> ParseState::kept(const std::vector<T> &values)
{
    const std::span<T> place = m_source->arena.makeArray<T>(values.size());
    std::copy(values.begin(), values.end(), place.begin());
    return place;
}

template<typename T, typename... Arguments>
const T *ParseState::make(NodeKind kind, std::size_t position, Arguments &&...arguments)
{
    return m_source->arena.make<T>(Node{kind, position}, std::forward<Arguments>(arguments)...);
}

/// strconv's reading of a number or character constant (node.go newNumber). Nothing but `error` is
/// set if it is malformed.
struct ParsedNumber {
    NumberNode node{};
    std::string error;
};
[[nodiscard]] ParsedNumber parseNumber(const Item &item);

} // namespace fleetwright::gotemplate
