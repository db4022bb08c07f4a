// SPDX-License-Identifier: Apache-2.0
#include "services/workspace/imagesanswer.h"

#include "diff/promotion.h"
#include "diff/unified.h"
#include "services/text/errortext.h"
#include "services/text/words.h"
#include "services/workspace/clusteroverview.h"

#include <QCoreApplication>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace fleetwright::services {

using namespace Qt::StringLiterals;
using diff::VersionedComponent;
using diff::VersionStanding;
using topology::AutomationUpdate;
using topology::PolicyChoice;

namespace {

class Texts {
    Q_DECLARE_TR_FUNCTIONS(services::Images)
};

/// The clusters that have one version of an image, and where it is out of step.
struct VersionUse {
    std::set<model::ClusterIndex> clusters;
    struct Row {
        const VersionedComponent *component = nullptr;
        const diff::VersionCell *cell = nullptr;
    };
    std::vector<Row> rows;
};

bool isOutOfStep(VersionStanding standing)
{
    return standing != VersionStanding::Even && standing != VersionStanding::Leading;
}

class Versions {
public:
    Versions(const model::Snapshot &snapshot, const diff::Promotion &promotion)
        : m_snapshot(snapshot), m_promotion(promotion)
    {
        for (std::size_t i = 0; i < promotion.environments.size(); ++i)
            m_rank.emplace(promotion.environments[i], i);
    }

    void addTo(ImagesAnswer &answer) const
    {
        std::map<std::string, std::map<std::string, VersionUse>> images;
        for (const VersionedComponent &component : m_promotion.components) {
            if (component.kind != VersionedComponent::Kind::Image)
                continue;
            for (const diff::VersionCell &cell : component.cells) {
                VersionUse &use = images[component.artifact][cell.version];
                use.clusters.insert(cell.cluster);
                use.rows.push_back({&component, &cell});
            }
        }
        for (const auto &[image, versions] : images)
            addImage(answer, image, versions);
    }

private:
    [[nodiscard]] std::size_t rankOf(model::ClusterIndex cluster) const
    {
        const auto found = m_rank.find(m_snapshot.clusters[cluster].environment());
        return found == m_rank.end() ? m_rank.size() : found->second;
    }

    /// The environment nearest to production that has a version.
    [[nodiscard]] std::size_t furthestOf(const VersionUse &use) const
    {
        std::size_t furthest = 0;
        for (const model::ClusterIndex cluster : use.clusters)
            furthest = std::max(furthest, rankOf(cluster));
        return furthest;
    }

    void addImage(ImagesAnswer &answer, const std::string &image,
                  const std::map<std::string, VersionUse> &versions) const
    {
        const bool isUneven = std::ranges::any_of(versions, [](const auto &version) {
            return std::ranges::any_of(version.second.rows, [](const VersionUse::Row &row) {
                return isOutOfStep(row.cell->standing);
            });
        });
        ++answer.images;
        answer.uneven += isUneven ? 1 : 0;
        const int parent = answer.versions.add(
            Outline::top, {visible(image),
                           Texts::tr("%n version(s)", nullptr, static_cast<int>(versions.size())),
                           {},
                           {},
                           isUneven});
        std::vector<const std::pair<const std::string, VersionUse> *> sorted;
        for (const auto &version : versions)
            sorted.push_back(&version);
        std::ranges::stable_sort(
            sorted, {}, [this](const auto *version) { return furthestOf(version->second); });
        for (const auto *version : sorted)
            addVersion(answer.versions, parent, version->first, version->second);
    }

    void addVersion(Outline &outline, int parent, const std::string &version,
                    const VersionUse &use) const
    {
        const bool isUneven = std::ranges::any_of(
            use.rows, [](const VersionUse::Row &row) { return isOutOfStep(row.cell->standing); });
        const int part =
            outline.add(parent, {version.empty() ? Texts::tr("no version") : visible(version),
                                 environmentsText(use),
                                 use.rows.front().cell->place,
                                 {},
                                 isUneven});
        std::vector<VersionUse::Row> rows = use.rows;
        std::ranges::stable_sort(rows, {}, [this](const VersionUse::Row &row) {
            return std::pair(rankOf(row.cell->cluster), row.cell->cluster);
        });
        for (const VersionUse::Row &row : rows) {
            QString owner = visible(row.component->owner);
            if (!row.component->part.empty())
                owner += u", "_s + visible(row.component->part);
            const QString standing = standingText(row.cell->standing);
            const std::string &cluster = m_snapshot.clusters[row.cell->cluster].name;
            outline.add(part, {visible(cluster),
                               standing.isEmpty() ? owner : u"%1: %2"_s.arg(owner, standing),
                               row.cell->place, toQt(cluster), isOutOfStep(row.cell->standing)});
        }
    }

