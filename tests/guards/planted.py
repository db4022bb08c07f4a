#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Each guard is shown violations that were planted for it, and their lawful neighbours. A guard that nobody has seen
fail proves nothing."""

import tempfile
import unittest
from pathlib import Path

import includes
import libraries
import modeltests
import sources
import style

LICENCE = "// SPDX-License-Identifier: Apache-2.0\n"


class Tree(unittest.TestCase):
    """A small source tree in a temporary folder."""

    def setUp(self):
        holder = tempfile.TemporaryDirectory()
        self.addCleanup(holder.cleanup)
        self.root = Path(holder.name)

    def put(self, name, text="", licence=True):
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        start = LICENCE if licence else ""
        if name.endswith(".h") and licence:
            start += "#pragma once\n"
        path.write_text(start + text, encoding="utf-8")

    def assert_only(self, violations, *expected):
        """One violation for each expected text, and no other."""
        self.assertEqual(len(violations), len(expected), violations)
        for text in expected:
            self.assertTrue(any(text in violation for violation in violations), (text, violations))


class Includes(Tree):
    def setUp(self):
        super().setUp()
        for header in ("base/error.h", "yaml/node.h", "git/repository.h", "kustomize/build.h", "helm/render.h", "services/jobs/job.h"):
            self.put("src/" + header)
        for header in ("models/tree.h", "widgets/panel.h", "pages/start/start.h"):
            self.put("ui/" + header)
        for header in ("QtCore/QString", "QtGui/QColor", "QtWidgets/QLabel", "QtNetwork/QNetworkReply"):
            path = self.root / "qt" / header
            path.parent.mkdir(parents=True, exist_ok=True)
            path.touch()
        self.layers = includes.load(self.root / "qt")

    def found(self):
        return includes.violations(self.root, self.layers)

    def test_lawful(self):
        self.put("src/kustomize/build.cpp", '#include "kustomize/build.h"\n#include "yaml/node.h"\n#include <vector>\n')
        self.put("src/services/review.cpp", '#include "git/repository.h"\n#include <QString>\n')
        self.put("src/services/forge/forge.cpp", "#include <QNetworkReply>\n")
        self.put("src/git/repository.cpp", "#include <git2.h>\n#include <git2/blob.h>\n")
        self.put("ui/pages/start/start.cpp", '#include "ui/widgets/panel.h"\n#include "base/error.h"\n#include <QLabel>\n')
        self.put("ui/models/tree.cpp", '#include "ui/models/tree.h"\n#include <QString>\n#include "tree.moc"\n')
        self.assert_only(self.found())

    def test_upwards(self):
        self.put("src/base/error.cpp", '#include "yaml/node.h"\n')
        self.assert_only(self.found(), "src/base/error.cpp:2: base may not include yaml")

    def test_engine_knows_no_window(self):
        self.put("src/yaml/node.cpp", '#include "ui/models/tree.h"\n#include <QString>\n')
        self.assert_only(self.found(), "yaml may not include ui/models", "yaml knows no Qt")

    def test_neighbours(self):
        self.put("src/helm/render.cpp", '#include "kustomize/build.h"\n')
        self.put("src/inventory/inventory.cpp", '#include "helm/render.h"\n')
        self.assert_only(self.found(), "helm may not include kustomize", "inventory may not include helm")

    def test_git_is_for_programs(self):
        self.put("src/fleet/fleet.cpp", '#include "git/repository.h"\n')
        self.put("ui/models/tree.cpp", '  #  include "git/repository.h"\n')
        self.assert_only(self.found(), "fleet may not include git", "ui/models may not include git")

    def test_models_below_widgets(self):
        self.put("ui/models/tree.cpp", '#include "ui/widgets/panel.h"\n')
        self.put("ui/widgets/panel.cpp", '#include "ui/pages/start/start.h"\n')
        self.assert_only(self.found(), "ui/models may not include ui/widgets", "ui/widgets may not include ui/pages")

    def test_one_library_one_folder(self):
        self.put("src/kustomize/build.cpp", "#include <yaml.h>\n")
        self.put("src/config/config.h", "#include <yaml-cpp/yaml.h>\n")
        self.put("ui/diffview/view.cpp", "#include <KSyntaxHighlighting/Repository>\n")
        self.assert_only(
            self.found(),
            "libyaml is included in yaml only",
            "yaml-cpp is included in .cpp files only",
            "KSyntaxHighlighting is included in ui/editor only",
        )

    def test_unknown_library(self):
        self.put("src/base/hash.cpp", "#include <boost/any.hpp>\n")
        self.assert_only(self.found(), "<boost/any.hpp> belongs to no library")

    def test_qt_modules(self):
        self.put("src/services/text.cpp", "#include <QColor>\n#include <QNetworkReply>\n")
        self.put("ui/models/tree.cpp", "#include <QtWidgets/QLabel>\n")
        self.assert_only(self.found(), "<QColor> is of QtGui", "<QNetworkReply> is of QtNetwork", "<QtWidgets/QLabel> is of QtWidgets")

    def test_path_from_the_root(self):
        self.put("src/base/error.cpp", '#include "error.h"\n#include "../yaml/node.h"\n#include "base/gone.h"\n')
        self.assert_only(self.found(), '"error.h" does not start', '"../yaml/node.h" does not start', '"base/gone.h" does not exist')

    def test_folder_outside_the_table(self):
        self.put("src/extra/thing.cpp")
        self.assert_only(self.found(), "src/extra/thing.cpp: its folder is not in the table")

    def test_comments_do_not_count(self):
        self.put("src/base/error.cpp", '// #include "yaml/node.h"\n/*\n#include "yaml/node.h"\n*/\n')
        self.assert_only(self.found())


class Style(Tree):
    def found(self):
        return style.violations(self.root)

    def rejects(self, name, code, message, lawful=None):
        """The code is a violation there, and none at the lawful place or in a comment."""
        self.put(name, code + "\n")
        self.assert_only(self.found(), message)
        (self.root / name).unlink()
        self.put(name, "// " + code + "\n")
        self.assert_only(self.found())
        if lawful:
            self.put(lawful, code + "\n")
            self.assert_only(self.found())

    def test_colours(self):
        self.rejects("ui/pages/a.cpp", 'auto c = QStringLiteral("#a0b1c2");', "a colour outside the theme", "ui/theme/a.cpp")
        self.rejects("ui/pages/b.cpp", "QColor c(1, 2, 3); QColor(12, 3, 4);", "a colour outside the theme")

    def test_translation(self):
        self.rejects("src/yaml/a.cpp", 'return tr("broken");', "not translated", "src/services/text/a.cpp")

    def test_threads_and_loops(self):
        self.rejects("src/services/a.cpp", "thread.terminate();", "threads are not killed")
        self.rejects("ui/pages/a.cpp", "QEventLoop loop;", "no nested event loop")

    def test_friends(self):
        self.rejects("src/yaml/a.h", "class A { friend class ReaderTest; };", "a test as a friend")

    def test_dialogs_in_one_class(self):
        self.put("ui/widgets/dialogs.h", "class QMessageBox;\n")
        self.put("ui/widgets/dialogs.cpp", "QMessageBox::question(a); QFileDialog::getOpenFileName(b);\n")
        self.assert_only(self.found())
        self.put("ui/pages/a.cpp", "QFileDialog::getOpenFileName(b);\n")
        self.assert_only(self.found(), "ui/pages/a.cpp:2: a file dialog", "ui/widgets/dialogs.cpp:2: a file dialog")

    def test_shortcuts_in_one_class(self):
        self.put("ui/mainwindow/commands.cpp", "action->setShortcut(key);\n")
        self.assert_only(self.found())
        self.put("ui/pages/a.cpp", "action->setShortcuts(keys);\n")
        self.assertEqual(len(self.found()), 2)

    def test_roles_and_connections(self):
        self.rejects("ui/pages/a.cpp", "index.data(Qt::UserRole + 3);", "a role without a name", "ui/models/a.h")
        self.rejects("ui/pages/b.cpp", "connect(a, SIGNAL(b()), this, SLOT(c()));\n".strip().replace(", SLOT(c())", ""), "a connection by text")

    def test_files_and_output(self):
        self.rejects("src/fleet/a.cpp", "std::ifstream in(path);", "files are read and written through base", "src/base/a.cpp")
        self.rejects("src/fleet/b.cpp", 'std::cerr << "x";', "only the command line prints", "src/cli/b.cpp")

    def test_exceptions(self):
        self.rejects("src/fleet/a.cpp", "try { work(); }", "exceptions stay", "src/config/a.cpp")
        self.rejects("src/fleet/b.cpp", "throw Error();", "exceptions stay")

    def test_texts_are_not_code(self):
        self.put("src/fleet/a.cpp", 'auto a = "do not throw; try {"; auto b = R"(QEventLoop std::cout)"; int c = 1\'000;\n')
        self.assert_only(self.found())

    def test_headers(self):
        self.rejects("src/fleet/a.h", "using namespace std;", "a using-directive in a header", "src/fleet/a.cpp")
        self.put("src/fleet/b.h", LICENCE, licence=False)
        self.assert_only(self.found(), "no #pragma once")

    def test_places(self):
        self.put("docs/a.md", "see /wo" + "rk/place\n", licence=False)
        self.assert_only(self.found(), "docs/a.md:1: a place of one machine")

    def test_unfinished(self):
        self.put("src/fleet/a.cpp", "// TO" + "DO: later\n")
        self.assert_only(self.found(), "src/fleet/a.cpp:2: unfinished")

    def test_licence(self):
        self.put("src/fleet/a.cpp", "int a;\n", licence=False)
        self.put("cmake/a.cmake", "set(a b)\n", licence=False)
        self.assert_only(self.found(), "src/fleet/a.cpp:1: no SPDX", "cmake/a.cmake:1: no SPDX")

    def test_length(self):
        self.put("src/fleet/a.cpp", "int a;\n" * 699)
        self.assert_only(self.found())
        self.assertEqual(list(style.long_files(self.root)), ["note: src/fleet/a.cpp has 700 lines"])
        self.put("src/fleet/a.cpp", "int a;\n" * 700)
        self.assert_only(self.found(), "701 lines")
        self.put("src/fleet/a.cpp", "// Generated by tables.py. Do not edit.\n" + "int a;\n" * 2000)
        self.assert_only(self.found())

    def test_names_and_ends(self):
        self.put("src/fleet/stringutils.cpp", "int a; \n")
        self.put("src/fleet/b.cpp", "int a;\r\n")
        self.put("src/fleet/c.cpp", "int a;")
        self.assert_only(
            self.found(), "stringutils.cpp: the name", "stringutils.cpp:2: space", "b.cpp: a tab or", "c.cpp: no line end"
        )

    def test_flags(self):
        self.put("src/fleet/CMakeLists.txt", "include_directories(x)\n", licence=False)
        self.put("src/yaml/CMakeLists.txt", "# SPDX-License-Identifier: Apache-2.0\ntarget_include_directories(x)\n", licence=False)
        self.assert_only(self.found(), "src/fleet/CMakeLists.txt:1: flags belong", "src/fleet/CMakeLists.txt:1: no SPDX")

    def test_inputs_of_tests_are_free(self):
        self.put("tests/yaml/corpus/a.md", "TO" + "DO /wo" + "rk/\n", licence=False)
        self.assert_only(self.found())


class ModelTests(Tree):
    def setUp(self):
        super().setUp()
        self.put("ui/models/treemodel.h", "class TreeModel : public QAbstractItemModel {};\n")
        self.put("ui/models/fleetmodel.h", "class FleetModel final : public TreeModel {};\nclass Row : public Base {};\n")
        self.put("ui/models/filter.h", "class Filter\n    : public QSortFilterProxyModel\n{\n};\n")

    def test_untested(self):
        self.put("tests/ui/a.cpp", "FleetModel model; // QAbstractItemModelTester in a comment\n")
        self.assert_only(modeltests.violations(self.root), "FleetModel has no test", "Filter has no test")

    def test_tested(self):
        self.put("tests/ui/a.cpp", "FleetModel model; Filter filter; QAbstractItemModelTester tester(&model);\n")
        self.assert_only(modeltests.violations(self.root))


class Libraries(unittest.TestCase):
    def test_windows_are_seen(self):
        listing = """
            libQt6Core.so.6 => /lib/x86_64-linux-gnu/libQt6Core.so.6 (0x00007f)
            libQt6Gui.so.6 => /lib/x86_64-linux-gnu/libQt6Gui.so.6 (0x00007f)
            libgit2.so.1.5 => /lib/x86_64-linux-gnu/libgit2.so.1.5 (0x00007f)
            libQt6Widgets.so.6 => not found
        """
        self.assertEqual(len(libraries.violations(listing)), 2)

    def test_core_is_fine(self):
        self.assertEqual(libraries.violations("libQt6Core.so.6 => /lib/libQt6Core.so.6\nlibc.so.6 => /lib/libc.so.6"), [])


class Sources(unittest.TestCase):
    def test_comments(self):
        text = 'a; // "b"\nc = "// d"; /* e\nf */ g; h = R"x(// i)x"; j = \'"\'; // k\n'
        self.assertEqual(sources.without_comments(text).split(), ["a;", "c", "=", '"//', 'd";', "g;", "h", "=", 'R"x(//', 'i)x";', "j", "=", "'\"';"])

    def test_lines_keep_their_numbers(self):
        text = "/* a\nb */\nc // d\n"
        self.assertEqual(sources.without_texts(text).count("\n"), text.count("\n"))


if __name__ == "__main__":
    unittest.main(verbosity=1)
