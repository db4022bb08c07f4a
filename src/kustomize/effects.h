// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/hash.h"
#include "base/result.h"
#include "kustomize/schema/fieldspec.h"
#include "yaml/node.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace fleetwright::kustomize {

/// What an effect depends on beside the object: everything that the step reads goes in. Nodes and
/// other immutable values that the layer keeps alive count by their address, all else by content.
class StepKey {
public:
    /// `step` names the code, `layer` is the folder that the step's changes name as their cause.
    StepKey(std::string_view step, const base::RepoPath &layer);

    StepKey &add(base::Hash128 hash);
    StepKey &add(std::string_view text);
    StepKey &addKept(const void *kept);
    StepKey &add(std::uint64_t number);
    StepKey &add(std::span<const FieldSpec> specs);
    StepKey &add(std::span<const yaml::Node *const> nodes);

    [[nodiscard]] base::Hash128 hash() const { return m_hash; }

private:
    base::Hash128 m_hash;
};

/// What the steps of one run of a layer made of its objects. The layer's next run — for other
/// files, that is with some other objects — takes over what the same step made of the same node:
/// nodes are immutable, so that an equal address is equal content with all its places and changes.
/// A step that depends on other objects has what it reads of them in its key.
class Effects {
public:
    /// `earlier` is a run whose nodes stay alive as long as the effects are filled; nullptr if
    /// there is none.
    explicit Effects(std::shared_ptr<const Effects> earlier) : m_earlier(std::move(earlier)) {}

    /// A node of another object that an effect took something over from.
    struct Read {
        std::uint32_t object = 0; ///< its place, as the step's key fixes it
        std::uint32_t part = 0;   ///< which of its nodes: the step's own numbers
        const yaml::Node *node = nullptr;
        std::size_t effect = 0; ///< among the step's effects; set when it is noted
    };

private:
    struct Effect {
        const yaml::Node *before = nullptr;
        const yaml::Node *after = nullptr;
    };

public:
    /// The effects of one step. Its objects may come between those of another one.
    class Step {
    public:
        /// `effects` may be nullptr: then nothing is kept. `expected` is how many objects will
        /// come.
        Step(Effects *effects, const StepKey &key, std::size_t expected);

        /// What the step makes of `object`: `compute()`, unless an earlier run has it. nullptr is a
        /// result like others: the step removes the object.
        template<typename Compute>
        [[nodiscard]] base::Result<const yaml::Node *> of(const yaml::Node *object,
                                                          const Compute &compute)
        {
            if (const auto known = find(object))
                return note(object, *known);
            auto made = compute();
            return made ? note(object, *made) : std::move(made);
        }

        /// The same for an effect that takes nodes of other objects over: `compute(reads)` notes
        /// them, and it is computed again unless `holds(read)` for all that it took then.
        template<typename Compute, typename Holds>
        [[nodiscard]] base::Result<const yaml::Node *>
        of(const yaml::Node *object, const Compute &compute, const Holds &holds)
        {
            const auto known = find(object);
            if (known && std::ranges::all_of(foundReads(), holds)) {
                noteReads(foundReads());
                return note(object, *known);
            }
            std::vector<Read> reads;
            auto made = compute(reads);
            if (!made)
                return made;
            noteReads(reads);
            return note(object, *made);
        }

    private:
        /// What the effect that was found last took over.
        [[nodiscard]] std::span<const Read> foundReads() const;
        void noteReads(std::span<const Read> reads);
        [[nodiscard]] std::optional<const yaml::Node *> find(const yaml::Node *object);
        [[nodiscard]] std::optional<std::size_t> placeOf(const yaml::Node *object,
                                                         const std::vector<Effect> &effects);
        const yaml::Node *note(const yaml::Node *before, const yaml::Node *after);

        Effects *m_effects = nullptr;
        std::size_t m_own = 0;              ///< among the steps of this run
        const Effects *m_earlier = nullptr; ///< nullptr if it had no such step
        std::size_t m_other = 0;
        std::size_t m_found = 0; ///< the effect that was found last
        std::size_t m_next = 0;  ///< objects come in the order of the earlier run, most times
        std::size_t m_misses = 0;
        std::unordered_map<const yaml::Node *, std::size_t> m_places; ///< after many misses
    };

    /// An order of objects that an earlier run found under the same key; nullptr if it did not.
    [[nodiscard]] const std::vector<std::uint32_t> *orderOf(base::Hash128 key) const;
    void noteOrder(base::Hash128 key, std::vector<std::uint32_t> order);

    /// Forgets the earlier run. True if anything of it was taken over: its nodes are in use.
    bool finish();

private:
    struct StepEffects {
        base::Hash128 key;
        std::vector<Effect> effects;
        std::vector<Read> reads; ///< in the order of the effects
    };

    std::shared_ptr<const Effects> m_earlier;
    std::vector<StepEffects> m_steps;
    base::Hash128 m_orderKey;
    std::vector<std::uint32_t> m_order;
    bool m_tookOver = false;
};

} // namespace fleetwright::kustomize
