// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/review/groupdiff.h"

#include "services/text/words.h"

#include <algorithm>
#include <initializer_list>

namespace fleetwright::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t mostObjects = 2'000;

/// The unit's or the cluster's objects that come or go.
QString objectLines(const diff::ClusterDiff &cluster, const diff::ImpactGroup &group)
{
    const bool wholeCluster = group.kind == diff::ImpactGroup::Kind::ClusterAdded
                              || group.kind == diff::ImpactGroup::Kind::ClusterRemoved;
    QString text;
    std::size_t count = 0;
    for (const diff::ObjectChange &change : cluster.changes) {
        if ((!wholeCluster && change.unit != group.subject) || ++count > mostObjects)
            continue;
        const bool goes = change.kind == diff::ChangeKind::Deleted;
        text += (goes ? u'-' : u'+') + services::visible(change.key.text()) + u'\n';
    }
    return text;
}

diff::RenderedText sideOf(const diff::Column &column, const model::Object *object)
{
    if (!object)
        return {.label = column.label,
                .lines = {},
                .expected = {},
                .object = nullptr,
                .present = true,
                .notRendered = false};
    const base::Result<diff::RenderedText> text =
        diff::renderText(column, object, diff::Expected::Show);
    return text ? *text : diff::plainText(column.label, base::describe(text.error()));
}

void addSource(std::vector<base::RepoPath> &paths, const base::Span &span)
{
    if (span.known() && std::ranges::find(paths, span.file->path()) == paths.end())
        paths.push_back(span.file->path());
}

void addSources(std::vector<base::RepoPath> &paths, const yaml::Node *node)
{
    if (!node)
        return;
    addSource(paths, node->span());
    if (node->change() && node->change()->step)
        addSource(paths, node->change()->step->span);
}

} // namespace

GroupDiff diffOf(const diff::Impact &impact, const diff::ImpactGroup &group)
{
    GroupDiff result;
    if (group.clusters.empty())
        return result;
    const std::string &name = impact.clusterNames[group.clusters.indices().front()];
    result.cluster = services::visible(name);
    if (!group.example) {
        if (const diff::ClusterDiff *cluster = impact.fleet.find(name))
            result.patch = objectLines(*cluster, group);
        return result;
    }
    diff::Column before;
    before.label = "before";
    diff::Column after;
    after.label = "after";
    diff::Alignment alignment =
        diff::align({sideOf(before, group.example->before), sideOf(after, group.example->after)});
    result.patch = services::toQt(diff::toUnified(alignment, 0, 1));
    result.alignment = std::make_shared<const diff::Alignment>(std::move(alignment));
    return result;
}

std::vector<base::RepoPath> sourcesOf(const diff::ImpactGroup &group)
{
    std::vector<base::RepoPath> paths;
    if (!group.example)
        return paths;
    if (group.kind == diff::ImpactGroup::Kind::Changed
        || group.kind == diff::ImpactGroup::Kind::Rehashed) {
        for (const diff::FieldChange *field : group.fields) {
            addSources(paths, field->after);
            addSources(paths, field->before);
        }
    }
    for (const model::Object *object : {group.example->after, group.example->before}) {
        if (object)
            addSources(paths, object->root);
    }
    return paths;
}

} // namespace fleetwright::ui
