// SPDX-License-Identifier: Apache-2.0
#include "kustomize/valueplaces.h"

#include "base/base64.h"
#include "kustomize/writtentext.h"

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <sstream>
#include <vector>

namespace fleetwright::kustomize {
namespace {

using model::FieldPath;
using model::FieldSetting;
using yaml::Node;
using Keys = std::vector<std::string>;

Keys keysOf(const FieldPath &field)
{
    Keys keys;
    for (const FieldPath::Segment &segment : field.segments()) {
        if (segment.kind == FieldPath::Segment::Kind::Key)
            keys.push_back(segment.key);
    }
    return keys;
}

/// A scalar of a parsed file at a byte.
struct FoundScalar {
    const Node *node = nullptr;
    Keys keys;                         ///< from its document down
    std::vector<const Node *> holders; ///< the collections it stands in
};

void findScalars(const Node *node, std::uint32_t begin, FoundScalar &way,
                 std::vector<FoundScalar> &found)
{
    if (node->isScalar()) {
        if (node->span().begin == begin) {
            found.push_back(way);
            found.back().node = node;
        }
        return;
    }
    way.holders.push_back(node);
    for (const yaml::Entry &entry : node->entries()) {
        way.keys.emplace_back(entry.key->text());
        findScalars(entry.value, begin, way, found);
        way.keys.pop_back();
    }
    for (const Node *item : node->items())
        findScalars(item, begin, way, found);
    way.holders.pop_back();
}

bool endsWith(const Keys &keys, const Keys &tail)
{
    return keys.size() >= tail.size() && std::equal(tail.rbegin(), tail.rend(), keys.rbegin());
}

class Judge {
public:
    Judge(const base::FileSource &files, const model::Rendering &rendering,
          const model::Object &object, const FieldPath &field,
          const std::vector<FieldSetting> &history, std::size_t index)
        : m_files(files), m_rendering(rendering), m_object(object), m_field(field),
          m_keys(keysOf(field)), m_history(history), m_setting(history[index]),
          m_node(*m_setting.node), m_index(index)
    {}

    Judgement run()
    {
        if (std::string problem = notInFleet(m_node.span()); !problem.empty())
            return {PlaceKind::Manifest, problem};
        if (!m_setting.step || m_setting.step->field == "resources")
            return manifest();
        if (std::string problem = notInFleet(m_setting.step->span); !problem.empty())
            return {PlaceKind::Generated, "its entry: " + problem};
        const std::string_view field = m_setting.step->field;
        if (!m_node.span().known())
            return madeByEntry(field);
        m_bytes = m_node.span().file->bytes();
        m_raw = m_node.span().text();
        m_key = keyAbove(m_bytes, m_node.span().begin);
        return standing(field);
    }

private:
    /// A known span lies in a file of the fleet that has these bytes.
    std::string notInFleet(const base::Span &span) const
    {
        if (!span.known())
            return {};
        const auto file = m_files.read(span.file->path());
        if (!file || (*file)->bytes() != span.file->bytes())
            return span.file->path().text() + " is not what the fleet has there";
        if (span.begin > span.end || span.end > span.file->bytes().size())
            return "the place is outside of " + span.file->path().text();
        return {};
    }

    [[nodiscard]] Judgement good(PlaceKind kind) const { return {kind, {}}; }
    [[nodiscard]] Judgement bad(PlaceKind kind, std::string_view why) const
    {
        std::string text(why);
        text += ": value \"" + std::string(m_node.text().substr(0, 80)) + '"';
        if (m_node.span().known())
            text +=
                ", under key \"" + m_key + "\" stands \"" + std::string(m_raw.substr(0, 80)) + '"';
        return {kind, text};
    }
    [[nodiscard]] Judgement check(bool fine, PlaceKind kind, std::string_view why) const
    {
        return fine ? good(kind) : bad(kind, why);
    }

