// SPDX-License-Identifier: Apache-2.0
#include "services/workspace/radius.h"

#include "edit/whatif.h"
#include "fleet/clusterselector.h"
#include "fleet/decides.h"
#include "fleet/placement.h"
#include "model/labelselector.h"
#include "model/production.h"
#include "services/text/errortext.h"
#include "services/text/impacttext.h"
#include "services/text/words.h"

#include <QCoreApplication>

#include <algorithm>
#include <deque>
#include <map>
#include <unordered_map>

namespace fleetwright::services {

using namespace Qt::StringLiterals;
using Kind = RadiusSubject::Kind;
using State = RadiusCluster::State;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(services::Radius)
};

constexpr qsizetype mostWhy = 12;
constexpr qsizetype namedClusters = 4;
constexpr qsizetype mostReasons = 40; ///< of targeting

base::Error problem(base::ErrorCode code, const QString &detail)
{
    return base::Error{code, toStd(detail), {}, {}, {}};
}

RadiusCluster clusterOf(const model::Cluster &cluster)
{
    RadiusCluster row;
    row.name = toQt(cluster.name);
    row.environment = toQt(cluster.environment());
    row.region = toQt(cluster.region());
    row.production = model::isProduction(cluster);
    return row;
}

int asInt(std::size_t count)
{
    return static_cast<int>(count);
}

/// How clusters come to read a layer: from their own overlay down to it.
class Chains {
public:
    Chains(const model::Snapshot &snapshot, model::LayerIndex target)
        : m_snapshot(snapshot), m_towards(snapshot.layers.size(), none)
    {
        // From the target upwards, so that each layer knows its next step.
        std::deque<model::LayerIndex> open{target};
        m_towards[target] = target;
        while (!open.empty()) {
            const model::LayerIndex at = open.front();
            open.pop_front();
            for (const model::LayerIndex above : snapshot.layers[at].includedBy) {
                if (m_towards[above] != none)
                    continue;
                m_towards[above] = at;
                open.push_back(above);
            }
        }
    }

    /// "clusters/a → environments/dev → base"; "" if the cluster does not read it by a layer.
    [[nodiscard]] QString of(model::ClusterIndex cluster) const
    {
        for (const std::size_t index : m_snapshot.unitsOf(cluster)) {
            const std::optional<model::LayerIndex> root = m_snapshot.units[index].root;
            if (!root || m_towards[*root] == none)
                continue;
            QStringList names;
            model::LayerIndex at = *root;
            for (std::size_t steps = 0; steps <= m_snapshot.layers.size(); ++steps) {
                const base::RepoPath &path = m_snapshot.layers[at].path;
                names.append(path.isRoot() ? u"."_s : visible(path.text()));
                if (m_towards[at] == at)
                    break;
                at = m_towards[at];
            }
            return names.join(u" → "_s);
        }
        return {};
    }

private:
    static constexpr model::LayerIndex none = ~model::LayerIndex(0);
    const model::Snapshot &m_snapshot;
    std::vector<model::LayerIndex> m_towards; ///< the next layer on the way to the target
};

class Answering {
public:
    Answering(const RadiusInput &input, const base::Cancel &cancel, const fleet::Progress &progress)
        : m_input(input), m_cancel(cancel), m_progress(progress), m_snapshot(*input.snapshot),
          m_answer(std::make_shared<RadiusAnswer>())
    {
        m_answer->subject = input.subject;
        m_answer->snapshot = input.snapshot;
        for (const model::Cluster &cluster : m_snapshot.clusters)
            m_answer->clusters.push_back(clusterOf(cluster));
    }

    RadiusAnswerPtr run()
    {
        switch (m_input.subject.kind) {
        case Kind::Layer:
            layer();
            break;
        case Kind::File:
            file();
            break;
        case Kind::Selector:
            selector();
            break;
        case Kind::Label:
        case Kind::Without:
            whatIf();
            break;
        case Kind::Pending:
            pending();
            break;
        }
        if (!m_answer->error) {
            findLayers();
            nameClusters();
        }
        return m_answer;
    }

private:
    [[nodiscard]] std::string text() const { return toStd(m_input.subject.text.trimmed()); }

    void fail(base::Error error) { m_answer->error = std::move(error); }

