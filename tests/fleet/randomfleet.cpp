// SPDX-License-Identifier: Apache-2.0
#include "fleet/randomfleet.h"

#include <algorithm>
#include <utility>

namespace fleetwright::testing {

namespace {

constexpr std::string_view deployment = R"(apiVersion: apps/v1
kind: Deployment
metadata:
  name: APP
  labels: {app: APP}
  annotations:
    note: "first"
spec:
  replicas: 1
  selector:
    matchLabels: {app: APP}
  template:
    metadata:
      labels: {app: APP}
    spec:
      serviceAccountName: APP
      containers:
      - name: APP
        image: example.com/APP:v1 # the image
        env:
        - {name: LEVEL, value: info}
        - name: HOST
          value: APP.$(NAMESPACE).svc
        envFrom:
        - configMapRef: {name: APP-settings}
        - secretRef: {name: APP-secret}
      - name: side
        image: example.com/side:v1
)";

constexpr std::string_view account = R"(apiVersion: v1
kind: ServiceAccount
metadata:
  name: APP
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata:
  name: APP
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: APP}
subjects:
- kind: ServiceAccount
  name: APP
  namespace: default
---
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata:
  name: APP
)";

constexpr std::string_view service = R"(apiVersion: v1
kind: Service
metadata:
  name: APP
spec:
  selector: {app: APP}
  ports:
  - port: 80
)";

std::string forApp(std::string_view text, const std::string &app)
{
    std::string result(text);
    for (std::size_t at = 0; (at = result.find("APP", at)) != std::string::npos;)
        result.replace(at, 3, app);
    return result;
}

/// What a field may be set to. An entry is the text after "FIELD:".
const std::map<std::string, std::vector<std::string>> &variants()
{
    static const std::map<std::string, std::vector<std::string>> texts{
        {"namePrefix", {" one-\n", " two-\n"}},
        {"nameSuffix", {" -one\n", " -two\n"}},
        {"namespace", {" first\n", " second\n"}},
        {"commonLabels", {" {team: red}\n", " {team: blue, tier: front}\n"}},
        {"labels",
         {"\n- pairs: {size: small}\n", "\n- pairs: {size: large}\n  includeSelectors: true\n",
          "\n- pairs: {size: small}\n- pairs: {zone: a}\n  includeTemplates: true\n",
          "\n- pairs: &pairs {zone: b}\n- pairs: *pairs\n  includeTemplates: true\n"}},
        {"commonAnnotations", {" {owner: red}\n", " {owner: \"7\", note: second}\n"}},
        {"images",
         {"\n- {name: example.com/web, newTag: v2}\n",
          "\n- {name: example.com/web, newTag: v3}\n- {name: example.com/side, digest: "
          "\"sha256:abc\"}\n",
          "\n- {name: example.com/api, newName: mirror.example.com/api}\n"}},
        {"replicas", {"\n- {name: web, count: 3}\n", "\n- {name: api, count: 4}\n"}},
        {"patches",
         {"\n- patch: |-\n    apiVersion: apps/v1\n    kind: Deployment\n    metadata: {name: "
          "web}\n"
          "    spec:\n      template:\n        spec:\n          containers:\n          - name: "
          "web\n"
          "            resources: {limits: {memory: 1Gi}}\n",
          "\n- target: {kind: Deployment}\n  patch: |-\n    - op: replace\n      path: "
          "/spec/template/spec/containers/0/env/0/value\n      value: debug\n",
          "\n- target: {kind: Service}\n  path: patch.yaml\n- target: {labelSelector: app=web}\n  "
          "patch: '[{\"op\": \"add\", \"path\": \"/metadata/annotations/json\", \"value\": "
          "\"yes\"}]'\n",
          "\n- target: {kind: Service, name: web}\n  patch: |-\n    $patch: delete\n    "
          "apiVersion: "
          "v1\n    kind: Service\n    metadata: {name: web}\n"}},
        {"patchesStrategicMerge", {"\n- merge.yaml\n"}},
        {"configMapGenerator",
         {"\n- name: extra\n  literals: [A=1]\n", "\n- name: extra\n  files: [data.txt]\n",
          "\n- name: extra\n  literals: [A=2, B=3]\n  options: {labels: {made: here}}\n"}},
        {"generatorOptions", {" {disableNameSuffixHash: true}\n", " {annotations: {by: us}}\n"}},
        {"replacements",
         {"\n- source: {kind: Service, name: web, fieldPath: spec.ports.0.port}\n  targets:\n  - "
          "select: {kind: Deployment, name: api}\n    fieldPaths: "
          "[spec.template.spec.containers.0.env.0.value]\n",
          "\n- source: {kind: ServiceAccount, name: api}\n  targets:\n  - select: {kind: "
          "Deployment}\n    fieldPaths: [metadata.annotations.from]\n    options: {create: "
          "true}\n"}},
        {"components",
         {"\n- ../../components/one\n", "\n- ../../components/one\n- ../../components/two\n"}},
        {"buildMetadata",
         {" [originAnnotations]\n", " [transformerAnnotations, managedByLabel]\n"}},
        {"transformers",
         {"\n- |-\n  apiVersion: builtin\n  kind: LabelTransformer\n  metadata: {name: more}\n  "
          "labels: {plugin: inline}\n  fieldSpecs: [{path: metadata/labels, create: true}]\n",
          "\n- plugin.yaml\n"}},
        {"vars",
         {"\n- name: NAMESPACE\n  objref: {apiVersion: v1, kind: Service, name: api}\n  fieldref: "
          "{fieldPath: metadata.name}\n"}},
        {"sortOptions", {" {order: fifo}\n"}},
        {"configurations", {"\n- rules.yaml\n"}},
    };
    return texts;
}

