// SPDX-License-Identifier: Apache-2.0
#include "analysis/expectations/fieldpattern.h"

#include <charconv>
#include <cstddef>
#include <optional>
#include <string>

namespace fleetwright::analysis::expectations {

namespace {

using yaml::Node;

class Walk {
public:
    std::vector<const Node *> run(const Node *root, std::string_view path)
    {
        step(root, path);
        return std::move(m_found);
    }

private:
    void step(const Node *node, std::string_view path)
    {
        if (path.empty())
            m_found.push_back(node);
        else if (path.front() == '[')
            intoList(node, path);
        else
            intoMap(node, path);
    }

    void intoMap(const Node *node, std::string_view path)
    {
        const yaml::Entry *longest = nullptr;
        for (const yaml::Entry &entry : node->entries()) {
            const std::string_view key = entry.key->text();
            const bool fits = path.starts_with(key)
                              && (path.size() == key.size() || path[key.size()] == '.'
                                  || path[key.size()] == '[');
            if (fits && (!longest || key.size() > longest->key->text().size()))
                longest = &entry;
        }
        if (!longest)
            return;
        path.remove_prefix(longest->key->text().size());
        if (path.starts_with('.'))
            path.remove_prefix(1);
        step(longest->value, path);
    }

    void intoList(const Node *node, std::string_view path)
    {
        const std::size_t close = path.find(']');
        const std::string_view wanted = path.substr(1, close - 1);
        std::string_view rest = path.substr(close + 1);
        if (rest.starts_with('.'))
            rest.remove_prefix(1);
        const std::size_t equals = wanted.find('=');
        for (std::size_t index = 0; index < node->items().size(); ++index) {
            const Node *item = node->items()[index];
            bool fits = wanted == "*" || wanted == std::to_string(index);
            if (equals != std::string_view::npos) {
                const Node *value = item->find(wanted.substr(0, equals));
                fits = value && value->isScalar() && value->text() == wanted.substr(equals + 1);
            }
            if (fits)
                step(item, rest);
        }
    }

    std::vector<const Node *> m_found;
};

std::optional<double> numberOf(std::string_view text)
{
    double number = 0;
    const auto [rest, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool isWhole = rest == text.data() + text.size() && !text.empty();
    return failure == std::errc() && isWhole ? std::optional(number) : std::nullopt;
}

bool isEqualScalar(const Node *rendered, const config::Value &expected)
{
    if (!rendered->isScalar() || rendered->isNull())
        return false;
    if (rendered->text() == expected.text)
        return true;
    if (rendered->tag() != yaml::Tag::Int && rendered->tag() != yaml::Tag::Float)
        return false;
    const auto left = numberOf(rendered->text());
    const auto right = numberOf(expected.text);
    return left && right && *left == *right;
}

} // namespace

std::vector<const Node *> valuesAt(const Node *root, std::string_view path)
{
    return Walk().run(root, path);
}

bool isEqual(const Node *rendered, const config::Value &expected)
{
    switch (expected.kind) {
    case config::Value::Kind::Null:
        return rendered->isNull();
    case config::Value::Kind::Scalar:
        return isEqualScalar(rendered, expected);
    case config::Value::Kind::List:
        if (!rendered->isSequence() || rendered->size() != expected.items.size())
            return false;
        for (std::size_t index = 0; index < expected.items.size(); ++index) {
            if (!isEqual(rendered->items()[index], expected.items[index]))
                return false;
        }
        return true;
    case config::Value::Kind::Map:
        if (!rendered->isMapping() || rendered->size() != expected.entries.size())
            return false;
        for (const config::Value::Entry &entry : expected.entries) {
            const Node *value = rendered->find(entry.key);
            if (!value || !isEqual(value, entry.value))
                return false;
        }
        return true;
    }
    return false;
}

} // namespace fleetwright::analysis::expectations
