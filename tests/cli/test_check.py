# SPDX-License-Identifier: Apache-2.0
"""`check`: baseline, and the forms in which it prints what it finds."""
import json
import shutil
import tempfile
import unittest
import xml.etree.ElementTree as ElementTree

import cliprogram

RULE = ("--today", "2026-06-01", "--rule", "leak-identity", "--rule", "expectation-failed")
SARIF_LEVELS = {"error", "warning", "note", "none"}

FILES = {
    "clusters.yaml": "clusters:\n- {name: dev-eu-1, labels: {region: eu-west-1}}\n- {name: dev-us-1, labels: {region: us-east-1}}\n",
    "clusters/dev-eu-1/kustomization.yaml": "resources:\n- ../../base\n",
    "clusters/dev-us-1/kustomization.yaml": "resources:\n- ../../base\n",
    "base/kustomization.yaml": "resources:\n- app <1>.yaml\n",
    "base/app <1>.yaml": "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: app\n  namespace: shop\ndata:\n  at: https://us-east-1.example.com\n",
    ".fleetwright.yaml": "expect:\n- name: a|b <c>\n  severity: info\n  object: Secret/shop/none\n",
}


class Check(cliprogram.FleetCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="fleetwright-cli-")
        self.addCleanup(shutil.rmtree, self.folder)
        for name, text in FILES.items():
            self.write(name, text)

    def test_sarif(self):
        out, _ = self.run_cli("check", *RULE, "--format", "sarif", code=1)
        log = json.loads(out)
        self.assertEqual(log["version"], "2.1.0")
        run = log["runs"][0]
        rules = run["tool"]["driver"]["rules"]
        self.assertEqual([rule["id"] for rule in rules], ["leak-identity", "expectation-failed"])
        leak = next(result for result in run["results"] if result["ruleId"] == "leak-identity")
        self.assertEqual(rules[leak["ruleIndex"]]["id"], "leak-identity")
        self.assertEqual(leak["level"], "error")
        location = leak["locations"][0]["physicalLocation"]
        self.assertEqual(location["artifactLocation"]["uri"], "base/app%20%3C1%3E.yaml")
        self.assertEqual(location["region"], {"startLine": 7})
        self.assertTrue(leak["partialFingerprints"]["fleetwright/v1"])
        self.assertEqual(leak["properties"]["clusters"], ["dev-eu-1"])
        for result in run["results"]:
            self.assertIn(result["level"], SARIF_LEVELS)
            self.assertTrue(result["message"]["text"])

    def test_junit(self):
        out, _ = self.run_cli("check", *RULE, "--format", "junit", code=1)
        suites = ElementTree.fromstring(out)
        self.assertEqual((suites.get("tests"), suites.get("failures")), ("2", "1"))
        cases = {case.get("classname"): case for case in suites.iter("testcase")}
        self.assertEqual(cases["leak-identity"].get("name"), "base/app <1>.yaml:7")
        self.assertEqual(cases["leak-identity"].find("failure").get("type"), "error")
        self.assertIsNone(cases["expectation-failed"].find("failure"))
        self.assertIn("a|b <c>", cases["expectation-failed"].find("system-out").text)

    def test_junit_names_rules_that_found_nothing(self):
        self.write("base/app <1>.yaml", FILES["base/app <1>.yaml"].replace("us-east-1", "central"))
        out, _ = self.run_cli("check", *RULE, "--format", "junit")
        suites = ElementTree.fromstring(out)
        self.assertEqual((suites.get("tests"), suites.get("failures")), ("2", "0"))

    def test_markdown(self):
        out, _ = self.run_cli("check", *RULE, "--format", "markdown", code=1)
        self.assertIn("1 error, 0 warnings, 1 to know", out)
        self.assertIn("a\\|b \\<c\\>", out)
        self.assertNotIn("<c>", out)

    def test_baseline_keeps_back_what_was_accepted(self):
        accepted = self.path("accepted.json")
        out, _ = self.run_cli("check", *RULE, "--baseline", accepted, "--write-baseline")
        self.assertIn("2 findings accepted", out)
        document, _ = self.run_json("check", *RULE, "--baseline", accepted)
        self.assertEqual((document["findings"], document["accepted"]), ([], 2))
        # A finding is recognised on another line, and another one is new.
        moved = FILES["base/app <1>.yaml"].replace("\ndata:\n", "\ndata:\n  first: line\n") + "  b: eu-west-1.example.com\n"
        self.write("base/app <1>.yaml", moved)
        document, _ = self.run_json("check", *RULE, "--baseline", accepted, code=1)
        self.assertEqual([(f["rule"], f["line"]) for f in document["findings"]], [("leak-identity", 9)])

    def test_baseline_of_the_configuration(self):
        self.write(".fleetwright.yaml", FILES[".fleetwright.yaml"] + "baseline: accepted.json\n")
        self.run_cli("check", *RULE, code=1)
        self.run_cli("check", *RULE, "--write-baseline")
        self.run_cli("check", *RULE)
        self.write("accepted.json", '{"version": 2}')
        self.run_cli("check", *RULE, code=2)

    def test_only_check_prints_reports(self):
        self.run_cli("units", "--format", "sarif", code=2)
        self.run_cli("impact", ".", "--format", "junit", code=2)


if __name__ == "__main__":
    unittest.main()
