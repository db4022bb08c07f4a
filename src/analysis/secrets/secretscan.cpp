// SPDX-License-Identifier: Apache-2.0
#include "analysis/secrets/secretscan.h"

#include "analysis/leaks/keys.h"
#include "analysis/secrets/generatorscan.h"
#include "analysis/secrets/secretkeys.h"
#include "analysis/secrets/secretvalues.h"
#include "analysis/secrets/sopsfile.h"
#include "base/base64.h"
#include "inventory/words.h"
#include "yaml/embedded.h"

#include <algorithm>
#include <array>
#include <set>

namespace fleetwright::analysis::secrets {

namespace {

constexpr std::size_t shortestSecret = 4;
constexpr std::string_view registrationLabel = "argocd.argoproj.io/secret-type";

std::string_view textAt(const yaml::Node *node, std::initializer_list<std::string_view> keys)
{
    const yaml::Node *found = node->findPath(keys);
    return found ? found->text() : std::string_view();
}

bool isSecretObject(const yaml::Node *node)
{
    if (textAt(node, {"kind"}) != "Secret")
        return false;
    const std::string_view version = textAt(node, {"apiVersion"});
    return version.empty() || version == "v1";
}

/// What a walk knows of where it is.
struct Context {
    std::string object;
    std::string path;
    bool helmValues = false;

    [[nodiscard]] Context below(std::string_view key) const
    {
        Context result = *this;
        result.path += result.path.empty() ? "" : ".";
        result.path += key;
        return result;
    }
};

std::string objectText(const yaml::Node *object)
{
    const std::string_view kind = textAt(object, {"kind"});
    if (kind.empty())
        return {};
    return std::string(kind) + "/" + std::string(textAt(object, {"metadata", "namespace"})) + "/"
           + std::string(textAt(object, {"metadata", "name"}));
}

bool isBoolean(std::string_view value)
{
    return value == "true" || value == "false";
}

std::string decodedText(const yaml::Node *value, bool encoded)
{
    const std::string_view text = value->text();
    return encoded ? base::decodeBase64(text).value_or(std::string(text)) : std::string(text);
}

class SecretScan {
public:
    SecretScan(base::SourceFilePtr file, const FileReader &reader)
        : m_file(std::move(file)), m_reader(reader)
    {}

    void documents(const yaml::ParsedFile &parsed, bool holdHelmValues)
    {
        for (const yaml::Node *document : parsed.documents) {
            Context context;
            context.object = objectText(document);
            context.helmValues = context.object.empty() && holdHelmValues;
            walk(document, context);
        }
    }

    /// Text that is no YAML. Lines that are comments are passed over.
    void lines()
    {
        const std::string_view bytes = m_file->bytes();
        for (auto at = privateKeyIn(bytes); at; at = privateKeyIn(bytes, *at + 1))
            add(static_cast<std::uint32_t>(*at), {}, "a private key");
        if (m_file->path().extension() == "md")
            return;
        for (auto at = credentialUrlIn(bytes); at; at = credentialUrlIn(bytes, *at + 1)) {
            const std::string_view line =
                m_file->line(m_file->placeOf(static_cast<std::uint32_t>(*at)).line);
            const std::size_t first = line.find_first_not_of(" \t");
            if (!line.substr(first).starts_with('#') && !line.substr(first).starts_with("//"))
                add(static_cast<std::uint32_t>(*at), {}, "an address with a password");
        }
    }

    [[nodiscard]] std::vector<SecretPlace> take() { return std::move(m_places); }

private:
    void walk(const yaml::Node *node, const Context &context);
    void mapping(const yaml::Node *node, const Context &context);
    void secret(const yaml::Node *object, const Context &context);
    void secretEntries(const yaml::Node *values, bool encoded, const Context &context);
    void secretEntry(std::string_view key, const yaml::Node *node, bool encoded,
                     const Context &context);
    [[nodiscard]] static Context targeted(const yaml::Node *patch, const Context &context);
    void operations(const yaml::Node *patch, const Context &context);
    void patchFile(const yaml::Node *entry, const Context &context);
    void registration(const yaml::Node *object, const Context &context);
    void registrationConfig(const yaml::Node *value, bool encoded, const Context &context);
    void configData(const yaml::Node *data, const Context &context);
    void scalar(const yaml::Node *node, const Context &context);
    void keyed(std::string_view key, const yaml::Node *value, const Context &context);
    void named(const yaml::Node *item, const Context &context);
    void embedded(const yaml::Node *text, const Context &context);
    void add(std::uint32_t offset, const Context &context, std::string_view what);
    void addScalar(const yaml::Node *node, const Context &context, std::string_view what,
                   std::size_t textOffset = 0);

