# SPDX-License-Identifier: Apache-2.0
"""Random repositories of kustomizations: what a case consists of.

A case is {"files": {path: content}, "folder": path, "options": [word...]}. A content is a list of YAML documents (Python
values), or text. Documents are kept as values so that a difference can be made smaller by leaving parts out; what is YAML
within YAML (an inline patch) is a `Document`.
"""

import copy
import random

from . import objects, patchtexts
from .yamltext import Raw, dump


class Document:
    """A YAML text within a field, kept as a value."""

    def __init__(self, value):
        self.value = value

    def text(self):
        if isinstance(self.value, MultiDocument):
            return "---\n".join(dump(each) for each in self.value)
        return dump(self.value)

    def __deepcopy__(self, memo):
        return Document(copy.deepcopy(self.value, memo))


class MultiDocument(list):
    """Several documents in one text."""


class LayerMaker:
    def __init__(self, r, bad):
        self.r = r
        self.bad = bad
        self.files = {}
        self.known = {}
        self.count = 0
        self.identities = set()
        self.generated = []

    def chance(self, probability):
        return self.r.random() < probability

    def file(self, folder, content, extension=".yaml"):
        self.count += 1
        name = "%s%d%s" % (self.r.choice(["a", "res", "f.x", "sub/f"]), self.count, extension)
        self.files[folder + "/" + name] = content
        return name

    # -- resources

    def first(self, made):
        """Whether no object before has its identity."""
        meta = made.get("metadata", {})
        key = (made["kind"], meta.get("name"), meta.get("namespace"))
        if key in self.identities or "metadata" not in made:
            return "metadata" not in made
        self.identities.add(key)
        return True

    def lone(self):
        self.count += 1
        return {"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "lone%d" % self.count}, "data": {"k1": "a"}}

    def resources(self, folder):
        made, names = [], []
        for _ in range(self.r.choice([1, 1, 2, 2, 3])):
            documents = [objects.some_object(self.r) for _ in range(self.r.choice([1, 1, 2, 3]))]
            if self.chance(0.97):
                documents = [each for each in documents if self.first(each)] or [self.lone()]
            if self.bad and self.chance(0.06):
                documents[-1] = objects.spoiled(self.r, documents[-1])
            made.extend(each for each in documents if isinstance(each, dict))
            if self.chance(0.06):
                text = "---\n".join(dump(each, self.r) for each in documents)
                names.append(self.file(folder, patchtexts.odd_yaml(self.r, text)))
            else:
                names.append(self.file(folder, documents))
        if self.chance(0.1):
            names.append(self.file(folder, "---\n".join(objects.written(self.r) for _ in range(self.r.choice([1, 1, 2])))))
        return made, names

    # -- generators

    def pairs(self):
        r = self.r
        return r.choice(["k1=a", "k2=b=c", "k1=", "file.txt=x y", "Z='quoted'", 'a-b="double"', "k3= spaced ", "k4=日本", "k5=1", "k6=true",
                         "k7=$(VAR1)", "k8=" + "long " * 20, "k9=" + "x" * 80, "k1=a\\nb"] + (["novalue", "=x", "a b=c"] if self.chance(0.1) else []))

    def literals(self):
        made = [self.pairs() for _ in range(self.r.randint(1, 3))]
        return list({each.split("=")[0]: each for each in made}.values()) if self.chance(0.97) else made

    def generator(self, folder, secret):
        r = self.r
        kind = "Secret" if secret else "ConfigMap"
        earlier = [each for each in self.generated if each[0] == kind]
        result = {"name": r.choice(objects.NAMES)}
        if earlier and self.chance(0.3):
            _, result["name"], namespace = r.choice(earlier)
            if namespace:
                result["namespace"] = namespace
            result["behavior"] = r.choice(["merge", "merge", "replace"])
        elif self.chance(0.08):
            result["behavior"] = r.choice(["create", "merge", "replace"])
        else:
            objects.maybe(r, 0.2, result, "namespace", lambda: r.choice(objects.NAMESPACES))
            key = (kind, result["name"], result.get("namespace"))
            if key in self.identities and self.chance(0.95):
                result["name"] = "gen%d" % self.count
                key = (kind, result["name"], result.get("namespace"))
            self.identities.add(key)
            self.generated.append(key)
            self.count += 1
        if self.chance(0.7):
            result["literals"] = self.literals()
        if self.chance(0.3):
            content = r.choice(["hello\n", "a: 1\nb: 2\n", "no newline", "", "tab\there\n", "cr\r\nlf\r\n", " lead\n", "trail \n", "x\n\n", "é\n", "\ufeffbom\n",
                                "long " * 30 + "\n", "\n", "12\n", "#c\n", "a\u2028b\n", "\x01\n"])
            name = self.file(folder, content, r.choice([".txt", ".properties", ".conf"]))
            result["files"] = [r.choice([name, "key=" + name, "sub.key=" + name])]
        if self.chance(0.25):
            content = r.choice(["A=1\nB=2\n", "# c\nA=x y \n\n  B='q'\n", "A\n", "A=1\r\nB=2\r\n", "\ufeffA=1\n", "A=b=c # d\n", "export A=1\n", "é=1\n", "A=\n"])
            field = r.choice(["envs", "envs", "env"])
            name = self.file(folder, content, ".env")
            result[field] = [name] if field == "envs" else name
        if self.chance(0.35):
            result["options"] = self.generator_options()
        if secret and self.chance(0.4):
            result["type"] = r.choice(["Opaque", "kubernetes.io/tls", ""])
        return result

    def generator_options(self):
        r, result = self.r, {}
        objects.maybe(r, 0.4, result, "labels", lambda: objects.pick(r, objects.LABELS, 2))
        objects.maybe(r, 0.3, result, "annotations", lambda: objects.pick(r, objects.ANNOTATIONS, 2))
        objects.maybe(r, 0.4, result, "disableNameSuffixHash", lambda: r.random() < 0.8)
        objects.maybe(r, 0.2, result, "immutable", lambda: r.random() < 0.8)
        return result

    # -- patches

    def in_form(self, folder, value, wide=False):
        """As text in the field or as the name of a file."""
        r = self.r
        if self.chance(0.3):
            return "path", self.file(folder, value if isinstance(value, MultiDocument) else [value], r.choice([".yaml", ".yml", ".json"])
                                     if False else ".yaml")
        return "patch", Document(value)

    def patch(self, folder, known):
        r = self.r
        aim = r.choice(known)
        result = {}
        if self.chance(0.5):
            field, content = self.in_form(folder, patchtexts.json_patch(r, aim))
            result[field] = content
            if self.chance(0.97):
                result["target"] = patchtexts.selector_of(r, aim)
        else:
            value = patchtexts.merge_patch(r, aim)
            if self.chance(0.1):
                value = MultiDocument([value, patchtexts.merge_patch(r, r.choice(known))])
            field, content = self.in_form(folder, value)
            result[field] = content
            if self.chance(0.4):
                result["target"] = patchtexts.selector_of(r, aim)
        if self.chance(0.1):
            # The hash of a generated object that became another kind is made of kustomize's own notes on its lines.
            result["options"] = {r.choice(["allowNameChange"] + ["allowKindChange"] * (not self.generated)): self.chance(0.8)}
        if self.bad and self.chance(0.04):
            result[r.choice(["patch", "path", "target", "odd"])] = r.choice(["", "x", "a: [", {}, None])
        return result

    def strategic(self, folder, known):
        r = self.r
        value = patchtexts.merge_patch(r, r.choice(known))
        if self.chance(0.1):
            value = MultiDocument([value, patchtexts.merge_patch(r, r.choice(known))])
        return self.in_form(folder, value)[1]

    def json6902(self, folder, known):
        r = self.r
        aim = r.choice(known)
        field, content = self.in_form(folder, patchtexts.json_patch(r, aim))
        api = str(aim.get("apiVersion", "v1"))
        group, _, version = api.rpartition("/")
        meta = aim.get("metadata") if isinstance(aim.get("metadata"), dict) else {}
        target = {"version": version, "kind": aim.get("kind"), "name": meta.get("name")}
        if group:
            target["group"] = group
        if "namespace" in meta:
            target["namespace"] = meta["namespace"]
        return {field: content, "target": target}

    # -- plain fields

    def field_specs(self):
        r = self.r
        paths = ["spec/x", "spec/template/metadata/labels", "spec/list[]/v", "spec/selector/matchLabels", "data/k1"]
        return [{"path": path, **r.choice([{}, {"create": True}]), **r.choice([{}, {"kind": r.choice(["Deployment", "Thing", "ConfigMap"])}])}
                for path in r.sample(paths, r.choice([1, 1, 2]))]

    def image(self):
        r = self.r
        result = {"name": r.choice(["nginx", "registry.io:5000/team/app", "busybox", "team/app", "app", "gcr.io/app", ".*", "ngin."])}
        objects.maybe(r, 0.5, result, "newName", lambda: r.choice(["mirror/nginx", "reg:5000/x", "a"]))
        objects.maybe(r, 0.5, result, "newTag", lambda: r.choice(["v2", "1.26", "1e3", "latest"] + [Raw("1.20")] * (r.random() < 0.05)))
        objects.maybe(r, 0.2, result, "digest", lambda: "sha256:" + "ef" * 32)
        return result

    def workload_name(self, known):
        names = [each["metadata"]["name"] for each in known if each.get("kind") in ("Deployment", "StatefulSet", "ReplicaSet")
                 and isinstance(each.get("metadata"), dict) and "name" in each["metadata"]]
        return self.r.choice(names) if names and self.chance(0.9) else self.r.choice(objects.NAMES)

    def variable(self, known):
        r = self.r
        aim = r.choice(known)
        meta = aim.get("metadata") if isinstance(aim.get("metadata"), dict) else {}
        result = {"name": r.choice(["VAR1", "VAR2", "VAR3"]),
                  "objref": {"kind": aim.get("kind"), "name": meta.get("name"), "apiVersion": aim.get("apiVersion")}}
        objects.maybe(r, 0.2, result["objref"], "namespace", lambda: meta.get("namespace", "default"))
        objects.maybe(r, 0.5, result, "fieldref", lambda: {"fieldpath": patchtexts.field_path(r, aim).replace("metadata.creationTimestamp", "metadata.name")})
        return result

    def configuration(self):
        r = self.r
        choice = r.randrange(7)
        if choice == 0:
            return {"nameReference": [{"kind": r.choice(["ConfigMap", "Secret", "Service"]), **r.choice([{}, {"version": "v1"}]),
                                       "fieldSpecs": [{"path": "spec/ref/name", "kind": r.choice(["Thing", "Widget"])}]}]}
        if choice == 1:
            return {"images": [{"path": "spec/image", "kind": "Thing"}]}
        if choice == 2:
            return {"commonLabels": self.field_specs()}
        if choice == 3:
            return {"namePrefix": [{"path": r.choice(["metadata/name", "spec/ref/name"])}]}
        if choice == 4:
            return {"varReference": [{"path": r.choice(["spec/x", "data", "spec/list/v", "metadata/annotations"])}]}
        if choice == 5:
            return {"replicas": [{"path": "spec/replicas", "kind": "Thing"}]}
        return {r.choice(["commonAnnotations", "namespace", "nameSuffix", "odd"]): self.field_specs()}

    def custom_schema(self):
        kind, version = self.r.choice([("Thing", "v1"), ("Widget", "v1"), ("Thing", "v1beta1")])
        return {"definitions": {
            "com.example.%s.%s" % (version, kind): {
                "properties": {"spec": {"$ref": "#/definitions/com.example.Spec"}},
                "type": "object",
                "x-kubernetes-group-version-kind": [{"group": "example.com", "kind": kind, "version": version}]},
            "com.example.Spec": {"type": "object", "properties": {
                "list": {"type": "array", "items": {"type": "object"}, "x-kubernetes-patch-strategy": "merge", "x-kubernetes-patch-merge-key": "name"},
                "containers": {"type": "array", "items": {"$ref": "#/definitions/io.k8s.api.core.v1.Container"},
                               "x-kubernetes-patch-strategy": "merge", "x-kubernetes-patch-merge-key": "name"}}}}}

    def crd(self):
        return {"com.example.v1.Thing": {"Schema": {"properties": {"spec": {"$ref": "com.example.v1.Spec"}},
                                                    "x-kubernetes-annotation": {"a": "b"}}},
                "com.example.v1.Spec": {"Schema": {"properties": {"ref": {
                    "x-kubernetes-object-ref-api-version": "v1", "x-kubernetes-object-ref-kind": self.r.choice(["ConfigMap", "Secret"]),
                    **self.r.choice([{}, {"x-kubernetes-object-ref-name-key": "name"}])}}}}}

    # -- builtin plugins

    def plugin(self, folder, known):
        r = self.r
        meta = {"apiVersion": "builtin", "metadata": {"name": "t%d" % r.randrange(100)}}
        specs = r.choice([[{"path": "metadata/labels", "create": True}], [{"path": "metadata/annotations", "create": True}], self.field_specs(), []])
        name_specs = r.choice([[{"path": "metadata/name"}], [{"path": "metadata/name"}], [], [{"path": "spec/ref/name"}]])
        aim = r.choice(known) if known else {}
        kind = r.choice(["PrefixTransformer", "SuffixTransformer", "LabelTransformer", "AnnotationsTransformer", "NamespaceTransformer", "ImageTagTransformer",
                         "ReplicaCountTransformer", "PatchTransformer", "PatchStrategicMergeTransformer", "PatchJson6902Transformer", "ReplacementTransformer",
                         "ValueAddTransformer", "HashTransformer", "PrefixSuffixTransformer"] if known else ["PrefixTransformer"])
        body = {"kind": kind}
        if kind == "PrefixTransformer":
            body.update(prefix=r.choice(["p-", "x."]), fieldSpecs=name_specs)
        elif kind == "SuffixTransformer":
            body.update(suffix="-s", fieldSpecs=name_specs)
        elif kind == "LabelTransformer":
            body.update(labels=objects.pick(r, objects.LABELS, 2), fieldSpecs=specs)
        elif kind == "AnnotationsTransformer":
            body.update(annotations=objects.pick(r, objects.ANNOTATIONS, 2), fieldSpecs=specs)
        elif kind == "NamespaceTransformer":
            meta["metadata"]["namespace"] = "ns3"
            body["fieldSpecs"] = r.choice([[], [{"path": "metadata/namespace", "create": True}], [{"path": "spec/ns", "create": True}]])
            objects.maybe(r, 0.3, body, "unsetOnly", lambda: True)
            objects.maybe(r, 0.4, body, "setRoleBindingSubjects", lambda: r.choice(["defaultOnly", "allServiceAccounts", "none", "odd"]))
        elif kind == "ImageTagTransformer":
            body.update(imageTag=self.image(), fieldSpecs=r.choice([[], [{"path": "spec/image"}], [{"path": "spec/containers[]/image"}]]))
        elif kind == "ReplicaCountTransformer":
            body.update(replica={"name": r.choice(objects.NAMES), "count": 7},
                        fieldSpecs=r.choice([[], [{"path": "spec/replicas", "create": True}], [{"path": "spec/replicas", "kind": "Deployment"}]]))
        elif kind == "PatchTransformer":
            made = self.patch(folder, known)
            body.update(made)
        elif kind == "PatchStrategicMergeTransformer":
            made = self.strategic(folder, known)
            body.update({"patches": made} if isinstance(made, Document) and self.chance(0.5) else {"paths": [made]} if isinstance(made, str) else {"patches": made})
        elif kind == "PatchJson6902Transformer":
            made = self.json6902(folder, known)
            body["target"] = made["target"]
            body["jsonOp" if "patch" in made else "path"] = made.get("patch", made.get("path"))
        elif kind == "ReplacementTransformer":
            body["replacements"] = [patchtexts.replacement(r, known)]
        elif kind == "ValueAddTransformer":
            body.update(value=r.choice(["v", "/x"]), targets=[{"selector": patchtexts.selector_of(r, aim), "fieldPath": r.choice(
                ["/metadata/labels/x", "/metadata/name", "/spec/x", "/data/k1"]), **r.choice([{}, {"filePathPosition": 1}])}])
        return {**meta, **body} if kind != "PatchTransformer" or not self.chance(0.1) else {**body, **meta}

    def validator(self):
        """One that changes objects, or none. (A patch that changes nothing can change the order of fields, and labels that are
        null get entries which are not printed: kustomize refuses both, and we do not see them.)"""
        return {"apiVersion": "builtin", "kind": "LabelTransformer", "metadata": {"name": "v"}, "labels": {"a": "b"},
                "fieldSpecs": self.r.choice([[], [{"path": "spec/none", "kind": "None"}], [{"path": "spec/validated", "create": True}]])}

    def generator_plugin(self, folder):
        r = self.r
        secret = self.chance(0.4)
        made = self.generator(folder, secret)
        name = made.pop("name")
        result = {"apiVersion": "builtin", "kind": "SecretGenerator" if secret else "ConfigMapGenerator", "metadata": {"name": name}, "name": name, **made}
        objects.maybe(r, 0.3, result["metadata"], "namespace", lambda: r.choice(objects.NAMESPACES))
        return result

    def plugins(self, folder, make):
        entries = []
        for _ in range(self.r.choice([1, 1, 2])):
            value = make()
            if self.chance(0.5):
                entries.append(Document(value))
            elif self.chance(0.1):
                place = folder + "/plug%d" % self.count
                self.count += 1
                self.files[place + "/kustomization.yaml"] = [{"resources": [self.file(place, [value])]}]
                entries.append(place[len(folder) + 1:])
            else:
                entries.append(self.file(folder, [value]))
        return entries

    # -- a whole kustomization

    def kustomization(self, folder, includes, component=False):
        r = self.r
        made, names = self.resources(folder) if not component or self.chance(0.3) else ([], [])
        known = list(made)
        for each in includes:
            known.extend(self.known[each])
        self.known[folder] = known
        result = {}
        if component:
            result.update(apiVersion="kustomize.config.k8s.io/v1alpha1", kind="Component")
        elif self.chance(0.4):
            result.update(apiVersion="kustomize.config.k8s.io/v1beta1", kind="Kustomization")
        listed = names + ["../" + each for each in includes if not each.startswith("comp")]
        r.shuffle(listed)
        if self.chance(0.04):
            result["bases"] = [each for each in listed if each.startswith("../")]
            listed = [each for each in listed if not each.startswith("../")]
        if listed:
            result["resources"] = listed
        used = [each for each in includes if each.startswith("comp")]
        if used:
            result["components"] = ["../" + each for each in used]
        for _ in range(r.choice([0, 1, 1, 2, 3, 4])):
            self.add_field(folder, result, known)
        if self.bad and self.chance(0.12):
            self.spoil(result)
        return result

    def add_field(self, folder, result, known):
        r = self.r
        name = r.choice(["patches"] * 6 + ["patchesStrategicMerge"] * 3 + ["patchesJson6902"] * 2 + ["configMapGenerator"] * 3 + ["secretGenerator"] * 2 +
                        ["replacements"] * 5 + ["vars"] * 2 + ["namePrefix", "nameSuffix"] * 2 + ["namespace"] * 4 + ["labels"] * 3 + ["commonLabels"] * 2 +
                        ["commonAnnotations"] * 2 + ["images"] * 3 + ["replicas"] * 2 + ["configurations"] * 2 + ["crds", "openapi"] + ["generators"] * 2 +
                        ["transformers"] * 4 + ["validators", "buildMetadata", "sortOptions", "imageTags", "generatorOptions", "metadata"])
        several = r.choice([1, 1, 2])
        if name in ("patches", "patchesStrategicMerge", "patchesJson6902", "replacements", "vars", "transformers", "validators") and not known:
            return
        if name in result and name != "patches":
            return
        makers = {
            "patches": lambda: result.get("patches", []) + [self.patch(folder, known) for _ in range(several)],
            "patchesStrategicMerge": lambda: [self.strategic(folder, known) for _ in range(several)],
            "patchesJson6902": lambda: [self.json6902(folder, known) for _ in range(several)],
            "configMapGenerator": lambda: [self.generator(folder, False) for _ in range(several)],
            "secretGenerator": lambda: [self.generator(folder, True) for _ in range(several)],
            "replacements": lambda: [patchtexts.replacement(r, known) if r.random() < 0.85 else {"path": self.file(
                folder, [r.choice([patchtexts.replacement(r, known), [patchtexts.replacement(r, known)]])])} for _ in range(several)],
            "vars": lambda: [self.variable(known) for _ in range(several)],
            "namePrefix": lambda: r.choice(["pre-", "p.", "a", "1-"]),
            "nameSuffix": lambda: r.choice(["-suf", ".s", "b"]),
            "namespace": lambda: r.choice(["ns1", "ns3", "default"]),
            "labels": lambda: [{"pairs": objects.pick(r, objects.LABELS, 2), **r.choice([{}, {"includeSelectors": True}, {"includeTemplates": True}]),
                                **({"fields": self.field_specs()} if self.chance(0.15) else {})} for _ in range(several)],
            "commonLabels": lambda: objects.pick(r, objects.LABELS, 2),
            "commonAnnotations": lambda: objects.pick(r, objects.ANNOTATIONS, 2),
            "images": lambda: [self.image() for _ in range(several)],
            "imageTags": lambda: [self.image()],
            "replicas": lambda: [{"name": self.workload_name(known), "count": r.choice([0, 2, 5])} for _ in range(several)],
            "configurations": lambda: [self.file(folder, [self.configuration()]) for _ in range(several)],
            "crds": lambda: [self.file(folder, [self.crd()])],
            "openapi": lambda: {"path": self.file(folder, [self.custom_schema()])} if self.chance(0.8) else {"version": r.choice(["v1.21.2", "v9"])},
            "generators": lambda: self.plugins(folder, lambda: self.generator_plugin(folder)),
            "transformers": lambda: self.plugins(folder, lambda: self.plugin(folder, known)),
            "validators": lambda: self.plugins(folder, lambda: self.validator()),
            "buildMetadata": lambda: r.sample(["originAnnotations", "transformerAnnotations", "managedByLabel"], r.randint(1, 2)),
            "sortOptions": lambda: r.choice([{"order": "fifo"}, {"order": "legacy"}, {"order": "legacy", "legacySortOptions": {
                "orderFirst": ["Deployment", "ConfigMap"], "orderLast": ["Secret"]}}]),
            "generatorOptions": self.generator_options,
            "metadata": lambda: {"name": "k", "annotations": {"a": "b"}},
        }
        result[name] = makers[name]()

    def spoil(self, result):
        r = self.r
        kind = r.randrange(8)
        if kind == 0:
            result[r.choice(["resource", "Patches", "namespaces", "RESOURCES", "NamePrefix"])] = r.choice(["x", ["a"]])
        elif kind == 1:
            result["resources"] = result.get("resources", []) + [r.choice(["missing.yaml", "../missing", ".", "..", "", "https://example.com/x.yaml",
                                                                           "github.com/org/repo//path?ref=v1", None, 5, "/etc/hosts"])]
        elif kind == 2:
            result["kind"] = r.choice(["Kustomize", "Component", "Kustomization", "", None])
        elif kind == 3:
            result["apiVersion"] = r.choice(["kustomize.config.k8s.io/v1", "v1", ""])
        elif kind == 4 and len(result) > 1:
            key = r.choice(sorted(result))
            result[key] = r.choice([None, "text", 5, True, [], {}, [None], [[]], [{}], {"a": "b"}, ["text"]])
        elif kind == 5:
            name = r.choice(["namePrefix", "namespace", "commonLabels", "commonAnnotations", "images", "replicas", "labels", "generatorOptions"])
            result[name] = r.choice([5, True, 1.5, {"a": 1}, {"a": True}, {"a": None}, [{"name": 5}], [{"name": "app", "count": "2"}], {"a": ["b"]}])
        elif kind == 6:
            result["sortOptions"] = r.choice([{"order": "x"}, {}, {"order": "fifo", "legacySortOptions": {"orderFirst": ["A"]}}])
        else:
            result[r.choice(["helmCharts", "helmChartInflationGenerator"])] = [{"name": "x", "releaseName": "y"}]


def make_case(seed, wild=False):
    """Wild: values of any type anywhere. Where nobody means what kustomize does with them, it is not always matched."""
    r = random.Random(seed)
    r.wild = wild
    maker = LayerMaker(r, r.random() < 0.3)
    folders = []
    for index in range(r.choice([1, 1, 1, 2, 2, 3, 4])):
        component = index > 0 and r.random() < 0.25
        folder = ("comp" if component else "layer") + str(index)
        candidates = [each for each in folders if not component or each.startswith("comp")]
        includes = []
        if candidates:
            includes = r.sample(candidates, r.randint(1, min(len(candidates), 2)))
            if not component and not any(each.startswith("layer") for each in includes):
                includes.append(next(each for each in folders if each.startswith("layer")))
        name = r.choice(["kustomization.yaml"] * 8 + ["kustomization.yml", "Kustomization"])
        maker.files[folder + "/" + name] = [maker.kustomization(folder, includes, component)]
        folders.append(folder)
    top = next(each for each in reversed(folders) if each.startswith("layer") or r.random() < 0.05)
    options = []
    if r.random() < 0.05:
        options += ["--reorder", r.choice(["none", "legacy"])]
    if r.random() < 0.03:
        options += ["--load-restrictor", "LoadRestrictionsNone"]
    if r.random() < 0.02:
        options.append("--enable-managedby-label")
    return {"seed": seed, "files": maker.files, "folder": top, "options": options, "warm": folders if r.random() < 0.3 else []}


def resolved(value):
    """With the documents within documents as text."""
    if isinstance(value, Document):
        return Document(resolved(value.value)).text()
    if isinstance(value, MultiDocument):
        return MultiDocument(resolved(each) for each in value)
    if isinstance(value, dict):
        return {key: resolved(each) for key, each in value.items()}
    if isinstance(value, list):
        return [resolved(each) for each in value]
    return value


def text_of(content, choose=None):
    if isinstance(content, str):
        return content
    return "---\n".join(dump(resolved(each), choose) for each in content)
