#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Compares Fleetwright's YAML reader and printer with the real kustomize on generated odd scalars.

    compare_scalars.py --kustomize KUSTOMIZE --program YAML_ROUNDTRIP [--cases N] [--seed N] [--keep FOLDER]

Each case is a custom resource in a file of its own. kustomize builds them in batches; a batch that fails is halved until
the failing cases are known. A case agrees when both print the same bytes or both refuse.
"""

import argparse
import json
import pathlib
import random
import subprocess
import sys
import tempfile

WORDS = ["alpha", "beta", "a", "x=y", "--flag=value", "http://host:80/p?q=1#f", "10Gi", "500m", "ünïcode", "日本語", "it's",
         'say "hi"', "back\\slash", "# hash", "key: value", "{{ .Values.x }}", "- dash", "*", "&", "!", "%d", "@at", "`tick`", "|",
         ">", "?", ":", ",", "[", "]", "{", "}", "~", "=", "<<", "...", "---", "$(VAR)", "${VAR}", "😀", "\u00e9", "\u2028", "\u2029"]
PLAIN = """yes no y n Y N on off On OFF true True TRUE false null Null ~ NULL .inf -.inf +.INF .nan .NaN 0 1 -1 +1 007 08 09 0644 0o644 0O17 0x1F
0XfF 0b101 0B11 -0x10 -0b11 -0o17 1_000 1__0 _1 1_ 0x_f 1e3 1E3 1e+3 1e-7 1.0 1.50 -1.5 .5 -.5 +.5 5. 1.e3 .5e3 1e400 -1e400 1e-400 0.1 1234567.5
123456789012.5 1e20 1e21 1e22 1.5e300 4.9e-324 9223372036854775807 9223372036854775808 18446744073709551615 18446744073709551616 -9223372036854775808
-9223372036854775809 100000000000000000000 0.00001 0.0001 0.000001 1e-6 1e-5 100000.5 1000000.5 -0 -0.0 +0 00 000 0x 0b 0o 0b2 12:30 1:2:3 1:60 1:59.5 -1:30
190:20:30.15 2020-01-02 2020-1-2 2020-01-02T03:04:05Z 2020-01-02T03:04:05.123456789Z 2020-01-02T03:04:05.120+02:00 2020-01-02t03:04:05-05:30 2020-13-01
2020-02-30 2020-01-02T3:4:5Z 2020-01-02T03:04:05 2020-01-02T03:04:05+24:00 2020-01-02T03:04:05+23:60 2020-01-02T24:00:00Z 0000-01-01 9999-12-31 1e 1e+ e1 . .. ... - -- --- a-b a.b a_b @x `x
%x 1.2.3 1.2.3.4 v1 1a 0x1G 1,000 $1 =  << <<x x<< Yes. nO oN Off. TRUE1 tRUE +.inf ++1 +-1 1+1 0.0 0e0 0.0e-5 1e0 12e03 1e1000 !x &x *x 0x7fffffffffffffff
0xffffffffffffffff 0x1ffffffffffffffff -0x8000000000000000 0777777777777777777777 01777777777777777777777 1_0.5_0 1_0e1 .1_0 ._1 0_7 0_8 0b1_0
:a a: a:b :: ?a ?: -a -: a#b a:#b http://x:80 x, [x] {x} 'x' "x" a'b a"b ,a ]a }a é 日本 1é é1 😀 null1 nulls ~x x~ true. 1.0.0 2020-01 2020-01-02x 20200102 0.1.2 1-2""".split()
CONTROL = ["\u007f", "\u0080", "\u009f", "\ufffe", "\uffff"]
STRANGE = ["\t", "\r", "\n", " ", "  ", "\n\n", " \n", "\n ", "\u0085", "\u00a0", "\u2028", "\u2029", "\ufeff", "\u0000", "\u0007", "\u001b", "\ufffd",
           "\ue000", "\U0001f600", "\U00010000", "\u0301", "\u200b", "\u00ad", "\ud7ff"]


def random_text(random):
    if random.random() < 0.002:
        return random.choice(WORDS) + random.choice(CONTROL) + random.choice(WORDS)
    if random.random() < 0.003:
        return "x" * random.randrange(900, 1100)
    kind = random.randrange(10)
    if kind == 0:
        return random.choice(PLAIN)
    if kind == 1:
        return random.choice(STRANGE) + random.choice(WORDS)
    if kind == 2:
        return random.choice(WORDS) + random.choice(STRANGE)
    pieces = []
    for _ in range(random.choice([1, 2, 3, 5, 8, 20, 40, 80])):
        pieces.append(random.choice(WORDS) if random.random() < 0.8 else random.choice(PLAIN))
    if kind == 3:
        return random.choice(STRANGE).join(pieces)
    if kind == 4:
        return "\n".join(" " * random.choice([0, 0, 0, 1, 2, 4]) + piece for piece in pieces) + random.choice(["", "\n", "\n\n", " "])
    if kind == 5:
        return "".join(piece + random.choice(STRANGE + [" "] * 30) for piece in pieces)
    if kind == 6:
        return "  ".join(pieces)
    return random.choice([" ", " ", " ", ", ", "-", ""]).join(pieces)


def quoted(text):
    out = '"'
    for c in text:
        code = ord(c)
        if c in '"\\':
            out += "\\" + c
        elif 0x20 <= code < 0x7f:
            out += c
        elif code > 0xffff:
            out += "\\U%08x" % code
        else:
            out += "\\u%04x" % code
    return out + '"'


def random_block(random, indent):
    text = random_text(random)
    lines = [line for line in "".join(c for c in text if c in "\n\t" or (ord(c) >= 0x20 and ord(c) != 0x7f and c not in
             "\u0080\u009f\ufffe\uffff\ufeff")).split("\n")]
    # A document that ends inside a scalar: kustomize silently drops the rest of the file.
    lines = [line.replace("...", "").replace("---", "") if any(c in line for c in "\u0085\u2028\u2029") else line for line in lines]
    header = random.choice("|>") + random.choice(["", "-", "+", "2", "2-", "2+"])
    pad = " " * (indent + 2)
    return header + "\n" + "".join((pad + line if line or random.random() < 0.5 else "") + "\n" for line in lines) + "\n" * random.randrange(3)


def random_value(random, indent):
    """YAML text that follows "key:" at `indent`, ending with a newline."""
    kind = random.randrange(20)
    if kind < 5:
        return " " + random.choice(PLAIN) + random.choice(["", "", "", " # note"]) + "\n"
    if kind < 11:
        return " " + quoted(random_text(random)) + "\n"
    if kind < 13:
        return " " + random_block(random, indent)
    if kind == 13:
        return " '" + random_text(random).replace("'", "''").replace("\n", " ").replace("\0", "") + "'\n"
    if kind == 14:
        return " " + random.choice(["!!str ", "!!float ", "!!timestamp ", "!!binary ", "!Ref ", "! ", "!!map ", "!!foo ", "!!int "]) \
            + random.choice(["5", "1.5", "yes", "true", "~", "0x1F", "2020-01-02", '"5"', "'x'", "aGVsbG8=", "aGVsbG8gd29ybGQ=", "/w=="]) + "\n"
    if kind == 15:
        return " {" + ", ".join("k%d: %s" % (i, random.choice([quoted(random_text(random)), "1", "yes", "x y"])) for i in range(random.randrange(4))) + "}\n"
    if kind == 16:
        return " [" + ", ".join(random.choice([quoted(random_text(random)), "1", "x y", "a:b", "{}", "[]"]) for i in range(random.randrange(4))) + "]\n"
    pad = " " * (indent + 2)
    if kind == 18 and random.random() < 0.3:
        return " &m%d\n" % indent + random_mapping(random, indent + 2) + " " * indent + "alias%d: *m%d\n" % (indent, indent) \
            + " " * indent + "merged%d:\n%s<<: %s\n%sa: own\n" % (indent, pad, random.choice(["*m%d", "[*m%d, {zz: 1, a1: 2}]", "[{a1: 1}, *m%d]"]) % indent, pad)
    if kind == 17:
        own = " " * (indent + random.choice([0, 2]))
        return "\n" + "".join(own + "-" + random_value(random, len(own)) for _ in range(random.randrange(1, 4)))
    return "\n" + random_mapping(random, indent + 2)


def random_key(random, used):
    while True:
        kind = random.randrange(8)
        if kind < 3:
            key = text = random.choice(["a", "b", "a1", "a2", "a10", "a01", "a-b", "a.b", "a_b", "A", "Z", "z9", "key", "äö", "x/y", "1a", "_", "a b", "日本", "10a"]) + random.choice(["", "", "1", "x", "Z", "-", "é"])
        elif kind == 3:
            text = random.choice(PLAIN)
            key = quoted(text)
        elif kind == 4 and random.random() < 0.05:
            text = key = random.choice(PLAIN)
        elif kind == 5:
            text = "".join(random.choice("aA1209._-é٣") for _ in range(random.randrange(1, 6)))
            key = quoted(text)
        else:
            text = random_text(random)
            key = quoted(text)
        if text not in used:
            used.add(text)
            return key


def random_mapping(random, indent):
    used = set()
    return "".join(" " * indent + random_key(random, used) + ":" + random_value(random, indent) for _ in range(random.randrange(1, 6)))


def make_case(random, number):
    return ("apiVersion: example.com/v1\nkind: Case\nmetadata:\n  name: case-%05d\nspec:\n" % number) + random_mapping(random, 2)


def run_kustomize(kustomize, folder, names):
    (folder / "kustomization.yaml").write_text("resources:\n" + "".join("- %s\n" % name for name in names))
    return subprocess.run([kustomize, "build", str(folder)], capture_output=True)


def build_all(kustomize, folder, names, results):
    """Fills results: name → printed bytes, or None where kustomize refuses."""
    run = run_kustomize(kustomize, folder, names)
    if run.returncode == 0:
        documents = run.stdout.split(b"\n---\n")
        if len(documents) == len(names):
            for name, document in zip(names, documents):
                results[name] = document.rstrip(b"\n") + b"\n"
            return
    if len(names) == 1:
        results[names[0]] = run.stdout if run.returncode == 0 else None
        results[names[0] + ":error"] = run.stderr
        return
    middle = len(names) // 2
    build_all(kustomize, folder, names[:middle], results)
    build_all(kustomize, folder, names[middle:], results)


def order_varies(kustomize, folder, name, got):
    """The natural order of goyaml.v2 has cycles ("08" < "0b1" < "1a" < "08"): then its output differs from run to run."""
    for _ in range(60):
        run = run_kustomize(kustomize, folder, [name])
        if run.returncode == 0 and run.stdout.rstrip(b"\n") == got.rstrip(b"\n"):
            return True
    return False


def run_program(program, folder, names):
    output = subprocess.run([program] + [str(folder / name) for name in names], capture_output=True, check=True).stdout
    results = {}
    for part in output.split(b"### ")[1:]:
        path, _, text = part.partition(b"\n")
        results[pathlib.Path(path.decode()).name] = text
    return results


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--kustomize", required=True)
    parser.add_argument("--program", required=True)
    parser.add_argument("--cases", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep")
    parser.add_argument("--show", type=int, default=10)
    options = parser.parse_args()
    generator = random.Random(options.seed)
    temporary = tempfile.TemporaryDirectory()
    folder = pathlib.Path(options.keep or temporary.name)
    folder.mkdir(parents=True, exist_ok=True)
    names = []
    for number in range(options.cases):
        name = "case-%05d.yaml" % number
        (folder / name).write_bytes(make_case(generator, number).encode("utf-8", "surrogatepass"))
        names.append(name)
    differences = refused = 0
    for begin in range(0, len(names), 64):
        batch = names[begin:begin + 64]
        expected = {}
        build_all(options.kustomize, folder, batch, expected)
        actual = run_program(options.program, folder, batch)
        for name in batch:
            wanted, got = expected[name], actual[name]
            failed = got.startswith(b"error: ")
            refused += wanted is None
            if (wanted is None and failed) or (wanted is not None and not failed and wanted.rstrip(b"\n") == got.rstrip(b"\n")):
                continue
            if wanted is not None and not failed and order_varies(options.kustomize, folder, name, got):
                continue
            differences += 1
            if differences <= options.show:
                print("==== %s\n-- kustomize" % name)
                print((wanted if wanted is not None else expected[name + ":error"]).decode("utf-8", "replace"))
                print("-- program\n%s" % got.decode("utf-8", "replace"))
    print("%d cases, %d refused by kustomize, %d differences" % (len(names), refused, differences))
    return 1 if differences else 0


if __name__ == "__main__":
    sys.exit(main())
