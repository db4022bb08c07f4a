// SPDX-License-Identifier: Apache-2.0
#include "analysis/delivery/versions.h"

#include "analysis/components.h"
#include "analysis/drafts.h"
#include "analysis/leaks/marks.h"
#include "diff/componentversion.h"
#include "inventory/words.h"
#include "model/production.h"
#include "yaml/reader.h"

#include <algorithm>
#include <map>
#include <optional>

namespace fleetwright::analysis::delivery {

namespace {

using diff::ComponentVersion;
using diff::VersionCell;
using diff::VersionedComponent;

/// The environment of a cluster in one spelling; of one that names none, production if its name
/// says so.
std::string environmentOf(const model::Cluster &cluster)
{
    if (model::isProduction(cluster))
        return "production";
    return inventory::canonicalEnvironment(cluster.environment());
}

struct Cell {
    const VersionCell *cell = nullptr;
    std::optional<ComponentVersion> version;
};

using Environments = std::map<std::string, std::vector<Cell>>;

Environments environmentsOf(const model::Snapshot &snapshot, const VersionedComponent &component)
{
    Environments environments;
    for (const VersionCell &cell : component.cells) {
        const std::string name = environmentOf(snapshot.clusters[cell.cluster]);
        if (!name.empty())
            environments[name].push_back({&cell, ComponentVersion::read(cell.version)});
    }
    return environments;
}

/// Deliberate exceptions: a comment on the line, an annotation of the object.
class Marks {
public:
    explicit Marks(const RuleInput &input)
        : m_snapshot(input.snapshot()), m_keys(input.config().exceptions.annotations)
    {}

    bool cover(const VersionedComponent &component, const VersionCell &cell)
    {
        return commentsOf(cell.place.file).covers(cell.place.line) || isAnnotated(component, cell);
    }

private:
    const leaks::CommentMarks &commentsOf(const base::RepoPath &path)
    {
        const auto [known, isNew] = m_files.try_emplace(path);
        if (isNew && m_snapshot.files->kind(path) == base::EntryKind::File) {
            if (const auto file = m_snapshot.files->read(path)) {
                if (const auto parsed = yaml::readFile(*file))
                    known->second.addFile(**parsed);
            }
        }
        return known->second;
    }

    [[nodiscard]] bool hasMark(const yaml::Node *object) const
    {
        const yaml::Node *annotations =
            object ? object->findPath({"metadata", "annotations"}) : nullptr;
        return annotations
               && std::ranges::any_of(annotations->entries(), [this](const yaml::Entry &entry) {
                      return leaks::isExceptionKey(entry.key->text(), m_keys);
                  });
    }

    [[nodiscard]] bool isAnnotated(const VersionedComponent &component,
                                   const VersionCell &cell) const
    {
        const std::vector<std::size_t> units = m_snapshot.unitsOf(cell.cluster);
        return std::ranges::any_of(units, [&](std::size_t index) {
            const model::Unit &unit = m_snapshot.units[index];
            if (component.kind != VersionedComponent::Kind::Image)
                return unit.id.text() == component.owner && hasMark(unit.declaration->object);
            return unit.rendering
                   && std::ranges::any_of(
                       unit.rendering->objects, [&](const model::Object &object) {
                           // Most have another name; the owner ends with it.
                           if (!component.owner.ends_with(object.stableName))
                               return false;
                           model::ResourceId id = object.id;
                           id.name = object.stableName;
                           return id.text() == component.owner && hasMark(object.root);
                       });
        });
    }

