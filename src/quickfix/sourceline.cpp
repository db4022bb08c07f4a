// SPDX-License-Identifier: Apache-2.0
#include "quickfix/sourceline.h"

#include "base/ascii.h"
#include "edit/editedfiles.h"
#include "fleet/filetable.h"
#include "quickfix/bench.h"
#include "yaml/byteedits.h"

#include <algorithm>
#include <optional>

namespace fleetwright::quickfix {

namespace {

using base::Place;
using base::Result;
using edit::Located;

/// An entry or item whose key, dash or value begins on a line, with the way to it. The deepest
/// counts: `- name: a` is the entry `name`, unless items are asked for.
class EntrySearch {
public:
    explicit EntrySearch(const Place &place) : m_place(place) {}

    [[nodiscard]] std::optional<Located> run(const yaml::ParsedFile &file)
    {
        for (const yaml::Node *document : file.documents)
            visit(document);
        return m_found;
    }

private:
    void visit(const yaml::Node *node)
    {
        for (std::size_t index = 0; index < node->entries().size(); ++index) {
            const yaml::Entry &entry = node->entries()[index];
            m_way.push_back({node, index});
            if (beginsHere(entry.key) || (entry.value->isScalar() && beginsHere(entry.value)))
                take(entry.value, entry.value->isScalar() && atColumn(entry.value));
            visit(entry.value);
            m_way.pop_back();
        }
        for (std::size_t index = 0; index < node->items().size(); ++index) {
            const yaml::Node *item = node->items()[index];
            m_way.push_back({node, index});
            if (item->isScalar() && beginsHere(item))
                take(item, atColumn(item));
            visit(item);
            m_way.pop_back();
        }
    }

    void take(const yaml::Node *node, bool exact)
    {
        if (m_found && m_isExact)
            return;
        m_found = Located{node, m_way};
        m_isExact = exact;
    }

    [[nodiscard]] bool beginsHere(const yaml::Node *node) const
    {
        return node->span().known() && node->span().place().line == m_place.line;
    }
    [[nodiscard]] bool atColumn(const yaml::Node *node) const
    {
        return node->span().known() && node->span().place().column == m_place.column;
    }