    [[nodiscard]] bool standsWhole() const
    {
        const auto text = decoded(m_raw);
        return (text && isSameValue(*text, &m_node)) || isSameValue(m_raw, &m_node);
    }
    [[nodiscard]] bool standsInPart() const
    {
        const auto text = decoded(m_raw);
        return text && !text->empty()
               && (m_node.text().find(*text) != std::string_view::npos
                   || m_node.text().find(shortest(*text)) != std::string_view::npos);
    }

    /// A number as JSON has it: 1.20 is 1.2 in the configuration of a plugin.
    static std::string shortest(const std::string &text)
    {
        char *end = nullptr;
        const double number = std::strtod(text.c_str(), &end);
        std::ostringstream printed;
        printed << number;
        return end == text.c_str() + text.size() ? printed.str() : text;
    }

    // What came with the object.

    Judgement manifest()
    {
        if (!m_node.span().known())
            return bad(PlaceKind::Manifest, "no place");
        m_raw = m_node.span().text();
        m_key = keyAbove(m_node.span().file->bytes(), m_node.span().begin);
        const auto found = scalarsAt(m_node.span());
        for (const FoundScalar &scalar : found) {
            // Annotations in a List become texts after JSON made "null" of nothing.
            const bool isNull = scalar.node->isNull() && m_node.text() == "null";
            const bool whole =
                isNull || isSameValue(scalar.node->text(), &m_node) || isFolded(*scalar.node);
            const bool samePath = endsWith(scalar.keys, m_keys);
            if (whole && samePath && standsInside(scalar))
                return good(PlaceKind::Manifest);
            if (whole && isAnchored(scalar))
                return good(PlaceKind::Alias);
        }
        return bad(PlaceKind::Manifest, "the manifest does not say so at this place");
    }

    /// A folded text that was printed and read again before a JSON patch: go-yaml doubles line
    /// breaks beside lines that are indented more.
    [[nodiscard]] bool isFolded(const Node &scalar) const
    {
        std::string written(scalar.text());
        std::string value(m_node.text());
        std::erase(written, '\n');
        std::erase(value, '\n');
        return scalar.style() == yaml::Style::Folded && written == value;
    }

    /// The scalar or a collection around it has an anchor, and the file an alias.
    [[nodiscard]] bool isAnchored(const FoundScalar &scalar) const
    {
        const std::string_view bytes = m_node.span().file->bytes();
        const auto hasAnchor = [&](const Node *node) {
            const std::string_view before = trimmed(bytes.substr(0, node->span().begin));
            const std::size_t word = before.find_last_of(" \n") + 1;
            return before.substr(word).starts_with('&')
                   && bytes.find('*' + std::string(before.substr(word + 1))) != bytes.npos;
        };
        const bool sameKey = !scalar.keys.empty() && scalar.keys.back() == lastKey();
        return hasAnchor(scalar.node)
               || (sameKey && std::any_of(scalar.holders.begin(), scalar.holders.end(), hasAnchor));
    }

    /// Every collection of the object around the value that is in this file holds the place. A
    /// generator that took the object over is the only one that stands elsewhere.
    [[nodiscard]] bool standsInside(const FoundScalar &scalar) const
    {
        const Node *node = m_object.root;
        for (const FieldPath::Segment &segment : m_field.segments()) {
            if (node->change() && m_index > 0)
                break; // below it stands what hides the value
            const base::Span &span = node->span();
            const bool here = span.known() && span.file->path() == m_node.span().file->path();
            if (node == m_object.root && !here && !m_setting.step)
                return false;
            const bool holds =
                std::any_of(scalar.holders.begin(), scalar.holders.end(),
                            [&](const Node *holder) { return holder->span().begin == span.begin; });
            if (here && !node->change() && !holds)
                return false;
            node = FieldPath({segment}).find(node);
        }
        return true;
    }

    /// The entry that did it holds the value, or names the file that does.
    [[nodiscard]] bool entryLeadsHere() const
    {
        const base::Span &entry = m_setting.step->span;
        const base::Span &span = m_node.span();
        if (!entry.known())
            return false;
        if (entry.file->path() == span.file->path())
            return entry.begin <= span.begin && span.end <= entry.end;
        return entry.text().find(span.file->path().name()) != std::string_view::npos;
    }

