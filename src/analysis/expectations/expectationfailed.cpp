// SPDX-License-Identifier: Apache-2.0
#include "analysis/expectations/expectationfailed.h"

#include "analysis/expectations/clusterchoice.h"
#include "analysis/expectations/objectfacts.h"
#include "analysis/expectations/selectedclusters.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

namespace fleetwright::analysis::expectations {

namespace {

using config::Expectation;
using model::ClusterIndex;
using model::ClusterSet;
using Must = Expectation::Must;
using State = ObjectFact::State;

/// How an expectation came out: nothing where it holds.
struct Failure {
    std::set<std::string> clusters;
    std::string message;
    std::vector<base::Place> related;
};

std::string listedNames(const std::set<std::string> &names)
{
    return names.empty() ? "no cluster"
                         : listed(std::vector<std::string>(names.begin(), names.end()));
}

std::string wanted(const Expectation &expectation)
{
    std::string text = expectation.object->text();
    if (expectation.equals && expectation.equals->isScalar())
        text += " = " + expectation.equals->text;
    else if (expectation.equals)
        text += " with the value given";
    return text;
}

class ObjectCheck {
public:
    ObjectCheck(const model::Snapshot &snapshot, const Expectation &expectation)
        : m_snapshot(snapshot), m_expectation(expectation),
          m_selected(chosen(snapshot, expectation.clusters))
    {}

    std::optional<Failure> run()
    {
        if (m_selected.empty())
            return Failure{{}, "it is about no cluster of this fleet", {}};
        m_facts = factsOf(m_snapshot, m_expectation);
        std::set<ClusterIndex> against;
        switch (m_expectation.must) {
        case Must::Present:
            against = selectedIn(State::Lacks);
            break;
        case Must::Absent:
            against = selectedIn(State::Has);
            break;
        case Must::Only:
            against = selectedIn(State::Lacks);
            for (ClusterIndex index = 0; index < m_facts.size(); ++index) {
                if (!m_selected.contains(index) && m_facts[index].state == State::Has)
                    against.insert(index);
            }
            break;
        case Must::Unique:
            against = sharing();
            break;
        case Must::Equal:
            against = differing();
            break;
        }
        if (against.empty())
            return std::nullopt;
        return failureOf(against);
    }

private:
    [[nodiscard]] std::set<ClusterIndex> selectedIn(State state) const
    {
        std::set<ClusterIndex> clusters;
        for (const ClusterIndex index : m_selected.indices()) {
            if (m_facts[index].state == state)
                clusters.insert(index);
        }
        return clusters;
    }

    [[nodiscard]] std::set<ClusterIndex> sharing() const
    {
        using Value = std::pair<std::uint64_t, std::uint64_t>;
        std::map<Value, std::set<ClusterIndex>> owners;
        for (const ClusterIndex index : m_selected.indices()) {
            for (const Value &value : m_facts[index].values)
                owners[value].insert(index);
        }
        std::set<ClusterIndex> clusters;
        for (const auto &[value, sharers] : owners) {
            if (sharers.size() > 1)
                clusters.insert(sharers.begin(), sharers.end());
        }
        return clusters;
    }

    /// Those off the most frequent content; all, where none is.
    [[nodiscard]] std::set<ClusterIndex> differing() const
    {
        std::map<decltype(ObjectFact::values), std::set<ClusterIndex>> groups;
        for (const ClusterIndex index : m_selected.indices()) {
            if (m_facts[index].state != State::Unknown)
                groups[m_facts[index].values].insert(index);
        }
        if (groups.size() < 2)
            return {};
        std::size_t most = 0;
        for (const auto &[content, clusters] : groups)
            most = std::max(most, clusters.size());
        const auto largest = std::ranges::count_if(
            groups, [&](const auto &group) { return group.second.size() == most; });
        std::set<ClusterIndex> against;
        for (const auto &[content, clusters] : groups) {
            if (largest > 1 || clusters.size() < most)
                against.insert(clusters.begin(), clusters.end());
        }
        return against;
    }

