# SPDX-License-Identifier: Apache-2.0
"""Repositories as they should not be, through the real program run as an ordinary user: it answers in time, names the
place, says what to do, reads nothing outside, and shows the rest of the fleet."""

import os
import shutil
import stat
import subprocess
import tempfile
import time
import unittest

from cliprogram import FLEET, KUSTOMIZATION, PROGRAM, FleetCase

IS_ROOT = os.geteuid() == 0
NOBODY = 65534
TIME_LIMIT = 10
DEV = "environments/dev/kustomization.yaml"
DEV_UNIT = "Overlay/clusters/dev-eu-1"
REPLICAS = "Deployment/shop/web#spec.replicas"
PLANTED = "planted-outside-the-fleet"


def runs_as_nobody():
    try:
        return subprocess.run([PROGRAM, "--version"], user=NOBODY, group=NOBODY, extra_groups=[],
                              capture_output=True, check=False).returncode == 0
    except OSError:
        return False


DROPS_ROOT = IS_ROOT and runs_as_nobody()
needs_ordinary_user = unittest.skipUnless(DROPS_ROOT or not IS_ROOT, "root may read everything, and no other user may start the program")


class BadInputCase(FleetCase):
    """Like FleetCase, but the program is an ordinary user's, and every answer comes within the time limit."""

    def setUp(self):
        super().setUp()
        os.chmod(self.folder, 0o755)
        self.home = tempfile.mkdtemp(prefix="fleetwright-home-")
        self.addCleanup(shutil.rmtree, self.home)
        self.own(self.home)

    def own(self, path):
        """Gives a folder and all in it to the user whom the program runs as."""
        if DROPS_ROOT:
            subprocess.run(["chown", "-R", "%d:%d" % (NOBODY, NOBODY), path], check=True)

    def run_cli(self, *arguments, code=0, fleet=True):
        words = [PROGRAM, *arguments] + (["--fleet", self.folder] if fleet else [])
        user = {"user": NOBODY, "group": NOBODY, "extra_groups": []} if DROPS_ROOT else {}
        began = time.monotonic()
        done = subprocess.run(words, stdin=subprocess.DEVNULL, capture_output=True, timeout=120, check=False,
                              env=dict(os.environ, HOME=self.home), **user)
        out, err = done.stdout.decode("utf-8"), done.stderr.decode("utf-8")
        self.assertLess(time.monotonic() - began, TIME_LIMIT, words)
        self.assertEqual(done.returncode, code, "%s\nstdout: %s\nstderr: %s" % (words, out, err))
        return out, err

    def assert_message(self, err, *parts):
        """The message has all parts and is followed by what to do."""
        for part in parts:
            self.assertIn(part, err)
        self.assertIn("\n  hint: ", err)

    def assert_dev_fails(self, *parts):
        """Only the development cluster fails, for the reason given, whatever is asked."""
        document, _ = self.run_json("units")
        self.assertEqual([(unit["cluster"], unit["state"], unit["objects"]) for unit in document["units"]],
                         [("dev-eu-1", "failed", 0), ("prod-eu-1", "rendered", 2), ("prod-us-1", "rendered", 2)])
        for part in parts:
            self.assertIn(part, document["units"][0]["error"])
        _, err = self.run_cli("units")
        self.assert_message(err, *parts)
        out, err = self.run_cli("render", "--cluster", "dev-eu-1", code=3)
        self.assertEqual(out, "")
        self.assert_message(err, *parts)
        out, _ = self.run_cli("render", "--cluster", "prod-us-1")
        self.assertIn("image: registry.example.com/web:1.1", out)
        out, err = self.run_cli("get", REPLICAS)
        self.assertEqual([line.split()[0] for line in out.splitlines()[1:]], ["prod-eu-1", "prod-us-1"])
        self.assertIn("1 of 3 units could not be rendered", err)
        _, err = self.run_cli("check", "--fail-on", "never")
        self.assertIn("1 of 3 units could not be rendered", err)
        for command in ("clusters", "tree"):
            out, _ = self.run_cli(command)
            for cluster in ("dev-eu-1", "prod-eu-1", "prod-us-1"):
                self.assertIn(cluster, out)

    def assert_all_render(self):
        document, _ = self.run_json("units")
        self.assertEqual([unit["state"] for unit in document["units"]], ["rendered"] * 3)

    def dev_with(self, text):
        self.write(DEV, KUSTOMIZATION + "resources:\n- ../../base\n" + text)


