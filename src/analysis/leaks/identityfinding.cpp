// SPDX-License-Identifier: Apache-2.0
#include "analysis/leaks/identityfinding.h"

#include "analysis/rule.h"

#include <algorithm>
#include <map>

namespace fleetwright::analysis::leaks {

std::string describeToken(const IdentityUses &uses, const IdentityUse &use,
                          const model::Snapshot &snapshot)
{
    const Token &token = uses.table().token(use.token);
    const std::string attribute = token.attributes.empty() ? "value" : token.attributes.front();
    if (token.has("name"))
        return "the name " + token.text;
    return "the " + attribute + " " + token.text + " of "
           + listed(snapshot.namesOf(token.owners), 3);
}

model::Finding findingAt(const IdentityUses &uses, const IdentityUse &use,
                         const model::Snapshot &snapshot, const model::ClusterSet &clusters)
{
    const Token &token = uses.table().token(use.token);
    model::Finding finding;
    finding.place = {use.file, use.line, use.column};
    finding.clusters = snapshot.namesOf(clusters);
    finding.field = use.object.empty() ? use.field : use.object + "#" + use.field;
    finding.layer = use.layer.isRoot() ? "." : use.layer.text();
    finding.value = token.text;
    finding.owners = snapshot.namesOf(token.owners);
    return finding;
}

std::vector<model::Finding> mergedByLine(std::vector<model::Finding> findings)
{
    std::map<std::pair<base::RepoPath, std::uint32_t>, std::size_t> indexOf;
    std::vector<model::Finding> result;
    for (model::Finding &finding : findings) {
        const auto [entry, isNew] =
            indexOf.try_emplace({finding.place.file, finding.place.line}, result.size());
        if (isNew) {
            result.push_back(std::move(finding));
            continue;
        }
        model::Finding &first = result[entry->second];
        first.severity = std::max(first.severity, finding.severity);
        for (std::string &cluster : finding.clusters) {
            const auto place =
                std::lower_bound(first.clusters.begin(), first.clusters.end(), cluster);
            if (place == first.clusters.end() || *place != cluster)
                first.clusters.insert(place, std::move(cluster));
        }
    }
    return result;
}

std::string variableOf(const Token &token)
{
    if (token.has("name"))
        return "CLUSTER_NAME";
    std::string variable = token.attributes.empty() ? "VALUE" : token.attributes.front();
    for (char &c : variable) {
        c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
        c = c == '-' || c == '.' || c == '/' ? '_' : c;
    }
    return variable;
}

std::string layerName(const model::Layer &layer)
{
    return layer.path.isRoot() ? "." : layer.path.text();
}

} // namespace fleetwright::analysis::leaks
