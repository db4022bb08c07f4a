// SPDX-License-Identifier: Apache-2.0
#include "analysis/writtenfiles.h"

namespace fleetwright::analysis {

namespace {

using yaml::Node;

bool holds(const Node *node, std::uint32_t offset)
{
    const base::Span &span = node->span();
    return span.known() && span.begin <= offset && offset < span.end;
}

const Node *childAt(const Node *node, std::uint32_t offset)
{
    for (const yaml::Entry &entry : node->entries()) {
        if (holds(entry.value, offset))
            return entry.value;
    }
    for (const Node *item : node->items()) {
        if (holds(item, offset))
            return item;
    }
    return nullptr;
}

} // namespace

const yaml::ParsedFile *WrittenFiles::find(const base::RepoPath &path) const
{
    {
        const std::scoped_lock lock(m_mutex);
        const auto known = m_files.find(path);
        if (known != m_files.end())
            return known->second.get();
    }
    yaml::ParsedFilePtr read;
    if (const auto file = m_snapshot.files->read(path)) {
        if (auto parsed = yaml::readFile(*file))
            read = *std::move(parsed);
    }
    const std::scoped_lock lock(m_mutex);
    return m_files.try_emplace(path, std::move(read)).first->second.get();
}

WrittenFiles::Chain WrittenFiles::around(const base::Place &place) const
{
    if (place.line == 0)
        return {};
    const yaml::ParsedFile *parsed = find(place.file);
    if (!parsed)
        return {};
    const std::uint32_t column = place.column > 0 ? place.column - 1 : 0;
    const std::uint32_t offset = parsed->file->lineBegin(place.line) + column;
    Chain chain;
    for (const Node *document : parsed->documents) {
        if (!holds(document, offset))
            continue;
        for (const Node *at = document; at; at = childAt(at, offset))
            chain.push_back(at);
    }
    return chain;
}

base::Place WrittenFiles::entryAround(const base::Place &place) const
{
    const Chain chain = around(place);
    for (std::size_t i = chain.size(); i > 1; --i) {
        if (chain[i - 2]->isSequence())
            return chain[i - 1]->span().place();
    }
    return place;
}

base::Place WrittenFiles::keyAround(const base::Place &place, std::string_view key) const
{
    const Chain chain = around(place);
    for (std::size_t i = chain.size(); i > 1; --i) {
        const yaml::Entry *entry = chain[i - 2]->findEntry(key);
        if (entry && entry->value == chain[i - 1])
            return entry->key->span().place();
    }
    return place;
}

base::Place WrittenFiles::keyIn(const base::Place &place, std::string_view key) const
{
    const Chain chain = around(place);
    for (auto node = chain.rbegin(); node != chain.rend(); ++node) {
        if (!(*node)->isMapping())
            continue;
        const yaml::Entry *entry = (*node)->findEntry(key);
        return entry ? entry->key->span().place() : place;
    }
    return place;
}

} // namespace fleetwright::analysis
