# SPDX-License-Identifier: Apache-2.0
"""Random patches, selectors and field paths that fit, mostly, the objects they are made for."""

import copy
import re

from . import objects
from .yamltext import Raw

MERGE_KEYS = ("name", "containerPort", "mountPath", "port", "ip", "topologyKey", "key")


def paths(value, prefix=()):
    """Every path of an object: keys and indices."""
    yield prefix
    if isinstance(value, dict):
        for key, each in value.items():
            yield from paths(each, prefix + (key,))
    elif isinstance(value, list):
        for index, each in enumerate(value):
            yield from paths(each, prefix + (index,))


def at(value, path):
    for step in path:
        value = value[step]
    return value


def random_path(r, made):
    found = list(paths(made))[1:]
    return r.choice(found) if found else ()


def identity(r, made, keep_namespace):
    meta = made.get("metadata") if isinstance(made.get("metadata"), dict) else {}
    result = {"apiVersion": made.get("apiVersion", "v1"), "kind": made.get("kind", "X"), "metadata": {"name": meta.get("name", "app")}}
    if keep_namespace and "namespace" in meta:
        result["metadata"]["namespace"] = meta["namespace"]
    if r.random() < 0.03:
        result["metadata"]["name"] = r.choice(objects.NAMES)
    if r.random() < 0.02:
        result["apiVersion"] = r.choice(["v1", "apps/v1", "example.com/v1"])
    if r.random() < 0.02:
        result["metadata"]["namespace"] = r.choice(objects.NAMESPACES)
    return result


def merge_list(r, value, key):
    """The change of a list and directives that stand beside it."""
    beside, result = {}, []
    maps = [each for each in value if isinstance(each, dict)]
    if maps:
        merge_key = next((each for each in MERGE_KEYS if any(each in item for item in maps)), "name")
        for item in r.sample(maps, r.randint(0, len(maps))):
            if merge_key not in item:
                continue
            kind = r.random()
            if kind < 0.15:
                result.append({"$patch": "delete", merge_key: item[merge_key]})
            elif kind < 0.22:
                result.append({"$patch": r.choice(["replace", "merge"]), merge_key: item[merge_key], "extra": objects.value(r)})
            else:
                result.append({merge_key: item[merge_key], **{name: each for name, each in merge_map(r, item, 2).items() if name != merge_key}})
        if r.random() < 0.35:
            fresh = copy.deepcopy(r.choice(maps))
            fresh[merge_key] = r.choice(["new", "aa", fresh.get(merge_key), 9])
            result.insert(r.randint(0, len(result)), fresh)
        if r.random() < 0.05:
            result.insert(r.randint(0, len(result)), {"$patch": r.choice(["replace", "delete", "merge", "odd"])})
        if r.random() < 0.08:
            order = [{merge_key: item[merge_key]} for item in maps if merge_key in item]
            r.shuffle(order)
            beside["$setElementOrder/" + key] = order
        if r.wild and r.random() < 0.03:
            result.append(r.choice([None, "x", 1, [], {}, {"other": 1}]))
        return result, beside
    for item in value:
        if r.random() < 0.5:
            result.append(item)
    if r.random() < 0.5:
        result.append(objects.like(r, value[0]) if value else objects.simple_value(r))
    if r.random() < 0.15:
        beside["$deleteFromPrimitiveList/" + key] = [r.choice(value)] if value else ["x"]
    if r.random() < 0.1:
        beside["$setElementOrder/" + key] = list(reversed(value)) + result
    return result, beside


