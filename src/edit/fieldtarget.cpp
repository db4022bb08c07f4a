// SPDX-License-Identifier: Apache-2.0
#include "edit/candidate.h"

#include <algorithm>

namespace fleetwright::edit {

namespace {

/// What the node was before any layer changed it.
const yaml::Node *oldest(const yaml::Node *node)
{
    while (node != nullptr && node->change() != nullptr && node->change()->previous != nullptr)
        node = node->change()->previous;
    return node;
}

/// The text a generated or transformed scalar began as; "" if a layer added it.
std::string originalText(const yaml::Node *root, std::string_view key, bool generated)
{
    const yaml::Node *node = oldest(root->findPath({"metadata", key}));
    if (node == nullptr || (!generated && node->change() != nullptr))
        return {};
    return std::string(node->text());
}

/// Its value follows from that of another step or object and cannot be written anywhere.
bool isComputed(const fleet::OriginStep &step)
{
    return step.field == "hash" || step.field == "nameReference" || step.field == "vars";
}

bool isGeneratorStep(const yaml::Step *step)
{
    return step != nullptr
           && (step->field == "configMapGenerator" || step->field == "secretGenerator");
}

} // namespace

const fleet::OriginStep *FieldTarget::stepAt(const base::RepoPath &layer) const
{
    const auto found =
        std::ranges::find_if(steps.rbegin(), steps.rend(), [&](const fleet::OriginStep &step) {
            return !step.couldSet && step.layer == layer && !isComputed(step);
        });
    return found == steps.rend() ? nullptr : &*found;
}

const fleet::OriginStep *FieldTarget::supplying() const
{
    const auto found = std::ranges::find_if(steps, &fleet::OriginStep::supplies);
    return found == steps.end() ? nullptr : &*found;
}

void describeOrigin(FieldTarget &target)
{
    const yaml::Node *root = target.object->root;
    const yaml::Node *kind = oldest(root->find("kind"));
    const yaml::Node *name = oldest(root->findPath({"metadata", "name"}));
    target.generated =
        (kind != nullptr && kind->change() != nullptr && isGeneratorStep(kind->change()->step))
        || (name != nullptr && name->change() != nullptr && isGeneratorStep(name->change()->step));
    target.originalName = originalText(root, "name", target.generated);
    if (target.originalName.empty())
        target.originalName = target.object->stableName;
    target.originalNamespace = originalText(root, "namespace", target.generated);
}

} // namespace fleetwright::edit
