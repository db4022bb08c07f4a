// SPDX-License-Identifier: Apache-2.0
#include "services/text/findingtext.h"

#include <QCoreApplication>

namespace fleetwright::services {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(services::FindingText)
};

} // namespace

QString ruleTitle(const QString &rule)
{
    if (rule == u"leak-identity")
        return Texts::tr("A cluster's own value sits in a layer that reaches other clusters too");
    if (rule == u"foreign-identity")
        return Texts::tr("A cluster carries another cluster's value");
    return rule;
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
