#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes what the real kustomize prints for every case of this folder.

    record.py KUSTOMIZE [CASE...]      kustomize 5.6.0

A case is a folder with input/ and, where it is not "build input", arguments.txt: the folder to build below input/ and
options. The output becomes expected.yaml; if kustomize fails, its last words become expected-error.txt.
"""

import pathlib
import re
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent


def record(kustomize, case):
    arguments = case / "arguments.txt"
    words = arguments.read_text(encoding="utf-8").split() if arguments.exists() else []
    folder = case / "input" / (words[0] if words else ".")
    done = subprocess.run([kustomize, "build", str(folder), *words[1:]], capture_output=True, check=False)
    output, error = case / "expected.yaml", case / "expected-error.txt"
    output.unlink(missing_ok=True)
    error.unlink(missing_ok=True)
    if done.returncode == 0:
        output.write_bytes(done.stdout)
        return
    text = done.stderr.decode("utf-8", "replace").replace(str(case / "input"), "INPUT")
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    first = next((line for line in lines if line.startswith(("Error:", "panic:"))), lines[-1])
    error.write_text(re.sub("0x[0-9a-f]+", "0x…", first) + "\n", encoding="utf-8")


def main():
    kustomize, names = sys.argv[1], sys.argv[2:]
    for case in sorted(HERE.iterdir()):
        if (case / "input").is_dir() and (not names or case.name in names):
            record(kustomize, case)


if __name__ == "__main__":
    main()