    void layer()
    {
        const std::string wanted = text() == "." ? std::string() : text();
        const auto path = base::RepoPath::fromText(wanted);
        const auto found = path ? m_snapshot.layerByPath.find(*path) : m_snapshot.layerByPath.end();
        if (found == m_snapshot.layerByPath.end())
            return fail(problem(base::ErrorCode::NotFound,
                                Texts::tr("There is no layer %1.").arg(m_input.subject.text)));
        const model::Layer &own = m_snapshot.layers[found->second];
        std::vector<diff::SourceLines> sources;
        for (const base::RepoPath &file : own.files)
            sources.push_back({file, 0});
        takeUses(sources);
        const Chains chains(m_snapshot, found->second);
        for (model::ClusterIndex index = 0; index < m_snapshot.clusters.size(); ++index) {
            RadiusCluster &row = m_answer->clusters[index];
            const bool reached = own.reach.contains(index);
            row.state = reached ? State::Reached : State::Outside;
            sayChain(row, reached, chains.of(index));
        }
    }

    void sayChain(RadiusCluster &row, bool reached, const QString &chain)
    {
        if (!reached)
            row.why.append(Texts::tr("Nothing that it inherits reads this."));
        else if (!chain.isEmpty())
            //: %1 is a chain of layers
            row.why.append(Texts::tr("Inherits it: %1.").arg(chain));
        else
            row.why.append(Texts::tr("Its output reads it."));
        if (row.objects > 0)
            row.why.append(
                Texts::tr("It gives values to %n object(s).", nullptr, asInt(row.objects)));
    }

    void takeUses(const std::vector<diff::SourceLines> &sources)
    {
        m_answer->uses = diff::usesOf(m_snapshot, sources, m_cancel);
        for (const diff::SourceUse &use : m_answer->uses) {
            for (const model::ClusterIndex index : use.clusters.indices())
                ++m_answer->clusters[index].objects;
        }
    }

    void file()
    {
        std::string wanted = text();
        std::uint32_t line = 0;
        if (const std::size_t colon = wanted.rfind(':'); colon != std::string::npos) {
            bool isNumber = false;
            line = toQt(wanted.substr(colon + 1)).toUInt(&isNumber);
            if (isNumber)
                wanted.resize(colon);
            else
                line = 0;
        }
        const auto path = base::RepoPath::fromText(wanted);
        if (!path || m_snapshot.files->kind(*path) != base::EntryKind::File)
            return fail(problem(base::ErrorCode::NotFound,
                                Texts::tr("There is no file %1.").arg(visible(wanted))));
        takeUses({{*path, line}});
        model::ClusterSet reach;
        if (const auto found = m_snapshot.reachByFile.find(*path);
            found != m_snapshot.reachByFile.end())
            reach = found->second;
        std::optional<model::ClusterSet> decides;
        if (line > 0)
            decides = fleet::DecidesIndex::build(m_snapshot, {*path}, m_cancel)->at(*path, line);
        const std::optional<Chains> chains = chainsOf(*path);
        const fleet::FilePlacement placement = fleet::placementOf(m_snapshot, *path, line);
        const model::ClusterSet placed = placement.all();
        for (model::ClusterIndex index = 0; index < m_snapshot.clusters.size(); ++index) {
            RadiusCluster &row = m_answer->clusters[index];
            const bool reached = reach.contains(index);
            if (placed.contains(index) && !reached) {
                row.state = State::Reached;
                sayPlacement(row, placement, index);
                continue;
            }
            const bool hidden = reached && decides && !decides->contains(index) && row.objects == 0;
            row.state = !reached ? State::Outside : hidden ? State::Hidden : State::Reached;
            sayChain(row, reached, chains ? chains->of(index) : QString());
            sayPlacement(row, placement, index);
            if (hidden)
                row.why.append(Texts::tr("The line's value does not survive: another layer sets "
                                         "the field, or the line holds none."));
        }
    }

    static void sayPlacement(RadiusCluster &row, const fleet::FilePlacement &placement,
                             model::ClusterIndex index)
    {
        for (const fleet::ObjectPlacement &object : placement.objects) {
            if (object.clusters.contains(index) && row.why.size() < mostReasons)
                row.why.append(Texts::tr("%1 brings a unit to it.").arg(visible(object.object)));
        }
        if (placement.registered.contains(index))
            row.why.append(Texts::tr("It is registered here."));
    }

