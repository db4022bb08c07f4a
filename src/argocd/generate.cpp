// SPDX-License-Identifier: Apache-2.0
#include "argocd/generate.h"

#include "argocd/applicationtemplate.h"
#include "argocd/manifest.h"
#include "argocd/validation.h"

#include <utility>

namespace fleetwright::argocd {

namespace {

std::size_t textBytes(const yaml::Node *node)
{
    std::size_t bytes = node->text().size();
    for (const yaml::Node *item : node->items())
        bytes += textBytes(item);
    for (const yaml::Entry &entry : node->entries())
        bytes += entry.key->text().size() + textBytes(entry.value);
    return bytes;
}

/// A failure of an input that is not at hand makes the whole unknown; any other one is an error.
void note(base::Error error, std::vector<base::Error> &errors, std::optional<base::Error> &unknown)
{
    if (error.code != base::ErrorCode::Unresolved)
        errors.push_back(std::move(error));
    else if (!unknown)
        unknown = std::move(error);
}

std::string nameOf(const yaml::Node *application)
{
    const yaml::Node *name = application->findPath({"metadata", "name"});
    return name ? std::string(name->text()) : std::string();
}

base::Error tooMuchText(const ApplicationSet &set)
{
    base::Error error{.code = base::ErrorCode::TooLarge,
                      .detail = "the templates of " + set.text() + " print more than "
                                + std::to_string(mostPrinted) + " bytes",
                      .place = {},
                      .hint = {},
                      .causes = {}};
    if (set.place.known())
        error.place = set.place.place();
    return error;
}

/// Renders the parts of a set one after the other; goes on after a failure, as Argo CD does.
class Renderer {
public:
    Renderer(const ApplicationSet &set, GeneratedSet &result)
        : m_set(set), m_result(result), m_build(*result.arena)
    {}

    void render(const MemberSets::Part &part)
    {
        const base::Result<ApplicationTemplate> compiled =
            ApplicationTemplate::compile(m_set, part.part.generator->find("template"), m_build);
        if (!compiled) {
            m_result.errors.push_back(compiled.error());
            return;
        }
        for (const ParameterSet &parameters : part.part.sets) {
            const base::Result<const yaml::Node *> object =
                compiled->render(*parameters.values, m_build);
            if (!object) {
                m_result.errors.push_back(object.error());
                // One of a kind is enough to see what is wrong.
                return;
            }
            m_printed += textBytes(*object);
            if (m_printed > mostPrinted) {
                m_result.errors.push_back(tooMuchText(m_set));
                return;
            }
            m_result.applications.push_back({.object = *object,
                                             .name = nameOf(*object),
                                             .entry = part.entry,
                                             .parameters = parameters,
                                             .templatePlace = compiled->place(),
                                             .refusal = {}});
        }
    }

private:
    const ApplicationSet &m_set;
    GeneratedSet &m_result;
    yaml::NodeBuilder m_build;
    std::size_t m_printed = 0;
};

} // namespace

std::size_t MemberSets::count() const
{
    std::size_t sum = 0;
    for (const Part &part : parts)
        sum += part.part.sets.size();
    return sum;
}

MemberSets memberSetsOf(const ApplicationSet &set, const Environment &environment,
                        RepositoryTrees &repositories, Detail detail)
{
    MemberSets members;
    members.arena = std::make_shared<base::Arena>();
    Generation generation(set, environment, repositories, members.arena, detail);
    for (std::size_t at = 0; at < set.generators.size(); ++at) {
        base::Result<std::vector<EntryPart>> parts =
            evaluateEntry(generation, set.generators[at], GeneratorLevel::Top, nullptr);
        if (!parts) {
            note(placedAt(std::move(parts).error(), set.generators[at]), members.errors,
                 members.unknown);
            continue;
        }
        for (EntryPart &part : *parts)
            members.parts.push_back({at, std::move(part)});
    }
    if (members.count() > mostGenerated)
        members.errors.push_back(tooManySets(set.generators.front()));
    members.incomplete = generation.incomplete();
    members.decisions = generation.takeDecisions();
    return members;
}

GeneratedSet applicationsOf(const ApplicationSet &set, const MemberSets &members,
                            const Environment &environment)
{
    GeneratedSet result;
    result.errors = members.errors;
    result.unknown = members.unknown;
    result.incomplete = members.incomplete;
    result.arena = std::make_shared<base::Arena>();
    result.arena->keep(members.arena);
    result.arena->keep(set.arena);
    if (!result.errors.empty() || result.unknown)
        return result;
    Renderer renderer(set, result);
    for (const MemberSets::Part &part : members.parts) {
        renderer.render(part);
        if (environment.cancel.requested()) {
            result.errors.push_back({.code = base::ErrorCode::Cancelled,
                                     .detail = "cancelled",
                                     .place = {},
                                     .hint = {},
                                     .causes = {}});
            break;
        }
    }
    if (!result.errors.empty()) {
        result.applications.clear();
        return result;
    }
    validate(set, environment, result.applications);
    return result;
}

} // namespace fleetwright::argocd
