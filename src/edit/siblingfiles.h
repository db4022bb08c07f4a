// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "model/snapshot.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace fleetwright::edit {

/// A part of a file that belongs to one cluster: an item of a list, an entry of a map, a document,
/// or all of it.
struct SiblingPart {
    base::SourceFilePtr file;
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    bool wholeFile = false;

    [[nodiscard]] std::string_view text() const { return file->bytes().substr(begin, end - begin); }
};

/// Where a cluster is written down: the files of its own folders, and its entries in inventories.
struct SiblingFiles {
    std::vector<base::RepoPath> folders;  ///< named after the cluster and read for it alone
    std::vector<base::SourceFilePtr> own; ///< below them
    std::vector<SiblingPart> entries;     ///< elsewhere

    [[nodiscard]] bool holds(const base::RepoPath &path) const; ///< inside one of the folders
};

[[nodiscard]] base::Result<SiblingFiles> findSiblingFiles(const model::Snapshot &fleet,
                                                          const model::Cluster &sibling);

/// `text` with every whole token replaced: the longest first, none inside a longer word. Names may
/// stand within a word joined by '-' ("prod-eu-kubeconfig"), other values may not ("us-east" is not
/// in "us-east-1").
[[nodiscard]] std::string replaceTokens(std::string_view text, const std::string &name,
                                        const std::map<std::string, std::string> &replacements);

/// Byte offsets of a token.
[[nodiscard]] std::vector<std::size_t> findToken(std::string_view text, std::string_view token,
                                                 bool isName);

} // namespace fleetwright::edit
