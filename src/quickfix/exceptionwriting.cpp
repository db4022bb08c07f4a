// SPDX-License-Identifier: Apache-2.0
#include "quickfix/exceptionwriting.h"

#include "analysis/leaks/marks.h"
#include "edit/editedfiles.h"
#include "quickfix/sourceline.h"
#include "yaml/emitter.h"

#include <algorithm>

namespace fleetwright::quickfix {

namespace {

using base::Result;

std::string_view withoutIndent(std::string_view line)
{
    return line.substr(std::min(line.find_first_not_of(" \t"), line.size()));
}

bool isComment(std::string_view line)
{
    return withoutIndent(line).starts_with('#');
}

bool beginsException(std::string_view line)
{
    return analysis::leaks::isExceptionComment(withoutIndent(line).substr(1));
}

std::string scalarText(const std::string &text)
{
    return yaml::formatScalar(text, yaml::Tag::String);
}

std::string entryYaml(const std::string &name, const Note &note)
{
    std::string yaml = "name: " + scalarText(name);
    if (!note.ticket.empty())
        yaml += "\nticket: " + scalarText(note.ticket);
    if (!note.until.empty())
        yaml += "\nuntil: " + note.until;
    return yaml;
}

/// All lines but the first two blanks deeper.
std::string indented(const std::string &yaml)
{
    std::string text;
    for (const char letter : yaml)
        text += letter == '\n' ? std::string("\n  ") : std::string(1, letter);
    return text;
}

/// The same as an item of a list that has to be made.
std::string listYaml(const std::string &entry)
{
    return "- " + indented(entry);
}

} // namespace

std::size_t hashOf(std::string_view line, std::uint32_t column)
{
    // A mark's column is that of its text, or of the '#' just before.
    const std::size_t before = line.rfind('#', column);
    return before != std::string_view::npos ? before : line.find('#');
}

std::string markText(const Note &note)
{
    std::string text = "# exception: " + note.ticket;
    if (!note.reason.empty())
        text += (note.ticket.empty() ? "" : " ") + note.reason;
    if (!note.until.empty())
        text += ", until " + note.until;
    return text;
}

Result<void> addMark(Bench &bench, const base::Place &place, const std::string &comment)
{
    return bench.add(withLineAbove(bench.files(), place, comment));
}

Result<void> removeComment(Bench &bench, const analysis::ExceptionMark &mark)
{
    const auto before = bench.found().files->read(mark.place.file);
    if (!before)
        return before.error();
    const std::string_view oldLine = (*before)->line(mark.place.line);
    const std::size_t hash = hashOf(oldLine, mark.place.column);
    if (hash == std::string_view::npos)
        return byHand("the comment was not found", mark.place);
    const std::string comment(oldLine.substr(hash));
    const auto now = bench.files().read(mark.place.file);
    if (!now) // the whole file went with what it says
        return {};
    const base::SourceFile &file = **now;
    // The nearest line that says it: others may say the same.
    std::uint32_t at = 0;
    for (std::uint32_t line = 1; line <= file.lineCount(); ++line) {
        const auto far = [&](std::uint32_t one) {
            return one > mark.place.line ? one - mark.place.line : mark.place.line - one;
        };
        if (file.line(line).find(comment) != std::string_view::npos
            && (at == 0 || far(line) < far(at)))
            at = line;
    }
    if (at == 0)
        return {};
    const std::string_view line = file.line(at);
    if (!isComment(line)) {
        const std::string_view kept = line.substr(0, line.find(comment));
        const std::size_t end = kept.find_last_not_of(" \t");
        return bench.add(withLine(bench.files(), {mark.place.file, at, 1},
                                  std::string(kept.substr(0, end + 1))));
    }
    std::uint32_t last = at;
    while (last < file.lineCount() && isComment(file.line(last + 1))
           && !beginsException(file.line(last + 1)))
        ++last;
    return bench.add(withoutLines(bench.files(), mark.place.file, at, last));
}

Result<void> addListed(Bench &bench, const std::string &cluster, const std::string &name,
                       const Note &note)
{
    const auto classification =
        config::readClassification(bench.files(), bench.subject().fleet.config);
    if (!classification)
        return classification.error();
    if (!classification->has_value())
        return byHand("there is no classification file");
    edit::EditedFiles edited(bench.files());
    const auto file = edited.open((*classification)->file);
    if (!file)
        return file.error();
    const yaml::ParsedFile &parsed = *(*file)->parsed;
    const yaml::Node *root = parsed.documents.empty() ? nullptr : parsed.documents.front();
    if (root == nullptr || !root->isMapping())
        return byHand("the classification file is empty", {(*classification)->file, 1, 1});
    const std::string entry = entryYaml(name, note);
    const std::string list = "allowed_exceptions:\n" + listYaml(entry);
    const yaml::Node *clusters = root->find("clusters");
    const yaml::Node *own = clusters != nullptr ? clusters->find(cluster) : nullptr;
    const yaml::Node *allowed = own != nullptr ? own->find("allowed_exceptions") : nullptr;
    yaml::ByteEdits &edits = (*file)->edits;
    Result<void> done;
    if (allowed != nullptr && allowed->isSequence() && allowed->size() > 0)
        done = yaml::addItem(edits, parsed, allowed, entry);
    else if (allowed != nullptr)
        return byHand("allowed_exceptions of " + cluster + " is no list with entries",
                      allowed->span().place());
    else if (own != nullptr && own->isMapping() && own->size() > 0)
        done = yaml::addKey(edits, parsed, own, "allowed_exceptions", listYaml(entry));
    else if (own != nullptr)
        return byHand("the class of " + cluster + " is empty", own->span().place());
    else if (clusters != nullptr && clusters->isMapping() && clusters->size() > 0)
        done = yaml::addKey(edits, parsed, clusters, cluster, list);
    else
        done = yaml::addKey(edits, parsed, root, "clusters",
                            scalarText(cluster) + ":\n  " + indented(list));
    if (!done)
        return done;
    return bench.add(edited.changes());
}

} // namespace fleetwright::quickfix
