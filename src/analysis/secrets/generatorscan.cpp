// SPDX-License-Identifier: Apache-2.0
#include "analysis/secrets/generatorscan.h"

#include "analysis/secrets/secretkeys.h"
#include "analysis/secrets/secretvalues.h"
#include "analysis/secrets/sopsfile.h"
#include "base/base64.h"
#include "yaml/reader.h"

#include <algorithm>

namespace fleetwright::analysis::secrets {

namespace {

constexpr std::size_t shortestSecret = 4;

struct Pair {
    std::string_view key;
    std::string_view value;
};

/// "key=value"; quotes around the value are not part of it (api/kv/kv.go).
std::optional<Pair> pairOf(std::string_view text)
{
    const std::size_t equals = text.find('=');
    if (equals == std::string_view::npos || equals == 0)
        return {};
    Pair pair{text.substr(0, equals), text.substr(equals + 1)};
    const auto isQuoted = [&](char quote) {
        return pair.value.size() >= 2 && pair.value.front() == quote && pair.value.back() == quote;
    };
    if (isQuoted('"') || isQuoted('\''))
        pair.value = pair.value.substr(1, pair.value.size() - 2);
    return pair;
}

bool isEncodedStandIn(std::string_view value)
{
    const std::optional<std::string> decoded = base::decodeBase64(value);
    return decoded && !decoded->empty()
           && std::all_of(decoded->begin(), decoded->end(),
                          [](char c) { return c >= ' ' && c <= '~'; })
           && isStandIn(*decoded);
}

/// One generator: what it makes, and where its sources are.
class GeneratorScan {
public:
    GeneratorScan(const yaml::Node *generator, bool makesSecret, const base::SourceFile &file,
                  const FileReader &reader)
        : m_generator(generator), m_makesSecret(makesSecret), m_file(file), m_reader(reader)
    {
        const yaml::Node *name = generator->find("name");
        const yaml::Node *nameSpace = generator->find("namespace");
        m_object = std::string(makesSecret ? "Secret/" : "ConfigMap/")
                   + std::string(nameSpace ? nameSpace->text() : "") + "/"
                   + std::string(name ? name->text() : "");
    }

    [[nodiscard]] std::vector<SecretPlace> run()
    {
        for (const yaml::Node *item : itemsOf("literals")) {
            const std::optional<Pair> pair = pairOf(item->text());
            if (pair && isSecret(*pair))
                add(m_file, item->span().begin, pair->key);
        }
        for (const yaml::Node *item : itemsOf("envs"))
            envFile(item->text());
        if (const yaml::Node *single = m_generator->find("env"); single && single->isString())
            envFile(single->text());
        for (const yaml::Node *item : itemsOf("files"))
            wholeFile(item);
        return std::move(m_places);
    }

private:
    [[nodiscard]] std::span<const yaml::Node *const> itemsOf(std::string_view field) const
    {
        const yaml::Node *list = m_generator->find(field);
        return list ? list->items() : std::span<const yaml::Node *const>();
    }

    [[nodiscard]] bool isSecret(const Pair &pair) const
    {
        if (isStandIn(pair.value) || isPublic(pair.value))
            return false;
        if (privateKeyIn(pair.value) || credentialUrlIn(pair.value))
            return true;
        if (!m_makesSecret)
            return isSecretPair(pair.key, pair.value);
        // Some write what Secrets hold, encoded.
        return pair.value.size() >= shortestSecret && !isHarmlessKey(pair.key)
               && pair.value != "true" && pair.value != "false" && !isEncodedStandIn(pair.value);
    }

    [[nodiscard]] base::SourceFilePtr source(std::string_view path) const
    {
        const std::optional<base::RepoPath> resolved = m_file.path().parent().resolve(path);
        return resolved ? m_reader(*resolved) : nullptr;
    }

    void envFile(std::string_view path)
    {
        const base::SourceFilePtr file = source(path);
        if (!file || isSopsFile(*file, nullptr))
            return;
        for (std::uint32_t line = 1; line <= file->lineCount(); ++line) {
            std::string_view text = file->line(line);
            const std::size_t first = text.find_first_not_of(" \t");
            if (first == std::string_view::npos || text[first] == '#')
                continue;
            const std::optional<Pair> pair = pairOf(text.substr(first));
            if (pair && isSecret(*pair))
                add(*file, file->lineBegin(line), pair->key);
        }
    }

    /// "path" or "key=path": the file's content is one value.
    void wholeFile(const yaml::Node *item)
    {
        const std::string_view text = item->text();
        const std::size_t equals = text.find('=');
        const std::string_view path =
            equals == std::string_view::npos ? text : text.substr(equals + 1);
        const base::SourceFilePtr file = source(path);
        if (!m_makesSecret || !file)
            return;
        const base::Result<yaml::ParsedFilePtr> parsed = yaml::readFile(file);
        if (isSopsFile(*file, parsed ? parsed->get() : nullptr))
            return;
        const std::string_view key =
            equals == std::string_view::npos ? file->path().name() : text.substr(0, equals);
        if (isSecret({key, file->bytes()}))
            add(m_file, item->span().begin, key);
    }

    void add(const base::SourceFile &file, std::uint32_t offset, std::string_view key)
    {
        const std::string field = (m_makesSecret ? "stringData." : "data.") + std::string(key);
        m_places.push_back({file.path(), offset, m_object, field,
                            m_makesSecret ? "a value of a generated Secret" : "a secret",
                            m_file.path()});
    }

    const yaml::Node *m_generator;
    bool m_makesSecret;
    const base::SourceFile &m_file;
    const FileReader &m_reader;
    std::string m_object;
    std::vector<SecretPlace> m_places;
};

} // namespace

std::vector<SecretPlace> secretsOfGenerators(const yaml::Node *node, const base::SourceFile &file,
                                             const FileReader &reader)
{
    std::vector<SecretPlace> places;
    const auto add = [&](const yaml::Node *generator, bool makesSecret) {
        for (SecretPlace &place : GeneratorScan(generator, makesSecret, file, reader).run())
            places.push_back(std::move(place));
    };
    for (const std::string_view field : {"secretGenerator", "configMapGenerator"}) {
        const yaml::Node *generators = node->find(field);
        if (!generators)
            continue;
        for (const yaml::Node *generator : generators->items())
            add(generator, field == "secretGenerator");
    }
    const yaml::Node *kind = node->find("kind");
    if (kind && (kind->text() == "SecretGenerator" || kind->text() == "ConfigMapGenerator")) {
        // A plugin's name and namespace stand in its metadata.
        add(node, kind->text() == "SecretGenerator");
    }
    return places;
}

} // namespace fleetwright::analysis::secrets
