// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/review/publishpanel.h"

#include "services/text/errortext.h"
#include "services/text/words.h"
#include "ui/theme/icons.h"

#include <QCheckBox>
#include <QFontDatabase>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace fleetwright::ui {

using namespace Qt::StringLiterals;
namespace setting = services::setting;

namespace {

constexpr qsizetype longestBranch = 48;

QLabel *makeLabel(const QString &text, QWidget *buddy, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setBuddy(buddy);
    label->setWordWrap(true);
    return label;
}

} // namespace

QString branchNameFor(const QString &title)
{
    QString name;
    for (const QChar c : title.toLower()) {
        const bool plain = (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u'.';
        if (plain)
            name.append(c);
        else if (!name.isEmpty() && !name.endsWith(u'-'))
            name.append(u'-');
    }
    name = name.left(longestBranch);
    while (name.endsWith(u'-') || name.endsWith(u'.'))
        name.chop(1);
    return name;
}

PublishPanel::PublishPanel(PageContext &context, QWidget *parent)
    : QWidget(parent), m_context(context), m_from(new QLabel(this)), m_branch(new QLineEdit(this)),
      m_title(new QLineEdit(this)), m_message(new QPlainTextEdit(this)),
      m_signOff(new QCheckBox(tr("&Sign off"), this)), m_author(new QLabel(this)),
      m_before(new QLabel(this)), m_problem(new QLabel(this)),
      m_commit(new QPushButton(tr("Commit"), this))
{
    m_from->setBuddy(m_branch);
    m_branch->setAccessibleName(tr("New branch"));
    m_branch->addAction(icons::icon(u"branch"_s), QLineEdit::LeadingPosition);
    m_title->setAccessibleName(tr("Title of the commit"));
    m_title->setMaxLength(200);
    m_message->setAccessibleName(tr("Message of the commit"));
    m_message->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_message->setTabChangesFocus(true);
    for (QLabel *label : {m_author, m_before, m_problem}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    m_author->setProperty("quiet", true);
    m_commit->setDefault(true);
    m_commit->setIcon(icons::icon(u"commit"_s, Role::OnAccent));
    m_signOff->setChecked(context.settings.value(setting::signOff));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 10, 12, 10);
    layout->addWidget(m_from);
    layout->addWidget(m_branch);
    layout->addWidget(makeLabel(tr("&Title"), m_title, this));
    layout->addWidget(m_title);
    layout->addWidget(
        makeLabel(tr("&Message, made from the change; edit freely"), m_message, this));
    layout->addWidget(m_message, 1);
    layout->addWidget(m_signOff);
    layout->addWidget(m_author);
    layout->addWidget(m_before);
    layout->addWidget(m_problem);
    layout->addWidget(m_commit);
    setMinimumWidth(fontMetrics().averageCharWidth() * 40);

    connect(m_branch, &QLineEdit::textEdited, this, [this] { m_branchTouched = true; });
    connect(m_branch, &QLineEdit::textChanged, this, &PublishPanel::refresh);
    connect(m_title, &QLineEdit::textEdited, this, [this] {
        m_titleTouched = true;
        if (!m_branchTouched)
            m_branch->setText(branchNameFor(m_title->text()));
    });
    connect(m_title, &QLineEdit::textChanged, this, &PublishPanel::refresh);
    connect(m_message, &QPlainTextEdit::textChanged, this,
            [this] { m_messageTouched = m_messageTouched || m_message->hasFocus(); });
    connect(m_signOff, &QCheckBox::toggled, this,
            [this](bool on) { m_context.settings.set(setting::signOff, on); });
    connect(m_commit, &QPushButton::clicked, this, &PublishPanel::commit);
    connect(&context.workspace.repository(), &services::Repository::changed, this,
            &PublishPanel::refresh);
    refresh();
}

void PublishPanel::setChanges(const services::WorkChanges &changes)
{
    m_publishable = changes.states.arePublishable();
    m_files = m_publishable ? changes.files : std::vector<services::FileDifference>();
    if (!m_messageTouched)
        m_message->setPlainText(m_files.empty() ? QString() : services::summaryOf(changes));
    suggest();
    refresh();
}

void PublishPanel::setChosen(const std::vector<base::RepoPath> &files)
{
    m_chosen = files;
    m_linesAdded = 0;
    m_linesRemoved = 0;
    for (const services::FileDifference &file : m_files) {
        if (std::find(files.begin(), files.end(), file.file.path) == files.end())
            continue;
        m_linesAdded += file.linesAdded;
        m_linesRemoved += file.linesRemoved;
    }
    refresh();
}

void PublishPanel::suggest()
{
    if (m_titleTouched)
        return;
    const services::HistoryEntry *last = m_context.workspace.edits().history().undoEntry();
    QString title = m_files.empty() || !last ? QString() : last->text;
    if (title.isEmpty() && !m_files.empty())
        title = m_files.size() == 1
                    ? tr("Change %1").arg(services::toQt(m_files.front().file.path.text()))
                    : tr("Change %n file(s)", nullptr, static_cast<int>(m_files.size()));
    m_title->setText(title);
    m_title->setCursorPosition(0); // long texts show their beginning
    if (m_branchTouched)
        return;
    m_branch->setText(branchNameFor(title));
    m_branch->setCursorPosition(0);
}

std::vector<base::RepoPath> PublishPanel::unsavedChosen() const
{
    std::vector<base::RepoPath> result;
    for (const base::RepoPath &path : m_chosen) {
        if (m_context.workspace.edits().isUnsaved(path))
            result.push_back(path);
    }
    return result;
}

QString PublishPanel::problem() const
{
    const services::Repository::State &git = m_context.workspace.repository().state();
    if (!git.available)
        return git.whyNot.isEmpty() ? tr("No folder is open.") : git.whyNot;
    if (!m_publishable)
        return tr("To publish, compare the working tree with the last commit.");
    if (git.conflicts)
        return tr("The repository has unresolved conflicts. Resolve them with Git first.");
    if (!git.inProgress.isEmpty())
        return tr("A %1 is in progress. Finish it with Git first.").arg(git.inProgress);
    if (m_chosen.empty())
        return m_files.empty() ? tr("Nothing differs from the last commit.")
                               : tr("Tick at least one file.");
    if (const QString why = m_context.workspace.repository().whyNotBranch(m_branch->text());
        !why.isEmpty())
        return why;
    if (m_title->text().trimmed().isEmpty())
        return tr("Give the commit a title.");
    if (m_context.workspace.repository().author().isEmpty())
        return tr("Git does not know your name yet. Run: git config --global user.name NAME, and "
                  "user.email.");
    return {};
}

void PublishPanel::refresh()
{
    const services::Repository::State &git = m_context.workspace.repository().state();
    m_from->setText(git.detached || git.branch.isEmpty()
                        ? tr("New &branch")
                        : tr("New &branch, from %1").arg(git.branch));
    const QString author = m_context.workspace.repository().author();
    m_author->setText(author.isEmpty() ? QString() : tr("By %1").arg(author));
    const auto files = static_cast<int>(m_chosen.size());
    m_before->setText(files == 0 ? QString()
                                 : tr("%n file(s), %1, %2.", nullptr, files)
                                       .arg(tr("%n line(s) added", nullptr, m_linesAdded),
                                            tr("%n line(s) removed", nullptr, m_linesRemoved)));
    const QString why = problem();
    m_problem->setText(why);
    m_problem->setVisible(!why.isEmpty());
    m_commit->setEnabled(why.isEmpty());
    const auto unsaved = static_cast<int>(unsavedChosen().size());
    m_commit->setText(unsaved > 0 ? tr("Save %n file(s) and commit", nullptr, unsaved)
                                  : tr("Commit %n file(s)", nullptr, files));
    m_context.commands.refresh();
}

void PublishPanel::commit()
{
    if (!problem().isEmpty())
        return;
    services::Workspace &workspace = m_context.workspace;
    if (!workspace.save(unsavedChosen()))
        return;
    services::Repository::CommitRequest request;
    request.newBranch = m_branch->text().trimmed();
    request.title = m_title->text();
    request.message = m_message->toPlainText();
    request.signOff = m_signOff->isChecked();
    for (const base::RepoPath &path : m_chosen) {
        const auto file = workspace.edits().savedText(path);
        if (!file && file.error().code != base::ErrorCode::NotFound) {
            Q_EMIT failed(file.error());
            return;
        }
        request.files.emplace(path,
                              file ? std::optional<std::string>((*file)->bytes()) : std::nullopt);
    }
    const auto done = workspace.repository().commit(request);
    if (!done) {
        Q_EMIT failed(done.error());
        return;
    }
    m_branchTouched = false;
    m_titleTouched = false;
    m_messageTouched = false;
    Q_EMIT committed(done->branch, done->id, static_cast<int>(request.files.size()));
}

} // namespace fleetwright::ui
