// SPDX-License-Identifier: Apache-2.0
#include "helm/templatetypes.h"

#include "helm/tables.h"
#include "template/function.h"
#include "template/yamltext.h"

#include <array>
#include <string>
#include <vector>

namespace fleetwright::helm {

using gotemplate::CallContext;
using gotemplate::Field;
using gotemplate::Function;
using gotemplate::Heap;
using gotemplate::Kind;
using gotemplate::MapData;
using gotemplate::Type;
using gotemplate::Value;
namespace types = gotemplate::types;

namespace {

using Arguments = std::span<const Value>;

// chartutil.Values

Value yamlOf(CallContext &context, Arguments arguments)
{
    std::string error;
    const auto text = gotemplate::toYaml(arguments[0], context.heap(), error);
    return text ? context.string(*text + '\n') : context.fail(error);
}

Value tableNamed(CallContext &context, Arguments arguments)
{
    std::string_view path = arguments[1].asString();
    MapData *table = arguments[0].asMap();
    while (true) {
        const std::string_view part = path.substr(0, path.find('.'));
        table = table ? tableAt(*table, part) : nullptr;
        if (!table)
            return context.fail("\"" + std::string(part) + "\" is not a table");
        if (part.size() == path.size())
            return Value::map(table, valuesType);
        path.remove_prefix(part.size() + 1);
    }
}

Value asMap(CallContext &context, Arguments arguments)
{
    if (arguments[0].size() == 0)
        return Value::map(context.heap().newMap());
    return arguments[0].withType(types::anyMap);
}

Value valueAtPath(CallContext &context, Arguments arguments)
{
    const std::string_view path = arguments[1].asString();
    if (path.empty())
        return context.fail("YAML path cannot be empty");
    MapData *values = arguments[0].asMap();
    const std::optional<Value> value = values ? valueAlong(*values, path) : std::nullopt;
    return value ? *value
                 : context.fail("\"" + std::string(path.substr(path.rfind('.') + 1))
                                + "\" is not a value");
}

const std::array valuesMethods = {
    Function{"YAML", yamlOf, {}, false, &types::string},
    Function{"Table", tableNamed, {&types::string}, false, &valuesType},
    Function{"AsMap", asMap, {}, false, &types::anyMap},
    Function{"PathValue", valueAtPath, {&types::string}, false, &types::any},
};
std::span<const Function> valuesMethodSpan = valuesMethods;

// chart.Metadata

const std::array maintainerFields = {Field{"Name", "name", &types::string, true},
                                     Field{"Email", "email", &types::string, true},
                                     Field{"URL", "url", &types::string, true}};
const Type maintainerType{
    .kind = Kind::Struct, .name = "chart.Maintainer", .fields = maintainerFields};
const Type maintainerPointer{
    .kind = Kind::Pointer, .name = "*chart.Maintainer", .element = &maintainerType};
const Type maintainerList{
    .kind = Kind::Slice, .name = "[]*chart.Maintainer", .element = &maintainerPointer};

const std::array dependencyFields = {Field{"Name", "name", &types::string},
                                     Field{"Version", "version", &types::string, true},
                                     Field{"Repository", "repository", &types::string},
                                     Field{"Condition", "condition", &types::string, true},
                                     Field{"Tags", "tags", &types::stringSlice, true},
                                     Field{"Enabled", "enabled", &types::boolean, true},
                                     Field{"ImportValues", "import-values", &types::anySlice, true},
                                     Field{"Alias", "alias", &types::string, true}};
const Type dependencyType{
    .kind = Kind::Struct, .name = "chart.Dependency", .fields = dependencyFields};
const Type dependencyPointer{
    .kind = Kind::Pointer, .name = "*chart.Dependency", .element = &dependencyType};
const Type dependencyList{
    .kind = Kind::Slice, .name = "[]*chart.Dependency", .element = &dependencyPointer};

const std::array chartFields = {Field{"Name", "name", &types::string, true},
                                Field{"Home", "home", &types::string, true},
                                Field{"Sources", "sources", &types::stringSlice, true},
                                Field{"Version", "version", &types::string, true},
                                Field{"Description", "description", &types::string, true},
                                Field{"Keywords", "keywords", &types::stringSlice, true},
                                Field{"Maintainers", "maintainers", &maintainerList, true},
                                Field{"Icon", "icon", &types::string, true},
                                Field{"APIVersion", "apiVersion", &types::string, true},
                                Field{"Condition", "condition", &types::string, true},
                                Field{"Tags", "tags", &types::string, true},
                                Field{"AppVersion", "appVersion", &types::string, true},
                                Field{"Deprecated", "deprecated", &types::boolean, true},
                                Field{"Annotations", "annotations", &types::stringMap, true},
                                Field{"KubeVersion", "kubeVersion", &types::string, true},
                                Field{"Dependencies", "dependencies", &dependencyList, true},
                                Field{"Type", "type", &types::string, true},
                                Field{"IsRoot", "", &types::boolean}};
const Type chartType{
    .kind = Kind::Struct, .name = "struct { chart.Metadata; IsRoot bool }", .fields = chartFields};

template<typename... Values>
const Value *objectOf(Heap &heap, const Values &...values)
{
    const std::array<Value, sizeof...(Values)> list = {values...};
    Value *object = heap.makeArray<Value>(list.size());
    std::copy(list.begin(), list.end(), object);
    return object;
}

/// nil for none, as Go leaves what a file does not give.
Value textList(Heap &heap, const std::vector<std::string> &texts)
{
    if (texts.empty())
        return Value::slice(nullptr, types::stringSlice);
    std::vector<Value> values;
    for (const std::string &text : texts)
        values.push_back(heap.string(text));
    return Value::slice(heap.newSlice(values), types::stringSlice);
}

Value maintainersValue(Heap &heap, const std::vector<Maintainer> &maintainers)
{
    std::vector<Value> list;
    for (const Maintainer &each : maintainers) {
        const Value *object =
            objectOf(heap, heap.string(each.name), heap.string(each.email), heap.string(each.url));
        list.push_back(Value::object(object, maintainerPointer));
    }
    return Value::slice(list.empty() ? nullptr : heap.newSlice(list), maintainerList);
}

Value importsValue(Heap &heap, const std::vector<ImportedValues> &imports)
{
    std::vector<Value> list;
    for (const ImportedValues &each : imports) {
        MapData *map = heap.newMap(2);
        heap.append(*map, "child", heap.string(each.child));
        heap.append(*map, "parent", heap.string(each.parent));
        list.push_back(Value::map(map, types::stringMap));
    }
    return Value::slice(list.empty() ? nullptr : heap.newSlice(list));
}

Value dependenciesValue(Heap &heap, const std::vector<WorkingDependency *> &dependencies)
{
    std::vector<Value> list;
    for (const WorkingDependency *each : dependencies) {
        const Dependency &written = *each->written;
        const Value *object =
            objectOf(heap, heap.string(each->name), heap.string(written.version),
                     heap.string(written.repository), heap.string(written.condition),
                     textList(heap, written.tags), Value::boolean(each->isEnabled),
                     importsValue(heap, written.importedValues), heap.string(written.alias));
        list.push_back(Value::object(object, dependencyPointer));
    }
    return Value::slice(list.empty() ? nullptr : heap.newSlice(list), dependencyList);
}

// chartutil.Capabilities

Value hasVersion(CallContext & /*context*/, Arguments arguments)
{
    const auto *versions = arguments[0].asSlice();
    for (std::size_t index = 0; versions && index < versions->size; ++index) {
        if (versions->elements[index].asString() == arguments[1].asString())
            return Value::boolean(true);
    }
    return Value::boolean(false);
}

const std::array versionSetMethods = {
    Function{"Has", hasVersion, {&types::string}, false, &types::boolean}};
std::span<const Function> versionSetMethodSpan = versionSetMethods;
const Type versionSetType{.kind = Kind::Slice,
                          .name = "chartutil.VersionSet",
                          .element = &types::string,
                          .underlying = &types::stringSlice,
                          .methods = &versionSetMethodSpan};

std::string kubeVersionText(const Value &version)
{
    return std::string(version.as<Value>().asString());
}

Value kubeVersionString(CallContext & /*context*/, Arguments arguments)
{
    return arguments[0].as<Value>();
}

const std::array kubeVersionMethods = {
    Function{"String", kubeVersionString, {}, false, &types::string},
    Function{"GitVersion", kubeVersionString, {}, false, &types::string}};
std::span<const Function> kubeVersionMethodSpan = kubeVersionMethods;
const std::array kubeVersionFields = {Field{"Version", "", &types::string},
                                      Field{"Major", "", &types::string},
                                      Field{"Minor", "", &types::string}};
const Type kubeVersionType{.kind = Kind::Struct,
                           .name = "chartutil.KubeVersion",
                           .fields = kubeVersionFields,
                           .methods = &kubeVersionMethodSpan,
                           .addressedText = kubeVersionText};

const std::array helmVersionFields = {Field{"Version", "version", &types::string, true},
                                      Field{"GitCommit", "git_commit", &types::string, true},
                                      Field{"GitTreeState", "git_tree_state", &types::string, true},
                                      Field{"GoVersion", "go_version", &types::string, true}};
const Type helmVersionType{
    .kind = Kind::Struct, .name = "version.BuildInfo", .fields = helmVersionFields};

const std::array capabilitiesFields = {Field{"KubeVersion", "", &kubeVersionType},
                                       Field{"APIVersions", "", &versionSetType},
                                       Field{"HelmVersion", "", &helmVersionType}};
const Type capabilitiesType{
    .kind = Kind::Struct, .name = "chartutil.Capabilities", .fields = capabilitiesFields};
const Type capabilitiesPointer{
    .kind = Kind::Pointer, .name = "*chartutil.Capabilities", .element = &capabilitiesType};

} // namespace

const Type valuesType{.kind = Kind::Map,
                      .name = "chartutil.Values",
                      .element = &types::any,
                      .underlying = &types::anyMap,
                      .methods = &valuesMethodSpan};

Value chartValue(Heap &heap, const WorkingChart &chart)
{
    const Metadata &data = chart.chart->metadata;
    Value annotations = Value::map(nullptr, types::stringMap);
    if (!data.annotations.empty()) {
        MapData *map = heap.newMap(data.annotations.size());
        for (const auto &[key, text] : data.annotations)
            heap.append(*map, heap.copy(key), heap.string(text));
        annotations = Value::map(map, types::stringMap);
    }
    const Value *object = objectOf(
        heap, heap.string(chart.name), heap.string(data.home), textList(heap, data.sources),
        heap.string(data.version), heap.string(data.description), textList(heap, data.keywords),
        maintainersValue(heap, data.maintainers), heap.string(data.icon),
        heap.string(data.apiVersion), heap.string(data.condition), heap.string(data.tags),
        heap.string(data.appVersion), Value::boolean(data.isDeprecated), annotations,
        heap.string(data.kubeVersion), dependenciesValue(heap, chart.requirements),
        heap.string(data.type), Value::boolean(!chart.parent));
    return Value::object(object, chartType);
}

Value capabilitiesValue(Heap &heap, const Capabilities &capabilities)
{
    std::vector<Value> versions;
    for (const std::string &version : capabilities.apiVersions)
        versions.push_back(Value::string(version));
    const Value *kube =
        objectOf(heap, Value::string(capabilities.kubeVersion), Value::string(capabilities.major),
                 Value::string(capabilities.minor));
    const Value *helm = objectOf(heap, Value::string("v3.18.6"), Value::string(""),
                                 Value::string(""), Value::string("go1.24.6"));
    const Value *object = objectOf(heap, Value::object(kube, kubeVersionType),
                                   Value::slice(heap.newSlice(versions), versionSetType),
                                   Value::object(helm, helmVersionType));
    return Value::object(object, capabilitiesPointer);
}

} // namespace fleetwright::helm
