// SPDX-License-Identifier: Apache-2.0
#include "template/sprig.h"

#include <array>
#include <string>

namespace fleetwright::gotemplate {

namespace {

using Arguments = std::span<const Value>;

/// path.Clean.
std::string cleaned(std::string_view path)
{
    if (path.empty())
        return ".";
    const bool isRooted = path[0] == '/';
    std::vector<std::string_view> parts;
    while (!path.empty()) {
        const std::size_t slash = path.find('/');
        const std::string_view part = path.substr(0, slash);
        path = slash == std::string_view::npos ? std::string_view() : path.substr(slash + 1);
        if (part.empty() || part == ".")
            continue;
        if (part != "..") {
            parts.push_back(part);
        } else if (!parts.empty() && parts.back() != "..") {
            parts.pop_back();
        } else if (!isRooted) {
            parts.push_back(part);
        }
    }
    std::string out = isRooted ? "/" : "";
    for (std::size_t index = 0; index < parts.size(); ++index) {
        out += index > 0 ? "/" : "";
        out += parts[index];
    }
    return out.empty() ? "." : out;
}

Value base(CallContext & /*context*/, Arguments arguments)
{
    std::string_view path = arguments[0].asString();
    if (path.empty())
        return Value::string(".");
    while (path.ends_with('/'))
        path.remove_suffix(1);
    if (const std::size_t slash = path.rfind('/'); slash != std::string_view::npos)
        path.remove_prefix(slash + 1);
    return Value::string(path.empty() ? "/" : path);
}

Value dir(CallContext &context, Arguments arguments)
{
    const std::string_view path = arguments[0].asString();
    const std::size_t slash = path.rfind('/');
    return context.string(
        cleaned(slash == std::string_view::npos ? std::string_view() : path.substr(0, slash + 1)));
}

Value clean(CallContext &context, Arguments arguments)
{
    return context.string(cleaned(arguments[0].asString()));
}

Value ext(CallContext & /*context*/, Arguments arguments)
{
    const std::string_view path = arguments[0].asString();
    const std::size_t mark = path.find_last_of("./");
    const bool hasOne = mark != std::string_view::npos && path[mark] == '.';
    return Value::string(hasOne ? path.substr(mark) : std::string_view());
}

Value isAbsolute(CallContext & /*context*/, Arguments arguments)
{
    return Value::boolean(arguments[0].asString().starts_with('/'));
}

constexpr const Type *str = &types::string;

const std::array functions = {
    Function{"base", base, {str}, false, str},
    Function{"dir", dir, {str}, false, str},
    Function{"clean", clean, {str}, false, str},
    Function{"ext", ext, {str}, false, str},
    Function{"isAbs", isAbsolute, {str}, false, &types::boolean},
    Function{"osBase", base, {str}, false, str},
    Function{"osDir", dir, {str}, false, str},
    Function{"osClean", clean, {str}, false, str},
    Function{"osExt", ext, {str}, false, str},
    Function{"osIsAbs", isAbsolute, {str}, false, &types::boolean},
};

} // namespace

std::span<const Function> sprigPaths()
{
    return functions;
}

} // namespace fleetwright::gotemplate
