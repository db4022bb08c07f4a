// SPDX-License-Identifier: Apache-2.0
#include "helm/manifests.h"

#include "helm/render.h"
#include "template/characters.h"
#include "template/format.h"
#include "template/json.h"
#include "template/yamltext.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <utility>

namespace fleetwright::helm {

namespace {

using gotemplate::MapData;
using gotemplate::Value;

/// releaseutil.InstallOrder
constexpr std::array<std::string_view, 36> installOrder = {
    "PriorityClass",
    "Namespace",
    "NetworkPolicy",
    "ResourceQuota",
    "LimitRange",
    "PodSecurityPolicy",
    "PodDisruptionBudget",
    "ServiceAccount",
    "Secret",
    "SecretList",
    "ConfigMap",
    "StorageClass",
    "PersistentVolume",
    "PersistentVolumeClaim",
    "CustomResourceDefinition",
    "ClusterRole",
    "ClusterRoleList",
    "ClusterRoleBinding",
    "ClusterRoleBindingList",
    "Role",
    "RoleList",
    "RoleBinding",
    "RoleBindingList",
    "Service",
    "DaemonSet",
    "Pod",
    "ReplicationController",
    "ReplicaSet",
    "Deployment",
    "HorizontalPodAutoscaler",
    "StatefulSet",
    "Job",
    "CronJob",
    "IngressClass",
    "Ingress",
    "APIService",
};

constexpr std::array<std::string_view, 9> hookEventNames = {
    "pre-install",  "post-install", "pre-delete",    "post-delete", "pre-upgrade",
    "post-upgrade", "pre-rollback", "post-rollback", "test"};

/// Regular expressions' \s.
bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

/// Kinds that are not in the order come last, by name (kind_sorter.go lessByKind).
bool comesFirst(const Manifest &one, const Manifest &other)
{
    const auto first = std::ranges::find(installOrder, one.kind);
    const auto second = std::ranges::find(installOrder, other.kind);
    if (first == installOrder.end() && second == installOrder.end())
        return one.kind < other.kind;
    return first < second;
}

/// The fields of a document that decide where it goes (releaseutil.SimpleHead).
struct Head {
    std::string apiVersion;
    std::string kind;
    std::string name;
    std::optional<std::string> hook;
    std::string hookWeight;
};

/// Reads them as sigs.k8s.io/yaml reads a struct.
class HeadReader {
public:
    explicit HeadReader(Head &head) : m_head(head) {}

    /// Go's error, "" if there is none.
    std::string read(const Value &document)
    {
        if (document.isNothing())
            return {};
        if (!document.isMap())
            return wrong(document, "", "releaseutil.SimpleHead", "value");
        const MapData &head = *document.asMap();
        readText(head, "apiVersion", "SimpleHead.apiVersion", m_head.apiVersion);
        readText(head, "kind", "SimpleHead.kind", m_head.kind);
        const Value *metadata = head.find("metadata");
        if (metadata && !metadata->isNothing()) {
            if (metadata->isMap())
                readMetadata(*metadata->asMap());
            else
                wrong(*metadata, "SimpleHead.metadata",
                      "struct { Name string \"json:\\\"name\\\"\"; Annotations map[string]string "
                      "\"json:\\\"annotations\\\"\" }",
                      "struct field");
        }
        return m_error;
    }

private:
    /// Numbers and booleans become text where text is wanted.
    static std::string textOf(const Value &value)
    {
        return value.isNothing() ? std::string() : gotemplate::stringOf(value);
    }

    static bool isText(const Value &value) { return !value.isMap() && !value.isSlice(); }

    std::string wrong(const Value &value, std::string_view field, std::string_view type,
                      std::string_view what)
    {
        if (m_error.empty()) {
            m_error = "error unmarshaling JSON: while decoding JSON: json: cannot unmarshal "
                      + std::string(gotemplate::jsonKindName(value)) + " into Go "
                      + std::string(what) + (field.empty() ? "" : " ") + std::string(field)
                      + " of type " + std::string(type);
        }
        return m_error;
    }

