// SPDX-License-Identifier: Apache-2.0
#include "diff/impactgroups.h"

#include "base/parallel.h"
#include "diff/column.h"
#include "diff/placeholders.h"

#include <algorithm>
#include <set>
#include <unordered_map>
#include <utility>

namespace fleetwright::diff {

namespace {

using base::Hash128;
using Kind = ImpactGroup::Kind;

/// One thing that may be equal in many clusters: a unit, an object that comes or goes, or one field
/// of a changed object.
struct Piece {
    Kind kind = Kind::Changed;
    Hash128 object; ///< which object or unit, own identity values set aside
    Hash128 line;   ///< what happens to it
    const ObjectChange *change = nullptr;
    const FieldChange *field = nullptr;
    const UnitChange *unit = nullptr;
    std::string becomes;
    Fate fate = Fate::Deleted;
    bool losesData = false;
    std::vector<ImmutableField> immutable; ///< that the field is part of
};

const std::string &formerNameOf(const UnitChange &unit)
{
    return unit.formerUnit.empty() ? unit.unit : unit.formerUnit;
}

/// The mapping key that a path ends in: what a value's placeholder depends on.
std::string_view keyOfPath(std::string_view path)
{
    const std::size_t dot =
        path.ends_with('"') ? path.rfind('"', path.size() - 2) : path.rfind('.');
    return dot == std::string_view::npos ? path : path.substr(dot + 1);
}

bool isWithin(std::string_view path, std::string_view field)
{
    return path.starts_with(field)
           && (path.size() == field.size() || path[field.size()] == '.'
               || path[field.size()] == '[');
}

/// Turns the changes of one cluster into pieces.
class Cutter {
public:
    Cutter(const FleetDiff &fleet, const ClusterFacts &cluster)
        : m_cluster(cluster), m_own(ownValues(fleet, *cluster.diff))
    {
        for (const UnitChange &unit : cluster.units) {
            if (unit.kind == UnitChange::Kind::Pruned || unit.kind == UnitChange::Kind::Created)
                m_wholeUnits.insert(unit.unit);
        }
        for (const ObjectRename &rename : cluster.renames) {
            m_becomes[&cluster.diff->changes[rename.deleted]] =
                &cluster.diff->changes[rename.created];
            m_isNewName.insert(&cluster.diff->changes[rename.created]);
        }
    }

    std::vector<Piece> run()
    {
        if (m_cluster.isToldAsWhole)
            return {};
        for (const UnitChange &unit : m_cluster.units)
            addUnit(unit);
        for (const ObjectChange &change : m_cluster.diff->changes)
            addChange(change);
        return std::move(m_pieces);
    }

private:
    static Placeholders ownValues(const FleetDiff &fleet, const ClusterDiff &cluster)
    {
        const model::Snapshot &snapshot = cluster.removed ? *fleet.before : *fleet.after;
        Column column;
        column.expected = expectedValuesOf(snapshot, snapshot.clusterByName.at(cluster.cluster));
        // What refers to a name with a hash follows it in every cluster.
        for (const ObjectChange &change : cluster.changes) {
            if (change.kind == ChangeKind::Renamed) {
                column.items.push_back({change.before, 1});
                column.items.push_back({change.after, 1});
            }
        }
        return Placeholders(column);
    }

    [[nodiscard]] Hash128 textHash(std::string_view text) const
    {
        return base::hashBytes(m_own.replaced("name", text));
    }

    [[nodiscard]] Hash128 nodeHash(std::string_view key, const yaml::Node *node) const
    {
        return node ? m_own.hashOf(key, node).hash : Hash128{1, 1};
    }

    void addUnit(const UnitChange &unit)
    {
        const bool isOverlay = unit.unit.starts_with("Overlay/");
        Piece piece;
        switch (unit.kind) {
        case UnitChange::Kind::Changed:
            return;
        case UnitChange::Kind::Renamed:
            // An overlay is found by its folder: moving that is no rename for a cluster.
            if (isOverlay)
                return;
            piece.kind = Kind::Renamed;
            piece.becomes = unit.unit;
            break;
        case UnitChange::Kind::Pruned:
            piece.kind = Kind::UnitPruned;
            break;
        case UnitChange::Kind::Created:
            piece.kind = Kind::UnitCreated;
            break;
        }
        piece.unit = &unit;
        piece.fate = unit.fate;
        piece.object = textHash(formerNameOf(unit));
        piece.line = Hash128{static_cast<std::uint64_t>(unit.fate), 3};
        m_pieces.push_back(std::move(piece));
    }

