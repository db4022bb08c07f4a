// SPDX-License-Identifier: Apache-2.0
#include "helm/filepattern.h"
#include "helm/templatetypes.h"
#include "template/encoding.h"
#include "template/function.h"
#include "template/yamltext.h"

#include <array>
#include <map>
#include <string>
#include <vector>

namespace fleetwright::helm {

using gotemplate::CallContext;
using gotemplate::Function;
using gotemplate::Heap;
using gotemplate::Kind;
using gotemplate::MapData;
using gotemplate::SliceData;
using gotemplate::Type;
using gotemplate::Value;
namespace types = gotemplate::types;

namespace {

using Arguments = std::span<const Value>;

/// The map that templates see, and the files that its methods read.
struct FilesData : MapData {
    const ChartFile *const *files = nullptr; ///< as many as entries, in their order
};

extern const Type filesType;

Value bytesOf(Heap &heap, std::string_view text)
{
    SliceData *bytes = heap.newSlice(text.size());
    for (std::size_t at = 0; at < text.size(); ++at)
        bytes->elements[at] =
            Value::unsignedInteger(static_cast<unsigned char>(text[at]), types::uint8);
    return Value::slice(bytes, types::byteSlice);
}

/// `files` are sorted by name.
Value mapOf(Heap &heap, std::span<const ChartFile *const> files, FileBytes bytes)
{
    auto *data = heap.make<FilesData>();
    auto *kept = heap.makeArray<const ChartFile *>(files.size());
    std::copy(files.begin(), files.end(), kept);
    data->files = kept;
    for (const ChartFile *file : files) {
        const std::string_view text = file->content->bytes();
        heap.append(*data, file->name,
                    bytesOf(heap, bytes == FileBytes::Made ? text : std::string_view()));
    }
    return Value::map(data, filesType);
}

std::span<const ChartFile *const> filesOf(const Value &files)
{
    const auto *data = static_cast<const FilesData *>(files.asMap());
    return {data->files, data->size};
}

const ChartFile *fileNamed(const Value &files, std::string_view name)
{
    for (const ChartFile *file : filesOf(files)) {
        if (file->name == name)
            return file;
    }
    return nullptr;
}

std::string_view textNamed(const Value &files, std::string_view name)
{
    const ChartFile *file = fileNamed(files, name);
    return file ? file->content->bytes() : std::string_view();
}

Value get(CallContext & /*context*/, Arguments arguments)
{
    return Value::string(textNamed(arguments[0], arguments[1].asString()));
}

Value getBytes(CallContext &context, Arguments arguments)
{
    const std::string_view text = textNamed(arguments[0], arguments[1].asString());
    return context.mayMake(text.size() * sizeof(Value)) ? bytesOf(context.heap(), text) : Value();
}

Value glob(CallContext &context, Arguments arguments)
{
    const FileGlob pattern(arguments[1].asString());
    std::vector<const ChartFile *> matching;
    std::size_t size = 0;
    for (const ChartFile *file : filesOf(arguments[0])) {
        if (!pattern.matches(file->name))
            continue;
        matching.push_back(file);
        size += file->content->bytes().size();
    }
    if (!context.mayMake(size * sizeof(Value)))
        return {};
    return mapOf(context.heap(), matching, FileBytes::Made);
}

/// A mapping of base names to texts as YAML. Of equal names Go leaves the winner to chance; here
/// it is the last.
template<typename TextOf>
Value asYaml(CallContext &context, const Value &files, const TextOf &textOf)
{
    std::map<std::string_view, std::string_view> texts;
    for (const ChartFile *file : filesOf(files)) {
        const std::string_view name = file->name;
        texts[name.substr(name.rfind('/') + 1)] = file->content->bytes();
    }
    MapData *map = context.heap().newMap(texts.size());
    for (const auto &[name, text] : texts)
        context.heap().append(*map, name, textOf(text));
    std::string error;
    return context.string(
        gotemplate::toYaml(Value::map(map, types::stringMap), context.heap(), error).value_or(""));
}

Value asConfig(CallContext &context, Arguments arguments)
{
    return asYaml(context, arguments[0], [](std::string_view text) { return Value::string(text); });
}

Value asSecrets(CallContext &context, Arguments arguments)
{
    return asYaml(context, arguments[0], [&context](std::string_view text) {
        return context.string(gotemplate::encodeBase64(text));
    });
}

Value lines(CallContext &context, Arguments arguments)
{
    const ChartFile *file = fileNamed(arguments[0], arguments[1].asString());
    std::vector<Value> result;
    if (file) {
        std::string_view text = file->content->bytes();
        if (text.empty())
            return context.fail("runtime error: index out of range [-1]");
        if (text.ends_with('\n'))
            text.remove_suffix(1);
        if (!context.mayMake(text.size() * sizeof(Value)))
            return {};
        while (true) {
            const std::size_t end = text.find('\n');
            result.push_back(Value::string(text.substr(0, end)));
            if (end == std::string_view::npos)
                break;
            text.remove_prefix(end + 1);
        }
    }
    return Value::slice(context.heap().newSlice(result), types::stringSlice);
}

const std::array filesMethods = {
    Function{"Get", get, {&types::string}, false, &types::string},
    Function{"GetBytes", getBytes, {&types::string}, false, &types::byteSlice},
    Function{"Glob", glob, {&types::string}, false, &filesType},
    Function{"AsConfig", asConfig, {}, false, &types::string},
    Function{"AsSecrets", asSecrets, {}, false, &types::string},
    Function{"Lines", lines, {&types::string}, false, &types::stringSlice},
};
std::span<const Function> filesMethodSpan = filesMethods;
const Type bytesMap{.kind = Kind::Map, .name = "map[string][]uint8", .element = &types::byteSlice};
const Type filesType{.kind = Kind::Map,
                     .name = "engine.files",
                     .element = &types::byteSlice,
                     .underlying = &bytesMap,
                     .methods = &filesMethodSpan};

} // namespace

Value filesValue(Heap &heap, std::span<const ChartFile> files, FileBytes bytes)
{
    std::map<std::string_view, const ChartFile *> sorted;
    for (const ChartFile &file : files)
        sorted[file.name] = &file;
    std::vector<const ChartFile *> list;
    std::size_t size = 0;
    for (const auto &[name, file] : sorted) {
        list.push_back(file);
        size += file->content->bytes().size();
    }
    if (bytes == FileBytes::Made && !heap.hasRoomFor(size * sizeof(Value)))
        return {};
    return mapOf(heap, list, bytes);
}

} // namespace fleetwright::helm
