// SPDX-License-Identifier: Apache-2.0
#include "rancherfleet/rollout.h"

#include "base/errorat.h"
#include "rancherfleet/types.h"
#include "yaml/scalar.h"

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <utility>

namespace fleetwright::rancherfleet {

namespace {

using base::Error;
using base::Result;
using yaml::Node;

constexpr std::int64_t defaultThreshold = 200;
constexpr std::int64_t defaultMaxNew = 50;

Error invalid(const Node *value, std::string detail)
{
    return base::errorAt(base::ErrorCode::Invalid,
                         std::move(detail) + ": " + std::string(value->text()), value->span());
}

/// status.go limit, for a text: a plain number counts as it is, a percentage is rounded down.
Result<std::size_t> limitOfText(const Node *value, std::size_t count)
{
    const std::string_view text = value->text();
    // IntOrString.IntValue: strconv.Atoi, 0 for what is no number.
    if (const std::optional<double> number = yaml::parseFloat(text);
        number && *number > 0 && text.find_first_not_of("+0123456789") == std::string_view::npos)
        return static_cast<std::size_t>(*number);
    if (!text.ends_with('%'))
        return invalid(value, "invalid maxUnavailable, must be int or percentage (ending with %)");
    const std::optional<double> percent = yaml::parseFloat(text.substr(0, text.size() - 1));
    if (!percent || std::isnan(*percent))
        return invalid(value, "failed to parse");
    if (*percent <= 0)
        return std::size_t{1};
    const double part = std::floor(std::floor(static_cast<double>(count) * *percent) / 100);
    if (part <= 0)
        return std::size_t{1};
    return std::min(count, static_cast<std::size_t>(std::min(part, static_cast<double>(count))));
}

Result<std::size_t> limitOf(const Node *value, std::size_t count)
{
    if (value->isString())
        return limitOfText(value, count);
    const double number = yaml::parseFloat(value->text()).value_or(0);
    return number <= 0 ? std::size_t{0}
                       : static_cast<std::size_t>(std::min(number, static_cast<double>(count)));
}

/// status.go limit: of the first value that is given, or else `percent` of all.
Result<std::size_t> limit(std::size_t count, std::initializer_list<const Node *> values,
                          std::size_t percent = 100)
{
    if (count == 0)
        return std::size_t{1};
    for (const Node *value : values) {
        if (value)
            return limitOf(value, count);
    }
    return std::max<std::size_t>(1, count * percent / 100);
}

class Planner {
public:
    Planner(const Node *strategy, const std::vector<std::size_t> &clusters,
            const ClusterIndex &index)
        : m_strategy(strategy), m_clusters(clusters), m_index(index)
    {}

    Result<Rollout> run()
    {
        const Node *written = at("partitions");
        Result<void> done = written && written->size() > 0 ? byHand(*written) : automatically();
        if (!done)
            return std::move(done).error();
        const Result<std::size_t> unavailable = limit(m_clusters.size(), {at("maxUnavailable")});
        if (!unavailable)
            return unavailable.error();
        m_rollout.maxUnavailable = *unavailable;
        if (Result<void> counted = countPartitions(); !counted)
            return std::move(counted).error();
        m_rollout.maxNew =
            static_cast<std::size_t>(std::max<std::int64_t>(0, numberAt("maxNew", defaultMaxNew)));
        return std::move(m_rollout);
    }

private:
    const Node *at(std::string_view field) const
    {
        return m_strategy ? m_strategy->find(field) : nullptr;
    }

    std::int64_t numberAt(std::string_view field, std::int64_t otherwise) const
    {
        return at(field) ? integerAt(m_strategy, field) : otherwise;
    }

    Result<void> countPartitions()
    {
        // The default is the number 0.
        const Node *most = at("maxUnavailablePartitions");
        const std::size_t count = m_rollout.partitions.size();
        if (!most) {
            m_rollout.maxUnavailablePartitions = count == 0 ? 1 : 0;
            return {};
        }
        const Result<std::size_t> limited = limit(count, {most});
        if (!limited)
            return limited.error();
        m_rollout.maxUnavailablePartitions = *limited;
        return {};
    }

    /// manualPartition
    Result<void> byHand(const Node &written)
    {
        for (const Node *item : written.items()) {
            const Result<ClusterCriteria> criteria = readCriteria(item);
            if (!criteria)
                return criteria.error();
            const BitSet matching = m_index.clustersOf(m_index.candidatesFor(*criteria));
            std::vector<std::size_t> clusters;
            for (const std::size_t cluster : m_clusters) {
                if (matching.has(cluster))
                    clusters.push_back(cluster);
            }
            if (Result<void> added = add(stringAt(item, "name"), std::move(clusters),
                                         item->find("maxUnavailable"), item->span());
                !added)
                return added;
        }
        return {};
    }

    /// autoPartition
    Result<void> automatically()
    {
        const Node *size = at("autoPartitionSize");
        const bool isOff =
            size && !size->isString() && integerAt(m_strategy, "autoPartitionSize") <= 0;
        const std::int64_t threshold = numberAt("autoPartitionThreshold", defaultThreshold);
        if (isOff || threshold <= 0 || m_clusters.size() < static_cast<std::size_t>(threshold))
            return add("All", m_clusters, nullptr, {});
        constexpr std::size_t defaultPercent = 25;
        const Result<std::size_t> most = limit(m_clusters.size(), {size}, defaultPercent);
        if (!most)
            return most.error();
        for (std::size_t begin = 0; begin < m_clusters.size();) {
            const std::size_t end = std::min(m_clusters.size(), begin + *most);
            const auto first = m_clusters.begin();
            if (Result<void> added =
                    add("Partition " + std::to_string(begin) + " - " + std::to_string(end),
                        {first + static_cast<std::ptrdiff_t>(begin),
                         first + static_cast<std::ptrdiff_t>(end)},
                        nullptr, {});
                !added)
                return added;
            begin = end;
        }
        return {};
    }

    Result<void> add(std::string name, std::vector<std::size_t> clusters, const Node *own,
                     const base::Span &place)
    {
        const Result<std::size_t> unavailable = limit(clusters.size(), {own, at("maxUnavailable")});
        if (!unavailable)
            return unavailable.error();
        m_rollout.partitions.push_back({std::move(name), std::move(clusters), *unavailable, place});
        return {};
    }

    const Node *m_strategy;
    const std::vector<std::size_t> &m_clusters;
    const ClusterIndex &m_index;
    Rollout m_rollout;
};

} // namespace

Result<Rollout> rolloutOf(const Node *strategy, const std::vector<std::size_t> &clusters,
                          const ClusterIndex &index)
{
    Result<Rollout> rollout = Planner(strategy, clusters, index).run();
    if (!rollout)
        return within("rolloutStrategy", std::move(rollout).error());
    return rollout;
}

Result<const Node *> readRolloutStrategy(const Node *written, const yaml::NodeBuilder &build)
{
    return yaml::decode(
        written, types::rolloutStrategy, build,
        {yaml::DecodeOptions::Keys::AnyCase, yaml::DecodeOptions::Texts::Scalars, nullptr});
}

} // namespace fleetwright::rancherfleet
