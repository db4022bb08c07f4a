// SPDX-License-Identifier: Apache-2.0
#include "analysis/leaks/layerscan.h"

#include <algorithm>

namespace fleetwright::analysis::leaks {

namespace {

std::string textOf(const yaml::Node *mapping, std::string_view key)
{
    const yaml::Node *value = mapping ? mapping->find(key) : nullptr;
    return value ? std::string(value->text()) : std::string();
}

PlaceContext contextOf(const std::string &kind, const std::string &nameSpace,
                       const std::string &name)
{
    PlaceContext context;
    context.objectKind = kind;
    if (!kind.empty() && !name.empty())
        context.object = kind + "/" + (nameSpace.empty() ? "" : nameSpace + "/") + name;
    return context;
}

PlaceContext targetContext(const yaml::Node *entry)
{
    const yaml::Node *target = entry->find("target");
    return contextOf(textOf(target, "kind"), textOf(target, "namespace"), textOf(target, "name"));
}

bool isYaml(const base::RepoPath &path)
{
    const std::string_view extension = path.extension();
    return extension == "yaml" || extension == "yml" || extension == "json" || extension.empty();
}

} // namespace

LayerScan::LayerScan(const model::Snapshot &snapshot, const config::FleetConfig &config,
                     const TokenTable &table, model::LayerIndex layer)
    : m_snapshot(snapshot), m_config(config), m_table(table), m_layer(snapshot.layers[layer])
{}

std::vector<IdentityUse> LayerScan::run(std::set<base::RepoPath> &visited)
{
    base::Result<base::SourceFilePtr> read = m_snapshot.files->read(m_layer.file);
    if (!read)
        return {};
    m_file = *read;
    const base::Result<yaml::ParsedFilePtr> parsed = yaml::readFile(m_file);
    if (!parsed || (*parsed)->documents.empty())
        return {};
    m_scan.emplace(m_table, m_config, m_file);
    m_marks.addFile(**parsed);
    kustomization(**parsed);
    for (const std::string &path : m_marks.markedPaths()) {
        if (const std::optional<base::RepoPath> marked = resolve(path))
            m_markedFiles.insert(*marked);
    }
    if (visited.insert(m_layer.file).second)
        addUses(*m_scan, m_marks, m_layer.file, false);
    for (const base::RepoPath &path : m_layer.files) {
        if (visited.insert(path).second)
            file(path);
    }
    return std::move(m_uses);
}

void LayerScan::kustomization(const yaml::ParsedFile &parsed)
{
    for (const yaml::Entry &entry : parsed.documents.front()->entries())
        field(entry.key->text(), entry.value);
}

void LayerScan::field(std::string_view name, const yaml::Node *value)
{
    const auto each = [&](auto &&visit) {
        for (const yaml::Node *item : value->items())
            visit(item);
    };
    if (name == "commonLabels" || name == "commonAnnotations") {
        pairs(value, name);
    } else if (name == "labels") {
        labels(value);
    } else if (name == "namePrefix" || name == "nameSuffix" || name == "namespace") {
        PlaceContext context;
        context.path = {{std::string(name), false}};
        m_scan->value(value, context);
    } else if (name == "configMapGenerator") {
        each([&](const yaml::Node *item) { generator(item, "ConfigMap"); });
    } else if (name == "secretGenerator") {
        each([&](const yaml::Node *item) { generator(item, "Secret"); });
    } else if (name == "generatorOptions") {
        pairs(value->find("labels"), "labels");
        pairs(value->find("annotations"), "annotations");
    } else if (name == "patches" || name == "patchesJson6902") {
        each([&](const yaml::Node *item) { patch(item); });
    } else if (name == "patchesStrategicMerge") {
        each([&](const yaml::Node *item) { mergePatch(item); });
    } else if (name == "replacements") {
        each([&](const yaml::Node *item) { replacement(item); });
    } else if (name == "helmCharts") {
        each([&](const yaml::Node *item) { chart(item); });
    }
}

void LayerScan::labels(const yaml::Node *entries)
{
    for (const yaml::Node *entry : entries->items())
        pairs(entry->find("pairs"), "labels");
}

void LayerScan::pairs(const yaml::Node *mapping, std::string_view field)
{
    if (!mapping)
        return;
    if (field == "commonAnnotations") {
        for (const yaml::Entry &entry : mapping->entries())
            m_allMarked =
                m_allMarked || isExceptionKey(entry.key->text(), m_config.exceptions.annotations);
    }
    PlaceContext context;
    context.path = {{std::string(field), false}};
    m_scan->value(mapping, context);
}

void LayerScan::generator(const yaml::Node *entry, std::string_view kind)
{
    const std::string name = textOf(entry, "name");
    PlaceContext context = contextOf(std::string(kind), textOf(entry, "namespace"), name);
    context.identityMap = DocumentScan::isIdentityMap(name, m_config);
    for (const std::string_view field : {"name", "namespace"}) {
        if (const yaml::Node *value = entry->find(field)) {
            PlaceContext own = context;
            own.path = {{"metadata", false}, {std::string(field), false}};
            m_scan->value(value, own);
        }
    }
    PlaceContext data = context;
    data.path = {{"data", false}};
    if (const yaml::Node *literals = entry->find("literals")) {
        for (const yaml::Node *literal : literals->items()) {
            if (literal->isScalar())
                m_scan->literal(literal, data);
        }
    }
    if (const yaml::Node *options = entry->find("options")) {
        pairs(options->find("labels"), "labels");
        pairs(options->find("annotations"), "annotations");
    }
    generatorSources(entry, data);
}

void LayerScan::generatorSources(const yaml::Node *entry, const PlaceContext &context)
{
    const auto add = [&](std::string_view path, bool isEnvFile, std::string_view key) {
        const std::optional<base::RepoPath> resolved = resolve(path);
        if (!resolved)
            return;
        Source source{context, isEnvFile};
        if (!isEnvFile)
            source.context.path.push_back({std::string(key), false});
        m_sources.emplace(*resolved, std::move(source));
    };
    if (const yaml::Node *files = entry->find("files")) {
        for (const yaml::Node *item : files->items()) {
            const std::string_view text = item->text();
            const std::size_t equals = text.find('=');
            const std::string_view path =
                equals == std::string_view::npos ? text : text.substr(equals + 1);
            const std::size_t slash = path.rfind('/');
            const std::string_view base =
                slash == std::string_view::npos ? path : path.substr(slash + 1);
            add(path, false, equals == std::string_view::npos ? base : text.substr(0, equals));
        }
    }
    if (const yaml::Node *envs = entry->find("envs")) {
        for (const yaml::Node *item : envs->items())
            add(item->text(), true, {});
    }
    if (const yaml::Node *env = entry->find("env"))
        add(env->text(), true, {});
}

void LayerScan::patch(const yaml::Node *entry)
{
    const PlaceContext target = targetContext(entry);
    selection(entry->find("target"));
    if (const yaml::Node *text = entry->find("patch"))
        inlinePatch(text, target);
    if (const std::optional<base::RepoPath> path = resolve(textOf(entry, "path")))
        m_patches.emplace(*path, target);
}

void LayerScan::mergePatch(const yaml::Node *item)
{
    if (item->isMapping())
        m_scan->document(item, {});
    else if (item->text().find('\n') != std::string_view::npos)
        inlinePatch(item, {});
}

void LayerScan::inlinePatch(const yaml::Node *text, const PlaceContext &target)
{
    if (!text->isScalar())
        return;
    const base::Result<yaml::ParsedFilePtr> parsed = yaml::readEmbedded(*text, m_file);
    if (!parsed)
        return; // the render says what is wrong with it
    m_marks.addEmbedded(**parsed, text->span());
    for (const yaml::Node *document : (*parsed)->documents)
        m_scan->document(document, target);
}

/// What a target names must be there for the patch to work in every cluster: its strong tokens
/// count, though they are never rendered.
void LayerScan::selection(const yaml::Node *target)
{
    if (!target || !target->isMapping())
        return;
    for (const yaml::Entry &entry : target->entries()) {
        PlaceContext context;
        context.path = {{"target", false}, {std::string(entry.key->text()), false}};
        context.selects = true;
        m_scan->value(entry.value, context);
    }
}

void LayerScan::replacement(const yaml::Node *entry)
{
    selection(entry->find("source"));
    if (const yaml::Node *targets = entry->find("targets")) {
        for (const yaml::Node *target : targets->items())
            selection(target->find("select"));
    }
}

void LayerScan::chart(const yaml::Node *entry)
{
    PlaceContext context =
        contextOf("HelmChart", textOf(entry, "namespace"), textOf(entry, "name"));
    if (const yaml::Node *values = entry->find("valuesInline")) {
        context.path = {{"valuesInline", false}};
        m_scan->value(values, context);
    }
}

void LayerScan::file(const base::RepoPath &path)
{
    base::Result<base::SourceFilePtr> read = m_snapshot.files->read(path);
    if (!read)
        return;
    DocumentScan scan(m_table, m_config, *read);
    CommentMarks marks;
    if (const auto source = m_sources.find(path); source != m_sources.end()) {
        if (source->second.isEnvFile)
            scan.envFile(source->second.context);
        else
            scan.wholeFile(source->second.context);
    } else if (isYaml(path)) {
        const base::Result<yaml::ParsedFilePtr> parsed = yaml::readFile(*read);
        if (!parsed)
            return;
        marks.addFile(**parsed);
        const auto patched = m_patches.find(path);
        for (const yaml::Node *document : (*parsed)->documents)
            scan.document(document, patched == m_patches.end() ? PlaceContext() : patched->second);
    }
    addUses(scan, marks, path, m_markedFiles.contains(path));
}

void LayerScan::addUses(DocumentScan &scan, const CommentMarks &marks, const base::RepoPath &path,
                        bool wholeFileMarked)
{
    const auto reach = m_snapshot.reachByFile.find(path);
    for (IdentityUse &use : scan.take()) {
        use.layer = m_layer.path;
        use.reach = reach == m_snapshot.reachByFile.end() ? m_layer.reach : reach->second;
        use.marked = use.marked || m_allMarked || wholeFileMarked || marks.covers(use.line);
        m_uses.push_back(std::move(use));
    }
}

std::optional<base::RepoPath> LayerScan::resolve(std::string_view path) const
{
    if (path.empty() || path.find('\n') != std::string_view::npos)
        return {};
    return m_layer.path.resolve(path);
}

} // namespace fleetwright::analysis::leaks
