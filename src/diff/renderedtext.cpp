// SPDX-License-Identifier: Apache-2.0
#include "diff/alignment.h"
#include "diff/placeholders.h"
#include "model/secret.h"

#include <algorithm>

namespace fleetwright::diff {

namespace {

/// Where the value may begin on a line: behind "key:" or "- ".
std::size_t valueBegin(std::string_view line, const yaml::Node *key)
{
    if (key) {
        const std::size_t found = line.find(key->text());
        if (found != std::string_view::npos)
            return std::min(line.size(), found + key->text().size() + 1);
    }
    const std::size_t text = line.find_first_not_of(" -");
    return text == std::string_view::npos ? line.size() : text;
}

void markIdentity(RenderedText::Line &line, const Placeholders &placeholders)
{
    line.compared = line.text;
    if (placeholders.empty() || (line.value && !line.value->isScalar()))
        return;
    const std::string_view key = line.key ? line.key->text() : std::string_view();
    const std::size_t begin = valueBegin(line.text, line.key);
    std::vector<Placeholders::Match> matches;
    if (const auto whole =
            line.value ? placeholders.whole(key, line.value->text()) : std::nullopt) {
        const std::size_t at = line.text.find(line.value->text(), begin);
        if (at != std::string::npos) {
            matches = {{at, at + line.value->text().size(), *whole}};
            if (!placeholders.isGeneratedName(*whole))
                line.placeholder = placeholders.nameOf(*whole);
        }
    }
    if (matches.empty()) {
        matches = placeholders.find({}, std::string_view(line.text).substr(begin));
        for (Placeholders::Match &match : matches) {
            match.begin += begin;
            match.end += begin;
        }
    }
    for (auto match = matches.rbegin(); match != matches.rend(); ++match) {
        line.compared.replace(match->begin, match->end - match->begin,
                              "\x01" + placeholders.nameOf(match->value) + "\x02");
    }
    for (const Placeholders::Match &match : matches)
        line.identity.push_back(
            {static_cast<std::uint32_t>(match.begin), static_cast<std::uint32_t>(match.end)});
}

bool isSecretLine(const model::Object &object, const yaml::RenderedLine &line)
{
    if (model::comesFromSecret(line.value))
        return true;
    if (!model::isSecret(object.id))
        return false;
    const auto path = model::FieldPath::fromText(line.path);
    return !path || model::isSecretValue(object.id, path->segments());
}

std::vector<std::string_view> splitLines(std::string_view text)
{
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        lines.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

} // namespace

base::Result<RenderedText> renderText(const Column &column, const model::Object *object,
                                      Expected expected)
{
    RenderedText result;
    result.label = column.label;
    result.object = object;
    result.present = object != nullptr;
    result.notRendered = !object && !column.failures.empty();
    if (!object)
        return result;
    std::vector<yaml::RenderedLine> nodes;
    base::Result<std::string> text = yaml::renderYaml(object->root, nodes);
    if (!text)
        return text.error();
    if (expected == Expected::Ignore)
        result.expected = column.expected;
    const Placeholders placeholders =
        expected == Expected::Ignore ? Placeholders(column) : Placeholders();
    const std::vector<std::string_view> lines = splitLines(*text);
    const yaml::Node *maskedValue = nullptr;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const yaml::RenderedLine node = i < nodes.size() ? nodes[i] : yaml::RenderedLine();
        if (maskedValue && node.value == maskedValue)
            continue; // further lines of a masked value
        RenderedText::Line line;
        line.text = lines[i];
        line.path = node.path;
        line.key = node.key;
        line.value = node.value;
        maskedValue = nullptr;
        if (node.value && node.value->isScalar() && isSecretLine(*object, node)) {
            maskedValue = node.value;
            line.masked = true;
            line.text = line.text.substr(0, valueBegin(line.text, node.key)) + " "
                        + model::maskedText(node.value);
            line.compared = line.text;
        } else {
            markIdentity(line, placeholders);
        }
        result.lines.push_back(std::move(line));
    }
    return result;
}

RenderedText plainText(std::string label, std::string_view text)
{
    RenderedText result;
    result.label = std::move(label);
    result.present = true;
    for (const std::string_view line : splitLines(text)) {
        RenderedText::Line entry;
        entry.text = line.ends_with('\r') ? line.substr(0, line.size() - 1) : line;
        entry.compared = line;
        result.lines.push_back(std::move(entry));
    }
    return result;
}

} // namespace fleetwright::diff
