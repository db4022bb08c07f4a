// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/source/renderedpanel.h"

#include "diff/alignment.h"
#include "services/text/errortext.h"
#include "services/text/words.h"
#include "ui/editor/codeeditor.h"
#include "ui/editor/editortext.h"
#include "ui/models/selection.h"
#include "ui/pages/source/breadcrumb.h"

#include <QVBoxLayout>

namespace fleetwright::ui {

using namespace Qt::StringLiterals;

RenderedPanel::RenderedPanel(QWidget *parent)
    : QWidget(parent), m_title(new Breadcrumb(this)), m_editor(new CodeEditor(this))
{
    m_editor->setReadOnly(true);
    m_editor->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_editor->setMargins(CodeEditor::Margins::Left);
    m_editor->setSyntax(u"rendered.yaml"_s);
    m_editor->setAccessibleName(tr("Rendered output"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_title);
    layout->addWidget(m_editor, 1);
}

void RenderedPanel::setCode(const QFont &font)
{
    if (m_editor->font() != font)
        m_editor->setFont(font);
}

QString RenderedPanel::title() const
{
    return m_title->text();
}

void RenderedPanel::showNothing(const QString &why)
{
    m_title->setPath({}, {why});
    m_editor->setContent({});
    m_editor->setPointedLine(0);
}

void RenderedPanel::showLine(const model::SnapshotPtr &snapshot, const QString &cluster,
                             const base::RepoPath &file, int line)
{
    if (!snapshot)
        return;
    const auto reach = snapshot->reachByFile.find(file);
    if (reach == snapshot->reachByFile.end() || reach->second.empty()) {
        showNothing(tr("No cluster's rendering reads this file."));
        return;
    }
    model::ClusterIndex index = reach->second.indices().front();
    if (const auto chosen = snapshot->clusterByName.find(services::toStd(cluster));
        chosen != snapshot->clusterByName.end()) {
        if (!reach->second.contains(chosen->second)) {
            showNothing(tr("%1 does not read this file.").arg(services::visible(cluster)));
            return;
        }
        index = chosen->second;
    }
    const QString name = services::visible(snapshot->clusters[index].name);
    const auto nearest = nearestValue(*snapshot, index, file, line);
    if (!nearest) {
        showNothing(tr("Nothing of this file is found in what %1 gets.").arg(name));
        return;
    }
    const diff::Column column = diff::clusterColumn(snapshot, index);
    const auto text = diff::renderText(column, nearest->object, diff::Expected::Show);
    if (!text) {
        showNothing(services::sentence(text.error()));
        return;
    }
    std::string bytes;
    int pointed = 0;
    for (std::size_t i = 0; i < text->lines.size(); ++i) {
        bytes += (i == 0 ? "" : "\n") + text->lines[i].text;
        if (text->lines[i].value == nearest->value && pointed == 0)
            pointed = static_cast<int>(i) + 1;
    }
    m_title->setPath(
        u"eye"_s,
        {tr("%1 in %2", "object, cluster").arg(ui::objectLabel(nearest->object->id), name)});
    const auto shown = EditorText::fromBytes(bytes);
    m_editor->setContent(shown ? shown->text() : QString());
    m_editor->setPointedLine(pointed);
    if (pointed > 0)
        m_editor->goTo(pointed);
}

} // namespace fleetwright::ui
