// SPDX-License-Identifier: Apache-2.0
// The matrix of the sample fleet. Its figures were worked out by hand from the files (design of the
// Compare page).
#include "base/filesource.h"
#include "diff/alignment.h"
#include "diff/matrix.h"
#include "diff/objectdiff.h"
#include "fleet/open.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace fleetwright::diff {
namespace {

class Sample : public ::testing::Test {
protected:
    void SetUp() override
    {
        const auto files =
            base::openDiskFiles(FLEETWRIGHT_TESTS "/../resources/samples/six-clusters");
        ASSERT_TRUE(files.ok());
        m_files = *files;
        m_snapshot = open(m_files);
    }

    model::SnapshotPtr open(const base::FileSourcePtr &files)
    {
        const auto opened = fleet::openFleet(files, {}, m_store);
        EXPECT_TRUE(opened.ok());
        return opened.ok() ? *opened : nullptr;
    }

    /// The sample with one file's text changed.
    base::FileSourcePtr edited(const std::string &path, const std::string &addition)
    {
        const base::RepoPath file = *base::RepoPath::fromText(path);
        const auto before = m_files->read(file);
        EXPECT_TRUE(before.ok());
        const auto after =
            std::make_shared<base::SourceFile>(file, std::string((*before)->bytes()) + addition);
        return base::makeOverlayFiles(m_files, {{file, after}});
    }

    static const Row &row(const Matrix &matrix, std::string_view kind, std::string_view name)
    {
        const auto found =
            std::find_if(matrix.rows().begin(), matrix.rows().end(), [&](const Row &candidate) {
                return candidate.key.kind == kind && candidate.key.name == name;
            });
        EXPECT_NE(found, matrix.rows().end());
        return *found;
    }

    /// "A", "B 1", "absent" … by column.
    static std::vector<std::string> cells(const Row &row)
    {
        std::vector<std::string> texts;
        for (const Cell &cell : row.cells) {
            if (cell.state == CellState::Absent) {
                texts.emplace_back("absent");
                continue;
            }
            std::string text = groupLetter(cell.group);
            if (cell.fields > 0)
                text += " " + std::to_string(cell.fields);
            if (cell.objects > 0)
                text += " + " + std::to_string(cell.objects);
            texts.push_back(text);
        }
        return texts;
    }

