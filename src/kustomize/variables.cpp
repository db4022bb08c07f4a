// SPDX-License-Identifier: Apache-2.0
#include "kustomize/variables.h"

#include "kustomize/errors.h"
#include "kustomize/extent.h"
#include "kustomize/fieldwalk.h"
#include "kustomize/transformers/fieldfilters.h"
#include "kustomize/transformers/pathmatcher.h"
#include "yaml/scalar.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <memory>
#include <optional>
#include <set>
#include <system_error>

namespace fleetwright::kustomize {

namespace {

using base::ErrorCode;
using base::Result;
using yaml::Node;

std::string textOf(const Node *node, std::string_view field)
{
    const Node *value = node ? node->find(field) : nullptr;
    return std::string(value ? value->text() : std::string_view{});
}

Variable toVariable(const Node *node)
{
    const Node *reference = node->find("objref");
    Variable variable;
    variable.node = node;
    variable.name = textOf(node, "name");
    variable.group = textOf(reference, "group");
    variable.version = textOf(reference, "version");
    variable.kind = textOf(reference, "kind");
    variable.targetName = textOf(reference, "name");
    variable.targetNamespace = textOf(reference, "namespace");
    const std::string apiVersion = textOf(reference, "apiVersion");
    if (!apiVersion.empty()) {
        const std::size_t slash = apiVersion.find('/');
        if (slash != std::string::npos)
            variable.group = apiVersion.substr(0, slash);
        variable.version = slash == std::string::npos ? apiVersion : apiVersion.substr(slash + 1);
    }
    const Node *field = node->find("fieldref");
    variable.fieldPath = textOf(field, "fieldPath");
    if (variable.fieldPath.empty())
        variable.fieldPath = "metadata.name";
    return variable;
}

std::string shown(const Variable &variable)
{
    return "'" + variable.name + "' (" + variable.kind + " " + variable.targetName + ", "
           + variable.fieldPath + ")";
}

bool isTarget(const Schema &schema, const Resource &resource, const Variable &variable)
{
    const IdView current = resource.view();
    if (current.group() != variable.group || current.version() != variable.version)
        return false;
    // A reference's own type is never known as cluster-wide (types.Target.GVK), so that one with a
    // namespace finds no such object.
    const std::string_view wanted = variable.targetNamespace;
    const bool anyNamespace = wanted.empty();
    if (current.kind == variable.kind && current.name == variable.targetName
        && (anyNamespace || effectiveNamespace(schema, current) == wanted))
        return true;
    return std::any_of(
        resource.previous.begin(), resource.previous.end(), [&](const PreviousId &earlier) {
            return earlier.kind == variable.kind && earlier.name == variable.targetName
                   && (anyNamespace || effectiveNamespace(earlier) == wanted);
        });
}

Result<void> add(Variables &into, Variable variable)
{
    const auto known = into.find(variable.name);
    if (known != into.end())
        return errorAt(ErrorCode::Conflict, "var '" + variable.name + "' already encountered",
                       variable.node, "declare each var once, in the layer all have in common");
    into.emplace(variable.name, std::move(variable));
    return {};
}

/// convertSliceIndex: "a[0]" is the parts a and 0.
std::vector<std::string> fieldParts(std::string_view path)
{
    std::vector<std::string> result;
    for (std::string &part : smartPath(path)) {
        const std::size_t open = part.rfind('[');
        const std::string inside = part.ends_with(']') && open != std::string::npos
                                       ? part.substr(open + 1, part.size() - open - 2)
                                       : std::string();
        if (inside.empty() || inside.find_first_not_of("0123456789") != std::string::npos) {
            result.push_back(std::move(part));
            continue;
        }
        if (open > 0)
            result.push_back(part.substr(0, open));
        result.push_back(inside);
    }
    return result;
}

/// A scalar as RNode.GetFieldValue hands it on: a number or boolean of Go, else a text.
struct Primitive {
    yaml::Tag tag = yaml::Tag::String;
    std::string alone;  ///< where it is all of the field (refvar.updateNodeValue)
    std::string inText; ///< where text stands beside it (fmt's %v)
};

/// strconv.Atoi: no other base than ten, no underscores.
std::optional<std::string> decimalInteger(std::string_view text)
{
    if (text.starts_with('+'))
        text.remove_prefix(1);
    std::int64_t value = 0;
    const char *end = text.data() + text.size();
    const auto [stop, failure] = std::from_chars(text.data(), end, value);
    if (failure != std::errc() || stop != end)
        return std::nullopt;
    return std::to_string(value);
}

std::optional<Primitive> floatOf(std::string_view text)
{
    const std::optional<double> value = yaml::parseFloat(text);
    if (!value || !std::isfinite(*value) || text.find('_') != std::string_view::npos)
        return std::nullopt;
    return Primitive{yaml::Tag::Float, yaml::formatFixedFloat(*value),
                     yaml::formatYamlFloat(*value)};
}

/// Nothing where kustomize fails: 0x1f, 1_000, .inf.
std::optional<Primitive> primitiveOf(const Node *scalar)
{
    const std::string text(scalar->text());
    switch (scalar->tag()) {
    case yaml::Tag::Int:
        if (const std::optional<std::string> number = decimalInteger(text))
            return Primitive{yaml::Tag::Int, *number, *number};
        return std::nullopt;
    case yaml::Tag::Float:
        return floatOf(text);
    case yaml::Tag::Bool: {
        const std::string word = yaml::parseBool(text).value_or(false) ? "true" : "false";
        return Primitive{yaml::Tag::Bool, word, word};
    }
    default:
        return Primitive{yaml::Tag::String, text, text};
    }
}

Result<const Node *> valueOf(const ResourceMap &map, const Variable &variable)
{
    for (const Resource &resource : map.resources) {
        const auto &names = resource.varNames;
        if (std::find(names.begin(), names.end(), variable.name) == names.end())
            continue;
        const auto value = lookUp(resource.root, fieldParts(variable.fieldPath));
        if (!value || !*value || ((*value)->isScalar() && !primitiveOf(*value)))
            return errorAt(ErrorCode::NoMatch,
                           "field specified in var " + shown(variable)
                               + " not found in corresponding resource",
                           variable.node, "correct fieldref.fieldPath");
        return *value;
    }
    return errorAt(ErrorCode::NoMatch,
                   "var " + shown(variable)
                       + " cannot be mapped to a field in the set of known resources",
                   variable.node, "correct objref: it names the object as its own manifest does");
}

/// The entry that declares the var, in the layer whose file holds it.
const yaml::Step *stepOf(const TransformContext &context, const Variable &variable)
{
    const base::Span &span = variable.node->span();
    if (!span.known())
        return context.step("vars");
    auto layer = std::make_shared<const base::RepoPath>(span.file->path().parent());
    context.arena.keep(layer);
    return context.arena.make<yaml::Step>("vars", layer.get(), span);
}

/// Replaces $(NAME) in strings (api/filters/refvar).
class Replacer {
public:
    struct Value {
        const Node *node = nullptr;
        const yaml::Step *step = nullptr;   ///< the entry that declares the var
        std::optional<Primitive> primitive; ///< nothing: it cannot stand in a text
    };
    using Values = std::map<std::string, Value, std::less<>>;

