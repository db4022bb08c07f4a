// SPDX-License-Identifier: Apache-2.0
#include "edit/candidate.h"

#include <algorithm>
#include <array>

namespace fleetwright::edit {

namespace {

using base::Error;
using base::ErrorCode;
using base::Result;

Error notHere(std::string detail, const base::Place &place)
{
    return Error{ErrorCode::Unsupported, std::move(detail), place, {}, {}};
}

/// What kustomize reads of an entry only to know whom it is about.
bool isAddress(std::string_view key)
{
    constexpr std::array keys = {
        "apiVersion", "kind",     "metadata",         "target",           "options", "name",
        "namespace",  "behavior", "includeSelectors", "includeTemplates", "fields"};
    return std::ranges::find(keys, key) != keys.end();
}

/// True if nothing is left of a container's say when one child goes.
bool isOnlyChild(const Located::Step &step, Document document)
{
    if (step.container->isSequence() || document == Document::Manifest)
        return step.container->size() == 1;
    const auto entries = step.container->entries();
    for (std::size_t index = 0; index < entries.size(); ++index) {
        if (index != step.index && !isAddress(entries[index].key->text()))
            return false;
    }
    return true;
}

const yaml::Node *childOf(const Located::Step &step)
{
    return step.container->isMapping() ? step.container->entries()[step.index].value
                                       : step.container->items()[step.index];
}

/// An inline patch, read as a file of its own.
class InlinePatch {
public:
    [[nodiscard]] static Result<InlinePatch> read(const EditedFiles::File &file,
                                                  const yaml::Node &outer)
    {
        auto text = std::make_shared<const base::SourceFile>(file.parsed->file->path(),
                                                             std::string(outer.text()));
        auto inner = yaml::readFile(text);
        if (!inner)
            return std::move(inner).error();
        auto placed = yaml::readEmbedded(outer, file.parsed->file);
        if (!placed)
            return std::move(placed).error();
        return InlinePatch(outer, *inner, std::move(placed).value());
    }

    [[nodiscard]] EditedFiles::File &file() { return m_inner; }

    /// The value that the step speaks of: by its place where places are exact, else by its path.
    [[nodiscard]] std::optional<Located> find(const FieldTarget &target,
                                              const fleet::OriginStep &step) const
    {
        const bool exact =
            step.span.begin != m_outer.span().begin || step.span.end != m_outer.span().end;
        return exact ? findByPlace(step.span) : findByPath(target);
    }

    /// Puts the edited patch back into its scalar.
    [[nodiscard]] Result<void> store(EditedFiles::File &file) const
    {
        return yaml::setScalar(file.edits, *file.parsed, &m_outer, m_inner.edits.apply());
    }

private:
    InlinePatch(const yaml::Node &outer, const yaml::ParsedFilePtr &inner,
                yaml::ParsedFilePtr placed)
        : m_outer(outer), m_inner{inner, yaml::ByteEdits(inner->file)}, m_placed(std::move(placed))
    {}

    [[nodiscard]] std::optional<Located> findByPlace(const base::Span &span) const
    {
        for (std::size_t index = 0;
             index < std::min(m_placed->documents.size(), m_inner.parsed->documents.size());
             ++index) {
            const auto placed = locateScalar(m_placed->documents[index], span);
            if (!placed)
                continue;
            std::vector<std::size_t> way;
            for (const Located::Step &step : placed->way)
                way.push_back(step.index);
            return follow(m_inner.parsed->documents[index], way);
        }
        return std::nullopt;
    }

    [[nodiscard]] std::optional<Located> findByPath(const FieldTarget &target) const
    {
        const auto pointer = jsonPointer(target.object->root, target.field);
        for (const yaml::Node *document : m_inner.parsed->documents) {
            if (const yaml::Node *value = target.field.find(document))
                return wayTo(document, value);
            for (const yaml::Node *operation : document->items()) {
                const yaml::Node *path = operation->find("path");
                const yaml::Node *value = operation->find("value");
                if (value != nullptr && path != nullptr && pointer && path->text() == *pointer)
                    return wayTo(document, value);
            }
        }
        return std::nullopt;
    }

