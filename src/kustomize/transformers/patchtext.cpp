// SPDX-License-Identifier: Apache-2.0
#include "kustomize/transformers/patchtext.h"

#include "kustomize/errors.h"
#include "kustomize/transformers/jsonvalue.h"
#include "kustomize/transformers/patch.h"

#include <utility>

namespace fleetwright::kustomize {
namespace {

/// strings.TrimSpace
yaml::TextPart trimmed(std::string_view text)
{
    constexpr std::string_view blanks = " \t\r\n\v\f";
    const std::size_t begin = text.find_first_not_of(blanks);
    if (begin == std::string_view::npos)
        return {0, 0};
    return {begin, text.find_last_not_of(blanks) + 1};
}

} // namespace

PatchText PatchText::inlineText(const PatchFiles &files, const yaml::Node *scalar)
{
    return {files, scalar, nullptr};
}

PatchText PatchText::trimmedText(const PatchFiles &files, const yaml::Node *scalar)
{
    return {files, scalar, nullptr, trimmed(scalar->text())};
}

base::Result<PatchText> PatchText::ofFile(const PatchFiles &files, const yaml::Node *path)
{
    base::Result<base::SourceFilePtr> file = files.load(path->text(), path->span());
    if (!file)
        return wrapped("failed to get the patch file from path(" + std::string(path->text()) + ")",
                       path->span(), std::move(file).error());
    return PatchText(files, path, std::move(file).value());
}

std::string_view PatchText::text() const
{
    return m_file ? m_file->bytes() : m_part.of(m_scalar->text());
}

InlineText PatchText::inlinePart() const
{
    base::SourceFilePtr other = m_files->fileOf ? m_files->fileOf(m_scalar) : nullptr;
    return {m_scalar, other ? std::move(other) : m_files->within, m_part};
}

void PatchText::addTo(StepKey &key) const
{
    key.addKept(m_scalar);
    if (m_file)
        key.add(m_file->path().text()).add(m_file->hash());
}

base::Result<ManifestPtr> PatchText::objects() const
{
    return m_file ? m_files->manifest(m_file) : readManifest(inlinePart());
}

base::Result<yaml::ParsedFilePtr> PatchText::documents() const
{
    return m_file ? m_files->parse(m_file) : readInline(inlinePart(), {});
}

base::Result<const yaml::Node *> PatchText::operations(const TransformContext &context,
                                                       const yaml::Step *step) const
{
    const bool isJsonText = text().starts_with('[');
    if (isJsonText && !isJson(text()))
        return errorAt(base::ErrorCode::Syntax, "a JSON patch that begins with '[' is no JSON",
                       m_scalar, "write JSON, or a list of YAML in block style");
    const base::Result<yaml::ParsedFilePtr> parsed = documents();
    if (!parsed)
        return parsed.error();
    context.arena.keep(parsed.value()->arena);
    const auto &all = parsed.value()->documents;
    const yaml::Node *first =
        all.empty() ? context.builder.scalar(yaml::Tag::Null, "null") : all.front();
    base::Result<const yaml::Node *> expanded = yaml::expandMerges(context.arena, first);
    if (!expanded)
        return expanded;
    first = expanded.value();
    if (first->isNull())
        return first;
    if (!first->isSequence())
        return errorAt(base::ErrorCode::Invalid, "a JSON patch is a list of operations", first,
                       "see RFC 6902");
    for (const yaml::Node *operation : first->items()) {
        if (!operation->isMapping() && !operation->isNull())
            return errorAt(base::ErrorCode::Invalid, "an operation of a JSON patch is a mapping",
                           operation, "see RFC 6902");
    }
    const yaml::Node *values =
        jsonValue(context, first, isJsonText ? JsonSource::Json : JsonSource::Yaml11);
    return preparedPatch(context, step, values);
}

} // namespace fleetwright::kustomize
