// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/limits.h"

#include <QObject>
#include <QSettings>
#include <QString>
#include <QStringList>
#include <QVariant>

#include <memory>

namespace fleetwright::services {

/// A row of the settings table: its stored name, type and default.
template<typename T>
struct Setting {
    const char *key;
    T fallback;
};

/// Every setting of the program. No other file names a key.
namespace setting {

inline const Setting<QString> appearance{"view/appearance",
                                         QStringLiteral("system")}; ///< system, light, dark
inline const Setting<int> fontSize{"view/fontSize", 0};             ///< points; 0: the system's
inline const Setting<QString> editorFont{"view/editorFont",
                                         {}};     ///< family; "": the system's fixed font
inline const Setting<int> zoom{"view/zoom", 100}; ///< percent, 80 to 200
inline const Setting<QString> language{"view/language", {}}; ///< "": the system's
inline const Setting<QVariantMap> shortcuts{"keys/shortcuts",
                                            {}}; ///< command id → keys, only those changed
inline const Setting<QStringList> recentFolders{"recent/folders", {}}; ///< newest first
inline const Setting<QVariantMap> recentTimes{"recent/times",
                                              {}}; ///< folder → time of last opening
inline const Setting<QVariantMap> mappedUrls{"fleet/mappedUrls",
                                             {}}; ///< URL → local folder inside the fleet
inline const Setting<bool> restoreSession{"session/restore",
                                          false};                ///< open the last fleet at start
inline const Setting<QVariantMap> sessions{"session/pages", {}}; ///< folder → page and selection
inline const Setting<QByteArray> windowGeometry{"window/geometry", {}};
inline const Setting<QVariantMap> dockStates{"window/docks", {}}; ///< page → QMainWindow::saveState
inline const Setting<bool> ignoreIdentity{"compare/ignoreIdentity", true};
inline const Setting<bool> signOff{"commit/signOff", false};

} // namespace setting

/// Typed settings over one file of the user. A second window of the same program sees changes after
/// changed().
class Settings : public QObject {
    Q_OBJECT
public:
    explicit Settings(QObject *parent = nullptr); ///< the user's own
    explicit Settings(const QString &file,
                      QObject *parent = nullptr); ///< a file, for tests and page pictures

    template<typename T>
    [[nodiscard]] T value(const Setting<T> &row) const
    {
        const QVariant stored = read(row.key);
        return stored.isValid() && stored.canConvert<T>() ? stored.value<T>() : row.fallback;
    }

    template<typename T>
    void set(const Setting<T> &row, const T &value)
    {
        write(row.key, QVariant::fromValue(value), value == row.fallback);
    }

    /// The folder goes on top of the recent ones.
    void addRecentFolder(const QString &folder);
    void removeRecentFolder(const QString &folder);

    /// base/limits.h with what the user set: the group "limits", a number for each name. What is no
    /// number above 0 counts as absent.
    [[nodiscard]] base::Limits limits() const;

Q_SIGNALS:
    void changed(const QString &key);

private:
    [[nodiscard]] QVariant read(const char *key) const;
    void write(const char *key, const QVariant &value, bool isFallback);

    std::unique_ptr<QSettings> m_store;
};

} // namespace fleetwright::services