    void addChange(const ObjectChange &change)
    {
        if (m_isNewName.contains(&change))
            return;
        Piece piece;
        piece.change = &change;
        piece.object = textHash(change.key.text());
        switch (change.kind) {
        case ChangeKind::Changed:
            addFields(change, piece);
            return;
        case ChangeKind::Renamed:
            piece.kind = Kind::Rehashed;
            piece.becomes = change.after->id.name;
            piece.line = fieldsHash(change);
            break;
        case ChangeKind::Deleted:
            if (!addDeleted(change, piece))
                return;
            break;
        case ChangeKind::Created:
            if (m_wholeUnits.contains(change.unit))
                return;
            piece.kind = Kind::Created;
            piece.line = nodeHash({}, change.after->root);
            break;
        }
        m_pieces.push_back(std::move(piece));
    }

    /// False: it is told with its unit.
    bool addDeleted(const ObjectChange &change, Piece &piece)
    {
        piece.fate = fateOf(m_cluster, change);
        piece.losesData = piece.fate == Fate::Deleted && holdsData(change.before->id);
        const auto becomes = m_becomes.find(&change);
        if (becomes != m_becomes.end()) {
            piece.kind = Kind::Renamed;
            piece.becomes = becomes->second->key.text();
        } else if (m_wholeUnits.contains(change.unit) && !piece.losesData) {
            return false;
        } else {
            piece.kind = Kind::Deleted;
        }
        piece.line = base::combine(Hash128{static_cast<std::uint64_t>(piece.fate), 5},
                                   textHash(piece.becomes));
        return true;
    }

    [[nodiscard]] Hash128 fieldHash(const FieldChange &field) const
    {
        const std::string_view key = keyOfPath(field.path);
        return base::combine(
            base::hashBytes(m_own.replaced({}, field.path)),
            base::combine(nodeHash(key, field.before), nodeHash(key, field.after)));
    }

    [[nodiscard]] Hash128 fieldsHash(const ObjectChange &change) const
    {
        Hash128 hash{7, 7};
        for (const FieldChange &field : change.fields)
            hash = base::combine(hash, fieldHash(field));
        return hash;
    }

    void addFields(const ObjectChange &change, const Piece &common)
    {
        std::vector<ImmutableField> immutable = immutableFields(*change.before, *change.after);
        for (ImmutableField &field : immutable)
            field.recreated = field.recreated || m_cluster.forcing.contains(change.unit);
        for (const FieldChange &field : change.fields) {
            Piece piece = common;
            piece.field = &field;
            piece.line = fieldHash(field);
            for (const ImmutableField &refused : immutable) {
                if (!isWithin(field.path, refused.path))
                    continue;
                piece.immutable.push_back(refused);
                piece.line = base::combine(
                    piece.line, Hash128{base::hashBytes(refused.path).low, refused.recreated});
            }
            m_pieces.push_back(std::move(piece));
        }
    }

    const ClusterFacts &m_cluster;
    Placeholders m_own;
    std::set<std::string> m_wholeUnits; ///< that come or go as a whole
    std::map<const ObjectChange *, const ObjectChange *> m_becomes;
    std::set<const ObjectChange *> m_isNewName;
    std::vector<Piece> m_pieces;
};

/// A piece with the clusters that have it.
struct Shared {
    Piece piece; ///< the first cluster's
    model::ClusterSet clusters;
    std::size_t occurrences = 0;
    std::size_t objects = 0;     ///< of units
    std::set<std::string> units; ///< names that differ from cluster to cluster
    Hash128 where;               ///< equal for equal sets of clusters
};

Hash128 signatureOf(const Piece &piece)
{
    return base::combine(Hash128{static_cast<std::uint64_t>(piece.kind), 11},
                         base::combine(piece.object, piece.line));
}

/// Joins equal pieces of clusters, then lines of an object that the same clusters have, then equal
/// lines of several objects.
class Joiner {
public:
    void add(const Piece &piece, model::ClusterIndex cluster)
    {
        const auto [entry, isNew] = m_indexOf.try_emplace(signatureOf(piece), m_shared.size());
        if (isNew) {
            m_shared.emplace_back();
            m_shared.back().piece = piece;
        }
        Shared &shared = m_shared[entry->second];
        shared.clusters.insert(cluster);
        shared.where = base::combine(shared.where, Hash128{cluster, 13});
        ++shared.occurrences;
        if (piece.unit) {
            shared.objects += piece.kind == Kind::UnitCreated ? piece.unit->objectsAfter
                                                              : piece.unit->objectsBefore;
            shared.units.insert(formerNameOf(*piece.unit));
        }
    }

