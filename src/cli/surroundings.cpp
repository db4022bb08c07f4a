// SPDX-License-Identifier: Apache-2.0
#include "cli/surroundings.h"

#include <chrono>
#include <random>

namespace fleetwright::cli {

gotemplate::ExecuteOptions executeOptions()
{
    gotemplate::ExecuteOptions options;
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    const auto seconds = std::chrono::floor<std::chrono::seconds>(now);
    options.surroundings.nowSeconds = seconds.count();
    options.surroundings.nowNanoseconds = static_cast<std::int32_t>(
        std::chrono::duration_cast<std::chrono::nanoseconds>(now - seconds).count());
    std::random_device device;
    options.surroundings.seed = (std::uint64_t{device()} << 32) | device();
    return options;
}

} // namespace fleetwright::cli
