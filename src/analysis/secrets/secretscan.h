// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/filesource.h"
#include "yaml/reader.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace fleetwright::analysis::secrets {

/// A place that holds a secret in plain text. Its value is never kept.
struct SecretPlace {
    base::RepoPath file;
    std::uint32_t offset = 0;
    std::string object; ///< "Secret/namespace/name"; may be empty
    std::string field;  ///< within the object, or the variable
    std::string what;   ///< "a value of a Secret", "a private key" …
    /// The file whose clusters have it, where that is another one than `file`.
    std::optional<base::RepoPath> readBy;
};

/// A file beside the one that is scanned, nullptr if there is none.
using FileReader = std::function<base::SourceFilePtr(const base::RepoPath &)>;

/// Whether the file may hold a secret at all; most need not be parsed.
[[nodiscard]] bool mayHoldSecrets(std::string_view bytes);

/// A file to look at.
struct ScannedFile {
    base::SourceFilePtr file;
    yaml::ParsedFilePtr parsed; ///< nullptr where it is no YAML: only private keys and addresses
                                ///< with a password are found then
    bool holdsHelmValues = false;
};

/// All places of a file, each line once. What a generator reads is looked at with it.
[[nodiscard]] std::vector<SecretPlace> scanForSecrets(const ScannedFile &file,
                                                      const FileReader &reader);

/// "values.yaml", "values-prod.yaml", "grafana.values.yml": files and ConfigMap keys of Helm
/// values.
[[nodiscard]] bool isValuesName(std::string_view name);

} // namespace fleetwright::analysis::secrets
