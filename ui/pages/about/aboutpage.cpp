// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/about/aboutpage.h"

#include <QAction>
#include <QApplication>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QIcon>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace fleetwright::ui {

using namespace Qt::StringLiterals;

AboutPage::AboutPage(PageContext &context, QWidget *parent) : Page(PageId::About, context, parent)
{
    auto *logo = new QLabel(this);
    logo->setPixmap(QIcon(u":/fleetwright/icons/fleetwright.svg"_s).pixmap(96, 96));
    logo->setAccessibleName(tr("Logo of Fleetwright"));
    auto *form = new QFormLayout;
    form->setVerticalSpacing(10);
    const auto add = [form, this](const QString &name, const QString &text) {
        auto *value = new QLabel(text, this);
        value->setTextFormat(Qt::PlainText);
        value->setWordWrap(true);
        value->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        form->addRow(name, value);
    };
    add(tr("Version"), QApplication::applicationVersion());
    add(tr("Licence"), tr("Apache License 2.0"));
    add(tr("Built on"), tr("Qt %1, libyaml, yaml-cpp, libgit2, RE2, oneTBB, xxHash, fmt, OpenSSL, "
                           "valijson, KSyntaxHighlighting")
                            .arg(QString::fromLatin1(qVersion())));
    add(tr("Safety"), tr("Opening a repository runs no program, makes no network request, writes "
                         "nothing and reads nothing outside its folder."));
    auto *row = new QHBoxLayout;
    row->setContentsMargins(12, 12, 12, 12);
    row->setSpacing(24);
    row->addWidget(logo, 0, Qt::AlignTop);
    row->addLayout(form, 1);
    content()->addLayout(row);
    auto *copy = new QPushButton(tr("Copy diagnostics"), this);
    copy->setAutoDefault(false);
    connect(copy, &QPushButton::clicked, this,
            [this] { this->context().commands.action(Command::CopyDiagnostics)->trigger(); });
    auto *buttons = new QHBoxLayout;
    buttons->setContentsMargins(12, 0, 12, 12);
    buttons->addWidget(copy);
    buttons->addStretch(1);
    content()->addLayout(buttons);
    content()->addStretch(1);
    setSentence(tr("A workbench for Kubernetes fleets kept in Git."));
}

QString AboutPage::title() const
{
    return tr("About Fleetwright");
}

QString AboutPage::iconName() const
{
    return u"help"_s;
}

} // namespace fleetwright::ui
