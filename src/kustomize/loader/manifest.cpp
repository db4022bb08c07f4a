// SPDX-License-Identifier: Apache-2.0
#include "kustomize/loader/manifest.h"

#include "kustomize/errors.h"
#include "kustomize/resource.h"
#include "kustomize/transformers/jsonvalue.h"

#include <cstdint>
#include <deque>
#include <functional>
#include <string>

namespace fleetwright::kustomize {

namespace {

using base::ErrorCode;
using base::Result;
using yaml::Node;

bool isEmpty(const Node *node)
{
    return !node || node->isNull() || (!node->isScalar() && node->size() == 0);
}

bool isList(std::string_view kind)
{
    return kind.ends_with("List");
}

/// yaml.RNode.GetValidatedMetadata.
Result<void> checkMetadata(const Node *object)
{
    const Node *metadata = object->find("metadata");
    if (!object->isMapping()
        || (isEmpty(object->find("apiVersion")) && isEmpty(object->find("kind"))
            && isEmpty(metadata)))
        return errorAt(ErrorCode::Invalid, "missing Resource metadata", object,
                       "a Kubernetes object has apiVersion, kind and metadata.name");
    const IdView id = idOf(object);
    if (id.kind.empty())
        return errorAt(ErrorCode::Invalid, "missing kind in object", object, "add `kind:`");
    if (!isList(id.kind) && id.name.empty())
        return errorAt(ErrorCode::Invalid,
                       "missing metadata.name in object of kind " + std::string(id.kind), object,
                       "add `metadata.name:`");
    return {};
}

Result<void> keepGoodOnes(std::deque<const Node *> &into, const std::vector<const Node *> &nodes)
{
    for (const Node *node : nodes) {
        if (isEmpty(node))
            continue;
        if (auto good = checkMetadata(node); !good)
            return good;
        into.push_back(node);
    }
    return {};
}

std::vector<const Node *> itemsOf(const Node *list)
{
    const Node *items = list->find("items");
    if (!items)
        return {};
    return {items->items().begin(), items->items().end()};
}

/// kio.ByteReader: a text that is one List is its items.
std::vector<const Node *> unwrapped(std::vector<const Node *> documents)
{
    if (documents.size() != 1 || isEmpty(documents.front()))
        return documents;
    const Node *only = documents.front();
    const std::string_view kind = idOf(only).kind;
    if ((kind == "List" || kind == "ResourceList")
        && (only->find("items") || only->find("functionConfig")))
        return itemsOf(only);
    return documents;
}

/// resource.Factory.inlineAnyEmbeddedLists: the items go through Go's maps and JSON.
std::vector<const Node *> itemsThroughJson(const Node *list, base::Arena &arena)
{
    const base::RepoPath nowhere;
    const TransformContext context{arena, nowhere};
    std::vector<const Node *> items = itemsOf(list);
    for (const Node *&item : items)
        item = itemThroughJson(context, item);
    return items;
}

Result<ManifestPtr> toManifest(const yaml::ParsedFilePtr &parsed)
{
    auto manifest = std::make_shared<Manifest>();
    manifest->file = parsed->file;
    manifest->arena = parsed->arena;
    std::vector<const Node *> documents;
    for (const Node *document : parsed->documents) {
        auto expanded = yaml::expandMerges(*parsed->arena, document);
        if (!expanded)
            return expanded.error();
        documents.push_back(*expanded);
    }
    std::deque<const Node *> queue;
    if (auto good = keepGoodOnes(queue, unwrapped(std::move(documents))); !good)
        return good.error();
    while (!queue.empty()) {
        const Node *object = queue.front();
        queue.pop_front();
        const Node *items = isList(idOf(object).kind) ? object->find("items") : nullptr;
        if (!items) {
            manifest->objects.push_back(object);
            continue;
        }
        if (!items->isSequence() && !items->isNull())
            return errorAt(ErrorCode::Invalid,
                           "expected array in " + std::string(idOf(object).kind) + "/items", items);
        if (auto good = keepGoodOnes(queue, itemsThroughJson(object, *parsed->arena)); !good)
            return good.error();
    }
    return ManifestPtr(std::move(manifest));
}

using SpanOfText = std::function<base::Span(std::size_t begin, std::size_t end)>;

/// kio.ByteReader splits a text at "\n---.*\n" before it is parsed, and refuses anything but a
/// comment after the dashes.
Result<void> checkSeparators(std::string_view text, const SpanOfText &spanOf)
{
    for (std::size_t at = text.find("\n---"); at != std::string_view::npos;) {
        const std::size_t end = text.find('\n', at + 1);
        if (end == std::string_view::npos)
            break;
        const std::string_view rest = text.substr(at + 4, end - at - 4);
        const std::size_t content = rest.find_first_not_of(" \t\r\v\f");
        if (content != std::string_view::npos && rest[content] != '#')
            return errorAt(ErrorCode::Syntax, "invalid document separator: ---" + std::string(rest),
                           spanOf(at + 1, end), "begin the document on the next line");
        at = text.find("\n---", end + 1);
    }
    return {};
}

/// kustomize names malformed YAML so; the place tells the rest.
base::Error malformed(base::Error error)
{
    if (error.code == ErrorCode::Syntax)
        error.detail = "MalformedYAMLError: " + error.detail;
    return error;
}

} // namespace

Result<ManifestPtr> readManifest(base::SourceFilePtr file, const base::Limits &limits)
{
    const auto spanOf = [&file](std::size_t begin, std::size_t end) {
        return base::Span{file.get(), static_cast<std::uint32_t>(begin),
                          static_cast<std::uint32_t>(end)};
    };
    if (auto good = checkSeparators(file->bytes(), spanOf); !good)
        return std::move(good).error();
    auto parsed = yaml::readFile(std::move(file),
                                 {yaml::Schema::GoYaml3, yaml::DuplicateKeys::Refuse, limits});
    if (!parsed)
        return malformed(std::move(parsed).error());
    return toManifest(*parsed);
}

Result<yaml::ParsedFilePtr> readInline(const InlineText &text, const yaml::ReadOptions &options)
{
    if (text.file && text.scalar->span().file == text.file.get())
        return yaml::readEmbedded(*text.scalar, text.file, options, text.part);
    const base::RepoPath path = text.file ? text.file->path() : base::RepoPath{};
    return yaml::readFile(std::make_shared<const base::SourceFile>(path, std::string(text.text())),
                          options);
}

Result<ManifestPtr> readManifest(const InlineText &text)
{
    const auto spanOf = [&text](std::size_t, std::size_t) { return text.scalar->span(); };
    if (auto good = checkSeparators(text.text(), spanOf); !good)
        return std::move(good).error();
    auto parsed = readInline(text, {});
    if (!parsed)
        return malformed(std::move(parsed).error());
    return toManifest(*parsed);
}

} // namespace fleetwright::kustomize
