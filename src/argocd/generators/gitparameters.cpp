// SPDX-License-Identifier: Apache-2.0
#include "argocd/generators/gitparameters.h"

#include "argocd/manifest.h"
#include "argocd/names.h"

#include <string_view>
#include <utility>
#include <vector>

namespace fleetwright::argocd {

namespace {

/// path.Base of a clean path.
std::string baseName(std::string_view path)
{
    return std::string(path.substr(path.rfind('/') + 1));
}

/// path.Dir of a clean path.
std::string folderOf(std::string_view path)
{
    const std::size_t slash = path.rfind('/');
    return slash == std::string_view::npos ? "." : std::string(path.substr(0, slash));
}

std::vector<std::string> segmentsOf(std::string_view path)
{
    std::vector<std::string> segments;
    for (;;) {
        const std::size_t slash = path.find('/');
        segments.emplace_back(path.substr(0, slash));
        if (slash == std::string_view::npos)
            return segments;
        path.remove_prefix(slash + 1);
    }
}

} // namespace

base::Result<GitParameters> GitParameters::read(const yaml::Node *generator,
                                                const TemplateLanguage &language)
{
    base::Result<GeneratorValues> values = GeneratorValues::read(generator, language);
    if (!values)
        return values.error();
    base::Result<std::string> prefix = stringField(generator, "pathParamPrefix");
    if (!prefix)
        return prefix.error();
    GitParameters result;
    result.m_values = *std::move(values);
    result.m_prefix = *std::move(prefix);
    result.m_isGo = language.isGo;
    return result;
}

Value::Fields GitParameters::goPath(const std::string &folder, const base::Span &place) const
{
    const std::string name = baseName(folder);
    Value::Items segments;
    for (std::string &segment : segmentsOf(folder))
        segments.push_back(Value::string(std::move(segment), place));
    Value::Fields path;
    path.emplace("path", Value::string(folder, place));
    path.emplace("basename", Value::string(name, place));
    path.emplace("basenameNormalized", Value::string(sanitizedName(name), place));
    path.emplace("segments", Value::list(std::move(segments), Value::Kind::Strings, place));
    return path;
}

void GitParameters::addGo(Value::Fields &fields, Value::Fields path) const
{
    ValuePtr value = Value::map(std::move(path));
    if (m_prefix.empty()) {
        fields.insert_or_assign("path", std::move(value));
        return;
    }
    Value::Fields prefixed;
    prefixed.emplace("path", std::move(value));
    fields.insert_or_assign(m_prefix, Value::map(std::move(prefixed)));
}

std::string GitParameters::flatName() const
{
    return m_prefix.empty() ? "path" : m_prefix + ".path";
}

void GitParameters::addFlat(Value::Fields &fields, const std::string &folder,
                            const base::Span &place) const
{
    const std::string key = flatName();
    const std::string name = baseName(folder);
    fields.insert_or_assign(key, Value::string(folder, place));
    fields.insert_or_assign(key + ".basename", Value::string(name, place));
    fields.insert_or_assign(key + ".basenameNormalized", Value::string(sanitizedName(name), place));
    std::size_t number = 0;
    for (std::string &segment : segmentsOf(folder)) {
        const std::string position = key + '[' + std::to_string(number++) + ']';
        if (!segment.empty())
            fields.insert_or_assign(position, Value::string(std::move(segment), place));
    }
}

base::Result<ValuePtr> GitParameters::ofDirectory(const std::string &path,
                                                  const base::Span &place) const
{
    Value::Fields fields;
    if (m_isGo)
        addGo(fields, goPath(path, place));
    else
        addFlat(fields, path, place);
    return m_values.appendedTo(Value::map(std::move(fields)));
}

base::Result<ValuePtr> GitParameters::ofFile(const std::string &path, const Value &content,
                                             const base::Span &place) const
{
    const std::string folder = folderOf(path);
    const std::string file = baseName(path);
    const ValuePtr fileName = Value::string(file, place);
    const ValuePtr normalized = Value::string(sanitizedName(file), place);
    Value::Fields fields;
    if (m_isGo) {
        fields = content.fields();
        Value::Fields goFields = goPath(folder, place);
        goFields.emplace("filename", fileName);
        goFields.emplace("filenameNormalized", normalized);
        addGo(fields, std::move(goFields));
    } else {
        fields = flattenedFields(content);
        addFlat(fields, folder, place);
        fields.insert_or_assign(flatName() + ".filename", fileName);
        fields.insert_or_assign(flatName() + ".filenameNormalized", normalized);
    }
    return m_values.appendedTo(Value::map(std::move(fields), Value::Kind::Map, content.span()));
}

} // namespace fleetwright::argocd
