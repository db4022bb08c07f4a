// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "template/value.h"
#include "yaml/node.h"

#include <cstddef>
#include <string_view>
#include <unordered_map>

namespace fleetwright::helm {

/// Which node of a file each entry of a map and each item of a list comes from, for values that
/// were read from files and then composed. Kept only where somebody asks for provenance.
///
/// Containers are told apart by address and keys are not copied: the values must outlive it, and so
/// must the nodes.
class Origins {
public:
    /// Walks a document beside the value that was made of it (gotemplate::valueOfYaml).
    void add(const yaml::Node &node, const gotemplate::Value &value);

    void set(const void *container, std::string_view key, std::size_t index,
             const yaml::Node *node);
    /// A value was laid over another one.
    void hide(const yaml::Node *over, const yaml::Node *under);
    /// What a value was laid over last; nullptr if nothing is known to lie below it.
    [[nodiscard]] const yaml::Node *hiddenBy(const yaml::Node *over) const;
    /// Where to look for what it does not know itself; it must outlive this.
    void setBelow(const Origins *below) { m_below = below; }
    /// nullptr if it is not known.
    [[nodiscard]] const yaml::Node *find(const void *container, std::string_view key,
                                         std::size_t index) const;

private:
    void addEntries(const yaml::Node &mapping, const gotemplate::MapData &map);

    struct Place {
        const void *container;
        std::string_view key;
        std::size_t index;
        friend bool operator==(const Place &, const Place &) = default;
    };
    struct PlaceHash {
        std::size_t operator()(const Place &place) const
        {
            return std::hash<const void *>()(place.container) * 31 + place.index
                   + std::hash<std::string_view>()(place.key);
        }
    };
    std::unordered_map<Place, const yaml::Node *, PlaceHash> m_nodes;
    std::unordered_map<const yaml::Node *, const yaml::Node *> m_hidden;
    const Origins *m_below = nullptr;
};

} // namespace fleetwright::helm
