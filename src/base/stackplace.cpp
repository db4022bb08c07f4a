// SPDX-License-Identifier: Apache-2.0
#include "base/stackplace.h"

#ifdef _MSC_VER
#include <intrin.h>
#endif

namespace fleetwright::base {

const char *stackPlace()
{
#ifdef _MSC_VER
    return static_cast<const char *>(_AddressOfReturnAddress());
#else
    return static_cast<const char *>(__builtin_frame_address(0));
#endif
}

} // namespace fleetwright::base
