// SPDX-License-Identifier: Apache-2.0
#include "kustomize/loader/quotednodes.h"

#include <algorithm>

namespace fleetwright::kustomize {

namespace {

base::Hash128 placeIdentity(const yaml::Node *node)
{
    const base::Span &span = node->span();
    if (!span.known())
        return {};
    const base::Hash128 file =
        base::combine(base::hashBytes(span.file->path().text()), span.file->hash());
    return base::combine(file, base::Hash128{span.begin, span.end});
}

} // namespace

base::Hash128 placedIdentity(const yaml::Node *node)
{
    base::Hash128 identity = base::combine(node->hash(), placeIdentity(node));
    for (const yaml::Entry &entry : node->entries())
        identity = base::combine(identity, placedIdentity(entry.value));
    for (const yaml::Node *item : node->items())
        identity = base::combine(identity, placedIdentity(item));
    return identity;
}

void addFilesOf(const yaml::Node *node, const std::shared_ptr<const void> &keeps,
                std::vector<base::SourceFilePtr> &files)
{
    const base::SourceFile *file = node->span().file;
    const bool isNew = std::ranges::none_of(
        files, [file](const base::SourceFilePtr &known) { return known.get() == file; });
    if (node->span().known() && isNew)
        files.emplace_back(keeps, file);
    for (const yaml::Entry &entry : node->entries())
        addFilesOf(entry.value, keeps, files);
    for (const yaml::Node *item : node->items())
        addFilesOf(item, keeps, files);
}

} // namespace fleetwright::kustomize
