// SPDX-License-Identifier: Apache-2.0
#include "ui/theme/icons.h"

#include <QDir>
#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

namespace fleetwright::ui::icons {

using namespace Qt::StringLiterals;

namespace {

const QString folder = u":/fleetwright/icons/"_s;

QByteArray tinted(const QString &name, const QColor &ink, const QColor &paper)
{
    QFile file(folder + name + u".svg"_s);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QByteArray svg = file.readAll();
    svg.replace("#000", ink.name().toLatin1());
    svg.replace("\"#fff\"", QByteArray('"' + paper.name().toLatin1() + '"'));
    return svg;
}

QPixmap render(const QString &name, const QColor &ink, const QColor &paper, QSize pixels)
{
    const QString key = u"fleetwright/%1/%2/%3/%4x%5"_s.arg(name, ink.name(), paper.name())
                            .arg(pixels.width())
                            .arg(pixels.height());
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    pixmap = QPixmap(pixels);
    pixmap.fill(Qt::transparent);
    QSvgRenderer renderer(tinted(name, ink, paper));
    if (renderer.isValid()) {
        renderer.setAspectRatioMode(Qt::KeepAspectRatio);
        QPainter painter(&pixmap);
        renderer.render(&painter);
    }
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

QColor inkOf(Role role, QIcon::Mode mode, const QPalette &palette)
{
    if (mode == QIcon::Disabled)
        return palette.color(QPalette::Disabled, QPalette::WindowText);
    const RoleColors colors = theme::colors(role, palette);
    // Severity icons are filled shapes: the stronger border colour reads better than the text
    // colour.
    const bool filled = role == Role::Error || role == Role::Warning || role == Role::Info;
    return filled ? colors.border : colors.text;
}

class TintedEngine final : public QIconEngine {
public:
    TintedEngine(QString name, Role role) : m_name(std::move(name)), m_role(role) {}

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        const qreal ratio = painter->device() ? painter->device()->devicePixelRatioF() : 1.0;
        painter->drawPixmap(rect, make(rect.size() * ratio, mode));
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State) override
    {
        return make(size, mode);
    }

    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State, qreal scale) override
    {
        QPixmap result = make(size, mode);
        result.setDevicePixelRatio(scale);
        return result;
    }

    QIconEngine *clone() const override { return new TintedEngine(m_name, m_role); }
    QString key() const override { return u"fleetwright"_s; }
    QString iconName() override { return m_name; }
    bool isNull() override { return m_name.isEmpty(); }

private:
    [[nodiscard]] QPixmap make(QSize pixels, QIcon::Mode mode) const
    {
        const QPalette palette = QGuiApplication::palette();
        return render(m_name, inkOf(m_role, mode, palette), palette.color(QPalette::Base), pixels);
    }

    QString m_name;
    Role m_role;
};

} // namespace

QIcon icon(const QString &name, Role role)
{
    return QIcon(new TintedEngine(name, role));
}

void paint(QPainter &painter, const QRect &rect, const QString &name, Role role,
           const QPalette &palette)
{
    const qreal ratio = painter.device() ? painter.device()->devicePixelRatioF() : 1.0;
    painter.drawPixmap(rect, render(name, inkOf(role, QIcon::Normal, palette),
                                    palette.color(QPalette::Base), rect.size() * ratio));
}

QPixmap pixmap(const QString &name, Role role, const QPalette &palette, int size, qreal deviceRatio)
{
    const int pixels = qRound(size * deviceRatio);
    QPixmap result = render(name, inkOf(role, QIcon::Normal, palette),
                            palette.color(QPalette::Base), QSize(pixels, pixels));
    result.setDevicePixelRatio(deviceRatio);
    return result;
}

QStringList names()
{
    QStringList result;
    const QStringList files = QDir(folder).entryList({u"*.svg"_s}, QDir::Files, QDir::Name);
    for (const QString &file : files)
        result.append(file.chopped(4));
    return result;
}

} // namespace fleetwright::ui::icons