def merge_map(r, value, most):
    result = {}
    keys = list(value)
    for key in r.sample(keys, min(len(keys), r.randint(1, most))):
        each = value[key]
        kind = r.random()
        if kind < 0.1:
            result[key] = None
        elif key in ("labels", "annotations") and isinstance(each, dict):
            # What is no text there has a type that only a later replacement shows.
            result[key] = {name: r.choice(["a", "b", "true", "x y"]) for name in r.sample(sorted(each, key=str), min(len(each), 2))}
        elif isinstance(each, dict) and kind < 0.9:
            result[key] = merge_map(r, each, 2) if each else {"added": "x"}
        elif isinstance(each, list) and kind < 0.9:
            result[key], beside = merge_list(r, each, str(key))
            result.update(beside)
            if not result[key] and r.random() < 0.7:
                del result[key]
        elif not r.wild:
            result[key] = objects.like(r, each)
        elif kind < 0.97 and key not in ("labels", "annotations"):
            result[key] = objects.odd_scalar(r) if r.random() < 0.2 else objects.simple_value(r)
        elif key not in ("labels", "annotations"):  # as lists or scalars they make kustomize panic or lose them
            result[key] = objects.value(r)
    if r.random() < 0.04:
        result["$patch"] = r.choice(["delete", "replace", "merge", "replace", "odd"])
    if r.random() < 0.03:
        result["$retainKeys"] = r.sample(keys, r.randint(0, len(keys)))
    if r.random() < 0.1:
        name = r.choice(["added", "labels", "a.b", "c/d", "1"])
        # Labels that are a list make kustomize fail only where a later patch looks at them.
        result[name] = {"added": "x"} if name == "labels" and not r.wild else objects.value(r)
    return result


def merge_patch(r, made, keep_namespace=True):
    result = identity(r, made, keep_namespace)
    body = {key: each for key, each in made.items() if key not in ("apiVersion", "kind")}
    change = merge_map(r, body, 2) if body else {}
    meta = change.pop("metadata", None)
    result.update(change)
    if isinstance(meta, dict):
        for key, each in meta.items():
            if key not in ("name", "namespace", "$patch", "$retainKeys"):
                result["metadata"][key] = each
    if r.random() < 0.05:
        return {**identity(r, made, keep_namespace), "$patch": r.choice(["delete", "delete", "replace", "merge"])}
    if r.random() < 0.02:
        return r.choice([{}, {"spec": {"a": 1}}, {"apiVersion": "v1"}, [], "text", None, {"kind": made.get("kind"), "metadata": result["metadata"]}])
    return result


def pointer(path):
    return "".join("/" + str(step).replace("~", "~0").replace("/", "~1") for step in path)


def value_for(r, made, text):
    """What fits at a JSON pointer: like what stands there, or like its neighbours in a list or in labels."""
    steps = [each.replace("~1", "/").replace("~0", "~") for each in text.split("/")[1:]]
    here = made
    for step in steps:
        before = here
        if isinstance(before, dict):
            here = before.get(step, next(iter(before.values()), None) if steps[-2:-1] in (["labels"], ["annotations"], ["data"]) else None)
        elif isinstance(before, list) and before:
            here = before[int(step)] if step.isdecimal() and int(step) < len(before) else before[0]
        else:
            here = None
    return objects.like(r, here) if here is not None else objects.value(r) if r.wild else r.choice(["a", "x y", {"a": "b"}, ["a"]])


def operation(r, made):
    path = random_path(r, made)
    kind = r.random()
    if kind < 0.02:
        path = ("spec", "nothing", "here")
    text = pointer(path)
    parent = at(made, path[:-1]) if path and kind >= 0.02 else None
    if isinstance(parent, list) and r.random() < 0.4:
        text = pointer(path[:-1]) + "/" + r.choice(["-", "0", "1", "9", "-1", "x", "00"])
    elif isinstance(parent, dict) and r.random() < 0.3:
        text = pointer(path[:-1]) + "/" + r.choice(["added", "a~1b", "c~0d", "x.y", "0"])
    if r.random() < 0.01:
        # Below an empty key kustomize loses its own notes when another patch follows.
        text = r.choice(["/", "spec", "//", "/a~2b"] if r.wild else ["spec", "/a~2b"])
    name = r.choice(["add"] * 4 + ["replace"] * 4 + ["remove"] * 3 + ["test", "move", "copy"])
    # An object without its type or name is none; with all annotations go kustomize's own notes.
    if path in (("apiVersion",), ("kind",), ("metadata",)) or path == ("metadata", "annotations"):
        path = ("metadata", "labels")
        text = pointer(path) if "labels" in made.get("metadata", {}) else "/metadata/labels"
        kind = 0
    made_operation = {"op": name, "path": text}
    if name in ("add", "replace"):
        made_operation["value"] = value_for(r, made, text)
        if r.wild and r.random() < 0.02:
            del made_operation["value"]
    elif name == "test":
        made_operation["value"] = at(made, path) if path and kind >= 0.02 and r.random() < 0.8 else objects.value(r)
    elif name in ("move", "copy"):
        # kustomize's own notes in annotations would be copied with them.
        origin = random_path(r, made)
        unmoved = ((), ("metadata",), ("metadata", "annotations"), ("metadata", "name"), ("kind",), ("apiVersion",))
        is_like = r.wild or not (path and kind >= 0.02) or isinstance(at(made, path), type(at(made, origin)))
        made_operation["from"] = pointer(origin) if origin not in unmoved and is_like else "/spec/nothing"
    if r.random() < 0.01:
        made_operation["op"] = r.choice(["Add", "", "merge", None])
    return made_operation


