// SPDX-License-Identifier: Apache-2.0
#include "helm/schemadocument.h"
#include "helm/schemaviolation.h"
#include "template/characters.h"
#include "template/format.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

namespace fleetwright::helm {

namespace {

using gotemplate::Kind;
using gotemplate::MapData;
using gotemplate::MapEntry;
using gotemplate::Value;
using Location = std::vector<std::string>;

constexpr int deepestSchema = 300;

bool isNumber(const Value &value)
{
    return value.kind() == Kind::Float64 || value.kind() == Kind::Int64
           || value.kind() == Kind::Int;
}

double numberOf(const Value &value)
{
    return value.kind() == Kind::Float64 ? value.asReal() : static_cast<double>(value.asInteger());
}

std::string_view typeOf(const Value &value)
{
    if (value.isNothing())
        return "null";
    if (isNumber(value))
        return "number";
    if (value.isMap())
        return "object";
    if (value.isSlice())
        return "array";
    return value.isString() ? "string" : "boolean";
}

bool sameJson(const Value &one, const Value &other)
{
    if (isNumber(one) && isNumber(other))
        return numberOf(one) == numberOf(other);
    if (one.isMap() && other.isMap()) {
        return std::ranges::equal(one.asMap()->all(), other.asMap()->all(),
                                  [](const MapEntry &left, const MapEntry &right) {
                                      return left.key == right.key
                                             && sameJson(left.value, right.value);
                                  });
    }
    if (one.isSlice() && other.isSlice())
        return std::ranges::equal(one.asSlice()->all(), other.asSlice()->all(), sameJson);
    return typeOf(one) == typeOf(other)
           && (one.isString() ? one.asString() == other.asString()
                              : one.isNothing() || one.asBool() == other.asBool());
}

bool hasType(const Value &value, std::string_view type)
{
    const std::string_view own = typeOf(value);
    return own == type
           || (type == "integer" && own == "number"
               && numberOf(value) == std::floor(numberOf(value)));
}

/// Children of a value that some schema has looked at, for unevaluatedProperties and -Items.
struct Evaluated {
    std::set<std::string_view> properties;
    std::set<std::size_t> items;
};

/// validator.go, keyword by keyword.
class Validator {
public:
    Validator(const Schema::Document &document, std::vector<Violation> &violations,
              Location &location, int depth, Evaluated &evaluated)
        : m_document(document), m_violations(violations), m_location(location), m_depth(depth),
          m_evaluated(evaluated)
    {}

    void run(const Value &schema, const Value &value)
    {
        if (schema.kind() == Kind::Bool) {
            if (!schema.asBool())
                add("false schema");
            return;
        }
        if (!schema.isMap() || m_depth > deepestSchema)
            return;
        m_schema = schema.asMap();
        if (!checkType(value) || !checkConstants(value) || !checkFormat(value))
            return;
        if (const auto reference = m_document.references.find(m_schema);
            reference != m_document.references.end()) {
            checkReference(reference->second, value);
            if (m_document.draft < SchemaDraft::Draft2019)
                return;
        }
        if (value.isMap())
            checkObject(*value.asMap());
        else if (value.isSlice())
            checkArray(value);
        else if (value.isString())
            checkText(value.asString());
        else if (isNumber(value))
            checkNumber(numberOf(value));
        checkCombinations(value);
        checkUnevaluated(value);
    }

private:
    void add(std::string message, std::vector<Violation> causes = {})
    {
        m_violations.push_back({m_location, std::move(message), std::move(causes)});
    }

    [[nodiscard]] const Value *keyword(std::string_view name) const { return m_schema->find(name); }
    [[nodiscard]] std::optional<double> number(std::string_view name) const
    {
        const Value *value = keyword(name);
        return value && isNumber(*value) ? std::optional(numberOf(*value)) : std::nullopt;
    }

