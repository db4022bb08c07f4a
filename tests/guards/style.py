#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Habits that a search can check. style.py ROOT"""

import re
import sys
from dataclasses import dataclass, field
from pathlib import Path

from sources import line_of, read, report, walk, without_comments, without_texts

LINES_ALLOWED = 700
LINES_NEAR = 600
GENERATED = "Do not edit."  # what generated tables say in their first lines


@dataclass
class Rule:
    """A pattern that may not occur in `folders`, except below `except_in`."""

    message: str
    pattern: str
    folders: tuple
    except_in: tuple = ()
    suffixes: tuple = (".cpp", ".h")
    view: str = "code"  # code: no comments, no texts; texts: no comments; all
    one_class: bool = False  # may occur in the files of one class
    compiled: re.Pattern = field(init=False)

    def __post_init__(self):
        self.compiled = re.compile(self.pattern, re.MULTILINE)

    def concerns(self, name):
        if not name.endswith(self.suffixes):
            return False
        if self.folders and not any(name.startswith(folder) for folder in self.folders):
            return False
        return not any(name.startswith(folder) for folder in self.except_in)


# A marker is put together here so that this file does not hold it.
WORKPLACES = "/(?:work|tmp/fw|home/[a-z]+|root)/"
UNFINISHED = r"\b(?:TO" + r"DO|FIX" + r"ME|XX" + r"X)\b"
SCRIPTS = (".cpp", ".h", ".py", ".cmake", ".txt", ".json", ".toml", ".md", ".in", "/dev", "/run")

RULES = [
    Rule("a colour outside the theme", r'#[0-9a-fA-F]{6}(?:[0-9a-fA-F]{2})?\b|"#[0-9a-fA-F]{3}"', ("ui/",), ("ui/theme/",), view="texts"),
    Rule("a colour outside the theme", r"\bQColor\(\s*(?:[0-9]|Qt::)|\bqRgba?\(\s*[0-9]", ("ui/",), ("ui/theme/",)),
    Rule("the engine's errors are not translated", r"\btr\(", ("src/",), ("src/services/", "src/cli/")),
    Rule("a file dialog outside its one class", r"\bQFileDialog\b", ("ui/",), one_class=True),
    Rule("a message box outside its one class", r"\bQMessageBox\b", ("ui/",), one_class=True),
    Rule("a shortcut outside the list of commands", r"\bsetShortcuts?\(", ("ui/",), one_class=True),
    Rule("threads are not killed", r"\bterminate\(", ("src/", "ui/")),
    Rule("no nested event loop", r"\bQEventLoop\b", ("src/", "ui/")),
    Rule("a test as a friend", r"\bfriend\s+(?:class|struct)\s+\w*[Tt]est", ("src/", "ui/")),
    Rule("a role without a name", r"\bQt::UserRole\s*\+\s*[0-9]", ("ui/",), ("ui/models/",)),
    Rule("a connection by text", r"\b(?:SIGNAL|SLOT)\(", ("src/", "ui/", "tests/")),
    Rule("files are read and written through base", r"\bstd::[io]?fstream\b|\bfopen\(", ("src/", "ui/"), ("src/base/", "src/cli/")),
    Rule("only the command line prints", r"\bstd::(?:cout|cerr)\b|\bqDebug\(|(?<![\w:])f?printf\(", ("src/", "ui/"), ("src/cli/", "ui/main.cpp")),
    Rule("exceptions stay where their library is", r"\b(?:try\s*\{|throw\b)", ("src/", "ui/"), ("src/base/", "src/config/", "src/argocd/timezone.cpp", "src/cli/", "ui/main.cpp")),
    Rule("a using-directive in a header", r"^\s*using\s+namespace\b", ("src/", "ui/"), suffixes=(".h",)),
    Rule("a place of one machine", WORKPLACES, (), suffixes=SCRIPTS, view="all"),
    Rule("unfinished", UNFINISHED, (), suffixes=SCRIPTS, view="all"),
    Rule(
        "flags belong to cmake/FleetwrightFlags.cmake",
        r"\badd_definitions\(|(?<!target_)\binclude_directories\(|\bCMAKE_CXX_FLAGS|\badd_compile_options\(",
        (),
        suffixes=("CMakeLists.txt", ".cmake", "CMakePresets.json"),
        view="all",
    ),
]

NAMELESS = re.compile(r"(?:^|/)[^/]*(?:utils?|helpers?|manager|misc)\.(?:cpp|h)$")
NEEDS_LICENCE = (".cpp", ".h", ".py", ".cmake", "CMakeLists.txt")


def views(text):
    return {"all": text, "texts": without_comments(text), "code": without_texts(text)}


def file_violations(name, text):
    """What concerns a file as a whole."""
    found = []
    if name.endswith(NEEDS_LICENCE) or text.startswith("#!"):
        if "SPDX-License-Identifier:" not in "\n".join(text.splitlines()[:3]):
            found.append(f"{name}:1: no SPDX-License-Identifier")
    if name.endswith((".cpp", ".h")):
        lines = text.count("\n")
        generated = GENERATED in "\n".join(text.splitlines()[:6])
        if lines > LINES_ALLOWED and not generated:
            found.append(f"{name}: {lines} lines, allowed are {LINES_ALLOWED}: divide it by subject")
        if name.endswith(".h") and "#pragma once" not in text:
            found.append(f"{name}: no #pragma once")
        if NAMELESS.search(name):
            found.append(f"{name}: the name does not say what is in it")
        if "\r" in text or "\t" in text:
            found.append(f"{name}: a tab or a carriage return")
        if text and not text.endswith("\n"):
            found.append(f"{name}: no line end at the end")
        for number, line in enumerate(text.splitlines(), 1):
            if line != line.rstrip():
                found.append(f"{name}:{number}: space at the end of the line")
    return found


def violations(root):
    found = []
    seen = {}  # rule -> {class file without suffix: first place}
    for name, path in walk(root):
        concerned = [rule for rule in RULES if rule.concerns("/" + name if "/" not in name else name)]
        if not concerned and not name.endswith(NEEDS_LICENCE):
            continue
        text = read(path)
        found += file_violations(name, text)
        view = views(text) if name.endswith((".cpp", ".h")) else dict.fromkeys(("all", "texts", "code"), text)
        for rule in concerned:
            for match in rule.compiled.finditer(view[rule.view]):
                place = f"{name}:{line_of(text, match.start())}: {rule.message}: {match.group(0).strip()}"
                if rule.one_class:
                    seen.setdefault(rule.message, {}).setdefault(str(Path(name).with_suffix("")), place)
                else:
                    found.append(place)
    for places in seen.values():
        if len(places) > 1:
            found += places.values()
    return sorted(found)


def long_files(root):
    """Files that will soon be too long; no failure yet."""
    for name, path in walk(root):
        if name.endswith((".cpp", ".h")):
            text = read(path)
            lines = text.count("\n")
            if LINES_NEAR < lines <= LINES_ALLOWED and GENERATED not in text[:400]:
                yield f"note: {name} has {lines} lines"


if __name__ == "__main__":
    for note in long_files(sys.argv[1]):
        print(note)
    sys.exit(report("style", violations(sys.argv[1])))
