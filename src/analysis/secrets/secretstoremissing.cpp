// SPDX-License-Identifier: Apache-2.0
#include "analysis/repositoryfiles.h"
#include "analysis/secrets/secretrules.h"
#include "analysis/secrets/stores.h"
#include "analysis/unitdependencies.h"

#include <algorithm>
#include <map>

namespace fleetwright::analysis::secrets {

namespace {

/// Why a cluster cannot serve a reference; "" where it can, or that is not known.
std::string lacking(const StoreReference &reference, const ClusterStores &cluster)
{
    bool sameName = false;
    std::string elsewhere;
    for (const SecretStore &store : cluster.stores) {
        const std::optional<bool> answer = admits(store, reference, cluster);
        if (!answer || *answer)
            return {};
        if (store.name != reference.name->text())
            continue;
        if (store.ofCluster == reference.toCluster && store.ofCluster)
            sameName = true;
        else if (!store.ofCluster && !reference.toCluster)
            elsewhere = "the namespace " + store.nameSpace;
        else
            elsewhere = store.ofCluster ? "the kind ClusterSecretStore" : "the kind SecretStore";
    }
    if (!reference.nameSpace && !reference.toCluster)
        return {};
    if (sameName)
        return "its conditions do not admit the namespace " + *reference.nameSpace;
    if (!elsewhere.empty())
        return "there is one of that name in " + elsewhere + " only";
    return "there is none of that name";
}

/// A reference stands deeper than an object's own kind.
bool isStoreInFiles(RepositoryFiles &files)
{
    const std::vector<base::SourceFilePtr> &texts = files.texts();
    return std::any_of(texts.begin(), texts.end(), [](const base::SourceFilePtr &file) {
        const std::string_view bytes = file->bytes();
        return bytes.find("\nkind: SecretStore") != std::string_view::npos
               || bytes.find("\nkind: ClusterSecretStore") != std::string_view::npos;
    });
}

struct Missing {
    const StoreReference *reference = nullptr;
    std::string reason;
    model::ClusterSet clusters;
};

model::Finding findingOf(const Missing &missing, const model::Snapshot &snapshot)
{
    const StoreReference &reference = *missing.reference;
    model::Finding finding;
    finding.rule = "secret-store-missing";
    finding.severity = model::Severity::Error;
    finding.place = reference.name->span().place();
    finding.clusters = snapshot.namesOf(missing.clusters);
    finding.field = reference.object;
    finding.layer = finding.place.file.parent().text();
    finding.value = reference.name->text();
    const std::string kind = reference.toCluster ? "ClusterSecretStore" : "SecretStore";
    finding.message = reference.object + " takes its values from the " + kind + " " + finding.value
                      + ", which " + listed(finding.clusters)
                      + (missing.clusters.size() == 1 ? " does" : " do")
                      + " not have: " + missing.reason + "; the Secret is never made there";
    finding.fix = reference.toCluster
                      ? "Give these clusters the store, or name one that they have"
                      : "Put the store into the namespace of the ExternalSecret, or use a "
                        "ClusterSecretStore";
    return finding;
}

} // namespace

std::vector<model::Finding> secretStoreMissing(RuleInput &input)
{
    const model::Snapshot &snapshot = input.snapshot();
    const auto &open = input.once<OpenUnits>();
    const std::vector<ClusterStores> &clusters = input.once<FleetStores>().clusters;
    const bool isStoreRendered =
        std::any_of(clusters.begin(), clusters.end(),
                    [](const ClusterStores &cluster) { return !cluster.stores.empty(); });
    std::map<base::Place, Missing> byPlace;
    for (model::ClusterIndex index = 0; index < clusters.size(); ++index) {
        for (const StoreReference &reference : clusters[index].references) {
            if (!reference.name->span().known())
                continue;
            const std::string reason = lacking(reference, clusters[index]);
            if (reason.empty() || open.mayBringNamed(index, reference.name->text()))
                continue;
            Missing &missing = byPlace[reference.name->span().place()];
            missing.reference = &reference;
            missing.reason = reason;
            missing.clusters.insert(index);
        }
    }
    std::vector<model::Finding> findings;
    if (byPlace.empty() || (!isStoreRendered && !isStoreInFiles(input.files())))
        return findings;
    for (const auto &[place, missing] : byPlace)
        findings.push_back(findingOf(missing, snapshot));
    return findings;
}

} // namespace fleetwright::analysis::secrets