class Folders(BadInputCase):
    def test_without_git_only_revisions_fail(self):
        self.assert_all_render()
        _, err = self.run_cli("clusters", "--revision", "HEAD", code=3)
        self.assert_message(err, "is not a Git repository", "git init")

    def test_empty_folder(self):
        empty = self.path("empty")
        os.mkdir(empty)
        for command in ("clusters", "tree", "units", "render", "check"):
            self.run_cli(command, "--fleet", empty, fleet=False)
        out, _ = self.run_cli("clusters", "--fleet", empty, fleet=False)
        self.assertIn("Declare them in .fleetwright.yaml", out)
        out, _ = self.run_cli("tree", "--fleet", empty, fleet=False)
        self.assertIn("no kustomization lies below this folder", out)
        _, err = self.run_cli("get", REPLICAS, "--fleet", empty, fleet=False)
        self.assert_message(err, "nothing matches " + REPLICAS)
        _, err = self.run_cli("radius", "--layer", "base", "--fleet", empty, fleet=False, code=2)
        self.assert_message(err, "no layer base")
        _, err = self.run_cli("build", empty, fleet=False, code=1)
        self.assert_message(err, "unable to find one of 'kustomization.yaml'")

    def test_file_instead_of_a_folder(self):
        _, err = self.run_cli("clusters", "--fleet", self.path("clusters.yaml"), fleet=False, code=3)
        self.assert_message(err, "clusters.yaml' cannot be opened as a folder")

    @needs_ordinary_user
    def test_read_only_folder(self):
        self.own(self.folder)
        before = self.read(DEV)
        folder = os.path.dirname(self.path(DEV))
        os.chmod(self.path(DEV), 0o444)
        os.chmod(folder, 0o555)
        self.addCleanup(os.chmod, folder, 0o755)
        self.assert_all_render()
        self.run_cli("set", "environments/dev", REPLICAS, "5")
        _, err = self.run_cli("set", "environments/dev", REPLICAS, "5", "--write", code=3)
        self.assert_message(err, DEV, "read-only")
        os.chmod(self.path(DEV), 0o644)
        _, err = self.run_cli("set", "environments/dev", REPLICAS, "5", "--write", code=3)
        self.assert_message(err, "environments/dev")
        self.assertEqual(self.read(DEV), before)
        self.assertEqual(os.listdir(folder), ["kustomization.yaml"])

    def test_names_of_all_kinds(self):
        names = ["my cluster", "it's", '"quoted"', "münchen", "אבג-1", "日本"]
        for name in names:
            self.write("clusters/%s/kustomization.yaml" % name, KUSTOMIZATION + "resources:\n- ../../environments/dev\n")
        document, _ = self.run_json("units")
        self.assertEqual({unit["cluster"]: unit["state"] for unit in document["units"]},
                         dict.fromkeys(names + ["dev-eu-1", "prod-eu-1", "prod-us-1"], "rendered"))
        for name in names:
            document, _ = self.run_json("explain", name, REPLICAS)
            self.assertEqual(document["fields"][0]["steps"][-1]["layer"], "clusters/" + name)
            out, _ = self.run_cli("set", name, REPLICAS, "5", "--at", "clusters/" + name)
            self.assertIn("+  count: 5", out)
        document, _ = self.run_json("radius", "--layer", "clusters/my cluster")
        self.assertEqual(document["reach"], ["my cluster"])

    def test_names_cannot_drive_the_terminal(self):
        self.write("clusters/\u202egpj.\x1b[31m/kustomization.yaml", KUSTOMIZATION + "resources:\n- ../../environments/dev\n")
        for command in ("clusters", "units", "tree"):
            out, err = self.run_cli(command)
            self.assertNotIn("\u202e", out + err)
            self.assertNotIn("\x1b", out + err)
            self.assertIn("\\u{202E}", out)

    def test_two_kustomization_files(self):
        self.write("environments/dev/kustomization.yml", KUSTOMIZATION + "resources:\n- ../../base\n")
        self.assert_dev_fails("clusters/dev-eu-1/kustomization.yaml:4:3", "environments/dev/kustomization.yml",
                              "Found multiple kustomization files")


