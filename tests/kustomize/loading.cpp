// SPDX-License-Identifier: Apache-2.0
#include "kustomize/kustomization.h"
#include "kustomize/loader/remote.h"
#include "kustomize/memorybuild.h"

namespace fleetwright::kustomize {
namespace {

const std::string pod = "apiVersion: v1\nkind: Pod\nmetadata: {name: p}\n";

TEST(Remote, AddressesAreTakenApartAsKustomizeDoes)
{
    const auto parts = [](std::string_view text) {
        const auto spec = parseRemote(text);
        return spec ? spec->repository + " | " + spec->folder + " | " + spec->ref
                    : std::string("local");
    };
    EXPECT_EQ(parts("https://github.com/org/repo//deploy/base?ref=v1.2"),
              "https://github.com/org/repo | deploy/base | v1.2");
    EXPECT_EQ(parts("github.com/org/repo/deploy?version=main"),
              "https://github.com/org/repo | deploy | main");
    EXPECT_EQ(parts("git@github.com:org/repo.git//deploy"),
              "git@github.com:org/repo.git | deploy | ");
    EXPECT_EQ(parts("ssh://git@host.example/org/repo.git/deploy"),
              "ssh://git@host.example/org/repo.git | deploy | ");
    EXPECT_EQ(parts("https://dev.azure.com/org/project/_git/repo/deploy"),
              "https://dev.azure.com/org/project/_git/repo | deploy | ");
    EXPECT_EQ(parts("file:///srv/repo"), "file:///srv/repo |  | ");
    EXPECT_EQ(parts("../base"), "local");
    EXPECT_EQ(parts("/abs/base"), "local");
    EXPECT_EQ(parts("host.example/org/repo"), "local");
    EXPECT_EQ(parts("https://github.com/org"), "local");
}

TEST(Remote, AnUnmappedAddressIsUnresolvedAndTheRestIsRendered)
{
    MemoryBuild repository(
        {{"a/kustomization.yaml",
          "resources:\n- pod.yaml\n- https://github.com/org/repo//deploy?ref=v1\n"},
         {"a/pod.yaml", pod}});
    const auto rendering = repository.build("a");
    ASSERT_TRUE(rendering.ok());
    EXPECT_EQ((*rendering)->objects.size(), 1u);
    ASSERT_EQ((*rendering)->unresolved.size(), 1u);
    const base::Error &error = (*rendering)->unresolved.front();
    EXPECT_EQ(error.code, base::ErrorCode::Unresolved);
    EXPECT_EQ(error.place, (base::Place{path("a/kustomization.yaml"), 3, 3}));
    EXPECT_FALSE(error.hint.empty());
}

TEST(Remote, APatchOfWhatIsNotThereNamesTheAddress)
{
    MemoryBuild repository(
        {{"a/kustomization.yaml",
          "resources:\n- https://github.com/org/repo\npatches:\n- path: p.yaml\n"},
         {"a/p.yaml", pod}});
    const base::Error error = repository.error("a");
    EXPECT_EQ(error.code, base::ErrorCode::Unresolved);
    EXPECT_EQ(error.place, (base::Place{path("a/kustomization.yaml"), 2, 3}));
    EXPECT_EQ(rootCause(error).code, base::ErrorCode::NoMatch);
}

TEST(Remote, AMappedAddressIsAFolderOfTheSource)
{
    MemoryBuild repository({{"a/kustomization.yaml",
                             "resources:\n- https://github.com/org/repo//deploy/base?ref=v1\n"},
                            {"mirror/deploy/base/kustomization.yaml", "resources: [pod.yaml]\n"},
                            {"mirror/deploy/base/pod.yaml", pod}});
    repository.options.mappedUrls = {{"https://github.com/org/repo", path("mirror")}};
    const auto rendering = repository.build("a");
    ASSERT_TRUE(rendering.ok());
    EXPECT_TRUE((*rendering)->unresolved.empty());
    EXPECT_EQ((*rendering)->objects.size(), 1u);
}

TEST(Remote, AWholeAddressCanBeMapped)
{
    MemoryBuild repository(
        {{"a/kustomization.yaml", "resources:\n- github.com/org/repo/deploy?ref=v1\n"},
         {"mirror/kustomization.yaml", "resources: [pod.yaml]\n"},
         {"mirror/pod.yaml", pod}});
    repository.options.mappedUrls = {{"github.com/org/repo/deploy?ref=v1", path("mirror")}};
    EXPECT_EQ((*repository.build("a"))->objects.size(), 1u);
}

TEST(Remote, ARepositoryIsTheSameHoweverItsAddressIsWritten)
{
    const std::map<std::string, base::RepoPath> mapped{
        {"https://github.com/org/repo", path("mirror")},
        {"ssh://git@git.example.com/team/platform.git?ref=v2", path("platform-v2")},
        {"https://raw.githubusercontent.com/org/tools/v1", path("tools")},
        {"https://raw.githubusercontent.com/org/tools/v1/deploy", path("deploy-of-tools")}};
    const auto place = [&](std::string_view address) {
        const auto found = mappedAddress(address, mapped);
        return found ? found->text() : std::string("none");
    };
    EXPECT_EQ(place("https://github.com/org/repo"), "mirror");
    EXPECT_EQ(place("https://GitHub.com/org/repo.git//deploy/base?ref=v1"), "mirror/deploy/base");
    EXPECT_EQ(place("git@github.com:org/repo.git/deploy"), "mirror/deploy");
    EXPECT_EQ(place("git::https://github.com/org/repo//deploy?timeout=90s"), "mirror/deploy");
    EXPECT_EQ(place("ssh://git@github.com/org/repo//deploy"), "mirror/deploy");
    EXPECT_EQ(place("github.com/org/repo/deploy?version=v3"), "mirror/deploy");
    EXPECT_EQ(place("https://github.com/org/repository//deploy"), "none");
    EXPECT_EQ(place("git@git.example.com:team/platform.git//base?ref=v2"), "platform-v2/base");
    EXPECT_EQ(place("git@git.example.com:team/platform.git//base?ref=v3"), "none");
    EXPECT_EQ(place("https://raw.githubusercontent.com/org/tools/v1/crds/all.yaml"),
              "tools/crds/all.yaml");
    EXPECT_EQ(place("https://raw.githubusercontent.com/org/tools/v1/deploy/all.yaml"),
              "deploy-of-tools/all.yaml");
    EXPECT_EQ(place("https://raw.githubusercontent.com/org/tools/v10/all.yaml"), "none");
    EXPECT_EQ(place("../base"), "none");
    EXPECT_EQ(place("github.com/org/repo//../../../../etc"), "none");
}

TEST(Remote, AMappedFileIsReadAsOne)
{
    const std::string address = "https://github.com/org/repo/releases/download/v1/install.yaml";
    MemoryBuild repository({{"a/kustomization.yaml", "resources:\n- " + address + "\n"},
                            {"vendor/install.yaml", pod}});
    EXPECT_EQ((*repository.build("a"))->unresolved.size(), 1u);
    repository.options.mappedUrls = {{address, path("vendor/install.yaml")}};
    const auto rendering = repository.build("a");
    ASSERT_TRUE(rendering.ok());
    EXPECT_TRUE((*rendering)->unresolved.empty());
    EXPECT_EQ((*rendering)->objects.size(), 1u);
}

TEST(Remote, AMappingToNothingIsNamed)
{
    MemoryBuild repository(MemoryBuild::Contents{
        {"a/kustomization.yaml", "resources:\n- https://github.com/org/repo//x\n"}});
    repository.options.mappedUrls = {{"https://github.com/org/repo", path("mirror")}};
    const base::Error error = rootCause(repository.error("a"));
    EXPECT_EQ(error.code, base::ErrorCode::NotFound);
    EXPECT_EQ(error.place, (base::Place{path("a/kustomization.yaml"), 2, 3}));
    EXPECT_NE(error.detail.find("'mirror/x'"), std::string::npos);
    EXPECT_NE(error.hint.find("repositories"), std::string::npos);
}

TEST(Loading, PluginsAreUnresolvedAndTheRestIsRendered)
{
    MemoryBuild repository(
        {{"a/kustomization.yaml", "resources: [pod.yaml]\ngenerators: [secrets.yaml]\n"},
         {"a/pod.yaml", pod},
         {"a/secrets.yaml",
          "apiVersion: viaduct.ai/v1\nkind: ksops\nmetadata: {name: s}\nfiles: []\n"}});
    const auto rendering = repository.build("a");
    ASSERT_TRUE(rendering.ok());
    EXPECT_EQ((*rendering)->objects.size(), 1u);
    ASSERT_EQ((*rendering)->unresolved.size(), 1u);
    EXPECT_NE((*rendering)->unresolved.front().detail.find("'ksops'"), std::string::npos);
}

TEST(Loading, ErrorsTellPlaceReasonAndRemedy)
{
    MemoryBuild repository({{"over/kustomization.yaml", "resources:\n- ../base\n"},
                            {"base/kustomization.yaml", "resources:\n- pod.yaml\nnamprefix: x\n"},
                            {"base/pod.yaml", pod}});
    const base::Error error = repository.error("over");
    EXPECT_EQ(rootCause(error).detail, "invalid Kustomization: unknown field \"namprefix\"");
    EXPECT_EQ(rootCause(error).place, (base::Place{path("base/kustomization.yaml"), 3, 1}));
    EXPECT_EQ(error.hint, "did you mean 'namePrefix'?");
}

TEST(Loading, AMissingFileIsNamedWhereItIsListed)
{
    MemoryBuild repository(
        MemoryBuild::Contents{{"a/kustomization.yaml", "resources:\n- pod.yaml\n"}});
    const base::Error error = repository.error("a");
    EXPECT_EQ(error.code, base::ErrorCode::NotFound);
    EXPECT_EQ(rootCause(error).place, (base::Place{path("a/kustomization.yaml"), 2, 3}));
}

TEST(Loading, BrokenYamlIsNamedInItsOwnFile)
{
    MemoryBuild repository({{"a/kustomization.yaml", "resources:\n- pod.yaml\n"},
                            {"a/pod.yaml", "apiVersion: v1\nkind: Pod\nmetadata: {name: p\n"}});
    const base::Error error = repository.error("a");
    EXPECT_EQ(error.code, base::ErrorCode::Syntax);
    ASSERT_TRUE(rootCause(error).place.has_value());
    EXPECT_EQ(rootCause(error).place->file, path("a/pod.yaml"));
}

TEST(Loading, NothingOutsideTheSourceIsReached)
{
    MemoryBuild repository(
        MemoryBuild::Contents{{"a/kustomization.yaml", "resources:\n- ../../etc\n"}});
    EXPECT_EQ(repository.error("a").code, base::ErrorCode::OutsideRoot);
    MemoryBuild absolute(
        MemoryBuild::Contents{{"a/kustomization.yaml", "resources:\n- /etc/passwd\n"}});
    EXPECT_EQ(absolute.error("a").code, base::ErrorCode::OutsideRoot);
}

TEST(Loading, ACycleShowsItsPath)
{
    MemoryBuild repository({{"a/kustomization.yaml", "resources: [../b]\n"},
                            {"b/kustomization.yaml", "resources: [../a]\n"}});
    const base::Error error = repository.error("a");
    EXPECT_EQ(error.code, base::ErrorCode::Cycle);
    EXPECT_NE(rootCause(error).detail.find("a -> b -> a"), std::string::npos);
}

TEST(Loading, TooManyLayersAreRefused)
{
    std::map<std::string, std::string> files{{"l70/kustomization.yaml", "namePrefix: a\n"}};
    for (int index = 0; index < 70; ++index)
        files["l" + std::to_string(index) + "/kustomization.yaml"] =
            "resources: [../l" + std::to_string(index + 1) + "]\n";
    MemoryBuild repository(files);
    EXPECT_TRUE(repository.build("l10").ok());
    const base::Error error = repository.error("l0");
    EXPECT_EQ(error.code, base::ErrorCode::TooLarge);
    EXPECT_NE(base::describe(error).find("layerDepth"), std::string::npos);
}

TEST(Loading, ACancelledBuildSaysSo)
{
    MemoryBuild repository(
        {{"a/kustomization.yaml", "resources: [pod.yaml]\n"}, {"a/pod.yaml", pod}});
    std::stop_source stop;
    stop.request_stop();
    const auto rendering =
        build(*repository.files, path("a"), {}, repository.store, base::Cancel(stop.get_token()));
    ASSERT_FALSE(rendering.ok());
    EXPECT_EQ(rendering.error().code, base::ErrorCode::Cancelled);
    EXPECT_TRUE(repository.build("a").ok());
}

TEST(Loading, DeprecatedFieldsWarn)
{
    MemoryBuild repository(
        {{"a/kustomization.yaml", "bases: [../b]\n"},
         {"b/kustomization.yaml", "resources: [pod.yaml]\ncommonLabels: {a: b}\n"},
         {"b/pod.yaml", pod}});
    const auto rendering = repository.build("a");
    EXPECT_EQ(
        (*rendering)->warnings,
        (std::vector<std::string>{
            "a/kustomization.yaml:1: 'bases' is deprecated. Please use 'resources' instead.",
            "b/kustomization.yaml:2: 'commonLabels' is deprecated. Please use 'labels' instead."}));
}

TEST(Kustomization, InclusionsAndFilesAreFoundWithoutBuilding)
{
    const auto files =
        base::makeMemoryFiles({{"a/kustomization.yaml", "Resources:\n"
                                                        "- ../base\n"
                                                        "- pod.yaml\n"
                                                        "- https://github.com/org/repo\n"
                                                        "components: [../c]\n"
                                                        "unknown: 1\n"
                                                        "patches:\n"
                                                        "- path: p.yaml\n"
                                                        "- patch: inline\n"
                                                        "configMapGenerator:\n"
                                                        "- files: [key=f.txt, g.txt]\n"
                                                        "  envs: [e.env]\n"},
                               {"base/kustomization.yaml", ""},
                               {"c/kustomization.yaml", "kind: Component\n"},
                               {"a/pod.yaml", pod},
                               {"a/p.yaml", ""},
                               {"a/f.txt", ""},
                               {"a/g.txt", ""},
                               {"a/e.env", ""}});
    EXPECT_EQ(*findKustomizationFile(*files, path("a")), path("a/kustomization.yaml"));
    EXPECT_EQ(*findKustomizationFile(*files, path("a/none")), std::nullopt);
    const auto read = readKustomization(*files, path("a/kustomization.yaml"));
    ASSERT_TRUE(read.ok());
    const auto &inclusions = (*read)->inclusions;
    ASSERT_EQ(inclusions.size(), 4u);
    EXPECT_EQ(inclusions[0].target, path("base"));
    EXPECT_TRUE(inclusions[0].isFolder);
    EXPECT_EQ(inclusions[0].span.place().line, 2u);
    EXPECT_FALSE(inclusions[1].isFolder);
    EXPECT_EQ(inclusions[2].target, std::nullopt);
    EXPECT_EQ(inclusions[3].field, Inclusion::Field::Components);
    EXPECT_EQ((*read)->files,
              (std::vector{path("a/e.env"), path("a/f.txt"), path("a/g.txt"), path("a/p.yaml")}));
    EXPECT_TRUE((*readKustomization(*files, path("c/kustomization.yaml")))->isComponent);
}

} // namespace
} // namespace fleetwright::kustomize
