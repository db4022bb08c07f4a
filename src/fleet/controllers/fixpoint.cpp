// SPDX-License-Identifier: Apache-2.0
#include "fleet/controllers/fixpoint.h"

#include "base/addresshash.h"
#include "base/parallel.h"
#include "fleet/controllers/argocdcontroller.h"
#include "fleet/controllers/fluxcontroller.h"
#include "fleet/controllers/rancherfleetcontroller.h"
#include "fleet/controllers/renderedplaces.h"
#include "fleet/controllers/rootobjects.h"
#include "fleet/controllers/taskrenderer.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <unordered_map>
#include <unordered_set>

namespace fleetwright::fleet {

namespace {

using base::addressHash;
using base::Error;
using base::ErrorCode;
using base::Hash128;
using base::Result;

/// A unit of this round.
struct State {
    std::size_t id = 0;               ///< the same in every round
    const FoundUnit *found = nullptr; ///< kept by its evaluation
    const std::string *hub = nullptr;
    RenderOutcome outcome;
    std::optional<std::size_t> appliedBy; ///< an id
    std::optional<std::size_t> target;    ///< into the round's targets
};

struct Target {
    const FoundTarget *found = nullptr;
    const std::string *hub = nullptr;
    std::optional<std::size_t> appliedBy; ///< an id
};

class Fixpoint {
public:
    explicit Fixpoint(FixpointInputs inputs)
        : m_inputs(std::move(inputs)), m_context(*m_inputs.context), m_argoCd(m_context),
          m_flux(m_context), m_rancherFleet(m_context),
          m_controllers{&m_argoCd, &m_flux, &m_rancherFleet}, m_roots(m_inputs),
          m_renderer(m_inputs)
    {
        m_switches = base::combine(m_inputs.table->shape(), m_inputs.plan.optionsKey);
        m_switches = base::combine(m_switches, m_inputs.statesKey);
        m_overlays = std::make_shared<std::map<PlannedUnit, FoundUnit>>();
    }

    Result<Settlement> run()
    {
        m_overlaysJoin = !m_roots.hasUnits();
        const std::size_t rounds = m_context.build.limits.fixpointRounds;
        for (std::size_t round = 0; round < rounds; ++round) {
            if (auto done = runRound(); !done)
                return std::move(done).error();
            const Hash128 now = identity();
            const bool isSettled = now == m_last || (m_overlaysJoin && !anythingDecides());
            m_last = now;
            if (!isSettled)
                continue;
            if (m_overlaysJoin)
                return finish();
            m_overlaysJoin = true;
        }
        m_problems.push_back({ErrorCode::Cycle,
                              "the fleet's units do not settle within the limit fixpointRounds ("
                                  + std::to_string(rounds) + ")",
                              {},
                              "look for an object that renders itself under ever other names",
                              {}});
        return finish();
    }

private:
    Result<void> runRound()
    {
        m_context.destinations = Destinations(*m_inputs.census);
        gather();
        evaluate();
        collect();
        if (m_states.size() > m_context.build.limits.units)
            return Error{ErrorCode::TooLarge,
                         "the fleet has more units than the limit units ("
                             + std::to_string(m_context.build.limits.units) + ")",
                         {},
                         "open a part of it",
                         {}};
        if (auto rendered = render(); !rendered)
            return rendered;
        takeClaims();
        return {};
    }

    /// What the API of every cluster has, by what was rendered in the round before.
    void gather()
    {
        m_apis.clear();
        m_seen.clear();
        std::unordered_set<const RenderedFolder *> rendered;
        m_reachedLayers.clear();
        m_roots.beginRound(m_context.destinations);
        for (const State &state : m_states) {
            const RenderedFolder *folder = state.outcome.folder.get();
            noteReached(state, rendered);
            if (!folder || !folder->content)
                continue;
            m_roots.noteOutput(*folder->content, state.found->cluster);
            ClusterApi &api = apiOf(state.found->cluster);
            api.contents.push_back(folder->content);
            for (std::size_t i = 0; i < folder->content->objects.size(); ++i)
                add(api, folder->content->objects[i], folder->content->keys[i], state.id);
        }
        m_roots.settleHubs();
        m_roots.each(m_reachedLayers, [&](const std::string &cluster,
                                          const TargetingContentPtr &content, std::size_t object) {
            ClusterApi &api = apiOf(cluster);
            if (api.contents.empty() || api.contents.back() != content)
                api.contents.push_back(content);
            add(api, content->objects[object], content->keys[object], std::nullopt);
        });
        m_context.written = m_roots.writtenAnywhere();
        leaveOutUnread();
    }

