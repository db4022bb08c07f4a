// SPDX-License-Identifier: Apache-2.0
#include "config/fleetconfig.h"
#include "config/reading.h"

#include <algorithm>
#include <array>

namespace fleetwright::config {

namespace {

Read readEntry(const Value &value, std::vector<Classification::Entry> &entries)
{
    Classification::Entry entry;
    entry.place = value.place;
    auto done =
        value.isScalar()
            ? readText(value, "an entry", entry.text)
            : readMap(
                  value, "an entry",
                  {{"name", [&](const Value &v) { return readText(v, "name", entry.text); }},
                   {"ticket", [&](const Value &v) { return readText(v, "ticket", entry.ticket); }},
                   {"until", [&](const Value &v) { return readText(v, "until", entry.until); }}});
    if (done)
        entries.push_back(std::move(entry));
    return done;
}

/// A class may hold anything else beside the two lists: the file is the user's own.
Read readClass(const Value &value, const std::string &name, Classification &classification)
{
    if (!value.isMap())
        return {};
    for (const Value::Entry &field : value.entries) {
        std::vector<Classification::Entry> *entries = nullptr;
        if (field.key == "required")
            entries = &classification.required[name];
        else if (field.key == "allowed_exceptions")
            entries = &classification.allowedExceptions[name];
        else
            continue;
        auto done = readList(field.value, name + '.' + field.key,
                             [&](const Value &item) { return readEntry(item, *entries); });
        if (!done)
            return done;
    }
    return {};
}

Read readClasses(const Value &root, Classification &classification)
{
    constexpr std::array<std::string_view, 4> groups{"environments", "regions", "tiers",
                                                     "clusters"};
    return readEntries(root, "the classification", [&](const Value::Entry &entry) -> Read {
        if (entry.key == "global")
            return readClass(entry.value, entry.key, classification);
        if (std::find(groups.begin(), groups.end(), entry.key) == groups.end())
            return readClass(entry.value, "environments." + entry.key, classification);
        return readEntries(entry.value, entry.key, [&](const Value::Entry &member) {
            return readClass(member.value, entry.key + '.' + member.key, classification);
        });
    });
}

std::optional<base::RepoPath> classificationIn(const base::FileSource &files,
                                               const base::RepoPath &folder)
{
    for (const std::string_view name : {"classification.yaml", "classification.yml"}) {
        base::RepoPath path = folder.child(name);
        if (files.kind(path) == base::EntryKind::File)
            return path;
    }
    return {};
}

base::Result<Classification> readAt(const base::FileSource &files, const base::RepoPath &path)
{
    const auto file = files.read(path);
    if (!file)
        return file.error();
    const auto document = readDocument(**file);
    if (!document)
        return document.error();
    Classification classification;
    classification.file = path;
    if (auto done = readClasses(*document, classification); !done)
        return std::move(done).error();
    return classification;
}

std::vector<base::RepoPath> foldersIn(const base::FileSource &files, const base::RepoPath &folder)
{
    std::vector<base::RepoPath> folders;
    const auto entries = files.list(folder);
    if (!entries)
        return folders;
    for (const base::FolderEntry &entry : *entries) {
        const bool isAside = entry.name.starts_with('.') || entry.name.starts_with('_');
        if (entry.kind == base::EntryKind::Folder && !isAside)
            folders.push_back(folder.child(entry.name));
    }
    return folders;
}

/// In one of the upper folders, where a single one holds a file of that name that is what it is
/// called.
std::optional<Classification> findBelow(const base::FileSource &files)
{
    constexpr std::size_t mostFolders = 256;
    std::vector<base::RepoPath> folders = foldersIn(files, base::RepoPath());
    for (std::size_t i = 0, direct = folders.size(); i < direct && folders.size() < mostFolders;
         ++i) {
        for (base::RepoPath &folder : foldersIn(files, folders[i]))
            folders.push_back(std::move(folder));
    }
    std::optional<Classification> found;
    for (std::size_t i = 0; i < std::min(folders.size(), mostFolders); ++i) {
        const auto path = classificationIn(files, folders[i]);
        auto read = path ? readAt(files, *path) : base::Result<Classification>(Classification());
        if (!read || (read->required.empty() && read->allowedExceptions.empty()))
            continue;
        if (found)
            return {};
        found = std::move(read).value();
    }
    return found;
}

} // namespace

base::Result<std::optional<Classification>> readClassification(const base::FileSource &files,
                                                               const FleetConfig &config)
{
    const auto path =
        config.classification ? config.classification : classificationIn(files, base::RepoPath());
    if (!path)
        return findBelow(files);
    auto classification = readAt(files, *path);
    if (!classification)
        return std::move(classification).error();
    return std::optional(std::move(classification).value());
}

} // namespace fleetwright::config
