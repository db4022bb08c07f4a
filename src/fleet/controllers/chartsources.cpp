// SPDX-License-Identifier: Apache-2.0
#include "fleet/controllers/chartsources.h"

#include "base/errorat.h"
#include "fleet/memostoredata.h"
#include "helm/metadata.h"
#include "kustomize/loader/remote.h"
#include "template/semver.h"

#include <optional>
#include <utility>

namespace fleetwright::fleet {

namespace {

using base::EntryKind;
using base::RepoPath;
using base::Result;

constexpr std::string_view pull = "helm pull ";
constexpr std::string_view repositoryOption = " --repo ";
constexpr std::string_view versionOption = " --version ";
constexpr std::string_view pullEnd =
    ", and name the folder: repositories in .fleetwright.yaml, or --map";

bool isOci(std::string_view repository)
{
    return repository.starts_with("oci://");
}

/// The address of the chart within its repository.
std::string addressOf(const helm::WantedChart &wanted)
{
    std::string address = wanted.repository;
    while (address.ends_with('/'))
        address.pop_back();
    return wanted.name.empty() ? address : address + '/' + wanted.name;
}

class Search {
public:
    Search(const helm::WantedChart &wanted, const base::FileSource &files,
           const std::map<std::string, RepoPath> &mappedUrls, helm::ChartStore &charts,
           const base::Limits &limits)
        : m_wanted(wanted), m_files(files), m_mappedUrls(mappedUrls), m_charts(charts),
          m_limits(limits)
    {}

    std::optional<RepoPath> run()
    {
        for (const std::string &address : {addressOf(m_wanted), m_wanted.repository}) {
            if (const std::optional<RepoPath> mapped = mappedTo(address))
                return chartAt(*mapped);
        }
        return std::nullopt;
    }

private:
    std::optional<RepoPath> mappedTo(const std::string &address) const
    {
        const std::string comparable = comparableUrl(address);
        for (const auto &[url, path] : m_mappedUrls) {
            if (comparableUrl(url) == comparable)
                return path;
        }
        return kustomize::mappedAddress(address, m_mappedUrls);
    }

    std::optional<RepoPath> chartAt(const RepoPath &path)
    {
        if (m_files.kind(path) == EntryKind::File)
            return path;
        consider(path);
        const std::string name =
            m_wanted.name.empty() ? m_wanted.repository.substr(m_wanted.repository.rfind('/') + 1)
                                  : m_wanted.name;
        for (const RepoPath &folder : {path, path.child(name)}) {
            consider(folder.child(name));
            considerVersions(folder, name);
        }
        return m_best;
    }

    /// What `helm pull` leaves, unpacked or not: NAME-VERSION.tgz, NAME-VERSION, NAME-VERSION/NAME.
    void considerVersions(const RepoPath &folder, const std::string &name)
    {
        if (m_files.kind(folder) != EntryKind::Folder)
            return;
        const auto entries = m_files.list(folder);
        if (!entries)
            return;
        const std::string prefix = name + '-';
        for (const base::FolderEntry &entry : *entries) {
            if (!entry.name.starts_with(prefix)
                || (entry.kind == EntryKind::File && !entry.name.ends_with(".tgz")))
                continue;
            consider(folder.child(entry.name));
            if (entry.kind == EntryKind::Folder)
                consider(folder.child(entry.name).child(name));
        }
    }

    /// A chart of the name and a version that is asked for, newer than what was found.
    void consider(const RepoPath &path)
    {
        const EntryKind kind = m_files.kind(path);
        if (kind == EntryKind::Missing
            || (kind == EntryKind::Folder
                && m_files.kind(path.child("Chart.yaml")) != EntryKind::File))
            return;
        const auto loaded = m_charts.load(m_files, path, m_limits);
        if (!loaded)
            return;
        const helm::Metadata &metadata = (*loaded)->chart->metadata;
        if (!m_wanted.name.empty() && metadata.name != m_wanted.name)
            return;
        const std::string wanted = m_wanted.version.empty() ? "*" : m_wanted.version;
        if (wanted != metadata.version && !helm::isCompatibleRange(wanted, metadata.version))
            return;
        std::string problem;
        std::optional<gotemplate::Version> version =
            gotemplate::parseVersion(metadata.version, problem);
        if (m_best && version && m_version
            && gotemplate::compareVersions(*version, *m_version) <= 0)
            return;
        m_best = path;
        m_version = std::move(version);
    }

