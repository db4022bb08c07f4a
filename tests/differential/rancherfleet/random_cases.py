#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Make random cases for record.go: random_cases.py FOLDER --count N --seed S"""

import argparse
import json
import pathlib
import random

import yaml

LABELS = {"env": ["prod", "dev", "test"], "region": ["eu", "us"], "tier": ["gold", "x"]}
OPERATORS = ["In", "NotIn", "Exists", "DoesNotExist"]
VALUES = [1, 0, 2.5, 1e3, -7, True, False, None, "", "text", "yes", "on", "0x1f", "1e3", "~", "null", "2001-01-01",
          "a: b", "# c", " lead", "trail ", "two\nlines\n", "ü", "'q'", '"d"', "{}", "[]", "- x", "12:30:45", "1_000",
          12345678901, 123456789012345680000, 0.1, "long " * 30, "@a", "%b", "=", "<<", "!x", "&a", "*a", "?", ":", "a:b"]
TEMPLATES = ["${ .ClusterLabels.env }", "x-${ .ClusterName }-y", "${ .ClusterNamespace | upper }",
             '${ get .ClusterLabels "region" | default "none" }', "global.fleet.clusterLabels.env",
             "global.fleet.clusterLabels.none", "${ .ClusterValues.size }", "${ .ClusterAnnotations.note }",
             '${ if eq .ClusterName "c1" }one${ else }other${ end }', "${ .ClusterLabels.region | quote }",
             "${ .ClusterValues | toJson }", '${ range $k, $v := .ClusterLabels }${ $k }=${ $v },${ end }', "${ index .ClusterValues.list 0 }",
             '${ .ClusterLabels.tier | default "t" }', '${- "trim" -}', "${/* comment */}", "$ {x}", "$${ .ClusterName }"]


