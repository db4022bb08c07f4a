// SPDX-License-Identifier: Apache-2.0
#include "rancherfleet/style.h"

#include <algorithm>

namespace fleetwright::rancherfleet {

namespace {

/// joinAndClean: filepath.Join without a leading '/'.
std::string joined(const std::string &folder, std::string_view file)
{
    const std::size_t begin = folder.find_first_not_of('/');
    const std::optional<base::RepoPath> path = begin == std::string::npos
                                                   ? base::RepoPath()
                                                   : base::RepoPath::fromText(folder.substr(begin));
    return path ? path->child(file).text() : folder + '/' + std::string(file);
}

const BundleResource *find(const Bundle &bundle, const std::string &name)
{
    const auto found = std::ranges::find(bundle.resources, name, &BundleResource::name);
    return found == bundle.resources.end() ? nullptr : &*found;
}

/// A file of that path, or a folder with files.
bool exists(const Bundle &bundle, const std::string &path)
{
    return std::ranges::any_of(bundle.resources, [&path](const BundleResource &resource) {
        return resource.name == path || resource.name.starts_with(path + '/');
    });
}

} // namespace

Style styleOf(const Bundle &bundle, const yaml::Node *options)
{
    Style style;
    const yaml::Node *helm = options->find("helm");
    const std::string repo = stringAt(helm, "repo");
    const std::string chart = stringAt(helm, "chart").empty() ? repo : stringAt(helm, "chart");
    std::string folder = joined(chart, "Chart.yaml");
    if (const BundleResource *resource = find(bundle, folder)) {
        style.chart = resource->name;
        style.place = {resource->file.get(), 0, 0};
    }
    folder.resize(folder.size() - std::string_view("Chart.yaml").size());
    if (folder.ends_with('/'))
        folder.pop_back();
    if (!chart.empty() && !style.chart && (!repo.empty() || !exists(bundle, folder))) {
        style.isRemoteChart = true;
        style.place = placeOf(helm, repo.empty() ? "chart" : "repo");
    }
    const std::string kustomization =
        joined(stringAt(options->find("kustomize"), "dir"), "kustomization.yaml");
    if (find(bundle, kustomization))
        style.kustomization = kustomization;
    return style;
}

} // namespace fleetwright::rancherfleet
