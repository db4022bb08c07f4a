// SPDX-License-Identifier: Apache-2.0
#include "fleet/layergraph.h"

#include "fleet/fluxfolder.h"
#include "kustomize/loader/remote.h"

#include <algorithm>

namespace fleetwright::fleet {

namespace {

using kustomize::Inclusion;
using kustomize::KustomizationFile;
using model::Layer;
using model::LayerIndex;

bool isTrue(const yaml::Node *node)
{
    return node && node->isScalar() && node->text() == "true";
}

/// Whether names of generated objects get a hash suffix.
bool generatesHashedNames(const yaml::Node *root)
{
    if (!root || isTrue(root->findPath({"generatorOptions", "disableNameSuffixHash"})))
        return false;
    for (const std::string_view field : {"configMapGenerator", "secretGenerator"}) {
        const yaml::Node *generators = root->find(field);
        for (const yaml::Node *generator :
             generators ? generators->items() : std::span<const yaml::Node *const>()) {
            if (!isTrue(generator->findPath({"options", "disableNameSuffixHash"})))
                return true;
        }
    }
    return false;
}

std::string_view fieldName(Inclusion::Field field)
{
    switch (field) {
    case Inclusion::Field::Resources:
        return "resources";
    case Inclusion::Field::Components:
        return "components";
    case Inclusion::Field::Bases:
        return "bases";
    }
    return {};
}

base::Error missing(const Inclusion &inclusion)
{
    base::Error error;
    error.code = base::ErrorCode::NotFound;
    error.detail = std::string(fieldName(inclusion.field)) + " names " + inclusion.text
                   + ", which is not there";
    if (inclusion.span.known())
        error.place = inclusion.span.place();
    error.hint = "correct the path, or remove the line";
    return error;
}

class Graph {
public:
    Graph(const FileTable &table, const std::map<std::string, base::RepoPath> &mappedUrls)
        : m_table(table), m_mappedUrls(mappedUrls)
    {}

    void addFile(const FoundFile &file)
    {
        const base::RepoPath folder = file.path.parent();
        const auto known = m_nodes.find(folder);
        if (known != m_nodes.end()) {
            known->second.layer.error = base::Error{base::ErrorCode::Conflict,
                                                    "two kustomization files in one folder",
                                                    base::Place{file.path, 0, 0},
                                                    "keep one of them",
                                                    {}};
            return;
        }
        Node &node = m_nodes[folder];
        node.layer.path = folder;
        node.layer.file = file.path;
        node.layer.files.push_back(file.path);
        node.layer.error = file.facts->error;
        node.kustomization = file.facts->kustomization.get();
        if (!node.kustomization)
            return;
        node.layer.kind = node.kustomization->isComponent ? model::LayerKind::Component
                                                          : model::LayerKind::Kustomization;
        node.layer.hashedNames = generatesHashedNames(node.kustomization->root);
        node.layer.files.insert(node.layer.files.end(), node.kustomization->files.begin(),
                                node.kustomization->files.end());
    }

    void addFluxFolder(const base::RepoPath &folder)
    {
        const auto content = fluxFolder(m_table, folder);
        if (!content || m_nodes.contains(folder))
            return;
        Node &node = m_nodes[folder];
        node.layer.path = folder;
        node.generated = true;
        node.resources = content->resources;
    }

    void addValuesFile(const base::RepoPath &file)
    {
        Node &node = m_nodes[file];
        node.layer.path = file;
        node.layer.file = file;
        node.layer.files = {file};
        node.layer.kind = model::LayerKind::ValuesFile;
    }

    LayerGraph finish()
    {
        LayerGraph graph;
        for (const auto &[path, node] : m_nodes)
            graph.byPath.emplace(path, static_cast<LayerIndex>(graph.byPath.size()));
        for (auto &[path, node] : m_nodes) {
            link(node, graph.byPath);
            graph.generated.push_back(node.generated);
            graph.layers.push_back(std::move(node.layer));
        }
        for (LayerIndex index = 0; index < graph.layers.size(); ++index) {
            for (const LayerIndex included : graph.layers[index].includes)
                graph.layers[included].includedBy.push_back(index);
        }
        return graph;
    }

private:
    struct Node {
        Layer layer;
        const KustomizationFile *kustomization = nullptr;
        bool generated = false;
        std::vector<base::RepoPath> resources; ///< of a generated one
    };
    using Index = std::map<base::RepoPath, LayerIndex>;

    void link(Node &node, const Index &byPath)
    {
        for (const base::RepoPath &resource : node.resources)
            static_cast<void>(include(node.layer, resource, byPath));
        if (!node.kustomization)
            return;
        const auto isComponent = [](const Inclusion &inclusion) {
            return inclusion.field == Inclusion::Field::Components;
        };
        for (const bool components : {false, true}) {
            for (const Inclusion &inclusion : node.kustomization->inclusions) {
                if (isComponent(inclusion) == components)
                    includeWritten(node.layer, inclusion, byPath);
            }
        }
    }

    void includeWritten(Layer &layer, const Inclusion &inclusion, const Index &byPath)
    {
        if (const auto mapped = kustomize::mappedAddress(inclusion.text, m_mappedUrls))
            static_cast<void>(include(layer, m_table.canonical(*mapped), byPath));
        if (!inclusion.target)
            return;
        const base::RepoPath target = m_table.canonical(*inclusion.target);
        if (include(layer, target, byPath))
            return;
        const bool there = inclusion.isFolder || m_table.indexOf(target)
                           || m_table.files().kind(target) != base::EntryKind::Missing;
        if (!there && !layer.error)
            layer.error = missing(inclusion);
    }

    bool include(Layer &layer, const base::RepoPath &target, const Index &byPath)
    {
        if (const auto included = byPath.find(target); included != byPath.end()) {
            if (std::find(layer.includes.begin(), layer.includes.end(), included->second)
                == layer.includes.end())
                layer.includes.push_back(included->second);
            return true;
        }
        if (!m_table.indexOf(target))
            return false;
        layer.files.push_back(target);
        return true;
    }

    const FileTable &m_table;
    const std::map<std::string, base::RepoPath> &m_mappedUrls;
    std::map<base::RepoPath, Node> m_nodes;
};

} // namespace

const LayerIndex *LayerGraph::find(const base::RepoPath &folder) const
{
    const auto found = byPath.find(folder);
    return found == byPath.end() ? nullptr : &found->second;
}

LayerGraph buildLayerGraph(const std::vector<FoundFile> &files,
                           const std::set<base::RepoPath> &fluxFolders, const FileTable &table,
                           const std::map<std::string, base::RepoPath> &mappedUrls,
                           const std::set<base::RepoPath> &valuesFiles)
{
    Graph graph(table, mappedUrls);
    for (const FoundFile &file : files) {
        if (file.isKustomization)
            graph.addFile(file);
    }
    for (const base::RepoPath &folder : fluxFolders)
        graph.addFluxFolder(folder);
    for (const base::RepoPath &file : valuesFiles)
        graph.addValuesFile(file);
    return graph.finish();
}

} // namespace fleetwright::fleet
