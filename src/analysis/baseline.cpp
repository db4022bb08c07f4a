// SPDX-License-Identifier: Apache-2.0
#include "analysis/baseline.h"

#include "yaml/reader.h"

#include <utility>

namespace fleetwright::analysis {

namespace {

base::Error malformed(const base::SourceFilePtr &file, std::string detail)
{
    return {base::ErrorCode::Invalid,
            "the baseline " + std::move(detail),
            base::Place{file->path(), 1, 1},
            "write it with fleetwright-cli check --write-baseline",
            {}};
}

} // namespace

base::Result<std::vector<AcceptedFinding>> readAcceptedFindings(const base::SourceFilePtr &file)
{
    const base::Result<yaml::ParsedFilePtr> parsed = yaml::readFile(file);
    if (!parsed)
        return parsed.error();
    if ((*parsed)->documents.size() != 1)
        return malformed(file, "is no single JSON document");
    const yaml::Node *root = (*parsed)->documents.front();
    const yaml::Node *version = root->find("version");
    const yaml::Node *findings = root->find("findings");
    if (!version || version->text() != "1")
        return malformed(file, "has not version 1");
    if (!findings || !findings->isSequence())
        return malformed(file, "has no list of findings");
    std::vector<AcceptedFinding> accepted;
    for (const yaml::Node *finding : findings->items()) {
        const auto text = [&](std::string_view key) {
            const yaml::Node *value = finding->find(key);
            return value ? std::string(value->text()) : std::string();
        };
        if (text("fingerprint").empty())
            return malformed(file, "has a finding without fingerprint");
        accepted.push_back({text("fingerprint"), text("rule"), text("file"), text("message"),
                            text("ticket"), text("until"), text("reason"),
                            finding->span().known() ? finding->span().place() : base::Place()});
    }
    return accepted;
}

base::Result<Accepted> readBaseline(const base::SourceFilePtr &file, const std::string &today)
{
    const base::Result<std::vector<AcceptedFinding>> findings = readAcceptedFindings(file);
    if (!findings)
        return findings.error();
    Accepted accepted;
    for (const AcceptedFinding &finding : *findings) {
        if (finding.until.empty() || finding.until >= today)
            accepted.insert(finding.fingerprint);
    }
    return accepted;
}

base::Result<Accepted> configuredBaseline(const base::FileSource &files,
                                          const config::FleetConfig &config,
                                          const std::string &today)
{
    if (!config.baseline || files.kind(*config.baseline) == base::EntryKind::Missing)
        return Accepted();
    const base::Result<base::SourceFilePtr> file = files.read(*config.baseline);
    return file ? readBaseline(*file, today) : base::Result<Accepted>(file.error());
}

std::size_t dropAccepted(std::vector<model::Finding> &findings, const Accepted &accepted)
{
    return std::erase_if(findings, [&](const model::Finding &finding) {
        return accepted.contains(finding.fingerprint);
    });
}

base::Result<std::vector<model::Finding>>
openFindings(const FleetState &fleet, const CheckOptions &options, const base::Cancel &cancel)
{
    const base::Result<Accepted> accepted =
        configuredBaseline(*fleet.snapshot->files, fleet.config, options.today);
    if (!accepted)
        return accepted.error();
    base::Result<std::vector<model::Finding>> findings = check({fleet, {}}, options, cancel);
    if (findings)
        dropAccepted(*findings, *accepted);
    return findings;
}

} // namespace fleetwright::analysis
