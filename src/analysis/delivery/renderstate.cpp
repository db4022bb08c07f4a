// SPDX-License-Identifier: Apache-2.0
#include "analysis/delivery/renderstate.h"

#include "analysis/drafts.h"
#include "analysis/places.h"
#include "analysis/policy/policyrules.h"
#include "base/glob.h"
#include "yaml/reader.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <set>
#include <span>

namespace fleetwright::analysis::delivery {

namespace {

using base::Error;
using base::ErrorCode;
using model::Severity;
using yaml::Node;

/// The innermost error of a chain that has a place: the cause.
const Error *causeOf(const Error &error)
{
    for (const Error &cause : error.causes) {
        if (const Error *inner = causeOf(cause))
            return inner;
    }
    return error.place && error.place->line > 0 ? &error : nullptr;
}

Draft *draftOf(Drafts &drafts, const base::Place &place, Severity severity,
               const std::string &detail)
{
    Draft *draft = drafts.at(place);
    if (!draft)
        return nullptr;
    draft->raise(severity);
    draft->details.insert(detail);
    return draft;
}

/// Refused by a project, or a source that is declared elsewhere: nothing in Git fails to render.
bool isNotOfRendering(const Error &error)
{
    return error.detail.find("application references project") != std::string::npos
           || error.detail.starts_with("source not found");
}

bool lacksItsPath(const Error &error)
{
    return error.detail.find("is no folder of") != std::string::npos
           || error.detail.find("app path does not exist") != std::string::npos;
}

/// What a unit reads, as its object names it.
std::string sourceOf(const model::Unit &unit)
{
    const Node *object = unit.declaration->object;
    const Node *flux = object ? fieldAt(object, {"spec", "sourceRef", "name"}) : nullptr;
    if (flux)
        return "GitRepository " + std::string(flux->text());
    return unit.declaration->sources.empty() ? std::string()
                                             : unit.declaration->sources.front().url;
}

/// Sources of which some path is here. One without is another repository that nobody mapped.
std::set<std::string> presentSources(const model::Snapshot &snapshot)
{
    std::set<std::string> sources;
    for (const model::Unit &unit : snapshot.units) {
        if (!unit.error || !lacksItsPath(*unit.error))
            sources.insert(sourceOf(unit));
    }
    return sources;
}

/// Whether a pattern of `directory.include` or `exclude` takes a file: a glob, or several in
/// braces.
bool takes(std::string_view pattern, std::string_view name)
{
    if (!pattern.starts_with('{') || !pattern.ends_with('}'))
        return base::globMatches(pattern, name);
    pattern = pattern.substr(1, pattern.size() - 2);
    while (true) {
        const std::size_t comma = pattern.find(',');
        if (base::globMatches(pattern.substr(0, comma), name))
            return true;
        if (comma == std::string_view::npos)
            return false;
        pattern.remove_prefix(comma + 1);
    }
}

/// Whether a directory source reads a jsonnet file.
bool readsJsonnet(const model::Snapshot &snapshot, const base::RepoPath &folder,
                  const Node *directory)
{
    const auto textAt = [&](std::string_view key) {
        const Node *value = directory ? directory->find(key) : nullptr;
        return value ? std::string(value->text()) : std::string();
    };
    const std::string include = textAt("include");
    const std::string exclude = textAt("exclude");
    const auto files = base::listAllFiles(*snapshot.files, folder);
    if (!files)
        return false;
    const bool isKustomize = std::ranges::any_of(*files, [&](const base::RepoPath &file) {
        constexpr std::array<std::string_view, 4> names{"kustomization.yaml", "kustomization.yml",
                                                        "Kustomization", "Chart.yaml"};
        return file.parent() == folder && std::ranges::find(names, file.name()) != names.end();
    });
    return !isKustomize && std::ranges::any_of(*files, [&](const base::RepoPath &file) {
        const std::string name = file.relativeTo(folder);
        return file.extension() == "jsonnet"
               && (file.parent() == folder || textAt("recurse") == "true")
               && (include.empty() || takes(include, name))
               && (exclude.empty() || !takes(exclude, name));
    });
}

/// The line of an Application's directory source that makes it jsonnet: the options for it, or the
/// path of a folder with such files.
base::Place jsonnetPlace(const model::Snapshot &snapshot, const Node *source)
{
    const Node *directory = source->find("directory");
    if (directory && directory->find("jsonnet") && directory->find("jsonnet")->size() > 0)
        return placeOfField(directory, "jsonnet");
    const Node *path = source->find("path");
    const auto folder = path ? base::RepoPath::fromText(path->text()) : std::nullopt;
    if (!folder || snapshot.files->kind(*folder) != base::EntryKind::Folder
        || !readsJsonnet(snapshot, *folder, directory))
        return {};
    return placeOfValue(path);
}

/// Rancher Fleet makes no bundle of a folder whose fleet.yaml is broken or names what is missing:
/// there is no unit that could say so.
void addBrokenBundles(const model::Snapshot &snapshot, Drafts &drafts)
{
    for (const model::TargetingObject &object : snapshot.targeting) {
        if (object.controller != model::Controller::RancherFleet || object.id.kind != "GitRepo"
            || object.members.empty())
            continue;
        for (const Error &error : object.errors) {
            const Error *cause = causeOf(error);
            if (!cause || error.code == ErrorCode::Unresolved
                || error.code == ErrorCode::Unsupported)
                continue;
            if (Draft *draft = draftOf(drafts, *cause->place, Severity::Error, cause->detail)) {
                for (const std::string &name : snapshot.namesOf(object.members))
                    draft->clusters.insert(name);
                draft->subjects.insert(object.id.text());
            }
        }
    }
}

} // namespace

std::vector<model::Finding> renderError(RuleInput &input)
{
    const model::Snapshot &snapshot = input.snapshot();
    const std::set<std::string> present = presentSources(snapshot);
    Drafts drafts("render-error");
    for (const model::Unit &unit : snapshot.units) {
        if (!unit.error || unit.error->code == ErrorCode::Unresolved
            || unit.error->code == ErrorCode::Unsupported || isNotOfRendering(*unit.error))
            continue;
        if (lacksItsPath(*unit.error) && !present.contains(sourceOf(unit)))
            continue;
        const Error *cause = causeOf(*unit.error);
        Draft *draft = draftOf(drafts, cause ? *cause->place : unit.declaration->place,
                               Severity::Error, (cause ? cause : &*unit.error)->detail);
        if (!draft)
            continue;
        draft->clusters.insert(snapshot.clusters[unit.cluster].name);
        draft->subjects.insert(unit.id.text());
    }
    addBrokenBundles(snapshot, drafts);
    return drafts.findings([](const Draft &draft, model::Finding &finding) {
        finding.field.clear();
        finding.message = listed(draft.details) + ": " + listed(draft.subjects)
                          + " cannot be rendered and " + listed(finding.clusters)
                          + (finding.clusters.size() == 1 ? " no longer gets" : " no longer get")
                          + " its changes";
        finding.fix = "correct the entry, or add what it names";
    });
}

namespace {

/// What is not known for another reason than that an input lies outside: values that exist in the
/// cluster only, clusters that nobody registered in Git.
bool isNoInput(const Error &error)
{
    constexpr std::array<std::string_view, 10> reasons{"substitute from ",
                                                       "is encrypted",
                                                       "made in the cluster",
                                                       "which cluster",
                                                       "kubeconfig ",
                                                       "is not in Git: ",
                                                       "not in this repository",
                                                       "no GitRepo that delivers",
                                                       "no matches for",
                                                       "no resource matches"};
    return std::ranges::any_of(reasons, [&](std::string_view reason) {
        return error.detail.find(reason) != std::string::npos;
    });
}

class Inputs {
public:
    explicit Inputs(const model::Snapshot &snapshot) : m_snapshot(snapshot) {}

