// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace fleetwright::flux {

/// The documents of a file as kyaml's kio.ByteReader parts it: at lines that begin with "---", with
/// LF for CRLF. A separator that holds more than a comment is an error.
[[nodiscard]] base::Result<std::vector<std::string>> splitDocuments(std::string_view text);

/// yaml.DeriveSeqIndentStyle: whether the first list below a key is indented by two.
[[nodiscard]] bool hasWideLists(std::string_view document);

} // namespace fleetwright::flux