    /// The violations of the same value by another schema.
    std::vector<Violation> ofSelf(const Value &schema, const Value &value)
    {
        std::vector<Violation> found;
        Evaluated evaluated;
        Validator(m_document, found, m_location, m_depth + 1, evaluated).run(schema, value);
        if (found.empty()) {
            m_evaluated.properties.merge(evaluated.properties);
            m_evaluated.items.merge(evaluated.items);
        }
        return found;
    }

    std::vector<Violation> ofChild(const Value &schema, const Value &value, std::string token)
    {
        std::vector<Violation> found;
        Evaluated evaluated;
        m_location.push_back(std::move(token));
        Validator(m_document, found, m_location, m_depth + 1, evaluated).run(schema, value);
        m_location.pop_back();
        return found;
    }

    /// More than one are a group, as the library prints them.
    void addGrouped(std::vector<Violation> found, const Location &location)
    {
        if (found.size() == 1)
            m_violations.push_back(std::move(found.front()));
        else if (!found.empty())
            m_violations.push_back({location, "validation failed", std::move(found), true});
    }

    void checkSelf(const Value &schema, const Value &value)
    {
        addGrouped(ofSelf(schema, value), m_location);
    }

    void checkChild(const Value &schema, const Value &value, const std::string &token)
    {
        Location location = m_location;
        location.push_back(token);
        addGrouped(ofChild(schema, value, token), location);
    }

    void checkReference(const Value &schema, const Value &value)
    {
        addGrouped(ofSelf(schema, value), m_location);
    }

    static bool names(const Value &types, std::string_view type)
    {
        if (types.isString())
            return types.asString() == type;
        const std::span<Value> all = types.isSlice() ? types.asSlice()->all() : std::span<Value>();
        return std::ranges::any_of(
            all, [type](const Value &each) { return each.isString() && each.asString() == type; });
    }

    bool checkType(const Value &value)
    {
        const Value *type = keyword("type");
        std::string wanted;
        bool isRight = !type;
        for (const std::string_view each :
             {"null", "boolean", "number", "integer", "string", "array", "object"}) {
            if (!type || !names(*type, each))
                continue;
            isRight = isRight || hasType(value, each);
            wanted += (wanted.empty() ? "" : " or ") + std::string(each);
        }
        if (!isRight)
            add("got " + std::string(typeOf(value)) + ", want " + wanted);
        return isRight;
    }

    bool checkConstants(const Value &value)
    {
        const Value *constant = keyword("const");
        if (constant && m_document.draft > SchemaDraft::Draft4 && !sameJson(value, *constant)) {
            add(constant->isMap() || constant->isSlice() ? "'const' failed"
                                                         : "value must be " + shown(*constant));
            return false;
        }
        const Value *list = keyword("enum");
        if (!list || !list->isSlice())
            return true;
        const std::span<Value> allowed = list->asSlice()->all();
        if (std::ranges::any_of(allowed, [&](const Value &one) { return sameJson(value, one); }))
            return true;
        std::string texts;
        for (const Value &one : allowed)
            texts += (texts.empty() ? "" : ", ") + shown(one);
        const bool isPlain = std::ranges::none_of(
            allowed, [](const Value &one) { return one.isMap() || one.isSlice(); });
        add(!isPlain ? "'enum' failed"
                     : (allowed.size() == 1 ? "value must be " : "value must be one of ") + texts);
        return false;
    }

    bool checkFormat(const Value &value)
    {
        const Value *format = keyword("format");
        if (m_document.draft >= SchemaDraft::Draft2019 || !format || !format->isString()
            || !value.isString() || hasFormat(value.asString(), format->asString()))
            return true;
        add(quotedText(value.asString()) + " is not valid " + std::string(format->asString()));
        return false;
    }

    void checkCount(std::string_view word, std::size_t count, bool isMaximum)
    {
        const std::optional<double> wanted = number(word);
        const auto got = static_cast<double>(count);
        if (wanted && (isMaximum ? got > *wanted : got < *wanted))
            add(std::string(word) + ": got " + std::to_string(count) + ", want "
                + shownNumber(*wanted));
    }

