# SPDX-License-Identifier: Apache-2.0
"""The two programs, kept running, and the folder they build in."""

import os
import random
import shutil
import subprocess
import tempfile

from .layers import text_of

# Nothing is fetched: no proxy answers, no git is found.
OFFLINE = {"http_proxy": "http://127.0.0.1:9", "https_proxy": "http://127.0.0.1:9", "HTTP_PROXY": "http://127.0.0.1:9",
           "HTTPS_PROXY": "http://127.0.0.1:9", "PATH": "/nowhere", "HOME": "/nowhere", "GOMEMLIMIT": "1GiB"}


class Batch:
    """A program that answers requests by lines, started again when it ends (and the request counts as failed)."""

    def __init__(self, program):
        self.program = program
        self.process = None

    def ask(self, line):
        if self.process is None:
            self.process = subprocess.Popen([self.program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=OFFLINE)
        try:
            self.process.stdin.write(line.encode() + b"\n")
            self.process.stdin.flush()
            head = self.process.stdout.readline().split()
            if len(head) == 2:
                return head[0].decode(), self.process.stdout.read(int(head[1]))
        except BrokenPipeError:
            pass
        code = self.process.wait()
        self.process = None
        return "crash", b"ended with %d" % code

    def close(self):
        if self.process is not None:
            self.process.stdin.close()
            self.process.wait()


class Single:
    """A program that is started for each build."""

    def __init__(self, program):
        self.program = program

    def ask(self, line):
        root, folder, options, _ = line.split("\t")
        words = [word for word in options.split() if word != "--fresh"]
        done = subprocess.run([self.program, "build", os.path.join(root, folder), *words], stdin=subprocess.DEVNULL, capture_output=True, env=OFFLINE)
        return ("ok", done.stdout) if done.returncode == 0 else ("error", done.stderr)

    def close(self):
        pass


class Comparer:
    def __init__(self, theirs, ours):
        self.theirs, self.ours = theirs, ours
        self.place = tempfile.mkdtemp(prefix="builds", dir="/dev/shm" if os.path.isdir("/dev/shm") else None)
        self.root = os.path.join(self.place, "case")

    def write(self, case, root):
        choose = random.Random(case["seed"])
        fresh = False
        for path, content in case["files"].items():
            target = os.path.join(root, path)
            os.makedirs(os.path.dirname(target), exist_ok=True)
            text = text_of(content, None if case.get("plain") else choose)
            fresh = fresh or "openapi" in text
            with open(target, "w", encoding="utf-8", newline="") as file:
                file.write(text)
        return fresh

    def answers(self, case):
        shutil.rmtree(self.root, ignore_errors=True)
        os.mkdir(self.root)
        options = case["options"] + (["--fresh"] if self.write(case, self.root) else [])
        line = "\t".join([self.root, case["folder"], " ".join(options), " ".join(case["warm"])])
        return self.theirs.ask(line), self.ours.ask(line)

    def close(self):
        self.theirs.close()
        self.ours.close()
        shutil.rmtree(self.place, ignore_errors=True)


def outcome(theirs, ours):
    if theirs[0] == "ok" and ours[0] == "ok":
        return "same" if theirs[1] == ours[1] else "different"
    if ours[0] == "crash":
        return "ours crashes"
    if theirs[0] == "ok":
        return "only ours fails"
    if ours[0] == "ok":
        return "only kustomize fails"
    return "both fail"
