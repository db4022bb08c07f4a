// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "inventory/attributes.h"
#include "model/cluster.h"
#include "yaml/node.h"
#include "yaml/reader.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace fleetwright::inventory {

/// What one object, entry or folder says of one cluster. A claim without a name tells a folder or a
/// server, by which the census finds whose it is.
struct Claim {
    std::string name;
    model::Signal signal = model::Signal::Folder;
    base::Place place;
    std::vector<model::Fact> facts;
    std::vector<base::RepoPath> paths; ///< overlays that it says are the cluster's
    std::string server;                ///< names the cluster where `name` is empty
    std::string objectName; ///< where `name` is empty: may end with a known cluster's name
};

/// How claims are read out of files.
struct ClaimReading {
    AttributeKeys keys;
    std::vector<std::string> identityConfigMaps;
    std::vector<base::RepoPath>
        inventory; ///< files and folders that are inventory whatever they are called

    explicit ClaimReading(const config::FleetConfig &config);
};

/// Whether a file may hold claims, by its name and a glance at its bytes: most need not be parsed.
[[nodiscard]] bool mayHoldClaims(const base::SourceFile &file, const ClaimReading &reading);

/// All claims of a manifest or inventory file.
[[nodiscard]] std::vector<Claim> readClaims(const yaml::ParsedFile &file,
                                            const ClaimReading &reading);

/// The claims of one object, as far as it says them itself and not by the file it lies in.
void readObjectClaims(const yaml::Node *object, const ClaimReading &reading,
                      std::vector<Claim> &claims);

/// A fact with the place of its value.
[[nodiscard]] model::Fact makeFact(const ClaimReading &reading, model::Signal signal,
                                   std::string_view key, const yaml::Node *value);

/// Adds every scalar entry of a mapping as a fact; templates and empty values are passed over.
enum class FactKind : std::uint8_t { Label, Plain };
void addFacts(Claim &claim, const ClaimReading &reading, const yaml::Node *mapping, FactKind kind);

/// Text that stands for something else: {{ … }}, ${ … }, <placeholder>.
[[nodiscard]] bool isTemplate(std::string_view text);

/// Adds the folder that a value names, as a cluster's overlay.
void addPath(Claim &claim, std::string_view text);

} // namespace fleetwright::inventory
