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

std::optional<base::RepoPath> classificationFile(const base::FileSource &files,
                                                 const FleetConfig &config)
{
    if (config.classification)
        return config.classification;
    for (const std::string_view name : {"classification.yaml", "classification.yml"}) {
        const auto path = base::RepoPath::fromText(name);
        if (files.kind(*path) == base::EntryKind::File)
            return path;
    }
    return {};
}

} // namespace

base::Result<std::optional<Classification>> readClassification(const base::FileSource &files,
                                                               const FleetConfig &config)
{
    const auto path = classificationFile(files, config);
    if (!path)
        return std::optional<Classification>();
    const auto file = files.read(*path);
    if (!file)
        return file.error();
    const auto document = readDocument(**file);
    if (!document)
        return document.error();
    Classification classification;
    classification.file = *path;
    if (auto done = readClasses(*document, classification); !done)
        return std::move(done).error();
    return std::optional(std::move(classification));
}

} // namespace fleetwright::config
