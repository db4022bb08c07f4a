// SPDX-License-Identifier: Apache-2.0
#include "analysis/layers/deadpatch.h"

#include "analysis/layers/builtobjects.h"
#include "analysis/leaks/identityfinding.h"
#include "analysis/settings.h"
#include "base/nearest.h"
#include "base/regex.h"
#include "kustomize/transformers/selector.h"

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <set>

namespace fleetwright::analysis::layers {

namespace {

using yaml::Node;

class DeadPatch {
public:
    explicit DeadPatch(RuleInput &input)
        : m_snapshot(input.snapshot()), m_settings(input.settings()), m_objects(input.snapshot())
    {
        for (const SettingPlace &place : m_settings.places()) {
            if (place.step == "images")
                m_imagePlaces.insert({place.place.file, place.place.line});
        }
    }

    std::vector<model::Finding> run()
    {
        for (std::size_t index = 0; index < m_snapshot.layers.size(); ++index) {
            const auto layer = static_cast<model::LayerIndex>(index);
            if (mayHoldEntries(m_snapshot.layers[index]) && m_objects.isKnown(layer))
                kustomization(layer);
        }
        fluxUnits();
        // A file of replacements may serve several layers; one match is enough.
        std::erase_if(m_findings, [&](const model::Finding &finding) {
            return m_alive.contains(finding.place);
        });
        return leaks::mergedByLine(std::move(m_findings));
    }

private:
    [[nodiscard]] bool mayHoldEntries(const model::Layer &layer) const
    {
        if (layer.reach.empty()
            || (layer.kind != model::LayerKind::Kustomization
                && layer.kind != model::LayerKind::Component))
            return false;
        const base::Result<base::SourceFilePtr> file = m_snapshot.files->read(layer.file);
        if (!file)
            return false;
        const std::string_view bytes = (*file)->bytes();
        return bytes.find("target") != std::string_view::npos
               || bytes.find("images") != std::string_view::npos
               || bytes.find("replacements") != std::string_view::npos;
    }

    void kustomization(model::LayerIndex index)
    {
        const model::Layer &layer = m_snapshot.layers[index];
        const yaml::ParsedFilePtr parsed = readYaml(*m_snapshot.files, layer.file);
        if (!parsed || parsed->documents.empty())
            return;
        const Node *root = parsed->documents.front();
        const Scope scope{
            layer.reach, leaks::layerName(layer),
            [this, index]() -> const BuiltObjects::Candidates & { return m_objects.of(index); },
            [this, index]() -> const BuiltObjects::Candidates & {
                return m_objects.someOf(index);
            }};
        for (const std::string_view field : {"patches", "patchesJson6902"}) {
            for (const Node *entry : itemsOf(root, field))
                patch(entry, scope);
        }
        for (const Node *entry : itemsOf(root, "images"))
            image(entry, scope);
        for (const Node *entry : itemsOf(root, "replacements"))
            replacement(entry, layer, scope);
    }

    struct Scope {
        model::ClusterSet clusters;
        std::string layer;
        /// Found when an entry needs them: most say by what they changed that they matched.
        std::function<const BuiltObjects::Candidates &()> candidates;
        std::function<const BuiltObjects::Candidates &()> some; ///< of them
    };

    [[nodiscard]] static std::span<const Node *const> itemsOf(const Node *root,
                                                              std::string_view field)
    {
        const Node *list = root->find(field);
        return list ? list->items() : std::span<const Node *const>();
    }

    void patch(const Node *entry, const Scope &scope)
    {
        const Node *target = entry->find("target");
        if (target && target->isMapping() && !isEffective(entry) && isDead(target, scope))
            add(entry, target, "a patch", scope);
    }

    /// A field that has its value from the entry says that the entry matched.
    [[nodiscard]] bool isEffective(const Node *entry) const
    {
        const base::Span &span = entry->span();
        return span.known() && m_settings.isEffective(span.file->path(), span.begin);
    }

