// SPDX-License-Identifier: Apache-2.0
#include "template/parser.h"

#include "template/parsestate.h"
#include "template/quoting.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace fleetwright::gotemplate {

namespace {

// parse.go's maxStackDepth is 10,000; nested control structures are not bounded there.
constexpr int deepestNesting = 1'000;

} // namespace

Source::Place Source::placeOf(std::size_t position) const
{
    const auto after = std::upper_bound(lineStarts.begin(), lineStarts.end(), position);
    const std::size_t line = static_cast<std::size_t>(after - lineStarts.begin());
    return {line, position - lineStarts[line - 1]};
}

base::Result<std::vector<Tree>> parse(std::string_view name, std::string_view text,
                                      const Delimiters &delimiters, const FunctionSet &functions)
{
    auto source = std::make_shared<Source>();
    source->name = name;
    source->text = text;
    source->lineStarts = {0};
    for (std::size_t at = source->text.find('\n'); at != std::string::npos;
         at = source->text.find('\n', at + 1))
        source->lineStarts.push_back(at + 1);
    return ParseState(std::move(source), delimiters, functions).parse();
}

ParseState::ParseState(std::shared_ptr<Source> source, const Delimiters &delimiters,
                       const FunctionSet &functions)
    : m_source(std::move(source)), m_functions(functions),
      m_lexer(m_source->text, delimiters.left, delimiters.right)
{}

base::Result<std::vector<Tree>> ParseState::parse()
{
    if (!parseTexts())
        return *std::move(m_error);
    return std::move(m_trees);
}

Item ParseState::next()
{
    if (m_peekCount > 0)
        --m_peekCount;
    else
        m_token[0] = m_lexer.next();
    return m_token[m_peekCount];
}

void ParseState::backUp2(const Item &first)
{
    m_token[1] = first;
    m_peekCount = 2;
}

void ParseState::backUp3(const Item &second, const Item &first)
{
    m_token[1] = first;
    m_token[2] = second;
    m_peekCount = 3;
}

Item ParseState::peek()
{
    if (m_peekCount > 0)
        return m_token[m_peekCount - 1];
    m_peekCount = 1;
    m_token[0] = m_lexer.next();
    return m_token[0];
}

Item ParseState::nextNonSpace()
{
    Item item = next();
    while (item.type == Token::Space)
        item = next();
    return item;
}

Item ParseState::peekNonSpace()
{
    const Item item = nextNonSpace();
    backUp();
    return item;
}

std::nullptr_t ParseState::fail(const std::string &text)
{
    if (m_error)
        return nullptr;
    const std::size_t line = m_token[0].line;
    m_error = base::Error{.code = base::ErrorCode::Syntax,
                          .detail = "template: " + m_source->name + ":" + std::to_string(line)
                                    + ": " + text,
                          .place = std::nullopt,
                          .hint = {},
                          .causes = {}};
    return nullptr;
}

std::nullptr_t ParseState::unexpected(const Item &item, std::string_view context)
{
    if (item.type != Token::Error)
        return fail("unexpected " + describeItem(item) + " in " + std::string(context));
    std::string text = describeItem(item);
    if (m_actionLine != 0 && m_actionLine != item.line) {
        // "unclosed action started at", not "unclosed action in action started at".
        text += item.text.ends_with(" action") ? "" : " in action";
        text += " started at " + m_source->name + ":" + std::to_string(m_actionLine);
    }
    return fail(text);
}

bool ParseState::expect(Token type, std::string_view context)
{
    const Item item = nextNonSpace();
    if (item.type == type)
        return true;
    unexpected(item, context);
    return false;
}

std::span<const std::string_view> ParseState::splitNames(std::string_view text)
{
    std::vector<std::string_view> names;
    while (true) {
        const std::size_t dot = text.find('.');
        names.push_back(text.substr(0, dot));
        if (dot == std::string_view::npos)
            return kept(names);
        text.remove_prefix(dot + 1);
    }
}

bool ParseState::addTree(std::string name, const ListNode *root)
{
    const auto same = std::find_if(m_trees.begin(), m_trees.end(),
                                   [&name](const Tree &tree) { return tree.name == name; });
    if (same == m_trees.end()) {
        m_trees.push_back({std::move(name), root, m_source});
        return true;
    }
    if (isEmptyTree(same->root)) {
        same->root = root;
        return true;
    }
    if (isEmptyTree(root))
        return true;
    fail("template: multiple definition of template " + goQuoted(name));
    return false;
}

