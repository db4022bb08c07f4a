// SPDX-License-Identifier: Apache-2.0
#include "helm/chartfolder.h"

#include "helm/ignorerules.h"

#include <utility>

namespace fleetwright::helm {

namespace {

constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";
constexpr std::size_t deepestFolder = 100;

base::Error tooLarge(std::string detail)
{
    return {base::ErrorCode::TooLarge, std::move(detail), {}, {}, {}};
}

class FolderReader {
public:
    FolderReader(const base::FileSource &files, const base::RepoPath &root, IgnoreRules rules,
                 const base::Limits &limits)
        : m_files(files), m_root(root), m_rules(std::move(rules)), m_limits(limits)
    {}

    base::Result<void> read(const std::string &below, std::size_t depth)
    {
        if (depth > deepestFolder)
            return tooLarge("folders of a chart in one another: " + std::to_string(deepestFolder));
        const base::RepoPath folder = below.empty() ? m_root : *m_root.resolve(below);
        const base::Result<std::vector<base::FolderEntry>> entries = m_files.list(folder);
        if (!entries)
            return entries.error();
        for (const base::FolderEntry &entry : *entries) {
            if (++m_entryCount > m_limits.folderEntries)
                return tooLarge("entries of a chart: " + std::to_string(m_limits.folderEntries));
            const std::string name = below.empty() ? entry.name : below + '/' + entry.name;
            if (m_rules.ignores(name, entry.kind))
                continue;
            const base::Result<void> taken = entry.kind == base::EntryKind::Folder
                                                 ? read(name, depth + 1)
                                                 : readFile(name, folder.child(entry.name));
            if (!taken)
                return taken.error();
        }
        return {};
    }

    [[nodiscard]] std::vector<ChartFile> takeFiles() { return std::move(m_read); }

private:
    base::Result<void> readFile(const std::string &name, const base::RepoPath &path)
    {
        base::Result<base::SourceFilePtr> content = m_files.read(path);
        if (!content)
            return std::move(content).error();
        const std::size_t size = (*content)->bytes().size();
        if (size > mostFileBytes)
            return tooLarge("chart file \"" + std::string(path.name())
                            + "\" is larger than the maximum file size "
                            + std::to_string(mostFileBytes));
        m_bytes += size;
        if (m_bytes > mostChartBytes)
            return tooLarge("bytes of a chart: " + std::to_string(mostChartBytes));
        m_read.push_back(chartFile(name, *std::move(content)));
        return {};
    }

    const base::FileSource &m_files;
    const base::RepoPath &m_root;
    IgnoreRules m_rules;
    const base::Limits &m_limits;
    std::size_t m_entryCount = 0;
    std::size_t m_bytes = 0;
    std::vector<ChartFile> m_read;
};

} // namespace

ChartFile chartFile(std::string name, base::SourceFilePtr content)
{
    if (content->bytes().starts_with(byteOrderMark)) {
        content = std::make_shared<const base::SourceFile>(
            content->path(), std::string(content->bytes().substr(byteOrderMark.size())));
    }
    return {std::move(name), std::move(content)};
}

base::Result<std::vector<ChartFile>> readChartFolder(const base::FileSource &files,
                                                     const base::RepoPath &folder,
                                                     const base::Limits &limits)
{
    std::string rulesText;
    const base::RepoPath rulesFile = folder.child(".helmignore");
    if (files.kind(rulesFile) == base::EntryKind::File) {
        const base::Result<base::SourceFilePtr> read = files.read(rulesFile);
        if (!read)
            return read.error();
        rulesText = (*read)->bytes();
    }
    base::Result<IgnoreRules> rules = IgnoreRules::parse(rulesText);
    if (!rules)
        return std::move(rules).error();
    FolderReader reader(files, folder, *std::move(rules), limits);
    if (const base::Result<void> read = reader.read("", 0); !read)
        return read.error();
    return reader.takeFiles();
}

} // namespace fleetwright::helm
