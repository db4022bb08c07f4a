// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diff/alignment.h"
#include "ui/diffview/columninfo.h"

#include <QWidget>

#include <functional>
#include <memory>
#include <vector>

namespace fleetwright::ui {

class ColumnHeader;
class DiffBody;
class Minimap;

/// Two to six objects beside each other, line by line: what differs is violet, its tokens are
/// boxed, an absent line is hatched, identity values are underlined. Read-only. The page owns the
/// commands (F7, Ctrl+Left …) and calls the slots.
class SideBySideView : public QWidget {
    Q_OBJECT
public:
    using ColumnInfo = ui::ColumnInfo;

    explicit SideBySideView(QWidget *parent = nullptr);
    ~SideBySideView() override;

    /// Keeps column, field and open scroll position where they still exist.
    void setAlignment(std::shared_ptr<const diff::Alignment> alignment);
    void setColumnInfos(const std::vector<ColumnInfo> &infos);

    /// The role icon of the layer that supplies a value ("globe", "stack", "pin", "server"), "" for
    /// none.
    void setLayerIconProvider(std::function<QString(const yaml::Node *)> provider);
    /// Whether the value comes from an unsaved edit: a pencil in the gutter.
    void setUnsavedProvider(std::function<bool(const yaml::Node *)> provider);
    /// One more line of the tooltip: who supplies the value. Plain text.
    void setToolTipProvider(std::function<QString(const yaml::Node *)> provider);

    void setFoldEqual(bool fold);
    void setWrap(bool wrap);
    void setZoom(int percent);
    void setCodeFamily(const QString &family); ///< "" for the system's fixed font

    void nextDifference();
    void previousDifference();
    [[nodiscard]] int differenceCount() const;
    [[nodiscard]] int currentDifference() const;   ///< from 0; -1 before the first
    [[nodiscard]] std::size_t hiddenLines() const; ///< behind closed fold bars

    void moveColumn(int delta);
    [[nodiscard]] int columnCount() const;
    [[nodiscard]] int currentColumn() const;
    /// The value on the current line in the current column; nullptr on a bar, or where the line is
    /// absent.
    [[nodiscard]] const yaml::Node *currentValue() const;
    /// The field of the current line, also where the column lacks it; "" on a bar.
    [[nodiscard]] QString currentField() const;
    /// Opens folds. False if no column has the field; its nearest parent with a line is taken then,
    /// if there is one.
    bool select(int column, const QString &path);

    /// The selected lines as a table with column names; with one line only, all differences:
    /// unified patches, or as Markdown a table of the differing lines.
    [[nodiscard]] QString textForClipboard(bool asMarkdown) const;

Q_SIGNALS:
    void lineSelected(int column, const QString &fieldPath);
    void lineActivated(int column, const QString &fieldPath); ///< Enter or double click
    void columnCloseRequested(int column);
    void columnActivated(int column);
    void currentDifferenceChanged();
    void contextMenuWanted(const QPoint &globalPosition);

protected:
    void changeEvent(QEvent *event) override;

private:
    void applyFont();
    void placeHeaders();
    void updateMinimap();
    void currentMoved();
    void goToDifference(std::ptrdiff_t index);

    DiffBody *m_body;
    Minimap *m_minimap;
    QWidget *m_headerStrip;
    std::vector<ColumnHeader *> m_headers;
    std::shared_ptr<const diff::Alignment> m_alignment;
    QString m_family;
    int m_zoom = 100;
    int m_lastColumn = 0;
    int m_lastDifference = -1;
};

} // namespace fleetwright::ui
