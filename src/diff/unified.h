// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace fleetwright::diff {

struct UnifiedOptions {
    std::size_t context = 3;
    std::string beforeLabel; ///< after "--- ", for example "a/base/kustomization.yaml"
    std::string afterLabel;  ///< after "+++ "
};

/// The unified patch that turns `before` into `after`, as `git diff` prints hunks; "" if equal.
/// Bytes are kept as they are (CRLF too).
[[nodiscard]] std::string unifiedDiff(std::string_view before, std::string_view after,
                                      const UnifiedOptions &options = {});

/// The same with Git's headers for one file; nothing: the file does not exist on that side
/// (/dev/null). `git apply` takes it.
[[nodiscard]] std::string unifiedFileDiff(std::string_view path,
                                          std::optional<std::string_view> before,
                                          std::optional<std::string_view> after,
                                          std::size_t context = 3);

} // namespace fleetwright::diff
