// SPDX-License-Identifier: Apache-2.0
#include "edit/candidate.h"
#include "yaml/emitter.h"

#include <algorithm>
#include <array>

namespace fleetwright::edit {

namespace {

using base::Error;
using base::ErrorCode;
using base::Result;
using base::Span;

Error notHere(std::string detail, const base::Place &place)
{
    return Error{ErrorCode::Unsupported, std::move(detail), place, {}, {}};
}

bool sameRange(const Span &left, const Span &right)
{
    return left.begin == right.begin && left.end == right.end;
}

bool isGenerator(std::string_view field)
{
    return field == "configMapGenerator" || field == "secretGenerator";
}

std::string quotedSingle(std::string_view text)
{
    std::string result = "'";
    for (const char letter : text)
        result += letter == '\'' ? std::string("''") : std::string(1, letter);
    return result + "'";
}

std::string quotedDouble(std::string_view text)
{
    std::string result = "\"";
    for (const char letter : text) {
        if (letter == '"' || letter == '\\')
            result += '\\';
        result += letter;
    }
    return result + "\"";
}

/// A value in place of a scalar that stands inside another scalar, in its style; nothing if it does
/// not fit one line.
std::optional<std::string> inStyleOf(const yaml::Node &scalar, const Wanted &wanted)
{
    const bool control =
        std::ranges::any_of(wanted.text, [](char letter) { return letter >= 0 && letter < ' '; });
    if (control || scalar.style() == yaml::Style::Literal || scalar.style() == yaml::Style::Folded)
        return std::nullopt;
    if (wanted.tag == yaml::Tag::String && scalar.style() == yaml::Style::SingleQuoted)
        return quotedSingle(wanted.text);
    if (wanted.tag == yaml::Tag::String && scalar.style() == yaml::Style::DoubleQuoted)
        return quotedDouble(wanted.text);
    return yaml::formatScalar(wanted.text, wanted.tag);
}

/// The entry of a sequence field of the kustomization whose bytes hold the span.
const yaml::Node *entryHolding(const yaml::Node *sequence, const Span &span)
{
    if (sequence == nullptr)
        return nullptr;
    for (const yaml::Node *entry : sequence->items()) {
        if (entry->span().begin <= span.begin && span.end <= entry->span().end)
            return entry;
    }
    return nullptr;
}

/// Sets the value at the place that supplies it, by what kind of place that is.
class PlaceSetter {
public:
    PlaceSetter(const base::FileSource &files, const FieldTarget &target,
                const fleet::OriginStep &step, const base::RepoPath &kustomization,
                const Wanted &wanted)
        : m_edited(files), m_target(target), m_step(step), m_kustomization(kustomization),
          m_wanted(wanted)
    {}

    [[nodiscard]] Result<Candidate> run()
    {
        if (auto done = set(); !done)
            return std::move(done).error();
        Candidate candidate{m_step.layer, m_step.field, true, m_edited.changes(), {}};
        if (candidate.changes.empty())
            return Error{ErrorCode::Refused, "the value is the same already", m_step.place, {}, {}};
        candidate.place = firstChangedPlace(m_edited.source(), candidate.changes);
        return candidate;
    }

private:
    [[nodiscard]] Result<void> set()
    {
        if (!m_step.span.known())
            return notHere("the place of the value is not known", m_step.place);
        const base::RepoPath &path = m_step.place.file;
        if (isGenerator(m_step.field) && path != m_kustomization)
            return setInSourceFile(path);
        auto file = m_edited.open(path);
        if (!file)
            return std::move(file).error();
        if (m_step.field == "images")
            return setImage(**file);
        const auto found = locateScalar(*(*file)->parsed, m_step.span);
        if (!found)
            return notHere("the value was not found at its place", m_step.place);
        if (isGenerator(m_step.field))
            return setLiteral(**file, *found->node);
        if (!sameRange(found->node->span(), m_step.span))
            return setEmbedded(**file, *found->node);
        return setWhole(**file, *found->node);
    }

    [[nodiscard]] Result<void> setWhole(EditedFiles::File &file, const yaml::Node &scalar)
    {
        std::string text = m_wanted.text;
        if (m_step.field == "namePrefix" || m_step.field == "nameSuffix") {
            const auto part = affixFor(scalar.text());
            if (!part)
                return notHere(m_step.field + " alone cannot make this name", m_step.place);
            text = *part;
        } else if (m_target.present != nullptr && scalar.text() != m_target.present->text()
                   && m_step.value != scalar.text()) {
            return notHere("the value is computed from what stands here", m_step.place);
        }
        return yaml::setScalar(file.edits, *file.parsed, &scalar, text, m_wanted.tag);
    }

