// SPDX-License-Identifier: Apache-2.0
#include "base/regex.h"
#include "kustomize/transformers/fieldfilters.h"
#include "kustomize/transformers/scalars.h"
#include "kustomize/transformers/transformers.h"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

namespace fleetwright::kustomize {
namespace {

/// internal/image Split: a colon or an at sign counts only after the first slash.
struct ImageParts {
    std::string_view name, tag, digest;
};

ImageParts splitImage(std::string_view image)
{
    std::size_t from = image.find('/');
    if (from == std::string_view::npos)
        from = 0;
    const std::size_t colon = image.find(':', from);
    const std::size_t at = image.find('@', from);
    if (colon == std::string_view::npos && at == std::string_view::npos)
        return {image, {}, {}};
    if (at < colon)
        return {image.substr(0, at), {}, image.substr(at + 1)};
    ImageParts parts{image.substr(0, colon), image.substr(colon + 1), {}};
    if (at != std::string_view::npos) {
        parts.tag = image.substr(colon + 1, at - colon - 1);
        parts.digest = image.substr(at + 1);
    }
    return parts;
}

bool isTagCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'
           || c == '.' || c == '{' || c == '}' || c == '-';
}

/// Takes `lead` and the tag characters after it off the front of `rest`.
void takePart(std::string_view &rest, std::string_view lead)
{
    if (!rest.starts_with(lead))
        return;
    std::size_t size = lead.size();
    while (size < rest.size() && isTagCharacter(rest[size]))
        ++size;
    rest.remove_prefix(size);
}

/// One entry of `images:`.
class ImageRule {
public:
    static base::Result<ImageRule> fromNode(const yaml::Node *entry)
    {
        if (!entry->isMapping())
            return wrongKind("MappingNode", entry);
        ImageRule rule;
        rule.m_entry = entry;
        for (const yaml::Entry &field : entry->entries()) {
            const yaml::Node **place = rule.placeOf(field.key->text());
            if (!place)
                continue; // unknown fields are refused when the kustomization is read
            if (field.value->isNull())
                continue;
            if (!field.value->isString()) {
                return base::Error{base::ErrorCode::Invalid,
                                   "images: the field " + std::string(field.key->text())
                                       + " is no string",
                                   placed(field.value),
                                   "put it in quotes",
                                   {}};
            }
            if (!field.value->text().empty())
                *place = field.value;
        }
        return rule.compiled();
    }

    /// True if the image is this entry's (IsImageMatched: the name is a regular expression).
    [[nodiscard]] bool matches(std::string_view image) const
    {
        if (m_pattern)
            return m_pattern->matchesWhole(image);
        const std::string_view name = textOf(m_name);
        if (image.size() < name.size())
            return false;
        for (std::size_t i = 0; i < name.size(); ++i) {
            if (name[i] != image[i] && name[i] != '.')
                return false;
        }
        std::string_view rest = image.substr(name.size());
        takePart(rest, ":");
        takePart(rest, "@sha256:");
        return rest.empty();
    }

    void rewrite(std::string_view image, std::string &result) const
    {
        ImageParts parts = splitImage(image);
        std::string suffixed;
        if (m_newName)
            parts.name = m_newName->text();
        if (m_newTag || m_digest) {
            parts.tag = textOf(m_newTag);
            parts.digest = textOf(m_digest);
        } else if (m_tagSuffix) {
            suffixed = std::string(parts.tag) + std::string(m_tagSuffix->text());
            parts.tag = suffixed;
            parts.digest = {};
        }
        result = parts.name;
        if (!parts.tag.empty())
            (result += ':') += parts.tag;
        if (!parts.digest.empty())
            (result += '@') += parts.digest;
    }

    [[nodiscard]] const yaml::Node *entry() const { return m_entry; }