def json_patch(r, made):
    return [operation(r, made) for _ in range(r.choice([1, 1, 2, 3]))]


def selector_of(r, made, regexes=True):
    """A selector that chooses the object, and perhaps others."""
    meta = made.get("metadata") if isinstance(made.get("metadata"), dict) else {}
    api = str(made.get("apiVersion", "v1"))
    group, _, version = api.rpartition("/")
    name = meta.get("name")
    result = {}
    if r.random() < 0.8:
        result["kind"] = made.get("kind")
    if isinstance(name, str) and r.random() < 0.7:
        result["name"] = r.choice([name, name, name, name[:1] + ".*", ".*", "app|db", "^" + name + "$", "(a|w).*"]) if regexes else name
    if group and r.random() < 0.2:
        result["group"] = group
    if r.random() < 0.2:
        result["version"] = version
    if "namespace" in meta and r.random() < 0.2:
        result["namespace"] = meta["namespace"]
    if regexes and r.random() < 0.15:
        result["labelSelector"] = r.choice(["app=app", "app in (app, db)", "!tier", "env", "app!=app", "tier notin (front)", "app=app,tier=front"])
    if regexes and r.random() < 0.08:
        result["annotationSelector"] = r.choice(["note=a", "size", "!note"])
    if r.random() < 0.02:
        result[r.choice(["name", "kind", "namespace", "labelSelector"])] = r.choice(["[", "*", "a b", "=", "nothing"])
    return result


def field_path(r, made, wildcards=True):
    path = random_path(r, made)
    # An object without its type is none; among all annotations are kustomize's own notes.
    if path in (("kind",), ("apiVersion",), ("metadata", "annotations")):
        path = ("metadata", "name")
    if r.random() < 0.15 and path:
        path = path[:-1] + (r.choice(["added", "x.y", "name"]),)
    steps = []
    value = made
    for step in path:
        if isinstance(step, int):
            item = value[step] if isinstance(value, list) and step < len(value) else None
            key = next((each for each in MERGE_KEYS if isinstance(item, dict) and each in item), None)
            choice = r.random()
            if key and choice < 0.55 and isinstance(item[key], (str, int)):
                steps.append("[%s=%s]" % (key, item[key]))
            elif choice < 0.75 and wildcards:
                steps.append("*")
            elif choice < 0.97:
                steps.append(str(step))
            else:
                steps.append("-")
            value = item
        else:
            text = str(step)
            steps.append(text.replace(".", "\\.") if r.random() < 0.97 else "[" + text + "]")
            value = value.get(step) if isinstance(value, dict) else None
    text = ".".join(steps)
    if r.random() < 0.02:
        text = r.choice(["", "metadata.labels.*", "metadata.name", "spec..x", "[a", "spec.[name=a].b", "**"])
    # The type of a name that is created and replaced at once is known to kustomize alone.
    return "metadata.name" if re.search(r"\[(\w+)=[^]]*\]\.\1$", text) else text


