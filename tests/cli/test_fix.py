# SPDX-License-Identifier: Apache-2.0
"""`fix`: what it lists, prints, writes and refuses."""
import unittest

import cliprogram

TODAY = ("--today", "2026-06-01")
OWN = "clusters/prod-eu-1/kustomization.yaml"
REDUNDANT = "replicas:\n- name: web\n  count: 3\n"


class Fix(cliprogram.FleetCase):
    def setUp(self):
        super().setUp()
        self.before = self.read(OWN)
        self.write(OWN, self.before + REDUNDANT)

    def test_lists_what_can_be_fixed(self):
        document, _ = self.run_json("fix", *TODAY)
        found = [entry for entry in document["findings"] if entry["rule"] == "redundant-override"]
        self.assertEqual([(entry["file"], entry["line"]) for entry in found], [(OWN, 7)])
        self.assertEqual(found[0]["choices"][0]["name"], "remove")
        out, _ = self.run_cli("fix", *TODAY)
        self.assertIn("redundant-override@%s:7" % OWN, out)

    def test_prints_a_patch_and_writes_nothing(self):
        out, err = self.run_cli("fix", "redundant-override@%s:7" % OWN, *TODAY)
        self.assertIn("-replicas:\n-- name: web\n-  count: 3\n", out)
        self.assertIn("no cluster's output changes", err)
        self.assertEqual(self.read(OWN), self.before + REDUNDANT)

    def test_writes_the_file_as_it_was_before_the_fault(self):
        document, _ = self.run_json("fix", "redundant-override", "--all", "--write", *TODAY)
        self.assertEqual(self.read(OWN), self.before)
        self.assertTrue(document["written"])
        self.assertEqual([fix["clusters"] for fix in document["fixes"]], [[]])
        self.run_cli("fix", "redundant-override", *TODAY, code=2)

    def test_a_fingerprint_and_a_choice(self):
        document, _ = self.run_json("fix", *TODAY)
        found = next(entry for entry in document["findings"] if entry["rule"] == "redundant-override")
        out, _ = self.run_cli("fix", found["fingerprint"], "--choice", "remove", *TODAY)
        self.assertIn("-  count: 3", out)
        _, err = self.run_cli("fix", found["fingerprint"], "--choice", "hoist", *TODAY, code=3)
        self.assertIn("no fix hoist", err)

    def test_what_only_a_person_can_mend_is_said(self):
        _, err = self.run_cli("fix", "plain-secret", *TODAY, code=3)
        self.assertIn("plain-secret has no quick fix", err)
        self.assertNotIn("planted-secret-value", err)

    def test_wrong_use(self):
        self.run_cli("fix", "no-such-rule", *TODAY, code=2)
        self.run_cli("fix", "--today", "yesterday", code=2)


if __name__ == "__main__":
    unittest.main()
