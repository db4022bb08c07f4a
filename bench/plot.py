#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Draws what bench/run measured as an SVG: what a cluster costs as a fleet grows in clusters, apps and layers.

    bench/plot.py FIGURES.json FILE.svg
"""

import json
import pathlib
import sys

WIDTH, HEIGHT, LEFT, TOP, GAP = 250, 150, 52, 46, 66
PARTS = {"clusters": "a cluster", "apps": "an app of a cluster", "layers": "a cluster"}
STYLE = ("text{font:12px sans-serif;fill:#444}.title{font-weight:bold}.axis{stroke:#888;fill:none}"
         ".line{stroke:#1f6feb;stroke-width:2;fill:none}.dot{fill:#1f6feb}.grid{stroke:#ddd}")


def text(x, y, words, anchor="middle", kind=""):
    return '<text x="%.1f" y="%.1f" text-anchor="%s"%s>%s</text>' % (x, y, anchor, ' class="%s"' % kind if kind else "", words)


def ceiling(value):
    """The next of 1, 2, 5, 10, ... above a value."""
    step = 1e-3
    while True:
        for factor in (1, 2, 5):
            if value <= step * factor:
                return step * factor
        step *= 10


def chart(x, name, rows):
    """One panel: places along the axis are even, so that ten and a thousand both can be seen."""
    top = ceiling(max(row["part_cpu_ms"] for row in rows))
    right, bottom = x + WIDTH, TOP + HEIGHT
    parts = [text(x + WIDTH / 2, TOP - 12, "%s, with more %s" % (PARTS[name], name), kind="title")]
    for share in (0, 0.5, 1):
        y = bottom - HEIGHT * share
        parts.append('<path class="grid" d="M%.1f %.1fH%.1f"/>' % (x, y, right))
        parts.append(text(x - 6, y + 4, "%g ms" % (top * share), "end"))
    points = []
    for index, row in enumerate(rows):
        place = x + WIDTH * (index + 0.5) / len(rows)
        height = bottom - HEIGHT * row["part_cpu_ms"] / top
        points.append((place, height))
        parts.append(text(place, bottom + 18, "{:,}".format(row[name])))
    parts.append('<path class="axis" d="M%.1f %.1fH%.1f"/>' % (x, bottom, right))
    parts.append('<path class="line" d="M%s"/>' % "L".join("%.1f %.1f" % point for point in points))
    for (place, height), row in zip(points, rows):
        parts.append('<circle class="dot" cx="%.1f" cy="%.1f" r="3"/>' % (place, height))
        parts.append(text(place, height - 8, "%.2g" % row["part_cpu_ms"]))
    return parts


def drawn(results):
    charts = [(name, rows) for name, rows in results.get("growth", {}).items() if len(rows) > 1]
    width = LEFT + len(charts) * (WIDTH + GAP)
    height = TOP + HEIGHT + 34
    parts = ['<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %d %d" role="img" '
             'aria-label="Processor time as a fleet grows">' % (width, height, width, height),
             "<style>%s</style>" % STYLE, '<rect width="100%" height="100%" fill="#fff"/>',
             text(LEFT - 46, 16, "Processor time, whole fleet rendered cold to text", "start")]
    for index, (name, rows) in enumerate(charts):
        parts += chart(LEFT + index * (WIDTH + GAP), name, rows)
    return "\n".join(parts + ["</svg>"]) + "\n"


if __name__ == "__main__":
    figures = json.loads(pathlib.Path(sys.argv[1]).read_text(encoding="utf-8"))
    pathlib.Path(sys.argv[2]).write_text(drawn(figures), encoding="utf-8")