    /// Where the layer gives the value: the scalar that says most about it.
    [[nodiscard]] base::Span source() const
    {
        for (const yaml::Node *node : {m_newTag, m_digest, m_tagSuffix, m_newName, m_name}) {
            if (node)
                return node->span();
        }
        return {};
    }

private:
    const yaml::Node **placeOf(std::string_view field)
    {
        if (field == "name")
            return &m_name;
        if (field == "newName")
            return &m_newName;
        if (field == "newTag")
            return &m_newTag;
        if (field == "digest")
            return &m_digest;
        return field == "tagSuffix" ? &m_tagSuffix : nullptr;
    }

    base::Result<ImageRule> compiled()
    {
        const std::string_view name = textOf(m_name);
        const bool plain = std::all_of(name.begin(), name.end(), [](char c) {
            return c != '{' && c != '}' && (isTagCharacter(c) || c == '/' || c == ':' || c == '@');
        });
        if (!plain) {
            std::string pattern(name);
            pattern += "(:[a-zA-Z0-9_.{}-]*)?(@sha256:[a-zA-Z0-9_.{}-]*)?";
            base::Result<base::Regex> regex = base::Regex::compile(pattern);
            if (!regex)
                return std::move(regex).error();
            m_pattern = std::move(regex).value();
        }
        return *this;
    }

    static std::string_view textOf(const yaml::Node *node)
    {
        return node ? node->text() : std::string_view();
    }
    static std::optional<base::Place> placed(const yaml::Node *node)
    {
        return node->span().known() ? std::optional(node->span().place()) : std::nullopt;
    }

    const yaml::Node *m_entry = nullptr;
    const yaml::Node *m_name = nullptr;
    const yaml::Node *m_newName = nullptr;
    const yaml::Node *m_newTag = nullptr;
    const yaml::Node *m_digest = nullptr;
    const yaml::Node *m_tagSuffix = nullptr;
    std::optional<base::Regex> m_pattern;
};

/// Both filters of ImageTagTransformer over one object: the legacy one works on every `containers`
/// and `initContainers` list at any depth, then the field specs' one. An image that both reach is
/// rewritten by both, entry after entry.
class ImageWalk {
public:
    ImageWalk(const TransformContext &context, const std::vector<ImageRule> &rules,
              std::span<const FieldSpec> specs)
        : m_context(context), m_rules(rules), m_specs(specs)
    {
        m_steps.reserve(rules.size());
        for (const ImageRule &rule : rules)
            m_steps.push_back(context.step("images", rule.entry()->span()));
    }

    base::Result<const yaml::Node *> apply(const yaml::Node *object)
    {
        m_hits.clear();
        m_done.clear();
        const FieldSetter count =
            [this](const yaml::Node *current) -> base::Result<const yaml::Node *> {
            m_hits.push_back(current);
            return current;
        };
        base::Result<const yaml::Node *> normalised =
            applyAtFieldSpecs(m_context, object, m_specs, CreateAs::Nothing, count);
        if (!normalised)
            return normalised;
        base::Result<const yaml::Node *> legacy = walk(normalised.value());
        if (!legacy)
            return legacy;
        const FieldSetter set = [this](const yaml::Node *current) { return setAtSpec(current); };
        return applyAtFieldSpecs(m_context, legacy.value(), m_specs, CreateAs::Nothing, set);
    }

private:
    base::Result<const yaml::Node *> walk(const yaml::Node *node)
    {
        if (node->isSequence())
            return walkItems(node, [this](const yaml::Node *item) { return walk(item); });
        if (!node->isMapping())
            return node;
        const yaml::Node *result = node;
        for (const yaml::Entry &entry : node->entries()) {
            if (entry.value->isScalar())
                continue;
            base::Result<const yaml::Node *> value = walk(entry.value);
            if (!value)
                return value;
            const std::string_view key = entry.key->text();
            if ((key == "containers" || key == "initContainers") && value.value()->isSequence()) {
                value = walkItems(value.value(), [this](const yaml::Node *item) {
                    return rewriteContainer(item);
                });
                if (!value)
                    return value;
            }
            if (value.value() != entry.value)
                result = m_context.builder.withField(result, key, value.value());
        }
        return result;
    }

