// SPDX-License-Identifier: Apache-2.0
#include "flux/kustomizationunit.h"

#include "kustomize/layerstore.h"
#include "yaml/emitter.h"

#include <gtest/gtest.h>

namespace fleetwright::flux {
namespace {

/// The files stand for every Git repository.
class OneRepository final : public Checkouts {
public:
    explicit OneRepository(base::FileSourcePtr files) : m_files(std::move(files)) {}

    base::Result<Checkout> git(const std::string &, const GitReference &,
                               const yaml::Node *) const override
    {
        return Checkout{m_files, {}, "opened state"};
    }
    base::Result<Checkout> other(const std::string &url, const yaml::Node *) const override
    {
        return base::Error{base::ErrorCode::Unresolved, url, {}, {}, {}};
    }

private:
    base::FileSourcePtr m_files;
};

constexpr const char *source = "apiVersion: source.toolkit.fluxcd.io/v1\n"
                               "kind: GitRepository\n"
                               "metadata: {name: fleet, namespace: flux-system}\n"
                               "spec: {url: ssh://git.example.com/fleet}\n";

std::string unitFile(const std::string &spec)
{
    return "apiVersion: kustomize.toolkit.fluxcd.io/v1\n"
           "kind: Kustomization\n"
           "metadata: {name: apps, namespace: flux-system}\n"
           "spec:\n"
           "  path: ./apps\n"
           "  sourceRef: {kind: GitRepository, name: fleet}\n"
           + spec;
}

class Fleet {
public:
    explicit Fleet(std::map<std::string, std::string> files)
    {
        files.emplace("flux/source.yaml", source);
        m_files = base::holdFiles(base::makeMemoryFiles(std::move(files)));
        std::vector<KnownObject> objects;
        const auto paths = base::listAllFiles(*m_files, {});
        for (const base::RepoPath &path : *paths) {
            const auto parsed = m_layers.impl().parsed(*m_files->read(path));
            if (!parsed)
                continue;
            for (const yaml::Node *document : (*parsed)->documents) {
                if (auto object = knownObject(document, (*parsed)->arena))
                    objects.push_back(*object);
            }
        }
        m_objects = KnownObjects(std::move(objects));
        m_checkouts = std::make_unique<OneRepository>(m_files);
    }

