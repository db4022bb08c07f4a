// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/commands.h"

#include "services/settings/settings.h"
#include "ui/theme/icons.h"

#include <QAction>

#include <algorithm>

namespace fleetwright::ui {

using namespace Qt::StringLiterals;
namespace setting = services::setting;

CommandSet::CommandSet(services::Settings &settings, QObject *parent)
    : QObject(parent), m_settings(settings), m_infos(commandTable())
{
    for (const CommandInfo &row : m_infos) {
        auto *action = new QAction(row.text, this);
        action->setObjectName(row.id);
        if (!row.icon.isEmpty())
            action->setIcon(icons::icon(row.icon));
        action->setStatusTip(row.description);
        action->setShortcutContext(Qt::WindowShortcut);
        action->setShortcuts(keys(row.command));
        action->setEnabled(false);
        action->setVisible(false);
        connect(action, &QAction::triggered, this, [this, command = row.command] {
            const Handler *handler = current(command);
            if (handler && (!handler->enabled || handler->enabled()))
                handler->run();
        });
        m_actions.emplace(row.command, action);
    }
}

QAction *CommandSet::action(Command command) const
{
    return m_actions.at(command);
}

const CommandInfo &CommandSet::info(Command command) const
{
    return *std::find_if(m_infos.begin(), m_infos.end(),
                         [command](const CommandInfo &row) { return row.command == command; });
}

void CommandSet::handle(Command command, QObject *owner, std::function<void()> handler,
                        std::function<bool()> enabled)
{
    if (owner)
        connect(owner, &QObject::destroyed, this, &CommandSet::forget, Qt::UniqueConnection);
    m_handlers[command].push_back({owner, std::move(handler), std::move(enabled)});
    action(command)->setVisible(true);
    refresh();
}

void CommandSet::setContext(QObject *owner)
{
    m_context = owner;
    refresh();
}

const CommandSet::Handler *CommandSet::current(Command command) const
{
    const auto found = m_handlers.find(command);
    if (found == m_handlers.end())
        return nullptr;
    const Handler *everywhere = nullptr;
    for (const Handler &handler : found->second) {
        if (handler.owner && handler.owner == m_context)
            return &handler;
        if (!handler.owner)
            everywhere = &handler;
    }
    return everywhere;
}

void CommandSet::refresh()
{
    for (const auto &[command, action] : m_actions) {
        const Handler *handler = current(command);
        action->setEnabled(handler && (!handler->enabled || handler->enabled()));
    }
    Q_EMIT refreshed();
}

bool CommandSet::isOffered(Command command) const
{
    return m_handlers.contains(command);
}

void CommandSet::forget(QObject *owner)
{
    for (auto &[command, handlers] : m_handlers)
        std::erase_if(handlers, [owner](const Handler &handler) { return handler.owner == owner; });
    if (m_context == owner)
        m_context = nullptr;
}

QList<QKeySequence> CommandSet::keys(Command command) const
{
    const CommandInfo &row = info(command);
    const QVariantMap changed = m_settings.value(setting::shortcuts);
    const auto stored = changed.find(row.id);
    if (stored == changed.end())
        return row.keys;
    return QKeySequence::listFromString(stored->toString(), QKeySequence::PortableText);
}

void CommandSet::setKeys(Command command, const std::optional<QList<QKeySequence>> &keys)
{
    QVariantMap changed = m_settings.value(setting::shortcuts);
    const CommandInfo &row = info(command);
    if (!keys || *keys == row.keys)
        changed.remove(row.id);
    else
        changed.insert(row.id, QKeySequence::listToString(*keys, QKeySequence::PortableText));
    m_settings.set(setting::shortcuts, changed);
    action(command)->setShortcuts(this->keys(command));
    Q_EMIT refreshed();
}

std::optional<Command> CommandSet::commandWithKeys(const QKeySequence &wanted, Command except) const
{
    if (wanted.isEmpty())
        return std::nullopt;
    for (const CommandInfo &row : m_infos) {
        if (row.command != except && keys(row.command).contains(wanted))
            return row.command;
    }
    return std::nullopt;
}

} // namespace fleetwright::ui
