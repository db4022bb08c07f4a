// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QRegularExpression>
#include <QString>

#include <vector>

namespace fleetwright::ui {

/// What is searched for in a text.
struct TextSearch {
    enum class Case { Ignore, Match };
    enum class Words { Any, Whole };
    enum class Kind { Plain, Expression };

    QString pattern;
    Case letters = Case::Ignore;
    Words words = Words::Any;
    Kind kind = Kind::Plain;

    friend bool operator==(const TextSearch &, const TextSearch &) = default;
};

struct TextHit {
    int begin = 0;
    int length = 0;

    friend bool operator==(const TextHit &, const TextHit &) = default;
};

/// "" if the search can be done, else why not (a broken expression).
[[nodiscard]] QString whyNotSearch(const TextSearch &search);

/// All hits in order, not overlapping, never empty ones; at most `limit`.
[[nodiscard]] std::vector<TextHit> findAll(const QString &text, const TextSearch &search,
                                           std::size_t limit = 100'000);

/// What takes the place of a hit: of expressions \0 … \9 are what its groups matched.
[[nodiscard]] QString replacementOf(const QString &text, TextHit hit, const TextSearch &search,
                                    const QString &replacement);

/// The text with all hits replaced.
[[nodiscard]] QString replacedAll(const QString &text, const TextSearch &search,
                                  const QString &replacement);

} // namespace fleetwright::ui
