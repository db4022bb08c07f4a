// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/models/searchmodel.h"
#include "ui/pages/page.h"

#include <QWidget>

class QCheckBox;
class QLabel;
class QLineEdit;
class QTreeView;

namespace fleetwright::ui {

enum class SearchIn { Files = 1, RenderedOutput = 2, Both = 3 };

struct SearchRequest {
    QString text;
    bool isPattern = false; ///< a regular expression in Go's dialect
    SearchIn where = SearchIn::Both;
};

/// All lines that hold the text, ignoring case. Equal rendered objects of several clusters are
/// searched once. Secret values are not searched. Fails for a malformed pattern. For a job.
[[nodiscard]] base::Result<SearchResult> searchFleet(const model::Snapshot &snapshot,
                                                     const SearchRequest &request,
                                                     const services::JobControl &control);

/// Search over all files and all rendered output.
class SearchDock : public QWidget {
    Q_OBJECT
public:
    explicit SearchDock(PageContext &context, QWidget *parent = nullptr);

    void focusInput();
    void search(const QString &text);
    [[nodiscard]] SearchModel &model() { return m_model; }
    [[nodiscard]] QLineEdit *input() const { return m_input; }

private:
    void start();
    void open(const QModelIndex &index);

    PageContext &m_context;
    SearchModel m_model;
    QLineEdit *m_input;
    QCheckBox *m_pattern;
    QCheckBox *m_files;
    QCheckBox *m_rendered;
    QLabel *m_status;
    QTreeView *m_view;
    services::JobSlot m_job;
};

} // namespace fleetwright::ui
