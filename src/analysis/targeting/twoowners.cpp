// SPDX-License-Identifier: Apache-2.0
#include "analysis/leaks/identityfinding.h"
#include "analysis/places.h"
#include "analysis/targeting/targetingrules.h"
#include "analysis/unitwriting.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace fleetwright::analysis::targeting {

namespace {

using model::Object;
using model::Snapshot;
using model::Unit;
using yaml::Node;

/// Flux applies it never, or only where it is not there.
bool isLeftAlone(const Node *root)
{
    const Node *annotations = root->findPath({"metadata", "annotations"});
    if (!annotations)
        return false;
    const Node *reconcile = annotations->find("kustomize.toolkit.fluxcd.io/reconcile");
    const Node *apply = annotations->find("kustomize.toolkit.fluxcd.io/ssa");
    return (reconcile && reconcile->text() == "disabled")
           || (apply && (apply->text() == "IfNotPresent" || apply->text() == "Ignore"));
}

/// An object as one unit writes it.
struct Writing {
    std::size_t unit = 0;
    const Object *object = nullptr;
};

/// What a rendering would write: shared by all clusters that have it.
struct Written {
    const Object *object = nullptr;
    std::string key; ///< group, kind, namespace and name
};

class TwoOwners {
public:
    explicit TwoOwners(RuleInput &input)
        : m_snapshot(input.snapshot()), m_cancel(input.cancel()), m_scopes(input.once<KindScopes>())
    {}

    std::vector<model::Finding> run()
    {
        for (std::size_t begin = 0; begin < m_snapshot.units.size();) {
            if (m_cancel.requested())
                break;
            std::size_t end = begin;
            while (end < m_snapshot.units.size()
                   && m_snapshot.units[end].cluster == m_snapshot.units[begin].cluster)
                ++end;
            lookAt(begin, end);
            begin = end;
        }
        return leaks::mergedByLine(std::move(m_findings));
    }

private:
    void lookAt(std::size_t begin, std::size_t end)
    {
        std::unordered_map<std::string_view, std::vector<Writing>> writings;
        for (std::size_t index = begin; index < end; ++index) {
            if (!writes(m_snapshot.units[index]))
                continue;
            for (const Written &written : writtenBy(m_snapshot.units[index])) {
                std::vector<Writing> &known = writings[written.key];
                if (known.empty() || known.back().unit != index)
                    known.push_back({index, written.object});
            }
        }
        for (const auto &[key, known] : writings) {
            if (known.size() > 1)
                compare(known);
        }
    }

    const std::vector<Written> &writtenBy(const Unit &unit)
    {
        const std::string otherwise = defaultNamespaceOf(unit);
        const auto [entry, isNew] =
            m_written.try_emplace(std::pair(unit.rendering.get(), otherwise));
        if (!isNew)
            return entry->second;
        for (const Object &object : unit.rendering->objects) {
            if (isTargetingKind(object.id) || isLeftAlone(object.root) || isHook(object.root))
                continue;
            entry->second.push_back({&object, object.id.group + '\n' + object.id.kind + '\n'
                                                  + namespaceOf(object, otherwise, m_scopes) + '\n'
                                                  + object.id.name});
        }
        return entry->second;
    }

    void compare(const std::vector<Writing> &writings)
    {
        // Who only watches leaves the object to those that write without being asked.
        std::vector<Writing> owners;
        for (const Writing &writing : writings) {
            if (isAutomated(writing))
                owners.push_back(writing);
        }
        if (owners.empty())
            owners = writings;
        if (owners.size() < 2 || isSharedNamespace(owners))
            return;
        add(owners);
    }

    [[nodiscard]] bool isAutomated(const Writing &writing) const
    {
        const Unit &unit = m_snapshot.units[writing.unit];
        return unit.controller != model::Controller::ArgoCd
               || unit.declaration->delivery.automated.value_or(false);
    }

    /// As many fleets have it: each of one controller's units brings the same Namespace along.
    [[nodiscard]] bool isSharedNamespace(const std::vector<Writing> &owners) const
    {
        const Writing &first = owners.front();
        return first.object->id.kind == "Namespace"
               && std::ranges::all_of(owners, [&](const Writing &other) {
                      return m_snapshot.units[other.unit].controller
                                 == m_snapshot.units[first.unit].controller
                             && other.object->hash() == first.object->hash();
                  });
    }

    void add(const std::vector<Writing> &owners)
    {
        const auto last = std::ranges::max_element(
            owners, {}, [](const Writing &writing) { return objectPlace(writing.object->root); });
        const auto other = std::ranges::find_if(
            owners, [&](const Writing &writing) { return writing.unit != last->unit; });
        const Unit &unit = m_snapshot.units[last->unit];
        const Object &object = *last->object;
        std::vector<std::string> names;
        for (const Writing &writing : owners)
            names.push_back(unitText(m_snapshot.units[writing.unit]));
        model::ResourceId id = object.id;
        id.nameSpace = namespaceOf(object, defaultNamespaceOf(unit), m_scopes);
        model::Finding finding;
        finding.rule = "two-owners";
        finding.severity = model::Severity::Error;
        finding.place = objectPlace(object.root);
        finding.clusters = {m_snapshot.clusters[unit.cluster].name};
        finding.field = objectText(id);
        finding.related = {objectPlace(other->object->root)};
        finding.message = listed(names) + " both write " + finding.field
                          + ": each undoes what the other makes of it";
        if (owners.size() > 2)
            finding.message = listed(names) + " all write " + finding.field
                              + ": each undoes what the others make of it";
        finding.fix = "Remove it from all but one of " + listed(names);
        m_findings.push_back(std::move(finding));
    }

    const Snapshot &m_snapshot;
    const base::Cancel &m_cancel;
    const KindScopes &m_scopes;
    std::map<std::pair<const model::Rendering *, std::string>, std::vector<Written>> m_written;
    std::vector<model::Finding> m_findings;
};

} // namespace

std::vector<model::Finding> twoOwners(RuleInput &input)
{
    return TwoOwners(input).run();
}

} // namespace fleetwright::analysis::targeting
