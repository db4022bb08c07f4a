// SPDX-License-Identifier: Apache-2.0
#include "edit/stepedit.h"

#include "edit/candidate.h"
#include "edit/trial.h"

namespace fleetwright::edit {

namespace {

FieldTarget targetOf(const SettingStep &setting)
{
    FieldTarget target;
    target.object = setting.object;
    target.field = setting.field;
    target.present = setting.field.find(setting.object->root);
    target.steps = {setting.step};
    describeOrigin(target);
    return target;
}

/// The kustomization that the step belongs to; NotFound where no layer is known.
base::Result<base::RepoPath> fileOfLayer(const model::Snapshot &snapshot,
                                         const fleet::OriginStep &step)
{
    if (const model::Layer *layer = snapshot.findLayer(step.layer))
        return layer->file;
    return base::Error{base::ErrorCode::NotFound,
                       "the layer of the value is not known",
                       step.place,
                       "edit the line in its file",
                       {}};
}

base::Result<FileChanges> changesOf(base::Result<Candidate> candidate)
{
    if (!candidate)
        return std::move(candidate).error();
    return std::move(candidate->changes);
}

} // namespace

base::Result<FileChanges> withoutStep(const model::Snapshot &snapshot, const SettingStep &setting)
{
    const auto file = fileOfLayer(snapshot, setting.step);
    if (!file)
        return file.error();
    return changesOf(unsetAtPlace(*snapshot.files, targetOf(setting), setting.step, *file));
}

base::Result<FileChanges> withStepSet(const model::Snapshot &snapshot, const SettingStep &setting,
                                      const std::string &value, yaml::Tag tag)
{
    const auto file = fileOfLayer(snapshot, setting.step);
    if (!file)
        return file.error();
    return changesOf(
        setAtPlace(*snapshot.files, targetOf(setting), setting.step, *file, {value, tag}));
}

base::Result<Plan> tryChanges(const model::SnapshotPtr &snapshot, fleet::MemoStore &store,
                              FileChanges changes, const PlanOptions &options,
                              const base::Cancel &cancel)
{
    const Bench bench{snapshot, store, options, cancel};
    auto trial = render(bench, changes);
    if (!trial)
        return std::move(trial).error();
    return toPlan(bench, std::move(changes), std::move(trial).value());
}

} // namespace fleetwright::edit
