// SPDX-License-Identifier: Apache-2.0
#include "ui/diffview/sidebysideview.h"

#include "services/text/words.h"
#include "ui/diffview/columnheader.h"
#include "ui/diffview/diffaccessible.h"
#include "ui/diffview/diffbody.h"
#include "ui/diffview/minimap.h"
#include "ui/theme/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>

namespace fleetwright::ui {

namespace {

/// The first row with this field, in the wanted column if possible.
std::optional<std::size_t> rowOfField(const diff::Alignment &alignment, std::size_t column,
                                      std::string_view path)
{
    std::optional<std::size_t> elsewhere;
    for (std::size_t row = 0; row < alignment.rows.size(); ++row) {
        const auto *line = lineOf(alignment, row, column);
        if (line && line->path == path)
            return row;
        if (!elsewhere && !line && fieldPath(alignment, row, column) == path)
            elsewhere = row;
    }
    return elsewhere;
}

/// "a.b[name=x].c" → "a.b[name=x]" → "a.b" …
std::string parentField(const std::string &path)
{
    std::size_t depth = 0; // quotes and brackets may hold dots
    bool quoted = false;
    std::size_t cut = 0;
    for (std::size_t i = 0; i < path.size(); ++i) {
        if (path[i] == '"')
            quoted = !quoted;
        if (quoted)
            continue;
        if (depth == 0 && (path[i] == '[' || path[i] == '.'))
            cut = i;
        if (path[i] == '[')
            ++depth;
        else if (path[i] == ']' && depth > 0)
            --depth;
    }
    return path.substr(0, cut);
}

} // namespace

SideBySideView::SideBySideView(QWidget *parent)
    : QWidget(parent), m_body(new DiffBody(this)), m_minimap(new Minimap(this)),
      m_headerStrip(new QWidget(this))
{
    installDiffAccessibility();
    setFocusProxy(m_body);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_body, 1);
    row->addWidget(m_minimap);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_headerStrip);
    layout->addLayout(row, 1);
    connect(m_body, &DiffBody::currentChanged, this, &SideBySideView::currentMoved);
    connect(m_body, &DiffBody::rowsMoved, this, [this] {
        placeHeaders();
        updateMinimap();
    });
    connect(m_body, &DiffBody::lineActivated, this,
            [this] { Q_EMIT lineActivated(currentColumn(), currentField()); });
    connect(m_body, &DiffBody::contextMenuWanted, this, &SideBySideView::contextMenuWanted);
    connect(m_minimap, &Minimap::wanted, m_body, &DiffBody::scrollToMiddle);
}

SideBySideView::~SideBySideView() = default;

void SideBySideView::setAlignment(std::shared_ptr<const diff::Alignment> alignment)
{
    const QString field = currentField();
    const int column = m_body->currentColumn();
    const int scrolled = m_body->verticalScrollBar()->value();
    m_alignment = std::move(alignment);
    m_body->setAlignment(m_alignment);
    m_body->verticalScrollBar()->setValue(scrolled);
    if (!field.isEmpty())
        select(std::min(column, std::max(0, columnCount() - 1)), field);
    m_lastDifference = currentDifference();
    Q_EMIT currentDifferenceChanged();
}

void SideBySideView::setColumnInfos(const std::vector<ColumnInfo> &infos)
{
    while (m_headers.size() > infos.size()) {
        delete m_headers.back();
        m_headers.pop_back();
    }
    while (m_headers.size() < infos.size()) {
        const auto index = static_cast<int>(m_headers.size());
        auto *header = new ColumnHeader(m_headerStrip);
        connect(header, &ColumnHeader::closeRequested, this,
                [this, index] { Q_EMIT columnCloseRequested(index); });
        connect(header, &ColumnHeader::clicked, this, [this, index] {
            m_body->setCurrent(m_body->currentItem(), index);
            m_body->setFocus();
        });
        m_headers.push_back(header);
    }
    for (std::size_t i = 0; i < infos.size(); ++i) {
        m_headers[i]->setInfo(infos[i]);
        m_headers[i]->setClosable(infos.size() > 2);
        m_headers[i]->setCurrent(static_cast<int>(i) == currentColumn());
        m_headers[i]->show();
    }
    if (!m_headers.empty())
        m_headerStrip->setFixedHeight(m_headers.front()->sizeHint().height());
    placeHeaders();
}

void SideBySideView::setLayerIconProvider(std::function<QString(const yaml::Node *)> provider)
{
    m_body->setProvider(&LineProviders::icon, std::move(provider));
}

void SideBySideView::setUnsavedProvider(std::function<bool(const yaml::Node *)> provider)
{
    m_body->setProvider(&LineProviders::unsaved, std::move(provider));
}

void SideBySideView::setToolTipProvider(std::function<QString(const yaml::Node *)> provider)
{
    m_body->setProvider(&LineProviders::toolTip, std::move(provider));
}

void SideBySideView::setFoldEqual(bool fold)
{
    m_body->setFoldEqual(fold);
}

void SideBySideView::setWrap(bool wrap)
{
    m_body->setWrap(wrap ? DiffBody::Wrap::On : DiffBody::Wrap::Off);
}

void SideBySideView::setZoom(int percent)
{
    m_zoom = percent;
    applyFont();
}

void SideBySideView::setCodeFamily(const QString &family)
{
    m_family = family;
    applyFont();
}

void SideBySideView::applyFont()
{
    m_body->setCode(theme::codeFont(m_family, font(), m_zoom));
}