const std::map<std::string, std::vector<std::string>> &fileVariants()
{
    static const std::map<std::string, std::vector<std::string>> texts{
        {"patch.yaml",
         {"apiVersion: v1\nkind: Service\nmetadata: {name: any}\nspec: {type: NodePort}\n",
          "apiVersion: v1\nkind: Service\nmetadata: {name: any, labels: {patched: \"1\"}}\n",
          "- {op: add, path: /spec/type, value: LoadBalancer}\n"}},
        {"merge.yaml",
         {"apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: api}\nspec: {replicas: 9}\n",
          "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: api}\nspec:\n  template:\n    "
          "spec:\n      containers:\n      - {name: side, $patch: delete}\n"}},
        {"data.txt", {"one\n", "two\nlines\n"}},
        {"plugin.yaml",
         {"apiVersion: builtin\nkind: PrefixTransformer\nmetadata: {name: p}\nprefix: "
          "plug-\nfieldSpecs: [{path: metadata/name}]\n",
          "apiVersion: builtin\nkind: AnnotationsTransformer\nmetadata: {name: p}\nannotations: "
          "{plugin: file}\nfieldSpecs: [{path: metadata/annotations, create: true}]\n"}},
        {"rules.yaml",
         {"commonLabels:\n- {path: spec/marks, create: true, kind: Service}\n",
          "nameReference:\n- kind: Service\n  fieldSpecs: [{kind: Deployment, path: "
          "metadata/annotations/from}]\n"}},
    };
    return texts;
}

} // namespace

RandomFleet::RandomFleet(unsigned seed) : m_random(seed)
{
    for (const std::string app : {"web", "api"}) {
        const std::string home = "base/" + app;
        m_folders[home].resources = {"deployment.yaml", "account.yaml", "service.yaml"};
        m_files[home + "/deployment.yaml"] = forApp(deployment, app);
        m_files[home + "/account.yaml"] = forApp(account, app);
        m_files[home + "/service.yaml"] = forApp(service, app);
        m_folders[home].fields["configMapGenerator"] =
            "\n- name: " + app + "-settings\n  literals: [MODE=standard]\n";
        m_folders[home].fields["secretGenerator"] =
            "\n- name: " + app + "-secret\n  literals: [KEY=value]\n";
    }
    m_folders["base"].resources = {"web", "api"};
    for (const std::string component : {"components/one", "components/two"}) {
        m_folders[component].isComponent = true;
        m_folders[component].fields["labels"] =
            "\n- pairs: {component: " + component.substr(11) + "}\n";
    }
    for (const std::string environment : {"dev", "prod"}) {
        m_folders["environments/" + environment].resources = {"../../base"};
        for (const std::string number : {"1", "2"}) {
            Folder &cluster = m_folders["clusters/" + environment + "-" + number];
            cluster.resources = {"../../environments/" + environment};
            cluster.fields["labels"] = "\n- pairs: {cluster: " + environment + "-" + number + "}\n";
        }
    }
    for (const auto &[folder, kustomization] : m_folders) {
        for (const auto &[name, texts] : fileVariants())
            m_files[folder + "/" + name] = texts.front();
    }
    writeAll();
}

std::string RandomFleet::edit()
{
    m_past.emplace_back(m_folders, m_files);
    switch (below(10)) {
    case 0:
    case 1:
    case 2:
        return editManifest();
    case 3:
    case 4:
    case 5:
    case 6:
        return editField();
    case 7:
        return editFile();
    case 8:
        return editGenerated();
    default:
        return undo();
    }
}

