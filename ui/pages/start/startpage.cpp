// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/start/startpage.h"

#include "services/text/errortext.h"
#include "services/text/words.h"
#include "services/workspace/recovery.h"
#include "services/workspace/repository.h"
#include "ui/pages/start/firstlookpanel.h"
#include "ui/theme/icons.h"
#include "ui/widgets/cardbutton.h"
#include "ui/widgets/delegates.h"
#include "ui/widgets/labels.h"

#include <QAction>
#include <QDir>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QPushButton>
#include <QVBoxLayout>

#include <map>

namespace fleetwright::ui {

using namespace Qt::StringLiterals;
namespace setting = services::setting;

namespace {

/// A recent folder: name, path and branch, when; a chip for edits that a crash left.
class RecentDelegate final : public TwoLineDelegate {
public:
    explicit RecentDelegate(QObject *parent)
        : TwoLineDelegate(
              {RecentModel::DetailRole, RecentModel::IconRole, RecentModel::WhenRole, true, 10},
              parent)
    {}

protected:
    [[nodiscard]] Chip chip(const QModelIndex &index) const override
    {
        const int files = index.data(RecentModel::UnsavedRole).toInt();
        return files > 0 ? Chip{u"pencil"_s,
                                StartPage::tr("unsaved edits kept in %n file(s)", nullptr, files),
                                Role::Pending}
                         : Chip{};
    }
};

struct RecentInput {
    QStringList folders;
    QVariantMap times;
};

/// Touches the disk, which may be a slow one: for a job.
std::vector<RecentFolder> readRecent(const RecentInput &input)
{
    std::map<QString, qsizetype> unsaved;
    QStringList folders = input.folders;
    for (const services::RecoveryFile::Found &found : services::RecoveryFile::findAbandoned()) {
        unsaved[found.folder] += found.files;
        if (!folders.contains(found.folder))
            folders.append(found.folder);
    }
    std::vector<RecentFolder> result;
    for (const QString &path : folders) {
        RecentFolder folder;
        folder.path = path;
        folder.name = QDir(path).dirName();
        folder.gone = !QFileInfo(path).isDir();
        if (!folder.gone)
            folder.branch = services::Repository::stateOf(path).branch;
        folder.time = input.times.value(path).toDateTime();
        folder.unsavedFiles = unsaved[path];
        result.push_back(std::move(folder));
    }
    return result;
}

} // namespace

StartPage::StartPage(PageContext &context, QWidget *parent)
    : Page(PageId::Start, context, parent), m_filterText(new QLineEdit(this)),
      m_view(new QListView(this)), m_look(new FirstLookPanel(this)),
      m_recentJob(context.jobs, tr("Looking for recent folders")),
      m_lookJob(context.jobs, tr("Taking a first look"))
{
    auto *lookColumn = new QWidget(this);
    auto *lookLayout = new QVBoxLayout(lookColumn);
    lookLayout->setContentsMargins(0, 0, 0, 0);
    lookLayout->addWidget(makeHeading(tr("First look"), lookColumn));
    lookLayout->addWidget(m_look, 1);
    auto *columns = new QHBoxLayout;
    columns->setContentsMargins(20, 4, 20, 16);
    columns->setSpacing(18);
    columns->addWidget(makeButtons(), 3);
    columns->addWidget(makeRecent(), 3);
    columns->addWidget(lookColumn, 5);
    content()->addLayout(columns, 1);
    connect(m_look->openButton(), &QPushButton::clicked, this, &StartPage::openCurrent);
    connect(m_look->locateButton(), &QPushButton::clicked, this, &StartPage::locateCurrent);
    connect(&context.settings, &services::Settings::changed, this, [this](const QString &key) {
        if (isCurrent() && key == QLatin1StringView(setting::recentFolders.key))
            refreshRecent();
    });
}

QString StartPage::title() const
{
    return tr("Start");
}

QString StartPage::heading() const
{
    return tr("Which fleet do you want to look at?");
}

QString StartPage::iconName() const
{
    return u"home"_s;
}

QWidget *StartPage::makeButtons()
{
    auto *column = new QWidget(this);
    auto *layout = new QVBoxLayout(column);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    const auto add = [&](const QString &icon, const QString &title, const QString &text,
                         Command command) {
        auto *button = new CardButton(icon, title, text, column);
        QAction *action = context().commands.action(command);
        button->setKeys(action->shortcut().toString(QKeySequence::NativeText));
        connect(button, &CardButton::clicked, action, &QAction::trigger);
        connect(action, &QAction::changed, button, [button, action] {
            button->setKeys(action->shortcut().toString(QKeySequence::NativeText));
        });
        layout->addWidget(button);
    };
    layout->addWidget(makeHeading(tr("Open"), column));
    add(u"folder"_s, tr("Open a folder…"), tr("A repository, or drop one here"),
        Command::OpenFolder);
    layout->addSpacing(8);
    layout->addWidget(makeHeading(tr("Try it on a sample"), column));
    add(u"stack"_s, services::sampleFleets().front().title,
        tr("A private copy; nothing to install"), Command::OpenSample);
    addSamples(column);
    layout->addStretch(1);
    return column;
}

/// Those after the first, which has a command.
void StartPage::addSamples(QWidget *column)
{
    const std::vector<services::SampleFleet> samples = services::sampleFleets();
    for (std::size_t i = 1; i < samples.size(); ++i) {
        const services::SampleFleet &sample = samples[i];
        auto *button = new CardButton(u"stack"_s, sample.title, sample.description, column);
        button->setObjectName(u"sample-"_s + sample.name);
        connect(button, &CardButton::clicked, this, [this, sample] { openSample(sample); });
        column->layout()->addWidget(button);
    }
}

void StartPage::openSample(const services::SampleFleet &sample)
{
    messages().remove(u"sample"_s);
    const auto folder = services::prepareSampleFleet(sample.name);
    if (folder)
        context().workspace.open(*folder);
    else
        messages().show({u"sample"_s, Role::Error, services::sentence(folder.error()), {}});
}

QWidget *StartPage::makeRecent()
{
    auto *column = new QWidget(this);
    m_filter.setSourceModel(&m_recent);
    m_filter.setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_filter.setFilterRole(RecentModel::PathRole);
    m_filterText->setPlaceholderText(tr("Type to search"));
    m_filterText->setAccessibleName(tr("Search recent folders"));
    m_filterText->addAction(icons::icon(u"search"_s), QLineEdit::LeadingPosition);
    m_view->setModel(&m_filter);
    m_view->setItemDelegate(new RecentDelegate(m_view));
    m_view->setAccessibleName(tr("Recent folders"));
    m_view->setUniformItemSizes(true);
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    auto *layout = new QVBoxLayout(column);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(makeHeading(tr("Recent"), column));
    layout->addWidget(m_filterText);
    layout->addWidget(m_view, 1);
    connect(m_filterText, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_filter.setFilterFixedString(text);
        m_view->setCurrentIndex(m_filter.index(0, 0));
    });
    connect(m_filterText, &QLineEdit::returnPressed, this, &StartPage::openCurrent);
    connect(m_view, &QListView::activated, this, &StartPage::openCurrent);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, &StartPage::look);
    connect(m_view, &QListView::customContextMenuRequested, this, [this](const QPoint &position) {
        const RecentFolder *folder = currentFolder();
        if (!folder)
            return;
        QMenu menu(this);
        connect(menu.addAction(tr("Open")), &QAction::triggered, this, &StartPage::openCurrent);
        connect(menu.addAction(tr("Locate…")), &QAction::triggered, this,
                &StartPage::locateCurrent);
        connect(menu.addAction(tr("Remove from this list")), &QAction::triggered, this,
                [this, path = folder->path] { context().settings.removeRecentFolder(path); });
        menu.exec(m_view->viewport()->mapToGlobal(position));
    });
    return column;
}

