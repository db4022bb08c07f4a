// SPDX-License-Identifier: Apache-2.0
#include "argocd/generators/generator.h"
#include "argocd/manifest.h"

#include <utility>

namespace fleetwright::argocd {

// generators/value_interpolation.go of Argo CD v3.5: values see the generator's parameters, never
// each other.

base::Result<GeneratorValues> GeneratorValues::read(const yaml::Node *generator,
                                                    const TemplateLanguage &language)
{
    GeneratorValues result;
    result.m_isGo = language.isGo;
    const yaml::Node *values = generator->find("values");
    if (!values || values->isNull())
        return result;
    if (!values->isMapping())
        return invalidAt(values, "values of a generator must be a map of strings");
    for (const yaml::Entry &entry : values->entries()) {
        if (!entry.value->isNull() && !fromNode(entry.value)->isString())
            return invalidAt(entry.value, "values." + std::string(entry.key->text())
                                              + " of a generator must be a string");
        Text text;
        text.key = entry.key->text();
        text.node = entry.value;
        base::Result<TextTemplatePtr> compiled = compileText(entry.value->text(), language);
        if (compiled)
            text.compiled = *std::move(compiled);
        else
            text.error = std::move(compiled).error();
        result.m_texts.push_back(std::move(text));
    }
    return result;
}

base::Result<ValuePtr> GeneratorValues::appendedTo(const ValuePtr &parameters) const
{
    if (m_texts.empty())
        return parameters;
    Value::Fields fields = parameters->fields();
    Value::Fields nested;
    for (const Text &text : m_texts) {
        if (text.error)
            return placedAt(*text.error, text.node);
        base::Result<std::string> rendered =
            text.compiled ? text.compiled->render(*parameters) : std::string(text.node->text());
        if (!rendered)
            return placedAt(wrapped("failed to replace templated string", rendered.error()),
                            text.node);
        ValuePtr value = Value::string(*std::move(rendered), text.node->span());
        if (m_isGo)
            nested.insert_or_assign(text.key, std::move(value));
        else
            fields.insert_or_assign("values." + text.key, std::move(value));
    }
    if (m_isGo)
        fields.insert_or_assign("values", Value::map(std::move(nested), Value::Kind::StringMap));
    return Value::map(std::move(fields), Value::Kind::Map, parameters->span());
}

} // namespace fleetwright::argocd
