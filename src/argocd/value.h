// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/sourcefile.h"
#include "yaml/node.h"

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace fleetwright::argocd {

class Value;
using ValuePtr = std::shared_ptr<const Value>;

/// What generators hand to templates: a Go value as encoding/json makes it, and the few typed ones
/// that Argo CD's generators make themselves. Immutable and shared. Knows where it stands in Git.
class Value {
public:
    enum class Kind : std::uint8_t {
        Null,
        Bool,
        Number, ///< float64: JSON has no other
        String,
        List,      ///< []any
        Map,       ///< map[string]any
        StringMap, ///< map[string]string: `values`, labels and annotations
        Strings,   ///< []string: path.segments
        Maps,      ///< []map[string]any: flatList
    };
    using Fields = std::map<std::string, ValuePtr, std::less<>>;
    using Items = std::vector<ValuePtr>;

    [[nodiscard]] static ValuePtr null(base::Span span = {});
    [[nodiscard]] static ValuePtr boolean(bool value, base::Span span = {});
    [[nodiscard]] static ValuePtr number(double value, base::Span span = {});
    [[nodiscard]] static ValuePtr string(std::string text, base::Span span = {});
    /// List, Strings or Maps.
    [[nodiscard]] static ValuePtr list(Items items, Kind kind = Kind::List, base::Span span = {});
    /// Map or StringMap.
    [[nodiscard]] static ValuePtr map(Fields fields, Kind kind = Kind::Map, base::Span span = {});

    [[nodiscard]] Kind kind() const { return m_kind; }
    [[nodiscard]] bool isNull() const { return m_kind == Kind::Null; }
    [[nodiscard]] bool isString() const { return m_kind == Kind::String; }
    [[nodiscard]] bool isMap() const { return m_kind == Kind::Map || m_kind == Kind::StringMap; }
    [[nodiscard]] bool isList() const
    {
        return m_kind == Kind::List || m_kind == Kind::Strings || m_kind == Kind::Maps;
    }
    [[nodiscard]] bool asBool() const { return m_number != 0; }
    [[nodiscard]] double asNumber() const { return m_number; }
    [[nodiscard]] const std::string &text() const { return m_text; }
    [[nodiscard]] const Items &items() const { return m_items; }
    [[nodiscard]] const Fields &fields() const { return m_fields; }
    /// Where it was written: a list element, a key of a file, a label of a Secret, a generator's
    /// pattern. Unknown for what the program adds.
    [[nodiscard]] const base::Span &span() const { return m_span; }

    [[nodiscard]] const Value *find(std::string_view key) const;

    struct Parts {
        Kind kind = Kind::Null;
        double number = 0;
        std::string text;
        Items items;
        Fields fields;
        base::Span span;
    };
    explicit Value(Parts parts);

private:
    Kind m_kind;
    double m_number;
    std::string m_text;
    Items m_items;
    Fields m_fields;
    base::Span m_span;
};

/// fmt.Sprintf("%v").
[[nodiscard]] std::string printed(const Value &value);
/// json.Marshal.
[[nodiscard]] std::string toJson(const Value &value);
/// A YAML or JSON value as Go sees it after sigs.k8s.io/yaml has made JSON of it. `node` must be
/// free of merge keys.
[[nodiscard]] ValuePtr fromNode(const yaml::Node *node);
/// The same for text that was made by a template: everything stands where the template stands.
[[nodiscard]] ValuePtr fromNode(const yaml::Node *node, const base::Span &place);
/// reflect.Value.Len() == 0, zero, false or nil: what mergo calls empty.
[[nodiscard]] bool isEmpty(const Value *value);

} // namespace fleetwright::argocd