    void readText(const MapData &object, std::string_view key, std::string_view field,
                  std::string &target)
    {
        const Value *value = object.find(key);
        if (!value)
            return;
        if (isText(*value))
            target = textOf(*value);
        else
            wrong(*value, field, "string", "struct field");
    }

    void readMetadata(const MapData &metadata)
    {
        readText(metadata, "name", ".metadata.name", m_head.name);
        const Value *annotations = metadata.find("annotations");
        if (!annotations || annotations->isNothing())
            return;
        if (!annotations->isMap()) {
            wrong(*annotations, ".metadata.annotations", "map[string]string", "struct field");
            return;
        }
        for (const gotemplate::MapEntry &entry : annotations->asMap()->all()) {
            if (!isText(entry.value))
                wrong(entry.value, ".metadata.annotations", "string", "struct field");
            else if (entry.key == "helm.sh/hook")
                m_head.hook = textOf(entry.value);
            else if (entry.key == "helm.sh/hook-weight")
                m_head.hookWeight = textOf(entry.value);
        }
    }

    Head &m_head;
    std::string m_error;
};

/// The events of a hook; nothing if Helm does not know one of them.
std::optional<std::vector<std::string>> hookEvents(std::string_view annotation)
{
    std::vector<std::string> events;
    while (true) {
        const std::size_t comma = annotation.find(',');
        std::string event =
            gotemplate::lowerText(gotemplate::trimSpace(annotation.substr(0, comma)));
        if (event == "test-success")
            event = "test";
        if (std::ranges::find(hookEventNames, event) == hookEventNames.end())
            return std::nullopt;
        events.push_back(std::move(event));
        if (comma == std::string_view::npos)
            return events;
        annotation.remove_prefix(comma + 1);
    }
}

int hookWeight(std::string_view text)
{
    if (text.starts_with('+'))
        text.remove_prefix(1);
    int weight = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), weight);
    return problem == std::errc{} && end == text.data() + text.size() ? weight : 0;
}

bool isText(const yaml::Node *node)
{
    return !node || node->isString();
}

/// Whether JSON can hold it for sure, without a look at its numbers.
bool isPlain(const yaml::Node &node)
{
    if (node.isSequence())
        return std::ranges::all_of(node.items(), [](const auto *item) { return isPlain(*item); });
    if (node.isScalar())
        return node.tag() != yaml::Tag::Float && node.tag() != yaml::Tag::Binary;
    return std::ranges::all_of(node.entries(), [](const yaml::Entry &entry) {
        return entry.key->isString() && isPlain(*entry.value);
    });
}

/// Reads the head of a document whose fields are texts, as nearly all are; false for any other.
bool readPlainHead(const yaml::Node &document, Head &head)
{
    if (!document.isMapping() || !isPlain(document))
        return false;
    const yaml::Node *metadata = document.find("metadata");
    const yaml::Node *annotations = metadata ? metadata->find("annotations") : nullptr;
    const yaml::Node *apiVersion = document.find("apiVersion");
    const yaml::Node *kind = document.find("kind");
    const yaml::Node *name = metadata ? metadata->find("name") : nullptr;
    if (!isText(apiVersion) || !isText(kind) || !isText(name)
        || (metadata && !metadata->isMapping()) || (annotations && !annotations->isMapping()))
        return false;
    if (annotations && !std::ranges::all_of(annotations->entries(), [](const auto &entry) {
            return entry.value->isString();
        }))
        return false;
    const auto take = [](std::string &target, const yaml::Node *node) {
        if (node)
            target = node->text();
    };
    take(head.apiVersion, apiVersion);
    take(head.kind, kind);
    take(head.name, name);
    if (const yaml::Node *hook = annotations ? annotations->find("helm.sh/hook") : nullptr)
        head.hook = std::string(hook->text());
    take(head.hookWeight, annotations ? annotations->find("helm.sh/hook-weight") : nullptr);
    return true;
}