class Unreadable(BadInputCase):
    @needs_ordinary_user
    def test_unreadable_kustomization(self):
        os.chmod(self.path(DEV), 0)
        self.assert_dev_fails(DEV, "Permission denied")

    @needs_ordinary_user
    def test_unreadable_resource(self):
        self.write("environments/dev/more.yaml", FLEET["base/web.yaml"])
        self.dev_with("- more.yaml\n")
        os.chmod(self.path("environments/dev/more.yaml"), 0)
        self.assert_dev_fails(DEV + ":5:3", "environments/dev/more.yaml", "Permission denied")

    @needs_ordinary_user
    def test_unreadable_folder(self):
        folder = self.path("environments/dev")
        os.chmod(folder, 0)
        self.addCleanup(os.chmod, folder, 0o755)
        self.assert_dev_fails("environments/dev", "Permission denied")

    @needs_ordinary_user
    def test_unreadable_inventory_leaves_the_folders(self):
        os.chmod(self.path("clusters.yaml"), 0)
        out, err = self.run_cli("clusters")
        self.assertEqual(len(out.splitlines()), 4)
        self.assert_message(err, "clusters.yaml: cannot be read: Permission denied")

    def test_huge_file(self):
        self.write("environments/dev/huge.yaml", "apiVersion: v1\n")
        os.truncate(self.path("environments/dev/huge.yaml"), 65 * 1024 * 1024)
        self.dev_with("- huge.yaml\n")
        self.assert_dev_fails(DEV + ":5:3", "environments/dev/huge.yaml", "larger than 64 MiB")

    def test_named_pipe_is_never_waited_for(self):
        os.mkfifo(self.path("environments/dev/pipe.yaml"))
        self.dev_with("- pipe.yaml\n")
        self.assert_dev_fails(DEV + ":5:3", "environments/dev/pipe.yaml")

    def test_binary_resource(self):
        self.write("environments/dev/picture.yaml", bytes(range(256)) * 8)
        self.dev_with("- picture.yaml\n")
        self.assert_dev_fails(DEV + ":5:3", "environments/dev/picture.yaml:1:1", "control characters")

    def test_binary_kustomization(self):
        self.write(DEV, b"\x7fELF" + bytes(range(256)))
        self.assert_dev_fails(DEV + ":1:1", "control characters")

    def test_bytes_that_are_no_utf8(self):
        self.write(DEV, KUSTOMIZATION.encode() + b"resources:\n- ../../base\nnamePrefix: \xff\xfe\n")
        self.assert_dev_fails(DEV + ":5:13", "UTF-8")


