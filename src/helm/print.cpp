// SPDX-License-Identifier: Apache-2.0
#include "helm/print.h"

#include "helm/filepattern.h"

namespace fleetwright::helm {

namespace {

void append(std::string &text, std::string_view name, std::string_view content)
{
    text += "---\n# Source: ";
    text += name;
    text += '\n';
    text += content;
    text += '\n';
}

std::string wholeText(const Rendering &rendering, const PrintOptions &options)
{
    std::string text;
    if (options.includesDefinitions) {
        for (const DefinitionFile &file : rendering.definitions)
            append(text, file.name, file.content->bytes());
    }
    for (const Manifest &object : rendering.objects)
        append(text, object.source, object.text);
    const std::size_t end = text.find_last_not_of(" \t\r\n\v\f");
    text.resize(end == std::string::npos ? 0 : end + 1);
    text += '\n';
    for (const Manifest &hook : rendering.hooks) {
        const bool isPrinted = options.hooks == HookPrinting::All
                               || (options.hooks == HookPrinting::WithoutTests && !hook.isTest());
        if (isPrinted)
            append(text, hook.source, hook.text);
    }
    return text;
}

/// The path of a document's template behind the chart's name; "" if it has none.
std::string_view templateOf(std::string_view document)
{
    constexpr std::string_view head = "# Source: ";
    const std::size_t source = document.find(head);
    const std::size_t slash =
        source == std::string_view::npos ? source : document.find('/', source);
    if (slash == std::string_view::npos)
        return {};
    const std::string_view name = document.substr(slash + 1);
    return name.substr(0, name.find('\n'));
}

} // namespace

base::Result<std::string> textOf(const Rendering &rendering, const PrintOptions &options)
{
    std::string text = wholeText(rendering, options);
    if (options.onlyTemplates.empty())
        return text;
    std::string shown;
    const std::vector<TextRange> documents = documentsOf(text);
    for (const std::string &pattern : options.onlyTemplates) {
        bool isMissing = true;
        for (const TextRange &range : documents) {
            const auto document =
                std::string_view(text).substr(range.begin, range.end - range.begin);
            const std::string_view name = templateOf(document);
            if (name.empty() || !filepathMatches(pattern, name).value_or(false))
                continue;
            shown += "---\n" + std::string(document) + '\n';
            isMissing = false;
        }
        if (isMissing)
            return base::Error{base::ErrorCode::NotFound,
                               "could not find template " + pattern + " in chart",
                               {},
                               {},
                               {}};
    }
    return shown;
}

} // namespace fleetwright::helm
