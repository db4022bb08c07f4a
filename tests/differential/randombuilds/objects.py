# SPDX-License-Identifier: Apache-2.0
"""Random Kubernetes objects whose names, labels and references meet each other often."""

from .yamltext import Raw

NAMES = ["app", "db", "web", "cache", "app-config", "api.v1"]
NAMESPACES = ["default", "ns1", "ns2"]
LABELS = {"app": ["app", "db"], "tier": ["front", "back"], "app.kubernetes.io/name": ["app", "web"], "env": ["prod", "true", "1"]}
ANNOTATIONS = {"note": ["a", "b"], "example.com/owner": ["team-a", "a/b"], "size": ["10", "1e3", "yes", "0x10"]}
IMAGES = ["nginx", "nginx:1.25", "registry.io:5000/team/app:v1", "busybox@sha256:" + "ab" * 32, "team/app:v1@sha256:" + "cd" * 32,
          "app", "gcr.io/app", "nginx:latest", "${IMAGE}", ""]
ODD = ["yes", "0x1F", "007", "0o17", "1e3", "1_000", "12:30", "2020-01-02", "2020-01-02T03:04:05Z", "1.0", "1.50", "1234567.0", "~", "null",
       "true", "True", "on", "-0", ".5", "1e-7", "123456789012345678901", "9223372036854775807", "'single'", '"double"', "'yes'", '"1"',
       "'it''s'", '"tab\\t"', '"\\u00e9"', "é", "日本語", "😀", "a b", "'a: b'", "!!str 1", "!!int 7", "|\n  multi\n  line",
       ">-\n  folded\n  text", "plain # comment", "'#no'", "'* star'", "x" * 90, "word " * 30 + "end", "'" + "long quoted " * 12 + "'", '""',
       "''", "1.2.3", "=", "!custom x", "-1", "+1", "0", "0b101", "99999999.5", "1e21", "100000000000000000000.0"]


def odd_scalar(r):
    return Raw(r.choice(ODD))


def simple_value(r):
    return r.choice(["a", "b", "app", "db", "web-1", "true", "1", "5", "", "a/b", "x y", "v1.2", "日本", 1, 0, 80, True, False, 1.5, None])


def value(r, depth=0):
    kind = r.random()
    if kind < 0.12 and depth < 3:
        return {r.choice(["a", "b", "name", "key", "x.y", "z/w"]): value(r, depth + 1) for _ in range(r.randrange(3))}
    if kind < 0.2 and depth < 3:
        return [value(r, depth + 1) for _ in range(r.randrange(3))]
    if kind < 0.3:
        return odd_scalar(r)
    return simple_value(r)


def like(r, old):
    """A value of the kind of another one; of any kind in wild cases."""
    if r.wild:
        return value(r)
    if old is None:
        return None
    if isinstance(old, bool):
        return not old
    if isinstance(old, int):
        return r.choice([0, 1, 5, 80, old])
    if isinstance(old, dict):
        return {key: like(r, each) for key, each in old.items() if r.random() < 0.8}
    if isinstance(old, list):
        return [like(r, each) for each in old if r.random() < 0.8]
    return r.choice(["a", "b", "app", "db", "web-1", "a/b", "x y", "v1.2", "日本", "'1'", "it's", "a: b", "# no", "two\nlines\n", "true story", str(old)])


def pick(r, table, most):
    return {key: r.choice(table[key]) for key in r.sample(sorted(table), r.randint(1, most))}


def maybe(r, probability, target, key, make):
    if r.random() < probability:
        target[key] = make()


def config_name(r):
    return r.choice(NAMES)


def metadata(r, namespaced=True):
    meta = {"name": r.choice(NAMES)}
    if namespaced:
        maybe(r, 0.3, meta, "namespace", lambda: r.choice(NAMESPACES))
    maybe(r, 0.4, meta, "labels", lambda: pick(r, LABELS, 2))
    maybe(r, 0.25, meta, "annotations", lambda: pick(r, ANNOTATIONS, 2))
    maybe(r, 0.02, meta, "labels", lambda: r.choice([None, {}, {"n": odd_scalar(r)}]))
    maybe(r, 0.02, meta, "annotations", lambda: r.choice([None, {}, {"n": odd_scalar(r)}]))
    maybe(r, 0.02, meta, "creationTimestamp", lambda: None)
    maybe(r, 0.03, meta, "finalizers", lambda: ["a", "b"])
    maybe(r, 0.03, meta, "ownerReferences", lambda: [{"apiVersion": "v1", "kind": "ConfigMap", "name": r.choice(NAMES), "uid": "u1"}])
    return meta


