// SPDX-License-Identifier: Apache-2.0
#include "yaml/printedtext.h"

#include "yaml/jsonscalar.h"
#include "yaml/scalaranalysis.h"
#include "yaml/unicodeclass.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace fleetwright::yaml {
namespace {

constexpr std::string_view nextLine = "\xc2\x85";

bool isBlank(char c)
{
    return c == ' ' || c == '\t';
}

bool startsWithBlank(std::string_view text)
{
    return !text.empty() && isBlank(text.front());
}

/// The content of the folded block that go-yaml v3 writes for a text (emitterc.go
/// yaml_emitter_write_folded_scalar). It looks at the text's first character where libyaml looks at
/// the one after the break.
std::string foldedContent(std::string_view text)
{
    const bool addsBreaks = !startsWithBlank(text);
    std::string content;
    bool breaks = true;
    bool leadingBlank = true;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t size = characterSize(text[at]);
        if (isBreakAt(text, at)) {
            if (!breaks && !leadingBlank && text[at] == '\n' && addsBreaks)
                content += '\n';
            breaks = true;
        } else {
            if (breaks)
                leadingBlank = isBlank(text[at]);
            breaks = false;
        }
        content += text.substr(at, size);
        at += size;
    }
    if (!breaks)
        content += '\n';
    return content;
}

std::string takeBreaks(std::string_view text, std::size_t &at)
{
    std::string breaks;
    while (at < text.size() && isBreakAt(text, at)) {
        const std::size_t size = characterSize(text[at]);
        // Only U+2028 and U+2029 stay themselves.
        breaks += size == 3 ? text.substr(at, size) : "\n";
        at += size;
    }
    return breaks;
}

std::string takeBreak(std::string_view text, std::size_t &at)
{
    if (at >= text.size())
        return {};
    const std::size_t size = characterSize(text[at]);
    const std::string result(size == 3 ? text.substr(at, size) : "\n");
    at += size;
    return result;
}

enum class Chomping { Strip, Clip, Keep };

Chomping chompingOf(std::string_view text)
{
    std::size_t breaks = 0;
    std::size_t at = text.size();
    while (at > 0 && breaks < 2) {
        std::size_t begin = at - 1;
        while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xc0) == 0x80)
            --begin;
        if (!isBreakAt(text, begin))
            break;
        at = begin;
        ++breaks;
    }
    if (breaks == 0)
        return Chomping::Strip;
    const bool nothingElse = at == 0;
    return breaks == 2 || nothingElse ? Chomping::Keep : Chomping::Clip;
}

/// Reads the content of a folded block (scannerc.go yaml_parser_scan_block_scalar).
std::string readFolded(std::string_view content, Chomping chomping)
{
    std::string result;
    std::string leadingBreak;
    std::size_t at = 0;
    std::string trailingBreaks = takeBreaks(content, at);
    bool leadingBlank = false;
    while (at < content.size()) {
        const bool trailingBlank = isBlank(content[at]);
        if (leadingBreak.starts_with('\n') && !leadingBlank && !trailingBlank)
            result += trailingBreaks.empty() ? " " : "";
        else
            result += leadingBreak;
        result += trailingBreaks;
        leadingBlank = isBlank(content[at]);
        while (at < content.size() && !isBreakAt(content, at))
            result += content[at++];
        leadingBreak = takeBreak(content, at);
        trailingBreaks = takeBreaks(content, at);
    }
    if (chomping != Chomping::Strip)
        result += leadingBreak;
    if (chomping == Chomping::Keep)
        result += trailingBreaks;
    return result;
}

/// Whether any character could trouble the way through JSON: all that do are above ASCII or DEL.
bool isHarmless(std::string_view text)
{
    return std::none_of(text.begin(), text.end(),
                        [](char c) { return static_cast<unsigned char>(c) >= 0x7f; });
}

/// goyaml.v2's reader takes no control characters, which encoding/json leaves as they are above
/// U+001F.
bool hasControl(std::string_view text)
{
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint codePoint = codePointAt(text, at);
        const char32_t value = codePoint.value;
        const bool control = value >= 0x7f && value < 0xa0 && value != 0x85;
        if (control || value == 0xfffe || value == 0xffff)
            return true;
        at += codePoint.size;
    }
    return false;
}

bool isDocumentIndicator(std::string_view text)
{
    if (!text.starts_with("---") && !text.starts_with("..."))
        return false;
    // A quotation mark follows the text's end; in JSON other breaks and tabs are escapes.
    const std::string_view rest = text.substr(3);
    return rest.starts_with(' ') || rest.starts_with(nextLine);
}

/// U+0085 is a line break in the quoted text that goyaml.v2 reads: it folds. Nothing if a document
/// would begin there.
std::optional<std::string> foldNextLines(std::string_view text)
{
    std::string result;
    for (std::size_t at = 0; at < text.size();) {
        if (text.substr(at, nextLine.size()) != nextLine) {
            result += text[at++];
            continue;
        }
        while (result.ends_with(' '))
            result.pop_back();
        std::size_t breaks = 0;
        while (at < text.size() && (text[at] == ' ' || text.substr(at, 2) == nextLine)) {
            const bool isSpace = text[at] == ' ';
            breaks += isSpace ? 0 : 1;
            at += isSpace ? 1 : nextLine.size();
            if (!isSpace && isDocumentIndicator(text.substr(at)))
                return std::nullopt;
        }
        result += breaks == 1 ? std::string(" ") : std::string(breaks - 1, '\n');
    }
    return result;
}

std::optional<base::Error> checkCharacters(const Node *scalar, std::string_view text)
{
    if (hasControl(text))
        return scalarError(scalar, "control characters are not allowed");
    return std::nullopt;
}

} // namespace

base::Result<std::string_view> reprinted(const Node *string, std::string &storage)
{
    const std::string_view text = string->text();
    const bool isBlock = string->style() == Style::Literal || string->style() == Style::Folded;
    if (!isBlock || !analyzeScalar(text).literalWithTabsAllowed)
        return text;
    // Without an indentation hint the reader takes the tab for a part of the indent.
    if (text.starts_with('\t'))
        return scalarError(string, "found a tab character where an indentation space is expected");
    if (string->style() == Style::Literal)
        return text;
    storage = readFolded(foldedContent(text), chompingOf(text));
    return std::string_view(storage);
}

base::Result<std::string_view> throughJson(const Node *scalar, std::string_view text,
                                           std::string &storage)
{
    if (isHarmless(text))
        return text;
    if (std::optional<base::Error> error = checkCharacters(scalar, text))
        return std::move(*error);
    if (text.find(nextLine) == std::string_view::npos)
        return text;
    std::optional<std::string> folded = foldNextLines(text);
    if (!folded)
        return scalarError(scalar, "found unexpected document indicator");
    storage = std::move(*folded);
    return std::string_view(storage);
}

std::optional<base::Error> checkKey(const Node *key)
{
    const std::string_view text = key->text();
    if (isHarmless(text))
        return std::nullopt;
    if (std::optional<base::Error> error = checkCharacters(key, text))
        return error;
    if (text.find(nextLine) != std::string_view::npos)
        return scalarError(key, "did not find expected ',' or '}'");
    return std::nullopt;
}

} // namespace fleetwright::yaml