void StartPage::shown()
{
    m_lookedAt = QString();
    refreshRecent();
}

void StartPage::left()
{
    m_lookJob.cancel();
}

void StartPage::refreshRecent()
{
    const services::Settings &settings = context().settings;
    m_recentJob.start([input = RecentInput{settings.value(setting::recentFolders),
                                           settings.value(setting::recentTimes)}](
                          const services::JobControl &) { return readRecent(input); },
                      [this](std::vector<RecentFolder> folders) {
                          const RecentFolder *current = currentFolder();
                          const QString path = current ? current->path : QString();
                          m_recent.setFolders(std::move(folders));
                          const int row = std::max(0, m_recent.rowOf(path));
                          m_view->setCurrentIndex(m_filter.mapFromSource(m_recent.index(row)));
                          look();
                      });
}

const RecentFolder *StartPage::currentFolder() const
{
    const QModelIndex current = m_filter.mapToSource(m_view->currentIndex());
    return current.isValid() ? m_recent.folder(current.row()) : nullptr;
}

void StartPage::look()
{
    if (!isCurrent())
        return;
    const RecentFolder *folder = currentFolder();
    const QString path = folder ? folder->path : u"sample"_s;
    if (path == m_lookedAt)
        return;
    m_lookedAt = path;
    if (folder && folder->gone) {
        m_lookJob.cancel();
        m_look->showGone(folder->name);
        return;
    }
    const qsizetype unsaved = folder ? folder->unsavedFiles : 0;
    m_look->showLooking(folder ? folder->name : services::firstSample());
    // The fleet that is open need not be rendered again, as long as nothing is unsaved.
    const services::Workspace &workspace = context().workspace;
    services::KnownFleet known;
    if (folder && path == workspace.folder() && workspace.snapshot() == workspace.savedSnapshot())
        known = {workspace.snapshot(), workspace.findings()};
    m_lookJob.start(
        [path, isSample = folder == nullptr, known](const services::JobControl &control) {
            return isSample ? services::takeSampleLook(control.cancel())
                            : services::takeFirstLook(path, known, control.cancel());
        },
        [this, unsaved](const services::FirstLook &look) { m_look->showLook(look, unsaved); });
}

void StartPage::openCurrent()
{
    const RecentFolder *folder = currentFolder();
    if (!folder)
        context().commands.action(Command::OpenSample)->trigger();
    else if (folder->gone)
        locateCurrent();
    else
        context().workspace.open(folder->path);
}

void StartPage::locateCurrent()
{
    const RecentFolder *folder = currentFolder();
    if (!folder)
        return;
    const QString old = folder->path;
    const QString found = context().dialogs.askFolder(
        this, tr("Where is %1 now?").arg(services::visible(folder->name)), QFileInfo(old).path());
    if (found.isEmpty())
        return;
    context().settings.removeRecentFolder(old);
    context().workspace.open(found);
}

} // namespace fleetwright::ui
