// SPDX-License-Identifier: Apache-2.0
#include "edit/candidate.h"
#include "edit/planners.h"
#include "edit/sample.h"
#include "yaml/scalar.h"

#include <algorithm>
#include <array>

namespace fleetwright::edit {

namespace {

using base::Error;
using base::ErrorCode;
using base::RepoPath;
using base::Result;
using model::FieldPath;
using Segment = FieldPath::Segment;

/// More clusters than this are not searched for the one in which a layer's own value shows best.
constexpr std::size_t maximumSamples = 64;

Error notFound(std::string detail, std::string hint)
{
    return Error{ErrorCode::NotFound, std::move(detail), std::nullopt, std::move(hint), {}};
}

/// Items named as in differences and origins, whatever the user wrote.
FieldPath canonicalPath(const yaml::Node *root, const FieldPath &field)
{
    std::vector<Segment> segments;
    const yaml::Node *node = root;
    for (const Segment &segment : field.segments()) {
        const yaml::Node *next = node == nullptr ? nullptr : FieldPath({segment}).find(node);
        Segment own = segment;
        if (next != nullptr && node->isSequence()) {
            const auto items = node->items();
            const auto at = std::ranges::find(items, next);
            own = model::segmentForItem(node, static_cast<std::size_t>(at - items.begin()));
        }
        segments.push_back(std::move(own));
        node = next;
    }
    return FieldPath(std::move(segments));
}

bool isStringMap(const FieldPath &field, const model::ResourceId &id)
{
    constexpr std::array maps = {"labels", "annotations", "matchLabels", "nodeSelector"};
    const auto &segments = field.segments();
    if (segments.size() < 2)
        return false;
    const std::string &owner = segments[segments.size() - 2].key;
    return std::ranges::find(maps, owner) != maps.end()
           || (owner == "data" && (id.kind == "ConfigMap" || id.kind == "Secret"))
           || (segments.size() > 2 && segments.back().key == "value"
               && segments[segments.size() - 3].key == "env");
}

yaml::Tag tagFor(const SetField &intent, const FieldTarget &target)
{
    if (intent.tag)
        return *intent.tag;
    if (isStringMap(target.field, target.object->id)
        || (target.present != nullptr && target.present->isString()))
        return yaml::Tag::String;
    return yaml::resolvePlain(intent.value);
}

/// Whom a scope means, and the object as one of them has it.
struct Aim {
    Meant meant;
    FieldTarget target;
    std::vector<const model::Layer *> way; ///< layers of the object's unit, the root's first
    std::optional<Sample> sample;          ///< the object's unit
    model::ClusterSet clusters;
};

class FieldPlanner {
public:
    FieldPlanner(const Bench &bench, const Scope &scope, const model::ResourceId &object,
                 const FieldPath &field, const std::optional<RepoPath> &atLayer)
        : m_bench(bench), m_fleet(*bench.snapshot), m_scope(scope), m_object(object),
          m_field(field), m_atLayer(atLayer)
    {}

    [[nodiscard]] Result<Plan> set(const SetField &intent)
    {
        auto aim = takeAim();
        if (!aim)
            return std::move(aim).error();
        if (aim->target.present != nullptr && !aim->target.present->isScalar())
            return Error{ErrorCode::Unsupported,
                         m_field.text() + " is no single value but a collection",
                         std::nullopt,
                         "name one of its fields",
                         {}};
        m_wanted = Wanted{intent.value, tagFor(intent, aim->target)};
        aim->meant.value = intent.value;
        renameItem(aim->meant, intent.value);
        return best(*aim);
    }

    [[nodiscard]] Result<Plan> unset()
    {
        auto aim = takeAim();
        if (!aim)
            return std::move(aim).error();
        if (aim->target.present == nullptr)
            return notFound("the field " + m_field.text() + " is not there", {});
        return best(*aim);
    }

private:
    struct Tried {
        Candidate candidate;
        Trial trial;
        std::optional<Error> refusal;
    };

    [[nodiscard]] Result<Aim> takeAim() const
    {
        Aim aim;
        const auto clusters = meantClusters();
        if (!clusters)
            return clusters.error();
        aim.clusters = *clusters;
        if (auto found = chooseSample(aim); !found)
            return std::move(found).error();
        FieldTarget &target = aim.target;
        target.field = canonicalPath(target.object->root, m_field);
        target.present = target.field.find(target.object->root);
        describeOrigin(target);
        for (const std::string &name : m_fleet.namesOf(aim.clusters))
            aim.meant.clusters.insert(name);
        aim.meant.object = diff::keyOf(*target.object);
        aim.meant.id = target.object->id;
        aim.meant.path = target.field;
        aim.meant.field = target.field.text();
        aim.meant.everyCluster = m_scope.kind == Scope::Kind::Cluster && !m_atLayer;
        return aim;
    }

