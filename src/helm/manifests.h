// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "yaml/reader.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace fleetwright::helm {

/// An object that a release makes, as text (pkg/releaseutil.Manifest, pkg/release.Hook).
struct Manifest {
    std::string source; ///< the template: "demo/templates/service.yaml"
    std::string text;   ///< trimmed
    std::string apiVersion;
    std::string kind;
    std::string name;
    std::size_t begin = 0;               ///< of the text, in what the template printed
    std::vector<std::string> hookEvents; ///< "pre-install"…; empty for what is no hook
    int hookWeight = 0;
    /// The text as Helm and the API server read it (YAML 1.1), "<<" not carried out.
    yaml::ParsedFilePtr document;

    [[nodiscard]] bool isTest() const;
};

struct SortedManifests {
    std::vector<Manifest> objects; ///< in the order in which Helm installs them
    std::vector<Manifest> hooks;
    std::vector<std::string> warnings;
};

struct RenderedFile;

/// releaseutil.SortManifests with InstallOrder: the documents of all files, hooks apart, by kind.
/// Fails with "YAML parse error on FILE: …" for the first that is no YAML.
[[nodiscard]] base::Result<SortedManifests> sortedManifests(const std::vector<RenderedFile> &files);

/// Where the documents of a text stand (releaseutil.SplitManifests).
struct TextRange {
    std::size_t begin = 0;
    std::size_t end = 0;
};
[[nodiscard]] std::vector<TextRange> documentsOf(std::string_view text);

} // namespace fleetwright::helm
