// SPDX-License-Identifier: Apache-2.0
#include "yaml/emitter.h"
#include "yaml/scalar.h"
#include "yaml/scalarwriter.h"

namespace fleetwright::yaml {

std::string formatScalar(std::string_view text, Tag tag)
{
    switch (tag) {
    case Tag::Null:
        return "null";
    case Tag::Bool:
        return parseBool(text).value_or(false) ? "true" : "false";
    case Tag::Int:
    case Tag::Float:
    case Tag::Timestamp:
    case Tag::Merge:
        return std::string(text);
    case Tag::Binary:
        return "!!binary " + formatScalar(text, Tag::String);
    case Tag::String:
        break;
    }
    // Types of their own in YAML 1.1, which some readers implement.
    if (text == "=" || text == "<<")
        return '"' + std::string(text) + '"';
    // A key is written on one line and never folded, which is what a value in an edit should be.
    std::string out;
    ScalarWriter(out).writeString(text, ScalarWriter::Context::SimpleKey, 0);
    return out;
}

} // namespace fleetwright::yaml
