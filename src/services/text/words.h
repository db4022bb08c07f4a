// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QStringList>

#include <string>
#include <string_view>
#include <vector>

namespace fleetwright::services {

/// UTF-8 bytes as text; invalid bytes become U+FFFD.
[[nodiscard]] QString toQt(std::string_view bytes);
[[nodiscard]] std::string toStd(const QString &text);

/// Today by this machine's clock: "2026-06-01".
[[nodiscard]] std::string isoToday();
[[nodiscard]] QStringList toQt(const std::vector<std::string> &texts);

/// Untrusted text for labels and rows: control and bidirectional characters appear as visible boxes
/// ("␛", "[U+202E]"), line breaks as "⏎".
[[nodiscard]] QString visible(std::string_view bytes);
[[nodiscard]] QString visible(const QString &text);

/// "a, b and 3 more": whole names first, never more than `atMost`.
[[nodiscard]] QString nameList(const QStringList &names, qsizetype atMost = 3);
/// The same of untrusted names; only those shown are looked at, however many there are.
[[nodiscard]] QString nameList(const std::vector<std::string> &names, qsizetype atMost = 3);

} // namespace fleetwright::services