    [[nodiscard]] std::optional<Chains> chainsOf(const base::RepoPath &path) const
    {
        for (model::LayerIndex index = 0; index < m_snapshot.layers.size(); ++index) {
            if (std::ranges::find(m_snapshot.layers[index].files, path)
                != m_snapshot.layers[index].files.end())
                return Chains(m_snapshot, index);
        }
        return {};
    }

    /// What an object that decides for whom units are makes of each cluster.
    void target(const model::TargetingObject &object)
    {
        using Target = model::TargetingObject::State;
        if (object.state != Target::Known)
            m_answer->notes.append(object.why
                                       ? sentence(*object.why)
                                       : Texts::tr("Its members are not all known: %1.")
                                             .arg(toQt(model::targetingStateName(object.state))));
        for (const base::Error &error : object.errors)
            m_answer->notes.append(sentence(error));
        for (model::ClusterIndex index = 0; index < m_snapshot.clusters.size(); ++index)
            m_answer->clusters[index].state =
                object.members.contains(index) ? State::Reached : State::Outside;
        if (!object.decisions)
            return;
        for (const model::TargetingDecision &decision : object.decisions->all()) {
            if (!decision.cluster)
                continue;
            QStringList &why = m_answer->clusters[*decision.cluster].why;
            for (const model::Reason &reason : decision.reasons) {
                if (why.size() >= mostReasons)
                    break;
                QString line = (reason.holds ? u"✓ "_s : u"– "_s) + visible(reason.subject);
                if (!reason.place.file.isRoot())
                    line +=
                        u" (%1:%2)"_s.arg(visible(reason.place.file.text())).arg(reason.place.line);
                why.append(line);
            }
        }
    }

    void selector()
    {
        if (m_input.subject.isTrial())
            return tryChanges(edit::changesOfSelector(m_snapshot, text()));
        for (const model::TargetingObject &object : m_snapshot.targeting) {
            if (object.id.text() == text())
                return target(object);
        }
        const auto parsed = model::LabelSelector::parse(text());
        if (!parsed)
            return fail(parsed.error());
        for (const model::LabelSelector::Requirement &requirement : parsed->requirements())
            m_answer->rules.append(ruleText(requirement));
        for (model::ClusterIndex index = 0; index < m_snapshot.clusters.size(); ++index) {
            RadiusCluster &row = m_answer->clusters[index];
            bool all = true;
            for (const model::LabelSelector::Requirement &requirement : parsed->requirements()) {
                const auto value = fleet::labelOf(m_snapshot.clusters[index], requirement.key);
                const bool holds = model::matches(requirement, value);
                all = all && holds;
                row.rules.push_back({value ? visible(*value) : QString(), holds});
                const QString rule = ruleText(requirement);
                const QString has =
                    value ? Texts::tr("%1 is %2").arg(visible(requirement.key), visible(*value))
                          : Texts::tr("it has no %1").arg(visible(requirement.key));
                //: what a cluster has, and a rule such as "region in (eu, us)"
                row.why.append(holds ? Texts::tr("%1: %2 holds.").arg(has, rule)
                                     : Texts::tr("%1: %2 keeps it out.").arg(has, rule));
            }
            row.state = all ? State::Reached : State::Outside;
            if (parsed->requirements().empty())
                row.why.append(Texts::tr("An empty selector matches every cluster."));
        }
    }

    static QString ruleText(const model::LabelSelector::Requirement &requirement)
    {
        using Operator = model::LabelSelector::Operator;
        const QString key = visible(requirement.key);
        const QString values = nameList(requirement.values, 8);
        switch (requirement.op) {
        case Operator::Exists:
            return key;
        case Operator::DoesNotExist:
            return u"!"_s + key;
        case Operator::In:
            return requirement.values.size() == 1 ? u"%1=%2"_s.arg(key, values)
                                                  : u"%1 in (%2)"_s.arg(key, values);
        case Operator::NotIn:
            return requirement.values.size() == 1 ? u"%1!=%2"_s.arg(key, values)
                                                  : u"%1 notin (%2)"_s.arg(key, values);
        case Operator::GreaterThan:
            return u"%1>%2"_s.arg(key, values);
        case Operator::LessThan:
            return u"%1<%2"_s.arg(key, values);
        }
        return {};
    }