class LeadingOut(BadInputCase):
    """A second folder beside the fleet holds what must never be read."""

    def setUp(self):
        super().setUp()
        self.outside = tempfile.mkdtemp(prefix="fleetwright-outside-")
        self.addCleanup(shutil.rmtree, self.outside)
        os.chmod(self.outside, 0o755)
        planted = "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: %s\n" % PLANTED
        for name, text in (("planted.yaml", planted), ("kustomization.yaml", KUSTOMIZATION + "resources:\n- planted.yaml\n")):
            with open(os.path.join(self.outside, name), "w", encoding="utf-8") as file:
                file.write(text)
        self.up = "../../../" + os.path.basename(self.outside)

    def assert_kept_out(self, *parts):
        self.assert_dev_fails(*parts)
        for arguments in (("units",), ("tree",), ("clusters", "--why"), ("check", "--fail-on", "never")):
            out, err = self.run_cli(*arguments)
            self.assertNotIn(PLANTED, out + err)
        out, err = self.run_cli("render", code=3)
        self.assertNotIn(PLANTED, out + err)

    def test_link_to_a_file(self):
        os.symlink(os.path.join(self.outside, "planted.yaml"), self.path("environments/dev/link.yaml"))
        self.dev_with("- link.yaml\n")
        self.assert_kept_out(DEV + ":5:3", "link that leads out of the repository")

    def test_link_to_a_folder(self):
        os.symlink(self.outside, self.path("environments/dev/link"))
        self.dev_with("- link\n")
        self.assert_kept_out(DEV + ":5:3", "link that leads out of the repository")

    def test_relative_link_to_a_folder(self):
        os.symlink(self.up, self.path("environments/dev/link"))
        self.dev_with("- link/planted.yaml\n")
        self.assert_kept_out(DEV + ":5:3", "link that leads out of the repository")

    def test_link_in_the_place_of_the_kustomization(self):
        os.remove(self.path(DEV))
        os.symlink(os.path.join(self.outside, "kustomization.yaml"), self.path(DEV))
        self.assert_kept_out("environments/dev")

    def test_resources_above_the_root(self):
        self.dev_with("- %s\n" % self.up)
        self.assert_kept_out(DEV + ":5:3", "leads out of the repository")

    def test_absolute_resource(self):
        self.dev_with("- %s/planted.yaml\n" % self.outside)
        self.assert_kept_out(DEV + ":5:3", "is an absolute path")

    def test_patch_above_the_root(self):
        self.dev_with("patches:\n- path: %s/planted.yaml\n" % self.up)
        self.assert_kept_out(DEV + ":6:9", "leads out of the repository")

    def test_generator_file_above_the_root(self):
        self.dev_with("configMapGenerator:\n- name: settings\n  files:\n  - %s/planted.yaml\n" % self.up)
        self.assert_kept_out(DEV, "leads out of the repository")

    def test_inventory_that_is_a_link(self):
        os.remove(self.path("clusters.yaml"))
        with open(os.path.join(self.outside, "inventory.yaml"), "w", encoding="utf-8") as file:
            file.write("clusters:\n- name: %s\n" % PLANTED)
        os.symlink(os.path.join(self.outside, "inventory.yaml"), self.path("clusters.yaml"))
        out, err = self.run_cli("clusters")
        self.assertNotIn(PLANTED, out + err)
        self.assertEqual(len(out.splitlines()), 4)

    def test_links_in_a_circle(self):
        os.symlink("second", self.path("environments/dev/first"))
        os.symlink("first", self.path("environments/dev/second"))
        self.dev_with("- first\n")
        self.assert_kept_out(DEV + ":5:3", "environments/dev/first")

    def test_remote_addresses_are_never_fetched(self):
        for address in ("https://example.com/team/repo//base?ref=v1", "git@example.com:team/repo.git",
                        "https://example.com/manifest.yaml"):
            self.dev_with("- %s\n" % address)
            document, _ = self.run_json("units")
            self.assertEqual([(unit["state"], unit["objects"]) for unit in document["units"]],
                             [("partly unresolved", 2), ("rendered", 2), ("rendered", 2)], address)
            out, err = self.run_cli("render", "--cluster", "dev-eu-1", code=3)
            self.assertIn("kind: Deployment", out)
            self.assert_message(err, DEV + ":5:3", address, "the network is never used")
            _, err = self.run_cli("units")
            self.assert_message(err, DEV + ":5:3", address)


