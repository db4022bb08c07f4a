// SPDX-License-Identifier: Apache-2.0
#include "template/parsestate.h"
#include "template/quoting.h"

#include <algorithm>

namespace fleetwright::gotemplate {

namespace {

// parse.go's maxStackDepth is 10,000, which the stack of a thread here does not hold.
constexpr int deepestParentheses = 1'000;

bool beginsOperand(Token type)
{
    switch (type) {
    case Token::Bool:
    case Token::CharConstant:
    case Token::Complex:
    case Token::Dot:
    case Token::Field:
    case Token::Identifier:
    case Token::Number:
    case Token::Nil:
    case Token::RawString:
    case Token::String:
    case Token::Variable:
    case Token::LeftParen:
        return true;
    default:
        return false;
    }
}

} // namespace

bool ParseState::declarations(std::string_view context, PipeNode &pipe,
                              std::vector<const VariableNode *> &variables)
{
    while (peekNonSpace().type == Token::Variable) {
        const Item variable = nextNonSpace();
        // "$x foo" may be a declaration only if what follows the blanks says so; else the blanks
        // have to be given back, they separate arguments.
        const Item after = peek();
        const Item following = peekNonSpace();
        const bool isList = following.type == Token::Char && following.text == ",";
        if (following.type != Token::Assign && following.type != Token::Declare && !isList) {
            if (after.type == Token::Space)
                backUp3(variable, after);
            else
                backUp2(variable);
            return true;
        }
        static_cast<void>(nextNonSpace());
        variables.push_back(
            make<VariableNode>(NodeKind::Variable, variable.position, splitNames(variable.text)));
        m_variables.push_back(variable.text);
        if (!isList) {
            pipe.isAssignment = following.type == Token::Assign;
            return true;
        }
        if (context != "range" || variables.size() >= 2) {
            fail("too many declarations in " + std::string(context));
            return false;
        }
        const Token type = peekNonSpace().type;
        if (type != Token::Variable && type != Token::RightDelimiter && type != Token::RightParen) {
            fail("range can only initialize variables");
            return false;
        }
    }
    return true;
}

const PipeNode *ParseState::pipeline(std::string_view context, Token end)
{
    PipeNode pipe{{NodeKind::Pipe, peekNonSpace().position}, false, {}, {}};
    std::vector<const VariableNode *> variables;
    if (!declarations(context, pipe, variables))
        return nullptr;
    std::vector<const CommandNode *> commands;
    while (true) {
        const Item item = nextNonSpace();
        if (item.type == end)
            break;
        if (!beginsOperand(item.type))
            return unexpected(item, context);
        backUp();
        const CommandNode *added = command();
        if (!added)
            return nullptr;
        commands.push_back(added);
    }
    pipe.declarations = kept(variables);
    pipe.commands = kept(commands);
    if (!checkPipeline(pipe, context))
        return nullptr;
    return m_source->arena.make<PipeNode>(pipe);
}

bool ParseState::checkPipeline(const PipeNode &pipe, std::string_view context)
{
    if (pipe.commands.empty()) {
        fail("missing value for " + std::string(context));
        return false;
    }
    for (std::size_t index = 1; index < pipe.commands.size(); ++index) {
        switch (pipe.commands[index]->arguments.front()->kind) {
        case NodeKind::Bool:
        case NodeKind::Dot:
        case NodeKind::Nil:
        case NodeKind::Number:
        case NodeKind::String:
            fail("non executable command in pipeline stage " + std::to_string(index + 1));
            return false;
        default:
            break;
        }
    }
    return true;
}

const CommandNode *ParseState::command()
{
    const std::size_t position = peekNonSpace().position;
    std::vector<const Node *> arguments;
    while (true) {
        static_cast<void>(peekNonSpace());
        const Node *argument = operand();
        if (failed())
            return nullptr;
        if (argument)
            arguments.push_back(argument);
        const Item item = next();
        if (item.type == Token::Space)
            continue;
        if (item.type == Token::RightDelimiter || item.type == Token::RightParen)
            backUp();
        else if (item.type != Token::Pipe)
            return unexpected(item, "operand");
        break;
    }
    if (arguments.empty())
        return fail("empty command");
    return make<CommandNode>(NodeKind::Command, position, kept(arguments));
}

const Node *ParseState::operand()
{
    const Node *node = term();
    if (!node || peek().type != Token::Field)
        return node;
    const std::size_t position = peek().position;
    std::vector<std::string_view> names;
    const auto takeOver = [&names](std::span<const std::string_view> own) {
        names.assign(own.begin(), own.end());
    };
    if (node->kind == NodeKind::Field)
        takeOver(nodeAs<FieldNode>(*node).names);
    else if (node->kind == NodeKind::Variable)
        takeOver(nodeAs<VariableNode>(*node).names);
    while (peek().type == Token::Field)
        names.push_back(next().text.substr(1));
    switch (node->kind) {
    case NodeKind::Field:
        return make<FieldNode>(NodeKind::Field, position, kept(names));
    case NodeKind::Variable:
        return make<VariableNode>(NodeKind::Variable, position, kept(names));
    case NodeKind::Bool:
    case NodeKind::String:
    case NodeKind::Number:
    case NodeKind::Nil:
    case NodeKind::Dot:
        return fail("unexpected . after term " + goQuoted(nodeText(*node)));
    default:
        return make<ChainNode>(NodeKind::Chain, position, node, kept(names));
    }
}

const Node *ParseState::term()
{
    const Item item = nextNonSpace();
    switch (item.type) {
    case Token::Identifier:
        return function(item);
    case Token::Dot:
        return make<Node>(NodeKind::Dot, item.position);
    case Token::Nil:
        return make<Node>(NodeKind::Nil, item.position);
    case Token::Variable:
        return variable(item);
    case Token::Field:
        return make<FieldNode>(NodeKind::Field, item.position, splitNames(item.text.substr(1)));
    case Token::Bool:
        return make<BoolNode>(NodeKind::Bool, item.position, item.text == "true");
    case Token::CharConstant:
    case Token::Complex:
    case Token::Number:
        return number(item);
    case Token::LeftParen:
        return parenthesized();
    case Token::String:
    case Token::RawString:
        return string(item);
    default:
        backUp();
        return nullptr;
    }
}

const Node *ParseState::parenthesized()
{
    if (m_parentheses >= deepestParentheses)
        return fail("max expression depth exceeded");
    ++m_parentheses;
    const PipeNode *pipe = pipeline("parenthesized pipeline", Token::RightParen);
    --m_parentheses;
    return pipe;
}

const Node *ParseState::function(const Item &item)
{
    const Function *found = m_functions.find(item.text);
    if (!found)
        return fail("function " + goQuoted(item.text) + " not defined");
    return make<IdentifierNode>(NodeKind::Identifier, item.position, item.text, found);
}

const Node *ParseState::variable(const Item &item)
{
    const std::span<const std::string_view> names = splitNames(item.text);
    if (std::find(m_variables.begin(), m_variables.end(), names.front()) == m_variables.end())
        return fail("undefined variable " + goQuoted(names.front()));
    return make<VariableNode>(NodeKind::Variable, item.position, names);
}

const Node *ParseState::string(const Item &item)
{
    const std::optional<std::string> text = unquoted(item.text);
    if (!text)
        return fail("invalid syntax");
    return make<StringNode>(NodeKind::String, item.position, item.text,
                            m_source->arena.copy(*text));
}

const Node *ParseState::number(const Item &item)
{
    const ParsedNumber parsed = parseNumber(item);
    if (!parsed.error.empty())
        return fail(parsed.error);
    return m_source->arena.make<NumberNode>(parsed.node);
}

} // namespace fleetwright::gotemplate