def selector(r):
    made = {}
    maybe(r, 0.8, made, "matchLabels", lambda: pick(r, LABELS, 2))
    maybe(r, 0.2, made, "matchExpressions", lambda: [{"key": "app", "operator": "In", "values": ["app", "db"]}])
    return made


def env_entry(r):
    name = r.choice(["A", "B", "HOST", "PORT", "MODE"])
    kind = r.randrange(6)
    if kind == 0:
        return {"name": name, "valueFrom": {"configMapKeyRef": {"name": config_name(r), "key": "k1"}}}
    if kind == 1:
        return {"name": name, "valueFrom": {"secretKeyRef": {"name": config_name(r), "key": "k1", "optional": True}}}
    if kind == 2:
        return {"name": name, "valueFrom": {"fieldRef": {"fieldPath": "metadata.name"}}}
    return {"name": name, "value": r.choice(["x", "$(VAR1)", "$(VAR2)-$(VAR1)", "$$(VAR1)", "http://app:80/", odd_scalar(r)])}


def container(r, name):
    made = {"name": name, "image": r.choice(IMAGES)}
    maybe(r, 0.5, made, "env", lambda: [env_entry(r) for _ in range(r.randint(1, 3))])
    maybe(r, 0.25, made, "envFrom", lambda: [r.choice([{"configMapRef": {"name": config_name(r)}}, {"secretRef": {"name": config_name(r)}}])])
    maybe(r, 0.3, made, "args", lambda: r.choice([["--a", "--b=$(VAR1)"], ["x", 1], [], ["$(VAR1)", "$(VAR2)"]]))
    maybe(r, 0.1, made, "command", lambda: ["sh", "-c", "echo hi\nexit 0\n"])
    maybe(r, 0.3, made, "ports", lambda: [{"containerPort": port, **r.choice([{}, {"name": "p%d" % port}, {"protocol": "UDP"}])}
                                          for port in r.sample([80, 443, 8080], r.randint(1, 2))])
    maybe(r, 0.2, made, "resources", lambda: {"limits": {"cpu": r.choice([1, "500m", 0.5]), "memory": "1Gi"}})
    maybe(r, 0.3, made, "volumeMounts", lambda: [{"name": each, "mountPath": "/" + each} for each in r.sample(["v1", "v2"], r.randint(1, 2))])
    maybe(r, 0.1, made, "livenessProbe", lambda: {"httpGet": {"path": "/", "port": 80}, "initialDelaySeconds": 5})
    maybe(r, 0.05, made, "securityContext", lambda: {"capabilities": {"drop": ["ALL"], "add": ["A", "B"]}})
    return made


def volume(r, name):
    source = r.choice([
        {"configMap": {"name": config_name(r), "items": [{"key": "k1", "path": "p"}]}}, {"configMap": {"name": config_name(r)}},
        {"secret": {"secretName": config_name(r)}}, {"persistentVolumeClaim": {"claimName": config_name(r)}}, {"emptyDir": {}},
        {"projected": {"sources": [{"configMap": {"name": config_name(r)}}, {"secret": {"name": config_name(r)}}]}},
        {"hostPath": {"path": "/x", "type": "Directory"}}, {"csi": {"driver": "d", "nodePublishSecretRef": {"name": config_name(r)}}}])
    return {"name": name, **source}


def pod_spec(r):
    spec = {"containers": [container(r, name) for name in r.sample(["main", "side", "third"], r.randint(1, 3))]}
    maybe(r, 0.2, spec, "initContainers", lambda: [container(r, "init")])
    maybe(r, 0.4, spec, "volumes", lambda: [volume(r, name) for name in r.sample(["v1", "v2", "v3"], r.randint(1, 2))])
    maybe(r, 0.3, spec, "serviceAccountName", lambda: r.choice(NAMES))
    maybe(r, 0.1, spec, "imagePullSecrets", lambda: [{"name": r.choice(NAMES)}])
    maybe(r, 0.1, spec, "tolerations", lambda: [{"key": "a", "operator": "Exists"}, {"key": "a", "operator": "Exists", "effect": "NoSchedule"}])
    maybe(r, 0.1, spec, "hostAliases", lambda: [{"ip": "1.2.3.4", "hostnames": ["a", "b"]}])
    maybe(r, 0.1, spec, "topologySpreadConstraints", lambda: [
        {"maxSkew": 1, "topologyKey": "zone", "whenUnsatisfiable": "DoNotSchedule", "labelSelector": selector(r)}])
    maybe(r, 0.1, spec, "affinity", lambda: {"podAntiAffinity": {"requiredDuringSchedulingIgnoredDuringExecution": [
        {"labelSelector": selector(r), "topologyKey": "host"}]}})
    maybe(r, 0.1, spec, "nodeSelector", lambda: {"disk": "ssd"})
    maybe(r, 0.05, spec, "priorityClassName", lambda: r.choice(NAMES))
    return spec


