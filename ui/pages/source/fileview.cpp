// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/source/fileview.h"

#include "diff/linediff.h"
#include "services/text/errortext.h"
#include "services/text/words.h"
#include "services/workspace/linemerge.h"
#include "ui/editor/codeeditor.h"
#include "ui/editor/completionlist.h"
#include "ui/editor/syntax.h"
#include "ui/widgets/severity.h"

#include <QEvent>
#include <QLabel>
#include <QStackedLayout>
#include <QTextBlock>
#include <QToolTip>

#include <algorithm>
#include <chrono>
#include <utility>

namespace fleetwright::ui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto flushDelay = 80ms; // a burst of keys is one edit; still "within a moment"
constexpr auto typingPause = 1500ms;
constexpr std::size_t largestEdited = 5'000'000;
constexpr std::size_t largestParsed =
    1'000'000; // while typing; larger files are judged by the next render

std::vector<std::uint64_t> lineHashes(const QString &text)
{
    std::vector<std::uint64_t> hashes;
    for (const QStringView line : QStringView(text).split(u'\n'))
        hashes.push_back(qHash(line));
    return hashes;
}

/// Lines, from 1, that the text on disk has not.
std::set<int> changedLines(const QString &saved, const QString &now)
{
    std::set<int> changed;
    const auto before = lineHashes(saved);
    const auto after = lineHashes(now);
    std::size_t next = 0;
    for (const diff::EqualRun &run : diff::equalRuns(before, after)) {
        for (; next < run.after; ++next)
            changed.insert(static_cast<int>(next) + 1);
        next = run.after + run.count;
    }
    for (; next < after.size(); ++next)
        changed.insert(static_cast<int>(next) + 1);
    return changed;
}

} // namespace

FileView::FileView(PageContext &context, const base::RepoPath &file, QWidget *parent)
    : QWidget(parent), m_context(context), m_file(file), m_stack(new QStackedLayout(this)),
      m_editor(new CodeEditor(this)), m_obstacle(new QLabel(this)),
      m_completions(new CompletionList(m_editor, [this] {
          CompletionRequest request;
          request.file = m_file;
          request.lines = m_editor->lines();
          request.line = m_editor->caretLine() - 1;
          request.column = m_editor->caretColumn() - 1;
          request.files = m_context.workspace.edits().files();
          request.snapshot = m_facts.snapshot;
          return ui::complete(request);
      }))
{
    m_obstacle->setTextFormat(Qt::PlainText);
    m_obstacle->setWordWrap(true);
    m_obstacle->setMargin(24);
    m_obstacle->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_obstacle->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_stack->setContentsMargins(0, 0, 0, 0);
    m_stack->addWidget(m_editor);
    m_stack->addWidget(m_obstacle);
    setFocusProxy(m_editor);
    m_editor->setAccessibleName(services::visible(file.text()));

    m_flushSoon.setSingleShot(true);
    m_flushSoon.setInterval(flushDelay);
    m_pause.setSingleShot(true);
    m_pause.setInterval(typingPause);
    services::Edits &edits = context.workspace.edits();
    connect(&m_flushSoon, &QTimer::timeout, this, &FileView::flush);
    connect(&m_pause, &QTimer::timeout, this, [this] {
        flush();
        m_context.workspace.edits().endTyping();
    });
    connect(m_editor, &CodeEditor::edited, this, &FileView::typed);
    connect(m_editor, &CodeEditor::caretMoved, this, &FileView::caretMovedSomehow);
    connect(m_editor, &CodeEditor::reachAsked, this, &FileView::showReach);
    connect(&edits, &services::Edits::changed, this, &FileView::editsChanged);
    connect(&edits, &services::Edits::saved, this, &FileView::refreshState);
    connect(&context.settings, &services::Settings::changed, this, &FileView::applyFont);
    applyFont();
    load();
    m_editor->setSyntax(services::toQt(file.name()));
    m_editor->setIndentWidth(yamltext::indentWidth(m_editor->lines()));
}

FileView::~FileView() = default;

