// SPDX-License-Identifier: Apache-2.0
#include "inventory/identitymaps.h"

#include <algorithm>

namespace fleetwright::inventory {

namespace {

using model::Attribute;
using model::Fact;
using model::Signal;

bool isIdentityMap(std::string_view name, const ClaimReading &reading)
{
    return std::find(reading.identityConfigMaps.begin(), reading.identityConfigMaps.end(), name)
           != reading.identityConfigMaps.end();
}

void addEntries(const yaml::Node *mapping, Signal signal, const ClaimReading &reading,
                std::vector<Fact> &facts)
{
    if (!mapping)
        return;
    for (const yaml::Entry &entry : mapping->entries()) {
        const yaml::Node *value = entry.value;
        if (value->isScalar() && !value->text().empty() && !isTemplate(value->text()))
            facts.push_back(makeFact(reading, signal, entry.key->text(), value));
    }
}

std::string nameAmong(const yaml::Node *data, const ClaimReading &reading)
{
    if (!data)
        return {};
    for (const yaml::Entry &entry : data->entries()) {
        if (entry.value->isScalar() && reading.keys.of(entry.key->text()) == Attribute::Name
            && !isTemplate(entry.value->text()))
            return std::string(entry.value->text());
    }
    return {};
}

std::string nameAmongLiterals(const yaml::Node *literals, const ClaimReading &reading)
{
    if (!literals)
        return {};
    for (const yaml::Node *literal : literals->items()) {
        const std::string_view text = literal->text();
        const std::size_t equals = text.find('=');
        if (equals == std::string_view::npos
            || reading.keys.of(text.substr(0, equals)) != Attribute::Name)
            continue;
        const std::string_view value = text.substr(equals + 1);
        if (!value.empty() && !isTemplate(value))
            return std::string(value);
    }
    return {};
}

} // namespace

RenderedIdentity readIdentity(const model::Rendering &rendering, const ClaimReading &reading)
{
    RenderedIdentity identity;
    for (const model::Object &object : rendering.objects) {
        if (object.id.kind == "ConfigMap" && object.id.group.empty()
            && isIdentityMap(object.stableName, reading))
            addEntries(object.root->find("data"), Signal::IdentityConfigMap, reading,
                       identity.facts);
        // With kubeConfig it is about another cluster.
        else if (object.id.kind == "Kustomization"
                 && object.id.group == "kustomize.toolkit.fluxcd.io"
                 && !object.root->findPath({"spec", "kubeConfig"}))
            addEntries(object.root->findPath({"spec", "postBuild", "substitute"}),
                       Signal::Substitution, reading, identity.facts);
        else if (object.id.kind == "ApplicationSet" && object.id.group == "argoproj.io")
            identity.hasApplicationSets = true;
    }
    return identity;
}

std::string generatedClusterName(const yaml::Node *kustomization, const ClaimReading &reading)
{
    const yaml::Node *generators =
        kustomization ? kustomization->find("configMapGenerator") : nullptr;
    for (const yaml::Node *generator :
         generators ? generators->items() : std::span<const yaml::Node *const>()) {
        const yaml::Node *name = generator->find("name");
        if (!name || !isIdentityMap(name->text(), reading))
            continue;
        if (std::string found = nameAmongLiterals(generator->find("literals"), reading);
            !found.empty())
            return found;
    }
    return {};
}

std::string manifestClusterName(const yaml::Node *object, const ClaimReading &reading)
{
    const yaml::Node *kind = object->find("kind");
    const yaml::Node *name = object->findPath({"metadata", "name"});
    if (!kind || kind->text() != "ConfigMap" || !name || !isIdentityMap(name->text(), reading))
        return {};
    return nameAmong(object->find("data"), reading);
}

} // namespace fleetwright::inventory
