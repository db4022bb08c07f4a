// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diff/alignment.h"
#include "diff/matrix.h"
#include "ui/pages/page.h"

#include <QStringList>
#include <QWidget>

#include <memory>

class QCheckBox;
class QComboBox;
class QLabel;
class QToolButton;

namespace fleetwright::ui {

class SideBySideView;

/// One object of two to six columns beside each other: what exactly differs, and who says so?
class SideBySidePanel : public QWidget {
    Q_OBJECT
public:
    explicit SideBySidePanel(PageContext &context, QWidget *parent = nullptr);
    ~SideBySidePanel() override;

    /// The columns to show, by their label in `matrix`. The object is the selected one, else the
    /// first that differs.
    void setColumns(std::shared_ptr<const diff::Matrix> matrix, const QStringList &labels);
    void setIgnoreIdentity(bool ignore);
    [[nodiscard]] QString sentence() const { return m_sentence; }
    [[nodiscard]] QString textForClipboard(bool asMarkdown) const;
    [[nodiscard]] SideBySideView &view() const { return *m_view; }

    void nextDifference();
    void previousDifference();
    void moveColumn(int delta);

Q_SIGNALS:
    void sentenceChanged();

private:
    void buildTools();
    void connectView();
    void refreshObjects();
    void align();
    void takeAlignment(const std::shared_ptr<const diff::Alignment> &alignment);
    void refreshInfos();
    void refreshSentence();
    void refreshCounter();
    void fillAddMenu();
    void lineSelected(int column, const QString &fieldPath);
    [[nodiscard]] std::vector<std::size_t> columnIndices() const;
    [[nodiscard]] const diff::Row *row() const;
    [[nodiscard]] model::ResourceId objectId(std::size_t place) const;
    [[nodiscard]] QString layerIcon(const yaml::Node *node) const;

    PageContext &m_context;
    QComboBox *m_objects;
    QToolButton *m_previous;
    QToolButton *m_next;
    QLabel *m_counter;
    QCheckBox *m_fold;
    QCheckBox *m_wrap;
    QToolButton *m_add;
    QToolButton *m_copy;
    QComboBox *m_baseline;
    SideBySideView *m_view;

    std::shared_ptr<const diff::Matrix> m_matrix;
    std::shared_ptr<const diff::Alignment> m_alignment;
    QStringList m_labels;
    diff::ObjectKey m_object;
    bool m_ignoreIdentity = true;
    QString m_sentence;
    services::JobSlot m_alignJob;
};

} // namespace fleetwright::ui
