#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes random cases of HelmRelease values as JSON, for main.go to answer and tests/flux to hold against:

    random_values.py SEED COUNT | REFEREE > FOLDER/flux/helmrelease-values.json
    FLEETWRIGHT_CONFORMANCE=FOLDER test_flux --gtest_filter=HelmValues.AnswerAsTheLibraryDoes
"""

import json
import random
import sys

KEYS = ["a", "b", "image", "hosts", "db", "x-y", "n", "y", "on", "dotted.key"]
SCALARS = ["1", "0", "-3", "1.5", "1e3", "true", "false", "null", "~", "''", '"1"', "text", "two words", "yes", "0x1F", "0o17", "017", "123456789012", "9007199254740993", "1.10", "2024-01-02", "|\n    line\n    other\n", "é", ".5", "[]", "{}", "[1, a, null]",
           "{a: 1}", "!!str 5"]
TEXTS = ["1", "text", "true", "null", "1.5", "0123", "'1'", '"true"', "a,b=2", "a, b", "{1,2}", "{}", "", "x=y", "a\\,b", "line\n", "\"'", "'", "a[0]", "{a: 1}", "[1]", "-1", "1e3", "9007199254740993", "a=b,c=d", "é", "\\", "a\\.b", "{a,b},c=1"]
PATHS = ["a", "a.b", "db.port", "hosts[0]", "hosts[1].name", "hosts[0][1]", "x-y.n", "dotted\\.key", "a.b.c.d", "image.tag", "n", "hosts[2]", "a[0].b", "a.", ".a", "a..b", "hosts[-1]", "hosts[x]", "hosts", "a b", ""]


class Cases:
    def __init__(self, seed):
        self.r = random.Random(seed)

    def tree(self, depth, indent=""):
        lines = []
        for key in self.r.sample(KEYS, self.r.randint(1, 4)):
            if depth and self.r.random() < 0.4:
                lines.append("%s%s:\n%s" % (indent, key, self.tree(depth - 1, indent + "  ")))
            elif self.r.random() < 0.15:
                lines.append("%s%s:\n%s  - name: x\n%s    tls: true\n%s  - [1, 2]" % (indent, key, indent, indent, indent))
            else:
                lines.append("%s%s: %s" % (indent, key, self.r.choice(SCALARS).replace("\n    ", "\n" + indent + "    ")))
        return "\n".join(lines)

    def inline(self, depth):
        made = {}
        for key in self.r.sample(KEYS, self.r.randint(0, 3)):
            made[key] = self.inline(depth - 1) if depth and self.r.random() < 0.5 else self.r.choice([1, "x", None, True, 1.5, [], {}, [{"name": "a"}, {"name": "b", "tls": True}], "1"])
        return made

    def case(self, name):
        r = self.r
        kinds = [("ConfigMap", "one"), ("ConfigMap", "two"), ("Secret", "three")]
        known = []
        for kind, object_name in kinds:
            data = {"values.yaml": r.choice([self.tree(2), self.tree(1), self.tree(1), "", "# nothing\n", "- a\n", "text", "a: [", "null"] if r.random() < 0.2 else [self.tree(2)]), "other.yaml": self.tree(1), "k": r.choice(TEXTS), "m": r.choice(TEXTS)}
            known.append({"apiVersion": "v1", "kind": kind, "metadata": {"name": object_name, "namespace": "shop"}, "data" if kind == "ConfigMap" else "stringData": data})
        references = []
        for _ in range(r.randint(0, 4)):
            kind, object_name = r.choice(kinds + [("ConfigMap", "none")] if r.random() < 0.2 else kinds)
            reference = {"kind": kind, "name": object_name}
            if r.random() < 0.5:
                reference.update({"valuesKey": r.choice(["k", "m"]), "targetPath": r.choice(PATHS[:12] if r.random() < 0.8 else PATHS)})
                if r.random() < 0.3:
                    reference["literal"] = True
            elif r.random() < 0.1:
                reference["valuesKey"] = r.choice(["other.yaml", "absent"])
            if r.random() < 0.15:
                reference["optional"] = True
            references.append(reference)
        return {"name": name, "namespace": "shop", "valuesFrom": references, "objects": known, "values": self.inline(2)}


def main():
    seed, count = int(sys.argv[1]), int(sys.argv[2])
    json.dump([Cases(seed + number).case("seed-%d" % (seed + number)) for number in range(count)], sys.stdout)


if __name__ == "__main__":
    main()
