// SPDX-License-Identifier: Apache-2.0
#include "analysis/places.h"
#include "analysis/policy/clusterpolicies.h"
#include "analysis/policy/policyrules.h"
#include "analysis/unitwriting.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace fleetwright::analysis::policy {

namespace {

using Policies = std::vector<const kyverno::Policy *>;

/// A rule that an object breaks.
struct Violation {
    std::size_t object = 0; ///< in its rendering
    const kyverno::Policy *policy = nullptr;
    const kyverno::Rule *rule = nullptr;
    std::vector<model::FieldPath::Segment> path;
};

bool asksNamespaces(const kyverno::Policy &policy)
{
    return std::any_of(policy.rules.begin(), policy.rules.end(), [](const kyverno::Rule &rule) {
        for (const kyverno::Filters *filters : {&rule.match, &rule.exclude}) {
            for (const kyverno::Filter *filter : filters->each()) {
                if (filter->namespaceSelector)
                    return true;
            }
        }
        return false;
    });
}

kyverno::Resource resourceOf(const model::Object &object, const std::string &nameSpace)
{
    kyverno::Resource resource{object.id, object.root};
    if (resource.id.nameSpace.empty() && resource.id.kind != "Namespace")
        resource.id.nameSpace = nameSpace;
    return resource;
}

/// Where the value stands that breaks the rule; the object's name where it is not there.
base::Place failurePlace(const model::Object &object,
                         const std::vector<model::FieldPath::Segment> &path)
{
    using Kind = model::FieldPath::Segment::Kind;
    const yaml::Node *node = object.root;
    const yaml::Node *key = nullptr;
    for (const model::FieldPath::Segment &segment : path) {
        if (segment.kind == Kind::Index) {
            node = segment.index < node->size() ? node->items()[segment.index] : nullptr;
            key = nullptr;
        } else {
            const yaml::Entry *entry = node->findEntry(segment.key);
            node = entry ? entry->value : nullptr;
            key = entry ? entry->key : nullptr;
        }
        if (!node || node->isNull())
            return objectPlace(object.root);
    }
    base::Place place = placeOfValue(!node->isScalar() && key && key->span().known() ? key : node);
    return place.line == 0 || path.empty() ? objectPlace(object.root) : place;
}

class Violations {
public:
    explicit Violations(RuleInput &input)
        : m_input(input), m_snapshot(input.snapshot()), m_store(input.once<PolicyStore>())
    {}

    [[nodiscard]] std::vector<model::Finding> find()
    {
        for (const model::Unit &unit : m_snapshot.units) {
            if (m_input.cancel().requested())
                break;
            if (unit.rendering && !m_store.clusters()[unit.cluster].policies.empty())
                add(unit);
        }
        std::vector<model::Finding> findings;
        for (auto &[line, draft] : m_byLine) {
            draft.finding.clusters = m_snapshot.namesOf(draft.clusters);
            findings.push_back(std::move(draft.finding));
        }
        return findings;
    }

private:
    struct Draft {
        model::Finding finding;
        model::ClusterSet clusters;
    };
    /// Rendering, default namespace, policies, and the cluster where Namespaces count.
    using Key = std::tuple<const model::Rendering *, std::string, Policies, model::ClusterIndex>;

    const std::vector<Violation> &violationsOf(const model::Unit &unit)
    {
        const ClusterPolicies &cluster = m_store.clusters()[unit.cluster];
        const bool ofCluster =
            std::any_of(cluster.policies.begin(), cluster.policies.end(),
                        [](const kyverno::Policy *policy) { return asksNamespaces(*policy); });
        const std::string nameSpace = defaultNamespaceOf(unit);
        const auto [entry, isNew] = m_known.try_emplace(Key{
            unit.rendering.get(), nameSpace, cluster.policies, ofCluster ? unit.cluster + 1 : 0});
        if (isNew)
            entry->second = evaluate(*unit.rendering, nameSpace, cluster);
        return entry->second;
    }

    static std::vector<Violation> evaluate(const model::Rendering &rendering,
                                           const std::string &nameSpace,
                                           const ClusterPolicies &cluster)
    {
        std::vector<Violation> found;
        const kyverno::NamespaceLabels labels = cluster.labels();
        for (std::size_t index = 0; index < rendering.objects.size(); ++index) {
            const kyverno::Resource resource = resourceOf(rendering.objects[index], nameSpace);
            for (const kyverno::Policy *policy : cluster.policies) {
                for (const kyverno::Rule &rule : policy->rules) {
                    std::optional<kyverno::Verdict> verdict =
                        kyverno::evaluate(*policy, rule, resource, labels);
                    if (verdict && verdict->status == kyverno::Verdict::Status::Fail)
                        found.push_back({index, policy, &rule, std::move(verdict->path)});
                }
            }
        }
        return found;
    }

    void add(const model::Unit &unit)
    {
        const ClusterPolicies &cluster = m_store.clusters()[unit.cluster];
        const kyverno::NamespaceLabels labels = cluster.labels();
        for (const Violation &violation : violationsOf(unit)) {
            const model::Object &object = unit.rendering->objects[violation.object];
            const kyverno::Resource resource = resourceOf(object, defaultNamespaceOf(unit));
            const bool excepted = std::any_of(
                cluster.exceptions.begin(), cluster.exceptions.end(), [&](const yaml::Node *one) {
                    return kyverno::isExcepted(one, *violation.policy, *violation.rule, resource,
                                               labels);
                });
            if (!excepted)
                draft(violation, object, unit.cluster,
                      kyverno::actionFor(*violation.rule, resource, labels));
        }
    }

    void draft(const Violation &violation, const model::Object &object, model::ClusterIndex cluster,
               kyverno::Action action)
    {
        const base::Place place = failurePlace(object, violation.path);
        if (place.line == 0)
            return;
        Draft &draft = m_byLine[{place.file, place.line, 0}];
        draft.clusters.insert(cluster);
        const model::Severity severity =
            action == kyverno::Action::Enforce ? model::Severity::Error : model::Severity::Warning;
        if (draft.finding.rule.empty()) {
            draft.finding = findingOf(violation, object, action);
            draft.finding.place = place;
        }
        draft.finding.severity = std::max(draft.finding.severity, severity);
    }

    static model::Finding findingOf(const Violation &violation, const model::Object &object,
                                    kyverno::Action action)
    {
        model::Finding finding;
        finding.rule = "policy-violation";
        finding.severity = model::Severity::Warning;
        const std::string path = model::FieldPath(violation.path).text();
        const std::string subject = subjectOf(object);
        finding.field = subject + "#" + path;
        finding.layer = object.layer.text();
        const kyverno::Policy &policy = *violation.policy;
        const std::string name =
            policy.nameSpace.empty() ? policy.name : policy.nameSpace + "/" + policy.name;
        finding.message = subject + " breaks the rule " + violation.rule->name + " of the policy "
                          + name + " at " + path;
        if (!violation.rule->message.empty())
            finding.message += " (" + violation.rule->message + ")";
        finding.message += action == kyverno::Action::Enforce
                               ? ": the cluster refuses it"
                               : ": the cluster takes it and reports it";
        finding.fix = "Change the object to what the policy asks, or agree on a PolicyException";
        return finding;
    }

    RuleInput &m_input;
    const model::Snapshot &m_snapshot;
    const PolicyStore &m_store;
    std::map<Key, std::vector<Violation>> m_known;
    std::map<base::Place, Draft> m_byLine;
};

} // namespace

std::vector<model::Finding> policyViolation(RuleInput &input)
{
    return Violations(input).find();
}

} // namespace fleetwright::analysis::policy
