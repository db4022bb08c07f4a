// SPDX-License-Identifier: Apache-2.0
#include "cli/generatedobjects.h"

#include "cli/session.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <string_view>
#include <tuple>

namespace fleetwright::cli {

namespace {

using model::Controller;

std::string_view bytesOf(const Session &session, const base::RepoPath &path)
{
    for (const base::SourceFilePtr &file : session.options().exported) {
        if (file->path() == path)
            return file->bytes();
    }
    return {};
}

bool hasObjectsOfControllers(std::string_view bytes)
{
    constexpr std::string_view words[] = {"argoproj.io", "fleetwright/v1", "fleet.cattle.io/"};
    return std::ranges::any_of(words, [bytes](std::string_view word) {
        return bytes.find(word) != std::string_view::npos;
    });
}

bool generates(Controller controller)
{
    return controller == Controller::ArgoCd || controller == Controller::RancherFleet;
}

/// Gathers what the snapshot says.
class Gathering {
public:
    explicit Gathering(const Session &session) : m_session(session), m_snapshot(session.snapshot())
    {}

    GeneratedObjects run()
    {
        for (const base::Error &problem : m_snapshot.problems) {
            if (isOfController(problem))
                fail(problem);
        }
        for (const model::TargetingObject &target : m_snapshot.targeting)
            addTarget(target);
        for (const model::Unit &unit : m_snapshot.units)
            addUnit(unit, m_snapshot.clusters[unit.cluster].name);
        for (const model::Unit &unit : m_snapshot.unplaced)
            addUnit(unit, std::nullopt);
        sortByName();
        return std::move(m_made);
    }

private:
    /// Whether a problem is of an object that they generate from: a set, a project, a cluster …
    [[nodiscard]] bool isOfController(const base::Error &problem) const
    {
        if (!problem.place)
            return problem.code == base::ErrorCode::Cycle;
        const base::Result<base::SourceFilePtr> file = m_snapshot.files->read(problem.place->file);
        return hasObjectsOfControllers(file ? (*file)->bytes()
                                            : bytesOf(m_session, problem.place->file));
    }

    void fail(base::Error error)
    {
        if (std::ranges::find(m_made.failures, error) == m_made.failures.end())
            m_made.failures.push_back(std::move(error));
    }

    void addTarget(const model::TargetingObject &target)
    {
        if (!generates(target.controller))
            return;
        for (base::Error error : target.errors) {
            // Rancher Fleet's errors name what they are of.
            if (target.controller == Controller::ArgoCd)
                error.detail = target.id.text() + ": " + error.detail;
            fail(std::move(error));
        }
        std::ranges::copy(target.warnings, std::back_inserter(m_made.warnings));
        // A bundle's customizations do not know what the bundle does not know.
        if (target.why && m_told.insert(base::describe(*target.why)).second) {
            m_made.unresolved.push_back(*target.why);
            m_made.unresolved.back().detail = target.id.text() + ": " + target.why->detail;
        }
    }

    void addUnit(const model::Unit &unit, std::optional<std::string> cluster)
    {
        if (!unit.target || !generates(unit.controller))
            return;
        const model::TargetingObject &target = m_snapshot.targeting[*unit.target];
        const bool isRefused =
            unit.error && std::ranges::find(target.errors, *unit.error) != target.errors.end();
        const yaml::Node *object = unit.declaration->object;
        if (!object && unit.error && unit.error->code != base::ErrorCode::Unresolved)
            fail(*unit.error);
        if (object && !isRefused)
            m_made.objects.push_back({object, unit.declaration->declaredBy, unit.declaration->place,
                                      std::move(cluster)});
    }

    void sortByName()
    {
        const auto text = [](const yaml::Node *object,
                             std::initializer_list<std::string_view> path) {
            const yaml::Node *field = object->findPath(path);
            return field ? field->text() : std::string_view();
        };
        std::ranges::stable_sort(m_made.objects, {}, [&text](const GeneratedObject &made) {
            return std::tuple(text(made.object, {"kind"}),
                              text(made.object, {"metadata", "namespace"}),
                              text(made.object, {"metadata", "name"}));
        });
    }

    const Session &m_session;
    const model::Snapshot &m_snapshot;
    std::set<std::string> m_told;
    GeneratedObjects m_made;
};

} // namespace

GeneratedObjects generatedObjects(const Session &session)
{
    return Gathering(session).run();
}

} // namespace fleetwright::cli
