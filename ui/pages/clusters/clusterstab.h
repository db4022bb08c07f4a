// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/pages/page.h"

#include <QWidget>

namespace fleetwright::ui {

/// A view of the Clusters page that asks its question in a job when it is seen, and again when the
/// fleet is another.
class ClustersTab : public QWidget {
    Q_OBJECT
public:
    explicit ClustersTab(PageContext &context, QWidget *parent = nullptr);

    void setStale(); ///< the fleet is another; asks again when shown
    void forget();   ///< no fleet is open
    void showCurrent();
    virtual void followSelection() {}
    [[nodiscard]] virtual QString textForClipboard(bool asMarkdown) const = 0;
    /// The answer in a few words, "" before there is one.
    [[nodiscard]] virtual QString sentence() const = 0;

Q_SIGNALS:
    void answered();

protected:
    [[nodiscard]] PageContext &context() const { return m_context; }
    void ask(); ///< again, the question is another
    virtual void collect(const model::SnapshotPtr &snapshot) = 0;
    virtual void clear() = 0;

private:
    PageContext &m_context;
    bool m_stale = true;
};

} // namespace fleetwright::ui
