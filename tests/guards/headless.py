#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""BUILD_GUI=OFF configures where Qt has no Gui and no Widgets. headless.py ROOT

The same without BUILD_GUI=OFF must fail: otherwise the absence was not real and the first answer is worth nothing.
"""

import subprocess
import sys
import tempfile

ABSENT = ["Gui", "Widgets", "Svg", "LinguistTools"]


def configures(root, gui):
    with tempfile.TemporaryDirectory() as build:
        done = subprocess.run(
            ["cmake", "-S", root, "-B", build, "-G", "Ninja", f"-DBUILD_GUI={gui}"]
            + [f"-DCMAKE_DISABLE_FIND_PACKAGE_Qt6{module}=ON" for module in ABSENT],
            capture_output=True,
            text=True,
        )
        return done.returncode == 0, done.stdout + done.stderr


if __name__ == "__main__":
    headless, output = configures(sys.argv[1], "OFF")
    if not headless:
        sys.exit(output + "\nBUILD_GUI=OFF does not configure without Qt Widgets")
    window, _ = configures(sys.argv[1], "ON")
    if window:
        sys.exit("BUILD_GUI=ON configures without Qt Widgets: this guard sees nothing")
    print("headless: configures without Qt Gui and Widgets")