template<typename Body>
bool ParseState::inNewTemplate(Body body)
{
    std::vector<std::string_view> variables{"$"};
    std::swap(m_variables, variables);
    const int rangeDepth = std::exchange(m_rangeDepth, 0);
    const std::size_t actionLine = std::exchange(m_actionLine, 0);
    const int parentheses = std::exchange(m_parentheses, 0);
    const bool done = body();
    std::swap(m_variables, variables);
    m_rangeDepth = rangeDepth;
    m_actionLine = actionLine;
    m_parentheses = parentheses;
    return done;
}

bool ParseState::parseTexts()
{
    const std::size_t begin = peek().position;
    std::vector<const Node *> nodes;
    while (peek().type != Token::End) {
        if (peek().type == Token::LeftDelimiter) {
            const Item delimiter = next();
            if (nextNonSpace().type == Token::Define) {
                if (!inNewTemplate([this] { return parseDefinition(); }))
                    return false;
                continue;
            }
            backUp2(delimiter);
        }
        const Node *node = textOrAction();
        if (!node)
            return false;
        if (node->kind == NodeKind::End || node->kind == NodeKind::Else) {
            fail("unexpected " + nodeText(*node));
            return false;
        }
        nodes.push_back(node);
    }
    return addTree(m_source->name, make<ListNode>(NodeKind::List, begin, kept(nodes)));
}

bool ParseState::parseDefinition()
{
    constexpr std::string_view context = "define clause";
    const Item item = nextNonSpace();
    if (item.type != Token::String && item.type != Token::RawString) {
        unexpected(item, context);
        return false;
    }
    const std::optional<std::string> name = unquoted(item.text);
    if (!name) {
        fail("invalid syntax");
        return false;
    }
    if (!expect(Token::RightDelimiter, context))
        return false;
    const ItemList body = itemList();
    if (!body.end)
        return false;
    if (body.end->kind != NodeKind::End) {
        fail("unexpected " + nodeText(*body.end) + " in " + std::string(context));
        return false;
    }
    return addTree(*name, body.list);
}

ParseState::ItemList ParseState::itemList()
{
    const std::size_t begin = peekNonSpace().position;
    std::vector<const Node *> nodes;
    while (peekNonSpace().type != Token::End) {
        const Node *node = textOrAction();
        if (!node)
            return {};
        if (node->kind == NodeKind::End || node->kind == NodeKind::Else)
            return {make<ListNode>(NodeKind::List, begin, kept(nodes)), node};
        nodes.push_back(node);
    }
    fail("unexpected EOF");
    return {};
}

const Node *ParseState::textOrAction()
{
    const Item item = nextNonSpace();
    if (item.type == Token::Text)
        return make<TextNode>(NodeKind::Text, item.position, item.text);
    if (item.type != Token::LeftDelimiter)
        return unexpected(item, "input");
    m_actionLine = item.line;
    const Node *node = action();
    m_actionLine = 0;
    return node;
}

const Node *ParseState::action()
{
    const Item item = nextNonSpace();
    switch (item.type) {
    case Token::Block:
        return blockControl();
    case Token::Break:
        return breakOrContinue(item, NodeKind::Break);
    case Token::Continue:
        return breakOrContinue(item, NodeKind::Continue);
    case Token::Else:
        return elseControl();
    case Token::EndKeyword:
        return endControl();
    case Token::If:
        return branchControl(NodeKind::If, "if");
    case Token::Range:
        return branchControl(NodeKind::Range, "range");
    case Token::Template:
        return templateControl();
    case Token::With:
        return branchControl(NodeKind::With, "with");
    default:
        break;
    }
    backUp();
    const std::size_t position = peek().position;
    const PipeNode *pipe = pipeline("command", Token::RightDelimiter);
    return pipe ? make<ActionNode>(NodeKind::Action, position, pipe) : nullptr;
}

const Node *ParseState::breakOrContinue(const Item &item, NodeKind kind)
{
    const std::string text = kind == NodeKind::Break ? "{{break}}" : "{{continue}}";
    if (const Item after = nextNonSpace(); after.type != Token::RightDelimiter)
        return unexpected(after, text);
    if (m_rangeDepth == 0)
        return fail(text + " outside {{range}}");
    return make<Node>(kind, item.position);
}

