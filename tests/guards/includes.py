#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Every include line of src and ui against layers.toml.

includes.py ROOT [QT_INCLUDE_FOLDER]: with the folder of Qt's headers, the modules of Qt are told apart as well.
"""

import re
import sys
import tomllib
from pathlib import Path

from sources import code_files, line_of, read, report, without_comments

INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*(?:<([^>\n]+)>|"([^"\n]+)")', re.MULTILINE)

STANDARD = set(
    """algorithm any array atomic barrier bit bitset charconv chrono compare complex concepts condition_variable
    coroutine deque exception execution expected filesystem format forward_list fstream functional future
    initializer_list iomanip ios iosfwd iostream istream iterator latch limits list locale map memory memory_resource
    mutex new numbers numeric optional ostream queue random ranges ratio regex scoped_allocator semaphore set
    shared_mutex source_location span sstream stack stdexcept stop_token streambuf string string_view syncstream
    system_error thread tuple type_traits typeindex typeinfo unordered_map unordered_set utility valarray variant vector
    version cassert cctype cerrno cfenv cfloat cinttypes climits clocale cmath csetjmp csignal cstdarg cstddef cstdint
    cstdio cstdlib cstring ctime cuchar cwchar cwctype""".split()
)


class Layers:
    def __init__(self, table, qt_folder=None):
        self.order = table["order"]
        self.never = table.get("never", {})
        self.qt = table.get("qt", {})
        self.libraries = table.get("library", [])
        self.qt_headers = {}
        if qt_folder:
            for module in sorted(Path(qt_folder).glob("Qt*")):
                for header in module.iterdir():
                    self.qt_headers.setdefault(header.name, module.name)

    def folder_of(self, include):
        """The layer that a path from the include root belongs to: the longest name that fits."""
        fitting = [folder for folder in self.order if include.startswith(folder + "/")]
        return max(fitting, key=len) if fitting else None

    def allows(self, folder, other):
        if folder == other:
            return True
        if other in self.never.get(folder, []):
            return False
        return self.order.index(other) < self.order.index(folder)

    def qt_modules(self, path):
        fitting = [folder for folder in self.qt if path.startswith(folder + "/")]
        return self.qt[max(fitting, key=len)] if fitting else []

    def library_of(self, header):
        for library in self.libraries:
            for pattern in library["headers"]:
                if header == pattern or (pattern.endswith("/") and header.startswith(pattern)):
                    return library
        return None

    def check_project(self, root, name, path, include):
        """A quoted include: from the src root for the engine, from the repository root for ui."""
        if include.endswith(".moc"):
            return None
        other = self.folder_of(include)
        if other is None or ".." in include.split("/"):
            return f'"{include}" does not start with a folder of the table'
        if not (root / "src" / include).is_file() and not (root / include).is_file():
            return f'"{include}" does not exist'
        folder = self.folder_of(path)
        if not self.allows(folder, other):
            return f'{folder} may not include {other} ("{include}")'
        return None

    def check_foreign(self, name, path, header):
        """An include in angle brackets: the standard library, Qt or a library of the table."""
        if header in STANDARD:
            return None
        if re.match(r"Q[A-Z]|Qt[A-Z]|q[a-z]+\.h$|qt[a-z]*\.h$", header):
            return self.check_qt(path, header)
        library = self.library_of(header)
        if library is None:
            return f"<{header}> belongs to no library of the table"
        if not any(path.startswith(folder + "/") for folder in library["folders"]):
            return f"{library['name']} is included in {', '.join(library['folders'])} only (<{header}>)"
        if not name.endswith(".cpp"):
            return f"{library['name']} is included in .cpp files only (<{header}>)"
        return None

    def check_qt(self, path, header):
        modules = self.qt_modules(path)
        if not modules:
            return f"{self.folder_of(path)} knows no Qt (<{header}>)"
        if not self.qt_headers:
            return None
        module, _, rest = header.rpartition("/")
        module = module or self.qt_headers.get(rest)
        if module not in modules:
            return f"<{header}> is of {module or 'no known module'}; allowed here: {', '.join(modules)}"
        return None


def violations(root, layers):
    root = Path(root)
    found = []
    for name, file in code_files(root, "src", "ui"):
        path = name.removeprefix("src/")
        if layers.folder_of(path) is None:
            found.append(f"{name}: its folder is not in the table")
            continue
        text = without_comments(read(file))
        for match in INCLUDE.finditer(text):
            foreign, own = match.groups()
            problem = (
                layers.check_foreign(name, path, foreign) if foreign else layers.check_project(root, name, path, own)
            )
            if problem:
                found.append(f"{name}:{line_of(text, match.start())}: {problem}")
    return found


def load(qt_folder=None):
    with open(Path(__file__).with_name("layers.toml"), "rb") as file:
        return Layers(tomllib.load(file), qt_folder)


if __name__ == "__main__":
    sys.exit(report("includes", violations(sys.argv[1], load(sys.argv[2] if len(sys.argv) > 2 else None))))
