// SPDX-License-Identifier: Apache-2.0
#include "analysis/leaks/foreignidentity.h"
#include "analysis/leaks/identityuse.h"
#include "analysis/leaks/leakidentity.h"
#include "analysis/rule.h"

#include <algorithm>

namespace fleetwright::analysis {

const std::vector<Rule> &rules()
{
    using model::Severity;
    static const std::vector<Rule> table = {
        {{"leak-identity", "leaks", Severity::Error,
          "a layer holds an identity value of some of its clusters only"},
         leaks::leakIdentity},
        {{"foreign-identity", "leaks", Severity::Error,
          "a layer holds an identity value of a cluster that it does not reach"},
         leaks::foreignIdentity},
    };
    return table;
}

const std::vector<std::vector<std::string_view>> &rulesOfOneFault()
{
    static const std::vector<std::vector<std::string_view>> groups = {
        {"leak-identity", "foreign-identity", "identity-mismatch", "identity-duplicate"},
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

RuleInput::RuleInput(const model::Snapshot &snapshot, const config::FleetConfig &config,
                     const CheckOptions &options, const base::Cancel &cancel)
    : m_snapshot(snapshot), m_config(config), m_options(options), m_cancel(cancel)
{}

RuleInput::~RuleInput() = default;

const leaks::IdentityUses &RuleInput::identityUses()
{
    if (!m_identityUses)
        m_identityUses = std::make_unique<leaks::IdentityUses>(m_snapshot, m_config, m_cancel);
    return *m_identityUses;
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
