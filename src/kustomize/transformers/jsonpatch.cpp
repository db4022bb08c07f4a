// SPDX-License-Identifier: Apache-2.0
#include "kustomize/errors.h"
#include "kustomize/extent.h"
#include "kustomize/transformers/jsonvalue.h"
#include "kustomize/transformers/patch.h"
#include "kustomize/transformers/scalars.h"

#include <algorithm>
#include <charconv>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace fleetwright::kustomize {
namespace {

using Path = std::vector<std::string>;
using NodeResult = base::Result<const yaml::Node *>;

std::string decodedKey(std::string_view text)
{
    std::string key;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool escape =
            text[i] == '~' && i + 1 < text.size() && (text[i + 1] == '0' || text[i + 1] == '1');
        key += escape ? (text[i + 1] == '1' ? '/' : '~') : text[i];
        i += escape ? 1 : 0;
    }
    return key;
}

/// The keys of a pointer; what stands before the first slash does not count. Empty for a pointer
/// without a slash.
Path pathOf(std::string_view pointer)
{
    Path path;
    std::size_t slash = pointer.find('/');
    while (slash != std::string_view::npos) {
        const std::size_t next = pointer.find('/', slash + 1);
        path.push_back(decodedKey(
            pointer.substr(slash + 1, next == std::string_view::npos ? next : next - slash - 1)));
        slash = next;
    }
    return path;
}

/// strconv.Atoi.
std::optional<long> indexOf(std::string_view text)
{
    if (text.starts_with('+'))
        text.remove_prefix(1);
    long index = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), index);
    if (failure != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return index;
}

/// Applies the operations of one patch to one document.
class Patcher {
public:
    Patcher(const TransformContext &context, const yaml::Step *step, const yaml::Node *document)
        : m_context(context), m_step(step), m_document(document), m_growth(context.limits, document)
    {}

    [[nodiscard]] const yaml::Node *document() const { return m_document; }

    base::Result<void> apply(const yaml::Node *operation)
    {
        m_operation = operation;
        const yaml::Node *op = operation->find("op");
        const std::string_view kind = op && op->isString() ? op->text() : "unknown";
        if (kind == "add")
            return add();
        if (kind == "remove")
            return remove();
        if (kind == "replace")
            return replace();
        if (kind == "move")
            return move();
        if (kind == "test")
            return test();
        if (kind == "copy")
            return copy();
        return failed(base::ErrorCode::Invalid, "Unexpected kind: " + std::string(kind));
    }

private:
    /// What becomes of a container; nothing where the pointer does not lead to one.
    using Edit = std::function<NodeResult(const yaml::Node *container, const std::string &key)>;

    [[nodiscard]] base::Error failed(base::ErrorCode code, std::string detail) const
    {
        return errorAt(code, std::move(detail), m_operation,
                       "check the operation against the object");
    }

    [[nodiscard]] base::Error missing(std::string_view what, std::string_view path) const
    {
        return failed(base::ErrorCode::NoMatch,
                      std::string(what) + " operation does not apply: doc is missing path: \""
                          + std::string(path) + "\": missing value");
    }

    base::Result<std::string_view> pointer(std::string_view field) const
    {
        const yaml::Node *value = m_operation->find(field);
        if (!value || value->isNull())
            return failed(base::ErrorCode::Invalid,
                          "operation missing " + std::string(field) + " field");
        if (!value->isString())
            return failed(base::ErrorCode::Invalid, std::string(field) + " is no string");
        return value->text();
    }

    /// The value to set at a place; a null if the operation has none.
    const yaml::Node *valueFor(const yaml::Node *previous) const
    {
        const yaml::Node *value = m_operation->find("value");
        if (!value)
            value = m_context.builder.scalar(yaml::Tag::Null, "null", {}, yaml::Style::Plain,
                                             m_context.builder.change(nullptr, m_step));
        return placed(value, previous);
    }

    const yaml::Node *placed(const yaml::Node *value, const yaml::Node *previous) const
    {
        return previous
                   ? m_context.builder.withChange(value, m_context.builder.change(previous, m_step))
                   : value;
    }

    /// lazyNode of a container's key: an error for what an array cannot have, nullptr for an absent
    /// key.
    NodeResult get(const yaml::Node *container, const std::string &key) const
    {
        if (container->isMapping())
            return container->find(key);
        const std::optional<long> number = indexOf(key);
        if (!number)
            return failed(base::ErrorCode::Invalid, "\"" + key + "\" is no array index");
        const long size = static_cast<long>(container->size());
        const long index = *number < 0 ? *number + size : *number;
        if (index < 0 || index >= size)
            return failed(base::ErrorCode::NoMatch, "Unable to access invalid index: " + key);
        return container->items()[static_cast<std::size_t>(index)];
    }

    /// Rebuilds the document with the container that `path` leads to edited. Nothing if it leads
    /// nowhere.
    base::Result<bool> edit(const Path &path, const Edit &change)
    {
        if (path.empty())
            return false;
        bool found = false;
        NodeResult result = editBelow(m_document, path, 0, change, found);
        if (!result)
            return std::move(result).error();
        if (found)
            m_document = result.value();
        return found;
    }

