// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/source/editorgroup.h"

#include "services/text/words.h"
#include "ui/editor/codeeditor.h"
#include "ui/editor/findbar.h"
#include "ui/editor/gotolinebar.h"
#include "ui/models/layerrole.h"
#include "ui/pages/source/breadcrumb.h"
#include "ui/theme/icons.h"

#include <QApplication>
#include <QClipboard>
#include <QMenu>
#include <QStackedWidget>
#include <QTabBar>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace fleetwright::ui {

using namespace Qt::StringLiterals;

EditorGroup::EditorGroup(PageContext &context, QWidget *parent)
    : QWidget(parent), m_context(context), m_tabs(new QTabBar(this)),
      m_breadcrumb(new Breadcrumb(this)), m_stack(new QStackedWidget(this)),
      m_find(new FindBar(this)), m_line(new GoToLineBar(this))
{
    m_tabs->setMovable(true);
    m_tabs->setExpanding(false);
    m_tabs->setDrawBase(false);
    m_tabs->setElideMode(Qt::ElideMiddle);
    m_tabs->setAccessibleName(tr("Open files"));
    m_tabs->setContextMenuPolicy(Qt::CustomContextMenu);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_tabs);
    layout->addWidget(m_breadcrumb);
    layout->addWidget(m_stack, 1);
    layout->addWidget(m_find);
    layout->addWidget(m_line);
    connect(m_tabs, &QTabBar::currentChanged, this, &EditorGroup::tabChanged);
    connect(m_tabs, &QTabBar::customContextMenuRequested, this, &EditorGroup::showTabMenu);
    connect(m_tabs, &QTabBar::tabMoved, this, [this](int from, int to) {
        FileView *view = m_views[static_cast<std::size_t>(from)];
        m_views.erase(m_views.begin() + from);
        m_views.insert(m_views.begin() + to, view);
    });
    tabChanged(-1);
}

FileView *EditorGroup::find(const base::RepoPath &file) const
{
    const auto found = std::find_if(m_views.begin(), m_views.end(),
                                    [&file](const FileView *view) { return view->file() == file; });
    return found == m_views.end() ? nullptr : *found;
}

FileView *EditorGroup::current() const
{
    const int index = m_tabs->currentIndex();
    return index >= 0 && index < static_cast<int>(m_views.size())
               ? m_views[static_cast<std::size_t>(index)]
               : nullptr;
}

FileView *EditorGroup::open(const base::RepoPath &file)
{
    if (FileView *view = find(file)) {
        m_tabs->setCurrentIndex(
            static_cast<int>(std::find(m_views.begin(), m_views.end(), view) - m_views.begin()));
        return view;
    }
    auto *view = new FileView(m_context, file, m_stack);
    m_stack->addWidget(view);
    m_views.push_back(view);
    view->setFacts(m_facts);
    connect(view, &FileView::caretMoved, this, [this, view] {
        if (view != current())
            return;
        refreshBreadcrumb();
        Q_EMIT caretMoved();
    });
    connect(view, &FileView::stateChanged, this, [this, view] {
        refreshTabs();
        if (view == current())
            refreshBreadcrumb();
        Q_EMIT stateChanged();
    });
    const int index = m_tabs->addTab(QString());
    auto *close = new QToolButton(m_tabs);
    close->setAutoRaise(true);
    close->setIcon(icons::icon(u"close"_s, Role::Quiet));
    close->setIconSize(QSize(fontMetrics().ascent(), fontMetrics().ascent()));
    close->setAccessibleName(tr("Close %1").arg(services::visible(file.text())));
    close->setToolTip(tr("Close"));
    m_tabs->setTabButton(index, QTabBar::RightSide, close);
    connect(close, &QToolButton::clicked, this, [this, view] {
        closeView(
            static_cast<int>(std::find(m_views.begin(), m_views.end(), view) - m_views.begin()));
    });
    refreshTabs();
    m_tabs->setCurrentIndex(index);
    tabChanged(m_tabs->currentIndex());
    return view;
}

