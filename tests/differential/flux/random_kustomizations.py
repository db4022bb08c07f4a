#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Compares what random Flux Kustomizations apply with Flux's own library (main.go), as data.

    random_kustomizations.py --ours fleetwright-cli --referee PROGRAM [--cases N | --minutes N] [--seed N] [--keep FOLDER]

The folders are those of ../randombuilds, or manifests without a kustomization; the Kustomization above them patches, renames, substitutes.
"""

import argparse
import os
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time

import yaml

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
sys.path.insert(0, str(HERE.parent / "rancherfleet"))

# What is beside this folder is found only now.
from compare import Loader, repr_of  # noqa: E402
from randombuilds import objects, patchtexts  # noqa: E402
from randombuilds.layers import make_case, text_of  # noqa: E402
from randombuilds.programs import Batch  # noqa: E402
from randombuilds.yamltext import dump  # noqa: E402

VARIABLES = ["cluster", "env", "REGION", "replicas", "_x1", "empty", "missing"]
VALUES = ["prod", "eu-west-1", "3", "", "true", "a: b", "1.10", "two words", "line\nbreak", "x\"y", "it's", "null", "1e3", "0x1f", "{a: 1}", "[1]", "$HOME", "${env}", "#no", " pad ", "é"]
FORMS = ["${%s}", "${%s}", "${%s}", "${%s:-fallback}", "${%s:=set}", "${%s:-}", "${%s-other}", "$%s", "$${%s}", "${%s^^}", "${%s,,}", "${%s:0:2}", "${%s:1}", "${%s/o/0}", "${%s//o/0}",
         "${%s#p}", "${%s##*-}", "${%s%%%%-*}", "${%s%%1}", "${#%s}", "${%s:-${env}}", "pre-${%s}-post", "${%s }", "${%s:?no}"]


class Cases:
    def __init__(self, seed):
        self.seed = seed
        self.r = random.Random(seed)
        self.r.wild = False

    def chance(self, share):
        return self.r.random() < share

    def reference(self):
        return self.r.choice(FORMS[:3] if self.chance(0.6) else FORMS) % self.r.choice(VARIABLES)

    def with_references(self, text):
        """Some scalars of the manifest become references to variables."""
        def changed(match):
            if not self.chance(0.15):
                return match[0]
            return match[1] + self.r.choice(["%s", "%s", '"%s"', "'%s'", "a%s"]) % self.reference()
        return re.sub(r"^(\s*(?:- )?(?!name|kind|apiVersion|metadata|namespace)[A-Za-z][\w.]*: )([\w.:/\"-]+)$", changed, text, flags=re.MULTILINE)

    def known(self, files):
        """The objects that stand in the files, for patches that fit."""
        found = []
        for text in files.values():
            try:
                found += [each for each in yaml.load_all(text, Loader)
                          if isinstance(each, dict) and isinstance(each.get("metadata"), dict) and isinstance(each["metadata"].get("name"), str) and isinstance(each.get("kind"), str)]
            except (yaml.YAMLError, ValueError, AttributeError):
                continue
        return found

    def folder(self):
        """Files of the repository and the path of the Kustomization."""
        if self.chance(0.65):
            case = make_case(self.seed)
            choose = random.Random(self.seed + 1) if self.chance(0.5) else None
            files = {path: text_of(content, choose) for path, content in case["files"].items()}
            return files, case["folder"]
        files = {}
        for number in range(self.r.randint(1, 4)):
            made = [objects.some_object(self.r) for _ in range(self.r.choice([1, 1, 2]))]
            for index, each in enumerate(made):
                if isinstance(each, dict) and isinstance(each.get("metadata"), dict) and "name" in each["metadata"]:
                    each["metadata"]["name"] = "%s%d%d" % (each["metadata"]["name"], number, index)
            name = self.r.choice(["a", "b/c", "z", "B", "d/e/f", "a-1"]) + str(number) + self.r.choice([".yaml", ".yaml", ".yml", ".json", ".txt"])
            files["app/" + name] = "---\n".join(dump(each) for each in made)
        if self.chance(0.2):
            files["app/sub/kustomization.yaml"] = "resources: [x.yaml]\nnamePrefix: sub-\n"
            files["app/sub/x.yaml"] = dump(objects.config_map(self.r))
        if self.chance(0.1):
            files["app/%s.yaml" % self.r.choice("aoz")] = self.r.choice(["# nothing\n", "", "---\n---\n", "a: b\n", "text\n", "kind: List\napiVersion: v1\nitems: []\n"])
        return files, self.r.choice(["app", "./app", "/app", "app/", "app/../app"]) if self.chance(0.3) else "app"

    def patch(self, known):
        made = self.r.choice(known)
        entry = {}
        if self.chance(0.5):
            entry["patch"] = dump(patchtexts.merge_patch(self.r, made))
            if self.chance(0.6):
                entry["target"] = patchtexts.selector_of(self.r, made)
        else:
            entry["patch"] = dump(patchtexts.json_patch(self.r, made))
            entry["target"] = patchtexts.selector_of(self.r, made)
        return entry

    def spec(self, path, known):
        r = self.r
        spec = {"interval": "10m", "prune": True, "path": path, "sourceRef": {"kind": "GitRepository", "name": "fleet"}}
        if self.chance(0.25):
            spec["targetNamespace"] = r.choice(["apps", "team-a", "n1"])
        if self.chance(0.15):
            spec["namePrefix"] = r.choice(["eu-", "p", "1-"])
        if self.chance(0.15):
            spec["nameSuffix"] = r.choice(["-v2", "-s"])
        if known and self.chance(0.4):
            spec["patches"] = [self.patch(known) for _ in range(r.choice([1, 1, 2]))]
        if self.chance(0.25):
            spec["images"] = [self.image() for _ in range(r.choice([1, 2]))]
        if self.chance(0.2):
            spec["commonMetadata"] = {key: {r.choice(["app", "team", "x.y/z"]): r.choice(["a", "1", "true", "v"])} for key in r.sample(["labels", "annotations"], r.choice([1, 2]))}
        if self.chance(0.7):
            spec["postBuild"] = self.post_build()
        return spec

    def image(self):
        entry = {"name": self.r.choice(["nginx", "registry.io:5000/team/app", "busybox", "${IMAGE}", "redis"])}
        for key, value in (("newName", "example.org/other"), ("newTag", self.r.choice(["v2", "1.0", "latest"])), ("digest", "sha256:" + "a" * 64)):
            if self.chance(0.4):
                entry[key] = value
        return entry

    def post_build(self):
        r = self.r
        result = {}
        if self.chance(0.8):
            result["substitute"] = {r.choice(VARIABLES[:-1]): r.choice(VALUES) for _ in range(r.randint(0, 3))}
            if self.chance(0.03):
                result["substitute"][r.choice(["a-b", "1a", "a.b", ""])] = "x"
        if self.chance(0.5):
            result["substituteFrom"] = [dict({"kind": r.choice(["ConfigMap", "Secret"]), "name": r.choice(["one", "two", "absent"] if self.chance(0.2) else ["one", "two"])},
                                             **({"optional": r.choice([True, False])} if self.chance(0.4) else {})) for _ in range(r.choice([1, 2]))]
        return result

    def sources(self):
        """What substituteFrom names: each kind and name once."""
        made = []
        for kind in ("ConfigMap", "Secret"):
            for name in ("one", "two"):
                values = {key: value for key in self.r.sample(VARIABLES[:-1], 3) for value in [self.r.choice(VALUES)]}
                each = {"apiVersion": "v1", "kind": kind, "metadata": {"name": name, "namespace": "flux-system"}}
                each["data" if kind == "ConfigMap" else "stringData"] = values
                made.append(each)
        return made

    @staticmethod
    def text(kustomization):
        """What YAML 1.2 takes for a number in quotes, which PyYAML leaves out."""
        class Quoting(yaml.SafeDumper):
            pass
        Quoting.add_representer(str, lambda dumper, value: dumper.represent_scalar("tag:yaml.org,2002:str", value, '"'))
        return yaml.dump(kustomization, Dumper=Quoting)

    def write(self, root):
        files, path = self.folder()
        known = self.known(files)
        if self.chance(0.8):
            files = {name: text if "kustomization" in name.lower() else self.with_references(text) for name, text in files.items()}
        kustomization = {"apiVersion": "kustomize.toolkit.fluxcd.io/v1", "kind": "Kustomization", "metadata": {"name": "apps", "namespace": "flux-system"}, "spec": self.spec(path, known)}
        source = {"apiVersion": "source.toolkit.fluxcd.io/v1", "kind": "GitRepository", "metadata": {"name": "fleet", "namespace": "flux-system"},
                  "spec": {"interval": "5m", "url": "ssh://git@git.example.com/platform/fleet", "ref": {"branch": "main"}}}
        files["flux-system/apps.yaml"] = self.text(kustomization)
        files["flux-system/source.yaml"] = yaml.safe_dump(source)
        files["flux-system/values.yaml"] = "\n---\n".join(yaml.safe_dump(each, default_style='"') for each in self.sources())
        for name, text in files.items():
            target = pathlib.Path(root, name)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8", newline="")


def as_data(text):
    return [repr_of(each) for each in yaml.load_all(text, Loader) if each is not None]


def difference(arguments, referee, seed, folder):
    ours_root, theirs_root = folder / "ours", folder / "theirs"
    cases = Cases(seed)
    cases.write(ours_root)
    strict = cases.chance(0.1)
    shutil.copytree(ours_root, theirs_root)
    kind, theirs = referee.ask("%s\tflux-system/apps\t%s" % (theirs_root, "strict" if strict else ""))
    words = [arguments.ours, "render", "--fleet", str(ours_root), "--unit", "Kustomization/flux-system/apps"] + (["--strict-substitution"] if strict else [])
    done = subprocess.run(words, stdin=subprocess.DEVNULL, capture_output=True, timeout=60, check=False)
    ours_ok = done.returncode == 0
    if b"panic" in theirs and kind != "ok":
        return False, None
    if ours_ok != (kind == "ok"):
        return False, "only %s fails: %s" % ("ours" if kind == "ok" else "Flux", (done.stderr if kind == "ok" else theirs).decode("utf-8", "replace").strip()[-500:])
    if not ours_ok:
        return False, None
    want, got = as_data(theirs), as_data(done.stdout)
    if want == got:
        return True, None
    at = next((index for index, pair in enumerate(zip(want, got)) if pair[0] != pair[1]), min(len(want), len(got)))
    return True, "object %d differs\n  Flux: %s\n  ours: %s" % (at, "".join(want[at:at + 1])[:1500], "".join(got[at:at + 1])[:1500])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--ours", required=True, type=os.path.abspath)
    parser.add_argument("--referee", required=True, type=os.path.abspath)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--cases", type=int, default=200)
    parser.add_argument("--minutes", type=float)
    parser.add_argument("--keep", type=pathlib.Path)
    arguments = parser.parse_args()
    end = time.monotonic() + arguments.minutes * 60 if arguments.minutes else None
    referee = Batch(arguments.referee)
    seed, applied, differing = arguments.seed, 0, 0
    while time.monotonic() < end if end else seed < arguments.seed + arguments.cases:
        with tempfile.TemporaryDirectory() as folder:
            was_applied, found = difference(arguments, referee, seed, pathlib.Path(folder))
            applied += was_applied
            if found:
                differing += 1
                print("seed %d: %s" % (seed, found), flush=True)
                if arguments.keep:
                    shutil.copytree(folder, arguments.keep / str(seed), dirs_exist_ok=True)
        seed += 1
    referee.close()
    print("%d Kustomizations, of which Flux applies %d: %d differ" % (seed - arguments.seed, applied, differing))
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main())
