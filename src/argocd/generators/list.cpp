// SPDX-License-Identifier: Apache-2.0
#include "argocd/generators/generator.h"
#include "argocd/manifest.h"
#include "argocd/yamltext.h"

#include <utility>

namespace fleetwright::argocd {

namespace {

// generators/list.go of Argo CD v3.5.

base::Result<std::string> flatText(const yaml::Node *value)
{
    const ValuePtr read = fromNode(value);
    if (!read->isString())
        return invalidAt(value, "error parsing value as string: without goTemplate an element's "
                                "values are strings");
    return read->text();
}

base::Result<void> addFlatValues(const yaml::Node *values, Value::Fields &fields)
{
    if (!values->isMapping())
        return invalidAt(values, "error parsing values map");
    for (const yaml::Entry &entry : values->entries()) {
        base::Result<std::string> text = flatText(entry.value);
        if (!text)
            return text.error();
        fields.insert_or_assign("values." + std::string(entry.key->text()),
                                Value::string(*std::move(text), entry.value->span()));
    }
    return {};
}

base::Result<ValuePtr> flatElement(const yaml::Node *element)
{
    Value::Fields fields;
    for (const yaml::Entry &entry : element->entries()) {
        if (entry.key->text() == "values") {
            const base::Result<void> added = addFlatValues(entry.value, fields);
            if (!added)
                return added.error();
            continue;
        }
        base::Result<std::string> text = flatText(entry.value);
        if (!text)
            return text.error();
        fields.insert_or_assign(std::string(entry.key->text()),
                                Value::string(*std::move(text), entry.value->span()));
    }
    return Value::map(std::move(fields), Value::Kind::Map, element->span());
}

base::Result<ValuePtr> elementValues(const yaml::Node *element, bool isGo)
{
    if (element->isNull())
        return Value::map({}, Value::Kind::Map, element->span());
    if (!element->isMapping())
        return invalidAt(element, "an element of a list generator must be a map");
    return isGo ? fromNode(element) : flatElement(element);
}

base::Error badElements(const yaml::Node *text, const char *detail)
{
    return invalidAt(text, std::string("error unmarshalling decoded ElementsYaml: ") + detail);
}

/// The text as a list of maps, whatever the template language.
base::Result<std::vector<ValuePtr>> yamlElements(const yaml::Node *text)
{
    const base::Result<TextDocument> document = readFirstDocument(textFile(text->text()));
    if (!document) {
        base::Error error = badElements(text, "not YAML");
        error.causes.push_back({.code = base::ErrorCode::Syntax,
                                .detail = document.error().detail,
                                .place = {},
                                .hint = {},
                                .causes = {}});
        return error;
    }
    std::vector<ValuePtr> elements;
    if (!document->node)
        return elements;
    if (!document->node->isSequence())
        return badElements(text, "the text is no list of maps");
    for (const yaml::Node *item : document->node->items()) {
        if (!item->isMapping() && !item->isNull())
            return badElements(text, "the text is no list of maps");
        elements.push_back(item->isNull() ? Value::map({}) : fromNode(item, text->span()));
    }
    return elements;
}

SetOriginPtr elementOrigin(const yaml::Node *generator, const ValuePtr &values, std::size_t number)
{
    auto origin = std::make_shared<SetOrigin>();
    origin->kind = SetOrigin::Kind::ListElement;
    origin->subject = "element " + std::to_string(number);
    origin->generator = generator->span();
    origin->decidedBy = values->span();
    origin->source = values->span();
    return origin;
}

} // namespace

base::Result<ParameterSets> generateList(Generation &generation, const yaml::Node *generator)
{
    ParameterSets sets;
    const auto add = [&sets, generator](ValuePtr values) {
        SetOriginPtr origin = elementOrigin(generator, values, sets.size() + 1);
        sets.push_back({std::move(values), std::move(origin)});
    };
    const yaml::Node *elements = generator->find("elements");
    if (elements && !elements->isNull() && !elements->isSequence())
        return invalidAt(elements, "elements of a list generator must be a list");
    for (const yaml::Node *element :
         elements ? elements->items() : std::span<const yaml::Node *const>()) {
        base::Result<ValuePtr> values = elementValues(element, generation.isGo());
        if (!values)
            return values.error();
        add(*std::move(values));
    }
    const yaml::Node *text = generator->find("elementsYaml");
    if (text && text->isScalar() && !text->text().empty()) {
        base::Result<std::vector<ValuePtr>> parsed = yamlElements(text);
        if (!parsed)
            return parsed.error();
        for (ValuePtr &values : *parsed)
            add(std::move(values));
    }
    if (sets.size() > mostGenerated)
        return tooManySets(generator);
    return sets;
}

} // namespace fleetwright::argocd
