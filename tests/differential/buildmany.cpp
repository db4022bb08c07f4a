// SPDX-License-Identifier: Apache-2.0
// Builds many kustomizations in one process, as the referee does with the real kustomize.
//
// Each line of standard input is ROOT<tab>FOLDER<tab>OPTIONS<tab>WARM; each answer is "ok LENGTH"
// or "error LENGTH" and that many bytes: what `fleetwright-cli build ROOT/FOLDER OPTIONS` prints,
// or the error. WARM are folders, separated by blanks, that are built before with the same store:
// what was kept of them must not change the answer.
#include "kustomize/build.h"

#include <iostream>
#include <sstream>
#include <string>
#include <vector>

namespace {

using namespace fleetwright;

struct Request {
    std::string root;
    std::string folder;
    kustomize::BuildOptions options;
    std::vector<std::string> warm;
};

kustomize::BuildOptions optionsOf(std::istream &&words)
{
    kustomize::BuildOptions options;
    for (std::string word; words >> word;) {
        if (word == "--enable-managedby-label")
            options.managedByLabel = true;
        else if (word == "--load-restrictor" && words >> word && word == "LoadRestrictionsNone")
            options.loadRestriction = kustomize::LoadRestriction::None;
        else if (word == "--reorder" && words >> word)
            options.reorder =
                word == "none" ? kustomize::Reorder::None : kustomize::Reorder::Legacy;
    }
    return options;
}

Request parse(const std::string &line)
{
    Request request;
    std::istringstream fields(line);
    std::string options;
    std::string warm;
    std::getline(fields, request.root, '\t');
    std::getline(fields, request.folder, '\t');
    std::getline(fields, options, '\t');
    std::getline(fields, warm);
    request.options = optionsOf(std::istringstream(options));
    std::istringstream folders(warm);
    for (std::string folder; folders >> folder;)
        request.warm.push_back(folder);
    return request;
}

/// Unresolved parts count as failure, as on the command line.
base::Result<std::string> build(const Request &request)
{
    const auto files = base::openDiskFiles(request.root);
    const auto folder = base::RepoPath::fromText(request.folder == "." ? "" : request.folder);
    if (!files)
        return files.error();
    if (!folder)
        return base::Error{base::ErrorCode::OutsideRoot, request.folder, {}, {}, {}};
    const base::FileSourcePtr held = base::holdFiles(*files);
    kustomize::LayerStore store;
    for (const std::string &warm : request.warm) {
        if (const auto path = base::RepoPath::fromText(warm == "." ? "" : warm))
            (void)kustomize::build(*held, *path, request.options, store);
    }
    const auto rendering = kustomize::build(*held, *folder, request.options, store);
    if (!rendering)
        return rendering.error();
    if (!(*rendering)->unresolved.empty())
        return (*rendering)->unresolved.front();
    return kustomize::toText(**rendering);
}

std::string explained(const base::Error &error)
{
    return base::describe(error) + (error.hint.empty() ? "" : "\nhint: " + error.hint);
}

} // namespace

int main()
{
    for (std::string line; std::getline(std::cin, line);) {
        const auto text = build(parse(line));
        const std::string answer = text ? *text : explained(text.error());
        std::cout << (text ? "ok " : "error ") << answer.size() << '\n' << answer << std::flush;
    }
    return 0;
}
