// SPDX-License-Identifier: Apache-2.0
#include "rancherfleet/fleetyaml.h"

#include "rancherfleet/fields.h"
#include "rancherfleet/options.h"
#include "rancherfleet/types.h"
#include "yaml/jsonnodes.h"
#include "yaml/merges.h"
#include "yaml/reader.h"

#include <algorithm>
#include <utility>

namespace fleetwright::rancherfleet {

namespace {

using base::Error;
using base::Result;
using yaml::Node;

constexpr yaml::ReadOptions yaml11{yaml::Schema::Yaml11, yaml::DuplicateKeys::LastWins, {}};

void warn(const std::vector<yaml::UnknownField> &unknown, std::vector<Error> &warnings)
{
    for (const yaml::UnknownField &field : unknown) {
        Error warning;
        warning.detail = "Fleet knows no field " + field.field + " and ignores it";
        if (field.place.known())
            warning.place = field.place.place();
        if (!field.nearest.empty())
            warning.hint = "perhaps " + field.nearest + " is meant";
        warnings.push_back(std::move(warning));
    }
}

} // namespace

bool isFleetYaml(const Node *document)
{
    const auto isOwn = [](const yaml::Entry &entry) {
        const std::string_view key = entry.key->text();
        return key != "name" && key != "labels"
               && std::ranges::any_of(types::fleetYaml.fields, [key](const yaml::GoField &field) {
                      return field.name == key;
                  });
    };
    return std::ranges::any_of(document->entries(), isOwn);
}

Result<const Node *> firstDocument(const base::SourceFilePtr &file, const yaml::NodeBuilder &build)
{
    const Result<yaml::ParsedFilePtr> parsed = yaml::readFile(file, yaml11);
    if (!parsed)
        return parsed.error();
    build.arena().keep((*parsed)->arena);
    build.arena().keep(file);
    if ((*parsed)->documents.empty())
        return build.scalar(yaml::Tag::Null, "null");
    const Node *document = (*parsed)->documents.front();
    return (*parsed)->hasMerges ? yaml::expandMergesInOrder(build.arena(), document)
                                : Result<const Node *>(document);
}

Result<FleetYaml> readFleetYaml(const base::FileSource &files,
                                const std::optional<base::RepoPath> &path,
                                const yaml::NodeBuilder &build, std::vector<Error> &warnings)
{
    FleetYaml yaml;
    yaml.decoded = build.mapping({});
    if (!path)
        return yaml;
    const Result<base::SourceFilePtr> file = files.read(*path);
    if (!file)
        return file.error();
    yaml.place = {file->get(), 0, 0};
    const Result<const Node *> document = firstDocument(*file, build);
    if (!document)
        return document.error();
    std::vector<yaml::UnknownField> unknown;
    const Result<const Node *> decoded = yaml::decode(
        *document, types::fleetYaml, build,
        {yaml::DecodeOptions::Keys::AnyCase, yaml::DecodeOptions::Texts::Scalars, &unknown});
    if (!decoded)
        return decoded.error();
    if (*decoded)
        yaml.decoded = *decoded;
    warn(unknown, warnings);
    return yaml;
}

Result<const Node *> optionsOf(const Node *decoded, const yaml::NodeBuilder &build)
{
    std::vector<yaml::Entry> entries;
    for (const yaml::GoField &field : types::options.fields) {
        if (const yaml::Entry *entry = decoded->findEntry(field.name))
            entries.push_back(*entry);
    }
    const Node *options = build.mapping(entries, decoded->span());
    const Node *values = options->findPath({"helm", "values"});
    if (!values)
        return options;
    const Result<const Node *> read = yaml::nodesRead(build, values, yaml::Places::Keep);
    if (!read)
        return within("helm.values", read.error(), values->span());
    return withValues(options, *read, build);
}

} // namespace fleetwright::rancherfleet
