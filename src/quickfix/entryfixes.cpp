// SPDX-License-Identifier: Apache-2.0
// Entries and layers that do nothing: deleted, or given the name that they nearly have.
#include "base/nearest.h"
#include "quickfix/bench.h"
#include "quickfix/listitem.h"

#include <algorithm>
#include <set>

namespace fleetwright::quickfix {

namespace {

using base::Result;

/// The names of objects of a kind ("" for any) in the clusters' output.
std::set<std::string> namesOfObjects(const model::Snapshot &snapshot,
                                     const std::vector<std::string> &clusters,
                                     std::string_view kind)
{
    std::set<std::string> names;
    for (const model::Unit &unit : snapshot.units) {
        if (!unit.rendering
            || std::ranges::find(clusters, snapshot.clusters[unit.cluster].name) == clusters.end())
            continue;
        for (const model::Object &object : unit.rendering->objects) {
            if (kind.empty() || object.id.kind == kind)
                names.insert(object.stableName);
        }
    }
    return names;
}

void addImages(const yaml::Node *node, std::set<std::string> &images)
{
    for (const yaml::Entry &entry : node->entries()) {
        if (entry.key->text() == "image" && entry.value->isScalar()) {
            const std::string text(entry.value->text());
            const std::size_t name = text.rfind('/') == std::string::npos ? 0 : text.rfind('/') + 1;
            images.insert(text.substr(0, text.find_first_of(":@", name)));
        }
        addImages(entry.value, images);
    }
    for (const yaml::Node *item : node->items())
        addImages(item, images);
}

std::set<std::string> namesOfImages(const model::Snapshot &snapshot,
                                    const std::vector<std::string> &clusters)
{
    std::set<std::string> images;
    for (const model::Unit &unit : snapshot.units) {
        if (!unit.rendering
            || std::ranges::find(clusters, snapshot.clusters[unit.cluster].name) == clusters.end())
            continue;
        for (const model::Object &object : unit.rendering->objects)
            addImages(object.root, images);
    }
    return images;
}

} // namespace

Result<Intended> deleteEntry(Bench &bench)
{
    const base::Place &place = bench.finding().place;
    edit::EditedFiles edited(bench.files());
    const auto file = edited.open(place.file);
    if (!file)
        return file.error();
    const std::optional<ListItem> item = listItemAt(*(*file)->parsed, place.line);
    if (!item)
        return byHand("no entry begins on this line", place);
    if (auto done = removeListItem(**file, *item); !done)
        return std::move(done).error();
    if (auto added = bench.add(edited.changes()); !added)
        return std::move(added).error();
    return Intended::nobody();
}

Result<Intended> writeNearestName(Bench &bench)
{
    const model::Finding &finding = bench.finding();
    const base::Place &place = finding.place;
    edit::EditedFiles edited(bench.files());
    const auto file = edited.open(place.file);
    if (!file)
        return file.error();
    const std::optional<ListItem> item = listItemAt(*(*file)->parsed, place.line);
    if (!item)
        return byHand("no entry begins on this line", place);
    const yaml::Node *target = item->node()->find("target");
    const yaml::Node *name = (target != nullptr ? target : item->node())->find("name");
    if (name == nullptr || !name->isScalar())
        return byHand("the entry chooses by something else than a name", place);
    const yaml::Node *kind = target != nullptr ? target->find("kind") : nullptr;
    const std::set<std::string> known =
        target != nullptr ? namesOfObjects(bench.found(), finding.clusters,
                                           kind != nullptr ? kind->text() : std::string_view())
                          : namesOfImages(bench.found(), finding.clusters);
    const std::vector<std::string_view> names(known.begin(), known.end());
    const std::string_view nearest = base::nearestName(name->text(), names);
    if (nearest.empty())
        return byHand("nothing has a name near to it", place);
    if (auto done = yaml::setScalar((*file)->edits, *(*file)->parsed, name, nearest); !done)
        return std::move(done).error();
    if (auto added = bench.add(edited.changes()); !added)
        return std::move(added).error();
    return Intended::within(finding.clusters);
}

Result<Intended> deleteLayer(Bench &bench)
{
    const model::Snapshot &snapshot = bench.found();
    const base::Place &place = bench.finding().place;
    const auto layer = std::ranges::find_if(snapshot.layers, [&](const model::Layer &one) {
        return one.file == place.file && one.reach.empty();
    });
    edit::FileChanges changes;
    changes[place.file] = std::nullopt;
    if (layer != snapshot.layers.end()) {
        for (const base::RepoPath &file : layer->files) {
            const bool isShared =
                std::ranges::any_of(snapshot.layers, [&](const model::Layer &other) {
                    return &other != &*layer
                           && std::ranges::find(other.files, file) != other.files.end();
                });
            // A folder's own files go with it, never those of another.
            if (!isShared && file.parent() == layer->path)
                changes[file] = std::nullopt;
        }
    }
    if (auto done = bench.add(std::move(changes)); !done)
        return std::move(done).error();
    return Intended::nobody();
}

} // namespace fleetwright::quickfix
