// SPDX-License-Identifier: Apache-2.0
#include "template/functionsets.h"

#include "template/argocdfunctions.h"
#include "template/helmfunctions.h"
#include "template/sprig.h"

#include <array>

namespace fleetwright::gotemplate {

namespace {

/// Sprig's TxtFuncMap but what asks the machine for its environment or the network.
void addSprig(FunctionSet &set)
{
    for (const std::span<const Function> functions :
         {sprigStrings(), sprigWords(), sprigLists(), sprigDicts(), sprigDefaults(), sprigNumbers(),
          sprigDates(), sprigRegex(), sprigSemver(), sprigUrls(), sprigPaths(), sprigCrypto(),
          sprigCertificates()})
        set.add(functions);
}

Value withoutNetwork(CallContext &context, std::span<const Value> /*arguments*/)
{
    return context.fail("the network is never asked here");
}

/// Fleet leaves Sprig's getHostByName in.
const std::array fleetFunctions = {
    Function{"getHostByName", withoutNetwork, {&types::string}, false, &types::string},
};

FunctionSetPtr make(Family family)
{
    auto set = std::make_shared<FunctionSet>();
    set->add(builtinFunctions());
    if (family != Family::None)
        addSprig(*set);
    if (family == Family::ArgoCd)
        set->add(argoCdFunctions());
    else if (family == Family::Helm)
        set->add(helmFunctions());
    else if (family == Family::Fleet)
        set->add(fleetFunctions);
    return set;
}

} // namespace

std::optional<Family> familyOf(std::string_view name)
{
    if (name == "none")
        return Family::None;
    if (name == "argocd")
        return Family::ArgoCd;
    if (name == "helm")
        return Family::Helm;
    if (name == "fleet")
        return Family::Fleet;
    return std::nullopt;
}

FunctionSetPtr functionsOf(Family family)
{
    static const std::array<FunctionSetPtr, 4> sets = {make(Family::None), make(Family::ArgoCd),
                                                       make(Family::Helm), make(Family::Fleet)};
    return sets[static_cast<std::size_t>(family)];
}

TemplateSet::Options optionsOf(Family family)
{
    TemplateSet::Options options;
    options.functions = functionsOf(family);
    switch (family) {
    case Family::None:
        options.name = "t";
        break;
    case Family::ArgoCd:
        options.name = "base";
        break;
    case Family::Helm:
        options.name = "gotpl";
        options.missingKey = MissingKey::Zero;
        break;
    case Family::Fleet:
        options.name = "values";
        options.delimiters = {"${", "}"};
        options.missingKey = MissingKey::Error;
        break;
    }
    return options;
}

} // namespace fleetwright::gotemplate
