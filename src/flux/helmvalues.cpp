// SPDX-License-Identifier: Apache-2.0
#include "flux/helmvalues.h"

#include "flux/variables.h"
#include "helm/setvalues.h"
#include "helm/valuelayers.h"
#include "helm/values.h"
#include "model/secret.h"
#include "yaml/jsonnodes.h"
#include "yaml/reader.h"

#include <algorithm>
#include <map>

namespace fleetwright::flux {

namespace {

using base::Error;
using base::ErrorCode;
using base::Result;
using helm::ValueMap;
using yaml::Node;

constexpr std::string_view secretField = "valuesFrom (Secret)";
static_assert(secretField.ends_with(model::fromSecretMark));

constexpr yaml::ReadOptions values11{yaml::Schema::Yaml11, yaml::DuplicateKeys::LastWins, {}};

bool isQuoted(std::string_view value, char quote)
{
    return value.starts_with(quote) && value.ends_with(quote);
}

/// ReplacePathLiteralValue: what `--set` would take for its own is escaped.
std::string escaped(std::string_view value)
{
    std::string result;
    for (const char c : value) {
        if (std::string_view("\\,[]{}").find(c) != std::string_view::npos)
            result += '\\';
        result += c;
    }
    return result;
}

class Composition {
public:
    Composition(std::string_view nameSpace, const Node *values, const KnownObjects &objects,
                const base::Place &near, base::Arena &arena)
        : m_nameSpace(nameSpace), m_objects(objects), m_near(near), m_arena(arena),
          m_builder(arena), m_layers(m_builder), m_result(std::make_shared<ValueMap>()),
          m_inline(std::make_shared<ValueMap>())
    {
        if (values && values->isMapping())
            m_inline = helm::valueOf(values).map();
    }

    Result<ComposedValues> run(const std::vector<ValuesReference> &references)
    {
        for (const ValuesReference &reference : references) {
            if (auto done = add(reference); !done)
                return std::move(done).error();
        }
        m_result = helm::mergedMaps(*m_result, *m_inline, &m_layers);
        m_composed.root = helm::nodeOf(helm::Value{m_result}, m_builder);
        return std::move(m_composed);
    }

private:
    Error unresolvable(const ValuesReference &reference, const std::string &reason) const
    {
        return errorAt(ErrorCode::NotFound,
                       "could not resolve " + reference.kind + " chart values reference '"
                           + m_nameSpace + "/" + reference.name + "' with key '" + reference.key
                           + "': " + reason,
                       reference.node, "write it, or mark the reference optional");
    }

    Result<void> add(const ValuesReference &reference)
    {
        if (reference.kind != "ConfigMap" && reference.kind != "Secret")
            return unresolvable(reference, "unsupported values reference kind");
        const KnownObject *object =
            m_objects.find({"", reference.kind, m_nameSpace, reference.name}, m_near);
        if (!object && noteMaker(reference))
            return {};
        if (!object)
            return reference.optional ? Result<void>()
                                      : Result<void>(unresolvable(reference, "resource not found"));
        const auto data = dataOf(*object);
        const auto value = data.find(reference.key);
        if (value == data.end())
            return reference.optional ? Result<void>()
                                      : Result<void>(unresolvable(reference, "key not found"));
        m_arena.keep(object->keeps);
        noteFile(*object);
        if (!value->second.known) {
            m_composed.unresolved.push_back(
                errorAt(ErrorCode::Unresolved,
                        reference.kind + " " + m_nameSpace + "/" + reference.name
                            + " is encrypted, its values are never decrypted",
                        reference.node));
            return {};
        }
        return reference.targetPath.empty() ? merge(reference, *object, value->second)
                                            : set(reference, value->second);
    }

    bool noteMaker(const ValuesReference &reference)
    {
        const KnownObject *maker = reference.kind == "Secret"
                                       ? makerOfSecret(m_objects, m_nameSpace, reference.name)
                                       : nullptr;
        if (!maker)
            return false;
        m_composed.unresolved.push_back(errorAt(ErrorCode::Unresolved,
                                                "Secret " + m_nameSpace + "/" + reference.name
                                                    + " is made in the cluster by "
                                                    + maker->id.text(),
                                                reference.node));
        return true;
    }

    void noteFile(const KnownObject &object)
    {
        base::RepoPath file = placeOf(object.root).file;
        if (!file.isRoot() && std::ranges::find(m_composed.files, file) == m_composed.files.end())
            m_composed.files.push_back(std::move(file));
    }

    /// A whole values file.
    Result<void> merge(const ValuesReference &reference, const KnownObject &object,
                       const DataValue &value)
    {
        const bool stands = value.node->span().known() && value.text == value.node->text();
        const auto parsed =
            stands ? yaml::readEmbedded(*value.node,
                                        base::SourceFilePtr(object.keeps, value.node->span().file),
                                        values11)
                   : yaml::readFile(
                         std::make_shared<const base::SourceFile>(base::RepoPath{}, value.text),
                         values11);
        if (!parsed)
            return unreadable(reference, parsed.error());
        if ((*parsed)->documents.empty() || (*parsed)->documents.front()->isNull())
            return {};
        const auto expanded = yaml::expandMerges(*(*parsed)->arena, (*parsed)->documents.front());
        if (!expanded)
            return unreadable(reference, expanded.error());
        if (!(*expanded)->isMapping())
            return unreadable(reference,
                              {ErrorCode::Invalid, "the values are no mapping", {}, {}, {}});
        const auto read =
            yaml::nodesRead(m_builder, *expanded, stands ? yaml::Places::Keep : yaml::Places::Drop);
        if (!read)
            return unreadable(reference, read.error());
        const Node *values = reference.kind == "Secret" ? secret(*read) : *read;
        m_result = helm::mergedMaps(*m_result, *helm::valueOf(values).map(), &m_layers);
        return {};
    }