    /// Every app brings ConfigMaps, round by round: without those that Flux is not told to read, an
    /// API is the same as in the round before, and is not evaluated again.
    void leaveOutUnread()
    {
        std::vector<ClusterApi *> apis;
        for (auto &[cluster, api] : m_apis)
            apis.push_back(&api);
        base::parallelFor(apis.size(), [&](std::size_t i) {
            ClusterApi &api = *apis[i];
            std::unordered_set<Hash128> mentioned;
            for (const TargetingContentPtr &content : api.contents) {
                if (content->hasOtherControllers)
                    return;
                mentioned.insert(content->mentionedNames.begin(), content->mentionedNames.end());
            }
            std::erase_if(api.objects, [&](const ApiObject &each) {
                return isReadByName(*each.object)
                       && !mentioned.contains(base::hashBytes(each.object->id.name));
            });
        });
    }

    ClusterApi &apiOf(const std::string &cluster)
    {
        ClusterApi &api = m_apis[cluster];
        api.cluster = cluster;
        return api;
    }

    /// Of two objects with one name the first counts: what is applied above what is written.
    void add(ClusterApi &api, const flux::KnownObject &object, Hash128 key,
             std::optional<std::size_t> appliedBy)
    {
        if (m_seen[api.cluster].insert(key).second)
            api.objects.push_back({&object, appliedBy});
    }

    void noteReached(const State &state, std::unordered_set<const RenderedFolder *> &seen)
    {
        const model::Controller controller = state.found->controller;
        // What a fleet.yaml builds is no cluster's overlay, whoever it is for.
        if (controller == model::Controller::Overlay
            || (state.found->cluster.empty() && controller != model::Controller::RancherFleet))
            return;
        if (state.found->folder)
            m_reachedLayers.insert(*state.found->folder);
        const RenderedFolder *folder = state.outcome.folder.get();
        if (!folder || !seen.insert(folder).second)
            return;
        if (state.found->folder)
            m_reachedLayers.insert(folder->rendering->layers.begin(),
                                   folder->rendering->layers.end());
        else if (state.found->readsCopies) {
            for (const base::RepoPath &file : filesIn(*folder->rendering))
                m_reachedLayers.insert(file.parent());
        }
    }

    void evaluate()
    {
        struct Changed {
            const ClusterApi *api;
            Hash128 identity;
            ApiEvaluationPtr *known;
        };
        std::vector<Changed> changed;
        Hash128 common = base::combine(m_context.destinations.identity(), m_switches);
        for (const flux::KnownObject &written : m_context.written->all())
            common = base::combine(common, written.root->span().known() ? addressHash(written.root)
                                                                        : written.root->hash());
        for (const auto &[cluster, api] : m_apis) {
            Hash128 identity = base::combine(common, base::hashBytes(cluster));
            for (const ApiObject &each : api.objects)
                identity = base::combine(identity, addressHash(each.object->root));
            ApiEvaluationPtr &known = m_evaluated[cluster];
            if (known && known->identity == identity)
                continue;
            known = m_context.store->impl().evaluations.find(identity);
            if (known)
                takeOver(*known);
            else
                changed.push_back({&api, identity, &known});
        }
        base::parallelFor(changed.size(), [&](std::size_t i) {
            *changed[i].known = evaluated(*changed[i].api, changed[i].identity);
        });
        std::erase_if(m_evaluated, [&](const auto &each) { return !m_apis.contains(each.first); });
        for (const Changed &each : changed)
            addClaims(**each.known);
        for (const auto &[cluster, evaluation] : m_evaluated)
            m_used.emplace(evaluation->identity, evaluation);
    }

    ApiEvaluationPtr evaluated(const ClusterApi &api, Hash128 identity)
    {
        auto evaluation = std::make_shared<ApiEvaluation>();
        evaluation->identity = identity;
        evaluation->contents = api.contents;
        std::unordered_map<Hash128, std::size_t> counts;
        for (Controller *controller : m_controllers) {
            Evaluation answer = controller->evaluate(api);
            for (const FoundUnit &unit : answer.units) {
                Hash128 key =
                    base::hashBytes(api.cluster + '\n' + unit.id.text() + '\n' + unit.cluster);
                if (const std::size_t repeated = counts[key]++; repeated > 0)
                    key = base::combine(key, {repeated, 0});
                evaluation->keys.push_back(key);
            }
            evaluation->answers.push_back(std::move(answer));
        }
        return evaluation;
    }

    /// What evaluating it again would have told.
    void takeOver(const ApiEvaluation &evaluation)
    {
        for (const Evaluation &answer : evaluation.answers) {
            for (const auto &[url, path] : answer.paths)
                m_context.sources->notePath(url, path);
        }
        addClaims(evaluation);
    }

