// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/regex.h"
#include "yaml/reader.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace fleetwright::analysis::secrets {

/// Whether SOPS has encrypted the file: a document with `sops` and its `mac`, or an env file with
/// `sops_mac`. `parsed` is nullptr where it is no YAML or JSON.
[[nodiscard]] bool isSopsFile(const base::SourceFile &file, const yaml::ParsedFile *parsed);

/// Where the metadata begins: `sops:`, of an env file `sops_mac`.
[[nodiscard]] std::optional<std::uint32_t> sopsPlace(const base::SourceFile &file,
                                                     const yaml::ParsedFile *parsed);

/// Which values a file's own metadata selects for encryption (sops v3.9, sops.go
/// Tree.Encrypt). Fails to be made where an expression does not compile.
class SopsSelection {
public:
    /// `metadata`: the mapping `sops`, or nullptr for an env file's defaults.
    [[nodiscard]] static std::optional<SopsSelection> of(const yaml::Node *metadata);

    /// `path`: the keys from the document's root to the value.
    [[nodiscard]] bool encrypts(const std::vector<std::string_view> &path) const;
    /// Declared readable by `unencrypted_suffix` or `unencrypted_regex`.
    [[nodiscard]] bool leavesReadable(const std::vector<std::string_view> &path) const;
    /// Comments decide, which are not looked at.
    [[nodiscard]] bool dependsOnComments() const { return m_dependsOnComments; }

private:
    std::string m_encryptedSuffix;
    std::string m_unencryptedSuffix;
    std::optional<base::Regex> m_encrypted;
    std::optional<base::Regex> m_unencrypted;
    bool m_dependsOnComments = false;
};

} // namespace fleetwright::analysis::secrets
