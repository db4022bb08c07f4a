// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "helm/chartloader.h"
#include "helm/valuesoptions.h"

#include <gtest/gtest.h>

#include <map>
#include <memory>
#include <string>

namespace fleetwright::helm {

/// A chart of files below "chart/"; Chart.yaml is added where it is not given.
inline base::Result<ChartPtr> loadTree(std::map<std::string, std::string> files)
{
    files.try_emplace("Chart.yaml", "apiVersion: v2\nname: demo\nversion: 1.0.0\n");
    std::map<std::string, std::string> below;
    for (auto &[name, text] : files)
        below.emplace("chart/" + name, std::move(text));
    return loadChart(*base::makeMemoryFiles(std::move(below)), *base::RepoPath::fromText("chart"));
}

inline ChartPtr chartOf(std::map<std::string, std::string> files)
{
    base::Result<ChartPtr> chart = loadTree(std::move(files));
    EXPECT_TRUE(chart.ok()) << (chart ? "" : chart.error().detail);
    return chart ? *std::move(chart) : nullptr;
}

/// Values of a file "values-prod.yaml".
class Values {
public:
    explicit Values(std::string text)
        : m_file(std::make_shared<const base::SourceFile>(
              *base::RepoPath::fromText("values-prod.yaml"), std::move(text)))
    {
        const yaml::NodeBuilder builder(m_arena);
        const base::Result<const yaml::Node *> read = valuesRead(m_file, builder);
        EXPECT_TRUE(read.ok());
        m_node = read ? *read : nullptr;
    }

    [[nodiscard]] const yaml::Node *node() const { return m_node; }

private:
    base::SourceFilePtr m_file;
    base::Arena m_arena;
    const yaml::Node *m_node = nullptr;
};

} // namespace fleetwright::helm