    /// A value that a field of the output has or had stands at this very place, under a key; the
    /// whole of it was taken, or a part between delimiters.
    [[nodiscard]] bool isOfOutput(std::string_view key, bool inParts) const
    {
        for (const model::Object &object : m_rendering.objects) {
            if (isBelow(object.root, object.root, {}, key, inParts))
                return true;
        }
        return false;
    }

    /// RNode.GetFieldValue reads numbers and booleans, which are then written anew: 007 as 7.
    [[nodiscard]] bool isSamePrimitive(std::string_view written) const
    {
        const std::string source(written);
        const std::string value(m_node.text());
        if (lower(source) == "true" || lower(source) == "false")
            return value.find(lower(source)) != std::string::npos;
        char *end = nullptr;
        const double number = std::strtod(source.c_str(), &end);
        if (source.empty() || *end != 0)
            return false;
        for (const char *at = value.c_str(); *at != 0; ++at) {
            if (std::strtod(at, &end) == number && end != at)
                return true;
        }
        return false;
    }

    [[nodiscard]] bool isBelow(const Node *root, const Node *node, const FieldPath &path,
                               std::string_view key, bool inParts) const
    {
        if (node->isScalar()) {
            if (path.isRoot() || keysOf(path).empty() || keysOf(path).back() != key)
                return false;
            const auto history = model::fieldHistory(root, path);
            return std::any_of(history.begin(), history.end(), [&](const FieldSetting &setting) {
                const std::string_view text = setting.node->text();
                return setting.node->span() == m_node.span() && setting.node != &m_node
                       && (text == m_node.text() || (inParts && sharesPart(text))
                           || (inParts && isSamePrimitive(text)));
            });
        }
        using Segment = FieldPath::Segment;
        for (const yaml::Entry &entry : node->entries()) {
            const FieldPath below =
                path.child({Segment::Kind::Key, std::string(entry.key->text()), {}, 0});
            if (isBelow(root, entry.value, below, key, inParts))
                return true;
        }
        for (std::size_t index = 0; index < node->items().size(); ++index) {
            const FieldPath below = path.child({Segment::Kind::Index, {}, {}, index});
            if (isBelow(root, node->items()[index], below, key, inParts))
                return true;
        }
        return false;
    }

    std::vector<FoundScalar> scalarsAt(const base::Span &span)
    {
        std::vector<FoundScalar> found;
        const yaml::ParsedFilePtr read = parsed(span.file->path(), std::string(span.file->bytes()));
        if (!read)
            return found;
        for (const Node *document : read->documents) {
            FoundScalar way;
            findScalars(document, span.begin, way, found);
        }
        m_read = read;
        return found;
    }

    // What a layer set.

    Judgement standing(std::string_view field)
    {
        if (field.starts_with("patch") || field == "PatchTransformer")
            return patch();
        if (isOneOf(field, {"labels", "commonLabels", "commonAnnotations", "LabelTransformer",
                            "AnnotationsTransformer"}))
            return check(standsWhole() && m_key == lastKey(), PlaceKind::Entry, "no such entry");
        if (isOneOf(field, {"namespace", "NamespaceTransformer"}))
            return check(standsWhole() && isField(m_key, {"namespace"}), PlaceKind::Entry,
                         "no namespace");
        if (isOneOf(field, {"namePrefix", "nameSuffix"}))
            return affix(field);
        if (field == "images")
            return check(standsInPart() && entryLeadsHere() && lower(m_key) == imageKey(),
                         PlaceKind::Image, "no part of the image");
        if (field == "replicas")
            return count();
        if (field.ends_with("Generator"))
            return generated();
        if (isOneOf(field, {"hash", "nameReference"}))
            return check(standsInPart() && isFromName(field)
                             && isField(m_key, {"name", "namePrefix", "nameSuffix", "prefix",
                                                "suffix", "namespace"}),
                         PlaceKind::Computed, "no part of the name");
        if (field == "vars")
            return variable();
        if (field == "replacements")
            return replacement();
        if (field == "ValueAddTransformer")
            return check(standsInPart() && m_key == "value", PlaceKind::Added, "no value");
        return bad(PlaceKind::Added, "unknown step " + std::string(field));
    }

