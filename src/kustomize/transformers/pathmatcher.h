// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "kustomize/resource.h"
#include "kustomize/transformers/fieldfilters.h"
#include "yaml/node.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace fleetwright::kustomize {

/// utils.SmarterPathSplitter with dots: "a.b\.c.[name=x.y].0" has the parts a, b.c, [name=x.y], 0.
[[nodiscard]] std::vector<std::string> smartPath(std::string_view path);

/// yaml.PathGetter without creation: the node at the path, nullptr if there is none. Errors where
/// the object has another form than the path expects.
[[nodiscard]] base::Result<const yaml::Node *> lookUp(const yaml::Node *object,
                                                      const std::vector<std::string> &path);

/// yaml.PathMatcher: finds all nodes at a path with wildcards and [field=regex] parts, and sets
/// them.
class PathMatcher {
public:
    /// `setter` gets nullptr for a field that is created.
    PathMatcher(const TransformContext &context, FieldSetter setter)
        : m_context(context), m_setter(std::move(setter))
    {}

    /// Missing parts are created; the last one as `kind`. What a [field=value] part itself gives
    /// to a new item stands at `source` and has `added` as its change.
    void createAs(yaml::Kind kind, const base::Span &source, const yaml::Change *added)
    {
        m_create = kind;
        m_source = source;
        m_added = added;
    }

    [[nodiscard]] base::Result<const yaml::Node *> apply(const yaml::Node *object,
                                                         const std::vector<std::string> &path);
    [[nodiscard]] std::size_t matches() const { return m_matches; }
    [[nodiscard]] bool failedInSetter() const { return m_failedInSetter; }

private:
    using Path = std::span<const std::string>;
    using NodeResult = base::Result<const yaml::Node *>;

    NodeResult walk(const yaml::Node *node, Path path);
    NodeResult create(Path path);
    NodeResult set(const yaml::Node *current);
    NodeResult walkField(const yaml::Node *node, Path path);
    NodeResult walkIndex(const yaml::Node *node, Path path);
    NodeResult walkAll(const yaml::Node *node, Path path);
    NodeResult walkMatching(const yaml::Node *node, Path path);
    NodeResult appendMatching(const yaml::Node *node, Path path, std::string_view field,
                              std::string_view value);

    const TransformContext &m_context;
    FieldSetter m_setter;
    std::optional<yaml::Kind> m_create;
    base::Span m_source;
    const yaml::Change *m_added = nullptr;
    std::size_t m_matches = 0;
    bool m_failedInSetter = false;
};

} // namespace fleetwright::kustomize
