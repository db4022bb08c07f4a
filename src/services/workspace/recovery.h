// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "services/workspace/edits.h"

#include <QDateTime>
#include <QLockFile>
#include <QString>

#include <memory>
#include <vector>

namespace fleetwright::services {

/// Unsaved edits kept outside the repository, so that they survive a kill. One file a folder and
/// running program.
class RecoveryFile {
public:
    /// Claims a file for this folder: one that nobody holds, with what a dead program left in it.
    explicit RecoveryFile(const QString &folder);
    ~RecoveryFile();
    RecoveryFile(const RecoveryFile &) = delete;
    RecoveryFile &operator=(const RecoveryFile &) = delete;

    [[nodiscard]] const std::vector<Edits::Kept> &left() const
    {
        return m_left;
    } ///< by the earlier run
    /// Replaces what is kept, atomically; nothing to keep removes the file. False if the disk
    /// refuses.
    bool keep(const std::vector<Edits::Kept> &edits);

    struct Found {
        QString folder;
        qsizetype files = 0;
        QDateTime time;
    };
    /// Edits that no running program holds: Start announces them.
    [[nodiscard]] static std::vector<Found> findAbandoned();

private:
    QString m_file;
    QString m_folder;
    std::unique_ptr<QLockFile> m_lock;
    std::vector<Edits::Kept> m_left;
};

/// $XDG_STATE_HOME/fleetwright and its like elsewhere.
[[nodiscard]] QString stateFolder();

} // namespace fleetwright::services
