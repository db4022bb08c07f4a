// SPDX-License-Identifier: Apache-2.0
#include "cli/checkreport.h"

#include <nlohmann/json.hpp>

namespace fleetwright::cli {

namespace {

using Json = nlohmann::ordered_json;

std::string textOf(const Json &document)
{
    return document.dump(2, ' ', false, Json::error_handler_t::replace);
}

Json findingJson(const model::Finding &finding)
{
    Json related = Json::array();
    for (const base::Place &place : finding.related)
        related.push_back({{"file", place.file.text()}, {"line", place.line}});
    return {{"rule", finding.rule},
            {"severity", model::severityName(finding.severity)},
            {"side", finding.side == model::Side::Base ? "base" : "after"},
            {"file", finding.place.file.text()},
            {"line", finding.place.line},
            {"column", finding.place.column},
            {"clusters", finding.clusters},
            {"field", finding.field},
            {"layer", finding.layer},
            {"value", finding.value},
            {"owners", finding.owners},
            {"message", finding.message},
            {"fix", finding.fix},
            {"fingerprint", finding.fingerprint},
            {"related", related}};
}

} // namespace

bool CheckReport::fails(const model::Finding &finding) const
{
    for (const model::Severity severity :
         {model::Severity::Info, model::Severity::Warning, model::Severity::Error}) {
        if (model::severityName(severity) == failOn)
            return finding.severity >= severity;
    }
    return false;
}

std::string checkJson(const CheckReport &report)
{
    Json list = Json::array();
    for (const model::Finding &finding : report.findings)
        list.push_back(findingJson(finding));
    return textOf({{"version", 1},
                   {"command", "check"},
                   {"today", report.today},
                   {"rules", report.rules},
                   {"accepted", report.accepted},
                   {"findings", list}});
}

std::string baselineJson(const std::vector<model::Finding> &findings)
{
    Json list = Json::array();
    for (const model::Finding &finding : findings)
        list.push_back({{"fingerprint", finding.fingerprint},
                        {"rule", finding.rule},
                        {"file", finding.place.file.text()},
                        {"message", finding.message}});
    return textOf({{"version", 1}, {"findings", list}}) + '\n';
}

} // namespace fleetwright::cli
