// SPDX-License-Identifier: Apache-2.0
#include "argocd/validation.h"

#include "argocd/manifest.h"
#include "model/names.h"

#include <map>
#include <string>
#include <utility>

namespace fleetwright::argocd {

namespace {

std::string_view textAt(const yaml::Node *map, std::string_view key)
{
    const yaml::Node *value = map ? map->find(key) : nullptr;
    return value ? value->text() : std::string_view();
}

base::Error destinationError(const yaml::Node *destination, std::string detail)
{
    base::Error error =
        invalidAt(destination, "application destination spec is invalid: " + std::move(detail));
    error.hint = "register the cluster, or export its Secret from the hub without the config and "
                 "name the file with --inventory";
    return error;
}

base::Result<std::string> serverNamed(const yaml::Node *destination, std::string_view name,
                                      const Environment &environment)
{
    const std::vector<std::string> servers = environment.clusters->serversNamed(name);
    if (servers.empty() && environment.clusterKnowledge == Knowledge::Unknown)
        return std::string();
    if (servers.empty())
        return destinationError(destination,
                                "there are no clusters with this name: " + std::string(name));
    if (servers.size() > 1) {
        std::string list;
        for (const std::string &server : servers)
            list += (list.empty() ? "" : " ") + server;
        return destinationError(destination, "there are " + std::to_string(servers.size())
                                                 + " clusters with the same name: [" + list + ']');
    }
    return servers.front();
}

std::optional<base::Error> projectProblem(const yaml::Node *spec, const Environment &environment)
{
    const std::string_view project = textAt(spec, "project");
    if (project == "default" || environment.projects.contains(project)
        || environment.projectKnowledge == Knowledge::Unknown)
        return std::nullopt;
    base::Error error =
        invalidAt(spec->find("project"), "application references project " + std::string(project)
                                             + " which does not exist");
    error.hint = "add the AppProject, or export it from the hub and name the file with --inventory";
    return error;
}

/// What the API server says to the names and labels of an object.
std::optional<base::Error> metadataProblem(const yaml::Node *object, const std::string &name)
{
    const yaml::Node *metadata = object->find("metadata");
    if (const std::optional<std::string> problem = model::subdomainProblem(name))
        return invalidAt(metadata->find("name"),
                         "Application \"" + name + "\" is invalid: metadata.name: " + *problem);
    const yaml::Node *labels = metadata->find("labels");
    for (const yaml::Entry &label : labels ? labels->entries() : std::span<const yaml::Entry>()) {
        std::optional<std::string> problem = model::qualifiedNameProblem(label.key->text());
        if (!problem)
            problem = model::labelValueProblem(label.value->text());
        if (problem)
            return invalidAt(label.value,
                             "Application \"" + name + "\" is invalid: metadata.labels: \""
                                 + std::string(label.key->text()) + ": "
                                 + std::string(label.value->text()) + "\": " + *problem);
    }
    const yaml::Node *annotations = metadata->find("annotations");
    for (const yaml::Entry &annotation :
         annotations ? annotations->entries() : std::span<const yaml::Entry>()) {
        if (const std::optional<std::string> problem =
                model::qualifiedNameProblem(annotation.key->text()))
            return invalidAt(annotation.key,
                             "Application \"" + name + "\" is invalid: metadata.annotations: \""
                                 + std::string(annotation.key->text()) + "\": " + *problem);
    }
    return std::nullopt;
}

std::optional<base::Error> problemOf(const GeneratedApplication &application,
                                     const Environment &environment)
{
    const yaml::Node *spec = application.object->find("spec");
    if (std::optional<base::Error> problem = projectProblem(spec, environment))
        return problem;
    const base::Result<std::string> server =
        destinationServer(spec->find("destination"), environment);
    if (!server)
        return server.error();
    return metadataProblem(application.object, application.name);
}

base::Error duplicate(const ApplicationSet &set, const GeneratedApplication &application)
{
    base::Error error{.code = base::ErrorCode::Conflict,
                      .detail = "ApplicationSet " + set.name
                                + " contains applications with duplicate name: " + application.name
                                + "; none of that name is created",
                      .place = {},
                      .hint = "put what tells the parameter sets apart into the template's name",
                      .causes = {}};
    if (application.templatePlace.known())
        error.place = application.templatePlace.place();
    return error;
}

base::Error placed(base::Error error, const GeneratedApplication &application)
{
    if (!error.place && application.templatePlace.known())
        error.place = application.templatePlace.place();
    return error;
}

} // namespace

base::Result<std::string> destinationServer(const yaml::Node *destination,
                                            const Environment &environment)
{
    const std::string_view name = textAt(destination, "name");
    const std::string_view server = textAt(destination, "server");
    if (!name.empty() && !server.empty())
        return destinationError(destination,
                                "application destination can't have both name and server defined: "
                                    + std::string(name) + ' ' + std::string(server));
    if (!server.empty()) {
        const std::string_view known = withoutTrailingSlashes(server);
        if (environment.clusterKnowledge == Knowledge::Complete
            && !environment.clusters->hasServer(known))
            return destinationError(destination, "error getting cluster by server \""
                                                     + std::string(known) + "\": not found");
        return std::string(known);
    }
    if (name.empty())
        return destinationError(destination, "Destination server missing from app spec");
    return serverNamed(destination, name, environment);
}

void validate(const ApplicationSet &set, const Environment &environment,
              std::vector<GeneratedApplication> &applications)
{
    // Errors are kept by name: one blocks every Application of that name.
    std::map<std::string, std::optional<base::Error>, std::less<>> byName;
    for (GeneratedApplication &application : applications) {
        const auto [known, isNew] = byName.try_emplace(application.name);
        std::optional<base::Error> problem =
            isNew ? problemOf(application, environment) : duplicate(set, application);
        if (problem)
            known->second = placed(*std::move(problem), application);
    }
    for (GeneratedApplication &application : applications)
        application.refusal = byName.find(application.name)->second;
}

} // namespace fleetwright::argocd