const Node *ParseState::endControl()
{
    const Item item = nextNonSpace();
    if (item.type != Token::RightDelimiter)
        return unexpected(item, "end");
    return make<Node>(NodeKind::End, item.position);
}

const Node *ParseState::elseControl()
{
    const Item item = peekNonSpace();
    // "else if" and "else with" belong to the control structure around.
    if (item.type == Token::If || item.type == Token::With)
        return make<Node>(NodeKind::Else, item.position);
    const Item after = nextNonSpace();
    if (after.type != Token::RightDelimiter)
        return unexpected(after, "else");
    return make<Node>(NodeKind::Else, after.position);
}

const ListNode *ParseState::elseList(NodeKind kind, std::string_view context, const Node &end)
{
    const Token chained = kind == NodeKind::If ? Token::If : Token::With;
    if (kind != NodeKind::Range && peek().type == chained) {
        static_cast<void>(next());
        const Node *inner = branchControl(kind, context);
        return inner ? make<ListNode>(NodeKind::List, end.position, kept(std::vector{inner}))
                     : nullptr;
    }
    const ItemList body = itemList();
    if (!body.end)
        return nullptr;
    if (body.end->kind != NodeKind::End)
        return fail("expected end; found " + nodeText(*body.end));
    return body.list;
}

const Node *ParseState::branchControl(NodeKind kind, std::string_view context)
{
    if (m_controlDepth >= deepestNesting)
        return fail("max expression depth exceeded");
    ++m_controlDepth;
    const std::size_t variables = m_variables.size();
    const PipeNode *pipe = pipeline(context, Token::RightDelimiter);
    if (!pipe)
        return nullptr;
    const int loops = kind == NodeKind::Range ? 1 : 0;
    m_rangeDepth += loops;
    const ItemList body = itemList();
    m_rangeDepth -= loops;
    if (!body.end)
        return nullptr;
    const ListNode *otherwise = nullptr;
    if (body.end->kind == NodeKind::Else) {
        otherwise = elseList(kind, context, *body.end);
        if (!otherwise)
            return nullptr;
    }
    m_variables.resize(variables);
    --m_controlDepth;
    return make<BranchNode>(kind, pipe->position, pipe, body.list, otherwise);
}

bool ParseState::parseTemplateName(const Item &item, std::string_view context,
                                   std::string_view &name)
{
    if (item.type != Token::String && item.type != Token::RawString) {
        unexpected(item, context);
        return false;
    }
    const std::optional<std::string> text = unquoted(item.text);
    if (!text) {
        fail("invalid syntax");
        return false;
    }
    name = m_source->arena.copy(*text);
    return true;
}

const Node *ParseState::templateControl()
{
    constexpr std::string_view context = "template clause";
    const Item item = nextNonSpace();
    std::string_view name;
    if (!parseTemplateName(item, context, name))
        return nullptr;
    const PipeNode *pipe = nullptr;
    if (nextNonSpace().type != Token::RightDelimiter) {
        backUp();
        pipe = pipeline(context, Token::RightDelimiter);
        if (!pipe)
            return nullptr;
    }
    return make<TemplateNode>(NodeKind::Template, item.position, name, pipe);
}

const Node *ParseState::blockControl()
{
    constexpr std::string_view context = "block clause";
    const Item item = nextNonSpace();
    std::string_view name;
    if (!parseTemplateName(item, context, name))
        return nullptr;
    const PipeNode *pipe = pipeline(context, Token::RightDelimiter);
    if (!pipe)
        return nullptr;
    if (m_controlDepth >= deepestNesting)
        return fail("max expression depth exceeded");
    ++m_controlDepth;
    const bool done = inNewTemplate([this, name, context] {
        const ItemList body = itemList();
        if (!body.end)
            return false;
        if (body.end->kind != NodeKind::End) {
            fail("unexpected " + nodeText(*body.end) + " in " + std::string(context));
            return false;
        }
        return addTree(std::string(name), body.list);
    });
    --m_controlDepth;
    return done ? make<TemplateNode>(NodeKind::Template, item.position, name, pipe) : nullptr;
}

} // namespace fleetwright::gotemplate
