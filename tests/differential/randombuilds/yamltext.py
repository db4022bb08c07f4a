# SPDX-License-Identifier: Apache-2.0
"""Python values as YAML text. `Raw` stands for text that is written as it is, such as an odd scalar."""

import json
import re

PLAIN = re.compile(r"[A-Za-z_.$][A-Za-z0-9_./$-]*\Z")
WORDS = frozenset("y n yes no on off true false null .inf .nan . .. ... ---".split())


class Raw(str):
    """A scalar as it stands in the file."""

    __slots__ = ()


def scalar(value):
    if isinstance(value, Raw):
        return str(value)
    if isinstance(value, str):
        if PLAIN.match(value) and value.lower() not in WORDS:
            return value
        return json.dumps(value, ensure_ascii=False)
    return json.dumps(value)


def flow(value):
    if isinstance(value, dict):
        return "{" + ", ".join("%s: %s" % (scalar(key), flow(each)) for key, each in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(flow(each) for each in value) + "]"
    return scalar(value)


def flowable(value):
    """Raw scalars mean the same in flow collections only if they hold no indicator."""
    if isinstance(value, dict):
        return all(flowable(key) and flowable(each) for key, each in value.items())
    if isinstance(value, list):
        return all(map(flowable, value))
    return not isinstance(value, Raw) or not re.search(r"[\[\]{},#\n:&*!|>%@`\"']", value)


def fits_block(text):
    """Whether a block scalar can hold the text."""
    return bool(text) and "\n" in text and text.endswith("\n") and not text.endswith("\n\n") and not text[0].isspace() \
        and all(char == "\n" or (char.isprintable() and char != "\ufeff") for char in text)


class Writer:
    """Writes block style; `choose` (a random.Random or None) picks other styles where they mean the same."""

    def __init__(self, choose=None, indented_lists=False):
        self.choose = choose
        self.indented = indented_lists
        self.lines = []

    def chance(self, probability):
        return self.choose is not None and self.choose.random() < probability

    def document(self, value):
        # Elsewhere kustomize loses its way: it prints the comment of a collection into its brackets.
        if self.chance(0.1):
            self.lines.append("# note")
        if isinstance(value, (dict, list)) and value:
            self.block(value, 0)
        else:
            self.lines.append(flow(value))

    def block(self, value, indent):
        for entry in value.items() if isinstance(value, dict) else ((None, each) for each in value):
            self.entry(entry[0], entry[1], indent)

    def entry(self, key, value, indent):
        head = " " * indent + ("-" if key is None else scalar(key) + ":")
        if key is not None and isinstance(key, Raw) and "\n" in key:
            head = " " * indent + json.dumps(str(key)) + ":"
        if isinstance(value, (dict, list)) and value:
            if flowable(value) and self.chance(0.08):
                self.lines.append(head + " " + flow(value))
            elif key is None:
                self.item(head, value, indent)
            else:
                self.lines.append(head)
                deeper = indent + 2 if isinstance(value, dict) or self.indented else indent
                self.block(value, deeper)
        elif isinstance(value, str) and not isinstance(value, Raw) and fits_block(value):
            self.lines.append(head + " |")
            self.lines.extend(" " * (indent + 2) + line if line else "" for line in value[:-1].split("\n"))
        else:
            self.lines.append(head + " " + flow(value))

    def item(self, head, value, indent):
        start = len(self.lines)
        self.block(value, indent + 2)
        self.lines[start] = head + " " + self.lines[start][indent + 2:]

    def text(self):
        return "\n".join(self.lines) + "\n"


def dump(value, choose=None):
    writer = Writer(choose, choose is not None and choose.random() < 0.5)
    writer.document(value)
    return writer.text()
