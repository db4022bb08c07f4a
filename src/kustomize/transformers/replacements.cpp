// SPDX-License-Identifier: Apache-2.0
#include "kustomize/errors.h"
#include "kustomize/extent.h"
#include "kustomize/transformers/fieldfilters.h"
#include "kustomize/transformers/pathmatcher.h"
#include "kustomize/transformers/scalars.h"
#include "kustomize/transformers/selector.h"
#include "kustomize/transformers/transformers.h"
#include "yaml/scalar.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace fleetwright::kustomize {
namespace {

constexpr std::string_view defaultFieldPath = "metadata.name";

std::string_view textAt(const yaml::Node *node, std::string_view field)
{
    const yaml::Node *value = node ? node->find(field) : nullptr;
    return value && !value->isNull() ? value->text() : std::string_view();
}

/// An identity as ResId.IsSelectedBy compares it: exactly, with an empty part matching everything.
struct IdSelector {
    std::string_view group, version, kind, name, nameSpace;

    static IdSelector fromNode(const yaml::Node *node)
    {
        return {textAt(node, "group"), textAt(node, "version"), textAt(node, "kind"),
                textAt(node, "name"), textAt(node, "namespace")};
    }

    [[nodiscard]] bool isEmpty() const
    {
        return group.empty() && version.empty() && kind.empty() && name.empty()
               && nameSpace.empty();
    }

    /// MakeResIds makes ids that are never cluster-scoped: without a namespace, they are in
    /// "default".
    [[nodiscard]] bool selects(const IdView &id) const
    {
        const auto effective = [](std::string_view text) {
            return text.empty() ? "default" : text;
        };
        return (name.empty() || name == id.name)
               && (nameSpace.empty() || effective(nameSpace) == effective(id.nameSpace))
               && (group.empty() || group == id.group())
               && (version.empty() || version == id.version()) && (kind.empty() || kind == id.kind);
    }

    /// The current or any earlier id.
    [[nodiscard]] bool selects(const Resource &resource) const
    {
        const IdView current = resource.view();
        if (selects(current))
            return true;
        return std::any_of(resource.previous.begin(), resource.previous.end(),
                           [&](const PreviousId &earlier) {
                               IdView id = current;
                               id.kind = earlier.kind;
                               id.name = earlier.name;
                               id.nameSpace = earlier.nameSpace;
                               return selects(id);
                           });
    }

    [[nodiscard]] std::string text() const
    {
        const auto orElse = [](std::string_view part, std::string_view otherwise) {
            return std::string(part.empty() ? otherwise : part);
        };
        return orElse(kind, "[noKind]") + "." + orElse(version, "[noVer]") + "."
               + orElse(group, "[noGrp]") + "/" + orElse(name, "[noName]") + "."
               + orElse(nameSpace, "[noNs]");
    }
};

/// types.FieldOptions.
struct FieldOptions {
    std::string_view delimiter;
    long index = 0;
    bool create = false;

    static FieldOptions fromNode(const yaml::Node *node)
    {
        FieldOptions options;
        options.delimiter = textAt(node, "delimiter");
        const std::string_view create = textAt(node, "create");
        options.create = create == "true" || create == "True" || create == "TRUE";
        if (const std::optional<yaml::Integer> index = yaml::parseInteger(textAt(node, "index"))) {
            constexpr std::uint64_t most = 1'000'000'000;
            const long magnitude = static_cast<long>(std::min(index->magnitude, most));
            options.index = index->negative ? -magnitude : magnitude;
        }
        return options;
    }

    [[nodiscard]] std::string text() const
    {
        if (delimiter.empty() && !create)
            return {};
        return ":" + std::string(delimiter) + "(" + std::to_string(index)
               + "), create=" + (create ? "true" : "false");
    }
};

std::vector<std::string_view> split(std::string_view text, std::string_view delimiter)
{
    std::vector<std::string_view> parts;
    for (;;) {
        const std::size_t end = text.find(delimiter);
        parts.push_back(text.substr(0, end));
        if (end == std::string_view::npos)
            return parts;
        text.remove_prefix(end + delimiter.size());
    }
}

/// The value that goes to the targets: a node of the source object, perhaps a part of its text.
struct Value {
    const yaml::Node *node = nullptr;
    std::string text; ///< of a scalar
    /// Whose node it is; nullptr for a part of a text, which kustomize copies. A target in the
    /// source object can be this very node: later targets then get what it has become.
    const Resource *object = nullptr;
};

class Replacer {
public:
    Replacer(const TransformContext &context, ResourceMap &resources)
        : m_context(context), m_resources(resources)
    {}

