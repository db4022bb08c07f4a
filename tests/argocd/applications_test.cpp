// SPDX-License-Identifier: Apache-2.0
#include "argocd/applicationset.h"
#include "argocd/rollingsync.h"
#include "fixture.h"
#include "yaml/emitter.h"

#include <gtest/gtest.h>

namespace fleetwright::argocd {
namespace {

const std::string destination = "destination: {server: 'https://kubernetes.default.svc'}";

std::string templateOf(const std::string &metadata, const std::string &spec,
                       const std::string &more = {})
{
    return "  template:\n    metadata: " + metadata + "\n    spec: {" + spec + "}\n" + more;
}

const std::string oneElement = "  - list: {elements: [{name: a, n: '7'}]}\n";

/// Some field of the only Application as text.
std::string field(Hub &hub, std::initializer_list<std::string_view> path)
{
    const GeneratedSet generated = hub.generate();
    if (generated.applications.size() != 1)
        return hub.errors();
    const yaml::Node *node = generated.applications.front().object->findPath(path);
    if (!node)
        return "absent";
    const base::Result<std::string> json = yaml::toJson(node);
    return *json;
}

TEST(Applications, ComeWithTheControllersFields)
{
    Hub hub(applicationSet(oneElement, templateOf("{name: '{{name}}', namespace: other}",
                                                  "project: default, " + destination)));
    EXPECT_EQ(field(hub, {"metadata"}),
              R"({"finalizers":["resources-finalizer.argocd.argoproj.io"],"name":"a",)"
              R"("namespace":"argocd"})");
    EXPECT_EQ(field(hub, {"kind"}), "\"Application\"");
}

TEST(Applications, PreservedResourcesHaveNoFinalizer)
{
    Hub hub(applicationSet(oneElement,
                           templateOf("{name: '{{name}}'}", "project: default, " + destination,
                                      "  syncPolicy: {preserveResourcesOnDeletion: true, "
                                      "applicationsSync: create-update}\n")));
    EXPECT_EQ(field(hub, {"metadata", "finalizers"}), "absent");
    EXPECT_EQ(hub.sets.front().applicationsSync, ApplicationsSync::CreateUpdate);
    EXPECT_FALSE(mayDelete(hub.sets.front().applicationsSync));
    EXPECT_TRUE(mayUpdate(hub.sets.front().applicationsSync));
}

TEST(Applications, HaveTheShapeOfTheGoType)
{
    Hub hub(applicationSet(
        oneElement,
        templateOf("{name: '{{name}}'}",
                   "project: default, " + destination
                       + ", colour: red, source: {path: '{{none}}', chart: '', helm: {}, "
                         "repoURL: u}, syncPolicy: {}, revisionHistoryLimit: 0")));
    EXPECT_EQ(field(hub, {"spec"}),
              R"({"destination":{"server":"https://kubernetes.default.svc"},"project":"default",)"
              R"("revisionHistoryLimit":0,"source":{"path":"{{none}}","repoURL":"u"}})");
}

TEST(Applications, ATextThatRendersEmptyIsNoOptionalField)
{
    Hub hub(applicationSet(
        "  - list: {elements: [{name: a, e: ''}]}\n",
        templateOf("{name: '{{name}}', labels: {k: '{{e}}'}}",
                   "project: default, source: {path: '{{e}}', repoURL: '{{e}}'}, " + destination)));
    EXPECT_EQ(field(hub, {"spec", "source"}), R"({"repoURL":""})");
    EXPECT_EQ(field(hub, {"metadata", "labels"}), R"({"k":""})");
}

TEST(Applications, AWrongTypeIsToldWhereItStands)
{
    const Documents documents("apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\n"
                              "metadata: {name: web}\nspec:\n  template:\n    spec:\n"
                              "      revisionHistoryLimit: many\n");
    const base::Result<ApplicationSet> set = readApplicationSet(documents.first());
    ASSERT_FALSE(set.ok());
    EXPECT_EQ(set.error().place->line, 7U);
    EXPECT_NE(set.error().detail.find("spec.revisionHistoryLimit"), std::string::npos);
}

TEST(Applications, AGeneratorsTemplateFillsWhatItLeavesEmpty)
{
    Hub hub(applicationSet(
        "  - list:\n      elements: [{name: a}]\n      template:\n        metadata: {labels: {own: "
        "x}}\n        spec: {source: {path: own}, syncPolicy: {automated: {prune: false}}}\n",
        templateOf("{name: '{{name}}', labels: {base: y}}",
                   "project: default, source: {repoURL: u, path: base}, syncPolicy: {automated: "
                   "{prune: true}}, "
                       + destination)));
    EXPECT_EQ(field(hub, {"metadata", "labels"}), R"({"base":"y","own":"x"})");
    EXPECT_EQ(field(hub, {"spec", "source"}), R"({"path":"own","repoURL":"u"})");
    // mergo takes a false for empty.
    EXPECT_EQ(field(hub, {"spec", "syncPolicy"}), R"({"automated":{"prune":true}})");
}

std::string patchedField(const std::string &patch, std::initializer_list<std::string_view> path)
{
    Hub hub(applicationSet(
        oneElement,
        templateOf("{name: '{{name}}', annotations: {a: x, b: y}}",
                   "project: default, source: {repoURL: u, helm: {valueFiles: [one], valuesObject: "
                   "{k: {l: 1}}}}, "
                       + destination,
                   "  templatePatch: |\n    " + patch + "\n")));
    return field(hub, path);
}

TEST(TemplatePatch, MergesAsTheTypeSays)
{
    EXPECT_EQ(
        patchedField("metadata: {annotations: {a: null, c: '{{n}}'}}", {"metadata", "annotations"}),
        R"({"b":"y","c":"7"})");
    EXPECT_EQ(patchedField("spec: {source: {helm: {valueFiles: [two]}}}",
                           {"spec", "source", "helm", "valueFiles"}),
              R"(["two"])");
    EXPECT_EQ(patchedField("metadata: {finalizers: [own]}", {"metadata", "finalizers"}),
              R"(["own","resources-finalizer.argocd.argoproj.io"])");
    EXPECT_EQ(
        patchedField("spec: {project: other, revisionHistoryLimit: {{n}}}", {"spec", "project"}),
        R"("default")");
    EXPECT_EQ(patchedField("spec: {source: {$patch: replace, repoURL: v}}", {"spec", "source"}),
              R"({"repoURL":"v"})");
    EXPECT_EQ(patchedField("# nothing", {"spec", "source", "repoURL"}), R"("u")");
}

TEST(TemplatePatch, RefusesWhatTheTypeCannotTake)
{
    const auto refusal = [](const std::string &patch) { return patchedField(patch, {"spec"}); };
    EXPECT_NE(refusal("spec: {source: {helm: {valuesObject: {k: {m: 1}}}}}")
                  .find("unable to find api field in struct RawExtension"),
              std::string::npos);
    EXPECT_NE(refusal("spec: {revisionHistoryLimit: many}").find("invalid templatePatch"),
              std::string::npos);
    EXPECT_NE(refusal("[").find("no YAML"), std::string::npos);
    EXPECT_NE(refusal("- a").find("no map"), std::string::npos);
}

TEST(Validation, ADuplicateNameBlocksAllOfThatName)
{
    Hub hub(applicationSet("  - list: {elements: [{name: a}, {name: a}, {name: b}]}\n"));
    EXPECT_EQ(hub.created(), "b-web");
    EXPECT_NE(hub.errors().find("duplicate name: a-web"), std::string::npos);
}

TEST(Validation, NamesLabelsProjectsAndDestinations)
{
    const auto createdWith = [](const std::string &metadata, const std::string &spec) {
        Hub hub(clusterSecret("eu-1", "") + clusterSecret("two", "", "https://x.example.com")
                + "---\napiVersion: v1\nkind: Secret\nmetadata: {name: other, labels: "
                  "{argocd.argoproj.io/secret-type: cluster}}\nstringData: {name: two, server: "
                  "'https://y.example.com'}\n"
                + applicationSet(oneElement, templateOf(metadata, spec)));
        return hub.created();
    };
    const std::string fine = "project: default, " + destination;
    EXPECT_EQ(createdWith("{name: '{{name}}'}", fine), "a");
    EXPECT_EQ(createdWith("{name: 'A'}", fine), "");
    EXPECT_EQ(createdWith("{name: " + std::string(254, 'a') + "}", fine), "");
    EXPECT_EQ(createdWith("{name: a, labels: {k: 'x/y'}}", fine), "");
    EXPECT_EQ(createdWith("{name: a, labels: {'k/l/m': x}}", fine), "");
    EXPECT_EQ(createdWith("{name: a, annotations: {k: 'x/y'}}", fine), "a");
    EXPECT_EQ(createdWith("{name: a}", "project: ghost, " + destination), "");
    const auto to = [&](const std::string &where) {
        return createdWith("{name: a}", "project: default, destination: {" + where + "}");
    };
    EXPECT_EQ(to("name: eu-1"), "a");
    EXPECT_EQ(to("name: in-cluster"), "a");
    EXPECT_EQ(to("server: 'https://eu-1.example.com/'"), "a");
    EXPECT_EQ(to("server: 'https://gone.example.com'"), "");
    EXPECT_EQ(to("name: gone"), "");
    EXPECT_EQ(to("name: two"), "");
    EXPECT_EQ(to("name: eu-1, server: 'https://eu-1.example.com'"), "");
    EXPECT_EQ(to("namespace: web"), "");
}

TEST(Validation, OneFailingSetStopsTheWholeApplicationSet)
{
    Hub hub(
        applicationSet("  - list: {elements: [{name: a}]}\n  - list: {elements: [{name: 4}]}\n"));
    EXPECT_EQ(hub.created(), "");
    EXPECT_NE(hub.errors().find("error parsing value as string"), std::string::npos);
}

TEST(ApplicationSets, AnEmptyElementLeavesTheTemplateAlone)
{
    Hub hub(applicationSet("  - list: {elements: [{}]}\n",
                           templateOf("{name: fixed, annotations: {k: '{{name}}'}}",
                                      "project: default, " + destination)));
    EXPECT_EQ(field(hub, {"metadata", "annotations", "k"}), R"("{{name}}")");
    EXPECT_EQ(field(hub, {"metadata", "finalizers"}), "absent");
}

} // namespace
} // namespace fleetwright::argocd
