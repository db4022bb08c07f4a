// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kustomize/resource.h"
#include "yaml/node.h"

#include <cstddef>
#include <deque>
#include <span>
#include <string_view>
#include <vector>

namespace fleetwright::kustomize {

/// The tree in which a strategic merge works: nodes that can change in place, as kyaml's do. Only
/// what the patch touches is opened; everything else stays the immutable node that it was.
class MergeNode {
public:
    struct Field {
        const yaml::Node *key = nullptr;
        const yaml::Node *closed = nullptr; ///< the value while nobody looked at it
        MergeNode *open = nullptr;          ///< the value once somebody did
    };

    [[nodiscard]] yaml::Kind kind() const { return m_kind; }
    [[nodiscard]] bool isMapping() const { return m_kind == yaml::Kind::Mapping; }
    [[nodiscard]] bool isSequence() const { return m_kind == yaml::Kind::Sequence; }
    [[nodiscard]] bool isScalar() const { return m_kind == yaml::Kind::Scalar; }
    [[nodiscard]] bool isNull() const { return isScalar() && m_tag == yaml::Tag::Null; }
    /// kyaml's IsEmptyMap: null, or a mapping without fields.
    [[nodiscard]] bool isNullOrEmptyMapping() const
    {
        return isNull() || (isMapping() && size() == 0);
    }
    [[nodiscard]] std::size_t size() const;
    /// yaml.Node.Value: the text of a scalar, "" for collections.
    [[nodiscard]] std::string_view text() const { return isScalar() ? m_text : std::string_view(); }
    /// The node that it was made of: its place for errors and messages.
    [[nodiscard]] const yaml::Node *source() const { return m_content; }

private:
    friend class MergeTree;

    yaml::Kind m_kind = yaml::Kind::Scalar;
    yaml::Tag m_tag = yaml::Tag::String;
    yaml::Style m_style = yaml::Style::Plain;
    std::string_view m_text;
    const yaml::Node *m_content = nullptr; ///< what its content came from, nullptr for a new one
    const yaml::Node *m_place = nullptr; ///< the object's own node at this place, nullptr if added
    bool m_isOpen = false;               ///< m_fields or m_items hold the content
    bool m_keepNull = false;
    std::vector<Field> m_fields;
    std::vector<MergeNode *> m_items;
};

/// Owns the nodes of one merge and turns the result back into immutable ones.
class MergeTree {
public:
    MergeTree(const TransformContext &context, const yaml::Step *step)
        : m_context(context), m_step(step)
    {}

    enum class Side : std::uint8_t { Object, Patch };
    [[nodiscard]] MergeNode *open(const yaml::Node *node, Side side);
    /// An empty list in block style to take the place of `model`.
    [[nodiscard]] MergeNode *emptyListLike(const MergeNode *model);
    /// A scalar without a tag.
    [[nodiscard]] MergeNode *plainScalar(std::string_view text);

    [[nodiscard]] std::span<MergeNode::Field> fields(MergeNode *mapping);
    [[nodiscard]] std::vector<MergeNode *> &items(MergeNode *sequence);

    /// The value of a field, nullptr if absent or no mapping.
    [[nodiscard]] MergeNode *field(MergeNode *mapping, std::string_view key);
    [[nodiscard]] MergeNode *valueOf(MergeNode *mapping, MergeNode::Field &field);
    void clearField(MergeNode *mapping, std::string_view key);
    /// kyaml's FieldSetter: nullptr and nulls (not marked to be kept) clear the field; an existing
    /// value keeps its style and its place and takes the content.
    void setField(MergeNode *mapping, const yaml::Node *key, MergeNode *value);
    /// FieldSetter without a name: a scalar becomes a text without a tag.
    void setText(MergeNode *scalar, std::string_view text);
    static void keepNull(MergeNode *node) { node->m_keepNull = true; }
    /// merge2's SetStyle: an empty collection of the object is written as the patch writes it.
    static void takeStyle(MergeNode *dest, const MergeNode *origin);
    /// Notes that `value` takes the place that `previous` has in the object.
    static void takePlace(MergeNode *value, const MergeNode *previous);

    /// The immutable form. Shares what did not change; what came from the patch carries the change.
    [[nodiscard]] const yaml::Node *close(const MergeNode *node);

    [[nodiscard]] const yaml::NodeBuilder &builder() const { return m_context.builder; }

private:
    void openContent(MergeNode *node);
    [[nodiscard]] const yaml::Node *closedMapping(const MergeNode *node);
    [[nodiscard]] const yaml::Node *closedSequence(const MergeNode *node);
    [[nodiscard]] const yaml::Node *closedScalar(const MergeNode *node);
    [[nodiscard]] const yaml::Change *changeOf(const MergeNode *node) const;

    const TransformContext &m_context;
    const yaml::Step *m_step;
    std::deque<MergeNode> m_nodes;
};

} // namespace fleetwright::kustomize
