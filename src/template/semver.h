// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace fleetwright::gotemplate {

// github.com/Masterminds/semver v3.3.0.

struct Version {
    std::uint64_t major = 0;
    std::uint64_t minor = 0;
    std::uint64_t patch = 0;
    std::string prerelease;
    std::string metadata;
    std::string original;

    /// "1.2.3-pre+meta".
    [[nodiscard]] std::string text() const;
};

/// NewVersion: "v1", "1.2", "1.2.3-rc.1+build". Nothing and Go's text in `error` otherwise.
[[nodiscard]] std::optional<Version> parseVersion(std::string_view text, std::string &error);

/// -1, 0, 1; metadata does not count.
[[nodiscard]] int compareVersions(const Version &left, const Version &right);

/// Versions that a text such as ">=1.2 <2 || ^3.1" allows.
class VersionConstraint {
public:
    /// NewConstraint. Nothing and Go's text in `error` otherwise.
    [[nodiscard]] static std::optional<VersionConstraint> parse(std::string_view text,
                                                                std::string &error);
    [[nodiscard]] bool allows(const Version &version) const;

private:
    enum class Operator { TildeOrEqual, NotEqual, Greater, Less, AtLeast, AtMost, Tilde, Caret };

    struct Part {
        Operator comparison = Operator::TildeOrEqual;
        Version version;
        bool isPartial = false; ///< some number is missing or "x"
        bool anyMinor = false;
        bool anyPatch = false;
    };

    [[nodiscard]] static std::optional<Part> parsePart(std::string_view text, std::string &error);
    [[nodiscard]] static bool check(const Part &part, const Version &version);
    [[nodiscard]] static bool checkNotEqual(const Part &part, const Version &version);
    [[nodiscard]] static bool checkGreater(const Part &part, const Version &version);
    [[nodiscard]] static bool checkAtMost(const Part &part, const Version &version);
    [[nodiscard]] static bool checkTilde(const Part &part, const Version &version);
    [[nodiscard]] static bool checkCaret(const Part &part, const Version &version);

    std::vector<std::vector<Part>> m_alternatives;
};

} // namespace fleetwright::gotemplate
