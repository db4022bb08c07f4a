// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QPlainTextEdit>

namespace fleetwright::ui {

/// A unified patch, read-only: added and removed lines in their colours, with + and − as they are.
class PatchView : public QPlainTextEdit {
    Q_OBJECT
public:
    explicit PatchView(QWidget *parent = nullptr);

    void setPatch(const QString &patch);
    /// What is said instead of an empty patch.
    void setEmptyText(const QString &text) { setPlaceholderText(text); }

protected:
    void changeEvent(QEvent *event) override;

private:
    void colourLines();
};

} // namespace fleetwright::ui
