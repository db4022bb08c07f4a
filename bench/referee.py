# SPDX-License-Identifier: Apache-2.0
"""The real kustomize and Helm's engine, and how long they take."""

import os
import pathlib
import resource
import shutil
import statistics
import subprocess
import time

VERSION = "v5.6.0"
HELM = pathlib.Path(__file__).resolve().parent / "helmreferee"


def find():
    """The program and nothing, or nothing and the reason."""
    named = os.environ.get("KUSTOMIZE") or shutil.which("kustomize")
    if named:
        return named, ""
    go = shutil.which("go")
    if not go:
        return None, "no kustomize and no Go to install it"
    cache = cache_of("kustomize")
    program = cache / "kustomize"
    if not program.exists():
        done = subprocess.run([go, "install", "sigs.k8s.io/kustomize/kustomize/v5@" + VERSION], check=False,
                              env={**os.environ, "GOBIN": str(cache)}, capture_output=True, text=True)
        if done.returncode != 0:
            return None, "go install failed: " + done.stderr.strip().splitlines()[-1]
    return str(program), ""


def cache_of(name):
    return pathlib.Path(os.environ.get("XDG_CACHE_HOME", pathlib.Path.home() / ".cache")) / "fleetwright" / name


def find_helm():
    """The program that renders a chart many times with Helm's packages and nothing, or nothing and the reason."""
    go = shutil.which("go")
    if not go:
        return None, "no Go to build it"
    program = cache_of("helm") / "helmreferee"
    done = subprocess.run([go, "build", "-o", str(program), "."], cwd=HELM, check=False, capture_output=True, text=True)
    if done.returncode != 0:
        return None, "go build failed: " + done.stderr.strip().splitlines()[-1]
    return str(program), ""


def run(command):
    """Seconds of wall clock and of processor time of a command whose output is thrown away."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.monotonic()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    wall = time.monotonic() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def median_of(times):
    return tuple(statistics.median(part) for part in zip(*times))


def fleet_seconds(program, overlays, sample):
    """What one call a cluster takes for all: of a sample, spread evenly, the mean stands for the rest."""
    chosen = overlays[:: max(1, len(overlays) // sample)][:sample]
    times = [run([program, "build", str(overlay)]) for overlay in chosen]
    wall, cpu = (statistics.mean(part) * len(overlays) for part in zip(*times))
    return {"kustomize_s": round(wall, 1), "kustomize_cpu_s": round(cpu, 1), "kustomize_built": len(chosen)}
