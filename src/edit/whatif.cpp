// SPDX-License-Identifier: Apache-2.0
#include "edit/whatif.h"

#include "edit/siblingfiles.h"
#include "model/fieldpath.h"
#include "model/labelselector.h"
#include "model/names.h"
#include "yaml/blocktext.h"
#include "yaml/byteedits.h"
#include "yaml/emitter.h"
#include "yaml/reader.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

namespace fleetwright::edit {

namespace {

using base::Error;
using base::ErrorCode;
using yaml::Node;

Error failure(ErrorCode code, std::string detail, std::string hint = {})
{
    return Error{code, std::move(detail), std::nullopt, std::move(hint), {}};
}

Error noCluster(std::string_view name)
{
    return failure(ErrorCode::NotFound, "there is no cluster '" + std::string(name) + "'",
                   "name one of the fleet's clusters");
}

bool isKey(const std::string &full, std::string_view key)
{
    return full == key
           || (full.size() > key.size() && full.ends_with(key)
               && full[full.size() - key.size() - 1] == '/');
}

/// The key as the fleet writes it: clusters' labels with a prefix may be named without.
std::string fullKey(const model::Snapshot &snapshot, std::string_view key)
{
    std::string found;
    for (const model::Cluster &cluster : snapshot.clusters) {
        for (const auto &[full, value] : cluster.labels) {
            if (full == key)
                return full;
            if (isKey(full, key))
                found = full;
        }
    }
    return found.empty() ? std::string(key) : found;
}

/// A label's scalar and the mapping that it stands in.
struct LabelPlace {
    const Node *mapping = nullptr;
    const Node *value = nullptr;
};

LabelPlace findPlace(const Node *node, const base::Place &place)
{
    for (const yaml::Entry &entry : node->entries()) {
        if (entry.value->isScalar()) {
            if (entry.value->span().known() && entry.value->span().place() == place)
                return {node, entry.value};
        } else if (const LabelPlace found = findPlace(entry.value, place); found.value) {
            return found;
        }
    }
    for (const Node *item : node->items()) {
        if (const LabelPlace found = findPlace(item, place); found.value)
            return found;
    }
    return {};
}

/// Finds where each label is said, then edits one file after another.
class Labelling {
public:
    Labelling(const model::Snapshot &snapshot, const model::Cluster &cluster)
        : m_snapshot(snapshot), m_cluster(cluster)
    {}

    base::Result<void> add(const Label &label)
    {
        const std::string key = fullKey(m_snapshot, label.key);
        std::vector<base::Place> own;
        std::vector<base::Place> others;
        bool isSaidElsewhere = false;
        for (const model::Fact &fact : m_cluster.facts) {
            if (!fact.isLabel)
                continue;
            const bool hasPlace = fact.place.line > 0;
            isSaidElsewhere |= fact.key == key && !hasPlace;
            if (hasPlace)
                (fact.key == key ? own : others).push_back(fact.place);
        }
        if (own.empty() && isSaidElsewhere)
            return failure(ErrorCode::Unsupported, "the label " + key + " of " + m_cluster.name
                                                       + " stands in no file that can be edited");
        if (own.empty() && others.empty())
            return failure(ErrorCode::Unsupported,
                           m_cluster.name + " has labels in no file, so that none can be added",
                           "add it to an inventory first");
        const bool adds = own.empty();
        for (const base::Place &place : adds ? others : own)
            m_wanted[place.file].push_back({place, {key, label.value}, adds});
        return {};
    }

    base::Result<FileChanges> changes()
    {
        for (const auto &[file, wanted] : m_wanted) {
            if (auto done = edit(file, wanted); !done)
                return std::move(done).error();
        }
        return std::move(m_changes);
    }

private:
    struct Wanted {
        base::Place place; ///< of the label, or of one beside which it is added
        Label label;
        bool adds = false;
    };

    base::Result<void> edit(const base::RepoPath &path, const std::vector<Wanted> &wanted)
    {
        auto source = m_snapshot.files->read(path);
        if (!source)
            return std::move(source).error();
        auto parsed = yaml::readFile(*source);
        if (!parsed)
            return std::move(parsed).error();
        yaml::ByteEdits edits(*source);
        std::set<std::pair<const Node *, std::string>> done;
        for (const auto &[place, label, adds] : wanted) {
            for (const Node *document : (*parsed)->documents) {
                const LabelPlace found = findPlace(document, place);
                const Node *edited = adds ? found.mapping : found.value;
                if (!found.value || !done.emplace(edited, label.key).second)
                    continue;
                auto result = adds
                                  ? yaml::addKey(edits, **parsed, edited, label.key,
                                                 yaml::formatScalar(label.value, yaml::Tag::String))
                                  : yaml::setScalar(edits, **parsed, edited, label.value);
                if (!result)
                    return result;
            }
        }
        if (!edits.replacements().empty())
            m_changes[path] = edits.apply();
        return {};
    }

