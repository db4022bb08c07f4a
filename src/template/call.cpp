// SPDX-License-Identifier: Apache-2.0
#include "template/execution.h"
#include "template/format.h"

#include <algorithm>
#include <array>
#include <utility>

namespace fleetwright::gotemplate {

namespace {

constexpr std::size_t usualArguments = 8;

/// Arguments of one call: on the stack as long as they are few.
class ArgumentList {
public:
    explicit ArgumentList(std::size_t size) : m_size(size)
    {
        if (size > usualArguments)
            m_many.resize(size);
    }

    Value &operator[](std::size_t index)
    {
        return m_size > usualArguments ? m_many[index] : m_few[index];
    }
    [[nodiscard]] std::span<const Value> all() const
    {
        return m_size > usualArguments ? std::span<const Value>(m_many)
                                       : std::span<const Value>(m_few.data(), m_size);
    }

private:
    std::size_t m_size;
    std::array<Value, usualArguments> m_few;
    std::vector<Value> m_many;
};

/// The type of the parameter that argument `index` goes to.
const Type &parameterType(const Function &function, std::size_t index)
{
    const std::size_t count = function.parameterCount();
    return *function.parameters[std::min(index, count - 1)];
}

bool isIntegerKind(Kind kind)
{
    return kind == Kind::Int || kind == Kind::Int32 || kind == Kind::Int64;
}

bool isUnsignedKind(Kind kind)
{
    return kind == Kind::Uint8 || kind == Kind::Uint32 || kind == Kind::Uint64;
}

} // namespace

Value CallContext::fail(std::string message)
{
    if (!m_failed) {
        m_failed = true;
        m_error = std::move(message);
    }
    return {};
}

bool CallContext::mayMake(std::size_t bytes)
{
    if (m_heap.hasRoomFor(bytes))
        return true;
    fail("more than the limit of " + std::to_string(m_heap.limit()) + " bytes of values");
    return false;
}

const Function *findMethod(const Type &type, std::string_view name)
{
    if (!type.methods)
        return nullptr;
    for (const Function &method : *type.methods) {
        if (method.name == name)
            return &method;
    }
    return nullptr;
}

bool Execution::checkCount(const Call &call, std::size_t given, std::size_t &fixed)
{
    const std::size_t count = call.function.parameterCount();
    const std::string name(call.name);
    const std::size_t written = call.arguments.empty() ? 0 : call.arguments.size() - 1;
    if (call.function.isVariadic) {
        fixed = count - 1;
        if (given >= fixed)
            return true;
        fail("wrong number of args for " + name + ": want at least " + std::to_string(fixed)
             + " got " + std::to_string(written));
        return false;
    }
    fixed = written;
    if (given == count)
        return true;
    fail("wrong number of args for " + name + ": want " + std::to_string(count) + " got "
         + std::to_string(given));
    return false;
}

Value Execution::evaluateLogic(const Value &dot, const Call &call)
{
    const bool stopsAt = call.function.special == Special::Or;
    Value value;
    for (std::size_t index = 1; index < call.arguments.size(); ++index) {
        value = evaluateArgument(dot, types::reflectValue, *call.arguments[index]);
        if (failed() || isTrue(value) == stopsAt)
            return value;
    }
    return call.final ? *call.final : value;
}

Value Execution::evaluateCall(const Value &dot, const Call &call)
{
    const std::size_t written = call.arguments.empty() ? 0 : call.arguments.size() - 1;
    const std::size_t given = written + (call.final ? 1 : 0);
    std::size_t fixed = 0;
    if (!checkCount(call, given, fixed))
        return {};
    if (call.function.special == Special::And || call.function.special == Special::Or)
        return evaluateLogic(dot, call);
    const std::size_t offset = call.receiver ? 1 : 0;
    ArgumentList arguments(given + offset);
    if (call.receiver)
        arguments[0] = *call.receiver;
    for (std::size_t index = 0; index < given; ++index) {
        const Type &type = parameterType(call.function, index);
        const Value argument = index < written
                                   ? evaluateArgument(dot, type, *call.arguments[index + 1])
                                   : validated(*call.final, type);
        if (failed())
            return {};
        // Whoever takes a reflect.Value sees whether it is an interface.
        arguments[index + offset] = &type == &types::reflectValue ? argument : argument.unboxed();
    }
    return call.function.special == Special::Call ? invokeSpecialCall(call, arguments.all())
                                                  : invoke(call, arguments.all());
}

Value Execution::invoke(const Call &call, std::span<const Value> arguments)
{
    CallContext context(m_heap, *this);
    const Value result = call.function.call(context, arguments);
    if (failed())
        return {};
    if (m_heap.isExhausted()) {
        failTooLarge("bytes of values: " + std::to_string(m_heap.limit()));
        return {};
    }
    if (context.failed()) {
        m_node = &call.node;
        return fail("error calling " + std::string(call.name) + ": " + context.error());
    }
    const bool isAny = call.function.result && call.function.result->kind == Kind::Interface;
    return isAny ? result.boxed() : result;
}

Value Execution::invokeSpecialCall(const Call &call, std::span<const Value> arguments)
{
    const auto failCall = [&](const std::string &text) {
        m_node = &call.node;
        return fail("error calling call: " + text);
    };
    const Value callee = arguments.front().unboxed();
    if (!callee.type())
        return failCall("call of nil");
    const std::string name =
        call.arguments.size() > 1 ? nodeText(*call.arguments[1]) : valueText(callee);
    if (callee.kind() != Kind::Func) {
        return failCall("non-function " + name + " of type " + std::string(callee.type()->name));
    }
    const Function *function = callee.asFunction();
    const std::size_t count = function->parameterCount();
    const std::span<const Value> given = arguments.subspan(1);
    const bool isShort = function->isVariadic ? given.size() + 1 < count : given.size() != count;
    if (isShort) {
        return failCall("wrong number of args for " + name + ": got " + std::to_string(given.size())
                        + " want "
                        + (function->isVariadic ? "at least " + std::to_string(count - 1)
                                                : std::to_string(count)));
    }
    const Call inner{*function, nullptr, call.node, "call", call.arguments, nullptr};
    return invoke(inner, given);
}

Value Execution::validated(const Value &value, const Type &type)
{
    if (!value.isValid()) {
        if (canBeNil(type))
            return Value::zeroOf(type);
        return fail("invalid value; expected " + std::string(type.name));
    }
    if (&type == &types::reflectValue || &type == &types::any)
        return value;
    const Type &staticType = value.staticType();
    if (!value.inInterface() && assignable(staticType, type))
        return value;
    const Type *dynamic = value.type();
    if (value.inInterface() && dynamic && assignable(*dynamic, type))
        return value.unboxed();
    if (dynamic && dynamic->kind == Kind::Pointer && assignable(*dynamic->element, type)) {
        if (value.isNil())
            return fail("dereference of nil pointer of type " + std::string(type.name));
        return Value::object(value.asObject(), *dynamic->element);
    }
    // Data behind a pointer can be addressed again.
    if (dynamic && type.kind == Kind::Pointer && type.element == dynamic)
        return Value::object(value.asObject(), type);
    return fail("wrong type for value; expected " + std::string(type.name) + "; got "
                + std::string(dynamic ? dynamic->name : staticType.name));
}

Value Execution::evaluateArgument(const Value &dot, const Type &type, const Node &node)
{
    m_node = &node;
    Value value;
    switch (node.kind) {
    case NodeKind::Dot:
        if (m_isRecording)
            recallReads(m_dotFirst, m_dotEnd);
        return validated(dot, type);
    case NodeKind::Nil:
        if (canBeNil(type))
            return Value::zeroOf(type);
        return fail("cannot assign nil to " + std::string(type.name));
    case NodeKind::Field:
        value = evaluateField(dot, nodeAs<FieldNode>(node), {}, nullptr);
        break;
    case NodeKind::Variable:
        value = evaluateVariable(dot, nodeAs<VariableNode>(node), {}, nullptr);
        break;
    case NodeKind::Pipe:
        value = evaluatePipeline(dot, &nodeAs<PipeNode>(node));
        break;
    case NodeKind::Identifier: {
        const auto &identifier = nodeAs<IdentifierNode>(node);
        value =
            evaluateCall(dot, {*identifier.function, nullptr, node, identifier.name, {}, nullptr});
        break;
    }
    case NodeKind::Chain:
        value = evaluateChain(dot, nodeAs<ChainNode>(node), {}, nullptr);
        break;
    default:
        return evaluateLiteral(type, node);
    }
    return failed() ? Value() : validated(value, type);
}

Value Execution::evaluateLiteral(const Type &type, const Node &node)
{
    m_node = &node;
    const bool isNumber = node.kind == NodeKind::Number;
    const auto &number = nodeAs<NumberNode>(node);
    const auto expected = [&](std::string_view what) {
        return fail("expected " + std::string(what) + "; found " + nodeText(node));
    };
    if (type.kind == Kind::Bool) {
        return node.kind == NodeKind::Bool ? Value::boolean(nodeAs<BoolNode>(node).value)
                                           : expected("bool");
    }
    if (type.kind == Kind::Float64) {
        return isNumber && number.isReal ? Value::real(number.real) : expected("float");
    }
    if (isIntegerKind(type.kind)) {
        return isNumber && number.isInteger ? Value::integer(number.integer, type)
                                            : expected("integer");
    }
    if (isUnsignedKind(type.kind)) {
        return isNumber && number.isUnsigned ? Value::unsignedInteger(number.unsignedInteger, type)
                                             : expected("unsigned integer");
    }
    if (type.kind == Kind::String) {
        return node.kind == NodeKind::String ? Value::string(nodeAs<StringNode>(node).text, type)
                                             : expected("string");
    }
    if (type.kind == Kind::Interface || &type == &types::reflectValue)
        return evaluateEmptyInterface(node);
    return fail("can't handle " + nodeText(node) + " for arg of type " + std::string(type.name));
}

Value Execution::evaluateEmptyInterface(const Node &node)
{
    switch (node.kind) {
    case NodeKind::Bool:
        return Value::boolean(nodeAs<BoolNode>(node).value);
    case NodeKind::Number:
        return idealConstant(nodeAs<NumberNode>(node));
    case NodeKind::String:
        return Value::string(nodeAs<StringNode>(node).text);
    default:
        return fail("can't handle assignment of " + nodeText(node)
                    + " to empty interface argument");
    }
}

} // namespace fleetwright::gotemplate
