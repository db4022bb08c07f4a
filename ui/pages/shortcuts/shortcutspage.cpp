// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/shortcuts/shortcutspage.h"

#include "ui/widgets/filterfield.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTreeView>
#include <QVBoxLayout>

namespace fleetwright::ui {

using namespace Qt::StringLiterals;

ShortcutsPage::ShortcutsPage(PageContext &context, QWidget *parent)
    : Page(PageId::Shortcuts, context, parent),
      m_model({tr("Command"), tr("Keys"), tr("What it does")}),
      m_filterText(new FilterField(tr("Filter commands"), this)), m_view(new QTreeView(this)),
      m_name(new QLabel(this)), m_keys(new QKeySequenceEdit(this)),
      m_reset(new QPushButton(tr("Default keys"), this))
{
    m_filter.setSourceModel(&m_model);
    m_filter.setFilterKeyColumn(-1);
    m_filter.setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_view->setModel(&m_filter);
    m_view->setAccessibleName(tr("Commands and keys"));
    m_view->setRootIsDecorated(false);
    m_view->setUniformRowHeights(true);
    m_view->setAlternatingRowColors(true);
    m_view->setFrameShape(QFrame::NoFrame);
    m_name->setTextFormat(Qt::PlainText);
    m_keys->setAccessibleName(tr("Keys of the chosen command"));
    m_reset->setAutoDefault(false);
    headerTools()->addWidget(m_filterText);
    auto *editor = new QHBoxLayout;
    editor->setContentsMargins(12, 6, 12, 6);
    editor->addWidget(m_name, 1);
    editor->addWidget(m_keys);
    editor->addWidget(m_reset);
    content()->addWidget(m_view, 1);
    content()->addLayout(editor);
    setSentence(tr("Choose a command and press its new keys."));
    connect(m_filterText, &QLineEdit::textChanged, &m_filter,
            &QSortFilterProxyModel::setFilterFixedString);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &ShortcutsPage::currentChanged);
    connect(m_keys, &QKeySequenceEdit::editingFinished, this, [this] {
        if (!m_loading)
            setKeys(m_keys->keySequence());
    });
    connect(m_reset, &QPushButton::clicked, this, [this] {
        if (const auto command = currentCommand()) {
            this->context().commands.setKeys(*command, std::nullopt);
            fill();
        }
    });
    fill();
}

QString ShortcutsPage::title() const
{
    return tr("Keyboard shortcuts");
}

QString ShortcutsPage::iconName() const
{
    return u"keyboard"_s;
}

void ShortcutsPage::shown()
{
    fill();
}

void ShortcutsPage::fill()
{
    std::vector<TableModel::Row> rows;
    const CommandSet &commands = context().commands;
    for (const CommandInfo &info : commands.infos()) {
        if (!commands.isOffered(info.command))
            continue;
        const QString keys =
            QKeySequence::listToString(commands.keys(info.command), QKeySequence::NativeText);
        rows.push_back(
            {info.id, {QString(info.text).remove(u'&'), keys, info.description}, info.description});
    }
    const int row = m_view->currentIndex().row();
    m_model.setRows(std::move(rows));
    m_view->resizeColumnToContents(0);
    m_view->resizeColumnToContents(1);
    m_view->setCurrentIndex(m_filter.index(std::max(0, row), 0));
    currentChanged();
}

std::optional<Command> ShortcutsPage::currentCommand() const
{
    const QString id = m_view->currentIndex().data(TableModel::IdRole).toString();
    for (const CommandInfo &info : context().commands.infos()) {
        if (info.id == id)
            return info.command;
    }
    return std::nullopt;
}

void ShortcutsPage::currentChanged()
{
    const auto command = currentCommand();
    m_keys->setEnabled(command.has_value());
    m_reset->setEnabled(command.has_value());
    if (!command)
        return;
    const CommandSet &commands = context().commands;
    m_loading = true;
    m_name->setText(QString(commands.info(*command).text).remove(u'&'));
    m_keys->setKeySequence(commands.keys(*command).value(0));
    m_loading = false;
}

void ShortcutsPage::setKeys(const QKeySequence &keys)
{
    const auto command = currentCommand();
    CommandSet &commands = context().commands;
    if (!command || commands.keys(*command).value(0) == keys)
        return;
    if (const auto other = commands.commandWithKeys(keys, *command)) {
        messages().show({u"keys"_s,
                         Role::Warning,
                         tr("%1 belongs to the command \"%2\" already.")
                             .arg(keys.toString(QKeySequence::NativeText),
                                  QString(commands.info(*other).text).remove(u'&')),
                         {}});
        currentChanged();
        return;
    }
    messages().remove(u"keys"_s);
    commands.setKeys(*command, keys.isEmpty() ? QList<QKeySequence>() : QList<QKeySequence>{keys});
    fill();
}

QString ShortcutsPage::textForClipboard(bool asMarkdown) const
{
    return rowsAsText(m_filter, m_view->selectionModel()->selectedRows(), asMarkdown);
}

} // namespace fleetwright::ui
