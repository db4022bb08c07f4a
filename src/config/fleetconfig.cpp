// SPDX-License-Identifier: Apache-2.0
#include "config/fleetconfig.h"

#include "config/reading.h"

namespace fleetwright::config {

namespace {

using DeclaredFact = FleetConfig::DeclaredFact;

Read readRepository(const Value &value, FleetConfig &config)
{
    FleetConfig::Repository repository;
    auto done =
        readMap(value, "repositories",
                {{"url", [&](const Value &v) { return readText(v, "url", repository.url); }},
                 {"path", [&](const Value &v) { return readPath(v, "path", repository.path); }}});
    if (!done)
        return done;
    if (repository.url.empty())
        return invalid(value, "a repository needs a url");
    config.repositories.push_back(std::move(repository));
    return {};
}

Read readLabelRule(const Value &value, FleetConfig &config)
{
    FleetConfig::LabelRule rule;
    rule.place = value.place;
    auto done =
        readMap(value, "labels.rules",
                {{"match", [&](const Value &v) { return readTextMap(v, "match", rule.match); }},
                 {"require", [&](const Value &v) {
                      return readEntries(v, "require", [&](const Value::Entry &entry) {
                          return readTextOrTexts(entry.value, "require." + entry.key,
                                                 rule.require[entry.key]);
                      });
                  }}});
    if (done)
        config.labelRules.push_back(std::move(rule));
    return done;
}

Read readLabels(const Value &value, FleetConfig &config)
{
    const auto vocabulary = [&](const Value::Entry &entry) {
        return readTexts(entry.value, "labels.vocabulary." + entry.key,
                         config.vocabulary[entry.key]);
    };
    const auto rule = [&](const Value &item) { return readLabelRule(item, config); };
    return readMap(
        value, "labels",
        {{"dimensions",
          [&](const Value &v) { return readTextMap(v, "labels.dimensions", config.dimensions); }},
         {"vocabulary",
          [&](const Value &v) { return readEntries(v, "labels.vocabulary", vocabulary); }},
         {"rules", [&](const Value &v) { return readList(v, "labels.rules", rule); }}});
}

Read readIdentity(const Value &value, FleetConfig &config)
{
    return readMap(
        value, "identity",
        {{"configMaps",
          [&](const Value &v) {
              return readTexts(v, "identity.configMaps", config.identityConfigMaps);
          }},
         {"keys",
          [&](const Value &v) { return readTextMap(v, "identity.keys", config.identityKeys); }},
         {"shared",
          [&](const Value &v) { return readTexts(v, "identity.shared", config.sharedIdentity); }}});
}

Read readHierarchy(const Value &value, FleetConfig &config)
{
    const auto role = [&](const Value::Entry &entry) -> Read {
        const auto path = base::RepoPath::fromText(entry.key);
        if (!path)
            return base::Error{base::ErrorCode::OutsideRoot,
                               "hierarchy.roles leaves the repository: " + entry.key,
                               entry.place,
                               {},
                               {}};
        return readText(entry.value, "hierarchy.roles." + entry.key, config.layerRoles[*path]);
    };
    return readMap(
        value, "hierarchy",
        {{"order",
          [&](const Value &v) { return readTexts(v, "hierarchy.order", config.hierarchyOrder); }},
         {"roles", [&](const Value &v) { return readEntries(v, "hierarchy.roles", role); }}});
}

Read readDeclaredFact(const Value &value, std::string_view key, DeclaredFact::Kind kind,
                      FleetConfig::DeclaredCluster &cluster)
{
    DeclaredFact fact{.key = std::string(key), .value = {}, .kind = kind, .place = value.place};
    auto done = readText(value, key, fact.value);
    if (done)
        cluster.facts.push_back(std::move(fact));
    return done;
}

Read readCluster(const Value &value, FleetConfig &config)
{
    FleetConfig::DeclaredCluster cluster;
    cluster.place = value.place;
    const auto attribute = [&](std::string_view key) {
        return Field{key, [&cluster, key](const Value &v) {
                         return readDeclaredFact(v, key, DeclaredFact::Kind::Attribute, cluster);
                     }};
    };
    const auto labels = [&](const Value::Entry &entry) {
        return readDeclaredFact(entry.value, entry.key, DeclaredFact::Kind::Label, cluster);
    };
    const auto name = [&](const Value &v) {
        cluster.place = v.place;
        return readText(v, "name", cluster.name);
    };
    auto done = readMap(
        value, "clusters",
        {{"name", name},
         {"labels", [&](const Value &v) { return readEntries(v, "labels", labels); }},
         {"path", [&](const Value &v) { return readPathOrPaths(v, "path", cluster.paths); }},
         {"absent", [&](const Value &v) { return readFlag(v, "absent", cluster.absent); }},
         attribute("server"),
         attribute("environment"),
         attribute("region"),
         attribute("zone"),
         attribute("tier"),
         attribute("account"),
         attribute("domain"),
         attribute("cidr")});
    if (!done)
        return done;
    if (cluster.name.empty())
        return invalid(value, "a cluster needs a name");
    config.clusters.push_back(std::move(cluster));
    return {};
}

Read readConfig(const Value &root, FleetConfig &config)
{
    const auto repository = [&](const Value &item) { return readRepository(item, config); };
    const auto cluster = [&](const Value &item) { return readCluster(item, config); };
    const auto rule = [&](const Value::Entry &entry) {
        return readRuleSetting(entry, config.rules);
    };
    const auto classification = [&](const Value &v) -> Read {
        base::RepoPath path;
        auto done = readPath(v, "classification", path);
        if (done)
            config.classification = std::move(path);
        return done;
    };
    const auto baseline = [&](const Value &v) -> Read {
        base::RepoPath path;
        auto done = readPath(v, "baseline", path);
        if (done)
            config.baseline = std::move(path);
        return done;
    };
    return readMap(
        root, configFileName,
        {{"repositories", [&](const Value &v) { return readList(v, "repositories", repository); }},
         {"inventory",
          [&](const Value &v) { return readPathOrPaths(v, "inventory", config.inventory); }},
         {"classification", classification},
         {"labels", [&](const Value &v) { return readLabels(v, config); }},
         {"identity", [&](const Value &v) { return readIdentity(v, config); }},
         {"exceptions",
          [&](const Value &v) { return readExceptionPatterns(v, config.exceptions); }},
         {"hierarchy", [&](const Value &v) { return readHierarchy(v, config); }},
         {"guardrails", [&](const Value &v) { return readGuardrails(v, config.guardrails); }},
         {"waves", [&](const Value &v) { return readWaves(v, config.waves); }},
         {"rules", [&](const Value &v) { return readEntries(v, "rules", rule); }},
         {"clusters", [&](const Value &v) { return readList(v, "clusters", cluster); }},
         {"expect", [&](const Value &v) { return readExpectations(v, config.expectations); }},
         {"baseline", baseline},
         {"ignore", [&](const Value &v) { return readTextOrTexts(v, "ignore", config.ignore); }}});
}

} // namespace

base::Result<FleetConfig> readFleetConfig(const base::FileSource &files)
{
    FleetConfig config;
    const auto path = base::RepoPath::fromText(configFileName);
    if (files.kind(*path) == base::EntryKind::Missing)
        return config;
    const auto file = files.read(*path);
    if (!file)
        return file.error();
    const auto document = readDocument(**file);
    if (!document)
        return document.error();
    if (auto done = readConfig(*document, config); !done)
        return std::move(done).error();
    return config;
}

} // namespace fleetwright::config