    void replacement(const Node *entry, const model::Layer &layer, const Scope &scope)
    {
        if (const Node *path = entry->find("path")) {
            const std::optional<base::RepoPath> resolved = layer.path.resolve(path->text());
            const yaml::ParsedFilePtr parsed =
                resolved ? readYaml(*m_snapshot.files, *resolved) : nullptr;
            if (!parsed)
                return;
            for (const Node *document : parsed->documents) {
                if (document->isSequence()) {
                    for (const Node *item : document->items())
                        replacementTargets(item, scope);
                } else {
                    replacementTargets(document, scope);
                }
            }
            return;
        }
        replacementTargets(entry, scope);
    }

    void replacementTargets(const Node *entry, const Scope &scope)
    {
        for (const Node *target : itemsOf(entry, "targets")) {
            const Node *select = target->find("select");
            if (!select || !select->isMapping() || !scope.some().isKnown)
                continue;
            if (isDead(select, scope))
                add(target, select, "the target of a replacement", scope);
            else if (target->span().known())
                m_alive.insert(target->span().place());
        }
    }

    /// Known to match nothing. Most match in any build, so one is asked first.
    [[nodiscard]] static bool isDead(const Node *target, const Scope &scope)
    {
        return scope.some().isKnown && !matchesAny(target, scope.some())
               && !matchesAny(target, scope.candidates());
    }

    [[nodiscard]] static bool matchesAny(const Node *target,
                                         const BuiltObjects::Candidates &candidates)
    {
        const base::Result<kustomize::Selector> selector = kustomize::Selector::fromNode(target);
        if (!selector)
            return true; // the build says what is wrong with it
        return std::any_of(candidates.resources.begin(), candidates.resources.end(),
                           [&](const kustomize::Resource &resource) {
                               return selector->matches(resource, kustomize::Schema::builtin())
                                      != kustomize::Selector::Match::No;
                           });
    }

    void image(const Node *entry, const Scope &scope)
    {
        const Node *name = entry->find("name");
        if (!name || name->text().empty() || hasChanged(entry, name))
            return;
        if (scope.some().isKnown && !matchesImage(name, scope.some())
            && !matchesImage(name, scope.candidates()))
            addImage(entry, name, scope);
    }

    /// What it changed says that it matched; what a later patch deleted does not.
    [[nodiscard]] bool hasChanged(const Node *entry, const Node *name) const
    {
        const std::array fields = {entry->find("newTag"), entry->find("digest"),
                                   entry->find("tagSuffix"), entry->find("newName"), name};
        return std::any_of(fields.begin(), fields.end(), [&](const Node *field) {
            if (!field || !field->span().known())
                return false;
            const base::Place place = field->span().place();
            return m_imagePlaces.contains({place.file, place.line});
        });
    }

    [[nodiscard]] static bool matchesImage(const Node *name,
                                           const BuiltObjects::Candidates &candidates)
    {
        const base::Result<base::Regex> pattern = base::Regex::compile(
            std::string(name->text()) + "(:[a-zA-Z0-9_.{}-]*)?(@sha256:[a-zA-Z0-9_.{}-]*)?");
        return !pattern
               || std::any_of(
                   candidates.images.begin(), candidates.images.end(),
                   [&](const std::string &image) { return pattern->matchesWhole(image); });
    }

