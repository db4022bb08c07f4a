// SPDX-License-Identifier: Apache-2.0
#include "argocd/manifest.h"
#include "argocd/texttemplate.h"
#include "template/execute.h"
#include "template/functionsets.h"

#include <memory>
#include <utility>

namespace fleetwright::argocd {

namespace {

namespace go = gotemplate;

/// Of one text's execution; an Application is not larger than a few of them.
constexpr std::size_t heapBytes = std::size_t{64} << 20;
constexpr std::size_t mostSteps = 1'000'000;

go::Value toGo(const Value &value, go::Heap &heap);

go::Value toGoSlice(const Value &value, go::Heap &heap, const go::Type &type)
{
    go::SliceData *slice = heap.newSlice(value.items().size());
    for (std::size_t at = 0; at < value.items().size(); ++at) {
        const go::Value item = toGo(*value.items()[at], heap);
        slice->elements[at] = value.kind() == Value::Kind::List ? item.boxed() : item;
    }
    return go::Value::slice(slice, type);
}

go::Value toGoMap(const Value &value, go::Heap &heap, const go::Type &type)
{
    go::MapData *map = heap.newMap(value.fields().size());
    for (const auto &[key, item] : value.fields()) {
        const go::Value converted = toGo(*item, heap);
        heap.append(*map, key, value.kind() == Value::Kind::Map ? converted.boxed() : converted);
    }
    return go::Value::map(map, type);
}

/// Texts are not copied: the parameters outlive the execution.
go::Value toGo(const Value &value, go::Heap &heap)
{
    switch (value.kind()) {
    case Value::Kind::Null:
        return {};
    case Value::Kind::Bool:
        return go::Value::boolean(value.asBool());
    case Value::Kind::Number:
        return go::Value::real(value.asNumber());
    case Value::Kind::String:
        return go::Value::string(value.text());
    case Value::Kind::List:
        return toGoSlice(value, heap, go::types::anySlice);
    case Value::Kind::Strings:
        return toGoSlice(value, heap, go::types::stringSlice);
    case Value::Kind::Maps:
        return toGoSlice(value, heap, go::types::mapSlice);
    case Value::Kind::Map:
        return toGoMap(value, heap, go::types::anyMap);
    case Value::Kind::StringMap:
        break;
    }
    return toGoMap(value, heap, go::types::stringMap);
}

class GoText final : public TextTemplate {
public:
    GoText(go::TemplateSetPtr set, std::string text)
        : m_set(std::move(set)), m_text(std::move(text))
    {}

    base::Result<std::string> render(const Value &parameters) const override
    {
        go::Heap heap(heapBytes);
        go::ExecuteOptions options;
        options.limits.outputBytes = outputLimit;
        options.limits.steps = mostSteps;
        base::Result<go::Output> output =
            go::execute(m_set, m_set->options().name, toGo(parameters, heap), heap, options);
        if (!output)
            return wrapped("failed to execute go template " + m_text, std::move(output).error());
        return std::move(output->text);
    }

private:
    go::TemplateSetPtr m_set;
    std::string m_text;
};

} // namespace

base::Result<TextTemplatePtr> compileGoText(std::string_view text,
                                            const std::vector<std::string> &options)
{
    go::TemplateSet::Options setOptions = go::optionsOf(go::Family::ArgoCd);
    for (const std::string &option : options) {
        const base::Result<go::MissingKey> missingKey = go::parseOption(option);
        if (!missingKey)
            return wrapped("goTemplateOptions", missingKey.error());
        setOptions.missingKey = *missingKey;
    }
    const std::string name = setOptions.name;
    auto set = std::make_shared<go::TemplateSet>(std::move(setOptions));
    const base::Result<void> parsed = set->parse(name, text);
    if (!parsed)
        return wrapped("failed to parse template " + std::string(text), parsed.error());
    return TextTemplatePtr(std::make_shared<const GoText>(std::move(set), std::string(text)));
}

} // namespace fleetwright::argocd