    const helm::WantedChart &m_wanted;
    const base::FileSource &m_files;
    const std::map<std::string, RepoPath> &m_mappedUrls;
    helm::ChartStore &m_charts;
    const base::Limits &m_limits;
    std::optional<RepoPath> m_best;
    std::optional<gotemplate::Version> m_version;
};

} // namespace

std::string pullCommand(const helm::WantedChart &wanted)
{
    std::string command(pull);
    if (isOci(wanted.repository))
        command += addressOf(wanted);
    else
        command += wanted.name + std::string(repositoryOption) + wanted.repository;
    if (!wanted.version.empty())
        command += std::string(versionOption) + '\'' + wanted.version + '\'';
    return command;
}

std::vector<MissingChart> missingChartsOf(const base::Error &error)
{
    std::vector<MissingChart> missing;
    for (const base::Error &cause : error.causes) {
        std::vector<MissingChart> below = missingChartsOf(cause);
        missing.insert(missing.end(), below.begin(), below.end());
    }
    const std::size_t end = error.hint.find(pullEnd);
    if (!missing.empty() || !error.hint.starts_with(pull) || end == std::string::npos)
        return missing;
    MissingChart chart;
    chart.command = error.hint.substr(0, end);
    std::string_view rest = std::string_view(chart.command).substr(pull.size());
    if (const std::size_t at = rest.find(versionOption); at != std::string_view::npos) {
        const std::string_view quoted = rest.substr(at + versionOption.size());
        chart.wanted.version = quoted.substr(1, quoted.size() - 2);
        rest = rest.substr(0, at);
    }
    const std::size_t repository = rest.find(repositoryOption);
    if (repository != std::string_view::npos) {
        chart.wanted.repository = rest.substr(repository + repositoryOption.size());
        chart.wanted.name = rest.substr(0, repository);
    } else {
        const std::size_t slash = rest.rfind('/');
        chart.wanted.repository = rest.substr(0, slash);
        chart.wanted.name = rest.substr(slash + 1);
    }
    return {std::move(chart)};
}

Result<RepoPath> findChart(const helm::WantedChart &wanted, const ControllerContext &context)
{
    return findMappedChart(wanted, wanted.place ? wanted.place->span() : base::Span{},
                           *context.opened, context.build.mappedUrls, context.store->impl().charts,
                           context.build.limits);
}

helm::FindChart chartFinder(const ControllerContext &context)
{
    return [&context](const helm::WantedChart &wanted) { return findChart(wanted, context); };
}

Result<RepoPath> findMappedChart(const helm::WantedChart &wanted, const base::Span &place,
                                 const base::FileSource &files,
                                 const std::map<std::string, RepoPath> &mappedUrls,
                                 helm::ChartStore &charts, const base::Limits &limits)
{
    if (std::optional<RepoPath> found = Search(wanted, files, mappedUrls, charts, limits).run())
        return *std::move(found);
    const std::string version = wanted.version.empty() ? std::string() : ' ' + wanted.version;
    return base::errorAt(base::ErrorCode::Unresolved,
                         "the chart " + (wanted.name.empty() ? addressOf(wanted) : wanted.name)
                             + version + (wanted.name.empty() ? "" : " of " + wanted.repository)
                             + " is not at hand",
                         place, pullCommand(wanted) + std::string(pullEnd));
}

} // namespace fleetwright::fleet
