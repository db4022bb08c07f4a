// SPDX-License-Identifier: Apache-2.0
#include "argocd/generators/generator.h"
#include "argocd/manifest.h"

#include <utility>

namespace fleetwright::argocd {

namespace {

// generators/matrix.go of Argo CD v3.5.

GeneratorLevel below(GeneratorLevel level)
{
    return level == GeneratorLevel::Top ? GeneratorLevel::Nested : GeneratorLevel::Terminal;
}

base::Result<ParameterSet> product(Generation &generation, const yaml::Node *generator,
                                   const ParameterSet &first, const ParameterSet &second)
{
    base::Result<ValuePtr> values = generation.isGo() ? overridden(second.values, first.values)
                                                      : combined(*first.values, *second.values);
    if (!values)
        return placedAt(wrapped("failed to combine the parameters of the matrix generator's "
                                "children",
                                std::move(values).error()),
                        generator);
    auto origin = std::make_shared<SetOrigin>();
    origin->kind = SetOrigin::Kind::Matrix;
    origin->generator = generator->span();
    origin->decidedBy = generator->span();
    origin->parents = {first.origin, second.origin};
    return ParameterSet{*std::move(values), std::move(origin)};
}

/// The second child for each set of the first; evaluated once when it does not depend on it.
class SecondChild {
public:
    SecondChild(Generation &generation, const yaml::Node *entry, GeneratorLevel level)
        : m_generation(generation), m_entry(entry), m_level(level),
          m_isConstant(EntryTemplate::compile(entry, generation.set().language).isConstant())
    {}

    base::Result<const ParameterSets *> setsFor(const ParameterSet &first)
    {
        if (!m_isConstant || !m_sets) {
            base::Result<ParameterSets> sets = evaluateChild(
                m_generation, m_entry, m_level, m_isConstant ? ValuePtr() : first.values);
            if (!sets)
                return wrapped("failed to get params for second generator in the matrix generator",
                               std::move(sets).error());
            m_sets = *std::move(sets);
        }
        return &*m_sets;
    }

private:
    Generation &m_generation;
    const yaml::Node *m_entry;
    GeneratorLevel m_level;
    bool m_isConstant;
    std::optional<ParameterSets> m_sets;
};

} // namespace

base::Result<ParameterSets> generateMatrix(Generation &generation, const yaml::Node *generator,
                                           GeneratorLevel level)
{
    const base::Result<std::vector<const yaml::Node *>> children =
        mapsField(generator, "generators");
    if (!children)
        return children.error();
    if (children->size() < 2)
        return invalidAt(generator, "found less than two generators, Matrix support only two");
    if (children->size() > 2)
        return invalidAt(generator, "found more than two generators, Matrix support only two");
    const base::Result<ParameterSets> firstSets =
        evaluateChild(generation, children->front(), below(level), nullptr);
    if (!firstSets)
        return wrapped("error failed to get params for first generator in matrix generator",
                       firstSets.error());
    SecondChild second(generation, children->back(), below(level));
    ParameterSets sets;
    for (const ParameterSet &first : *firstSets) {
        const base::Result<const ParameterSets *> secondSets = second.setsFor(first);
        if (!secondSets)
            return secondSets.error();
        for (const ParameterSet &other : **secondSets) {
            base::Result<ParameterSet> set = product(generation, generator, first, other);
            if (!set)
                return set.error();
            if (sets.size() == mostGenerated)
                return tooManySets(generator);
            sets.push_back(*std::move(set));
        }
    }
    return sets;
}

} // namespace fleetwright::argocd