    /// The new prefix or suffix that gives the wanted name, the rest of the name staying.
    [[nodiscard]] std::optional<std::string> affixFor(std::string_view affix) const
    {
        const std::string_view now =
            m_target.present != nullptr ? m_target.present->text() : std::string_view();
        const std::string_view wanted = m_wanted.text;
        if (m_step.field == "namePrefix" && now.starts_with(affix)
            && wanted.ends_with(now.substr(affix.size())))
            return std::string(wanted.substr(0, wanted.size() - (now.size() - affix.size())));
        if (m_step.field == "nameSuffix" && now.ends_with(affix)
            && wanted.starts_with(now.substr(0, now.size() - affix.size())))
            return std::string(wanted.substr(now.size() - affix.size()));
        return std::nullopt;
    }

    [[nodiscard]] Result<void> setImage(EditedFiles::File &file)
    {
        const yaml::Node *entry = nullptr;
        for (const yaml::Node *document : file.parsed->documents) {
            if (entry == nullptr)
                entry = entryHolding(document->find("images"), m_step.span);
        }
        if (entry == nullptr || m_target.present == nullptr)
            return notHere("the entry of images was not found", m_step.place);
        // What this entry made of the image; a narrower layer may have changed it again.
        const std::string before =
            m_step.supplies ? std::string(m_target.present->text()) : m_step.value;
        return editImageEntry(file, entry, before, m_wanted.text);
    }

    [[nodiscard]] Result<void> setLiteral(EditedFiles::File &file, const yaml::Node &scalar)
    {
        const std::string_view text = scalar.text();
        const std::size_t equals = text.find('=');
        const auto &segments = m_target.field.segments();
        if (equals == std::string_view::npos || segments.empty()
            || text.substr(0, equals) != segments.back().key)
            return notHere("the literal of the key was not found", m_step.place);
        return yaml::setScalar(file.edits, *file.parsed, &scalar,
                               std::string(text.substr(0, equals + 1)) + m_wanted.text,
                               yaml::Tag::String);
    }

    /// A generator's own input: a whole file, or one line of KEY=VALUE.
    [[nodiscard]] Result<void> setInSourceFile(const base::RepoPath &path)
    {
        const auto file = m_edited.read(path);
        if (!file)
            return file.error();
        const std::string_view bytes = (*file)->bytes();
        const Span &span = m_step.span;
        const bool whole = span.begin == 0 && span.end == bytes.size();
        if (!whole && m_wanted.text.find('\n') != std::string::npos)
            return notHere("a line of an env file cannot hold several lines", m_step.place);
        std::string changed(bytes.substr(0, span.begin));
        changed += m_wanted.text;
        changed += bytes.substr(span.end);
        m_edited.setBytes(path, std::move(changed));
        return {};
    }

    /// A value inside an inline patch.
    [[nodiscard]] Result<void> setEmbedded(EditedFiles::File &file, const yaml::Node &outer)
    {
        const auto inner = yaml::readEmbedded(outer, file.parsed->file);
        if (!inner)
            return inner.error();
        const auto found = locateScalar(**inner, m_step.span);
        if (!found || !sameRange(found->node->span(), m_step.span)
            || outer.style() == yaml::Style::Folded)
            return notHere("the patch is written so that the value cannot be changed in place",
                           m_step.place);
        const auto text = inStyleOf(*found->node, m_wanted);
        if (!text || outer.style() != yaml::Style::Literal)
            return notHere("the value does not fit into the inline patch", m_step.place);
        return file.edits.replace(m_step.span.begin, m_step.span.end, *text);
    }