    base::Result<void> apply(const yaml::Node *entry)
    {
        m_step = m_context.step("replacements", entry->span());
        const yaml::Node *source = entry->find("source");
        const yaml::Node *targets = entry->find("targets");
        if (!source || source->isNull() || !targets || targets->isNull())
            return errorAt(base::ErrorCode::Invalid,
                           "replacements must specify a source and at least one target", entry,
                           "add `source:` and `targets:`");
        base::Result<Value> value = valueOf(source);
        if (!value)
            return std::move(value).error();
        for (const yaml::Node *target : targets->items()) {
            if (base::Result<void> done = applyTo(target, value.value()); !done)
                return done;
        }
        return {};
    }

private:
    base::Result<const Resource *> sourceObject(const yaml::Node *source,
                                                const std::string &description) const
    {
        const IdSelector selector = IdSelector::fromNode(source);
        const Resource *found = nullptr;
        for (const Resource &resource : m_resources.resources) {
            if (!selector.selects(resource))
                continue;
            if (found)
                return errorAt(base::ErrorCode::Conflict,
                               "multiple matches for selector " + description, source,
                               "select the source by more of its identity");
            found = &resource;
        }
        if (!found)
            return errorAt(base::ErrorCode::NoMatch, "nothing selected by " + description, source,
                           "the source is an object of this layer or those below");
        return found;
    }

    base::Result<Value> valueOf(const yaml::Node *source) const
    {
        const FieldOptions options = FieldOptions::fromNode(source->find("options"));
        std::string_view path = textAt(source, "fieldPath");
        std::string description = IdSelector::fromNode(source).text();
        const std::string id = description;
        if (!path.empty())
            description += ":" + std::string(path);
        description += options.text();
        const base::Result<const Resource *> object = sourceObject(source, description);
        if (!object)
            return object.error();
        if (path.empty())
            path = defaultFieldPath;
        base::Result<const yaml::Node *> found = lookUp(object.value()->root, smartPath(path));
        if (!found)
            return wrapped("error looking up replacement source", source->span(),
                           std::move(found).error());
        const yaml::Node *node = found.value();
        if (!node || node->isNull() || (!node->isScalar() && node->size() == 0))
            return errorAt(base::ErrorCode::NoMatch,
                           "fieldPath `" + std::string(path)
                               + "` is missing for replacement source " + id,
                           source, "correct the path");
        return refined(*object.value(), node, options, source);
    }

    static base::Result<Value> refined(const Resource &object, const yaml::Node *node,
                                       const FieldOptions &options, const yaml::Node *source)
    {
        Value value{node, std::string(node->text()), nullptr};
        if (options.delimiter.empty()) {
            value.object = &object;
            return value;
        }
        if (!node->isScalar())
            return errorAt(base::ErrorCode::Invalid,
                           "delimiter option can only be used with scalar nodes", source,
                           "let fieldPath lead to a text, or leave `delimiter` out");
        const std::vector<std::string_view> parts = split(node->text(), options.delimiter);
        if (options.index < 0 || options.index >= static_cast<long>(parts.size()))
            return errorAt(base::ErrorCode::NoMatch,
                           "options.index " + std::to_string(options.index)
                               + " is out of bounds: the value has " + std::to_string(parts.size())
                               + " part(s)",
                           source, "the index counts from 0");
        value.text = std::string(parts[static_cast<std::size_t>(options.index)]);
        return value;
    }

    base::Result<void> applyTo(const yaml::Node *target, Value &value)
    {
        const yaml::Node *select = target->find("select");
        if (!select || select->isNull())
            return errorAt(base::ErrorCode::Invalid, "target must specify resources to select",
                           target, "");
        const IdSelector ids = IdSelector::fromNode(select);
        const base::Result<MetadataSelector> metadata = MetadataSelector::fromNode(select);
        if (!metadata)
            return metadata.error();
        const std::vector<Rejection> rejections = rejectionsOf(target->find("reject"));
        for (Resource &resource : m_resources.resources) {
            if (!metadata.value().matches(resource.root))
                continue;
            const base::Result<bool> rejected = isRejected(rejections, resource);
            if (!rejected)
                return rejected.error();
            if (*rejected || !ids.selects(resource))
                continue;
            if (base::Result<void> done = copyTo(resource, target, value); !done)
                return done;
        }
        return {};
    }

