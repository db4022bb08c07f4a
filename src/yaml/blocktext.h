// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "yaml/reader.h"
#include "yaml/sourceplace.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace fleetwright::yaml {

/// A value to be written into a file: YAML lines without indent, and what they mean.
class NewValue {
public:
    /// Fails if `yaml` is not one document.
    [[nodiscard]] static base::Result<NewValue> fromYaml(std::string_view yaml);

    [[nodiscard]] const Node *node() const { return m_node; }
    /// Follows "key:" or "-" on the same line.
    [[nodiscard]] bool isInline() const;
    /// "value" for what stands on the same line, with the lines that follow it indented by
    /// `indent`.
    [[nodiscard]] std::string inlineText(std::size_t indent, std::string_view lineBreak) const;
    /// All lines indented by `indent`, without a last line break.
    [[nodiscard]] std::string blockText(std::size_t indent, std::string_view lineBreak) const;
    /// On one line, for use between brackets; nothing if JSON cannot hold it.
    [[nodiscard]] base::Result<std::string> flowText() const;

private:
    std::string m_yaml; ///< without the last line break
    ParsedFilePtr m_parsed;
    const Node *m_node = nullptr;
};

/// How block sequences below a key are indented in this file.
enum class SequenceIndent { None, Two };
[[nodiscard]] SequenceIndent sequenceIndentOf(const ParsedFile &file);

/// By how many columns nested mappings are indented in this file.
[[nodiscard]] std::size_t indentStepOf(const ParsedFile &file);

/// Quoted texts of one line.
[[nodiscard]] std::string doubleQuoted(std::string_view text);
[[nodiscard]] std::string singleQuoted(std::string_view text);

} // namespace fleetwright::yaml
