// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/theme/theme.h"

#include <QFrame>
#include <QString>

#include <functional>
#include <vector>

class QHBoxLayout;
class QLabel;
class QVBoxLayout;

namespace fleetwright::ui {

/// A message in the page it concerns: icon, text, at most two actions, close. Never timed out,
/// never modal.
struct Message {
    QString key;            ///< a newer message of the same key replaces the older
    Role role = Role::Info; ///< Error, Warning, Info, Fine or Pending
    QString text;           ///< plain text
    struct Action {
        QString text;
        std::function<void()> run;
    };
    std::vector<Action> actions;
};

class MessageBar : public QFrame {
    Q_OBJECT
public:
    explicit MessageBar(const Message &message, QWidget *parent = nullptr);

    [[nodiscard]] const Message &message() const { return m_message; }

Q_SIGNALS:
    void closeRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void applyPalette();

    Message m_message;
    QLabel *m_icon;
    QLabel *m_text;
};

/// The bars of one page, newest on top; empty it takes no room.
class MessageArea : public QWidget {
    Q_OBJECT
public:
    explicit MessageArea(QWidget *parent = nullptr);

    void show(const Message &message);
    void remove(const QString &key);
    void clear();
    [[nodiscard]] QList<MessageBar *> bars() const { return m_bars; }

Q_SIGNALS:
    void shown(const fleetwright::ui::Message &message);

private:
    QVBoxLayout *m_layout;
    QList<MessageBar *> m_bars;
};

} // namespace fleetwright::ui
