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

const leaks::IdentityUses &RuleInput::identityUses()
{
    if (!m_identityUses)
        m_identityUses = std::make_unique<leaks::IdentityUses>(snapshot(), config(), m_cancel);
    return *m_identityUses;
}

RepositoryFiles &RuleInput::files()
{
    if (!m_files)
        m_files = std::make_unique<RepositoryFiles>(snapshot().files);
    return *m_files;
}

const Settings &RuleInput::settings()
{
    if (!m_settings)
        m_settings =
            std::make_unique<Settings>(snapshot(), config(), identityUses().table(), m_cancel);
    return *m_settings;
}

const Departures &RuleInput::departures()
{
    if (!m_departures)
        m_departures = std::make_unique<Departures>(snapshot(), config(), settings());
    return *m_departures;
}

const Exceptions &RuleInput::exceptions()
{
    if (!m_exceptions)
        m_exceptions =
            std::make_unique<Exceptions>(snapshot(), config(), identityUses().table(), m_cancel);
    return *m_exceptions;
}

diff::ImpactPtr RuleInput::impact()
{
    if (!m_impact && m_subject.base) {
        if (base::Result<diff::ImpactPtr> impact =
                diff::impactOf(m_subject.base->snapshot, m_subject.fleet.snapshot, m_cancel))
            m_impact = *std::move(impact);
    }
    return m_impact;
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
