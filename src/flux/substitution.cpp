// SPDX-License-Identifier: Apache-2.0
#include "flux/substitution.h"

#include "flux/substitutednodes.h"
#include "yaml/emitter.h"
#include "yaml/reader.h"

#include <algorithm>

namespace fleetwright::flux {

namespace {

using base::Error;
using base::ErrorCode;
using base::Result;
using yaml::Node;

constexpr std::string_view substituteKey = "kustomize.toolkit.fluxcd.io/substitute";

/// Readings of one object that are kept: values that are each cluster's own are not worth it.
constexpr std::size_t mostReadings = 64;

/// What one object's text may grow to.
constexpr std::size_t maximumText = 64u << 20;

std::string nameOf(const Node *object)
{
    return std::string(textAt(object, {"kind"})) + "/"
           + std::string(textAt(object, {"metadata", "name"}));
}

Error failed(const Node *object, std::string detail, Error cause)
{
    Error error = errorAt(cause.code,
                          "post build failed for '" + nameOf(object) + "': " + std::move(detail)
                              + cause.detail,
                          object->findPath({"metadata", "name"}), std::move(cause.hint));
    if (cause.place)
        error.place = cause.place;
    return error;
}

} // namespace

SubstitutionText::SubstitutionText(const Node *object, const base::Limits &limits)
    : m_object(object), m_limits(limits)
{
    m_disabled = textAt(object, {"metadata", "labels", substituteKey}) == "disabled"
                 || textAt(object, {"metadata", "annotations", substituteKey}) == "disabled";
    if (m_disabled)
        return;
    if (auto printed = yaml::appendYaml(m_text, object); !printed) {
        m_mayChange = true;
        m_template = std::move(printed).error();
        return;
    }
    m_mayChange = mayReference(m_text);
    if (!m_mayChange) {
        m_text = {};
        return;
    }
    m_template = ShellTemplate::parse(m_text, limits);
    if (!*m_template)
        return;
    m_references = (**m_template).references();
    for (const Reference &reference : m_references)
        m_names.emplace_back(reference.name);
    std::ranges::sort(m_names);
    const auto repeated = std::ranges::unique(m_names);
    m_names.erase(repeated.begin(), repeated.end());
}

Result<const Node *> SubstitutionText::substitute(const Variables &variables, Strictness strictness,
                                                  base::Arena &arena) const
{
    if (!m_mayChange)
        return m_object;
    constexpr std::string_view step = "envsubst error: variable substitution failed: ";
    if (!*m_template)
        return failed(m_object, std::string(step), placedError(m_object, m_template->error()));
    const LookUp lookUp = [&](std::string_view name) { return variables.lookUp(name); };
    auto text = (**m_template).evaluate(lookUp, strictness, maximumText);
    if (!text)
        return failed(m_object, std::string(step), placedError(m_object, text.error()));
    const Result<ReadText> substituted = read(*std::move(text));
    if (!substituted)
        return substituted.error();
    if (!substituted->document)
        return m_object; // RNode.UnmarshalJSON of null changes nothing
    auto result = substitutedNodes(m_object, substituted->document, variables, arena);
    if (!result)
        return failed(m_object, "", std::move(result).error());
    return result;
}

Result<SubstitutionText::ReadText> SubstitutionText::read(std::string text) const
{
    const base::Hash128 hash = base::hashBytes(text);
    {
        const std::scoped_lock lock(m_mutex);
        if (const auto known = m_read.find(hash); known != m_read.end())
            return known->second;
    }
    // The text belongs to no file: its nodes have no places.
    const auto file = std::make_shared<const base::SourceFile>(base::RepoPath{}, std::move(text));
    auto parsed =
        yaml::readFile(file, {yaml::Schema::Yaml11, yaml::DuplicateKeys::LastWins, m_limits});
    if (!parsed)
        return brokenText(std::string(file->bytes()), std::move(parsed).error());
    ReadText made;
    made.arena = (*parsed)->arena;
    if (!(*parsed)->documents.empty() && !(*parsed)->documents.front()->isNull()) {
        auto document = yaml::expandMerges(*(*parsed)->arena, (*parsed)->documents.front());
        if (!document)
            return brokenText(std::string(file->bytes()), std::move(document).error());
        made.document = *document;
    }
    const std::scoped_lock lock(m_mutex);
    if (m_read.size() < mostReadings)
        m_read.emplace(hash, made);
    return made;
}

Error SubstitutionText::brokenText(const std::string &text, Error cause) const
{
    // Line by line the text is the printed object's, as values have no line breaks.
    const std::uint32_t line = cause.place ? cause.place->line : 0;
    cause.place.reset();
    std::vector<yaml::RenderedLine> lines;
    if (line > 0 && yaml::renderYaml(m_object, lines) && lines.size() >= line
        && std::ranges::count(text, '\n') == std::ranges::count(m_text, '\n')) {
        const Node *value = lines[line - 1].value;
        if (value && value->span().known())
            cause.place = value->span().place();
    }
    cause.hint = "a value that holds ': ' or ' #', or begins with '*' or '{', needs quotes in it";
    return failed(m_object, "envsubst error: YAMLToJSON: ", std::move(cause));
}

} // namespace fleetwright::flux
