// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "config/reading.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace fleetwright::config {

/// Some clusters of a fleet: all conditions that are given hold.
struct ClusterChoice {
    std::vector<std::string> names; ///< globs, any of them
    /// Label key, full or what follows its last "/" → globs, any of them
    std::map<std::string, std::vector<std::string>> labels;
    std::vector<std::string> except; ///< globs of names

    friend bool operator==(const ClusterChoice &, const ClusterChoice &) = default;
};

/// `Kind[.group]/namespace/name[#path]`.
struct ObjectPattern {
    std::string kind;
    std::string group;     ///< "" for any
    std::string nameSpace; ///< "" for an object without one
    std::string name;
    std::string path; ///< "" for the object as a whole; see FieldPattern

    /// Nothing where the text has another form.
    [[nodiscard]] static std::optional<ObjectPattern> read(std::string_view text);
    [[nodiscard]] std::string text() const;

    friend bool operator==(const ObjectPattern &, const ObjectPattern &) = default;
};

/// An entry of `expect`: what a fleet's owners hold to be true of it.
struct Expectation {
    enum class Must : std::uint8_t { Present, Absent, Only, Unique, Equal };

    std::string name; ///< unique
    std::string why;
    std::string severity = "error";
    /// Of an object: all clusters but hubs, if not given.
    std::optional<ClusterChoice> clusters;
    std::optional<ObjectPattern> object;
    Must must = Must::Present;
    std::optional<Value> equals;
    /// Instead of an object: an ApplicationSet, Application, GitRepo, ClusterGroup or Flux unit,
    /// and the field that selects clusters.
    std::optional<ObjectPattern> selector;
    std::optional<ClusterChoice> exactly; ///< of a selector: those it must select
    bool exactlyNames = false;            ///< `exactly` is a list of names
    base::Place place;                    ///< the item's `- `

    friend bool operator==(const Expectation &, const Expectation &) = default;
};

[[nodiscard]] std::string_view mustName(Expectation::Must must); ///< "present" …

/// `expect`, also of checks that come from elsewhere. Anything but the documented form is an error.
[[nodiscard]] Read readExpectations(const Value &value, std::vector<Expectation> &expectations);

} // namespace fleetwright::config
