// SPDX-License-Identifier: Apache-2.0
#include "yaml/editproof.h"

#include "yaml/nodebuilder.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace fleetwright::yaml {
namespace {

using base::Error;
using base::ErrorCode;

class ScalarSearch {
public:
    explicit ScalarSearch(const base::Span &span) : m_span(span) {}

    const Node *visit(const Node *node)
    {
        if (node->span().begin == m_span.begin && node->span().end == m_span.end
            && node->isScalar())
            return node;
        std::size_t index = 0;
        for (const Entry &entry : node->entries()) {
            if (const Node *found = descend(node, index++, entry.value))
                return found;
        }
        for (const Node *item : node->items()) {
            if (const Node *found = descend(node, index++, item))
                return found;
        }
        return nullptr;
    }

    SourcePath path;

private:
    const Node *descend(const Node *container, std::size_t index, const Node *child)
    {
        path.steps.push_back({container, index});
        const Node *found = visit(child);
        if (!found)
            path.steps.pop_back();
        return found;
    }

    const base::Span &m_span;
};

/// The scalar of an outer file that an embedded text was read from, found by its place.
const Node *scalarAt(const ParsedFile &file, const base::Span &span, SourcePath &path)
{
    ScalarSearch search(span);
    for (std::size_t index = 0; index < file.documents.size(); ++index) {
        search.path.document = index;
        if (const Node *found = search.visit(file.documents[index])) {
            path = std::move(search.path);
            return found;
        }
    }
    return nullptr;
}

const Node *childAt(const Node *container, std::size_t index)
{
    if (container->isMapping() && index < container->entries().size())
        return container->entries()[index].value;
    if (container->isSequence() && index < container->items().size())
        return container->items()[index];
    return nullptr;
}

const Node *nodeAt(const ParsedFile &file, const SourcePath &path)
{
    if (path.document >= file.documents.size())
        return nullptr;
    const Node *node = file.documents[path.document];
    for (const SourcePath::Step &step : path.steps) {
        node = childAt(node, step.index);
        if (!node)
            return nullptr;
    }
    return node;
}

/// The document with one node exchanged.
const Node *rebuilt(const NodeBuilder &builder, const ExpectedEdit &expected)
{
    const Node *node = expected.value;
    const auto &steps = expected.path.steps;
    for (auto step = steps.rbegin(); step != steps.rend(); ++step) {
        if (step->container->isSequence()) {
            node = builder.withItem(step->container, step->index, node);
            continue;
        }
        std::vector<Entry> entries(step->container->entries().begin(),
                                   step->container->entries().end());
        entries[step->index].value = node;
        node = builder.mapping(entries);
    }
    return node;
}

class Prover {
public:
    Prover(const ParsedFile &file, const ExpectedEdit &expected) : m_file(file)
    {
        m_wanted = file.documents;
        m_wanted[expected.path.document] = rebuilt(NodeBuilder(m_arena), expected);
    }

    /// Finds where the embedded text stands in its file; nothing to do for whole files.
    bool prepare()
    {
        if (!m_file.within.known())
            return true;
        base::Result<ParsedFilePtr> outer = readFile(m_file.file, m_file.options);
        if (!outer)
            return false;
        const Node *scalar = scalarAt(**outer, m_file.within, m_outerPath);
        m_outer = std::move(outer).value();
        return scalar != nullptr;
    }

    [[nodiscard]] bool gives(std::string bytes) const
    {
        const std::optional<std::vector<const Node *>> documents = read(std::move(bytes));
        return documents
               && std::equal(documents->begin(), documents->end(), m_wanted.begin(), m_wanted.end(),
                             equal);
    }

    [[nodiscard]] bool canRead(std::string bytes) const
    {
        return read(std::move(bytes)).has_value();
    }

private:
    [[nodiscard]] std::optional<std::vector<const Node *>> read(std::string bytes) const
    {
        const auto file = std::make_shared<base::SourceFile>(m_file.file->path(), std::move(bytes));
        base::Result<ParsedFilePtr> parsed = readFile(file, m_file.options);
        if (parsed && m_outer) {
            const Node *scalar = nodeAt(**parsed, m_outerPath);
            if (!scalar || !scalar->isScalar())
                return std::nullopt;
            parsed = readEmbedded(*scalar, file, m_file.options);
        }
        if (!parsed)
            return std::nullopt;
        m_read = *parsed;
        return m_read->documents;
    }

    const ParsedFile &m_file;
    base::Arena m_arena;
    std::vector<const Node *> m_wanted;
    ParsedFilePtr m_outer;
    SourcePath m_outerPath;
    mutable ParsedFilePtr m_read; ///< holds the nodes that were compared last
};

std::optional<ByteEdits> withDraft(const ByteEdits &edits, const EditDraft &draft)
{
    ByteEdits result = edits;
    for (const ByteEdits::Replacement &replacement : draft) {
        if (!result.replace(replacement.begin, replacement.end, replacement.text))
            return std::nullopt;
    }
    return result;
}

} // namespace

Error refusedEdit(std::string detail, const Node *at)
{
    std::optional<base::Place> place;
    if (at->span().known())
        place = at->span().place();
    return {ErrorCode::Refused, std::move(detail), std::move(place), {}, {}};
}

base::Result<void> addProven(ByteEdits &edits, const ParsedFile &file, const ExpectedEdit &expected,
                             const std::vector<EditDraft> &drafts)
{
    const Node *at = file.documents[expected.path.document];
    for (const SourcePath::Step &step : expected.path.steps)
        at = step.container;
    Prover prover(file, expected);
    if (!prover.prepare())
        return refusedEdit("the text is written so that it cannot be changed in place", at);
    bool proven = false;
    for (const EditDraft &draft : drafts) {
        const std::optional<ByteEdits> alone = withDraft(ByteEdits(file.file), draft);
        if (!alone || !prover.gives(alone->apply()))
            continue;
        proven = true;
        std::optional<ByteEdits> together = withDraft(edits, draft);
        if (!together || (!edits.replacements().empty() && !prover.canRead(together->apply())))
            continue;
        edits = std::move(*together);
        return {};
    }
    return refusedEdit(proven ? "the edit meets another edit of the same place"
                              : "no way to write the value keeps the rest of the file as it is",
                       at);
}

} // namespace fleetwright::yaml