    const model::Snapshot &m_snapshot;
    const model::Cluster &m_cluster;
    std::map<base::RepoPath, std::vector<Wanted>> m_wanted;
    FileChanges m_changes;
};

/// As a LabelSelector of the API in flow style: it may stand wherever the old one stood.
std::string selectorYaml(const model::LabelSelector &selector)
{
    using Operator = model::LabelSelector::Operator;
    std::string labels;
    std::string expressions;
    for (const model::LabelSelector::Requirement &requirement : selector.requirements()) {
        if (requirement.op == Operator::In && requirement.values.size() == 1) {
            labels += (labels.empty() ? "" : ", ") + yaml::doubleQuoted(requirement.key) + ": "
                      + yaml::doubleQuoted(requirement.values.front());
            continue;
        }
        const std::string_view op = requirement.op == Operator::In             ? "In"
                                    : requirement.op == Operator::NotIn        ? "NotIn"
                                    : requirement.op == Operator::Exists       ? "Exists"
                                    : requirement.op == Operator::DoesNotExist ? "DoesNotExist"
                                    : requirement.op == Operator::GreaterThan  ? "Gt"
                                                                               : "Lt";
        std::string values;
        for (const std::string &value : requirement.values)
            values += (values.empty() ? "" : ", ") + yaml::doubleQuoted(value);
        expressions += (expressions.empty() ? "" : ", ")
                       + ("{key: " + yaml::doubleQuoted(requirement.key)) + ", operator: "
                       + std::string(op) + (values.empty() ? "}" : ", values: [" + values + "]}");
    }
    std::string text = labels.empty() ? "" : "matchLabels: {" + labels + "}";
    if (!expressions.empty())
        text += (text.empty() ? "" : ", ") + ("matchExpressions: [" + expressions + "]");
    return "{" + text + "}";
}

/// Where an object that decides for whom units are stands.
std::optional<base::Place> placeOfObject(const model::Snapshot &snapshot, std::string_view id)
{
    for (const model::TargetingObject &object : snapshot.targeting) {
        if (object.id.text() == id)
            return object.place;
    }
    for (const model::Unit &unit : snapshot.units) {
        if (unit.controller != model::Controller::Overlay && unit.id.text() == id)
            return unit.declaration->place;
    }
    return {};
}

/// Registers a cluster beside others.
class Registration {
public:
    Registration(const model::Snapshot &snapshot, std::string_view name,
                 const std::vector<Label> &labels)
        : m_snapshot(snapshot), m_name(name)
    {
        for (const Label &label : labels)
            m_labels.push_back(yaml::doubleQuoted(fullKey(snapshot, label.key)) + ": "
                               + yaml::doubleQuoted(label.value) + '\n');
    }

    base::Result<FileChanges> run()
    {
        using model::Signal;
        for (const auto &[signal, add] :
             {std::pair(Signal::ArgoClusterSecret, &Registration::addSecret),
              std::pair(Signal::FleetCluster, &Registration::addFleetCluster),
              std::pair(Signal::InventoryFile, &Registration::addEntry)}) {
            for (const model::Cluster &sibling : m_snapshot.clusters) {
                const auto fact = std::ranges::find_if(sibling.facts, [&](const model::Fact &one) {
                    return one.signal == signal && one.place.line > 0;
                });
                if (fact != sibling.facts.end() && (this->*add)(sibling, fact->place))
                    break;
            }
        }
        if (m_changes.empty())
            return failure(ErrorCode::Unsupported,
                           "clusters are registered in no file, so that none can be added",
                           "add it to an inventory first");
        return std::move(m_changes);
    }

private:
    [[nodiscard]] yaml::ParsedFilePtr parse(const base::Place &place) const
    {
        const auto source = m_snapshot.files->read(place.file);
        if (!source)
            return nullptr;
        const auto parsed = yaml::readFile(*source);
        return parsed ? *parsed : nullptr;
    }

    /// Namespace of the document that the place is in.
    [[nodiscard]] static std::string nameSpaceAt(const yaml::ParsedFile &file,
                                                 const base::Place &place)
    {
        for (const Node *document : file.documents) {
            const Node *nameSpace = document->findPath({"metadata", "namespace"});
            if (findPlace(document, place).value && nameSpace)
                return std::string(nameSpace->text());
        }
        return {};
    }

    /// The labels, a line each.
    [[nodiscard]] std::string labelLines(std::string_view indent) const
    {
        std::string lines;
        for (const std::string &label : m_labels)
            lines += std::string(indent) + label;
        return lines;
    }

