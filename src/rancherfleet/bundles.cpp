// SPDX-License-Identifier: Apache-2.0
#include "rancherfleet/bundlereader.h"
#include "rancherfleet/folderfiles.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace fleetwright::rancherfleet {

namespace {

using base::Error;
using base::ErrorCode;
using base::RepoPath;
using base::Result;

class Scan {
public:
    Scan(const GitRepo &repo, const Checkout &checkout, const FleetObjects &objects,
         const base::Limits &limits)
        : m_repo(repo), m_checkout(checkout), m_limits(limits),
          m_rules(rulesOf(repo.metadata.nameSpace, objects))
    {}

    GitRepoBundles run()
    {
        Result<GrantedSettings> granted = authorized(m_repo, m_rules);
        if (!granted) {
            fail(std::move(granted).error(), m_repo.metadata.place);
            return std::move(m_result);
        }
        m_settings = *std::move(granted);
        if (!m_repo.bundles.empty())
            scanListed();
        else
            scanPaths();
        if (m_bundles.empty() && m_result.errors.empty())
            fail(nothingFound(), m_repo.metadata.place);
        for (auto &[name, bundle] : m_bundles)
            m_result.bundles.push_back(std::move(bundle));
        return std::move(m_result);
    }

private:
    /// CreateBundles: folders with a fleet.yaml below every path.
    void scanPaths()
    {
        if (m_repo.paths.empty())
            scanPath({".", m_repo.metadata.place});
        for (const GitRepo::Path &path : m_repo.paths)
            scanPath(path);
    }

    void scanPath(const GitRepo::Path &path)
    {
        const Result<std::vector<RepoPath>> folders = foldersAt(m_checkout, path.text);
        if (!folders)
            return fail(folders.error(), path.place);
        if (folders->empty())
            warn("there is no folder \"" + path.text + "\" in the repository", path.place);
        for (const RepoPath &folder : *folders) {
            const Result<std::vector<RepoPath>> found =
                bundleFolders(*m_checkout.files, folder, m_limits);
            if (!found) {
                fail(found.error(), path.place);
                continue;
            }
            for (const RepoPath &bundle : *found) {
                if (m_seen.insert(bundle).second)
                    add(bundle, {}, path.place);
            }
        }
    }

    /// CreateBundlesDriven: exactly the folders that are listed.
    void scanListed()
    {
        for (const GitRepo::BundlePath &bundle : m_repo.bundles) {
            std::string_view base = bundle.base;
            while (base.starts_with('/'))
                base.remove_prefix(1);
            const std::optional<RepoPath> folder =
                m_checkout.root.resolve(base.empty() ? "." : base);
            if (!folder || !folder->isInside(m_checkout.root)
                || m_checkout.files->kind(*folder) != base::EntryKind::Folder) {
                Error error;
                error.code = ErrorCode::NotFound;
                error.detail = "there is no folder \"" + bundle.base + "\" in the repository";
                fail(std::move(error), bundle.place);
                continue;
            }
            add(*folder, bundle.options, bundle.place);
        }
    }

    void add(const RepoPath &folder, const std::string &optionsFile, const base::Span &place)
    {
        const BundleSource source{m_repo, m_settings,  m_rules, m_checkout,
                                  folder, optionsFile, m_limits};
        Result<BundlePtr> bundle = readBundle(source);
        if (!bundle)
            return fail(std::move(bundle).error(), place);
        if (!*bundle)
            return warn(folder.text() + ": no resources found to deploy", place);
        const auto [known, isNew] = m_bundles.try_emplace((*bundle)->name, *bundle);
        if (isNew)
            return;
        Error error;
        error.code = ErrorCode::Conflict;
        error.detail = "bundle " + (*bundle)->name + " of " + folder.text()
                       + " has the name of the bundle of " + known->second->folder.text();
        error.hint = "give one of them another name in its fleet.yaml";
        fail(std::move(error), (*bundle)->place);
    }

    Error nothingFound() const
    {
        Error error;
        error.code = ErrorCode::NotFound;
        error.detail = "no resource found at the following paths to deploy: [";
        std::string_view separator;
        for (const GitRepo::Path &path : m_repo.paths) {
            error.detail.append(separator).append(path.text);
            separator = " ";
        }
        error.detail += m_repo.paths.empty() ? ".]" : "]";
        error.hint = "name folders of the repository with manifests or a fleet.yaml";
        return error;
    }

    void fail(Error error, const base::Span &near)
    {
        m_result.errors.push_back(
            within("GitRepo " + m_repo.metadata.text(), std::move(error), near));
    }

    void warn(std::string detail, const base::Span &near)
    {
        Error error;
        error.code = ErrorCode::NotFound;
        error.detail = std::move(detail);
        m_result.warnings.push_back(
            within("GitRepo " + m_repo.metadata.text(), std::move(error), near));
    }

    const GitRepo &m_repo;
    const Checkout &m_checkout;
    const base::Limits &m_limits;
    NamespaceRules m_rules;
    GrantedSettings m_settings;
    std::set<RepoPath> m_seen;
    std::map<std::string, BundlePtr> m_bundles;
    GitRepoBundles m_result;
};

} // namespace

GitRepoBundles bundlesOf(const GitRepo &repo, const Checkout &checkout, const FleetObjects &objects,
                         const base::Limits &limits)
{
    return Scan(repo, checkout, objects, limits).run();
}

} // namespace fleetwright::rancherfleet
