// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

namespace fleetwright::base {

/// Everything is bounded. A limit met is ErrorCode::TooLarge with a detail that names the limit.
/// Others than these come from the user's settings only, never from a repository.
struct Limits {
    std::size_t fileBytes = 64u << 20;
    std::size_t scalarBytes = 16u << 20;
    std::size_t documentNesting = 1'000;
    std::size_t aliasNodes = 100'000;    ///< nodes that aliases may add to one document
    std::size_t aliasFactor = 100;       ///< and not more than this times the document's own nodes
    std::size_t layerDepth = 64;         ///< kustomizations that include each other, components too
    std::size_t objects = 200'000;       ///< of one build
    std::size_t objectNodes = 1'000'000; ///< values of one object that copies have made larger
    std::size_t outputBytes = 1u << 30;  ///< text of one build
    std::size_t fixpointRounds = 16;
    std::size_t units = 200'000;
    std::size_t folderEntries = 1'000'000;
};

} // namespace fleetwright::base
