// SPDX-License-Identifier: Apache-2.0
#include "services/workspace/exceptionlist.h"

#include "services/text/words.h"

#include <algorithm>

namespace fleetwright::services {

std::size_t ExceptionList::needing() const
{
    return static_cast<std::size_t>(
        std::ranges::count_if(entries, [](const analysis::RegisterEntry &entry) {
            return entry.state != analysis::RegisterEntry::State::Holds;
        }));
}

ExceptionListPtr listExceptions(const model::SnapshotPtr &snapshot, const base::Cancel &cancel)
{
    auto list = std::make_shared<ExceptionList>();
    auto config = config::readFleetConfig(*snapshot->files);
    if (!config) {
        list->error = std::move(config).error();
        return list;
    }
    analysis::CheckOptions options;
    options.today = isoToday();
    auto entries =
        analysis::exceptionRegister({{snapshot, *std::move(config)}, {}}, options, cancel);
    if (entries)
        list->entries = *std::move(entries);
    else
        list->error = std::move(entries).error();
    return list;
}

} // namespace fleetwright::services