    /// patches and images of Flux Kustomizations, on what the unit builds.
    void fluxUnits()
    {
        struct Entry {
            const Node *node = nullptr;
            const Node *target = nullptr; ///< of a patch; nullptr: an image
            model::ClusterSet clusters;
            bool alive = false;
        };
        std::map<base::Place, Entry> entries;
        for (const model::Unit &unit : m_snapshot.units) {
            const Node *object = unit.declaration->object;
            if (unit.controller != model::Controller::Flux || !object)
                continue;
            const Node *spec = object->find("spec");
            for (const std::string_view field : {"patches", "images"}) {
                for (const Node *node :
                     spec ? itemsOf(spec, field) : std::span<const Node *const>()) {
                    const Node *target = field == "patches" ? node->find("target") : nullptr;
                    if (!node->span().known() || (field == "patches" && !target))
                        continue;
                    Entry &entry = entries[node->span().place()];
                    entry.node = node;
                    entry.target = target;
                    entry.clusters.insert(unit.cluster);
                    const bool known = unit.rendering && unit.rendering->unresolved.empty();
                    entry.alive = entry.alive || !known || isAlive(unit, node, target);
                }
            }
        }
        for (const auto &[place, entry] : entries) {
            if (entry.alive)
                continue;
            const BuiltObjects::Candidates none;
            const auto nothing = [&none]() -> const BuiltObjects::Candidates & { return none; };
            const Scope scope{entry.clusters, place.file.text(), nothing, nothing};
            if (entry.target)
                add(entry.node, entry.target, "a patch", scope);
            else if (const Node *name = entry.node->find("name"))
                addImage(entry.node, name, scope);
        }
    }

    [[nodiscard]] bool isAlive(const model::Unit &unit, const Node *entry, const Node *target)
    {
        const BuiltObjects::Candidates &candidates = m_objects.of(*unit.rendering);
        if (target)
            return matchesAny(target, candidates);
        const Node *name = entry->find("name");
        return !name || name->text().empty() || hasChanged(entry, name)
               || matchesImage(name, candidates);
    }

    void add(const Node *entry, const Node *target, std::string_view what, const Scope &scope)
    {
        std::string wanted;
        for (const yaml::Entry &field : target->entries())
            wanted += (wanted.empty() ? "" : ", ") + std::string(field.key->text()) + " "
                      + std::string(field.value->text());
        std::vector<std::string_view> names;
        const Node *kind = target->find("kind");
        for (const kustomize::Resource &resource : scope.candidates().resources) {
            if (!kind || kind->text() == resource.view().kind)
                names.push_back(resource.view().name);
        }
        const Node *name = target->find("name");
        finish(entry, std::string(what) + " for " + wanted, name ? name->text() : "", names, scope);
    }

    void addImage(const Node *entry, const Node *name, const Scope &scope)
    {
        std::vector<std::string> texts;
        for (const std::string &image : scope.candidates().images)
            texts.push_back(image.substr(0, image.find_first_of(":@", image.rfind('/') + 1)));
        finish(entry, "an image entry for " + std::string(name->text()), name->text(),
               {texts.begin(), texts.end()}, scope);
    }

    void finish(const Node *entry, const std::string &what, std::string_view name,
                const std::vector<std::string_view> &names, const Scope &scope)
    {
        if (!entry->span().known())
            return;
        model::Finding finding;
        finding.rule = "dead-patch";
        finding.severity = model::Severity::Warning;
        finding.place = entry->span().place();
        finding.clusters = m_snapshot.namesOf(scope.clusters);
        finding.layer = scope.layer;
        finding.value = name;
        finding.message =
            scope.layer + " has " + what + ", which matches nothing in " + listed(finding.clusters);
        const std::string_view near = base::nearestName(name, names);
        finding.fix = near.empty() ? "Delete the entry"
                                   : "Write " + std::string(near) + ", or delete the entry";
        m_findings.push_back(std::move(finding));
    }

    const model::Snapshot &m_snapshot;
    const Settings &m_settings;
    BuiltObjects m_objects;
    std::set<std::pair<base::RepoPath, std::uint32_t>> m_imagePlaces;
    std::set<base::Place> m_alive; ///< targets of replacements that match in some layer
    std::vector<model::Finding> m_findings;
};

} // namespace

std::vector<model::Finding> deadPatch(RuleInput &input)
{
    return DeadPatch(input).run();
}

} // namespace fleetwright::analysis::layers
