// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/compare/sidebysidepanel.h"

#include "fleet/origin.h"
#include "services/text/words.h"
#include "ui/diffview/sidebysideview.h"
#include "ui/models/layerrole.h"
#include "ui/models/matrixmodel.h"
#include "ui/theme/icons.h"
#include "ui/widgets/flowlayout.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QToolButton>
#include <QVBoxLayout>

namespace fleetwright::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostColumns = 6;

struct AlignInput {
    std::vector<diff::Column> columns;
    std::vector<const model::Object *> objects;
    std::vector<bool> notRendered;
    diff::Expected expected;
    std::size_t baseline;
};

base::Result<std::shared_ptr<const diff::Alignment>> alignColumns(const AlignInput &input)
{
    std::vector<diff::RenderedText> texts;
    for (std::size_t index = 0; index < input.columns.size(); ++index) {
        base::Result<diff::RenderedText> text =
            diff::renderText(input.columns[index], input.objects[index], input.expected);
        if (!text)
            return text.error();
        text->notRendered = input.notRendered[index];
        texts.push_back(*std::move(text));
    }
    diff::AlignOptions options;
    options.baseline = input.baseline;
    return std::make_shared<const diff::Alignment>(diff::align(std::move(texts), options));
}

QToolButton *toolButton(const QString &icon, const QString &name, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setIcon(icons::icon(icon));
    button->setAccessibleName(name);
    button->setToolTip(name);
    return button;
}

} // namespace

SideBySidePanel::SideBySidePanel(PageContext &context, QWidget *parent)
    : QWidget(parent), m_context(context), m_objects(new QComboBox(this)),
      m_previous(toolButton(u"previous-difference"_s, tr("Previous difference"), this)),
      m_next(toolButton(u"next-difference"_s, tr("Next difference"), this)),
      m_counter(new QLabel(this)), m_fold(new QCheckBox(tr("Fold equal lines"), this)),
      m_wrap(new QCheckBox(tr("Wrap"), this)),
      m_add(toolButton(u"plus"_s, tr("Add a column"), this)),
      m_copy(toolButton(u"copy"_s, tr("Copy the differences as text"), this)),
      m_baseline(new QComboBox(this)), m_view(new SideBySideView(this)),
      m_alignJob(context.jobs, tr("Aligning"))
{
    buildTools();
    connectView();
}

SideBySidePanel::~SideBySidePanel() = default;

void SideBySidePanel::buildTools()
{
    auto *row = new FlowLayout;
    row->setContentsMargins(10, 0, 10, 8);
    row->setSpacing(8);
    m_objects->setAccessibleName(tr("Object"));
    m_objects->setMinimumContentsLength(18);
    m_objects->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_baseline->setAccessibleName(tr("Baseline"));
    m_baseline->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_baseline->setMinimumContentsLength(12);
    m_baseline->setToolTip(tr("The column that the others are aligned to"));
    m_fold->setChecked(true);
    m_add->setPopupMode(QToolButton::InstantPopup);
    m_add->setMenu(new QMenu(m_add));
    for (QWidget *widget : {static_cast<QWidget *>(m_objects), static_cast<QWidget *>(m_previous),
                            static_cast<QWidget *>(m_next), static_cast<QWidget *>(m_counter),
                            static_cast<QWidget *>(m_fold), static_cast<QWidget *>(m_wrap)})
        row->addWidget(widget);
    for (QWidget *widget : {static_cast<QWidget *>(m_add), static_cast<QWidget *>(m_copy),
                            static_cast<QWidget *>(m_baseline)})
        row->addWidget(widget);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(row);
    layout->addWidget(m_view, 1);
    connect(m_previous, &QToolButton::clicked, this, &SideBySidePanel::previousDifference);
    connect(m_next, &QToolButton::clicked, this, &SideBySidePanel::nextDifference);
    connect(m_fold, &QCheckBox::toggled, m_view, &SideBySideView::setFoldEqual);
    connect(m_wrap, &QCheckBox::toggled, m_view, &SideBySideView::setWrap);
    connect(m_copy, &QToolButton::clicked, this,
            [this] { QApplication::clipboard()->setText(textForClipboard(false)); });
    connect(m_add->menu(), &QMenu::aboutToShow, this, &SideBySidePanel::fillAddMenu);
    connect(m_baseline, &QComboBox::activated, this, &SideBySidePanel::align);
    connect(m_objects, &QComboBox::activated, this, [this](int index) {
        m_object = m_matrix->rows()[static_cast<std::size_t>(index)].key;
        m_context.selection.selectObject(m_context.selection.state().cluster, objectId(0));
        align();
    });
}

