// SPDX-License-Identifier: Apache-2.0
#include "analysis/secrets/stores.h"

#include "analysis/unitwriting.h"
#include "base/regex.h"
#include "model/selector.h"

#include <algorithm>
#include <unordered_map>

namespace fleetwright::analysis::secrets {

namespace {

constexpr std::string_view storeGroup = "external-secrets.io";

std::map<std::string, std::string> labelsOf(const yaml::Node *labels)
{
    std::map<std::string, std::string> result;
    if (labels) {
        for (const yaml::Entry &entry : labels->entries())
            result.emplace(entry.key->text(), entry.value->text());
    }
    return result;
}

/// The references of one rendered object.
class ReferenceReader {
public:
    ReferenceReader(const model::Object &object, std::optional<std::string> nameSpace)
        : m_nameSpace(std::move(nameSpace)),
          m_object(object.id.kind + "/" + object.id.nameSpace + "/" + object.id.name)
    {}

    void externalSecret(const yaml::Node *spec)
    {
        if (!spec)
            return;
        add(spec->find("secretStoreRef"));
        for (const std::string_view list : {"data", "dataFrom"}) {
            const yaml::Node *items = spec->find(list);
            for (const yaml::Node *item : items ? items->items() : nothing())
                add(item->findPath({"sourceRef", "storeRef"}));
        }
    }

    void pushSecret(const yaml::Node *spec)
    {
        const yaml::Node *references = spec ? spec->find("secretStoreRefs") : nullptr;
        for (const yaml::Node *item : references ? references->items() : nothing())
            add(item);
    }

    [[nodiscard]] std::vector<StoreReference> take() { return std::move(m_found); }

private:
    static std::span<const yaml::Node *const> nothing() { return {}; }

    void add(const yaml::Node *reference)
    {
        const yaml::Node *name = reference ? reference->find("name") : nullptr;
        if (!name || name->text().empty() || name->text().find("${") != std::string_view::npos)
            return;
        const yaml::Node *kind = reference->find("kind");
        const bool toCluster = kind && kind->text() == "ClusterSecretStore";
        if (kind && !toCluster && kind->text() != "SecretStore")
            return;
        m_found.push_back({toCluster, m_nameSpace, name, m_object});
    }

    std::optional<std::string> m_nameSpace;
    std::string m_object;
    std::vector<StoreReference> m_found;
};

std::string objectNamespace(const model::Unit &unit, const model::Object &object)
{
    return object.id.nameSpace.empty() ? defaultNamespaceOf(unit) : object.id.nameSpace;
}

ClusterStores storesOfUnit(const model::Unit &unit)
{
    ClusterStores result;
    for (const model::Object &object : unit.rendering->objects) {
        const model::ResourceId &id = object.id;
        if (id.group.empty() && id.kind == "Namespace") {
            result.namespaces[id.name] = object.root->findPath({"metadata", "labels"});
            continue;
        }
        if (id.group != storeGroup)
            continue;
        const yaml::Node *spec = object.root->find("spec");
        if (id.kind == "SecretStore" || id.kind == "ClusterSecretStore") {
            const bool ofCluster = id.kind == "ClusterSecretStore";
            result.stores.push_back(
                {ofCluster, ofCluster ? "" : objectNamespace(unit, object), id.name, object.root});
            continue;
        }
        const bool isTemplate = id.kind == "ClusterExternalSecret";
        // Where an overlay without a namespace goes is not in Git.
        const bool isUnknown =
            id.nameSpace.empty() && unit.controller == model::Controller::Overlay;
        ReferenceReader reader(object, isTemplate || isUnknown ? std::optional<std::string>()
                                                               : objectNamespace(unit, object));
        if (isTemplate)
            reader.externalSecret(spec ? spec->find("externalSecretSpec") : nullptr);
        else if (id.kind == "ExternalSecret")
            reader.externalSecret(spec);
        else if (id.kind == "PushSecret")
            reader.pushSecret(spec);
        for (StoreReference &reference : reader.take())
            result.references.push_back(std::move(reference));
    }
    return result;
}

void append(ClusterStores &to, const ClusterStores &from)
{
    to.stores.insert(to.stores.end(), from.stores.begin(), from.stores.end());
    to.references.insert(to.references.end(), from.references.begin(), from.references.end());
    to.namespaces.insert(from.namespaces.begin(), from.namespaces.end());
}

/// One of a ClusterSecretStore's `conditions` (external-secrets, pkg/controllers/secretstore
/// client_manager.go shouldProcessSecret).
std::optional<bool> holds(const yaml::Node *condition, const std::string &nameSpace,
                          const ClusterStores &cluster)
{
    const auto itemsOf = [&](std::string_view field) {
        const yaml::Node *list = condition->find(field);
        return list ? list->items() : std::span<const yaml::Node *const>();
    };
    for (const yaml::Node *name : itemsOf("namespaces")) {
        if (name->text() == nameSpace)
            return true;
    }
    for (const yaml::Node *pattern : itemsOf("namespaceRegexes")) {
        const base::Result<base::Regex> regex = base::Regex::compile(pattern->text());
        if (regex && regex->matchesAnywhere(nameSpace))
            return true;
    }
    const yaml::Node *selector = condition->find("namespaceSelector");
    if (!selector)
        return false;
    const auto known = cluster.namespaces.find(nameSpace);
    const base::Result<model::Selector> read =
        model::Selector::read(selector, model::Selector::Values::Labels);
    if (known == cluster.namespaces.end() || !read)
        return {};
    return model::matches(*read, labelsOf(known->second));
}

} // namespace

FleetStores::FleetStores(const RuleInput &input) : clusters(input.snapshot().clusters.size())
{
    const model::Snapshot &snapshot = input.snapshot();
    // A rendering that several clusters share has one default namespace for each unit.
    std::map<std::pair<const model::Rendering *, std::string>, ClusterStores> known;
    for (const model::Unit &unit : snapshot.units) {
        if (!unit.rendering)
            continue;
        const auto [entry, isNew] =
            known.try_emplace({unit.rendering.get(), defaultNamespaceOf(unit)});
        if (isNew)
            entry->second = storesOfUnit(unit);
        append(clusters[unit.cluster], entry->second);
    }
}

std::optional<bool> admits(const SecretStore &store, const StoreReference &reference,
                           const ClusterStores &cluster)
{
    if (store.ofCluster != reference.toCluster || store.name != reference.name->text())
        return false;
    if (!reference.nameSpace)
        return reference.toCluster ? std::optional<bool>(true) : std::nullopt;
    if (!store.ofCluster)
        return store.nameSpace == *reference.nameSpace;
    const yaml::Node *conditions = store.root->findPath({"spec", "conditions"});
    if (!conditions || conditions->items().empty())
        return true;
    bool isUnknown = false;
    for (const yaml::Node *condition : conditions->items()) {
        const std::optional<bool> answer = holds(condition, *reference.nameSpace, cluster);
        if (answer == true)
            return true;
        isUnknown = isUnknown || !answer;
    }
    return isUnknown ? std::nullopt : std::optional<bool>(false);
}

} // namespace fleetwright::analysis::secrets
