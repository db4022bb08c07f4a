// SPDX-License-Identifier: Apache-2.0
#include "argocd/application.h"
#include "argocd/kustomizeoptions.h"
#include "argocd/sourcefiles.h"
#include "fixture.h"

#include <gtest/gtest.h>

namespace fleetwright::argocd {
namespace {

/// An Application with the given `spec`, flow style.
class OneApplication {
public:
    explicit OneApplication(const std::string &spec)
        : m_documents("apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: web, "
                      "finalizers: [resources-finalizer.argocd.argoproj.io/background]}\nspec: "
                      + spec + "\n"),
          m_application(readApplication(m_documents.first()))
    {}

    const Application &operator*() const { return *m_application; }
    const Application *operator->() const { return &*m_application; }

private:
    Documents m_documents;
    base::Result<Application> m_application;
};

std::shared_ptr<const RepositoryTree> treeOf(const base::FileSourcePtr &files)
{
    RepositoryTrees trees([&files](const std::string &, const std::string &) {
        return base::Result<base::FileSourcePtr>(files);
    });
    return *trees.at("u", "HEAD");
}

TEST(Application, ReadsSourcesAndSettings)
{
    const OneApplication application(
        "{project: p, destination: {name: eu, namespace: web}, syncPolicy: {automated: {prune: "
        "true, enabled: false}, syncOptions: [CreateNamespace=true]}, sources: [{repoURL: a, ref: "
        "values}, {repoURL: b, chart: web, targetRevision: 1.2.3}]}");
    ASSERT_EQ(application->sources.size(), 2U);
    EXPECT_TRUE(application->sources[0].isReferenceOnly());
    EXPECT_EQ(application->sources[1].chart, "web");
    EXPECT_FALSE(application->isAutomated);
    EXPECT_TRUE(application->prunes);
    EXPECT_TRUE(application->deletesResources);
    EXPECT_EQ(application->destinationName, "eu");
}

TEST(Application, KindOfASource)
{
    const base::FileSourcePtr files = base::makeMemoryFiles(
        {{"chart/Chart.yaml", ""}, {"layer/kustomization.yml", ""}, {"plain/a.yaml", ""}});
    const auto kindOf = [&files](const std::string &source) {
        const OneApplication application("{source: {repoURL: u, " + source + "}}");
        return sourceKind(application->sources.front(), *files);
    };
    EXPECT_EQ(*kindOf("path: chart"), SourceKind::Helm);
    EXPECT_EQ(*kindOf("path: layer"), SourceKind::Kustomize);
    EXPECT_EQ(*kindOf("path: plain"), SourceKind::Directory);
    EXPECT_EQ(*kindOf("path: plain, helm: {releaseName: x}"), SourceKind::Helm);
    EXPECT_EQ(*kindOf("path: chart, helm: {}"), SourceKind::Helm);
    EXPECT_EQ(*kindOf("path: plain, plugin: {}"), SourceKind::Plugin);
    EXPECT_FALSE(kindOf("path: plain, helm: {values: x}, directory: {recurse: true}").ok());
}

TEST(DirectorySource, RecursesIncludesAndExcludes)
{
    const base::FileSourcePtr files = base::makeMemoryFiles({{"app/a.yaml", ""},
                                                             {"app/b.txt", ""},
                                                             {"app/sub/c.json", ""},
                                                             {"app/sub/skip.yml", ""},
                                                             {"other/d.yaml", ""}});
    const auto listed = [&files](const std::string &options) {
        const OneApplication application("{source: {repoURL: u, path: app, directory: " + options
                                         + "}}");
        std::string text;
        const base::Result<std::vector<base::RepoPath>> manifests =
            directoryManifests(application->sources.front(), *treeOf(files));
        for (const base::RepoPath &path : *manifests)
            text += path.text() + " ";
        return text;
    };
    EXPECT_EQ(listed("{}"), "app/a.yaml ");
    EXPECT_EQ(listed("{recurse: true}"), "app/a.yaml app/sub/c.json app/sub/skip.yml ");
    EXPECT_EQ(listed("{recurse: true, exclude: '*skip*'}"), "app/a.yaml app/sub/c.json ");
    EXPECT_EQ(listed("{recurse: true, include: '{a.yaml,sub/*}', exclude: 'sub/c*'}"),
              "app/a.yaml app/sub/skip.yml ");
}

TEST(HelmSource, ValueFilesInOrder)
{
    const base::FileSourcePtr chart = base::makeMemoryFiles({{"charts/web/Chart.yaml", ""},
                                                             {"charts/web/values-1.yaml", ""},
                                                             {"charts/web/values-2.yaml", ""}});
    const base::FileSourcePtr values = base::makeMemoryFiles({{"eu/web.yaml", ""}});
    const SourceTree trees = [&](const ApplicationSource &source)
        -> base::Result<std::shared_ptr<const RepositoryTree>> {
        return treeOf(source.ref.empty() ? chart : values);
    };
    const auto inputsOf = [&trees](const std::string &helm) {
        const OneApplication application(
            "{destination: {namespace: shop}, sources: [{repoURL: u, path: charts/web, helm: "
            + helm + "}, {repoURL: v, ref: values}]}");
        return helmInputs(*application, 0, trees);
    };
    const base::Result<HelmInputs> inputs = inputsOf(
        "{valueFiles: ['$values/eu/web.yaml', 'values-*.yaml', 'https://x.example.com/v.yaml'], "
        "values: 'a: 1', valuesObject: {a: 2}, parameters: [{name: a, value: '3'}]}");
    ASSERT_TRUE(inputs.ok());
    ASSERT_EQ(inputs->files.size(), 3U);
    EXPECT_EQ(inputs->files[0].source, 1U);
    EXPECT_EQ(inputs->files[0].path.text(), "eu/web.yaml");
    EXPECT_EQ(inputs->files[1].path.text(), "charts/web/values-1.yaml");
    EXPECT_EQ(inputs->files[2].path.text(), "charts/web/values-2.yaml");
    EXPECT_EQ(inputs->unresolved.size(), 1U);
    EXPECT_EQ(inputs->releaseName, "web");
    EXPECT_EQ(inputs->namespaceName, "shop");
    EXPECT_EQ(inputs->parameters.size(), 1U);
    EXPECT_EQ(inputsOf("{valueFiles: [gone.yaml]}").error().code, base::ErrorCode::NotFound);
    EXPECT_TRUE(inputsOf("{valueFiles: [gone.yaml], ignoreMissingValueFiles: true}").ok());
    EXPECT_FALSE(inputsOf("{valueFiles: ['$none/a.yaml']}").ok());
    EXPECT_EQ(inputsOf("{valueFiles: ['../../../a.yaml']}").error().code,
              base::ErrorCode::OutsideRoot);
}

TEST(KustomizeSource, OptionsAreWrittenIntoACopy)
{
    const base::FileSourcePtr files = base::makeMemoryFiles(
        {{"app/kustomization.yaml",
          "namePrefix: old-\nresources: [web.yaml]\nimages: [{name: web, newTag: '1'}]\n"
          "commonAnnotations: {k: v}\n"},
         {"app/web.yaml",
          "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec:\n  replicas: 1\n"
          "  selector: {matchLabels: {app: web}}\n  template:\n    metadata: {labels: {app: web}}\n"
          "    spec: {containers: [{name: web, image: web}]}\n"}});
    const auto built = [&files](const std::string &options) {
        const OneApplication application("{source: {repoURL: u, path: app, kustomize: " + options
                                         + "}}");
        kustomize::LayerStore store;
        const base::Result<model::RenderingPtr> rendering =
            buildKustomizeSource(application->sources.front(), nullptr, *files, {}, store);
        return rendering ? *kustomize::toText(**rendering) : base::describe(rendering.error());
    };
    const std::string text = built(
        "{namePrefix: new-, namespace: shop, images: ['web=registry.example.com/web:2'], replicas: "
        "[{name: web, count: 3}], commonLabels: {team: a}, labelWithoutSelector: true, patches: "
        "[{target: {kind: Deployment}, patch: '[{\"op\": \"replace\", \"path\": "
        "\"/spec/template/spec/containers/0/name\", \"value\": \"main\"}]'}]}");
    EXPECT_NE(text.find("name: new-web\n"), std::string::npos) << text;
    EXPECT_NE(text.find("namespace: shop\n"), std::string::npos);
    EXPECT_NE(text.find("image: registry.example.com/web:2\n"), std::string::npos);
    EXPECT_NE(text.find("replicas: 3\n"), std::string::npos);
    EXPECT_NE(text.find("  labels:\n    team: a\n  name"), std::string::npos);
    EXPECT_NE(text.find("name: main\n"), std::string::npos);
    EXPECT_NE(built("{commonAnnotations: {k: w}}").find("already in kustomization file"),
              std::string::npos);
    EXPECT_NE(built("{commonAnnotations: {k: w}, forceCommonAnnotations: true}").find("k: w"),
              std::string::npos);
    EXPECT_NE(built("{components: [gone], ignoreMissingComponents: true}").find("name: old-web"),
              std::string::npos);
}

TEST(KustomizeSource, ValuesKeepThePlaceTheyAreWrittenAt)
{
    const base::FileSourcePtr files = base::makeMemoryFiles(
        {{"app/kustomization.yaml", "# the first line is a comment\n"
                                    "resources: [web.yaml]\n"
                                    "commonAnnotations: {k: v}\n"},
         {"app/web.yaml", "apiVersion: v1\nkind: Pod\n"
                          "metadata: {name: web}\n"
                          "spec: {containers: [{name: web, image: web}]}\n"}});
    const OneApplication application(
        "\n  source:\n    repoURL: u\n    path: app\n    kustomize:\n      images:\n"
        "      - web:2\n      commonLabels:\n        team: a");
    kustomize::LayerStore store;
    const base::Result<model::RenderingPtr> rendering =
        buildKustomizeSource(application->sources.front(), nullptr, *files, {}, store);
    ASSERT_TRUE(rendering) << base::describe(rendering.error());
    const yaml::Node *pod = (*rendering)->objects.front().root;
    const auto placeOf = [pod](std::initializer_list<std::string_view> path) {
        return pod->findPath(path)->span().place();
    };
    EXPECT_EQ(placeOf({"metadata", "annotations", "k"}).file.text(), "app/kustomization.yaml");
    EXPECT_EQ(placeOf({"metadata", "annotations", "k"}).line, 3U);
    // The name stands in the third line of the Application, the image in the tenth.
    const yaml::Node *image = pod->findPath({"spec", "containers"})->items().front()->find("image");
    EXPECT_EQ(image->text(), "web:2");
    EXPECT_EQ(image->span().place().file, application->place.place().file);
    EXPECT_EQ(image->span().place().line, application->place.place().line + 7);
    EXPECT_EQ(placeOf({"metadata", "labels", "team"}).line, application->place.place().line + 9);
}

} // namespace
} // namespace fleetwright::argocd
