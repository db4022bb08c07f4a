// SPDX-License-Identifier: Apache-2.0
#include "rancherfleet/fields.h"

#include "yaml/scalar.h"

#include <limits>
#include <utility>

namespace fleetwright::rancherfleet {

std::string stringAt(const yaml::Node *object, std::string_view field)
{
    const yaml::Node *value = object ? object->find(field) : nullptr;
    return value ? std::string(value->text()) : std::string();
}

bool isTrueAt(const yaml::Node *object, std::string_view field)
{
    const yaml::Node *value = object ? object->find(field) : nullptr;
    return value && yaml::parseBool(value->text()).value_or(false);
}

std::int64_t integerAt(const yaml::Node *object, std::string_view field)
{
    const yaml::Node *value = object ? object->find(field) : nullptr;
    if (!value)
        return 0;
    const double number = yaml::parseFloat(value->text()).value_or(0);
    constexpr auto most = static_cast<double>(std::int64_t{1} << 53);
    return number >= -most && number <= most ? static_cast<std::int64_t>(number)
           : number < 0                      ? std::numeric_limits<std::int64_t>::min()
                                             : std::numeric_limits<std::int64_t>::max();
}

std::vector<std::string> stringsAt(const yaml::Node *object, std::string_view field)
{
    std::vector<std::string> texts;
    const yaml::Node *list = object ? object->find(field) : nullptr;
    if (!list)
        return texts;
    for (const yaml::Node *item : list->items())
        texts.emplace_back(item->text());
    return texts;
}

Labels labelsOf(const yaml::Node *mapping)
{
    Labels labels;
    if (!mapping)
        return labels;
    for (const yaml::Entry &entry : mapping->entries())
        labels.insert_or_assign(std::string(entry.key->text()), std::string(entry.value->text()));
    return labels;
}

base::Span placeOf(const yaml::Node *object, std::string_view field)
{
    if (!object)
        return {};
    const yaml::Node *value = object->find(field);
    return value ? value->span() : object->span();
}

base::Error within(std::string where, base::Error error, const base::Span &near)
{
    error.detail = std::move(where) + ": " + error.detail;
    if (!error.place && near.known())
        error.place = near.place();
    return error;
}

} // namespace fleetwright::rancherfleet
