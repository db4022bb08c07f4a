// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "filetree.h"
#include "kustomize/build.h"
#include "property.h"
#include "yaml/stability.h"

#include <string>

namespace fleetwright::fuzz {

/// What a build says: its text, or its error with place, causes and hint.
inline std::string outcomeOf(const base::Result<model::RenderingPtr> &rendering)
{
    if (!rendering)
        return "Error: " + base::describe(rendering.error()) + "\n" + rendering.error().hint;
    const auto text = kustomize::toText(**rendering);
    std::string outcome = text ? *text : "Error: " + base::describe(text.error());
    for (const base::Error &unresolved : (*rendering)->unresolved)
        outcome += "unresolved: " + base::describe(unresolved) + "\n";
    for (const std::string &warning : (*rendering)->warnings)
        outcome += "warning: " + warning + "\n";
    return outcome;
}

inline std::string outcomeOf(const Files &files, const base::RepoPath &folder,
                             kustomize::LayerStore &store)
{
    return outcomeOf(kustomize::build(*base::makeMemoryFiles(files), folder, {}, store));
}

/// The build by a store that knows nothing yet.
inline std::string outcomeFromScratch(const Files &files, const base::RepoPath &folder)
{
    kustomize::LayerStore store;
    return outcomeOf(files, folder, store);
}

/// Every value of an object, and every value that it replaced, lies within the file it came from.
inline void checkOrigins(const yaml::Node *node)
{
    for (const yaml::Node *each = node; each;
         each = each->change() ? each->change()->previous : nullptr) {
        const base::Span &span = each->span();
        require(!span.known() || (span.begin <= span.end && span.end <= span.file->bytes().size()),
                "a value's place lies in its file");
    }
    for (const yaml::Entry &entry : node->entries())
        checkOrigins(entry.value);
    for (const yaml::Node *item : node->items())
        checkOrigins(item);
}

/// What holds for every build alone: it can be repeated, its text is stable and its values have
/// places that outlive the store.
inline void checkBuild(const Files &files, const base::RepoPath &folder)
{
    model::RenderingPtr kept;
    std::string first;
    {
        kustomize::LayerStore store;
        const base::FileSourcePtr source = base::makeMemoryFiles(files);
        const auto rendering = kustomize::build(*source, folder, {}, store);
        first = outcomeOf(rendering);
        const auto again = kustomize::build(*source, folder, {}, store);
        requireSame(first, outcomeOf(again), "a build is the same when it is repeated");
        if (rendering) {
            require(again.ok() && *again == *rendering, "an equal build is shared");
            kept = *rendering;
        }
        store.trim();
    }
    requireSame(first, outcomeFromScratch(files, folder), "a build is the same from nothing");
    if (!kept)
        return;
    for (const model::Object &object : kept->objects)
        checkOrigins(object.root);
    if (const auto text = kustomize::toText(*kept)) {
        const std::string problem = yaml::testing::instabilityOf(*text);
        require(problem.empty(), "what is printed reads the same", problem);
    }
}

} // namespace fleetwright::fuzz
