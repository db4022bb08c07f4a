// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/hash.h"
#include "yaml/node.h"

#include <cstdint>
#include <span>
#include <string_view>

namespace fleetwright::yaml {

/// How nodes' hashes are made. A mapping's is a sum over its entries, so that the order of keys
/// does not count and that one entry can be exchanged without looking at the others.
namespace contenthash {

__extension__ using Wide = unsigned __int128;

[[nodiscard]] inline std::uint64_t foldedProduct(std::uint64_t left, std::uint64_t right)
{
    const Wide product = static_cast<Wide>(left) * right;
    return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
}

/// Mixes two hashes into one; not symmetric.
[[nodiscard]] inline base::Hash128 mix(base::Hash128 first, base::Hash128 second)
{
    constexpr std::uint64_t primes[] = {0x9e3779b97f4a7c15U, 0xbf58476d1ce4e5b9U,
                                        0x94d049bb133111ebU, 0xd6e8feb86659fd93U};
    const std::uint64_t low =
        foldedProduct(first.low ^ primes[0], second.low + primes[1]) + first.high;
    const std::uint64_t high =
        foldedProduct(first.high ^ primes[2], second.high + primes[3]) + second.low;
    return {foldedProduct(low ^ primes[1], high | 1) ^ second.high,
            foldedProduct(high ^ primes[3], low | 1) ^ first.low};
}

[[nodiscard]] inline base::Hash128 add(base::Hash128 left, base::Hash128 right)
{
    return {left.low + right.low, left.high + right.high};
}

[[nodiscard]] inline base::Hash128 subtract(base::Hash128 left, base::Hash128 right)
{
    return {left.low - right.low, left.high - right.high};
}

inline constexpr base::Hash128 emptyMapping{0x6d61707069e67001U, 0x243f6a8885a308d3U};
inline constexpr base::Hash128 emptySequence{0x73657175656e6302U, 0x13198a2e03707344U};

[[nodiscard]] inline base::Hash128 ofScalar(Tag tag, std::string_view text)
{
    return mix(base::hashBytes(text), {static_cast<std::uint64_t>(tag) + 3, text.size()});
}

[[nodiscard]] inline base::Hash128 ofEntry(const Entry &entry)
{
    return mix(entry.key->hash(), entry.value->hash());
}

[[nodiscard]] inline base::Hash128 ofMapping(std::span<const Entry> entries)
{
    base::Hash128 hash = emptyMapping;
    for (const Entry &entry : entries)
        hash = add(hash, ofEntry(entry));
    return hash;
}

[[nodiscard]] inline base::Hash128 ofSequence(std::span<const Node *const> items)
{
    base::Hash128 hash = emptySequence;
    for (const Node *item : items)
        hash = mix(hash, item->hash());
    return hash;
}

} // namespace contenthash
} // namespace fleetwright::yaml
