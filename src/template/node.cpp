// SPDX-License-Identifier: Apache-2.0
#include "template/node.h"

#include "template/characters.h"
#include "template/quoting.h"

#include <algorithm>

namespace fleetwright::gotemplate {

namespace {

void append(std::string &out, const Node &node);

void appendNames(std::string &out, std::span<const std::string_view> names)
{
    for (const std::string_view name : names) {
        out += '.';
        out += name;
    }
}

void appendVariable(std::string &out, const VariableNode &variable)
{
    out += variable.names.front();
    appendNames(out, variable.names.subspan(1));
}

void appendParenthesized(std::string &out, const Node &node)
{
    const bool isPipe = node.kind == NodeKind::Pipe;
    out += isPipe ? "(" : "";
    append(out, node);
    out += isPipe ? ")" : "";
}

void appendCommand(std::string &out, const CommandNode &command)
{
    bool isFirst = true;
    for (const Node *argument : command.arguments) {
        if (!isFirst)
            out += ' ';
        isFirst = false;
        appendParenthesized(out, *argument);
    }
}

void appendPipe(std::string &out, const PipeNode &pipe)
{
    for (std::size_t index = 0; index < pipe.declarations.size(); ++index) {
        out += index > 0 ? ", " : "";
        appendVariable(out, *pipe.declarations[index]);
    }
    if (!pipe.declarations.empty())
        out += pipe.isAssignment ? " = " : " := ";
    for (std::size_t index = 0; index < pipe.commands.size(); ++index) {
        out += index > 0 ? " | " : "";
        appendCommand(out, *pipe.commands[index]);
    }
}

void appendBranch(std::string &out, const BranchNode &branch, std::string_view name)
{
    out += "{{";
    out += name;
    out += ' ';
    appendPipe(out, *branch.pipe);
    out += "}}";
    append(out, *branch.list);
    if (branch.elseList) {
        out += "{{else}}";
        append(out, *branch.elseList);
    }
    out += "{{end}}";
}

void appendTemplate(std::string &out, const TemplateNode &node)
{
    out += "{{template " + goQuoted(node.name);
    if (node.pipe) {
        out += ' ';
        appendPipe(out, *node.pipe);
    }
    out += "}}";
}

void append(std::string &out, const Node &node)
{
    switch (node.kind) {
    case NodeKind::Text:
        out += nodeAs<TextNode>(node).text;
        break;
    case NodeKind::Action:
        out += "{{";
        appendPipe(out, *nodeAs<ActionNode>(node).pipe);
        out += "}}";
        break;
    case NodeKind::Bool:
        out += nodeAs<BoolNode>(node).value ? "true" : "false";
        break;
    case NodeKind::Break:
        out += "{{break}}";
        break;
    case NodeKind::Chain:
        appendParenthesized(out, *nodeAs<ChainNode>(node).node);
        appendNames(out, nodeAs<ChainNode>(node).names);
        break;
    case NodeKind::Command:
        appendCommand(out, nodeAs<CommandNode>(node));
        break;
    case NodeKind::Continue:
        out += "{{continue}}";
        break;
    case NodeKind::Dot:
        out += '.';
        break;
    case NodeKind::Else:
        out += "{{else}}";
        break;
    case NodeKind::End:
        out += "{{end}}";
        break;
    case NodeKind::Field:
        appendNames(out, nodeAs<FieldNode>(node).names);
        break;
    case NodeKind::Identifier:
        out += nodeAs<IdentifierNode>(node).name;
        break;
    case NodeKind::If:
        appendBranch(out, nodeAs<BranchNode>(node), "if");
        break;
    case NodeKind::List:
        for (const Node *child : nodeAs<ListNode>(node).nodes)
            append(out, *child);
        break;
    case NodeKind::Nil:
        out += "nil";
        break;
    case NodeKind::Number:
        out += nodeAs<NumberNode>(node).text;
        break;
    case NodeKind::Pipe:
        appendPipe(out, nodeAs<PipeNode>(node));
        break;
    case NodeKind::Range:
        appendBranch(out, nodeAs<BranchNode>(node), "range");
        break;
    case NodeKind::String:
        out += nodeAs<StringNode>(node).quoted;
        break;
    case NodeKind::Template:
        appendTemplate(out, nodeAs<TemplateNode>(node));
        break;
    case NodeKind::Variable:
        appendVariable(out, nodeAs<VariableNode>(node));
        break;
    case NodeKind::With:
        appendBranch(out, nodeAs<BranchNode>(node), "with");
        break;
    }
}

} // namespace

std::string nodeText(const Node &node)
{
    std::string out;
    append(out, node);
    return out;
}

bool isEmptyTree(const Node *node)
{
    if (!node)
        return true;
    if (node->kind == NodeKind::List) {
        const auto &nodes = nodeAs<ListNode>(*node).nodes;
        return std::all_of(nodes.begin(), nodes.end(), isEmptyTree);
    }
    return node->kind == NodeKind::Text && trimSpace(nodeAs<TextNode>(*node).text).empty();
}

} // namespace fleetwright::gotemplate
