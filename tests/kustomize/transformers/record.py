#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes into every case what the real kustomize prints for it.

    record.py KUSTOMIZE [CASE...]        KUSTOMIZE is the 5.6.0 binary

A case is a text file: a comment that says why it is there, then parts that begin with "== PATH" (an input file) and
at the end "== expected" (the output) or "== error" (it fails).  The folder "." is built, or "overlay" if there is one.
"""

import pathlib
import subprocess
import sys
import tempfile


def parts_of(text):
    parts, name = [], None
    for line in text.splitlines(keepends=True):
        if line.startswith("== "):
            name = line[3:].strip()
            parts.append([name, ""])
        elif name is None:
            parts.append(["", line]) if not parts else parts[0].__setitem__(1, parts[0][1] + line)
        else:
            parts[-1][1] += line
    return parts


def record(kustomize, case):
    parts = [part for part in parts_of(case.read_text(encoding="utf-8")) if part[0] not in ("expected", "error")]
    with tempfile.TemporaryDirectory() as scratch:
        root = pathlib.Path(scratch)
        for name, text in parts:
            if name:
                path = root / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8")
        target = root / "overlay" if (root / "overlay").is_dir() else root
        ran = subprocess.run([kustomize, "build", str(target)], capture_output=True, text=True, check=False)
    out = "".join(f"== {name}\n{text}" if name else text for name, text in parts)
    out += f"== expected\n{ran.stdout}" if ran.returncode == 0 else "== error\n"
    case.write_text(out, encoding="utf-8")


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    folder = pathlib.Path(__file__).resolve().parent / "cases"
    for case in sorted(map(pathlib.Path, sys.argv[2:]) if len(sys.argv) > 2 else folder.glob("*.case")):
        record(sys.argv[1], case)


if __name__ == "__main__":
    main()