def template(r):
    made = {"spec": pod_spec(r)}
    maybe(r, 0.7, made, "metadata", lambda: {"labels": pick(r, LABELS, 2)})
    if "metadata" in made:
        maybe(r, 0.2, made["metadata"], "annotations", lambda: pick(r, ANNOTATIONS, 1))
    return made


def workload(r):
    kind = r.choice(["Deployment", "Deployment", "Deployment", "StatefulSet", "DaemonSet", "ReplicaSet"])
    spec = {"template": template(r)}
    maybe(r, 0.6, spec, "replicas", lambda: r.choice([1, 3, Raw("0x2"), Raw("'2'")]))
    maybe(r, 0.8, spec, "selector", lambda: selector(r))
    if kind == "Deployment":
        maybe(r, 0.2, spec, "strategy", lambda: r.choice([
            {"type": "Recreate"}, {"type": "RollingUpdate", "rollingUpdate": {"maxSurge": 1, "maxUnavailable": "25%"}}]))
    if kind == "StatefulSet":
        spec["serviceName"] = r.choice(NAMES)
        maybe(r, 0.4, spec, "volumeClaimTemplates", lambda: [{"metadata": {"name": "v1", "labels": pick(r, LABELS, 1)},
                                                              "spec": {"storageClassName": r.choice(NAMES)}}])
    return {"apiVersion": r.choice(["apps/v1"] * 8 + ["extensions/v1beta1", "apps/v1beta1"]), "kind": kind, "metadata": metadata(r), "spec": spec}


def job(r):
    if r.random() < 0.5:
        return {"apiVersion": "batch/v1", "kind": "Job", "metadata": metadata(r), "spec": {"template": template(r)}}
    inner = {"spec": {"template": template(r)}}
    return {"apiVersion": r.choice(["batch/v1", "batch/v1beta1"]), "kind": "CronJob", "metadata": metadata(r),
            "spec": {"schedule": "*/5 * * * *", "jobTemplate": inner}}


def pod(r):
    return {"apiVersion": "v1", "kind": "Pod", "metadata": metadata(r), "spec": pod_spec(r)}


def service(r):
    spec = {"ports": [{"port": 80, **r.choice([{}, {"name": "http", "targetPort": 8080}, {"protocol": "TCP", "targetPort": "web"}])}]}
    if r.random() < 0.3:
        spec["ports"].append({"port": r.choice([80, 53]), "protocol": "UDP"})
    maybe(r, 0.8, spec, "selector", lambda: pick(r, LABELS, 2))
    return {"apiVersion": "v1", "kind": "Service", "metadata": metadata(r), "spec": spec}


def data(r):
    made = {key: r.choice(["a", "b", "k=v\nl=w\n", "two\nlines", "a,b,c", '{"json": [1, 2]}', "host:80/p", "", "5", "true", odd_scalar(r)])
            for key in r.sample(["k1", "k2", "file.txt", "app.properties", "Z", "a-b"], r.randint(1, 3))}
    return made


def config_map(r):
    made = {"apiVersion": "v1", "kind": "ConfigMap", "metadata": metadata(r)}
    maybe(r, 0.9, made, "data", lambda: data(r))
    maybe(r, 0.1, made, "binaryData", lambda: {"bin": "aGVsbG8="})
    maybe(r, 0.05, made, "immutable", lambda: True)
    return made


def secret(r):
    made = {"apiVersion": "v1", "kind": "Secret", "metadata": metadata(r)}
    maybe(r, 0.7, made, "data", lambda: {"k1": "aGVsbG8=", "k2": "d29ybGQ="})
    maybe(r, 0.3, made, "stringData", lambda: data(r))
    maybe(r, 0.5, made, "type", lambda: "Opaque")
    return made


