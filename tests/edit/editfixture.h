// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/filesource.h"
#include "edit/plan.h"
#include "fleet/open.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace fleetwright::tests {

inline base::RepoPath at(std::string_view text)
{
    return base::RepoPath::fromText(text).value();
}

inline model::FieldPath field(std::string_view text)
{
    return model::FieldPath::fromText(text).value();
}

inline model::ResourceId object(std::string kind, std::string name, std::string nameSpace = {})
{
    return {"", "", std::move(kind), std::move(nameSpace), std::move(name)};
}

/// A fleet in memory, and what plans over it say.
class EditedFleet {
public:
    explicit EditedFleet(std::map<std::string, std::string> files)
        : EditedFleet(base::makeMemoryFiles(std::move(files)))
    {}
    explicit EditedFleet(base::FileSourcePtr files) : m_snapshot(open(std::move(files))) {}

    [[nodiscard]] const model::SnapshotPtr &snapshot() const { return m_snapshot; }

    [[nodiscard]] base::Result<edit::Plan>
    plan(const edit::Intent &intent,
         edit::Alternatives alternatives = edit::Alternatives::WhenRefused)
    {
        edit::PlanOptions options;
        options.alternatives = alternatives;
        return edit::plan(m_snapshot, m_store, intent, options);
    }

    /// The plan of an intent that must succeed.
    [[nodiscard]] edit::Plan planned(const edit::Intent &intent)
    {
        auto made = plan(intent);
        if (!made) {
            ADD_FAILURE() << base::describe(made.error());
            return {};
        }
        if (made->refusal) {
            ADD_FAILURE() << base::describe(*made->refusal) << "\n" << made->diff;
        }
        return std::move(made).value();
    }

    void apply(const edit::Plan &plan)
    {
        m_snapshot = open(base::makeOverlayFiles(m_snapshot->files, edit::toOverlay(plan.changes)));
    }

    [[nodiscard]] std::string bytes(std::string_view path) const
    {
        const auto file = m_snapshot->files->read(at(path));
        return file ? std::string((*file)->bytes()) : std::string("(missing)");
    }

private:
    [[nodiscard]] model::SnapshotPtr open(base::FileSourcePtr files)
    {
        auto opened = fleet::openFleet(std::move(files), {}, m_store);
        if (!opened) {
            ADD_FAILURE() << base::describe(opened.error());
            return nullptr;
        }
        return std::move(opened).value();
    }

    fleet::MemoStore m_store;
    model::SnapshotPtr m_snapshot;
};

/// The lines of a plan's patch that add or remove something.
inline std::string changedLines(const edit::Plan &plan)
{
    std::string result;
    std::string_view text = plan.diff;
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        const std::string_view line = text.substr(0, end);
        const bool header = line.starts_with("+++ ") || line.starts_with("--- ");
        if (!header && (line.starts_with('+') || line.starts_with('-')))
            result.append(line).append("\n");
        text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
    }
    return result;
}

inline std::vector<std::string> affectedClusters(const edit::Plan &plan)
{
    std::vector<std::string> names;
    for (const diff::ClusterDiff &cluster : plan.affected.clusters)
        names.push_back(cluster.cluster);
    std::ranges::sort(names);
    return names;
}

/// The six-cluster sample, and the field that its exercise is about.
inline base::FileSourcePtr sampleFiles()
{
    return base::openDiskFiles(std::string(FLEETWRIGHT_TESTS)
                               + "/../resources/samples/six-clusters")
        .value();
}

inline constexpr const char *prometheusImage =
    "spec.template.spec.containers[name=prometheus].image";

inline edit::SetField setPrometheus(edit::Scope scope, std::string tag)
{
    return {std::move(scope),
            object("Deployment", "prometheus", "monitoring"),
            field(prometheusImage),
            "quay.io/prometheus/prometheus:" + std::move(tag),
            {},
            {}};
}

} // namespace fleetwright::tests
