// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <memory>

class QSyntaxHighlighter;
class QTextDocument;
class QPalette;

namespace fleetwright::ui {

/// Colours a document by KSyntaxHighlighting's definition for this file name, in the theme's
/// colours. nullptr where the library is missing or knows no such file: the text stays plain then.
/// The document owns it.
[[nodiscard]] QSyntaxHighlighter *makeHighlighter(QTextDocument *document, const QString &fileName,
                                                  const QPalette &palette);

/// Colours it again, after the palette changed.
void recolour(QSyntaxHighlighter *highlighter, const QPalette &palette);

/// The definition's name for the status line: "YAML", "" for plain text.
[[nodiscard]] QString syntaxName(const QString &fileName);

} // namespace fleetwright::ui