def service_account(r):
    made = {"apiVersion": "v1", "kind": "ServiceAccount", "metadata": metadata(r)}
    maybe(r, 0.4, made, "secrets", lambda: [{"name": r.choice(NAMES)}])
    maybe(r, 0.3, made, "imagePullSecrets", lambda: [{"name": r.choice(NAMES)}])
    return made


def role(r):
    kind = r.choice(["Role", "ClusterRole"])
    rules = [{"apiGroups": [r.choice(["", "apps"])], "resources": r.choice([["configmaps"], ["secrets", "pods"]]), "verbs": ["get", "*"],
              **r.choice([{}, {"resourceNames": [r.choice(NAMES), r.choice(NAMES)]}])}]
    made = {"apiVersion": "rbac.authorization.k8s.io/v1", "kind": kind, "metadata": metadata(r, kind == "Role"), "rules": rules}
    if kind == "ClusterRole":
        maybe(r, 0.2, made, "aggregationRule", lambda: {"clusterRoleSelectors": [selector(r)]})
    return made


def binding(r):
    kind = r.choice(["RoleBinding", "ClusterRoleBinding"])
    subjects = []
    for _ in range(r.randint(1, 3)):
        subject = {"kind": r.choice(["ServiceAccount"] * 4 + ["User", "Group"]), "name": r.choice(NAMES + ["default"])}
        maybe(r, 0.6, subject, "namespace", lambda: r.choice(NAMESPACES))
        subjects.append(subject)
    made = {"apiVersion": "rbac.authorization.k8s.io/v1", "kind": kind, "metadata": metadata(r, kind == "RoleBinding"),
            "roleRef": {"apiGroup": "rbac.authorization.k8s.io", "kind": r.choice(["Role", "ClusterRole"]), "name": r.choice(NAMES)}}
    maybe(r, 0.95, made, "subjects", lambda: subjects)
    return made


def ingress(r):
    if r.random() < 0.3:
        rules = [{"host": "h", "http": {"paths": [{"path": "/", "backend": {"serviceName": r.choice(NAMES), "servicePort": 80}}]}}]
        return {"apiVersion": r.choice(["networking.k8s.io/v1beta1", "extensions/v1beta1"]), "kind": "Ingress", "metadata": metadata(r),
                "spec": {"rules": rules, "backend": {"serviceName": r.choice(NAMES), "servicePort": 80}}}
    backend = {"service": {"name": r.choice(NAMES), "port": {"number": 80}}}
    spec = {"rules": [{"host": host, "http": {"paths": [{"path": "/", "pathType": "Prefix", "backend": backend}]}} for host in ["a.example", "b"]]}
    maybe(r, 0.4, spec, "tls", lambda: [{"hosts": ["a.example"], "secretName": r.choice(NAMES)}])
    maybe(r, 0.2, spec, "ingressClassName", lambda: r.choice(NAMES))
    maybe(r, 0.2, spec, "defaultBackend", lambda: {"service": {"name": r.choice(NAMES), "port": {"name": "x"}}})
    made = {"apiVersion": "networking.k8s.io/v1", "kind": "Ingress", "metadata": metadata(r), "spec": spec}
    if r.random() < 0.2:
        made["metadata"]["annotations"] = {"nginx.ingress.kubernetes.io/auth-secret": r.choice(NAMES)}
    return made


def autoscaler(r):
    spec = {"scaleTargetRef": {"apiVersion": "apps/v1", "kind": r.choice(["Deployment", "StatefulSet"]), "name": r.choice(NAMES)},
            "minReplicas": 1, "maxReplicas": 3}
    return {"apiVersion": r.choice(["autoscaling/v1", "autoscaling/v2", "autoscaling/v2beta2"]), "kind": "HorizontalPodAutoscaler",
            "metadata": metadata(r), "spec": spec}


