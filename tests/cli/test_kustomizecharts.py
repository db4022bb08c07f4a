# SPDX-License-Identifier: Apache-2.0
"""`build --enable-helm` against what the real kustomize and Helm printed: tests/corpus/kustomizecharts."""

import os
import pathlib
import subprocess
import unittest

CORPUS = pathlib.Path(__file__).resolve().parent.parent / "corpus" / "kustomizecharts"
PROGRAM = os.environ["FLEETWRIGHT_CLI"]


def build(folder, *options):
    return subprocess.run([PROGRAM, "build", *options, str(folder)], capture_output=True, check=False)


class Corpus(unittest.TestCase):
    maxDiff = None

    def test_every_case_prints_what_kustomize_prints(self):
        cases = sorted(case for case in CORPUS.iterdir() if (case / "input").is_dir())
        self.assertGreater(len(cases), 20)
        for case in cases:
            with self.subTest(case.name):
                done = build(case / "input", "--enable-helm")
                if (case / "expected-error.txt").exists():
                    self.assertNotEqual(done.returncode, 0, done.stdout.decode())
                    self.assertIn(b"kustomization.yaml", done.stderr)
                else:
                    self.assertEqual(done.stdout.decode(), (case / "expected.yaml").read_text(encoding="utf-8"),
                                     done.stderr.decode())

    def test_without_the_option_nothing_is_inflated(self):
        done = build(CORPUS / "defaults" / "input")
        self.assertNotEqual(done.returncode, 0)
        self.assertIn(b"--enable-helm", done.stderr)


if __name__ == "__main__":
    unittest.main()
