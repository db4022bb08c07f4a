// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/error.h"
#include "yaml/emitter.h"
#include "yaml/node.h"
#include "yaml/scalarwriter.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace fleetwright::yaml {

/// Notes which node each line of the output shows.
class LineRecorder {
public:
    LineRecorder(const std::string &out, std::vector<RenderedLine> &lines)
        : m_out(out), m_lines(lines), m_counted(out.size())
    {}

    /// What the line that is being written shows; an inner node takes the line over.
    void mark(const Node *key, const Node *value);
    /// The scalar just written may have continued over further lines.
    void finishScalar(const Node *value);

    std::string path; ///< of the node that is being written

private:
    std::size_t currentLine();

    const std::string &m_out;
    std::vector<RenderedLine> &m_lines;
    std::size_t m_counted;
    std::size_t m_line = 0;
};

/// Writes nodes as goyaml.v2 lays them out. The reader bounds the nesting, and so the recursion.
class BlockWriter {
public:
    BlockWriter(std::string &out, LineRecorder *recorder) : m_out(out), m_recorder(recorder) {}

    [[nodiscard]] std::optional<base::Error> writeDocument(const Node *root);

private:
    enum class Parent { Document, Mapping, Sequence };

    bool write(const Node *node, int indent, Parent parent);
    bool writeText(const Node *scalar, std::string_view text, int indent);
    bool writeScalar(const Node *scalar, int indent);
    bool writeMapping(const Node *mapping, int indent);
    bool writeEntries(std::span<const Entry *const> entries, int indent);
    bool writeEntry(const Entry &entry, int indent);
    bool writeSequence(const Node *sequence, int indent, Parent parent);
    bool writeString(const Node *string, int indent);
    void writeKey(std::string_view key, int indent);
    bool fail(base::Error error);

    ScalarWriter m_out;
    LineRecorder *m_recorder;
    std::optional<base::Error> m_error;
    int m_flowDepth = 0; ///< collections around that are written with brackets
    std::string m_scalarStorage;
    std::string m_numberStorage;
};

} // namespace fleetwright::yaml
