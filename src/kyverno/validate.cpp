// SPDX-License-Identifier: Apache-2.0
#include "kyverno/validate.h"

#include "kyverno/anchor.h"
#include "kyverno/value.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>

namespace fleetwright::kyverno {

namespace {

using Segment = model::FieldPath::Segment;
using Path = std::vector<Segment>;

/// What Go's functions return as an error.
struct Outcome {
    enum class Kind : std::uint8_t {
        Pass,
        Fail,        ///< the pattern is not satisfied, or a negated key is there
        Negation,    ///< a negated key is there
        Skip,        ///< a condition itself does not hold
        SkipWrapped, ///< all that a collection holds was skipped (a PatternError around Skip)
    };
    Kind kind = Kind::Pass;
    Path path;

    [[nodiscard]] bool passes() const { return kind == Kind::Pass; }
    [[nodiscard]] bool skips() const { return kind == Kind::Skip || kind == Kind::SkipWrapped; }
};

/// A value of the resource; null counts as absent, because the API drops it.
const yaml::Node *present(const yaml::Node *node)
{
    return node && !node->isNull() ? node : nullptr;
}

const yaml::Node *fieldOf(const yaml::Node *mapping, std::string_view key)
{
    return present(mapping->find(key));
}

bool hasKeyAnywhere(const yaml::Node *node, std::string_view key)
{
    if (node->isMapping())
        return fieldOf(node, key) != nullptr;
    return std::any_of(node->items().begin(), node->items().end(),
                       [&](const yaml::Node *item) { return hasKeyAnywhere(item, key); });
}

Segment keySegment(std::string_view key)
{
    Segment segment;
    segment.key = key;
    return segment;
}

Segment indexSegment(std::size_t index)
{
    Segment segment;
    segment.kind = Segment::Kind::Index;
    segment.index = index;
    return segment;
}

bool isEvaluatedFirst(const std::optional<Anchor> &anchor)
{
    return anchor && anchor->type != Anchor::Type::Global
           && anchor->type != Anchor::Type::AddIfNotPresent;
}

class Validation {
public:
    Outcome element(const yaml::Node *resource, const Pattern &pattern);

    /// AnchorMap.KeysAreMissing
    [[nodiscard]] bool keysAreMissing() const
    {
        return std::any_of(m_anchorKeys.begin(), m_anchorKeys.end(),
                           [](const auto &entry) { return !entry.second; });
    }

private:
    Outcome mapping(const yaml::Node *resource, const Pattern &pattern);
    Outcome entry(const Pattern::Entry &entry, const yaml::Node *resource);
    Outcome anchored(const Anchor &anchor, const Pattern &pattern, const yaml::Node *resource);
    Outcome existence(const yaml::Node *value, const Pattern &pattern);
    Outcome plain(std::string_view key, const Pattern &pattern, const yaml::Node *resource);
    Outcome sequence(const yaml::Node *resource, const Pattern &pattern);
    Outcome everyItem(const yaml::Node *resource, const Pattern &pattern);
    Outcome itemByItem(const yaml::Node *resource, const Pattern &pattern);
    Outcome scalar(const yaml::Node *resource, const Pattern &pattern);
    Outcome below(Segment segment, const yaml::Node *resource, const Pattern &pattern);
    void noteAnchors(const Pattern &pattern, const yaml::Node *resource);
    [[nodiscard]] Outcome outcome(Outcome::Kind kind) const { return {kind, m_path}; }