    template<typename Change>
    base::Result<const yaml::Node *> walkItems(const yaml::Node *sequence, Change change)
    {
        const yaml::Node *result = sequence;
        for (std::size_t i = 0; i < sequence->items().size(); ++i) {
            base::Result<const yaml::Node *> item = change(sequence->items()[i]);
            if (!item)
                return item;
            if (item.value() != sequence->items()[i])
                result = m_context.builder.withItem(result, i, item.value());
        }
        return result;
    }

    base::Result<const yaml::Node *> rewriteContainer(const yaml::Node *container)
    {
        if (container->isNull())
            return container;
        if (!container->isMapping())
            return wrongKind("MappingNode", container);
        const yaml::Node *image = container->find("image");
        if (!image)
            return container;
        const auto hits = std::count(m_hits.begin(), m_hits.end(), image);
        base::Result<const yaml::Node *> changed =
            rewritten(image, static_cast<std::size_t>(hits) + 1);
        if (!changed)
            return changed;
        if (hits > 0)
            m_done.push_back(changed.value());
        return changed.value() == image
                   ? container
                   : m_context.builder.withField(container, "image", changed.value());
    }

    base::Result<const yaml::Node *> setAtSpec(const yaml::Node *image)
    {
        if (!image || std::find(m_done.begin(), m_done.end(), image) != m_done.end())
            return image;
        const auto hits = std::count(m_hits.begin(), m_hits.end(), image);
        base::Result<const yaml::Node *> changed = rewritten(image, static_cast<std::size_t>(hits));
        if (changed)
            m_done.push_back(changed.value());
        return changed;
    }

    /// The image after all entries, each applied `times` times.
    base::Result<const yaml::Node *> rewritten(const yaml::Node *image, std::size_t times)
    {
        if (!image->isScalar())
            return wrongKind("ScalarNode", image);
        const yaml::Node *result = image;
        for (std::size_t index = 0; index < m_rules.size(); ++index) {
            const ImageRule &rule = m_rules[index];
            const yaml::Node *before = result;
            std::string text(result->text());
            bool matched = false;
            for (std::size_t i = 0; i < times && rule.matches(text); ++i) {
                matched = true;
                const std::string current = text;
                rule.rewrite(current, text);
            }
            if (matched)
                result = replaceText(m_context, m_steps[index], before, text, rule.source());
        }
        return result;
    }

    const TransformContext &m_context;
    const std::vector<ImageRule> &m_rules;
    std::span<const FieldSpec> m_specs;
    std::vector<const yaml::Step *> m_steps; ///< one for each rule
    std::vector<const yaml::Node *>
        m_hits; ///< images at the places of the field specs, once for each
    std::vector<const yaml::Node *> m_done;
};

} // namespace

base::Result<void> transformImages(const TransformContext &context, ResourceMap &resources,
                                   const yaml::Node *images, std::span<const FieldSpec> specs)
{
    std::vector<ImageRule> rules;
    rules.reserve(images->items().size());
    for (const yaml::Node *entry : images->items()) {
        base::Result<ImageRule> rule = ImageRule::fromNode(entry);
        if (!rule)
            return std::move(rule).error();
        rules.push_back(std::move(rule).value());
    }
    if (rules.empty())
        return {};
    ImageWalk walk(context, rules, specs);
    Effects::Step effects(context.effects, context.key("images").add(images->items()).add(specs),
                          resources.resources.size());
    for (Resource &resource : resources.resources) {
        if (resource.view().kind == "CustomResourceDefinition")
            continue;
        base::Result<const yaml::Node *> changed =
            effects.of(resource.root, [&] { return walk.apply(resource.root); });
        if (!changed)
            return std::move(changed).error();
        resource.root = changed.value();
    }
    return {};
}

} // namespace fleetwright::kustomize