    /// The line that names an input; line 0 where it is none of those told.
    base::Place placeOf(const Error &error, const model::Unit *unit)
    {
        const Error *cause = causeOf(error);
        if (error.code != ErrorCode::Unresolved || !cause || isNoInput(*cause))
            return {};
        if (cause->detail.find("generator gives is unknown") != std::string::npos)
            return keyAround(*cause->place);
        if (cause->detail.find("external plugin") != std::string::npos)
            return entryNaming(*cause->place);
        // A chart of a bundle's own folder is here.
        if (unit && unit->controller == model::Controller::RancherFleet
            && cause->detail.find("not rendered") != std::string::npos)
            return {};
        const bool isChart = cause->detail.find("chart") != std::string::npos
                             || cause->detail.find("not at hand") == std::string::npos;
        if (unit && isChart && (unit->id.kind == "HelmRelease" || unit->id.kind == "Application"))
            return chartPlace(*unit, *cause);
        return *cause->place;
    }

private:
    /// Charts of a repository, by the value that names them; those of this repository are here.
    static base::Place chartPlace(const model::Unit &unit, const Error &cause)
    {
        const Node *object = unit.declaration->object;
        if (!object)
            return *cause.place;
        if (unit.id.kind == "HelmRelease") {
            const Node *source = fieldAt(object, {"spec", "chart", "spec", "sourceRef", "kind"});
            if (source && source->text() == "GitRepository")
                return cause.detail.find("not rendered") != std::string::npos ? base::Place{}
                                                                              : *cause.place;
            const Node *chart = fieldAt(object, {"spec", "chart", "spec", "chart"});
            return placeOfValue(chart ? chart : fieldAt(object, {"spec", "chartRef", "name"}));
        }
        std::vector<const Node *> sources{fieldAt(object, {"spec", "source"})};
        if (const Node *list = fieldAt(object, {"spec", "sources"}))
            sources.assign(list->items().begin(), list->items().end());
        for (const Node *source : sources) {
            if (source && source->find("chart"))
                return placeOfValue(source->find("chart"));
        }
        // A chart in a folder, jsonnet and the like: nothing lies outside.
        const bool isHere = cause.detail.find("not rendered") != std::string::npos
                            || cause.detail.find("jsonnet") != std::string::npos;
        return isHere ? base::Place{} : *cause.place;
    }

