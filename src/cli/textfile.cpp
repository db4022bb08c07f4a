// SPDX-License-Identifier: Apache-2.0
#include "cli/textfile.h"

#include <fstream>
#include <iterator>

namespace fleetwright::cli {

base::Result<std::string> textOfFile(const std::string &path)
{
    std::ifstream stream(path, std::ios::binary);
    std::string text((std::istreambuf_iterator<char>(stream)), std::istreambuf_iterator<char>());
    if (stream.is_open() && !stream.bad())
        return text;
    return base::Error{.code = base::ErrorCode::Unreadable,
                       .detail = "\"" + path + "\" cannot be read",
                       .place = {},
                       .hint = {},
                       .causes = {}};
}

} // namespace fleetwright::cli
