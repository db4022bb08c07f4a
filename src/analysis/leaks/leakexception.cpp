// SPDX-License-Identifier: Apache-2.0
#include "analysis/leaks/leakexception.h"

#include "analysis/exceptiontext.h"
#include "analysis/leaks/exceptionfinding.h"
#include "analysis/leaks/identityfinding.h"

#include <algorithm>

namespace fleetwright::analysis::leaks {

namespace {

class LeakException {
public:
    explicit LeakException(RuleInput &input)
        : m_snapshot(input.snapshot()), m_exceptions(input.exceptions()),
          m_settings(input.settings())
    {}

    std::vector<model::Finding> run()
    {
        for (const ExceptionMark &mark : m_exceptions.marks()) {
            if (mark.reach.size() >= 2)
                sharedMark(mark);
        }
        if (!m_exceptions.marks().empty() || !m_exceptions.listed().empty()) {
            for (const Field &field : m_settings.fields())
                copies(field);
        }
        return mergedByLine(std::move(m_findings));
    }

private:
    void sharedMark(const ExceptionMark &mark)
    {
        model::ClusterSet named = m_exceptions.namedIn(mark.text);
        const std::vector<std::string> words = wordsOf(mark);
        for (const ListedException &entry : m_exceptions.listed()) {
            if (shareWord(entry.words, words))
                named.insertAll(entry.clusters);
        }
        const model::ClusterSet others = mark.reach.difference(named);
        if (others.empty())
            return;
        model::Finding finding = findingAt(m_snapshot, "leak-exception", mark);
        finding.clusters = m_snapshot.namesOf(others);
        const model::ClusterSet meant = mark.reach.intersection(named);
        finding.severity = meant.empty() ? model::Severity::Warning : model::Severity::Error;
        finding.owners = m_snapshot.namesOf(meant);
        const std::string reached = listed(finding.clusters);
        finding.message =
            subjectOf(finding, mark)
            + (meant.empty()
                   ? " without a cluster that it is for, and it reaches " + reached
                   : " for " + listed(finding.owners) + ", and it also reaches " + reached);
        finding.fix =
            meant.empty()
                ? "Name the clusters that it is for, and move it with its values into their "
                  "layers"
                : "Move it with the values that it covers into the layer of "
                      + listed(finding.owners, 3);
        m_findings.push_back(std::move(finding));
    }

    /// Of the mark itself, and of what it covers.
    [[nodiscard]] std::vector<std::string> wordsOf(const ExceptionMark &mark) const
    {
        std::vector<std::string> words = mark.words;
        const auto add = [&](const std::string &text) {
            for (std::string &word : exceptionWords(text))
                words.push_back(std::move(word));
        };
        if (mark.kind == ExceptionMark::Kind::Object) {
            for (const auto &[object, clusters] : mark.objects)
                add(object.kind + " " + object.name);
        }
        for (const SettingPlace &place : m_settings.places()) {
            const bool covered =
                mark.kind == ExceptionMark::Kind::Common
                    ? place.layer == mark.layer && !place.isIdentity
                    : mark.place.file == place.place.file && mark.lines.contains(place.place.line);
            if (covered && place.step != "commonAnnotations") {
                const diff::ObjectKey &object = m_settings.objects()[place.object].key;
                add(object.kind + " " + object.name + " " + place.field + " " + place.value);
            }
        }
        return words;
    }

    /// What one cluster is allowed, written unmarked into a layer of several.
    void copies(const Field &field)
    {
        for (const FieldVariant &variant : field.variants) {
            if (variant.history.empty())
                continue;
            const Setting &allowed = variant.history.front();
            const SettingPlace &place = m_settings.places()[allowed.place];
            if (!isOwnSetting(m_snapshot, place))
                continue;
            const model::ClusterIndex cluster = place.reach.indices().front();
            const model::ClusterSet named = allowedFor(field, place, cluster);
            if (!named.empty())
                copiesOf(field, allowed, cluster, named);
        }
    }

    /// The clusters that marks and listed entries allow an own setting; empty without any.
    [[nodiscard]] model::ClusterSet allowedFor(const Field &field, const SettingPlace &place,
                                               model::ClusterIndex cluster) const
    {
        OwnSetting own;
        own.cluster = cluster;
        own.place = place.place;
        own.layer = place.layer;
        own.object = m_settings.objects()[field.object].key;
        own.field = field.path;
        own.value = place.value;
        model::ClusterSet named;
        for (const ExceptionMark &mark : m_exceptions.marks()) {
            if (!m_exceptions.covers(mark, own))
                continue;
            named.insert(cluster);
            named.insertAll(m_exceptions.namedIn(mark.text));
        }
        for (const ListedException &entry : m_exceptions.listed()) {
            if (m_exceptions.covers(entry, own))
                named.insertAll(entry.clusters);
        }
        return named;
    }

    void copiesOf(const Field &field, const Setting &allowed, model::ClusterIndex cluster,
                  const model::ClusterSet &named)
    {
        for (const FieldVariant &variant : field.variants) {
            if (variant.history.empty())
                continue;
            const Setting &copy = variant.history.front();
            const SettingPlace &place = m_settings.places()[copy.place];
            if (copy.place == allowed.place || place.reach.size() < 2
                || !place.reach.contains(cluster) || !yaml::equal(copy.node, allowed.node)
                || m_exceptions.coversLine(place.place, place.layer))
                continue;
            const model::ClusterSet others = variant.clusters.difference(named);
            if (!others.empty())
                add(field, place, cluster, others);
        }
    }

    void add(const Field &field, const SettingPlace &place, model::ClusterIndex cluster,
             const model::ClusterSet &others)
    {
        model::Finding finding;
        finding.rule = "leak-exception";
        finding.severity = model::Severity::Error;
        finding.place = place.place;
        finding.clusters = m_snapshot.namesOf(others);
        finding.layer = layerOf(m_snapshot, place.place, place.layer);
        finding.field = m_settings.objects()[field.object].key.text() + "#" + field.path;
        finding.value = place.value;
        finding.owners = {m_snapshot.clusters[cluster].name};
        finding.message = finding.layer + " sets " + finding.field + shownValue(place.value)
                          + ", an exception of " + finding.owners.front()
                          + " only, and it survives into the output of " + listed(finding.clusters);
        finding.fix = "Keep it in the layer of " + finding.owners.front() + " only";
        m_findings.push_back(std::move(finding));
    }

    const model::Snapshot &m_snapshot;
    const Exceptions &m_exceptions;
    const Settings &m_settings;
    std::vector<model::Finding> m_findings;
};

} // namespace

std::vector<model::Finding> leakException(RuleInput &input)
{
    return LeakException(input).run();
}

} // namespace fleetwright::analysis::leaks
