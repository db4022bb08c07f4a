// SPDX-License-Identifier: Apache-2.0
#include "diff/objectrename.h"

#include "base/hash.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <tuple>

namespace fleetwright::diff {

namespace {

using Sum = std::pair<std::uint64_t, std::uint64_t>;

void add(Sum &sum, std::string_view key, const yaml::Node *value)
{
    const base::Hash128 hash = base::combine(base::hashBytes(key), value->hash());
    sum.first += hash.low;
    sum.second += hash.high;
}

/// The content but for name and namespace, in whatever order.
Sum contentOf(const model::Object &object)
{
    Sum sum{0, 0};
    for (const yaml::Entry &entry : object.root->entries()) {
        if (entry.key->text() != "metadata") {
            add(sum, entry.key->text(), entry.value);
            continue;
        }
        for (const yaml::Entry &inner : entry.value->entries()) {
            if (inner.key->text() != "name" && inner.key->text() != "namespace")
                add(sum, inner.key->text(), inner.value);
        }
    }
    return sum;
}

/// Which document of which file an object's manifest is.
using Document = std::pair<base::RepoPath, std::size_t>;

std::optional<Document> documentOf(const model::Object &object)
{
    const base::Span &span = object.root->span();
    if (!span.known())
        return {};
    const std::string_view above = span.file->bytes().substr(0, span.begin);
    std::size_t documents = above.starts_with("---") ? 1 : 0;
    for (std::size_t at = above.find("\n---"); at != std::string_view::npos;
         at = above.find("\n---", at + 1))
        ++documents;
    // A file that begins with "---" has its first document there.
    if (span.file->bytes().starts_with("---"))
        --documents;
    return Document(span.file->path(), documents);
}

class Pairing {
public:
    explicit Pairing(const ClusterDiff &cluster) : m_changes(cluster.changes)
    {
        for (std::size_t index = 0; index < m_changes.size(); ++index) {
            const ObjectChange &change = m_changes[index];
            if (change.kind == ChangeKind::Deleted)
                m_deleted.push_back(index);
            else if (change.kind == ChangeKind::Created)
                m_created.push_back(index);
        }
    }

    std::vector<ObjectRename> run()
    {
        if (m_deleted.empty() || m_created.empty())
            return {};
        pair([](const model::Object &object) { return contentOf(object); });
        pair([](const model::Object &object) { return documentOf(object); });
        std::ranges::sort(m_pairs, {}, &ObjectRename::deleted);
        return std::move(m_pairs);
    }

private:
    template<typename Sign>
    void pair(Sign sign)
    {
        using Key = std::tuple<std::string_view, std::string_view,
                               decltype(sign(*m_changes.front().after))>;
        std::map<Key, std::vector<std::size_t>> waiting;
        for (const std::size_t index : m_created) {
            const ObjectChange &change = m_changes[index];
            waiting[Key(change.key.group, change.key.kind, sign(*change.after))].push_back(index);
        }
        std::erase_if(m_deleted, [&](std::size_t index) {
            const ObjectChange &change = m_changes[index];
            const auto found =
                waiting.find(Key(change.key.group, change.key.kind, sign(*change.before)));
            if (found == waiting.end() || found->second.empty() || isUnknown(*change.before, sign))
                return false;
            const std::size_t twin = found->second.front();
            found->second.erase(found->second.begin());
            std::erase(m_created, twin);
            m_pairs.push_back({index, twin});
            return true;
        });
    }

    template<typename Sign>
    static bool isUnknown(const model::Object &object, Sign sign)
    {
        if constexpr (requires { sign(object).has_value(); })
            return !sign(object).has_value();
        return false;
    }

    const std::vector<ObjectChange> &m_changes;
    std::vector<std::size_t> m_deleted;
    std::vector<std::size_t> m_created;
    std::vector<ObjectRename> m_pairs;
};

} // namespace

std::vector<ObjectRename> findRenames(const ClusterDiff &cluster)
{
    return Pairing(cluster).run();
}

} // namespace fleetwright::diff
