// SPDX-License-Identifier: Apache-2.0
#include "analysis/leaks/documentscan.h"

#include "analysis/leaks/exclusions.h"
#include "analysis/leaks/keys.h"
#include "analysis/leaks/marks.h"
#include "inventory/words.h"

#include <algorithm>
#include <array>
#include <map>

namespace fleetwright::analysis::leaks {

namespace {

std::string_view trimmed(std::string_view text)
{
    const std::size_t begin = text.find_first_not_of(" \t\r");
    if (begin == std::string_view::npos)
        return {};
    return text.substr(begin, text.find_last_not_of(" \t\r") - begin + 1);
}

std::string_view unquoted(std::string_view text)
{
    const bool quoted = text.size() >= 2 && (text.front() == '"' || text.front() == '\'')
                        && text.back() == text.front();
    return quoted ? text.substr(1, text.size() - 2) : text;
}

bool isNameByte(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'
           || c == '-' || c == '.' || c == '/';
}

struct Pair {
    std::string_view name;
    std::string_view value;
};

/// "NAME=value" and "--name=value"; nothing where the text before '=' is no name.
std::optional<Pair> assignment(std::string_view text)
{
    const std::size_t equals = text.find('=');
    if (equals == std::string_view::npos)
        return {};
    std::string_view name = trimmed(text.substr(0, equals));
    name.remove_prefix(std::min(name.find_first_not_of('-'), name.size()));
    if (name.empty() || !std::all_of(name.begin(), name.end(), isNameByte))
        return {};
    return Pair{name, trimmed(text.substr(equals + 1))};
}

/// "key: value" or an assignment on a line of a text; the value may be empty.
std::optional<Pair> pairOfLine(std::string_view line)
{
    line = trimmed(line);
    while (line.starts_with("- "))
        line = trimmed(line.substr(2));
    const std::size_t colon = line.find(": ");
    const bool opens = line.ends_with(':');
    if (colon != std::string_view::npos || opens) {
        const std::size_t nameEnd = colon == std::string_view::npos ? line.size() - 1 : colon;
        const std::string_view name = unquoted(trimmed(line.substr(0, nameEnd)));
        if (!name.empty() && std::all_of(name.begin(), name.end(), isNameByte)) {
            const std::string_view value = colon == std::string_view::npos
                                               ? std::string_view()
                                               : trimmed(line.substr(colon + 2));
            return Pair{name, unquoted(value)};
        }
    }
    if (std::optional<Pair> pair = assignment(line)) {
        pair->value = unquoted(pair->value);
        return pair;
    }
    return {};
}

/// Where a token stands in a scalar's bytes: exactly unless escapes or folding hide it.
std::size_t findFolded(std::string_view raw, std::string_view token)
{
    return inventory::lowered(raw).find(token);
}

std::string fieldText(const std::vector<Part> &path)
{
    std::string result;
    for (const Part &part : path) {
        if (part.item)
            result += "[" + part.text + "]";
        else
            result += (result.empty() ? "" : ".") + part.text;
    }
    return result;
}

std::string unescapedPointer(std::string_view segment)
{
    std::string result;
    for (std::size_t i = 0; i < segment.size(); ++i) {
        if (segment[i] == '~' && i + 1 < segment.size()
            && (segment[i + 1] == '0' || segment[i + 1] == '1'))
            result += segment[++i] == '1' ? '/' : '~';
        else
            result += segment[i];
    }
    return result;
}

std::vector<std::string> pointerSegments(std::string_view pointer)
{
    std::vector<std::string> segments;
    while (pointer.starts_with('/')) {
        pointer.remove_prefix(1);
        const std::size_t end = std::min(pointer.find('/'), pointer.size());
        segments.push_back(unescapedPointer(pointer.substr(0, end)));
        pointer.remove_prefix(end);
    }
    return segments;
}

bool isIndex(std::string_view segment)
{
    return segment == "-"
           || (!segment.empty() && std::all_of(segment.begin(), segment.end(), [](char c) {
                  return c >= '0' && c <= '9';
              }));
}

/// Sets a context's key for the length of a visit.
class Descent {
public:
    Descent(PlaceContext &context, Part part, std::string_view key)
        : m_context(context), m_key(std::exchange(context.key, std::string(key))),
          m_relation(context.relation)
    {
        context.path.push_back(std::move(part));
        context.relation = context.relation || isRelationKey(key);
    }
    ~Descent()
    {
        m_context.path.pop_back();
        m_context.key = std::move(m_key);
        m_context.relation = m_relation;
    }
    Descent(const Descent &) = delete;
    Descent &operator=(const Descent &) = delete;

private:
    PlaceContext &m_context;
    std::string m_key;
    bool m_relation;
};

} // namespace

bool DocumentScan::isIdentityMap(std::string_view name, const config::FleetConfig &config)
{
    return std::find(config.identityConfigMaps.begin(), config.identityConfigMaps.end(), name)
           != config.identityConfigMaps.end();
}

void DocumentScan::document(const yaml::Node *root, const PlaceContext &target)
{
    if (root->isSequence())
        operations(root, target);
    else if (root->isMapping())
        object(root, target);
    finish();
}

void DocumentScan::value(const yaml::Node *node, const PlaceContext &context)
{
    PlaceContext own = context;
    walk(node, own);
    finish();
}

void DocumentScan::literal(const yaml::Node *node, const PlaceContext &context)
{
    const std::optional<Pair> pair = assignment(node->text());
    PlaceContext own = context;
    own.key = pair ? std::string(pair->name) : std::string();
    own.path.push_back({own.key, false});
    own.relation = isRelationKey(own.key);
    scalar(node, own);
    finish();
}

void DocumentScan::wholeFile(const PlaceContext &context)
{
    ++m_scalars;
    lines(0, static_cast<std::uint32_t>(m_file->bytes().size()), context);
    finish();
}

void DocumentScan::envFile(const PlaceContext &context)
{
    for (std::uint32_t line = 1; line <= m_file->lineCount(); ++line) {
        ++m_scalars; // each line is a value of its own
        const std::uint32_t begin = m_file->lineBegin(line);
        lines(begin, begin + static_cast<std::uint32_t>(m_file->line(line).size()), context);
    }
    finish();
}

void DocumentScan::object(const yaml::Node *root, PlaceContext context)
{
    if (isTargetingObject(root))
        return;
    const auto text = [&](std::initializer_list<std::string_view> path) {
        const yaml::Node *node = root->findPath(path);
        return node ? std::string(node->text()) : std::string();
    };
    const std::string kind = text({"kind"});
    const std::string name = text({"metadata", "name"});
    if (!kind.empty() && !name.empty()) {
        const std::string nameSpace = text({"metadata", "namespace"});
        context.objectKind = kind;
        context.object = kind + "/" + (nameSpace.empty() ? "" : nameSpace + "/") + name;
        context.identityMap = kind == "ConfigMap" && isIdentityMap(name, m_config);
    }
    if (isFluxKustomization(root)) {
        fluxKustomization(root, context);
        return;
    }
    for (const auto &annotations :
         {root->findPath({"metadata", "annotations"}),
          root->findPath({"spec", "template", "metadata", "annotations"})}) {
        if (!annotations)
            continue;
        for (const yaml::Entry &entry : annotations->entries())
            m_marked =
                m_marked || isExceptionKey(entry.key->text(), m_config.exceptions.annotations);
    }
    walk(root, context);
}

/// Its targeting must name clusters; what it gives to a cluster is looked at.
void DocumentScan::fluxKustomization(const yaml::Node *root, PlaceContext context)
{
    if (const yaml::Node *substitute = root->findPath({"spec", "postBuild", "substitute"})) {
        context.identityMap = true;
        context.path = {{"spec", false}, {"postBuild", false}, {"substitute", false}};
        walk(substitute, context);
    }
    const yaml::Node *patches = root->findPath({"spec", "patches"});
    for (const yaml::Node *entry :
         patches ? patches->items() : std::span<const yaml::Node *const>())
        fluxPatch(entry);
}

/// Applied to what the unit builds; what its target names must be there in every cluster.
void DocumentScan::fluxPatch(const yaml::Node *entry)
{
    const yaml::Node *target = entry->find("target");
    const auto textAt = [&](std::string_view key) {
        const yaml::Node *value = target ? target->find(key) : nullptr;
        return value ? std::string(value->text()) : std::string();
    };
    for (const yaml::Entry &field : target ? target->entries() : std::span<const yaml::Entry>()) {
        PlaceContext selecting;
        selecting.path = {{"target", false}, {std::string(field.key->text()), false}};
        selecting.selects = true;
        walk(field.value, selecting);
    }
    const yaml::Node *text = entry->find("patch");
    const base::Result<yaml::ParsedFilePtr> patch =
        text && text->isScalar() ? yaml::readEmbedded(*text, m_file)
                                 : base::Result<yaml::ParsedFilePtr>(nullptr);
    if (!patch || !*patch)
        return;
    PlaceContext context;
    context.objectKind = textAt("kind");
    if (!context.objectKind.empty())
        context.object = context.objectKind + "/" + textAt("name");
    for (const yaml::Node *document : (*patch)->documents) {
        if (document->isSequence())
            operations(document, context);
        else if (document->isMapping())
            object(document, context);
    }
}

void DocumentScan::operations(const yaml::Node *sequence, const PlaceContext &target)
{
    for (const yaml::Node *item : sequence->items())
        operation(item, target);
}

void DocumentScan::operation(const yaml::Node *operation, const PlaceContext &target)
{
    const yaml::Node *pointer = operation->find("path");
    const yaml::Node *value = operation->find("value");
    const yaml::Node *op = operation->find("op");
    if (!pointer || !value || (op && op->text() == "test"))
        return;
    PlaceContext context = target;
    for (const std::string &segment : pointerSegments(pointer->text())) {
        m_marked = m_marked || isExceptionKey(segment, m_config.exceptions.annotations);
        if (isExcludedField(segment) || isExceptionKey(segment, m_config.exceptions.annotations))
            return;
        context.path.push_back({segment, isIndex(segment)});
        if (!isIndex(segment)) {
            context.key = segment;
            context.relation = context.relation || isRelationKey(segment);
        }
    }
    walk(value, context);
}

void DocumentScan::walk(const yaml::Node *node, PlaceContext &context)
{
    if (node->isMapping())
        mapping(node, context);
    else if (node->isSequence())
        sequence(node, context);
    else
        scalar(node, context);
}

void DocumentScan::mapping(const yaml::Node *node, PlaceContext &context)
{
    // In name/value pairs the name is the key, so that FAILOVER_REGION and ENVIRONMENT mean what
    // they say.
    const yaml::Node *name = node->find("name");
    const bool isPair = name && name->isScalar() && node->find("value");
    const bool secret = context.path.empty() && context.objectKind == "Secret";
    for (const yaml::Entry &entry : node->entries()) {
        const std::string_view key = entry.key->text();
        keyTokens(entry.key, context);
        if (isExcludedField(key) || isExceptionKey(key, m_config.exceptions.annotations)
            || (secret && key == "data"))
            continue;
        const bool named = isPair && key == "value";
        if (named && isExcludedField(name->text()))
            continue;
        const Descent descent(context,
                              {named ? std::string(name->text()) : std::string(key), false},
                              named ? name->text() : key);
        walk(entry.value, context);
    }
}

void DocumentScan::sequence(const yaml::Node *node, PlaceContext &context)
{
    std::size_t index = 0;
    for (const yaml::Node *item : node->items()) {
        const Descent descent(context, {std::to_string(index++), true}, std::string(context.key));
        walk(item, context);
    }
}

void DocumentScan::scalar(const yaml::Node *node, const PlaceContext &context)
{
    if (!node->span().known() || node->text().empty())
        return;
    ++m_scalars;
    if (node->text().find('\n') != std::string_view::npos)
        lines(node->span().begin, node->span().end, context);
    else
        singleLine(node->text(), node->span(), context);
}

void DocumentScan::singleLine(std::string_view text, const base::Span &span,
                              const PlaceContext &context)
{
    std::string_view key = context.key;
    std::string_view value = text;
    PlaceContext pairContext;
    const PlaceContext *own = &context;
    if (const std::optional<Pair> pair = assignment(text)) {
        key = pair->name;
        value = unquoted(pair->value);
        if (isRelationKey(key) || isExcludedField(key))
            return;
        // "--region=a" beside "--backup=b" enumerates nothing: what is set differs.
        pairContext = context;
        if (pairContext.path.empty() || pairContext.path.back().text != key)
            pairContext.path.push_back({std::string(key), false});
        own = &pairContext;
    }
    if (context.relation)
        return;
    const std::string_view raw = span.text();
    std::size_t searched = 0;
    const auto place = [&](TokenIndex token, std::string written) {
        const std::size_t at = findFolded(raw.substr(searched), written);
        std::uint32_t offset = span.begin;
        if (at != std::string::npos) {
            offset = static_cast<std::uint32_t>(span.begin + searched + at);
            searched += at + written.size();
        }
        add({token, offset, std::move(written), false}, key, *own);
    };
    const std::vector<TokenTable::Match> matches = m_table.find(text);
    for (const TokenTable::Match &match : matches)
        place(match.token, m_table.token(match.token).text);
    mentions(text, matches, *own);
    if (!matches.empty() || context.selects)
        return;
    if (const std::optional<TokenIndex> token = m_table.findKeyed(key, value))
        place(*token, inventory::lowered(value));
}

/// The lines of a text inside the file. A line's own key, and the keys of the lines that it is
/// indented below, count.
void DocumentScan::lines(std::uint32_t begin, std::uint32_t end, const PlaceContext &context)
{
    if (context.relation)
        return;
    struct Level {
        std::size_t indent = 0;
        bool relation = false;
    };
    std::vector<Level> levels;
    const std::string_view bytes = m_file->bytes();
    for (std::uint32_t at = begin; at < end;) {
        const std::size_t newline = std::min<std::size_t>(bytes.find('\n', at), end);
        std::string_view line = bytes.substr(at, newline - at);
        const auto lineBegin = at;
        at = static_cast<std::uint32_t>(newline) + 1;
        const std::size_t indent = line.find_first_not_of(" \t");
        if (indent == std::string_view::npos || line[indent] == '#')
            continue;
        line = line.substr(0, line.find(" #"));
        while (!levels.empty() && levels.back().indent >= indent)
            levels.pop_back();
        const std::optional<Pair> pair = pairOfLine(line);
        const std::string_view key = pair ? pair->name : std::string_view(context.key);
        const bool relation =
            (!levels.empty() && levels.back().relation) || (pair && isRelationKey(key));
        levels.push_back({indent, relation});
        if (relation || (pair && isExcludedField(key)))
            continue;
        const std::vector<TokenTable::Match> matches = m_table.find(line);
        for (const TokenTable::Match &match : matches)
            add({match.token, lineBegin + static_cast<std::uint32_t>(match.begin),
                 m_table.token(match.token).text, false},
                key, context);
        mentions(line, matches, context);
        if (!matches.empty() || !pair)
            continue;
        if (const std::optional<TokenIndex> token = m_table.findKeyed(key, pair->value)) {
            // The value is a part of the line itself, so its place is known exactly.
            const auto offset = static_cast<std::uint32_t>(pair->value.data() - bytes.data());
            add({*token, offset, inventory::lowered(pair->value), false}, key, context);
        }
    }
}

void DocumentScan::keyTokens(const yaml::Node *key, const PlaceContext &context)
{
    if (context.relation || !key->span().known())
        return;
    for (const TokenTable::Match &match : m_table.find(key->text())) {
        ++m_scalars;
        const auto offset = static_cast<std::uint32_t>(key->span().begin + match.begin);
        add({match.token, offset, m_table.token(match.token).text, true}, key->text(), context);
    }
}

void DocumentScan::add(Hit hit, std::string_view key, const PlaceContext &context)
{
    Found found;
    found.path = context.path;
    found.scalar = m_scalars;
    found.isKey = hit.isKey;
    IdentityUse &use = found.use;
    use.file = m_file->path();
    const base::Place place = m_file->placeOf(hit.offset);
    use.line = place.line;
    use.column = place.column;
    use.offset = hit.offset;
    use.token = hit.token;
    use.text = std::move(hit.text);
    use.object = context.object;
    use.field = fieldText(context.path);
    use.key = key;
    use.selects = context.selects;
    use.identityMap = context.identityMap;
    m_found.push_back(std::move(found));
}

/// Names that are too plain to be found anywhere, outside of what was.
void DocumentScan::mentions(std::string_view text, const std::vector<TokenTable::Match> &uses,
                            const PlaceContext &context)
{
    for (const TokenTable::Match &name : m_table.findPlainNames(text)) {
        const bool isPartOfUse =
            std::any_of(uses.begin(), uses.end(), [&](const TokenTable::Match &use) {
                return name.begin < use.end && use.begin < name.end;
            });
        if (isPartOfUse)
            continue;
        Found found;
        found.path = context.path;
        found.scalar = m_scalars;
        found.isMention = true;
        found.use.token = name.token;
        m_found.push_back(std::move(found));
    }
}

void DocumentScan::finish()
{
    m_silent.assign(m_found.size(), false);
    silenceEnumerations();
    silenceBelowKeys();
    for (std::size_t i = 0; i < m_found.size(); ++i) {
        IdentityUse &use = m_found[i].use;
        if (m_found[i].isMention || m_silent[i] || m_table.token(use.token).silent)
            continue;
        use.marked = m_marked;
        m_uses.push_back(std::move(use));
    }
    m_found.clear();
    m_marked = false;
}

/// Marks those of one attribute as silent where two of them say different things.
void DocumentScan::silenceContradictions(const std::vector<std::size_t> &together)
{
    std::map<TokenIndex, bool> contradicted;
    for (const std::size_t index : together)
        contradicted[m_found[index].use.token] = false;
    for (auto one = contradicted.begin(); one != contradicted.end(); ++one) {
        for (auto other = std::next(one); other != contradicted.end(); ++other) {
            if (m_table.contradict(one->first, other->first)) {
                one->second = true;
                other->second = true;
            }
        }
    }
    for (const std::size_t index : together)
        m_silent[index] = m_silent[index] || contradicted[m_found[index].use.token];
}

void DocumentScan::silenceEnumerations()
{
    std::map<std::string, std::vector<std::size_t>> groups;
    for (std::size_t i = 0; i < m_found.size(); ++i) {
        const Found &found = m_found[i];
        if (found.isKey) {
            groups["keys of " + fieldText(found.path)].push_back(i);
            continue;
        }
        groups["scalar " + std::to_string(found.scalar)].push_back(i);
        for (std::size_t level = 0; level < found.path.size(); ++level) {
            if (!found.path[level].item)
                continue;
            std::vector<Part> pattern = found.path;
            pattern[level].text = "*";
            groups["items " + fieldText(pattern)].push_back(i);
        }
    }
    for (const auto &[name, together] : groups)
        silenceContradictions(together);
}

/// Keys that enumerate an attribute make a table of it: what stands below such a key is about that
/// value.
void DocumentScan::silenceBelowKeys()
{
    for (std::size_t i = 0; i < m_found.size(); ++i) {
        const Found &key = m_found[i];
        if (!key.isKey || !m_silent[i])
            continue;
        const std::string below = fieldText(key.path) + ".";
        for (std::size_t j = 0; j < m_found.size(); ++j) {
            const std::string field = "." + fieldText(m_found[j].path);
            const bool inside = key.path.empty() || field.starts_with("." + below);
            const std::vector<std::string> &attributes =
                m_table.token(m_found[j].use.token).attributes;
            const bool sameAttribute =
                std::any_of(attributes.begin(), attributes.end(), [&](const std::string &name) {
                    return m_table.token(key.use.token).has(name);
                });
            if (inside && sameAttribute)
                m_silent[j] = true;
        }
    }
}

} // namespace fleetwright::analysis::leaks
