// SPDX-License-Identifier: Apache-2.0
#include "diff/valuetext.h"

#include "model/secret.h"

namespace fleetwright::diff {

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

std::string shownText(const model::ResourceId &object,
                      std::span<const model::FieldPath::Segment> path, const yaml::Node *node)
{
    return node && model::holdsSecretValue(object, path, node) ? model::maskedText(node)
                                                               : valueText(node);
}

} // namespace fleetwright::diff
