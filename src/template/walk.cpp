// SPDX-License-Identifier: Apache-2.0
#include "base/stackplace.h"
#include "template/execution.h"
#include "template/format.h"
#include "template/quoting.h"

#include <utility>

namespace fleetwright::gotemplate {

namespace {

constexpr std::size_t stepsBetweenChecks = 1024;
/// Threads have 8 MiB of stack, some only 4.
constexpr std::ptrdiff_t deepestStack = std::ptrdiff_t{3} << 20;

base::Error errorOf(base::ErrorCode code, std::string detail)
{
    return {
        .code = code, .detail = std::move(detail), .place = std::nullopt, .hint = {}, .causes = {}};
}

} // namespace

base::Result<Output> execute(const TemplateSetPtr &set, std::string_view name, const Value &data,
                             Heap &heap, const ExecuteOptions &options)
{
    const Tree *tree = set->find(name);
    if (!tree) {
        return errorOf(base::ErrorCode::NotFound, "template: no template \"" + std::string(name)
                                                      + "\" associated with template \""
                                                      + set->options().name + "\"");
    }
    Execution execution(set, heap, options);
    if (!execution.run(*tree, data))
        return execution.takeError();
    return execution.takeOutput();
}

Execution::Execution(TemplateSetPtr set, Heap &heap, const ExecuteOptions &options)
    : m_set(std::move(set)), m_heap(heap), m_options(options), m_out(&m_output.text),
      m_isRecording(options.sink != nullptr), m_random(options.surroundings.seed)
{}

bool Execution::run(const Tree &tree, const Value &data)
{
    m_stackBase = base::stackPlace();
    return walkTree(tree, data) != Flow::Failed;
}

Execution::Flow Execution::walkTree(const Tree &tree, const Value &dot)
{
    const std::ptrdiff_t used = base::stackBetween(m_stackBase, base::stackPlace());
    if (m_depth >= m_options.limits.depth || used > deepestStack) {
        failTooLarge("templates in one another: " + std::to_string(m_options.limits.depth));
        return Flow::Failed;
    }
    ++m_depth;
    const Tree *outerTree = std::exchange(m_tree, &tree);
    const Node *outerNode = m_node;
    const std::size_t outerFirst = std::exchange(m_firstVariable, m_variables.size());
    m_variables.push_back({"$", dot, m_dotFirst, m_dotEnd});
    const Flow flow = walkList(dot, *tree.root);
    m_variables.resize(m_firstVariable);
    m_firstVariable = outerFirst;
    m_node = outerNode;
    m_tree = outerTree;
    --m_depth;
    return flow;
}

std::optional<std::string> Execution::render(const Tree &tree, const Value &data,
                                             std::string &error)
{
    std::string text;
    std::string *outer = std::exchange(m_out, &text);
    const bool wasNested = std::exchange(m_isNested, true);
    const std::size_t dotFirst = m_dotFirst;
    const std::size_t dotEnd = m_dotEnd;
    if (m_isRecording) {
        // What was read for the arguments is what the included template's dot is made of.
        m_dotFirst = m_kept.size();
        m_kept.insert(m_kept.end(), m_reads.begin(), m_reads.end());
        m_dotEnd = m_kept.size();
    }
    const Flow flow = walkTree(tree, data);
    m_dotFirst = dotFirst;
    m_dotEnd = dotEnd;
    m_isNested = wasNested;
    m_out = outer;
    if (flow != Flow::Failed)
        return text;
    // Limits end the whole execution; errors of the template belong to the caller.
    if (m_error->code == base::ErrorCode::Invalid) {
        error = std::move(m_error->detail);
        m_error.reset();
    }
    return std::nullopt;
}

std::optional<std::string> Execution::renderWith(TemplateSetPtr set, const Tree &tree,
                                                 const Value &data, std::string &error)
{
    std::swap(m_set, set);
    std::optional<std::string> text = render(tree, data, error);
    std::swap(m_set, set);
    return text;
}

std::size_t &Execution::nesting(std::string_view name)
{
    const auto found = m_nesting.find(name);
    return found != m_nesting.end() ? found->second : m_nesting[std::string(name)];
}

TemplateSetPtr &Execution::parsedTexts(std::string_view text)
{
    std::vector<ParsedText> &known = m_parsedTexts[std::string(text)];
    for (ParsedText &parsed : known) {
        if (parsed.below == m_set)
            return parsed.set;
    }
    known.push_back({m_set, nullptr});
    return known.back().set;
}

const Surroundings &Execution::surroundings()
{
    m_output.differsEachTime = true;
    return m_options.surroundings;
}

std::uint64_t Execution::random()
{
    // SplitMix64 (Steele, Lea, Flood 2014).
    m_output.differsEachTime = true;
    m_random += 0x9e3779b97f4a7c15ULL;
    std::uint64_t bits = m_random;
    bits = (bits ^ (bits >> 30)) * 0xbf58476d1ce4e5b9ULL;
    bits = (bits ^ (bits >> 27)) * 0x94d049bb133111ebULL;
    return bits ^ (bits >> 31);
}

bool Execution::step()
{
    if (++m_steps % stepsBetweenChecks == 0 && m_options.cancel.requested()) {
        m_error = errorOf(base::ErrorCode::Cancelled, "cancelled");
        return false;
    }
    if (m_steps > m_options.limits.steps) {
        failTooLarge("steps of a template: " + std::to_string(m_options.limits.steps));
        return false;
    }
    return true;
}

Execution::Flow Execution::walkList(const Value &dot, const ListNode &list)
{
    for (const Node *node : list.nodes) {
        const Flow flow = walk(dot, *node);
        if (flow != Flow::Next)
            return flow;
    }
    return Flow::Next;
}

Execution::Flow Execution::walk(const Value &dot, const Node &node)
{
    m_node = &node;
    if (!step())
        return Flow::Failed;
    switch (node.kind) {
    case NodeKind::Text: {
        const std::size_t begin = m_out->size();
        *m_out += nodeAs<TextNode>(node).text;
        if (m_isRecording)
            finishChunk(begin, node, true, readMark());
        return fits() ? Flow::Next : Flow::Failed;
    }
    case NodeKind::Action:
        return walkAction(dot, nodeAs<ActionNode>(node));
    case NodeKind::Break:
        return Flow::Break;
    case NodeKind::Continue:
        return Flow::Continue;
    case NodeKind::If:
    case NodeKind::With:
        return walkBranch(dot, nodeAs<BranchNode>(node));
    case NodeKind::Range:
        return walkRange(dot, nodeAs<BranchNode>(node));
    case NodeKind::Template:
        return walkTemplate(dot, nodeAs<TemplateNode>(node));
    default:
        fail("unknown node: " + nodeText(node));
        return Flow::Failed;
    }
}

Execution::Flow Execution::walkAction(const Value &dot, const ActionNode &action)
{
    const std::size_t firstRead = readMark();
    const std::size_t begin = m_out->size();
    const Value value = evaluatePipeline(dot, action.pipe);
    if (failed())
        return Flow::Failed;
    if (action.pipe->declarations.empty()) {
        print(action, value);
        if (m_isRecording)
            finishChunk(begin, action, false, firstRead);
    } else if (m_isRecording && !m_isNested) {
        m_reads.resize(firstRead);
    }
    return !failed() && fits() ? Flow::Next : Flow::Failed;
}

Execution::Flow Execution::walkBranch(const Value &dot, const BranchNode &branch)
{
    const std::size_t mark = m_variables.size();
    const std::size_t firstRead = readMark();
    const Value value = evaluatePipeline(dot, branch.pipe);
    if (failed())
        return Flow::Failed;
    Flow flow = Flow::Next;
    const bool isWith = branch.kind == NodeKind::With;
    if (isTrue(value)) {
        const std::size_t dotFirst = m_dotFirst;
        const std::size_t dotEnd = m_dotEnd;
        if (isWith && m_isRecording) {
            Variable made;
            rememberReads(made, firstRead);
            m_dotFirst = made.firstRead;
            m_dotEnd = made.endRead;
        }
        flow = walkList(isWith ? value : dot, *branch.list);
        m_dotFirst = dotFirst;
        m_dotEnd = dotEnd;
    } else if (branch.elseList) {
        flow = walkList(dot, *branch.elseList);
    }
    m_variables.resize(mark);
    return flow;
}

Execution::Flow Execution::walkRange(const Value &dot, const BranchNode &range)
{
    const std::size_t mark = m_variables.size();
    const std::size_t dotFirst = m_dotFirst;
    const std::size_t dotEnd = m_dotEnd;
    const std::size_t firstRead = readMark();
    const Value piped = evaluatePipeline(dot, range.pipe);
    if (failed())
        return Flow::Failed;
    if (m_isRecording) {
        Variable made;
        rememberReads(made, firstRead);
        m_dotFirst = made.firstRead;
        m_dotEnd = made.endRead;
    }
    bool isNil = false;
    const Value value = indirect(piped, isNil);
    bool ran = false;
    Flow flow = walkRangeOver(range, value, ran);
    m_dotFirst = dotFirst;
    m_dotEnd = dotEnd;
    if (flow == Flow::Break)
        flow = Flow::Next;
    if (flow == Flow::Next && !ran && range.elseList)
        flow = walkList(dot, *range.elseList);
    m_variables.resize(mark);
    return flow;
}

Execution::Flow Execution::walkRound(const BranchNode &range, const Value &index,
                                     const Value &element)
{
    const auto &declarations = range.pipe->declarations;
    const std::size_t mark = m_variables.size();
    const std::size_t firstRead = readMark();
    if (m_isRecording)
        recallReads(m_dotFirst, m_dotEnd);
    if (!declarations.empty()) {
        if (!range.pipe->isAssignment)
            setTop(1, element, firstRead);
        else
            assign(declarations[0]->names[0], declarations.size() > 1 ? index : element, firstRead);
    }
    if (declarations.size() > 1) {
        if (!range.pipe->isAssignment)
            setTop(2, index, firstRead);
        else
            assign(declarations[1]->names[0], element, firstRead);
    }
    if (m_isRecording && !m_isNested)
        m_reads.resize(firstRead);
    if (failed() || !step())
        return Flow::Failed;
    const Flow flow = walkList(element, *range.list);
    m_variables.resize(mark);
    return flow == Flow::Continue ? Flow::Next : flow;
}

Execution::Flow Execution::walkRounds(const BranchNode &range, std::int64_t count, const Type &type,
                                      bool &ran)
{
    if (range.pipe->declarations.size() > 1) {
        fail("can't use " + std::to_string(count) + " to iterate over more than one variable");
        return Flow::Failed;
    }
    for (std::int64_t round = 0; round < count; ++round) {
        ran = true;
        const Flow flow = walkRound(range, Value(), Value::integer(round, type));
        if (flow != Flow::Next)
            return flow;
    }
    return Flow::Next;
}

Execution::Flow Execution::walkRangeOver(const BranchNode &range, const Value &value, bool &ran)
{
    switch (value.kind()) {
    case Kind::Int:
    case Kind::Int32:
    case Kind::Int64:
    case Kind::Uint8:
    case Kind::Uint32:
    case Kind::Uint64:
        return walkRounds(range, value.asInteger(), *value.type(), ran);
    case Kind::Slice: {
        const SliceData *slice = value.asSlice();
        const bool holdsInterfaces = value.type()->element->kind == Kind::Interface;
        for (std::size_t index = 0; slice && index < slice->size; ++index) {
            ran = true;
            const Value element = slice->elements[index];
            const Flow flow = walkRound(range, Value::integer(static_cast<std::int64_t>(index)),
                                        holdsInterfaces ? element.boxed() : element);
            if (flow != Flow::Next)
                return flow;
        }
        return Flow::Next;
    }
    case Kind::Map: {
        if (value.size() == 0)
            return Flow::Next;
        // The body may change the map; what is walked is the map as it was (fmtsort.Sort).
        const std::span<const MapEntry> now = value.asMap()->all();
        const std::vector<MapEntry> entries(now.begin(), now.end());
        const bool holdsInterfaces = value.type()->element->kind == Kind::Interface;
        for (const MapEntry &entry : entries) {
            ran = true;
            const Flow flow = walkRound(range, Value::string(entry.key),
                                        holdsInterfaces ? entry.value.boxed() : entry.value);
            if (flow != Flow::Next)
                return flow;
        }
        return Flow::Next;
    }
    case Kind::Invalid:
        return Flow::Next;
    default:
        fail("range can't iterate over " + reflectText(value));
        return Flow::Failed;
    }
}

Execution::Flow Execution::walkTemplate(const Value &dot, const TemplateNode &node)
{
    const Tree *tree = m_set->find(node.name);
    if (!tree) {
        fail("template " + goQuoted(node.name) + " not defined");
        return Flow::Failed;
    }
    const std::size_t firstRead = readMark();
    const std::size_t dotFirst = m_dotFirst;
    const std::size_t dotEnd = m_dotEnd;
    const Value inner = evaluatePipeline(dot, node.pipe);
    if (failed())
        return Flow::Failed;
    if (m_isRecording) {
        Variable made;
        rememberReads(made, firstRead);
        m_dotFirst = made.firstRead;
        m_dotEnd = made.endRead;
    }
    const Flow flow = walkTree(*tree, inner);
    m_dotFirst = dotFirst;
    m_dotEnd = dotEnd;
    return flow;
}

void Execution::print(const ActionNode &action, const Value &value)
{
    m_node = &action;
    bool isNil = false;
    const Value shown =
        value.kind() == Kind::Pointer && !value.type()->text ? indirect(value, isNil) : value;
    if (!shown.type()) {
        *m_out += shown.isValid() ? "<nil>" : "<no value>";
        return;
    }
    if (shown.kind() == Kind::Func) {
        fail("can't print " + nodeText(action) + " of type "
             + std::string(shown.staticType().name));
        return;
    }
    if (shown.type()->addressedText)
        *m_out += shown.type()->addressedText(shown);
    else
        appendValue(*m_out, shown);
}

bool Execution::fits()
{
    if (m_out->size() > m_options.limits.outputBytes) {
        failTooLarge("bytes of output: " + std::to_string(m_options.limits.outputBytes));
        return false;
    }
    if (m_heap.isExhausted()) {
        failTooLarge("bytes of values: " + std::to_string(m_heap.limit()));
        return false;
    }
    return true;
}

void Execution::finishChunk(std::size_t begin, const Node &node, bool isText, std::size_t firstRead)
{
    if (m_isNested)
        return;
    if (m_out->size() > begin || !isText) {
        m_options.sink->wrote({begin, m_out->size(), m_tree, node.position, isText,
                               std::span(m_reads).subspan(firstRead)});
    }
    m_reads.resize(firstRead);
}

void Execution::note(const void *container, std::string_view key, std::size_t index)
{
    m_reads.push_back({container, key, index, m_tree, m_node ? m_node->position : 0});
}

void Execution::rememberReads(Variable &variable, std::size_t firstRead)
{
    variable.firstRead = m_kept.size();
    m_kept.insert(m_kept.end(), m_reads.begin() + static_cast<std::ptrdiff_t>(firstRead),
                  m_reads.end());
    variable.endRead = m_kept.size();
    if (!m_isNested)
        m_reads.resize(firstRead);
}

void Execution::recallReads(std::size_t first, std::size_t end)
{
    m_reads.insert(m_reads.end(), m_kept.begin() + static_cast<std::ptrdiff_t>(first),
                   m_kept.begin() + static_cast<std::ptrdiff_t>(end));
}

void Execution::push(std::string_view name, const Value &value, std::size_t firstRead)
{
    m_variables.push_back({name, value, 0, 0});
    if (m_isRecording) {
        Variable &variable = m_variables.back();
        variable.firstRead = m_kept.size();
        m_kept.insert(m_kept.end(), m_reads.begin() + static_cast<std::ptrdiff_t>(firstRead),
                      m_reads.end());
        variable.endRead = m_kept.size();
    }
}

void Execution::assign(std::string_view name, const Value &value, std::size_t firstRead)
{
    for (std::size_t at = m_variables.size(); at > m_firstVariable; --at) {
        if (m_variables[at - 1].name == name) {
            setTop(m_variables.size() - at + 1, value, firstRead);
            return;
        }
    }
    fail("undefined variable: " + std::string(name));
}

void Execution::setTop(std::size_t fromTop, const Value &value, std::size_t firstRead)
{
    Variable &variable = m_variables[m_variables.size() - fromTop];
    variable.value = value;
    if (m_isRecording) {
        variable.firstRead = m_kept.size();
        m_kept.insert(m_kept.end(), m_reads.begin() + static_cast<std::ptrdiff_t>(firstRead),
                      m_reads.end());
        variable.endRead = m_kept.size();
    }
}

const Value *Execution::findVariable(std::string_view name)
{
    for (std::size_t at = m_variables.size(); at > m_firstVariable; --at) {
        const Variable &variable = m_variables[at - 1];
        if (variable.name == name) {
            if (m_isRecording)
                recallReads(variable.firstRead, variable.endRead);
            return &variable.value;
        }
    }
    return nullptr;
}

Value Execution::fail(const std::string &text)
{
    if (m_error)
        return {};
    std::string detail = "template: ";
    const Source &source = *m_tree->source;
    const Source::Place place = source.placeOf(m_node->position);
    detail += source.name + ":" + std::to_string(place.line) + ":" + std::to_string(place.column)
              + ": executing " + goQuoted(m_tree->name) + " at <" + nodeText(*m_node)
              + ">: " + text;
    m_error = errorOf(base::ErrorCode::Invalid, std::move(detail));
    return {};
}

void Execution::failTooLarge(const std::string &what)
{
    if (!m_error)
        m_error = errorOf(base::ErrorCode::TooLarge, "more than the limit of " + what);
}

} // namespace fleetwright::gotemplate
