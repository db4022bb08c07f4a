// SPDX-License-Identifier: Apache-2.0
#include "kustomize/effects.h"

#include "base/repopath.h"

#include <algorithm>

namespace fleetwright::kustomize {

StepKey::StepKey(std::string_view step, const base::RepoPath &layer)
    : m_hash(base::combine(base::hashBytes(step), base::hashBytes(layer.text())))
{}

StepKey &StepKey::add(base::Hash128 hash)
{
    m_hash = base::combine(m_hash, hash);
    return *this;
}

StepKey &StepKey::add(std::string_view text)
{
    return add(base::hashBytes(text));
}

StepKey &StepKey::addKept(const void *kept)
{
    return add(base::Hash128{reinterpret_cast<std::uintptr_t>(kept), 1});
}

StepKey &StepKey::add(std::uint64_t number)
{
    return add(base::Hash128{number, 2});
}

StepKey &StepKey::add(std::span<const FieldSpec> specs)
{
    for (const FieldSpec &spec : specs) {
        for (const std::string *part : {&spec.group, &spec.version, &spec.kind, &spec.path})
            add(std::string_view(*part));
        add(static_cast<std::uint64_t>(spec.create ? 1 : 0));
    }
    return add(static_cast<std::uint64_t>(specs.size()));
}

StepKey &StepKey::add(std::span<const yaml::Node *const> nodes)
{
    for (const yaml::Node *node : nodes)
        addKept(node);
    return add(static_cast<std::uint64_t>(nodes.size()));
}

Effects::Step::Step(Effects *effects, const StepKey &key, std::size_t expected) : m_effects(effects)
{
    if (!effects)
        return;
    m_own = effects->m_steps.size();
    effects->m_steps.push_back({key.hash(), {}, {}});
    effects->m_steps.back().effects.reserve(expected);
    const Effects *earlier = effects->m_earlier.get();
    if (!earlier)
        return;
    // Steps come in the order of the earlier run, too.
    const auto &steps = earlier->m_steps;
    const auto isSame = [&](const StepEffects &step) { return step.key == key.hash(); };
    const auto from = steps.begin() + static_cast<std::ptrdiff_t>(std::min(m_own, steps.size()));
    auto found = std::find_if(from, steps.end(), isSame);
    if (found == steps.end()) {
        found = std::find_if(steps.begin(), from, isSame);
        if (found == from)
            return;
    }
    m_earlier = earlier;
    m_other = static_cast<std::size_t>(found - steps.begin());
}

std::optional<const yaml::Node *> Effects::Step::find(const yaml::Node *object)
{
    if (!m_earlier)
        return std::nullopt;
    const std::vector<Effect> &effects = m_earlier->m_steps[m_other].effects;
    const auto place = placeOf(object, effects);
    if (!place)
        return std::nullopt;
    m_found = *place;
    m_next = *place + 1;
    const Effect &effect = effects[*place];
    m_effects->m_tookOver = m_effects->m_tookOver || effect.after != effect.before;
    return effect.after;
}

std::optional<std::size_t> Effects::Step::placeOf(const yaml::Node *object,
                                                  const std::vector<Effect> &effects)
{
    // One object may have been put in the place of another, or be gone.
    for (std::size_t at = m_next; at < effects.size() && at < m_next + 2; ++at) {
        if (effects[at].before == object)
            return at;
    }
    constexpr std::size_t few = 16;
    if (++m_misses <= few) {
        const auto found =
            std::find_if(effects.begin(), effects.end(),
                         [object](const Effect &effect) { return effect.before == object; });
        return found == effects.end()
                   ? std::nullopt
                   : std::optional(static_cast<std::size_t>(found - effects.begin()));
    }
    if (m_places.empty()) {
        for (std::size_t at = 0; at < effects.size(); ++at)
            m_places.emplace(effects[at].before, at);
    }
    const auto found = m_places.find(object);
    return found == m_places.end() ? std::nullopt : std::optional(found->second);
}

std::span<const Effects::Read> Effects::Step::foundReads() const
{
    const std::vector<Read> &reads = m_earlier->m_steps[m_other].reads;
    const auto [first, last] =
        std::ranges::equal_range(reads, m_found, std::ranges::less(), &Read::effect);
    return {first, last};
}

void Effects::Step::noteReads(std::span<const Read> reads)
{
    if (!m_effects)
        return;
    StepEffects &own = m_effects->m_steps[m_own];
    for (Read read : reads) {
        read.effect = own.effects.size();
        own.reads.push_back(read);
    }
}

const yaml::Node *Effects::Step::note(const yaml::Node *before, const yaml::Node *after)
{
    if (m_effects)
        m_effects->m_steps[m_own].effects.push_back({before, after});
    return after;
}

const std::vector<std::uint32_t> *Effects::orderOf(base::Hash128 key) const
{
    return m_earlier && m_earlier->m_orderKey == key ? &m_earlier->m_order : nullptr;
}

void Effects::noteOrder(base::Hash128 key, std::vector<std::uint32_t> order)
{
    m_orderKey = key;
    m_order = std::move(order);
}

bool Effects::finish()
{
    m_earlier.reset();
    return m_tookOver;
}

} // namespace fleetwright::kustomize
