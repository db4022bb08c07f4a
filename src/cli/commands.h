// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace CLI {
class App;
}

namespace fleetwright::cli {

struct Invocation;

// Each adds one command, with its options, help and examples, and runs it when the command line
// names it.
void addBuild(CLI::App &app, Invocation &invocation);
void addCharts(CLI::App &app, Invocation &invocation);
void addCheck(CLI::App &app, Invocation &invocation);
void addClusters(CLI::App &app, Invocation &invocation);
void addCompare(CLI::App &app, Invocation &invocation);
void addCompletion(CLI::App &app, Invocation &invocation);
void addExceptions(CLI::App &app, Invocation &invocation);
void addExplain(CLI::App &app, Invocation &invocation);
void addFix(CLI::App &app, Invocation &invocation);
void addGenerate(CLI::App &app, Invocation &invocation);
void addGet(CLI::App &app, Invocation &invocation);
void addHelmTemplate(CLI::App &app, Invocation &invocation);
void addImages(CLI::App &app, Invocation &invocation);
void addImpact(CLI::App &app, Invocation &invocation);
void addRadius(CLI::App &app, Invocation &invocation);
void addRender(CLI::App &app, Invocation &invocation);
void addSet(CLI::App &app, Invocation &invocation);
void addSubstitute(CLI::App &app, Invocation &invocation);
void addTemplate(CLI::App &app, Invocation &invocation);
void addTopology(CLI::App &app, Invocation &invocation);
void addTree(CLI::App &app, Invocation &invocation);
void addUnits(CLI::App &app, Invocation &invocation);
void addValues(CLI::App &app, Invocation &invocation);
void addWaves(CLI::App &app, Invocation &invocation);
void addWhere(CLI::App &app, Invocation &invocation);
void addWindows(CLI::App &app, Invocation &invocation);

} // namespace fleetwright::cli
