// SPDX-License-Identifier: Apache-2.0
#include "ui/editor/lineinfo.h"

#include "services/text/words.h"

#include <QStringList>

#include <algorithm>
#include <functional>
#include <limits>

namespace fleetwright::ui {

using namespace Qt::StringLiterals;

namespace {

using Visit = std::function<void(const yaml::Node *)>;

/// All values below a node, itself included.
void walk(const yaml::Node *node, const Visit &visit)
{
    visit(node);
    for (const yaml::Entry &entry : node->entries())
        walk(entry.value, visit);
    for (const yaml::Node *item : node->items())
        walk(item, visit);
}

bool standsAt(const yaml::Node *node, const base::RepoPath &file, std::uint32_t line)
{
    const base::Span &span = node->span();
    return node->isScalar() && span.known() && span.file->path() == file
           && span.place().line == line;
}

bool cameFrom(const yaml::Node *node, const base::RepoPath &file, std::uint32_t line)
{
    for (const yaml::Change *change = node->change(); change && change->previous;
         change = change->previous->change()) {
        if (standsAt(change->previous, file, line))
            return true;
    }
    return false;
}

bool isOwnLayer(const model::Snapshot &snapshot, const base::RepoPath &path,
                const std::string &cluster)
{
    const model::Layer *layer = snapshot.findLayer(path);
    return layer && layer->role.kind == model::Role::Kind::Cluster && layer->role.value == cluster;
}

LineDetail::Hidden hiderIn(const model::Snapshot &snapshot, model::ClusterIndex cluster,
                           const base::RepoPath &file, std::uint32_t line)
{
    LineDetail::Hidden hidden;
    hidden.cluster = snapshot.clusters[cluster].name;
    const yaml::Node *winner = nullptr;
    for (const std::size_t unit : snapshot.unitsOf(cluster)) {
        if (!snapshot.units[unit].rendering)
            continue;
        for (const model::Object &object : snapshot.units[unit].rendering->objects) {
            if (winner)
                break;
            walk(object.root, [&](const yaml::Node *node) {
                if (!winner && node->change() && !standsAt(node, file, line)
                    && cameFrom(node, file, line))
                    winner = node;
            });
        }
    }
    if (!winner)
        return hidden;
    if (winner->span().known())
        hidden.by = winner->span().place();
    if (winner->change()->step && winner->change()->step->layer)
        hidden.layer = *winner->change()->step->layer;
    else if (hidden.by)
        hidden.layer = hidden.by->file.parent();
    hidden.ownLayer = isOwnLayer(snapshot, hidden.layer, hidden.cluster);
    return hidden;
}

const model::ClusterSet &reachOf(const model::Snapshot &snapshot, const base::RepoPath &file)
{
    static const model::ClusterSet none;
    const auto found = snapshot.reachByFile.find(file);
    return found == snapshot.reachByFile.end() ? none : found->second;
}

} // namespace

std::vector<LineReachInfo> reachOfLines(const model::Snapshot &snapshot,
                                        const fleet::DecidesIndex &index,
                                        const base::RepoPath &file)
{
    std::vector<LineReachInfo> result;
    const std::size_t reach = reachOf(snapshot, file).size();
    for (const fleet::LineReach &line : index.linesOf(file))
        result.push_back({static_cast<int>(line.line), line.decides.size(), reach});
    return result;
}

LineDetail detailOf(const model::Snapshot &snapshot, const fleet::DecidesIndex &index,
                    const base::RepoPath &file, int line, std::size_t limit)
{
    LineDetail detail;
    const auto number = static_cast<std::uint32_t>(line);
    const model::ClusterSet &decides = index.at(file, number);
    detail.deciding = snapshot.namesOf(decides);
    for (const model::ClusterIndex cluster :
         reachOf(snapshot, file).difference(decides).indices()) {
        if (detail.hidden.size() < limit)
            detail.hidden.push_back(hiderIn(snapshot, cluster, file, number));
        else
            ++detail.hiddenMore;
    }
    return detail;
}

std::optional<NearestValue> nearestValue(const model::Snapshot &snapshot,
                                         model::ClusterIndex cluster, const base::RepoPath &file,
                                         int line)
{
    std::optional<NearestValue> best;
    int distance = std::numeric_limits<int>::max();
    for (const std::size_t unit : snapshot.unitsOf(cluster)) {
        if (!snapshot.units[unit].rendering)
            continue;
        for (const model::Object &object : snapshot.units[unit].rendering->objects) {
            walk(object.root, [&](const yaml::Node *node) {
                if (!node->isScalar())
                    return;
                // The value itself, or what it replaced: a hidden line leads to what hides it.
                for (const yaml::Node *state = node; state;
                     state = state->change() ? state->change()->previous : nullptr) {
                    if (!state->span().known() || state->span().file->path() != file)
                        continue;
                    const int at = static_cast<int>(state->span().place().line);
                    if (std::abs(at - line) < distance) {
                        distance = std::abs(at - line);
                        best = NearestValue{&object, node, at};
                    }
                }
            });
        }
    }
    return best;
}

const model::Layer *layerOfFile(const model::Snapshot &snapshot, const base::RepoPath &file)
{
    const model::Layer *found = nullptr;
    for (const model::Layer &layer : snapshot.layers) {
        if (layer.file == file)
            return &layer;
        if (std::find(layer.files.begin(), layer.files.end(), file) != layer.files.end() && !found)
            found = &layer;
    }
    return found;
}

QString LineWords::sentence(const model::Snapshot &snapshot, const fleet::DecidesIndex *index,
                            const base::RepoPath &file, int line)
{
    const auto reach = static_cast<int>(reachOf(snapshot, file).size());
    if (reach == 0)
        return tr("No cluster's rendering reads this file.");
    if (!index)
        return tr("This file reaches %n cluster(s).", nullptr, reach);
    const auto &lines = index->linesOf(file);
    const bool holdsValue =
        std::any_of(lines.begin(), lines.end(), [line](const fleet::LineReach &one) {
            return one.line == static_cast<std::uint32_t>(line);
        });
    if (!holdsValue)
        return tr("Line %1 sets no value. Its file reaches %n cluster(s).", nullptr, reach)
            .arg(line);
    const auto decides = static_cast<int>(index->at(file, static_cast<std::uint32_t>(line)).size());
    if (decides == 0)
        return tr("Line %1 decides for no cluster, though its file reaches %2: its value is always "
                  "replaced.")
            .arg(line)
            .arg(reach);
    return tr("Line %1 decides for %n cluster(s), of the %2 its file reaches.", nullptr, decides)
        .arg(line)
        .arg(reach);
}

QStringList LineWords::detail(const model::Snapshot &snapshot, const fleet::DecidesIndex &index,
                              const base::RepoPath &file, int line)
{
    const auto &lines = index.linesOf(file);
    if (std::none_of(lines.begin(), lines.end(), [line](const fleet::LineReach &one) {
            return one.line == static_cast<std::uint32_t>(line);
        }))
        return {};
    const LineDetail detail = detailOf(snapshot, index, file, line);
    const auto reach = static_cast<int>(reachOf(snapshot, file).size());
    QStringList result{tr("Line %1 decides for %2 of the %n cluster(s) it reaches", nullptr, reach)
                           .arg(line)
                           .arg(detail.deciding.size())};
    if (!detail.deciding.empty()) {
        QStringList names;
        for (const std::string &name : detail.deciding)
            names.append(services::visible(name));
        result.append(services::nameList(names, 12));
    }
    for (const LineDetail::Hidden &hidden : detail.hidden) {
        const QString cluster = services::visible(hidden.cluster);
        const QString place = hidden.by ? u":%1"_s.arg(hidden.by->line) : QString();
        if (hidden.layer.isRoot() && !hidden.by)
            result.append(tr("Not in %1").arg(cluster));
        else if (hidden.ownLayer)
            result.append(
                tr("Hidden for %1 by its own layer%2", "second is \":19\", a line, or nothing")
                    .arg(cluster, place));
        else
            result.append(tr("Hidden for %1 by %2%3", "third is \":19\", a line, or nothing")
                              .arg(cluster, services::visible(hidden.layer.text()), place));
    }
    if (detail.hiddenMore > 0)
        result.append(tr("and for %n more", nullptr, static_cast<int>(detail.hiddenMore)));
    return result;
}

} // namespace fleetwright::ui
