// SPDX-License-Identifier: Apache-2.0
#include "edit/editedfiles.h"

#include <algorithm>

namespace fleetwright::edit {

base::Result<EditedFiles::File *> EditedFiles::open(const base::RepoPath &path)
{
    if (const auto found = m_opened.find(path); found != m_opened.end())
        return &found->second;
    auto bytes = m_files.read(path);
    if (!bytes)
        return std::move(bytes).error();
    // The editor must be able to mend what a build refuses.
    yaml::ReadOptions options;
    options.duplicateKeys = yaml::DuplicateKeys::LastWins;
    auto parsed = yaml::readFile(*bytes, options);
    if (!parsed)
        return std::move(parsed).error();
    const auto [at, added] =
        m_opened.emplace(path, File{std::move(parsed).value(), yaml::ByteEdits(*bytes)});
    return &at->second;
}

base::Result<base::SourceFilePtr> EditedFiles::read(const base::RepoPath &path) const
{
    return m_files.read(path);
}

void EditedFiles::setBytes(const base::RepoPath &path, std::optional<std::string> bytes)
{
    m_set[path] = std::move(bytes);
}

FileChanges EditedFiles::changes() const
{
    FileChanges changes = m_set;
    for (const auto &[path, file] : m_opened) {
        if (file.edits.replacements().empty())
            continue;
        std::string bytes = file.edits.apply();
        if (bytes != file.parsed->file->bytes())
            changes[path] = std::move(bytes);
    }
    return changes;
}

base::Place firstChangedPlace(const base::FileSource &before, const FileChanges &changes)
{
    if (changes.empty())
        return {};
    const auto &[path, bytes] = *changes.begin();
    const auto old = before.read(path);
    if (!old || !bytes)
        return {path, 1, 1};
    const std::string_view text = (*old)->bytes();
    const auto differs = std::ranges::mismatch(text, *bytes).in1;
    return {path, (*old)->placeOf(static_cast<std::uint32_t>(differs - text.begin())).line, 1};
}

namespace {

bool holds(const base::Span &outer, const base::Span &inner)
{
    return outer.begin <= inner.begin && inner.end <= outer.end;
}

/// Depth first; a collection's span need not hold what an alias brings into it, so every branch is
/// looked at.
bool search(const yaml::Node *node, const base::Span &span, Located &found)
{
    if (node->isScalar()) {
        found.node = node;
        return node->span().known() && holds(node->span(), span);
    }
    for (std::size_t index = 0; index < node->size(); ++index) {
        const yaml::Node *child =
            node->isMapping() ? node->entries()[index].value : node->items()[index];
        found.way.push_back({node, index});
        if (search(child, span, found))
            return true;
        found.way.pop_back();
    }
    return false;
}

} // namespace

std::optional<Located> locateScalar(const yaml::Node *root, const base::Span &span)
{
    Located found;
    if (!span.known() || root == nullptr || !search(root, span, found))
        return std::nullopt;
    return found;
}

std::optional<Located> locateScalar(const yaml::ParsedFile &file, const base::Span &span)
{
    for (const yaml::Node *document : file.documents) {
        if (auto found = locateScalar(document, span))
            return found;
    }
    return std::nullopt;
}

} // namespace fleetwright::edit
