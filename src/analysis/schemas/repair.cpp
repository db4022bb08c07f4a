// SPDX-License-Identifier: Apache-2.0
#include "analysis/schemas/repair.h"

#include "fleet/open.h"

#include <map>
#include <optional>
#include <string>

namespace fleetwright::analysis::schemas {

namespace {

/// Some value of the type, on one line.
std::string valueOf(const Shape &shape)
{
    switch (shape.kind) {
    case Kind::Boolean:
        return "true";
    case Kind::Integer:
    case Kind::Number:
    case Kind::IntOrText:
        return "1";
    case Kind::List:
        return "[]";
    case Kind::Map:
    case Kind::Object:
        return "{}";
    default:
        return shape.allowed.empty() ? "x" : std::string(shape.allowed.front());
    }
}

struct ByteEdit {
    std::uint32_t end = 0;
    std::string text;
};

/// By where they begin.
using FileEdits = std::map<std::uint32_t, ByteEdit>;

/// A key before the first one of the mapping that lacks it.
std::optional<std::pair<std::uint32_t, ByteEdit>> addedKey(const SchemaViolation &violation)
{
    const std::span<const yaml::Entry> entries = violation.holder->entries();
    if (entries.empty() || !entries.front().key->span().known())
        return {};
    const base::Span &first = entries.front().key->span();
    const bool isFlow = violation.holder->style() == yaml::Style::Flow;
    const std::string indent(first.place().column - 1, ' ');
    const std::string text = violation.expected + ": " + valueOf(*violation.shape)
                             + (isFlow ? std::string(", ") : "\n" + indent);
    return std::pair(first.begin, ByteEdit{first.begin, text});
}

std::string edited(std::string_view bytes, const FileEdits &edits)
{
    std::string result;
    std::uint32_t at = 0;
    for (const auto &[begin, edit] : edits) {
        if (begin < at)
            continue; // inside what is replaced already
        result += bytes.substr(at, begin - at);
        result += edit.text;
        at = edit.end;
    }
    result += bytes.substr(at);
    return result;
}

} // namespace

model::SnapshotPtr repairedFleet(const model::Snapshot &snapshot,
                                 const std::vector<SchemaViolation> &violations,
                                 const base::Cancel &cancel)
{
    std::map<const base::SourceFile *, FileEdits> edits;
    for (const SchemaViolation &violation : violations) {
        if (!violation.shape)
            continue;
        if (violation.kind == SchemaViolation::Kind::MissingKey) {
            if (const auto added = addedKey(violation))
                edits[violation.holder->entries().front().key->span().file].insert(*added);
        } else if (const base::Span &span = violation.holder->span(); span.known()) {
            edits[span.file].try_emplace(span.begin, ByteEdit{span.end, valueOf(*violation.shape)});
        }
    }
    std::map<base::RepoPath, base::SourceFilePtr> changes;
    for (const auto &[file, its] : edits)
        changes[file->path()] =
            std::make_shared<const base::SourceFile>(file->path(), edited(file->bytes(), its));
    if (changes.empty())
        return nullptr;
    fleet::OpenOptions options;
    options.mappedUrls = snapshot.mappedUrls;
    fleet::MemoStore store;
    base::Result<model::SnapshotPtr> opened =
        fleet::openFleet(base::makeOverlayFiles(snapshot.files, changes), options, store, cancel);
    return opened ? *std::move(opened) : nullptr;
}

} // namespace fleetwright::analysis::schemas
