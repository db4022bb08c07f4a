// SPDX-License-Identifier: Apache-2.0
#include "services/workspace/evidence.h"

#include "diff/column.h"
#include "fleet/origin.h"
#include "quickfix/renderedplace.h"
#include "services/text/origintext.h"
#include "services/text/words.h"

#include <QCoreApplication>

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

namespace fleetwright::services {

using model::ClusterIndex;
using model::Object;

namespace {

class Texts {
    Q_DECLARE_TR_FUNCTIONS(services::Evidence)
};

constexpr std::size_t mostPeers = 200; ///< that are looked at for one that differs

/// What a finding speaks of: in one hit cluster, or by its key where that one lacks it.
struct Subject {
    ClusterIndex cluster = 0;
    const Object *object = nullptr;
    diff::ObjectKey key;
    model::FieldPath field;
};

const Object *objectOf(const model::Snapshot &snapshot, ClusterIndex cluster, std::string_view key)
{
    for (const std::size_t unit : snapshot.unitsOf(cluster)) {
        if (!snapshot.units[unit].rendering)
            continue;
        for (const Object &object : snapshot.units[unit].rendering->objects) {
            if (diff::keyOf(object).text() == key)
                return &object;
        }
    }
    return nullptr;
}

class Search {
public:
    Search(const model::Snapshot &snapshot, const model::Finding &finding, base::Cancel cancel)
        : m_snapshot(snapshot), m_finding(finding), m_cancel(std::move(cancel))
    {
        for (const std::string &name : finding.clusters) {
            const auto found = snapshot.clusterByName.find(name);
            if (found == snapshot.clusterByName.end())
                continue;
            m_hit.push_back(found->second);
            m_isHit.insert(found->second);
        }
    }

    [[nodiscard]] std::optional<Subject> subject() const
    {
        if (m_finding.side == model::Side::Base)
            return std::nullopt;
        if (std::optional<Subject> named = byName())
            return named;
        return byPlace();
    }

    /// The cluster to show beside the hit one: an owner of the value, else the nearest cluster
    /// that has the object and another value.
    [[nodiscard]] std::optional<std::pair<ClusterIndex, EvidenceColumn::Standing>>
    beside(const Subject &subject) const
    {
        for (const std::string &owner : m_finding.owners) {
            const auto found = m_snapshot.clusterByName.find(owner);
            if (found != m_snapshot.clusterByName.end() && found->second != subject.cluster
                && objectIn(found->second, subject))
                return std::pair(found->second, EvidenceColumn::Standing::Owner);
        }
        std::optional<ClusterIndex> alike;
        std::size_t looked = 0;
        for (const ClusterIndex cluster : byNearness(subject.cluster)) {
            if (m_cancel.requested() || ++looked > mostPeers)
                break;
            const Object *object = objectIn(cluster, subject);
            if (!object)
                continue;
            if (differs(*object, subject))
                return std::pair(cluster, standingOf(cluster));
            if (!alike && !m_isHit.contains(cluster))
                alike = cluster;
        }
        if (alike)
            return std::pair(*alike, EvidenceColumn::Standing::Peer);
        return std::nullopt;
    }

    [[nodiscard]] const Object *objectIn(ClusterIndex cluster, const Subject &subject) const
    {
        if (cluster == subject.cluster)
            return subject.object;
        return subject.object ? quickfix::sameObject(m_snapshot, cluster, *subject.object)
                              : objectOf(m_snapshot, cluster, subject.key.text());
    }

private:
    /// Rules that are about an object or its field name it: "KIND/NAME#FIELD".
    [[nodiscard]] std::optional<Subject> byName() const
    {
        const std::string_view text = m_finding.field;
        const std::size_t hash = text.find('#');
        const std::string_view key = text.substr(0, hash);
        if (key.find('/') == std::string_view::npos)
            return std::nullopt;
        model::FieldPath field;
        if (hash != std::string_view::npos) {
            auto path = model::FieldPath::fromText(text.substr(hash + 1));
            if (path)
                field = *std::move(path);
        }
        for (const ClusterIndex cluster : m_hit) {
            if (const Object *object = objectOf(m_snapshot, cluster, key))
                return Subject{cluster, object, diff::keyOf(*object), field};
        }
        return m_hit.empty() ? std::nullopt : absent(key);
    }

    /// No hit cluster has the object: those that do show what is missing.
    [[nodiscard]] std::optional<Subject> absent(std::string_view key) const
    {
        for (const ClusterIndex cluster : byNearness(m_hit.front())) {
            if (const Object *object = objectOf(m_snapshot, cluster, key))
                return Subject{m_hit.front(), nullptr, diff::keyOf(*object), {}};
        }
        return std::nullopt;
    }

