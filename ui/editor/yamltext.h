// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QStringList>

#include <vector>

namespace fleetwright::ui::yamltext {

// What an editor must know of YAML while it is being typed, when no parser accepts it: by lines and
// indents alone.

/// One step of the way to a line: a key, or an item of a list (named by its `name`, else by its
/// number).
struct Step {
    QString text;
    bool isItem = false;
    int line = 0; ///< from 0

    friend bool operator==(const Step &, const Step &) = default;
};

/// The way to a line from the outermost key. `line` counts from 0; a blank line belongs where
/// `column` would put it.
[[nodiscard]] std::vector<Step> stepsTo(const QStringList &lines, int line, int column);

/// The same without items: "patches", "target".
[[nodiscard]] QStringList keysTo(const QStringList &lines, int line, int column);

struct FoldRange {
    int first = 0; ///< the line that stays
    int last = 0;  ///< last hidden one

    friend bool operator==(const FoldRange &, const FoldRange &) = default;
};
/// Keys whose value stands below them, ascending.
[[nodiscard]] std::vector<FoldRange> foldRanges(const QStringList &lines);

/// Spaces of one level, as this file has them; 2 if it does not show.
[[nodiscard]] int indentWidth(const QStringList &lines);

/// What a new line begins with when Enter is pressed behind `before`.
[[nodiscard]] QString indentAfter(const QString &before, int width);

/// Puts "# " before each line, or takes it away if all have it.
[[nodiscard]] QStringList toggledComment(const QStringList &lines);

/// Columns at which keys and dashes of one line stand.
struct LineParts {
    std::vector<int> dashes;
    int keyColumn = -1;
    QString key;
    QString
        value; ///< behind the colon or, without a key, behind the dashes; trimmed, without comment
    bool isBlank = false; ///< nothing, or a comment
    int indent = 0;
};
[[nodiscard]] LineParts partsOf(const QString &line);

} // namespace fleetwright::ui::yamltext
