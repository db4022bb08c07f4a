// SPDX-License-Identifier: Apache-2.0
// Small inputs that would become large: each is refused, and the message names the limit.

#include "kustomize/memorybuild.h"

namespace fleetwright::kustomize {
namespace {

using Contents = MemoryBuild::Contents;

const std::string map = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: m}\ndata: {a: b}\n";

void expectLimit(MemoryBuild &repository, std::string_view folder, std::string_view limit)
{
    const base::Error error = repository.error(folder);
    EXPECT_EQ(error.code, base::ErrorCode::TooLarge) << base::describe(error);
    EXPECT_NE(base::describe(error).find(limit), std::string::npos) << base::describe(error);
}

std::string repeated(std::string_view text, std::size_t count)
{
    std::string result;
    for (std::size_t index = 0; index < count; ++index)
        result += text;
    return result;
}

/// The object and one kustomization.
Contents withMap(const std::string &fields)
{
    return {{"kustomization.yaml", "resources: [m.yaml]\n" + fields}, {"m.yaml", map}};
}

TEST(Limits, ChainsOfComponentsCountAsLayers)
{
    Contents contents;
    constexpr int length = 100'000;
    for (int index = 0; index < length; ++index)
        contents["c" + std::to_string(index) + "/kustomization.yaml"] =
            "kind: Component\ncomponents: [../c" + std::to_string(index + 1) + "]\n";
    contents["top/kustomization.yaml"] = "components: [../c0]\n";
    MemoryBuild repository(contents);
    expectLimit(repository, "top", "layerDepth");
}

TEST(Limits, ComponentsOfAStoredLayerCount)
{
    // The layer below is accumulated first, with a chain of components that fits.
    Contents contents{{"base/kustomization.yaml", "components: [../c0]\n"},
                      {"top/kustomization.yaml", "resources: [../base]\n"}};
    for (const int index : {0, 1, 2})
        contents["c" + std::to_string(index) + "/kustomization.yaml"] =
            "kind: Component\n"
            + (index < 2 ? "components: [../c" + std::to_string(index + 1) + "]\n"
                         : std::string("namePrefix: x\n"));
    MemoryBuild repository(contents);
    repository.options.limits.layerDepth = 4;
    EXPECT_TRUE(repository.build("base").ok());
    expectLimit(repository, "top", "layerDepth");
    repository.options.limits.layerDepth = 5;
    EXPECT_TRUE(repository.build("top").ok());
}

TEST(Limits, ObjectsThatDoubleWithEveryLayer)
{
    Contents contents{{"l0/kustomization.yaml", "resources: [m.yaml]\n"}, {"l0/m.yaml", map}};
    constexpr int levels = 30;
    for (int level = 1; level <= levels; ++level) {
        const std::string below = "../l" + std::to_string(level - 1);
        const std::string name = "l" + std::to_string(level);
        contents[name + "/kustomization.yaml"] =
            "resources: [../" + name + "a, ../" + name + "b]\n";
        contents[name + "a/kustomization.yaml"] = "resources: [" + below + "]\nnamePrefix: a\n";
        contents[name + "b/kustomization.yaml"] = "resources: [" + below + "]\nnamePrefix: b\n";
    }
    MemoryBuild repository(contents);
    repository.options.limits.objects = 500;
    expectLimit(repository, "l30", "objects");
    const auto some = repository.build("l8");
    ASSERT_TRUE(some.ok()) << base::describe(some.error());
    EXPECT_EQ((*some)->objects.size(), 256u);
}

TEST(Limits, CopiesThatDoubleAnObject)
{
    const std::string copies = repeated("    - {op: copy, from: /data, path: /data/x}\n"
                                        "    - {op: copy, from: /data, path: /data/y}\n",
                                        60);
    MemoryBuild repository(withMap("patches:\n- target: {kind: ConfigMap}\n  patch: |\n" + copies));
    expectLimit(repository, "", "objectNodes");
}

TEST(Limits, CopiesThatNestAnObject)
{
    const std::string copies = repeated("    - {op: copy, from: /data, path: /data/x}\n", 1'100);
    MemoryBuild repository(withMap("patches:\n- target: {kind: ConfigMap}\n  patch: |\n" + copies));
    const base::Error error = repository.error("");
    EXPECT_EQ(error.code, base::ErrorCode::TooLarge) << base::describe(error);
}

TEST(Limits, PatchesThatNestAnObject)
{
    const std::string deep = repeated("{a: ", 600) + "x" + repeated("}", 600);
    const std::string operations = "    - {op: add, path: /data, value: " + deep
                                   + "}\n    - {op: add, path: /data" + repeated("/a", 500)
                                   + ", value: " + deep + "}\n";
    MemoryBuild repository(
        withMap("patches:\n- target: {kind: ConfigMap}\n  patch: |\n" + operations));
    expectLimit(repository, "", "documentNesting");
}

TEST(Limits, ReplacementsThatDoubleAText)
{
    const std::string entry =
        "- source: {kind: ConfigMap, name: m, fieldPath: data.a}\n"
        "  targets:\n  - select: {kind: ConfigMap, name: m}\n    fieldPaths: [data.a]\n"
        "    options: {delimiter: '#', index: 9}\n";
    MemoryBuild repository(withMap("replacements:\n" + repeated(entry, 60)));
    repository.options.limits.scalarBytes = 100'000;
    expectLimit(repository, "", "scalarBytes");
}

TEST(Limits, ReplacementsThatDoubleAnObject)
{
    const std::string entry = "- source: {kind: ConfigMap, name: m, fieldPath: data}\n"
                              "  targets:\n  - select: {kind: ConfigMap, name: m}\n"
                              "    fieldPaths: [data.x, data.y]\n    options: {create: true}\n";
    MemoryBuild repository(withMap("replacements:\n" + repeated(entry, 60)));
    const base::Error error = repository.error("");
    EXPECT_EQ(error.code, base::ErrorCode::TooLarge) << base::describe(error);
}

TEST(Limits, ReplacementsThatCreateADeepObject)
{
    const std::string path = "data" + repeated(".a", 200'000);
    MemoryBuild repository(
        withMap("replacements:\n- source: {kind: ConfigMap, name: m, fieldPath: data.a}\n"
                "  targets:\n  - select: {kind: ConfigMap}\n    fieldPaths: ["
                + path + "]\n    options: {create: true}\n"));
    expectLimit(repository, "", "documentNesting");
}

TEST(Limits, FieldSpecsThatCreateADeepObject)
{
    Contents contents = withMap("commonLabels: {a: b}\nconfigurations: [c.yaml]\n");
    contents["c.yaml"] = "commonLabels: [{path: a" + repeated("/a", 200'000) + ", create: true}]\n";
    MemoryBuild repository(contents);
    expectLimit(repository, "", "documentNesting");
}

TEST(Limits, VariablesThatMultiplyAText)
{
    Contents contents = withMap("vars:\n- name: V\n  objref: {apiVersion: v1, kind: ConfigMap, "
                                "name: m}\n  fieldref: {fieldpath: data.a}\n");
    contents["m.yaml"] =
        "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: m}\ndata:\n  a: " + repeated("x", 1'000)
        + "\n---\napiVersion: v1\nkind: Pod\nmetadata: {name: p}\nspec:\n"
          "  containers:\n  - name: c\n    args: ['a"
        + repeated("$(V)", 1'000) + "']\n";
    MemoryBuild repository(contents);
    repository.options.limits.scalarBytes = 100'000;
    expectLimit(repository, "", "scalarBytes");
    MemoryBuild generous(contents);
    EXPECT_TRUE(generous.build("").ok());
}

TEST(Limits, TheOutput)
{
    MemoryBuild repository(withMap(""));
    const auto rendering = repository.build("");
    ASSERT_TRUE(rendering.ok());
    base::Limits limits;
    limits.outputBytes = 20;
    const auto text = toText(**rendering, limits);
    ASSERT_FALSE(text.ok());
    EXPECT_EQ(text.error().code, base::ErrorCode::TooLarge);
    EXPECT_NE(text.error().detail.find("outputBytes"), std::string::npos);
}

TEST(Limits, FilesAreReadWithinTheStoresLimits)
{
    base::Limits limits;
    limits.fileBytes = 40;
    LayerStore store(limits);
    const base::FileSourcePtr files = base::makeMemoryFiles(withMap(""));
    const auto rendering = kustomize::build(*files, base::RepoPath(), {}, store);
    ASSERT_FALSE(rendering.ok());
    EXPECT_EQ(rendering.error().code, base::ErrorCode::TooLarge);
    EXPECT_NE(base::describe(rendering.error()).find("fileBytes"), std::string::npos);
}

} // namespace
} // namespace fleetwright::kustomize
