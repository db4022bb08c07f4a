// SPDX-License-Identifier: Apache-2.0
#include "analysis/settingswalk.h"

#include "inventory/attributes.h"
#include "model/secret.h"

#include <algorithm>
#include <array>

namespace fleetwright::analysis {

namespace {

using yaml::Node;
using Kind = model::FieldPath::Segment::Kind;

/// Steps that follow another value or serve the build: they set nothing of their own.
bool followsAnother(const yaml::Step *step)
{
    static constexpr std::array<std::string_view, 6> fields = {
        "nameReference", "namespace", "namePrefix", "nameSuffix", "buildMetadata", "vars"};
    return step && std::find(fields.begin(), fields.end(), step->field) != fields.end();
}

/// A value that was written to be filled in.
bool fillsIn(const yaml::Step *step)
{
    return step && (step->field == "replacements" || step->field == "ReplacementTransformer");
}

bool isGenerator(const yaml::Step *step)
{
    static constexpr std::array<std::string_view, 4> fields = {
        "configMapGenerator", "secretGenerator", "ConfigMapGenerator", "SecretGenerator"};
    return step && std::find(fields.begin(), fields.end(), step->field) != fields.end();
}

bool isInside(const base::Span &inner, const base::Span &outer)
{
    return inner.known() && outer.known() && inner.file == outer.file && inner.begin >= outer.begin
           && inner.end <= outer.end;
}

bool isScalarList(const Node *node)
{
    return node->isSequence()
           && std::all_of(node->items().begin(), node->items().end(),
                          [](const Node *item) { return item->isScalar(); });
}

} // namespace

SettingsWalk::SettingsWalk(const model::Snapshot &snapshot, const leaks::TokenTable &tokens,
                           const ValuesStacks &stacks, SettingTables &tables)
    : m_snapshot(snapshot), m_tokens(tokens), m_stacks(stacks), m_tables(tables)
{
    for (std::size_t index = 0; index < snapshot.layers.size(); ++index) {
        for (const base::RepoPath &file : snapshot.layers[index].files)
            m_layersOfFile[file].push_back(static_cast<model::LayerIndex>(index));
    }
}

void SettingsWalk::object(std::uint32_t index)
{
    m_object = index;
    m_path.clear();
    Groups groups;
    for (const SettingObject::Variant &variant : m_tables.objects[index].variants) {
        Group group;
        for (const Node *node = variant.object->root; node;
             node = node->change() ? node->change()->previous : nullptr)
            group.versions.push_back({node, node->change() ? node->change()->step : nullptr});
        group.root = variant.object->root;
        group.layer = &variant.object->layer;
        group.clusters = variant.clusters;
        groups.push_back(std::move(group));
    }
    visit(std::move(groups));
}

SettingsWalk::Groups SettingsWalk::merged(Groups groups)
{
    if (groups.size() == 1)
        return groups;
    constexpr std::size_t none = -1;
    Groups result;
    base::AddressMap<std::size_t> byNode; // the first group with a node, into `result`
    std::vector<std::size_t> next;        // with the same node, by group
    for (Group &group : groups) {
        const Node *node = group.versions.front().node;
        std::size_t last = none;
        const std::size_t *first = byNode.find(node);
        std::size_t same = first ? *first : none;
        while (same != none
               && (result[same].versions != group.versions || result[same].list != group.list)) {
            last = same;
            same = next[same];
        }
        if (same != none) {
            result[same].clusters.insertAll(group.clusters);
            continue;
        }
        if (last == none)
            byNode.insert(node, result.size());
        else
            next[last] = result.size();
        next.push_back(none);
        result.push_back(std::move(group));
    }
    return result;
}

/// Nothing in it was changed or added since its file was read.
bool SettingsWalk::isPlain(const Node *node)
{
    if (node->change() || !node->span().known())
        return false;
    if (node->isScalar())
        return true;
    if (const bool *known = m_plain.find(node))
        return *known;
    bool plain = true;
    const auto look = [&](const Node *child) {
        plain = plain && isInside(child->span(), node->span()) && isPlain(child);
    };
    for (const yaml::Entry &entry : node->entries())
        look(entry.value);
    for (const Node *item : node->items())
        look(item);
    m_plain.insert(node, plain);
    return plain;
}

/// One manifest's own content in all clusters.
bool SettingsWalk::isBoring(const Groups &groups)
{
    if (groups.size() != 1 || groups.front().versions.size() != 1)
        return false;
    const Version &version = groups.front().versions.front();
    return !version.step && isInside(version.node->span(), groups.front().root->span())
           && isPlain(version.node);
}

void SettingsWalk::visit(Groups groups)
{
    if (groups.empty())
        return;
    groups = merged(std::move(groups));
    // An identity ConfigMap is looked at in any case: its values are variables of others.
    if (isBoring(groups) && !m_tables.objects[m_object].isIdentityMap)
        return;
    const bool descends = std::all_of(groups.begin(), groups.end(), [](const Group &group) {
        const Node *node = group.versions.front().node;
        // A list that a layer replaced as a whole is one setting: its lines cannot be taken out
        // one by one.
        const bool whole = node->isSequence() && group.versions.size() > 1;
        return !node->isScalar() && node->size() > 0 && !whole;
    });
    const bool alike = std::all_of(groups.begin(), groups.end(), [&](const Group &group) {
        return group.versions.front().node->kind() == groups.front().versions.front().node->kind();
    });
    if (descends && alike)
        children(groups);
    else
        leaf(groups);
}

void SettingsWalk::children(const Groups &groups)
{
    std::vector<Segment> segments;
    std::size_t next = 0; // most groups have the same keys in the same order
    const auto addKey = [&](std::string_view key) {
        if (next < segments.size() && segments[next].kind == Kind::Key
            && segments[next].key == key) {
            ++next;
            return;
        }
        const auto known = std::find_if(segments.begin(), segments.end(), [&](const Segment &each) {
            return each.kind == Kind::Key && each.key == key;
        });
        next = static_cast<std::size_t>(known - segments.begin()) + 1;
        if (known == segments.end())
            segments.push_back({Kind::Key, std::string(key), {}, 0});
    };
    for (const Group &group : groups) {
        const Node *node = group.versions.front().node;
        next = 0;
        for (const yaml::Entry &entry : node->entries())
            addKey(entry.key->text());
        for (std::size_t index = 0; index < node->items().size(); ++index) {
            Segment segment = model::segmentForItem(node, index);
            if (std::find(segments.begin(), segments.end(), segment) == segments.end())
                segments.push_back(std::move(segment));
        }
    }
    for (const Segment &segment : segments)
        child(groups, segment);
}

std::vector<SettingsWalk::Version> SettingsWalk::versionsBelow(const Group &group,
                                                               const model::FieldPath &path)
{
    std::vector<Version> versions;
    for (const Version &version : group.versions) {
        for (const Node *node = path.find(version.node); node;
             node = node->change() ? node->change()->previous : nullptr) {
            if (std::any_of(versions.begin(), versions.end(),
                            [&](const Version &known) { return known.node == node; }))
                break;
            versions.push_back({node, node->change() ? node->change()->step : version.step});
        }
    }
    return versions;
}

/// What the segment leads to. Most groups have the same keys in the same order: `hint` is where the
/// key stood in the last one.
const Node *SettingsWalk::childOf(const Node *node, const model::FieldPath &path,
                                  const Segment &segment, std::size_t &hint)
{
    const std::span<const yaml::Entry> entries = node->entries();
    if (segment.kind != Kind::Key || entries.empty())
        return path.find(node);
    if (hint < entries.size() && entries[hint].key->text() == segment.key)
        return entries[hint].value;
    const yaml::Entry *entry = node->findEntry(segment.key);
    if (!entry)
        return nullptr;
    hint = static_cast<std::size_t>(entry - entries.data());
    return entry->value;
}

void SettingsWalk::child(const Groups &groups, const Segment &segment)
{
    m_path.push_back(segment);
    if (!isIdentifying())
        visit(groupsBelow(groups, segment));
    m_path.pop_back();
}

SettingsWalk::Groups SettingsWalk::groupsBelow(const Groups &groups, const Segment &segment)
{
    const model::FieldPath path({segment});
    std::size_t hint = 0;
    Groups below;
    base::AddressMap<std::size_t> unchanged; // by node, into `below`
    for (const Group &group : groups) {
        const Version &front = group.versions.front();
        const Node *newest = childOf(front.node, path, segment, hint);
        // What only earlier versions had is gone.
        if (!newest)
            continue;
        const Node *list = isScalarList(front.node) ? front.node : nullptr;
        const bool isUnchanged = group.versions.size() == 1 && !newest->change();
        if (isUnchanged) {
            const std::size_t *same = unchanged.find(newest);
            if (same && below[*same].versions.front().step == front.step
                && below[*same].list == list) {
                below[*same].clusters.insertAll(group.clusters);
                continue;
            }
            if (!same)
                unchanged.insert(newest, below.size());
        }
        Group own;
        own.versions =
            isUnchanged ? std::vector<Version>{{newest, front.step}} : versionsBelow(group, path);
        own.root = group.root;
        own.layer = group.layer;
        own.list = list;
        own.clusters = group.clusters;
        below.push_back(std::move(own));
    }
    return below;
}

/// What says which object or item it is: a patch has to repeat it.
bool SettingsWalk::isIdentifying() const
{
    if (m_path.size() == 1)
        return m_path[0].key == "kind" || m_path[0].key == "apiVersion";
    if (m_path.size() == 2 && m_path[0].key == "metadata")
        return m_path[1].key == "name" || m_path[1].key == "namespace";
    if (m_path.size() < 2 || m_path[m_path.size() - 2].kind == Kind::Key)
        return false;
    // By some of these kustomize merges lists, whatever else could tell their items apart.
    static constexpr std::array<std::string_view, 9> mergeKeys = {
        "name", "mountPath",   "devicePath", "containerPort", "port", "ip",
        "key",  "topologyKey", "uid"};
    return m_path[m_path.size() - 2].key == m_path.back().key
           || std::find(mergeKeys.begin(), mergeKeys.end(), m_path.back().key) != mergeKeys.end();
}

/// Identity is different in every cluster by nature.
bool SettingsWalk::isIdentityField() const
{
    if (m_tables.objects[m_object].isIdentityMap)
        return true;
    const std::string_view key = diff::lastKey(m_path);
    return m_tokens.attributeOf(key).has_value() || inventory::plainKey(key) == "compliance";
}

void SettingsWalk::leaf(const Groups &groups)
{
    Field field;
    field.object = m_object;
    field.key = diff::lastKey(m_path);
    const bool isIdentity = isIdentityField();
    bool interesting = groups.size() > 1;
    for (const Group &group : groups) {
        FieldVariant variant;
        variant.history = historyOf(group);
        variant.node = group.versions.front().node;
        variant.list = group.list;
        variant.clusters = group.clusters;
        count(group, variant.history, isIdentity);
        interesting = interesting || variant.history.size() > 1
                      || (!variant.history.empty()
                          && !m_tables.places[variant.history.front().place].isManifest);
        field.variants.push_back(std::move(variant));
    }
    if (!interesting)
        return;
    field.path = diff::pathText(m_path);
    noteChoices(field);
    if (!isIdentity)
        m_tables.fields.push_back(std::move(field));
}

std::vector<Setting> SettingsWalk::historyOf(const Group &group)
{
    std::vector<Setting> history;
    for (const Version &version : group.versions) {
        if (followsAnother(version.step))
            continue;
        const base::Span &own = version.node->span();
        const base::Span &span = own.known() || !version.step ? own : version.step->span;
        if (span.known())
            history.push_back({version.node, placeOf(version, group, span)});
    }
    return history;
}

std::uint32_t SettingsWalk::fileOf(const base::SourceFile *file)
{
    const auto [entry, isNew] = m_fileOf.try_emplace(file, 0);
    if (isNew)
        entry->second =
            m_fileByPath.try_emplace(file->path(), static_cast<std::uint32_t>(m_fileByPath.size()))
                .first->second;
    return entry->second;
}

SettingIndex SettingsWalk::placeOf(const Version &version, const Group &group,
                                   const base::Span &span)
{
    std::vector<SettingPlace> &places = m_tables.places;
    const std::uint64_t key = std::uint64_t{fileOf(span.file)} << 32 | span.begin;
    const auto [entry, isNew] =
        m_placeOf.try_emplace(key, static_cast<SettingIndex>(places.size()));
    if (!isNew)
        return entry->second;
    SettingPlace place;
    place.place = span.place();
    place.layer = layerOf(version, place.place.file);
    const auto reach = m_snapshot.reachByFile.find(place.place.file);
    if (reach != m_snapshot.reachByFile.end())
        place.reach = reach->second;
    else if (place.layer)
        place.reach = m_snapshot.layers[*place.layer].reach;
    place.isManifest = isOwn(version, group) || isDefaults(place.place.file);
    if (version.step) {
        if (const base::Span &entrySpan = version.step->span; entrySpan.known())
            m_tables.effective[entrySpan.file->path()].insert(entrySpan.begin);
        place.step = version.step->field;
        place.isVariable =
            version.step->layer && !m_snapshot.layerByPath.contains(*version.step->layer);
    }
    place.object = m_object;
    place.field = diff::pathText(m_path);
    if (!m_tables.objects[m_object].isSecret && !model::comesFromSecret(version.node))
        place.value = version.node->text();
    places.push_back(std::move(place));
    return entry->second;
}

/// A chart's own values and templates, and the first values file of a release.
bool SettingsWalk::isDefaults(const base::RepoPath &file) const
{
    const auto layer = m_snapshot.layerByPath.find(file);
    return (layer != m_snapshot.layerByPath.end() && m_stacks.isLowest(layer->second))
           || isOfChart(m_snapshot, file);
}

/// It came with the object: with its document, or with the generator that made it.
bool SettingsWalk::isOwn(const Version &version, const Group &group) const
{
    const yaml::Change *change = version.node->change();
    const bool added = !change || (!change->previous && isGenerator(change->step));
    if (!added)
        return false;
    if (isInside(version.node->span(), group.root->span()))
        return !change || !change->step->layer || *change->step->layer == *group.layer;
    // Of a generator that reads files, the values stand there.
    const yaml::Change *kind =
        group.root->find("kind") ? group.root->find("kind")->change() : nullptr;
    if (!kind || !isGenerator(kind->step))
        return false;
    return !version.step || !version.step->layer || *version.step->layer == *group.layer;
}

void SettingsWalk::count(const Group &group, const std::vector<Setting> &history, bool isIdentity)
{
    bool counts = true; // until something else than substitution takes its place
    for (std::size_t i = 0; i < history.size(); ++i) {
        const Node *node = history[i].node;
        SettingPlace &place = m_tables.places[history[i].place];
        place.isIdentity = place.isIdentity || isIdentity;
        if (counts)
            place.survives.insertAll(group.clusters);
        else
            place.hidden.insertAll(group.clusters);
        const yaml::Change *change = node->change();
        const Node *before = change ? change->previous : nullptr;
        const bool same =
            before && yaml::equal(before, node) && i + 1 < history.size()
            && (history[i + 1].node == before || yaml::equal(history[i + 1].node, node));
        place.isRedundant = place.isRedundant && same;
        // A text with variables is filled in, not replaced; what is said again is not replaced
        // either.
        const bool again = i + 1 < history.size() && yaml::equal(history[i + 1].node, node);
        counts = counts && (place.isVariable || again || fillsIn(change ? change->step : nullptr));
    }
}

/// An explicit matrix of choices: each child of a layer says what it wants.
void SettingsWalk::noteChoices(const Field &field)
{
    for (const FieldVariant &variant : field.variants) {
        for (const Setting &setting : variant.history) {
            SettingPlace &place = m_tables.places[setting.place];
            if (!place.isRedundant || place.isChoice || !place.layer)
                continue;
            for (const FieldVariant &other : field.variants) {
                for (const Setting &beside : other.history) {
                    if (areSiblings(place, m_tables.places[beside.place])
                        && !yaml::equal(beside.node, setting.node))
                        place.isChoice = true;
                }
            }
        }
    }
}

/// Written beside the layer: in a Flux Kustomization or Application that patches it.
bool SettingsWalk::isOfController(const SettingPlace &place) const
{
    const std::vector<base::RepoPath> &files = m_snapshot.layers[*place.layer].files;
    return std::find(files.begin(), files.end(), place.place.file) == files.end();
}

/// Children of one layer: kustomizations that include it, units that patch it, components of one
/// folder (which include nothing), values files laid over the same one.
bool SettingsWalk::areSiblings(const SettingPlace &left, const SettingPlace &right) const
{
    if (!left.layer || !right.layer)
        return false;
    if (left.layer == right.layer)
        return left.place.file != right.place.file && isOfController(left) && isOfController(right);
    const model::Layer &one = m_snapshot.layers[*left.layer];
    const model::Layer &other = m_snapshot.layers[*right.layer];
    if (one.kind == model::LayerKind::Component && other.kind == model::LayerKind::Component)
        return one.path.parent() == other.path.parent();
    const bool haveOneParent =
        std::any_of(one.includes.begin(), one.includes.end(), [&](model::LayerIndex parent) {
            return std::find(other.includes.begin(), other.includes.end(), parent)
                   != other.includes.end();
        });
    return haveOneParent || m_stacks.areBeside(*left.layer, *right.layer);
}

std::optional<model::LayerIndex> SettingsWalk::layerOf(const Version &version,
                                                       const base::RepoPath &file) const
{
    if (version.step && version.step->layer) {
        const auto known = m_snapshot.layerByPath.find(*version.step->layer);
        if (known != m_snapshot.layerByPath.end())
            return known->second;
    }
    const auto layers = m_layersOfFile.find(file);
    if (layers == m_layersOfFile.end())
        return {};
    const auto reached =
        std::find_if(layers->second.begin(), layers->second.end(), [&](model::LayerIndex index) {
            return !m_snapshot.layers[index].reach.empty();
        });
    return reached == layers->second.end() ? layers->second.front() : *reached;
}

} // namespace fleetwright::analysis
