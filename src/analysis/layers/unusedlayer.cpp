// SPDX-License-Identifier: Apache-2.0
#include "analysis/layers/unusedlayer.h"

#include "analysis/guessedclusters.h"
#include "analysis/layers/builtobjects.h"
#include "analysis/leaks/identityfinding.h"
#include "base/glob.h"
#include "inventory/words.h"

#include <algorithm>
#include <array>
#include <set>

namespace fleetwright::analysis::layers {

namespace {

using Segments = std::vector<std::string_view>;

/// Folders that show how something is done, or try it.
bool isSpecimen(const base::RepoPath &path)
{
    static constexpr std::array<std::string_view, 10> names = {
        "template", "templates", "example", "examples", "sample",
        "samples",  "skeleton",  "test",    "tests",    "testdata"};
    for (const std::string_view segment : inventory::split(path.text(), '/')) {
        if (segment.starts_with('_') || segment.starts_with('.') || segment == "archive"
            || std::find(names.begin(), names.end(), segment) != names.end())
            return true;
    }
    return false;
}

/// The path with `*` for one segment.
std::string shapeWithout(const Segments &segments, std::size_t hidden)
{
    std::string shape;
    for (std::size_t i = 0; i < segments.size(); ++i) {
        shape += i == 0 ? "" : "/";
        shape += i == hidden ? std::string_view("*") : segments[i];
    }
    return shape;
}

/// A folder whose siblings are other environments, regions …
bool isDivision(const Segments &segments, std::size_t index)
{
    static constexpr std::array<std::string_view, 8> parents = {
        "environments", "envs", "env", "stages", "regions", "tiers", "variants", "overlays"};
    return inventory::isEnvironmentWord(segments[index]) || inventory::isRegionWord(segments[index])
           || (index > 0
               && std::find(parents.begin(), parents.end(), segments[index - 1]) != parents.end());
}

/// A path as written, with `*` for what a variable or template would put there.
std::string patternOf(std::string_view written)
{
    while (written.starts_with("./"))
        written.remove_prefix(2);
    while (written.starts_with('/'))
        written.remove_prefix(1);
    std::string pattern;
    for (std::size_t i = 0; i < written.size();) {
        const bool variable = written.substr(i).starts_with("${");
        const bool templated = written.substr(i).starts_with("{{");
        if (!variable && !templated) {
            pattern += written[i++];
            continue;
        }
        const std::string_view end = variable ? "}" : "}}";
        const std::size_t close = written.find(end, i);
        pattern += "**";
        i = close == std::string_view::npos ? written.size() : close + end.size();
    }
    while (pattern.ends_with('/'))
        pattern.pop_back();
    return pattern;
}

/// Values files count from a folder that may be anywhere.
std::string valuesPattern(std::string_view written)
{
    while (written.starts_with("../"))
        written.remove_prefix(3);
    if (written.starts_with('$'))
        written = written.substr(std::min(written.find('/'), written.size()));
    return "**/" + patternOf(written);
}

/// Whether the layer is beside one whose path differs in this segment: in the same folder, or at
/// the same place of another environment, region ….
bool mayBeBeside(const Segments &segments, std::size_t index)
{
    return index + 1 == segments.size() || isDivision(segments, index);
}

class UnusedLayer {
public:
    explicit UnusedLayer(RuleInput &input) : m_snapshot(input.snapshot())
    {
        for (const model::Layer &layer : m_snapshot.layers) {
            if (layer.reach.empty())
                continue;
            m_anyReached = true;
            if (layer.role.kind != model::Role::Kind::Cluster)
                noteShapes(layer.path);
        }
        readUnknown();
    }

