// SPDX-License-Identifier: Apache-2.0
// `kustomize_build build FOLDER [options]` as the real command, to be compared with it.
#include "kustomize/build.h"

#include <filesystem>
#include <iostream>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;
using namespace fleetwright;

/// The Git work tree around the folder, else the root of the file system.
fs::path sourceRoot(const fs::path &folder)
{
    for (fs::path at = folder; at != at.root_path(); at = at.parent_path()) {
        if (fs::exists(at / ".git"))
            return at;
    }
    return folder.root_path();
}

int fail(const base::Error &error)
{
    std::cerr << "Error: " << base::describe(error) << '\n';
    if (!error.hint.empty())
        std::cerr << "hint: " << error.hint << '\n';
    return 1;
}

int buildFolder(const std::string &folder, const kustomize::BuildOptions &options)
{
    std::error_code code;
    const fs::path place = fs::weakly_canonical(folder, code);
    const fs::path root = sourceRoot(place);
    const auto files = base::openDiskFiles(root.string());
    if (!files)
        return fail(files.error());
    const auto path = base::RepoPath::fromText(place.lexically_relative(root).string());
    if (!path)
        return fail({base::ErrorCode::NotFound, "no such folder: " + folder, {}, {}, {}});
    kustomize::LayerStore store;
    const auto rendering = kustomize::build(**files, *path, options, store);
    if (!rendering)
        return fail(rendering.error());
    for (const std::string &warning : (*rendering)->warnings)
        std::cerr << "warning: " << warning << '\n';
    const auto text = kustomize::toText(**rendering);
    if (!text)
        return fail(text.error());
    std::cout << *text;
    int status = 0;
    for (const base::Error &error : (*rendering)->unresolved)
        status = fail(error);
    return status;
}

} // namespace

int main(int count, char **values)
{
    const std::vector<std::string> arguments(values + 1, values + count);
    kustomize::BuildOptions options;
    std::string folder = ".";
    for (std::size_t index = 0; index < arguments.size(); ++index) {
        const std::string &argument = arguments[index];
        const std::string next = index + 1 < arguments.size() ? arguments[index + 1] : std::string();
        if (argument == "--load-restrictor") {
            options.loadRestriction = next == "LoadRestrictionsNone" ? kustomize::LoadRestriction::None
                                                                     : kustomize::LoadRestriction::RootOnly;
            ++index;
        } else if (argument == "--reorder") {
            options.reorder = next == "none" ? kustomize::Reorder::None : kustomize::Reorder::Legacy;
            ++index;
        } else if (argument == "--enable-managedby-label") {
            options.managedByLabel = true;
        } else if (!argument.starts_with("--") && argument != "build") {
            folder = argument;
        }
    }
    return buildFolder(folder, options);
}
