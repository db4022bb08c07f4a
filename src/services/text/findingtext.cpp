// SPDX-License-Identifier: Apache-2.0
#include "services/text/findingtext.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace fleetwright::services {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(services::FindingText)
};

struct RuleTitle {
    QLatin1StringView rule;
    const char *title;
};

constexpr std::array titles = {
    RuleTitle{
        "leak-identity"_L1,
        QT_TRANSLATE_NOOP("services::FindingText",
                          "A cluster's own value sits in a layer that reaches other clusters too")},
    RuleTitle{
        "foreign-identity"_L1,
        QT_TRANSLATE_NOOP("services::FindingText", "A cluster carries another cluster's value")},
    RuleTitle{"automation-unreviewed"_L1,
              QT_TRANSLATE_NOOP("services::FindingText",
                                "Image automation writes to the branch that production follows")},
    RuleTitle{"bootstrap-deadlock"_L1,
              QT_TRANSLATE_NOOP("services::FindingText",
                                "A unit needs what only it or its dependants bring")},
    RuleTitle{"classification-missing"_L1,
              QT_TRANSLATE_NOOP("services::FindingText",
                                "A cluster lacks an object that its class requires")},
    RuleTitle{"classification-unlisted"_L1,
              QT_TRANSLATE_NOOP("services::FindingText",
                                "A marked departure that the classification does not list")},
    RuleTitle{"cluster-uncovered"_L1,
              QT_TRANSLATE_NOOP("services::FindingText",
                                "A cluster that should get something gets nothing")},
    RuleTitle{"copied-object"_L1,
              QT_TRANSLATE_NOOP("services::FindingText",
                                "One object is written out in the layers of several clusters")},
    RuleTitle{"customization-unreachable"_L1,
              QT_TRANSLATE_NOOP("services::FindingText",
                                "An earlier entry takes all that a later one could match")},
    RuleTitle{"data-loss"_L1,
              QT_TRANSLATE_NOOP("services::FindingText", "The change deletes what holds data")},
    RuleTitle{"dead-patch"_L1,
              QT_TRANSLATE_NOOP("services::FindingText", "An entry that matches no object")},
    RuleTitle{"dependency-cycle"_L1,
              QT_TRANSLATE_NOOP("services::FindingText", "Units wait for each other")},
    RuleTitle{"dependency-missing"_L1,
              QT_TRANSLATE_NOOP("services::FindingText", "A unit waits for one that is not there")},
    RuleTitle{
        "dependency-without-wait"_L1,
        QT_TRANSLATE_NOOP("services::FindingText", "A dependency counts as ready before it runs")},
    RuleTitle{"duplicate-application"_L1,
              QT_TRANSLATE_NOOP("services::FindingText", "Two Applications have one name")},
    RuleTitle{
        "environment-branch"_L1,
        QT_TRANSLATE_NOOP("services::FindingText", "Environments live on branches of their own")},
    RuleTitle{"exception-expired"_L1,
              QT_TRANSLATE_NOOP("services::FindingText", "The last day of an exception is over")},
    RuleTitle{"exception-undated"_L1,
              QT_TRANSLATE_NOOP("services::FindingText", "An exception does not say when it ends")},
    RuleTitle{"exception-unmarked"_L1,
              QT_TRANSLATE_NOOP("services::FindingText",
                                "A cluster departs from its peers and nothing says why")},
    RuleTitle{"exception-unticketed"_L1,
              QT_TRANSLATE_NOOP("services::FindingText", "An exception names no ticket")},
    RuleTitle{
        "exception-unused"_L1,
        QT_TRANSLATE_NOOP("services::FindingText", "An exception whose values no longer differ")},
    RuleTitle{"expectation-failed"_L1,
              QT_TRANSLATE_NOOP("services::FindingText",
                                "What the fleet declares to hold does not hold")},
    RuleTitle{"identity-below-policy"_L1,
              QT_TRANSLATE_NOOP("services::FindingText",
                                "A general policy lies in a layer of one cluster")},
    RuleTitle{"identity-duplicate"_L1,
              QT_TRANSLATE_NOOP("services::FindingText", "Two clusters have one name or server")},
    RuleTitle{
        "identity-mismatch"_L1,
        QT_TRANSLATE_NOOP("services::FindingText", "Sources say different things of one cluster")},
    RuleTitle{"identity-missing"_L1,
              QT_TRANSLATE_NOOP("services::FindingText",
                                "A cluster lacks the identity that the others have")},
    RuleTitle{"immutable-field"_L1,
              QT_TRANSLATE_NOOP("services::FindingText",
                                "The change sets a field that the API server refuses to change")},
    RuleTitle{"label-missing"_L1,
              QT_TRANSLATE_NOOP("services::FindingText",
                                "A cluster lacks a label that a rule requires or all others have")},
    RuleTitle{"label-not-inherited"_L1,
              QT_TRANSLATE_NOOP(
                  "services::FindingText",
                  "One cluster's object was added past the layer that labels it elsewhere")},
    RuleTitle{
        "label-unknown"_L1,
        QT_TRANSLATE_NOOP("services::FindingText",
                          "A label is not in the vocabulary, or nearly one that others have")},
    RuleTitle{
        "layer-bypassed"_L1,
        QT_TRANSLATE_NOOP("services::FindingText",
                          "One cluster goes past the layer that all others of its class inherit")},
    RuleTitle{"leak-exception"_L1,
              QT_TRANSLATE_NOOP("services::FindingText",
                                "An exception stands where other clusters get it too")},
    RuleTitle{"leak-outlier"_L1,
              QT_TRANSLATE_NOOP("services::FindingText",
                                "A few clusters keep a value that all others set back")},
    RuleTitle{"plain-secret"_L1,
              QT_TRANSLATE_NOOP("services::FindingText", "A secret stands in plain text")},
    RuleTitle{
        "policy-absent"_L1,
        QT_TRANSLATE_NOOP("services::FindingText", "A cluster lacks a policy that its peers have")},
    RuleTitle{"policy-exception-expired"_L1,
              QT_TRANSLATE_NOOP("services::FindingText", "An exception from a policy has run out")},
    RuleTitle{"policy-violation"_L1,
              QT_TRANSLATE_NOOP("services::FindingText",
                                "A rendered object breaks a policy of its own cluster")},
    RuleTitle{"project-denies"_L1,
              QT_TRANSLATE_NOOP("services::FindingText",
                                "A project does not permit an Application, so it never syncs")},
    RuleTitle{"project-open"_L1,
              QT_TRANSLATE_NOOP("services::FindingText", "A project permits everything")},
    RuleTitle{"promotion-skipped"_L1,
              QT_TRANSLATE_NOOP("services::FindingText",
                                "Production runs a newer version than the environment before it")},
    RuleTitle{"prune"_L1, QT_TRANSLATE_NOOP("services::FindingText",
                                            "The change deletes objects from clusters")},
    RuleTitle{"radius-guardrail"_L1,
              QT_TRANSLATE_NOOP("services::FindingText",
                                "The change reaches more clusters than the guardrails allow")},
    RuleTitle{"redundant-override"_L1,
              QT_TRANSLATE_NOOP("services::FindingText", "A layer sets what it inherits anyway")},
    RuleTitle{"rename"_L1,
              QT_TRANSLATE_NOOP("services::FindingText",
                                "A new name or namespace deletes an object and creates another")},
    RuleTitle{"render-error"_L1,
              QT_TRANSLATE_NOOP("services::FindingText",
                                "What a cluster gets cannot be rendered from what is in Git")},
    RuleTitle{"repeated-override"_L1,
              QT_TRANSLATE_NOOP("services::FindingText", "All children of a layer set the same")},
    RuleTitle{"retarget"_L1,
              QT_TRANSLATE_NOOP("services::FindingText", "Units that stay get another cluster")},
    RuleTitle{
        "schema-violation"_L1,
        QT_TRANSLATE_NOOP("services::FindingText",
                          "An object has a key, type or value that its schema does not permit")},
    RuleTitle{"secret-store-foreign"_L1,
              QT_TRANSLATE_NOOP("services::FindingText",
                                "A cluster reads its secrets from another environment or region")},
    RuleTitle{"secret-store-missing"_L1,
              QT_TRANSLATE_NOOP("services::FindingText",
                                "An ExternalSecret names a store that its cluster does not have")},
    RuleTitle{"selector-matches-all"_L1,
              QT_TRANSLATE_NOOP("services::FindingText",
                                "A selector takes in the hub, or clusters of other environments")},
    RuleTitle{"selector-matches-none"_L1,
              QT_TRANSLATE_NOOP("services::FindingText", "A selector or pattern matches nothing")},
    RuleTitle{
        "setter-lost"_L1,
        QT_TRANSLATE_NOOP("services::FindingText",
                          "An image marker stands where Flux does not see it, or was taken away")},
    RuleTitle{
        "setter-unknown"_L1,
        QT_TRANSLATE_NOOP("services::FindingText", "An image marker names no policy of the fleet")},
    RuleTitle{"shadowed-value"_L1,
              QT_TRANSLATE_NOOP("services::FindingText", "A layer sets what no cluster gets")},
    RuleTitle{
        "silent-default"_L1,
        QT_TRANSLATE_NOOP("services::FindingText",
                          "A cluster does not set a variable and gets a default, or nothing")},
    RuleTitle{"sops-partial"_L1, QT_TRANSLATE_NOOP("services::FindingText",
                                                   "An encrypted file holds readable values")},
    RuleTitle{"sops-rule-missing"_L1,
              QT_TRANSLATE_NOOP("services::FindingText",
                                "No creation rule of .sops.yaml is for an encrypted file")},
    RuleTitle{"substitute-source-missing"_L1,
              QT_TRANSLATE_NOOP("services::FindingText",
                                "A unit asks for a ConfigMap or Secret that its cluster has not")},
    RuleTitle{"two-owners"_L1, QT_TRANSLATE_NOOP("services::FindingText",
                                                 "Two units write one object of one cluster")},
    RuleTitle{"unresolved"_L1,
              QT_TRANSLATE_NOOP("services::FindingText", "An input lies outside the repository")},
    RuleTitle{"unsupported"_L1,
              QT_TRANSLATE_NOOP("services::FindingText",
                                "An input is written in a language that is not evaluated")},
    RuleTitle{"unused-layer"_L1,
              QT_TRANSLATE_NOOP("services::FindingText", "A layer that no cluster reads")},
    RuleTitle{"version-skew"_L1,
              QT_TRANSLATE_NOOP("services::FindingText",
                                "A cluster is far behind the newest version of its environment")},
    RuleTitle{"wave-order"_L1,
              QT_TRANSLATE_NOOP("services::FindingText",
                                "A version reaches production before an earlier wave has it")},
    RuleTitle{"wave-uncovered"_L1,
              QT_TRANSLATE_NOOP("services::FindingText",
                                "A cluster or Application is in no step of a rollout")},
    RuleTitle{"wave-without-effect"_L1,
              QT_TRANSLATE_NOOP("services::FindingText", "Sync waves that order nothing")},
    RuleTitle{"window-closed"_L1,
              QT_TRANSLATE_NOOP("services::FindingText",
                                "A sync window holds the change back at this moment")},
    RuleTitle{"window-matches-none"_L1,
              QT_TRANSLATE_NOOP("services::FindingText", "A sync window holds nothing back")},
};

} // namespace

QString ruleTitle(const QString &rule)
{
    const auto found =
        std::ranges::find_if(titles, [&](const RuleTitle &each) { return rule == each.rule; });
    return found == titles.end()
               ? rule
               : QCoreApplication::translate("services::FindingText", found->title);
}

QString ruleWhy(const QString &rule)
{
    if (rule == u"leak-identity")
        return Texts::tr("Names, regions, accounts and domains belong to the clusters that own "
                         "them. In a shared layer they end up, "
                         "sooner or later, in the output of a cluster that they are wrong for.");
    if (rule == u"foreign-identity")
        return Texts::tr("This usually comes from a copied folder, or from a path or label that "
                         "leads to the wrong layer. The cluster "
                         "then reports, connects or stores under another one's name.");
    return {};
}

} // namespace fleetwright::services