    NodeResult editBelow(const yaml::Node *node, const Path &path, std::size_t depth,
                         const Edit &change, bool &found)
    {
        if (depth + 1 == path.size()) {
            found = true;
            return change(node, path[depth]);
        }
        const NodeResult next = get(node, path[depth]);
        if (!next || !next.value() || next.value()->isScalar())
            return node;
        NodeResult changed = editBelow(next.value(), path, depth + 1, change, found);
        if (!changed || changed.value() == next.value())
            return changed ? NodeResult(node) : changed;
        if (node->isMapping())
            return m_context.builder.withField(node, path[depth], changed.value());
        return m_context.builder.withItem(node, indexIn(node, path[depth]), changed.value());
    }

    /// The place of a key that get() has found in the array.
    static std::size_t indexIn(const yaml::Node *array, const std::string &key)
    {
        const long number = indexOf(key).value_or(0);
        return static_cast<std::size_t>(number < 0 ? number + static_cast<long>(array->size())
                                                   : number);
    }

    /// The node at a pointer's end, with whether its container exists.
    struct Found {
        bool hasContainer = false;
        const yaml::Node *value = nullptr;
    };

    base::Result<Found> find(const Path &path) const
    {
        const yaml::Node *node = m_document;
        if (path.empty())
            return Found{};
        for (std::size_t i = 0; i + 1 < path.size(); ++i) {
            const NodeResult next = get(node, path[i]);
            if (!next || !next.value() || next.value()->isScalar())
                return Found{};
            node = next.value();
        }
        NodeResult value = get(node, path.back());
        if (!value)
            return std::move(value).error();
        return Found{true, value.value()};
    }

    NodeResult inserted(const yaml::Node *container, const std::string &key,
                        const yaml::Node *value) const
    {
        if (container->isMapping())
            return m_context.builder.withField(container, key, placed(value, container->find(key)));
        const long size = static_cast<long>(container->size());
        long index = size;
        if (key != "-") {
            const std::optional<long> number = indexOf(key);
            if (!number)
                return failed(base::ErrorCode::Invalid,
                              "value was not a proper array index: '" + key + "'");
            index = *number < 0 ? *number + size + 1 : *number;
            if (index < 0 || index > size)
                return failed(base::ErrorCode::NoMatch, "Unable to access invalid index: " + key);
        }
        std::vector<const yaml::Node *> items(container->items().begin(), container->items().end());
        items.insert(items.begin() + index, value);
        return m_context.builder.sequence(items, container->span(), container->style(),
                                          container->change());
    }

    NodeResult removed(const yaml::Node *container, const std::string &key) const
    {
        if (container->isMapping()) {
            if (!container->find(key))
                return failed(base::ErrorCode::NoMatch,
                              "Unable to remove nonexistent key: " + key + ": missing value");
            return m_context.builder.withoutField(container, key);
        }
        NodeResult present = get(container, key);
        if (!present)
            return present;
        std::vector<const yaml::Node *> items(container->items().begin(), container->items().end());
        items.erase(items.begin() + static_cast<std::ptrdiff_t>(indexIn(container, key)));
        return m_context.builder.sequence(items, container->span(), container->style(),
                                          container->change());
    }

    base::Result<void> finish(std::string_view what, std::string_view path,
                              const base::Result<bool> &edited) const
    {
        if (!edited) {
            base::Error error = edited.error();
            error.detail = "error in " + std::string(what) + " for path: '" + std::string(path)
                           + "': " + error.detail;
            return error;
        }
        return edited.value() ? base::Result<void>() : missing(what, path);
    }

    base::Result<void> addAt(std::string_view what, std::string_view path, const yaml::Node *value)
    {
        const Path keys = pathOf(path);
        if (auto fits = m_growth.add(value, keys.size(), m_operation); !fits)
            return fits;
        return finish(what, path,
                      edit(keys, [&](const yaml::Node *container, const std::string &key) {
                          return inserted(container, key, value);
                      }));
    }

    base::Result<void> add()
    {
        const base::Result<std::string_view> path = pointer("path");
        if (!path)
            return path.error();
        return addAt("add", path.value(), valueFor(nullptr));
    }

    base::Result<void> remove()
    {
        const base::Result<std::string_view> path = pointer("path");
        if (!path)
            return path.error();
        return removeAt("remove", path.value());
    }

    base::Result<void> removeAt(std::string_view what, std::string_view path)
    {
        return finish(
            what, path,
            edit(pathOf(path), [this](const yaml::Node *container, const std::string &key) {
                return removed(container, key);
            }));
    }

