// SPDX-License-Identifier: Apache-2.0
#include "analysis/leaks/filescan.h"

#include "analysis/leaks/documentscan.h"
#include "analysis/leaks/marks.h"

#include <algorithm>

namespace fleetwright::analysis::leaks {

namespace {

class FileScan {
public:
    FileScan(const model::Snapshot &snapshot, const config::FleetConfig &config,
             const TokenTable &table, base::SourceFilePtr file, const model::ClusterSet &reach)
        : m_snapshot(snapshot), m_config(config), m_table(table), m_file(std::move(file)),
          m_reach(reach)
    {}

    std::vector<IdentityUse> run()
    {
        const base::Result<yaml::ParsedFilePtr> parsed = yaml::readFile(m_file);
        if (!parsed)
            return {};
        m_marks.addFile(**parsed);
        for (const yaml::Node *document : (*parsed)->documents) {
            if (m_file->path().name() == "fleet.yaml")
                fleetFile(document);
            else if (document->find("kind") && document->find("apiVersion"))
                manifest(document);
            else if (document->isMapping())
                values(document, "", m_reach);
        }
        return std::move(m_uses);
    }

private:
    void manifest(const yaml::Node *document)
    {
        DocumentScan scan(m_table, m_config, m_file);
        scan.document(document, {});
        add(scan, m_reach);
    }

    void values(const yaml::Node *node, const std::string &path, const model::ClusterSet &reach)
    {
        PlaceContext context;
        if (!path.empty())
            context.path = {{path, false}};
        DocumentScan scan(m_table, m_config, m_file);
        scan.value(node, context);
        add(scan, reach);
    }

    /// What targets say whom they are for is not looked at; what they give is.
    void fleetFile(const yaml::Node *document)
    {
        helm(document, m_reach);
        const yaml::Node *customizations = document->find("targetCustomizations");
        for (const yaml::Node *customization :
             customizations ? customizations->items() : std::span<const yaml::Node *const>())
            helm(customization, membersOf(customization));
    }

    void helm(const yaml::Node *options, const model::ClusterSet &reach)
    {
        if (const yaml::Node *inner = options->findPath({"helm", "values"});
            inner && !reach.empty())
            values(inner, "helm.values", reach);
    }

    [[nodiscard]] model::ClusterSet membersOf(const yaml::Node *customization) const
    {
        const base::Span &span = customization->span();
        for (const model::TargetingObject &object : m_snapshot.targeting) {
            if (object.place.file != m_file->path() || !span.known())
                continue;
            const std::uint32_t begin =
                m_file->lineBegin(object.place.line) + std::max(object.place.column, 1U) - 1;
            if (begin >= span.begin && begin < span.end)
                return object.members;
        }
        return {};
    }

    void add(DocumentScan &scan, const model::ClusterSet &reach)
    {
        for (IdentityUse &use : scan.take()) {
            use.layer = m_file->path();
            use.reach = reach;
            use.marked = use.marked || m_marks.covers(use.line);
            m_uses.push_back(std::move(use));
        }
    }

    const model::Snapshot &m_snapshot;
    const config::FleetConfig &m_config;
    const TokenTable &m_table;
    base::SourceFilePtr m_file;
    const model::ClusterSet &m_reach;
    CommentMarks m_marks;
    std::vector<IdentityUse> m_uses;
};

} // namespace

std::vector<IdentityUse> scanFile(const model::Snapshot &snapshot,
                                  const config::FleetConfig &config, const TokenTable &table,
                                  const base::RepoPath &path, const model::ClusterSet &reach)
{
    if (path.extension() != "yaml" && path.extension() != "yml")
        return {};
    const base::Result<base::SourceFilePtr> file = snapshot.files->read(path);
    if (!file)
        return {};
    return FileScan(snapshot, config, table, *file, reach).run();
}

} // namespace fleetwright::analysis::leaks
