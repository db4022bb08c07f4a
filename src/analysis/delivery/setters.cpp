// SPDX-License-Identifier: Apache-2.0
#include "analysis/delivery/setters.h"

#include "analysis/delivery/imagemarkers.h"
#include "analysis/delivery/imagepolicies.h"
#include "analysis/drafts.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace fleetwright::analysis::delivery {

namespace {

using State = ImageMarker::State;

std::vector<std::string> reachOf(const model::Snapshot &snapshot, const base::RepoPath &file)
{
    const auto reach = snapshot.reachByFile.find(file);
    return reach == snapshot.reachByFile.end() ? std::vector<std::string>()
                                               : snapshot.namesOf(reach->second);
}

void addTo(Draft *draft, model::Severity severity, const std::vector<std::string> &clusters,
           const std::string &detail)
{
    if (!draft)
        return;
    draft->raise(severity);
    draft->clusters.insert(clusters.begin(), clusters.end());
    draft->details.insert(detail);
}

/// Which policies are marked where, by the clusters that a file reaches.
using Marked = std::set<std::pair<std::string, std::vector<std::string>>>;

Marked markedPolicies(const model::Snapshot &snapshot, const std::vector<MarkedFile> &files)
{
    Marked marked;
    for (const MarkedFile &file : files) {
        for (const ImageMarker &marker : file.markers) {
            if (marker.state == State::Sets)
                marked.emplace(marker.policy(), reachOf(snapshot, marker.place.file));
        }
    }
    return marked;
}

/// Scalars that keep their place in a change and lose their marker.
class LostMarkers {
public:
    LostMarkers(RuleInput &input, const std::vector<MarkedFile> &now)
        : m_before(*input.base()->snapshot), m_after(input.snapshot()),
          m_policies(input.once<ImagePolicies>()), m_markedNow(markedPolicies(m_after, now)),
          m_cancel(input.cancel())
    {
        for (const MarkedFile &file : now) {
            for (const ImageMarker &marker : file.markers) {
                if (marker.state == State::Sets)
                    m_scalarsNow.insert(marker.scalar);
            }
        }
    }

    void run(Drafts &drafts)
    {
        for (const MarkedFile &file : markedFilesOf(m_before, m_cancel)) {
            for (const ImageMarker &marker : file.markers) {
                if (marker.state == State::Sets && m_policies.has(marker))
                    compare(marker, drafts);
            }
        }
    }

private:
    void compare(const ImageMarker &marker, Drafts &drafts)
    {
        const yaml::ParsedFilePtr file = parsedAfter(marker.place.file);
        const yaml::Node *scalar = file ? scalarAt(*file, marker) : nullptr;
        if (!scalar || m_scalarsNow.contains(scalar->span().place()))
            return;
        const std::vector<std::string> reach = reachOf(m_after, marker.place.file);
        if (m_markedNow.contains({marker.policy(), reach}))
            return;
        addTo(drafts.at(scalar->span().place()), model::Severity::Warning, reach,
              "this value lost its marker of the image policy " + marker.policy());
    }

    yaml::ParsedFilePtr parsedAfter(const base::RepoPath &path)
    {
        const auto [known, isNew] = m_parsed.try_emplace(path);
        if (isNew && m_after.files->kind(path) == base::EntryKind::File) {
            if (const auto file = m_after.files->read(path)) {
                if (auto parsed = yaml::readFile(*file))
                    known->second = *std::move(parsed);
            }
        }
        return known->second;
    }

    const model::Snapshot &m_before;
    const model::Snapshot &m_after;
    const ImagePolicies &m_policies;
    Marked m_markedNow;
    const base::Cancel &m_cancel;
    std::set<base::Place> m_scalarsNow;
    std::map<base::RepoPath, yaml::ParsedFilePtr> m_parsed;
};

} // namespace

std::vector<model::Finding> setterLost(RuleInput &input)
{
    const model::Snapshot &snapshot = input.snapshot();
    const std::vector<MarkedFile> &files = input.once<MarkedFiles>().all;
    Drafts drafts("setter-lost");
    for (const MarkedFile &file : files) {
        for (const ImageMarker &marker : file.markers) {
            // A variable where a name belongs: a template that somebody fills in.
            if (marker.state == State::Sets || marker.policy().find("${") != std::string::npos)
                continue;
            addTo(drafts.at(marker.place), model::Severity::Warning,
                  reachOf(snapshot, marker.place.file),
                  marker.state == State::Misplaced
                      ? "this image marker ends no scalar's line"
                      : R"(this image marker is not {"$imagepolicy": "NAMESPACE:NAME"})");
        }
    }
    if (input.base())
        LostMarkers(input, files).run(drafts);
    return drafts.findings([](const Draft &draft, model::Finding &finding) {
        finding.message = listed(draft.details)
                          + ": Flux no longer finds the value and stops updating it"
                          + (draft.clusters.empty() ? "" : " for " + listed(finding.clusters));
        finding.fix = "put the marker back at the end of the line of the value that it sets";
    });
}

std::vector<model::Finding> setterUnknown(RuleInput &input)
{
    const model::Snapshot &snapshot = input.snapshot();
    const auto &policies = input.once<ImagePolicies>();
    if (policies.empty())
        return {};
    constexpr std::array<std::string_view, 4> parts{"", "tag", "name", "digest"};
    Drafts drafts("setter-unknown");
    for (const MarkedFile &file : input.once<MarkedFiles>().all) {
        for (const ImageMarker &marker : file.markers) {
            // A variable in a comment is never substituted; what is meant is not known.
            if (marker.state != State::Sets || marker.policy().find("${") != std::string::npos)
                continue;
            const bool knowsPart = std::ranges::find(parts, marker.part) != parts.end();
            if (policies.has(marker) && knowsPart)
                continue;
            const std::string nearest = policies.nearest(marker);
            const std::string detail =
                policies.has(marker) ? "the marker asks for " + marker.part + " of "
                                           + marker.policy() + ", which is not tag, name or digest"
                                     : "the marker names the image policy " + marker.policy()
                                           + ", which does not exist"
                                           + (nearest.empty() ? "" : " (there is " + nearest + ")");
            addTo(drafts.at(marker.place), model::Severity::Error,
                  reachOf(snapshot, marker.place.file), detail);
        }
    }
    return drafts.findings([](const Draft &draft, model::Finding &finding) {
        finding.message = listed(draft.details) + ": Flux never updates this value"
                          + (draft.clusters.empty() ? "" : " for " + listed(finding.clusters));
        finding.fix = "name an existing policy as NAMESPACE:NAME, with :tag, :name or :digest";
    });
}

} // namespace fleetwright::analysis::delivery
