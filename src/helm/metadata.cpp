// SPDX-License-Identifier: Apache-2.0
#include "helm/metadata.h"

#include "base/ascii.h"
#include "template/characters.h"
#include "template/quoting.h"
#include "template/semver.h"
#include "yaml/gotype.h"
#include "yaml/nodebuilder.h"

#include <algorithm>
#include <array>
#include <set>

namespace fleetwright::helm {

namespace {

using yaml::GoField;
using yaml::GoType;
using yaml::Node;

const GoType text{GoType::Kind::Text, "string"};
const GoType boolean{GoType::Kind::Bool, "bool"};
const GoType any{GoType::Kind::Raw, "interface {}"};
const GoType texts{GoType::Kind::List, "[]string", &text};
const GoType anyList{GoType::Kind::List, "[]interface {}", &any};
const GoType textMap{GoType::Kind::Map, "map[string]string", &text};

const std::array maintainerFields = {GoField{"name", &text}, GoField{"email", &text},
                                     GoField{"url", &text}};
const GoType maintainer{GoType::Kind::Struct, "chart.Maintainer", nullptr, maintainerFields};
const GoType maintainers{GoType::Kind::List, "[]*chart.Maintainer", &maintainer};

const std::array dependencyFields = {GoField{"name", &text},
                                     GoField{"version", &text},
                                     GoField{"repository", &text},
                                     GoField{"condition", &text},
                                     GoField{"tags", &texts},
                                     GoField{"enabled", &boolean},
                                     GoField{"import-values", &anyList},
                                     GoField{"alias", &text}};
const GoType dependency{GoType::Kind::Struct, "chart.Dependency", nullptr, dependencyFields};
const GoType dependencies{GoType::Kind::List, "[]*chart.Dependency", &dependency};

const std::array metadataFields = {GoField{"name", &text},
                                   GoField{"home", &text},
                                   GoField{"sources", &texts},
                                   GoField{"version", &text},
                                   GoField{"description", &text},
                                   GoField{"keywords", &texts},
                                   GoField{"maintainers", &maintainers},
                                   GoField{"icon", &text},
                                   GoField{"apiVersion", &text},
                                   GoField{"condition", &text},
                                   GoField{"tags", &text},
                                   GoField{"appVersion", &text},
                                   GoField{"deprecated", &boolean},
                                   GoField{"annotations", &textMap},
                                   GoField{"kubeVersion", &text},
                                   GoField{"dependencies", &dependencies},
                                   GoField{"type", &text}};
const GoType metadataType{GoType::Kind::Struct, "chart.Metadata", nullptr, metadataFields};

void take(std::string &target, const Node &object, std::string_view field)
{
    if (const Node *value = object.find(field))
        target = value->text();
}

std::vector<std::string> textsOf(const Node *list)
{
    std::vector<std::string> result;
    for (const Node *item : list ? list->items() : std::span<const Node *const>())
        result.emplace_back(item->text());
    return result;
}

/// fmt's %v of a part of import-values.
std::string partText(const Node *part)
{
    return part && !part->isNull() ? std::string(part->text()) : "<nil>";
}

Dependency readDependency(const Node &node)
{
    Dependency result;
    take(result.name, node, "name");
    take(result.version, node, "version");
    take(result.repository, node, "repository");
    take(result.condition, node, "condition");
    take(result.alias, node, "alias");
    result.tags = textsOf(node.find("tags"));
    const Node *imports = node.find("import-values");
    for (const Node *item : imports ? imports->items() : std::span<const Node *const>()) {
        if (item->isMapping())
            result.importedValues.push_back(
                {partText(item->find("child")), partText(item->find("parent"))});
        else if (item->isString())
            result.importedValues.push_back({"exports." + std::string(item->text()), "."});
    }
    return result;
}

bool hasNull(const Node *list)
{
    return list
           && std::ranges::any_of(list->items(), [](const Node *item) { return item->isNull(); });
}

base::Error invalid(const std::string &what)
{
    return {base::ErrorCode::Invalid, "validation: " + what, {}, {}, {}};
}

/// metadata.go sanitizeString.
void sanitize(std::string &value)
{
    std::string clean;
    std::size_t at = 0;
    while (at < value.size()) {
        const gotemplate::Character character = gotemplate::characterAt(value, at);
        if (gotemplate::isSpace(character.value))
            clean += ' ';
        else if (gotemplate::isPrintable(character.value))
            clean += value.substr(at, character.size);
        at += character.size;
    }
    value = std::move(clean);
}

bool isAlias(std::string_view alias)
{
    return std::ranges::all_of(
        alias, [](char c) { return base::isAlphanumeric(c) || c == '_' || c == '-'; });
}

base::Result<void> validateDependencies(Metadata &metadata)
{
    std::set<std::string> names;
    for (Dependency &each : metadata.dependencies) {
        for (std::string *value : {&each.name, &each.version, &each.repository, &each.condition})
            sanitize(*value);
        std::ranges::for_each(each.tags, sanitize);
        if (!isAlias(each.alias))
            return invalid("dependency " + gotemplate::goQuoted(each.name)
                           + " has disallowed characters in the alias");
        const std::string &name = each.alias.empty() ? each.name : each.alias;
        if (!names.insert(name).second)
            return invalid("more than one dependency with name or alias "
                           + gotemplate::goQuoted(name));
    }
    return {};
}

} // namespace

bool Metadata::isLibrary() const
{
    return std::ranges::equal(type, std::string_view("library"), [](char one, char other) {
        return (base::isUpper(one) ? one - 'A' + 'a' : one) == other;
    });
}

base::Result<void> readMetadata(Metadata &metadata, const Node &document)
{
    for (const std::string_view list : {"dependencies", "maintainers"}) {
        if (hasNull(document.find(list)))
            return invalid(std::string(list) + " must not contain empty or null nodes");
    }
    base::Arena arena;
    const yaml::NodeBuilder builder(arena);
    const base::Result<const Node *> decoded =
        yaml::decode(&document, metadataType, builder,
                     {yaml::DecodeOptions::Keys::AnyCase, yaml::DecodeOptions::Texts::Scalars});
    if (!decoded)
        return decoded.error();
    if (!*decoded)
        return {};
    const Node &node = **decoded;
    take(metadata.name, node, "name");
    take(metadata.home, node, "home");
    take(metadata.version, node, "version");
    take(metadata.description, node, "description");
    take(metadata.icon, node, "icon");
    take(metadata.apiVersion, node, "apiVersion");
    take(metadata.condition, node, "condition");
    take(metadata.tags, node, "tags");
    take(metadata.appVersion, node, "appVersion");
    take(metadata.kubeVersion, node, "kubeVersion");
    take(metadata.type, node, "type");
    if (node.find("deprecated"))
        metadata.isDeprecated = true; // false is left out
    if (const Node *sources = node.find("sources"))
        metadata.sources = textsOf(sources);
    if (const Node *keywords = node.find("keywords"))
        metadata.keywords = textsOf(keywords);
    if (const Node *people = node.find("maintainers")) {
        metadata.maintainers.clear();
        for (const Node *person : people->items()) {
            Maintainer &each = metadata.maintainers.emplace_back();
            take(each.name, *person, "name");
            take(each.email, *person, "email");
            take(each.url, *person, "url");
        }
    }
    if (const Node *annotations = node.find("annotations")) {
        for (const yaml::Entry &entry : annotations->entries())
            metadata.annotations.emplace_back(entry.key->text(), entry.value->text());
        std::ranges::sort(metadata.annotations);
    }
    if (const Node *written = document.find("dependencies"); written && written->isSequence()) {
        metadata.listsDependencies = true;
        metadata.dependencies.clear();
        const Node *list = node.find("dependencies");
        for (const Node *item : list ? list->items() : std::span<const Node *const>())
            metadata.dependencies.push_back(readDependency(*item));
    }
    return {};
}

base::Result<void> validateMetadata(Metadata &metadata)
{
    for (std::string *value :
         {&metadata.name, &metadata.description, &metadata.home, &metadata.icon,
          &metadata.condition, &metadata.tags, &metadata.appVersion, &metadata.kubeVersion})
        sanitize(*value);
    std::ranges::for_each(metadata.sources, sanitize);
    std::ranges::for_each(metadata.keywords, sanitize);
    if (metadata.apiVersion.empty())
        return invalid("chart.metadata.apiVersion is required");
    if (metadata.name.empty())
        return invalid("chart.metadata.name is required");
    if (metadata.name.find('/') != std::string::npos)
        return invalid("chart.metadata.name " + gotemplate::goQuoted(metadata.name)
                       + " is invalid");
    if (metadata.version.empty())
        return invalid("chart.metadata.version is required");
    std::string error;
    if (!gotemplate::parseVersion(metadata.version, error))
        return invalid("chart.metadata.version " + gotemplate::goQuoted(metadata.version)
                       + " is invalid");
    if (!metadata.type.empty() && metadata.type != "application" && metadata.type != "library")
        return invalid("chart.metadata.type must be application or library");
    for (Maintainer &person : metadata.maintainers) {
        sanitize(person.name);
        sanitize(person.email);
        sanitize(person.url);
    }
    return validateDependencies(metadata);
}

bool isCompatibleRange(std::string_view constraint, std::string_view version)
{
    std::string error;
    const auto parsed = gotemplate::parseVersion(version, error);
    if (!parsed)
        return false;
    const auto range = gotemplate::VersionConstraint::parse(constraint, error);
    return range && range->allows(*parsed);
}

} // namespace fleetwright::helm
