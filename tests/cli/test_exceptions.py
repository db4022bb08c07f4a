# SPDX-License-Identifier: Apache-2.0
"""`exceptions`: the register in its three forms."""
import unittest

import cliprogram

TODAY = ("--today", "2026-06-01")
OWN = "clusters/prod-us-1/kustomization.yaml"


class Exceptions(cliprogram.FleetCase):
    def setUp(self):
        super().setUp()
        self.write(OWN, self.read(OWN).replace('newTag: "1.1"', 'newTag: "1.1" # exception: OPS-7 a|b until 2026-05-01'))
        self.write("CODEOWNERS", "/clusters/ @sre\n")

    def test_json(self):
        document, _ = self.run_json("exceptions", *TODAY)
        self.assertEqual([(entry["ticket"], entry["until"], entry["state"], entry["owners"], entry["file"], entry["clusters"])
                          for entry in document["exceptions"]],
                         [("OPS-7", "2026-05-01", "expired", ["@sre"], OWN, ["prod-us-1"])])

    def test_text_and_markdown(self):
        out, _ = self.run_cli("exceptions", *TODAY)
        self.assertIn(OWN + ":7: expired until 2026-05-01: OPS-7", out)
        self.assertIn("    owner: @sre\n", out)
        out, _ = self.run_cli("exceptions", *TODAY, "--format", "markdown")
        self.assertIn("| OPS-7 | 2026-05-01 | expired | prod-us-1 | @sre | OPS-7 a\\|b until 2026-05-01 |", out)

    def test_none(self):
        self.write(OWN, self.read(OWN).split(" # exception")[0] + "\n")
        out, _ = self.run_cli("exceptions", *TODAY)
        self.assertEqual(out, "No exceptions.\n")


if __name__ == "__main__":
    unittest.main()
