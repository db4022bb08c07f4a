// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "template/value.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace fleetwright::gotemplate {

class Execution;

/// What a function of a template may use: memory for its result, and the way to fail.
class CallContext {
public:
    CallContext(Heap &heap, Execution &execution) : m_heap(heap), m_execution(execution) {}

    [[nodiscard]] Heap &heap() const { return m_heap; }
    [[nodiscard]] Execution &execution() const { return m_execution; }

    /// The function ends with this error (Go: an error result or a panic).
    Value fail(std::string message);
    [[nodiscard]] bool failed() const { return m_failed; }
    [[nodiscard]] const std::string &error() const { return m_error; }

    [[nodiscard]] Value string(std::string_view text) const { return m_heap.string(text); }
    /// Whether that much may be made at once; fails if not.
    [[nodiscard]] bool mayMake(std::size_t bytes);

private:
    Heap &m_heap;
    Execution &m_execution;
    std::string m_error;
    bool m_failed = false;
};

/// Arguments are unboxed and of the declared types; fewer only where the rest is variadic.
using NativeCall = Value (*)(CallContext &context, std::span<const Value> arguments);

/// Functions that the executor itself carries out.
enum class Special : std::uint8_t { None, And, Or, Call };

constexpr std::size_t mostParameters = 6;

/// A function or method: Go's signature, and what it does.
struct Function {
    std::string_view name;
    NativeCall call = nullptr;
    std::array<const Type *, mostParameters> parameters = {}; ///< up to the first nullptr
    bool isVariadic = false; ///< the last parameter may come any number of times
    /// interface {} if the result stands in one, as `func(…) interface {}` has it.
    const Type *result = nullptr;
    Special special = Special::None;

    [[nodiscard]] constexpr std::size_t parameterCount() const
    {
        std::size_t count = 0;
        while (count < mostParameters && parameters[count])
            ++count;
        return count;
    }
};

/// Methods take their receiver as argument 0, which `parameters` do not name.
[[nodiscard]] const Function *findMethod(const Type &type, std::string_view name);

/// The functions that a template may call. Immutable once templates are parsed with it; shared.
class FunctionSet {
public:
    /// Later ones replace earlier ones of the same name. They must outlive the set.
    void add(std::span<const Function> functions);
    void remove(std::string_view name);
    [[nodiscard]] const Function *find(std::string_view name) const;
    [[nodiscard]] std::vector<std::string_view> names() const;

private:
    std::unordered_map<std::string_view, const Function *> m_functions;
};

using FunctionSetPtr = std::shared_ptr<const FunctionSet>;

/// text/template's own functions.
[[nodiscard]] std::span<const Function> builtinFunctions();

} // namespace fleetwright::gotemplate