    /// A new value for the key that names a list's item moves the item's fields to another path.
    static void renameItem(Meant &meant, const std::string &value)
    {
        std::vector<Segment> segments = meant.path.segments();
        if (segments.size() < 2)
            return;
        Segment &item = segments[segments.size() - 2];
        if (item.kind != Segment::Kind::Match || item.key != segments.back().key)
            return;
        const auto itemText = [&segments] {
            return FieldPath(std::vector<Segment>(segments.begin(), segments.end() - 1)).text()
                   + ".";
        };
        meant.movedFrom = itemText();
        item.value = value;
        meant.movedTo = itemText();
        meant.path = FieldPath(std::move(segments));
    }

    [[nodiscard]] Result<model::ClusterSet> meantClusters() const
    {
        model::ClusterSet clusters;
        if (m_scope.kind == Scope::Kind::Cluster) {
            const auto found = m_fleet.clusterByName.find(m_scope.cluster);
            if (found == m_fleet.clusterByName.end())
                return notFound("there is no cluster '" + m_scope.cluster + "'",
                                "name one of the fleet's clusters");
            clusters.insert(found->second);
        }
        const RepoPath *path = m_atLayer                            ? &*m_atLayer
                               : m_scope.kind == Scope::Kind::Layer ? &m_scope.layer
                                                                    : nullptr;
        if (path == nullptr)
            return clusters;
        const model::Layer *layer = m_fleet.findLayer(*path);
        if (layer == nullptr)
            return notFound("there is no layer '" + path->text() + "'",
                            "name the folder of a kustomization");
        if (layer->reach.empty())
            return notFound("the layer " + path->text() + " reaches no cluster",
                            "edit its files instead");
        if (!clusters.isSubsetOf(layer->reach))
            return Error{ErrorCode::Refused,
                         m_scope.cluster + " does not inherit from " + path->text(),
                         std::nullopt,
                         "choose a layer that it inherits from",
                         {}};
        return layer->reach;
    }

    /// The cluster in which the layer's own value shows, else the first that has the object.
    [[nodiscard]] Result<void> chooseSample(Aim &aim) const
    {
        std::vector<model::ClusterIndex> samples = aim.clusters.indices();
        if (m_scope.kind == Scope::Kind::Cluster)
            samples = {m_fleet.clusterByName.find(m_scope.cluster)->second};
        const RepoPath layer = m_atLayer.value_or(m_scope.layer);
        for (std::size_t index = 0; index < std::min(samples.size(), maximumSamples); ++index) {
            const model::Object *object = objectOf(samples[index]);
            if (object == nullptr)
                continue;
            auto steps = fleet::explain(m_fleet, samples[index], object->id, m_field);
            const bool shows =
                steps && std::ranges::any_of(*steps, [&](const fleet::OriginStep &step) {
                    return step.supplies && step.layer == layer;
                });
            if (aim.target.object != nullptr && !shows)
                continue;
            aim.target.object = object;
            aim.target.steps = steps ? std::move(*steps) : std::vector<fleet::OriginStep>();
            aim.sample = sampleOf(samples[index], object);
            aim.way = wayTo(aim.sample);
            if (shows)
                break;
        }
        if (aim.target.object == nullptr)
            return notFound("there is no object " + m_object.text()
                                + (m_scope.cluster.empty() ? "" : " in " + m_scope.cluster),
                            "fleetwright-cli get lists the objects of a cluster");
        return {};
    }

    /// What the intent leaves empty matches anything.
    [[nodiscard]] const model::Object *objectOf(model::ClusterIndex cluster) const
    {
        const auto matches = [&](const model::Object &object) {
            const model::ResourceId &id = object.id;
            return id.kind == m_object.kind
                   && (id.name == m_object.name || object.stableName == m_object.name)
                   && (m_object.nameSpace.empty() || id.nameSpace == m_object.nameSpace)
                   && (m_object.group.empty() || id.group == m_object.group)
                   && (m_object.version.empty() || id.version == m_object.version);
        };
        for (const std::size_t unit : m_fleet.unitsOf(cluster)) {
            const model::RenderingPtr &rendering = m_fleet.units[unit].rendering;
            if (!rendering)
                continue;
            const auto found = std::ranges::find_if(rendering->objects, matches);
            if (found != rendering->objects.end())
                return &*found;
        }
        return nullptr;
    }

    /// The unit that brings an object.
    [[nodiscard]] std::optional<Sample> sampleOf(model::ClusterIndex cluster,
                                                 const model::Object *object) const
    {
        for (const std::size_t unit : m_fleet.unitsOf(cluster)) {
            const model::RenderingPtr &rendering = m_fleet.units[unit].rendering;
            if (rendering && !rendering->objects.empty() && object >= rendering->objects.data()
                && object < rendering->objects.data() + rendering->objects.size())
                return Sample{unit};
        }
        return std::nullopt;
    }

