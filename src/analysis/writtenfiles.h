// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/rule.h"
#include "yaml/reader.h"

#include <map>
#include <mutex>
#include <vector>

namespace fleetwright::analysis {

/// The fleet's files as they are written, each parsed once (RuleInput::once). For many threads at
/// once.
class WrittenFiles {
public:
    explicit WrittenFiles(const RuleInput &input) : m_snapshot(input.snapshot()) {}

    /// nullptr for a file that is not there or is no YAML.
    [[nodiscard]] const yaml::ParsedFile *find(const base::RepoPath &path) const;

    /// What holds a place: the document, the collections in it, the scalar itself last. Empty where
    /// the place lies in no document.
    using Chain = std::vector<const yaml::Node *>;
    [[nodiscard]] Chain around(const base::Place &place) const;

    /// Where the innermost item of a list that holds a place begins; the place itself in no list.
    [[nodiscard]] base::Place entryAround(const base::Place &place) const;
    /// Where the innermost key of that name stands whose value holds a place; the place itself
    /// where there is none.
    [[nodiscard]] base::Place keyAround(const base::Place &place, std::string_view key) const;
    /// The key of that name in the innermost mapping that begins at a place; the place itself where
    /// it has none.
    [[nodiscard]] base::Place keyIn(const base::Place &place, std::string_view key) const;

private:
    const model::Snapshot &m_snapshot;
    mutable std::mutex m_mutex;
    mutable std::map<base::RepoPath, yaml::ParsedFilePtr> m_files;
};

} // namespace fleetwright::analysis
