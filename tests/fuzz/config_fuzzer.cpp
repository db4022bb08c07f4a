// SPDX-License-Identifier: Apache-2.0
// The program's own inputs: .fleetwright.yaml, classification.yaml, and what is typed (field paths,
// selectors, patterns). The input is a tree (see filetree.h); paths.txt, selectors.txt and
// patterns.txt have one a line, all else is a fleet that is opened.

#include "base/glob.h"
#include "base/regex.h"
#include "config/fleetconfig.h"
#include "filetree.h"
#include "fleet/open.h"
#include "kustomize/build.h"
#include "model/fieldpath.h"
#include "model/labelselector.h"
#include "property.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

using namespace fleetwright;
using fuzz::Files;
using model::FieldPath;
using model::LabelSelector;

namespace {

template<typename Check>
void forEachLine(Files &files, const char *name, const Check &check)
{
    std::string_view text = files[name];
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        check(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    files.erase(name);
}

void checkPath(std::string_view text)
{
    const auto path = FieldPath::fromText(text);
    if (!path)
        return;
    const auto again = FieldPath::fromText(path->text());
    fuzz::require(again.ok() && *again == *path, "a field path reads as it is written",
                  std::string(text) + " is written " + path->text());
}

void checkSelector(std::string_view text)
{
    using Operator = LabelSelector::Operator;
    const auto selector = LabelSelector::parse(text);
    if (!selector)
        return;
    for (LabelSelector::Requirement requirement : selector->requirements()) {
        if (requirement.op != Operator::In && requirement.op != Operator::NotIn)
            continue;
        LabelSelector::Requirement opposite = requirement;
        opposite.op = requirement.op == Operator::In ? Operator::NotIn : Operator::In;
        for (const std::optional<std::string> &value :
             {std::optional<std::string>(), std::optional<std::string>("a"),
              std::optional<std::string>(requirement.values.empty() ? ""
                                                                    : requirement.values.back())})
            fuzz::require(model::matches(requirement, value) != model::matches(opposite, value),
                          "in and notin are opposites", std::string(text));
    }
    const auto nothing = [](std::string_view) { return std::optional<std::string>(); };
    const bool all = std::ranges::all_of(selector->requirements(), [](const auto &each) {
        return model::matches(each, std::nullopt);
    });
    fuzz::require(selector->matches(nothing) == all, "a selector is all of its requirements",
                  std::string(text));
}

void checkPattern(std::string_view text)
{
    if (text.find_first_of("*?[") == std::string_view::npos)
        fuzz::require(base::globMatches(text, text), "a text without wildcards matches itself",
                      std::string(text));
    fuzz::require(base::globMatches("*", text), "a star matches all", std::string(text));
    const std::string surrounded = "*" + std::string(text) + "*";
    if (base::globMatches(text, "abc-abc"))
        fuzz::require(base::globMatches(surrounded, "x-abc-abc-x"), "stars take what is around",
                      std::string(text));
    if (const auto regex = base::Regex::compile(text))
        fuzz::require(!regex->matchesWhole("abc-abc") || regex->matchesAnywhere("abc-abc"),
                      "what matches the whole matches somewhere", std::string(text));
}

std::string outcomeOf(const base::Result<model::SnapshotPtr> &snapshot)
{
    if (!snapshot)
        return "Error: " + base::describe(snapshot.error());
    std::string text;
    for (const model::Cluster &cluster : (*snapshot)->clusters) {
        text += "cluster " + cluster.name + "\n";
        for (const model::Fact &fact : cluster.facts)
            text += "  " + fact.key + "=" + fact.value + "\n";
        for (const auto &[name, value] : cluster.dimensions)
            text += "  " + name + ": " + value + "\n";
    }
    for (const model::Layer &layer : (*snapshot)->layers) {
        text += "layer " + layer.path.text() + " " + layer.role.dimension + " " + layer.role.value;
        text += (layer.error ? " " + base::describe(*layer.error) : std::string()) + "\n";
        for (const std::string &name : (*snapshot)->namesOf(layer.reach))
            text += "  " + name + "\n";
    }
    for (const model::Unit &unit : (*snapshot)->units) {
        text += "unit " + unit.id.text() + "\n";
        if (!unit.rendering)
            text += base::describe(*unit.error);
        else if (const auto printed = kustomize::toText(*unit.rendering))
            text += *printed;
    }
    for (const base::Error &problem : (*snapshot)->problems)
        text += "problem " + base::describe(problem) + "\n";
    return text;
}

std::string opened(const Files &files, fleet::MemoStore &store)
{
    return outcomeOf(fleet::openFleet(base::makeMemoryFiles(files), {}, store));
}

void checkFleet(const Files &files)
{
    Files changed = files;
    changed.erase(changed.begin());
    const Files &without = changed;
    fleet::MemoStore store;
    for (const Files *state : {&files, &without, &files}) {
        fleet::MemoStore fresh;
        fuzz::requireSame(opened(*state, fresh), opened(*state, store),
                          "a fleet that is opened again is as if opened first");
    }
}

void checkConfig(const Files &files)
{
    const base::FileSourcePtr source = base::makeMemoryFiles(files);
    const auto config = config::readFleetConfig(*source);
    const auto again = config::readFleetConfig(*source);
    fuzz::require(config.ok() == again.ok() && (!config || *config == *again),
                  "a configuration reads the same twice");
    const auto classification =
        config::readClassification(*source, config ? *config : config::FleetConfig{});
    fuzz::require(classification.ok() || !classification.error().detail.empty(),
                  "a failure says why");
    fuzz::require(config.ok() || !config.error().detail.empty(), "a failure says why");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    Files files = fuzz::treeOf(std::string_view(reinterpret_cast<const char *>(data), size));
    forEachLine(files, "paths.txt", checkPath);
    forEachLine(files, "selectors.txt", checkSelector);
    forEachLine(files, "patterns.txt", checkPattern);
    if (files.empty())
        return 0;
    checkConfig(files);
    checkFleet(files);
    return 0;
}
