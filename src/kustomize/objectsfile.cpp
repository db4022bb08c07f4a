// SPDX-License-Identifier: Apache-2.0
#include "kustomize/objectsfile.h"

#include "kustomize/build.h"
#include "yaml/nodebuilder.h"

#include <algorithm>
#include <utility>

namespace fleetwright::kustomize {

using yaml::Node;

/// Rewrites what stands in the file. What is not touched is shared.
class ObjectsFile::PuttingBack {
public:
    PuttingBack(const ObjectsFile &objects, base::Arena &arena)
        : m_objects(objects), m_builder(arena)
    {}

    const Node *node(const Node *built)
    {
        const auto [known, isNew] = m_known.try_emplace(built, built);
        if (!isNew)
            return known->second;
        const Node *result = placed(withParts(built));
        m_known[built] = result;
        return result;
    }

private:
    const Node *withParts(const Node *built)
    {
        bool isChanged = false;
        if (built->isMapping()) {
            std::vector<yaml::Entry> entries;
            for (const yaml::Entry &entry : built->entries()) {
                entries.push_back({node(entry.key), node(entry.value)});
                isChanged = isChanged || entries.back().key != entry.key
                            || entries.back().value != entry.value;
            }
            return isChanged
                       ? m_builder.mapping(entries, built->span(), built->style(), built->change())
                       : built;
        }
        std::vector<const Node *> items;
        for (const Node *item : built->items()) {
            items.push_back(node(item));
            isChanged = isChanged || items.back() != item;
        }
        return isChanged ? m_builder.sequence(items, built->span(), built->style(), built->change())
                         : built;
    }

    /// A node of the file at its object's place, with the object's changes below its own.
    const Node *placed(const Node *built)
    {
        const Node *given = givenFor(built);
        const yaml::Change *change = built->change();
        const Node *previous = change && change->previous ? node(change->previous) : nullptr;
        if (change && previous != change->previous)
            built = m_builder.withChange(built, m_builder.change(previous, change->step));
        if (!given)
            return built;
        if (!change)
            built = m_builder.withChange(built, given->change());
        return m_builder.withSpan(built, given->span());
    }

    const Node *givenFor(const Node *built) const
    {
        const base::Span &span = built->span();
        if (!span.known() || span.file->path() != m_objects.m_file->path()
            || span.file->hash() != m_objects.m_file->hash())
            return nullptr;
        const Nodes &nodes = built->isScalar()    ? m_objects.m_scalars
                             : built->isMapping() ? m_objects.m_mappings
                                                  : m_objects.m_sequences;
        const auto found = nodes.find(span.begin);
        return found == nodes.end() ? nullptr : found->second;
    }

    const ObjectsFile &m_objects;
    yaml::NodeBuilder m_builder;
    std::unordered_map<const Node *, const Node *> m_known;
};

base::Result<ObjectsFile> ObjectsFile::make(const model::Rendering &objects,
                                            const base::RepoPath &path, const base::Limits &limits)
{
    base::Result<std::string> text = toText(objects, limits);
    if (!text)
        return std::move(text).error();
    ObjectsFile made;
    made.m_objects = objects.arena;
    made.m_file = std::make_shared<const base::SourceFile>(path, *std::move(text));
    yaml::ReadOptions options;
    options.limits = limits;
    const base::Result<yaml::ParsedFilePtr> read = yaml::readFile(made.m_file, options);
    if (!read)
        return read.error();
    const std::vector<const Node *> &documents = (*read)->documents;
    for (std::size_t i = 0; i < documents.size() && i < objects.objects.size(); ++i)
        made.match(documents[i], objects.objects[i].root);
    return made;
}

void ObjectsFile::match(const Node *read, const Node *given)
{
    if (read->kind() != given->kind() || read->size() != given->size())
        return;
    Nodes &nodes = read->isScalar() ? m_scalars : read->isMapping() ? m_mappings : m_sequences;
    nodes.try_emplace(read->span().begin, given);
    for (const yaml::Entry &entry : read->entries()) {
        const yaml::Entry *own = given->findEntry(entry.key->text());
        if (!own)
            continue;
        match(entry.key, own->key);
        match(entry.value, own->value);
    }
    for (std::size_t i = 0; i < read->items().size(); ++i)
        match(read->items()[i], given->items()[i]);
}

model::Rendering ObjectsFile::withPlaces(const model::Rendering &built) const
{
    model::Rendering result = built;
    const auto arena = std::make_shared<base::Arena>();
    arena->keep(built.arena);
    arena->keep(m_objects);
    arena->keep(m_file);
    PuttingBack places(*this, *arena);
    for (model::Object &object : result.objects)
        object.root = places.node(object.root);
    std::erase(result.files, m_file->path());
    result.arena = arena;
    return result;
}

} // namespace fleetwright::kustomize