    /// The field that the finding's line sets, or would set if no other layer hid it.
    [[nodiscard]] std::optional<Subject> byPlace() const
    {
        const std::vector<std::string> clusters =
            m_finding.clusters.empty() ? quickfix::readersOf(m_snapshot, m_finding.place.file)
                                       : m_finding.clusters;
        const std::vector<quickfix::RenderedPlace> places =
            quickfix::fieldsSetAt(m_snapshot, clusters, m_finding.place);
        if (places.empty())
            return std::nullopt;
        const quickfix::RenderedPlace &first = places.front();
        return Subject{first.cluster, first.object, diff::keyOf(*first.object), first.field};
    }

    [[nodiscard]] EvidenceColumn::Standing standingOf(ClusterIndex cluster) const
    {
        return m_isHit.contains(cluster) ? EvidenceColumn::Standing::Hit
                                         : EvidenceColumn::Standing::Peer;
    }

    [[nodiscard]] static bool differs(const Object &object, const Subject &subject)
    {
        return !subject.object
               || !yaml::equal(subject.field.find(object.root),
                               subject.field.find(subject.object->root));
    }

    /// All others: those that are not hit first, of these the ones with the same environment and
    /// region, then with the same environment.
    [[nodiscard]] std::vector<ClusterIndex> byNearness(ClusterIndex to) const
    {
        const model::Cluster &own = m_snapshot.clusters[to];
        std::vector<std::pair<int, ClusterIndex>> ranked;
        for (std::size_t i = 0; i < m_snapshot.clusters.size(); ++i) {
            const auto index = static_cast<ClusterIndex>(i);
            if (index == to)
                continue;
            const model::Cluster &other = m_snapshot.clusters[i];
            int rank = m_isHit.contains(index) ? 4 : 0;
            if (other.environment() != own.environment())
                rank += 2;
            else if (other.region() != own.region())
                rank += 1;
            ranked.emplace_back(rank, index);
        }
        std::ranges::stable_sort(ranked, {}, &std::pair<int, ClusterIndex>::first);
        std::vector<ClusterIndex> clusters;
        for (const auto &[rank, cluster] : ranked)
            clusters.push_back(cluster);
        return clusters;
    }

    const model::Snapshot &m_snapshot;
    const model::Finding &m_finding;
    base::Cancel m_cancel;
    std::vector<ClusterIndex> m_hit;
    std::set<ClusterIndex> m_isHit;
};

EvidenceColumn columnOf(const model::Snapshot &snapshot, ClusterIndex cluster,
                        EvidenceColumn::Standing standing, const Object *object,
                        const model::FieldPath &field)
{
    EvidenceColumn column;
    column.cluster = cluster;
    column.standing = standing;
    column.hasObject = object != nullptr;
    if (!object || field.isRoot())
        return column;
    column.hasField = field.find(object->root) != nullptr;
    const auto steps = fleet::explain(snapshot, cluster, object->id, field);
    if (!steps)
        return column;
    const auto supplies = std::ranges::find_if(*steps, &fleet::OriginStep::supplies);
    if (supplies == steps->end())
        return column;
    column.value = visible(supplies->value);
    column.place = supplies->place;
    column.reason = originReason(*supplies);
    return column;
}

} // namespace

EvidencePtr makeEvidence(const model::SnapshotPtr &snapshot, const model::Finding &finding,
                         const base::Cancel &cancel)
{
    const Search search(*snapshot, finding, cancel);
    const std::optional<Subject> subject = search.subject();
    if (!subject)
        return nullptr;
    auto evidence = std::make_shared<Evidence>();
    evidence->snapshot = snapshot;
    evidence->object = visible(subject->key.text());
    evidence->field = subject->field.isRoot() ? QString() : toQt(subject->field.text());
    std::vector<std::pair<ClusterIndex, EvidenceColumn::Standing>> clusters{
        {subject->cluster, EvidenceColumn::Standing::Hit}};
    if (const auto beside = search.beside(*subject))
        clusters.push_back(*beside);
    std::vector<diff::RenderedText> texts;
    for (const auto &[cluster, standing] : clusters) {
        const Object *object = search.objectIn(cluster, *subject);
        evidence->columns.push_back(columnOf(*snapshot, cluster, standing, object, subject->field));
        base::Result<diff::RenderedText> text = diff::renderText(
            diff::clusterColumn(snapshot, cluster), object, diff::Expected::Ignore);
        if (!text)
            return nullptr;
        texts.push_back(*std::move(text));
    }
    evidence->alignment = diff::align(std::move(texts));
    return evidence;
}

QString standingText(EvidenceColumn::Standing standing)
{
    switch (standing) {
    case EvidenceColumn::Standing::Hit:
        return Texts::tr("the finding is here");
    case EvidenceColumn::Standing::Owner:
        return Texts::tr("the value belongs here");
    case EvidenceColumn::Standing::Peer:
        return Texts::tr("for comparison");
    }
    return {};
}

} // namespace fleetwright::services
