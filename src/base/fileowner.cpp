// SPDX-License-Identifier: Apache-2.0
#include "base/fileowner.h"

#ifdef __unix__
#include <sys/stat.h>
#include <unistd.h>
#endif

namespace fleetwright::base {

bool belongsToAnotherUser(const std::string &path)
{
#ifdef __unix__
    struct stat entry{};
    return ::stat(path.c_str(), &entry) == 0 && entry.st_uid != ::geteuid();
#else
    static_cast<void>(path);
    return false;
#endif
}

} // namespace fleetwright::base
