// SPDX-License-Identifier: Apache-2.0
#include "kustomize/generators/keyvalues.h"

#include "kustomize/errors.h"
#include "kustomize/generators/utf8.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>

namespace fleetwright::kustomize {

namespace {

using base::ErrorCode;
using base::Result;
using base::Span;
using yaml::Node;

// bufio.MaxScanTokenSize: kustomize silently stops reading an env file at a longer line.
constexpr std::size_t longestLine = 65536;

Span fileSpan(const base::SourceFile &file, std::string_view part)
{
    const auto begin = static_cast<std::uint32_t>(part.data() - file.bytes().data());
    return {&file, begin, begin + static_cast<std::uint32_t>(part.size())};
}

/// The part of a scalar's span that `part` of its text stands in, where text and file agree; else
/// the whole.
Span partOfScalar(const Node *scalar, std::string_view part)
{
    const Span &span = scalar->span();
    if (!span.known())
        return span;
    const std::string_view written = span.text();
    const std::size_t quote = written.size() == scalar->text().size() + 2 ? 1 : 0;
    if (written.size() != scalar->text().size() + 2 * quote
        || written.substr(quote, scalar->text().size()) != scalar->text())
        return span;
    const std::size_t offset =
        span.begin + quote + static_cast<std::size_t>(part.data() - scalar->text().data());
    return {span.file, static_cast<std::uint32_t>(offset),
            static_cast<std::uint32_t>(offset + part.size())};
}

/// Without one pair of matching quotes around it.
std::string_view withoutQuotes(std::string_view text)
{
    if (text.size() < 2 || text.front() != text.back())
        return text;
    if (text.front() == '"' || text.front() == '\'')
        return text.substr(1, text.size() - 2);
    return text;
}

Result<KeyValue> parseLiteral(const Node *literal)
{
    const std::string_view text = literal->text();
    const std::size_t equals = text.find('=');
    if (equals == 0 || equals == std::string_view::npos)
        return errorAt(ErrorCode::Invalid, "invalid literal source, expected key=value", literal,
                       "write it as key=value");
    const std::string_view key = text.substr(0, equals);
    const std::string_view value = withoutQuotes(text.substr(equals + 1));
    return KeyValue{key, value, partOfScalar(literal, key), partOfScalar(literal, value)};
}

struct FileSource {
    std::string_view key;
    std::string_view path;
};

/// path.Base
std::string_view baseName(std::string_view path)
{
    while (path.size() > 1 && path.ends_with('/'))
        path.remove_suffix(1);
    const std::size_t slash = path.rfind('/');
    return slash == std::string_view::npos || path == "/" ? path : path.substr(slash + 1);
}

Result<FileSource> parseFileSource(const Node *source)
{
    const std::string_view text = source->text();
    const auto count = std::count(text.begin(), text.end(), '=');
    const std::string shown = "\"" + std::string(text) + "\"";
    if (count == 0)
        return FileSource{baseName(text), text};
    if (count > 1)
        return errorAt(ErrorCode::Invalid,
                       "source " + shown + " key name or file path contains '='", source);
    if (text.starts_with('='))
        return errorAt(ErrorCode::Invalid, "missing key name for file path in source " + shown,
                       source);
    if (text.ends_with('='))
        return errorAt(ErrorCode::Invalid, "missing file path for key name in source " + shown,
                       source);
    const std::size_t equals = text.find('=');
    return FileSource{text.substr(0, equals), text.substr(equals + 1)};
}

Result<void> parseEnvFile(const base::SourceFile &file, std::vector<KeyValue> &into)
{
    std::string_view rest = file.bytes();
    bool first = true;
    while (!rest.empty()) {
        const std::size_t end = rest.find('\n');
        if (std::min(end, rest.size()) >= longestLine)
            break;
        std::string_view line = rest.substr(0, end);
        rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        if (!isValidUtf8(line))
            return errorAt(ErrorCode::Binary, "line has invalid utf8 bytes", fileSpan(file, line),
                           "use `files:` for bytes that are no text");
        if (std::exchange(first, false) && line.starts_with("\xEF\xBB\xBF"))
            line.remove_prefix(3);
        while (const std::size_t length = spaceLength(line))
            line.remove_prefix(length);
        if (line.empty() || line.front() == '#')
            continue;
        const std::size_t equals = line.find('=');
        const std::string_view key = line.substr(0, equals);
        const std::string_view value =
            equals == std::string_view::npos ? line.substr(line.size()) : line.substr(equals + 1);
        if (!key.empty())
            into.push_back({key, value, fileSpan(file, key), fileSpan(file, value)});
    }
    return {};
}

std::span<const Node *const> list(const Node *arguments, std::string_view field)
{
    const Node *items = arguments->find(field);
    return items ? items->items() : std::span<const Node *const>{};
}

Result<void> loadEnvFile(base::Arena &arena, Loader &loader, const Node *path,
                         std::vector<KeyValue> &into)
{
    const auto file = loader.load(path->text(), path->span());
    if (!file)
        return file.error();
    arena.keep(*file);
    return parseEnvFile(**file, into);
}

Result<void> checkKeys(const std::vector<KeyValue> &pairs, const Node *arguments)
{
    std::vector<const KeyValue *> sorted;
    for (const KeyValue &pair : pairs)
        sorted.push_back(&pair);
    std::stable_sort(sorted.begin(), sorted.end(), [](const KeyValue *left, const KeyValue *right) {
        return left->key < right->key;
    });
    const auto twice = std::adjacent_find(
        sorted.begin(), sorted.end(),
        [](const KeyValue *left, const KeyValue *right) { return left->key == right->key; });
    if (twice == sorted.end())
        return {};
    const Node *name = arguments->find("name");
    return errorAt(ErrorCode::Conflict,
                   "configmap " + std::string(name ? name->text() : std::string_view{})
                       + " illegally repeats the key `" + std::string((*twice)->key) + "`",
                   (*std::next(twice))->keySpan, "give each entry its own key");
}

} // namespace

Result<std::vector<KeyValue>> loadKeyValues(base::Arena &arena, Loader &loader,
                                            const Node *arguments)
{
    std::vector<KeyValue> pairs;
    for (const Node *path : list(arguments, "envs")) {
        if (auto loaded = loadEnvFile(arena, loader, path, pairs); !loaded)
            return loaded.error();
    }
    const Node *singular = arguments->find("env");
    if (singular && !singular->text().empty()) {
        if (auto loaded = loadEnvFile(arena, loader, singular, pairs); !loaded)
            return loaded.error();
    }
    for (const Node *literal : list(arguments, "literals")) {
        auto pair = parseLiteral(literal);
        if (!pair)
            return std::move(pair).error();
        pairs.push_back(*pair);
    }
    for (const Node *source : list(arguments, "files")) {
        const auto parsed = parseFileSource(source);
        if (!parsed)
            return parsed.error();
        const auto file = loader.load(parsed->path, source->span());
        if (!file)
            return file.error();
        arena.keep(*file);
        const std::string_view bytes = (*file)->bytes();
        pairs.push_back(
            {parsed->key, bytes, partOfScalar(source, parsed->key), fileSpan(**file, bytes)});
    }
    if (auto good = checkKeys(pairs, arguments); !good)
        return good.error();
    return pairs;
}

} // namespace fleetwright::kustomize