    std::vector<model::Finding> run()
    {
        for (const model::Layer &layer : m_snapshot.layers) {
            if (m_anyReached && layer.reach.empty() && isMeant(layer) && isTopmost(layer)
                && !isSpecimen(layer.path) && !isReadInPart(layer) && !mayBeReached(layer))
                add(layer);
        }
        valuesFiles();
        return std::move(m_findings);
    }

private:
    /// What siblings have in common with a reached layer, and what a folder given up has with those
    /// of other environments (overlays/qa/common, overlays/production/common).
    void noteShapes(const base::RepoPath &path)
    {
        const Segments segments = inventory::split(path.text(), '/');
        for (std::size_t i = 0; i < segments.size(); ++i) {
            if (mayBeBeside(segments, i))
                m_shapes.insert(shapeWithout(segments, i));
        }
    }

    /// Evidently a layer of this fleet, and not just some kustomization.
    [[nodiscard]] bool isMeant(const model::Layer &layer) const
    {
        if (layer.role.kind == model::Role::Kind::Cluster)
            return false;
        if (layer.kind == model::LayerKind::Component)
            return true;
        if (layer.kind != model::LayerKind::Kustomization)
            return false;
        const Segments segments = inventory::split(layer.path.text(), '/');
        for (std::size_t i = 0; i < segments.size(); ++i) {
            if (mayBeBeside(segments, i) && m_shapes.contains(shapeWithout(segments, i)))
                return true;
        }
        return false;
    }

    /// Other layers take what it has, past its kustomization: its files, or all the layers that it
    /// only lists.
    [[nodiscard]] bool isReadInPart(const model::Layer &layer) const
    {
        const bool onlyLists = layer.files.size() <= 1 && !layer.includes.empty();
        return std::any_of(layer.files.begin(), layer.files.end(),
                           [&](const base::RepoPath &file) {
                               return file.parent() == layer.path
                                      && m_snapshot.reachByFile.contains(file);
                           })
               || (onlyLists
                   && std::all_of(
                       layer.includes.begin(), layer.includes.end(), [&](model::LayerIndex part) {
                           const model::Layer &below = m_snapshot.layers[part];
                           return below.path.parent() == layer.path && !below.reach.empty();
                       }));
    }

    [[nodiscard]] bool isTopmost(const model::Layer &layer) const
    {
        return std::none_of(
            layer.includedBy.begin(), layer.includedBy.end(),
            [&](model::LayerIndex above) { return m_snapshot.layers[above].reach.empty(); });
    }

    /// What units that are not known in full would build.
    void readUnknown()
    {
        const auto note = [&](const model::Unit &unit) {
            if (unit.root)
                addBelow(*unit.root);
            for (const model::UnitSource &source : unit.declaration->sources)
                m_patterns.insert(patternOf(source.path));
        };
        for (const model::Unit &unit : m_snapshot.units) {
            if (!unit.rendering)
                note(unit);
        }
        for (const model::Unit &unit : m_snapshot.unplaced)
            note(unit);
        for (const model::TargetingObject &object : m_snapshot.targeting) {
            if (object.state != model::TargetingObject::State::Known)
                readPaths(object.place);
        }
        m_patterns.erase("");
    }

    void addBelow(model::LayerIndex layer)
    {
        if (!m_maybe.insert(m_snapshot.layers[layer].path).second)
            return;
        for (const model::LayerIndex part : m_snapshot.layers[layer].includes)
            addBelow(part);
    }

    void readPaths(const base::Place &place)
    {
        const yaml::ParsedFilePtr parsed = readYaml(*m_snapshot.files, place.file);
        if (!parsed)
            return;
        for (const yaml::Node *document : parsed->documents)
            readPaths(document);
    }

    void readPaths(const yaml::Node *node)
    {
        for (const yaml::Entry &entry : node->entries()) {
            if (entry.value->isScalar() && entry.key->text() == "path")
                m_patterns.insert(patternOf(entry.value->text()));
            if (entry.key->text() == "valueFiles" || entry.key->text() == "valuesFiles") {
                for (const yaml::Node *item : entry.value->items())
                    m_patterns.insert(valuesPattern(item->text()));
            }
            readPaths(entry.value);
        }
        for (const yaml::Node *item : node->items())
            readPaths(item);
    }

