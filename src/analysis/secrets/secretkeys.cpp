// SPDX-License-Identifier: Apache-2.0
#include "analysis/secrets/secretkeys.h"

#include "analysis/leaks/keys.h"
#include "analysis/secrets/secretvalues.h"
#include "inventory/words.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace fleetwright::analysis::secrets {

namespace {

template<std::size_t size>
bool contains(const std::array<std::string_view, size> &words, std::string_view word)
{
    return std::find(words.begin(), words.end(), word) != words.end();
}

} // namespace

bool isHarmlessKey(std::string_view key)
{
    static constexpr std::array<std::string_view, 11> harmless = {
        "username", "user",    "host", "port",   "url", "name",
        "server",   "project", "type", "region", "crt"};
    const std::vector<std::string> words = leaks::wordsOfKey(key);
    return !words.empty() && contains(harmless, words.back());
}

bool isSecretKey(std::string_view key)
{
    static constexpr std::array<std::string_view, 7> last = {
        "password", "passwd", "pwd", "secret", "token", "credential", "credentials"};
    const std::vector<std::string> words = leaks::wordsOfKey(key);
    if (words.empty() || saysWhere(key))
        return false;
    if (contains(last, words.back()))
        return true;
    static constexpr std::array<std::string_view, 4> keys = {"apikey", "accesskey", "secretkey",
                                                             "privatekey"};
    const std::string pair =
        words.size() > 1 ? words[words.size() - 2] + words.back() : words.back();
    return contains(keys, pair) || contains(keys, words.back());
}

bool isSecretPair(std::string_view key, std::string_view value)
{
    constexpr std::size_t shortestSecret = 8;
    if (value.size() < shortestSecret || !isSecretKey(key) || isBooleanOrNumber(value)
        || isStandIn(value) || isPublic(value) || namesPlace(value) || isProse(value))
        return false;
    const std::vector<std::string> words = leaks::wordsOfKey(key);
    // A key that may as well name a Secret, or a key of one.
    static constexpr std::array<std::string_view, 3> names = {"secret", "credential",
                                                              "credentials"};
    if (contains(names, words.back()) && isObjectName(value))
        return false;
    return words.back() != "key" || !isIdentifier(value);
}

bool saysWhere(std::string_view key)
{
    const std::vector<std::string> words = leaks::wordsOfKey(key);
    static constexpr std::array<std::string_view, 4> anywhere = {"existing", "ref", "pull", "from"};
    return std::any_of(words.begin(), words.end(),
                       [](const std::string &word) { return contains(anywhere, word); });
}

} // namespace fleetwright::analysis::secrets
