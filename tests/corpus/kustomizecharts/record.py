#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes what the real kustomize prints for every case of this folder with --enable-helm.

    record.py KUSTOMIZE HELM [CASE...]      kustomize 5.6.0, helm 3.18.6

A case is a folder with input/. The output becomes expected.yaml; if kustomize fails, its last words become
expected-error.txt.
"""

import pathlib
import re
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent


def record(kustomize, helm, case):
    done = subprocess.run([kustomize, "build", "--enable-helm", "--helm-command", helm, str(case / "input")],
                          capture_output=True, check=False)
    output, error = case / "expected.yaml", case / "expected-error.txt"
    output.unlink(missing_ok=True)
    error.unlink(missing_ok=True)
    if done.returncode == 0:
        output.write_bytes(done.stdout)
        return
    text = done.stderr.decode("utf-8", "replace").replace(str(case / "input"), "INPUT").replace(str(case), "CASE")
    lines = [line for line in text.splitlines() if line.startswith("Error:")]
    error.write_text(re.sub("0x[0-9a-f]+", "0x…", lines[-1])[:200] + "\n", encoding="utf-8")


def main():
    kustomize, helm, names = sys.argv[1], sys.argv[2], sys.argv[3:]
    for case in sorted(HERE.iterdir()):
        if (case / "input").is_dir() and (not names or case.name in names):
            record(kustomize, helm, case)


if __name__ == "__main__":
    main()
