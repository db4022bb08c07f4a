// SPDX-License-Identifier: Apache-2.0
#include "diff/promotion.h"

#include "diff/componentversion.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <tuple>

namespace fleetwright::diff {

namespace {

using model::ClusterIndex;
using model::Snapshot;
using yaml::Node;
using Kind = VersionedComponent::Kind;

constexpr std::size_t deepest = 24; ///< where containers are looked for in custom resources

constexpr std::array<std::string_view, 3> containerFields{"containers", "initContainers",
                                                          "ephemeralContainers"};

struct ImageName {
    std::string_view name;
    std::string_view version; ///< tag, else digest; "" for none
};

ImageName splitImage(std::string_view image)
{
    const std::string_view whole = image;
    std::string_view digest;
    if (const std::size_t at = image.find('@'); at != std::string_view::npos) {
        digest = image.substr(at + 1);
        image = image.substr(0, at);
    }
    const std::size_t slash = whole.substr(0, image.size()).rfind('/');
    const std::size_t colon = image.rfind(':');
    if (colon == std::string_view::npos || (slash != std::string_view::npos && colon < slash))
        return {image, digest};
    return {image.substr(0, colon), image.substr(colon + 1)};
}

/// Names that hold their cluster's are one component in all clusters.
std::string withoutCluster(std::string text, const std::string &cluster)
{
    for (std::size_t at = text.find(cluster); !cluster.empty() && at != std::string::npos;
         at = text.find(cluster, at + 1))
        text.replace(at, cluster.size(), "*");
    return text;
}

class Gathering {
public:
    explicit Gathering(const Snapshot &snapshot) : m_snapshot(snapshot) {}

    void add(const model::Unit &unit)
    {
        const std::string &cluster = m_snapshot.clusters[unit.cluster].name;
        addSources(unit, cluster);
        if (!unit.rendering)
            return;
        for (const model::Object &object : unit.rendering->objects) {
            m_owner.clear();
            m_object = &object;
            walk(object.root, unit.cluster, 0);
        }
    }

    std::vector<VersionedComponent> components()
    {
        std::vector<VersionedComponent> list;
        for (auto &[key, component] : m_components) {
            std::ranges::stable_sort(component.cells, {}, &VersionCell::cluster);
            list.push_back(std::move(component));
        }
        return list;
    }

private:
    using Key = std::tuple<Kind, std::string, std::string, std::string>;

    void addSources(const model::Unit &unit, const std::string &cluster)
    {
        const model::UnitDeclaration &declaration = *unit.declaration;
        const std::string owner = withoutCluster(
            declaration.declaredBy.empty() ? unit.id.text() : declaration.declaredBy, cluster);
        constexpr std::string_view tag = "tag ";
        for (const model::UnitSource &source : declaration.sources) {
            if (!source.chart.empty())
                put(Kind::Chart, source.chart, owner, {},
                    {unit.cluster, source.version, source.place});
            else if (source.revision.starts_with(tag))
                put(Kind::Revision, source.url, owner, {},
                    {unit.cluster, source.revision.substr(tag.size()), source.place});
        }
    }

    void walk(const Node *node, ClusterIndex cluster, std::size_t depth)
    {
        if (depth > deepest)
            return;
        for (const Node *item : node->items())
            walk(item, cluster, depth + 1);
        for (const yaml::Entry &entry : node->entries()) {
            const bool holdsContainers =
                std::ranges::find(containerFields, entry.key->text()) != containerFields.end();
            for (const Node *item : entry.value->items()) {
                if (holdsContainers)
                    takeContainer(item, cluster);
            }
            if (!entry.value->isScalar())
                walk(entry.value, cluster, depth + 1);
        }
    }

    void takeContainer(const Node *container, ClusterIndex cluster)
    {
        const Node *image = container->find("image");
        if (!image || !image->isScalar() || image->text().empty())
            return;
        if (m_owner.empty()) {
            model::ResourceId id = m_object->id;
            id.name = m_object->stableName;
            m_owner = withoutCluster(id.text(), m_snapshot.clusters[cluster].name);
        }
        const Node *name = container->find("name");
        const ImageName parts = splitImage(image->text());
        put(Kind::Image, std::string(parts.name), m_owner, std::string(name ? name->text() : ""),
            {cluster, std::string(parts.version), image->span().place()});
    }

    void put(Kind kind, std::string artifact, std::string owner, std::string part, VersionCell cell)
    {
        VersionedComponent &component = m_components[Key(kind, artifact, owner, part)];
        component.kind = kind;
        component.artifact = std::move(artifact);
        component.owner = std::move(owner);
        component.part = std::move(part);
        // What two units apply to one cluster is told elsewhere.
        if (component.cells.empty() || component.cells.back().cluster != cell.cluster)
            component.cells.push_back(std::move(cell));
    }

