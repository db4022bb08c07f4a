// SPDX-License-Identifier: Apache-2.0
#include "cli/generation.h"
#include "cli/session.h"

#include <algorithm>
#include <string_view>
#include <utility>

namespace fleetwright::cli {

namespace {

std::string_view bytesOf(const Session &session, const base::RepoPath &path)
{
    for (const base::SourceFilePtr &file : session.options().exported) {
        if (file->path() == path)
            return file->bytes();
    }
    return {};
}

bool hasArgoCdObjects(std::string_view bytes)
{
    return bytes.find("argoproj.io") != std::string_view::npos
           || bytes.find("fleetwright/v1") != std::string_view::npos;
}

/// Whether a problem is of an object that Argo CD generates from: a set, a project, a cluster
/// Secret.
bool isArgoCds(const Session &session, const base::Error &problem)
{
    if (!problem.place)
        return problem.code == base::ErrorCode::Cycle;
    const base::Result<base::SourceFilePtr> file =
        session.snapshot().files->read(problem.place->file);
    return hasArgoCdObjects(file ? (*file)->bytes() : bytesOf(session, problem.place->file));
}

enum class Placing : std::uint8_t { Placed, Unplaced };

void addUnit(const model::Snapshot &snapshot, const model::Unit &unit, Placing placing,
             GenerationOutput &output)
{
    if (!unit.target || !unit.declaration->object || unit.controller != model::Controller::ArgoCd)
        return;
    const model::TargetingObject &target = snapshot.targeting[*unit.target];
    if (unit.error
        && std::find(target.errors.begin(), target.errors.end(), *unit.error)
               != target.errors.end())
        return; // the controller refuses it
    GeneratedItem item;
    item.object = unit.declaration->object;
    item.generatedBy = target.id.text();
    item.place = unit.declaration->place;
    if (placing == Placing::Placed)
        item.clusters = {snapshot.clusters[unit.cluster].name};
    output.items.push_back(std::move(item));
}

} // namespace

GenerationOutput generateArgoCd(const Session &session)
{
    const model::Snapshot &snapshot = session.snapshot();
    GenerationOutput output;
    output.kept.push_back(session.snapshotPtr());
    for (const base::Error &problem : snapshot.problems) {
        if (isArgoCds(session, problem))
            output.failures.push_back(problem);
    }
    for (const model::TargetingObject &target : snapshot.targeting) {
        if (target.controller != model::Controller::ArgoCd)
            continue;
        for (base::Error error : target.errors) {
            error.detail = target.id.text() + ": " + error.detail;
            output.failures.push_back(std::move(error));
        }
        if (target.why) {
            output.unresolved.push_back(*target.why);
            output.unresolved.back().detail = target.id.text() + ": " + target.why->detail;
        }
    }
    for (const model::Unit &unit : snapshot.units)
        addUnit(snapshot, unit, Placing::Placed, output);
    for (const model::Unit &unit : snapshot.unplaced)
        addUnit(snapshot, unit, Placing::Unplaced, output);
    return output;
}

} // namespace fleetwright::cli
