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
            return setInPatch(**file, *found->node, m_target, m_step, m_wanted);
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

    EditedFiles m_edited;
    const FieldTarget &m_target;
    const fleet::OriginStep &m_step;
    const base::RepoPath &m_kustomization;
    const Wanted &m_wanted;
};

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

/// Takes the value away where a layer sets it.
class PlaceRemover {
public:
    PlaceRemover(const base::FileSource &files, const FieldTarget &target,
                 const fleet::OriginStep &step, const base::RepoPath &kustomization)
        : m_edited(files), m_target(target), m_step(step), m_kustomization(kustomization)
    {}

    [[nodiscard]] Result<Candidate> run()
    {
        if (auto done = remove(); !done)
            return std::move(done).error();
        Candidate candidate{m_step.layer, m_step.field, true, m_edited.changes(), {}};
        candidate.place = firstChangedPlace(m_edited.source(), candidate.changes);
        return candidate;
    }

private:
    [[nodiscard]] Result<void> remove()
    {
        if (!m_step.span.known())
            return notHere("the place of the value is not known", m_step.place);
        const base::RepoPath &path = m_step.place.file;
        if (isGenerator(m_step.field) && path != m_kustomization)
            return notHere("the key comes from a file of the generator", m_step.place);
        auto file = m_edited.open(path);
        if (!file)
            return std::move(file).error();
        if (m_step.field == "images" || m_step.field == "replicas")
            return unsetEntry(**file, m_step);
        const auto found = locateScalar(*(*file)->parsed, m_step.span);
        if (!found || found->way.empty())
            return notHere("the value was not found at its place", m_step.place);
        // A patch within another file than the layer's stands in a Flux Kustomization or
        // Application.
        const bool isInline = found->node->span().begin < m_step.span.begin;
        if (path != m_kustomization && !isInline)
            return removeInOwnFile(**file, *found);
        if (m_step.field.starts_with("patch"))
            return unsetInPatch(**file, *found, m_target, m_step);
        return removeUpwards(**file, *found, Document::Kustomization)
            .value_or(notHere("nothing would be left of the file", m_step.place));
    }

    /// A manifest's key goes; a patch file that would say nothing more goes with its entry.
    [[nodiscard]] Result<void> removeInOwnFile(EditedFiles::File &file, const Located &found)
    {
        const Located::Step &top = found.way.front();
        if (!m_step.field.starts_with("patch"))
            return removeUpwards(file, found, Document::Manifest)
                .value_or(notHere("nothing would be left of the file", m_step.place));
        if (top.container->isSequence() && top.container->size() > 1) // a JSON patch's operation
            return yaml::removeItem(file.edits, *file.parsed, top.container, top.index);
        if (!top.container->isSequence()) {
            if (auto removed = removeUpwards(file, found, Document::Patch))
                return std::move(*removed);
        }
        if (file.parsed->documents.size() > 1)
            return notHere("the patch stands in a file with others", m_step.place);
        auto owner = m_edited.open(m_kustomization);
        if (!owner)
            return std::move(owner).error();
        const auto entry = entryNaming(*(*owner)->parsed, m_step.place.file);
        if (!entry)
            return notHere("the entry of the patch file was not found", m_step.place);
        m_edited.setBytes(m_step.place.file, std::nullopt);
        return removeUpwards(**owner, *entry, Document::Kustomization)
            .value_or(notHere("nothing would be left of the kustomization", m_step.place));
    }

    /// The scalar of a patches field that names the file.
    [[nodiscard]] std::optional<Located> entryNaming(const yaml::ParsedFile &kustomization,
                                                     const base::RepoPath &file) const
    {
        const base::RepoPath folder = m_kustomization.parent();
        const yaml::Node *root = kustomization.documents.front();
        for (const std::string_view field :
             {"patches", "patchesStrategicMerge", "patchesJson6902"}) {
            const yaml::Node *sequence = root->find(field);
            for (const yaml::Node *item :
                 sequence != nullptr ? sequence->items() : std::span<const yaml::Node *const>()) {
                const yaml::Node *path = item->isScalar() ? item : item->find("path");
                if (path != nullptr && folder.resolve(path->text()) == file)
                    return locateScalar(root, path->span());
            }
        }
        return std::nullopt;
    }

    EditedFiles m_edited;
    const FieldTarget &m_target;
    const fleet::OriginStep &m_step;
    const base::RepoPath &m_kustomization;
};

} // namespace

Result<Candidate> setAtPlace(const base::FileSource &files, const FieldTarget &target,
                             const fleet::OriginStep &step, const base::RepoPath &kustomization,
                             const Wanted &wanted)
{
    return PlaceSetter(files, target, step, kustomization, wanted).run();
}

Result<Candidate> unsetAtPlace(const base::FileSource &files, const FieldTarget &target,
                               const fleet::OriginStep &step, const base::RepoPath &kustomization)
{
    return PlaceRemover(files, target, step, kustomization).run();
}

} // namespace fleetwright::edit
