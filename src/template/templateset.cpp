// SPDX-License-Identifier: Apache-2.0
#include "template/templateset.h"

#include <utility>

namespace fleetwright::gotemplate {

base::Result<MissingKey> parseOption(std::string_view option)
{
    if (option == "missingkey=default" || option == "missingkey=invalid")
        return MissingKey::Default;
    if (option == "missingkey=zero")
        return MissingKey::Zero;
    if (option == "missingkey=error")
        return MissingKey::Error;
    return base::Error{.code = base::ErrorCode::Invalid,
                       .detail = option.empty() ? "empty option string"
                                                : "unrecognized option: " + std::string(option),
                       .place = std::nullopt,
                       .hint = "missingkey=default, missingkey=zero or missingkey=error",
                       .causes = {}};
}

TemplateSet::TemplateSet(std::shared_ptr<const TemplateSet> below, MissingKey missingKey)
    : m_options(below->m_options), m_below(std::move(below))
{
    m_options.missingKey = missingKey;
}

base::Result<void> TemplateSet::parse(std::string_view name, std::string_view text)
{
    base::Result<std::vector<Tree>> trees =
        gotemplate::parse(name, text, m_options.delimiters, *m_options.functions);
    if (!trees)
        return trees.error();
    for (Tree &tree : *trees) {
        // template.go associate(): an empty template does not replace one that is there.
        if (isEmptyTree(tree.root) && find(tree.name))
            continue;
        m_trees[tree.name] = std::move(tree);
    }
    return {};
}

const Tree *TemplateSet::find(std::string_view name) const
{
    const auto own = m_trees.find(name);
    if (own != m_trees.end())
        return &own->second;
    return m_below ? m_below->find(name) : nullptr;
}

} // namespace fleetwright::gotemplate
