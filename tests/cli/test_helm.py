# SPDX-License-Identifier: Apache-2.0
"""`helm-template` against what the real Helm printed: tests/corpus/helm, and the golden cases of FLEETWRIGHT_CONFORMANCE."""

import gzip
import io
import json
import os
import pathlib
import subprocess
import sys
import tarfile
import tempfile
import unittest

CORPUS = pathlib.Path(__file__).resolve().parent.parent / "corpus" / "helm"
sys.path.insert(0, str(CORPUS))
import cases  # noqa: E402

PROGRAM = os.environ["FLEETWRIGHT_CLI"]
CONFORMANCE = os.environ.get("FLEETWRIGHT_CONFORMANCE")


def render(folder, arguments):
    chart = "chart" if os.path.isdir(os.path.join(folder, "chart")) else "chart.tgz"
    return subprocess.run([PROGRAM, "helm-template", chart, *arguments], cwd=folder, capture_output=True, check=False)


class Corpus(unittest.TestCase):
    maxDiff = None

    def test_every_case_prints_what_helm_prints(self):
        self.assertTrue(cases.names())
        for name in cases.names():
            with self.subTest(name), tempfile.TemporaryDirectory() as folder:
                arguments = cases.unpack(name, folder)
                done = render(folder, ["--release", "demo", *cases.NAMESPACE, *arguments])
                error = CORPUS / (name + ".error")
                if error.exists():
                    self.assertNotEqual(done.returncode, 0)
                    self.assertEqual(last_error(done.stderr), error.read_text(encoding="utf-8"))
                else:
                    self.assertEqual(done.stdout.decode(), (CORPUS / (name + ".yaml")).read_bytes().decode())


def last_error(text):
    text = text.decode("utf-8", "replace")
    return text[text.find("Error: "):]


def entry(name, content=b"", **fields):
    info = tarfile.TarInfo(name)
    info.size = len(content)
    for field, value in fields.items():
        setattr(info, field, value)
    return info, content


CHART = entry("demo/Chart.yaml", b"apiVersion: v2\nname: demo\nversion: 1.0.0\n")


class BadArchives(unittest.TestCase):
    def run_archive(self, entries, change=lambda data: data):
        with tempfile.TemporaryDirectory() as folder:
            raw = io.BytesIO()
            with tarfile.open(fileobj=raw, mode="w") as tar:
                for info, content in entries:
                    tar.addfile(info, io.BytesIO(content))
            packed = gzip.compress(change(raw.getvalue()))
            (pathlib.Path(folder) / "chart.tgz").write_bytes(packed)
            done = render(folder, ["--release", "demo"])
        return done.returncode, done.stdout.decode(), last_error(done.stderr).rstrip("\n")

    def test_a_file_that_unpacks_to_more_than_it_may_is_refused(self):
        code, _, error = self.run_archive([CHART, entry("demo/big", b"\0" * (5 * 2**20 + 1))])
        self.assertEqual((code, error), (1, 'Error: decompressed chart file "demo/big" is larger than the maximum file size 5242880'))

    def test_a_bomb_is_refused(self):
        code, _, error = self.run_archive([CHART], lambda data: data + b"\0" * (150 * 2**20))
        self.assertEqual((code, error), (1, "Error: decompressed chart is larger than the maximum file size 104857600"))

    def test_links_are_empty_files(self):
        links = [entry("demo/templates/l.yaml", type=tarfile.SYMTYPE, linkname="/etc/passwd"),
                 entry("demo/templates/h.yaml", type=tarfile.LNKTYPE, linkname="demo/Chart.yaml"),
                 entry("demo/templates/x.yaml", b"kind: X\n")]
        self.assertEqual(self.run_archive([CHART, *links]), (0, "---\n# Source: demo/templates/x.yaml\nkind: X\n", ""))

    def test_sizes_that_lie_are_refused(self):
        def lie(data):
            header = bytearray(data[:512])
            header[124:136] = b"77777777777\0"
            header[148:156] = b" " * 8
            header[148:156] = b"%06o\0 " % sum(header)
            return bytes(header) + data[512:]
        self.assertEqual(self.run_archive([CHART], lie)[::2], (1, "Error: unexpected EOF"))

    def test_a_broken_header_is_refused(self):
        self.assertEqual(self.run_archive([CHART], lambda data: b"x" + data[1:])[::2],
                         (1, "Error: archive/tar: invalid tar header"))

    def test_what_is_no_archive_is_refused(self):
        with tempfile.TemporaryDirectory() as folder:
            (pathlib.Path(folder) / "chart.tgz").write_bytes(b"plain text")
            done = render(folder, [])
        self.assertEqual(done.returncode, 1)
        self.assertIn(b"does not appear to be a gzipped archive", done.stderr)


@unittest.skipUnless(CONFORMANCE, "FLEETWRIGHT_CONFORMANCE is not set")
class Conformance(unittest.TestCase):
    def test_goldens(self):
        root = pathlib.Path(CONFORMANCE) / "helm"
        for case in sorted(path.parent for path in root.glob("*/case.json")):
            with self.subTest(case.name):
                options = json.loads((case / "case.json").read_text(encoding="utf-8"))
                arguments = ["--release", options["release"], "--namespace", options["namespace"],
                             "--kube-version", options.get("kube_version") or "v1.20.0"]
                for flag, key in (("--values", "values"), ("--set", "set"), ("--set-string", "set_string"),
                                  ("--api-versions", "api_versions")):
                    for value in options.get(key) or []:
                        arguments += [flag, value]
                if options.get("include_crds"):
                    arguments.append("--include-crds")
                done = render(case, arguments)
                expected = case / "expected.yaml"
                self.assertEqual(done.returncode == 0, expected.exists(), done.stderr)
                if expected.exists():
                    self.assertEqual(done.stdout.decode(), expected.read_bytes().decode())


if __name__ == "__main__":
    unittest.main()
