// SPDX-License-Identifier: Apache-2.0
#include "template/json.h"
#include "template/semver.h"
#include "template/sprig.h"

#include <array>

namespace fleetwright::gotemplate {

namespace {

using Arguments = std::span<const Value>;

/// A Version in a Heap.
struct HeldVersion {
    std::uint64_t major;
    std::uint64_t minor;
    std::uint64_t patch;
    std::string_view prerelease;
    std::string_view metadata;
    std::string_view original;
};

Version versionOf(const Value &value)
{
    const auto &held = value.as<HeldVersion>();
    return {held.major,
            held.minor,
            held.patch,
            std::string(held.prerelease),
            std::string(held.metadata),
            std::string(held.original)};
}

std::string versionText(const Value &value)
{
    return versionOf(value).text();
}

std::string versionJson(const Value &value)
{
    std::string error;
    const std::string text = versionText(value);
    return toJson(Value::string(text), JsonEscapes::Html, error).value_or("null");
}

std::span<const Function> *methods();

extern const Type versionType;
extern const Type versionPointer;

Value held(CallContext &context, const Version &version, const Type &type)
{
    Heap &heap = context.heap();
    return Value::object(heap.make<HeldVersion>(version.major, version.minor, version.patch,
                                                heap.copy(version.prerelease),
                                                heap.copy(version.metadata),
                                                heap.copy(version.original)),
                         type);
}

Value major(CallContext & /*context*/, Arguments arguments)
{
    return Value::unsignedInteger(arguments[0].as<HeldVersion>().major);
}

Value minor(CallContext & /*context*/, Arguments arguments)
{
    return Value::unsignedInteger(arguments[0].as<HeldVersion>().minor);
}

Value patch(CallContext & /*context*/, Arguments arguments)
{
    return Value::unsignedInteger(arguments[0].as<HeldVersion>().patch);
}

Value prerelease(CallContext & /*context*/, Arguments arguments)
{
    return Value::string(arguments[0].as<HeldVersion>().prerelease);
}

Value metadata(CallContext & /*context*/, Arguments arguments)
{
    return Value::string(arguments[0].as<HeldVersion>().metadata);
}

Value original(CallContext & /*context*/, Arguments arguments)
{
    return Value::string(arguments[0].as<HeldVersion>().original);
}

Value text(CallContext &context, Arguments arguments)
{
    return context.string(versionText(arguments[0]));
}

/// A changed version takes its prefix "v" along.
Value changed(CallContext &context, Version version)
{
    const std::string prefix = version.original.starts_with('v') ? "v" : "";
    version.original = prefix + version.text();
    return held(context, version, versionType);
}

Value incrementPatch(CallContext &context, Arguments arguments)
{
    Version version = versionOf(arguments[0]);
    version.patch += version.prerelease.empty() ? 1 : 0;
    version.prerelease.clear();
    version.metadata.clear();
    return changed(context, std::move(version));
}

Value incrementMinor(CallContext &context, Arguments arguments)
{
    Version version = versionOf(arguments[0]);
    version.prerelease.clear();
    version.metadata.clear();
    version.patch = 0;
    ++version.minor;
    return changed(context, std::move(version));
}

Value incrementMajor(CallContext &context, Arguments arguments)
{
    Version version = versionOf(arguments[0]);
    version.prerelease.clear();
    version.metadata.clear();
    version.patch = version.minor = 0;
    ++version.major;
    return changed(context, std::move(version));
}

bool isSuffix(std::string_view text)
{
    return text.find_first_not_of(
               "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-0123456789.")
           == std::string_view::npos;
}

Value setPrerelease(CallContext &context, Arguments arguments)
{
    Version version = versionOf(arguments[0]);
    version.prerelease = arguments[1].asString();
    if (!isSuffix(version.prerelease))
        return context.fail("Invalid Prerelease string");
    return changed(context, std::move(version));
}

Value setMetadata(CallContext &context, Arguments arguments)
{
    Version version = versionOf(arguments[0]);
    version.metadata = arguments[1].asString();
    if (!isSuffix(version.metadata))
        return context.fail("Invalid Metadata string");
    return changed(context, std::move(version));
}

int ordered(Arguments arguments)
{
    return compareVersions(versionOf(arguments[0]), versionOf(arguments[1]));
}

Value compare(CallContext & /*context*/, Arguments arguments)
{
    return Value::integer(ordered(arguments));
}

Value lessThan(CallContext & /*context*/, Arguments arguments)
{
    return Value::boolean(ordered(arguments) < 0);
}

Value lessThanEqual(CallContext & /*context*/, Arguments arguments)
{
    return Value::boolean(ordered(arguments) <= 0);
}

Value greaterThan(CallContext & /*context*/, Arguments arguments)
{
    return Value::boolean(ordered(arguments) > 0);
}

Value greaterThanEqual(CallContext & /*context*/, Arguments arguments)
{
    return Value::boolean(ordered(arguments) >= 0);
}

Value equalTo(CallContext & /*context*/, Arguments arguments)
{
    return Value::boolean(ordered(arguments) == 0);
}

constexpr const Type *str = &types::string;
constexpr const Type *uns = &types::uint64;
constexpr const Type *boolean = &types::boolean;

const Type versionType{.kind = Kind::Struct,
                       .name = "semver.Version",
                       .methods = methods(),
                       .text = versionText,
                       .json = versionJson,
                       .opaque = true};
const Type versionPointer{.kind = Kind::Pointer,
                          .name = "*semver.Version",
                          .element = &versionType,
                          .methods = methods(),
                          .text = versionText,
                          .json = versionJson};

std::span<const Function> *methods()
{
    static const std::array all = {
        Function{"Major", major, {}, false, uns},
        Function{"Minor", minor, {}, false, uns},
        Function{"Patch", patch, {}, false, uns},
        Function{"Prerelease", prerelease, {}, false, str},
        Function{"Metadata", metadata, {}, false, str},
        Function{"Original", original, {}, false, str},
        Function{"String", text, {}, false, str},
        Function{"IncPatch", incrementPatch, {}, false, &versionType},
        Function{"IncMinor", incrementMinor, {}, false, &versionType},
        Function{"IncMajor", incrementMajor, {}, false, &versionType},
        Function{"SetPrerelease", setPrerelease, {str}, false, &versionType},
        Function{"SetMetadata", setMetadata, {str}, false, &versionType},
        Function{"Compare", compare, {&versionPointer}, false, &types::integer},
        Function{"LessThan", lessThan, {&versionPointer}, false, boolean},
        Function{"LessThanEqual", lessThanEqual, {&versionPointer}, false, boolean},
        Function{"GreaterThan", greaterThan, {&versionPointer}, false, boolean},
        Function{"GreaterThanEqual", greaterThanEqual, {&versionPointer}, false, boolean},
        Function{"Equal", equalTo, {&versionPointer}, false, boolean},
    };
    static std::span<const Function> span = all;
    return &span;
}

Value semver(CallContext &context, Arguments arguments)
{
    std::string error;
    const std::optional<Version> version = parseVersion(arguments[0].asString(), error);
    return version ? held(context, *version, versionPointer) : context.fail(error);
}

Value semverCompare(CallContext &context, Arguments arguments)
{
    std::string error;
    const std::optional<VersionConstraint> constraint =
        VersionConstraint::parse(arguments[0].asString(), error);
    if (!constraint)
        return context.fail(error);
    const std::optional<Version> version = parseVersion(arguments[1].asString(), error);
    if (!version)
        return context.fail(error);
    return Value::boolean(constraint->allows(*version));
}

const std::array functions = {
    Function{"semver", semver, {str}, false, &versionPointer},
    Function{"semverCompare", semverCompare, {str, str}, false, boolean},
};

} // namespace

std::span<const Function> sprigSemver()
{
    return functions;
}

} // namespace fleetwright::gotemplate