def field_options(r):
    result = {}
    if r.random() < 0.35:
        result["delimiter"] = r.choice(["-", ".", ":", "/", "=", ",", "@"])
        if r.random() < 0.8:
            result["index"] = r.choice([0, 1, 1, 2, -1, 5])
    if r.random() < 0.4:
        result["create"] = r.random() < 0.8
    if r.random() < 0.02:
        result["encoding"] = r.choice(["base64", "hex"])
    return result


def is_text_path(value, path):
    """Whether a path of field_path leads to no collection."""
    return not isinstance(value_at(value, path), (dict, list))


def value_at(value, path):
    """What a path of field_path leads to."""
    for step in re.split(r"(?<!\\)\.(?![^\[]*\])", path):
        chosen = re.fullmatch(r"\[(\w+)=(.*)\]", step)
        if chosen and isinstance(value, list):
            value = next((each for each in value if isinstance(each, dict) and str(each.get(chosen[1])) == chosen[2]), {})
        elif isinstance(value, list):
            value = value[int(step)] if step.isdecimal() and int(step) < len(value) else {}
        else:
            value = value.get(step.replace("\\.", ".")) if isinstance(value, dict) else None
    return value


def replacement(r, known):
    source = r.choice(known)
    origin = {**selector_of(r, source, False)}
    if r.random() < 0.8:
        origin["fieldPath"] = field_path(r, source, r.random() < 0.03)
        # Whole annotations hold kustomize's own notes; a collection is shared with its copies and changes with them.
        if not is_text_path(source, origin["fieldPath"]):
            origin["fieldPath"] = "metadata.name"
    from_number = isinstance(value_at(source, origin.get("fieldPath", "metadata.name")), (int, float))
    if r.random() < 0.25:
        origin["options"] = field_options(r)
    result = {"source": origin, "targets": []}
    for _ in range(r.choice([1, 1, 2])):
        aim = r.choice(known)
        entry = {"select": selector_of(r, aim)}
        if r.random() < 0.92 or origin.get("fieldPath", "metadata.name") != "metadata.name":
            paths = [field_path(r, aim) for _ in range(r.choice([1, 1, 2]))]
            if origin.get("fieldPath", "metadata.name") != "metadata.name":  # names are no numbers
                paths = [path for path in paths if not path.endswith("name")]
            if not from_number:
                paths = [path for path in paths if not path.endswith("replicas")]
            kind = int if from_number else str
            # A value of another type fails when it is printed, unless it is gone by then.
            fitting = [path for path in paths
                       if r.wild or all(not value_at(other, path) or isinstance(value_at(other, path), kind) for other in known)]
            entry["fieldPaths"] = fitting or ["metadata.annotations.note" if not from_number else "spec.replicas"]
        if r.random() < 0.15:
            entry["reject"] = [selector_of(r, r.choice(known)) for _ in range(r.choice([1, 2]))]
        if r.random() < 0.5:
            entry["options"] = field_options(r)
            # kustomize keeps an object's former names as a list with commas, and loses count of names that hold one.
            if entry["options"].get("delimiter") == "," and "metadata.name" in entry.get("fieldPaths", ["metadata.name"]):
                entry["options"]["delimiter"] = "."
        result["targets"].append(entry)
    if r.random() < 0.02:
        result.pop(r.choice(["source", "targets"]))
    return result


def odd_yaml(r, text):
    """The text written in an odd way that means the same, or nearly."""
    kind = r.randrange(12)
    if kind == 0:
        return text.replace("\n", "\r\n")
    if kind == 1:
        return "\ufeff" + text
    if kind == 2:
        return "# head\n" + text + "# foot\n"
    if kind == 3:
        return "---\n" + text + "---\n"
    if kind == 4:
        return text.rstrip("\n")
    if kind == 5:
        return "\n\n" + text + "\n\n"
    if kind == 6:
        return "%YAML 1.2\n---\n" + text
    if kind == 7:
        return text + "...\n"
    if kind == 8:
        return "---\n---\n# nothing\n---\n" + text
    if kind == 9:
        return text.replace(": ", ":   ")
    if kind == 10:
        return "--- # first\n" + text
    return "---\nnull\n---\n" + text