    std::vector<ImpactGroup> groups()
    {
        for (Shared &shared : m_shared) {
            if (shared.piece.field)
                addLine(shared);
            else
                m_groups.push_back(wholeGroup(shared));
        }
        joinBlocks();
        return std::move(m_groups);
    }

private:
    /// Lines of one object that the same clusters have.
    struct Block {
        std::vector<const Shared *> lines;
        Hash128 content{17, 17};
    };

    static ImpactGroup wholeGroup(const Shared &shared)
    {
        const Piece &piece = shared.piece;
        ImpactGroup group;
        group.kind = piece.kind;
        group.losesData = piece.losesData;
        group.fate = piece.fate;
        group.becomes = piece.becomes;
        group.clusters = shared.clusters;
        group.occurrences = piece.unit ? shared.objects : shared.occurrences;
        if (piece.unit) {
            group.subject = formerNameOf(*piece.unit);
            group.units.assign(shared.units.begin(), shared.units.end());
            return group;
        }
        group.subject = piece.change->unit;
        group.objects = {piece.change->key};
        group.example = piece.change;
        for (const FieldChange &field : piece.change->fields)
            group.fields.push_back(&field);
        return group;
    }

    void addLine(const Shared &shared)
    {
        const Hash128 key = base::combine(shared.piece.object, shared.where);
        const auto [entry, isNew] = m_blockOf.try_emplace(key, m_blocks.size());
        if (isNew)
            m_blocks.emplace_back();
        Block &block = m_blocks[entry->second];
        block.lines.push_back(&shared);
        block.content = base::combine(block.content, shared.piece.line);
    }

    void joinBlocks()
    {
        std::unordered_map<Hash128, std::size_t> indexOf;
        for (const Block &block : m_blocks) {
            const Shared &first = *block.lines.front();
            const Hash128 key = base::combine(block.content, first.where);
            const auto [entry, isNew] = indexOf.try_emplace(key, m_groups.size());
            if (isNew)
                m_groups.push_back(lineGroup(block));
            ImpactGroup &group = m_groups[entry->second];
            group.objects.push_back(first.piece.change->key);
            group.occurrences += first.occurrences;
        }
        for (ImpactGroup &group : m_groups)
            std::ranges::sort(group.objects);
    }

    static ImpactGroup lineGroup(const Block &block)
    {
        const Shared &first = *block.lines.front();
        ImpactGroup group;
        group.kind = Kind::Changed;
        group.subject = first.piece.change->unit;
        group.clusters = first.clusters;
        group.example = first.piece.change;
        for (const Shared *line : block.lines) {
            group.fields.push_back(line->piece.field);
            for (const ImmutableField &refused : line->piece.immutable) {
                if (std::ranges::find(group.immutable, refused) == group.immutable.end())
                    group.immutable.push_back(refused);
            }
        }
        return group;
    }

    std::vector<Shared> m_shared;
    std::unordered_map<Hash128, std::size_t> m_indexOf;
    std::vector<Block> m_blocks;
    std::unordered_map<Hash128, std::size_t> m_blockOf;
    std::vector<ImpactGroup> m_groups;
};

} // namespace

Fate fateOf(const ClusterFacts &cluster, const ObjectChange &change)
{
    if (cluster.leftWithRoot)
        return Fate::ClusterLeft;
    const auto gone = std::ranges::find_if(cluster.units, [&](const UnitChange &unit) {
        return unit.kind == UnitChange::Kind::Pruned && unit.unit == change.unit;
    });
    const bool isWhole = gone != cluster.units.end();
    const bool isApplication =
        isWhole && gone->before && gone->before->controller == model::Controller::ArgoCd;
    if (isKeptByAnnotation(*change.before,
                           isApplication ? Removal::WithApplication : Removal::Pruned))
        return Fate::Annotated;
    if (isWhole)
        return gone->fate;
    return cluster.notPruning.contains(change.unit) ? Fate::PruneOff : Fate::Deleted;
}

std::vector<ImpactGroup> groupImpact(const FleetDiff &fleet,
                                     const std::vector<ClusterFacts> &clusters,
                                     const base::Cancel &cancel)
{
    std::vector<std::vector<Piece>> pieces(clusters.size());
    base::parallelFor(clusters.size(), [&](std::size_t index) {
        if (!cancel.requested())
            pieces[index] = Cutter(fleet, clusters[index]).run();
    });
    Joiner joiner;
    for (std::size_t index = 0; index < clusters.size(); ++index) {
        for (const Piece &piece : pieces[index])
            joiner.add(piece, clusters[index].ordinal);
    }
    return joiner.groups();
}

} // namespace fleetwright::diff
