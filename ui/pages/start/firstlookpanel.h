// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "services/workspace/firstlook.h"
#include "ui/models/hierarchysketch.h"

#include <QFrame>

class QFormLayout;
class QLabel;
class QPushButton;

namespace fleetwright::ui {

class CountTile;

/// The hierarchy of a first look, drawn.
class SketchView : public QWidget {
    Q_OBJECT
public:
    explicit SketchView(QWidget *parent = nullptr);

    void setSketch(HierarchySketch sketch);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void measure();
    [[nodiscard]] QFont boxFont() const;
    [[nodiscard]] QRectF boxRect(const HierarchySketch::Box &box) const;

    HierarchySketch m_sketch;
    std::vector<double> m_widths; ///< what each column would like to have
};

/// The third column of Start: what a folder holds, before it is opened.
class FirstLookPanel : public QFrame {
    Q_OBJECT
public:
    explicit FirstLookPanel(QWidget *parent = nullptr);

    void showNothing();
    void showLooking(const QString &name);
    void showGone(const QString &name);
    void showLook(const services::FirstLook &look, qsizetype unsavedFiles);
    [[nodiscard]] QPushButton *openButton() const { return m_open; }
    [[nodiscard]] QPushButton *locateButton() const { return m_locate; }

private:
    QLabel *m_name;
    QLabel *m_revision;
    QWidget *m_result;
    std::vector<CountTile *> m_tiles;
    SketchView *m_sketch;
    QLabel *m_builtWith;
    QLabel *m_clustersFrom;
    QLabel *m_notRendered;
    QLabel *m_unsaved;
    QLabel *m_unsavedName;
    QLabel *m_note;
    QPushButton *m_open;
    QPushButton *m_locate;
};

} // namespace fleetwright::ui
