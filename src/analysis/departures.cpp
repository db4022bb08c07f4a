// SPDX-License-Identifier: Apache-2.0
#include "analysis/departures.h"

#include "analysis/leaks/marks.h"
#include "analysis/patchdocuments.h"

#include <algorithm>
#include <map>

namespace fleetwright::analysis {

namespace {

/// Cheaper than reading every patch of every cluster.
bool mentionsDirective(const model::Snapshot &snapshot, const model::Layer &layer)
{
    return std::any_of(layer.files.begin(), layer.files.end(), [&](const base::RepoPath &path) {
        const base::Result<base::SourceFilePtr> file = snapshot.files->read(path);
        return file && (*file)->bytes().find("$patch") != std::string_view::npos;
    });
}

} // namespace

/// Which variant of a field each cluster has.
struct Departures::FieldColumns {
    std::map<model::ClusterIndex, const FieldVariant *> variantOf;

    explicit FieldColumns(const Field &field)
    {
        for (const FieldVariant &variant : field.variants) {
            for (const model::ClusterIndex cluster : variant.clusters.indices())
                variantOf.emplace(cluster, &variant);
        }
    }

    [[nodiscard]] const FieldVariant *of(model::ClusterIndex cluster) const
    {
        const auto found = variantOf.find(cluster);
        return found == variantOf.end() ? nullptr : found->second;
    }
};

Departures::Departures(const model::Snapshot &snapshot, const config::FleetConfig &config,
                       const Settings &settings)
    : m_snapshot(snapshot), m_config(config), m_settings(settings), m_values(settings.values()),
      m_peers(snapshot)
{
    for (const Field &each : settings.fields())
        field(each);
    for (const SettingObject &each : settings.objects()) {
        if (!each.isIdentityMap)
            object(each);
    }
    removals();
}

void Departures::field(const Field &field)
{
    if (leaks::isExceptionKey(field.key, m_config.exceptions.annotations))
        return;
    const auto isOwn = [&](const FieldVariant &variant) {
        return !variant.history.empty()
               && isOwnSetting(m_snapshot, m_settings.places()[variant.history.front().place]);
    };
    if (std::none_of(field.variants.begin(), field.variants.end(), isOwn))
        return;
    const FieldColumns columns(field);
    for (const FieldVariant &each : field.variants) {
        if (isOwn(each))
            variant(field, each, columns);
    }
}

void Departures::variant(const Field &field, const FieldVariant &variant,
                         const FieldColumns &columns)
{
    const Setting &setting = variant.history.front();
    const SettingPlace &place = m_settings.places()[setting.place];
    const model::ClusterIndex cluster = place.reach.indices().front();
    if (place.isIdentity || !variant.clusters.contains(cluster))
        return;
    OwnSetting own;
    own.cluster = cluster;
    own.place = place.place;
    own.layer = place.layer;
    own.object = m_settings.objects()[field.object].key;
    own.field = field.path;
    const bool isSecret = m_settings.objects()[field.object].isSecret;
    const auto text = [&](const yaml::Node *node) {
        return isSecret || place.value.empty() ? std::string() : std::string(node->text());
    };
    own.value = text(variant.node);
    if (!variant.node->isSequence()) {
        compare(std::move(own), field, variant, columns);
        return;
    }
    // Of a list that was replaced as a whole, the items that nobody else has.
    bool any = false;
    for (const yaml::Node *item : variant.node->items()) {
        if (!item->isScalar() || !item->span().known())
            continue;
        FieldVariant single = variant;
        single.node = item;
        single.list = variant.node;
        OwnSetting ofItem = own;
        ofItem.place = item->span().place();
        ofItem.value = text(item);
        const std::size_t before = m_own.size();
        compare(std::move(ofItem), field, single, columns);
        any = any || (m_own.size() > before && m_own.back().differs);
    }
    if (!any)
        compare(std::move(own), field, variant, columns);
}

void Departures::compare(OwnSetting own, const Field &field, const FieldVariant &variant,
                         const FieldColumns &columns)
{
    const model::ClusterSet &peers = m_peers.of(own.cluster);
    const SettingObject &object = m_settings.objects()[field.object];
    const base::Hash128 hash = m_values.hashOf(own.cluster, field.key, variant.node);
    const auto contains = [&](model::ClusterIndex peer, const yaml::Node *list) {
        return std::any_of(list->items().begin(), list->items().end(), [&](const yaml::Node *item) {
            return m_values.hashOf(peer, field.key, item) == hash;
        });
    };
    std::optional<std::optional<base::Hash128>> common; // of an absent field: none
    bool alike = true;
    bool unknown = false;
    for (const model::ClusterIndex peer : peers.indices()) {
        const FieldVariant *theirs = columns.of(peer);
        if (!object.clusters.contains(peer) && m_settings.incomplete().contains(peer)) {
            unknown = true;
            continue;
        }
        std::optional<base::Hash128> value;
        if (variant.list) {
            const yaml::Node *list = !theirs                      ? nullptr
                                     : theirs->list               ? theirs->list
                                     : theirs->node->isSequence() ? theirs->node
                                                                  : nullptr;
            if (list && contains(peer, list))
                value = hash;
        } else if (theirs) {
            value = m_values.hashOf(peer, field.key, theirs->node);
            if (own.peerValue.empty() && !own.value.empty() && theirs->node->isScalar())
                own.peerValue = theirs->node->text();
        }
        own.differs = own.differs || value != hash;
        alike = alike && (!common || *common == value);
        common = value;
    }
    own.differs = own.differs || unknown;
    own.departs = !peers.empty() && !unknown && alike && common && *common != hash;
    // An object that only this cluster has departs as a whole.
    if (object.clusters.intersection(peers).empty())
        own.departs = false;
    if (!own.departs || !*common)
        own.peerValue.clear();
    m_own.push_back(std::move(own));
}

void Departures::object(const SettingObject &object)
{
    for (const SettingObject::Variant &variant : object.variants) {
        const yaml::Node *kind = variant.object->root->find("kind");
        if (!kind)
            continue;
        base::Span span = kind->span();
        if (!span.known() && kind->change() && kind->change()->step)
            span = kind->change()->step->span;
        if (!span.known())
            continue;
        const auto reach = m_snapshot.reachByFile.find(span.file->path());
        SettingPlace place;
        place.place = span.place();
        if (reach != m_snapshot.reachByFile.end())
            place.reach = reach->second;
        if (const auto layer = m_snapshot.layerByPath.find(variant.object->layer);
            layer != m_snapshot.layerByPath.end())
            place.layer = layer->second;
        if (!isOwnSetting(m_snapshot, place))
            continue;
        OwnSetting own;
        own.kind = OwnSetting::Kind::Object;
        own.cluster = place.reach.indices().front();
        own.place = place.place;
        own.layer = place.layer;
        own.object = diff::keyOf(*variant.object);
        const model::ClusterSet &peers = m_peers.of(own.cluster);
        const model::ClusterSet lacking = peers.difference(object.clusters);
        own.differs = !lacking.empty();
        own.departs = !peers.empty() && lacking == peers
                      && peers.intersection(m_settings.incomplete()).empty();
        m_own.push_back(std::move(own));
    }
}

void Departures::removals()
{
    for (std::size_t index = 0; index < m_snapshot.layers.size(); ++index) {
        const model::Layer &layer = m_snapshot.layers[index];
        SettingPlace place;
        place.layer = static_cast<model::LayerIndex>(index);
        place.reach = layer.reach;
        if (!isOwnSetting(m_snapshot, place) || !mentionsDirective(m_snapshot, layer))
            continue;
        for (const PatchDocument &patch : patchDocumentsOf(m_snapshot, layer)) {
            const auto reach = m_snapshot.reachByFile.find(patch.file);
            if (reach != m_snapshot.reachByFile.end() && reach->second.size() == 1)
                removal(*place.layer, reach->second.indices().front(), patch.document,
                        patch.target);
        }
    }
}

void Departures::removal(model::LayerIndex layer, model::ClusterIndex cluster,
                         const yaml::Node *document, const yaml::Node *target)
{
    const yaml::Entry *directive = document->findEntry("$patch");
    if (!directive || directive->value->text() != "delete" || !directive->key->span().known())
        return;
    const auto named = [&](std::initializer_list<std::string_view> own, std::string_view selector) {
        const yaml::Node *node = document->findPath(own);
        if (!node && target)
            node = target->find(selector);
        return node ? node->text() : std::string_view();
    };
    const std::string_view kind = named({"kind"}, "kind");
    const std::string_view name = named({"metadata", "name"}, "name");
    for (const SettingObject &object : m_settings.objects()) {
        if (object.key.kind != kind || object.key.name != name || object.clusters.contains(cluster))
            continue;
        OwnSetting own;
        own.kind = OwnSetting::Kind::Removal;
        own.cluster = cluster;
        own.place = directive->key->span().place();
        own.layer = layer;
        own.object = object.key;
        const model::ClusterSet &peers = m_peers.of(cluster);
        const model::ClusterSet having = peers.intersection(object.clusters);
        own.differs = !having.empty();
        own.departs = !peers.empty() && having == peers;
        m_own.push_back(std::move(own));
        return;
    }
}

} // namespace fleetwright::analysis