    /// A hashed name stands where the name before did, a reference where the name or namespace of
    /// an object does.
    [[nodiscard]] bool isFromName(std::string_view field) const
    {
        if (field == "hash")
            return m_index + 1 < m_history.size()
                   && m_history[m_index + 1].node->span() == m_node.span();
        return std::any_of(m_rendering.objects.begin(), m_rendering.objects.end(),
                           [&](const model::Object &object) {
                               const Node *metadata = object.root->find("metadata");
                               return std::any_of(
                                   metadata->entries().begin(), metadata->entries().end(),
                                   [&](const yaml::Entry &entry) {
                                       return isOneOf(entry.key->text(), {"name", "namespace"})
                                              && entry.value->text() == m_node.text()
                                              && entry.value->span() == m_node.span();
                                   });
                           });
    }

    [[nodiscard]] std::string lastKey() const { return m_keys.empty() ? "" : m_keys.back(); }

    Judgement affix(std::string_view field) const
    {
        const auto text = decoded(m_raw);
        const bool before = field == "namePrefix";
        const bool fine =
            text && !text->empty()
            && (before ? m_node.text().starts_with(*text) : m_node.text().ends_with(*text));
        const bool key = before ? isField(m_key, {"namePrefix", "prefix"})
                                : isField(m_key, {"nameSuffix", "suffix"});
        return check(fine && key, PlaceKind::Affix, "no such affix");
    }

    /// The field of an entry of images that says most about the image.
    [[nodiscard]] std::string imageKey() const
    {
        const std::string entry = lower(entryText());
        for (const std::string key : {"newtag", "digest", "tagsuffix", "newname", "name"}) {
            for (std::size_t at = entry.find(key + ':'); at != entry.npos;
                 at = entry.find(key + ':', at + 1)) {
                const bool begins =
                    at == 0
                    || std::string_view(" {,\n\"'").find(entry[at - 1]) != std::string::npos;
                const std::size_t value = entry.find_first_not_of(' ', at + key.size() + 1);
                const bool empty = value == entry.npos || entry[value] == '\n'
                                   || entry.compare(value, 2, "\"\"") == 0
                                   || entry.compare(value, 4, "null") == 0;
                if (begins && !empty)
                    return key;
            }
        }
        return {};
    }

    Judgement count() const
    {
        if (m_key == "count")
            return check(standsWhole(), PlaceKind::Count, "another count");
        return check(m_node.text() == "0" && m_raw.find("count") == m_raw.npos, PlaceKind::Count,
                     "no count");
    }

    Judgement patch()
    {
        if (!entryLeadsHere())
            return bad(PlaceKind::Patch, "its entry neither holds it nor names its file");
        const auto found = scalarsAt(m_node.span());
        for (const FoundScalar &scalar : found) {
            if (!isSameValue(scalar.node->text(), &m_node))
                continue;
            if (endsWith(scalar.keys, m_keys)) // patches may be items of a list
                return good(PlaceKind::Patch);
        }
        const bool item = m_key.starts_with('-') || m_key == "[";
        const std::string key = item && m_key.size() > 1 ? m_key.substr(1) : m_key;
        if (standsWhole() && pointerLeadsHere(key))
            return good(PlaceKind::PatchValue);
        if (standsWhole() && (sameKey(key) || m_key == "[") && m_key != "value")
            return good(PlaceKind::Patch);
        const auto outer = decoded(m_raw);
        const std::string text(trimmed(m_node.text()));
        const bool folded =
            !m_raw.empty() && std::string_view("'\">").find(m_raw.front()) != m_raw.npos;
        if (outer && folded && !standsWhole()
            && isOneOf(m_key, {"patch", "-patchesStrategicMerge", "patches", "jsonOp"}))
            return check(outer->find(lastKey()) != std::string::npos
                             && (outer->find(text) != std::string::npos || !m_node.isString()),
                         PlaceKind::InScalar, "the patch does not hold it");
        if (outer && sameKey(key) && base::decodeBase64(*outer) == m_node.text()) // !!binary
            return good(PlaceKind::PatchValue);
        return bad(PlaceKind::Patch, "the patch does not say so at this place");
    }

