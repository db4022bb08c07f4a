// SPDX-License-Identifier: Apache-2.0
#include "ui/graphview/picture.h"

#include <QFile>
#include <QImage>
#include <QPainter>
#include <QSvgGenerator>

#include <algorithm>

namespace fleetwright::ui::picture {

using namespace Qt::StringLiterals;

namespace {

constexpr qreal mostPixels = 16'000; ///< of a side
constexpr qreal scale = 2;

bool saveSvg(const QString &name, const QSizeF &size, const std::function<void(QPainter &)> &paint)
{
    QFile file(name);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate))
        return false;
    QSvgGenerator generator;
    generator.setOutputDevice(&file);
    generator.setSize(size.toSize());
    generator.setViewBox(QRectF(QPointF(), size));
    QPainter painter(&generator);
    paint(painter);
    return painter.end() && file.flush();
}

} // namespace

bool save(const QString &file, const QSizeF &size, const std::function<void(QPainter &)> &paint)
{
    if (size.isEmpty())
        return false;
    if (file.endsWith(u".svg"_s, Qt::CaseInsensitive))
        return saveSvg(file, size, paint);
    const qreal factor = std::min({scale, mostPixels / size.width(), mostPixels / size.height()});
    QImage image((size * factor).toSize(), QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.scale(factor, factor);
    paint(painter);
    painter.end();
    return image.save(file, "PNG");
}

} // namespace fleetwright::ui::picture
