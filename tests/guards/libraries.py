#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The command-line program loads no library of windows. libraries.py PROGRAM"""

import re
import subprocess
import sys

from sources import report

WINDOWS = re.compile(r"\blib(?:Qt6(?:Gui|Widgets|Svg|OpenGL|PrintSupport|Quick)\w*|KF\dSyntaxHighlighting|X11|xcb|EGL|GL)\.so\S*")


def violations(listing):
    """The offending lines of what ldd printed."""
    return [line.strip() for line in listing.splitlines() if WINDOWS.search(line)]


if __name__ == "__main__":
    loaded = subprocess.run(["ldd", sys.argv[1]], check=True, capture_output=True, text=True).stdout
    if "libc.so" not in loaded:
        sys.exit(f"ldd says nothing of {sys.argv[1]}")
    sys.exit(report("libraries", violations(loaded)))
