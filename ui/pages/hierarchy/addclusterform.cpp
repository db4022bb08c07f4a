// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/hierarchy/addclusterform.h"

#include "edit/plan.h"
#include "services/text/errortext.h"
#include "services/text/words.h"

#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QRegularExpression>

#include <chrono>

namespace fleetwright::ui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int mostFields = 12; ///< the rest keeps its suggestion

} // namespace

bool isClusterName(const QString &name)
{
    // RFC 1123 subdomain, as Kubernetes checks names of objects.
    static const QRegularExpression valid(QRegularExpression::anchoredPattern(
        u"[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*"_s));
    return name.size() <= 253 && valid.match(name).hasMatch();
}

AddClusterForm::AddClusterForm(PageContext &context, services::Trial &trial, QWidget *parent)
    : QWidget(parent), m_context(context), m_trial(trial), m_title(new QLabel(this)),
      m_name(new QLineEdit(this)), m_problem(new QLabel(this)), m_form(new QFormLayout(this))
{
    QFont bold = m_title->font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_title->setTextFormat(Qt::PlainText);
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setWordWrap(true);
    m_name->setAccessibleName(tr("Name of the new cluster"));
    m_form->setContentsMargins(10, 8, 10, 0);
    m_form->addRow(m_title);
    auto *label = new QLabel(tr("&Name"), this);
    label->setBuddy(m_name);
    m_form->addRow(label, m_name);
    m_form->addRow(m_problem);
    setFocusProxy(m_name);
    m_soon.setSingleShot(true);
    m_soon.setInterval(150ms);
    connect(&m_soon, &QTimer::timeout, this, &AddClusterForm::tryOut);
    connect(m_name, &QLineEdit::textChanged, this, &AddClusterForm::nameChanged);
}

void AddClusterForm::start(const QString &sibling)
{
    m_sibling = sibling;
    m_title->setText(tr("Add a cluster like %1").arg(services::visible(sibling)));
    while (m_form->rowCount() > 3)
        m_form->removeRow(2);
    m_fields.clear();
    m_name->clear();
    nameChanged();
}

QString AddClusterForm::problem() const
{
    const QString name = m_name->text();
    if (name.isEmpty())
        return tr("Give the cluster a name.");
    if (!isClusterName(name))
        return tr("A name has small letters, digits, '-' and '.', and begins and ends with a "
                  "letter or digit.");
    const model::SnapshotPtr &snapshot = m_context.workspace.snapshot();
    if (snapshot && snapshot->findCluster(services::toStd(name)))
        return tr("There is a cluster of this name already.");
    for (const Field &field : m_fields) {
        if (field.edit->text().trimmed().isEmpty())
            return tr("A value is missing instead of %1.").arg(services::visible(field.value));
    }
    return {};
}

void AddClusterForm::nameChanged()
{
    rebuildFields();
    m_soon.start();
}

void AddClusterForm::rebuildFields()
{
    const model::SnapshotPtr &snapshot = m_context.workspace.snapshot();
    if (!snapshot || !isClusterName(m_name->text()))
        return;
    const auto tokens = edit::identityTokens(*snapshot, services::toStd(m_sibling),
                                             services::toStd(m_name->text()));
    if (!tokens) {
        m_problem->setText(services::sentence(tokens.error()));
        return;
    }
    const bool first = m_fields.empty();
    for (const edit::IdentityToken &token : *tokens) {
        if (token.value == services::toStd(m_sibling))
            continue; // the name itself
        const auto known =
            std::find_if(m_fields.begin(), m_fields.end(),
                         [&token](const Field &field) { return field.value == token.value; });
        const QString suggestion = services::toQt(token.suggestion);
        if (known != m_fields.end()) {
            if (!known->touched)
                known->edit->setText(suggestion);
            continue;
        }
        if (!first || m_fields.size() >= mostFields)
            continue;
        auto *edit = new QLineEdit(suggestion, this);
        const QString meaning = services::visible(token.meaning);
        edit->setAccessibleName(
            tr("%1 instead of %2").arg(meaning, services::visible(token.value)));
        auto *label = new QLabel(edit->accessibleName(), this);
        label->setTextFormat(Qt::PlainText);
        label->setBuddy(edit);
        m_form->insertRow(m_form->rowCount() - 1, label, edit);
        m_fields.push_back({token.value, edit, false});
        connect(edit, &QLineEdit::textEdited, this, [this, value = token.value] {
            for (Field &field : m_fields)
                field.touched = field.touched || field.value == value;
            m_soon.start();
        });
    }
}

void AddClusterForm::tryOut()
{
    const QString why = problem();
    m_problem->setText(why);
    m_problem->setVisible(!why.isEmpty());
    if (!why.isEmpty()) {
        m_trial.discard();
        return;
    }
    edit::AddCluster intent;
    intent.name = services::toStd(m_name->text());
    intent.like = services::toStd(m_sibling);
    for (const Field &field : m_fields)
        intent.replacements.emplace(field.value, services::toStd(field.edit->text().trimmed()));
    m_trial.start(tr("Add cluster %1 like %2").arg(m_name->text(), services::visible(m_sibling)),
                  intent);
}

} // namespace fleetwright::ui