    [[nodiscard]] bool mayBeReached(const model::Layer &layer) const
    {
        if (m_maybe.contains(layer.path))
            return true;
        return std::any_of(m_patterns.begin(), m_patterns.end(), [&](const std::string &pattern) {
            return base::globMatches(pattern, layer.path.text())
                   || base::globMatches(pattern + "/**", layer.path.text());
        });
    }

    /// Files beside values files in use, and like them.
    void valuesFiles()
    {
        std::map<base::RepoPath, bool> folders; // whether all of it are clusters' own
        for (const model::Layer &layer : m_snapshot.layers) {
            if (layer.kind != model::LayerKind::ValuesFile || layer.reach.empty())
                continue;
            const auto [entry, isNew] = folders.try_emplace(layer.path.parent(), true);
            entry->second = entry->second && layer.role.kind == model::Role::Kind::Cluster;
        }
        for (const auto &[folder, ofClusters] : folders) {
            const auto entries = m_snapshot.files->list(folder);
            if (ofClusters || !entries)
                continue;
            for (const base::FolderEntry &entry : *entries) {
                const base::RepoPath path = folder.child(entry.name);
                if (entry.kind == base::EntryKind::File && isUnreadValues(path))
                    addValues(path);
            }
        }
    }

    [[nodiscard]] bool isUnreadValues(const base::RepoPath &path) const
    {
        if ((path.extension() != "yaml" && path.extension() != "yml")
            || m_snapshot.reachByFile.contains(path) || isSpecimen(path)
            || (isChart(path.parent()) && !path.name().starts_with("values"))
            || m_snapshot.clusterByName.contains(
                std::string(path.name().substr(0, path.name().rfind('.')))))
            return false;
        if (std::any_of(m_patterns.begin(), m_patterns.end(), [&](const std::string &pattern) {
                return base::globMatches(pattern, path.text());
            }))
            return false;
        const yaml::ParsedFilePtr parsed = readYaml(*m_snapshot.files, path);
        return parsed && parsed->documents.size() == 1 && parsed->documents.front()->isMapping()
               && !parsed->documents.front()->find("kind") && path.name() != "fleet.yaml"
               && path.name() != "kustomization.yaml";
    }

    [[nodiscard]] bool isChart(const base::RepoPath &folder) const
    {
        return m_snapshot.files->kind(folder.child("Chart.yaml")) == base::EntryKind::File;
    }

    void addValues(const base::RepoPath &path)
    {
        model::Layer layer;
        layer.path = path;
        layer.file = path;
        layer.kind = model::LayerKind::ValuesFile;
        add(layer);
    }

    void add(const model::Layer &layer)
    {
        model::Finding finding;
        finding.rule = "unused-layer";
        finding.severity = model::Severity::Info;
        finding.place = {layer.file, 1, 1};
        finding.layer = leaks::layerName(layer);
        finding.message = finding.layer + " is "
                          + (layer.kind == model::LayerKind::Component    ? "a component"
                             : layer.kind == model::LayerKind::ValuesFile ? "a values file"
                                                                          : "a layer")
                          + " that no cluster reads";
        finding.fix = "Include it where it is meant, or delete it";
        m_findings.push_back(std::move(finding));
    }

    const model::Snapshot &m_snapshot;
    bool m_anyReached = false;
    std::set<std::string> m_shapes; ///< of reached layers
    std::set<base::RepoPath> m_maybe;
    std::set<std::string> m_patterns;
    std::vector<model::Finding> m_findings;
};

} // namespace

std::vector<model::Finding> unusedLayer(RuleInput &input)
{
    // Of a catalog nobody knows here what is in use.
    return mayBeCatalog(input.snapshot()) ? std::vector<model::Finding>()
                                          : UnusedLayer(input).run();
}

} // namespace fleetwright::analysis::layers