/// A value, a line above it, or an object more or less.
std::string RandomFleet::editManifest()
{
    const std::string app = below(2) == 0 ? "web" : "api";
    const std::string home = "base/" + app;
    std::string &text = m_files[home + "/deployment.yaml"];
    const std::size_t variant = below(7);
    const auto set = [&](std::string_view key, const std::string &value) {
        const std::size_t at = text.find(key);
        if (at != std::string::npos)
            text.replace(at + key.size(), text.find('\n', at) - at - key.size(), value);
    };
    switch (variant) {
    case 0:
        set("replicas: ", std::to_string(below(5)));
        break;
    case 1:
        set("image: ", "example.com/" + app + ":v" + std::to_string(below(5)));
        break;
    case 2:
        set("note: ", below(2) == 0 ? "\"7\"" : "plain text");
        break;
    case 3:
        text = "# line " + std::to_string(below(9)) + "\n" + text;
        break;
    case 4:
        m_files[home + "/service.yaml"] =
            forApp(service, app) + "  - port: " + std::to_string(1000 + below(9)) + "\n";
        break;
    case 5: {
        const std::string name = "more-" + std::to_string(below(3)) + ".yaml";
        std::vector<std::string> &resources = m_folders[home].resources;
        const auto listed = std::find(resources.begin(), resources.end(), name);
        if (listed == resources.end()) {
            resources.push_back(name);
            m_files[home + "/" + name] = configMap(app + name.substr(0, 6), "one");
        } else {
            resources.erase(listed);
            m_files.erase(home + "/" + name);
        }
        write(home);
        break;
    }
    default:
        std::reverse(m_folders[home].resources.begin(), m_folders[home].resources.end());
        write(home);
    }
    return home + " variant " + std::to_string(variant);
}

std::string RandomFleet::editField()
{
    auto folder = m_folders.begin();
    std::advance(folder, static_cast<std::ptrdiff_t>(below(m_folders.size())));
    auto field = variants().begin();
    std::advance(field, static_cast<std::ptrdiff_t>(below(variants().size())));
    Fields &fields = folder->second.fields;
    // Only layers two folders deep find the components, and components include none.
    const bool allowed =
        field->first != "components"
        || (!folder->second.isComponent && folder->first.find('/') != std::string::npos);
    if (fields.contains(field->first) && below(2) == 0)
        fields.erase(field->first);
    else if (allowed)
        fields[field->first] = oneOf(field->second);
    write(folder->first);
    return folder->first + ": " + field->first;
}

std::string RandomFleet::editGenerated()
{
    const std::string app = below(2) == 0 ? "web" : "api";
    auto folder = m_folders.begin();
    std::advance(folder, static_cast<std::ptrdiff_t>(below(m_folders.size())));
    const bool own = folder->first == "base/" + app;
    folder->second.fields["configMapGenerator"] =
        "\n- name: " + app + "-settings\n" + (own ? "" : "  behavior: merge\n")
        + "  literals: [MODE=" + (below(2) == 0 ? "special" : "standard") + ", N"
        + std::to_string(below(3)) + "=1]\n";
    write(folder->first);
    return folder->first + " generates " + app;
}

std::string RandomFleet::editFile()
{
    auto folder = m_folders.begin();
    std::advance(folder, static_cast<std::ptrdiff_t>(below(m_folders.size())));
    auto file = fileVariants().begin();
    std::advance(file, static_cast<std::ptrdiff_t>(below(fileVariants().size())));
    m_files[folder->first + "/" + file->first] = oneOf(file->second);
    return folder->first + "/" + file->first;
}

std::string RandomFleet::undo()
{
    const std::size_t state = below(m_past.size());
    const auto past = m_past[state];
    m_folders = past.first;
    m_files = past.second;
    return "back to " + std::to_string(state);
}

std::size_t RandomFleet::below(std::size_t end)
{
    return std::uniform_int_distribution<std::size_t>(0, end - 1)(m_random);
}

const std::string &RandomFleet::oneOf(const std::vector<std::string> &texts)
{
    return texts[below(texts.size())];
}

void RandomFleet::write(const std::string &folder)
{
    const Folder &kustomization = m_folders.at(folder);
    std::string text = "apiVersion: kustomize.config.k8s.io/";
    text += kustomization.isComponent ? "v1alpha1\nkind: Component\n"
                                      : "v1beta1\nkind: Kustomization\n";
    if (!kustomization.resources.empty()) {
        text += "resources:\n";
        for (const std::string &resource : kustomization.resources)
            text += "- " + resource + "\n";
    }
    for (const auto &[field, value] : kustomization.fields)
        text += field + ":" + value;
    m_files[folder + "/kustomization.yaml"] = std::move(text);
}

void RandomFleet::writeAll()
{
    for (const auto &[folder, kustomization] : m_folders)
        write(folder);
}

} // namespace fleetwright::testing