def small(r):
    """Kinds with little in them."""
    name = r.choice(NAMES)
    kind = r.randrange(17)
    if kind == 0:
        return {"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": r.choice(NAMESPACES)}}
    if kind == 1:
        return {"apiVersion": r.choice(["policy/v1", "policy/v1beta1"]), "kind": "PodDisruptionBudget", "metadata": metadata(r),
                "spec": {"selector": selector(r), "minAvailable": r.choice([1, "50%"])}}
    if kind == 2:
        return {"apiVersion": "networking.k8s.io/v1", "kind": "NetworkPolicy", "metadata": metadata(r),
                "spec": {"podSelector": selector(r), "ingress": [{"from": [{"podSelector": selector(r)}, {"namespaceSelector": selector(r)}]}],
                         "egress": [{"to": [{"podSelector": selector(r)}], "ports": [{"port": 53}]}]}}
    if kind == 3:
        return {"apiVersion": "v1", "kind": "PersistentVolumeClaim", "metadata": metadata(r),
                "spec": {"volumeName": name, "storageClassName": r.choice(NAMES), "resources": {"requests": {"storage": "1Gi"}}}}
    if kind == 4:
        return {"apiVersion": "v1", "kind": "PersistentVolume", "metadata": metadata(r, False),
                "spec": {"claimRef": {"name": name, "namespace": r.choice(NAMESPACES)}, "csi": {"nodeStageSecretRef": {"name": name, "namespace": "ns1"}}}}
    if kind == 5:
        return {"apiVersion": "storage.k8s.io/v1", "kind": "StorageClass", "metadata": metadata(r, False), "provisioner": "x",
                "parameters": {"resturl": "http://app", "restuser": "a"}}
    if kind == 6:
        return {"apiVersion": "apiextensions.k8s.io/v1", "kind": "CustomResourceDefinition", "metadata": {"name": "things.example.com"},
                "spec": {"group": "example.com", "names": {"kind": "Thing", "plural": "things"}, "scope": r.choice(["Namespaced", "Cluster"]),
                         "conversion": {"webhook": {"clientConfig": {"service": {"name": name, "namespace": "default"}}}}}}
    if kind in (7, 8, 9):
        made = {"apiVersion": r.choice(["example.com/v1", "example.com/v1beta1"]), "kind": r.choice(["Thing", "Widget"]), "metadata": metadata(r)}
        made["spec"] = {"ref": {"name": r.choice(NAMES), "kind": "ConfigMap"}, "list": [{"name": "a", "v": 1}, {"name": "b", "v": value(r)}],
                        "image": r.choice(IMAGES), "replicas": 1, "containers": [{"name": "c", "image": r.choice(IMAGES)}],
                        r.choice(["x", "y.z", "w/v"]): value(r)}
        return made
    if kind == 10:
        webhook = r.choice(["ValidatingWebhookConfiguration", "MutatingWebhookConfiguration"])
        return {"apiVersion": "admissionregistration.k8s.io/v1", "kind": webhook, "metadata": metadata(r, False),
                "webhooks": [{"name": "w.example.com", "clientConfig": {"service": {"name": name, "namespace": r.choice(NAMESPACES)}}}]}
    if kind == 11:
        return {"apiVersion": "apiregistration.k8s.io/v1", "kind": "APIService", "metadata": {"name": "v1.example.com"},
                "spec": {"service": {"name": name, "namespace": r.choice(NAMESPACES)}}}
    if kind == 12:
        return {"apiVersion": "scheduling.k8s.io/v1", "kind": "PriorityClass", "metadata": metadata(r, False), "value": 100}
    if kind == 13:
        return {"apiVersion": "v1", "kind": "PodTemplate", "metadata": metadata(r), "template": template(r)}
    if kind == 14:
        return {"apiVersion": "networking.k8s.io/v1", "kind": "IngressClass", "metadata": metadata(r, False), "spec": {"controller": "c"}}
    if kind == 15:
        return {"apiVersion": "v1", "kind": r.choice(["List", "ConfigMapList"]), "items": [config_map(r), service(r)][:r.randint(0, 2)]}
    return {"apiVersion": "v1", "kind": r.choice(["LimitRange", "ResourceQuota", "Endpoints"]), "metadata": metadata(r), "spec": {"x": value(r)}}


MAKERS = [workload] * 6 + [config_map] * 4 + [secret, service, service, service_account, role, binding, binding, ingress, autoscaler, job, pod] + [small] * 4


def some_object(r):
    made = r.choice(MAKERS)(r)
    if r.random() < 0.04 and isinstance(made.get("metadata"), dict):
        made["metadata"].setdefault("annotations", {})
        if isinstance(made["metadata"]["annotations"], dict):
            made["metadata"]["annotations"].update(r.choice([
                {"config.kubernetes.io/local-config": r.choice(["true", "false"])}, {"kustomize.config.k8s.io/needs-hash": "true"},
                {"kustomize.config.k8s.io/behavior": r.choice(["merge", "replace", "create"])},
                {"internal.config.kubernetes.io/index": "3"}, {"config.kubernetes.io/origin": "path: x.yaml"}]))
    return made


