// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/filesource.h"
#include "base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace fleetwright::helm {

/// A chart's .helmignore (pkg/ignore/rules.go): which of its files and folders are no part of it.
class IgnoreRules {
public:
    /// Fails for "**" and for malformed patterns. Hidden files below templates/ are always ignored.
    [[nodiscard]] static base::Result<IgnoreRules> parse(std::string_view text);

    /// `path` as seen from the chart. Rules are asked in order; as in Helm a negated rule ignores
    /// what it does not match.
    [[nodiscard]] bool ignores(std::string_view path, base::EntryKind kind) const;

private:
    /// What part of a path a pattern is held against.
    enum class Scope { Path, Name };
    struct Rule {
        std::string pattern;
        Scope scope = Scope::Name;
        bool isNegated = false;
        bool isForFolders = false;
    };

    [[nodiscard]] base::Result<void> add(std::string_view line);

    std::vector<Rule> m_rules;
};

} // namespace fleetwright::helm