    void addClaims(const ApiEvaluation &evaluation)
    {
        for (const Evaluation &answer : evaluation.answers)
            m_inputs.census->add(answer.claims);
    }

    /// The units and targets of all answers.
    void collect()
    {
        m_states.clear();
        m_targets.clear();
        for (const auto &[cluster, evaluated] : m_evaluated) {
            const ClusterApi &api = m_apis.at(cluster);
            std::size_t unitNumber = 0;
            for (const Evaluation &answer : evaluated->answers) {
                const std::size_t firstTarget = m_targets.size();
                for (const FoundTarget &target : answer.targets)
                    m_targets.push_back(
                        {&target, &cluster, api.objects[target.apiObject].appliedBy});
                for (const FoundUnit &unit : answer.units) {
                    State state;
                    state.found = &unit;
                    state.hub = &cluster;
                    state.appliedBy = api.objects[unit.object].appliedBy;
                    if (unit.target)
                        state.target = firstTarget + *unit.target;
                    add(std::move(state), evaluated->keys[unitNumber++]);
                }
            }
        }
        if (m_overlaysJoin)
            addOverlays();
    }

    void add(State state, Hash128 key)
    {
        state.id = m_ids.try_emplace(key, m_ids.size()).first->second;
        m_states.push_back(std::move(state));
    }

    void addOverlays()
    {
        for (const PlannedUnit &planned : *m_inputs.overlays) {
            const base::RepoPath &path = m_inputs.graph->layers[planned.root].path;
            if (m_reachedLayers.contains(path))
                continue;
            const auto [known, isNew] = m_overlays->try_emplace(planned);
            FoundUnit &found = known->second;
            if (isNew) {
                found.id = {"Overlay", {}, path.isRoot() ? std::string(".") : path.text()};
                found.cluster = planned.cluster;
                found.folder = path;
            }
            State state;
            state.found = &found;
            state.hub = &m_noHub;
            add(std::move(state),
                base::hashBytes("overlay\n" + path.text() + '\n' + planned.cluster));
        }
    }

    Result<void> render()
    {
        std::vector<TaskRenderer::Request> requests;
        for (State &state : m_states) {
            if (state.found->controller != model::Controller::Overlay)
                requests.push_back({state.found->task, &state.outcome});
        }
        if (auto rendered = m_renderer.render(requests); !rendered)
            return rendered;
        if (!m_overlaysJoin)
            return {};
        std::set<base::RepoPath> folders = m_roots.appliedByHand(m_reachedLayers);
        for (const State &state : m_states) {
            if (state.found->controller == model::Controller::Overlay)
                folders.insert(*state.found->folder);
        }
        if (auto rendered = m_renderer.renderLayers(folders); !rendered)
            return rendered;
        for (State &state : m_states) {
            if (state.found->controller == model::Controller::Overlay)
                state.outcome = m_renderer.layer(*state.found->folder);
        }
        for (const base::RepoPath &folder : m_roots.appliedByHand(m_reachedLayers))
            m_roots.noteLayer(folder, m_renderer.layer(folder).folder);
        return {};
    }

    /// Cluster Secrets, Applications … of outputs say of clusters what those of files do.
    void takeClaims()
    {
        for (const State &state : m_states) {
            const RenderedFolderPtr &folder = state.outcome.folder;
            if (!folder || !folder->content || !m_claimed.insert(folder->content).second)
                continue;
            std::vector<inventory::Claim> claims = folder->content->claims;
            // Whose sync it is, is known by where it was rendered.
            std::erase_if(claims, [](const inventory::Claim &claim) {
                return claim.signal == model::Signal::FluxSync;
            });
            m_inputs.census->add(std::move(claims));
        }
        m_inputs.census->settle({});
    }

    /// Without, no further round has a controller's unit: overlays are all there is, and they are
    /// rendered.
    [[nodiscard]] bool anythingDecides() const
    {
        return m_roots.decide() || std::ranges::any_of(m_states, [](const State &state) {
                   const RenderedFolder *folder = state.outcome.folder.get();
                   return state.found->controller != model::Controller::Overlay
                          || (folder && folder->content && folder->content->decides);
               });
    }

    [[nodiscard]] Hash128 identity() const
    {
        Hash128 identity{m_inputs.census->names().size(), m_overlaysJoin ? 1u : 0u};
        for (const State &state : m_states) {
            identity = base::combine(identity, {state.id, state.appliedBy.value_or(SIZE_MAX)});
            const RenderedFolderPtr &folder = state.outcome.folder;
            identity =
                base::combine(identity, addressHash(folder ? folder->rendering.get() : nullptr));
        }
        return base::combine(identity, {m_targets.size(), m_states.size()});
    }

