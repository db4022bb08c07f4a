// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/arena.h"
#include "base/limits.h"
#include "base/result.h"
#include "kustomize/effects.h"
#include "kustomize/schema/schema.h"
#include "model/resourceid.h"
#include "yaml/node.h"
#include "yaml/nodebuilder.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace fleetwright::kustomize {

enum class Behavior : std::uint8_t { Unspecified, Create, Replace, Merge };

/// resid.TotallyNotANamespace: what a cluster-scoped object has in place of a namespace.
inline constexpr std::string_view clusterScope = "_non_namespaceable_";

/// An earlier identity of a resource (utils.PreviousNames … annotations in kustomize, kept beside
/// the object here).
struct PreviousId {
    std::string kind;
    std::string name;
    std::string
        nameSpace; ///< effective: "default" for none, clusterScope for a cluster-scoped kind

    friend bool operator==(const PreviousId &, const PreviousId &) = default;
};

/// What identifies an object, as views into its nodes. Scalars of any type count by their text.
struct IdView {
    std::string_view apiVersion;
    std::string_view kind;
    std::string_view nameSpace; ///< "" if not given
    std::string_view name;

    [[nodiscard]] std::string_view group() const; ///< "" for the core group
    [[nodiscard]] std::string_view version() const;
    friend bool operator==(const IdView &, const IdView &) = default;

    /// resid.ResId.String: "Kind.version.group/name.namespace" with [noNs] and the like.
    [[nodiscard]] std::string text() const;
};

/// The identity that the object's fields give now.
[[nodiscard]] IdView idOf(const yaml::Node *object);

/// resid.Gvk.IsClusterScoped: known to the schema, and not namespaced.
[[nodiscard]] bool isClusterScoped(const Schema &schema, std::string_view apiVersion,
                                   std::string_view kind);

/// resid.ResId.EffectiveNamespace of a current id.
[[nodiscard]] std::string_view effectiveNamespace(const Schema &schema, const IdView &id);

/// The same for an earlier id, whose namespace is stored in that form already.
[[nodiscard]] std::string_view effectiveNamespace(const PreviousId &id);

/// One resource while layers are accumulated. Copying is cheap: the nodes are shared and the
/// history is small.
struct Resource {
    const yaml::Node *root = nullptr;
    base::RepoPath layer; ///< folder of the kustomization that brought it in
    Behavior behavior = Behavior::Unspecified;
    bool needsHash = false;
    bool disallowNameChange = false,
         allowKindChange = false;      ///< from patch options / internal annotations
    std::vector<PreviousId> previous;  ///< oldest first
    std::vector<std::string> prefixes; ///< in the order of application
    std::vector<std::string> suffixes;
    std::vector<std::string> refByIds; ///< what name references need (see nameref.go)
    std::vector<std::string> varNames; ///< vars whose value this resource gives

    [[nodiscard]] model::ResourceId id() const;         ///< current (apiVersion, kind, metadata)
    [[nodiscard]] model::ResourceId originalId() const; ///< with the oldest name, namespace, kind

    [[nodiscard]] IdView view() const { return m_idOf == root ? m_id : idOf(root); }
    /// Reads view() once for as long as the object stays the same, here and in copies. False if it
    /// is another one than was remembered before.
    bool rememberId();
    /// The oldest id (its namespace is then the effective one), or the current one.
    [[nodiscard]] IdView originalView() const;
    /// resource.StorePreviousId: notes the current id as an earlier one. To be called before the
    /// change.
    void storePreviousId(const Schema &schema);
    /// What becomes of it where something replaces all annotations, in which kustomize keeps these.
    void forgetNotes();
    /// True if the current or any earlier id equals `id` (ResMap.GetMatchingResourcesByAnyId with
    /// ResId.Equals).
    [[nodiscard]] bool hasEverBeen(const Schema &schema, const IdView &id,
                                   std::string_view idNamespace) const;

private:
    const yaml::Node *m_idOf = nullptr;
    IdView m_id; ///< of that node
};

/// kustomize's ResMap: resources in order of arrival.
/// A text that a replacement gave a field of another type. kustomize keeps both, and refuses the
/// object where it prints it or makes JSON of it, unless the field is gone by then.
struct MistypedField {
    const yaml::Node *node = nullptr; ///< the text
    yaml::Tag type = yaml::Tag::String;
    base::Error error;
};

struct ResourceMap {
    std::vector<Resource> resources;
    std::vector<MistypedField> mistyped; ///< of objects of this map, or of ones that are gone
    /// Some were given another id each by itself, so that two may have the same; kustomize notices
    /// where it puts all into a new map.
    bool mayRepeatIds = false;

    /// Changes one of the resources.
    void replace(Resource &resource, const yaml::Node *root);
    /// The error of a mistyped field that an object has.
    [[nodiscard]] base::Result<void> checkTypes(const yaml::Node *object) const;
};

/// What a transformer works in: where to allocate, which layer, and what to note as the change's
/// cause.
struct TransformContext {
    base::Arena &arena;
    const base::RepoPath &layer; ///< allocated in (or kept by) the arena
    yaml::NodeBuilder builder{arena};
    const Schema &schema = Schema::builtin(); ///< the one in effect (`openapi:`)
    base::Limits limits = {};
    Effects *effects = nullptr; ///< nullptr: none are kept

    /// A Step for a field of this layer, allocated in the arena; `span` is the entry that does it.
    [[nodiscard]] const yaml::Step *step(std::string_view field, const base::Span &span = {}) const;
    /// A Step for a value that is computed from `source` (a hashed name, a reference to it): it
    /// belongs to the layer that set the source last.
    [[nodiscard]] const yaml::Step *stepFrom(const yaml::Node *source,
                                             std::string_view field) const;
    /// The begin of the key of such a step.
    [[nodiscard]] StepKey key(std::string_view field) const;
};

/// The object with another metadata.name that `field` computes from the one it has.
[[nodiscard]] const yaml::Node *withName(const TransformContext &context, const yaml::Node *object,
                                         std::string_view name, std::string_view field);

} // namespace fleetwright::kustomize
