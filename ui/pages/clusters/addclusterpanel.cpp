// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/clusters/addclusterpanel.h"

#include "services/text/words.h"
#include "ui/pages/hierarchy/addclusterform.h"
#include "ui/pages/hierarchy/trialpanel.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

namespace fleetwright::ui {

AddClusterPanel::AddClusterPanel(PageContext &context, QWidget *parent)
    : QWidget(parent), m_context(context), m_trial(context.workspace, context.jobs),
      m_sibling(new QComboBox(this)), m_form(new AddClusterForm(context, m_trial, this)),
      m_panel(new TrialPanel(m_trial, this))
{
    // A width from its contents would measure a thousand names.
    m_sibling->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_sibling->setMinimumContentsLength(16);
    m_sibling->setAccessibleName(tr("The cluster that the new one is like"));
    auto *label = new QLabel(tr("&Like"), this);
    label->setBuddy(m_sibling);
    auto *like = new QFormLayout;
    like->setContentsMargins(10, 8, 10, 0);
    like->addRow(label, m_sibling);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(like);
    layout->addWidget(m_form);
    layout->addWidget(m_panel, 1);
    connect(m_sibling, &QComboBox::activated, this, &AddClusterPanel::begin);
    connect(&context.workspace, &services::Workspace::snapshotChanged, this,
            &AddClusterPanel::refreshSiblings);
    connect(m_panel, &TrialPanel::applied, this, &AddClusterPanel::ended);
    connect(m_panel, &TrialPanel::discarded, this, &AddClusterPanel::ended);
}

void AddClusterPanel::refreshSiblings()
{
    QStringList names;
    if (const model::SnapshotPtr &snapshot = m_context.workspace.snapshot()) {
        for (const model::Cluster &cluster : snapshot->clusters)
            names.append(services::toQt(cluster.name));
    }
    const QString current = m_sibling->currentText();
    if (m_sibling->count() == names.size() && m_sibling->findText(current) >= 0)
        return;
    m_sibling->clear();
    m_sibling->addItems(names);
    m_sibling->setCurrentIndex(std::max(0, m_sibling->findText(current)));
}

void AddClusterPanel::start(const QString &sibling)
{
    refreshSiblings();
    const int index = m_sibling->findText(sibling);
    m_sibling->setCurrentIndex(index < 0 ? 0 : index);
    begin();
}

void AddClusterPanel::begin()
{
    m_trial.discard();
    if (m_sibling->currentText().isEmpty())
        return;
    m_form->start(m_sibling->currentText());
    m_form->nameField()->setFocus();
}

} // namespace fleetwright::ui