    Result<Settlement> finish()
    {
        Settlement settlement;
        std::vector<std::optional<std::size_t>> byId(m_ids.size());
        // Backwards: of several with one id the first counts.
        for (std::size_t i = m_states.size(); i > 0; --i)
            byId[m_states[i - 1].id] = i - 1;
        const auto indexOf = [&](std::optional<std::size_t> id) {
            return id ? byId[*id] : std::nullopt;
        };
        settlement.targets.reserve(m_targets.size());
        settlement.units.reserve(m_states.size());
        for (Target &target : m_targets)
            settlement.targets.push_back(
                {*target.found, *target.hub, indexOf(target.appliedBy), target.found->members});
        for (State &state : m_states) {
            SettledUnit unit;
            unit.parent = indexOf(state.appliedBy);
            // A unit that applies its own object was first applied by hand.
            if (unit.parent == settlement.units.size())
                unit.parent.reset();
            unit.target = state.target;
            if (unit.target && !state.found->cluster.empty())
                settlement.targets[*unit.target].members.insert(state.found->cluster);
            unit.hub = *state.hub;
            unit.outcome = std::move(state.outcome);
            unit.found = state.found;
            settlement.units.push_back(std::move(unit));
        }
        findCycles(settlement);
        for (const auto &[cluster, evaluated] : m_evaluated) {
            for (const Evaluation &answer : evaluated->answers)
                m_problems.insert(m_problems.end(), answer.problems.begin(), answer.problems.end());
        }
        settlement.problems = std::move(m_problems);
        settlement.keeps.push_back(m_overlays);
        for (const auto &[cluster, evaluation] : m_evaluated)
            settlement.keeps.push_back(evaluation);
        keepEvaluations();
        return settlement;
    }

    /// For the next opening, if nothing in it depends on what is not in its identity.
    void keepEvaluations()
    {
        std::erase_if(m_used, [](const auto &each) {
            return std::ranges::any_of(each.second->answers, &Evaluation::dependsOnFiles);
        });
        m_context.store->impl().evaluations.replace(std::move(m_used));
    }

    /// Units that apply each other and that nothing else applies: nobody would begin.
    void findCycles(const Settlement &settlement)
    {
        std::vector<std::uint8_t> state(settlement.units.size(), 0); // 1 on the way, 2 done
        for (std::size_t start = 0; start < state.size(); ++start) {
            std::vector<std::size_t> way;
            std::optional<std::size_t> at = start;
            while (at && state[*at] == 0) {
                state[*at] = 1;
                way.push_back(*at);
                at = settlement.units[*at].parent;
            }
            if (at && state[*at] == 1)
                tellCycle(settlement, std::find(way.begin(), way.end(), *at), way.end());
            for (const std::size_t each : way)
                state[each] = 2;
        }
    }

    using Way = std::vector<std::size_t>::const_iterator;
    void tellCycle(const Settlement &settlement, Way begin, Way end)
    {
        std::string text;
        for (Way at = begin; at != end; ++at)
            text += settlement.units[*at].found->id.text() + " is applied by ";
        text += settlement.units[*begin].found->id.text();
        m_problems.push_back({ErrorCode::Cycle,
                              std::move(text),
                              settlement.units[*begin].found->declaration->place,
                              "one of them has to be applied from outside",
                              {}});
    }

    FixpointInputs m_inputs;
    ControllerContext &m_context;
    ArgoCdController m_argoCd;
    FluxController m_flux;
    RancherFleetController m_rancherFleet;
    std::array<Controller *, 3> m_controllers;
    RootObjects m_roots;
    TaskRenderer m_renderer;
    bool m_overlaysJoin = false;
    Hash128 m_last;
    std::map<std::string, ClusterApi> m_apis;
    std::unordered_map<std::string, std::unordered_set<Hash128>> m_seen;
    std::map<std::string, ApiEvaluationPtr> m_evaluated;
    MemoStoreEvaluations::ByIdentity m_used;                      ///< of all rounds
    std::shared_ptr<std::map<PlannedUnit, FoundUnit>> m_overlays; ///< as units
    std::string m_noHub;
    Hash128 m_switches; ///< of what every evaluation depends on
    std::vector<State> m_states;
    std::vector<Target> m_targets;
    std::unordered_map<Hash128, std::size_t> m_ids;
    std::set<base::RepoPath> m_reachedLayers;
    std::unordered_set<TargetingContentPtr> m_claimed;
    std::vector<Error> m_problems;
};

} // namespace

Result<Settlement> settle(FixpointInputs inputs)
{
    return Fixpoint(std::move(inputs)).run();
}

} // namespace fleetwright::fleet