    void whatIf()
    {
        tryChanges(m_input.subject.kind == Kind::Without
                       ? edit::withoutCluster(m_snapshot, text())
                       : edit::changesOfLabel(m_snapshot, text()));
    }

    void tryChanges(const base::Result<edit::FileChanges> &edits)
    {
        if (!edits)
            return fail(edits.error());
        m_answer->changes = *edits;
        edit::PlanOptions options;
        options.open = m_input.options;
        options.progress = m_progress;
        takeImpact(
            edit::impactOfChanges(m_input.snapshot, *edits, *m_input.memo, options, m_cancel));
    }

    void pending() { takeImpact(diff::impactOf(m_input.saved, m_input.snapshot, m_cancel)); }

    void takeImpact(base::Result<diff::ImpactPtr> result)
    {
        if (!result)
            return fail(std::move(result).error());
        m_answer->impact = m_input.freeOnPool(*std::move(result));
        const diff::Impact &impact = *m_answer->impact;
        m_answer->targeting = diff::targetingChanges(*impact.fleet.before, *impact.fleet.after);
        std::unordered_map<QString, std::size_t> rowOf;
        for (std::size_t at = 0; at < m_answer->clusters.size(); ++at)
            rowOf.emplace(m_answer->clusters[at].name, at);
        for (const std::string &name : impact.clusterNames) {
            if (rowOf.contains(toQt(name)))
                continue;
            const model::Cluster *cluster = impact.fleet.after->findCluster(name);
            if (!cluster)
                cluster = impact.fleet.before->findCluster(name);
            rowOf.emplace(toQt(name), m_answer->clusters.size());
            m_answer->clusters.push_back(clusterOf(*cluster));
        }
        const auto rowNamed = [&](const std::string &name) -> RadiusCluster & {
            return m_answer->clusters[rowOf.at(toQt(name))];
        };
        for (const diff::ClusterDiff &cluster : impact.fleet.clusters)
            takeCluster(rowNamed(cluster.cluster), cluster);
        for (const diff::ClusterChange &change : impact.clusters)
            takeClusterChange(rowNamed(change.cluster), change);
        for (const diff::TargetingChange &change : m_answer->targeting) {
            for (const std::string &name : change.gained)
                takeMembership(rowNamed(name), State::Gained,
                               Texts::tr("%1 takes it in.").arg(visible(change.object)));
            for (const std::string &name : change.lost)
                takeMembership(rowNamed(name), State::Lost,
                               Texts::tr("%1 no longer takes it.").arg(visible(change.object)));
        }
        sayGroups(impact, rowNamed);
        for (RadiusCluster &row : m_answer->clusters) {
            if (row.why.isEmpty())
                row.why.append(Texts::tr("Nothing changes there."));
        }
    }

    static void takeMembership(RadiusCluster &row, State state, const QString &why)
    {
        row.state = state;
        row.why.append(why);
    }

    static void takeCluster(RadiusCluster &row, const diff::ClusterDiff &cluster)
    {
        row.objects = cluster.changes.size();
        for (const diff::ObjectChange &change : cluster.changes)
            row.fields += change.fields.size();
        if (!cluster.changes.empty())
            row.state = cluster.added     ? State::Gained
                        : cluster.removed ? State::Lost
                                          : State::Reached;
    }

    static void takeClusterChange(RadiusCluster &row, const diff::ClusterChange &change)
    {
        using Change = diff::ClusterChange::Kind;
        if (change.kind == Change::Added)
            takeMembership(row, State::Gained, Texts::tr("It comes into the fleet."));
        else if (change.kind == Change::Removed)
            takeMembership(row, State::Lost, Texts::tr("It leaves the fleet."));
        for (const diff::ClusterChange::Label &label : change.labels)
            row.why.append(
                Texts::tr("%1: %2 → %3")
                    .arg(visible(label.key),
                         label.before.empty() ? Texts::tr("none") : visible(label.before),
                         label.after.empty() ? Texts::tr("none") : visible(label.after)));
        if (change.kind == Change::Relabelled && row.state == State::Outside)
            row.state = State::Hidden;
    }

