// SPDX-License-Identifier: Apache-2.0
#include "argocd/buildenvironment.h"

#include "base/ascii.h"

namespace fleetwright::argocd {

namespace {

bool isSpecial(char c)
{
    return std::string_view("*#$@!?-0123456789").find(c) != std::string_view::npos;
}

bool isNamePart(char c)
{
    return c == '_' || base::isLetter(c) || (c >= '0' && c <= '9');
}

/// os.getShellName: the name behind a '$' and how many bytes it takes with its brackets.
struct ShellName {
    std::string_view name;
    std::size_t width = 0;
};

ShellName shellName(std::string_view text)
{
    if (text.front() == '{') {
        if (text.size() > 2 && isSpecial(text[1]) && text[2] == '}')
            return {text.substr(1, 1), 3};
        const std::size_t close = text.find('}', 1);
        if (close == std::string_view::npos)
            return {{}, 1};
        return {close == 1 ? std::string_view() : text.substr(1, close - 1), close + 1};
    }
    if (isSpecial(text.front()))
        return {text.substr(0, 1), 1};
    std::size_t end = 0;
    while (end < text.size() && isNamePart(text[end]))
        ++end;
    return {text.substr(0, end), end};
}

} // namespace

BuildEnvironment::BuildEnvironment(const Application &application, const ApplicationSource &source)
    : m_variables{{"ARGOCD_APP_NAME", application.name},
                  {"ARGOCD_APP_NAMESPACE", application.destinationNamespace},
                  {"ARGOCD_APP_PROJECT_NAME", application.project},
                  {"ARGOCD_APP_SOURCE_REPO_URL", source.repoUrl},
                  {"ARGOCD_APP_SOURCE_PATH", source.path},
                  {"ARGOCD_APP_SOURCE_TARGET_REVISION", source.targetRevision}}
{}

std::string BuildEnvironment::expanded(std::string_view text) const
{
    std::string result;
    while (true) {
        const std::size_t dollar = text.find('$');
        result += text.substr(0, dollar);
        if (dollar == std::string_view::npos)
            return result;
        text.remove_prefix(dollar + 1);
        if (text.empty())
            return result + '$';
        const ShellName found = shellName(text);
        if (found.width == 0)
            result += '$';
        else if (found.name == "$")
            result += '$';
        else if (const auto known = m_variables.find(found.name); known != m_variables.end())
            result += known->second;
        text.remove_prefix(found.width);
    }
}

} // namespace fleetwright::argocd
