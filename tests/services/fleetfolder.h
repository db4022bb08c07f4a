// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/repopath.h"
#include "base/sourcefile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QString>
#include <QTemporaryDir>

#include <map>
#include <string>

namespace fleetwright::test {

inline base::RepoPath path(const char *text)
{
    return base::RepoPath::fromText(text).value();
}

inline std::string textOf(const base::SourceFilePtr &file)
{
    return std::string(file->bytes());
}

/// A folder of its own for a test, removed afterwards.
class FleetFolder {
public:
    FleetFolder() = default;

    /// base and two clusters, dev and prod, that inherit from it; dev has two replicas of its own.
    static std::map<QString, QByteArray> twoClusters()
    {
        return {
            {QStringLiteral("clusters.yaml"),
             "clusters:\n- name: dev\n  labels:\n    environment: dev\n- name: prod\n  labels:\n   "
             " environment: production\n"},
            {QStringLiteral("base/kustomization.yaml"), "resources:\n- web.yaml\n"},
            {QStringLiteral("base/web.yaml"), "apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  "
                                              "name: web\nspec:\n  replicas: 1 # few\n"},
            {QStringLiteral("clusters/dev/kustomization.yaml"),
             "resources:\n- ../../base\nreplicas:\n- name: web\n  count: 2\n"},
            {QStringLiteral("clusters/prod/kustomization.yaml"), "resources:\n- ../../base\n"},
        };
    }

    void write(const std::map<QString, QByteArray> &files) const
    {
        for (const auto &[name, bytes] : files)
            write(name, bytes);
    }

    void write(const QString &name, const QByteArray &bytes) const
    {
        const QString target = file(name);
        QDir().mkpath(QFileInfo(target).path());
        QFile output(target);
        if (output.open(QIODevice::WriteOnly))
            output.write(bytes);
    }

    [[nodiscard]] QByteArray read(const QString &name) const
    {
        QFile input(file(name));
        return input.open(QIODevice::ReadOnly) ? input.readAll() : QByteArray("(cannot be read)");
    }

    [[nodiscard]] QString file(const QString &name) const { return m_folder.filePath(name); }
    [[nodiscard]] QString folder() const { return m_folder.path(); }

private:
    QTemporaryDir m_folder;
};

} // namespace fleetwright::test