    base::SourceFilePtr m_file;
    const FileReader &m_reader;
    std::vector<SecretPlace> m_places;
    std::set<std::uint32_t> m_lines;
};

void SecretScan::add(std::uint32_t offset, const Context &context, std::string_view what)
{
    if (!m_lines.insert(m_file->placeOf(offset).line).second)
        return;
    m_places.push_back(
        {m_file->path(), offset, context.object, context.path, std::string(what), {}});
}

/// `textOffset`: where in the text of a block scalar it stands; its line counts then.
void SecretScan::addScalar(const yaml::Node *node, const Context &context, std::string_view what,
                           std::size_t textOffset)
{
    if (!node->span().known())
        return;
    const bool isBlock =
        node->style() == yaml::Style::Literal || node->style() == yaml::Style::Folded;
    std::uint32_t offset = node->span().begin;
    if (isBlock && textOffset != std::string_view::npos)
        offset =
            yaml::fileOffset(yaml::embeddedTextOf(*node), static_cast<std::uint32_t>(textOffset));
    add(offset, context, what);
}

void SecretScan::walk(const yaml::Node *node, const Context &context)
{
    if (node->isScalar())
        return scalar(node, context);
    if (node->isMapping())
        return mapping(node, context);
    for (std::size_t index = 0; index < node->size(); ++index) {
        Context below = context;
        below.path += "[" + std::to_string(index) + "]";
        walk(node->items()[index], below);
    }
}

void SecretScan::mapping(const yaml::Node *node, const Context &context)
{
    if (node->find("sops") && node->find("sops")->find("mac"))
        return; // sops-partial tells what of it is readable
    if (isSecretObject(node)) {
        Context object;
        object.object = objectText(node);
        return secret(node, object);
    }
    const std::string_view kind = textAt(node, {"kind"});
    patchFile(node, context);
    for (SecretPlace &found : secretsOfGenerators(node, *m_file, m_reader)) {
        if (found.file != m_file->path()
            || m_lines.insert(m_file->placeOf(found.offset).line).second)
            m_places.push_back(std::move(found));
    }
    for (const yaml::Entry &entry : node->entries()) {
        const std::string_view key = entry.key->text();
        Context below = context.below(key);
        if (key == "data" && kind == "ConfigMap") {
            configData(entry.value, below);
            continue;
        }
        if ((key == "spec" && kind == "SealedSecret") || key == "encryptedData")
            continue;
        const bool helmRelease =
            key == "values" && context.path == "spec" && context.object.starts_with("HelmRelease/");
        below.helmValues = context.helmValues || helmRelease || key == "valuesInline"
                           || key == "valuesObject" || context.path.ends_with("helm");
        const bool isText = entry.value->isString();
        if (isText
            && (key == "patch" || key == "valuesContent" || context.path.ends_with("helm")
                || (key == "values" && context.helmValues)))
            embedded(entry.value, key == "patch" ? targeted(node, below) : below);
        if (below.helmValues)
            keyed(key, entry.value, below);
        if (key == "env" || below.helmValues) {
            for (const yaml::Node *item : entry.value->items())
                named(item, below);
        }
        if (key == "patchesStrategicMerge") {
            for (const yaml::Node *item : entry.value->items())
                embedded(item, below);
        }
        walk(entry.value, below);
    }
}

void SecretScan::secret(const yaml::Node *object, const Context &context)
{
    if (object->findPath({"metadata", "labels", registrationLabel}))
        return registration(object, context);
    for (const std::string_view field : {"data", "stringData"}) {
        if (const yaml::Node *values = object->find(field))
            secretEntries(values, field == "data", context.below(field));
    }
}

/// An entry of `patches` that names a file with a JSON patch of a Secret: only here is known what
/// the file patches.
void SecretScan::patchFile(const yaml::Node *entry, const Context &context)
{
    const yaml::Node *path = entry->find("path");
    if (!path || textAt(entry, {"target", "kind"}) != "Secret")
        return;
    const std::optional<base::RepoPath> resolved = m_file->path().parent().resolve(path->text());
    const base::SourceFilePtr file = resolved ? m_reader(*resolved) : nullptr;
    if (!file)
        return;
    const base::Result<yaml::ParsedFilePtr> parsed = yaml::readFile(file);
    if (!parsed || isSopsFile(*file, parsed->get()))
        return;
    SecretScan scan(file, m_reader);
    for (const yaml::Node *document : (*parsed)->documents) {
        if (document->isSequence())
            scan.operations(document, targeted(entry, context));
    }
    for (SecretPlace &place : scan.take()) {
        place.readBy = m_file->path();
        m_places.push_back(std::move(place));
    }
}

void SecretScan::secretEntries(const yaml::Node *values, bool encoded, const Context &context)
{
    for (const yaml::Entry &entry : values->entries())
        secretEntry(entry.key->text(), entry.value, encoded, context.below(entry.key->text()));
}

void SecretScan::secretEntry(std::string_view key, const yaml::Node *node, bool encoded,
                             const Context &context)
{
    if (!node->isScalar() || node->isNull() || isStandIn(node->text()))
        return;
    const std::string value = decodedText(node, encoded);
    if (isStandIn(value) || isPublic(value) || value.size() < shortestSecret || isBoolean(value)
        || isTime(value))
        return;
    if (const std::optional<std::size_t> at = privateKeyIn(value))
        addScalar(node, context, "a private key", encoded ? 0 : *at);
    else if (credentialUrlIn(value))
        addScalar(node, context, "an address with a password", std::string_view::npos);
    else if (!isHarmlessKey(key))
        addScalar(node, context, "a value of a Secret", std::string_view::npos);
}

/// The context of an inline patch: of the object that its target names.
Context SecretScan::targeted(const yaml::Node *patch, const Context &context)
{
    Context result = context;
    if (const std::string_view kind = textAt(patch, {"target", "kind"}); !kind.empty())
        result.object = std::string(kind) + "/"
                        + std::string(textAt(patch, {"target", "namespace"})) + "/"
                        + std::string(textAt(patch, {"target", "name"}));
    return result;
}

/// The operations of a JSON patch of a Secret.
void SecretScan::operations(const yaml::Node *patch, const Context &context)
{
    for (const yaml::Node *operation : patch->items()) {
        const std::string_view path = textAt(operation, {"path"});
        const yaml::Node *value = operation->find("value");
        for (const std::string_view field : {"data", "stringData"}) {
            const std::string pointer = "/" + std::string(field);
            const bool encoded = field == "data";
            if (!value || !path.starts_with(pointer))
                continue;
            Context below;
            below.object = context.object;
            below = below.below(field);
            const std::string_view key = path.substr(pointer.size());
            if (key.empty())
                secretEntries(value, encoded, below);
            else if (key.starts_with('/'))
                secretEntry(key.substr(1), value, encoded, below.below(key.substr(1)));
        }
    }
}

/// Argo CD's registrations of clusters and repositories: most of what they hold is no secret.
void SecretScan::registration(const yaml::Node *object, const Context &context)
{
    static constexpr std::array<std::string_view, 4> secretKeys = {
        "password", "sshPrivateKey", "tlsClientCertKey", "githubAppPrivateKey"};
    for (const std::string_view field : {"data", "stringData"}) {
        const yaml::Node *values = object->find(field);
        if (!values)
            continue;
        const bool encoded = field == "data";
        for (const yaml::Entry &entry : values->entries()) {
            const std::string_view key = entry.key->text();
            const Context below = context.below(field).below(key);
            const std::string value = decodedText(entry.value, encoded);
            if (key == "config") {
                registrationConfig(entry.value, encoded, below);
            } else if (std::find(secretKeys.begin(), secretKeys.end(), key) != secretKeys.end()
                       && !isStandIn(entry.value->text()) && !isStandIn(value)) {
                const std::size_t at = privateKeyIn(value).value_or(std::string_view::npos);
                addScalar(entry.value, below, "a credential of Argo CD", encoded ? 0 : at);
            } else if (credentialUrlIn(value)) {
                addScalar(entry.value, below, "an address with a password", std::string_view::npos);
            }
        }
    }
}

void SecretScan::registrationConfig(const yaml::Node *value, bool encoded, const Context &context)
{
    const std::string decoded = decodedText(value, encoded);
    static constexpr std::array<std::string_view, 3> secretKeys = {"bearerToken", "password",
                                                                   "keyData"};
    for (const std::string_view key : secretKeys) {
        const std::string quoted = "\"" + std::string(key) + "\"";
        const std::size_t at = decoded.find(quoted);
        if (at == std::string::npos)
            continue;
        const std::size_t open = decoded.find('"', at + quoted.size());
        const std::size_t colon = decoded.find(':', at + quoted.size());
        if (open == std::string::npos || colon == std::string::npos || open < colon)
            continue;
        const std::size_t close = decoded.find('"', open + 1);
        if (close != std::string::npos && !isStandIn(decoded.substr(open + 1, close - open - 1)))
            addScalar(value, context.below(key), "a credential of Argo CD", encoded ? 0 : at);
    }
}

void SecretScan::configData(const yaml::Node *data, const Context &context)
{
    for (const yaml::Entry &entry : data->entries()) {
        const Context below = context.below(entry.key->text());
        if (isValuesName(entry.key->text())) {
            Context values = below;
            values.helmValues = true;
            embedded(entry.value, values);
        }
        keyed(entry.key->text(), entry.value, below);
        scalar(entry.value, below);
    }
}

/// A value whose key says what it is.
void SecretScan::keyed(std::string_view key, const yaml::Node *value, const Context &context)
{
    if (value->isString() && isSecretPair(key, value->text()))
        addScalar(value, context, "a secret", std::string_view::npos);
}

/// {name: DB_PASSWORD, value: …} of a container or of Argo CD's Helm parameters.
void SecretScan::named(const yaml::Node *item, const Context &context)
{
    const yaml::Node *name = item->find("name");
    const yaml::Node *value = item->find("value");
    if (name && value)
        keyed(name->text(), value, context.below(name->text()));
}

void SecretScan::scalar(const yaml::Node *node, const Context &context)
{
    const std::string_view text = node->text();
    for (auto at = privateKeyIn(text); at; at = privateKeyIn(text, *at + 1))
        addScalar(node, context, "a private key", *at);
    for (auto at = credentialUrlIn(text); at; at = credentialUrlIn(text, *at + 1))
        addScalar(node, context, "an address with a password", *at);
}

/// YAML inside a text: an inline patch, Helm values.
void SecretScan::embedded(const yaml::Node *text, const Context &context)
{
    if (!text->isString() || !text->span().known() || text->span().file != m_file.get())
        return;
    const base::Result<yaml::ParsedFilePtr> parsed = yaml::readEmbedded(*text, m_file);
    if (!parsed)
        return;
    for (const yaml::Node *document : (*parsed)->documents) {
        if (document->isScalar())
            continue;
        if (document->isSequence() && context.object.starts_with("Secret/"))
            operations(document, context);
        Context below = context;
        const std::string object = objectText(document);
        below.object = object.empty() ? context.object : object;
        walk(document, below);
    }
}

} // namespace

bool isValuesName(std::string_view name)
{
    if (!name.ends_with(".yaml") && !name.ends_with(".yml") && !name.ends_with(".json"))
        return false;
    const std::vector<std::string> words = leaks::wordsOfKey(name);
    return std::find(words.begin(), words.end(), "values") != words.end();
}

bool mayHoldSecrets(std::string_view bytes)
{
    static constexpr std::array<std::string_view, 9> signs = {
        "secret", "passw", "pwd", "token", "credential", "key", "private key", "://", "config"};
    const std::string lower = inventory::lowered(bytes);
    return std::any_of(signs.begin(), signs.end(), [&](std::string_view sign) {
        return lower.find(sign) != std::string::npos;
    });
}

std::vector<SecretPlace> scanForSecrets(const ScannedFile &file, const FileReader &reader)
{
    if (isSopsFile(*file.file, file.parsed.get()))
        return {};
    SecretScan scan(file.file, reader);
    if (file.parsed)
        scan.documents(*file.parsed, file.holdsHelmValues);
    else
        scan.lines();
    return scan.take();
}

} // namespace fleetwright::analysis::secrets
