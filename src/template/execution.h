// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "template/execute.h"
#include "template/function.h"

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace fleetwright::gotemplate {

/// One run of templates over data: text/template's state (exec.go). Functions see what include,
/// tpl and random values need.
///
/// Nothing throws: who calls an evaluation asks failed() next.
class Execution {
public:
    Execution(TemplateSetPtr set, Heap &heap, const ExecuteOptions &options);

    [[nodiscard]] bool run(const Tree &tree, const Value &data);
    [[nodiscard]] Output takeOutput() { return std::move(m_output); }
    [[nodiscard]] base::Error takeError() { return *std::move(m_error); }

    // For functions.

    /// Renders a template of the current set into a text of its own. nullopt: it failed, `error`
    /// has Go's text, or it is too much and failed() says so.
    [[nodiscard]] std::optional<std::string> render(const Tree &tree, const Value &data,
                                                    std::string &error);
    /// The same with another set of templates in charge.
    [[nodiscard]] std::optional<std::string> renderWith(TemplateSetPtr set, const Tree &tree,
                                                        const Value &data, std::string &error);
    [[nodiscard]] const TemplateSetPtr &set() const { return m_set; }
    /// How many renderings of `name` are under way: include's guard.
    [[nodiscard]] std::size_t &nesting(std::string_view name);
    /// The set in which a text was parsed before, by the set below and the text.
    [[nodiscard]] TemplateSetPtr &parsedTexts(std::string_view text);
    [[nodiscard]] const Surroundings &surroundings();
    /// The next 64 random bits.
    [[nodiscard]] std::uint64_t random();
    [[nodiscard]] bool failed() const { return m_error.has_value(); }

private:
    enum class Flow { Next, Break, Continue, Failed };

    struct Variable {
        std::string_view name;
        Value value;
        std::size_t firstRead = 0; ///< of what its value was made, in m_kept
        std::size_t endRead = 0;
    };

    // Walking.
    Flow walk(const Value &dot, const Node &node);
    Flow walkList(const Value &dot, const ListNode &list);
    Flow walkAction(const Value &dot, const ActionNode &action);
    Flow walkBranch(const Value &dot, const BranchNode &branch);
    Flow walkRange(const Value &dot, const BranchNode &range);
    Flow walkRangeOver(const BranchNode &range, const Value &value, bool &ran);
    Flow walkRound(const BranchNode &range, const Value &index, const Value &element);
    Flow walkRounds(const BranchNode &range, std::int64_t count, const Type &type, bool &ran);
    Flow walkTemplate(const Value &dot, const TemplateNode &node);
    Flow walkTree(const Tree &tree, const Value &dot);
    bool step();

    // Evaluating.
    Value evaluatePipeline(const Value &dot, const PipeNode *pipe);
    Value evaluateCommand(const Value &dot, const CommandNode &command, const Value *final);
    Value evaluateConstant(const Value &dot, const Node &word);
    Value evaluateField(const Value &dot, const FieldNode &field,
                        std::span<const Node *const> arguments, const Value *final);
    Value evaluateChain(const Value &dot, const ChainNode &chain,
                        std::span<const Node *const> arguments, const Value *final);
    Value evaluateVariable(const Value &dot, const VariableNode &variable,
                           std::span<const Node *const> arguments, const Value *final);
    Value evaluateFieldChain(const Value &dot, Value receiver, const Node &node,
                             std::span<const std::string_view> names,
                             std::span<const Node *const> arguments, const Value *final);
    /// What is handed to the last field of a chain.
    struct FieldCall {
        const Value &dot;
        const Node &node;
        std::span<const Node *const> arguments;
        const Value *final;
    };
    Value evaluateOneField(const FieldCall &call, std::string_view name, const Value &receiver);
    Value fieldOfMap(const FieldCall &call, std::string_view name, const Value &map);
    Value fieldOfStruct(const FieldCall &call, std::string_view name, const Value &object,
                        const Type &staticType);
    Value idealConstant(const NumberNode &number);
    bool refuseArguments(std::span<const Node *const> arguments, const Value *final);

    // Calling.
    /// A call of a function: by name, of a method with its receiver.
    struct Call {
        const Function &function;
        const Value *receiver = nullptr;
        const Node &node; ///< named in errors of the function
        std::string_view name;
        std::span<const Node *const> arguments; ///< the first is the function's own node
        const Value *final;
    };
    Value evaluateCall(const Value &dot, const Call &call);
    bool checkCount(const Call &call, std::size_t given, std::size_t &fixed);
    Value evaluateLogic(const Value &dot, const Call &call);
    Value invoke(const Call &call, std::span<const Value> arguments);
    Value invokeSpecialCall(const Call &call, std::span<const Value> arguments);
    Value evaluateArgument(const Value &dot, const Type &type, const Node &node);
    Value evaluateLiteral(const Type &type, const Node &node);
    Value evaluateEmptyInterface(const Node &node);
    Value validated(const Value &value, const Type &type);

    // Writing.
    void print(const ActionNode &action, const Value &value);
    void finishChunk(std::size_t begin, const Node &node, bool isText, std::size_t firstRead);
    bool fits();

    // Variables.
    void push(std::string_view name, const Value &value, std::size_t firstRead);
    void assign(std::string_view name, const Value &value, std::size_t firstRead);
    void setTop(std::size_t fromTop, const Value &value, std::size_t firstRead);
    const Value *findVariable(std::string_view name);

    // Provenance.
    void note(const void *container, std::string_view key, std::size_t index);
    std::size_t readMark() const { return m_reads.size(); }
    void rememberReads(Variable &variable, std::size_t firstRead);
    void recallReads(std::size_t first, std::size_t end);

    // Failing.
    Value fail(const std::string &text);
    void failTooLarge(const std::string &what);

    TemplateSetPtr m_set;
    Heap &m_heap;
    const ExecuteOptions &m_options;
    Output m_output;
    std::string *m_out = nullptr;
    const Tree *m_tree = nullptr;
    const Node *m_node = nullptr;
    std::vector<Variable> m_variables;
    std::size_t m_firstVariable = 0; ///< of the current template
    std::size_t m_steps = 0;
    std::size_t m_depth = 0;
    const char *m_stackBase = nullptr;
    bool m_isRecording = false; ///< a sink is told
    bool m_isNested = false;    ///< inside a text of its own: no chunks
    std::vector<Read> m_reads;  ///< of the action under way
    std::vector<Read> m_kept;   ///< of variables and dots
    std::size_t m_dotFirst = 0;
    std::size_t m_dotEnd = 0;
    std::map<std::string, std::size_t, std::less<>> m_nesting;
    struct ParsedText {
        TemplateSetPtr below;
        TemplateSetPtr set;
    };
    std::unordered_map<std::string, std::vector<ParsedText>> m_parsedTexts;
    std::uint64_t m_random = 0;
    std::optional<base::Error> m_error;
};

/// exec.go isTrue: zero, empty and nil are false.
[[nodiscard]] bool isTrue(const Value &value);

/// exec.go indirect: what a pointer points to, through pointers; `isNil` if one is nil.
[[nodiscard]] Value indirect(const Value &value, bool &isNil);

} // namespace fleetwright::gotemplate
