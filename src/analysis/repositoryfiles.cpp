// SPDX-License-Identifier: Apache-2.0
#include "analysis/repositoryfiles.h"

#include "base/parallel.h"

#include <algorithm>

namespace fleetwright::analysis {

namespace {

constexpr std::size_t bytesAllowed = 4u << 20;

bool isText(std::string_view bytes)
{
    constexpr std::size_t looked = 8192;
    return bytes.size() <= bytesAllowed && bytes.substr(0, looked).find('\0') == bytes.npos;
}

} // namespace

bool isYamlOrJson(const base::RepoPath &path)
{
    const std::string_view extension = path.extension();
    return extension == "yaml" || extension == "yml" || extension == "json"
           || path.name() == "Kustomization";
}

const std::vector<base::SourceFilePtr> &RepositoryFiles::texts()
{
    // See base::isolated: whoever reads must not begin what waits for the reading.
    std::call_once(m_listed, [this] { base::isolated([this] { read(); }); });
    return m_texts;
}

void RepositoryFiles::read()
{
    const base::Result<std::vector<base::RepoPath>> paths = base::listAllFiles(*m_files, {});
    if (!paths)
        return;
    std::vector<base::SourceFilePtr> read(paths->size());
    base::parallelFor(paths->size(), [&](std::size_t index) {
        base::Result<base::SourceFilePtr> file = m_files->read((*paths)[index]);
        if (file && isText((*file)->bytes()))
            read[index] = *std::move(file);
    });
    std::erase(read, nullptr);
    m_texts = std::move(read);
}

base::SourceFilePtr RepositoryFiles::find(const base::RepoPath &path)
{
    const std::vector<base::SourceFilePtr> &all = texts();
    const auto found =
        std::lower_bound(all.begin(), all.end(), path,
                         [](const base::SourceFilePtr &file, const base::RepoPath &wanted) {
                             return file->path() < wanted;
                         });
    return found != all.end() && (*found)->path() == path ? *found : nullptr;
}

yaml::ParsedFilePtr RepositoryFiles::parsed(const base::SourceFilePtr &file)
{
    if (!isYamlOrJson(file->path()))
        return nullptr;
    {
        const std::scoped_lock lock(m_mutex);
        const auto known = m_parsed.find(file->path());
        if (known != m_parsed.end())
            return known->second;
    }
    const base::Result<yaml::ParsedFilePtr> parsed = yaml::readFile(file);
    const std::scoped_lock lock(m_mutex);
    return m_parsed.try_emplace(file->path(), parsed ? *parsed : nullptr).first->second;
}

} // namespace fleetwright::analysis