    const Snapshot &m_snapshot;
    const model::Object *m_object = nullptr;
    std::string m_owner; ///< of m_object, once it is asked for
    std::map<Key, VersionedComponent> m_components;
};

std::vector<std::string> environmentsOf(const Snapshot &snapshot)
{
    std::vector<std::string> environments;
    bool anyUnknown = false;
    for (const model::Cluster &cluster : snapshot.clusters) {
        const std::string environment = cluster.environment();
        anyUnknown |= environment.empty();
        if (!environment.empty()
            && std::ranges::find(environments, environment) == environments.end())
            environments.push_back(environment);
    }
    if (anyUnknown)
        environments.emplace_back();
    return environments;
}

/// The cells of one component that belong to one environment.
struct Stage {
    std::vector<VersionCell *> cells;
    std::vector<std::optional<ComponentVersion>> versions; ///< of each cell
    bool isOrdered = true;                                 ///< it stands in the order of promotion
};

/// Whether a version is newer than all of a stage, each of which it can be compared with.
bool isNewerThanAll(const ComponentVersion &version, const Stage &stage)
{
    return std::ranges::all_of(stage.versions, [&](const auto &other) {
        const auto order = other ? compareVersions(version, *other) : std::nullopt;
        return order && *order == std::strong_ordering::greater;
    });
}

VersionStanding standingWithin(const VersionCell &cell,
                               const std::optional<ComponentVersion> &version, const Stage &stage)
{
    bool differs = false;
    for (std::size_t i = 0; i < stage.cells.size(); ++i) {
        const auto &other = stage.versions[i];
        const auto order = version && other ? compareVersions(*version, *other) : std::nullopt;
        if (!order) {
            differs |= stage.cells[i]->version != cell.version;
        } else if (*order == std::strong_ordering::less) {
            differs = true;
            if (isFarBehind(*version, *other))
                return VersionStanding::Behind;
        }
    }
    return differs ? VersionStanding::Differs : VersionStanding::Even;
}

void judge(Stage &stage, const Stage *before, const Stage *after)
{
    for (std::size_t i = 0; i < stage.cells.size(); ++i) {
        VersionCell &cell = *stage.cells[i];
        const auto &version = stage.versions[i];
        cell.standing = standingWithin(cell, version, stage);
        if (version && before && isNewerThanAll(*version, *before))
            cell.standing = VersionStanding::Ahead;
        else if (version && after && cell.standing == VersionStanding::Even
                 && isNewerThanAll(*version, *after))
            cell.standing = VersionStanding::Leading;
    }
}

void judge(VersionedComponent &component, const Snapshot &snapshot,
           const std::vector<std::string> &environments)
{
    std::vector<Stage> stages;
    for (const std::string &environment : environments) {
        Stage stage;
        stage.isOrdered = !environment.empty();
        for (VersionCell &cell : component.cells) {
            if (snapshot.clusters[cell.cluster].environment() == environment) {
                stage.cells.push_back(&cell);
                stage.versions.push_back(ComponentVersion::read(cell.version));
            }
        }
        // Only stages that have the component are neighbours.
        if (!stage.cells.empty())
            stages.push_back(std::move(stage));
    }
    for (std::size_t i = 0; i < stages.size(); ++i) {
        const bool isOrdered = stages[i].isOrdered;
        const bool hasNext = i + 1 < stages.size() && stages[i + 1].isOrdered;
        judge(stages[i], isOrdered && i > 0 ? &stages[i - 1] : nullptr,
              isOrdered && hasNext ? &stages[i + 1] : nullptr);
    }
}

} // namespace

std::string_view standingName(VersionStanding standing)
{
    switch (standing) {
    case VersionStanding::Even:
        return "even";
    case VersionStanding::Leading:
        return "leading";
    case VersionStanding::Differs:
        return "differs";
    case VersionStanding::Behind:
        return "behind";
    case VersionStanding::Ahead:
        return "ahead";
    }
    return "even";
}

bool VersionedComponent::isEven() const
{
    return std::ranges::all_of(
        cells, [this](const VersionCell &cell) { return cell.version == cells.front().version; });
}

std::vector<VersionedComponent> versionedComponentsOf(const Snapshot &snapshot,
                                                      const base::Cancel &cancel)
{
    Gathering gathering(snapshot);
    for (const model::Unit &unit : snapshot.units) {
        if (cancel.requested())
            break;
        gathering.add(unit);
    }
    return gathering.components();
}

Promotion promotionOf(const Snapshot &snapshot, const base::Cancel &cancel)
{
    Promotion promotion;
    promotion.environments = environmentsOf(snapshot);
    promotion.components = versionedComponentsOf(snapshot, cancel);
    if (cancel.requested())
        return promotion;
    for (VersionedComponent &component : promotion.components)
        judge(component, snapshot, promotion.environments);
    return promotion;
}

} // namespace fleetwright::diff
