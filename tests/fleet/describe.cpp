// SPDX-License-Identifier: Apache-2.0
#include "fleet/describe.h"

#include "kustomize/build.h"
#include "yaml/emitter.h"

namespace fleetwright::testing {

namespace {

std::string factText(const model::Fact &fact)
{
    return fact.key + '=' + fact.value + '@' + fact.place.file.text() + ':'
           + std::to_string(fact.place.line) + ':' + std::string(model::signalName(fact.signal));
}

void describeClusters(const model::Snapshot &snapshot, std::string &text)
{
    for (const model::Cluster &cluster : snapshot.clusters) {
        text += cluster.name + ' ' + std::string(model::signalName(cluster.knownFrom)) + ' '
                + std::to_string(cluster.assumedFromFolder) + '\n';
        for (const model::Fact &fact : cluster.facts)
            text += "  " + factText(fact) + '\n';
        for (const auto &[name, value] : cluster.dimensions)
            text += "  " + name + ": " + value + '\n';
    }
}

std::string placeText(const base::Span &span)
{
    return span.known() ? span.file->path().text() + ':' + std::to_string(span.begin) + '-'
                              + std::to_string(span.end)
                        : std::string("-");
}

void describeNode(const yaml::Node *node, std::string &text)
{
    text += placeText(node->span());
    for (const yaml::Change *change = node->change(); change;
         change = change->previous ? change->previous->change() : nullptr) {
        text += " <- ";
        text += change->step ? std::string(change->step->field) + '@' + change->step->layer->text()
                                   + ' ' + placeText(change->step->span)
                             : std::string("?");
        if (change->previous)
            text += " was " + std::string(change->previous->text()) + ' '
                    + placeText(change->previous->span());
    }
    text += '\n';
    for (const yaml::Entry &entry : node->entries()) {
        text += ' ';
        text += entry.key->text();
        text += ' ' + placeText(entry.key->span()) + ' ';
        describeNode(entry.value, text);
    }
    for (const yaml::Node *item : node->items())
        describeNode(item, text);
}

} // namespace

std::string describe(const model::Snapshot &snapshot)
{
    std::string text;
    describeClusters(snapshot, text);
    for (const model::Layer &layer : snapshot.layers) {
        text += layer.path.text() + ' ' + layer.role.dimension + ' ' + layer.role.value
                + (layer.error ? base::describe(*layer.error) : "");
        for (const std::string &name : snapshot.namesOf(layer.reach))
            text += ' ' + name;
        text += '\n';
    }
    for (const auto &[file, reach] : snapshot.reachByFile)
        text += file.text() + ' ' + std::to_string(reach.size()) + '\n';
    for (const model::Unit &unit : snapshot.units) {
        text += snapshot.clusters[unit.cluster].name + ' ' + unit.id.text() + '\n';
        const auto printed = unit.rendering ? kustomize::toText(*unit.rendering)
                                            : base::Result<std::string>(*unit.error);
        text += printed ? *printed : base::describe(printed.error());
        for (const model::Object &object :
             unit.rendering ? unit.rendering->objects : std::vector<model::Object>()) {
            text += object.stableName + ' ' + object.layer.text() + ' ' + base::toHex(object.hash())
                    + '\n';
            describeNode(object.root, text);
        }
        for (const std::string &warning :
             unit.rendering ? unit.rendering->warnings : std::vector<std::string>())
            text += warning + '\n';
        for (const base::RepoPath &file :
             unit.rendering ? unit.rendering->files : std::vector<base::RepoPath>())
            text += "reads " + file.text() + '\n';
    }
    for (const base::Error &problem : snapshot.problems)
        text += base::describe(problem) + '\n';
    return text;
}
} // namespace fleetwright::testing
