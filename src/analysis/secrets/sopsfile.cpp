// SPDX-License-Identifier: Apache-2.0
#include "analysis/secrets/sopsfile.h"

#include <algorithm>

namespace fleetwright::analysis::secrets {

namespace {

using Path = std::vector<std::string_view>;

bool anyEndsWith(const Path &path, const std::string &suffix)
{
    return !suffix.empty() && std::any_of(path.begin(), path.end(), [&](std::string_view key) {
        return key.ends_with(suffix);
    });
}

bool anyMatches(const Path &path, const std::optional<base::Regex> &regex)
{
    return regex && std::any_of(path.begin(), path.end(), [&](std::string_view key) {
               return regex->matchesAnywhere(key);
           });
}

const yaml::Entry *metadataOf(const yaml::ParsedFile &parsed)
{
    for (const yaml::Node *document : parsed.documents) {
        const yaml::Entry *entry = document->findEntry("sops");
        if (entry && entry->value->find("mac"))
            return entry;
    }
    return nullptr;
}

/// The line of an env file that says how it was encrypted.
std::optional<std::uint32_t> envMac(const base::SourceFile &file)
{
    constexpr std::string_view key = "sops_mac=";
    const std::string_view bytes = file.bytes();
    for (std::size_t at = bytes.find(key); at != std::string_view::npos;
         at = bytes.find(key, at + 1)) {
        if (at == 0 || bytes[at - 1] == '\n')
            return static_cast<std::uint32_t>(at);
    }
    return {};
}

std::string textOf(const yaml::Node *metadata, std::string_view key)
{
    const yaml::Node *value = metadata ? metadata->find(key) : nullptr;
    return value ? std::string(value->text()) : std::string();
}

} // namespace

bool isSopsFile(const base::SourceFile &file, const yaml::ParsedFile *parsed)
{
    return sopsPlace(file, parsed).has_value();
}

std::optional<std::uint32_t> sopsPlace(const base::SourceFile &file, const yaml::ParsedFile *parsed)
{
    if (parsed) {
        if (const yaml::Entry *entry = metadataOf(*parsed))
            return entry->key->span().begin;
    }
    return envMac(file);
}

std::optional<SopsSelection> SopsSelection::of(const yaml::Node *metadata)
{
    SopsSelection selection;
    selection.m_encryptedSuffix = textOf(metadata, "encrypted_suffix");
    selection.m_unencryptedSuffix = textOf(metadata, "unencrypted_suffix");
    const std::string encrypted = textOf(metadata, "encrypted_regex");
    const std::string unencrypted = textOf(metadata, "unencrypted_regex");
    selection.m_dependsOnComments = !textOf(metadata, "encrypted_comment_regex").empty()
                                    || !textOf(metadata, "unencrypted_comment_regex").empty();
    const auto compile = [](const std::string &pattern, std::optional<base::Regex> &into) {
        if (pattern.empty())
            return true;
        base::Result<base::Regex> regex = base::Regex::compile(pattern);
        if (regex)
            into = *std::move(regex);
        return into.has_value();
    };
    if (!compile(encrypted, selection.m_encrypted)
        || !compile(unencrypted, selection.m_unencrypted))
        return {};
    // sops.DefaultUnencryptedSuffix, where nothing else is said.
    if (selection.m_encryptedSuffix.empty() && selection.m_unencryptedSuffix.empty()
        && encrypted.empty() && unencrypted.empty())
        selection.m_unencryptedSuffix = "_unencrypted";
    return selection;
}

bool SopsSelection::encrypts(const Path &path) const
{
    bool encrypted = !leavesReadable(path);
    if (!m_encryptedSuffix.empty())
        encrypted = anyEndsWith(path, m_encryptedSuffix);
    if (anyMatches(path, m_unencrypted))
        encrypted = false;
    if (m_encrypted)
        encrypted = anyMatches(path, m_encrypted);
    return encrypted;
}

bool SopsSelection::leavesReadable(const Path &path) const
{
    return anyEndsWith(path, m_unencryptedSuffix) || anyMatches(path, m_unencrypted);
}

} // namespace fleetwright::analysis::secrets
