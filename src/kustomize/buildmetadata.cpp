// SPDX-License-Identifier: Apache-2.0
#include "kustomize/buildmetadata.h"

#include "kustomize/annotations.h"
#include "kustomize/errors.h"
#include "yaml/emitter.h"
#include "yaml/reader.h"

#include <memory>
#include <vector>

namespace fleetwright::kustomize {

namespace {

/// path.Clean of a relative path; ".." at the begin stays.
std::string cleaned(std::string_view path)
{
    std::vector<std::string_view> parts;
    while (!path.empty()) {
        const std::size_t slash = path.find('/');
        const std::string_view part = path.substr(0, slash);
        path = slash == std::string_view::npos ? std::string_view{} : path.substr(slash + 1);
        if (part.empty() || part == ".")
            continue;
        if (part == ".." && !parts.empty() && parts.back() != "..")
            parts.pop_back();
        else
            parts.push_back(part);
    }
    std::string result;
    for (const std::string_view part : parts)
        result += (result.empty() ? "" : "/") + std::string(part);
    return result;
}

std::string scalar(std::string_view text)
{
    return yaml::formatScalar(text, yaml::Tag::String);
}

} // namespace

std::string Origin::text(std::string_view indent) const
{
    std::string result;
    const auto line = [&](std::string_view depth, std::string_view key, std::string_view value) {
        if (value.empty() && key != "configuredBy")
            return;
        if (!result.empty())
            result += indent;
        result += std::string(depth) + std::string(key) + ":";
        result += value.empty() ? std::string("\n") : " " + scalar(value) + "\n";
    };
    line("", "path", path);
    line("", "configuredIn", configuredIn);
    if (!kind.empty()) {
        line("", "configuredBy", "");
        line("  ", "apiVersion", apiVersion);
        line("  ", "kind", kind);
        line("  ", "name", name);
        line("  ", "namespace", nameSpace);
    }
    return result;
}

std::string joinedOrigin(std::string_view path, std::string_view relative)
{
    return cleaned(std::string(path) + "/" + std::string(relative));
}

void annotateOrigin(const yaml::NodeBuilder &builder, Resource &resource, const Origin &origin)
{
    if (!annotation(resource.root, originAnnotation))
        resource.root = withAnnotation(builder, resource.root, originAnnotation, origin.text());
}

base::Result<void> checkOrigin(const TransformContext &context, const Resource &resource)
{
    const std::optional<std::string_view> text = annotation(resource.root, originAnnotation);
    if (!text)
        return {};
    const auto parsed =
        yaml::readFile(std::make_shared<const base::SourceFile>(resource.layer, std::string(*text)),
                       {yaml::Schema::Yaml11, yaml::DuplicateKeys::LastWins, context.limits});
    if (parsed
        && (parsed.value()->documents.empty() || parsed.value()->documents.front()->isNull()
            || parsed.value()->documents.front()->isMapping()))
        return {};
    return errorAt(base::ErrorCode::Invalid,
                   "the annotation " + std::string(originAnnotation)
                       + " is no origin (error unmarshaling JSON: into resource.Origin)",
                   resource.root, "remove the annotation: kustomize writes it");
}

base::Result<void> annotateTransformation(const TransformContext &context, ResourceMap &map,
                                          const Origin &origin)
{
    const yaml::NodeBuilder &builder = context.builder;
    for (Resource &resource : map.resources) {
        if (auto readable = checkOrigin(context, resource); !readable)
            return readable;
        if (!annotation(resource.root, originAnnotation)) {
            resource.root = withAnnotation(builder, resource.root, originAnnotation, origin.text());
            continue;
        }
        std::string list(annotation(resource.root, transformationsAnnotation).value_or(""));
        list += "- " + origin.text("  ");
        resource.root = withAnnotation(builder, resource.root, transformationsAnnotation, list);
    }
    return {};
}

std::optional<Origin> originOfPlugin(const yaml::Node *configuration)
{
    const auto text = annotation(configuration, originAnnotation);
    if (!text)
        return std::nullopt;
    Origin origin;
    static constexpr std::string_view key = "path: ";
    if (text->starts_with(key))
        origin.configuredIn = std::string(text->substr(key.size(), text->find('\n') - key.size()));
    const IdView id = idOf(configuration);
    origin.apiVersion = std::string(id.apiVersion);
    origin.kind = std::string(id.kind);
    origin.name = std::string(id.name);
    origin.nameSpace = std::string(id.nameSpace);
    return origin;
}

} // namespace fleetwright::kustomize
