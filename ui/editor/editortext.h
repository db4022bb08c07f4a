// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"

#include <QString>

#include <string>
#include <string_view>
#include <vector>

namespace fleetwright::ui {

/// A file's bytes as the editor shows them, and the way back: lines that were not touched keep
/// every byte (line ending, missing last newline, byte order mark). Characters that would break or
/// reorder lines on screen are shown as others.
class EditorText {
public:
    EditorText() = default;

    /// Binary for bytes that are no UTF-8 text.
    [[nodiscard]] static base::Result<EditorText> fromBytes(std::string_view bytes);

    [[nodiscard]] const QString &text() const { return m_text; } ///< lines with '\n' between them
    [[nodiscard]] const std::string &bytes() const { return m_bytes; }

    /// The file when the editor's text has become `edited`. New lines get the ending that most
    /// lines have.
    [[nodiscard]] std::string bytesFor(const QString &edited) const;

    enum class LineEnding { Unix, Windows, Mixed };
    [[nodiscard]] LineEnding lineEnding() const { return m_ending; }
    [[nodiscard]] bool hasByteOrderMark() const { return m_hasMark; }

private:
    struct Line {
        std::size_t begin = 0;
        std::size_t end = 0;  ///< without the ending
        std::size_t next = 0; ///< behind the ending; equal to end on the last line
    };

    [[nodiscard]] std::string_view ending(std::size_t line) const;

    std::string m_bytes;
    QString m_text;
    std::vector<Line> m_lines;
    LineEnding m_ending = LineEnding::Unix;
    std::string m_newEnding = "\n";
    bool m_hasMark = false;
};

/// Text from elsewhere (the clipboard) without what the editor has no place for.
[[nodiscard]] QString editable(QString text);

} // namespace fleetwright::ui
