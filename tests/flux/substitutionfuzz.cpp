// SPDX-License-Identifier: Apache-2.0
// Substitutes in any text, and in an object that holds it; the first line gives the value.
#include "flux/substitution.h"
#include "yaml/emitter.h"
#include "yaml/nodebuilder.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

namespace {

using namespace fleetwright;

const yaml::Node *objectWith(const yaml::NodeBuilder &builder, std::string_view text)
{
    const yaml::Entry name{builder.string("name"), builder.string("x")};
    const yaml::Entry data{builder.string("text"), builder.string(text)};
    const yaml::Entry entries[]{{builder.string("apiVersion"), builder.string("v1")},
                                {builder.string("kind"), builder.string("ConfigMap")},
                                {builder.string("metadata"), builder.mapping(std::span(&name, 1))},
                                {builder.string("data"), builder.mapping(std::span(&data, 1))}};
    return builder.mapping(entries);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view input(reinterpret_cast<const char *>(data), size);
    const std::size_t end = std::min(input.find('\n'), input.size());
    const std::string_view text = input.substr(std::min(end + 1, input.size()));
    flux::Variables variables;
    flux::Variable variable;
    variable.value = input.substr(0, end);
    variable.field = "postBuild.substitute";
    variables.byName["v"] = variable;
    if (const auto parsed = flux::ShellTemplate::parse(text)) {
        const auto result =
            parsed->evaluate([&](std::string_view name) { return variables.lookUp(name); },
                             flux::Strictness::Lenient, 1u << 20);
        if (result && result->size() > (1u << 20))
            std::abort();
    }
    base::Arena arena;
    const flux::SubstitutionText object(objectWith(yaml::NodeBuilder(arena), text), {});
    base::Arena changed;
    if (const auto result = object.substitute(variables, flux::Strictness::Lenient, changed)) {
        std::string printed;
        static_cast<void>(yaml::appendYaml(printed, *result));
    }
    return 0;
}