void SideBySidePanel::connectView()
{
    m_view->setLayerIconProvider([this](const yaml::Node *node) { return layerIcon(node); });
    m_view->setUnsavedProvider([this](const yaml::Node *node) {
        return node && node->span().known()
               && m_context.workspace.edits().isUnsaved(node->span().file->path());
    });
    connect(m_view, &SideBySideView::lineActivated, this, [this] {
        const yaml::Node *value = m_view->currentValue();
        if (value && value->span().known())
            m_context.navigator.openPlace(value->span().place());
    });
    connect(m_view, &SideBySideView::lineSelected, this, &SideBySidePanel::lineSelected);
    connect(m_view, &SideBySideView::currentDifferenceChanged, this,
            &SideBySidePanel::refreshCounter);
    connect(m_view, &SideBySideView::columnCloseRequested, this, [this](int column) {
        if (m_labels.size() <= 2)
            return;
        m_labels.removeAt(column);
        setColumns(m_matrix, m_labels);
    });
}

QString SideBySidePanel::layerIcon(const yaml::Node *node) const
{
    const model::SnapshotPtr &snapshot = m_context.workspace.snapshot();
    if (!snapshot || !node || !node->span().known())
        return {};
    const base::RepoPath &file = node->span().file->path();
    const model::Layer *layer = nullptr;
    for (base::RepoPath folder = file.parent();; folder = folder.parent()) {
        layer = snapshot->findLayer(folder);
        if (layer || folder.isRoot())
            break;
    }
    if (!layer)
        return u"file"_s;
    return ui::layerIcon(*layer);
}

void SideBySidePanel::setIgnoreIdentity(bool ignore)
{
    if (ignore == m_ignoreIdentity)
        return;
    m_ignoreIdentity = ignore;
    align();
}

void SideBySidePanel::setColumns(std::shared_ptr<const diff::Matrix> matrix,
                                 const QStringList &labels)
{
    m_matrix = std::move(matrix);
    m_labels = labels.mid(0, mostColumns);
    refreshObjects();
    const int baseline = m_baseline->currentIndex();
    m_baseline->clear();
    for (const QString &label : m_labels)
        m_baseline->addItem(tr("Baseline: %1").arg(services::visible(label)));
    m_baseline->setCurrentIndex(baseline >= 0 && baseline < m_labels.size() ? baseline : 0);
    align();
}

void SideBySidePanel::refreshObjects()
{
    const QSignalBlocker blocker(m_objects);
    m_objects->clear();
    if (!m_matrix)
        return;
    const SelectionState &selected = m_context.selection.state();
    int chosen = -1;
    int firstDiffering = -1;
    for (const diff::Row &row : m_matrix->rows()) {
        const int index = m_objects->count();
        m_objects->addItem(icons::icon(row.differs ? u"diff"_s : u"object"_s,
                                       row.differs ? Role::Differs : Role::Quiet),
                           services::visible(row.key.text()));
        if (row.differs && firstDiffering < 0)
            firstDiffering = index;
        if (selected.object
            && holdsObject(row, {selected.object->group, selected.object->kind,
                                 selected.object->nameSpace, selected.object->name}))
            chosen = index;
    }
    m_objects->setCurrentIndex(qMax(0, chosen >= 0 ? chosen : firstDiffering));
    if (m_objects->count() > 0)
        m_object = m_matrix->rows()[static_cast<std::size_t>(m_objects->currentIndex())].key;
}

const diff::Row *SideBySidePanel::row() const
{
    if (!m_matrix)
        return nullptr;
    for (const diff::Row &row : m_matrix->rows()) {
        if (row.key == m_object)
            return &row;
    }
    return nullptr;
}

std::vector<std::size_t> SideBySidePanel::columnIndices() const
{
    std::vector<std::size_t> indices;
    for (const QString &label : m_labels) {
        const std::string wanted = services::toStd(label);
        for (std::size_t column = 0; m_matrix && column < m_matrix->columns().size(); ++column) {
            if (m_matrix->columns()[column].label == wanted)
                indices.push_back(column);
        }
    }
    return indices;
}

void SideBySidePanel::align()
{
    const diff::Row *object = row();
    const std::vector<std::size_t> columns = columnIndices();
    if (!object || columns.empty())
        return takeAlignment(nullptr);
    AlignInput input;
    for (const std::size_t column : columns) {
        input.columns.push_back(m_matrix->columns()[column]);
        input.objects.push_back(object->cells[column].object);
        input.notRendered.push_back(object->cells[column].state == diff::CellState::NotRendered);
    }
    input.expected = m_ignoreIdentity ? diff::Expected::Ignore : diff::Expected::Show;
    input.baseline =
        qMin(static_cast<std::size_t>(qMax(0, m_baseline->currentIndex())), columns.size() - 1);
    m_alignJob.start(
        [input = std::move(input)](const services::JobControl &) { return alignColumns(input); },
        [this](const base::Result<std::shared_ptr<const diff::Alignment>> &alignment) {
            takeAlignment(alignment ? *alignment : nullptr);
        });
}

void SideBySidePanel::takeAlignment(const std::shared_ptr<const diff::Alignment> &alignment)
{
    m_alignment = alignment;
    refreshInfos();
    m_view->setAlignment(alignment);
    const SelectionState &selected = m_context.selection.state();
    const std::vector<std::size_t> columns = columnIndices();
    for (std::size_t place = 0; alignment && place < columns.size(); ++place) {
        if (!selected.field.isEmpty()
            && clusterOf(m_matrix->columns()[columns[place]]) == selected.cluster) {
            m_view->select(static_cast<int>(place), selected.field);
            break;
        }
    }
    refreshCounter();
    refreshSentence();
}

