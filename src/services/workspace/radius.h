// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diff/impact.h"
#include "diff/sourceuse.h"
#include "diff/targetingchange.h"
#include "edit/plan.h"
#include "fleet/layersearch.h"
#include "fleet/open.h"
#include "services/jobs/jobs.h"

#include <QString>
#include <QStringList>

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace fleetwright::services {

/// What a blast radius is asked of.
struct RadiusSubject {
    enum class Kind : std::uint8_t {
        Layer,    ///< `text` is its folder
        File,     ///< FILE or FILE:LINE
        Selector, ///< over the clusters; or an object that decides for whom units are
                  ///< (KIND/NS/NAME), or such a one with another selector (KIND/NS/NAME#PATH=S)
        Label,    ///< CLUSTER:KEY=VALUE: what if the cluster had it?
        Without,  ///< a cluster's name: what if it were not there?
        Pending,  ///< the unsaved edits
    };
    Kind kind = Kind::Layer;
    QString text;

    /// It asks what would change, not only whom something reaches.
    [[nodiscard]] bool isTrial() const
    {
        return kind >= Kind::Label || (kind == Kind::Selector && text.contains(u'#'));
    }
    friend bool operator==(const RadiusSubject &, const RadiusSubject &) = default;
};

/// One cluster of the fleet and how the subject concerns it.
struct RadiusCluster {
    enum class State : std::uint8_t {
        Outside, ///< not concerned
        Hidden,  ///< reads the file, but another layer decides
        Reached, ///< in the set, or something changes there
        Gained,  ///< comes into a match set, or into the fleet
        Lost,    ///< goes from one
    };
    struct Rule {
        QString value;      ///< what the cluster has: "staging"
        bool holds = false; ///< the rule takes it
    };

    QString name;
    QString environment;
    QString region;
    bool production = false;
    State state = State::Outside;
    std::size_t objects = 0; ///< that get values from the subject, or change
    std::size_t fields = 0;  ///< of a trial: that change
    std::vector<Rule> rules; ///< one for each of RadiusAnswer::rules
    QStringList why;         ///< sentences, the nearest cause last
};

/// Immutable.
struct RadiusAnswer {
    RadiusSubject subject;
    model::SnapshotPtr snapshot;
    std::optional<base::Error> error;    ///< why there is no answer
    QStringList notes;                   ///< what is not known of it
    QStringList rules;                   ///< headings: a requirement each
    std::vector<RadiusCluster> clusters; ///< in the snapshot's order, then those that would come
    diff::ImpactPtr impact;              ///< of a trial
    edit::FileChanges changes;         ///< of a label or a cluster that is gone: the trial's files
    std::vector<diff::SourceUse> uses; ///< of a file or layer
    /// Clusters of the first `mostNamed` of `uses`, or of the impact's groups, in few words.
    QStringList whose;
    static constexpr std::size_t mostNamed = 300;
    std::vector<diff::TargetingChange> targeting; ///< of a trial
    /// Layers that reach exactly the clusters concerned, else the nearest.
    std::vector<fleet::LayerFit> layers;

    [[nodiscard]] std::size_t count(RadiusCluster::State state) const;
    [[nodiscard]] std::size_t concerned() const; ///< all but Outside and Hidden
    [[nodiscard]] std::size_t concernedProduction() const;
};

using RadiusAnswerPtr = std::shared_ptr<const RadiusAnswer>;

struct RadiusInput {
    RadiusSubject subject;
    model::SnapshotPtr snapshot;
    model::SnapshotPtr saved;
    std::shared_ptr<fleet::MemoStore> memo;
    fleet::OpenOptions options;
    FreeOnPool freeOnPool;
};

/// For a job. Nothing is written.
[[nodiscard]] RadiusAnswerPtr answerRadius(const RadiusInput &input, const base::Cancel &cancel,
                                           const fleet::Progress &progress = {});

/// The answer in one sentence.
[[nodiscard]] QString radiusSentence(const RadiusAnswer &answer);

} // namespace fleetwright::services
