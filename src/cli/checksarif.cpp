// SPDX-License-Identifier: Apache-2.0
#include "analysis/check.h"
#include "cli/checkreport.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>
#include <string_view>

namespace fleetwright::cli {

namespace {

using Json = nlohmann::ordered_json;

std::string_view levelOf(model::Severity severity)
{
    switch (severity) {
    case model::Severity::Error:
        return "error";
    case model::Severity::Warning:
        return "warning";
    case model::Severity::Info:
        return "note";
    }
    return "none";
}

/// A path as a relative URI (RFC 3986): what is neither unreserved nor "/" is escaped.
std::string uriOf(std::string_view path)
{
    constexpr std::string_view unreserved =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string uri;
    for (const char c : path) {
        if (unreserved.find(c) != std::string_view::npos) {
            uri += c;
            continue;
        }
        const auto byte = static_cast<unsigned char>(c);
        uri += '%';
        uri += digits[byte >> 4U];
        uri += digits[byte & 15U];
    }
    return uri;
}

Json locationOf(const base::Place &place)
{
    Json physical{
        {"artifactLocation", {{"uri", uriOf(place.file.text())}, {"uriBaseId", "%SRCROOT%"}}}};
    if (place.line > 0)
        physical["region"] = {{"startLine", place.line}};
    return {{"physicalLocation", physical}};
}

Json ruleJson(const analysis::RuleInfo &info)
{
    const std::string name(info.name);
    return {{"id", name},
            {"shortDescription", {{"text", info.summary}}},
            {"help", {{"text", "docs/rules/" + name + ".md says what, why and how to mend it."}}},
            {"defaultConfiguration", {{"level", levelOf(info.severity)}}},
            {"properties", {{"tags", {std::string(info.family)}}}}};
}

Json resultOf(const model::Finding &finding, std::size_t rule)
{
    std::string text = finding.message;
    if (!finding.fix.empty())
        text += "\nFix: " + finding.fix;
    Json related = Json::array();
    for (const base::Place &place : finding.related)
        related.push_back(locationOf(place));
    Json result{{"ruleId", finding.rule},
                {"ruleIndex", rule},
                {"level", levelOf(finding.severity)},
                {"message", {{"text", text}}},
                {"locations", Json::array({locationOf(finding.place)})},
                {"partialFingerprints", {{"fleetwright/v1", finding.fingerprint}}},
                {"properties", {{"clusters", finding.clusters}}}};
    if (!finding.field.empty())
        result["properties"]["field"] = finding.field;
    if (!related.empty())
        result["relatedLocations"] = related;
    return result;
}

} // namespace

std::string checkSarif(const CheckReport &report)
{
    Json rules = Json::array();
    std::map<std::string_view, std::size_t> indices;
    for (const analysis::RuleInfo &info : analysis::ruleInfos()) {
        if (std::ranges::find(report.rules, info.name) == report.rules.end())
            continue;
        indices.emplace(info.name, rules.size());
        rules.push_back(ruleJson(info));
    }
    Json results = Json::array();
    for (const model::Finding &finding : report.findings) {
        const auto rule = indices.find(finding.rule);
        if (rule != indices.end())
            results.push_back(resultOf(finding, rule->second));
    }
    const Json driver{
        {"name", "Fleetwright"}, {"semanticVersion", FLEETWRIGHT_VERSION}, {"rules", rules}};
    const Json document{
        {"$schema", "https://json.schemastore.org/sarif-2.1.0.json"},
        {"version", "2.1.0"},
        {"runs", Json::array({{{"tool", {{"driver", driver}}}, {"results", results}}})}};
    return document.dump(2, ' ', false, Json::error_handler_t::replace);
}

} // namespace fleetwright::cli