void EditorGroup::closeView(int index)
{
    if (index < 0 || index >= static_cast<int>(m_views.size()))
        return;
    FileView *view = m_views[static_cast<std::size_t>(index)];
    view->flush(); // nothing is lost: unsaved edits live in the workspace
    const base::RepoPath file = view->file();
    m_find->setEditor(nullptr);
    m_line->setEditor(nullptr);
    m_views.erase(m_views.begin() + index);
    m_tabs->removeTab(index);
    m_stack->removeWidget(view);
    view->deleteLater();
    tabChanged(m_tabs->currentIndex());
    Q_EMIT closed(file);
}

void EditorGroup::closeCurrent()
{
    closeView(m_tabs->currentIndex());
}

void EditorGroup::closeAll()
{
    while (!m_views.empty())
        closeView(0);
}

void EditorGroup::setFacts(const FleetFacts &facts)
{
    m_facts = facts;
    for (FileView *view : m_views)
        view->setFacts(facts);
    refreshBreadcrumb();
}

void EditorGroup::flush()
{
    for (FileView *view : m_views)
        view->flush();
}

void EditorGroup::tabChanged(int)
{
    FileView *view = current();
    m_breadcrumb->setVisible(view != nullptr);
    CodeEditor *editor = view && view->isEditable() ? &view->editor() : nullptr;
    m_find->setEditor(editor);
    m_line->setEditor(editor);
    if (view) {
        m_stack->setCurrentWidget(view);
        setFocusProxy(view);
    } else {
        setFocusProxy(nullptr);
    }
    refreshBreadcrumb();
    Q_EMIT currentChanged();
}

void EditorGroup::refreshTabs()
{
    for (int i = 0; i < static_cast<int>(m_views.size()) && i < m_tabs->count(); ++i) {
        const FileView *view = m_views[static_cast<std::size_t>(i)];
        const bool unsaved = view->isUnsaved();
        const QString folder = services::visible(std::string(view->file().parent().name()));
        const QString name = services::visible(std::string(view->file().name()));
        // A mnemonic would eat the name's own ampersand.
        QString text = folder.isEmpty() ? name : QString(name + u"  "_s + folder);
        m_tabs->setTabText(i, text.replace(u'&', u"&&"_s));
        m_tabs->setTabIcon(i, unsaved ? icons::icon(u"pencil"_s, Role::Pending)
                                      : icons::icon(u"file"_s));
        m_tabs->setTabToolTip(i, services::visible(view->file().text()).toHtmlEscaped());
        m_tabs->setAccessibleTabName(
            i, unsaved ? tr("%1, unsaved").arg(services::visible(view->file().text()))
                       : services::visible(view->file().text()));
    }
}

void EditorGroup::refreshBreadcrumb()
{
    const FileView *view = current();
    if (!view)
        return;
    const model::Layer *layer =
        m_facts.snapshot ? layerOfFile(*m_facts.snapshot, view->file()) : nullptr;
    QStringList steps;
    if (layer && !layer->path.isRoot() && view->file().isInside(layer->path)) {
        steps.append(services::toQt(layer->path.text()));
        if (layer->file != view->file())
            steps.append(services::toQt(view->file().relativeTo(layer->path)));
    } else {
        steps.append(services::toQt(view->file().text()));
    }
    if (view->isEditable()) {
        const CodeEditor &editor = view->editor();
        for (const yamltext::Step &step :
             yamltext::stepsTo(editor.lines(), editor.caretLine() - 1, editor.caretColumn() - 1))
            steps.append(step.text);
    }
    m_breadcrumb->setPath(layer ? layerIcon(*layer) : u"file"_s, steps);
    m_breadcrumb->setMarginWidth(view->isEditable() ? view->editor().rightMarginWidth() : 0);
}

void EditorGroup::showTabMenu(const QPoint &position)
{
    const int index = m_tabs->tabAt(position);
    if (index < 0)
        return;
    const base::RepoPath file = m_views[static_cast<std::size_t>(index)]->file();
    QMenu menu(this);
    menu.addAction(tr("Close"), this, [this, index] { closeView(index); });
    menu.addAction(tr("Close others"), this, [this, file] {
        for (int i = static_cast<int>(m_views.size()) - 1; i >= 0; --i) {
            if (m_views[static_cast<std::size_t>(i)]->file() != file)
                closeView(i);
        }
    });
    menu.addAction(tr("Copy path"), this,
                   [file] { QApplication::clipboard()->setText(services::toQt(file.text())); });
    menu.exec(m_tabs->mapToGlobal(position));
}

} // namespace fleetwright::ui
