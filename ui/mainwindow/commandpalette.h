// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/models/palettemodel.h"
#include "ui/pages/page.h"

#include <QFrame>

class QLineEdit;
class QListView;

namespace fleetwright::ui {

/// Find or run anything: a popup over the window with one line and a list. Enter runs, Ctrl+Enter
/// shows the hit beside what is there, Esc closes.
class CommandPalette : public QFrame {
    Q_OBJECT
public:
    CommandPalette(PageContext &context, QWidget *window);

    /// `prefix` is a sign of PaletteModel ("@", "#", "/", ":", "?") or nothing.
    void open(const QString &prefix);
    [[nodiscard]] QLineEdit &input() const { return *m_input; }
    [[nodiscard]] PaletteModel &model() { return m_model; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void collect();
    enum class Where { Here, Beside };
    void runCurrent(Where where);
    void run(const PaletteItem &item);
    void showBeside(const PaletteItem &item);
    [[nodiscard]] std::vector<PaletteItem> commandItems() const;

    PageContext &m_context;
    PaletteModel m_model;
    QLineEdit *m_input;
    QListView *m_list;
    services::JobSlot m_job;
};

/// Clusters, objects, files and rules of a fleet, for the palette. Slow for huge fleets: for a job.
[[nodiscard]] std::vector<PaletteItem> collectPaletteItems(const model::Snapshot &snapshot,
                                                           const services::CheckResultPtr &findings,
                                                           const base::Cancel &cancel);

} // namespace fleetwright::ui
