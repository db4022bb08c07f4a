// SPDX-License-Identifier: Apache-2.0
#include "rancherfleet/valuesfiles.h"

#include "rancherfleet/fields.h"
#include "rancherfleet/fleetyaml.h"
#include "rancherfleet/options.h"
#include "yaml/jsonnodes.h"

#include <optional>
#include <utility>

namespace fleetwright::rancherfleet {

using base::Error;
using base::Result;
using yaml::Node;

ValuesFiles::ValuesFiles(const base::FileSource &files, const base::RepoPath &folder,
                         const yaml::NodeBuilder &build)
    : m_files(files), m_folder(folder), m_build(build)
{
    const auto layer = std::make_shared<const base::RepoPath>(folder);
    build.arena().keep(layer);
    m_step = build.arena().make<yaml::Step>("valuesFiles", layer.get(), base::Span{});
}

Result<const Node *> ValuesFiles::merged(const Node *helm) const
{
    const Node *written = helm->find("values");
    const Node *list = helm->find("valuesFiles");
    if (!list || list->items().empty())
        return written;
    const Node *values = written ? written : m_build.mapping({});
    for (const Node *name : list->items()) {
        const Result<const Node *> more = read(name);
        if (!more)
            return within("reading values file", more.error(), name->span());
        values = mergedValues(values, *more, m_step, m_build);
    }
    return values->size() > 0 ? values : written;
}

Result<const Node *> ValuesFiles::read(const Node *name) const
{
    const std::string text(name->text());
    const std::optional<base::RepoPath> path = m_folder.resolve(text);
    Error error;
    error.code = base::ErrorCode::NotFound;
    error.place = name->span().known() ? name->span().place() : std::optional<base::Place>();
    if (!path) {
        error.code = base::ErrorCode::OutsideRoot;
        error.detail = text + " lies outside the repository";
        return error;
    }
    if (m_files.kind(*path) != base::EntryKind::File) {
        error.detail = path->text() + ": no such file";
        return error;
    }
    const Result<base::SourceFilePtr> file = m_files.read(*path);
    if (!file)
        return file.error();
    const Result<const Node *> document = firstDocument(*file, m_build);
    if (!document)
        return document.error();
    if ((*document)->isNull())
        return m_build.mapping({});
    if (!(*document)->isMapping()) {
        error.code = base::ErrorCode::Invalid;
        error.detail = "values must be a map";
        error.place = (*document)->span().place();
        return error;
    }
    Result<const Node *> values = yaml::nodesRead(m_build, *document, yaml::Places::Keep);
    return values;
}

} // namespace fleetwright::rancherfleet