void FileView::applyFont()
{
    const QFont code =
        theme::codeFont(m_context.settings.value(services::setting::editorFont), font());
    if (m_editor->font() != code)
        m_editor->setFont(code);
}

void FileView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        applyFont();
}

bool FileView::isEditable() const
{
    return m_stack->currentWidget() == m_editor;
}

bool FileView::isUnsaved() const
{
    return m_isDirty || m_context.workspace.edits().isUnsaved(m_file);
}

QString FileView::obstacle() const
{
    return isEditable() ? QString() : m_obstacle->text();
}

void FileView::showObstacle(const QString &text)
{
    m_obstacle->setText(text);
    m_stack->setCurrentWidget(m_obstacle);
    setFocusProxy(m_obstacle);
    m_text = {};
    m_isDirty = false;
}

void FileView::load()
{
    const auto source = m_context.workspace.edits().text(m_file);
    if (!source) {
        const QString advice = services::advice(source.error());
        showObstacle(advice.isEmpty() ? services::sentence(source.error())
                                      : services::sentence(source.error()) + u"\n\n"_s + advice);
    } else if ((*source)->bytes().size() > largestEdited) {
        showObstacle(
            tr("%1 is too large to be edited here: it has %2.")
                .arg(services::visible(m_file.text()),
                     locale().formattedDataSize(static_cast<qint64>((*source)->bytes().size()))));
    } else if (auto text = EditorText::fromBytes((*source)->bytes()); !text) {
        showObstacle(
            tr("%1 is no text in UTF-8: %2. It is left as it is.")
                .arg(services::visible(m_file.text()), services::visible(text.error().detail)));
    } else {
        m_text = std::move(*text);
        m_isDirty = false;
        m_editor->setContent(m_text.text());
        m_stack->setCurrentWidget(m_editor);
        setFocusProxy(m_editor);
    }
    refreshState();
}

void FileView::typed()
{
    m_justTyped = true;
    m_flushSoon.start();
    m_pause.start();
    if (!std::exchange(m_isDirty, true))
        Q_EMIT stateChanged();
}

void FileView::caretMovedSomehow()
{
    if (!m_justTyped && m_editor->hasFocus()) {
        // Typing elsewhere is a step of its own.
        flush();
        m_context.workspace.edits().endTyping();
    }
    m_justTyped = false;
    Q_EMIT caretMoved();
}

void FileView::flush()
{
    m_flushSoon.stop();
    if (!m_isDirty)
        return;
    m_isDirty = false;
    std::string bytes = m_text.bytesFor(m_editor->content());
    if (bytes == m_text.bytes())
        return;
    if (auto text = EditorText::fromBytes(bytes))
        m_text = std::move(*text);
    m_context.workspace.edits().apply(tr("Edit %1").arg(services::visible(m_file.text())),
                                      {{m_file, std::move(bytes)}}, services::EditKind::Typing);
}

void FileView::editsChanged(const std::vector<base::RepoPath> &paths)
{
    if (!paths.empty() && std::find(paths.begin(), paths.end(), m_file) == paths.end())
        return;
    const auto source = m_context.workspace.edits().text(m_file);
    if (source && isEditable() && (*source)->bytes() == m_text.bytes()) {
        refreshState(); // our own
        return;
    }
    if (!m_isDirty || !source) {
        load();
        return;
    }
    // Somebody else changed the file between two keys: both changes stay where they can.
    const std::string mine = m_text.bytesFor(m_editor->content());
    const std::string theirs((*source)->bytes());
    const std::string both = services::mergeLines(m_text.bytes(), mine, theirs).value_or(mine);
    load();
    if (both != theirs)
        m_context.workspace.edits().apply(tr("Edit %1").arg(services::visible(m_file.text())),
                                          {{m_file, both}}, services::EditKind::Typing);
}

