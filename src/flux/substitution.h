// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/arena.h"
#include "base/hash.h"
#include "base/result.h"
#include "flux/variables.h"
#include "yaml/node.h"

#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace fleetwright::flux {

/// An object printed as Flux prints it before it substitutes, and what its text refers to. Made
/// once for all units that have the object.
class SubstitutionText {
public:
    SubstitutionText(const yaml::Node *object, const base::Limits &limits);
    SubstitutionText(const SubstitutionText &) = delete;
    SubstitutionText &operator=(const SubstitutionText &) = delete;

    [[nodiscard]] const yaml::Node *object() const { return m_object; }
    /// `kustomize.toolkit.fluxcd.io/substitute: disabled` as a label or an annotation.
    [[nodiscard]] bool isDisabled() const { return m_disabled; }
    /// Whether substitution can change it at all.
    [[nodiscard]] bool mayChange() const { return m_mayChange; }
    /// Names that it refers to, each once, sorted.
    [[nodiscard]] const std::vector<std::string> &names() const { return m_names; }
    [[nodiscard]] const std::vector<Reference> &references() const { return m_references; }

    /// The object with the values in place. Its text is replaced and read again as YAML 1.1 by way
    /// of JSON (fluxcd/pkg/kustomize 1.41 varSubstitution, resource.UnmarshalJSON), so types may
    /// change and values may break it. What does not change keeps its nodes; a changed scalar has
    /// the variables' places and hides the `${…}` (yaml::Change). New nodes lie in `arena`.
    [[nodiscard]] base::Result<const yaml::Node *>
    substitute(const Variables &variables, Strictness strictness, base::Arena &arena) const;

private:
    struct ReadText {
        base::ArenaPtr arena;
        const yaml::Node *document = nullptr; ///< merge keys expanded; nullptr: nothing, or null
    };

    [[nodiscard]] base::Result<ReadText> read(std::string text) const;
    [[nodiscard]] base::Error brokenText(const std::string &text, base::Error cause) const;

    const yaml::Node *m_object;
    base::Limits m_limits;
    bool m_disabled = false;
    bool m_mayChange = false;
    std::string m_text;
    std::optional<base::Result<ShellTemplate>> m_template;
    std::vector<Reference> m_references;
    std::vector<std::string> m_names;
    /// By the hash of the substituted text: clusters whose values are equal share the reading.
    mutable std::mutex m_mutex;
    mutable std::unordered_map<base::Hash128, ReadText> m_read;
};

} // namespace fleetwright::flux