class BrokenYaml(BadInputCase):
    def test_broken_kustomization(self):
        self.dev_with("labels:\n  - pairs:\n      a: b\n   c: d\n")
        self.assert_dev_fails(DEV + ":8:")

    def test_broken_resource(self):
        self.write("environments/dev/more.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: \"more\n")
        self.dev_with("- more.yaml\n")
        self.assert_dev_fails(DEV + ":5:3", "environments/dev/more.yaml:5:1")

    def test_broken_inventory(self):
        self.write("clusters.yaml", "clusters:\n- name: \"dev\n")
        out, err = self.run_cli("clusters")
        self.assertEqual(len(out.splitlines()), 4)
        self.assert_message(err, "clusters.yaml:3:1")
        self.assert_all_render()

    def test_broken_settings(self):
        self.write(".fleetwright.yaml", "clusters: [\n")
        out, err = self.run_cli("clusters")
        self.assertEqual(len(out.splitlines()), 4)
        self.assert_message(err, ".fleetwright.yaml:")
        self.assert_all_render()

    def test_wrong_field_in_a_kustomization(self):
        self.dev_with("namePrefx: x\n")
        self.assert_dev_fails(DEV + ":5:", "namePrefx")

    def test_cycle(self):
        self.dev_with("- ../../clusters/dev-eu-1\n")
        self.assert_dev_fails(DEV + ":5:3", "cycle detected", "clusters/dev-eu-1 -> environments/dev -> clusters/dev-eu-1")

    def test_layer_that_includes_itself(self):
        self.dev_with("- .\n")
        self.assert_dev_fails(DEV + ":5:3", "cycle detected")

    def test_missing_file(self):
        self.dev_with("- gone.yaml\n")
        self.assert_dev_fails(DEV + ":5:3", "environments/dev/gone.yaml", "no such file or directory")

    def test_missing_patch(self):
        self.dev_with("patches:\n- path: gone.yaml\n")
        self.assert_dev_fails(DEV + ":6:9", "gone.yaml")

    def test_duplicate_key_in_a_manifest(self):
        self.write("environments/dev/more.yaml",
                   "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: more\n  name: other\n")
        self.dev_with("- more.yaml\n")
        self.assert_dev_fails("environments/dev/more.yaml:5:3", "mapping key \"name\" already defined at line 4")

    def test_duplicate_key_in_a_kustomization_is_the_last_one(self):
        # As kustomize 5.6.0 does it.
        self.dev_with("namePrefix: first-\nnamePrefix: last-\n")
        self.assert_all_render()
        out, _ = self.run_cli("render", "--cluster", "dev-eu-1")
        self.assertIn("name: last-web", out)

    BOMB = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n" + "".join(
        "a%d: &a%d [%s]\n" % (level, level, ", ".join(["*a%d" % (level - 1)] * 10)) for level in range(1, 12))

    def test_alias_bomb_in_a_manifest(self):
        self.write("environments/dev/bomb.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: bomb\n" + self.BOMB)
        self.dev_with("- bomb.yaml\n")
        self.assert_dev_fails("environments/dev/bomb.yaml:", "aliases")

    def test_alias_bomb_in_a_kustomization_and_the_inventory(self):
        self.write("clusters.yaml", self.BOMB)
        self.write(DEV, KUSTOMIZATION + self.BOMB)
        self.assert_dev_fails(DEV + ":", "aliases")

    def test_deep_nesting(self):
        depth = 100_000
        head = "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: deep\ndata: "
        for text in (head + "[" * depth + "]" * depth + "\n", head + "{a: " * depth + "}" * depth + "\n",
                     "- " * depth + "x\n", head.replace("data: ", "data:\n") + "".join(" " * level + "a:\n" for level in range(1, 2000))):
            self.write("environments/dev/deep.yaml", text)
            self.dev_with("- deep.yaml\n")
            self.assert_dev_fails("environments/dev/deep.yaml:", "nested deeper than 1000 levels")

    def test_deep_nesting_elsewhere(self):
        deep = "[" * 100_000 + "]" * 100_000
        self.write("clusters.yaml", deep)
        self.write(".fleetwright.yaml", deep)
        self.dev_with("patches:\n- target: {kind: Deployment}\n  patch: |-\n    - {op: add, path: /a, value: %s}\n" % deep)
        self.assert_dev_fails(DEV + ":")


