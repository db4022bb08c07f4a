#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Fills the English plural forms: sources are written "%n cluster(s)", so the forms follow by rule.

    english_plurals.py FILE.ts [--check]

With --check nothing is written; the exit status is 1 if a form is missing or a source does not follow the rule.
"""

import re
import sys
import xml.etree.ElementTree as ElementTree

# Words whose plural is not made by an s, and verbs that follow the number.
IRREGULAR = {"(ies)": ("y", "ies"), "(es)": ("", "es"), "(s)": ("", "s")}


def forms(source):
    """Singular and plural of a source text."""
    singular, plural = source, source
    for mark, (one, many) in IRREGULAR.items():
        singular, plural = singular.replace(mark, one), plural.replace(mark, many)
    # "1 cluster change" is no English; verbs right behind the noun take the s instead.
    singular = re.sub(r"(%n \w+) (change|differ|inherit|need)\b", r"\1 \2s", singular)
    singular = re.sub(r"(%n (?:\w+ )?\w+) (are|have)\b", lambda m: m[1] + {"are": " is", "have": " has"}[m[2]], singular)
    return singular, plural


def main():
    path, check = sys.argv[1], "--check" in sys.argv[2:]
    tree = ElementTree.parse(path)
    wrong = []
    for message in tree.iter("message"):
        if message.get("numerus") != "yes":
            continue
        source, translation = message.findtext("source"), message.find("translation")
        slots = translation.findall("numerusform")
        if not any(slot.text for slot in slots) and not check:
            for slot, text in zip(slots, forms(source)):
                slot.text = text
            translation.attrib.pop("type", None)
        if len(slots) != 2 or not all(slot.text for slot in slots) or any("(s)" in slot.text for slot in slots):
            wrong.append(source)
    for source in wrong:
        print("no plural forms: " + source)
    if not check:
        text = ElementTree.tostring(tree.getroot(), encoding="unicode")
        with open(path, "w", encoding="utf-8") as file:
            file.write('<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n' + text + "\n")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