    const model::Snapshot &m_snapshot;
    const std::vector<std::string> &m_keys; ///< of annotations that mark exceptions
    std::map<base::RepoPath, leaks::CommentMarks> m_files;
};

/// The nearest environment before production that has the component; nullptr if none has.
const std::vector<Cell> *stageBefore(const Environments &environments)
{
    const int production = inventory::environmentRank("production");
    const std::vector<Cell> *nearest = nullptr;
    int best = -1;
    for (const auto &[name, cells] : environments) {
        const int rank = inventory::environmentRank(name);
        // Where an environment of another name stands is not known.
        if (rank < production && rank > best && inventory::isEnvironmentWord(name)) {
            best = rank;
            nearest = &cells;
        }
    }
    return nearest;
}

bool isNewerThanAll(const ComponentVersion &version, const std::vector<Cell> &cells)
{
    return std::ranges::all_of(cells, [&](const Cell &cell) {
        const auto order =
            cell.version ? diff::compareVersions(version, *cell.version) : std::nullopt;
        return order == std::strong_ordering::greater;
    });
}

void add(Draft *draft, const model::Snapshot &snapshot, const VersionedComponent &component,
         const VersionCell &cell, const std::string &other)
{
    if (!draft)
        return;
    draft->raise(model::Severity::Warning);
    draft->clusters.insert(snapshot.clusters[cell.cluster].name);
    draft->subjects.insert(component.artifact + ' ' + cell.version);
    draft->details.insert(other);
}

const Cell *newestOf(const Cell &cell, const std::vector<Cell> &cells)
{
    const Cell *newest = &cell;
    for (const Cell &other : cells) {
        const auto order =
            other.version ? diff::compareVersions(*other.version, *newest->version) : std::nullopt;
        if (order == std::strong_ordering::greater)
            newest = &other;
    }
    return newest;
}

std::uint64_t minorsOf(const config::FleetConfig &config)
{
    const auto setting = config.rules.find("version-skew");
    if (setting == config.rules.end() || !setting->second.numbers.contains("minor"))
        return 2;
    return setting->second.numbers.at("minor");
}

} // namespace

std::vector<model::Finding> promotionSkipped(RuleInput &input)
{
    const model::Snapshot &snapshot = input.snapshot();
    Marks marks(input);
    Drafts drafts("promotion-skipped");
    for (const VersionedComponent &component : input.once<Components>().all) {
        const Environments environments = environmentsOf(snapshot, component);
        const auto production = environments.find("production");
        const std::vector<Cell> *before = stageBefore(environments);
        if (production == environments.end() || !before)
            continue;
        std::map<std::string, bool> isAhead; // of a version: many clusters have the same
        for (const Cell &cell : production->second) {
            if (!cell.version)
                continue;
            const auto [ahead, isNew] = isAhead.try_emplace(cell.cell->version);
            if (isNew)
                ahead->second = isNewerThanAll(*cell.version, *before);
            if (ahead->second && !marks.cover(component, *cell.cell))
                add(drafts.at(cell.cell->place), snapshot, component, *cell.cell,
                    newestOf(before->front(), *before)->cell->version + " in "
                        + environmentOf(snapshot.clusters[before->front().cell->cluster]));
        }
    }
    return drafts.findings([](const Draft &draft, model::Finding &finding) {
        finding.field.clear();
        finding.message = "production runs " + listed(draft.subjects) + " in "
                          + listed(finding.clusters) + ", newer than anything before it ("
                          + listed(draft.details) + "): it was not tried there";
        finding.fix = "bring the version to the earlier environment too, or mark the exception "
                      "with a ticket and a date";
    });
}

std::vector<model::Finding> versionSkew(RuleInput &input)
{
    const model::Snapshot &snapshot = input.snapshot();
    const std::uint64_t minors = minorsOf(input.config());
    Marks marks(input);
    Drafts drafts("version-skew");
    for (const VersionedComponent &component : input.once<Components>().all) {
        for (const auto &[name, cells] : environmentsOf(snapshot, component)) {
            std::map<std::string, const Cell *> newestThan; // by version
            for (const Cell &cell : cells) {
                if (!cell.version)
                    continue;
                const auto [known, isNew] = newestThan.try_emplace(cell.cell->version);
                if (isNew)
                    known->second = newestOf(cell, cells);
                const Cell &newest = *known->second;
                if (!diff::isFarBehind(*cell.version, *newest.version, minors)
                    || marks.cover(component, *cell.cell))
                    continue;
                add(drafts.at(cell.cell->place), snapshot, component, *cell.cell,
                    newest.cell->version + " in " + snapshot.clusters[newest.cell->cluster].name);
            }
        }
    }
    return drafts.findings([](const Draft &draft, model::Finding &finding) {
        finding.field.clear();
        finding.message = listed(finding.clusters) + " runs " + listed(draft.subjects)
                          + ", far behind its own environment (" + listed(draft.details) + ")";
        finding.fix = "update it, or mark the exception with a ticket and a date";
    });
}

} // namespace fleetwright::analysis::delivery