    const Place &m_place;
    std::vector<Located::Step> m_way;
    std::optional<Located> m_found;
    bool m_isExact = false;
};

Result<edit::FileChanges> changedBytes(const base::RepoPath &path, std::string bytes)
{
    edit::FileChanges changes;
    changes[path] = std::move(bytes);
    return changes;
}

/// Where a line ends, its line break included.
std::uint32_t endOfLine(const base::SourceFile &file, std::uint32_t line)
{
    return line >= file.lineCount() ? static_cast<std::uint32_t>(file.bytes().size())
                                    : file.lineBegin(line + 1);
}

std::string_view lineBreakOf(const base::SourceFile &file)
{
    return file.bytes().find("\r\n") != std::string_view::npos ? "\r\n" : "\n";
}

/// The only place in a text where a word stands alone: no letter or digit touches it.
std::optional<std::size_t> onlyWord(std::string_view text, std::string_view word)
{
    std::optional<std::size_t> found;
    for (std::size_t at = text.find(word); at != std::string_view::npos;
         at = text.find(word, at + 1)) {
        const std::size_t end = at + word.size();
        const bool alone = (at == 0 || !base::isAlphanumeric(text[at - 1]))
                           && (end == text.size() || !base::isAlphanumeric(text[end]));
        if (!alone)
            continue;
        if (found)
            return std::nullopt;
        found = at;
    }
    return found;
}

std::optional<std::string> replacedIn(std::string_view text, std::string_view before,
                                      std::string_view after)
{
    const std::optional<std::size_t> at = onlyWord(text, before);
    if (!at)
        return std::nullopt;
    std::string changed(text.substr(0, *at));
    changed += after;
    changed += text.substr(*at + before.size());
    return changed;
}

} // namespace

Result<edit::FileChanges> withoutEntryAt(const base::FileSource &files, const Place &place)
{
    if (!fleet::isYamlFile(place.file))
        return withoutLines(files, place.file, place.line, place.line);
    edit::EditedFiles edited(files);
    const auto file = edited.open(place.file);
    if (!file)
        return file.error();
    std::optional<Located> found = EntrySearch(place).run(*(*file)->parsed);
    if (!found)
        return byHand("no entry begins on this line", place);
    // What would be left empty goes with it, up to a document's own first level.
    while (found->way.size() > 1 && found->way.back().container->size() == 1)
        found->way.pop_back();
    const Located::Step &step = found->way.back();
    if (step.container->size() == 1)
        return byHand("nothing would be left of the file", place);
    auto done = step.container->isSequence()
                    ? yaml::removeItem((*file)->edits, *(*file)->parsed, step.container, step.index)
                    : yaml::removeKey((*file)->edits, *(*file)->parsed, step.container,
                                      step.container->entries()[step.index].key->text());
    if (!done)
        return std::move(done).error();
    return edited.changes();
}

Result<edit::FileChanges> withTextAt(const base::FileSource &files, const Place &place,
                                     std::string_view before, std::string_view after)
{
    const auto source = files.read(place.file);
    if (!source)
        return source.error();
    const base::Error unclear =
        byHand("the line does not say " + std::string(before) + " exactly once", place);
    if (fleet::isYamlFile(place.file)) {
        edit::EditedFiles edited(files);
        const auto file = edited.open(place.file);
        if (!file)
            return file.error();
        const std::optional<Located> found = EntrySearch(place).run(*(*file)->parsed);
        if (found && found->node->isScalar() && found->node->span().known()
            && found->node->span().place().line == place.line) {
            const yaml::Node *scalar = found->node;
            const auto text = replacedIn(scalar->text(), before, after);
            if (!text)
                return unclear;
            if (auto done =
                    yaml::setScalar((*file)->edits, *(*file)->parsed, scalar, *text, scalar->tag());
                !done)
                return std::move(done).error();
            return edited.changes();
        }
    }
    // A text inside a scalar of several lines, or no YAML: the line's own bytes.
    const auto text = replacedIn((*source)->line(place.line), before, after);
    if (!text)
        return unclear;
    return withLine(files, place, *text);
}

Result<edit::FileChanges> withScalarAt(const base::FileSource &files, const Place &place,
                                       const std::function<std::string(std::string_view)> &change)
{
    edit::EditedFiles edited(files);
    const auto file = edited.open(place.file);
    if (!file)
        return file.error();
    const std::optional<Located> found = EntrySearch(place).run(*(*file)->parsed);
    if (!found || !found->node->isScalar())
        return byHand("no value begins on this line", place);
    if (auto done = yaml::setScalar((*file)->edits, *(*file)->parsed, found->node,
                                    change(found->node->text()), found->node->tag());
        !done)
        return std::move(done).error();
    return edited.changes();
}

Result<edit::FileChanges> withLineAbove(const base::FileSource &files, const Place &place,
                                        const std::string &line)
{
    const auto file = files.read(place.file);
    if (!file)
        return file.error();
    const std::string_view below = (*file)->line(place.line);
    const std::string_view indent =
        below.substr(0, std::min(below.find_first_not_of(" \t"), below.size()));
    const std::uint32_t at = (*file)->lineBegin(place.line);
    std::string bytes((*file)->bytes());
    std::string added(indent);
    added += line;
    added += lineBreakOf(**file);
    bytes.insert(at, added);
    return changedBytes(place.file, std::move(bytes));
}

Result<edit::FileChanges> withoutLines(const base::FileSource &files, const base::RepoPath &path,
                                       std::uint32_t first, std::uint32_t last)
{
    const auto file = files.read(path);
    if (!file)
        return file.error();
    std::string bytes((*file)->bytes());
    const std::uint32_t begin = (*file)->lineBegin(first);
    bytes.erase(begin, endOfLine(**file, last) - begin);
    return changedBytes(path, std::move(bytes));
}

Result<edit::FileChanges> withLine(const base::FileSource &files, const Place &place,
                                   const std::string &text)
{
    const auto file = files.read(place.file);
    if (!file)
        return file.error();
    std::string bytes((*file)->bytes());
    bytes.replace((*file)->lineBegin(place.line), (*file)->line(place.line).size(), text);
    return changedBytes(place.file, std::move(bytes));
}

} // namespace fleetwright::quickfix
