// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "quickfix/quickfix.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace fleetwright::quickfix {

using Files = std::map<std::string, std::string>; ///< contents by path
using Texts = std::vector<std::string>;

/// prod-1 … prod-4 and staging-1 … staging-3: `base` (Deployment web with one replica and image
/// web:1.0) → environments/production and environments/staging → clusters/NAME.
[[nodiscard]] Files sevenClusters();

/// A fleet in memory on 2026-06-01, what is found in it, and how it is mended.
class FixedFleet {
public:
    explicit FixedFleet(const Files &files);

    /// The only finding of a rule.
    [[nodiscard]] model::Finding only(const std::string &rule) const;

    [[nodiscard]] base::Result<Proposal> tried(const model::Finding &finding,
                                               const std::string &choice, const Note &note = {});

    /// The only finding of a rule, mended: a fix that holds. Fails the test if it does not, and
    /// unless opening the fleet with it anew finds the finding gone, exactly these clusters'
    /// output changed, and every line but those of the patch as it was.
    [[nodiscard]] Proposal mended(const std::string &rule, const std::string &choice,
                                  const Texts &clusters, const Note &note = {});

    [[nodiscard]] const Subject &subject() const { return m_subject; }

private:
    void prove(const Proposal &proposal, const std::string &rule, const Texts &clusters) const;

    Files m_files;
    fleet::MemoStore m_store;
    Subject m_subject;
};

/// "- clusters/prod-1/kustomization.yaml:     count: 1", "+ …": the lines that a fix changes.
[[nodiscard]] Texts changedLines(const Proposal &proposal);

} // namespace fleetwright::quickfix
