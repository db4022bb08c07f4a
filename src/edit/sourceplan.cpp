// SPDX-License-Identifier: Apache-2.0
#include "edit/planners.h"
#include "fleet/filetable.h"
#include "yaml/byteedits.h"

namespace fleetwright::edit {

base::Result<Plan> planSetSource(const Bench &bench, const SetSource &intent)
{
    auto file = bench.snapshot->files->read(intent.file);
    if (!file)
        return std::move(file).error();
    yaml::ByteEdits edits(*file);
    for (const SetSource::Replacement &one : intent.replacements) {
        if (auto done = edits.replace(one.begin, one.end, one.text); !done)
            return std::move(done).error();
    }
    FileChanges changes;
    changes[intent.file] = edits.apply();
    auto trial = render(bench, changes);
    if (!trial)
        return std::move(trial).error();
    auto broken = refuseNewProblems(*trial);
    if (!broken && fleet::isYamlFile(intent.file)) {
        const auto after =
            std::make_shared<const base::SourceFile>(intent.file, *changes[intent.file]);
        if (const auto parsed = yaml::readFile(after); !parsed && yaml::readFile(*file))
            broken = parsed.error();
    }
    Plan plan = toPlan(bench, std::move(changes), std::move(trial).value());
    plan.refusal = std::move(broken);
    return plan;
}

} // namespace fleetwright::edit
