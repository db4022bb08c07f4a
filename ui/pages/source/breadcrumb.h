// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

namespace fleetwright::ui {

/// Above an editor: the file's layer and the way to the caret's key; at the right the heading of
/// the Decides margin.
class Breadcrumb : public QWidget {
    Q_OBJECT
public:
    explicit Breadcrumb(QWidget *parent = nullptr);

    void setPath(const QString &icon, const QStringList &steps);
    void
    setMarginWidth(int width); ///< of the margin that the heading stands over; 0 hides the heading
    [[nodiscard]] QString text() const { return m_text; }
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_icon;
    QString m_text;
    int m_marginWidth = 0;
};

} // namespace fleetwright::ui