void SideBySidePanel::refreshInfos()
{
    const services::Workspace &workspace = m_context.workspace;
    std::vector<SideBySideView::ColumnInfo> infos;
    for (const std::size_t column : columnIndices()) {
        const diff::Column &shown = m_matrix->columns()[column];
        SideBySideView::ColumnInfo info;
        info.name = services::visible(shown.label);
        if (shown.cluster && workspace.snapshot()
            && *shown.cluster < workspace.snapshot()->clusters.size()) {
            const model::Cluster &cluster = workspace.snapshot()->clusters[*shown.cluster];
            QStringList facts{services::visible(cluster.environment()),
                              services::visible(cluster.region())};
            facts.removeAll(QString());
            info.subtitle = facts.join(u", "_s);
            const model::SnapshotPtr &saved = workspace.savedSnapshot();
            const auto before = saved
                                    ? saved->clusterByName.find(shown.label)
                                    : std::map<std::string, model::ClusterIndex>::const_iterator();
            const diff::Row *object = row();
            if (saved && saved != workspace.snapshot() && object
                && before != saved->clusterByName.end()) {
                const diff::ObjectKey key = keyInColumn(*object, column);
                const model::ResourceId id{key.group, {}, key.kind, key.nameSpace, key.name};
                const model::Object *was = fleet::findObject(*saved, before->second, id);
                const model::Object *is = object->cells[column].object;
                info.unsaved = !yaml::equal(was ? was->root : nullptr, is ? is->root : nullptr);
            }
        }
        infos.push_back(std::move(info));
    }
    m_view->setColumnInfos(infos);
}

void SideBySidePanel::refreshSentence()
{
    m_sentence.clear();
    if (m_alignment && row()) {
        std::size_t folded = 0;
        for (const diff::Fold &fold : m_alignment->folds)
            folded += fold.rowCount;
        const QString object = services::visible(m_object.text());
        const int differences = static_cast<int>(m_alignment->differences.size());
        const QString counted = tr("%n difference(s)", nullptr, differences);
        const QString clusters = tr("%n column(s)", nullptr, static_cast<int>(m_labels.size()));
        m_sentence = differences == 0
                         ? tr("%1: equal in %2.", "object, \"3 columns\"").arg(object, clusters)
                         : tr("%1: %2 in %3.", "object, \"4 differences\", \"3 columns\"")
                               .arg(object, counted, clusters);
        if (folded > 0 && m_fold->isChecked())
            m_sentence +=
                u' ' + tr("%n equal line(s) are folded.", nullptr, static_cast<int>(folded));
    }
    Q_EMIT sentenceChanged();
}

void SideBySidePanel::refreshCounter()
{
    const int count = m_view->differenceCount();
    const int current = m_view->currentDifference();
    m_counter->setText(count == 0    ? tr("No difference")
                       : current < 0 ? tr("%n difference(s)", nullptr, count)
                                     : tr("Difference %1 of %2").arg(current + 1).arg(count));
    m_previous->setEnabled(count > 0);
    m_next->setEnabled(count > 0);
}

void SideBySidePanel::fillAddMenu()
{
    QMenu *menu = m_add->menu();
    menu->clear();
    if (!m_matrix)
        return;
    for (const diff::Column &column : m_matrix->columns()) {
        const QString label = services::toQt(column.label);
        if (m_labels.contains(label))
            continue;
        QAction *action = menu->addAction(services::visible(label), this, [this, label] {
            setColumns(m_matrix, m_labels + QStringList{label});
        });
        action->setEnabled(m_labels.size() < mostColumns);
    }
}

/// The shown object as the column at this place knows it.
model::ResourceId SideBySidePanel::objectId(std::size_t place) const
{
    const diff::Row *object = row();
    const std::vector<std::size_t> columns = columnIndices();
    const diff::ObjectKey key =
        object && place < columns.size() ? keyInColumn(*object, columns[place]) : m_object;
    return {key.group, {}, key.kind, key.nameSpace, key.name};
}

void SideBySidePanel::lineSelected(int column, const QString &fieldPath)
{
    if (column < 0 || column >= m_labels.size())
        return;
    const model::ResourceId id = objectId(static_cast<std::size_t>(column));
    const std::vector<std::size_t> columns = columnIndices();
    const auto place = static_cast<std::size_t>(column);
    const QString cluster =
        place < columns.size() ? clusterOf(m_matrix->columns()[columns[place]]) : QString();
    if (fieldPath.isEmpty())
        m_context.selection.selectObject(cluster, id);
    else
        m_context.selection.selectField(cluster, id, fieldPath);
}

void SideBySidePanel::nextDifference()
{
    m_view->nextDifference();
}

void SideBySidePanel::previousDifference()
{
    m_view->previousDifference();
}

void SideBySidePanel::moveColumn(int delta)
{
    m_view->moveColumn(delta);
}

QString SideBySidePanel::textForClipboard(bool asMarkdown) const
{
    return m_view->textForClipboard(asMarkdown);
}

} // namespace fleetwright::ui
