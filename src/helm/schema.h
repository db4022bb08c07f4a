// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "template/value.h"

#include <memory>
#include <string>
#include <string_view>

namespace fleetwright::helm {

/// A chart's values.schema.json (JSON Schema of drafts 4 to 2020-12, as
/// github.com/santhosh-tekuri/jsonschema v6 has it, which Helm uses). Immutable, shared.
class Schema {
public:
    /// Fails for what is no JSON, for a malformed schema, and with Unresolved for a reference that
    /// is not in the file itself: nothing is fetched.
    [[nodiscard]] static base::Result<Schema> parse(std::string_view json);

    /// What the values violate, one line each as Helm prints them; "" if nothing.
    [[nodiscard]] std::string violations(const gotemplate::Value &values) const;

    struct Document;

private:
    explicit Schema(std::shared_ptr<const Document> document) : m_document(std::move(document)) {}

    std::shared_ptr<const Document> m_document;
};

} // namespace fleetwright::helm
