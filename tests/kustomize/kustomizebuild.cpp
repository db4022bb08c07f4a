// SPDX-License-Identifier: Apache-2.0
// `kustomize_build build FOLDER [options]` as the real command, to be compared with it.
// `kustomize_build times FOLDER` builds the kustomization of every folder in it, in one process,
// and says how long it took.
#include "base/parallel.h"
#include "kustomize/build.h"
#include "kustomize/kustomization.h"

#include <atomic>
#include <chrono>
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

void printTimes(const base::FileSource &files, const std::vector<base::RepoPath> &folders,
                kustomize::LayerStore &store, const char *title)
{
    const auto start = std::chrono::steady_clock::now();
    std::atomic<std::size_t> objects = 0;
    std::atomic<std::size_t> bytes = 0;
    std::atomic<std::size_t> failures = 0;
    std::vector<model::RenderingPtr> renderings(folders.size());
    base::parallelFor(folders.size(), [&](std::size_t index) {
        const auto rendering = kustomize::build(files, folders[index], {}, store);
        if (!rendering) {
            ++failures;
            return;
        }
        objects += (*rendering)->objects.size();
        renderings[index] = *rendering;
    });
    const auto built = std::chrono::steady_clock::now();
    base::parallelFor(folders.size(), [&](std::size_t index) {
        if (renderings[index])
            bytes += kustomize::toText(*renderings[index])->size();
    });
    const auto printed = std::chrono::steady_clock::now();
    const auto milliseconds = [](auto from, auto to) {
        return std::chrono::duration<double, std::milli>(to - from).count();
    };
    std::cout << title << ": " << folders.size() << " builds, " << failures << " failed, "
              << objects << " objects in " << milliseconds(start, built) << " ms, " << bytes
              << " bytes of text in " << milliseconds(built, printed) << " ms\n";
}

int timeFolders(const std::string &folder)
{
    const fs::path place = fs::canonical(folder);
    const fs::path root = sourceRoot(place);
    auto disk = base::openDiskFiles(root.string());
    const auto parent = base::RepoPath::fromText(place.lexically_relative(root).string());
    if (!disk || !parent)
        return 1;
    const base::FileSourcePtr files = base::holdFiles(*disk);
    std::vector<base::RepoPath> folders;
    const auto entries = files->list(*parent);
    if (!entries)
        return 1;
    for (const base::FolderEntry &entry : *entries) {
        const base::RepoPath child = parent->child(entry.name);
        const auto file = kustomize::findKustomizationFile(*files, child);
        if (entry.kind == base::EntryKind::Folder && file && *file)
            folders.push_back(child);
    }
    kustomize::LayerStore store;
    printTimes(*files, folders, store, "first");
    printTimes(*files, folders, store, "again");
    printTimes(*base::holdFiles(*disk), folders, store, "new state");
    return 0;
}

} // namespace

int main(int count, char **values)
{
    const std::vector<std::string> arguments(values + 1, values + count);
    kustomize::BuildOptions options;
    std::string folder = ".";
    if (arguments.size() == 2 && arguments.front() == "times")
        return timeFolders(arguments.back());
    for (std::size_t index = 0; index < arguments.size(); ++index) {
        const std::string &argument = arguments[index];
        const std::string next =
            index + 1 < arguments.size() ? arguments[index + 1] : std::string();
        if (argument == "--load-restrictor") {
            options.loadRestriction = next == "LoadRestrictionsNone"
                                          ? kustomize::LoadRestriction::None
                                          : kustomize::LoadRestriction::RootOnly;
            ++index;
        } else if (argument == "--reorder") {
            options.reorder =
                next == "none" ? kustomize::Reorder::None : kustomize::Reorder::Legacy;
            ++index;
        } else if (argument == "--enable-managedby-label") {
            options.managedByLabel = true;
        } else if (!argument.starts_with("--") && argument != "build") {
            folder = argument;
        }
    }
    return buildFolder(folder, options);
}
