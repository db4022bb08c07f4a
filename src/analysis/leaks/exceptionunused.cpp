// SPDX-License-Identifier: Apache-2.0
#include "analysis/leaks/exceptionunused.h"

#include "analysis/leaks/exceptionfinding.h"

#include <algorithm>

namespace fleetwright::analysis::leaks {

namespace {

class ExceptionUnused {
public:
    explicit ExceptionUnused(RuleInput &input)
        : m_snapshot(input.snapshot()), m_exceptions(input.exceptions()),
          m_departures(input.departures()), m_incomplete(input.settings().incomplete())
    {}

    std::vector<model::Finding> run()
    {
        for (const ExceptionMark &mark : m_exceptions.marks()) {
            if (isOwn(mark) && comparable(mark.reach) && !isNeeded(mark))
                add(mark);
        }
        for (const ListedException &entry : m_exceptions.listed()) {
            if (!entry.clusters.empty() && comparable(entry.clusters) && !isNeeded(entry))
                add(entry);
        }
        return std::move(m_findings);
    }

private:
    [[nodiscard]] bool isOwn(const ExceptionMark &mark) const
    {
        SettingPlace place;
        place.layer = mark.layer;
        place.reach = mark.reach;
        return isOwnSetting(m_snapshot, place);
    }

    /// Without peers, or where some are not rendered in full, nobody can say what normal is.
    [[nodiscard]] bool comparable(const model::ClusterSet &clusters) const
    {
        const std::vector<model::ClusterIndex> indices = clusters.indices();
        return std::none_of(indices.begin(), indices.end(), [&](model::ClusterIndex index) {
            const model::ClusterSet &peers = m_departures.peers().of(index);
            return peers.empty() || m_incomplete.contains(index)
                   || !peers.intersection(m_incomplete).empty();
        });
    }

    template<typename Exception>
    [[nodiscard]] bool isNeeded(const Exception &exception) const
    {
        const auto covered = [&](const OwnSetting &setting) {
            return m_exceptions.covers(exception, setting);
        };
        const std::vector<OwnSetting> &settings = m_departures.settings();
        if (std::any_of(settings.begin(), settings.end(), [&](const OwnSetting &setting) {
                return setting.differs && covered(setting);
            }))
            return true;
        // A comment on something that is no value, such as an entry of resources, is about more
        // than can be compared.
        if constexpr (std::is_same_v<Exception, ExceptionMark>)
            return exception.kind == ExceptionMark::Kind::Comment
                   && std::none_of(settings.begin(), settings.end(), covered);
        return false;
    }

    template<typename Exception>
    void add(const Exception &exception)
    {
        model::Finding finding = findingAt(m_snapshot, "exception-unused", exception);
        finding.severity = model::Severity::Warning;
        finding.message = subjectOf(finding, exception) + ", but nothing that it covers in "
                          + listed(finding.clusters) + " differs from a peer any more";
        finding.fix = "Delete the exception";
        m_findings.push_back(std::move(finding));
    }

    const model::Snapshot &m_snapshot;
    const Exceptions &m_exceptions;
    const Departures &m_departures;
    const model::ClusterSet &m_incomplete;
    std::vector<model::Finding> m_findings;
};

} // namespace

std::vector<model::Finding> exceptionUnused(RuleInput &input)
{
    return ExceptionUnused(input).run();
}

} // namespace fleetwright::analysis::leaks
