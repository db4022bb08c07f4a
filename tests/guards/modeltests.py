#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Each item model of ui/models has a test that keeps QAbstractItemModelTester alive. modeltests.py ROOT"""

import re
import sys

from sources import code_files, read, report, without_comments

CLASS = re.compile(r"\bclass\s+(\w+)\s*(?:final\s*)?:\s*([^{;]+)\{")
QT_MODEL = re.compile(r"^Q(?:Abstract(?:Item|List|Table|Proxy)|SortFilterProxy|IdentityProxy|ConcatenateTablesProxy|TransposeProxy|StandardItem|StringList)Model$")
TESTER = "QAbstractItemModelTester"


def bases(text):
    return [re.sub(r"^.*::|<.*$", "", base.split()[-1]) for base in re.sub(r"<[^<>]*>", "", text).split(",") if base.split()]


def models(root):
    """Item models that no other class of ui/models builds on: name -> file."""
    parents = {}
    files = {}
    for name, path in code_files(root, "ui/models"):
        for match in CLASS.finditer(without_comments(read(path))):
            parents[match.group(1)] = bases(match.group(2))
            files[match.group(1)] = name

    def is_model(name, seen=()):
        if QT_MODEL.match(name):
            return True
        return name not in seen and any(is_model(base, (*seen, name)) for base in parents.get(name, []))

    built_upon = {base for names in parents.values() for base in names}
    return {name: file for name, file in files.items() if is_model(name) and name not in built_upon}


def violations(root):
    tests = [without_comments(read(path)) for _, path in code_files(root, "tests")]
    tests = [text for text in tests if TESTER in text]
    return [
        f"{file}: {name} has no test that uses {TESTER}"
        for name, file in sorted(models(root).items())
        if not any(re.search(rf"\b{name}\b", text) for text in tests)
    ]


if __name__ == "__main__":
    sys.exit(report("model tests", violations(sys.argv[1])))
