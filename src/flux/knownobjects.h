// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/error.h"
#include "model/resourceid.h"
#include "yaml/node.h"

#include <memory>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace fleetwright::flux {

/// An object that a cluster has: applied by a unit, or written in a file.
struct KnownObject {
    model::ResourceId id;
    const yaml::Node *root = nullptr;
    std::shared_ptr<const void> keeps; ///< what the nodes live in
};

/// The object of a parsed document; nothing if it has no kind or no name.
[[nodiscard]] std::optional<KnownObject> knownObject(const yaml::Node *root,
                                                     std::shared_ptr<const void> keeps);

/// What is asked of an object store: group without version, kind, namespace, name.
struct ObjectKey {
    std::string_view group;
    std::string_view kind;
    std::string_view nameSpace; ///< "" means "default"
    std::string_view name;
};

/// The objects of one cluster, as its controllers would find them.
class KnownObjects {
public:
    KnownObjects() = default;
    /// Of two objects with one key, the earlier counts more. `further` are asked for what is not
    /// among them: objects that are written somewhere and that no unit applies.
    explicit KnownObjects(std::vector<KnownObject> objects,
                          std::shared_ptr<const KnownObjects> further = nullptr);

    /// Without the further ones.
    [[nodiscard]] const std::vector<KnownObject> &all() const { return m_objects; }
    [[nodiscard]] const KnownObjects *further() const { return m_further.get(); }

    /// The object of that key. Where several files have one (those of other clusters, too), the one
    /// nearest to `near`, by folders; nullptr if there is none.
    [[nodiscard]] const KnownObject *find(const ObjectKey &key, const base::Place &near = {}) const;

private:
    std::vector<KnownObject> m_objects;
    std::shared_ptr<const KnownObjects> m_further;
    std::unordered_multimap<std::string, std::size_t> m_index;
};

/// Where an object's name stands; its first byte where that is not known.
[[nodiscard]] base::Place placeOf(const yaml::Node *object);

/// The text of the scalar at a path; "" if there is none.
[[nodiscard]] std::string_view textAt(const yaml::Node *node,
                                      std::initializer_list<std::string_view> path);

/// True if the scalar at a path is the boolean true.
[[nodiscard]] bool isTrueAt(const yaml::Node *node, std::initializer_list<std::string_view> path);

/// An error at a node.
[[nodiscard]] base::Error errorAt(base::ErrorCode code, std::string detail, const yaml::Node *node,
                                  std::string hint = {});

} // namespace fleetwright::flux
