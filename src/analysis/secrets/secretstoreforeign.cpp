// SPDX-License-Identifier: Apache-2.0
#include "analysis/secrets/foreignwords.h"
#include "analysis/secrets/secretrules.h"
#include "analysis/secrets/stores.h"
#include "inventory/words.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <unordered_map>

namespace fleetwright::analysis::secrets {

namespace {

bool isTellingField(std::string_view key)
{
    static constexpr std::array<std::string_view, 8> fields = {
        "server", "path", "mountpath", "role", "region", "project", "projectid", "vaulturl"};
    const std::string lower = inventory::lowered(key);
    return std::find(fields.begin(), fields.end(), lower) != fields.end();
}

struct Field {
    std::string_view key;
    const yaml::Node *value = nullptr;
};

void addFields(const yaml::Node *node, std::vector<Field> &fields)
{
    for (const yaml::Entry &entry : node->entries()) {
        if (entry.value->isScalar() && isTellingField(entry.key->text()))
            fields.push_back({entry.key->text(), entry.value});
        addFields(entry.value, fields);
    }
    for (const yaml::Node *item : node->items())
        addFields(item, fields);
}

std::vector<Field> fieldsOf(const SecretStore &store)
{
    std::vector<Field> fields;
    if (const yaml::Node *provider = store.root->findPath({"spec", "provider"}))
        addFields(provider, fields);
    return fields;
}

struct Foreign {
    const yaml::Node *node = nullptr;
    std::string subject; ///< "the server of the ClusterSecretStore vault"
    ForeignWord word;
    model::ClusterSet clusters;
};

class ForeignStores {
public:
    explicit ForeignStores(RuleInput &input)
        : m_snapshot(input.snapshot()), m_words(input.snapshot()),
          m_clusters(input.once<FleetStores>().clusters)
    {}

    [[nodiscard]] std::map<base::Place, Foreign> find()
    {
        for (model::ClusterIndex index = 0; index < m_clusters.size(); ++index) {
            if (!m_snapshot.clusters[index].isHub)
                cluster(index);
        }
        return std::move(m_found);
    }

private:
    void cluster(model::ClusterIndex index)
    {
        std::set<const yaml::Node *> looked;
        for (const StoreReference &reference : m_clusters[index].references) {
            const std::string_view name = reference.name->text();
            if (!m_words.isNeutral(name)) {
                const std::optional<ForeignWord> word = m_words.in(name, index);
                if (word && !(word->isRegion && isReferredEverywhere(name)))
                    add(reference.name, "it takes its values from the store " + std::string(name),
                        *word, index);
                continue;
            }
            for (const SecretStore &store : m_clusters[index].stores) {
                if (admits(store, reference, m_clusters[index]) == true
                    && looked.insert(store.root).second)
                    fields(store, index);
            }
        }
    }

    void fields(const SecretStore &store, model::ClusterIndex index)
    {
        for (const Field &field : fieldsOf(store)) {
            const std::optional<ForeignWord> word = m_words.in(field.value->text(), index);
            if (!word || (word->isRegion && isCentral(store, *word)))
                continue;
            add(field.value,
                "the field " + std::string(field.key) + " of its secret store " + store.name, *word,
                index);
        }
    }

    /// Every cluster that refers to stores refers to this one.
    [[nodiscard]] bool isReferredEverywhere(std::string_view name) const
    {
        return std::all_of(m_clusters.begin(), m_clusters.end(), [&](const ClusterStores &cluster) {
            return cluster.references.empty()
                   || std::any_of(cluster.references.begin(), cluster.references.end(),
                                  [&](const StoreReference &reference) {
                                      return reference.name->text() == name;
                                  });
        });
    }

    /// Every cluster's store of that name, of two and more, is in that region.
    [[nodiscard]] bool isCentral(const SecretStore &store, const ForeignWord &word) const
    {
        std::size_t holders = 0;
        for (const ClusterStores &cluster : m_clusters) {
            for (const SecretStore &other : cluster.stores) {
                if (other.name != store.name || other.ofCluster != store.ofCluster)
                    continue;
                ++holders;
                const std::vector<Field> fields = fieldsOf(other);
                const bool shares =
                    std::any_of(fields.begin(), fields.end(), [&](const Field &field) {
                        return m_words.namesRegion(field.value->text(), word.text);
                    });
                if (!shares)
                    return false;
            }
        }
        return holders > 1;
    }

    void add(const yaml::Node *node, std::string subject, const ForeignWord &word,
             model::ClusterIndex index)
    {
        if (!node->span().known())
            return;
        Foreign &foreign = m_found[node->span().place()];
        if (!foreign.node)
            foreign = {node, std::move(subject), word, {}};
        foreign.clusters.insert(index);
    }

    const model::Snapshot &m_snapshot;
    ForeignWords m_words;
    const std::vector<ClusterStores> &m_clusters;
    std::map<base::Place, Foreign> m_found;
};

} // namespace

std::vector<model::Finding> secretStoreForeign(RuleInput &input)
{
    const model::Snapshot &snapshot = input.snapshot();
    std::vector<model::Finding> findings;
    for (const auto &[place, foreign] : ForeignStores(input).find()) {
        model::Finding finding;
        finding.rule = "secret-store-foreign";
        finding.severity = model::Severity::Error;
        finding.place = place;
        finding.clusters = snapshot.namesOf(foreign.clusters);
        finding.layer = place.file.parent().text();
        finding.value = foreign.node->text();
        finding.owners = foreign.word.owners;
        const std::string attribute = foreign.word.isRegion ? "region" : "environment";
        finding.message =
            listed(finding.clusters) + (finding.clusters.size() == 1 ? " reads its" : " read their")
            + " secrets from the " + attribute + " " + foreign.word.text + " of "
            + listed(foreign.word.owners, 3) + ": " + foreign.subject + " says " + finding.value;
        finding.fix = "Name the store, or the " + attribute + ", of the cluster itself";
        findings.push_back(std::move(finding));
    }
    return findings;
}

} // namespace fleetwright::analysis::secrets
