// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "template/parser.h"

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

namespace fleetwright::gotemplate {

/// What a field of a map that is not there gives (text/template's option missingkey).
enum class MissingKey { Default, Zero, Error };

/// "missingkey=error" and its like. Fails on what Go calls an unrecognized option.
[[nodiscard]] base::Result<MissingKey> parseOption(std::string_view option);

/// Templates by name that call each other: what Go associates with one template.Template.
///
/// Filled by parse(), then immutable: share it as TemplateSetPtr between threads and executions.
class TemplateSet {
public:
    struct Options {
        std::string name; ///< of the root, which errors about unknown templates mention
        FunctionSetPtr functions;
        Delimiters delimiters = {};
        MissingKey missingKey = MissingKey::Default;
    };

    explicit TemplateSet(Options options) : m_options(std::move(options)) {}
    /// A set over another: what it does not define, `below` does. That is Go's Clone.
    TemplateSet(std::shared_ptr<const TemplateSet> below, MissingKey missingKey);

    /// Parses `text` as the template `name`, with those that it defines. They replace earlier ones
    /// of the same name, unless they are empty.
    [[nodiscard]] base::Result<void> parse(std::string_view name, std::string_view text);

    /// nullptr if there is none of that name.
    [[nodiscard]] const Tree *find(std::string_view name) const;
    [[nodiscard]] const Options &options() const { return m_options; }

private:
    Options m_options;
    std::shared_ptr<const TemplateSet> m_below;
    struct NameHash {
        using is_transparent = void;
        std::size_t operator()(std::string_view name) const
        {
            return std::hash<std::string_view>()(name);
        }
    };
    std::unordered_map<std::string, Tree, NameHash, std::equal_to<>> m_trees;
};

using TemplateSetPtr = std::shared_ptr<const TemplateSet>;

} // namespace fleetwright::gotemplate
