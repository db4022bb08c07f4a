# SPDX-License-Identifier: Apache-2.0
"""Cases of this folder: NAME.case is a small tree as one text.

A line "== PATH" begins a file; the first lines, before any file, are the arguments behind the chart, one a line. A path
"A.tgz!B" is the file B inside the archive A. `helm template demo chart --namespace apps --kube-version v1.29.0 ARGUMENTS`
in the tree's folder gives NAME.yaml, or NAME.error if it fails.
"""

import io
import pathlib
import tarfile

HERE = pathlib.Path(__file__).resolve().parent
NAMESPACE = ["--namespace", "apps", "--kube-version", "v1.29.0"]


def names():
    return sorted(path.stem for path in HERE.glob("*.case"))


def unpack(name, folder):
    """Writes the tree below folder and returns the arguments."""
    files, current, arguments = {}, None, []
    for line in (HERE / (name + ".case")).read_text(encoding="utf-8").splitlines(keepends=True):
        if line.startswith("== "):
            current = files.setdefault(line[3:].strip(), [])
        elif current is not None:
            current.append(line)
        elif line.strip() and not line.startswith("#"):
            arguments.append(line.rstrip("\n"))
    archives = {}
    for path, lines in files.items():
        archive, bang, inner = path.partition("!")
        content = "".join(lines).encode()
        if bang:
            archives.setdefault(archive, []).append((inner, content))
            continue
        target = pathlib.Path(folder) / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    for archive, entries in archives.items():
        target = pathlib.Path(folder) / archive
        target.parent.mkdir(parents=True, exist_ok=True)
        with tarfile.open(target, "w:gz", format=tarfile.PAX_FORMAT) as tar:
            for inner, content in entries:
                info = tarfile.TarInfo(inner)
                info.size = len(content)
                tar.addfile(info, io.BytesIO(content))
    return arguments
