// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/clusters/imagestab.h"

#include "services/text/words.h"
#include "ui/pages/clusters/answerview.h"
#include "ui/pages/clusters/outlineview.h"
#include "ui/widgets/filterfield.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/patchview.h"

#include <QLabel>
#include <QLineEdit>
#include <QSplitter>
#include <QTableView>
#include <QVBoxLayout>

namespace fleetwright::ui {

using namespace Qt::StringLiterals;

ImagesTab::ImagesTab(PageContext &context, QWidget *parent)
    : ClustersTab(context, parent), m_text(new FilterField(tr("Filter images"), this)),
      m_versions(new OutlineView(
          context, {tr("Images, their versions and clusters"), {tr("Image"), tr("Where")}}, this)),
      m_policies(new AnswerView(
          context, {tr("Image policies of Flux"), tr("Only what takes no tag")}, this)),
      m_tagsField(new QLineEdit(this)), m_notes(makeText(this)), m_patch(new PatchView(this)),
      m_job(context.jobs, tr("Looking at the images"))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    m_automation = buildAutomation();
    m_automation->hide();
    auto *parts = new QSplitter(Qt::Horizontal, this);
    parts->addWidget(buildVersions());
    parts->addWidget(m_automation);
    parts->setSizes({600, 600});
    parts->setChildrenCollapsible(false);
    layout->addWidget(parts);
    connect(m_text, &QLineEdit::textChanged, m_versions, &OutlineView::setFilterText);
    connect(m_policies, &AnswerView::lineChosen, this, &ImagesTab::refreshTagsField);
    connect(m_tagsField, &QLineEdit::returnPressed, this, &ImagesTab::useTags);
}

QWidget *ImagesTab::buildVersions()
{
    auto *part = new QWidget(this);
    auto *layout = new QVBoxLayout(part);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(12, 6, 12, 6);
    bar->addWidget(m_text);
    layout->addLayout(bar);
    layout->addWidget(m_versions, 1);
    m_versions->setEmptyText(tr("No rendered object has an image."));
    return part;
}

QWidget *ImagesTab::buildAutomation()
{
    auto *part = new QWidget(this);
    auto *layout = new QVBoxLayout(part);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_tagsField->setAccessibleName(tr("Tags that the registry has for the chosen policy"));
    m_tagsField->setPlaceholderText(tr("Choose a policy, then tags of its registry: 1.5.2, 2.0.0"));
    m_tagsField->setEnabled(false);
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(12, 6, 12, 6);
    bar->setSpacing(8);
    auto *label = new QLabel(tr("Ta&gs"), part);
    label->setBuddy(m_tagsField);
    bar->addWidget(label);
    bar->addWidget(m_tagsField, 1);
    m_notes->setAccessibleName(tr("What the automations would do"));
    m_notes->setMargin(12);
    m_patch->setAccessibleName(tr("What image automation would write"));
    m_patch->setEmptyText(tr("Image automation would write nothing."));
    auto *lower = new QWidget(part);
    auto *below = new QVBoxLayout(lower);
    below->setContentsMargins(0, 0, 0, 0);
    below->setSpacing(0);
    below->addLayout(bar);
    below->addWidget(m_notes);
    below->addWidget(m_patch, 1);
    auto *parts = new QSplitter(Qt::Vertical, part);
    parts->addWidget(m_policies);
    parts->addWidget(lower);
    parts->setStretchFactor(0, 1);
    parts->setStretchFactor(1, 2);
    parts->setChildrenCollapsible(false);
    layout->addWidget(parts);
    return part;
}

void ImagesTab::clear()
{
    m_answer.reset();
    m_tags.clear();
    m_versions->setOutline(nullptr);
    m_policies->setTable(nullptr);
    m_notes->clear();
    m_patch->setPatch({});
    refreshTagsField();
}

void ImagesTab::collect(const model::SnapshotPtr &snapshot)
{
    const fleet::OpenOptions options = context().workspace.openOptions();
    const services::ImagesQuestion question{snapshot, options.exported, m_tags, options.limits};
    m_job.start(
        [question, free = context().jobs.freeOnPool()](const services::JobControl &control) {
            return free(services::makeImages(question, control.cancel()));
        },
        [this](services::ImagesAnswerPtr answer) { take(std::move(answer)); });
}

void ImagesTab::take(services::ImagesAnswerPtr answer)
{
    const int chosen = m_policies->chosenLine();
    const bool sameImages = m_answer && m_answer->snapshot == answer->snapshot;
    m_answer = std::move(answer);
    if (!sameImages) // other tags change no image that runs
        m_versions->setOutline({m_answer, &m_answer->versions});
    m_automation->setVisible(!m_answer->keys.isEmpty());
    m_policies->setTable({m_answer, &m_answer->policies});
    m_notes->setText(m_answer->notes.join(u'\n'));
    m_notes->setHidden(m_answer->notes.isEmpty());
    m_patch->setPatch(m_answer->patch);
    m_policies->chooseLine(chosen);
    refreshTagsField();
    Q_EMIT answered();
}

QString ImagesTab::chosenPolicy() const
{
    return m_answer ? m_answer->keys.value(m_policies->chosenLine()) : QString();
}

void ImagesTab::refreshTagsField()
{
    const QString policy = chosenPolicy();
    m_tagsField->setEnabled(!policy.isEmpty());
    if (policy == m_policy)
        return;
    m_policy = policy;
    const auto known = m_tags.find(services::toStd(policy));
    m_tagsField->setText(known == m_tags.end() ? QString()
                                               : services::toQt(known->second).join(u", "_s));
}

void ImagesTab::useTags()
{
    std::vector<std::string> tags;
    for (const QString &tag : m_tagsField->text().split(u',', Qt::SkipEmptyParts)) {
        if (!tag.trimmed().isEmpty())
            tags.push_back(services::toStd(tag.trimmed()));
    }
    if (tags.empty())
        m_tags.erase(services::toStd(m_policy));
    else
        m_tags[services::toStd(m_policy)] = std::move(tags);
    ask();
}

QString ImagesTab::sentence() const
{
    return m_answer ? services::imagesSentence(*m_answer) : QString();
}

QString ImagesTab::textForClipboard(bool asMarkdown) const
{
    return m_policies->table()->hasFocus() ? m_policies->textForClipboard(asMarkdown)
                                           : m_versions->textForClipboard();
}

} // namespace fleetwright::ui
