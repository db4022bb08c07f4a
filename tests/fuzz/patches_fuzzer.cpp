// SPDX-License-Identifier: Apache-2.0
// Objects and a patch, a list of replacements or a list of patches: the input is a tree (see
// filetree.h) of objects.yaml and any of patch.yaml, replacements.yaml, target.yaml; the
// kustomizations that use them are written here.

#include "builds.h"
#include "yaml/blocktext.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

using namespace fleetwright;
using fuzz::Files;

namespace {

const base::RepoPath root;

/// Warnings name the file that they are about.
std::string withoutWarnings(const std::string &outcome)
{
    return outcome.substr(0, outcome.find("warning: "));
}

std::string outcome(const Files &files, const std::string &fields)
{
    Files tree = files;
    tree["kustomization.yaml"] = "resources: [objects.yaml]\n" + fields;
    return withoutWarnings(fuzz::outcomeFromScratch(tree, root));
}

std::string indented(std::string_view text)
{
    std::string result;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        result.append("    ").append(text.substr(0, end)).append("\n");
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return result;
}

bool failed(const std::string &outcome)
{
    return outcome.starts_with("Error: ");
}

/// The text of a patch stands in a file or in the kustomization itself: it does the same.
/// (kustomize trims an inline text, so that the file has to be trimmed for this.)
void checkInline(Files files, const std::string &target)
{
    constexpr std::string_view blanks = " \t\r\n\v\f";
    std::string &patch = files.at("patch.yaml");
    patch.erase(patch.find_last_not_of(blanks) + 1);
    patch.erase(0, patch.find_first_not_of(blanks));
    const std::string written = yaml::doubleQuoted(patch);
    const std::string byFile = outcome(files, "patches:\n- path: patch.yaml\n" + target);
    const std::string here = outcome(files, "patches:\n- patch: " + written + "\n" + target);
    fuzz::require(failed(byFile) == failed(here), "an inline patch does what its file does",
                  byFile + "\n==== inline ====\n" + here);
    if (!failed(byFile))
        fuzz::requireSame(byFile, here, "an inline patch does what its file does");
}

/// A kustomization without effect between the objects and the patch changes nothing.
void checkLayered(const Files &files, const std::string &fields)
{
    Files tree;
    for (const auto &[name, bytes] : files)
        tree["top/" + name] = bytes;
    tree.erase("top/objects.yaml");
    tree["base/objects.yaml"] = files.at("objects.yaml");
    tree["base/kustomization.yaml"] = "resources: [objects.yaml]\n";
    tree["top/kustomization.yaml"] = "resources: [../base]\n" + fields;
    const std::string layered =
        withoutWarnings(fuzz::outcomeFromScratch(tree, *base::RepoPath::fromText("top")));
    const std::string direct = outcome(files, fields);
    fuzz::require(failed(layered) == failed(direct), "a layer between changes nothing",
                  direct + "\n==== layered ====\n" + layered);
    if (!failed(direct))
        fuzz::requireSame(direct, layered, "a layer between changes nothing");
}

void checkFields(const Files &files, const std::string &fields)
{
    Files tree = files;
    tree["kustomization.yaml"] = "resources: [objects.yaml]\n" + fields;
    fuzz::checkBuild(tree, root);
    checkLayered(files, fields);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const Files files = fuzz::treeOf(std::string_view(reinterpret_cast<const char *>(data), size));
    if (!files.contains("objects.yaml"))
        return -1;
    if (const auto selector = files.find("target.yaml"); selector != files.end()) {
        checkFields(files,
                    "patches:\n- path: patch.yaml\n  target:\n" + indented(selector->second));
    }
    if (files.contains("patch.yaml")) {
        checkFields(files, "patches:\n- path: patch.yaml\n");
        checkFields(files, "patches:\n- path: patch.yaml\n  target: {kind: .*}\n");
        checkFields(files, "patchesStrategicMerge: [patch.yaml]\n");
        checkInline(files, "");
        checkInline(files, "  target: {kind: .*}\n");
    }
    if (files.contains("replacements.yaml"))
        checkFields(files, "replacements:\n- path: replacements.yaml\n");
    return 0;
}
