// SPDX-License-Identifier: Apache-2.0
#include "ui/editor/completion.h"

#include "config/fleetconfig.h"
#include "services/text/words.h"
#include "ui/editor/fleetconfigfields.h"
#include "ui/editor/yamltext.h"

#include <algorithm>
#include <map>
#include <set>

namespace fleetwright::ui {

using namespace Qt::StringLiterals;

namespace {

// The fields of a kustomization by the keys around them (kustomize 5.6.0, api/types).
const std::map<QString, QStringList> &kustomizationFields()
{
    static const QStringList selector{u"group"_s, u"version"_s, u"kind"_s, u"name"_s,
                                      u"namespace"_s};
    static const QStringList labelled =
        selector + QStringList{u"labelSelector"_s, u"annotationSelector"_s};
    static const QStringList fieldOptions{u"delimiter"_s, u"index"_s, u"encoding"_s, u"create"_s};
    static const QStringList generator{u"name"_s,  u"namespace"_s, u"behavior"_s, u"literals"_s,
                                       u"files"_s, u"envs"_s,      u"options"_s};
    static const QStringList generatorOptions{u"disableNameSuffixHash"_s, u"immutable"_s,
                                              u"labels"_s, u"annotations"_s};
    static const std::map<QString, QStringList> fields{
        {u""_s,
         {u"apiVersion"_s,
          u"kind"_s,
          u"metadata"_s,
          u"resources"_s,
          u"components"_s,
          u"namespace"_s,
          u"namePrefix"_s,
          u"nameSuffix"_s,
          u"labels"_s,
          u"commonLabels"_s,
          u"commonAnnotations"_s,
          u"images"_s,
          u"replicas"_s,
          u"patches"_s,
          u"patchesStrategicMerge"_s,
          u"patchesJson6902"_s,
          u"configMapGenerator"_s,
          u"secretGenerator"_s,
          u"generatorOptions"_s,
          u"replacements"_s,
          u"vars"_s,
          u"configurations"_s,
          u"crds"_s,
          u"openapi"_s,
          u"generators"_s,
          u"transformers"_s,
          u"validators"_s,
          u"helmCharts"_s,
          u"helmGlobals"_s,
          u"buildMetadata"_s,
          u"sortOptions"_s}},
        {u"metadata"_s, {u"name"_s, u"namespace"_s, u"labels"_s, u"annotations"_s}},
        {u"images"_s, {u"name"_s, u"newName"_s, u"newTag"_s, u"digest"_s, u"tagSuffix"_s}},
        {u"replicas"_s, {u"name"_s, u"count"_s}},
        {u"labels"_s, {u"pairs"_s, u"includeSelectors"_s, u"includeTemplates"_s, u"fields"_s}},
        {u"labels.fields"_s, {u"path"_s, u"kind"_s, u"group"_s, u"version"_s, u"create"_s}},
        {u"patches"_s, {u"path"_s, u"patch"_s, u"target"_s, u"options"_s}},
        {u"patches.target"_s, labelled},
        {u"patches.options"_s, {u"allowNameChange"_s, u"allowKindChange"_s}},
        {u"patchesJson6902"_s, {u"target"_s, u"path"_s, u"patch"_s}},
        {u"patchesJson6902.target"_s, selector},
        {u"configMapGenerator"_s, generator},
        {u"configMapGenerator.options"_s, generatorOptions},
        {u"secretGenerator"_s, generator + QStringList{u"type"_s}},
        {u"secretGenerator.options"_s, generatorOptions},
        {u"generatorOptions"_s, generatorOptions},
        {u"replacements"_s, {u"path"_s, u"source"_s, u"targets"_s}},
        {u"replacements.source"_s, selector + QStringList{u"fieldPath"_s, u"options"_s}},
        {u"replacements.source.options"_s, fieldOptions},
        {u"replacements.targets"_s, {u"select"_s, u"reject"_s, u"fieldPaths"_s, u"options"_s}},
        {u"replacements.targets.select"_s, selector},
        {u"replacements.targets.reject"_s, selector},
        {u"replacements.targets.options"_s, fieldOptions},
        {u"vars"_s, {u"name"_s, u"objref"_s, u"fieldref"_s}},
        {u"vars.objref"_s, {u"apiVersion"_s, u"kind"_s, u"name"_s, u"namespace"_s}},
        {u"vars.fieldref"_s, {u"fieldpath"_s}},
        {u"openapi"_s, {u"path"_s}},
        {u"sortOptions"_s, {u"order"_s, u"legacySortOptions"_s}},
        {u"helmGlobals"_s, {u"chartHome"_s, u"configHome"_s}},
        {u"helmCharts"_s,
         {u"name"_s, u"version"_s, u"repo"_s, u"releaseName"_s, u"namespace"_s, u"valuesFile"_s,
          u"valuesInline"_s, u"valuesMerge"_s, u"additionalValuesFiles"_s, u"includeCRDs"_s,
          u"skipHooks"_s, u"skipTests"_s, u"kubeVersion"_s, u"apiVersions"_s, u"nameTemplate"_s}},
    };
    return fields;
}

bool isKustomization(const base::RepoPath &file)
{
    const std::string_view name = file.name();
    return name == "kustomization.yaml" || name == "kustomization.yml" || name == "Kustomization";
}

bool isFleetConfig(const base::RepoPath &file)
{
    return file.text() == config::configFileName;
}

/// Lists of a kustomization whose items are paths.
bool holdsPaths(const QStringList &keys)
{
    static const std::set<QString> lists{
        u"resources"_s,    u"components"_s,     u"bases"_s,
        u"crds"_s,         u"configurations"_s, u"generators"_s,
        u"transformers"_s, u"validators"_s,     u"patchesStrategicMerge"_s};
    if (keys.size() == 1)
        return lists.contains(keys.front());
    if (keys.isEmpty())
        return false;
    const QString &last = keys.back();
    return last == u"path"_s || last == u"files"_s || last == u"envs"_s || last == u"env"_s
           || last == u"valuesFile"_s || last == u"additionalValuesFiles"_s;
}

bool holdsLabels(const QStringList &keys)
{
    static const std::set<QString> maps{u"commonLabels"_s, u"labels"_s, u"pairs"_s,
                                        u"matchLabels"_s, u"nodeSelector"_s};
    return !keys.isEmpty() && maps.contains(keys.back());
}

/// The caret's line up to the caret, taken apart.
struct Typed {
    bool inValue = false; ///< behind a colon or as a plain item
    QString text;         ///< what is typed of it so far
    QString key;          ///< of the value
    QStringList keys;     ///< around it; for a value with its own key at the end
    bool isItem = false;  ///< an item of a list that is a plain value so far
};

Typed typedAt(const CompletionRequest &request)
{
    Typed typed;
    QStringList lines = request.lines;
    lines[request.line] = lines[request.line].left(request.column);
    const QString before = lines[request.line];
    const yamltext::LineParts parts = yamltext::partsOf(before);
    int column = request.column;
    if (parts.keyColumn >= 0) {
        typed.inValue = true;
        typed.key = parts.key;
        typed.text = parts.value;
        typed.keys = yamltext::keysTo(lines, request.line, column);
        return typed;
    }
    typed.text = parts.isBlank ? QString() : parts.value;
    typed.isItem = !parts.dashes.empty();
    // Where a key would stand decides what is around it.
    lines[request.line] = before.left(before.size() - typed.text.size()) + u"x:"_s;
    typed.keys = yamltext::keysTo(lines, request.line, column);
    if (!typed.keys.isEmpty())
        typed.keys.removeLast();
    return typed;
}

void addPaths(std::vector<Completion> &all, const CompletionRequest &request, const QString &typed)
{
    if (!request.files)
        return;
    const qsizetype slash = typed.lastIndexOf(u'/');
    const QString folderText = slash < 0 ? QString() : typed.left(slash + 1);
    const auto folder = request.file.parent().resolve(
        folderText.isEmpty() ? std::string(".") : services::toStd(folderText));
    if (!folder)
        return;
    const auto entries = request.files->list(*folder);
    if (!entries)
        return;
    for (const base::FolderEntry &entry : *entries) {
        const QString name = services::toQt(entry.name);
        if (entry.kind == base::EntryKind::Folder)
            all.push_back({folderText + name, Completion::Kind::Folder});
        else if (folder->child(entry.name) != request.file)
            all.push_back({folderText + name, Completion::Kind::File});
    }
    if (typed.isEmpty() || typed == u"."_s || typed == u".."_s || typed.endsWith(u"../"_s)) {
        const QString up = (typed.endsWith(u"../"_s) ? typed : QString()) + u".."_s;
        if (request.file.parent().resolve(services::toStd(up)))
            all.push_back({up, Completion::Kind::Folder});
    }
}

void addFields(std::vector<Completion> &all, const CompletionRequest &request,
               const QStringList &keys)
{
    const auto found = kustomizationFields().find(keys.join(u'.'));
    QStringList fields;
    if (isFleetConfig(request.file))
        fields = fleetConfigFields(keys);
    else if (isKustomization(request.file) && found != kustomizationFields().end())
        fields = found->second;
    QStringList present;
    if (keys.isEmpty()) {
        for (const QString &line : request.lines) {
            const yamltext::LineParts parts = yamltext::partsOf(line);
            if (parts.keyColumn == 0)
                present.append(parts.key);
        }
    }
    for (const QString &field : fields) {
        if (!present.contains(field))
            all.push_back({field + u':', Completion::Kind::Field});
    }
}

void addLabelKeys(std::vector<Completion> &all, const model::Snapshot &snapshot)
{
    std::set<std::string> keys;
    for (const model::Cluster &cluster : snapshot.clusters) {
        for (const auto &[key, value] : cluster.labels)
            keys.insert(key);
        for (const model::Fact &fact : cluster.facts)
            keys.insert(fact.key);
    }
    for (const std::string &key : keys)
        all.push_back({services::toQt(key) + u':', Completion::Kind::LabelKey});
}

void addValues(std::vector<Completion> &all, const model::Snapshot &snapshot, const QString &key)
{
    std::set<std::string> values;
    const std::string wanted = services::toStd(key);
    for (const model::Cluster &cluster : snapshot.clusters) {
        if (const auto label = cluster.labels.find(wanted); label != cluster.labels.end())
            values.insert(label->second);
        for (const model::Fact &fact : cluster.facts) {
            if (fact.key == wanted)
                values.insert(fact.value);
        }
    }
    for (const std::string &value : values)
        all.push_back({services::toQt(value), Completion::Kind::LabelValue});
    for (const model::Cluster &cluster : snapshot.clusters) {
        if (!values.contains(cluster.name))
            all.push_back({services::toQt(cluster.name), Completion::Kind::Cluster});
    }
}

} // namespace

Completions complete(const CompletionRequest &request)
{
    Completions result;
    if (request.line < 0 || request.line >= request.lines.size())
        return result;
    const Typed typed = typedAt(request);
    std::vector<Completion> all;
    const bool isPath =
        isKustomization(request.file) && holdsPaths(typed.keys) && (typed.inValue || typed.isItem);
    if (isPath) {
        addPaths(all, request, typed.text);
    } else if (typed.inValue && isFleetConfig(request.file)
               && !fleetConfigValues(typed.keys).isEmpty()) {
        for (const QString &value : fleetConfigValues(typed.keys))
            all.push_back({value, Completion::Kind::LabelValue});
    } else if (typed.inValue) {
        if (request.snapshot)
            addValues(all, *request.snapshot, typed.key);
    } else {
        addFields(all, request, typed.keys);
        if (request.snapshot && holdsLabels(typed.keys))
            addLabelKeys(all, *request.snapshot);
        else if (request.snapshot && typed.isItem && all.empty())
            addValues(all, *request.snapshot, {});
    }
    result.typed = static_cast<int>(typed.text.size());
    for (const Completion &choice : all) {
        if (choice.text.startsWith(typed.text, Qt::CaseInsensitive) && choice.text != typed.text)
            result.choices.push_back(choice);
    }
    for (const Completion &choice : all) {
        if (!choice.text.startsWith(typed.text, Qt::CaseInsensitive)
            && choice.text.contains(typed.text, Qt::CaseInsensitive))
            result.choices.push_back(choice);
    }
    return result;
}

} // namespace fleetwright::ui