    template<typename RowNamed>
    static void sayGroups(const diff::Impact &impact, RowNamed rowNamed)
    {
        for (const diff::ImpactGroup &group : impact.groups) {
            const QString line =
                group.kind == diff::ImpactGroup::Kind::Changed && group.fields.size() == 1
                    //: an object, and what changes in it
                    ? Texts::tr("%1: %2").arg(impactSubject(group),
                                              fieldInShort(*group.fields.front()))
                    : Texts::tr("%1: %2").arg(impactHeading(group), impactSubject(group));
            for (const std::string &name : impact.namesOf(group.clusters)) {
                RadiusCluster &row = rowNamed(name);
                if (row.why.size() < mostWhy)
                    row.why.append(line);
                else if (row.why.size() == mostWhy)
                    row.why.append(u"…"_s);
            }
        }
    }

    void nameClusters()
    {
        const auto name = [this](const std::vector<std::string> &names) {
            m_answer->whose.append(nameList(names, namedClusters));
        };
        if (m_answer->impact) {
            const diff::Impact &impact = *m_answer->impact;
            for (std::size_t at = 0; at < impact.groups.size() && at < RadiusAnswer::mostNamed;
                 ++at)
                name(impact.namesOf(impact.groups[at].clusters));
            return;
        }
        for (std::size_t at = 0; at < m_answer->uses.size() && at < RadiusAnswer::mostNamed; ++at)
            name(m_snapshot.namesOf(m_answer->uses[at].clusters));
    }

    void findLayers()
    {
        model::ClusterSet wanted;
        for (model::ClusterIndex index = 0; index < m_snapshot.clusters.size(); ++index) {
            const State state = m_answer->clusters[index].state;
            if (state != State::Outside && state != State::Hidden)
                wanted.insert(index);
        }
        m_answer->layers = fleet::layersReaching(m_snapshot, wanted);
    }

    const RadiusInput &m_input;
    const base::Cancel &m_cancel;
    const fleet::Progress &m_progress;
    const model::Snapshot &m_snapshot;
    std::shared_ptr<RadiusAnswer> m_answer;
};

} // namespace

std::size_t RadiusAnswer::count(State state) const
{
    return static_cast<std::size_t>(std::ranges::count(clusters, state, &RadiusCluster::state));
}

std::size_t RadiusAnswer::concerned() const
{
    return clusters.size() - count(State::Outside) - count(State::Hidden);
}

std::size_t RadiusAnswer::concernedProduction() const
{
    return static_cast<std::size_t>(
        std::ranges::count_if(clusters, [](const RadiusCluster &cluster) {
            return cluster.production && cluster.state != State::Outside
                   && cluster.state != State::Hidden;
        }));
}

RadiusAnswerPtr answerRadius(const RadiusInput &input, const base::Cancel &cancel,
                             const fleet::Progress &progress)
{
    return input.freeOnPool(RadiusAnswerPtr(Answering(input, cancel, progress).run()));
}

QString radiusSentence(const RadiusAnswer &answer)
{
    if (answer.subject.isTrial())
        return answer.impact ? impactSentence(*answer.impact) : QString();
    const int all = asInt(answer.clusters.size());
    const std::size_t concerned = answer.concerned();
    const std::size_t hidden = answer.count(State::Hidden);
    if (concerned == 0 && hidden == 0)
        return answer.subject.kind == Kind::Selector ? Texts::tr("This selector matches nothing.")
                                                     : Texts::tr("No cluster is reached.");
    const QString production =
        answer.concernedProduction() > 0
            ? Texts::tr("%n of production.", nullptr, asInt(answer.concernedProduction()))
            : Texts::tr("None of production.");
    //: %1 of %n clusters
    const QString reach =
        answer.subject.kind == Kind::Selector
            ? Texts::tr("Matches %1 of %n cluster(s).", nullptr, all).arg(concerned)
            : Texts::tr("Reaches %1 of %n cluster(s).", nullptr, all).arg(concerned + hidden);
    if (hidden == 0)
        //: two sentences
        return Texts::tr("%1 %2").arg(reach, production);
    //: three sentences
    return Texts::tr("%1 It decides in %2, hidden in %3. %4")
        .arg(reach)
        .arg(concerned)
        .arg(hidden)
        .arg(production);
}

} // namespace fleetwright::services
