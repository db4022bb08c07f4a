// SPDX-License-Identifier: Apache-2.0
#include "flux/artifactfiles.h"

#include <map>

namespace fleetwright::flux {

namespace {

using base::EntryKind;
using base::Error;
using base::ErrorCode;
using base::RepoPath;
using base::Result;

Error missing(const RepoPath &path)
{
    return {ErrorCode::NotFound, "does not exist", base::Place{path, 0, 0}, {}, {}};
}

class ArtifactFiles final : public base::FileSource {
public:
    explicit ArtifactFiles(ArtifactContent content) : m_content(std::move(content)) {}

    [[nodiscard]] EntryKind kind(const RepoPath &path) const override
    {
        const EntryKind found = included(path).kind;
        if (found != EntryKind::Missing)
            return found;
        return leadsToInclusion(path) ? EntryKind::Folder : ownKind(path);
    }

    [[nodiscard]] Result<base::SourceFilePtr> read(const RepoPath &path) const override
    {
        if (const Place place = included(path); place.kind == EntryKind::File)
            return place.files->read(place.path);
        if (ownKind(path) != EntryKind::File)
            return missing(path);
        return m_content.files->read(path);
    }

    [[nodiscard]] Result<std::vector<base::FolderEntry>> list(const RepoPath &folder) const override
    {
        if (kind(folder) != EntryKind::Folder)
            return missing(folder);
        std::map<std::string, EntryKind> entries;
        if (ownKind(folder) == EntryKind::Folder) {
            const auto own = m_content.files->list(folder);
            if (!own)
                return own.error();
            for (const base::FolderEntry &entry : *own) {
                if (const EntryKind found = ownKind(folder.child(entry.name));
                    found != EntryKind::Missing)
                    entries[entry.name] = found;
            }
        }
        for (const Inclusion &inclusion : m_content.inclusions)
            addIncluded(entries, inclusion, folder);
        std::vector<base::FolderEntry> result;
        for (const auto &[name, entryKind] : entries)
            result.push_back({name, entryKind});
        return result;
    }

    [[nodiscard]] Result<RepoPath> canonical(const RepoPath &path) const override
    {
        // Without links, every path is canonical.
        if (kind(path) == EntryKind::Missing)
            return missing(path);
        return path;
    }

    [[nodiscard]] Result<base::Hash128> contentHash(const RepoPath &path) const override
    {
        if (const Place place = included(path); place.kind == EntryKind::File)
            return place.files->contentHash(place.path);
        if (ownKind(path) != EntryKind::File)
            return missing(path);
        return m_content.files->contentHash(path);
    }

private:
    struct Place {
        EntryKind kind = EntryKind::Missing;
        const base::FileSource *files = nullptr;
        RepoPath path;
    };

    /// What an inclusion puts at a path.
    [[nodiscard]] Place included(const RepoPath &path) const
    {
        for (auto each = m_content.inclusions.rbegin(); each != m_content.inclusions.rend();
             ++each) {
            const RepoPath place = placeOf(*each);
            if (!path.isInside(place))
                continue;
            const auto source = each->from.resolve(path.relativeTo(place));
            if (!source)
                continue;
            if (const EntryKind found = each->files->kind(*source); found != EntryKind::Missing)
                return {found, each->files.get(), *source};
        }
        return {};
    }

    [[nodiscard]] RepoPath placeOf(const Inclusion &inclusion) const
    {
        return m_content.root.resolve(inclusion.to.text()).value_or(m_content.root);
    }

    [[nodiscard]] bool leadsToInclusion(const RepoPath &path) const
    {
        for (const Inclusion &inclusion : m_content.inclusions) {
            if (placeOf(inclusion).isInside(path))
                return true;
        }
        return false;
    }

    void addIncluded(std::map<std::string, EntryKind> &entries, const Inclusion &inclusion,
                     const RepoPath &folder) const
    {
        const RepoPath place = placeOf(inclusion);
        if (place != folder && place.isInside(folder)) {
            const std::string below = place.relativeTo(folder);
            const std::string name = below.substr(0, below.find('/'));
            entries[name] = kind(folder.child(name));
            return;
        }
        if (!folder.isInside(place))
            return;
        const auto source = inclusion.from.resolve(folder.relativeTo(place));
        const auto listed = source ? inclusion.files->list(*source) : missing(folder);
        if (!listed)
            return;
        for (const base::FolderEntry &entry : *listed)
            entries[entry.name] = entry.kind;
    }

    /// Of the checkout itself.
    [[nodiscard]] EntryKind ownKind(const RepoPath &path) const
    {
        if (!m_content.files || !path.isInside(m_content.root))
            return EntryKind::Missing;
        const EntryKind found = m_content.files->kind(path);
        if (found == EntryKind::Missing)
            return found;
        const auto canonical = m_content.files->canonical(path);
        if (!canonical || *canonical != path)
            return EntryKind::Missing;
        const auto inside = RepoPath::fromText(path.relativeTo(m_content.root));
        // A folder is there as soon as a file below it is; without any, nobody can tell.
        if (found == EntryKind::File && inside && m_content.ignore.excludes(*inside, found))
            return EntryKind::Missing;
        if (found == EntryKind::Folder && inside && m_content.ignore.excludes(*inside, found)
            && !holdsFiles(path))
            return EntryKind::Missing;
        return found;
    }

    /// An ignored folder is in the archive only by the files below that are not ignored.
    [[nodiscard]] bool holdsFiles(const RepoPath &folder) const
    {
        const auto entries = m_content.files->list(folder);
        if (!entries)
            return false;
        for (const base::FolderEntry &entry : *entries) {
            if (entry.kind != EntryKind::Missing
                && ownKind(folder.child(entry.name)) != EntryKind::Missing)
                return true;
        }
        return false;
    }

    ArtifactContent m_content;
};

} // namespace

base::FileSourcePtr makeArtifactFiles(ArtifactContent content)
{
    return base::holdFiles(std::make_shared<const ArtifactFiles>(std::move(content)));
}

} // namespace fleetwright::flux