    Replacer(const TransformContext &context, Values values)
        : m_context(context), m_values(std::move(values))
    {}

    Result<const Node *> replaced(const Node *node)
    {
        if (!node || node->isNull())
            return node;
        if (node->isScalar())
            return node->isString() ? scalar(node) : Result<const Node *>(node);
        if (node->isSequence())
            return rewriteItems(m_context.builder, node,
                                [&](const Node *item) -> Result<const Node *> {
                                    if (!item->isString())
                                        return errorAt(ErrorCode::Invalid,
                                                       "invalid value type expect a string", item,
                                                       "put the item in quotes: vars are replaced "
                                                       "in this list");
                                    return scalar(item);
                                });
        const Node *result = node;
        for (const yaml::Entry &entry : node->entries()) {
            if (entry.key->tag() != yaml::Tag::String)
                return errorAt(ErrorCode::Invalid,
                               "invalid map key: value='" + std::string(entry.key->text()) + "'",
                               entry.key, "put the key in quotes: vars are replaced in this map");
            if (!entry.value->isString())
                continue;
            const Result<const Node *> value = scalar(entry.value);
            if (!value)
                return value;
            if (*value != entry.value)
                result = m_context.builder.withField(result, entry.key, *value);
        }
        return result;
    }

    [[nodiscard]] std::string unused() const
    {
        std::string names;
        for (const auto &[name, value] : m_values) {
            if (!m_used.contains(name))
                names += (names.empty() ? "" : ",") + name;
        }
        return names;
    }

private:
    const Value *value(std::string_view name)
    {
        const auto found = m_values.find(name);
        if (found == m_values.end() || !found->second.primitive)
            return nullptr;
        m_used.insert(found->first);
        return &found->second;
    }

