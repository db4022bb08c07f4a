// SPDX-License-Identifier: Apache-2.0
#include "services/jobs/jobs.h"

#include <QSignalSpy>
#include <QTest>

#include <atomic>
#include <memory>
#include <semaphore>
#include <thread>

using namespace fleetwright::services;
using namespace Qt::StringLiterals;

class JobsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void resultArrivesInTheStartingThread();
    void newestWins();
    void cancelledResultIsVoidAndTold();
    void destroyedSlotWaitsAndKeepsSilent();
    void progressIsListed();
    void progressIsNotToldMoreOftenThanAnybodyReads();
    void whatIsLargeIsFreedElsewhere();
    void slotsAreIndependent();
    void moveOnlyResults();
};

void JobsTest::resultArrivesInTheStartingThread()
{
    Jobs jobs;
    JobSlot slot(jobs, u"adding"_s);
    int result = 0;
    std::thread::id where;
    const std::thread::id here = std::this_thread::get_id();
    slot.start([](const JobControl &) { return std::pair(41 + 1, std::this_thread::get_id()); },
               [&](const std::pair<int, std::thread::id> &value) {
                   result = value.first;
                   QVERIFY(value.second != here);
                   where = std::this_thread::get_id();
               });
    QVERIFY(slot.isRunning());
    QTRY_COMPARE(result, 42);
    QVERIFY(where == here);
    QVERIFY(!slot.isRunning());
    QVERIFY(jobs.running().isEmpty());
}

void JobsTest::newestWins()
{
    Jobs jobs;
    JobSlot slot(jobs, u"rendering"_s);
    std::binary_semaphore release(0);
    std::atomic<bool> firstBegan = false;
    std::atomic<bool> firstWasTold = false;
    QStringList results;
    slot.start(
        [&](const JobControl &control) {
            firstBegan = true;
            release.acquire();
            firstWasTold = control.cancel().requested();
            return u"old"_s;
        },
        [&](const QString &text) { results.append(text); });
    QTRY_VERIFY(firstBegan);
    slot.start([](const JobControl &) { return u"new"_s; },
               [&](const QString &text) { results.append(text); });
    QTRY_COMPARE(results, QStringList{u"new"_s});
    release.release();
    QTRY_VERIFY(jobs.running().isEmpty());
    QCOMPARE(results, QStringList{u"new"_s});
    QVERIFY(firstWasTold);
}

void JobsTest::cancelledResultIsVoidAndTold()
{
    Jobs jobs;
    JobSlot slot(jobs, u"searching"_s);
    bool done = false;
    bool cancelled = false;
    slot.onCancelled([&] { cancelled = true; });
    slot.start(
        [](const JobControl &control) {
            while (!control.cancel().requested())
                std::this_thread::yield();
            return 1;
        },
        [&](int) { done = true; });
    QTRY_COMPARE(jobs.running().size(), 1);
    jobs.cancel(jobs.running().first().id);
    QTRY_VERIFY(cancelled);
    QVERIFY(!done);
    QVERIFY(!slot.isRunning());
}

void JobsTest::destroyedSlotWaitsAndKeepsSilent()
{
    Jobs jobs;
    std::atomic<bool> ended = false;
    bool done = false;
    {
        JobSlot slot(jobs, u"rendering"_s);
        std::atomic<bool> begun = false;
        slot.start(
            [&](const JobControl &control) {
                begun = true;
                while (!control.cancel().requested())
                    std::this_thread::yield();
                ended = true;
                return 1;
            },
            [&](int) { done = true; });
        QTRY_VERIFY(begun);
    }
    QVERIFY(ended); // the destructor has waited
    QTRY_VERIFY(jobs.running().isEmpty());
    QVERIFY(!done);
}

void JobsTest::progressIsListed()
{
    Jobs jobs;
    JobSlot slot(jobs, u"Opening fleet"_s);
    std::binary_semaphore release(0);
    slot.start(
        [&](const JobControl &control) {
            control.progress(3, 12, "clusters/dev");
            release.acquire();
            return 0;
        },
        [](int) {});
    QTRY_VERIFY(!jobs.running().isEmpty() && jobs.running().first().total == 12);
    const JobInfo job = jobs.running().first();
    QCOMPARE(job.text, u"Opening fleet"_s);
    QCOMPARE(job.what, u"clusters/dev"_s);
    QCOMPARE(job.done, 3);
    release.release();
    QTRY_VERIFY(jobs.running().isEmpty());
}

void JobsTest::progressIsNotToldMoreOftenThanAnybodyReads()
{
    Jobs jobs;
    JobSlot slot(jobs, u"Rendering"_s);
    QSignalSpy changes(&jobs, &Jobs::changed);
    bool ended = false;
    slot.start(
        [](const JobControl &control) {
            for (std::size_t done = 1; done <= 10'000; ++done)
                control.progress(done, 10'000, {});
            return 0;
        },
        [&](int) {
            ended = true;
            QCOMPARE(jobs.running().size(), 0);
        });
    QTRY_VERIFY(ended);
    QVERIFY2(changes.count() < 1'000, qPrintable(QString::number(changes.count())));
}

void JobsTest::whatIsLargeIsFreedElsewhere()
{
    struct Large {
        std::atomic<std::thread::id> &freedIn;
        ~Large() { freedIn = std::this_thread::get_id(); }
    };
    std::atomic<std::thread::id> freedIn{};
    std::shared_ptr<const Large> late;
    {
        Jobs jobs;
        auto handle = jobs.freeOnPool()(std::make_shared<const Large>(freedIn));
        late = jobs.freeOnPool()(std::make_shared<const Large>(freedIn));
        const auto copy = handle;
        handle.reset();
        QCOMPARE(freedIn.load(), std::thread::id());
    }
    QVERIFY(freedIn.load() != std::thread::id());
    QVERIFY(freedIn.load() != std::this_thread::get_id());
    late.reset(); // the pool is gone
    QCOMPARE(freedIn.load(), std::this_thread::get_id());
}

void JobsTest::slotsAreIndependent()
{
    Jobs jobs;
    JobSlot first(jobs, u"a"_s);
    JobSlot second(jobs, u"b"_s);
    int results = 0;
    first.start([](const JobControl &) { return 1; }, [&](int value) { results += value; });
    second.start([](const JobControl &) { return 10; }, [&](int value) { results += value; });
    QTRY_COMPARE(results, 11);
}

void JobsTest::moveOnlyResults()
{
    Jobs jobs;
    JobSlot slot(jobs, u"making"_s);
    int result = 0;
    slot.start([](const JobControl &) { return std::make_unique<int>(7); },
               [&](std::unique_ptr<int> value) { result = *value; });
    QTRY_COMPARE(result, 7);
}

QTEST_GUILESS_MAIN(JobsTest)
#include "jobs_test.moc"