@unittest.skipUnless(shutil.which("git"), "git makes the repositories of these tests")
class Git(BadInputCase):
    def setUp(self):
        super().setUp()
        self.git("init", "-q")
        self.git("add", ".")
        self.git("commit", "-qm", "First")
        self.own(self.folder)

    def git(self, *arguments, code=0):
        # As the owner of the folder, whoever that is.
        settings = ("user.name=Ada", "user.email=ada@example.com", "init.defaultBranch=main", "commit.gpgsign=false", "safe.directory=*")
        done = subprocess.run(["git", *(word for setting in settings for word in ("-c", setting)), "-C", self.folder, *arguments],
                              capture_output=True, check=False, env=dict(os.environ, HOME=self.home, GIT_CONFIG_COUNT="1",
                                                                         GIT_CONFIG_KEY_0="safe.directory", GIT_CONFIG_VALUE_0="*"))
        self.assertEqual(done.returncode, code, done.stderr)

    def test_revision(self):
        self.write("clusters/prod-us-1/kustomization.yaml", "broken: [\n")
        document, _ = self.run_json("units", "--revision", "HEAD")
        self.assertEqual([unit["state"] for unit in document["units"]], ["rendered"] * 3)
        _, err = self.run_cli("units", "--revision", "nowhere", code=3)
        self.assert_message(err, "nowhere")

    def test_conflict_in_progress(self):
        def with_replicas(count):
            self.dev_with("replicas:\n- name: web\n  count: %d\n" % count)
            self.git("commit", "-qam", "Replicas %d" % count)
        self.git("checkout", "-qb", "other")
        with_replicas(2)
        self.git("checkout", "-q", "main")
        with_replicas(3)
        self.git("merge", "-q", "other", code=1)
        self.own(self.folder)
        self.assertIn("<<<<<<<", self.read(DEV))
        self.assert_dev_fails(DEV + ":")
        _, err = self.run_cli("units")
        self.assert_message(err, "a Git conflict is not resolved in this file")
        document, _ = self.run_json("units", "--revision", "HEAD")
        self.assertEqual([unit["state"] for unit in document["units"]], ["rendered"] * 3)
        self.run_cli("set", "dev-eu-1", REPLICAS, "5", "--write", code=3)

    def test_detached_head(self):
        self.git("checkout", "-q", "--detach")
        self.own(self.folder)
        self.assert_all_render()
        self.run_json("units", "--revision", "HEAD")
        self.run_cli("set", "environments/dev", REPLICAS, "5", "--write")
        self.assertIn("count: 5", self.read(DEV))

    def test_no_commit_yet(self):
        shutil.rmtree(self.path(".git"))
        self.git("init", "-q")
        self.own(self.folder)
        self.assert_all_render()
        _, err = self.run_cli("units", "--revision", "HEAD", code=3)
        self.assert_message(err, "HEAD")

    @unittest.skipUnless(DROPS_ROOT, "only root can give a repository to another owner")
    def test_repository_of_another_owner(self):
        os.chown(self.folder, 1, 1)
        subprocess.run(["chown", "-R", "1:1", self.path(".git")], check=True)
        self.assert_all_render()
        _, err = self.run_cli("units", "--revision", "HEAD", code=3)
        self.assert_message(err, "belongs to another user", "safe.directory")

    def test_repository_of_an_unknown_format(self):
        config = self.read(".git/config")
        self.assertIn("repositoryformatversion = 0", config)
        self.write(".git/config", config.replace("repositoryformatversion = 0", "repositoryformatversion = 99"))
        self.own(self.folder)
        self.assert_all_render()
        _, err = self.run_cli("units", "--revision", "HEAD", code=3)
        self.assert_message(err, "unsupported repository version 99", "opened as a folder")

    def test_damaged_repository(self):
        self.write(".git/HEAD", b"\x00\xff")
        self.own(self.folder)
        self.assert_all_render()
        _, err = self.run_cli("units", "--revision", "HEAD", code=3)
        self.assert_message(err, "fleetwright-cli: ")

    def test_nothing_of_git_is_changed(self):
        def state():
            return {(folder, name): os.stat(os.path.join(folder, name), follow_symlinks=False).st_mtime_ns
                    for folder, _, files in os.walk(self.path(".git")) for name in files}
        before = state()
        self.run_json("units")
        self.run_json("units", "--revision", "HEAD")
        self.assertEqual(state(), before)
        self.assertTrue(stat.S_ISDIR(os.stat(self.path(".git")).st_mode))