    /// "dev 2, staging 2", in the order in which they lead to production.
    [[nodiscard]] QString environmentsText(const VersionUse &use) const
    {
        std::map<std::pair<std::size_t, std::string>, int> counts;
        for (const model::ClusterIndex cluster : use.clusters)
            ++counts[{rankOf(cluster), m_snapshot.clusters[cluster].environment()}];
        QStringList texts;
        for (const auto &[environment, count] : counts) {
            if (environment.second.empty())
                texts.append(Texts::tr("%n cluster(s)", nullptr, count));
            else
                //: an environment, then how many of its clusters
                texts.append(Texts::tr("%1: %2").arg(visible(environment.second)).arg(count));
        }
        return texts.join(u", "_s);
    }

    const model::Snapshot &m_snapshot;
    const diff::Promotion &m_promotion;
    std::map<std::string, std::size_t> m_rank;
};

QString lackText(const PolicyChoice &choice)
{
    switch (choice.lack) {
    case PolicyChoice::Lack::None:
        return {};
    case PolicyChoice::Lack::Tags:
        return Texts::tr("which tags there are is not in Git: give them below");
    case PolicyChoice::Lack::NoneFits:
        return Texts::tr("none of the given tags fits the policy");
    case PolicyChoice::Lack::Refused:
        return choice.error ? sentence(*choice.error) : QString();
    case PolicyChoice::Lack::Repository:
        return Texts::tr("its ImageRepository is not in Git");
    }
    return {};
}

void addPolicy(ImagesAnswer &answer, const PolicyChoice &choice, const topology::PolicyTags &tags)
{
    TableLine line;
    QString given;
    if (const auto found = tags.find(choice.key); found != tags.end())
        given = visible(toQt(found->second).join(u", "_s));
    const QString lack = lackText(choice);
    line.cells = {visible(choice.id()), visible(choice.image), given,
                  lack.isEmpty() ? visible(choice.tag) : lack};
    line.place = choice.place;
    line.standsOut = choice.lack != PolicyChoice::Lack::None;
    if (line.standsOut)
        line.notes = {{}, {}, {}, lack};
    answer.policies.lines.push_back(std::move(line));
    answer.keys.append(toQt(choice.key));
}

void addAutomation(ImagesAnswer &answer, const AutomationUpdate &automation)
{
    const QString name = visible(automation.id);
    if (automation.error) {
        answer.notes.append(u"%1: %2"_s.arg(name, sentence(*automation.error)));
        return;
    }
    const auto files = static_cast<int>(automation.updates.files.size());
    const QString writes =
        files == 0 ? Texts::tr("writes nothing") : Texts::tr("writes %n file(s)", nullptr, files);
    answer.notes.append(
        automation.branch.empty()
            ? u"%1: %2"_s.arg(name, writes)
            //: an automation, a branch, "writes 2 files"
            : Texts::tr("%1, pushes to %2: %3").arg(name, visible(automation.branch), writes));
    for (const base::Error &problem : automation.updates.problems)
        answer.notes.append(sentence(problem));
    for (const flux::ImageUpdate &file : automation.updates.files) {
        ++answer.written;
        answer.patch += toQt(
            diff::unifiedFileDiff(file.before->path().text(), file.before->bytes(), file.after));
    }
}

} // namespace

ImagesAnswerPtr makeImages(const ImagesQuestion &question, const base::Cancel &cancel)
{
    auto answer = std::make_shared<ImagesAnswer>();
    answer->snapshot = question.snapshot;
    answer->policies.headings = {Texts::tr("Image policy"), Texts::tr("Image"),
                                 Texts::tr("Tags given"), Texts::tr("Takes")};
    const diff::Promotion promotion = diff::promotionOf(*question.snapshot, cancel);
    Versions(*question.snapshot, promotion).addTo(*answer);
    const topology::ImageAutomation automation = topology::imageAutomationOf(
        *question.snapshot, question.exported, question.tags, question.limits, cancel);
    for (const PolicyChoice &choice : automation.policies)
        addPolicy(*answer, choice, question.tags);
    for (const AutomationUpdate &update : automation.automations)
        addAutomation(*answer, update);
    return answer;
}

QString imagesSentence(const ImagesAnswer &answer)
{
    QStringList sentences{Texts::tr("%n image(s).", nullptr, answer.images)};
    sentences.append(answer.uneven == 0 ? Texts::tr("No version is out of step.")
                                        : Texts::tr("%n image(s) with a version out of step.",
                                                    nullptr, answer.uneven));
    if (!answer.keys.isEmpty())
        sentences.append(answer.written == 0 ? Texts::tr("Automation would write nothing.")
                                             : Texts::tr("Automation would write %n file(s).",
                                                         nullptr, answer.written));
    return sentences.join(u' ');
}

} // namespace fleetwright::services
