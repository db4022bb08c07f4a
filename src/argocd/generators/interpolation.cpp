// SPDX-License-Identifier: Apache-2.0
#include "argocd/generators/generator.h"
#include "argocd/manifest.h"
#include "argocd/nodetemplate.h"

#include <algorithm>
#include <array>
#include <utility>

namespace fleetwright::argocd {

namespace {

// utils.Render.RenderGeneratorParams of Argo CD v3.5.

/// Generators whose Go type has `Values map[string]string`.
bool hasValues(std::string_view generator)
{
    constexpr std::array<std::string_view, 6> names = {
        "clusters", "git", "scmProvider", "clusterDecisionResource", "pullRequest", "plugin"};
    return std::find(names.begin(), names.end(), generator) != names.end();
}

bool isCombination(std::string_view generator)
{
    return generator == "matrix" || generator == "merge";
}

/// A key that is missing must show, so that the text can wait for the generator's own parameters.
TemplateLanguage strictLanguage(TemplateLanguage language)
{
    std::erase_if(language.options,
                  [](const std::string &option) { return option.starts_with("missingkey="); });
    language.options.emplace_back("missingkey=error");
    return language;
}

class ValuesTemplate {
public:
    ValuesTemplate(const yaml::Node *values, const TemplateLanguage &language) : m_values(values)
    {
        for (const yaml::Entry &entry : values->entries())
            m_texts.push_back(NodeTemplate::compile(entry.value, nullptr, language));
    }

    bool isConstant() const
    {
        return std::all_of(m_texts.begin(), m_texts.end(),
                           [](const NodeTemplate &text) { return text.isConstant(); });
    }

    base::Result<const yaml::Node *> render(const Value &parameters,
                                            const yaml::NodeBuilder &build) const
    {
        std::vector<yaml::Entry> entries;
        for (std::size_t at = 0; at < m_texts.size(); ++at) {
            const yaml::Entry &entry = m_values->entries()[at];
            const base::Result<const yaml::Node *> rendered = m_texts[at].render(parameters, build);
            if (!rendered && !isMissingKey(rendered.error()))
                return wrapped("failed to pre-resolve Values key \""
                                   + std::string(entry.key->text()) + '"',
                               rendered.error());
            entries.push_back({entry.key, rendered ? *rendered : entry.value});
        }
        return build.mapping(entries, m_values->span());
    }

private:
    const yaml::Node *m_values;
    std::vector<NodeTemplate> m_texts;
};

} // namespace

struct EntryTemplate::Data {
    /// A field of the entry, or of a generator in it.
    struct Part {
        const yaml::Node *key = nullptr;
        const yaml::Node *node = nullptr; ///< of a field that has parts, or items
        std::optional<NodeTemplate> plain;
        std::optional<ValuesTemplate> values;
        std::vector<Part> fields;
        std::vector<Part> items;

        [[nodiscard]] bool isConstant() const
        {
            const auto constant = [](const Part &part) { return part.isConstant(); };
            return (!plain || plain->isConstant()) && (!values || values->isConstant())
                   && std::all_of(fields.begin(), fields.end(), constant)
                   && std::all_of(items.begin(), items.end(), constant);
        }
    };

    static Part entryPart(const yaml::Node *entry, const TemplateLanguage &language);
    static Part generatorPart(const yaml::Entry &field, const TemplateLanguage &language);
    static base::Result<const yaml::Node *> render(const Part &part, const Value &parameters,
                                                   const yaml::NodeBuilder &build);

    Part root;
    bool isConstant = true;
};

EntryTemplate::Data::Part EntryTemplate::Data::generatorPart(const yaml::Entry &field,
                                                             const TemplateLanguage &language)
{
    const std::string_view name = field.key->text();
    Part part;
    part.key = field.key;
    part.node = field.value;
    const bool isOpen = field.value->isMapping() && (hasValues(name) || isCombination(name));
    if (!isOpen) {
        part.plain = NodeTemplate::compile(field.value, nullptr, language);
        return part;
    }
    for (const yaml::Entry &member : field.value->entries()) {
        Part inner;
        inner.key = member.key;
        inner.node = member.value;
        if (hasValues(name) && member.key->text() == "values" && member.value->isMapping()) {
            inner.values.emplace(member.value, language.isGo ? strictLanguage(language) : language);
        } else if (isCombination(name) && member.key->text() == "generators"
                   && member.value->isSequence()) {
            for (const yaml::Node *child : member.value->items())
                inner.items.push_back(entryPart(child, language));
        } else {
            inner.plain = NodeTemplate::compile(member.value, nullptr, language);
        }
        part.fields.push_back(std::move(inner));
    }
    return part;
}

EntryTemplate::Data::Part EntryTemplate::Data::entryPart(const yaml::Node *entry,
                                                         const TemplateLanguage &language)
{
    Part part;
    part.node = entry;
    if (!entry->isMapping()) {
        part.plain = NodeTemplate::compile(entry, nullptr, language);
        return part;
    }
    for (const yaml::Entry &field : entry->entries())
        part.fields.push_back(generatorPart(field, language));
    return part;
}

base::Result<const yaml::Node *> EntryTemplate::Data::render(const Part &part,
                                                             const Value &parameters,
                                                             const yaml::NodeBuilder &build)
{
    if (part.plain)
        return part.plain->render(parameters, build);
    if (part.values)
        return part.values->render(parameters, build);
    if (part.isConstant())
        return part.node;
    if (part.node->isSequence()) {
        std::vector<const yaml::Node *> items;
        for (const Part &item : part.items) {
            const base::Result<const yaml::Node *> rendered = render(item, parameters, build);
            if (!rendered)
                return rendered.error();
            items.push_back(*rendered);
        }
        return build.sequence(items, part.node->span());
    }
    std::vector<yaml::Entry> entries;
    for (const Part &field : part.fields) {
        const base::Result<const yaml::Node *> rendered = render(field, parameters, build);
        if (!rendered)
            return rendered.error();
        entries.push_back({field.key, *rendered});
    }
    return build.mapping(entries, part.node->span());
}

EntryTemplate::EntryTemplate(std::unique_ptr<Data> data) : m_data(std::move(data)) {}
EntryTemplate::~EntryTemplate() = default;
EntryTemplate::EntryTemplate(EntryTemplate &&) noexcept = default;
EntryTemplate &EntryTemplate::operator=(EntryTemplate &&) noexcept = default;

EntryTemplate EntryTemplate::compile(const yaml::Node *entry, const TemplateLanguage &language)
{
    auto data = std::make_unique<Data>();
    data->root = Data::entryPart(entry, language);
    data->isConstant = data->root.isConstant();
    return EntryTemplate(std::move(data));
}

bool EntryTemplate::isConstant() const
{
    return m_data->isConstant;
}

base::Result<const yaml::Node *> EntryTemplate::render(const Value &parameters,
                                                       const yaml::NodeBuilder &build) const
{
    return Data::render(m_data->root, parameters, build);
}

} // namespace fleetwright::argocd
