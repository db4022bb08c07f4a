// SPDX-License-Identifier: Apache-2.0
// Reads any bytes as YAML, prints what can be printed and reads that again.

#include "yaml/stability.h"

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char *>(data), size);
    const std::string problem = fleetwright::yaml::testing::instabilityOf(text);
    if (!problem.empty()) {
        std::fprintf(stderr, "%s\n", problem.c_str());
        std::abort();
    }
    return 0;
}