void FileView::refreshState()
{
    if (isEditable()) {
        const auto saved = m_context.workspace.edits().savedText(m_file);
        const auto savedText = saved ? EditorText::fromBytes((*saved)->bytes())
                                     : base::Result<EditorText>(EditorText());
        const bool same = saved && (*saved)->bytes() == m_text.bytes();
        m_editor->setChangedLines(
            same ? std::set<int>()
                 : changedLines(savedText ? savedText->text() : QString(), m_text.text()));
        const auto current = m_context.workspace.edits().text(m_file);
        const bool parse = current && (*current)->bytes().size() <= largestParsed;
        m_parseError = parse ? parseProblem(*current) : std::nullopt;
    }
    refreshMarks();
    Q_EMIT stateChanged();
}

void FileView::setFacts(const FleetFacts &facts)
{
    m_facts = facts;
    refreshMarks();
}

void FileView::refreshMarks()
{
    std::vector<LineProblem> problems;
    for (const FileProblem &problem :
         problemsFor(m_facts.snapshot.get(), m_facts.findings.get(), m_file)) {
        if (problem.place.file == m_file && problem.place.line > 0
            && !(m_parseError && problem.rule.isEmpty()))
            problems.push_back(
                {static_cast<int>(problem.place.line), severityRole(problem.severity),
                 problem.rule.isEmpty()
                     ? problem.text
                     : tr("%1: %2", "rule, message").arg(problem.rule, problem.text)});
    }
    if (m_parseError)
        problems.push_back(
            {static_cast<int>(m_parseError->place.line), Role::Error, m_parseError->text});
    m_editor->setProblems(std::move(problems));
    // A file that cannot be read decides nothing for the moment: its last good margin stays, grey.
    if (m_parseError) {
        std::vector<LineReachInfo> last;
        for (const auto &[line, info] : m_editor->reach())
            last.push_back(info);
        m_editor->setReach(last, CodeEditor::Freshness::Stale);
    } else if (m_facts.snapshot && m_facts.index) {
        m_editor->setReach(reachOfLines(*m_facts.snapshot, *m_facts.index, m_file),
                           CodeEditor::Freshness::Current);
    }
}

void FileView::goTo(const base::Place &place)
{
    if (place.line == 0)
        return;
    const QString line =
        m_editor->document()->findBlockByNumber(static_cast<int>(place.line) - 1).text();
    const QByteArray before = line.toUtf8().left(static_cast<qsizetype>(place.column) - 1);
    m_editor->goTo(static_cast<int>(place.line),
                   place.column > 0 ? static_cast<int>(QString::fromUtf8(before).size()) + 1 : 1);
}

base::Place FileView::caretPlace() const
{
    const QString before = m_editor->textCursor().block().text().left(m_editor->caretColumn() - 1);
    return {m_file, static_cast<std::uint32_t>(m_editor->caretLine()),
            static_cast<std::uint32_t>(before.toUtf8().size()) + 1};
}

void FileView::complete()
{
    if (isEditable() && !m_editor->isReadOnly())
        m_completions->open();
}

void FileView::showReach(int line, const QPoint &globalPosition) const
{
    if (!m_facts.snapshot || !m_facts.index)
        return;
    const QStringList detail = LineWords::detail(*m_facts.snapshot, *m_facts.index, m_file, line);
    if (detail.isEmpty())
        return;
    QStringList rows{u"<b>"_s + detail.first().toHtmlEscaped() + u"</b>"_s};
    for (const QString &row : detail.mid(1))
        rows.append(row.toHtmlEscaped());
    QToolTip::showText(globalPosition, rows.join(u"<br>"_s), m_editor);
}

QString FileView::formatText() const
{
    QStringList parts{syntaxName(services::toQt(m_file.name())),
                      tr("%n space(s)", nullptr, m_editor->indentWidth())};
    switch (m_text.lineEnding()) {
    case EditorText::LineEnding::Unix:
        parts.append(u"LF"_s);
        break;
    case EditorText::LineEnding::Windows:
        parts.append(u"CRLF"_s);
        break;
    case EditorText::LineEnding::Mixed:
        parts.append(tr("mixed line ends"));
        break;
    }
    parts.append(m_text.hasByteOrderMark() ? tr("UTF-8 with mark") : u"UTF-8"_s);
    parts.removeAll(QString());
    return parts.join(u"    "_s);
}

} // namespace fleetwright::ui
