// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/findings/exceptionspanel.h"

#include "services/text/errortext.h"
#include "services/text/words.h"
#include "ui/theme/icons.h"

#include <QCoreApplication>
#include <QHeaderView>
#include <QLabel>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <array>

namespace fleetwright::ui {

using namespace Qt::StringLiterals;

namespace {

using analysis::RegisterEntry;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(ui::ExceptionsPanel)
};

enum Column { State, Until, Ticket, Clusters, Owner, What, Place, ColumnCount };

enum Roles {
    EntryRole = Qt::UserRole, ///< index into the list
    DepartureRole,            ///< of a row below: index into its departures
};

QString stateText(RegisterEntry::State state)
{
    switch (state) {
    case RegisterEntry::State::Holds:
        return Texts::tr("Holds");
    case RegisterEntry::State::Expired:
        return Texts::tr("Expired");
    case RegisterEntry::State::Undated:
        return Texts::tr("No date");
    case RegisterEntry::State::Unused:
        return Texts::tr("Unused");
    }
    return {};
}

QString formText(RegisterEntry::Form form)
{
    switch (form) {
    case RegisterEntry::Form::Comment:
        return Texts::tr("Comment");
    case RegisterEntry::Form::Annotation:
        return Texts::tr("Annotation");
    case RegisterEntry::Form::Listed:
        return Texts::tr("Listed in the classification");
    case RegisterEntry::Form::Baseline:
        return Texts::tr("Accepted finding");
    }
    return {};
}

QString departureText(const analysis::DepartureRow &row)
{
    QString field = services::visible(row.field);
    if (row.value.empty())
        return field;
    const QString value = services::visible(row.value);
    if (row.peerValue.empty())
        return Texts::tr("%1 = %2").arg(field, value);
    return Texts::tr("%1 = %2, peers have %3").arg(field, value, services::visible(row.peerValue));
}

QIcon stateIcon(RegisterEntry::State state)
{
    return state == RegisterEntry::State::Holds ? icons::icon(u"fine"_s, Role::Fine)
                                                : icons::icon(u"warning"_s, Role::Warning);
}

/// A row that speaks whole.
void speak(QTreeWidgetItem &item)
{
    QStringList parts;
    for (int column = 0; column < ColumnCount; ++column) {
        if (!item.text(column).isEmpty())
            parts.append(item.text(column));
    }
    item.setData(0, Qt::AccessibleTextRole, parts.join(u", "_s));
}

} // namespace

ExceptionsPanel::ExceptionsPanel(PageContext &context, QWidget *parent)
    : QWidget(parent), m_context(context), m_view(new QTreeWidget(this)), m_empty(new QLabel(this)),
      m_job(context.jobs, tr("Listing the exceptions"))
{
    m_view->setAccessibleName(tr("Exceptions"));
    m_view->setHeaderLabels({tr("State"), tr("Until"), tr("Ticket"), tr("Clusters"), tr("Owner"),
                             tr("Exception"), tr("Place")});
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setUniformRowHeights(true);
    m_view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    const int unit = fontMetrics().averageCharWidth();
    constexpr std::array widths = {15, 13, 14, 22, 16, 44, 30};
    for (int column = 0; column < ColumnCount; ++column)
        m_view->setColumnWidth(column, unit * widths.at(static_cast<std::size_t>(column)));
    m_empty->setTextFormat(Qt::PlainText);
    m_empty->setWordWrap(true);
    m_empty->setMargin(16);
    m_empty->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_empty, 1);
    layout->addWidget(m_view, 1);
    connect(m_view, &QTreeWidget::itemActivated, this,
            [this](const QTreeWidgetItem *item) { open(item); });
    connect(&context.workspace, &services::Workspace::closed, this, [this] {
        m_job.cancel();
        m_listed.reset();
        take(nullptr);
    });
    fill();
}

void ExceptionsPanel::refresh()
{
    const model::SnapshotPtr &snapshot = m_context.workspace.snapshot();
    if (!snapshot || snapshot == m_listed)
        return;
    m_listed = snapshot;
    m_job.start(
        [snapshot](const services::JobControl &control) {
            return services::listExceptions(snapshot, control.cancel());
        },
        [this](services::ExceptionListPtr list) { take(std::move(list)); });
}

