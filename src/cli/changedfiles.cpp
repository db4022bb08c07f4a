// SPDX-License-Identifier: Apache-2.0
#include "cli/changedfiles.h"

#include "cli/invocation.h"
#include "diff/unified.h"

#include <memory>
#include <optional>
#include <string>

namespace fleetwright::cli {

base::Result<void> writeChanges(const Invocation &invocation, const model::Snapshot &snapshot,
                                const edit::FileChanges &changed)
{
    if (!invocation.revision.empty())
        return base::Error{.code = base::ErrorCode::Refused,
                           .detail = "--write needs the working tree, not --revision",
                           .place = {},
                           .hint = "leave --revision out",
                           .causes = {}};
    base::Result<std::unique_ptr<base::FileWriter>> writer =
        base::openDiskWriter(invocation.fleetFolder);
    if (!writer)
        return writer.error();
    std::vector<base::FileWriter::Change> changes;
    for (const auto &[path, bytes] : changed) {
        base::Result<base::SourceFilePtr> before = snapshot.files->read(path);
        changes.push_back({path, before ? *std::move(before) : nullptr, bytes});
    }
    return (*writer)->write(changes);
}

std::vector<FilePatch> patchesOf(const model::Snapshot &snapshot, const edit::FileChanges &changes)
{
    std::vector<FilePatch> patches;
    for (const auto &[path, bytes] : changes) {
        const base::Result<base::SourceFilePtr> before = snapshot.files->read(path);
        const auto beforeBytes = before ? std::optional((*before)->bytes()) : std::nullopt;
        const auto afterBytes = bytes ? std::optional<std::string_view>(*bytes) : std::nullopt;
        patches.push_back(
            {path.text(), diff::unifiedFileDiff(path.text(), beforeBytes, afterBytes)});
    }
    return patches;
}

} // namespace fleetwright::cli