    [[nodiscard]] std::vector<const model::Layer *> wayTo(const std::optional<Sample> &sample) const
    {
        std::vector<const model::Layer *> way;
        if (!sample)
            return way;
        for (const RepoPath &path : m_fleet.units[sample->unit].rendering->layers) {
            const model::Layer *layer = m_fleet.findLayer(path);
            if (layer != nullptr && std::ranges::find(way, layer) == way.end())
                way.push_back(layer);
        }
        return way;
    }

    /// Layers in the order in which they are tried.
    [[nodiscard]] std::vector<const model::Layer *> layersToTry(const Aim &aim) const
    {
        std::vector<const model::Layer *> layers;
        const auto push = [&layers](const model::Layer *layer) {
            if (layer != nullptr && std::ranges::find(layers, layer) == layers.end())
                layers.push_back(layer);
        };
        if (m_atLayer)
            return {m_fleet.findLayer(*m_atLayer)};
        const fleet::OriginStep *supplying = aim.target.supplying();
        const model::Layer *present =
            supplying != nullptr ? m_fleet.findLayer(supplying->layer) : nullptr;
        if (m_scope.kind == Scope::Kind::Layer && aim.target.stepAt(m_scope.layer) != nullptr)
            push(m_fleet.findLayer(m_scope.layer));
        if (present != nullptr && reachesJust(*present, *supplying, aim.clusters))
            push(present);
        if (m_scope.kind == Scope::Kind::Layer)
            push(m_fleet.findLayer(m_scope.layer));
        for (const model::Layer *layer : aim.way) {
            // Nothing but a value that is there can be set in a values file.
            if (layer->kind == model::LayerKind::ValuesFile
                && aim.target.stepAt(layer->path) == nullptr)
                continue;
            // A narrower layer would leave out some of those meant.
            if (layer->reach.isSubsetOf(aim.clusters) && aim.clusters.isSubsetOf(layer->reach))
                push(layer);
        }
        if (layers.empty())
            push(present);
        return layers;
    }

    /// Whether a place that is there already is read for all that are meant and for nobody else.
    [[nodiscard]] bool reachesJust(const model::Layer &layer, const fleet::OriginStep &step,
                                   const model::ClusterSet &clusters) const
    {
        const auto file = m_fleet.reachByFile.find(step.place.file);
        return layer.reach == clusters
               || (file != m_fleet.reachByFile.end() && file->second == clusters);
    }

    [[nodiscard]] Ways waysAt(const Aim &aim, const model::Layer &layer) const
    {
        const base::FileSource &files = *m_fleet.files;
        const FieldTarget &target = aim.target;
        Ways ways;
        const fleet::OriginStep *step = target.stepAt(layer.path);
        if (!m_wanted) {
            if (step != nullptr)
                ways.add(unsetAtPlace(files, target, *step, layer.file));
            else
                ways.impossible.push_back(
                    notFound(layer.path.text() + " does not set the field", {}));
            return ways;
        }
        if (step != nullptr)
            ways.add(setAtPlace(files, target, *step, layer.file, *m_wanted));
        else
            ways.add(addManifestKey(files, target, layer, *m_wanted));
        if (isImageField(target.field))
            ways.add(addImageEntry(files, target, layer, *m_wanted));
        if (isReplicasField(target))
            ways.add(addReplicasEntry(files, target, layer, *m_wanted));
        if (target.generated)
            ways.add(addLiteral(files, target, layer, *m_wanted));
        ways.add(addStrategicPatch(files, target, layer, *m_wanted));
        ways.add(addJsonPatch(files, target, layer, *m_wanted));
        return ways;
    }

    [[nodiscard]] Result<Tried> tryOne(Candidate candidate, const Meant &meant) const
    {
        auto trial = render(m_bench, candidate.changes);
        if (!trial)
            return std::move(trial).error();
        auto refusal = verify(*trial, meant);
        return Tried{std::move(candidate), std::move(trial).value(), std::move(refusal)};
    }

