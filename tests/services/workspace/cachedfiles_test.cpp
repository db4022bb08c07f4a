// SPDX-License-Identifier: Apache-2.0
#include "services/workspace/cachedfiles.h"

#include <QTest>

using namespace fleetwright;
using services::CachedFiles;

namespace {

base::RepoPath path(std::string_view text)
{
    return *base::RepoPath::fromText(text);
}

/// One file cannot be read.
class Locked final : public base::FileSource {
public:
    base::EntryKind kind(const base::RepoPath &file) const override { return m_below->kind(file); }
    base::Result<base::SourceFilePtr> read(const base::RepoPath &file) const override
    {
        if (file.text() == "locked.yaml")
            return base::Error{base::ErrorCode::Unreadable, "is locked", {}, {}, {}};
        return m_below->read(file);
    }
    base::Result<std::vector<base::FolderEntry>> list(const base::RepoPath &folder) const override
    {
        return m_below->list(folder);
    }
    base::Result<base::RepoPath> canonical(const base::RepoPath &file) const override
    {
        return m_below->canonical(file);
    }

private:
    base::FileSourcePtr m_below =
        base::makeMemoryFiles({{"a.yaml", "a: 1\n"}, {"locked.yaml", "a: 1\n"}});
};

} // namespace

class CachedFilesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isOneStateUntilAChangeIsAnnounced();
    void isNoStateOnceSomethingCouldNotBeRead();
};

void CachedFilesTest::isOneStateUntilAChangeIsAnnounced()
{
    const auto files = std::make_shared<const CachedFiles>(
        base::makeMemoryFiles({{"a.yaml", "a: 1\n"}, {"b.yaml", "b: 1\n"}}));
    const std::uint64_t state = files->stateId();
    QVERIFY(state != 0);
    QVERIFY(files->read(path("a.yaml")).ok());
    QVERIFY(!files->read(path("missing.yaml")).ok());
    QVERIFY(!files->canonical(path("missing.yaml")).ok());
    QCOMPARE(files->stateId(), state);
    const auto changed = files->without({path("a.yaml")});
    QVERIFY(changed->stateId() != 0);
    QVERIFY(changed->stateId() != state);
    QVERIFY(files->fresh()->stateId() != state);
}

void CachedFilesTest::isNoStateOnceSomethingCouldNotBeRead()
{
    const auto files = std::make_shared<const CachedFiles>(std::make_shared<const Locked>());
    QVERIFY(!files->read(path("locked.yaml")).ok());
    QCOMPARE(files->stateId(), std::uint64_t(0));
}

QTEST_GUILESS_MAIN(CachedFilesTest)
#include "cachedfiles_test.moc"