    bool append(const base::Place &place, const std::string &kindAndSpec,
                const std::string &moreLabels, const std::string &fallbackNameSpace)
    {
        const yaml::ParsedFilePtr parsed = parse(place);
        if (!parsed)
            return false;
        std::string nameSpace = nameSpaceAt(*parsed, place);
        if (nameSpace.empty())
            nameSpace = fallbackNameSpace;
        std::string text(m_changes.contains(place.file)
                             ? m_changes.at(place.file).value_or(std::string())
                             : std::string(parsed->file->bytes()));
        text += text.ends_with('\n') ? "---\n" : "\n---\n";
        text += "metadata:\n  name: " + yaml::doubleQuoted(m_name)
                + "\n  namespace: " + yaml::doubleQuoted(nameSpace) + "\n  labels:\n" + moreLabels
                + labelLines("    ") + kindAndSpec;
        m_changes[place.file] = std::move(text);
        return true;
    }

    bool addSecret(const model::Cluster &, const base::Place &place)
    {
        // ".invalid" never resolves (RFC 2606).
        return append(
            place,
            "apiVersion: v1\nkind: Secret\nstringData:\n  name: " + yaml::doubleQuoted(m_name)
                + "\n  server: " + yaml::doubleQuoted("https://" + m_name + ".invalid") + '\n',
            "    argocd.argoproj.io/secret-type: cluster\n", "argocd");
    }

    bool addFleetCluster(const model::Cluster &, const base::Place &place)
    {
        return append(place, "apiVersion: fleet.cattle.io/v1alpha1\nkind: Cluster\nspec: {}\n", {},
                      "fleet-default");
    }

    /// The list that an entry of this name stands in.
    static const Node *listWith(const Node *node, const std::string &name)
    {
        for (const Node *item : node->items()) {
            for (const std::string_view key : {"name", "cluster", "clusterName", "cluster_name"}) {
                const Node *own = item->find(key);
                if (own && own->text() == name)
                    return node;
            }
            if (const Node *found = listWith(item, name))
                return found;
        }
        for (const yaml::Entry &entry : node->entries()) {
            if (const Node *found = listWith(entry.value, name))
                return found;
        }
        return nullptr;
    }

    bool addEntry(const model::Cluster &sibling, const base::Place &place)
    {
        const yaml::ParsedFilePtr parsed = parse(place);
        if (!parsed || m_changes.contains(place.file))
            return false;
        for (const Node *document : parsed->documents) {
            const Node *list = listWith(document, sibling.name);
            if (!list)
                continue;
            yaml::ByteEdits edits(parsed->file);
            if (!yaml::addItem(edits, *parsed, list,
                               "name: " + yaml::doubleQuoted(m_name) + "\nlabels:\n"
                                   + labelLines("  ")))
                return false;
            m_changes[place.file] = edits.apply();
            return true;
        }
        return false;
    }