    struct Rejection {
        IdSelector ids;
        base::Result<MetadataSelector> metadata;
    };

    static std::vector<Rejection> rejectionsOf(const yaml::Node *reject)
    {
        std::vector<Rejection> rejections;
        for (const yaml::Node *item :
             reject ? reject->items() : std::span<const yaml::Node *const>())
            rejections.push_back({IdSelector::fromNode(item), MetadataSelector::fromNode(item)});
        return rejections;
    }

    /// By labels and annotations, or by id; one entry's parts are not required together. A
    /// malformed selector is an error only where it is asked (replacement.go
    /// selectByAnnoAndLabel).
    static base::Result<bool> isRejected(const std::vector<Rejection> &rejections,
                                         const Resource &resource)
    {
        for (const Rejection &rejection : rejections) {
            if (!rejection.metadata)
                return rejection.metadata.error();
            if (!rejection.metadata->isEmpty() && rejection.metadata->matches(resource.root))
                return true;
        }
        return std::any_of(rejections.begin(), rejections.end(), [&](const Rejection &rejection) {
            return !rejection.ids.isEmpty() && rejection.ids.selects(resource);
        });
    }

    base::Result<void> copyTo(Resource &resource, const yaml::Node *target, Value &value)
    {
        const FieldOptions options = FieldOptions::fromNode(target->find("options"));
        const yaml::Node *paths = target->find("fieldPaths");
        if (!paths || paths->size() == 0)
            return copyAt(resource, defaultFieldPath, options, value, target);
        for (const yaml::Node *path : paths->items()) {
            if (base::Result<void> done = copyAt(resource, path->text(), options, value, path);
                !done)
                return done;
        }
        return {};
    }

    base::Result<void> copyAt(Resource &resource, std::string_view path,
                              const FieldOptions &options, Value &value, const yaml::Node *where)
    {
        const std::vector<std::string> parts = smartPath(path);
        Growth growth(m_context.limits, resource.root);
        Exchange exchange;
        PathMatcher matcher(
            m_context, [&](const yaml::Node *current) -> base::Result<const yaml::Node *> {
                auto fresh = valueFor(current, options, value, exchange, typingAt(parts));
                if (!fresh)
                    return fresh;
                if (auto fits = growth.add(*fresh, parts.size(), where); !fits)
                    return fits.error();
                if (current == value.node && &resource == value.object) {
                    value.node = *fresh;
                    value.text = std::string((*fresh)->text());
                }
                return fresh;
            });
        if (auto fits = checkDepth(m_context.limits, parts.size(), where); !fits)
            return fits;
        if (options.create)
            matcher.createAs(value.node->kind(), where->span(),
                             m_context.builder.change(nullptr, m_step));
        const yaml::Node *object =
            options.create ? withWritableAnnotations(resource.root, parts) : resource.root;
        base::Result<const yaml::Node *> changed = matcher.apply(object, parts);
        const std::string what = "unable to find " + std::string(options.create ? "or create " : "")
                                 + "field \"" + std::string(path) + "\" in replacement target";
        if (!changed && matcher.failedInSetter())
            return std::move(changed).error();
        if (!changed)
            return wrapped(what, where->span(), std::move(changed).error());
        if (matcher.matches() == 0)
            return errorAt(base::ErrorCode::NoMatch, what, where,
                           "correct the path, or set options.create");
        m_resources.replace(resource, exchanged(m_context, changed.value(), exchange));
        return {};
    }

    /// What comes of a field's type when its text changes.
    enum class Typing : std::uint8_t { Kept, Text };

    /// Annotations are written anew as texts before they are printed.
    static Typing typingAt(const std::vector<std::string> &path)
    {
        return path.size() == 3 && path[0] == "metadata" && path[1] == "annotations" ? Typing::Text
                                                                                     : Typing::Kept;
    }

    /// What is created below a null stays out of sight there (a scalar node with children); but
    /// kustomize writes annotations anew from whatever is below them.
    [[nodiscard]] const yaml::Node *
    withWritableAnnotations(const yaml::Node *object, const std::vector<std::string> &path) const
    {
        if (path.size() < 3 || path[0] != "metadata" || path[1] != "annotations")
            return object;
        const yaml::Node *metadata = object->find("metadata");
        const yaml::Node *annotations = metadata ? metadata->find("annotations") : nullptr;
        if (!annotations || !annotations->isNull())
            return object;
        const yaml::NodeBuilder &builder = m_context.builder;
        return builder.withField(
            object, "metadata",
            builder.withField(metadata, "annotations", builder.mapping({}, annotations->span())));
    }