    [[nodiscard]] static std::optional<Located> wayTo(const yaml::Node *document,
                                                      const yaml::Node *value)
    {
        auto found = locateScalar(document, value->span());
        return found && found->node == value ? found : std::nullopt;
    }

    [[nodiscard]] static std::optional<Located> follow(const yaml::Node *root,
                                                       const std::vector<std::size_t> &way)
    {
        Located found{root, {}};
        for (const std::size_t index : way) {
            if (index >= found.node->size())
                return std::nullopt;
            found.way.push_back({found.node, index});
            found.node = childOf(found.way.back());
        }
        return found.node->isScalar() ? std::optional(std::move(found)) : std::nullopt;
    }

    const yaml::Node &m_outer;
    EditedFiles::File m_inner;    ///< of the scalar's text alone
    yaml::ParsedFilePtr m_placed; ///< with places in the whole file
};

/// The whole entry of patches: goes, with its target.
Result<void> removePatchEntry(EditedFiles::File &file, const Located &outer)
{
    for (std::size_t level = outer.way.size(); level-- > 0;) {
        const Located::Step &step = outer.way[level];
        if (!step.container->isSequence())
            continue;
        const Located entry{
            childOf(step),
            {outer.way.begin(), outer.way.begin() + static_cast<std::ptrdiff_t>(level) + 1}};
        if (auto done = removeUpwards(file, entry, Document::Kustomization))
            return std::move(*done);
    }
    return Error{ErrorCode::Unsupported, "the patch was not found", std::nullopt, {}, {}};
}

} // namespace

std::optional<Result<void>> removeUpwards(EditedFiles::File &file, const Located &found,
                                          Document document)
{
    for (std::size_t level = found.way.size(); level-- > 0;) {
        const bool only = isOnlyChild(found.way[level], document);
        if (only && level > 0)
            continue;
        if (only && document == Document::Patch)
            return std::nullopt;
        const bool holdsAddress = level + 1 < found.way.size()
                                  && found.way[level].container->isMapping()
                                  && found.way[level + 1].container->isMapping()
                                  && found.way[level + 1].container->size() > 1;
        const Located::Step &step = found.way[holdsAddress ? level + 1 : level];
        if (step.container->isSequence())
            return yaml::removeItem(file.edits, *file.parsed, step.container, step.index);
        return yaml::removeKey(file.edits, *file.parsed, step.container,
                               step.container->entries()[step.index].key->text());
    }
    return std::nullopt;
}

Result<void> setInPatch(EditedFiles::File &file, const yaml::Node &outer, const FieldTarget &target,
                        const fleet::OriginStep &step, const Wanted &wanted)
{
    auto patch = InlinePatch::read(file, outer);
    if (!patch)
        return std::move(patch).error();
    const auto found = patch->find(target, step);
    if (!found)
        return notHere("the value was not found in the patch", step.place);
    if (auto done = yaml::setScalar(patch->file().edits, *patch->file().parsed, found->node,
                                    wanted.text, wanted.tag);
        !done)
        return done;
    return patch->store(file);
}

Result<void> unsetInPatch(EditedFiles::File &file, const Located &outer, const FieldTarget &target,
                          const fleet::OriginStep &step)
{
    auto patch = InlinePatch::read(file, *outer.node);
    if (!patch)
        return std::move(patch).error();
    const auto found = patch->find(target, step);
    if (!found || found->way.empty())
        return notHere("the value was not found in the patch", step.place);
    const Located::Step &top = found->way.front();
    if (top.container->isSequence()) { // a JSON patch: the operation goes, not its value alone
        if (top.container->size() == 1)
            return removePatchEntry(file, outer);
        if (auto done = yaml::removeItem(patch->file().edits, *patch->file().parsed, top.container,
                                         top.index);
            !done)
            return done;
        return patch->store(file);
    }
    auto removed = removeUpwards(patch->file(), *found, Document::Patch);
    if (!removed)
        return removePatchEntry(file, outer);
    if (!*removed)
        return std::move(*removed);
    return patch->store(file);
}

} // namespace fleetwright::edit
