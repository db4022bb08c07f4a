// SPDX-License-Identifier: Apache-2.0
#include "analysis/leaks/classificationmissing.h"

#include "analysis/leaks/identityuse.h"
#include "inventory/words.h"

#include <algorithm>
#include <map>

namespace fleetwright::analysis::leaks {

namespace {

/// "Kind/name", "Kind.group/namespace/name" or a slug.
struct RequiredObject {
    std::string kind; ///< "" for a slug
    std::string group;
    std::string nameSpace; ///< "" for any
    std::string name;

    [[nodiscard]] bool isSlug() const { return kind.empty(); }

    [[nodiscard]] bool matches(const model::Object &object) const
    {
        const auto named = [&](std::string_view text) { return text == name; };
        if (isSlug()) {
            const yaml::Node *label =
                object.root->findPath({"metadata", "labels", "app.kubernetes.io/name"});
            return named(object.stableName) || named(object.id.name)
                   || (label && named(label->text()));
        }
        return object.id.kind == kind && (group.empty() || object.id.group == group)
               && (nameSpace.empty() || object.id.nameSpace == nameSpace)
               && (named(object.stableName) || named(object.id.name));
    }
};

RequiredObject requiredObject(const std::string &text)
{
    RequiredObject required;
    const std::vector<std::string_view> parts = inventory::split(text, '/');
    if (parts.size() != 2 && parts.size() != 3) {
        required.name = text;
        return required;
    }
    const std::size_t dot = parts[0].find('.');
    required.kind = parts[0].substr(0, dot);
    if (dot != std::string_view::npos)
        required.group = parts[0].substr(dot + 1);
    if (parts.size() == 3)
        required.nameSpace = parts[1];
    required.name = parts.back();
    return required;
}

class ClassificationMissing {
public:
    ClassificationMissing(RuleInput &input, config::Classification classification)
        : m_snapshot(input.snapshot()), m_tokens(input.tokens()),
          m_classification(std::move(classification))
    {
        for (const model::Unit &unit : m_snapshot.units) {
            if (!unit.rendering || !unit.rendering->unresolved.empty())
                m_unknown.insert(unit.cluster);
        }
    }

    std::vector<model::Finding> run()
    {
        for (const auto &[name, entries] : m_classification.required) {
            const model::ClusterSet clusters = clustersOf(name).difference(m_unknown);
            for (const config::Classification::Entry &entry : entries)
                look(name, clusters, entry);
        }
        return std::move(m_findings);
    }

private:
    [[nodiscard]] model::ClusterSet clustersOf(const std::string &name) const
    {
        const std::size_t dot = name.find('.');
        if (dot == std::string::npos) {
            model::ClusterSet all;
            for (std::size_t index = 0; index < m_snapshot.clusters.size(); ++index)
                all.insert(static_cast<model::ClusterIndex>(index));
            return all;
        }
        return m_tokens.ownersOf(attributeOfScope(name.substr(0, dot)), name.substr(dot + 1));
    }

    void look(const std::string &name, const model::ClusterSet &clusters,
              const config::Classification::Entry &entry)
    {
        const RequiredObject required = requiredObject(entry.text);
        const model::ClusterSet having = clustersWith(required);
        if (required.isSlug() && having.empty())
            return; // prose
        const model::ClusterSet lacking = clusters.difference(having);
        if (lacking.empty())
            return;
        model::Finding finding;
        finding.rule = "classification-missing";
        finding.severity = model::Severity::Error;
        finding.place = entry.place;
        finding.clusters = m_snapshot.namesOf(lacking);
        finding.layer = m_classification.file.text();
        finding.field = name + ".required";
        finding.value = entry.text;
        finding.message = finding.layer + " requires " + entry.text + " of " + name + ", and "
                          + listed(finding.clusters)
                          + (lacking.size() == 1 ? " lacks it" : " lack it");
        finding.fix = "Include the layer that supplies it to "
                      + (having.empty() ? std::string("these clusters")
                                        : listed(m_snapshot.namesOf(having), 3))
                      + " in " + listed(finding.clusters, 3) + " too";
        m_findings.push_back(std::move(finding));
    }

    /// Renderings are shared, so each is searched once.
    [[nodiscard]] model::ClusterSet clustersWith(const RequiredObject &required) const
    {
        std::map<const model::Rendering *, bool> known;
        model::ClusterSet having;
        for (const model::Unit &unit : m_snapshot.units) {
            if (!unit.rendering || having.contains(unit.cluster))
                continue;
            const auto [entry, isNew] = known.try_emplace(unit.rendering.get(), false);
            if (isNew)
                entry->second = std::any_of(
                    unit.rendering->objects.begin(), unit.rendering->objects.end(),
                    [&](const model::Object &object) { return required.matches(object); });
            if (entry->second)
                having.insert(unit.cluster);
        }
        return having;
    }

    const model::Snapshot &m_snapshot;
    const TokenTable &m_tokens;
    config::Classification m_classification;
    model::ClusterSet m_unknown;
    std::vector<model::Finding> m_findings;
};

} // namespace

std::vector<model::Finding> classificationMissing(RuleInput &input)
{
    base::Result<std::optional<config::Classification>> read =
        config::readClassification(*input.snapshot().files, input.config());
    if (!read || !read->has_value())
        return {};
    return ClassificationMissing(input, std::move(**read)).run();
}

} // namespace fleetwright::analysis::leaks
