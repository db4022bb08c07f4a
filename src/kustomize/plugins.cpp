// SPDX-License-Identifier: Apache-2.0
// Transformers and generators that a kustomization configures in files of their own
// (api/internal/plugins/loader).
#include "kustomize/annotations.h"
#include "kustomize/errors.h"
#include "kustomize/generators/namehash.h"
#include "kustomize/loader/decode.h"
#include "kustomize/target.h"
#include "kustomize/transformers/jsonvalue.h"
#include "kustomize/transformers/selector.h"
#include "kustomize/transformers/transformers.h"
#include "yaml/reader.h"
#include "yaml/scalar.h"

#include <algorithm>

namespace fleetwright::kustomize {

namespace {

using base::ErrorCode;
using base::Result;
using yaml::Node;

std::string_view textOf(const Node *node, std::string_view field)
{
    const Node *value = node->find(field);
    return value ? value->text() : std::string_view{};
}

Result<std::vector<FieldSpec>> specsOf(const Node *arguments)
{
    const Node *specs = arguments->find("fieldSpecs");
    return specs ? fieldSpecsFromNode(specs)
                 : Result<std::vector<FieldSpec>>(std::vector<FieldSpec>{});
}

Result<NamespaceOptions> namespaceOptions(const Node *arguments)
{
    NamespaceOptions options;
    options.field = "NamespaceTransformer";
    const Node *unsetOnly = arguments->find("unsetOnly");
    options.unsetOnly = unsetOnly && yaml::parseBool(unsetOnly->text()).value_or(false);
    const std::string_view subjects = textOf(arguments, "setRoleBindingSubjects");
    if (subjects == "allServiceAccounts")
        options.subjects = SubjectMode::AllServiceAccounts;
    else if (subjects == "none")
        options.subjects = SubjectMode::None;
    else if (!subjects.empty() && subjects != "defaultOnly")
        return errorAt(
            ErrorCode::Invalid,
            "invalid value \"" + std::string(subjects)
                + "\" for setRoleBindingSubjects: must be one of \"defaultOnly\", \"none\" or "
                  "\"allServiceAccounts\"",
            arguments->find("setRoleBindingSubjects"), "write one of the three");
    return options;
}

/// filesys.InsertPathPart: `part` as the path's element `position` (from 0), or its last.
std::string withPathPart(std::string_view path, std::size_t position, std::string_view part)
{
    if (path.empty())
        return std::string(part);
    const bool absolute = path.starts_with('/');
    std::vector<std::string_view> parts;
    for (std::string_view rest = absolute ? path.substr(1) : path; !rest.empty();) {
        const std::size_t slash = rest.find('/');
        if (slash != 0)
            parts.push_back(rest.substr(0, slash));
        rest = slash == std::string_view::npos ? std::string_view{} : rest.substr(slash + 1);
    }
    const auto at = static_cast<std::ptrdiff_t>(std::min(position, parts.size()));
    parts.insert(parts.begin() + at, part);
    std::string result;
    for (const std::string_view each : parts)
        result += (result.empty() && !absolute ? "" : "/") + std::string(each);
    return result;
}

/// Where a ValueAddTransformer has its value from: its `value`, or the folder's name.
struct ValueSource {
    base::Span span; ///< unknown for the folder's name
    const yaml::Step *step = nullptr;
};

/// The object with the scalar at `path` set (created where it is missing), as filters/valueadd
/// does.
Result<const Node *> withValueAt(const TransformContext &context, const Node *node,
                                 std::span<const std::string> path, std::size_t position,
                                 std::string_view value, const ValueSource &source)
{
    const yaml::NodeBuilder &builder = context.builder;
    if (path.empty()) {
        if (node && !node->isScalar())
            return errorAt(ErrorCode::Invalid, "wrong node kind: expected ScalarNode", node);
        const std::string_view before = node && !node->isNull() ? node->text() : std::string_view{};
        const std::string text =
            position > 0 ? withPathPart(before, position - 1, value) : std::string(value);
        return builder.string(text, source.span, builder.change(node, source.step));
    }
    if (node && node->isNull())
        return node; // yaml.PathGetter hangs the field under the null, where nothing prints it
    if (!node)
        node = builder.mapping({});
    if (!node->isMapping())
        return errorAt(ErrorCode::Invalid, "wrong node kind: expected MappingNode", node);
    auto child =
        withValueAt(context, node->find(path.front()), path.subspan(1), position, value, source);
    if (!child)
        return child;
    return builder.withField(node, path.front(), *child);
}

/// The parts of a ValueAddTransformer's path; yaml.PathGetter drops empty ones and trims the
/// others.
std::vector<std::string> splitAtSlashes(std::string_view path)
{
    std::vector<std::string> parts(1);
    for (std::size_t at = 0; at < path.size(); ++at) {
        if (path[at] == '\\' && at + 1 < path.size() && path[at + 1] == '/')
            parts.back() += path[++at];
        else if (path[at] == '/')
            parts.emplace_back();
        else
            parts.back() += path[at];
    }
    for (std::string &part : parts) {
        part.erase(0, part.find_first_not_of(" \t\r\n"));
        part.erase(part.find_last_not_of(" \t\r\n") + 1);
    }
    std::erase(parts, std::string());
    return parts;
}

} // namespace

bool Target::isExternal(const Resource &plugin)
{
    const IdView id = plugin.view();
    if (id.apiVersion == "builtin")
        return false;
    addUnresolved(errorAt(ErrorCode::Unresolved,
                          "external plugins disabled; unable to load external plugin '"
                              + std::string(plugin.originalView().kind) + "'",
                          plugin.root,
                          "plugins are programs, which are never run; the rest is rendered"));
    return true;
}

/// configureExternalTransformers: inline configurations first, then those of files and folders.
Result<Accumulator> Target::loadPlugins(Nodes entries)
{
    Accumulator plugins;
    std::vector<const Node *> paths;
    for (const Node *entry : entries) {
        const auto manifest = readManifest(InlineText{entry, m_work.sourceOf(entry), {}});
        if (!manifest) {
            paths.push_back(entry);
            continue;
        }
        m_builder.arena().keep((*manifest)->arena);
        for (const Node *object : (*manifest)->objects) {
            Resource plugin = makeResource(m_builder, object, *m_folder);
            noteType(plugin);
            if (m_work.tracksOrigin) {
                Origin origin;
                origin.path = joinedOrigin(m_originPath, m_source->file->path().name());
                annotateOrigin(m_builder, plugin, origin);
            }
            if (auto added = plugins.append(m_work.schema.schema(), std::move(plugin)); !added)
                return std::move(added).error();
        }
    }
    if (auto done = accumulateResources(paths, plugins); !done)
        return std::move(done).error();
    return plugins;
}

Result<void> Target::runTransformerPlugin(const Resource &plugin)
{
    if (isExternal(plugin))
        return {};
    const IdView id = plugin.view();
    const StructType *type = pluginType(id.kind);
    if (!type)
        return errorAt(ErrorCode::Invalid,
                       "unable to load builtin " + id.text().substr(0, id.text().find('/')),
                       plugin.root);
    if (id.kind.ends_with("Generator"))
        return errorAt(ErrorCode::Invalid, "plugin " + id.text() + " not a transformer",
                       plugin.root, "list it under `generators:`");
    auto arguments =
        decode(m_builder, numbersThroughJson(context(), plugin.root), *type, Decoding::Lenient);
    if (!arguments)
        return wrapped("plugin " + id.text() + " fails configuration", {},
                       std::move(arguments).error());
    return transformBy(id.kind, *arguments, m_work.sourceOf(plugin.root));
}

Result<void> Target::transformBy(std::string_view kind, const Node *arguments,
                                 const base::SourceFilePtr &file)
{
    const TransformContext where = context();
    ResourceMap &map = m_work.all.map;
    const auto specs = specsOf(arguments);
    if (!specs)
        return specs.error();
    const auto single = [&](const Node *entry) {
        return m_builder.sequence(std::span(&entry, entry ? 1u : 0u));
    };
    if (kind == "AnnotationsTransformer" || kind == "LabelTransformer") {
        const bool labels = kind == "LabelTransformer";
        const Node *values = arguments->find(labels ? "labels" : "annotations");
        if (!values || values->size() == 0)
            return {};
        return labels ? transformLabels(where, map, kind, values, *specs)
                      : transformAnnotations(where, map, kind, values, *specs);
    }
    if (kind == "HashTransformer")
        return addNameHashes(where, map);
    if (kind == "ImageTagTransformer")
        return transformImages(where, map, single(arguments->find("imageTag")), *specs);
    if (kind == "ReplicaCountTransformer")
        return transformReplicas(where, map, single(arguments->find("replica")), *specs);
    if (kind == "NamespaceTransformer") {
        const auto options = namespaceOptions(arguments);
        if (!options)
            return options.error();
        const Node *nameSpace = arguments->findPath({"metadata", "namespace"});
        if (!nameSpace || nameSpace->text().empty())
            return {};
        return transformNamespace(where, map, nameSpace, *specs, *options, where.schema);
    }
    if (kind == "PatchTransformer")
        return transformPatches(where, map, single(arguments), patchFiles(file));
    if (kind == "PatchJson6902Transformer")
        return transformPatchesJson6902(where, map, single(arguments), patchFiles(file));
    if (kind == "PatchStrategicMergeTransformer")
        return mergeBy(arguments, file);
    if (kind == "ReplacementTransformer") {
        const Node *list = arguments->find("replacements");
        auto entries = loadReplacements(list ? list->items() : Nodes{});
        return entries ? transformReplacements(where, map, *entries)
                       : Result<void>(std::move(entries).error());
    }
    if (kind == "ValueAddTransformer")
        return addValues(arguments);
    return affixBy(kind, arguments, *specs);
}

Result<void> Target::affixBy(std::string_view kind, const Node *arguments,
                             const std::vector<FieldSpec> &specs)
{
    const TransformContext where = context();
    if (!arguments->find("fieldSpecs"))
        return errorAt(ErrorCode::Invalid, "fieldSpecs is not expected to be nil", arguments,
                       "add `fieldSpecs: [{path: metadata/name}]`");
    const Node *prefix = arguments->find("prefix");
    const Node *suffix = arguments->find("suffix");
    if (kind != "SuffixTransformer" && prefix && !prefix->text().empty()) {
        if (auto done = transformPrefix(where, m_work.all.map, prefix, specs); !done)
            return done;
    }
    if (kind != "PrefixTransformer" && suffix && !suffix->text().empty())
        return transformSuffix(where, m_work.all.map, suffix, specs);
    return {};
}

/// PatchStrategicMergeTransformerPlugin: `paths` as in the field, `patches` is one text.
Result<void> Target::mergeBy(const Node *arguments, const base::SourceFilePtr &file)
{
    std::vector<const Node *> entries;
    if (const Node *paths = arguments->find("paths"))
        entries.assign(paths->items().begin(), paths->items().end());
    const Node *patches = arguments->find("patches");
    if (patches && !patches->text().empty()) {
        // A text that is no patch would be taken for a path.
        if (const auto manifest = readManifest(InlineText{patches, file, {}}); !manifest)
            return wrapped("plugin PatchStrategicMergeTransformer fails configuration",
                           patches->span(), manifest.error());
        entries.push_back(patches);
    }
    if (entries.empty())
        return errorAt(ErrorCode::Invalid, "empty file path and empty patch content", arguments,
                       "add `paths:` or `patches:`");
    return transformPatchesStrategicMerge(context(), m_work.all.map, m_builder.sequence(entries),
                                          patchFiles(file));
}

/// A ValueAddTransformer's own targets and those of its targetFilePath.
Result<std::vector<const Node *>> Target::valueTargets(const Node *arguments)
{
    std::vector<const Node *> targets;
    const auto addAll = [&](const Node *list) {
        if (list)
            targets.insert(targets.end(), list->items().begin(), list->items().end());
    };
    addAll(arguments->find("targets"));
    const Node *path = arguments->find("targetFilePath");
    if (!path || path->text().empty())
        return targets;
    const auto file = m_loader.load(path->text(), path->span());
    if (!file)
        return file.error();
    const auto parsed = yaml::readFile(
        *file, {yaml::Schema::Yaml11, yaml::DuplicateKeys::LastWins, m_work.scope.options.limits});
    if (!parsed)
        return parsed.error();
    m_builder.arena().keep((*parsed)->arena);
    if ((*parsed)->documents.empty())
        return targets;
    const StructType *type = pluginType("ValueAddTransformer");
    const auto decoded = decode(m_builder, (*parsed)->documents.front(), *type, Decoding::Lenient);
    if (!decoded)
        return decoded.error();
    addAll((*decoded)->find("targets"));
    return targets;
}

/// ValueAddTransformerPlugin
Result<void> Target::addValues(const Node *arguments)
{
    const TransformContext where = context();
    std::string value(textOf(arguments, "value"));
    value.erase(0, value.find_first_not_of(" \t\r\n"));
    value.erase(value.find_last_not_of(" \t\r\n") + 1);
    ValueSource source{{}, where.step("ValueAddTransformer", arguments->span())};
    if (value.empty())
        value = std::string(m_folder->name());
    else
        source.span = arguments->find("value")->span();
    const auto targets = valueTargets(arguments);
    if (!targets)
        return targets.error();
    if (targets->empty())
        return errorAt(ErrorCode::Invalid, "must specify at least one target", arguments,
                       "add `targets:`");
    for (const Node *target : *targets) {
        const Node *path = target->find("fieldPath");
        if (!path || path->text().empty())
            return errorAt(ErrorCode::Invalid, "fieldPath cannot be empty", target);
        const Node *position = target->find("filePathPosition");
        const auto number = position ? yaml::parseInteger(position->text()) : std::nullopt;
        const auto parts = splitAtSlashes(path->text());
        std::optional<Selector> selector;
        if (const Node *select = target->find("selector")) {
            auto made = Selector::fromNode(select);
            if (!made)
                return std::move(made).error();
            selector = *std::move(made);
        }
        for (Resource &resource : m_work.all.map.resources) {
            const auto match =
                selector ? selector->matches(resource, where.schema) : Selector::Match::Yes;
            if (match == Selector::Match::Malformed)
                return selector->malformed();
            if (match == Selector::Match::No)
                continue;
            auto changed = withValueAt(where, resource.root, parts,
                                       number ? static_cast<std::size_t>(number->magnitude) : 0,
                                       value, source);
            if (!changed)
                return std::move(changed).error();
            m_work.all.map.replace(resource, *changed);
        }
    }
    return {};
}

} // namespace fleetwright::kustomize
