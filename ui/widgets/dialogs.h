// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QStringList>

#include <deque>
#include <optional>

class QWidget;

namespace fleetwright::ui {

/// The only place that shows file dialogs and message boxes. Tests put answers in first.
class Dialogs {
public:
    virtual ~Dialogs() = default;

    /// Absolute path, "" if dismissed.
    [[nodiscard]] virtual QString askFolder(QWidget *parent, const QString &title,
                                            const QString &start);
    [[nodiscard]] virtual QString askSaveFile(QWidget *parent, const QString &title,
                                              const QString &suggested, const QString &filter);

    struct Question {
        QString title;       ///< names the thing: "2 files have unsaved edits"
        QString text;        ///< what would be lost
        QStringList details; ///< the files
        QStringList buttons; ///< each says what it does: "Save 2 files"; the first is the default
        int cancel = -1;     ///< the button that Esc means
    };
    /// Index of the chosen button.
    [[nodiscard]] virtual int ask(QWidget *parent, const Question &question);
};

/// Answers given in advance; asking without one fails loudly by answering "dismissed".
class PreparedDialogs final : public Dialogs {
public:
    [[nodiscard]] QString askFolder(QWidget *parent, const QString &title,
                                    const QString &start) override;
    [[nodiscard]] QString askSaveFile(QWidget *parent, const QString &title,
                                      const QString &suggested, const QString &filter) override;
    [[nodiscard]] int ask(QWidget *parent, const Question &question) override;

    std::deque<QString> folders;
    std::deque<QString> saveFiles;
    std::deque<int> buttons;
    std::deque<Question> asked; ///< what was asked, oldest first
};

} // namespace fleetwright::ui
