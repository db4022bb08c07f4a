// SPDX-License-Identifier: Apache-2.0
#include "helm/releaseobjects.h"

#include "helm/charttree.h"
#include "model/fieldhistory.h"

#include <algorithm>
#include <string>
#include <vector>

namespace fleetwright::helm {
namespace {

/// The objects of a release and what keeps them.
class Released {
public:
    Released(const ChartPtr &chart, const Values &values, const ReleaseParts &parts = {})
        : m_arena(std::make_shared<base::Arena>())
    {
        RenderOptions options;
        options.keepsProvenance = true;
        const base::Result<Rendering> rendering =
            render(chart, {.name = "demo"}, values.node(), options);
        EXPECT_TRUE(rendering.ok()) << (rendering ? "" : rendering.error().detail);
        if (!rendering)
            return;
        const auto made =
            releaseObjects(chart, *rendering, parts, base::RepoPath().child("chart"), m_arena);
        EXPECT_TRUE(made.ok());
        if (made)
            m_objects = *made;
    }

    [[nodiscard]] std::string names() const
    {
        std::string names;
        for (const model::Object &object : m_objects->objects)
            names += (names.empty() ? "" : " ") + object.id.text();
        return names;
    }

    /// "TEXT@FILE:LINE:COLUMN" of every value that a field has had, newest first.
    [[nodiscard]] std::string history(std::size_t object, const std::string &field) const
    {
        std::string history;
        for (const model::FieldSetting &setting : model::fieldHistory(
                 m_objects->objects.at(object).root, *model::FieldPath::fromText(field))) {
            const base::Place place = setting.span().place();
            history += (history.empty() ? "" : " ") + std::string(setting.node->text()) + '@'
                       + place.file.text() + ':' + std::to_string(place.line) + ':'
                       + std::to_string(place.column);
        }
        return history;
    }

    [[nodiscard]] const std::vector<std::string> &warnings() const { return m_objects->warnings; }

private:
    std::shared_ptr<base::Arena> m_arena;
    std::shared_ptr<model::Rendering> m_objects = std::make_shared<model::Rendering>();
};

TEST(HelmReleaseObjects, ValuesHideTheChartsOwnAndTheTemplate)
{
    const ChartPtr chart = chartOf({
        {"values.yaml", "replicas: 1\nname: web\n"},
        {"templates/a.yaml", "kind: A\nmetadata:\n  name: {{ .Values.name }}\nspec:\n"
                             "  replicas: {{ .Values.replicas }}\n  fixed: yes\n"},
    });
    const Values values("replicas: 3\n");
    const Released released(chart, values);
    EXPECT_EQ(released.names(), "A/web");
    EXPECT_EQ(released.history(0, "spec.replicas"),
              "3@values-prod.yaml:1:11 1@chart/values.yaml:1:11 "
              "{{ .Values.replicas }}@chart/templates/a.yaml:5:13");
    EXPECT_EQ(released.history(0, "spec.fixed"), "yes@chart/templates/a.yaml:6:10");
    EXPECT_EQ(released.history(0, "metadata.name"),
              "web@chart/values.yaml:2:7 {{ .Values.name }}@chart/templates/a.yaml:3:9");
}

TEST(HelmReleaseObjects, ATextOfSeveralValuesHidesThemOneByOne)
{
    const ChartPtr chart = chartOf({
        {"values.yaml", "image:\n  repository: example.com/web\n  tag: v1\n"},
        {"templates/a.yaml", "kind: A\nmetadata: {name: a}\n"
                             "image: \"{{ .Values.image.repository }}:{{ .Values.image.tag }}\"\n"},
    });
    const Values values("image: {tag: v2}\n");
    EXPECT_EQ(Released(chart, values).history(0, "image"),
              "example.com/web:v2@values-prod.yaml:1:14 v1@chart/values.yaml:3:8 "
              "example.com/web@chart/values.yaml:2:15 "
              "\"{{ .Values.image.repository }}:{{ .Values.image.tag }}\""
              "@chart/templates/a.yaml:3:8");
}

TEST(HelmReleaseObjects, WholeTablesKeepThePlaceOfEachValue)
{
    const ChartPtr chart = chartOf({
        {"values.yaml", "resources:\n  limits:\n    cpu: 1\n    memory: 1Gi\nlist: [a, b]\n"},
        {"templates/_h.tpl", "{{ define \"labels\" }}app: x\ntier: {{ .Values.resources.limits.cpu "
                             "}}{{ end }}"},
        {"templates/a.yaml",
         "kind: A\nmetadata:\n  name: a\n  labels:\n    {{- include \"labels\" . | nindent 4 }}\n"
         "spec:\n  {{- with .Values.resources }}\n  resources:\n    {{- toYaml . | nindent 4 }}\n"
         "  {{- end }}\n  list: {{ toYaml .Values.list | nindent 2 }}\n"},
    });
    const Values values("resources: {limits: {memory: 2Gi}}\n");
    const Released released(chart, values);
    EXPECT_EQ(released.history(0, "spec.resources.limits.memory").substr(0, 61),
              "2Gi@values-prod.yaml:1:30 1Gi@chart/values.yaml:4:13 {{- toYa");
    EXPECT_EQ(released.history(0, "spec.resources.limits.cpu").substr(0, 24),
              "1@chart/values.yaml:3:10");
    EXPECT_EQ(released.history(0, "spec.list[1]").substr(0, 25), "b@chart/values.yaml:5:11 ");
    EXPECT_EQ(released.history(0, "metadata.labels.app"), "x@chart/templates/a.yaml:5:5");
}

TEST(HelmReleaseObjects, DefinitionsComeFirstAndHooksLast)
{
    const ChartPtr chart = chartOf({
        {"crds/w.yaml", "kind: CustomResourceDefinition\nmetadata: {name: ws.example.com}\n"},
        {"templates/b.yaml", "kind: List\nitems:\n- {kind: B, metadata: {name: b}}\n"
                             "- {kind: B, metadata: {name: c}}\n---\n# nothing\n---\nkind: C\n"},
        {"templates/h.yaml", "kind: H\nmetadata:\n  name: h\n  annotations:\n"
                             "    helm.sh/hook: post-install\n"},
        {"templates/t.yaml", "kind: T\nmetadata:\n  name: t\n  annotations:\n"
                             "    helm.sh/hook: test\n"},
    });
    const Values none("");
    EXPECT_EQ(Released(chart, none).names(), "B/b B/c");
    const Released all(chart, none, {.includesDefinitions = true, .hooks = HookPrinting::All});
    EXPECT_EQ(all.names(), "CustomResourceDefinition/ws.example.com B/b B/c H/h T/t");
    EXPECT_EQ(Released(chart, none, {.hooks = HookPrinting::WithoutTests}).names(), "B/b B/c H/h");
    EXPECT_TRUE(std::ranges::any_of(all.warnings(), [](const std::string &warning) {
        return warning.find("has no metadata.name") != std::string::npos;
    }));
}

} // namespace
} // namespace fleetwright::helm
