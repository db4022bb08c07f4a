// SPDX-License-Identifier: Apache-2.0
// ConfigMaps and Secrets from the same literals, env files and files. The input is a tree (see
// filetree.h): literals.txt has a literal a line, *.env are env files, options.yaml is
// generatorOptions, all else are files.

#include "builds.h"
#include "yaml/blocktext.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

using namespace fleetwright;
using fuzz::Files;

namespace {

constexpr std::size_t hashLength = 10;

std::vector<std::string> linesOf(std::string_view text)
{
    std::vector<std::string> lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        lines.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

/// The sources of a generator.
struct Sources {
    std::vector<std::string> literals;
    std::string files; ///< lines of the kustomization
    std::string options;
};

Sources sourcesOf(const Files &files)
{
    Sources sources;
    std::string envs;
    std::string plain;
    for (const auto &[name, bytes] : files) {
        const std::string item = "  - " + yaml::doubleQuoted(name) + "\n";
        if (name == "literals.txt")
            sources.literals = linesOf(bytes);
        else if (name == "options.yaml")
            for (const std::string &line : linesOf(bytes))
                sources.options += "  " + line + "\n";
        else
            (name.ends_with(".env") ? envs : plain) += item;
    }
    if (!envs.empty())
        sources.files += "  envs:\n" + envs;
    if (!plain.empty())
        sources.files += "  files:\n" + plain;
    if (!sources.options.empty())
        sources.options = "generatorOptions:\n" + sources.options;
    return sources;
}

std::string generator(std::string_view field, std::string_view name, const Sources &sources)
{
    std::string text = std::string(field) + ":\n- name: " + std::string(name) + "\n";
    if (!sources.literals.empty()) {
        text += "  literals:\n";
        for (const std::string &literal : sources.literals)
            text += "  - " + yaml::doubleQuoted(literal) + "\n";
    }
    return text + sources.files;
}

Files treeWith(Files files, const std::string &kustomization)
{
    files["kustomization.yaml"] = kustomization;
    return files;
}

base::Result<model::RenderingPtr> built(const Files &files)
{
    kustomize::LayerStore store;
    return kustomize::build(*base::makeMemoryFiles(files), base::RepoPath{}, {}, store);
}

std::string decoded(std::string_view text)
{
    std::string bytes;
    std::uint32_t bits = 0;
    int count = 0;
    for (const char letter : text) {
        static constexpr std::string_view digits =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        const std::size_t digit = digits.find(letter);
        if (digit == std::string_view::npos)
            continue;
        bits = (bits << 6) | static_cast<std::uint32_t>(digit);
        count += 6;
        if (count >= 8) {
            count -= 8;
            bytes += static_cast<char>((bits >> count) & 0xffU);
        }
    }
    return bytes;
}

using Values = std::map<std::string, std::string>;

void addValues(const yaml::Node *mapping, bool encoded, Values &values)
{
    if (!mapping)
        return;
    for (const yaml::Entry &entry : mapping->entries()) {
        const std::string_view text = entry.value->text();
        values[std::string(entry.key->text())] = encoded ? decoded(text) : std::string(text);
    }
}

Values valuesOf(const model::Object &object)
{
    Values values;
    addValues(object.root->find("data"), object.id.kind == "Secret", values);
    addValues(object.root->find("binaryData"), true, values);
    return values;
}

std::string suffixOf(const model::Object &object)
{
    return object.id.name.substr(object.stableName.size());
}

/// Both kinds take the same sources for the same values.
void checkKinds(const Files &files, const Sources &sources)
{
    const auto map =
        built(treeWith(files, generator("configMapGenerator", "made", sources) + sources.options));
    const auto secret =
        built(treeWith(files, generator("secretGenerator", "made", sources) + sources.options));
    fuzz::require(map.ok() == secret.ok(), "both generators take the same sources",
                  fuzz::outcomeOf(map) + "\n====\n" + fuzz::outcomeOf(secret));
    if (!map)
        return;
    fuzz::require(valuesOf((*map)->objects.front()) == valuesOf((*secret)->objects.front()),
                  "both generators give the same values",
                  fuzz::outcomeOf(map) + "\n====\n" + fuzz::outcomeOf(secret));
}

/// The hash depends on the content and on nothing else.
void checkHash(const Files &files, Sources sources)
{
    sources.options.clear();
    const auto first = built(treeWith(files, generator("configMapGenerator", "one", sources)));
    if (!first)
        return;
    const model::Object &object = (*first)->objects.front();
    const std::string suffix = suffixOf(object);
    fuzz::require(suffix.size() == hashLength + 1 && suffix.front() == '-',
                  "a generated name has a hash", object.id.name);
    const auto renamed = built(treeWith(files, generator("configMapGenerator", "two", sources)));
    fuzz::requireSame(suffix, suffixOf((*renamed)->objects.front()),
                      "the hash does not depend on the name");
    std::reverse(sources.literals.begin(), sources.literals.end());
    const auto turned = built(treeWith(files, generator("configMapGenerator", "one", sources)));
    // Places are those of the literals.
    fuzz::require(turned.ok() && object.hash() == (*turned)->objects.front().hash(),
                  "the order of literals does not matter", fuzz::outcomeOf(turned));
    if (valuesOf(object).contains("zz-more"))
        return;
    sources.literals.emplace_back("zz-more=1");
    const auto more = built(treeWith(files, generator("configMapGenerator", "one", sources)));
    fuzz::require(more.ok() && suffixOf((*more)->objects.front()) != suffix,
                  "another content has another hash", fuzz::outcomeOf(more));
}

/// What is merged into a generated object with the same sources leaves it as it is.
void checkMerge(const Files &files, const Sources &sources)
{
    Files tree;
    for (const auto &[name, bytes] : files) {
        tree["base/" + name] = bytes;
        tree["top/" + name] = bytes;
    }
    const std::string made = generator("configMapGenerator", "made", sources);
    tree["base/kustomization.yaml"] = made;
    tree["top/kustomization.yaml"] = "resources: [../base]\n" + made + "  behavior: merge\n";
    const base::RepoPath top = *base::RepoPath::fromText("top");
    fuzz::checkBuild(tree, top);
    const auto once = built(treeWith(files, made));
    kustomize::LayerStore store;
    const auto merged = kustomize::build(*base::makeMemoryFiles(tree), top, {}, store);
    fuzz::require(once.ok() == merged.ok(), "a merge of the same sources is possible",
                  fuzz::outcomeOf(once) + "\n====\n" + fuzz::outcomeOf(merged));
    if (once)
        fuzz::require(valuesOf((*once)->objects.front()) == valuesOf((*merged)->objects.front()),
                      "a merge of the same sources changes no value",
                      fuzz::outcomeOf(once) + "\n====\n" + fuzz::outcomeOf(merged));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    Files files = fuzz::treeOf(std::string_view(reinterpret_cast<const char *>(data), size));
    for (const char *reserved : {"kustomization.yaml", "kustomization.yml", "Kustomization"})
        files.erase(reserved);
    const Sources sources = sourcesOf(files);
    fuzz::checkBuild(
        treeWith(files, generator("secretGenerator", "made", sources) + sources.options), {});
    checkKinds(files, sources);
    checkHash(files, sources);
    checkMerge(files, sources);
    return 0;
}