    const yaml::ParsedFilePtr &parsed(const base::RepoPath &path)
    {
        const auto [known, isNew] = m_parsed.try_emplace(path);
        if (isNew && m_snapshot.files->kind(path) == base::EntryKind::File) {
            if (const auto file = m_snapshot.files->read(path)) {
                if (auto read = yaml::readFile(*file))
                    known->second = *std::move(read);
            }
        }
        return known->second;
    }

    /// The key of the collection that begins at a place.
    base::Place keyAround(const base::Place &place)
    {
        const yaml::ParsedFilePtr &file = parsed(place.file);
        const Node *key = nullptr;
        if (file) {
            for (const Node *document : file->documents)
                key = key ? key : keyOf(document, place);
        }
        return key ? key->span().place() : place;
    }

    static const Node *keyOf(const Node *node, const base::Place &place)
    {
        for (const yaml::Entry &entry : node->entries()) {
            if (!entry.value->isScalar() && entry.value->span().known()
                && entry.value->span().place() == place)
                return entry.key;
            if (const Node *key = keyOf(entry.value, place))
                return key;
        }
        for (const Node *item : node->items()) {
            if (const Node *key = keyOf(item, place))
                return key;
        }
        return nullptr;
    }

    /// The entry of a kustomization that names a plugin's file; an inline plugin is its own.
    base::Place entryNaming(const base::Place &place)
    {
        for (const model::Layer &layer : m_snapshot.layers) {
            if (layer.file == place.file)
                return place;
        }
        for (const model::Layer &layer : m_snapshot.layers) {
            if (layer.kind == model::LayerKind::ValuesFile
                || std::ranges::find(layer.files, place.file) == layer.files.end())
                continue;
            const yaml::ParsedFilePtr &file = parsed(layer.file);
            if (!file || file->documents.empty())
                continue;
            for (const std::string_view field : {"generators", "transformers", "validators"}) {
                const Node *list = file->documents.front()->find(field);
                for (const Node *item : list ? list->items() : std::span<const Node *const>()) {
                    if (layer.file.parent().resolve(item->text()) == place.file)
                        return placeOfValue(item);
                }
            }
        }
        return place;
    }