    base::Result<RenderedKustomization> render(const base::Place &near = {},
                                               const RenderOptions &options = {})
    {
        const KnownObject *object = m_objects.find(
            {"kustomize.toolkit.fluxcd.io", "Kustomization", "flux-system", "apps"}, near);
        const auto spec = readKustomizationSpec(*object);
        if (!spec)
            return spec.error();
        return renderKustomization(*spec, m_objects, *m_checkouts, options, m_store);
    }

private:
    base::FileSourcePtr m_files;
    kustomize::LayerStore m_layers;
    Store m_store{m_layers};
    KnownObjects m_objects;
    std::unique_ptr<Checkouts> m_checkouts;
};

std::string textOf(const base::Result<RenderedKustomization> &rendered)
{
    if (!rendered)
        return "error: " + base::describe(rendered.error());
    return *kustomize::toText(*rendered->rendering);
}

constexpr const char *identity = "apiVersion: v1\n"
                                 "kind: ConfigMap\n"
                                 "metadata: {name: cluster-identity, namespace: flux-system}\n"
                                 "data:\n"
                                 "  region: eu-west-1\n"
                                 "  env: prod\n";
constexpr const char *fromIdentity = "  postBuild:\n"
                                     "    substituteFrom:\n"
                                     "    - {kind: ConfigMap, name: cluster-identity}\n";
constexpr const char *web = "apiVersion: v1\n"
                            "kind: ConfigMap\n"
                            "metadata:\n"
                            "  name: web\n"
                            "data:\n"
                            "  plain: x\n"
                            "  host: web.${region}.example.com\n";

const yaml::Node *fieldOf(const base::Result<RenderedKustomization> &rendered,
                          std::initializer_list<std::string_view> path)
{
    return rendered->rendering->objects.front().root->findPath(path);
}

TEST(FluxKustomization, ASubstitutedValueLeadsToTheVariableAndToItsUse)
{
    Fleet fleet({{"flux/apps.yaml", unitFile(fromIdentity)},
                 {"flux/id.yaml", identity},
                 {"apps/web.yaml", web}});
    const auto rendered = fleet.render();
    ASSERT_TRUE(rendered) << textOf(rendered);
    const yaml::Node *host = fieldOf(rendered, {"data", "host"});
    EXPECT_EQ(host->text(), "web.eu-west-1.example.com");
    EXPECT_EQ(host->span().place(),
              (base::Place{*base::RepoPath::fromText("flux/id.yaml"), 5, 11}));
    ASSERT_TRUE(host->change());
    EXPECT_EQ(host->change()->step->field, "postBuild.substituteFrom");
    EXPECT_EQ(host->change()->step->layer->text(), "flux/id.yaml");
    const yaml::Node *hidden = host->change()->previous;
    ASSERT_TRUE(hidden);
    EXPECT_EQ(hidden->text(), "web.${region}.example.com");
    EXPECT_EQ(hidden->span().place().file.text(), "apps/web.yaml");
    EXPECT_EQ(hidden->span().place().line, 7u);
    const yaml::Node *plain = fieldOf(rendered, {"data", "plain"});
    EXPECT_FALSE(plain->change());
    EXPECT_EQ(plain->span().place().line, 6u);
}

TEST(FluxKustomization, EachVariableOfAValueIsOnItsChain)
{
    Fleet fleet({{"flux/apps.yaml", unitFile("  postBuild:\n"
                                             "    substitute: {env: prod}\n"
                                             "    substituteFrom:\n"
                                             "    - {kind: ConfigMap, name: cluster-identity}\n")},
                 {"flux/id.yaml", identity},
                 {"apps/web.yaml", std::string(web) + "  both: ${env}-${region}\n"}});
    const auto rendered = fleet.render();
    ASSERT_TRUE(rendered) << textOf(rendered);
    const yaml::Node *both = fieldOf(rendered, {"data", "both"});
    EXPECT_EQ(both->text(), "prod-eu-west-1");
    EXPECT_EQ(both->change()->step->layer->text(), "flux/id.yaml");
    const yaml::Node *first = both->change()->previous;
    EXPECT_EQ(first->text(), "prod-${region}");
    EXPECT_EQ(first->change()->step->field, "postBuild.substitute");
    EXPECT_EQ(first->span().place().file.text(), "flux/apps.yaml");
    EXPECT_EQ(first->change()->previous->text(), "${env}-${region}");
}

TEST(FluxKustomization, ADefaultStandsWhereItIsWritten)
{
    Fleet fleet({{"flux/apps.yaml", unitFile(fromIdentity)},
                 {"flux/id.yaml", identity},
                 {"apps/web.yaml", std::string(web) + "  zone: ${zone:=a}\n"}});
    const auto rendered = fleet.render();
    ASSERT_TRUE(rendered) << textOf(rendered);
    const yaml::Node *zone = fieldOf(rendered, {"data", "zone"});
    EXPECT_EQ(zone->text(), "a");
    EXPECT_EQ(zone->span().place().line, 8u);
    EXPECT_EQ(zone->change()->step->field, "postBuild");
    EXPECT_EQ(zone->change()->previous->text(), "${zone:=a}");
}

TEST(FluxKustomization, ASourceThatIsNotInGitIsUnresolvedAndTheRestIsRendered)
{
    Fleet fleet({{"flux/apps.yaml", unitFile("  postBuild:\n"
                                             "    substitute: {env: prod}\n"
                                             "    substituteFrom:\n"
                                             "    - {kind: ConfigMap, name: made-by-terraform}\n")},
                 {"apps/web.yaml", std::string(web) + "  env: ${env}\n"}});
    const auto rendered = fleet.render();
    ASSERT_TRUE(rendered) << textOf(rendered);
    ASSERT_EQ(rendered->rendering->unresolved.size(), 1u);
    const base::Error &error = rendered->rendering->unresolved.front();
    EXPECT_EQ(error.code, base::ErrorCode::Unresolved);
    EXPECT_EQ(error.place->line, 10u);
    EXPECT_EQ(fieldOf(rendered, {"data", "env"})->text(), "prod");
    EXPECT_EQ(fieldOf(rendered, {"data", "host"})->text(), "web.${region}.example.com");
}

TEST(FluxKustomization, AnEncryptedVariableStaysAsItIsWritten)
{
    Fleet fleet({{"flux/apps.yaml", unitFile("  postBuild:\n"
                                             "    substituteFrom:\n"
                                             "    - {kind: Secret, name: cluster-secrets}\n")},
                 {"flux/secret.yaml", "apiVersion: v1\nkind: Secret\n"
                                      "metadata: {name: cluster-secrets, namespace: flux-system}\n"
                                      "stringData:\n"
                                      "  region: ENC[AES256_GCM,data:a,iv:b,tag:c,type:str]\n"
                                      "sops: {mac: ENC[x]}\n"},
                 {"apps/web.yaml", web}});
    const auto rendered = fleet.render();
    ASSERT_TRUE(rendered) << textOf(rendered);
    EXPECT_EQ(rendered->rendering->unresolved.size(), 1u);
    EXPECT_EQ(fieldOf(rendered, {"data", "host"})->text(), "web.${region}.example.com");
}

TEST(FluxKustomization, ABrokenTextNamesTheLineThatBreaksIt)
{
    Fleet fleet(
        {{"flux/apps.yaml", unitFile("  postBuild:\n    substitute: {region: '*nothing'}\n")},
         {"apps/web.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: web\n"
                           "data:\n  a: x\n  b: ${region}\n"}});
    const auto rendered = fleet.render();
    ASSERT_FALSE(rendered);
    ASSERT_TRUE(rendered.error().place);
    EXPECT_EQ(rendered.error().place->file.text(), "apps/web.yaml");
    EXPECT_EQ(rendered.error().place->line, 7u);
}

TEST(FluxKustomization, APatchOfFluxStandsInItsOwnFile)
{
    Fleet fleet({{"flux/apps.yaml", unitFile("  patches:\n"
                                             "  - target: {kind: ConfigMap}\n"
                                             "    patch: |\n"
                                             "      - op: add\n"
                                             "        path: /data/added\n"
                                             "        value: here\n")},
                 {"apps/web.yaml", web}});
    const auto rendered = fleet.render();
    ASSERT_TRUE(rendered) << textOf(rendered);
    const yaml::Node *added = fieldOf(rendered, {"data", "added"});
    ASSERT_TRUE(added);
    EXPECT_EQ(added->span().place().file.text(), "flux/apps.yaml");
    EXPECT_EQ(added->span().place().line, 12u);
}

TEST(FluxKustomization, UnitsThatChangeNothingShareOneRendering)
{
    const std::string plain = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: web}\n";
    Fleet fleet({{"clusters/a/apps.yaml", unitFile(fromIdentity)},
                 {"clusters/b/apps.yaml", unitFile(fromIdentity)},
                 {"clusters/a/id.yaml", identity},
                 {"clusters/b/id.yaml", identity},
                 {"apps/web.yaml", plain}});
    const auto first = fleet.render({*base::RepoPath::fromText("clusters/a/apps.yaml"), 1, 1});
    const auto second = fleet.render({*base::RepoPath::fromText("clusters/b/apps.yaml"), 1, 1});
    ASSERT_TRUE(first && second);
    EXPECT_EQ(first->rendering, second->rendering);
}

TEST(FluxKustomization, TheNearestSourceOfVariablesCounts)
{
    std::string other = identity;
    other.replace(other.find("eu-west-1"), 9, "us-east-1");
    Fleet fleet({{"clusters/a/apps.yaml", unitFile(fromIdentity)},
                 {"clusters/b/apps.yaml", unitFile(fromIdentity)},
                 {"clusters/a/id.yaml", identity},
                 {"clusters/b/id.yaml", other},
                 {"apps/web.yaml", web}});
    const auto second = fleet.render({*base::RepoPath::fromText("clusters/b/apps.yaml"), 1, 1});
    ASSERT_TRUE(second) << textOf(second);
    EXPECT_EQ(fieldOf(second, {"data", "host"})->text(), "web.us-east-1.example.com");
}

TEST(FluxKustomization, TwoObjectsThatBecomeOneAreAnError)
{
    Fleet fleet(
        {{"flux/apps.yaml", unitFile("  postBuild:\n    substitute: {a: x, b: x}\n")},
         {"apps/web.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: '${a}'}\n---\n"
                           "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: '${b}'}\n"}});
    const auto rendered = fleet.render();
    ASSERT_FALSE(rendered);
    EXPECT_EQ(rendered.error().code, base::ErrorCode::Conflict);
}

TEST(FluxKustomization, SourcesThatIncludeEachOtherAreACycle)
{
    const auto repository = [](const std::string &name, const std::string &other) {
        return "apiVersion: source.toolkit.fluxcd.io/v1\nkind: GitRepository\n"
               "metadata: {name: "
               + name + ", namespace: flux-system}\nspec: {url: x, include: [{repository: {name: "
               + other + "}}]}\n";
    };
    Fleet fleet({{"flux/source.yaml", repository("fleet", "other")},
                 {"flux/other.yaml", repository("other", "fleet")},
                 {"flux/apps.yaml", unitFile("")},
                 {"apps/web.yaml", web}});
    const auto rendered = fleet.render();
    ASSERT_FALSE(rendered);
    EXPECT_EQ(rendered.error().code, base::ErrorCode::Cycle);
}

TEST(FluxKustomization, WhatAnotherRepositoryBringsIsBuiltToo)
{
    Fleet fleet(
        {{"flux/source.yaml",
          "apiVersion: source.toolkit.fluxcd.io/v1\nkind: GitRepository\n"
          "metadata: {name: fleet, namespace: flux-system}\nspec:\n  url: x\n  include:\n"
          "  - {repository: {name: lib}, fromPath: shared, toPath: apps/lib}\n"},
         {"flux/lib.yaml", "apiVersion: source.toolkit.fluxcd.io/v1\nkind: GitRepository\n"
                           "metadata: {name: lib, namespace: flux-system}\nspec: {url: y}\n"},
         {"flux/apps.yaml", unitFile("")},
         {"apps/.keep", ""},
         {"shared/one.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: one}\n"}});
    const auto rendered = fleet.render();
    ASSERT_TRUE(rendered) << textOf(rendered);
    ASSERT_EQ(rendered->rendering->objects.size(), 1u);
    EXPECT_EQ(rendered->rendering->objects[0].root->span().place().file.text(), "shared/one.yaml");
}

TEST(FluxKustomization, AnArtifactGeneratorCopies)
{
    Fleet fleet(
        {{"flux/gen.yaml",
          "apiVersion: source.extensions.fluxcd.io/v1beta1\nkind: ArtifactGenerator\n"
          "metadata: {name: split, namespace: flux-system}\nspec:\n"
          "  sources: [{alias: fleet, kind: GitRepository, name: fleet}]\n"
          "  artifacts:\n  - name: part\n    copy:\n"
          "    - {from: '@fleet/deploy/web/**', to: '@artifact/apps/'}\n"},
         {"flux/apps.yaml", "apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\n"
                            "metadata: {name: apps, namespace: flux-system}\nspec:\n  path: apps\n"
                            "  sourceRef: {kind: ExternalArtifact, name: part}\n"},
         {"deploy/web/one.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: one}\n"}});
    const auto rendered = fleet.render();
    ASSERT_TRUE(rendered) << textOf(rendered);
    ASSERT_EQ(rendered->rendering->objects.size(), 1u);
    EXPECT_EQ(rendered->rendering->objects[0].root->span().place().file.text(),
              "deploy/web/one.yaml");
}

} // namespace
} // namespace fleetwright::flux
