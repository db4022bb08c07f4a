// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/source/openfilelist.h"

#include "services/text/words.h"
#include "ui/models/fuzzy.h"

#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace fleetwright::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t mostShown = 500;

bool isOffered(const base::RepoPath &file)
{
    static constexpr std::array<std::string_view, 11> endings{
        "yaml", "yml", "json", "env", "properties", "toml", "md", "txt", "tpl", "conf", "ini"};
    return file.name() == "Kustomization"
           || std::find(endings.begin(), endings.end(), file.extension()) != endings.end();
}

} // namespace

OpenFileList::OpenFileList(services::Jobs &jobs, QWidget *parent)
    : QWidget(parent), m_text(new QLineEdit(this)), m_view(new QListView(this)),
      m_count(new QLabel(this)), m_listJob(jobs, tr("Listing files"))
{
    m_text->setPlaceholderText(tr("Open a file by name"));
    m_text->setAccessibleName(tr("Open a file by name"));
    m_text->setClearButtonEnabled(true);
    m_text->installEventFilter(this);
    m_view->setModel(&m_model);
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_view->setUniformItemSizes(true);
    m_view->setAccessibleName(tr("Files"));
    m_count->setProperty("quiet", true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 12, 12, 12);
    layout->addWidget(m_text);
    layout->addWidget(m_view, 1);
    layout->addWidget(m_count);
    setFocusProxy(m_text);
    connect(m_text, &QLineEdit::textChanged, this, &OpenFileList::filter);
    connect(m_text, &QLineEdit::returnPressed, this,
            [this] { choose(m_view->currentIndex().row()); });
    connect(m_view, &QListView::activated, this,
            [this](const QModelIndex &index) { choose(index.row()); });
}

void OpenFileList::setFiles(const base::FileSourcePtr &files)
{
    m_listJob.start(
        [files](const services::JobControl &) {
            std::vector<base::RepoPath> result;
            if (auto all = base::listAllFiles(*files, {}))
                std::copy_if(all->begin(), all->end(), std::back_inserter(result), isOffered);
            return result;
        },
        [this](std::vector<base::RepoPath> result) {
            if (result == m_files)
                return;
            m_files = std::move(result);
            filter();
        });
}

void OpenFileList::filter()
{
    const QString wanted = m_text->text().trimmed();
    std::vector<std::pair<int, const base::RepoPath *>> hits;
    for (const base::RepoPath &file : m_files) {
        if (const auto match = fuzzyMatch(wanted, services::toQt(file.text())))
            hits.emplace_back(match->score, &file);
    }
    std::stable_sort(hits.begin(), hits.end(),
                     [](const auto &a, const auto &b) { return a.first > b.first; });
    m_shown.clear();
    QStringList rows;
    for (const auto &[score, file] : hits) {
        if (m_shown.size() == mostShown)
            break;
        m_shown.push_back(*file);
        rows.append(services::visible(file->text()));
    }
    m_model.setStringList(rows);
    m_view->setCurrentIndex(m_model.index(0));
    m_count->setText(
        hits.size() > mostShown
            ? tr("The first %1 of %n files", nullptr, static_cast<int>(hits.size())).arg(mostShown)
            : tr("%n file(s)", nullptr, static_cast<int>(hits.size())));
}

void OpenFileList::choose(int row)
{
    if (row >= 0 && row < static_cast<int>(m_shown.size()))
        Q_EMIT chosen(base::RepoPath(m_shown[static_cast<std::size_t>(row)]));
}

bool OpenFileList::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_text && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Down || key == Qt::Key_Up) {
            const int row = m_view->currentIndex().row() + (key == Qt::Key_Down ? 1 : -1);
            m_view->setCurrentIndex(
                m_model.index(std::clamp(row, 0, std::max(0, m_model.rowCount() - 1))));
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace fleetwright::ui