    [[nodiscard]] bool sameKey(std::string_view key) const
    {
        return key == lastKey() || isSameText(key, lastKey(), false);
    }

    /// An operation's pointer right before or after the value is the beginning of the field's path,
    /// and the rest is below its value.
    [[nodiscard]] bool pointerLeadsHere(const std::string &key) const
    {
        const std::size_t begin = m_node.span().begin;
        std::size_t before = begin;
        do {
            before = before == 0 ? m_bytes.npos : m_bytes.rfind("path", before - 1);
        } while (before != m_bytes.npos && !isPathField(before));
        std::size_t after = m_node.span().end;
        while ((after = m_bytes.find("path", after)) != m_bytes.npos && !isPathField(after))
            ++after;
        return leadsHere(before, key) || leadsHere(after, key);
    }

    [[nodiscard]] bool isPathField(std::size_t at) const
    {
        const std::string_view rest = m_bytes.substr(at + 4, 2);
        const bool begins =
            at == 0 || isBlank(m_bytes[at - 1])
            || std::string_view("\"'{,").find(m_bytes[at - 1]) != std::string_view::npos;
        return begins && (rest.starts_with(':') || rest == "\":" || rest == "':");
    }

    [[nodiscard]] bool leadsHere(std::size_t at, const std::string &key) const
    {
        if (at == m_bytes.npos)
            return false;
        const std::size_t slash = m_bytes.find('/', at);
        if (slash == m_bytes.npos || slash > at + 12)
            return false;
        const std::size_t end = m_bytes.find_first_of("\"', \r\n}", slash);
        const Keys pointer = pointerKeys(m_bytes.substr(slash, end - slash));
        if (pointer.size() > m_keys.size()
            || !std::equal(pointer.begin(), pointer.end(), m_keys.begin()))
            return false;
        if (pointer.size() == m_keys.size())
            return key == "value" || key == "[" || key.empty();
        return sameKey(key) || key == "[";
    }

    Judgement generated() const
    {
        const bool data = !m_keys.empty() && isOneOf(m_keys.front(), {"data", "binaryData"});
        const base::Span &entry = m_setting.step->span;
        if (entry.known() && !entryLeadsHere() && !isOption())
            return bad(PlaceKind::Argument, "its entry neither holds it nor names its file");
        if (!data)
            return check(standsWhole() && (m_key == lastKey() || m_key == "name"),
                         PlaceKind::Argument, "no such argument");
        const std::string bytes = unwrapped();
        const base::Span &span = m_node.span();
        if (span.begin == 0 && span.end == m_bytes.size()
            && (m_raw == m_node.text() || m_raw == bytes))
            return good(PlaceKind::File);
        const std::string lead = lastKey() + "=";
        std::string_view before = m_bytes.substr(0, span.begin);
        if (before.ends_with('"') || before.ends_with('\''))
            before.remove_suffix(1);
        const bool matches = m_raw == m_node.text() || m_raw == bytes;
        if (before.ends_with(lead) && matches) {
            const std::string_view line = before.substr(before.rfind('\n') + 1);
            const bool env = trimmed(line) == lead || trimmed(line) == "\xEF\xBB\xBF" + lead;
            return good(env ? PlaceKind::EnvLine : PlaceKind::Literal);
        }
        const auto text = decoded(m_raw);
        if (text && text->starts_with(lead)) {
            std::string value = text->substr(lead.size());
            if (value.size() > 1 && value.front() == value.back()
                && (value.front() == '"' || value.front() == '\''))
                value = value.substr(1, value.size() - 2);
            return check(value == m_node.text() || value == bytes, PlaceKind::Literal,
                         "another literal");
        }
        const std::string_view line = before.substr(before.rfind('\n') + 1);
        return check(m_node.text().empty() && m_raw.empty() && trimmed(line) == lastKey(),
                     PlaceKind::EnvLine, "neither literal, line nor file");
    }

