// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/check.h"
#include "diff/impact.h"

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <typeindex>
#include <vector>

namespace fleetwright::analysis {

namespace leaks {
class IdentityUses;
class TokenTable;
} // namespace leaks
class RepositoryFiles;
class Departures;
class Exceptions;
class Settings;

/// What all rules look at, and what several of them need computed once: whoever asks first makes
/// it, and who asks meanwhile waits for it. For many threads at once.
class RuleInput {
public:
    RuleInput(const CheckSubject &subject, const CheckOptions &options, const base::Cancel &cancel);
    ~RuleInput();
    RuleInput(const RuleInput &) = delete;
    RuleInput &operator=(const RuleInput &) = delete;

    [[nodiscard]] const model::Snapshot &snapshot() const { return *m_subject.fleet.snapshot; }
    [[nodiscard]] const config::FleetConfig &config() const { return m_subject.fleet.config; }
    /// The state before the change; nullptr where no change is looked at.
    [[nodiscard]] const FleetState *base() const
    {
        return m_subject.base ? &*m_subject.base : nullptr;
    }
    [[nodiscard]] const CheckOptions &options() const { return m_options; }
    [[nodiscard]] const base::Cancel &cancel() const { return m_cancel; }

    /// What counts as a cluster's identity.
    [[nodiscard]] const leaks::TokenTable &tokens();
    /// Every place that holds a cluster's identity; found at the first call.
    [[nodiscard]] const leaks::IdentityUses &identityUses();

    /// All files of the repository, used or not.
    [[nodiscard]] RepositoryFiles &files();
    /// What layers set, what departs from a cluster's peers, and what is marked as an exception;
    /// each found at the first call.
    [[nodiscard]] const Settings &settings();
    [[nodiscard]] const Departures &departures();
    [[nodiscard]] const Exceptions &exceptions();

    /// From the base to the fleet, found at the first call; nullptr without a base or when
    /// cancelled.
    [[nodiscard]] diff::ImpactPtr impact();

    /// What several rules need, made of this input at the first call: one of each type.
    template<typename Shared>
    [[nodiscard]] const Shared &once()
    {
        return made<Shared>([this] { return std::make_shared<Shared>(*this); });
    }

private:
    struct Made {
        std::once_flag flag;
        std::shared_ptr<void> thing;
    };

    template<typename Shared>
    Shared &made(const std::function<std::shared_ptr<Shared>()> &make)
    {
        return *static_cast<Shared *>(madeOnce(typeid(Shared), make).get());
    }
    const std::shared_ptr<void> &madeOnce(std::type_index type,
                                          const std::function<std::shared_ptr<void>()> &make);

    const CheckSubject &m_subject;
    const CheckOptions &m_options;
    const base::Cancel &m_cancel;
    std::mutex m_mutex; ///< of the table, not of what stands in it
    std::map<std::type_index, Made> m_made;
};

/// A check: a line of its family's table and one function in a file of its own.
struct Rule {
    RuleInfo info;
    std::vector<model::Finding> (*run)(RuleInput &input) = nullptr;
};

/// The tables of the families (`FAMILY/rules.h`), one after the other.
[[nodiscard]] const std::vector<Rule> &rules();

/// The first rule of a group that fires on a line silences the later ones there (rules-hierarchy,
/// "One fault, one finding").
[[nodiscard]] const std::vector<std::vector<std::string_view>> &rulesOfOneFault();

/// Identity of a finding that survives moved lines: of the rule, the file, what the finding is
/// about and its value.
[[nodiscard]] std::string fingerprint(const model::Finding &finding, std::string_view about);

/// "a", "a and b", "a, b and c"; after `most` names the rest is counted.
[[nodiscard]] std::string listed(const std::vector<std::string> &names, std::size_t most = 6);

} // namespace fleetwright::analysis
