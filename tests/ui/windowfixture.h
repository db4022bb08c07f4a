// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "git/repository.h"
#include "services/fleetfolder.h"
#include "services/jobs/jobs.h"
#include "services/settings/settings.h"
#include "services/workspace/samplefleet.h"
#include "services/workspace/workspace.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/widgets/commands.h"
#include "ui/widgets/dialogs.h"

#include <QAction>
#include <QTest>

#include <memory>

namespace fleetwright::test {

/// A window over state, settings and folders of its own, with answers to its questions given in
/// advance.
class WindowFixture {
public:
    WindowFixture()
    {
        qputenv("XDG_STATE_HOME", m_state.folder().toLocal8Bit());
        qputenv("XDG_DATA_HOME", m_state.file(QStringLiteral("data")).toLocal8Bit());
        settings =
            std::make_unique<services::Settings>(m_state.file(QStringLiteral("settings.ini")));
        jobs = std::make_unique<services::Jobs>();
        workspace = std::make_unique<services::Workspace>(*jobs, *settings);
        window = std::make_unique<ui::MainWindow>(*workspace, *jobs, *settings, dialogs);
        window->resize(1440, 900);
        window->show();
    }

    ~WindowFixture()
    {
        window.reset();
        workspace.reset();
        jobs.reset();
    }

    /// Nothing runs and nothing waits to be done.
    [[nodiscard]] bool settle() const
    {
        int quiet = 0;
        return QTest::qWaitFor(
            [this, &quiet] {
                quiet = jobs->running().isEmpty() ? quiet + 1 : 0;
                return quiet > 12;
            },
            30'000);
    }

    [[nodiscard]] bool open(const QString &folder) const
    {
        window->openFolder(folder);
        return settle() && workspace->snapshot() != nullptr;
    }

    /// Two clusters, dev and prod, over one base.
    [[nodiscard]] bool openTwoClusters()
    {
        fleet.write(FleetFolder::twoClusters());
        return open(fleet.folder());
    }

    /// The six clusters in a repository with one commit.
    [[nodiscard]] bool openSample() const
    {
        const QString folder = m_state.file(QStringLiteral("six-clusters"));
        return services::copySampleFleet(folder).ok() && open(folder);
    }

    void edit(const char *file, const QByteArray &from, const QByteArray &to) const
    {
        QByteArray text =
            QByteArray::fromStdString(textOf(workspace->edits().text(path(file)).value()));
        QVERIFY2(text.contains(from), from.constData());
        workspace->edits().apply(QStringLiteral("Edit %1").arg(QLatin1StringView(file)),
                                 {{path(file), text.replace(from, to).toStdString()}});
    }

    void run(ui::Command command) const { window->context().commands.action(command)->trigger(); }
    [[nodiscard]] bool can(ui::Command command) const
    {
        return window->context().commands.action(command)->isEnabled();
    }

    template<typename PageType>
    [[nodiscard]] PageType *page(ui::PageId id) const
    {
        return dynamic_cast<PageType *>(window->page(id));
    }

    [[nodiscard]] QString stateFile(const QString &name) const { return m_state.file(name); }

    FleetFolder fleet;
    ui::PreparedDialogs dialogs;
    std::unique_ptr<services::Settings> settings;
    std::unique_ptr<services::Jobs> jobs;
    std::unique_ptr<services::Workspace> workspace;
    std::unique_ptr<ui::MainWindow> window;

private:
    FleetFolder m_state;
};

} // namespace fleetwright::test