    /// Values that a Secret has given say so wherever they go.
    const Node *secret(const Node *value)
    {
        if (value->isMapping()) {
            std::vector<yaml::Entry> entries;
            for (const yaml::Entry &entry : value->entries())
                entries.push_back({entry.key, secret(entry.value)});
            return m_builder.mapping(entries, value->span(), value->style());
        }
        if (value->isSequence()) {
            std::vector<const Node *> items;
            for (const Node *item : value->items())
                items.push_back(secret(item));
            return m_builder.sequence(items, value->span(), value->style());
        }
        const Node *hidden = value->change() ? value->change()->previous : nullptr;
        return m_builder.withChange(value, m_builder.change(hidden, secretStepOf(*value)));
    }

    /// Of the file that the Secret stands in.
    const yaml::Step *secretStepOf(const Node &value)
    {
        auto file = std::make_shared<const base::RepoPath>(
            value.span().known() ? value.span().file->path() : base::RepoPath());
        const yaml::Step *&step = m_secretSteps[*file];
        if (!step) {
            step = m_arena.make<yaml::Step>(secretField, file.get());
            m_arena.keep(std::move(file));
        }
        return step;
    }

    /// What a Secret's value was set to: new scalars at its place.
    void markSet(const helm::Value &value, const base::Span &place)
    {
        if (const auto map = value.map()) {
            for (auto &[key, each] : *map)
                markSet(each, place, each);
        } else if (const auto list = value.list()) {
            for (helm::Value &each : *list)
                markSet(each, place, each);
        }
    }

    void markSet(const helm::Value &value, const base::Span &place, helm::Value &holder)
    {
        const Node *scalar = value.scalar();
        if (!scalar)
            markSet(value, place);
        else if (scalar->span() == place && !model::comesFromSecret(scalar))
            holder = {secret(scalar)};
    }

    Error unreadable(const ValuesReference &reference, const Error &cause) const
    {
        Error error = unresolvable(reference, cause.detail);
        error.code = ErrorCode::Syntax;
        error.hint.clear();
        if (cause.place && !cause.place->file.isRoot())
            error.place = cause.place;
        return error;
    }

    /// ReplacePathValue, ReplacePathLiteralValue: into maps that the inline values share.
    Result<void> set(const ValuesReference &reference, const DataValue &value)
    {
        m_result = helm::mergedMaps(*m_result, *m_inline, &m_layers);
        std::string_view text = value.text;
        helm::SetMode mode = helm::SetMode::Typed;
        std::string line = reference.targetPath + "=";
        if (reference.literal) {
            mode = helm::SetMode::String;
            line += escaped(text);
        } else {
            if (isQuoted(text, '\'') || isQuoted(text, '"')) {
                mode = helm::SetMode::String;
                while (!text.empty() && (text.front() == '\'' || text.front() == '"'))
                    text.remove_prefix(1);
                while (!text.empty() && (text.back() == '\'' || text.back() == '"'))
                    text.remove_suffix(1);
            }
            line += text;
        }
        if (auto done = helm::setValues(*m_result, line, mode, m_layers, value.node->span()); !done)
            return unreadable(reference, done.error());
        if (reference.kind == "Secret")
            markSet(helm::Value{m_result}, value.node->span());
        return {};
    }

    std::string m_nameSpace;
    const KnownObjects &m_objects;
    const base::Place &m_near;
    base::Arena &m_arena;
    yaml::NodeBuilder m_builder;
    helm::ValueLayers m_layers;
    std::map<base::RepoPath, const yaml::Step *> m_secretSteps;
    std::shared_ptr<ValueMap> m_result;
    std::shared_ptr<ValueMap> m_inline;
    ComposedValues m_composed;
};

} // namespace

std::vector<ValuesReference> readValuesReferences(const Node *list)
{
    std::vector<ValuesReference> references;
    for (const Node *entry : list ? list->items() : std::span<const Node *const>{}) {
        ValuesReference reference;
        reference.kind = textAt(entry, {"kind"});
        reference.name = textAt(entry, {"name"});
        if (const std::string_view key = textAt(entry, {"valuesKey"}); !key.empty())
            reference.key = key;
        reference.targetPath = textAt(entry, {"targetPath"});
        reference.optional = isTrueAt(entry, {"optional"});
        reference.literal = isTrueAt(entry, {"literal"});
        reference.node = entry;
        references.push_back(std::move(reference));
    }
    return references;
}

Result<ComposedValues> composeValues(std::string_view nameSpace,
                                     const std::vector<ValuesReference> &references,
                                     const Node *values, const KnownObjects &objects,
                                     const base::Place &near, base::Arena &arena)
{
    return Composition(nameSpace, values, objects, near, arena).run(references);
}

} // namespace fleetwright::flux