    Path m_path;
    std::map<std::string, bool> m_anchorKeys; ///< anchored key → whether it was met
};

/// validateResourceElement
Outcome Validation::element(const yaml::Node *resource, const Pattern &pattern)
{
    if (pattern.isMapping()) {
        if (!resource || !resource->isMapping())
            return outcome(Outcome::Kind::Fail);
        noteAnchors(pattern, resource);
        return mapping(resource, pattern);
    }
    if (pattern.isSequence()) {
        if (!resource || !resource->isSequence())
            return outcome(Outcome::Kind::Fail);
        return sequence(resource, pattern);
    }
    return scalar(resource, pattern);
}

/// AnchorMap.CheckAnchorInResource; negated keys should be missing and never count.
void Validation::noteAnchors(const Pattern &pattern, const yaml::Node *resource)
{
    for (const auto &[key, value] : pattern.entries) {
        const std::optional<Anchor> anchor = Anchor::parse(key);
        if (!anchor
            || (anchor->type != Anchor::Type::Condition && anchor->type != Anchor::Type::Existence))
            continue;
        bool &isMet = m_anchorKeys.try_emplace(key, false).first->second;
        isMet = isMet || hasKeyAnywhere(resource, anchor->key);
    }
}

Outcome Validation::scalar(const yaml::Node *resource, const Pattern &pattern)
{
    if (!resource || !resource->isSequence())
        return valueMatches(resource, pattern.scalar) ? Outcome{} : outcome(Outcome::Kind::Fail);
    for (std::size_t index = 0; index < resource->size(); ++index) {
        if (valueMatches(resource->items()[index], pattern.scalar))
            continue;
        Outcome failed = outcome(Outcome::Kind::Fail);
        failed.path.push_back(indexSegment(index));
        return failed;
    }
    return {};
}

/// validateMap: conditions first; where one does not hold and none of the others applies, all of
/// the mapping is skipped.
Outcome Validation::mapping(const yaml::Node *resource, const Pattern &pattern)
{
    const std::vector<Pattern::Entry> entries = expandedInMetadata(pattern, resource);
    bool anySkipped = false;
    bool conditionSkipped = false;
    std::size_t applied = 0;
    std::vector<const Pattern::Entry *> plainEntries;
    for (const Pattern::Entry &one : entries) {
        const std::optional<Anchor> anchor = Anchor::parse(one.key);
        if (!isEvaluatedFirst(anchor)) {
            // getSortedNestedAnchorResource: what has anchors below goes to the front.
            const bool isGlobal = anchor && anchor->type == Anchor::Type::Global;
            plainEntries.insert(isGlobal || hasNestedAnchors(one.value) ? plainEntries.begin()
                                                                        : plainEntries.end(),
                                &one);
            continue;
        }
        Outcome result = entry(one, resource);
        if (result.passes()) {
            ++applied;
        } else if (result.skips()) {
            anySkipped = true;
            conditionSkipped = conditionSkipped || result.kind == Outcome::Kind::Skip;
        } else if (!conditionSkipped) {
            return result;
        }
    }
    if (anySkipped && (applied == 0 || conditionSkipped))
        return outcome(Outcome::Kind::SkipWrapped);
    for (const Pattern::Entry *one : plainEntries) {
        Outcome result = entry(*one, resource);
        if (!result.passes())
            return result;
    }
    return {};
}

Outcome Validation::below(Segment segment, const yaml::Node *resource, const Pattern &pattern)
{
    m_path.push_back(std::move(segment));
    Outcome result = element(resource, pattern);
    m_path.pop_back();
    return result;
}

Outcome Validation::entry(const Pattern::Entry &entry, const yaml::Node *resource)
{
    const std::optional<Anchor> anchor = Anchor::parse(entry.key);
    if (anchor && anchor->type != Anchor::Type::AddIfNotPresent)
        return anchored(*anchor, entry.value, resource);
    return plain(entry.key, entry.value, resource);
}

/// The handlers of pkg/engine/anchor/handlers.go.
Outcome Validation::anchored(const Anchor &anchor, const Pattern &pattern,
                             const yaml::Node *resource)
{
    const yaml::Node *value = fieldOf(resource, anchor.key);
    Path here = m_path;
    here.push_back(keySegment(anchor.key));
    if (anchor.type == Anchor::Type::Negation)
        return value ? Outcome{Outcome::Kind::Negation, std::move(here)} : Outcome{};
    if (!value)
        return anchor.type == Anchor::Type::Condition
                   ? Outcome{Outcome::Kind::Skip, std::move(here)}
                   : Outcome{};
    if (anchor.type == Anchor::Type::Existence) {
        m_path.push_back(keySegment(anchor.key));
        Outcome result = existence(value, pattern);
        m_path.pop_back();
        return result;
    }
    Outcome result = below(keySegment(anchor.key), value, pattern);
    const bool isCondition =
        anchor.type == Anchor::Type::Condition || anchor.type == Anchor::Type::Global;
    if (!result.passes() && isCondition)
        result.kind = Outcome::Kind::Skip;
    return result;
}

/// Each mapping of the pattern's list must fit an item.
Outcome Validation::existence(const yaml::Node *value, const Pattern &pattern)
{
    if (!value->isSequence() || !pattern.isSequence())
        return outcome(Outcome::Kind::Fail);
    for (const Pattern &wanted : pattern.items) {
        if (!wanted.isMapping())
            return outcome(Outcome::Kind::Fail);
        bool found = false;
        for (std::size_t index = 0; index < value->size() && !found; ++index)
            found = below(indexSegment(index), value->items()[index], wanted).passes();
        if (!found)
            return outcome(Outcome::Kind::Fail);
    }
    return {};
}

/// defaultHandler: "*" takes anything that is there.
Outcome Validation::plain(std::string_view key, const Pattern &pattern, const yaml::Node *resource)
{
    const yaml::Node *value = fieldOf(resource, key);
    if (pattern.scalar && pattern.scalar->isString() && pattern.scalar->text() == "*") {
        if (value)
            return {};
        Path here = m_path;
        here.push_back(keySegment(key));
        return {Outcome::Kind::Fail, std::move(here)};
    }
    return below(keySegment(key), value, pattern);
}

/// validateArray
Outcome Validation::sequence(const yaml::Node *resource, const Pattern &pattern)
{
    if (pattern.items.empty())
        return outcome(Outcome::Kind::Fail);
    if (pattern.items.front().isMapping())
        return everyItem(resource, pattern.items.front());
    if (!pattern.items.front().isSequence())
        return scalar(resource, pattern.items.front());
    return itemByItem(resource, pattern);
}

/// validateArrayOfMaps
Outcome Validation::everyItem(const yaml::Node *resource, const Pattern &pattern)
{
    std::size_t applied = 0;
    bool anySkipped = false;
    for (std::size_t index = 0; index < resource->size(); ++index) {
        Outcome result = below(indexSegment(index), present(resource->items()[index]), pattern);
        if (result.passes())
            ++applied;
        else if (result.skips())
            anySkipped = true;
        else
            return result;
    }
    return applied == 0 && anySkipped ? outcome(Outcome::Kind::SkipWrapped) : Outcome{};
}

Outcome Validation::itemByItem(const yaml::Node *resource, const Pattern &pattern)
{
    if (resource->size() < pattern.items.size())
        return outcome(Outcome::Kind::Fail);
    std::size_t applied = 0;
    bool anySkipped = false;
    for (std::size_t index = 0; index < pattern.items.size(); ++index) {
        Outcome result =
            below(indexSegment(index), present(resource->items()[index]), pattern.items[index]);
        if (result.passes())
            ++applied;
        else if (result.skips())
            anySkipped = true;
        else
            return result;
    }
    return applied == 0 && anySkipped ? outcome(Outcome::Kind::SkipWrapped) : Outcome{};
}

} // namespace

Verdict matchPattern(const yaml::Node *resource, const Pattern &pattern)
{
    Validation validation;
    Outcome result = validation.element(resource, pattern);
    if (result.passes())
        return {};
    if (result.skips())
        return {Verdict::Status::Skip, {}};
    if (result.kind != Outcome::Kind::Negation && validation.keysAreMissing())
        return {Verdict::Status::Error, {}};
    return {Verdict::Status::Fail, std::move(result.path)};
}

Verdict matchAnyPattern(const yaml::Node *resource, const std::vector<Pattern> &patterns)
{
    std::optional<Verdict> failed;
    bool anySkipped = false;
    for (const Pattern &pattern : patterns) {
        Verdict verdict = matchPattern(resource, pattern);
        if (verdict.status == Verdict::Status::Pass)
            return verdict;
        if (verdict.status == Verdict::Status::Skip) {
            anySkipped = true;
            continue;
        }
        // An error of one alternative counts as its failure.
        verdict.status = Verdict::Status::Fail;
        if (!failed || failed->path.empty())
            failed = std::move(verdict);
    }
    if (failed)
        return *std::move(failed);
    return {anySkipped ? Verdict::Status::Skip : Verdict::Status::Pass, {}};
}

} // namespace fleetwright::kyverno
