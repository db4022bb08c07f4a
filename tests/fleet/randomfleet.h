// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "fleet/fixture.h"

#include <cstddef>
#include <random>
#include <string>
#include <vector>

namespace fleetwright::testing {

/// A small fleet that random edits change: two apps below a base, components, environments and
/// clusters, with every field of a kustomization that transforms, generates or includes. The same
/// seed gives the same edits.
class RandomFleet {
public:
    explicit RandomFleet(unsigned seed);

    [[nodiscard]] const Files &files() const { return m_files; }
    /// One edit; what was changed, for a failure's message.
    std::string edit();

private:
    std::string editManifest();
    std::string editField();
    std::string editGenerated();
    std::string editFile();
    std::string undo();

    [[nodiscard]] std::size_t below(std::size_t end);
    [[nodiscard]] const std::string &oneOf(const std::vector<std::string> &texts);
    void write(const std::string &folder);
    void writeAll();

    /// What kustomizations hold beside their resources: a field's name and its text.
    using Fields = std::map<std::string, std::string>;
    struct Folder {
        std::vector<std::string> resources;
        Fields fields;
        bool isComponent = false;
    };

    std::mt19937 m_random;
    std::map<std::string, Folder> m_folders;
    Files m_files;
    std::vector<std::pair<std::map<std::string, Folder>, Files>> m_past;
};

} // namespace fleetwright::testing
