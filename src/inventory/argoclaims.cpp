// SPDX-License-Identifier: Apache-2.0
#include "inventory/claimreaders.h"

#include <algorithm>
#include <string>

namespace fleetwright::inventory {

namespace {

using model::Attribute;
using model::Signal;

constexpr std::string_view ownServer = "https://kubernetes.default.svc";

bool isNamed(const yaml::Node *node)
{
    return node && node->isScalar() && !node->isNull() && !node->text().empty()
           && !isTemplate(node->text());
}

Claim claimAt(const yaml::Node *node)
{
    Claim claim;
    claim.signal = Signal::ArgoDestination;
    if (node->span().known())
        claim.place = node->span().place();
    return claim;
}

/// The parameter that a template text consists of: "{{cluster}}", "{{ .cluster }}"; "" if it is
/// anything else.
std::string soleParameter(const yaml::Node *node)
{
    if (!node || !node->isScalar())
        return {};
    std::string_view text = node->text();
    if (!text.starts_with("{{") || !text.ends_with("}}"))
        return {};
    text = text.substr(2, text.size() - 4);
    const auto isSpace = [](char c) { return c == ' ' || c == '-'; };
    while (!text.empty() && isSpace(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && isSpace(text.back()))
        text.remove_suffix(1);
    if (text.starts_with('.'))
        text.remove_prefix(1);
    const bool plain = std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
               || c == '_' || c == '.';
    });
    return plain ? std::string(text) : std::string();
}

/// What the template and the generators around it say about the elements of a list.
struct ListContext {
    std::string nameParameter;   ///< of destination.name
    std::string serverParameter; ///< of destination.server
    bool mergedByName = false;   ///< merged with clusters by their name
};

const yaml::Node *elementName(const yaml::Node *element, const ListContext &context)
{
    if (!context.nameParameter.empty())
        return element->find(context.nameParameter);
    if (context.mergedByName) {
        for (const std::string_view key : {"nameNormalized", "name"}) {
            if (const yaml::Node *name = element->find(key))
                return name;
        }
    }
    if (context.serverParameter.empty() || !element->find(context.serverParameter))
        return nullptr;
    for (const std::string_view key :
         {"cluster", "clusterName", "cluster_name", "nameNormalized", "name"}) {
        if (const yaml::Node *name = element->find(key))
            return name;
    }
    return nullptr;
}

void readElement(const yaml::Node *element, const ListContext &context, const ClaimReading &reading,
                 std::vector<Claim> &claims)
{
    const yaml::Node *name = elementName(element, context);
    if (!isNamed(name) || name->text() == "in-cluster")
        return;
    Claim claim = claimAt(name);
    claim.name = name->text();
    addFacts(claim, reading, element, FactKind::Plain);
    for (model::Fact &fact : claim.facts) {
        if (fact.key == context.serverParameter || fact.key == "url")
            fact.attribute = Attribute::Server;
        if (fact.attribute == Attribute::Server)
            claim.server = fact.value;
    }
    claims.push_back(std::move(claim));
}

void readGenerators(const yaml::Node *generators, const ListContext &context,
                    const ClaimReading &reading, std::vector<Claim> &claims)
{
    if (!generators)
        return;
    for (const yaml::Node *generator : generators->items()) {
        const yaml::Node *elements = generator->findPath({"list", "elements"});
        for (const yaml::Node *element :
             elements ? elements->items() : std::span<const yaml::Node *const>())
            readElement(element, context, reading, claims);
        readGenerators(generator->findPath({"matrix", "generators"}), context, reading, claims);
        const yaml::Node *keys = generator->findPath({"merge", "mergeKeys"});
        ListContext merged = context;
        for (const yaml::Node *key : keys ? keys->items() : std::span<const yaml::Node *const>())
            merged.mergedByName |= key->text() == "name" || key->text() == "nameNormalized";
        readGenerators(generator->findPath({"merge", "generators"}), merged, reading, claims);
    }
}

} // namespace

void readApplication(const yaml::Node *object, std::vector<Claim> &claims)
{
    const yaml::Node *name = object->findPath({"spec", "destination", "name"});
    if (isNamed(name)) {
        if (name->text() == "in-cluster")
            return;
        Claim claim = claimAt(name);
        claim.name = name->text();
        claims.push_back(std::move(claim));
        return;
    }
    const yaml::Node *server = object->findPath({"spec", "destination", "server"});
    if (!isNamed(server) || server->text() == ownServer)
        return;
    Claim claim = claimAt(server);
    claim.server = server->text();
    claims.push_back(std::move(claim));
}

void readApplicationSet(const yaml::Node *object, const ClaimReading &reading,
                        std::vector<Claim> &claims)
{
    const yaml::Node *destination = object->findPath({"spec", "template", "spec", "destination"});
    ListContext context;
    if (destination) {
        context.nameParameter = soleParameter(destination->find("name"));
        context.serverParameter = soleParameter(destination->find("server"));
    }
    readGenerators(object->findPath({"spec", "generators"}), context, reading, claims);
    // A template may name its only destination outright.
    const yaml::Node *name = destination ? destination->find("name") : nullptr;
    if (!isNamed(name) || name->text() == "in-cluster")
        return;
    Claim claim = claimAt(name);
    claim.name = name->text();
    claims.push_back(std::move(claim));
}

} // namespace fleetwright::inventory