void ExceptionsPanel::take(services::ExceptionListPtr list)
{
    m_list = std::move(list);
    fill();
    Q_EMIT listed();
}

QString ExceptionsPanel::sentence() const
{
    if (!m_list)
        return {};
    if (m_list->error)
        return services::sentence(*m_list->error);
    const auto all = static_cast<int>(m_list->entries.size());
    const auto needing = static_cast<int>(m_list->needing());
    if (all == 0)
        return tr("No exceptions: nothing is marked, listed or accepted.");
    if (needing == 0)
        return tr("%n exception(s), all with a date to come.", nullptr, all);
    return tr("%n exception(s) need somebody. %1.", nullptr, needing)
        .arg(tr("%n in all", nullptr, all));
}

void ExceptionsPanel::fill()
{
    m_view->clear();
    const bool isEmpty = !m_list || m_list->entries.empty();
    m_view->setVisible(!isEmpty);
    m_empty->setVisible(isEmpty);
    m_empty->setText(m_list ? sentence() : tr("The exceptions are being listed…"));
    if (isEmpty)
        return;
    QList<QTreeWidgetItem *> items;
    for (std::size_t i = 0; i < m_list->entries.size(); ++i) {
        const RegisterEntry &entry = m_list->entries[i];
        auto *item = new QTreeWidgetItem;
        item->setIcon(State, stateIcon(entry.state));
        item->setText(State, stateText(entry.state));
        item->setText(Until, services::visible(entry.until));
        item->setText(Ticket, services::visible(entry.ticket));
        item->setText(Clusters, services::nameList(entry.clusters, 3));
        item->setToolTip(Clusters, services::nameList(entry.clusters, 60));
        item->setText(Owner, services::visible(services::toQt(entry.owners).join(u", "_s)));
        item->setText(What, services::visible(entry.text));
        item->setToolTip(What, u"%1: %2"_s.arg(formText(entry.form), item->text(What)));
        item->setText(Place, services::placeText(entry.place));
        item->setData(0, EntryRole, static_cast<int>(i));
        speak(*item);
        for (std::size_t row = 0; row < entry.departures.size(); ++row) {
            const analysis::DepartureRow &departure = entry.departures[row];
            auto *child = new QTreeWidgetItem(item);
            child->setText(Clusters, services::visible(departure.cluster));
            child->setText(What, departureText(departure));
            child->setToolTip(What, child->text(What));
            child->setText(Place, services::placeText(departure.place));
            child->setData(0, EntryRole, static_cast<int>(i));
            child->setData(0, DepartureRole, static_cast<int>(row));
            speak(*child);
        }
        items.append(item);
    }
    m_view->addTopLevelItems(items);
    constexpr qsizetype mostOpen = 60;
    if (items.size() <= mostOpen)
        m_view->expandAll();
}

void ExceptionsPanel::open(const QTreeWidgetItem *item)
{
    if (!m_list || !m_context.commands.isOffered(Command::GoSource))
        return;
    const RegisterEntry &entry =
        m_list->entries[static_cast<std::size_t>(item->data(0, EntryRole).toInt())];
    const QVariant row = item->data(0, DepartureRole);
    m_context.navigator.openPlace(
        row.isValid() ? entry.departures[static_cast<std::size_t>(row.toInt())].place
                      : entry.place);
}

QString ExceptionsPanel::textForClipboard(bool asMarkdown) const
{
    const QString separator = asMarkdown ? u" | "_s : u"\t"_s;
    QStringList lines;
    const auto addLine = [&](const QStringList &cells) {
        const QString line = cells.join(separator);
        lines.append(asMarkdown ? u"| "_s + line + u" |"_s : line);
    };
    QStringList head;
    for (int column = 0; column < ColumnCount; ++column)
        head.append(m_view->headerItem()->text(column));
    addLine(head);
    if (asMarkdown)
        addLine(QStringList(ColumnCount, u"---"_s));
    for (const QTreeWidgetItem *item : m_view->selectedItems()) {
        QStringList cells;
        for (int column = 0; column < ColumnCount; ++column)
            cells.append(asMarkdown ? item->text(column).replace(u'|', u"\\|"_s)
                                    : item->text(column));
        addLine(cells);
    }
    return m_view->selectedItems().isEmpty() ? QString() : lines.join(u'\n') + u'\n';
}

} // namespace fleetwright::ui
