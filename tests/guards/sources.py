# SPDX-License-Identifier: Apache-2.0
"""The files of the tree as the guards read them."""

import re
from pathlib import Path

SKIPPED = {".git", "build", "out", ".cache", "__pycache__", ".vscode", ".idea"}
# Inputs of tests and samples: other people's style, kept byte for byte.
DATA = {"corpus", "cases", "data", "samples", "screenshots"}
CODE = {".cpp", ".h"}


def walk(root, *, data=False):
    """All files below root, as (path relative to root with '/', absolute path), sorted."""
    found = []
    pending = [Path(root)]
    while pending:
        folder = pending.pop()
        for entry in folder.iterdir():
            if entry.is_symlink():
                continue
            if entry.is_dir():
                if entry.name not in SKIPPED and (data or entry.name not in DATA):
                    pending.append(entry)
            else:
                found.append((entry.relative_to(root).as_posix(), entry))
    return sorted(found)


def code_files(root, *folders):
    """The .cpp and .h files below the given folders (all when none is given)."""
    return [
        (name, path)
        for name, path in walk(root)
        if path.suffix in CODE and (not folders or any(name.startswith(folder + "/") for folder in folders))
    ]


_TOKEN = re.compile(
    r'R"(?P<mark>[^()\s\\]{0,16})\(.*?\)(?P=mark)"'  # raw text
    r'|"(?:\\.|[^"\\\n])*"'
    r"|'(?:\\.|[^'\\\n])+'"
    r"|(?P<comment>//[^\n]*|/\*.*?\*/)",
    re.DOTALL,
)
_DIGITS = re.compile(r"(?<=[0-9a-fA-F])'(?=[0-9a-fA-F])")


def without_comments(text):
    """The text with comments blanked; lines keep their numbers."""

    def blank(match):
        if match.group("comment") is None:
            return match.group(0)
        return re.sub(r"[^\n]", " ", match.group(0))

    return _TOKEN.sub(blank, _DIGITS.sub(" ", text))


def without_texts(text):
    """The text with comments and the inside of string literals blanked."""

    def blank(match):
        return re.sub(r"[^\n\"']", " ", match.group(0))

    return _TOKEN.sub(blank, _DIGITS.sub(" ", text))


def read(path):
    return path.read_bytes().decode("utf-8", errors="replace")


def line_of(text, position):
    return text.count("\n", 0, position) + 1


def report(title, violations):
    """Prints the violations; the exit code for the caller."""
    for violation in violations:
        print(violation)
    print(f"{title}: {len(violations)} violation(s)")
    return 1 if violations else 0
