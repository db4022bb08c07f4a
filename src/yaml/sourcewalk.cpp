// SPDX-License-Identifier: Apache-2.0
#include "yaml/sourcewalk.h"

#include <algorithm>

namespace fleetwright::yaml {
namespace {

class Walk {
public:
    explicit Walk(const base::SourceFile *file) : m_file(file) {}

    void visit(const Node *node)
    {
        // An anchor stands before its aliases: what begins before the place we are at is seen
        // through one.
        if (node->span().file != m_file || node->span().begin < m_at)
            return;
        if (node->isScalar()) {
            m_scalars.push_back(node);
            m_at = std::max(m_at, node->span().end);
            return;
        }
        for (const Entry &entry : node->entries()) {
            visit(entry.key);
            visit(entry.value);
        }
        for (const Node *item : node->items())
            visit(item);
    }

    std::vector<const Node *> take() { return std::move(m_scalars); }

private:
    const base::SourceFile *m_file;
    std::uint32_t m_at = 0;
    std::vector<const Node *> m_scalars;
};

} // namespace

std::vector<const Node *> scalarsInOrder(const ParsedFile &file)
{
    Walk walk(file.file.get());
    for (const Node *document : file.documents)
        walk.visit(document);
    return walk.take();
}

} // namespace fleetwright::yaml
