// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/settings/fleetsettings.h"

#include "analysis/check.h"
#include "config/fleetconfig.h"
#include "services/text/errortext.h"
#include "services/text/words.h"
#include "ui/widgets/labels.h"

#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>

namespace fleetwright::ui {

using namespace Qt::StringLiterals;

namespace {

QString limitText(const std::optional<config::ClusterLimit> &limit)
{
    return limit ? QString::number(limit->number) + (limit->isPercent ? u"%"_s : QString())
                 : QString();
}

QString pathText(const std::optional<base::RepoPath> &path)
{
    return path ? services::toQt(path->text()) : QString();
}

} // namespace

FleetSettings::FleetSettings(PageContext &context, QWidget *parent)
    : QWidget(parent), m_context(context), m_clusters(new QLineEdit(this)),
      m_production(new QLineEdit(this)), m_classification(new QLineEdit(this)),
      m_baseline(new QLineEdit(this)), m_rule(new QComboBox(this)), m_severity(new QComboBox(this)),
      m_problem(makeText(this))
{
    auto *form = new QFormLayout(this);
    form->setContentsMargins(0, 0, 0, 0);
    form->setVerticalSpacing(10);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    const QString limit = tr("no limit (or 10, or 25%)");
    addField(*form, tr("A change may reach so many &clusters"), m_clusters,
             {"guardrails", "clusters"}, limit);
    addField(*form, tr("… of &production"), m_production, {"guardrails", "production"}, limit);
    addField(*form, tr("Cl&assification file"), m_classification, {"classification"},
             u"classification.yaml"_s);
    addField(*form, tr("&Baseline file"), m_baseline, {"baseline"}, tr("none"));
    addRules(*form);
    m_problem->setAccessibleName(tr("Why an entry is not taken"));
    m_problem->hide();
    form->addRow(m_problem);
    const auto refresh = [this] {
        setEnabled(m_context.workspace.isOpen());
        if (isVisible())
            load();
    };
    connect(&context.workspace, &services::Workspace::stateChanged, this, refresh);
    connect(&context.workspace.edits(), &services::Edits::changed, this, refresh);
    setEnabled(context.workspace.isOpen());
}

void FleetSettings::addField(QFormLayout &form, const QString &text, QLineEdit *field,
                             const std::vector<std::string> &path, const QString &placeholder)
{
    auto *label = new QLabel(text, this);
    label->setBuddy(field);
    field->setAccessibleName(QString(text).remove(u'&'));
    field->setPlaceholderText(placeholder);
    form.addRow(label, field);
    connect(field, &QLineEdit::editingFinished, this, [this, field, path] {
        if (!field->isModified())
            return;
        field->setModified(false);
        const std::string value = services::toStd(field->text().trimmed());
        store({{path, value.empty() ? std::nullopt : std::optional(value)}});
    });
}

void FleetSettings::addRules(QFormLayout &form)
{
    for (const analysis::RuleInfo &rule : analysis::ruleInfos())
        m_rule->addItem(services::toQt(rule.name));
    m_rule->setAccessibleName(tr("Rule"));
    m_rule->setMinimumContentsLength(18);
    m_severity->addItem(tr("default"), QString());
    m_severity->addItem(tr("Error"), u"error"_s);
    m_severity->addItem(tr("Warning"), u"warning"_s);
    m_severity->addItem(tr("Hint"), u"info"_s);
    m_severity->addItem(tr("off"), u"off"_s);
    m_severity->setAccessibleName(tr("Severity of the rule"));
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_rule, 1);
    row->addWidget(m_severity);
    auto *label = new QLabel(tr("&Rule and severity"), this);
    label->setBuddy(m_rule);
    form.addRow(label, row);
    connect(m_rule, &QComboBox::currentIndexChanged, this, &FleetSettings::showSeverity);
    connect(m_severity, &QComboBox::activated, this, &FleetSettings::storeSeverity);
}

void FleetSettings::load()
{
    const model::SnapshotPtr &snapshot = m_context.workspace.snapshot();
    if (!snapshot)
        return;
    const auto files = m_context.workspace.edits().files();
    const auto config = config::readFleetConfig(files ? *files : *snapshot->files);
    if (!config)
        return;
    const auto show = [](QLineEdit *field, const QString &text) {
        if (!field->isModified())
            field->setText(text);
    };
    show(m_clusters, limitText(config->guardrails.clusters));
    show(m_production, limitText(config->guardrails.production));
    show(m_classification, pathText(config->classification));
    show(m_baseline, pathText(config->baseline));
    showSeverity();
}

void FleetSettings::showSeverity()
{
    const auto files = m_context.workspace.edits().files();
    const auto config = files ? config::readFleetConfig(*files)
                              : base::Result<config::FleetConfig>(config::FleetConfig{});
    QString severity;
    if (config) {
        const auto found = config->rules.find(services::toStd(m_rule->currentText()));
        if (found != config->rules.end())
            severity = found->second.off
                           ? u"off"_s
                           : services::toQt(found->second.severity.value_or(std::string()));
    }
    m_severity->setCurrentIndex(std::max(0, m_severity->findData(severity)));
}

void FleetSettings::storeSeverity()
{
    const std::string rule = services::toStd(m_rule->currentText());
    const QString chosen = m_severity->currentData().toString();
    const bool isOff = chosen == u"off"_s;
    const bool isSeverity = !chosen.isEmpty() && !isOff;
    std::vector<edit::ConfigValue> values{
        {{"rules", rule, "severity"},
         isSeverity ? std::optional(services::toStd(chosen)) : std::nullopt},
        {{"rules", rule, "off"}, isOff ? std::optional<std::string>("true") : std::nullopt}};
    // What is set comes before what goes: the rule's other keys keep their place.
    if (isOff)
        std::swap(values.front(), values.back());
    store(values);
}

void FleetSettings::store(const std::vector<edit::ConfigValue> &values)
{
    services::Edits &edits = m_context.workspace.edits();
    const auto files = edits.files();
    if (!files)
        return;
    const auto changes = edit::setConfigValues(*files, values);
    m_problem->setHidden(changes.ok());
    if (!changes) {
        m_problem->setText(services::sentence(changes.error()));
        return;
    }
    std::vector<services::FileChange> made;
    for (const auto &[path, bytes] : *changes)
        made.push_back({path, bytes});
    if (!made.empty())
        edits.apply(
            tr("Set %1 in .fleetwright.yaml").arg(services::toQt(values.front().path.front())),
            made);
}

} // namespace fleetwright::ui
