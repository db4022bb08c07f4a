// SPDX-License-Identifier: Apache-2.0
#include "diff/valuetext.h"

namespace fleetwright::diff {

bool isSecretValue(const model::ResourceId &object, std::span<const model::FieldPath::Segment> path)
{
    if (object.kind != "Secret" || !object.group.empty() || path.empty())
        return false;
    const std::string &first = path.front().key;
    return first == "data" || first == "stringData";
}

std::string maskedText(base::Hash128 value)
{
    // Combined with a constant so that the digits are no hash of the bare value that could be
    // looked up.
    const base::Hash128 salted = base::combine(value, {0x6d61736b'6d61736bU, 0x666c6565'74777269U});
    return "•••• " + base::toHex(salted).substr(0, 6);
}

namespace {

void append(std::string &out, const yaml::Node *node)
{
    if (node->isScalar()) {
        out += node->text();
        return;
    }
    bool first = true;
    out += node->isMapping() ? '{' : '[';
    for (const yaml::Entry &entry : node->entries()) {
        out += first ? "" : ", ";
        out += entry.key->text();
        out += ": ";
        append(out, entry.value);
        first = false;
    }
    for (const yaml::Node *item : node->items()) {
        out += first ? "" : ", ";
        append(out, item);
        first = false;
    }
    out += node->isMapping() ? '}' : ']';
}

} // namespace

std::string valueText(const yaml::Node *node)
{
    std::string result;
    if (node)
        append(result, node);
    return result;
}

} // namespace fleetwright::diff