    Result<const Node *> scalar(const Node *node)
    {
        const std::string_view text = node->text();
        if (text.find('$') == std::string_view::npos)
            return node;
        std::string result;
        std::size_t at = 0;
        const Value *first = nullptr;
        bool several = false;
        while (at < text.size()) {
            if (text[at] != '$' || at + 1 == text.size()) {
                result += text[at++];
                continue;
            }
            const char next = text[at + 1];
            const std::size_t close = next == '(' ? text.find(')', at + 2) : std::string_view::npos;
            if (close != std::string_view::npos) {
                const std::string_view name = text.substr(at + 2, close - at - 2);
                const Value *found = value(name);
                if (found && at == 0 && close + 1 == text.size())
                    return changed(node, found->primitive->tag, found->primitive->alone, found,
                                   found->node->span());
                several = several || (found && first && found != first);
                first = first ? first : found;
                result += found ? found->primitive->inText : "$(" + std::string(name) + ")";
                if (auto fits = checkText(m_context.limits, result.size(), node); !fits)
                    return fits.error();
                at = close + 1;
            } else {
                result += next == '$' ? std::string("$") : std::string{'$', next};
                at += 2;
            }
        }
        if (result == text)
            return node;
        const base::Span source = first && !several ? first->node->span() : base::Span{};
        return changed(node, yaml::Tag::String, result, first, source);
    }

    /// `cause` nullptr: only "$$" became "$".
    const Node *changed(const Node *node, yaml::Tag tag, std::string_view text, const Value *cause,
                        const base::Span &source)
    {
        const yaml::NodeBuilder &builder = m_context.builder;
        if (!cause && !m_unescaping)
            m_unescaping = m_context.step("vars");
        return builder.scalar(tag, text, cause ? source : node->span(), yaml::Style::Plain,
                              builder.change(node, cause ? cause->step : m_unescaping));
    }

    const TransformContext &m_context;
    Values m_values;
    std::set<std::string> m_used;
    const yaml::Step *m_unescaping = nullptr;
};

} // namespace

Result<void> mergeVariables(Variables &into, const Variables &more)
{
    for (const auto &[name, variable] : more) {
        if (auto added = add(into, variable); !added)
            return added;
    }
    return {};
}

Result<void> declareVariables(const Schema &schema, ResourceMap &map, Variables &into,
                              const Node *vars)
{
    if (!vars)
        return {};
    for (const Node *node : vars->items()) {
        const Variable variable = toVariable(node);
        std::vector<Resource *> matched;
        for (Resource &resource : map.resources) {
            if (isTarget(schema, resource, variable))
                matched.push_back(&resource);
        }
        if (matched.size() > 1)
            return errorAt(ErrorCode::Conflict,
                           "found " + std::to_string(matched.size()) + " resId matches for var "
                               + shown(variable) + " (unable to disambiguate)",
                           node, "add `namespace:` to objref");
        if (!matched.empty())
            matched.front()->varNames.push_back(variable.name);
    }
    for (const Node *node : vars->items()) {
        if (auto added = add(into, toVariable(node)); !added)
            return added;
    }
    return {};
}

Result<void> resolveVariables(const TransformContext &context, ResourceMap &map,
                              const Variables &variables, const std::vector<FieldSpec> &specs,
                              std::vector<std::string> &warnings)
{
    if (variables.empty())
        return {};
    Replacer::Values values;
    for (const auto &[name, variable] : variables) {
        const auto value = valueOf(map, variable);
        if (!value)
            return value.error();
        values.emplace(name,
                       Replacer::Value{*value, stepOf(context, variable),
                                       (*value)->isScalar() ? primitiveOf(*value) : std::nullopt});
    }
    Replacer replacer(context, std::move(values));
    std::vector<std::vector<std::string>> paths;
    for (const FieldSpec &spec : specs)
        paths.push_back(splitFieldPath(spec.path));
    for (Resource &resource : map.resources) {
        for (std::size_t index = 0; index < specs.size(); ++index) {
            if (!appliesTo(specs[index], resource.root))
                continue;
            auto changed = rewriteAt(context.builder, resource.root,
                                     std::span<const std::string>(paths[index]),
                                     [&](const Node *node) { return replacer.replaced(node); });
            if (!changed)
                return wrapped("considering field '" + specs[index].path + "' of object "
                                   + resource.view().text(),
                               {}, std::move(changed).error());
            resource.root = *changed;
        }
    }
    if (const std::string unused = replacer.unused(); !unused.empty())
        warnings.push_back("well-defined vars that were never replaced: " + unused);
    return {};
}

} // namespace fleetwright::kustomize
