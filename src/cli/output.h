// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/error.h"
#include "base/visible.h"
#include "model/snapshot.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace fleetwright::cli {

struct Invocation;

/// For everything from a repository that goes to a terminal.
using base::visible;

/// "file:line", "file" where the line is not known.
[[nodiscard]] std::string placeText(const base::Place &place);

/// "fleetwright-cli: file:line:column: reason" and the hint, on standard error.
void printError(Invocation &invocation, const base::Error &error);

/// Inventory: without the kustomizations that cannot be read.
enum class ProblemScope { Inventory, Everything };

/// What could not be read, on standard error: for commands whose answer is smaller without it. The
/// settings file's own problem is Session's to print.
void printProblems(Invocation &invocation, const model::Snapshot &snapshot, ProblemScope scope);

/// How many units could not be rendered, if any, on standard error.
void printFailedUnits(Invocation &invocation, const model::Snapshot &snapshot);

/// printError, and the exit code that goes with a failure of what was asked for.
void fail(Invocation &invocation, const base::Error &error);

/// Wrong use found after parsing (an unknown cluster, a malformed path).
void failUse(Invocation &invocation, const std::string &message, const std::string &hint = {});

/// Columns aligned by two blanks, the head in capitals.
void printTable(Invocation &invocation, const std::vector<std::string> &head,
                const std::vector<std::vector<std::string>> &rows);

/// "a, b and 3 more": the first `most` of them, by default all.
[[nodiscard]] std::string joined(const std::vector<std::string> &texts,
                                 std::size_t most = SIZE_MAX);

/// The JSON document of a command, two blanks a level.
void printJson(Invocation &invocation, const std::string &text);

/// The name of an unknown cluster's nearest known one, as a hint; "" if none is near.
[[nodiscard]] std::string nearestCluster(const model::Snapshot &snapshot, std::string_view name);

} // namespace fleetwright::cli