WRITTEN = [
    # anchors, aliases and merges
    "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: NAME\n  labels: &l\n    app: db\n    ODDKEY: x\n  annotations: *l\ndata:\n  a: &v VALUE\n  b: *v\n",
    "apiVersion: example.com/v1\nkind: Thing\nmetadata: {name: NAME}\nspec:\n  base: &b {x: 1, y: [a, b]}\n  one:\n    <<: *b\n    x: 2\n"
    "  two:\n    <<: [*b, {z: 3}]\n    q: VALUE\n",
    "apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: NAME\nspec:\n  template:\n    spec:\n      containers:\n      - &c\n        name: main\n"
    "        image: nginx\n        env: &e\n        - {name: A, value: 'VALUE2'}\n      - <<: *c\n        name: side\n      - name: third\n        image: app\n"
    "        env: *e\n",
    # styles and comments
    "# head\napiVersion: v1 # one\nkind: ConfigMap\nmetadata:\n  name: NAME\n  # between\n  annotations: {note: \"a\", size: '10'}\ndata:\n  block: |\n    one\n"
    "      two\n\n    three\n  keep: |+\n    text\n\n  strip: |-\n    text\n  fold: >\n    a\n    b\n\n    c\n  plain: several\n    lines of\n    text\n"
    "  ? long key\n  : VALUE\n",
    "{\"apiVersion\": \"v1\", \"kind\": \"ConfigMap\", \"metadata\": {\"name\": \"NAME\"}, \"data\": {\"a\": \"\\u00e9\\n\", \"b\": \"VALUE2\"}}\n",
    "apiVersion: v1\nkind: Secret\nmetadata:\n    name: NAME\nstringData:\n    \"a b\": VALUE\n    'c': |2\n       indented\n    d: \"folded\n      over lines\\\n      joined\"\n",
    "apiVersion: example.com/v1\nkind: Widget\nmetadata:\n  name: NAME\nspec:\n  x: VALUE\n  list:\n  - VALUE\n  - - VALUE\n    - a\n  - {a: b}\n  ODDKEY: a\n",
    # wrong, or nearly
    "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: NAME\ndata:\n  a: b\n  a: c\n",
    "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: NAME\ndata:\n\ta: b\n",
    "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: NAME\ndata: *unknown\n",
]


def written(r):
    """An object as text, in ways of writing that no printer chooses."""
    text = r.choice(WRITTEN[:7] * 6 + WRITTEN[7:])
    text = text.replace("NAME", r.choice(NAMES) + "-%d" % r.randrange(100)).replace("ODDKEY", r.choice(["b", '"1"', "yes", "on", "'x'", "a.b/c", "1"] if
                                                                                                   r.random() < 0.3 else ["b", "on", '"x"']))
    return text.replace("VALUE2", r.choice(["a", "1", "true", "x y"])).replace("VALUE", str(r.choice([each for each in ODD if "\n" not in each])))


def spoiled(r, made):
    """The object with something wrong or odd in it."""
    kind = r.randrange(9)
    if kind == 0:
        made.pop("kind", None)
    elif kind == 1:
        made.pop("metadata", None)
    elif kind == 2:
        made["metadata"] = r.choice([{}, {"name": ""}, {"name": 5}, {"name": Raw("yes")}, [], "x", {"generateName": "g-"}, {"name": None}])
    elif kind == 3:
        made["apiVersion"] = r.choice([1, "v2"])
    elif kind == 4:
        made[r.choice(["spec", "data"])] = r.choice([None, [], "text", 5, {}])
    elif kind == 5:
        made["metadata"] = dict(made.get("metadata") or {}, labels=r.choice([{"a": 1}, {"a": None}, {"a": ["b"]}]))
    elif kind == 6:
        made["metadata"] = dict(made.get("metadata") or {}, annotations=r.choice([{"a": 1}, {"a": None}, {"a": {}}]))
    elif kind == 7:
        made[r.choice([1, True, Raw("1.5"), "x"])] = value(r)
    else:
        made["kind"] = r.choice(["deployment", "", None, 7, "Kustomization", "ConfigMap"])
    return made
