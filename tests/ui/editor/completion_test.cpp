// SPDX-License-Identifier: Apache-2.0
#include "ui/editor/completion.h"
#include "ui/editor/fleetconfigfields.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace fleetwright;
using namespace fleetwright::ui;
using namespace Qt::StringLiterals;

class CompletionTest : public QObject {
    Q_OBJECT

    base::FileSourcePtr m_files = base::makeMemoryFiles({
        {"base/kustomization.yaml", "x"},
        {"base/monitoring/prometheus.yaml", "x"},
        {"environments/dev/kustomization.yaml", "x"},
        {"environments/dev/patch.yaml", "x"},
        {"environments/staging/kustomization.yaml", "x"},
    });
    model::SnapshotPtr m_snapshot;

    /// Every object of the schema has its fields offered below the same keys; those with names of
    /// the user's choice (`additionalProperties`) are left out.
    void compare(const QJsonObject &root, QJsonObject part, const QStringList &keys) const
    {
        const QString reference = part.value(u"$ref"_s).toString();
        if (!reference.isEmpty()) {
            part = root;
            for (const QString &step : reference.mid(2).split(u'/'))
                part = part.value(step).toObject();
        }
        const QJsonObject properties = part.value(u"properties"_s).toObject();
        const QStringList offered = fleetConfigFields(keys);
        for (auto field = properties.begin(); field != properties.end(); ++field) {
            QVERIFY2(offered.contains(field.key()),
                     qPrintable((keys + QStringList{field.key()}).join(u'.')));
            compare(root, field.value().toObject(), keys + QStringList{field.key()});
        }
        compareAll(root, part, keys);
    }

    void compareAll(const QJsonObject &root, const QJsonObject &part, const QStringList &keys) const
    {
        if (part.value(u"items"_s).isObject())
            compare(root, part.value(u"items"_s).toObject(), keys);
        for (const char *const choice : {"anyOf", "oneOf", "allOf"}) {
            for (const QJsonValue &one : part.value(QLatin1StringView(choice)).toArray())
                compare(root, one.toObject(), keys);
        }
    }

    /// The caret stands at "|".
    [[nodiscard]] CompletionRequest
    at(const QString &textWithCaret, const char *file = "environments/dev/kustomization.yaml") const
    {
        CompletionRequest request;
        request.file = *base::RepoPath::fromText(file);
        const qsizetype caret = textWithCaret.indexOf(u'|');
        QString text = textWithCaret;
        text.remove(caret, 1);
        request.lines = text.split(u'\n');
        request.line = static_cast<int>(text.left(caret).count(u'\n'));
        request.column = static_cast<int>(caret - (text.lastIndexOf(u'\n', caret - 1) + 1));
        if (caret == 0)
            request.column = 0;
        request.files = m_files;
        request.snapshot = m_snapshot;
        return request;
    }

    [[nodiscard]] QStringList
    choices(const QString &textWithCaret,
            const char *file = "environments/dev/kustomization.yaml") const
    {
        QStringList result;
        for (const Completion &choice : complete(at(textWithCaret, file)).choices)
            result.append(choice.text);
        return result;
    }

private Q_SLOTS:
    void initTestCase()
    {
        auto snapshot = std::make_shared<model::Snapshot>();
        for (const auto &[name, region] :
             {std::pair("dev-east", "us-east"), std::pair("prod-west", "eu-west")}) {
            model::Cluster cluster;
            cluster.name = name;
            cluster.labels = {{"example.com/region", region}};
            snapshot->clusters.push_back(cluster);
        }
        m_snapshot = snapshot;
    }

    void fieldsByNesting()
    {
        QCOMPARE(choices(u"im|"_s), (QStringList{u"images:"_s}));
        QVERIFY(!choices(u"images: []\nim|"_s).contains(u"images:"_s)); // it is there already
        QCOMPARE(choices(u"images:\n- name: x\n  new|"_s),
                 (QStringList{u"newName:"_s, u"newTag:"_s}));
        QCOMPARE(choices(u"images:\n- na|"_s), (QStringList{u"name:"_s, u"newName:"_s}));
        QVERIFY(choices(u"patches:\n- target:\n    la|"_s).contains(u"labelSelector:"_s));
        QCOMPARE(choices(u"replacements:\n- source:\n    fieldP|"_s),
                 (QStringList{u"fieldPath:"_s}));
        QVERIFY(choices(u"|"_s).contains(u"resources:"_s));
        QVERIFY(
            choices(u"im|"_s, "base/monitoring/prometheus.yaml").isEmpty()); // not a kustomization
    }

    void typedPartIsReplaced()
    {
        QCOMPARE(complete(at(u"images:\n- name: x\n  newT|"_s)).typed, 4);
        QCOMPARE(complete(at(u"resources:\n- ../../ba|"_s)).typed, 8);
    }

    void pathsOfResources()
    {
        QCOMPARE(choices(u"resources:\n- ../../ba|"_s), (QStringList{u"../../base"_s}));
        QCOMPARE(choices(u"resources:\n- ../../base/mon|"_s),
                 (QStringList{u"../../base/monitoring"_s}));
        QCOMPARE(choices(u"resources:\n- pa|"_s), (QStringList{u"patch.yaml"_s}));
        QVERIFY(!choices(u"resources:\n- |"_s).contains(u"kustomization.yaml"_s)); // itself
        QVERIFY(choices(u"resources:\n- |"_s).contains(u".."_s));
        QCOMPARE(choices(u"patches:\n- path: p|"_s), (QStringList{u"patch.yaml"_s}));
        QVERIFY(choices(u"resources:\n- ../../../../|"_s).isEmpty()); // outside
    }

    void clustersAndLabels()
    {
        QCOMPARE(choices(u"commonLabels:\n  example.com/region: eu|"_s),
                 (QStringList{u"eu-west"_s}));
        QVERIFY(choices(u"commonLabels:\n  example|"_s).contains(u"example.com/region:"_s));
        QCOMPARE(choices(u"data:\n  name: prod|"_s, "base/monitoring/prometheus.yaml"),
                 (QStringList{u"prod-west"_s}));
    }

    /// The reader of `.fleetwright.yaml` and its schema hold each other; this holds the schema.
    void fieldsOfTheFleetsSettings()
    {
        QFile file(
            QStringLiteral(FLEETWRIGHT_TESTS "/../docs/schemas/fleetwright-yaml.schema.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonObject root = QJsonDocument::fromJson(file.readAll()).object();
        compare(root, root, {});
        QCOMPARE(fleetConfigFields({u"rules"_s, u"prune"_s}),
                 (QStringList{u"severity"_s, u"off"_s, u"paths"_s}));
        QVERIFY(fleetConfigFields({u"rules"_s}).contains(u"leak-identity"_s));
        const auto choices = [this](const QString &text) {
            QStringList texts;
            for (const Completion &choice : complete(at(text, ".fleetwright.yaml")).choices)
                texts.append(choice.text);
            return texts;
        };
        QCOMPARE(choices(u"guardrails:\n  |"_s), (QStringList{u"clusters:"_s, u"production:"_s}));
        QCOMPARE(choices(u"rules:\n  prune:\n    severity: w|"_s), QStringList{u"warning"_s});
        QVERIFY(choices(u"rules:\n  leak-o|"_s).contains(u"leak-outlier:"_s));
    }

    void nowhere()
    {
        CompletionRequest request;
        request.line = 5;
        QVERIFY(complete(request).choices.empty());
    }
};

QTEST_GUILESS_MAIN(CompletionTest)
#include "completion_test.moc"
