// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kustomize/resource.h"
#include "yaml/node.h"

#include <string_view>
#include <utility>
#include <vector>

namespace fleetwright::kustomize {

// What go-yaml makes of a scalar when kyaml's FieldSetter puts a value in the place of another: the
// old one's style stays, and a value in quotes is a string when the document is read again.

/// The type of a value of type `tag` once it stands in the style of what it replaces.
[[nodiscard]] yaml::Tag tagInStyle(yaml::Tag tag, yaml::Style style);

/// The type of a text without a tag (SetScalar of filtersutil) in the style of what it replaces.
[[nodiscard]] yaml::Tag tagOfText(std::string_view text, yaml::Style style);

/// True for a plain string that YAML 1.1 takes for something else: FieldSetter gives it double
/// quotes, and so the place where it stands.
[[nodiscard]] bool getsQuotes(yaml::Tag tag, yaml::Style style, std::string_view text);

/// The style of a value that a transformer adds.
[[nodiscard]] yaml::Style styleOfNew(yaml::Tag tag, std::string_view text);

/// A scalar in the place of `current` (nullptr: it is added), with the change noted. `source` is
/// where the layer gives it.
[[nodiscard]] const yaml::Node *replaceScalar(const TransformContext &context,
                                              const yaml::Step *step, const yaml::Node *current,
                                              yaml::Tag tag, std::string_view text,
                                              const base::Span &source);

/// As above for a text without a tag.
[[nodiscard]] const yaml::Node *replaceText(const TransformContext &context, const yaml::Step *step,
                                            const yaml::Node *current, std::string_view text,
                                            const base::Span &source);

/// kustomize's label and annotation transformers add one yaml.Node at all places of an object
/// (filtersutil.SetEntry): what later changes one of these places changes all. Here they share one
/// Node, and this says that it is such a one.
[[nodiscard]] bool isSharedScalar(const yaml::Node *node);

/// Old and new nodes of such places.
using Exchange = std::vector<std::pair<const yaml::Node *, const yaml::Node *>>;

/// `root` with every occurrence (by identity) of an old node replaced by its new one.
[[nodiscard]] const yaml::Node *exchanged(const TransformContext &context, const yaml::Node *root,
                                          const Exchange &exchange);

/// `root` with scalars of their own at all places: what reading the object again (a JSON patch)
/// does to shared ones.
[[nodiscard]] const yaml::Node *withoutSharing(const TransformContext &context,
                                               const yaml::Node *root);

} // namespace fleetwright::kustomize