    EditedFiles m_edited;
    const FieldTarget &m_target;
    const fleet::OriginStep &m_step;
    const base::RepoPath &m_kustomization;
    const Wanted &m_wanted;
};

/// What kustomize reads of an entry only to know whom it is about.
bool isAddress(std::string_view key)
{
    constexpr std::array keys = {
        "apiVersion", "kind",     "metadata",         "target",           "options", "name",
        "namespace",  "behavior", "includeSelectors", "includeTemplates", "fields"};
    return std::ranges::find(keys, key) != keys.end();
}

/// True if nothing is left of a container's say when one child goes.
bool isOnlyChild(const Located::Step &step)
{
    if (step.container->isSequence())
        return step.container->size() == 1;
    const auto entries = step.container->entries();
    for (std::size_t index = 0; index < entries.size(); ++index) {
        if (index != step.index && !isAddress(entries[index].key->text()))
            return false;
    }
    return true;
}

/// Removes a node and every container that would be left without a say; nothing if that is the
/// whole document.
std::optional<Result<void>> removeUpwards(yaml::ByteEdits &edits, const yaml::ParsedFile &file,
                                          const Located &found)
{
    for (std::size_t level = found.way.size(); level-- > 0;) {
        const Located::Step &step = found.way[level];
        if (isOnlyChild(step) && level > 0)
            continue;
        if (isOnlyChild(step) && !step.container->isSequence()
            && step.container->find("kind") != nullptr)
            return std::nullopt;
        if (step.container->isSequence())
            return yaml::removeItem(edits, file, step.container, step.index);
        return yaml::removeKey(edits, file, step.container,
                               step.container->entries()[step.index].key->text());
    }
    return std::nullopt;
}

Result<void> removePatchEntry(EditedFiles::File &file, const Located &outer)
{
    // The whole entry of patches: goes, with its target.
    for (std::size_t level = outer.way.size(); level-- > 0;) {
        if (!outer.way[level].container->isSequence())
            continue;
        Located entry{
            outer.way[level].container->items()[outer.way[level].index],
            {outer.way.begin(), outer.way.begin() + static_cast<std::ptrdiff_t>(level) + 1}};
        if (auto done = removeUpwards(file.edits, *file.parsed, entry))
            return std::move(*done);
    }
    return Error{ErrorCode::Unsupported, "the patch was not found", std::nullopt, {}, {}};
}

Result<void> unsetEmbedded(EditedFiles::File &file, const Located &outer,
                           const fleet::OriginStep &step)
{
    const auto inner = yaml::readEmbedded(*outer.node, file.parsed->file);
    if (!inner)
        return inner.error();
    auto found = locateScalar(**inner, step.span);
    if (!found)
        return notHere("the value was not found in the patch", step.place);
    const yaml::Node *root = (*inner)->documents.front();
    if (root->isSequence()) { // JSON patch: the operation goes, not its value alone
        if (root->size() == 1)
            return removePatchEntry(file, outer);
        return yaml::removeItem(file.edits, **inner, root, found->way.front().index);
    }
    if (auto done = removeUpwards(file.edits, **inner, *found))
        return std::move(*done);
    return removePatchEntry(file, outer);
}

/// images: and replicas: entries go as a whole when nothing but their name would be left.
Result<void> unsetEntry(EditedFiles::File &file, const fleet::OriginStep &step)
{
    for (const yaml::Node *document : file.parsed->documents) {
        const yaml::Node *sequence = document->find(step.field);
        const yaml::Node *entry = entryHolding(sequence, step.span);
        if (entry == nullptr)
            continue;
        if (sequence->size() == 1)
            return yaml::removeKey(file.edits, *file.parsed, document, step.field);
        const auto at = std::ranges::find(sequence->items(), entry);
        return yaml::removeItem(file.edits, *file.parsed, sequence,
                                static_cast<std::size_t>(at - sequence->items().begin()));
    }
    return notHere("the entry of " + step.field + " was not found", step.place);
}

} // namespace

Result<Candidate> setAtPlace(const base::FileSource &files, const FieldTarget &target,
                             const fleet::OriginStep &step, const base::RepoPath &kustomization,
                             const Wanted &wanted)
{
    return PlaceSetter(files, target, step, kustomization, wanted).run();
}

Result<Candidate> unsetAtPlace(const base::FileSource &files, const fleet::OriginStep &step,
                               const base::RepoPath &kustomization)
{
    if (!step.span.known())
        return notHere("the place of the value is not known", step.place);
    EditedFiles edited(files);
    auto file = edited.open(step.place.file);
    if (!file)
        return std::move(file).error();
    if (isGenerator(step.field) && step.place.file != kustomization)
        return notHere("the key comes from a file of the generator", step.place);
    Result<void> done;
    if (step.field == "images" || step.field == "replicas") {
        done = unsetEntry(**file, step);
    } else {
        const auto found = locateScalar(*(*file)->parsed, step.span);
        if (!found)
            return notHere("the value was not found at its place", step.place);
        if (!sameRange(found->node->span(), step.span) && !isGenerator(step.field)) {
            done = unsetEmbedded(**file, *found, step);
        } else if (auto removed = removeUpwards((*file)->edits, *(*file)->parsed, *found)) {
            done = std::move(*removed);
        } else {
            return notHere("nothing would be left of the file", step.place);
        }
    }
    if (!done)
        return std::move(done).error();
    Candidate candidate{step.layer, step.field, true, edited.changes(), {}};
    candidate.place = firstChangedPlace(files, candidate.changes);
    return candidate;
}

} // namespace fleetwright::edit