void SideBySideView::placeHeaders()
{
    const int count = std::min(static_cast<int>(m_headers.size()), m_body->columnCount());
    for (int column = 0; column < count; ++column) {
        const QRect across = m_body->columnRect(column);
        const int right = column + 1 == count ? m_headerStrip->width() : across.right() + 1;
        m_headers[static_cast<std::size_t>(column)]->setGeometry(
            across.left(), 0, right - across.left(), m_headerStrip->height());
    }
}

void SideBySideView::updateMinimap()
{
    m_minimap->setMarks(m_body->rows().differenceMarks());
    const double total = std::max(1, m_body->rows().totalHeight());
    const double top = m_body->verticalScrollBar()->value() / total;
    m_minimap->setView(top, std::min(1.0, top + m_body->viewport()->height() / total));
}

int SideBySideView::differenceCount() const
{
    return m_alignment ? static_cast<int>(m_alignment->differences.size()) : 0;
}

int SideBySideView::currentDifference() const
{
    const auto &items = m_body->rows().items();
    if (!m_alignment || items.empty())
        return -1;
    const DiffLayout::Item &item = items[m_body->currentItem()];
    const std::size_t row = item.kind == DiffLayout::Item::Kind::Line
                                ? item.index
                                : m_body->rows().folds()[item.index].firstRow;
    const auto difference = m_body->rows().differenceAt(row);
    return difference ? static_cast<int>(*difference) : -1;
}

std::size_t SideBySideView::hiddenLines() const
{
    return m_body->rows().hiddenLines();
}

void SideBySideView::goToDifference(std::ptrdiff_t index)
{
    if (!m_alignment || m_alignment->differences.empty())
        return;
    const auto last = static_cast<std::ptrdiff_t>(m_alignment->differences.size()) - 1;
    const auto target = static_cast<std::size_t>(std::clamp(index, std::ptrdiff_t{0}, last));
    m_body->goToRow(m_alignment->differences[target].firstRow, currentColumn());
}

void SideBySideView::nextDifference()
{
    goToDifference(currentDifference() + 1);
}

void SideBySideView::previousDifference()
{
    const int current = currentDifference();
    const auto rows = m_body->selectedRows();
    // From below a difference one goes to its first line before one goes to the difference above.
    const bool below =
        current >= 0 && rows
        && rows->second > m_alignment->differences[static_cast<std::size_t>(current)].firstRow;
    goToDifference(below ? current : current - 1);
}

void SideBySideView::moveColumn(int delta)
{
    if (columnCount() > 0)
        m_body->setCurrent(m_body->currentItem(),
                           std::clamp(currentColumn() + delta, 0, columnCount() - 1));
}

int SideBySideView::columnCount() const
{
    return m_body->columnCount();
}

int SideBySideView::currentColumn() const
{
    return m_body->currentColumn();
}

const yaml::Node *SideBySideView::currentValue() const
{
    const auto &items = m_body->rows().items();
    if (!m_alignment || items.empty()
        || items[m_body->currentItem()].kind != DiffLayout::Item::Kind::Line)
        return nullptr;
    const auto *line = lineOf(*m_alignment, items[m_body->currentItem()].index,
                              static_cast<std::size_t>(currentColumn()));
    return line ? line->value : nullptr;
}

QString SideBySideView::currentField() const
{
    const auto &items = m_body->rows().items();
    if (!m_alignment || items.empty()
        || items[m_body->currentItem()].kind != DiffLayout::Item::Kind::Line)
        return {};
    return services::toQt(fieldPath(*m_alignment, items[m_body->currentItem()].index,
                                    static_cast<std::size_t>(currentColumn())));
}

bool SideBySideView::select(int column, const QString &path)
{
    if (!m_alignment || column < 0 || column >= columnCount())
        return false;
    const std::string wanted = services::toStd(path);
    for (std::string field = wanted; !field.empty(); field = parentField(field)) {
        if (const auto row = rowOfField(*m_alignment, static_cast<std::size_t>(column), field)) {
            m_body->goToRow(*row, column);
            return field == wanted;
        }
    }
    m_body->setCurrent(m_body->currentItem(), column);
    return false;
}

QString SideBySideView::textForClipboard(bool asMarkdown) const
{
    if (!m_alignment || m_alignment->rows.empty())
        return {};
    const auto rows = m_body->selectedRows();
    if (rows && rows->first != rows->second) {
        return asMarkdown ? DiffWords::markdown(*m_alignment, rows->first, rows->second)
                          : DiffWords::table(*m_alignment, rows->first, rows->second);
    }
    return asMarkdown ? DiffWords::markdownOfDifferences(*m_alignment)
                      : DiffWords::patches(*m_alignment);
}

void SideBySideView::currentMoved()
{
    const int column = currentColumn();
    for (std::size_t i = 0; i < m_headers.size(); ++i)
        m_headers[i]->setCurrent(static_cast<int>(i) == column);
    if (column != m_lastColumn) {
        m_lastColumn = column;
        Q_EMIT columnActivated(column);
    }
    if (const QString field = currentField(); !field.isEmpty())
        Q_EMIT lineSelected(column, field);
    if (const int difference = currentDifference(); difference != m_lastDifference) {
        m_lastDifference = difference;
        Q_EMIT currentDifferenceChanged();
    }
}

void SideBySideView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        applyFont();
        if (!m_headers.empty())
            m_headerStrip->setFixedHeight(m_headers.front()->sizeHint().height());
    }
}

} // namespace fleetwright::ui
