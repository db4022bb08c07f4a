// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace fleetwright::model {

/// A label selector in the syntax of Kubernetes' labels.Parse
/// (k8s.io/apimachinery/pkg/labels/selector.go): a, !a, a=b, a==b, a!=b, a in (b,c), a notin (b,c),
/// a>1, a<1, joined by commas. An empty selector matches everything.
class LabelSelector {
public:
    enum class Operator : std::uint8_t { Exists, DoesNotExist, In, NotIn, GreaterThan, LessThan };

    struct Requirement {
        std::string key;
        Operator op = Operator::Exists;
        std::vector<std::string> values;

        friend bool operator==(const Requirement &, const Requirement &) = default;
    };

    /// What a key's value is in the thing that is matched; nothing if it has no such label.
    using Lookup = std::function<std::optional<std::string>(std::string_view key)>;

    [[nodiscard]] static base::Result<LabelSelector> parse(std::string_view text);

    [[nodiscard]] const std::vector<Requirement> &requirements() const { return m_requirements; }
    [[nodiscard]] bool matches(const Lookup &lookup) const;

private:
    std::vector<Requirement> m_requirements;
};

/// Requirement.Matches: "!=" and "notin" hold for an absent label, "<" and ">" compare integers.
[[nodiscard]] bool matches(const LabelSelector::Requirement &requirement,
                           const std::optional<std::string> &value);

} // namespace fleetwright::model