    /// Of generatorOptions, which stand beside the entries; or of one of a folder of env files.
    [[nodiscard]] bool isOption() const
    {
        const base::Span &entry = m_setting.step->span;
        return entry.file->path() == m_node.span().file->path()
               && isOneOf(m_keys.size() > 1 ? m_keys[1] : "", {"labels", "annotations"});
    }

    /// What a generator has encoded.
    [[nodiscard]] std::string unwrapped() const
    {
        static constexpr std::string_view digits =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        std::string result;
        std::uint32_t group = 0;
        int bits = 0;
        for (const char letter : m_node.text()) {
            const std::size_t digit = digits.find(letter);
            if (digit == digits.npos)
                continue;
            group = (group << 6) | static_cast<std::uint32_t>(digit);
            bits += 6;
            if (bits >= 8) {
                bits -= 8;
                result += static_cast<char>((group >> bits) & 0xffu);
            }
        }
        return result;
    }

    [[nodiscard]] std::string_view entryText() const
    {
        return m_setting.step->span.known() ? m_setting.step->span.text() : std::string_view();
    }

    Judgement variable() const
    {
        const auto name = wordAfter(entryText(), "name:");
        const bool hidden = m_index + 1 < m_history.size()
                            && m_history[m_index + 1].node->text().find("$(" + name + ")")
                                   != std::string_view::npos;
        if (!name.empty() && hidden)
            return check(!m_node.span().known() || isOfOutput(sourceKey("fieldpath:"), true),
                         PlaceKind::Variable, "not the var's value");
        return check(!m_setting.step->span.known() && m_index + 1 < m_history.size()
                         && m_history[m_index + 1].node->span() == m_node.span()
                         && m_history[m_index + 1].node->text().find("$$")
                                != std::string_view::npos,
                     PlaceKind::Variable, "no var");
    }

    /// The last key of the path that names the source's field; that of its name if there is none.
    [[nodiscard]] std::string sourceKey(std::string_view label) const
    {
        std::string path = wordAfter(lower(entryText()), label);
        const std::size_t at = lower(entryText()).find(path);
        if (path.empty() || at == std::string::npos)
            return "name";
        path = std::string(entryText().substr(at, path.size()));
        if (path.ends_with(']') && path.find('=') == path.npos) { // a key in brackets, or an index
            const std::string inside =
                path.substr(path.rfind('[') + 1, path.size() - path.rfind('[') - 2);
            if (inside.find_first_not_of("0123456789") != inside.npos)
                return inside;
        }
        while (!path.empty() && path.find_last_not_of("0123456789.[]") + 1 < path.size())
            path.resize(path.find_last_not_of("0123456789.[]") + 1);
        std::size_t dot = path.find_last_of(".]");
        while (dot != path.npos && dot > 0 && path[dot - 1] == '\\')
            dot = path.find_last_of(".]", dot - 1);
        path = path.substr(dot + 1);
        for (std::size_t dotted = path.find("\\."); dotted != path.npos; dotted = path.find("\\."))
            path.erase(dotted, 1);
        return path;
    }

    static std::string wordAfter(std::string_view text, std::string_view label)
    {
        std::string result;
        for (std::size_t at = text.find(label); at != text.npos; at = text.find(label, at + 1)) {
            const std::size_t begin = text.find_first_not_of(" \"'", at + label.size());
            const std::size_t end = text.find_first_of(" \r\n,}\"'", begin);
            const bool own = at == 0 || isBlank(text[at - 1]) || text[at - 1] == '{';
            // The var's own name stands at the left of those of its objref.
            if (own && begin != text.npos && (result.empty() || leftmost(text, at)))
                result = std::string(text.substr(begin, end - begin));
        }
        return result;
    }

