// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "argocd/generators/generator.h"

#include <string>

namespace fleetwright::argocd {

/// What a git generator says of a path, in the shape of the template language, with the
/// generator's `values`.
class GitParameters {
public:
    [[nodiscard]] static base::Result<GitParameters> read(const yaml::Node *generator,
                                                          const TemplateLanguage &language);

    /// `place`: the pattern that took the directory.
    [[nodiscard]] base::Result<ValuePtr> ofDirectory(const std::string &path,
                                                     const base::Span &place) const;
    /// `content`: a Map, the file's.
    [[nodiscard]] base::Result<ValuePtr> ofFile(const std::string &path, const Value &content,
                                                const base::Span &place) const;

private:
    [[nodiscard]] Value::Fields goPath(const std::string &folder, const base::Span &place) const;
    void addGo(Value::Fields &fields, Value::Fields path) const;
    void addFlat(Value::Fields &fields, const std::string &folder, const base::Span &place) const;
    [[nodiscard]] std::string flatName() const;

    GeneratorValues m_values;
    std::string m_prefix; ///< pathParamPrefix
    bool m_isGo = false;
};

} // namespace fleetwright::argocd
