// SPDX-License-Identifier: Apache-2.0
#include "helm/schemaviolation.h"

#include "template/format.h"
#include "template/quoting.h"
#include "yaml/scalar.h"

namespace fleetwright::helm {

namespace {

std::string pointerOf(const std::vector<std::string> &location)
{
    std::string pointer;
    for (const std::string &token : location) {
        pointer += '/';
        for (const char c : token) {
            if (c == '~')
                pointer += "~0";
            else if (c == '/')
                pointer += "~1";
            else
                pointer += c;
        }
    }
    return pointer;
}

void append(std::string &out, const Violation &violation, std::size_t indent)
{
    out += (out.empty() ? "" : "\n") + std::string(indent * 2, ' ') + "- at "
           + quotedText(pointerOf(violation.location)) + ": " + violation.message;
    for (const Violation &cause : violation.causes)
        append(out, cause, indent + 1);
}

} // namespace

std::string violationText(const std::vector<Violation> &violations)
{
    std::string out;
    const bool isOneGroup = violations.size() == 1 && violations.front().isGroup;
    for (const Violation &violation : isOneGroup ? violations.front().causes : violations)
        append(out, violation, 0);
    return out;
}

/// util.go quote
std::string quotedText(std::string_view text)
{
    const std::string escaped = gotemplate::goQuoted(text);
    std::string out = "'";
    for (std::size_t at = 1; at + 1 < escaped.size(); ++at) {
        if (escaped[at] == '\\' && escaped[at + 1] == '"')
            continue;
        if (escaped[at] == '\'')
            out += '\\';
        out += escaped[at];
        if (escaped[at] == '\\')
            out += escaped[++at];
    }
    return out + '\'';
}

std::string joined(const std::vector<std::string> &names)
{
    std::string out;
    for (const std::string &name : names)
        out += (out.empty() ? "" : ", ") + quotedText(name);
    return out;
}

std::string shown(const gotemplate::Value &value)
{
    if (value.isString())
        return quotedText(value.asString());
    if (value.isMap() || value.isSlice())
        return "value";
    if (value.kind() == gotemplate::Kind::Float64)
        return shownNumber(value.asReal());
    return gotemplate::valueText(value);
}

std::string shownNumber(double number)
{
    return yaml::formatJsonFloat(number);
}

} // namespace fleetwright::helm