    /// setFieldValue: of a scalar only the text changes, anything else is replaced. nullptr: the
    /// field is created.
    base::Result<const yaml::Node *> valueFor(const yaml::Node *current,
                                              const FieldOptions &options, const Value &value,
                                              Exchange &exchange, Typing typing)
    {
        std::string text = value.text;
        if (!options.delimiter.empty()) {
            // A field that is created has the source's kind.
            const yaml::Node *kept = current ? current : value.node;
            if (!kept->isScalar())
                return errorAt(base::ErrorCode::Invalid,
                               "delimiter option can only be used with scalar nodes", kept,
                               "let fieldPaths lead to texts, or leave `delimiter` out");
            const std::string_view old = current ? current->text() : std::string_view();
            if (auto fits = checkText(m_context.limits, old.size() + value.text.size(), value.node);
                !fits)
                return fits.error();
            text = joined(old, options, value.text);
        }
        const yaml::Change *change = m_context.builder.change(current, m_step);
        const bool isPart = value.node->isScalar() && value.node->text() != value.text;
        if (current && !current->isScalar() && isPart)
            return m_context.builder.scalar(value.node->tag(), value.text, value.node->span(),
                                            value.node->style(), change);
        if ((current && !current->isScalar()) || (!current && !value.node->isScalar()))
            return m_context.builder.withChange(value.node, change);
        const yaml::Style style = current ? current->style() : yaml::Style::Plain;
        const bool isTyped = current && !isUntyped(current);
        const yaml::Tag natural = tagOfText(text, style);
        const yaml::Tag type = isTyped ? typeOf(current) : natural;
        const bool fits = isOfType(natural, type);
        const yaml::Node *node = m_context.builder.scalar(fits ? type : yaml::Tag::String, text,
                                                          value.node->span(), style, change);
        if (!fits && typing == Typing::Kept)
            m_resources.mistyped.push_back(
                {node, type,
                 errorAt(base::ErrorCode::Invalid,
                         "the new value does not have the type of the field that it replaces",
                         current, "make the field a string, or give a value of its type")});
        if (current && isSharedScalar(current))
            exchange.emplace_back(current, node);
        return node;
    }

    static std::string joined(std::string_view current, const FieldOptions &options,
                              const std::string &value)
    {
        std::vector<std::string_view> parts = split(current, options.delimiter);
        if (options.index < 0)
            parts.insert(parts.begin(), value);
        else if (options.index >= static_cast<long>(parts.size()))
            parts.push_back(value);
        else
            parts[static_cast<std::size_t>(options.index)] = value;
        std::string text;
        for (std::size_t i = 0; i < parts.size(); ++i) {
            if (i > 0)
                text += options.delimiter;
            text += parts[i];
        }
        return text;
    }

    /// kustomize's nodes for names with a prefix or suffix, and for fields that a replacement made,
    /// have no tag: what their text means shows when they are printed.
    static bool isUntyped(const yaml::Node *node)
    {
        const yaml::Change *change = node->change();
        if (!change || !change->step)
            return false;
        const std::string_view field = change->step->field;
        return (field == "replacements" && !change->previous) || field == "namePrefix"
               || field == "nameSuffix" || field == "PrefixTransformer"
               || field == "SuffixTransformer" || field == "PrefixSuffixTransformer";
    }

    /// The type that stays on a field's new text.
    [[nodiscard]] yaml::Tag typeOf(const yaml::Node *current) const
    {
        for (const MistypedField &field : m_resources.mistyped) {
            if (field.node == current)
                return field.type;
        }
        return current->tag();
    }

    static bool isOfType(yaml::Tag natural, yaml::Tag type)
    {
        return natural == type || type == yaml::Tag::String || type == yaml::Tag::Binary
               || (type == yaml::Tag::Float && natural == yaml::Tag::Int);
    }

    const TransformContext &m_context;
    ResourceMap &m_resources;
    const yaml::Step *m_step = nullptr; ///< of the entry
};

} // namespace

base::Result<void> transformReplacements(const TransformContext &context, ResourceMap &resources,
                                         const yaml::Node *entries)
{
    Replacer replacer(context, resources);
    for (const yaml::Node *entry : entries->items()) {
        if (base::Result<void> done = replacer.apply(entry); !done)
            return done;
    }
    return {};
}

} // namespace fleetwright::kustomize