    base::FileSourcePtr m_files;
    fleet::MemoStore m_store;
    model::SnapshotPtr m_snapshot;
};

using Texts = std::vector<std::string>;

constexpr const char *canary =
    "images:\n- name: quay.io/prometheus/prometheus\n  newTag: v2.56.0\n";

TEST_F(Sample, MatrixWithTheUnsavedCanary)
{
    const model::SnapshotPtr snapshot =
        open(edited("environments/staging/kustomization.yaml", canary));
    const auto matrix = compare(clusterColumns(snapshot));
    ASSERT_TRUE(matrix.ok());
    Texts labels;
    for (const Column &column : matrix->columns())
        labels.push_back(column.label);
    ASSERT_EQ(labels, (Texts{"dev-eu-west-1", "dev-us-east-1", "staging-eu-west-1",
                             "staging-us-east-1", "prod-eu-west-1", "prod-us-east-1"}));
    EXPECT_EQ(cells(matrix->wholeCluster()),
              (Texts{"A", "A", "B 1", "C 6", "D 13 + 1", "E 7 + 1"}));
    EXPECT_EQ(cells(row(*matrix, "Namespace", "monitoring")),
              (Texts{"A", "A", "A", "B 1", "C 3", "D 2"}));
    EXPECT_EQ(cells(row(*matrix, "ConfigMap", "cluster-identity")),
              (Texts{"A", "A", "A", "B 1", "C 3", "D 1"}));
    EXPECT_EQ(cells(row(*matrix, "ConfigMap", "regional-settings")),
              (Texts{"absent", "absent", "absent", "absent", "B 1", "A"}));
    EXPECT_EQ(cells(row(*matrix, "Deployment", "prometheus")),
              (Texts{"A", "A", "B 1", "C 3", "D 5", "E 3"}));
    EXPECT_EQ(cells(row(*matrix, "NetworkPolicy", "default-deny-all")),
              (Texts{"A", "A", "A", "B 1", "C 2", "D 1"}));
}

TEST_F(Sample, FieldRowsOfTheDeployment)
{
    const auto matrix = compare(clusterColumns(m_snapshot));
    Texts rows;
    for (const FieldRow &field : matrix->fieldRows(row(*matrix, "Deployment", "prometheus")))
        rows.push_back(field.name + " " + std::to_string(field.paths.size())
                       + (field.identity ? " as listed" : ""));
    std::sort(rows.begin(), rows.end());
    EXPECT_EQ(rows, (Texts{"image 1", "platform.example.com/audit-window 2",
                           "platform.example.com/cluster 3 as listed",
                           "platform.example.com/compliance 3 as listed",
                           "platform.example.com/environment 3 as listed",
                           "platform.example.com/exception 2", "platform.example.com/oncall 2",
                           "platform.example.com/region 3 as listed", "replicas 1"}));
}

TEST_F(Sample, SideBySideOfThree)
{
    const model::SnapshotPtr snapshot =
        open(edited("environments/staging/kustomization.yaml", canary));
    std::vector<RenderedText> texts;
    for (const char *name : {"staging-us-east-1", "staging-eu-west-1", "prod-us-east-1"}) {
        const Column column = clusterColumn(snapshot, snapshot->clusterByName.at(name));
        const auto item = std::find_if(column.items.begin(), column.items.end(),
                                       [](const Column::Item &candidate) {
                                           return candidate.object->id.kind == "Deployment";
                                       });
        ASSERT_NE(item, column.items.end());
        auto text = renderText(column, item->object, Expected::Ignore);
        ASSERT_TRUE(text.ok());
        texts.push_back(std::move(text).value());
    }
    const Alignment alignment = align(std::move(texts));
    EXPECT_EQ(alignment.differences.size(),
              4u); // annotations, replicas, the template's annotations, image
    EXPECT_EQ(alignment.texts[0].lines[35].text,
              "        image: quay.io/prometheus/prometheus:v2.56.0");
    const AlignedRow &image = alignment.rows[alignment.differences.back().firstRow];
    EXPECT_EQ(image.cells[0].line, 35u);
    ASSERT_EQ(image.cells[2].differing.size(), 1u);
    const TextRange range = image.cells[2].differing[0];
    EXPECT_EQ(alignment.texts[2].lines[image.cells[2].line].text.substr(range.begin,
                                                                        range.end - range.begin),
              "v2.55.1");
}

TEST_F(Sample, ImpactOfOneLineInTheBase)
{
    const auto before = m_files->read(*base::RepoPath::fromText("base/monitoring/prometheus.yaml"));
    std::string text((*before)->bytes());
    text.replace(text.find("time=15d"), 8, "time=30d");
    const base::RepoPath path = (*before)->path();
    const auto after = open(
        base::makeOverlayFiles(m_files, {{path, std::make_shared<base::SourceFile>(path, text)}}));
    const auto diff = compareSnapshots(m_snapshot, after);
    ASSERT_TRUE(diff.ok());
    EXPECT_EQ(diff->counts().clusters, 6u);
    EXPECT_EQ(diff->counts().fields, 6u);
    const std::vector<ChangeGroup> groups = groupChanges(*diff);
    ASSERT_EQ(groups.size(), 1u);
    EXPECT_EQ(groups[0].clusters.size(), 6u);
    EXPECT_EQ(groups[0].example->fields[0].path,
              "spec.template.spec.containers[name=prometheus].args[0]");
    EXPECT_EQ(groups[0].example->fields[0].afterText, "--storage.tsdb.retention.time=30d");
}

TEST_F(Sample, HashedConfigMapIsRenamedNotDeleted)
{
    const auto after = open(edited("regions/us-east/kustomization.yaml", "  - COMPLIANCE=sox\n"));
    const auto diff = compareSnapshots(m_snapshot, after);
    ASSERT_EQ(diff->clusters.size(), 1u);
    EXPECT_EQ(diff->clusters[0].cluster, "prod-us-east-1");
    ASSERT_EQ(diff->clusters[0].changes.size(), 1u);
    const ObjectChange &change = diff->clusters[0].changes[0];
    EXPECT_EQ(change.kind, ChangeKind::Renamed);
    EXPECT_EQ(change.key.text(), "ConfigMap/kube-system/regional-settings");
    EXPECT_EQ(change.fields.size(), 2u); // the name and the new key
}

} // namespace
} // namespace fleetwright::diff
