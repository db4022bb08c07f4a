// SPDX-License-Identifier: Apache-2.0
#include "fleet/controllers/renderedplaces.h"

#include <unordered_set>

namespace fleetwright::fleet {

namespace {

class Places {
public:
    void visit(const yaml::Node *node)
    {
        add(node->span());
        for (const yaml::Change *change = node->change(); change;
             change = change->previous ? change->previous->change() : nullptr) {
            if (change->step)
                add(change->step->span);
            if (change->previous)
                add(change->previous->span());
        }
        for (const yaml::Entry &entry : node->entries())
            visit(entry.value);
        for (const yaml::Node *item : node->items())
            visit(item);
    }

    [[nodiscard]] std::set<base::RepoPath> files() const
    {
        std::set<base::RepoPath> paths;
        for (const base::SourceFile *file : m_files)
            paths.insert(file->path());
        return paths;
    }

private:
    void add(const base::Span &span)
    {
        if (span.known())
            m_files.insert(span.file);
    }

    std::unordered_set<const base::SourceFile *> m_files;
};

} // namespace

std::set<base::RepoPath> filesIn(const model::Rendering &rendering)
{
    Places places;
    for (const model::Object &object : rendering.objects)
        places.visit(object.root);
    return places.files();
}

} // namespace fleetwright::fleet