/// Go's error, "" if there is none.
std::string readHead(Manifest &manifest, Head &head)
{
    // In a release's manifest each text ends its line: a block scalar at the end has it, too.
    const auto path = base::RepoPath::fromText(manifest.source);
    const auto file = std::make_shared<const base::SourceFile>(path.value_or(base::RepoPath()),
                                                               manifest.text + '\n');
    yaml::ReadOptions options;
    options.schema = yaml::Schema::Yaml11;
    options.duplicateKeys = yaml::DuplicateKeys::LastWins;
    base::Result<yaml::ParsedFilePtr> parsed = yaml::readFile(file, options);
    if (!parsed)
        return gotemplate::yamlErrorText(parsed.error(), manifest.text);
    manifest.document = *std::move(parsed);
    if (manifest.document->documents.empty())
        return {};
    const yaml::Node &document = *manifest.document->documents.front();
    if (readPlainHead(document, head))
        return {};
    gotemplate::Heap heap;
    const gotemplate::YamlValue value = gotemplate::valueOfYaml(document, heap);
    return value.error.empty() ? HeadReader(head).read(value.value) : value.error;
}

base::Result<void> sortInto(SortedManifests &sorted, Manifest manifest)
{
    Head head;
    if (const std::string error = readHead(manifest, head); !error.empty())
        return base::Error{base::ErrorCode::Syntax,
                           "YAML parse error on " + manifest.source + ": " + error,
                           {},
                           {},
                           {}};
    manifest.apiVersion = std::move(head.apiVersion);
    manifest.kind = std::move(head.kind);
    manifest.name = std::move(head.name);
    if (!head.hook) {
        sorted.objects.push_back(std::move(manifest));
        return {};
    }
    std::optional<std::vector<std::string>> events = hookEvents(*head.hook);
    if (!events) {
        sorted.warnings.push_back("info: skipping unknown hook: \"" + *head.hook + "\"");
        return {};
    }
    manifest.hookEvents = *std::move(events);
    manifest.hookWeight = hookWeight(head.hookWeight);
    sorted.hooks.push_back(std::move(manifest));
    return {};
}

} // namespace

bool Manifest::isTest() const
{
    return std::ranges::find(hookEvents, "test") != hookEvents.end();
}

std::vector<TextRange> documentsOf(std::string_view text)
{
    const std::string_view trimmed = gotemplate::trimSpace(text);
    std::vector<TextRange> documents;
    const auto add = [&](std::size_t begin, std::size_t end) {
        const std::string_view document = gotemplate::trimSpace(trimmed.substr(begin, end - begin));
        const auto at = static_cast<std::size_t>(document.data() - text.data());
        if (begin < end)
            documents.push_back({at, at + document.size()});
    };
    // (?:^|\s*\n)---\s*
    std::size_t begin = 0;
    std::size_t from = 0;
    while (true) {
        const std::size_t dashes = trimmed.find("---", from);
        if (dashes == std::string_view::npos)
            break;
        const bool isSeparator = dashes == 0 || (dashes > begin && trimmed[dashes - 1] == '\n');
        if (!isSeparator) {
            from = dashes + 1;
            continue;
        }
        std::size_t end = dashes;
        while (end > begin && isBlank(trimmed[end - 1]))
            --end;
        add(begin, end);
        begin = dashes + 3;
        while (begin < trimmed.size() && isBlank(trimmed[begin]))
            ++begin;
        from = begin;
    }
    add(begin, trimmed.size());
    return documents;
}

base::Result<SortedManifests> sortedManifests(const std::vector<RenderedFile> &files)
{
    std::vector<const RenderedFile *> inOrder;
    for (const RenderedFile &file : files)
        inOrder.push_back(&file);
    std::ranges::sort(inOrder, {}, &RenderedFile::name);
    SortedManifests sorted;
    for (const RenderedFile *file : inOrder) {
        for (const TextRange &range : documentsOf(file->text)) {
            Manifest manifest;
            manifest.source = file->name;
            manifest.begin = range.begin;
            manifest.text = file->text.substr(range.begin, range.end - range.begin);
            if (const auto done = sortInto(sorted, std::move(manifest)); !done)
                return done.error();
        }
    }
    std::ranges::stable_sort(sorted.objects, comesFirst);
    std::ranges::stable_sort(sorted.hooks, comesFirst);
    return sorted;
}

} // namespace fleetwright::helm