    const model::Snapshot &m_snapshot;
    std::string m_name;
    std::vector<std::string> m_labels; ///< "key: value" as YAML, with the line break
    FileChanges m_changes;
};

/// "region=eu-west,tier=gold".
base::Result<std::vector<Label>> labelsOf(std::string_view text)
{
    std::vector<Label> labels;
    while (true) {
        const std::string_view one = text.substr(0, text.find(','));
        const std::size_t equals = one.find('=');
        if (equals == std::string_view::npos || equals == 0)
            return failure(ErrorCode::Invalid, "\"" + std::string(one) + "\" is no key and value",
                           "write labels as region=eu-west,tier=gold");
        Label label{std::string(one.substr(0, equals)), std::string(one.substr(equals + 1))};
        if (const auto problem = model::qualifiedNameProblem(label.key))
            return failure(ErrorCode::Invalid, "no label's key: " + *problem);
        if (const auto problem = model::labelValueProblem(label.value))
            return failure(ErrorCode::Invalid, "no label's value: " + *problem);
        labels.push_back(std::move(label));
        if (one.size() == text.size())
            return labels;
        text.remove_prefix(one.size() + 1);
    }
}

} // namespace

base::Result<FileChanges> withNewCluster(const model::Snapshot &snapshot, std::string_view cluster,
                                         const std::vector<Label> &labels)
{
    if (snapshot.findCluster(cluster))
        return failure(ErrorCode::Conflict,
                       "there is a cluster '" + std::string(cluster) + "' already");
    if (cluster.empty())
        return failure(ErrorCode::Invalid, "a cluster needs a name");
    return Registration(snapshot, cluster, labels).run();
}

base::Result<FileChanges> reselected(const model::Snapshot &snapshot, std::string_view object,
                                     std::string_view path, std::string_view selector)
{
    const std::optional<base::Place> place = placeOfObject(snapshot, object);
    if (!place)
        return failure(ErrorCode::NotFound, "there is no targeting object " + std::string(object),
                       "name it as KIND/NAMESPACE/NAME, for example ApplicationSet/argocd/web");
    const auto wanted = model::LabelSelector::parse(selector);
    if (!wanted)
        return wanted.error();
    const auto field = model::FieldPath::fromText(path);
    if (!field)
        return field.error();
    auto source = snapshot.files->read(place->file);
    if (!source)
        return failure(ErrorCode::Unsupported, std::string(object) + " stands in no file");
    const auto parsed = yaml::readFile(*source);
    if (!parsed)
        return parsed.error();
    for (const Node *document : (*parsed)->documents) {
        // What is no object stands alone in its file: fleet.yaml.
        const Node *name = document->findPath({"metadata", "name"});
        if (document->find("kind")
            && (!name || !name->span().known() || name->span().place().line != place->line))
            continue;
        const Node *old = field->find(document);
        if (!old || !old->span().known())
            break;
        std::string bytes((*source)->bytes());
        std::uint32_t end = old->span().end;
        while (end > old->span().begin && (bytes[end - 1] == '\n' || bytes[end - 1] == ' '))
            --end;
        bytes.replace(old->span().begin, end - old->span().begin, selectorYaml(*wanted));
        return FileChanges{{place->file, std::move(bytes)}};
    }
    return failure(ErrorCode::NotFound,
                   std::string(object) + " has nothing at " + std::string(path));
}

base::Result<FileChanges> relabelled(const model::Snapshot &snapshot, std::string_view cluster,
                                     const std::vector<Label> &labels)
{
    const model::Cluster *own = snapshot.findCluster(cluster);
    if (!own)
        return noCluster(cluster);
    Labelling labelling(snapshot, *own);
    for (const Label &label : labels) {
        if (auto added = labelling.add(label); !added)
            return std::move(added).error();
    }
    return labelling.changes();
}

base::Result<FileChanges> changesOfLabel(const model::Snapshot &snapshot, std::string_view text)
{
    const std::size_t colon = text.find(':');
    if (colon == std::string_view::npos)
        return failure(ErrorCode::Invalid,
                       "\"" + std::string(text) + "\" names no cluster, key and value",
                       "write it as prod-eu-1:region=eu-west");
    const std::string_view cluster = text.substr(0, colon);
    const base::Result<std::vector<Label>> labels = labelsOf(text.substr(colon + 1));
    if (!labels)
        return labels.error();
    return snapshot.findCluster(cluster) ? relabelled(snapshot, cluster, *labels)
                                         : withNewCluster(snapshot, cluster, *labels);
}

base::Result<FileChanges> changesOfSelector(const model::Snapshot &snapshot, std::string_view text)
{
    const std::size_t hash = text.find('#');
    int depth = 0; // a path may hold '=' within brackets
    for (std::size_t at = hash; at < text.size(); ++at) {
        depth += text[at] == '[' ? 1 : text[at] == ']' ? -1 : 0;
        if (text[at] == '=' && depth == 0)
            return reselected(snapshot, text.substr(0, hash), text.substr(hash + 1, at - hash - 1),
                              text.substr(at + 1));
    }
    return failure(ErrorCode::Invalid,
                   "\"" + std::string(text) + "\" names no object, path and selector",
                   "write it as ApplicationSet/argocd/web#spec.generators[0].clusters.selector="
                   "environment=dev");
}

base::Result<FileChanges> withoutCluster(const model::Snapshot &snapshot, std::string_view cluster)
{
    const model::Cluster *own = snapshot.findCluster(cluster);
    if (!own)
        return noCluster(cluster);
    auto files = findSiblingFiles(snapshot, *own);
    if (!files)
        return std::move(files).error();
    FileChanges changes;
    for (const base::SourceFilePtr &file : files->own)
        changes[file->path()] = std::nullopt;
    std::map<base::RepoPath, std::vector<const SiblingPart *>> parts;
    for (const SiblingPart &part : files->entries) {
        if (part.wholeFile)
            changes[part.file->path()] = std::nullopt;
        else
            parts[part.file->path()].push_back(&part);
    }
    for (auto &[path, list] : parts) {
        std::ranges::sort(list, std::greater<>(), &SiblingPart::begin);
        std::string bytes(list.front()->file->bytes());
        for (const SiblingPart *part : list)
            bytes.erase(part->begin, part->end - part->begin);
        changes[path] = std::move(bytes);
    }
    return changes;
}

base::Result<diff::ImpactPtr> impactOfChanges(const model::SnapshotPtr &snapshot,
                                              const FileChanges &changes, fleet::MemoStore &store,
                                              const PlanOptions &options,
                                              const base::Cancel &cancel)
{
    auto after = fleet::openFleet(base::makeOverlayFiles(snapshot->files, toOverlay(changes)),
                                  options.open, store, cancel, options.progress);
    if (!after)
        return std::move(after).error();
    return diff::impactOf(snapshot, *std::move(after), cancel);
}

} // namespace fleetwright::edit
