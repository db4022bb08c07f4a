// SPDX-License-Identifier: Apache-2.0
#include "analysis/schemas/schemaviolation.h"

#include "analysis/places.h"
#include "analysis/repositoryfiles.h"
#include "analysis/schemas/checkeddocuments.h"
#include "analysis/schemas/destinations.h"
#include "analysis/schemas/repair.h"
#include "analysis/schemas/violations.h"

#include <map>

namespace fleetwright::analysis::schemas {

namespace {

using ViolationKind = SchemaViolation::Kind;

/// What substitution has put in is text of unknown type in the file.
bool isSubstituted(const yaml::Node *node)
{
    return node->span().known() && node->span().text().find("${") != std::string_view::npos;
}

std::string whatIsWrong(const CheckedDocument &document, const SchemaViolation &violation)
{
    const std::string subject = document.subject + " ";
    switch (violation.kind) {
    case ViolationKind::UnknownKey: {
        const std::string nearest =
            violation.expected.empty() ? "" : " (" + violation.expected + " is meant?)";
        return subject + "has the key " + violation.path + ", which is none of its kind" + nearest
               + (document.isStrict ? ": kustomize refuses the file"
                                    : ": it is dropped without a word");
    }
    case ViolationKind::MissingKey:
        return subject + "lacks " + violation.path + ", which is required: it is refused";
    default:
        return subject + "has something else at " + violation.path + " than " + violation.expected
               + ": it is refused";
    }
}

std::string fixOf(const SchemaViolation &violation)
{
    switch (violation.kind) {
    case ViolationKind::UnknownKey:
        return violation.expected.empty() ? "Delete the key, or put it where it belongs"
                                          : "Rename it to " + violation.expected;
    case ViolationKind::WrongType:
        return "Write " + violation.expected + " (without quotes, if it is a boolean or a number)";
    case ViolationKind::MissingKey:
        return "Add " + violation.expected;
    default:
        return "Write " + violation.expected;
    }
}

struct CheckResult {
    CheckedDocument document;
    std::vector<SchemaViolation> violations;
};

std::vector<CheckResult> resultsOf(RuleInput &input)
{
    std::vector<CheckResult> results;
    for (CheckedDocument &document : documentsToCheck(input.snapshot(), input.files())) {
        if (input.cancel().requested())
            break;
        std::vector<SchemaViolation> violations = violationsOf(document.root, *document.shape);
        std::erase_if(violations, [](const SchemaViolation &violation) {
            return placeOf(violation.at).line == 0 || isSubstituted(violation.at);
        });
        if (!violations.empty())
            results.push_back({std::move(document), std::move(violations)});
    }
    return results;
}

/// A set of Applications that is refused generates none: its clusters are those that it would be
/// for.
void addClustersOfRefused(std::vector<CheckResult> &results, RuleInput &input)
{
    std::vector<SchemaViolation> refusing;
    for (const CheckResult &result : results) {
        for (const SchemaViolation &violation : result.violations) {
            if (result.document.isArgoCd && violation.kind != ViolationKind::UnknownKey)
                refusing.push_back(violation);
        }
    }
    const model::SnapshotPtr repaired =
        refusing.empty() ? nullptr : repairedFleet(input.snapshot(), refusing, input.cancel());
    if (!repaired)
        return;
    const Destinations destinations(*repaired);
    for (CheckResult &result : results) {
        if (!result.document.isArgoCd)
            continue;
        for (const std::string &name : repaired->namesOf(destinations.of(result.document.root))) {
            const auto known = input.snapshot().clusterByName.find(name);
            if (known != input.snapshot().clusterByName.end())
                result.document.clusters.insert(known->second);
        }
    }
}

model::Finding findingOf(const CheckedDocument &document, const SchemaViolation &violation)
{
    model::Finding finding;
    finding.rule = "schema-violation";
    finding.severity = model::Severity::Error;
    finding.place = placeOf(violation.at);
    finding.field = document.subject + "#" + violation.path;
    finding.layer = finding.place.file.parent().text();
    finding.message = whatIsWrong(document, violation);
    finding.fix = fixOf(violation);
    return finding;
}

} // namespace

std::vector<model::Finding> schemaViolation(RuleInput &input)
{
    struct Draft {
        model::Finding finding;
        model::ClusterSet clusters;
    };
    std::vector<CheckResult> results = resultsOf(input);
    addClustersOfRefused(results, input);
    std::map<base::Place, Draft> byLine;
    for (const CheckResult &result : results) {
        for (const SchemaViolation &violation : result.violations) {
            const base::Place place = placeOf(violation.at);
            Draft &draft = byLine[{place.file, place.line, 0}];
            draft.clusters.insertAll(result.document.clusters);
            if (draft.finding.rule.empty())
                draft.finding = findingOf(result.document, violation);
        }
    }
    std::vector<model::Finding> findings;
    for (auto &[line, draft] : byLine) {
        draft.finding.clusters = input.snapshot().namesOf(draft.clusters);
        findings.push_back(std::move(draft.finding));
    }
    return findings;
}

} // namespace fleetwright::analysis::schemas
