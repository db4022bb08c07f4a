// SPDX-License-Identifier: Apache-2.0
#include "analysis/patchdocuments.h"

namespace fleetwright::analysis {

namespace {

class PatchReader {
public:
    PatchReader(const model::Snapshot &snapshot, const model::Layer &layer)
        : m_snapshot(snapshot), m_layer(layer)
    {}

    std::vector<PatchDocument> run()
    {
        m_kustomization = parsed(m_layer.file);
        if (!m_kustomization || m_kustomization->documents.empty())
            return {};
        const yaml::Node *root = m_kustomization->documents.front();
        for (const std::string_view field : {"patches", "patchesJson6902"}) {
            if (const yaml::Node *entries = root->find(field))
                for (const yaml::Node *entry : entries->items())
                    selecting(entry);
        }
        if (const yaml::Node *entries = root->find("patchesStrategicMerge")) {
            for (const yaml::Node *entry : entries->items())
                merging(entry);
        }
        return std::move(m_patches);
    }

private:
    yaml::ParsedFilePtr parsed(const base::RepoPath &path) const
    {
        const base::Result<base::SourceFilePtr> file = m_snapshot.files->read(path);
        if (!file)
            return nullptr;
        const base::Result<yaml::ParsedFilePtr> read = yaml::readFile(*file);
        return read ? *read : nullptr;
    }

    void selecting(const yaml::Node *entry)
    {
        const yaml::Node *target = entry->find("target");
        for (const std::string_view field : {"patch", "jsonOp"}) {
            if (const yaml::Node *text = entry->find(field))
                embedded(text, entry, target);
        }
        if (const yaml::Node *path = entry->find("path"))
            file(path->text(), entry, target);
    }

    void merging(const yaml::Node *entry)
    {
        if (entry->isMapping())
            m_patches.push_back(
                {entry, nullptr, entry, m_layer.file, m_kustomization, m_kustomization});
        else if (entry->text().find('\n') != std::string_view::npos)
            embedded(entry, entry, nullptr);
        else
            file(entry->text(), entry, nullptr);
    }

    void embedded(const yaml::Node *text, const yaml::Node *entry, const yaml::Node *target)
    {
        if (!text->isScalar())
            return;
        const base::Result<yaml::ParsedFilePtr> read =
            yaml::readEmbedded(*text, m_kustomization->file);
        if (read)
            add(*read, m_layer.file, entry, target);
    }

    void file(std::string_view path, const yaml::Node *entry, const yaml::Node *target)
    {
        const std::optional<base::RepoPath> resolved = m_layer.path.resolve(path);
        if (!resolved)
            return;
        if (const yaml::ParsedFilePtr read = parsed(*resolved))
            add(read, *resolved, entry, target);
    }

    void add(const yaml::ParsedFilePtr &read, const base::RepoPath &path, const yaml::Node *entry,
             const yaml::Node *target)
    {
        for (const yaml::Node *document : read->documents)
            m_patches.push_back({document, target, entry, path, read, m_kustomization});
    }

    const model::Snapshot &m_snapshot;
    const model::Layer &m_layer;
    yaml::ParsedFilePtr m_kustomization;
    std::vector<PatchDocument> m_patches;
};

} // namespace

std::vector<PatchDocument> patchDocumentsOf(const model::Snapshot &snapshot,
                                            const model::Layer &layer)
{
    if (layer.kind != model::LayerKind::Kustomization && layer.kind != model::LayerKind::Component)
        return {};
    return PatchReader(snapshot, layer).run();
}

} // namespace fleetwright::analysis
