// SPDX-License-Identifier: Apache-2.0
#include "kustomize/schema/gvkorder.h"

#include <algorithm>
#include <string>

namespace fleetwright::kustomize {
namespace {

std::string sortText(const GvkKey &type)
{
    std::string text(type.group.empty() ? "~G" : type.group);
    text += '_';
    text += type.version.empty() ? "~V" : type.version;
    text += '_';
    text += type.kind.empty() ? "~K" : type.kind;
    return text;
}

} // namespace

int kindRank(std::string_view kind)
{
    const auto first = std::find(kindsFirst.begin(), kindsFirst.end(), kind);
    if (first != kindsFirst.end())
        return static_cast<int>(first - kindsFirst.begin()) - static_cast<int>(kindsFirst.size());
    const auto last = std::find(kindsLast.begin(), kindsLast.end(), kind);
    return last == kindsLast.end() ? 0 : 1 + static_cast<int>(last - kindsLast.begin());
}

bool sortsBefore(const GvkKey &left, const GvkKey &right)
{
    const int leftRank = kindRank(left.kind);
    const int rightRank = kindRank(right.kind);
    if (leftRank != rightRank)
        return leftRank < rightRank;
    return sortText(left) < sortText(right);
}

} // namespace fleetwright::kustomize
