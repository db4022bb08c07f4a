// SPDX-License-Identifier: Apache-2.0
// Identity and labels: another cluster's value replaced by the own one, slips mended, what is
// missing added.
#include "analysis/identity/identitymaps.h"
#include "analysis/identity/labelslips.h"
#include "analysis/leaks/identityuse.h"
#include "edit/whatif.h"
#include "inventory/attributes.h"
#include "inventory/words.h"
#include "quickfix/bench.h"
#include "quickfix/renderedplace.h"
#include "quickfix/sourceline.h"

#include <algorithm>
#include <set>

namespace fleetwright::quickfix {

namespace {

using base::Result;

const model::Cluster *onlyCluster(const Bench &bench)
{
    const std::vector<std::string> &names = bench.finding().clusters;
    return names.size() == 1 ? bench.found().findCluster(names.front()) : nullptr;
}

std::size_t partsOf(std::string_view text)
{
    return static_cast<std::size_t>(std::ranges::count(text, '-'));
}

/// A cluster's value of an attribute as it is written, in the form that `like` has: of us-east and
/// us-east-1 the one with as many parts. "" if unknown.
std::string ownValue(const model::Cluster &cluster, const std::string &attribute,
                     std::string_view like)
{
    if (attribute == "name")
        return cluster.name;
    std::vector<std::string> values;
    if (const auto known = inventory::attributeByName(attribute)) {
        if (const auto winners = cluster.identity.find(*known); winners != cluster.identity.end())
            values = winners->second;
    }
    if (const auto dimension = cluster.dimensions.find(attribute);
        values.empty() && dimension != cluster.dimensions.end())
        values.push_back(dimension->second);
    const auto same = std::ranges::find_if(
        values, [&](const std::string &value) { return partsOf(value) == partsOf(like); });
    if (same != values.end())
        return *same;
    return values.size() == 1 ? values.front() : std::string();
}

/// The value that all other clusters of these have for a label; "" if they differ.
std::string commonLabel(const model::Snapshot &snapshot, const model::Cluster &own,
                        std::string_view key, std::string_view geography)
{
    std::set<std::string> values;
    for (const model::Cluster &cluster : snapshot.clusters) {
        if (&cluster == &own || cluster.isHub
            || (!geography.empty() && inventory::geographyOf(cluster.region()) != geography))
            continue;
        for (const auto &[label, value] : cluster.labels) {
            if (analysis::identity::localKey(label) == analysis::identity::localKey(key))
                values.insert(value);
        }
    }
    return values.size() == 1 ? *values.begin() : std::string();
}

/// What `labels.rules` wants a label to be, where that is one value; "" otherwise.
std::string requiredLabel(const config::FleetConfig &config, std::string_view key,
                          const base::Place &place)
{
    std::set<std::string> values;
    for (const config::FleetConfig::LabelRule &rule : config.labelRules) {
        for (const auto &[label, allowed] : rule.require) {
            if (label == key && (place.line == 0 || rule.place == place))
                values.insert(allowed.begin(), allowed.end());
        }
    }
    const bool isOne = values.size() == 1 && values.begin()->find('*') == std::string::npos;
    return isOne ? *values.begin() : std::string();
}

} // namespace

Result<Intended> writeOwnValue(Bench &bench)
{
    const model::Finding &finding = bench.finding();
    const model::Cluster *cluster = onlyCluster(bench);
    if (cluster == nullptr)
        return byHand("the layer reaches several clusters, each with a value of its own",
                      finding.place);
    const analysis::leaks::IdentityUses &uses = bench.input().identityUses();
    const auto use = std::ranges::find_if(uses.uses(), [&](const auto &one) {
        return one.file == finding.place.file && one.line == finding.place.line
               && one.column == finding.place.column;
    });
    if (use == uses.uses().end())
        return byHand("the value is not there any more", finding.place);
    const analysis::leaks::Token &token = uses.table().token(use->token);
    std::string own;
    for (const std::string &attribute : token.attributes) {
        if (own.empty())
            own = ownValue(*cluster, attribute, use->text);
    }
    if (own.empty() || inventory::lowered(own) == use->text)
        return byHand(cluster->name + " has no such value of its own", finding.place);
    const auto file = bench.files().read(use->file);
    if (!file)
        return file.error();
    std::string bytes((*file)->bytes());
    if (inventory::lowered(bytes.substr(use->offset, use->text.size())) != use->text)
        return byHand("the value is not written out here", finding.place);
    bytes.replace(use->offset, use->text.size(), own);
    edit::FileChanges changes;
    changes[use->file] = std::move(bytes);
    if (auto done = bench.add(std::move(changes)); !done)
        return std::move(done).error();
    return Intended::within(finding.clusters);
}

Result<Intended> writeAgreedValue(Bench &bench)
{
    const model::Finding &finding = bench.finding();
    const model::Cluster *cluster = onlyCluster(bench);
    if (cluster == nullptr)
        return byHand("several clusters are concerned", finding.place);
    for (const model::Fact &fact : cluster->facts) {
        if (fact.place != finding.place || fact.value != finding.value)
            continue;
        if (fact.signal == model::Signal::Folder || fact.signal == model::Signal::NameWords)
            return byHand("a name says it", finding.place);
        const std::string agreed =
            ownValue(*cluster, std::string(model::attributeName(fact.attribute)), fact.value);
        if (agreed.empty() || agreed == fact.value)
            return byHand("the sources do not agree on one value", finding.place);
        if (auto done = bench.add(withTextAt(bench.files(), finding.place, fact.value, agreed));
            !done)
            return std::move(done).error();
        return Intended::within(finding.clusters);
    }
    return byHand("the value is not there any more", finding.place);
}

Result<Intended> writeNearestLabel(Bench &bench)
{
    const model::Finding &finding = bench.finding();
    for (const analysis::identity::LabelSlip &slip :
         bench.input().once<analysis::identity::LabelSlips>().all) {
        if (slip.fact->place != finding.place)
            continue;
        if (slip.nearest.empty())
            return byHand("no value of the vocabulary is near", finding.place);
        const bool isKey = slip.kind == analysis::identity::LabelSlip::Kind::Key;
        const std::string &wrong = isKey ? slip.fact->key : slip.fact->value;
        const auto file = bench.files().read(finding.place.file);
        if (!file)
            return file.error();
        auto changes = withTextAt(bench.files(), finding.place, wrong, slip.nearest);
        if (isKey) {
            // The key stands before the value that the place points at.
            const std::string line((*file)->line(finding.place.line));
            const std::size_t at = line.find(wrong);
            if (at == std::string::npos || line.find(wrong, at + 1) != std::string::npos)
                return byHand("the key does not stand on its line once", finding.place);
            changes = withLine(bench.files(), finding.place,
                               std::string(line).replace(at, wrong.size(), slip.nearest));
        }
        if (auto done = bench.add(std::move(changes)); !done)
            return std::move(done).error();
        return Intended::within(finding.clusters);
    }
    return byHand("the label is not there any more", finding.place);
}

Result<Intended> addLabel(Bench &bench)
{
    const model::Finding &finding = bench.finding();
    const model::Cluster *cluster = onlyCluster(bench);
    if (cluster == nullptr)
        return byHand("several clusters are concerned", finding.place);
    const config::FleetConfig &config = bench.subject().fleet.config;
    std::string value = requiredLabel(config, finding.field, {});
    const bool isDeclared = std::ranges::any_of(
        config.labelRules, [&](const auto &rule) { return rule.require.contains(finding.field); });
    if (!isDeclared) {
        value = commonLabel(bench.found(), *cluster, finding.field, {});
        if (value.empty())
            value = commonLabel(bench.found(), *cluster, finding.field,
                                inventory::geographyOf(cluster->region()));
    }
    if (value.empty())
        return byHand("several values would do", finding.place);
    auto changes = finding.value.empty()
                       ? edit::relabelled(bench.found(), cluster->name, {{finding.field, value}})
                       : withTextAt(bench.files(), finding.place, finding.value, value);
    if (auto done = bench.add(std::move(changes)); !done)
        return std::move(done).error();
    return Intended::within(finding.clusters);
}

Result<Intended> addIdentity(Bench &bench)
{
    const model::Finding &finding = bench.finding();
    const model::Cluster *cluster = onlyCluster(bench);
    const auto index = cluster == nullptr ? bench.found().clusterByName.end()
                                          : bench.found().clusterByName.find(cluster->name);
    if (index == bench.found().clusterByName.end())
        return byHand("the cluster is not known", finding.place);
    const auto &maps = bench.input().once<analysis::identity::IdentityMaps>();
    const model::Object *map = maps.mapOf(index->second);
    if (map == nullptr)
        return byHand("the cluster has no identity ConfigMap to add a key to", finding.place);
    const inventory::AttributeKeys keys(bench.subject().fleet.config);
    for (const std::string &key : maps.lackingKeys(index->second)) {
        const model::Attribute attribute = keys.of(key);
        const std::string value =
            attribute == model::Attribute::None
                ? std::string()
                : ownValue(*cluster, std::string(model::attributeName(attribute)), {});
        if (value.empty())
            return byHand("no source tells what " + key + " is for " + cluster->name,
                          finding.place);
        using Segment = model::FieldPath::Segment;
        const model::FieldPath field(
            {Segment{Segment::Kind::Key, "data", {}, 0}, Segment{Segment::Kind::Key, key, {}, 0}});
        if (auto done =
                bench.add(edit::SetField{edit::Scope::ofCluster(cluster->name), idForIntent(*map),
                                         field, value, yaml::Tag::String, std::nullopt});
            !done)
            return std::move(done).error();
    }
    return Intended::exactly(finding.clusters);
}

} // namespace fleetwright::quickfix
