// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace fleetwright::yaml {

/// The output of goyaml.v2's emitter (emitterc.go): a text, and what it remembers of the line it is
/// in. Columns count characters. Block context only; lines fold past column 80.
class ScalarWriter {
public:
    enum class Context { Value, SimpleKey };

    explicit ScalarWriter(std::string &out) : m_out(out) {}

    /// Begins a line at `indent` unless the output already stands there.
    void writeIndent(int indent);
    /// "-", "?": a block follows on the same line. ":" after a simple key stands without a blank
    /// before it.
    void writeBlockIndicator(char indicator);
    void writeKeyColon();
    /// "{}", "[]".
    void writeEmptyCollection(std::string_view text);

    /// A text that is the same under any style: numbers, booleans, null.
    void writePlainWord(std::string_view word);
    /// A string that is the same under any style and in any place, on one line; false if it needs a
    /// closer look.
    [[nodiscard]] bool writeSimple(std::string_view text);
    /// A string, in the style that goyaml.v2 chooses. `indent` is that of continued lines.
    void writeString(std::string_view text, Context context, int indent);

    /// emitter.indention: nothing but indicators stands on the line so far.
    [[nodiscard]] bool onlyIndicatorsOnLine() const { return m_indention; }

private:
    void writeBreak();
    void writeBlankBefore();
    void copyCharacter(std::string_view text, std::size_t &at);
    void copyBreak(std::string_view text, std::size_t &at);
    void writePlain(std::string_view text, Context context, int indent);
    void writeSingleQuoted(std::string_view text, Context context, int indent);
    void writeDoubleQuoted(std::string_view text, Context context, int indent);
    void writeLiteral(std::string_view text, int indent);
    void writeLiteralHeader(std::string_view text);

    std::string &m_out;
    int m_column = 0;
    bool m_whitespace = true; ///< the last character was a blank
    bool m_indention = true;
};

/// Whether a text is one simple key for goyaml.v2: at most 128 bytes, no line breaks.
[[nodiscard]] bool isSimpleKey(std::string_view text);

} // namespace fleetwright::yaml
