// SPDX-License-Identifier: Apache-2.0
//
// Any text as a template, over data that reaches all kinds of values: it parses or fails, and
// executes within the limits.
#include "template/functionsets.h"
#include "template/json.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *bytes, std::size_t size)
{
    using namespace fleetwright::gotemplate;
    constexpr std::string_view json =
        R"({"s":"text","n":1.5,"b":true,"z":null,"l":["a",1,null],"m":{"k":{"d":"deep"}},"t":"{{.s}}"})";
    if (size == 0)
        return 0;
    // The first byte chooses the functions.
    const auto family = static_cast<Family>(bytes[0] % 4);
    const std::string_view text(reinterpret_cast<const char *>(bytes) + 1, size - 1);
    constexpr std::size_t heapLimit = std::size_t{16} << 20;
    Heap heap(heapLimit);
    const JsonValue data = parseJson(json, heap);
    auto set = std::make_shared<TemplateSet>(optionsOf(family));
    if (!set->parse("t", text))
        return 0;
    ExecuteOptions options;
    options.limits.steps = 20'000;
    options.limits.outputBytes = std::size_t{1} << 20;
    options.limits.depth = 50;
    const auto output = execute(set, "t", data.value, heap, options);
    static_cast<void>(output);
    return 0;
}
