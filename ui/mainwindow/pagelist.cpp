// SPDX-License-Identifier: Apache-2.0
#include "ui/mainwindow/pagelist.h"

#include "ui/pages/about/aboutpage.h"
#include "ui/pages/clusters/clusterspage.h"
#include "ui/pages/compare/comparepage.h"
#include "ui/pages/findings/findingspage.h"
#include "ui/pages/radius/radiuspage.h"
#include "ui/pages/review/reviewpage.h"
#include "ui/pages/settings/settingspage.h"
#include "ui/pages/shortcuts/shortcutspage.h"
#include "ui/pages/source/sourcepage.h"
#include "ui/pages/start/startpage.h"

namespace fleetwright::ui {

std::vector<Page *> makePages(PageContext &context, QWidget *parent)
{
    return {
        new StartPage(context, parent),     new ComparePage(context, parent),
        new RadiusPage(context, parent),    new FindingsPage(context, parent),
        new SourcePage(context, parent),    new ClustersPage(context, parent),
        new ReviewPage(context, parent),    new SettingsPage(context, parent),
        new ShortcutsPage(context, parent), new AboutPage(context, parent),
    };
}

std::optional<Command> commandOf(PageId page)
{
    switch (page) {
    case PageId::Start:
        return Command::GoStart;
    case PageId::Compare:
        return Command::GoCompare;
    case PageId::BlastRadius:
        return Command::GoBlastRadius;
    case PageId::Findings:
        return Command::GoFindings;
    case PageId::Source:
        return Command::GoSource;
    case PageId::Clusters:
        return Command::GoClusters;
    case PageId::Review:
        return Command::GoReview;
    case PageId::Workshop:
        return Command::GoWorkshop;
    case PageId::Settings:
    case PageId::Shortcuts:
    case PageId::About:
        return std::nullopt;
    }
    return std::nullopt;
}

} // namespace fleetwright::ui