    base::Result<void> replace()
    {
        const base::Result<std::string_view> path = pointer("path");
        if (!path)
            return path.error();
        if (path.value().empty())
            return replaceDocument();
        const Path keys = pathOf(path.value());
        if (const yaml::Node *value = m_operation->find("value")) {
            if (auto fits = m_growth.add(value, keys.size(), m_operation); !fits)
                return fits;
        }
        return finish("replace", path.value(),
                      edit(keys, [this](const yaml::Node *container, const std::string &key) {
                          return replaced(container, key);
                      }));
    }

    /// partialDoc.get finds no fault with an absent key, so that replace adds it.
    NodeResult replaced(const yaml::Node *container, const std::string &key) const
    {
        const NodeResult current = get(container, key);
        if (!current)
            return failed(base::ErrorCode::NoMatch,
                          "doc is missing key: " + key + ": missing value");
        const yaml::Node *value = valueFor(current.value());
        if (container->isMapping())
            return m_context.builder.withField(container, key, value);
        return m_context.builder.withItem(container, indexIn(container, key), value);
    }

    base::Result<void> replaceDocument()
    {
        const yaml::Node *value = m_operation->find("value");
        if (!value || value->isScalar())
            return failed(base::ErrorCode::Invalid,
                          "replace operation value must be object or array");
        m_document = placed(value, m_document);
        return {};
    }

    base::Result<void> move()
    {
        const base::Result<std::string_view> from = pointer("from");
        if (!from)
            return from.error();
        const base::Result<Found> found = find(pathOf(from.value()));
        if (!found)
            return found.error();
        if (!found.value().hasContainer)
            return missing("move", from.value());
        if (base::Result<void> done = removeAt("move", from.value()); !done)
            return done;
        const base::Result<std::string_view> path = pointer("path");
        if (!path)
            return path.error();
        return addAt("move", path.value(), moved(found.value().value));
    }

    base::Result<void> copy()
    {
        const base::Result<std::string_view> from = pointer("from");
        if (!from)
            return from.error();
        const base::Result<Found> found = find(pathOf(from.value()));
        if (!found)
            return found.error();
        if (!found.value().hasContainer)
            return missing("copy", from.value());
        const base::Result<std::string_view> path = pointer("path");
        if (!path)
            return path.error();
        return addAt("copy", path.value(), moved(found.value().value));
    }

    /// A value of the object at another of its places: it keeps its source, and the patch brought
    /// it there.
    const yaml::Node *moved(const yaml::Node *value) const
    {
        const yaml::Node *node = value ? value : m_context.builder.scalar(yaml::Tag::Null, "null");
        return m_context.builder.withChange(node, m_context.builder.change(nullptr, m_step));
    }

    base::Result<void> test()
    {
        const base::Result<std::string_view> path = pointer("path");
        if (!path)
            return path.error();
        const yaml::Node *wanted = m_operation->find("value");
        const yaml::Node *present = m_document;
        if (!path.value().empty()) {
            const base::Result<Found> found = find(pathOf(path.value()));
            if (!found)
                return found.error();
            if (!found.value().hasContainer)
                return missing("test", path.value());
            present = found.value().value;
        }
        const bool absent = !present || present->isNull();
        const bool same = absent ? wanted && wanted->isNull() : wanted && sameJson(present, wanted);
        if (same)
            return {};
        return failed(base::ErrorCode::NoMatch,
                      "testing value " + std::string(path.value()) + " failed: test failed");
    }

    const TransformContext &m_context;
    const yaml::Step *m_step;
    const yaml::Node *m_document;
    const yaml::Node *m_operation = nullptr;
    Growth m_growth;
};

/// RNode.MarshalJSON: Go's JSON has no maps with keys other than strings, but an object is decoded
/// into a map of strings at its top, which takes any scalar.
base::Result<void> checkKeys(const yaml::Node *node, const yaml::Node *top)
{
    for (const yaml::Entry &entry : node->entries()) {
        if (node != top && !entry.key->isString())
            return errorAt(base::ErrorCode::Invalid,
                           "json: unsupported type: the key \"" + std::string(entry.key->text())
                               + "\" is no string",
                           entry.key, "put the key in quotes: a JSON patch takes texts only");
        if (auto fine = checkKeys(entry.value, top); !fine)
            return fine;
    }
    for (const yaml::Node *item : node->items()) {
        if (auto fine = checkKeys(item, top); !fine)
            return fine;
    }
    return {};
}

} // namespace

base::Result<const yaml::Node *> jsonPatch(const TransformContext &context, const yaml::Step *step,
                                           const yaml::Node *target, const yaml::Node *operations)
{
    if (auto fine = checkKeys(target, target); !fine)
        return fine.error();
    Patcher patcher(context, step, target);
    for (const yaml::Node *operation : operations->items()) {
        if (base::Result<void> done = patcher.apply(operation); !done)
            return done.error();
    }
    const yaml::Node *document = patcher.document();
    if (!document->isMapping()) {
        return errorAt(base::ErrorCode::Invalid, "the JSON patch leaves no object", operations,
                       "replace the fields of the object, not the whole");
    }
    return withoutSharing(context, throughJson(context, document));
}

} // namespace fleetwright::kustomize
