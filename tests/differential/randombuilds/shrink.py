# SPDX-License-Identifier: Apache-2.0
"""Makes a case smaller as long as both programs still disagree in the same way."""

import copy

from .layers import Document


def places(value, path=()):
    """Every place within a document where something can be left out, outer ones first."""
    if isinstance(value, Document):
        yield from places(value.value, path + (None,))
    elif isinstance(value, dict):
        for key in list(value):
            yield path + (key,)
        for key in list(value):
            yield from places(value[key], path + (key,))
    elif isinstance(value, list):
        for index in reversed(range(len(value))):
            yield path + (index,)
        for index in range(len(value)):
            yield from places(value[index], path + (index,))


def step(value, key):
    return value.value if key is None else value[key]


def without(content, path):
    made = copy.deepcopy(content)
    value = made
    for key in path[:-1]:
        value = step(value, key)
    del value[path[-1]]
    return made


def with_value(content, path, new):
    made = copy.deepcopy(content)
    value = made
    for key in path[:-1]:
        value = step(value, key)
    value[path[-1]] = new
    return made


def at(content, path):
    value = content
    for key in path:
        value = step(value, key)
    return value


def exists(content, path):
    try:
        at(content, path)
        return True
    except (KeyError, IndexError, TypeError, AttributeError):
        return False


def simpler(value):
    if isinstance(value, (dict, list, Document, bool)) or value is None:
        return []
    if isinstance(value, (int, float)):
        return [1] if value != 1 else []
    return [each for each in ("a", "b") if value != each and len(value) >= 1 and value not in ("a", "b")]


def candidates_of_file(case, path):
    content = case["files"][path]
    if isinstance(content, str):
        lines = content.splitlines(True)
        for index in reversed(range(len(lines))):
            yield "".join(lines[:index] + lines[index + 1:])
        return
    for place in list(places(content)):
        if exists(content, place):
            yield without(content, place)
    for place in list(places(content)):
        if exists(content, place):
            for new in simpler(at(content, place)):
                yield with_value(content, place, new)


def shrink(case, still, budget=1500):
    """`still(case)` says whether the smaller case shows the same difference."""
    tries = 0

    def accept(smaller):
        nonlocal tries
        tries += 1
        return tries <= budget and still(smaller)

    for change in ({"warm": []}, {"options": []}, {"plain": True}):
        smaller = {**case, **change}
        if accept(smaller):
            case = smaller
    progress = True
    while progress and tries <= budget:
        progress = False
        for path in sorted(case["files"], reverse=True):
            smaller = {**case, "files": {each: content for each, content in case["files"].items() if each != path}}
            if accept(smaller):
                case, progress = smaller, True
                continue
            again = True
            while again and tries <= budget:
                again = False
                for content in candidates_of_file(case, path):
                    smaller = {**case, "files": {**case["files"], path: content}}
                    if accept(smaller):
                        case, progress, again = smaller, True, True
                        break
    return case