class Maker:
    def __init__(self, seed):
        self.random = random.Random(seed)

    def chance(self, percent):
        return self.random.randrange(100) < percent

    def pick(self, items):
        return self.random.choice(list(items))

    def selector(self):
        if self.chance(20):
            return {}
        result = {}
        if self.chance(60):
            key = self.pick(LABELS)
            result["matchLabels"] = {key: self.pick(LABELS[key])}
        if self.chance(40):
            key, operator = self.pick(LABELS), self.pick(OPERATORS)
            one = {"key": key, "operator": operator}
            if operator in ("In", "NotIn"):
                one["values"] = self.random.sample(LABELS[key], self.random.randint(1, len(LABELS[key])))
            result["matchExpressions"] = [one]
        return result

    def criteria(self):
        result = {}
        if self.chance(25):
            result["clusterName"] = self.pick(["c0", "c1", "c2", "c3", "shown", "nobody"])
        if self.chance(20):
            result["clusterGroup"] = self.pick(["g0", "g1", "default"])
        if self.chance(20):
            result["clusterGroupSelector"] = self.selector()
        if self.chance(60):
            result["clusterSelector"] = self.pick([None]) if self.chance(5) else self.selector()
        return result

    def value(self, depth, templates):
        if depth > 0 and self.chance(35):
            return self.values(depth - 1, templates)
        if depth > 0 and self.chance(20):
            return [self.value(depth - 1, templates) for _ in range(self.random.randint(0, 3))]
        if templates and self.chance(25):
            return self.pick(TEMPLATES)
        return self.pick(VALUES)

    def values(self, depth, templates):
        keys = ["a", "b", "c", "d.e", "x-1", "10", "B", "true", "ü"]
        return {self.pick(keys): self.value(depth, templates) for _ in range(self.random.randint(0, 4))}

    def helm(self, templates):
        helm = {}
        if self.chance(80):
            helm["values"] = self.values(2, templates)
        if self.chance(20):
            helm["templateValues"] = {self.pick("abc"): self.pick(["k: ${ .ClusterName }", "[1, 2]", "${ .ClusterName }", "", "3"])}
        for name, words in (("releaseName", ["one", "two"]), ("version", ["1", "2.0"]), ("timeoutSeconds", [0, 5, -1]),
                            ("maxHistory", [1, 2]), ("force", [True, False]), ("atomic", [True, False]),
                            ("takeOwnership", [True, False]), ("waitForJobs", [True, False]), ("disableDNS", [True, False]),
                            ("skipSchemaValidation", [True, False])):
            if self.chance(12):
                helm[name] = self.pick(words)
        if self.chance(8):
            helm["disablePreProcess"] = True
        if self.chance(20):
            helm["valuesFiles"] = self.random.sample(["v1.yaml", "v2.yaml", "sub/v3.yaml"], self.random.randint(0, 2))
        if self.chance(15):
            helm["chart"] = self.pick(["chart", "./chart", "chart/"])
        if self.chance(20):
            helm["valuesFrom"] = [{self.pick(["configMapKeyRef", "secretKeyRef"]): {"name": self.pick("ab"), "key": self.pick(["k", "l"])}}
                                  for _ in range(self.random.randint(1, 2))]
        return helm

    def options(self, templates):
        options = {}
        for name, words in (("defaultNamespace", ["d1", "d2", "-", ""]), ("namespace", ["n1", "-"]), ("serviceAccount", ["s1", "s2"]),
                            ("keepResources", [True, False]), ("deleteNamespace", [True, False]), ("createNamespace", [True, False]),
                            ("deleteCRDResources", [True, False]), ("forceSyncGeneration", [0, 3])):
            if self.chance(15):
                options[name] = self.pick(words)
        if self.chance(65):
            options["helm"] = self.helm(templates)
        if self.chance(15):
            options["kustomize"] = {"dir": self.pick(["overlays/a", "overlays/b", ""])}
        if self.chance(15):
            options["yaml"] = {"overlays": [self.pick(["a", "b", "none"]) for _ in range(self.random.randint(0, 2))]}
        if self.chance(15):
            options["diff"] = {"comparePatches": [{"kind": self.pick(["A", "B"]), "name": self.pick(["m", "o"]), "apiVersion": "v1",
                                                   "jsonPointers": [self.pick(["/a", "/b"])]} for _ in range(self.random.randint(1, 2))]}
        if self.chance(15):
            options["correctDrift"] = self.pick([{"enabled": True}, {"force": True}, {"enabled": False}, {}, None])
        if self.chance(10):
            options["ignore"] = {"conditions": [{"type": "Ready"}]}
        if self.chance(10):
            options["downstreamResources"] = [{"kind": self.pick(["Secret", "secret", "ConfigMap"]), "name": self.pick("ab")}]
        if self.chance(15):
            options["namespaceLabels"] = {self.pick("ab"): self.pick([True, 2] if self.chance(6) else ["1", "x"])}
        if self.chance(15):
            options["namespaceAnnotations"] = {self.pick("ab"): self.pick(["k", "l"])}
        return options

    def target(self, templates):
        target = {**self.options(templates), **self.criteria()}
        if self.chance(50):
            target["name"] = self.pick(["one", "two", "prod", "values.yaml"])
        if self.chance(12):
            target["doNotDeploy"] = self.pick([True, False])
        return target

    def fleet_yaml(self):
        templates = self.chance(40)
        content = self.options(templates)
        if self.chance(60):
            content["targetCustomizations"] = [self.target(templates) for _ in range(self.random.randint(0, 3))]
        if self.chance(10):
            content["targets"] = [self.target(templates)]
        if self.chance(30):
            content["targetCustomizationMode"] = self.pick(["AllMatches", "FirstMatch", "Other"])
        if self.chance(15):
            content["overrideTargets"] = [self.criteria() for _ in range(self.random.randint(0, 2))]
        if self.chance(10):
            content["labels"] = {"shared": self.pick([True] if self.chance(10) else ["true", "no"])}
        if self.chance(8):
            content["name"] = self.pick(["named", "other"])
        if self.chance(10):
            content["dependsOn"] = [self.pick([{"name": "x"}, {"selector": self.selector()}, {}, {"name": "z", "acceptedStates": ["Ready"]},
                                               {"name": "z", "acceptedStates": ["Wrong"]}])]
        if self.chance(5):
            content["paused"] = True
        if self.chance(5):
            content["unknownKey"] = {"a": 1}
        return content

    def objects(self):
        spec = {"repo": "https://git.example.com/fleet", "paths": self.pick([["web"], ["apps"], ["web", "apps"], ["apps/*"], [], ["./web/"], ["apps/[ab]"]])}
        if self.chance(85):
            spec["targets"] = [{**self.criteria(), **({"name": self.pick(["one", "prod"])} if self.chance(40) else {})}
                               for _ in range(self.random.randint(1, 3))]
        if self.chance(40):
            spec["targets"] = [{"clusterSelector": {}}]
        for name, words in (("targetNamespace", ["forced"]), ("serviceAccount", ["deployer", "s1"]), ("paused", [True]), ("keepResources", [True, False]),
                            ("deleteNamespace", [True]), ("forceSyncGeneration", [7]),
                            ("correctDrift", [{"enabled": True, "force": True}, {"force": True}])):
            if self.chance(10):
                spec[name] = self.pick(words)
        documents = [self.object("GitRepo", "shop", spec=spec, labels={"team": "a"} if self.chance(20) else None)]
        for i in range(4):
            labels = {key: self.pick(words) for key, words in LABELS.items() if self.chance(70)}
            if self.chance(15):
                labels["management.cattle.io/cluster-display-name"] = "shown"
            if self.chance(10):
                labels["provider.cattle.io"] = "k3s"
            if self.chance(10):
                labels = {}
            if self.chance(10):
                labels["env"] = "prod"
            cluster = self.object("Cluster", "c%d" % i, spec={}, labels=labels, annotations={"note": "n%d" % i} if self.chance(60) else None)
            if self.chance(60):
                cluster["spec"]["templateValues"] = {"size": self.pick([1, "big", True]), "list": ["p", 2]}
            if self.chance(5):
                cluster["spec"]["paused"] = True
            if self.chance(10):
                cluster["metadata"]["namespace"] = "elsewhere"
            documents.append(cluster)
        for i, name in enumerate(["g0", "g1", "default"]):
            if self.chance(70):
                documents.append(self.object("ClusterGroup", name, spec={"selector": self.selector()} if self.chance(90) else {},
                                             labels={"tier": self.pick(["gold", "x"])} if self.chance(60) else None))
        if self.chance(10):
            mapping = self.object("BundleNamespaceMapping", "m")
            mapping["bundleSelector"] = self.pick([{}, {"matchLabels": {"shared": "true"}}])
            mapping["namespaceSelector"] = {"matchLabels": {"open": "yes"}}
            documents += [mapping, {"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "elsewhere", "labels": {"open": "yes"}}}]
        if self.chance(8):
            restriction = self.object("GitRepoRestriction", "r")
            restriction.update(self.pick([{"defaultServiceAccount": "fallback"}, {"allowedServiceAccounts": ["s1"]},
                                          {"allowedTargetNamespaces": ["forced"]}, {"allowedRepoPatterns": ["example"]},
                                          {"allowedRepoPatterns": ["^ssh"]},
                                          {"allowedTargetNamespaceSelector": {"matchLabels": {"a": "b"}}}]))
            documents.append(restriction)
        if self.chance(8):
            policy = self.object("Policy", "p")
            policy.update(self.pick([{"requireServiceAccount": True}, {"allowedServiceAccounts": ["s1", "deployer"]},
                                     {"requireServiceAccount": True, "gitRepo": {"defaultServiceAccount": "given"}},
                                     {"gitRepo": {"allowedRepoPatterns": ["https://.*"]}}]))
            documents.append(policy)
        return documents

    def object(self, kind, name, spec=None, labels=None, annotations=None):
        metadata = {"name": name, "namespace": "fleet-default"}
        if labels is not None:
            metadata["labels"] = labels
        if annotations is not None:
            metadata["annotations"] = annotations
        result = {"apiVersion": "fleet.cattle.io/v1alpha1", "kind": kind, "metadata": metadata}
        if spec is not None:
            result["spec"] = spec
        return result

    def files(self):
        manifest = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: %s}\n"
        files = {}
        for folder in ["web"] + (["apps/a", "apps/B_b"] if self.chance(80) else []) + (["apps/a/nested"] if self.chance(20) else []):
            if self.chance(92):
                files[folder + "/" + ("fleet.yml" if self.chance(5) else "fleet.yaml")] = yaml.safe_dump(self.fleet_yaml(), allow_unicode=True)
            files[folder + "/cm.yaml"] = manifest % "cm"
            for name in ("v1.yaml", "v2.yaml", "sub/v3.yaml"):
                files[folder + "/" + name] = yaml.safe_dump(self.values(2, False), allow_unicode=True)
            files[folder + "/chart/Chart.yaml"] = "apiVersion: v2\nname: web\nversion: 0.1.0\n"
            files[folder + "/chart/templates/cm.yaml"] = manifest % "chart"
            for overlay in ("a", "b"):
                files[folder + "/overlays/%s/kustomization.yaml" % overlay] = "resources: [cm.yaml]\n"
                files[folder + "/overlays/%s/cm.yaml" % overlay] = manifest % overlay
        return files


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    for number in range(arguments.seed, arguments.seed + arguments.count):
        maker = Maker(number)
        case = arguments.folder / ("random-%05d" % number)
        objects = case / "input" / "fleet" / "objects.yaml"
        objects.parent.mkdir(parents=True, exist_ok=True)
        objects.write_text(yaml.safe_dump_all(maker.objects(), sort_keys=False, allow_unicode=True), encoding="utf-8")
        for name, text in maker.files().items():
            path = case / "input" / "repo" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        (case / "case.json").write_text(json.dumps({"name": case.name}) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