    static std::vector<std::string> missingOf(const MapData &object, const Value &names)
    {
        std::vector<std::string> missing;
        for (const Value &name : names.isSlice() ? names.asSlice()->all() : std::span<Value>()) {
            if (!object.find(name.asString()))
                missing.emplace_back(name.asString());
        }
        return missing;
    }

    void checkDependents(const MapData &object, std::string_view word)
    {
        const Value *dependents = keyword(word);
        if (!dependents || !dependents->isMap())
            return;
        for (const MapEntry &entry : dependents->asMap()->all()) {
            if (!object.find(entry.key))
                continue;
            if (!entry.value.isSlice()) {
                checkSelf(entry.value, Value::map(const_cast<MapData *>(&object)));
                continue;
            }
            const std::vector<std::string> missing = missingOf(object, entry.value);
            if (!missing.empty())
                add("properties " + joined(missing) + " required, if " + quotedText(entry.key)
                    + " exists");
        }
    }

    void checkObject(const MapData &object)
    {
        checkCount("minProperties", object.size, false);
        checkCount("maxProperties", object.size, true);
        if (const Value *required = keyword("required")) {
            const std::vector<std::string> missing = missingOf(object, *required);
            if (!missing.empty())
                add((missing.size() == 1 ? "missing property " : "missing properties ")
                    + joined(missing));
        }
        checkDependents(object, "dependencies");
        std::vector<std::string> additional;
        for (const MapEntry &entry : object.all())
            checkProperty(entry, additional);
        if (!additional.empty())
            add("additional properties " + joined(additional) + " not allowed");
        checkDependents(object, "dependentSchemas");
        checkDependents(object, "dependentRequired");
        const Value *nameSchema = keyword("propertyNames");
        for (const MapEntry &entry : nameSchema ? object.all() : std::span<const MapEntry>()) {
            // A validation of its own, whose places begin at the name.
            std::vector<Violation> causes;
            Location location;
            Evaluated evaluated;
            Validator(m_document, causes, location, m_depth + 1, evaluated)
                .run(*nameSchema, Value::string(entry.key));
            if (!causes.empty())
                m_violations.push_back(
                    {{}, "invalid propertyName " + quotedText(entry.key), std::move(causes)});
        }
    }

    void checkProperty(const MapEntry &entry, std::vector<std::string> &additional)
    {
        bool isKnown = false;
        const Value *properties = keyword("properties");
        const Value *schema =
            properties && properties->isMap() ? properties->asMap()->find(entry.key) : nullptr;
        if (schema) {
            isKnown = true;
            checkChild(*schema, entry.value, std::string(entry.key));
        }
        const Value *patterns = keyword("patternProperties");
        for (const MapEntry &pattern : patterns && patterns->isMap()
                                           ? patterns->asMap()->all()
                                           : std::span<const MapEntry>()) {
            const auto compiled = m_document.patterns.find(pattern.key);
            if (compiled == m_document.patterns.end()
                || !compiled->second.matchesAnywhere(entry.key))
                continue;
            isKnown = true;
            checkChild(pattern.value, entry.value, std::string(entry.key));
        }
        const Value *others = keyword("additionalProperties");
        if (!isKnown && others) {
            isKnown = true;
            if (others->kind() == Kind::Bool) {
                if (!others->asBool())
                    additional.emplace_back(entry.key);
            } else {
                checkChild(*others, entry.value, std::string(entry.key));
            }
        }
        if (isKnown)
            m_evaluated.properties.insert(entry.key);
    }

    void checkItems(const Value &array, std::size_t from, const Value &schema)
    {
        for (std::size_t index = from; index < array.size(); ++index) {
            // The library counts from the first item that the schema is for.
            checkChild(schema, array.asSlice()->elements[index], std::to_string(index - from));
            m_evaluated.items.insert(index);
        }
    }

