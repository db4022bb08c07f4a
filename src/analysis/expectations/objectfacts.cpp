// SPDX-License-Identifier: Apache-2.0
#include "analysis/expectations/objectfacts.h"

#include "analysis/expectations/fieldpattern.h"
#include "analysis/places.h"
#include "analysis/unitwriting.h"
#include "base/glob.h"
#include "diff/column.h"
#include "diff/placeholders.h"
#include "diff/valuetext.h"
#include "model/secret.h"

#include <algorithm>

namespace fleetwright::analysis::expectations {

namespace {

using model::Object;
using model::Snapshot;
using model::Unit;
using yaml::Node;
using State = ObjectFact::State;

class Matching {
public:
    explicit Matching(const config::ObjectPattern &pattern) : m_pattern(pattern) {}

    [[nodiscard]] bool fits(const Object &object, const Unit &unit) const
    {
        const model::ResourceId &id = object.id;
        return base::globMatches(m_pattern.kind, id.kind)
               && (m_pattern.group.empty() || base::globMatches(m_pattern.group, id.group))
               && (base::globMatches(m_pattern.name, object.stableName)
                   || base::globMatches(m_pattern.name, id.name))
               && (base::globMatches(m_pattern.nameSpace, id.nameSpace)
                   || (id.nameSpace.empty()
                       && base::globMatches(m_pattern.nameSpace, defaultNamespaceOf(unit))));
    }

    /// The part of the name that is no glob: what an input that brings the object would hold.
    [[nodiscard]] std::string_view literalName() const
    {
        std::string_view longest;
        std::string_view rest = m_pattern.name;
        while (!rest.empty()) {
            const std::size_t end = std::min(rest.find_first_of("*?["), rest.size());
            if (end > longest.size())
                longest = rest.substr(0, end);
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
        return longest;
    }

private:
    const config::ObjectPattern &m_pattern;
};

bool textHolds(const Snapshot &snapshot, const base::RepoPath &path, std::string_view text)
{
    if (snapshot.files->kind(path) != base::EntryKind::File)
        return false;
    const auto file = snapshot.files->read(path);
    return file && (*file)->bytes().find(text) != std::string_view::npos;
}

bool nodeHolds(const Node *node, std::string_view text)
{
    if (!node)
        return false;
    if (node->isScalar())
        return node->text().find(text) != std::string_view::npos;
    return std::ranges::any_of(node->items(),
                               [&](const Node *item) { return nodeHolds(item, text); })
           || std::ranges::any_of(node->entries(), [&](const yaml::Entry &entry) {
                  return entry.key->text().find(text) != std::string_view::npos
                         || nodeHolds(entry.value, text);
              });
}

/// Whether what a unit is made of speaks of a name.
bool inputsHold(const Snapshot &snapshot, const Unit &unit, std::string_view name)
{
    if (nodeHolds(unit.declaration->object, name))
        return true;
    std::vector<base::RepoPath> files;
    if (unit.rendering)
        files = unit.rendering->files;
    else if (unit.root)
        files = snapshot.layers[*unit.root].files;
    return std::ranges::any_of(
        files, [&](const base::RepoPath &file) { return textHolds(snapshot, file, name); });
}

class Facts {
public:
    Facts(const Snapshot &snapshot, const config::Expectation &expectation)
        : m_snapshot(snapshot), m_expectation(expectation), m_matching(*expectation.object),
          m_facts(snapshot.clusters.size())
    {}

    std::vector<ObjectFact> run()
    {
        for (const Unit &unit : m_snapshot.units) {
            if (!unit.rendering)
                continue;
            for (const Object &object : unit.rendering->objects) {
                if (m_matching.fits(object, unit))
                    take(object, unit.cluster);
            }
        }
        for (const Unit &unit : m_snapshot.units) {
            ObjectFact &fact = m_facts[unit.cluster];
            if (fact.state == State::Lacks && mayHave(unit))
                fact.state = State::Unknown;
        }
        return std::move(m_facts);
    }

private:
    void take(const Object &object, model::ClusterIndex cluster)
    {
        ObjectFact &fact = m_facts[cluster];
        for (const Node *value : valuesAt(object.root, m_expectation.object->path)) {
            const bool fits = !m_expectation.equals || isEqual(value, *m_expectation.equals);
            // What is there instead is worth telling.
            if (fact.shown.empty() || (fits && fact.state != State::Has)) {
                fact.shown = shownValue(object, value);
                fact.place = value == object.root ? objectPlace(object.root) : placeOfValue(value);
            }
            if (!fits)
                continue;
            fact.state = State::Has;
            const base::Hash128 hash = hashOf(value, object, cluster);
            fact.values.emplace(hash.high, hash.low);
        }
    }

    [[nodiscard]] std::string shownValue(const Object &object, const Node *value) const
    {
        if (value == object.root || model::isSecret(object.id) || model::comesFromSecret(value))
            return {};
        return diff::valueText(value);
    }

    base::Hash128 hashOf(const Node *value, const Object &object, model::ClusterIndex cluster) const
    {
        const bool comparesWhole =
            m_expectation.must == config::Expectation::Must::Equal && value == object.root;
        if (!comparesWhole)
            return value->hash();
        diff::Column column;
        column.expected = diff::expectedValuesOf(m_snapshot, cluster);
        column.items.push_back({&object, 1});
        return diff::Placeholders(column).hashOf({}, value).hash;
    }

    [[nodiscard]] bool mayHave(const Unit &unit) const
    {
        if (unit.error)
            return true;
        const bool isPartial = unit.rendering && !unit.rendering->unresolved.empty();
        return (unit.unresolved || isPartial)
               && inputsHold(m_snapshot, unit, m_matching.literalName());
    }

    const Snapshot &m_snapshot;
    const config::Expectation &m_expectation;
    Matching m_matching;
    std::vector<ObjectFact> m_facts;
};

} // namespace

std::vector<ObjectFact> factsOf(const Snapshot &snapshot, const config::Expectation &expectation)
{
    return Facts(snapshot, expectation).run();
}

} // namespace fleetwright::analysis::expectations
