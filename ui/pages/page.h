// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "services/jobs/jobs.h"
#include "services/settings/settings.h"
#include "services/workspace/workspace.h"
#include "ui/models/selection.h"
#include "ui/pages/navigator.h"
#include "ui/widgets/commands.h"
#include "ui/widgets/dialogs.h"
#include "ui/widgets/messagebar.h"

#include <QVariantMap>
#include <QWidget>

#include <vector>

class QHBoxLayout;
class QLabel;
class QVBoxLayout;

namespace fleetwright::ui {

/// What every page works with; owned by the window (or by a test).
struct PageContext {
    services::Workspace &workspace;
    services::Jobs &jobs;
    services::Settings &settings;
    Selection &selection;
    Navigator &navigator;
    CommandSet &commands;
    Dialogs &dialogs;
};

/// A dock that belongs to a page and is seen only there. The page creates the widget; the window
/// owns the QDockWidget.
struct PageDock {
    QString id; ///< stable: "origin"
    QString title;
    QWidget *widget = nullptr;
    Qt::DockWidgetArea area = Qt::RightDockWidgetArea;
    bool startsVisible = true;
    int wantedLines =
        0; ///< height of a dock below in lines of text at first; 0: a third of the window
};

/// A page of the window. To add one: a class in ui/pages/<name>/, its line in makePages
/// (mainwindow/pagelist.cpp); the page bar, Alt+number, palette, dock handling and the way back
/// follow by themselves.
///
/// The base lays out: header row (title, one sentence that answers the page's question, tools),
/// message area, content. Connect to workspace.snapshotChanged, workspace.findingsChanged and
/// selection.changed in the constructor; make expensive content when isCurrent() or in shown().
/// Commands: context().commands.handle(Command::…, this, …).
class Page : public QWidget {
    Q_OBJECT
public:
    Page(PageId id, PageContext &context, QWidget *parent = nullptr);

    [[nodiscard]] PageId id() const { return m_id; }
    [[nodiscard]] virtual QString title() const = 0;                  ///< also the page bar's label
    [[nodiscard]] virtual QString heading() const { return title(); } ///< what stands in the header
    [[nodiscard]] virtual QString iconName() const = 0;
    [[nodiscard]] virtual bool needsFleet() const
    {
        return true;
    } ///< disabled in the page bar without a fleet
    [[nodiscard]] virtual bool showsHierarchy() const
    {
        return false;
    } ///< the Hierarchy dock's default on this page
    /// Names the page's present layout where it has several: each remembers its own docks.
    [[nodiscard]] virtual QString dockView() const { return {}; }
    [[nodiscard]] virtual std::vector<PageDock> docks() { return {}; }
    [[nodiscard]] virtual int badge() const { return 0; } ///< a number on the page bar, 0 for none

    /// For the way back and the next session: scroll positions, filters, tabs. Plain values.
    [[nodiscard]] virtual QVariantMap saveState() const { return {}; }
    virtual void restoreState(const QVariantMap &state) { Q_UNUSED(state); }

    /// Called when the page becomes the current one, and when it no longer is.
    virtual void shown() {}
    virtual void left() {}
    /// A hit is about to be selected and shown beside what the page shows now: makes room for it.
    virtual void prepareBeside(const SelectionState &hit) { Q_UNUSED(hit); }
    /// The selected text or rows for Ctrl+C: tables as TSV, with Shift as Markdown. "" if there is
    /// nothing.
    [[nodiscard]] virtual QString textForClipboard(bool asMarkdown) const
    {
        Q_UNUSED(asMarkdown);
        return {};
    }

    [[nodiscard]] bool isCurrent() const { return m_current; }
    void setCurrent(bool current); ///< by the window

    [[nodiscard]] PageContext &context() const { return m_context; }
    [[nodiscard]] MessageArea &messages() const { return *m_messages; }
    [[nodiscard]] QString sentence() const;

Q_SIGNALS:
    void badgeChanged();
    /// Shows or raises one of docks().
    void dockRequested(const QString &id);
    void dockViewChanged(); ///< dockView() says something else now

protected:
    /// The sentence in the header; the part before the first full stop is emphasised. Plain text,
    /// selectable.
    void setSentence(const QString &sentence);
    [[nodiscard]] QHBoxLayout *headerTools() const
    {
        return m_headerTools;
    } ///< right end of the header
    [[nodiscard]] QVBoxLayout *content() const
    {
        return m_content;
    } ///< below header and messages, no margins
    void changeEvent(QEvent *event) override;

private:
    void refreshSentence();

    PageId m_id;
    PageContext &m_context;
    bool m_current = false;
    QString m_sentence;
    QLabel *m_title;
    QLabel *m_sentenceLabel;
    QHBoxLayout *m_headerTools;
    MessageArea *m_messages;
    QVBoxLayout *m_content;
};

} // namespace fleetwright::ui
