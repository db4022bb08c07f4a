// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QProxyStyle>

namespace fleetwright::ui {

/// Fusion, with tick boxes in the accent colour and outlines that can be seen in the dark.
class FleetStyle : public QProxyStyle {
    Q_OBJECT
public:
    FleetStyle();

    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget) const override;
    /// Rows and headings of lists and tables get air.
    [[nodiscard]] QSize sizeFromContents(ContentsType type, const QStyleOption *option,
                                         const QSize &size, const QWidget *widget) const override;
};

} // namespace fleetwright::ui
