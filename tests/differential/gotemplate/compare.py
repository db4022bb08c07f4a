#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Compares src/template with Go over random templates and over every function with odd arguments.

    compare.py [--seed N] [--random COUNT] [--calls COUNT] [--show COUNT] [--record FILE] BATCH REFEREE

BATCH is the program template_batch, REFEREE the Go program of this folder (`go build -o REFEREE .`).
Prints what differs; exit status 1 if anything does. --record writes the cases with Go's answers.
"""

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile

# Name and number of arguments; * is one of any number more.
FUNCTIONS = """
abbrev 2;abbrevboth 3;trunc 2;trim 1;upper 1;lower 1;title 1;untitle 1;substr 3;repeat 2;trimAll 2;trimSuffix 2
trimPrefix 2;nospace 1;initials 1;swapcase 1;snakecase 1;camelcase 1;kebabcase 1;wrap 2;wrapWith 3;contains 2
hasPrefix 2;hasSuffix 2;quote *;squote *;cat *;indent 2;nindent 2;replace 3;plural 3;sha1sum 1;sha256sum 1;sha512sum 1
adler32sum 1;toString 1;atoi 1;int64 1;int 1;float64 1;seq *;toDecimal 1;split 2;splitList 2;splitn 3;toStrings 1
until 1;untilStep 3;add1 1;add *;sub 2;div 2;mod 2;mul *;add1f 1;addf *;subf *;divf *;mulf *;max *;min *;maxf *;minf *
ceil 1;floor 1;round 2;round 3;join 2;sortAlpha 1;default 2;empty 1;coalesce *;all *;any *;compact 1;fromJson 1;toJson 1
toPrettyJson 1;toRawJson 1;mustFromJson 1;mustToJson 1;ternary 3;deepCopy 1;typeOf 1;typeIs 2;typeIsLike 2;kindOf 1
kindIs 2;deepEqual 2;base 1;dir 1;clean 1;ext 1;isAbs 1;b64enc 1;b64dec 1;b32enc 1;b32dec 1;list *;dict *;get 2;set 3
unset 2;hasKey 2;pluck *;pick *;omit *;merge 2;mergeOverwrite 2;append 2;prepend 2;first 1;rest 1;last 1;initial 1
reverse 1;uniq 1;without *;has 2;slice *;concat *;dig *;chunk 2;semver 1;semverCompare 2;fail 1;regexMatch 2
mustRegexMatch 2;regexFindAll 3;mustRegexFindAll 3;regexFind 2;regexReplaceAll 3;regexReplaceAllLiteral 3;regexSplit 3
mustRegexSplit 3;regexQuoteMeta 1;urlParse 1;urlJoin 1;duration 1;durationRound 1;toDate 2;mustToDate 2
toYaml 1;fromYaml 1;fromYamlArray 1
"""
BUILTINS = "and *;or *;not 1;len 1;index *;slice *;print *;println *;printf *;html *;js *;urlquery *;eq *;ne 2;lt 2;le 2;gt 2;ge 2;call *"
HELM = "toToml 1;fromToml 1;toYamlPretty 1;fromJson 1;fromJsonArray 1;fromYaml 1;fromYamlArray 1;required 2;tpl 2;include 2;toYaml 1"
ARGOCD = "normalize 1;slugify *"

DATA = {
    "s": "hello World", "e": "", "n": 5, "f": 2.5, "big": 12345678, "neg": -3, "t": True, "z": None, "l": ["b", "a", "c"],
    "ln": [3, 1, 2.5], "lm": ["x", 1, None, {"k": "v"}], "le": [], "m": {"b": 1, "a": {"c": "d"}, "k": [1, 2]}, "me": {},
    "u": "éÜ ǆ日本 straße", "v": "v1.2.3-rc.1+b", "y": "a: 1\nb: [x, 2.0, yes]\n", "j": "{\"a\":[1,null,\"<\"]}",
    "p": "/a//b/../c.tar.gz", "url": "https://u:p@h.example:80/p%20q?x=1#f", "one": {"k": "v"}, "w": "  two  words\t\n",
    "num": "007", "fl": "1.50", "re": "a(b*)c", "d": "2024-02-29", "CamelCase": "HTTPServerName v2 x_y-z",
}
LITERALS = ['"a"', '""', '"foo-bar_baz"', '"12"', '"1.5"', '"0x1f"', '"true"', '"a,b,c"', '","', '"é"', '" x "', '`a\\tb`',
            '"%d|%s|%v"', '"%5.2f %q"', '"%[2]v %[1]T"', '"%#v %+v"', '"%x % X"', '"2006-01-02"', '"2006-01-02T15:04:05Z07:00"',
            '"Mon Jan _2 2006"', '"36h1m1.5s"', '"^1.2"', '">=1.0 <2.0 || 3.x"', '"~1"', '"[a-z]+"', '"(a)(b)?"', '"$1-${2}"', '"["',
            '"k: [1, two]"', '"- a\\n- b: c"', '"{\\"k\\": 1.50}"', '"a/b/c"', '"YWJj"', '"MFRGG==="', '"map"', '"string"',
            '0', '1', '2', '-1', '3', '10', '63', '1.5', '-0.5', '1e3', '1e21', "'x'", '0x10', 'true', 'false', 'nil',
            '9223372036854775807', '1i', '"\\x00\\u00ff"', '"k"', '"_0"', '"<a href=\\"x\\">&\'"']
# Where a large number would keep Go busy, or take all memory.
COUNTING = {"until", "untilStep", "seq", "repeat", "indent", "nindent", "range", "wrapWith", "chunk", "printf"}
LARGE = {"9223372036854775807", ".big", "1e21"}
CHUNK = 300
TIMEOUT = 120
TEXTS = ["a", " ", "\n", "x: ", "\n  ", "- ", "é", "{", "}", "\t", "  \n\n"]


def functions(text, family):
    for word in text.replace("\n", ";").split(";"):
        if word.strip():
            name, count = word.split()
            yield name, count, family


class Generator:
    def __init__(self, rng):
        self.rng = rng
        self.table = list(functions(FUNCTIONS, "argocd")) + list(functions(BUILTINS, "none")) + \
            list(functions(ARGOCD, "argocd")) + list(functions(HELM, "helm"))
        self.depth = 0

    def field(self):
        return "." + self.rng.choice(list(DATA) + ["missing"])

    def argument(self, family, depth=0):
        r = self.rng.random()
        if r < 0.42:
            return self.rng.choice(LITERALS)
        if r < 0.80:
            return self.field()
        if r < 0.84:
            return "(list %s %s)" % (self.rng.choice(LITERALS), self.field()) if family != "none" else ".ln"
        if r < 0.88:
            return "(dict \"k\" %s)" % self.rng.choice(LITERALS) if family != "none" else ".m"
        if r < 0.90:
            return ".m.a.c"
        if depth > 1:
            return self.field()
        return "(" + self.call(family, depth + 1)[0] + ")"

    def call(self, family=None, depth=0):
        name, count, own = self.rng.choice([f for f in self.table if family is None or f[2] in (family, "none")
                                            or (family == "helm" and f[2] == "argocd" and f[0] not in ("normalize", "slugify"))])
        return self.call_of(name, count, family or own, depth), family or own

    def call_of(self, name, count, family, depth=0):
        number = self.rng.randrange(0, 4) if count == "*" else int(count)
        if self.rng.random() < 0.03:
            number = max(0, number + self.rng.choice([-1, 1]))
        arguments = [self.argument(family, depth) for _ in range(number)]
        if name in COUNTING:
            arguments = ["7" if a in LARGE or "(" in a else a for a in arguments]
        if arguments and self.rng.random() < 0.15:
            return "%s | %s" % (arguments[-1], " ".join([name] + arguments[:-1]))
        return " ".join([name] + arguments)

    def node(self, family, depth):
        r = self.rng.random()
        trim = lambda: self.rng.choice(["", "", "", "- "]), lambda: self.rng.choice(["", "", "", " -"])
        left, right = "{{" + (trim[0]() or " "), (trim[1]() or " ") + "}}"
        if r < 0.3:
            return self.rng.choice(TEXTS)
        if r < 0.45:
            return left + self.field() + self.rng.choice(["", "", ".k", ".a.c"]) + right
        if r < 0.65:
            return left + self.call(family)[0] + right
        if r < 0.7:
            return left + "$x := " + self.argument(family) + right + left + "$x" + right
        if r < 0.73:
            return left + "/* c */" + right if right == " -}}" and left == "{{- " else "{{/* c */}}"
        if depth > 2:
            return "."
        body = self.nodes(family, depth + 1)
        other = left + "else" + right + self.nodes(family, depth + 1) if self.rng.random() < 0.4 else ""
        end = left + "end" + right
        if r < 0.82:
            return left + "if " + self.argument(family) + right + body + other + end
        if r < 0.9:
            return left + "with " + self.rng.choice(["", "$v := "]) + self.argument(family) + right + body + left + "." + right + other + end
        head = self.rng.choice(["", "$e := ", "$i, $e := "])
        stop = self.rng.choice(["", "", "{{ break }}", "{{ if . }}{{ continue }}{{ end }}"])
        return left + "range " + head + self.rng.choice([self.field(), "3", ".l", ".m", ".ln", "(int .n)" if family != "none" else ".lm"]) + right + stop + body + left + "." + right + other + end

    def nodes(self, family, depth):
        return "".join(self.node(family, depth) for _ in range(self.rng.randrange(1, 4)))


def cases(args):
    rng = random.Random(args.seed)
    generator = Generator(rng)
    made = []

    def add(name, family, template):
        made.append({"name": "%s-%d" % (name, len(made)), "functions": family,
                     "options": rng.choice([[], [], ["missingkey=error"], ["missingkey=zero"]]),
                     "template_name": "t", "template": template, "data": DATA})
    for name, count, family in generator.table:
        for _ in range(args.calls):
            add("call-" + name, family, "{{ " + generator.call_of(name, count, family) + " }}")
    for _ in range(args.random):
        family = rng.choice(["none", "argocd", "helm"])
        add("random", family, generator.nodes(family, 0))
    return made


def answers(program, part):
    """What a program prints for cases; a case that keeps it busy for too long is an error of the run."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "cases.json")
        with open(path, "w", encoding="utf-8") as file:
            json.dump(part, file)
        done = subprocess.run([program, path], capture_output=True, check=True, env=dict(os.environ, TZ="UTC"), timeout=TIMEOUT)
    return json.loads(done.stdout)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--random", type=int, default=500)
    parser.add_argument("--calls", type=int, default=10)
    parser.add_argument("--show", type=int, default=40)
    parser.add_argument("--record")
    parser.add_argument("batch")
    parser.add_argument("referee")
    args = parser.parse_args()
    want, got = [], []
    made = cases(args)
    for begin in range(0, len(made), CHUNK):
        part = made[begin:begin + CHUNK]
        want += answers(args.referee, part)
        got += answers(args.batch, part)
    if args.record:
        with open(args.record, "w", encoding="utf-8") as file:
            json.dump(want, file, indent=1, ensure_ascii=False)
    different = 0
    for expected, printed in zip(want, got):
        if (expected.get("expected"), expected.get("error")) == (printed.get("expected"), printed.get("error")):
            continue
        different += 1
        if different <= args.show:
            print("%s %s %s\n  %s\n  Go:  %r\n  own: %r" % (
                expected["name"], expected["functions"], expected["options"], expected["template"],
                expected.get("expected", expected.get("error")), printed.get("expected", printed.get("error"))))
    print("%d of %d differ" % (different, len(want)))
    return 1 if different or len(want) != len(got) else 0


if __name__ == "__main__":
    sys.exit(main())
