// SPDX-License-Identifier: Apache-2.0
#include "helm/placejudge.h"

#include "yaml/reader.h"
#include "yaml/scalar.h"

#include <algorithm>
#include <vector>

namespace fleetwright::helm {
namespace {

using yaml::Node;

constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";

bool isTemplate(std::string_view file)
{
    return file.find("templates/") != std::string_view::npos;
}

std::string_view withoutLineEnds(std::string_view text)
{
    const std::size_t end = text.find_last_not_of("\r\n");
    return text.substr(0, end == std::string_view::npos ? 0 : end + 1);
}

/// The scalar that a text is as YAML 1.1.
std::optional<std::string> scalarOf(std::string_view raw)
{
    yaml::ReadOptions options;
    options.schema = yaml::Schema::Yaml11;
    if (raw.empty())
        return std::string();
    const auto parsed = yaml::readFile(
        std::make_shared<const base::SourceFile>(base::RepoPath{}, std::string(raw)), options);
    if (!parsed || (*parsed)->documents.size() != 1 || !(*parsed)->documents.front()->isScalar())
        return std::nullopt;
    return std::string((*parsed)->documents.front()->text());
}

void findScalars(const Node *node, const base::Span &place, std::vector<const Node *> &found)
{
    if (node->isScalar() && node->span().begin == place.begin && node->span().end == place.end)
        found.push_back(node);
    for (const yaml::Entry &entry : node->entries())
        findScalars(entry.value, place, found);
    for (const Node *item : node->items())
        findScalars(item, place, found);
}

/// The texts under which a template may print a scalar of a values file: numbers are float64.
std::vector<std::string> printedTexts(const Node &scalar)
{
    std::vector<std::string> texts{std::string(scalar.text())};
    const auto number = yaml::parseFloat(scalar.text());
    if (number && (scalar.tag() == yaml::Tag::Int || scalar.tag() == yaml::Tag::Float)) {
        texts.push_back(yaml::formatJsonFloat(*number));
        texts.push_back(yaml::formatYamlFloat(*number));
    }
    if (const auto truth = yaml::parseBool(scalar.text());
        scalar.tag() == yaml::Tag::Bool && !truth)
        texts.insert(texts.end(), {"true", "false"}); // yes, no, on, off
    return texts;
}

/// The actions of a text print nothing.
std::string withoutOutput(std::string_view raw)
{
    std::string text;
    while (true) {
        const std::size_t open = raw.find("{{");
        const std::size_t close = open == raw.npos ? open : raw.find("}}", open);
        text += raw.substr(0, open);
        if (close == raw.npos)
            return text + std::string(open == raw.npos ? "" : raw.substr(open));
        const std::string_view action = raw.substr(open, close + 2 - open);
        text += action.starts_with("{{-") ? "{{- \"\"" : "{{ \"\"";
        text += action.ends_with("-}}") ? " -}}" : " }}";
        raw.remove_prefix(close + 2);
    }
}

/// Another scalar in place of this one.
std::string anotherScalar(std::string_view raw)
{
    std::string text(raw);
    if (raw == "true" || raw == "false")
        return raw == "true" ? "false" : "true";
    if (raw.empty() || raw == "null" || raw == "~")
        return " x";
    if (raw.size() > 1 && (raw[0] == '"' || raw[0] == '\''))
        return text.insert(text.size() - 1, "7");
    return text.insert(withoutLineEnds(raw).size(), "7");
}

/// Other texts in place of what stands there. An action that prints nothing is replaced by a text.
std::vector<std::string> others(std::string_view raw)
{
    const std::size_t action = raw.find("{{");
    if (action == std::string_view::npos)
        return {anotherScalar(raw)};
    if (action == 0)
        return {withoutOutput(raw), "x"};
    return {std::string(raw).insert(action, "7")};
}

/// Helm takes it out of what templates print, wherever it stands.
std::string withoutNoValue(std::string_view raw)
{
    constexpr std::string_view noValue = "<no value>";
    std::string text(raw);
    for (std::size_t at = text.find(noValue); at != std::string::npos; at = text.find(noValue))
        text.erase(at, noValue.size());
    return text;
}

/// Whether a scalar comes from another place since what stands at `changed` is another: the key may
/// be printed twice.
bool isElsewhere(const Node &now, const Node &before, const base::Span &changed,
                 const std::string &text)
{
    if (!now.span().known() || now.span().file->path() != before.span().file->path())
        return true;
    std::int64_t begin = before.span().begin;
    if (before.span().file == changed.file && begin > changed.begin)
        begin += static_cast<std::int64_t>(text.size())
                 - static_cast<std::int64_t>(changed.end - changed.begin);
    return now.span().begin != begin;
}

} // namespace

std::optional<std::string> PlaceJudge::fileAt(const base::Span &place) const
{
    for (const auto &[name, content] : m_test.files) {
        std::string path = name;
        // A file of an archive lies in it as if that were the chart's folder.
        if (const std::size_t bang = path.find('!'); bang != std::string::npos)
            path.replace(bang, path.find('/', bang) - bang, "");
        std::string_view bytes = content;
        if (bytes.starts_with(byteOrderMark))
            bytes.remove_prefix(byteOrderMark.size());
        if (path == place.file->path().text() && bytes == place.file->bytes())
            return name;
    }
    return std::nullopt;
}

Judgement PlaceJudge::inTemplate(const Node &scalar, std::string_view raw) const
{
    const std::size_t action = raw.find("{{");
    if (action == std::string_view::npos) {
        const auto written = scalarOf(withoutNoValue(raw));
        const bool isSame = written && withoutLineEnds(*written) == withoutLineEnds(scalar.text());
        return {PlaceKind::Written, false, isSame ? "" : "the template says something else"};
    }
    if (raw.rfind("}}") == std::string_view::npos)
        return {PlaceKind::Mixed, false, "half an action"};
    if (action == 0 && raw.find("}}") == raw.size() - 2)
        return {PlaceKind::Action, false, ""};
    // What stands before the action is printed as it is, behind a quote or a block's head.
    std::string_view before = raw.substr(0, action);
    if (before.starts_with('|') || before.starts_with('>'))
        before.remove_prefix(std::min(before.find('\n'), before.size()));
    else if (before.starts_with('"') || before.starts_with('\''))
        before.remove_prefix(1);
    const std::size_t first = before.find_first_not_of(" \r\n");
    before.remove_prefix(first == std::string_view::npos ? before.size() : first);
    before = before.substr(0, before.find_first_of("\\\r\n'"));
    while (before.ends_with(' '))
        before.remove_suffix(1); // {{- takes it away
    const bool isSame = scalar.text().starts_with(before);
    return {PlaceKind::Mixed, false, isSame ? "" : "the template's text is not in it"};
}

Judgement PlaceJudge::inValues(const Node &scalar, const base::Span &place) const
{
    yaml::ReadOptions options;
    options.schema = yaml::Schema::Yaml11;
    options.duplicateKeys = yaml::DuplicateKeys::LastWins;
    const auto parsed = yaml::readFile(std::make_shared<const base::SourceFile>(
                                           place.file->path(), std::string(place.file->bytes())),
                                       options);
    if (!parsed)
        return {PlaceKind::Value, false, "the file is no YAML"};
    std::vector<const Node *> found;
    for (const Node *document : (*parsed)->documents)
        findScalars(document, place, found);
    if (found.empty())
        return {PlaceKind::Value, false, "no scalar stands there"};
    const std::vector<std::string> texts = printedTexts(*found.front());
    if (std::ranges::find(texts, scalar.text()) != texts.end())
        return {PlaceKind::Value, false, ""};
    const bool isPart = std::ranges::any_of(texts, [&](const std::string &text) {
        return !text.empty() && scalar.text().find(text) != std::string_view::npos;
    });
    return {PlaceKind::Part, false, isPart ? "" : "another value stands there"};
}

Judgement PlaceJudge::standing(const Node &scalar, const base::Span &place) const
{
    return isTemplate(place.file->path().text()) ? inTemplate(scalar, place.text())
                                                 : inValues(scalar, place);
}

const RenderedCase *PlaceJudge::changed(const std::string &file, const base::Span &place,
                                        const std::string &text)
{
    const auto [known, isNew] = m_changed.try_emplace({file, place.begin, place.end, text});
    if (isNew) {
        auto files = m_test.files;
        std::string &content = files[file];
        const std::size_t mark = content.size() - place.file->bytes().size();
        content.replace(mark + place.begin, place.end - place.begin, text);
        if (auto made = renderedCase(m_test, files))
            known->second = *std::move(made);
    }
    return known->second ? &*known->second : nullptr;
}

PlaceJudge::Effect PlaceJudge::effectOf(const std::string &file, const base::Span &place,
                                        const std::string &text, const Scalar &scalar)
{
    const RenderedCase *other = changed(file, place, text);
    if (!other || scalar.document >= other->documents.size())
        return Effect::Lost;
    const Node *now = scalar.field.find(other->documents[scalar.document]);
    const bool isSame = now && now->isScalar() && now->text() == scalar.node->text()
                        && now->tag() == scalar.node->tag();
    return isSame && !isElsewhere(*now, *scalar.node, place, text) ? Effect::None : Effect::Changed;
}

Judgement PlaceJudge::judge(const Scalar &scalar, const base::Span &place)
{
    if (!place.known())
        return {PlaceKind::Value, false, "no place"};
    const std::optional<std::string> file = fileAt(place);
    if (!file)
        return {PlaceKind::Value, false, place.file->path().text() + " is not there"};
    if (place.begin > place.end || place.end > place.file->bytes().size())
        return {PlaceKind::Value, false, "the place is outside of the file"};
    Judgement judgement = standing(*scalar.node, place);
    if (!judgement.problem.empty())
        return judgement;
    Effect effect = Effect::None;
    for (const std::string &text : others(place.text())) {
        if (effect == Effect::None)
            effect = effectOf(*file, place, text, scalar);
    }
    judgement.isLost = effect == Effect::Lost;
    if (effect == Effect::None)
        judgement.problem = "what stands there has no effect on it";
    return judgement;
}

} // namespace fleetwright::helm