    [[nodiscard]] Failure failureOf(const std::set<ClusterIndex> &against) const
    {
        Failure failure;
        std::set<std::string> found;
        for (const ClusterIndex index : against) {
            const ObjectFact &fact = m_facts[index];
            failure.clusters.insert(m_snapshot.clusters[index].name);
            if (fact.place.line > 0)
                failure.related.push_back(fact.place);
            if (!fact.shown.empty())
                found.insert(fact.shown);
            else
                found.insert(fact.state == State::Has ? "it" : "nothing");
        }
        std::ranges::sort(failure.related);
        const auto rest = std::ranges::unique(failure.related);
        failure.related.erase(rest.begin(), rest.end());
        failure.message = wanted(m_expectation) + " must be "
                          + std::string(config::mustName(m_expectation.must)) + "; "
                          + listedNames(failure.clusters) + " has "
                          + listed(std::vector<std::string>(found.begin(), found.end()), 3);
        if (!failure.related.empty())
            failure.message += " (" + failure.related.front().file.text() + ':'
                               + std::to_string(failure.related.front().line) + ')';
        return failure;
    }

    const model::Snapshot &m_snapshot;
    const Expectation &m_expectation;
    ClusterSet m_selected;
    std::vector<ObjectFact> m_facts;
};

std::optional<Failure> checkSelector(const model::Snapshot &snapshot,
                                     const Expectation &expectation, const base::Cancel &cancel)
{
    const std::optional<ClusterSet> selected = selectedBy(snapshot, *expectation.selector, cancel);
    if (!selected)
        return std::nullopt;
    std::set<std::string> is;
    for (const std::string &name : snapshot.namesOf(*selected))
        is.insert(name);
    std::set<std::string> expected;
    if (expectation.exactlyNames) {
        expected.insert(expectation.exactly->names.begin(), expectation.exactly->names.end());
    } else {
        const ClusterSet clusters = chosen(snapshot, expectation.exactly);
        for (const std::string &name : snapshot.namesOf(clusters))
            expected.insert(name);
        if (expected.empty())
            return Failure{is, "it is about no cluster of this fleet", {}};
    }
    Failure failure;
    std::ranges::set_symmetric_difference(is, expected,
                                          std::inserter(failure.clusters, failure.clusters.end()));
    if (failure.clusters.empty())
        return std::nullopt;
    failure.message = expectation.selector->text() + " must select exactly " + listedNames(expected)
                      + "; it selects " + listedNames(is);
    return failure;
}

model::Severity severityOf(const std::string &name)
{
    for (const model::Severity severity : {model::Severity::Info, model::Severity::Warning}) {
        if (model::severityName(severity) == name)
            return severity;
    }
    return model::Severity::Error;
}

} // namespace

std::vector<model::Finding> expectationFailed(RuleInput &input)
{
    std::vector<model::Finding> findings;
    for (const Expectation &expectation : input.config().expectations) {
        std::optional<Failure> failure =
            expectation.selector ? checkSelector(input.snapshot(), expectation, input.cancel())
                                 : ObjectCheck(input.snapshot(), expectation).run();
        if (!failure)
            continue;
        model::Finding finding;
        finding.rule = "expectation-failed";
        finding.severity = severityOf(expectation.severity);
        finding.place = expectation.place;
        finding.clusters.assign(failure->clusters.begin(), failure->clusters.end());
        finding.value = expectation.name;
        finding.message = "expectation " + expectation.name + " fails: " + failure->message
                          + (expectation.why.empty() ? "" : " (why: " + expectation.why + ')');
        finding.fix = "bring the clusters in line, or correct the expectation";
        finding.related = std::move(failure->related);
        findings.push_back(std::move(finding));
    }
    return findings;
}

} // namespace fleetwright::analysis::expectations
