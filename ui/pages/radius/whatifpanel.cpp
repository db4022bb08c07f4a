// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/radius/whatifpanel.h"

#include "services/text/words.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <set>

namespace fleetwright::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int comboCharacters = 12;

} // namespace

WhatIfPanel::WhatIfPanel(QWidget *parent)
    : QWidget(parent), m_cluster(new QComboBox(this)), m_key(new QComboBox(this)),
      m_value(new QLineEdit(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    auto *heading = new QLabel(tr("What if"), this);
    QFont bold = heading->font();
    bold.setBold(true);
    heading->setFont(bold);
    layout->addWidget(heading);
    auto *row = new QHBoxLayout;
    for (QComboBox *combo : {m_cluster, m_key}) {
        combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        combo->setMinimumContentsLength(comboCharacters);
        row->addWidget(combo, 1);
    }
    m_cluster->setAccessibleName(tr("Cluster of the trial"));
    m_key->setAccessibleName(tr("Label of the trial"));
    m_key->setEditable(true);
    m_key->setInsertPolicy(QComboBox::NoInsert);
    m_value->setAccessibleName(tr("Value of the trial"));
    auto *equals = new QLabel(u"="_s, this);
    row->addWidget(equals);
    row->addWidget(m_value, 1);
    layout->addLayout(row);
    auto *buttons = new QHBoxLayout;
    const auto addButton = [&](const QString &text, const QString &toolTip, auto run) {
        auto *button = new QPushButton(text, this);
        button->setToolTip(toolTip);
        button->setAutoDefault(false);
        connect(button, &QPushButton::clicked, this, run);
        buttons->addWidget(button);
    };
    addButton(tr("Try"), tr("What would change if the cluster had this label"),
              [this] { tryLabel(); });
    addButton(tr("Without it"), tr("What would change if the cluster were gone"),
              [this] { tryWithout(); });
    buttons->addStretch(1);
    layout->addLayout(buttons);
    auto *note = new QLabel(tr("A trial stays on this page and changes no file."), this);
    note->setTextFormat(Qt::PlainText);
    note->setWordWrap(true);
    note->setProperty("quiet", true);
    layout->addWidget(note);
    connect(m_value, &QLineEdit::returnPressed, this, &WhatIfPanel::tryLabel);
}

void WhatIfPanel::setSnapshot(const model::SnapshotPtr &snapshot)
{
    const QString cluster = m_cluster->currentText();
    const QString key = m_key->currentText();
    m_cluster->clear();
    m_key->clear();
    if (!snapshot)
        return;
    QStringList names;
    std::set<QString> keys;
    for (const model::Cluster &own : snapshot->clusters) {
        names.append(services::toQt(own.name));
        for (const auto &[label, value] : own.labels)
            keys.insert(services::toQt(label));
    }
    m_cluster->addItems(names);
    m_key->addItems(QStringList(keys.begin(), keys.end()));
    m_cluster->setCurrentIndex(std::max(0, m_cluster->findText(cluster)));
    if (!key.isEmpty())
        m_key->setCurrentText(key);
    m_key->lineEdit()->setCursorPosition(0);
}

void WhatIfPanel::selectCluster(const QString &name)
{
    if (const int known = m_cluster->findText(name); known >= 0)
        m_cluster->setCurrentIndex(known);
}

void WhatIfPanel::tryLabel()
{
    if (m_cluster->currentText().isEmpty() || m_key->currentText().trimmed().isEmpty())
        return;
    Q_EMIT labelTried(u"%1:%2=%3"_s.arg(m_cluster->currentText(), m_key->currentText().trimmed(),
                                        m_value->text().trimmed()));
}

void WhatIfPanel::tryWithout()
{
    if (!m_cluster->currentText().isEmpty())
        Q_EMIT clusterLeftOut(m_cluster->currentText());
}

} // namespace fleetwright::ui
