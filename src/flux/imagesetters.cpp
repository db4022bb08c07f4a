// SPDX-License-Identifier: Apache-2.0
#include "flux/imagesetters.h"

#include "flux/reprinted.h"
#include "yaml/reader.h"

#include <optional>

namespace fleetwright::flux {

namespace {

using base::Error;
using base::ErrorCode;
using base::Result;
using Values = std::map<std::string, std::string, std::less<>>;

constexpr std::string_view marker = "\"$imagepolicy\"";

/// The names that a marker may have, each with what it sets.
Values valuesOf(const std::vector<ImagePolicy> &policies)
{
    Values values;
    for (const ImagePolicy &policy : policies) {
        const std::string name = policy.nameSpace + ":" + policy.name;
        std::string reference = policy.image + ":" + policy.tag;
        if (!policy.digest.empty())
            reference += "@" + policy.digest;
        values[name] = std::move(reference);
        values[name + ":tag"] = policy.tag;
        values[name + ":name"] = policy.image;
        values[name + ":digest"] = policy.digest;
    }
    return values;
}

/// The name in a comment {"$imagepolicy": "NAME"}, which is JSON with texts for values
/// (fieldmeta.processShortHand); nothing in any other.
std::optional<std::string> markedName(std::string_view comment)
{
    while (comment.starts_with('#'))
        comment.remove_prefix(1);
    if (comment.find(marker) == std::string_view::npos)
        return std::nullopt;
    const auto parsed = yaml::readFile(
        std::make_shared<const base::SourceFile>(base::RepoPath{}, std::string(comment)));
    if (!parsed || (*parsed)->documents.size() != 1)
        return std::nullopt;
    const yaml::Node *root = (*parsed)->documents.front();
    if (!root->isMapping() || root->style() != yaml::Style::Flow)
        return std::nullopt;
    for (const yaml::Entry &entry : root->entries()) {
        if (entry.key->style() != yaml::Style::DoubleQuoted
            || entry.value->style() != yaml::Style::DoubleQuoted)
            return std::nullopt;
    }
    const yaml::Node *name = root->find("$imagepolicy");
    return name ? std::optional(std::string(name->text())) : std::nullopt;
}

bool isRead(const base::RepoPath &path)
{
    return path.extension() == "yaml" || path.extension() == "yml"
           || path.name() == "Kustomization";
}

} // namespace

std::vector<ImagePolicy> readImagePolicies(const std::vector<KnownObject> &objects)
{
    std::vector<ImagePolicy> policies;
    for (const KnownObject &object : objects) {
        if (object.id.kind != "ImagePolicy" || object.id.group != "image.toolkit.fluxcd.io")
            continue;
        const yaml::Node *latest = object.root->findPath({"status", "latestRef"});
        if (!latest || !latest->isMapping())
            continue;
        policies.push_back(
            {object.id.nameSpace, object.id.name, std::string(textAt(latest, {"name"})),
             std::string(textAt(latest, {"tag"})), std::string(textAt(latest, {"digest"}))});
    }
    return policies;
}

Result<ImageUpdates> updateImages(const base::FileSource &files, const base::RepoPath &folder,
                                  const std::vector<ImagePolicy> &policies,
                                  const base::Limits &limits)
{
    const auto listed = base::listFiles(files, folder, limits);
    if (!listed)
        return listed.error();
    const Values values = valuesOf(policies);
    const Setter setter = [&](std::string_view comment) -> std::optional<std::string> {
        const auto name = markedName(comment);
        const auto value = name ? values.find(*name) : values.end();
        return value == values.end() ? std::nullopt : std::optional(value->second);
    };
    ImageUpdates updates;
    for (const base::RepoPath &path : listed->files) {
        if (!isRead(path))
            continue;
        const auto file = files.read(path);
        if (!file || (*file)->bytes().find(marker) == std::string_view::npos)
            continue;
        auto printed = reprinted((*file)->bytes(), setter);
        if (!printed) {
            Error error = std::move(printed).error();
            error.place = base::Place{path, error.place ? error.place->line : 0, 0};
            updates.problems.push_back(std::move(error));
        } else if (printed->changed) {
            updates.files.push_back({*file, std::move(printed->text)});
        }
    }
    return updates;
}

} // namespace fleetwright::flux
