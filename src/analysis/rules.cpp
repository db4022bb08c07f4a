// SPDX-License-Identifier: Apache-2.0
#include "analysis/change/rules.h"

#include "analysis/delivery/rules.h"
#include "analysis/departures.h"
#include "analysis/exceptions.h"
#include "analysis/expectations/rules.h"
#include "analysis/identity/rules.h"
#include "analysis/layers/rules.h"
#include "analysis/leaks/identityuse.h"
#include "analysis/leaks/rules.h"
#include "analysis/policy/rules.h"
#include "analysis/projects/rules.h"
#include "analysis/repositoryfiles.h"
#include "analysis/rule.h"
#include "analysis/schemas/rules.h"
#include "analysis/secrets/rules.h"
#include "analysis/settings.h"
#include "analysis/startup/rules.h"
#include "analysis/targeting/rules.h"
#include "base/parallel.h"

#include <span>

namespace fleetwright::analysis {

namespace {

std::vector<Rule> allRules()
{
    std::vector<Rule> all;
    for (const std::span<const Rule> family :
         {leaks::rules(), layers::rules(), identity::rules(), targeting::rules(), startup::rules(),
          projects::rules(), change::rules(), secrets::rules(), policy::rules(), delivery::rules(),
          expectations::rules(), schemas::rules()})
        all.insert(all.end(), family.begin(), family.end());
    return all;
}

} // namespace

const std::vector<Rule> &rules()
{
    static const std::vector<Rule> table = allRules();
    return table;
}

const std::vector<std::vector<std::string_view>> &rulesOfOneFault()
{
    static const std::vector<std::vector<std::string_view>> groups = {
        {"leak-identity", "foreign-identity", "identity-mismatch", "identity-duplicate"},
        {"sops-partial", "plain-secret"},
        {"secret-store-foreign", "secret-store-missing"},
        {"policy-violation", "label-not-inherited"},
        {"policy-exception-expired", "exception-expired"},
        {"schema-violation", "render-error"},
        {"label-unknown", "identity-mismatch", "label-missing"},
        {"identity-below-policy", "exception-unmarked"},
        {"leak-exception", "leak-identity"},
        {"leak-exception", "leak-outlier"},
        {"exception-unused", "exception-expired"},
        {"exception-unused", "exception-undated"},
        {"exception-unused", "exception-unticketed"},
        {"repeated-override", "shadowed-value"},
        {"redundant-override", "shadowed-value"},
        {"copied-object", "exception-unmarked"},
        {"foreign-identity", "layer-bypassed"},
    };
    return groups;
}

std::vector<RuleInfo> ruleInfos()
{
    std::vector<RuleInfo> infos;
    for (const Rule &rule : rules())
        infos.push_back(rule.info);
    return infos;
}

RuleInput::RuleInput(const CheckSubject &subject, const CheckOptions &options,
                     const base::Cancel &cancel)
    : m_subject(subject), m_options(options), m_cancel(cancel)
{}

RuleInput::~RuleInput() = default;

const std::shared_ptr<void> &RuleInput::madeOnce(std::type_index type,
                                                 const std::function<std::shared_ptr<void>()> &make)
{
    Made *made = nullptr;
    {
        const std::scoped_lock lock(m_mutex);
        made = &m_made[type];
    }
    // While it is made, this thread must not begin another rule: that one may wait for it.
    std::call_once(made->flag, [&] { base::isolated([&] { made->thing = make(); }); });
    return made->thing;
}

const leaks::TokenTable &RuleInput::tokens()
{
    return made<leaks::TokenTable>(
        [this] { return std::make_shared<leaks::TokenTable>(snapshot(), config()); });
}

const leaks::IdentityUses &RuleInput::identityUses()
{
    return made<leaks::IdentityUses>([this] {
        return std::make_shared<leaks::IdentityUses>(snapshot(), config(), tokens(), m_cancel);
    });
}

RepositoryFiles &RuleInput::files()
{
    return made<RepositoryFiles>(
        [this] { return std::make_shared<RepositoryFiles>(snapshot().files); });
}

const Settings &RuleInput::settings()
{
    return made<Settings>(
        [this] { return std::make_shared<Settings>(snapshot(), config(), tokens(), m_cancel); });
}

const Departures &RuleInput::departures()
{
    return made<Departures>(
        [this] { return std::make_shared<Departures>(snapshot(), config(), settings()); });
}

const Exceptions &RuleInput::exceptions()
{
    return made<Exceptions>(
        [this] { return std::make_shared<Exceptions>(snapshot(), config(), tokens(), m_cancel); });
}

diff::ImpactPtr RuleInput::impact()
{
    if (!m_subject.base)
        return nullptr;
    return made<diff::ImpactPtr>([this] {
        base::Result<diff::ImpactPtr> impact =
            diff::impactOf(m_subject.base->snapshot, m_subject.fleet.snapshot, m_cancel);
        return std::make_shared<diff::ImpactPtr>(impact ? *std::move(impact) : nullptr);
    });
}

std::string fingerprint(const model::Finding &finding, std::string_view about)
{
    std::string text =
        finding.rule + '\n' + finding.place.file.text() + '\n' + finding.value + '\n';
    text += about;
    return base::toHex(base::hashBytes(text));
}

std::string listed(const std::vector<std::string> &names, std::size_t most)
{
    std::string result;
    const std::size_t shown = names.size() > most ? most : names.size();
    for (std::size_t i = 0; i < shown; ++i) {
        const bool last = i + 1 == names.size();
        result += i == 0 ? "" : last ? " and " : ", ";
        result += names[i];
    }
    if (names.size() > shown)
        result += " and " + std::to_string(names.size() - shown) + " more";
    return result;
}

} // namespace fleetwright::analysis
