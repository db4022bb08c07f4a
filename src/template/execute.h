// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/cancel.h"
#include "base/result.h"
#include "template/templateset.h"
#include "template/value.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace fleetwright::gotemplate {

struct ExecutionLimits {
    std::size_t outputBytes = std::size_t{64} << 20;
    std::size_t steps = 10'000'000; ///< nodes walked, loop rounds included
    std::size_t depth = 1'000;      ///< templates in one another, as Helm bounds include
};

/// What differs from run to run elsewhere, and is given here: the time that `now` tells and where
/// random names, keys and certificates come from. A result that used it says so.
struct Surroundings {
    std::int64_t nowSeconds = 0; ///< since 1970
    std::int32_t nowNanoseconds = 0;
    std::uint64_t seed = 0; ///< equal seeds make equal random values
};

/// The element of a map or list that an action looked at.
struct Read {
    const void *container = nullptr; ///< the MapData or SliceData of the data
    std::string_view key;            ///< of a map
    std::size_t index = 0;           ///< of a list
    const Tree *tree = nullptr;      ///< the template that did it
    std::size_t position = 0;        ///< where: tree->source->placeOf(position)
};

/// A piece of the output and where it comes from; empty where an action printed nothing.
struct Chunk {
    std::size_t begin = 0; ///< bytes of the output
    std::size_t end = 0;
    const Tree *tree = nullptr; ///< the template that wrote it
    std::size_t position = 0;   ///< of the text or action in tree->source
    bool isText = false;        ///< the template's own text
    /// What the action looked at, in order, also by way of variables, of dot and of the templates
    /// that it included. Who knows where the data's maps and lists come from knows the fields.
    std::span<const Read> reads;
};

/// Is told about every piece of output in order, if asked for: provenance costs nothing otherwise.
class OutputSink {
public:
    OutputSink() = default;
    OutputSink(const OutputSink &) = delete;
    OutputSink &operator=(const OutputSink &) = delete;
    virtual ~OutputSink() = default;
    virtual void wrote(const Chunk &chunk) = 0;
};

struct ExecuteOptions {
    ExecutionLimits limits;
    base::Cancel cancel;
    Surroundings surroundings;
    OutputSink *sink = nullptr; ///< not owned
};

struct Output {
    std::string text;
    /// It used the time or random values: elsewhere every rendering differs.
    bool differsEachTime = false;
};

/// Executes the template `name` of `set` (text/template's ExecuteTemplate). Many threads may
/// execute one set at a time, each with its own heap; `data` lives in `heap`, and may be changed by
/// functions such as `set`.
///
/// Errors: Invalid with Go's text ("template: NAME:LINE:COLUMN: executing …"), TooLarge for a limit
/// or a heap that is full, Cancelled.
[[nodiscard]] base::Result<Output> execute(const TemplateSetPtr &set, std::string_view name,
                                           const Value &data, Heap &heap,
                                           const ExecuteOptions &options = {});

} // namespace fleetwright::gotemplate
