// SPDX-License-Identifier: Apache-2.0
#include "model/clusterset.h"

#include <algorithm>
#include <bit>
#include <cstddef>

namespace fleetwright::model {
namespace {

constexpr std::size_t wordBits = 64;

std::size_t wordOf(ClusterIndex cluster)
{
    return cluster / wordBits;
}

std::uint64_t bitOf(ClusterIndex cluster)
{
    return std::uint64_t{1} << (cluster % wordBits);
}

void dropZeroWords(std::vector<std::uint64_t> &words)
{
    while (!words.empty() && words.back() == 0)
        words.pop_back();
}

} // namespace

void ClusterSet::insert(ClusterIndex cluster)
{
    if (m_words.size() <= wordOf(cluster))
        m_words.resize(wordOf(cluster) + 1);
    m_words[wordOf(cluster)] |= bitOf(cluster);
}

void ClusterSet::insertAll(const ClusterSet &other)
{
    if (m_words.size() < other.m_words.size())
        m_words.resize(other.m_words.size());
    for (std::size_t word = 0; word < other.m_words.size(); ++word)
        m_words[word] |= other.m_words[word];
}

bool ClusterSet::contains(ClusterIndex cluster) const
{
    return wordOf(cluster) < m_words.size() && (m_words[wordOf(cluster)] & bitOf(cluster)) != 0;
}

std::size_t ClusterSet::size() const
{
    std::size_t count = 0;
    for (const std::uint64_t word : m_words)
        count += static_cast<std::size_t>(std::popcount(word));
    return count;
}

std::vector<ClusterIndex> ClusterSet::indices() const
{
    std::vector<ClusterIndex> result;
    result.reserve(size());
    for (std::size_t word = 0; word < m_words.size(); ++word) {
        for (std::uint64_t bits = m_words[word]; bits != 0; bits &= bits - 1)
            result.push_back(static_cast<ClusterIndex>(
                word * wordBits + static_cast<std::size_t>(std::countr_zero(bits))));
    }
    return result;
}

bool ClusterSet::isSubsetOf(const ClusterSet &other) const
{
    return difference(other).m_words.empty();
}

ClusterSet ClusterSet::intersection(const ClusterSet &other) const
{
    ClusterSet result;
    result.m_words.resize(std::min(m_words.size(), other.m_words.size()));
    for (std::size_t word = 0; word < result.m_words.size(); ++word)
        result.m_words[word] = m_words[word] & other.m_words[word];
    dropZeroWords(result.m_words);
    return result;
}

ClusterSet ClusterSet::difference(const ClusterSet &other) const
{
    ClusterSet result = *this;
    const std::size_t common = std::min(m_words.size(), other.m_words.size());
    for (std::size_t word = 0; word < common; ++word)
        result.m_words[word] &= ~other.m_words[word];
    dropZeroWords(result.m_words);
    return result;
}

bool operator==(const ClusterSet &left, const ClusterSet &right)
{
    return left.m_words == right.m_words;
}

} // namespace fleetwright::model
