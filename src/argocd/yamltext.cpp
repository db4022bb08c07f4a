// SPDX-License-Identifier: Apache-2.0
#include "argocd/yamltext.h"

#include "yaml/reader.h"

#include <string>
#include <utility>

namespace fleetwright::argocd {

base::Result<TextDocument> readFirstDocument(base::SourceFilePtr file)
{
    yaml::ReadOptions options;
    options.schema = yaml::Schema::Yaml11;
    options.duplicateKeys = yaml::DuplicateKeys::LastWins;
    const base::Result<yaml::ParsedFilePtr> parsed = yaml::readFile(std::move(file), options);
    if (!parsed)
        return parsed.error();
    TextDocument document;
    document.arena = (*parsed)->arena;
    if ((*parsed)->documents.empty() || (*parsed)->documents.front()->isNull())
        return document;
    document.node = (*parsed)->documents.front();
    if (!(*parsed)->hasMerges)
        return document;
    const base::Result<const yaml::Node *> expanded =
        yaml::expandMerges(*document.arena, document.node);
    if (!expanded)
        return expanded.error();
    document.node = *expanded;
    return document;
}

base::SourceFilePtr textFile(std::string_view text)
{
    return std::make_shared<const base::SourceFile>(base::RepoPath(), std::string(text));
}

} // namespace fleetwright::argocd