    static bool leftmost(std::string_view text, std::size_t at)
    {
        const std::size_t line = text.rfind('\n', at);
        return line != text.npos && trimmed(text.substr(line + 1, at - line - 1)).empty()
               && at - line - 1 <= 2;
    }

    Judgement replacement() const
    {
        const std::string_view entry = entryText();
        if (entry.find("source") == entry.npos)
            return bad(PlaceKind::Replacement, "no entry of replacements");
        const std::string key = sourceKey("fieldpath:");
        const bool inParts = entry.find("delimiter") != entry.npos;
        if (isOfOutput(key, inParts))
            return good(PlaceKind::Replacement);
        // A part that is created by the path of the target.
        if (entryLeadsHere())
            return check(m_raw.find(m_node.text()) != m_raw.npos
                             && m_raw.find("[" + lastKey() + "=") != m_raw.npos,
                         PlaceKind::Replacement, "not of the target's path");
        // The source is a collection, or not in the output.
        const std::string own = m_key.starts_with('-') ? m_key.substr(1) : m_key;
        return check(standsWhole() && (own == key || own == lastKey()), PlaceKind::Replacement,
                     "not the source's value");
    }

    /// A part between delimiters went into a part between delimiters.
    [[nodiscard]] bool sharesPart(std::string_view source) const
    {
        for (const char delimiter : {'.', '/', ':', '-', ',', '@', '|', '=', ' '}) {
            for (std::string_view rest = source; !rest.empty();) {
                const std::size_t end = std::min(rest.find(delimiter), rest.size());
                if (end > 1 && m_node.text().find(rest.substr(0, end)) != std::string_view::npos)
                    return true;
                rest.remove_prefix(std::min(end + 1, rest.size()));
            }
        }
        return false;
    }

    /// The value stands nowhere: its entry is all there is.
    Judgement madeByEntry(std::string_view field)
    {
        const std::string_view entry = entryText();
        if (field == "buildMetadata") {
            if (entry.empty())
                return good(PlaceKind::CommandLine);
            return check(
                isOneOf(entry, {"managedByLabel", "originAnnotations", "transformerAnnotations"}),
                PlaceKind::BuildOption, "no option of buildMetadata");
        }
        if (field == "vars")
            return variable();
        if (entry.empty())
            return bad(PlaceKind::Generated, "neither place nor entry, step " + std::string(field));
        if (field == "IAMPolicyGenerator")
            return check(entry.find("cloud") != entry.npos, PlaceKind::Added, "no such generator");
        if (field == "ValueAddTransformer")
            return check(entry.find("fieldPath") != entry.npos
                             || entry.find("target") != entry.npos,
                         PlaceKind::Added, "no such transformer");
        if (field.ends_with("Generator"))
            return check(m_keys.size() == 1
                             && isOneOf(m_keys[0], {"apiVersion", "kind", "type", "immutable"})
                             && entry.find("name") != entry.npos,
                         PlaceKind::Generated, "not what a generator makes by itself");
        if (field.starts_with("patch"))
            return check(entry.find("$patch") != entry.npos || m_node.isNull()
                             || entry.find("path") != entry.npos,
                         PlaceKind::Generated, "not what a patch makes by itself");
        return bad(PlaceKind::Generated, "no place, step " + std::string(field));
    }

    const base::FileSource &m_files;
    const model::Rendering &m_rendering;
    const model::Object &m_object;
    const FieldPath &m_field;
    Keys m_keys;
    const std::vector<FieldSetting> &m_history;
    const FieldSetting &m_setting;
    const Node &m_node;
    std::size_t m_index;
    std::string_view m_bytes;
    std::string_view m_raw;
    std::string m_key;
    yaml::ParsedFilePtr m_read; ///< keeps the nodes that were found in it
};

} // namespace

Judgement judge(const base::FileSource &files, const model::Rendering &rendering,
                const model::Object &object, const FieldPath &field,
                const std::vector<FieldSetting> &history, std::size_t index)
{
    return Judge(files, rendering, object, field, history, index).run();
}

} // namespace fleetwright::kustomize
