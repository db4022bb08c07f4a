// SPDX-License-Identifier: Apache-2.0
// Secrets in plain text, secret stores and SOPS. Expectations follow docs/rules, not the output.
#include "analysis/check.h"
#include "fleet/open.h"

#include <gtest/gtest.h>

namespace fleetwright::analysis {
namespace {

using Files = std::map<std::string, std::string>;
using Texts = std::vector<std::string>;

std::vector<model::Finding> secretFindings(const Files &files)
{
    fleet::MemoStore store;
    const base::Result<model::SnapshotPtr> snapshot =
        fleet::openFleet(base::makeMemoryFiles(files), {}, store);
    EXPECT_TRUE(snapshot.ok());
    base::Result<std::vector<model::Finding>> findings = check(
        {{*snapshot, {}}, {}}, {"2026-06-01",
                                {},
                                {"plain-secret", "secret-store-missing", "secret-store-foreign",
                                 "sops-rule-missing", "sops-partial"}});
    EXPECT_TRUE(findings.ok());
    return std::move(findings).value();
}

/// "plain-secret base/a.yaml:7 [a b]"
Texts secretsIn(const Files &files)
{
    Texts texts;
    for (const model::Finding &finding : secretFindings(files)) {
        std::string clusters;
        for (const std::string &cluster : finding.clusters)
            clusters += (clusters.empty() ? "" : " ") + cluster;
        texts.push_back(finding.rule + " " + finding.place.file.text() + ":"
                        + std::to_string(finding.place.line) + " [" + clusters + "]");
    }
    std::sort(texts.begin(), texts.end());
    return texts;
}

std::string secretWith(const std::string &lines)
{
    return "apiVersion: v1\nkind: Secret\nmetadata:\n  name: a\n  namespace: b\n" + lines;
}

/// A development and a production cluster that share a base.
Files twoClusters()
{
    Files files;
    std::string inventory = "clusters:\n";
    for (const std::string environment : {"dev", "production"}) {
        const std::string name = environment + "-1";
        inventory += "- name: " + name + "\n  labels:\n    environment: " + environment + "\n";
        files["clusters/" + name + "/kustomization.yaml"] =
            "resources:\n- ../../base\n- ../../stores/" + environment + "\n";
        files["stores/" + environment + "/kustomization.yaml"] = "resources:\n- store.yaml\n";
        files["stores/" + environment + "/store.yaml"] =
            "apiVersion: external-secrets.io/v1\nkind: ClusterSecretStore\nmetadata:\n  name: "
            "vault\nspec:\n  provider:\n    vault:\n      server: https://vault.example.com\n";
    }
    files["clusters.yaml"] = inventory;
    files["base/kustomization.yaml"] = "resources:\n- secret.yaml\n";
    files["base/secret.yaml"] =
        "apiVersion: external-secrets.io/v1\nkind: ExternalSecret\nmetadata:\n  name: db\n  "
        "namespace: web\nspec:\n  secretStoreRef:\n    kind: ClusterSecretStore\n    name: vault\n";
    return files;
}

TEST(PlainSecret, ValuesOfASecret)
{
    EXPECT_EQ(
        secretsIn({{"a.yaml", secretWith("stringData:\n  user: app\n  password: k3yL-Harbour\n")}}),
        Texts{"plain-secret a.yaml:8 []"});
    // "swordfish" and, for the harmless key, "app"
    EXPECT_EQ(
        secretsIn({{"a.yaml", secretWith("data:\n  password: c3dvcmRmaXNo\n  user: YXBw\n")}}),
        Texts{"plain-secret a.yaml:7 []"});
}

TEST(PlainSecret, StandInsAndPublicValuesAreNone)
{
    EXPECT_EQ(secretsIn({{"a.yaml",
                          secretWith("stringData:\n  a: REPLACE_ME\n  b: <password>\n  c: ''\n  d: "
                                     "${PASSWORD}\n  e: vault:secret/data#x\n  f: \"*****\"\n  g: "
                                     "changeme\n  h: ssh-ed25519 AAAAC3Nz me\n  tls.crt: "
                                     "abcdefghij\n")}}),
              Texts{});
}

TEST(PlainSecret, OtherKindsHaveKeys)
{
    EXPECT_EQ(
        secretsIn({{"a.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\ndata:\n  "
                              "API_TOKEN: q8Zr-4411-Lm\n  LOG_LEVEL: everything\n  "
                              "tokenName: q8Zr-4411-Lm\n"}}),
        Texts{"plain-secret a.yaml:6 []"});
    EXPECT_EQ(
        secretsIn(
            {{"a.yaml", "kind: Deployment\nspec:\n  template:\n    spec:\n      containers:\n    "
                        "  - name: a\n        env:\n        - name: DB_PASSWORD\n          value: "
                        "Tulip-5589-x\n        - name: TOKEN\n          value: short\n"}}),
        Texts{"plain-secret a.yaml:9 []"});
}

TEST(PlainSecret, HelmValues)
{
    EXPECT_EQ(
        secretsIn({{"chart/values.yaml", "adminPassword: Rowan-77-quartz\nexistingSecret: "
                                         "grafana-admin-1\nsecretKeyRef: Rowan-77-quartz\n"}}),
        Texts{"plain-secret chart/values.yaml:1 []"});
    EXPECT_EQ(
        secretsIn(
            {{"a.yaml", "apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata:\n  name: "
                        "a\nspec:\n  source:\n    helm:\n      values: |\n        auth:\n          "
                        "clientSecret: Rowan-77-quartz\n      parameters:\n      - name: "
                        "db.password\n        value: Rowan-78-quartz\n"}}),
        (Texts{"plain-secret a.yaml:10 []", "plain-secret a.yaml:13 []"}));
    // A key of this name outside of values says nothing.
    EXPECT_EQ(secretsIn({{"a.yaml", "kind: Thing\nspec:\n  password: Rowan-77-quartz\n"}}),
              Texts{});
}

TEST(PlainSecret, NamesOfSecretsAndDescriptions)
{
    // As real charts have them: where a secret is, what a scope means, a file's content.
    EXPECT_EQ(secretsIn({{"chart/values.yaml",
                          "secretKey: slack-webhook-url\nuserSecretKey: usdf_postgres_user\n"
                          "gitCredentialsSecret: foreman-agent\nwebhookSecret: "
                          "elastic-webhook-server-cert\n\"admin:token\": Can create and modify "
                          "tokens for anybody\nbasePasswd: |\n  root:x:0:0\n  "
                          "daemon:x:1:1\npassword: DB_PASSWORD\ntokenPath: /var/run/token\n"}}),
              Texts{});
    EXPECT_EQ(
        secretsIn(
            {{"chart/values.yaml", "secretKey: wJa9rXUtn3FEMI\nclientSecret: a1-b2-c3-d4\n"}}),
        (Texts{"plain-secret chart/values.yaml:1 []", "plain-secret chart/values.yaml:2 []"}));
}

TEST(PlainSecret, FilesThatAreNamedAsValues)
{
    const std::string application =
        "apiVersion: argoproj.io/v1alpha1\nkind: "
        "Application\nmetadata: {name: a}\nspec:\n  source:\n    helm:\n  "
        "    valueFiles: [../env/prod.yaml]\n";
    EXPECT_EQ(secretsIn({{"env/prod.yaml", "adminPassword: Rowan-77-quartz\n"}}), Texts{});
    EXPECT_EQ(secretsIn({{"env/prod.yaml", "adminPassword: Rowan-77-quartz\n"},
                         {"apps/a.yaml", application}}),
              Texts{"plain-secret env/prod.yaml:1 []"});
}

// The root is the overlay of a cluster that is called as the folder.
TEST(PlainSecret, GeneratorsAndWhatTheyRead)
{
    EXPECT_EQ(secretsIn({{"kustomization.yaml",
                          "secretGenerator:\n- name: a\n  literals:\n  - user=app\n  - "
                          "password=Lime-40-x\n  envs:\n  - a.env\n  files:\n  - key.txt\n  - "
                          "tls.crt\n"},
                         {"a.env", "# none\nHOST=db\nTOKEN=Lime-41-x\n"},
                         {"key.txt", "Lime-42-x"},
                         {"tls.crt", "-----BEGIN CERTIFICATE-----\nMIIB\n"}}),
              (Texts{"plain-secret a.env:3 [fleet]", "plain-secret kustomization.yaml:5 [fleet]",
                     "plain-secret kustomization.yaml:9 [fleet]"}));
}

TEST(PlainSecret, PatchesOfSecrets)
{
    EXPECT_EQ(
        secretsIn({{"kustomization.yaml",
                    "patches:\n- target: {kind: Secret, name: a}\n  patch: |-\n    - op: add\n   "
                    "   path: /stringData/token\n      value: Fern-12-y\n- patch: |-\n    kind: "
                    "Secret\n    metadata: {name: a}\n    stringData:\n      pin: Fern-13-y\n"}}),
        (Texts{"plain-secret kustomization.yaml:11 [fleet]",
               "plain-secret kustomization.yaml:6 [fleet]"}));
}

TEST(PlainSecret, KeysAndAddressesAnywhere)
{
    const std::string key = "-----BEGIN RSA PRIVATE "
                            "KEY-----\nMIIEowIBAAKCAQEA\n-----END RSA PRIVATE KEY-----\n";
    EXPECT_EQ(secretsIn({{"id_rsa", key}}), Texts{"plain-secret id_rsa:1 []"});
    EXPECT_EQ(secretsIn({{"a.yaml", "kind: A\nurl: https://bot:hush-9-x@git.example.com/a.git\n"}}),
              Texts{"plain-secret a.yaml:2 []"});
    EXPECT_EQ(secretsIn({{"a.yaml", "kind: A\nurl: https://bot:${TOKEN}@git.example.com\nb: "
                                    "https://git@git.example.com\n# https://bot:hush@x\n"}}),
              Texts{});
}

TEST(PlainSecret, RegistrationsOfArgoCd)
{
    const std::string head = "apiVersion: v1\nkind: Secret\nmetadata:\n  name: c\n  labels:\n    "
                             "argocd.argoproj.io/secret-type: cluster\nstringData:\n  name: c\n  "
                             "server: https://c.example.com\n  config: |\n";
    EXPECT_EQ(secretsIn({{"a.yaml", head + "    {\"tlsClientConfig\": {\"insecure\": false}}\n"}}),
              Texts{});
    EXPECT_EQ(secretsIn({{"a.yaml", head + "    {\n      \"bearerToken\": \"Ivy-61-z\"\n    }\n"}}),
              Texts{"plain-secret a.yaml:12 []"});
}

TEST(PlainSecret, NoTextHoldsTheValue)
{
    const std::string value = "Marble-9042-Sparrow";
    Files files = twoClusters();
    files["base/kustomization.yaml"] =
        "resources:\n- secret.yaml\n- plain.yaml\nsecretGenerator:\n- "
        "name: g\n  literals:\n  - password="
        + value + "\n";
    files["base/plain.yaml"] = secretWith("stringData:\n  password: " + value + "\n");
    const std::vector<model::Finding> findings = secretFindings(files);
    EXPECT_EQ(findings.size(), 2u);
    for (const model::Finding &finding : findings) {
        const std::string all = finding.message + finding.fix + finding.value + finding.field
                                + finding.layer + finding.fingerprint;
        EXPECT_EQ(all.find(value), std::string::npos) << all;
    }
}

TEST(SecretStores, EachClusterHasItsOwn)
{
    EXPECT_EQ(secretsIn(twoClusters()), Texts{});
}

TEST(SecretStores, MissingInOneCluster)
{
    Files files = twoClusters();
    files["clusters/dev-1/kustomization.yaml"] = "resources:\n- ../../base\n";
    EXPECT_EQ(secretsIn(files), Texts{"secret-store-missing base/secret.yaml:9 [dev-1]"});
}

TEST(SecretStores, OfAnotherNamespaceOrNotAdmitted)
{
    Files files = twoClusters();
    for (const std::string environment : {"dev", "production"}) {
        files["stores/" + environment + "/store.yaml"] =
            "apiVersion: external-secrets.io/v1\nkind: ClusterSecretStore\nmetadata:\n  name: "
            "vault\nspec:\n  conditions:\n  - namespaces:\n    - "
            + std::string(environment == "dev" ? "web" : "other") + "\n";
    }
    EXPECT_EQ(secretsIn(files), Texts{"secret-store-missing base/secret.yaml:9 [production-1]"});
}

TEST(SecretStores, NoneInTheRepositorySaysNothing)
{
    Files files = twoClusters();
    for (const std::string environment : {"dev", "production"}) {
        files.erase("stores/" + environment + "/store.yaml");
        files["stores/" + environment + "/kustomization.yaml"] = "namePrefix: a-\n";
    }
    EXPECT_EQ(secretsIn(files), Texts{});
}

TEST(SecretStores, ForeignByNameOrByField)
{
    Files files = twoClusters();
    files["stores/dev/store.yaml"] =
        "apiVersion: external-secrets.io/v1\nkind: ClusterSecretStore\nmetadata:\n  name: "
        "vault\nspec:\n  provider:\n    vault:\n      server: https://prod.vault.example.com\n";
    EXPECT_EQ(secretsIn(files), Texts{"secret-store-foreign stores/dev/store.yaml:8 [dev-1]"});
    files["base/secret.yaml"] =
        "apiVersion: external-secrets.io/v1\nkind: ExternalSecret\nmetadata:\n  name: db\n  "
        "namespace: web\nspec:\n  secretStoreRef:\n    kind: ClusterSecretStore\n    name: "
        "vault-production\n";
    // One line, one finding: what is foreign is not told as missing as well.
    EXPECT_EQ(secretsIn(files), Texts{"secret-store-foreign base/secret.yaml:9 [dev-1]"});
}

std::string encrypted(const std::string &values, const std::string &selection)
{
    return secretWith(values + "sops:\n  mac: ENC[AES256_GCM,data:a,iv:b,tag:c,type:str]\n  "
                      + selection + "\n");
}

const std::string hidden = "ENC[AES256_GCM,data:a,iv:b,tag:c,type:str]";

TEST(Sops, ReadableValues)
{
    EXPECT_EQ(
        secretsIn({{"a.yaml", encrypted("stringData:\n  a: " + hidden + "\n  b: Elm-31\n  c: ''\n",
                                        "encrypted_regex: ^(data|stringData)$")}}),
        Texts{"sops-partial a.yaml:8 []"});
    // The expression forgets stringData.
    EXPECT_EQ(
        secretsIn({{"a.yaml", encrypted("data:\n  a: " + hidden + "\nstringData:\n  b: Elm-31\n",
                                        "encrypted_regex: ^data$")}}),
        Texts{"sops-partial a.yaml:9 []"});
    EXPECT_EQ(
        secretsIn(
            {{"a.yaml", encrypted("stringData:\n  host_plain: Elm-31\n",
                                  "unencrypted_regex: ^(apiVersion|kind|metadata|host_plain)$")}}),
        Texts{});
}

TEST(Sops, CreationRules)
{
    Files files{{"apps/a.yaml", encrypted("data: {}\n", "encrypted_regex: ^data$")},
                {".sops.yaml", "creation_rules:\n- path_regex: clusters/.*\n  age: x\n"}};
    EXPECT_EQ(secretsIn(files), Texts{"sops-rule-missing apps/a.yaml:7 []"});
    // The nearest configuration counts, with paths below it.
    files["apps/.sops.yaml"] = "creation_rules:\n- path_regex: ^a\\.yaml$\n  age: x\n";
    EXPECT_EQ(secretsIn(files), Texts{});
    files.erase("apps/.sops.yaml");
    files[".sops.yaml"] += "- age: y\n";
    EXPECT_EQ(secretsIn(files), Texts{});
    files.erase(".sops.yaml");
    EXPECT_EQ(secretsIn(files), Texts{});
}

} // namespace
} // namespace fleetwright::analysis
