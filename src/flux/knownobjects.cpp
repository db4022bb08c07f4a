// SPDX-License-Identifier: Apache-2.0
#include "flux/knownobjects.h"

#include "base/errorat.h"

#include <algorithm>

namespace fleetwright::flux {

namespace {

std::string keyText(const ObjectKey &key)
{
    std::string text(key.kind);
    text += '.';
    text += key.group;
    text += '/';
    text += key.nameSpace.empty() ? std::string_view("default") : key.nameSpace;
    text += '/';
    text += key.name;
    return text;
}

/// How many folders two files share, from the root down.
std::size_t sharedFolders(const base::RepoPath &left, const base::RepoPath &right)
{
    const std::string_view first = left.text();
    const std::string_view second = right.text();
    const auto [end, other] =
        std::mismatch(first.begin(), first.end(), second.begin(), second.end());
    return static_cast<std::size_t>(std::count(first.begin(), end, '/'));
}

} // namespace

std::optional<KnownObject> knownObject(const yaml::Node *root, std::shared_ptr<const void> keeps)
{
    if (!root || !root->isMapping())
        return std::nullopt;
    KnownObject object{{}, root, std::move(keeps)};
    const std::string_view version = textAt(root, {"apiVersion"});
    const std::size_t slash = version.rfind('/');
    if (slash != std::string_view::npos)
        object.id.group = version.substr(0, slash);
    object.id.version = version.substr(slash == std::string_view::npos ? 0 : slash + 1);
    object.id.kind = textAt(root, {"kind"});
    object.id.nameSpace = textAt(root, {"metadata", "namespace"});
    object.id.name = textAt(root, {"metadata", "name"});
    if (object.id.kind.empty() || object.id.name.empty())
        return std::nullopt;
    return object;
}

KnownObjects::KnownObjects(std::vector<KnownObject> objects,
                           std::shared_ptr<const KnownObjects> further)
    : m_objects(std::move(objects)), m_further(std::move(further))
{
    for (std::size_t i = 0; i < m_objects.size(); ++i) {
        const model::ResourceId &id = m_objects[i].id;
        m_index.emplace(keyText({id.group, id.kind, id.nameSpace, id.name}), i);
    }
}

const KnownObject *KnownObjects::find(const ObjectKey &key, const base::Place &near) const
{
    const auto [begin, end] = m_index.equal_range(keyText(key));
    const KnownObject *best = nullptr;
    std::size_t bestShared = 0;
    for (auto each = begin; each != end; ++each) {
        const KnownObject *object = &m_objects[each->second];
        const std::size_t shared = sharedFolders(placeOf(object->root).file, near.file);
        if (!best || shared > bestShared || (shared == bestShared && object < best)) {
            best = object;
            bestShared = shared;
        }
    }
    return best || !m_further ? best : m_further->find(key, near);
}

base::Place placeOf(const yaml::Node *object)
{
    const yaml::Node *name = object->findPath({"metadata", "name"});
    if (name && name->span().known())
        return name->span().place();
    return object->span().known() ? object->span().place() : base::Place{};
}

std::string_view textAt(const yaml::Node *node, std::initializer_list<std::string_view> path)
{
    const yaml::Node *value = node->findPath(path);
    return value && !value->isNull() ? value->text() : std::string_view{};
}

bool isTrueAt(const yaml::Node *node, std::initializer_list<std::string_view> path)
{
    const yaml::Node *value = node->findPath(path);
    return value && value->isScalar() && value->tag() == yaml::Tag::Bool && value->text() == "true";
}

base::Error errorAt(base::ErrorCode code, std::string detail, const yaml::Node *node,
                    std::string hint)
{
    return base::errorAt(code, std::move(detail), node ? node->span() : base::Span{},
                         std::move(hint));
}

} // namespace fleetwright::flux
