// SPDX-License-Identifier: Apache-2.0
#include "analysis/layers/unreachedchoices.h"

#include "model/fieldpath.h"

#include <algorithm>

namespace fleetwright::analysis::layers {

namespace {

using yaml::Node;

/// Nothing that the selector or document says is against the object.
bool mayBeFor(const Node *said, std::string_view wanted)
{
    return !said || said->text() == wanted;
}

bool isFor(const PatchDocument &patch, const diff::ObjectKey &object)
{
    if (patch.target)
        return mayBeFor(patch.target->find("kind"), object.kind)
               && mayBeFor(patch.target->find("name"), object.name);
    return mayBeFor(patch.document->find("kind"), object.kind)
           && mayBeFor(patch.document->findPath({"metadata", "name"}), object.name);
}

bool isAnother(const Node *node, std::string_view value)
{
    return node && node->isScalar() && node->text() != value;
}

bool sets(const Node *operation, const model::FieldPath &field, std::string_view value)
{
    const Node *op = operation->find("op");
    const Node *path = operation->find("path");
    if (!op || !path || (op->text() != "add" && op->text() != "replace"))
        return false;
    const base::Result<model::FieldPath> read = model::FieldPath::fromText(path->text());
    return read && *read == field && isAnother(operation->find("value"), value);
}

bool setsAnother(const Node *document, const model::FieldPath &field, std::string_view value)
{
    if (!document->isSequence())
        return isAnother(field.find(document), value);
    return std::any_of(document->items().begin(), document->items().end(),
                       [&](const Node *operation) { return sets(operation, field, value); });
}

} // namespace

bool UnreachedChoices::differFrom(const SettingPlace &setting, const diff::ObjectKey &object)
{
    const base::Result<model::FieldPath> field = model::FieldPath::fromText(setting.field);
    if (!setting.layer || setting.value.empty() || !field)
        return false;
    const std::vector<model::LayerIndex> siblings = siblingsOf(*setting.layer);
    return std::any_of(siblings.begin(), siblings.end(), [&](model::LayerIndex sibling) {
        const std::vector<PatchDocument> &patches = patchesOf(sibling);
        return std::any_of(patches.begin(), patches.end(), [&](const PatchDocument &patch) {
            return isFor(patch, object) && setsAnother(patch.document, *field, setting.value);
        });
    });
}

/// Those that nobody reads: layers that include the same one, or components of the same folder.
std::vector<model::LayerIndex> UnreachedChoices::siblingsOf(model::LayerIndex layer) const
{
    std::vector<model::LayerIndex> siblings;
    const auto add = [&](model::LayerIndex other) {
        if (other != layer && m_snapshot.layers[other].reach.empty())
            siblings.push_back(other);
    };
    const model::Layer &own = m_snapshot.layers[layer];
    for (const model::LayerIndex parent : own.includes) {
        for (const model::LayerIndex child : m_snapshot.layers[parent].includedBy)
            add(child);
    }
    if (own.kind != model::LayerKind::Component)
        return siblings;
    const base::RepoPath folder = own.path.parent();
    for (auto other = m_snapshot.layerByPath.lower_bound(folder);
         other != m_snapshot.layerByPath.end() && other->first.text().starts_with(folder.text());
         ++other) {
        if (other->first.parent() == folder
            && m_snapshot.layers[other->second].kind == model::LayerKind::Component)
            add(other->second);
    }
    return siblings;
}

const std::vector<PatchDocument> &UnreachedChoices::patchesOf(model::LayerIndex layer)
{
    const auto known = m_patches.find(layer);
    if (known != m_patches.end())
        return known->second;
    return m_patches.emplace(layer, patchDocumentsOf(m_snapshot, m_snapshot.layers[layer]))
        .first->second;
}

} // namespace fleetwright::analysis::layers