    void checkArray(const Value &array)
    {
        const std::span<Value> all = array.asSlice()->all();
        checkCount("minItems", all.size(), false);
        checkCount("maxItems", all.size(), true);
        const Value *unique = keyword("uniqueItems");
        if (unique && unique->kind() == Kind::Bool && unique->asBool())
            checkUnique(all);
        const bool isNew = m_document.draft >= SchemaDraft::Draft2020;
        const Value *items = keyword("items");
        const Value *prefix = isNew ? keyword("prefixItems") : items;
        std::size_t checked = 0;
        if (prefix && prefix->isSlice()) {
            checked = std::min(prefix->size(), all.size());
            for (std::size_t index = 0; index < checked; ++index) {
                checkChild(prefix->asSlice()->elements[index], all[index], std::to_string(index));
                m_evaluated.items.insert(index);
            }
        }
        const Value *rest = isNew || (items && !items->isSlice()) ? items : nullptr;
        if (rest) {
            checkItems(array, checked, *rest);
        } else if (const Value *additional = keyword("additionalItems"); additional && !isNew) {
            if (additional->kind() != Kind::Bool)
                checkItems(array, checked, *additional);
            else if (!additional->asBool() && checked < all.size())
                add("last " + std::to_string(all.size() - checked)
                    + " additionalItem(s) not allowed");
        }
        if (const Value *contained = keyword("contains");
            contained && m_document.draft > SchemaDraft::Draft4)
            checkContains(all, *contained);
    }

    void checkUnique(std::span<const Value> all)
    {
        constexpr std::size_t mostCompared = 2'000;
        for (std::size_t one = 0; one < std::min(all.size(), mostCompared); ++one) {
            for (std::size_t other = one + 1; other < std::min(all.size(), mostCompared); ++other) {
                if (sameJson(all[one], all[other]))
                    return add("items at " + std::to_string(one) + " and " + std::to_string(other)
                               + " are equal");
            }
        }
    }

    void checkContains(std::span<const Value> all, const Value &schema)
    {
        std::vector<Violation> causes;
        std::size_t matched = 0;
        for (std::size_t index = 0; index < all.size(); ++index) {
            std::vector<Violation> found = ofChild(schema, all[index], std::to_string(index));
            matched += found.empty() ? 1 : 0;
            std::ranges::move(found, std::back_inserter(causes));
        }
        const std::optional<double> least = number("minContains");
        const std::optional<double> most = number("maxContains");
        if (static_cast<double>(matched) < least.value_or(1))
            add(!least ? "no items match contains schema"
                       : "min " + shownNumber(*least)
                             + " items required to match contains schema, but "
                             + (matched == 0 ? "none" : std::to_string(matched)) + " matched",
                std::move(causes));
        if (most && static_cast<double>(matched) > *most)
            add("max " + shownNumber(*most) + " items required to match contains schema, but "
                + std::to_string(matched) + " matched");
    }

    void checkText(std::string_view text)
    {
        const std::size_t length = gotemplate::characterCount(text);
        checkCount("minLength", length, false);
        checkCount("maxLength", length, true);
        const Value *pattern = keyword("pattern");
        const auto compiled = pattern && pattern->isString()
                                  ? m_document.patterns.find(pattern->asString())
                                  : m_document.patterns.end();
        if (compiled != m_document.patterns.end() && !compiled->second.matchesAnywhere(text))
            add(quotedText(text) + " does not match pattern " + quotedText(pattern->asString()));
    }

    void checkBound(std::string_view word, double value, bool isWrong)
    {
        if (isWrong)
            add(std::string(word) + ": got " + shownNumber(value) + ", want "
                + shownNumber(number(word).value_or(0)));
    }

