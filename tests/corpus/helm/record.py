#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes what the real Helm prints for every case of this folder (cases.py).

    record.py HELM [CASE...]      Helm 3.18.6
"""

import os
import subprocess
import sys
import tempfile

import cases


def record(helm, name):
    with tempfile.TemporaryDirectory() as folder:
        arguments = cases.unpack(name, folder)
        chart = "chart" if os.path.isdir(os.path.join(folder, "chart")) else "chart.tgz"
        done = subprocess.run([helm, "template", "demo", chart, *cases.NAMESPACE, *arguments], cwd=folder,
                              capture_output=True, check=False)
    output, error = cases.HERE / (name + ".yaml"), cases.HERE / (name + ".error")
    output.unlink(missing_ok=True)
    error.unlink(missing_ok=True)
    if done.returncode == 0:
        output.write_bytes(done.stdout)
        return
    text = done.stderr.decode("utf-8", "replace")
    error.write_text(text[text.index("Error: "):].replace("\n\nUse --debug flag to render out invalid YAML", ""),
                     encoding="utf-8")


def main():
    for name in sys.argv[2:] or cases.names():
        record(sys.argv[1], name)


if __name__ == "__main__":
    main()