    /// The first way at a layer that changes exactly what is meant, else the first that can be
    /// rendered at all. Rendering a thousand clusters for each would take seconds: a way that goes
    /// wrong in one cluster is only rendered if none is right, to show what it would do.
    [[nodiscard]] Result<Tried> tryLayer(const Aim &aim, const model::Layer &layer,
                                         const Meant &meant) const
    {
        Ways ways = waysAt(aim, layer);
        const bool several = aim.sample && ways.candidates.size() > 1;
        std::vector<std::size_t> hopeless;
        std::optional<Tried> first;
        std::size_t firstAt = ways.candidates.size();
        // Of those that are not right, the first that breaks nothing shows what would happen.
        const auto remember = [&](std::size_t at, Tried tried) {
            const bool isFine = tried.trial.newProblems.empty();
            const bool hasFine = first && first->trial.newProblems.empty();
            if (!first || (isFine && (!hasFine || at < firstAt))) {
                first = std::move(tried);
                firstAt = at;
            }
        };
        for (std::size_t at = 0; at < ways.candidates.size(); ++at) {
            if (several && isHopeless(m_bench, *aim.sample, meant, ways.candidates[at].changes)) {
                hopeless.push_back(at);
                continue;
            }
            auto tried = tryOne(std::move(ways.candidates[at]), meant);
            if (!tried || !tried->refusal)
                return tried;
            remember(at, *std::move(tried));
        }
        for (const std::size_t at : hopeless) {
            if (first && first->trial.newProblems.empty() && firstAt < at)
                break;
            auto tried = tryOne(std::move(ways.candidates[at]), meant);
            if (!tried || !tried->refusal)
                return tried;
            remember(at, *std::move(tried));
        }
        if (first)
            return std::move(*first);
        Error error{ErrorCode::Unsupported,
                    "the layer " + layer.path.text() + " cannot carry the edit",
                    std::nullopt,
                    "edit the file in the source editor",
                    {}};
        if (!ways.impossible.empty())
            error.causes.push_back(std::move(ways.impossible.front()));
        return error;
    }

    [[nodiscard]] Result<Plan> best(const Aim &aim)
    {
        std::optional<Tried> chosen;
        std::optional<Error> failure;
        for (const model::Layer *layer : layersToTry(aim)) {
            auto tried = tryLayer(aim, *layer, aim.meant);
            if (!tried && tried.error().code == ErrorCode::Cancelled)
                return std::move(tried).error();
            if (!tried) {
                if (!failure)
                    failure = std::move(tried).error();
                continue;
            }
            const bool exact = !tried->refusal.has_value();
            if (exact || !chosen)
                chosen = std::move(tried).value();
            if (exact)
                break;
        }
        if (!chosen)
            return failure.value_or(notFound("no layer sets the field " + m_field.text(), {}));
        Plan plan = toPlan(m_bench, chosen->candidate.changes, std::move(chosen->trial));
        plan.layer = chosen->candidate.layer;
        plan.field = chosen->candidate.field;
        plan.refusal = std::move(chosen->refusal);
        const Alternatives asked = m_bench.options.alternatives;
        if (asked == Alternatives::Always || (asked == Alternatives::WhenRefused && plan.refusal))
            plan.alternatives = alternativesTo(aim, *plan.layer);
        return plan;
    }

    [[nodiscard]] std::vector<Alternative> alternativesTo(const Aim &aim,
                                                          const RepoPath &chosen) const
    {
        std::vector<Alternative> alternatives;
        for (auto layer = aim.way.rbegin(); layer != aim.way.rend(); ++layer) {
            if ((*layer)->path == chosen)
                continue;
            Alternative alternative;
            alternative.layer = (*layer)->path;
            alternative.setsAlready = aim.target.stepAt((*layer)->path) != nullptr;
            if (!m_wanted && !alternative.setsAlready)
                continue;
            // At another layer the edit means all clusters of that layer.
            Meant meant = aim.meant;
            meant.everyCluster = false;
            for (const std::string &name : m_fleet.namesOf((*layer)->reach))
                meant.clusters.insert(name);
            auto tried = tryLayer(aim, **layer, meant);
            if (!tried) {
                alternative.error = std::move(tried).error();
            } else {
                alternative.field = tried->candidate.field;
                alternative.place = tried->candidate.place;
                alternative.exact = !tried->refusal;
                alternative.error =
                    tried->trial.newProblems.empty() ? std::nullopt : tried->refusal;
                for (const diff::ClusterDiff &cluster : tried->trial.affected.clusters) {
                    alternative.clusters.push_back(cluster.cluster);
                    alternative.objects += cluster.changes.size();
                }
                std::ranges::sort(alternative.clusters);
            }
            alternatives.push_back(std::move(alternative));
        }
        return alternatives;
    }

    const Bench &m_bench;
    const model::Snapshot &m_fleet;
    const Scope &m_scope;
    const model::ResourceId &m_object;
    const FieldPath &m_field;
    const std::optional<RepoPath> &m_atLayer;
    std::optional<Wanted> m_wanted; ///< nothing: unset
};

} // namespace

Result<Plan> planSetField(const Bench &bench, const SetField &intent)
{
    return FieldPlanner(bench, intent.scope, intent.object, intent.field, intent.atLayer)
        .set(intent);
}

Result<Plan> planUnsetField(const Bench &bench, const UnsetField &intent)
{
    return FieldPlanner(bench, intent.scope, intent.object, intent.field, intent.atLayer).unset();
}

} // namespace fleetwright::edit
