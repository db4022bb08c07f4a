// SPDX-License-Identifier: Apache-2.0
#include "rancherfleet/names.h"

#include "base/crypto.h"
#include "template/characters.h"
#include "template/encoding.h"

#include <algorithm>

namespace fleetwright::rancherfleet {

namespace {

constexpr std::size_t longestName = 53; ///< MaxHelmReleaseNameLen

bool isAllowed(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
}

/// names.Hex
std::string hashOf(std::string_view text, std::size_t length)
{
    return gotemplate::encodeHex(base::digestOf(base::Digest::Md5, text)).substr(0, length);
}

/// names.Limit
std::string limited(const std::string &text, std::size_t count)
{
    constexpr std::size_t hashLength = 5;
    if (text.size() <= count)
        return text;
    const std::string kept = text.substr(0, count - hashLength - 1);
    return kept + (kept.ends_with('-') ? "" : "-") + hashOf(text, hashLength);
}

/// Lower case letters, digits and single dashes, none at the ends.
std::string cleaned(std::string_view text)
{
    std::string result;
    for (const char c : gotemplate::lowerText(text)) {
        const char kept = isAllowed(c) ? c : '-';
        if (kept != '-' || (!result.empty() && result.back() != '-'))
            result += kept;
    }
    while (result.ends_with('-'))
        result.pop_back();
    return result;
}

} // namespace

std::string helmReleaseName(std::string_view path)
{
    std::string name(path);
    std::replace(name.begin(), name.end(), '/', '-');
    const bool isPlain =
        name == gotemplate::lowerText(name) && std::all_of(name.begin(), name.end(), isAllowed);
    if (!isPlain)
        name += '-' + hashOf(name, 8);
    name = cleaned(name);
    return name.empty() ? hashOf(path, 24) : limited(name, longestName);
}

bool isInternalName(std::string_view name)
{
    return name.starts_with("kubectl.kubernetes.io/")
           || name.find("cattle.io/") != std::string_view::npos;
}

} // namespace fleetwright::rancherfleet