    void checkNumber(double value)
    {
        const auto isExclusive = [this](std::string_view word) {
            const Value *flag = keyword(word);
            return flag && flag->kind() == Kind::Bool && flag->asBool();
        };
        if (const auto least = number("minimum"))
            checkBound("minimum", value,
                       isExclusive("exclusiveMinimum") ? value <= *least : value < *least);
        if (const auto most = number("maximum"))
            checkBound("maximum", value,
                       isExclusive("exclusiveMaximum") ? value >= *most : value > *most);
        if (const auto least = number("exclusiveMinimum"))
            checkBound("exclusiveMinimum", value, value <= *least);
        if (const auto most = number("exclusiveMaximum"))
            checkBound("exclusiveMaximum", value, value >= *most);
        if (const auto factor = number("multipleOf"); factor && *factor != 0) {
            const double quotient = value / *factor;
            checkBound("multipleOf", value,
                       std::abs(quotient - std::round(quotient)) > 1e-9 * std::abs(quotient));
        }
    }

    void checkCombinations(const Value &value)
    {
        if (const Value *refused = keyword("not"); refused && ofSelf(*refused, value).empty())
            add("'not' failed");
        if (const Value *all = keyword("allOf"); all && all->isSlice()) {
            std::vector<Violation> causes;
            for (const Value &schema : all->asSlice()->all())
                std::ranges::move(ofSelf(schema, value), std::back_inserter(causes));
            if (!causes.empty())
                add("'allOf' failed", std::move(causes));
        }
        if (const Value *any = keyword("anyOf"); any && any->isSlice()) {
            std::vector<Violation> causes;
            if (matching(*any, value, causes).empty())
                add("'anyOf' failed", std::move(causes));
        }
        if (const Value *one = keyword("oneOf"); one && one->isSlice())
            checkOneOf(*one, value);
        const Value *condition = m_document.draft >= SchemaDraft::Draft7 ? keyword("if") : nullptr;
        if (!condition)
            return;
        const Value *then = keyword(ofSelf(*condition, value).empty() ? "then" : "else");
        if (then)
            checkSelf(*then, value);
    }

    /// The numbers of the schemas that the value follows.
    std::vector<std::size_t> matching(const Value &schemas, const Value &value,
                                      std::vector<Violation> &causes)
    {
        std::vector<std::size_t> matched;
        for (std::size_t index = 0; index < schemas.size(); ++index) {
            std::vector<Violation> found = ofSelf(schemas.asSlice()->elements[index], value);
            if (found.empty())
                matched.push_back(index);
            std::ranges::move(found, std::back_inserter(causes));
        }
        return matched;
    }

    void checkOneOf(const Value &schemas, const Value &value)
    {
        std::vector<Violation> causes;
        const std::vector<std::size_t> matched = matching(schemas, value, causes);
        if (matched.empty())
            add("'oneOf' failed, none matched", std::move(causes));
        else if (matched.size() > 1)
            add("'oneOf' failed, subschemas " + std::to_string(matched[0]) + ", "
                + std::to_string(matched[1]) + " matched");
    }

    void checkUnevaluated(const Value &value)
    {
        if (m_document.draft < SchemaDraft::Draft2019)
            return;
        const Value *properties = keyword("unevaluatedProperties");
        for (const MapEntry &entry :
             properties &&value.isMap() ? value.asMap()->all() : std::span<const MapEntry>()) {
            if (m_evaluated.properties.insert(entry.key).second)
                checkChild(*properties, entry.value, std::string(entry.key));
        }
        const Value *items = keyword("unevaluatedItems");
        for (std::size_t index = 0; items && value.isSlice() && index < value.size(); ++index) {
            if (m_evaluated.items.insert(index).second)
                checkChild(*items, value.asSlice()->elements[index], std::to_string(index));
        }
    }

    const Schema::Document &m_document;
    std::vector<Violation> &m_violations;
    Location &m_location;
    int m_depth;
    Evaluated &m_evaluated;
    const MapData *m_schema = nullptr;
};

} // namespace

std::string Schema::violations(const Value &values) const
{
    std::vector<Violation> found;
    Location location;
    Evaluated evaluated;
    Validator(*m_document, found, location, 0, evaluated).run(m_document->root, values);
    return violationText(found);
}

} // namespace fleetwright::helm
