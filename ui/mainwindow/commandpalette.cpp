// SPDX-License-Identifier: Apache-2.0
#include "ui/mainwindow/commandpalette.h"

#include "diff/objectkey.h"
#include "services/text/words.h"
#include "ui/theme/icons.h"
#include "ui/widgets/delegates.h"

#include <QAction>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>
#include <map>
#include <set>

namespace fleetwright::ui {

using namespace Qt::StringLiterals;

namespace {

QString withoutMnemonic(QString text)
{
    static const QString marker = u"\u0001"_s;
    return text.replace(u"&&"_s, marker).remove(u'&').replace(marker, u"&"_s);
}

/// Two lines with the shortcut as a key at the right.
class PaletteDelegate final : public TwoLineDelegate {
public:
    explicit PaletteDelegate(QObject *parent)
        : TwoLineDelegate({PaletteModel::DetailRole, PaletteModel::IconRole, -1, false}, parent)
    {}

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override
    {
        TwoLineDelegate::paint(painter, option, index);
        painter->save();
        painter->setFont(option.font);
        cells::paintKeys(*painter, option.rect.adjusted(0, 0, -8, 0),
                         index.data(PaletteModel::KeysRole).toString(), option.palette);
        painter->restore();
    }
};

void addClusters(std::vector<PaletteItem> &items, const model::Snapshot &snapshot)
{
    for (const model::Cluster &cluster : snapshot.clusters) {
        PaletteItem item;
        item.kind = PaletteItem::Kind::Cluster;
        item.title = services::visible(cluster.name);
        QStringList detail;
        for (const auto &[dimension, value] : cluster.dimensions)
            detail.append(services::visible(value));
        item.detail = detail.join(u", "_s);
        item.icon = u"server"_s;
        item.id = services::toQt(cluster.name);
        items.push_back(std::move(item));
    }
}

void addObjects(std::vector<PaletteItem> &items, const model::Snapshot &snapshot,
                const base::Cancel &cancel)
{
    struct Known {
        model::ResourceId id;
        std::size_t clusters = 0;
    };
    std::map<diff::ObjectKey, Known> objects;
    std::set<const model::Rendering *> seen;
    for (const model::Unit &unit : snapshot.units) {
        if (!unit.rendering || cancel.requested())
            continue;
        for (const model::Object &object : unit.rendering->objects) {
            Known &known = objects[diff::keyOf(object)];
            if (known.clusters++ == 0) {
                known.id = object.id;
                known.id.name = object.stableName;
            }
        }
    }
    for (const auto &[key, known] : objects) {
        PaletteItem item;
        item.kind = PaletteItem::Kind::Object;
        item.title = objectLabel(known.id);
        const auto count = static_cast<int>(known.clusters);
        //: %1 is a namespace
        item.detail = known.id.nameSpace.empty()
                          ? CommandPalette::tr("in %n cluster(s)", nullptr, count)
                          : CommandPalette::tr("%1, in %n cluster(s)", nullptr, count)
                                .arg(services::visible(known.id.nameSpace));
        item.icon = u"object"_s;
        item.object = known.id;
        items.push_back(std::move(item));
    }
}

void addFiles(std::vector<PaletteItem> &items, const model::Snapshot &snapshot)
{
    const auto files = base::listAllFiles(*snapshot.files, {});
    if (!files)
        return;
    for (const base::RepoPath &path : *files) {
        PaletteItem item;
        item.kind = PaletteItem::Kind::File;
        item.title = services::visible(path.text());
        item.icon = u"file"_s;
        item.place = {path, 0, 0};
        items.push_back(std::move(item));
    }
}

void addRules(std::vector<PaletteItem> &items, const services::CheckResult &findings)
{
    std::map<std::string, int> counts;
    for (const std::string &rule : findings.ran)
        counts.emplace(rule, 0);
    for (const services::CheckResult::Item &found : findings.items)
        ++counts[found.finding.rule];
    for (const auto &[rule, count] : counts) {
        PaletteItem item;
        item.kind = PaletteItem::Kind::Rule;
        item.title = services::visible(rule);
        item.detail = CommandPalette::tr("%n finding(s)", nullptr, count);
        item.icon = u"rule"_s;
        item.id = services::toQt(rule);
        items.push_back(std::move(item));
    }
}

} // namespace

std::vector<PaletteItem> collectPaletteItems(const model::Snapshot &snapshot,
                                             const services::CheckResultPtr &findings,
                                             const base::Cancel &cancel)
{
    std::vector<PaletteItem> items;
    addClusters(items, snapshot);
    addObjects(items, snapshot, cancel);
    addFiles(items, snapshot);
    if (findings)
        addRules(items, *findings);
    return items;
}

CommandPalette::CommandPalette(PageContext &context, QWidget *window)
    : QFrame(window, Qt::Popup), m_context(context), m_input(new QLineEdit(this)),
      m_list(new QListView(this)), m_job(context.jobs, tr("Collecting names"))
{
    setFrameShape(StyledPanel);
    setAccessibleName(tr("Find or run anything"));
    m_input->setPlaceholderText(tr("Command; @ cluster, # object, / file, : line, ? rule"));
    m_input->setAccessibleName(tr("What to find or run"));
    m_input->setClearButtonEnabled(true);
    m_input->addAction(icons::icon(u"search"_s), QLineEdit::LeadingPosition);
    m_input->installEventFilter(this);
    m_list->setModel(&m_model);
    m_list->setItemDelegate(new PaletteDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setAccessibleName(tr("Hits"));
    m_list->setFrameShape(NoFrame);
    m_list->setFocusPolicy(Qt::NoFocus);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->addWidget(m_input);
    layout->addWidget(m_list);
    connect(m_input, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_model.setText(text);
        m_list->setCurrentIndex(m_model.index(0));
    });
    connect(m_list, &QListView::clicked, this, [this] {
        const bool beside = QGuiApplication::keyboardModifiers().testFlag(Qt::ControlModifier);
        runCurrent(beside ? Where::Beside : Where::Here);
    });
}

void CommandPalette::open(const QString &prefix)
{
    QWidget *window = parentWidget();
    const int width = std::min(window->width() - 40, fontMetrics().averageCharWidth() * 80);
    resize(width, std::min(window->height() - 120, fontMetrics().height() * 28));
    move(window->mapToGlobal(QPoint((window->width() - width) / 2, 60)));
    m_model.setCurrentFile(m_context.selection.state().place.file);
    m_model.setItems(commandItems());
    m_input->setText(prefix);
    m_model.setText(prefix);
    m_list->setCurrentIndex(m_model.index(0));
    show();
    m_input->setFocus();
    collect();
}

std::vector<PaletteItem> CommandPalette::commandItems() const
{
    std::vector<PaletteItem> items;
    for (const CommandInfo &row : m_context.commands.infos()) {
        if (!m_context.commands.action(row.command)->isEnabled() || row.command == Command::Palette)
            continue;
        PaletteItem item;
        item.kind = PaletteItem::Kind::Command;
        item.title = withoutMnemonic(row.text);
        item.detail = row.description;
        item.keys =
            m_context.commands.action(row.command)->shortcut().toString(QKeySequence::NativeText);
        item.icon = row.icon.isEmpty() ? u"command"_s : row.icon;
        item.words = row.oldNames + u' ' + row.id;
        item.id = row.id;
        items.push_back(std::move(item));
    }
    return items;
}

void CommandPalette::collect()
{
    const model::SnapshotPtr snapshot = m_context.workspace.snapshot();
    if (!snapshot)
        return;
    m_job.start(
        [snapshot, findings = m_context.workspace.findings()](const services::JobControl &control) {
            return collectPaletteItems(*snapshot, findings, control.cancel());
        },
        [this](std::vector<PaletteItem> items) {
            std::vector<PaletteItem> all = commandItems();
            all.insert(all.end(), std::make_move_iterator(items.begin()),
                       std::make_move_iterator(items.end()));
            m_model.setItems(std::move(all));
            m_list->setCurrentIndex(m_model.index(0));
        });
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_input || event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    switch (key->key()) {
    case Qt::Key_Down:
    case Qt::Key_Up:
    case Qt::Key_PageDown:
    case Qt::Key_PageUp:
        QCoreApplication::sendEvent(m_list, event);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        runCurrent(key->modifiers().testFlag(Qt::ControlModifier) ? Where::Beside : Where::Here);
        return true;
    case Qt::Key_Escape:
        hide();
        return true;
    default:
        return QFrame::eventFilter(watched, event);
    }
}

void CommandPalette::runCurrent(Where where)
{
    const PaletteItem *current = m_model.item(m_list->currentIndex().row());
    if (!current)
        return;
    const PaletteItem item = *current;
    hide();
    if (where == Where::Beside)
        showBeside(item);
    else
        run(item);
}

void CommandPalette::showBeside(const PaletteItem &item)
{
    SelectionState next = m_context.selection.state();
    switch (item.kind) {
    case PaletteItem::Kind::Cluster:
        next.clusters = {next.cluster, item.id};
        next.clusters.removeAll(QString());
        next.clusters.removeDuplicates();
        next.cluster = item.id;
        break;
    case PaletteItem::Kind::Object:
        next.object = item.object;
        next.field.clear();
        break;
    case PaletteItem::Kind::File:
    case PaletteItem::Kind::Line:
        next.place = item.place;
        return m_context.navigator.goBeside(PageId::Source, next);
    case PaletteItem::Kind::Command:
    case PaletteItem::Kind::Rule:
        return run(item); // nothing that could stand beside another
    }
    if (m_context.commands.isOffered(Command::GoCompare))
        m_context.navigator.goBeside(PageId::Compare, next);
}

void CommandPalette::run(const PaletteItem &item)
{
    Navigator &navigator = m_context.navigator;
    SelectionState selection = m_context.selection.state();
    switch (item.kind) {
    case PaletteItem::Kind::Command:
        for (const CommandInfo &row : m_context.commands.infos()) {
            if (row.id == item.id)
                m_context.commands.action(row.command)->trigger();
        }
        return;
    case PaletteItem::Kind::Cluster:
        selection.cluster = item.id;
        navigator.go(m_context.commands.isOffered(Command::GoCompare) ? PageId::Compare
                                                                      : navigator.page(),
                     selection);
        return;
    case PaletteItem::Kind::Object:
        selection.object = item.object;
        selection.field.clear();
        navigator.go(m_context.commands.isOffered(Command::GoCompare) ? PageId::Compare
                                                                      : navigator.page(),
                     selection);
        return;
    case PaletteItem::Kind::File:
    case PaletteItem::Kind::Line:
        navigator.openPlace(item.place);
        return;
    case PaletteItem::Kind::Rule:
        navigator.showRule(item.id);
        return;
    }
}

} // namespace fleetwright::ui
