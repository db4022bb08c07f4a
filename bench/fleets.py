# SPDX-License-Identifier: Apache-2.0
"""Made fleets to measure on, the lines that are edited in them, and repositories of their revisions."""

import pathlib
import re
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent


def made(folder, program, **counts):
    options = [part for name, count in counts.items() for part in ("--" + name, str(count))]
    subprocess.run([sys.executable, str(HERE / program), str(folder), *options], check=True, stdout=subprocess.DEVNULL)
    return folder


def make(scratch, clusters, apps, layers=0):
    folder = scratch / ("fleet-%dx%dx%d" % (clusters, apps, layers))
    return folder if folder.exists() else made(folder, "make_fleet.py", clusters=clusters, apps=apps, layers=layers)


def make_hub(scratch, clusters):
    """A fleet of controllers' units, and a selector, a label and a line of a base as the measure edits them."""
    folder = made(scratch / ("hub-%d" % clusters), "make_hub.py", clusters=clusters)
    return [str(folder), "hub/argocd/sets/app-02.yaml", "values: [t2", "values: [t",
            "hub/argocd/clusters/cluster-0000.yaml", "tier: t0", "tier: t1",
            "apps/app-00/base/objects.yaml", "app-00:v1.0.0", "app-00:v1.0.1"]


def make_charts(scratch, clusters, releases):
    """Clusters with releases of one chart, which is in charts/web."""
    return made(scratch / ("charts-%dx%d" % (clusters, releases)), "make_charts.py", clusters=clusters, releases=releases)


def overlays(folder):
    return sorted(path.parent for path in (folder / "clusters").glob("*/kustomization.yaml"))


def first_line(path, begin):
    return next(line for line in path.read_text(encoding="utf-8").splitlines() if line.strip().startswith(begin))


def edited_lines(folder):
    """(file, line, what it becomes before a number) in the base, and in one cluster."""
    base = sorted((folder / "base").rglob("deployment.yaml"))[0]
    value = first_line(base, "cpu:")
    cluster = overlays(folder)[0] / "kustomization.yaml"
    literal = first_line(cluster, "- CLUSTER_NAME=")
    return [(base.relative_to(folder), value, value.split(":")[0] + ": 20"),
            (cluster.relative_to(folder), literal, literal + "-edited-")]


def edit_arguments(folder):
    return [str(part) for line in edited_lines(folder) for part in line]


def git(folder, *arguments):
    subprocess.run(["git", "-c", "user.name=bench", "-c", "user.email=bench@example.com", *arguments], cwd=folder,
                   check=True, stdout=subprocess.DEVNULL)


def make_revisions(folder):
    """A commit, one with another value in the base, one with another label of one cluster; as arguments for the measure."""
    if not (folder / ".git").exists():
        git(folder, "init", "-q", "-b", "main", ".")
        git(folder, "add", "-A")
        git(folder, "commit", "-q", "-m", "first")
        git(folder, "tag", "first")
        base, value, other = edited_lines(folder)[0]
        cluster = overlays(folder)[0] / "kustomization.yaml"
        label = first_line(cluster, "platform.example.com/cluster:")
        for tag, path, before, after in [("base-change", folder / base, value, other + "1m"),
                                         ("cluster-change", cluster, label, re.sub(r": .*", ": renamed", label))]:
            text = path.read_text(encoding="utf-8")
            path.write_text(text.replace(before, after, 1), encoding="utf-8")
            git(folder, "commit", "-q", "-a", "-m", tag)
            git(folder, "tag", tag)
            git(folder, "checkout", "-q", "main")
            git(folder, "reset", "-q", "--hard", "first")
    return [str(folder), "first", "base-change", "cluster-change"]
