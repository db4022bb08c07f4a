// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "helm/origins.h"
#include "template/value.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace fleetwright::helm {

/// What a null does when tables are laid over each other: it takes away what lies below, or it is
/// kept for the next time (Helm's coalescing and merging).
enum class Nulls : std::uint8_t { Remove, Keep };

/// Tables of values: Go's map[string]interface {} in a Heap, changed in place and shared as in Go,
/// because Helm's answers depend on it (pkg/chartutil/coalesce.go).
class Tables {
public:
    /// `origins` may be nullptr: nobody asks. Warnings are Helm's texts.
    Tables(gotemplate::Heap &heap, Origins *origins, std::vector<std::string> &warnings)
        : m_heap(heap), m_origins(origins), m_warnings(warnings)
    {}

    [[nodiscard]] gotemplate::Heap &heap() const { return m_heap; }
    void warn(std::string warning) { m_warnings.push_back(std::move(warning)); }

    /// copystructure.Copy: nothing of the copy is shared.
    [[nodiscard]] gotemplate::MapData *copy(const gotemplate::MapData &table);
    [[nodiscard]] gotemplate::Value copy(const gotemplate::Value &value);
    /// Another table of the same values.
    [[nodiscard]] gotemplate::MapData *shallowCopy(const gotemplate::MapData &table);

    /// Whether what is taken over stays the source's own.
    enum class Taking : std::uint8_t { Copies, Shares };

    /// coalesceTablesFullKey: `target` wins.
    void lay(gotemplate::MapData &target, const gotemplate::MapData &source, std::string prefix,
             Nulls nulls, Taking taking);

    /// Notes that the entry of `table` hides that of `source`.
    void hide(const gotemplate::MapData &table, const gotemplate::MapData &source,
              std::string_view key);

    /// Values that hold themselves, which Helm's own merging can make and not survive.
    [[nodiscard]] bool isTooDeep() const { return m_isTooDeep; }

    /// Sets an entry, with the origin of an entry of `from`.
    void set(gotemplate::MapData &table, std::string_view key, const gotemplate::Value &value,
             const void *from);

private:
    /// Counts one more table in another; false when it is too many.
    [[nodiscard]] bool descend();
    void copyOrigin(const void *to, const void *from, std::string_view key, std::size_t index);

    gotemplate::Heap &m_heap;
    Origins *m_origins;
    std::vector<std::string> &m_warnings;
    std::size_t m_depth = 0;
    bool m_isTooDeep = false;
};

/// The map that a value is, if it is a table (istable): nullptr otherwise.
[[nodiscard]] gotemplate::MapData *tableOf(const gotemplate::Value &value);
[[nodiscard]] gotemplate::MapData *tableAt(const gotemplate::MapData &table, std::string_view key);

/// Values.Table("a.b"): nullptr if some part is no table.
[[nodiscard]] gotemplate::MapData *tableAlong(gotemplate::MapData &table, std::string_view path);

/// Values.PathValue: nothing if it is not there or is a table.
[[nodiscard]] std::optional<gotemplate::Value> valueAlong(gotemplate::MapData &table,
                                                          std::string_view path);

/// "a.b", or "b" where nothing is before it.
[[nodiscard]] std::string concatPrefix(std::string_view prefix, std::string_view key);

} // namespace fleetwright::helm
