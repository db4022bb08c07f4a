// SPDX-License-Identifier: Apache-2.0
// A finding accepted for now: an entry of the baseline with ticket, last day and reason.
#include "quickfix/bench.h"
#include "yaml/reader.h"

#include <array>
#include <cstdio>

namespace fleetwright::quickfix {

namespace {

using base::Result;

constexpr std::string_view usualBaseline = "fleetwright-baseline.json";

std::string quoted(std::string_view text)
{
    std::string json = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            json += '\\';
            json += c;
        } else if (static_cast<unsigned char>(c) < ' ') {
            std::array<char, 8> buffer{};
            std::snprintf(buffer.data(), buffer.size(), "\\u%04x", static_cast<unsigned>(c));
            json += buffer.data();
        } else {
            json += c;
        }
    }
    return json + '"';
}

/// As `check --write-baseline` writes one, with what was decided.
std::string entryJson(const model::Finding &finding, const Note &note, const std::string &indent)
{
    std::string json = "{\n";
    const auto add = [&](std::string_view key, std::string_view value, bool isLast) {
        json += indent + "  " + quoted(key) + ": " + quoted(value) + (isLast ? "\n" : ",\n");
    };
    add("fingerprint", finding.fingerprint, false);
    add("rule", finding.rule, false);
    add("file", finding.place.file.text(), false);
    add("message", finding.message, false);
    if (!note.reason.empty())
        add("reason", note.reason, false);
    add("ticket", note.ticket, false);
    add("until", note.until, true);
    return json + indent + "}";
}

std::string newBaseline(const std::string &entry)
{
    return "{\n  \"version\": 1,\n  \"findings\": [\n    " + entry + "\n  ]\n}\n";
}

/// Before the first thing that is not blank on the line of an offset.
std::string indentAt(std::string_view bytes, std::uint32_t offset)
{
    const std::size_t begin = offset == 0 ? 0 : bytes.rfind('\n', offset - 1) + 1;
    const std::size_t end = bytes.find_first_not_of(" \t", begin);
    return std::string(bytes.substr(begin, end - begin));
}

Result<std::string> withEntry(const base::SourceFilePtr &file, const model::Finding &finding,
                              const Note &note)
{
    const auto parsed = yaml::readFile(file);
    if (!parsed)
        return parsed.error();
    const yaml::Node *findings = (*parsed)->documents.front()->find("findings");
    if (findings == nullptr || !findings->isSequence() || !findings->span().known())
        return byHand("the baseline has no list of findings", {file->path(), 1, 1});
    std::string bytes(file->bytes());
    if (findings->size() == 0) {
        const base::Span &span = findings->span();
        bytes.replace(span.begin, span.end - span.begin,
                      "[\n    " + entryJson(finding, note, "    ") + "\n  ]");
        return bytes;
    }
    const base::Span &last = findings->items().back()->span();
    const std::string indent = indentAt(bytes, last.begin);
    bytes.insert(last.end, ",\n" + indent + entryJson(finding, note, indent));
    return bytes;
}

/// `.fleetwright.yaml` names the baseline; the key comes at its end.
Result<edit::FileChanges> namedIn(const base::FileSource &files)
{
    const auto path = *base::RepoPath::fromText(config::configFileName);
    std::string bytes;
    if (files.kind(path) == base::EntryKind::File) {
        const auto file = files.read(path);
        if (!file)
            return file.error();
        bytes = (*file)->bytes();
        if (!bytes.empty() && bytes.back() != '\n')
            bytes += '\n';
    }
    bytes += "baseline: " + std::string(usualBaseline) + "\n";
    edit::FileChanges changes;
    changes[path] = std::move(bytes);
    return changes;
}

} // namespace

Result<Intended> acceptFinding(Bench &bench)
{
    const std::optional<base::RepoPath> &configured = bench.subject().fleet.config.baseline;
    const base::RepoPath path = configured.value_or(*base::RepoPath::fromText(usualBaseline));
    if (!configured) {
        if (auto done = bench.add(namedIn(bench.files())); !done)
            return std::move(done).error();
    }
    edit::FileChanges changes;
    if (bench.files().kind(path) == base::EntryKind::File) {
        const auto file = bench.files().read(path);
        if (!file)
            return file.error();
        auto bytes = withEntry(*file, bench.finding(), bench.note());
        if (!bytes)
            return std::move(bytes).error();
        changes[path] = *std::move(bytes);
    } else {
        changes[path] = newBaseline(entryJson(bench.finding(), bench.note(), "    "));
    }
    if (auto done = bench.add(std::move(changes)); !done)
        return std::move(done).error();
    return Intended::nobody();
}

} // namespace fleetwright::quickfix