    const model::Snapshot &m_snapshot;
    std::map<base::RepoPath, yaml::ParsedFilePtr> m_parsed;
};

} // namespace

std::vector<model::Finding> unresolved(RuleInput &input)
{
    const model::Snapshot &snapshot = input.snapshot();
    Inputs inputs(snapshot);
    Drafts drafts("unresolved");
    const auto add = [&](const Error &error, const model::Unit *unit, bool isPlaced) {
        const base::Place place = inputs.placeOf(error, unit);
        Draft *draft = place.line > 0
                           ? draftOf(drafts, place, Severity::Info, causeOf(error)->detail)
                           : nullptr;
        if (draft && isPlaced)
            draft->clusters.insert(snapshot.clusters[unit->cluster].name);
    };
    for (const model::Unit &unit : snapshot.units) {
        if (unit.unresolved)
            add(*unit.unresolved, &unit, true);
        if (unit.rendering) {
            for (const Error &error : unit.rendering->unresolved)
                add(error, &unit, true);
        }
    }
    for (const model::Unit &unit : snapshot.unplaced) {
        if (unit.unresolved)
            add(*unit.unresolved, &unit, false);
    }
    for (const model::TargetingObject &object : snapshot.targeting) {
        if (object.why)
            add(*object.why, nullptr, false);
    }
    return drafts.findings([](const Draft &draft, model::Finding &finding) {
        finding.message = listed(draft.details) + ": it lies outside this repository, what it "
                          + "brings "
                          + (finding.clusters.empty() ? "" : "to " + listed(finding.clusters) + ' ')
                          + "is not known";
        finding.fix = "map it to a folder: --map URL=DIR, or repositories: [{url, path}] in "
                      ".fleetwright.yaml";
    });
}

std::vector<model::Finding> unsupported(RuleInput &input)
{
    const model::Snapshot &snapshot = input.snapshot();
    Drafts drafts("unsupported");
    // Most units of a set read one folder: asked once.
    std::map<std::pair<base::Place, std::string>, base::Place> known;
    const auto placeOf = [&](const Node *source) {
        const Node *path = source->find("path");
        const auto [entry, isNew] = known.try_emplace(
            {placeOfValue(path), path ? std::string(path->text()) : std::string()});
        if (isNew)
            entry->second = jsonnetPlace(snapshot, source);
        return entry->second;
    };
    for (const model::Unit &unit : snapshot.units) {
        const Node *object = unit.declaration->object;
        if (unit.id.kind != "Application" || !object)
            continue;
        const auto look = [&](const Node *source) {
            const base::Place place = source ? placeOf(source) : base::Place{};
            Draft *draft = draftOf(drafts, place, Severity::Info, "jsonnet is not evaluated");
            if (draft)
                draft->clusters.insert(snapshot.clusters[unit.cluster].name);
        };
        look(object->findPath({"spec", "source"}));
        if (const Node *sources = object->findPath({"spec", "sources"})) {
            for (const Node *source : sources->items())
                look(source);
        }
    }
    std::vector<model::Finding> findings =
        drafts.findings([](const Draft &draft, model::Finding &finding) {
            finding.message = listed(draft.details) + ": what it renders for "
                              + listed(finding.clusters) + " is not shown and not checked";
            finding.fix =
                "keep the generated manifests in Git beside their source, if they shall be "
                "checked";
        });
    std::ranges::move(policy::unsupportedPolicyRules(input), std::back_inserter(findings));
    return findings;
}

} // namespace fleetwright::analysis::delivery
