// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/search/searchdock.h"

#include "services/text/errortext.h"
#include "services/text/words.h"
#include "ui/theme/icons.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QTreeView>
#include <QVBoxLayout>

namespace fleetwright::ui {

using namespace Qt::StringLiterals;

SearchDock::SearchDock(PageContext &context, QWidget *parent)
    : QWidget(parent), m_context(context), m_input(new QLineEdit(this)),
      m_pattern(new QCheckBox(tr("Regular expression"), this)),
      m_files(new QCheckBox(tr("Files"), this)),
      m_rendered(new QCheckBox(tr("Rendered output"), this)), m_status(new QLabel(this)),
      m_view(new QTreeView(this)), m_job(context.jobs, tr("Searching"))
{
    m_input->setPlaceholderText(tr("Search everywhere"));
    m_input->setAccessibleName(tr("Text to search everywhere"));
    m_input->setClearButtonEnabled(true);
    m_input->addAction(icons::icon(u"search"_s), QLineEdit::LeadingPosition);
    m_files->setChecked(true);
    m_rendered->setChecked(true);
    m_status->setTextFormat(Qt::PlainText);
    m_view->setModel(&m_model);
    m_view->setHeaderHidden(true);
    m_view->setUniformRowHeights(true);
    m_view->setAccessibleName(tr("Hits of the search"));
    auto *tools = new QHBoxLayout;
    tools->addWidget(m_input, 1);
    tools->addWidget(m_pattern);
    tools->addWidget(m_files);
    tools->addWidget(m_rendered);
    tools->addWidget(m_status);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 6, 8, 6);
    layout->addLayout(tools);
    layout->addWidget(m_view, 1);
    connect(m_input, &QLineEdit::returnPressed, this, &SearchDock::start);
    for (QCheckBox *box : {m_pattern, m_files, m_rendered})
        connect(box, &QCheckBox::toggled, this, &SearchDock::start);
    connect(m_view, &QTreeView::activated, this, &SearchDock::open);
    connect(&context.workspace, &services::Workspace::closed, this, [this] {
        m_model.setResult({});
        m_status->clear();
    });
}

void SearchDock::focusInput()
{
    m_input->setFocus();
    m_input->selectAll();
}

void SearchDock::search(const QString &text)
{
    m_input->setText(text);
    start();
}

void SearchDock::start()
{
    const model::SnapshotPtr snapshot = m_context.workspace.snapshot();
    const bool anywhere = m_files->isChecked() || m_rendered->isChecked();
    if (!snapshot || m_input->text().isEmpty() || !anywhere) {
        m_job.cancel();
        m_model.setResult({});
        m_status->setText(anywhere ? QString() : tr("Nowhere to search."));
        return;
    }
    SearchRequest request{m_input->text(), m_pattern->isChecked(), SearchIn::Both};
    if (!m_rendered->isChecked())
        request.where = SearchIn::Files;
    else if (!m_files->isChecked())
        request.where = SearchIn::RenderedOutput;
    m_status->setText(tr("Searching…"));
    m_job.start(
        [snapshot, request](const services::JobControl &control) {
            return searchFleet(*snapshot, request, control);
        },
        [this](base::Result<SearchResult> result) {
            if (!result) {
                m_model.setResult({});
                m_status->setText(services::sentence(result.error()));
                return;
            }
            const auto hits = static_cast<int>(result->hits);
            m_status->setText(result->truncated ? tr("The first %n hit(s)", nullptr, hits)
                                                : tr("%n hit(s)", nullptr, hits));
            m_model.setResult(std::move(*result));
            if (hits <= 200)
                m_view->expandAll();
        });
}

void SearchDock::open(const QModelIndex &index)
{
    const SearchSource *source = m_model.source(index);
    const SearchHit *hit = m_model.hit(index);
    if (!source)
        return;
    if (!source->object) {
        m_context.navigator.openPlace(hit ? hit->place : base::Place{source->file, 1, 0});
        return;
    }
    SelectionState next = m_context.selection.state();
    next.cluster = source->clusters.value(0);
    next.object = source->object;
    next.field = hit ? hit->field : QString();
    m_context.navigator.go(m_context.commands.isOffered(Command::GoCompare)
                               ? PageId::Compare
                               : m_context.navigator.page(),
                           next);
}

} // namespace fleetwright::ui
