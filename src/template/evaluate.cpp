// SPDX-License-Identifier: Apache-2.0
#include "template/execution.h"
#include "template/format.h"
#include "template/quoting.h"

#include <algorithm>

namespace fleetwright::gotemplate {

bool isTrue(const Value &value)
{
    switch (value.kind()) {
    case Kind::Invalid:
        return false;
    case Kind::Map:
    case Kind::Slice:
    case Kind::String:
        return value.size() > 0;
    case Kind::Float64:
        return value.asReal() != 0;
    case Kind::Complex128:
        return (&value.as<double>())[0] != 0 || (&value.as<double>())[1] != 0;
    case Kind::Func:
    case Kind::Pointer:
        return !value.isNil();
    case Kind::Struct:
        return true;
    default:
        return value.asInteger() != 0;
    }
}

Value indirect(const Value &value, bool &isNil)
{
    isNil = false;
    if (value.inInterface() && !value.type()) {
        isNil = true;
        return value;
    }
    Value pointed = value.unboxed();
    while (pointed.kind() == Kind::Pointer) {
        if (pointed.isNil()) {
            isNil = true;
            return pointed;
        }
        pointed = Value::object(pointed.asObject(), *pointed.type()->element);
    }
    return pointed;
}

Value Execution::evaluatePipeline(const Value &dot, const PipeNode *pipe)
{
    if (!pipe)
        return {};
    m_node = pipe;
    const std::size_t firstRead = readMark();
    Value value;
    const Value *final = nullptr;
    for (const CommandNode *command : pipe->commands) {
        const Value result = evaluateCommand(dot, *command, final);
        if (failed())
            return {};
        value = result.unboxed();
        final = &value;
    }
    for (const VariableNode *variable : pipe->declarations) {
        if (pipe->isAssignment)
            assign(variable->names[0], value, firstRead);
        else
            push(variable->names[0], value, firstRead);
    }
    return value;
}

bool Execution::refuseArguments(std::span<const Node *const> arguments, const Value *final)
{
    if (arguments.size() <= 1 && !final)
        return false;
    fail("can't give argument to non-function " + nodeText(*arguments.front()));
    return true;
}

Value Execution::evaluateCommand(const Value &dot, const CommandNode &command, const Value *final)
{
    const Node &first = *command.arguments.front();
    switch (first.kind) {
    case NodeKind::Field:
        return evaluateField(dot, nodeAs<FieldNode>(first), command.arguments, final);
    case NodeKind::Chain:
        return evaluateChain(dot, nodeAs<ChainNode>(first), command.arguments, final);
    case NodeKind::Identifier: {
        m_node = &first;
        const auto &identifier = nodeAs<IdentifierNode>(first);
        return evaluateCall(dot, {*identifier.function, nullptr, command, identifier.name,
                                  command.arguments, final});
    }
    case NodeKind::Pipe:
        return refuseArguments(command.arguments, final)
                   ? Value()
                   : evaluatePipeline(dot, &nodeAs<PipeNode>(first));
    case NodeKind::Variable:
        return evaluateVariable(dot, nodeAs<VariableNode>(first), command.arguments, final);
    default:
        break;
    }
    m_node = &first;
    if (refuseArguments(command.arguments, final))
        return {};
    return evaluateConstant(dot, first);
}

Value Execution::evaluateConstant(const Value &dot, const Node &word)
{
    switch (word.kind) {
    case NodeKind::Bool:
        return Value::boolean(nodeAs<BoolNode>(word).value);
    case NodeKind::Dot:
        if (m_isRecording)
            recallReads(m_dotFirst, m_dotEnd);
        return dot;
    case NodeKind::Nil:
        return fail("nil is not a command");
    case NodeKind::Number:
        return idealConstant(nodeAs<NumberNode>(word));
    case NodeKind::String:
        return Value::string(nodeAs<StringNode>(word).text);
    default:
        return fail("can't evaluate command " + goQuoted(nodeText(word)));
    }
}

Value Execution::idealConstant(const NumberNode &number)
{
    m_node = &number;
    const std::string_view text = number.text;
    const bool isHex = text.size() > 2 && text[0] == '0' && (text[1] == 'x' || text[1] == 'X')
                       && text.find_first_of("pP") == std::string_view::npos;
    if (number.isComplex)
        return Value::complexNumber(number.parts);
    if (number.isReal && !isHex && !text.starts_with('\'')
        && text.find_first_of(".eEpP") != std::string_view::npos)
        return Value::real(number.real);
    if (number.isInteger)
        return Value::integer(number.integer);
    if (number.isUnsigned)
        return fail(std::string(text) + " overflows int");
    return {};
}

Value Execution::evaluateField(const Value &dot, const FieldNode &field,
                               std::span<const Node *const> arguments, const Value *final)
{
    m_node = &field;
    return evaluateFieldChain(dot, dot, field, field.names, arguments, final);
}

Value Execution::evaluateChain(const Value &dot, const ChainNode &chain,
                               std::span<const Node *const> arguments, const Value *final)
{
    m_node = &chain;
    if (chain.node->kind == NodeKind::Nil)
        return fail("indirection through explicit nil in " + nodeText(chain));
    // Go evaluates it for no type at all: nothing stays nothing.
    const Value receiver = evaluateArgument(dot, types::reflectValue, *chain.node);
    if (failed())
        return {};
    return evaluateFieldChain(dot, receiver, chain, chain.names, arguments, final);
}

Value Execution::evaluateVariable(const Value &dot, const VariableNode &variable,
                                  std::span<const Node *const> arguments, const Value *final)
{
    m_node = &variable;
    const Value *found = findVariable(variable.names[0]);
    if (!found)
        return fail("undefined variable: " + std::string(variable.names[0]));
    const Value value = *found;
    if (variable.names.size() > 1) {
        return evaluateFieldChain(dot, value, variable, variable.names.subspan(1), arguments,
                                  final);
    }
    if (!arguments.empty() || final) {
        if (refuseArguments(arguments, final))
            return {};
    }
    return value;
}

Value Execution::evaluateFieldChain(const Value &dot, Value receiver, const Node &node,
                                    std::span<const std::string_view> names,
                                    std::span<const Node *const> arguments, const Value *final)
{
    for (std::size_t index = 0; index + 1 < names.size(); ++index) {
        receiver = evaluateOneField({dot, node, {}, nullptr}, names[index], receiver);
        if (failed())
            return {};
    }
    return evaluateOneField({dot, node, arguments, final}, names.back(), receiver);
}

Value Execution::evaluateOneField(const FieldCall &call, std::string_view name,
                                  const Value &receiver)
{
    if (!receiver.isValid()) {
        if (m_set->options().missingKey == MissingKey::Error)
            return fail("nil data; no entry for key " + goQuoted(name));
        return {};
    }
    const Type &staticType = receiver.staticType();
    bool isNil = false;
    const Value object = indirect(receiver, isNil);
    const auto nilError = [&] {
        return fail("nil pointer evaluating " + std::string(staticType.name) + "."
                    + std::string(name));
    };
    if (!object.type())
        return nilError();
    if (const Function *method = findMethod(*object.type(), name)) {
        return evaluateCall(call.dot,
                            {*method, &object, call.node, name, call.arguments, call.final});
    }
    if (object.kind() == Kind::Map)
        return fieldOfMap(call, name, object);
    if (object.kind() == Kind::Struct)
        return fieldOfStruct(call, name, object, staticType);
    if (object.kind() == Kind::Pointer && isNil) {
        const Type &element = *object.type()->element;
        const bool exists = std::any_of(element.fields.begin(), element.fields.end(),
                                        [name](const Field &field) { return field.name == name; });
        if (element.kind != Kind::Struct || exists)
            return nilError();
    }
    return fail("can't evaluate field " + std::string(name) + " in type "
                + std::string(staticType.name));
}

Value Execution::fieldOfMap(const FieldCall &call, std::string_view name, const Value &map)
{
    if (call.arguments.size() > 1 || call.final)
        return fail(std::string(name) + " is not a method but has arguments");
    const Type &element = *map.type()->element;
    const MapData *data = map.asMap();
    if (m_isRecording && data)
        note(data, name, 0);
    if (const Value *found = data ? data->find(name) : nullptr)
        return element.kind == Kind::Interface ? found->boxed() : *found;
    switch (m_set->options().missingKey) {
    case MissingKey::Default:
        break;
    case MissingKey::Zero:
        return Value::zeroOf(element);
    case MissingKey::Error:
        return fail("map has no entry for key " + goQuoted(name));
    }
    return {};
}

Value Execution::fieldOfStruct(const FieldCall &call, std::string_view name, const Value &object,
                               const Type &staticType)
{
    const std::span<const Field> fields = object.type()->fields;
    for (std::size_t index = 0; index < fields.size(); ++index) {
        if (fields[index].name != name)
            continue;
        if (call.arguments.size() > 1 || call.final)
            return fail(std::string(name) + " has arguments but cannot be invoked as function");
        if (m_isRecording)
            note(object.asObject(), name, index);
        const Value field = static_cast<const Value *>(object.asObject())[index];
        return fields[index].type->kind == Kind::Interface ? field.boxed() : field;
    }
    return fail("can't evaluate field " + std::string(name) + " in type "
                + std::string(staticType.name));
}

} // namespace fleetwright::gotemplate
