<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>fleetwright::ui::ChangeGroupsTree</name>
    <message numerus="yes">
        <source>and %n more group(s) of changes</source>
        <translation>
            <numerusform>and %n more group of changes</numerusform>
            <numerusform>and %n more groups of changes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fleetwright::ui::ClustersModel</name>
    <message numerus="yes">
        <source>%n error(s)</source>
        <translation type="unfinished">
            <numerusform>%n error</numerusform>
            <numerusform>%n errors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation type="unfinished">
            <numerusform>%n warning</numerusform>
            <numerusform>%n warnings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hint(s)</source>
        <translation type="unfinished">
            <numerusform>%n hint</numerusform>
            <numerusform>%n hints</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %n cluster(s)</source>
        <extracomment>a label's value, then how many clusters have it</extracomment>
        <translation>
            <numerusform>%1: %n cluster</numerusform>
            <numerusform>%1: %n clusters</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fleetwright::ui::CommandPalette</name>
    <message numerus="yes">
        <source>in %n cluster(s)</source>
        <extracomment>%1 is a namespace</extracomment>
        <translation>
            <numerusform>in %n cluster</numerusform>
            <numerusform>in %n clusters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, in %n cluster(s)</source>
        <translation>
            <numerusform>%1, in %n cluster</numerusform>
            <numerusform>%1, in %n clusters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s)</source>
        <translation>
            <numerusform>%n finding</numerusform>
            <numerusform>%n findings</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fleetwright::ui::ComparePage</name>
    <message numerus="yes">
        <source>All %n cluster(s)</source>
        <translation>
            <numerusform>All %n cluster</numerusform>
            <numerusform>All %n clusters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cluster(s)</source>
        <translation>
            <numerusform>%n cluster</numerusform>
            <numerusform>%n clusters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n column(s)</source>
        <translation>
            <numerusform>%n column</numerusform>
            <numerusform>%n columns</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n group(s)</source>
        <translation>
            <numerusform>%n group</numerusform>
            <numerusform>%n groups</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n object(s) differ.</source>
        <translation>
            <numerusform>%n object differs.</numerusform>
            <numerusform>%n objects differ.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Compare %n side by side</source>
        <translation>
            <numerusform>Compare %n side by side</numerusform>
            <numerusform>Compare %n side by side</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fleetwright::ui::ConsequenceList</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fleetwright::ui::DropPreview</name>
    <message numerus="yes">
        <source>%n cluster(s) change, %1</source>
        <translation>
            <numerusform>%n cluster changes, %1</numerusform>
            <numerusform>%n clusters change, %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n deleted</source>
        <translation>
            <numerusform>%n deleted</numerusform>
            <numerusform>%n deleted</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fleetwright::ui::ExceptionsPanel</name>
    <message numerus="yes">
        <source>%n exception(s), all with a date to come.</source>
        <translation>
            <numerusform>%n exception, all with a date to come.</numerusform>
            <numerusform>%n exceptions, all with a date to come.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n exception(s) need somebody. %1.</source>
        <translation>
            <numerusform>%n exception needs somebody. %1.</numerusform>
            <numerusform>%n exceptions need somebody. %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n in all</source>
        <translation>
            <numerusform>%n in all</numerusform>
            <numerusform>%n in all</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fleetwright::ui::FileView</name>
    <message numerus="yes">
        <source>%n space(s)</source>
        <translation>
            <numerusform>%n space</numerusform>
            <numerusform>%n spaces</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fleetwright::ui::FindBar</name>
    <message numerus="yes">
        <source>%n hits</source>
        <translation>
            <numerusform>%n hit</numerusform>
            <numerusform>%n hits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n replaced</source>
        <translation>
            <numerusform>%n replaced</numerusform>
            <numerusform>%n replaced</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fleetwright::ui::FindingsModel</name>
    <message numerus="yes">
        <source>%1, %n finding(s)</source>
        <translation>
            <numerusform>%1, %n finding</numerusform>
            <numerusform>%1, %n findings</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fleetwright::ui::FindingsPage</name>
    <message numerus="yes">
        <source>%n rule(s) ran: %1.</source>
        <translation>
            <numerusform>%n rule ran: %1.</numerusform>
            <numerusform>%n rules ran: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nothing to fix: %n rule(s) found nothing.</source>
        <translation>
            <numerusform>Nothing to fix: %n rule found nothing.</numerusform>
            <numerusform>Nothing to fix: %n rules found nothing.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rule(s) found nothing, others could not run.</source>
        <translation>
            <numerusform>%n rule found nothing, others could not run.</numerusform>
            <numerusform>%n rules found nothing, others could not run.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The unsaved edit makes %n finding(s). %1.</source>
        <extracomment>%1 is "2 errors"</extracomment>
        <translation>
            <numerusform>The unsaved edit makes %n finding. %1.</numerusform>
            <numerusform>The unsaved edit makes %n findings. %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other(s) in the fleet already</source>
        <translation>
            <numerusform>%n other in the fleet already</numerusform>
            <numerusform>%n others in the fleet already</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n error(s). %1.</source>
        <translation>
            <numerusform>%n error. %1.</numerusform>
            <numerusform>%n errors. %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s) in all</source>
        <translation>
            <numerusform>%n finding in all</numerusform>
            <numerusform>%n findings in all</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) cannot be read or rendered, and what depends on them is not checked. %1</source>
        <translation>
            <numerusform>%n thing cannot be read or rendered, and what depends on them is not checked. %1</numerusform>
            <numerusform>%n things cannot be read or rendered, and what depends on them is not checked. %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fleetwright::ui::FirstLookPanel</name>
    <message numerus="yes">
        <source>cluster(s)</source>
        <comment>words below a number</comment>
        <translation>
            <numerusform>cluster</numerusform>
            <numerusform>clusters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>layer(s)</source>
        <comment>words below a number</comment>
        <translation>
            <numerusform>layer</numerusform>
            <numerusform>layers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>object(s)</source>
        <comment>words below a number</comment>
        <translation>
            <numerusform>object</numerusform>
            <numerusform>objects</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>error(s)</source>
        <comment>words below a number</comment>
        <translation>
            <numerusform>error</numerusform>
            <numerusform>errors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>warning(s)</source>
        <comment>words below a number</comment>
        <translation>
            <numerusform>warning</numerusform>
            <numerusform>warnings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Kustomize, %n kustomization(s)</source>
        <translation>
            <numerusform>Kustomize, %n kustomization</numerusform>
            <numerusform>Kustomize, %n kustomizations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of %1 unit(s)</source>
        <translation>
            <numerusform>%n of %1 unit</numerusform>
            <numerusform>%n of %1 units</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>edits in %n file(s), kept from an earlier run</source>
        <translation>
            <numerusform>edits in %n file, kept from an earlier run</numerusform>
            <numerusform>edits in %n files, kept from an earlier run</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fleetwright::ui::GroupsPanel</name>
    <message numerus="yes">
        <source>%n field(s)</source>
        <translation>
            <numerusform>%n field</numerusform>
            <numerusform>%n fields</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fleetwright::ui::HierarchyDock</name>
    <message numerus="yes">
        <source>%1, %n layer(s)</source>
        <extracomment>%1 is "6 clusters"</extracomment>
        <translation>
            <numerusform>%1, %n layer</numerusform>
            <numerusform>%1, %n layers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cluster(s)</source>
        <translation>
            <numerusform>%n cluster</numerusform>
            <numerusform>%n clusters</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fleetwright::ui::HierarchyModel</name>
    <message numerus="yes">
        <source>%n cluster(s), same layers</source>
        <translation>
            <numerusform>%n cluster, same layers</numerusform>
            <numerusform>%n clusters, same layers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>reaches %n cluster(s)</source>
        <translation>
            <numerusform>reaches %n cluster</numerusform>
            <numerusform>reaches %n clusters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n object(s) changed</source>
        <translation>
            <numerusform>%n object changed</numerusform>
            <numerusform>%n objects changed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fleetwright::ui::ImpactModel</name>
    <message numerus="yes">
        <source>%n line(s): %1</source>
        <extracomment>%1 is a list of fields</extracomment>
        <translation>
            <numerusform>%n line: %1</numerusform>
            <numerusform>%n lines: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: the same line in %n cluster(s)</source>
        <translation>
            <numerusform>%1: the same line in %n cluster</numerusform>
            <numerusform>%1: the same line in %n clusters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: the same lines in %n cluster(s)</source>
        <translation>
            <numerusform>%1: the same lines in %n cluster</numerusform>
            <numerusform>%1: the same lines in %n clusters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Read by %n cluster(s), where nothing changes.</source>
        <translation>
            <numerusform>Read by %n cluster, where nothing changes.</numerusform>
            <numerusform>Read by %n clusters, where nothing changes.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fleetwright::ui::MainToolBar</name>
    <message numerus="yes">
        <source>%n unsaved file(s)</source>
        <translation>
            <numerusform>%n unsaved file</numerusform>
            <numerusform>%n unsaved files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) with unsaved edits</source>
        <translation>
            <numerusform>%n file with unsaved edits</numerusform>
            <numerusform>%n files with unsaved edits</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fleetwright::ui::MainWindow</name>
    <message numerus="yes">
        <source>Unsaved edits in %n file(s) were kept and are back.</source>
        <translation>
            <numerusform>Unsaved edits in %n file were kept and are back.</numerusform>
            <numerusform>Unsaved edits in %n files were kept and are back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) with unsaved edits</source>
        <translation>
            <numerusform>%n file with unsaved edits</numerusform>
            <numerusform>%n files with unsaved edits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Save %n file(s)</source>
        <translation>
            <numerusform>Save %n file</numerusform>
            <numerusform>Save %n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Discard edits in %n file(s)</source>
        <translation>
            <numerusform>Discard edits in %n file</numerusform>
            <numerusform>Discard edits in %n files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fleetwright::ui::MatrixModel</name>
    <message numerus="yes">
        <source>label, %n place(s)</source>
        <translation>
            <numerusform>label, %n place</numerusform>
            <numerusform>label, %n places</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>annotation, %n place(s)</source>
        <translation>
            <numerusform>annotation, %n place</numerusform>
            <numerusform>annotation, %n places</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n place(s)</source>
        <translation>
            <numerusform>%n place</numerusform>
            <numerusform>%n places</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n field(s)</source>
        <translation>
            <numerusform>%n field</numerusform>
            <numerusform>%n fields</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n object(s)</source>
        <translation>
            <numerusform>%n object</numerusform>
            <numerusform>%n objects</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, and %n more</source>
        <translation>
            <numerusform>%1, and %n more</numerusform>
            <numerusform>%1, and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fleetwright::ui::Minimap</name>
    <message numerus="yes">
        <source>%n differences; press or drag to go there</source>
        <translation>
            <numerusform>%n difference; press or drag to go there</numerusform>
            <numerusform>%n differences; press or drag to go there</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fleetwright::ui::OpenFileList</name>
    <message numerus="yes">
        <source>The first %1 of %n files</source>
        <translation>
            <numerusform>The first %1 of %n file</numerusform>
            <numerusform>The first %1 of %n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fleetwright::ui::OriginCard</name>
    <message numerus="yes">
        <source>supplies the value, unsaved; decides %n cluster(s)</source>
        <translation>
            <numerusform>supplies the value, unsaved; decides %n cluster</numerusform>
            <numerusform>supplies the value, unsaved; decides %n clusters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>supplies the value; decides %n cluster(s)</source>
        <translation>
            <numerusform>supplies the value; decides %n cluster</numerusform>
            <numerusform>supplies the value; decides %n clusters</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fleetwright::ui::OriginPanel</name>
    <message numerus="yes">
        <source>%n line(s) of %1 change; the output of no cluster does.</source>
        <translation>
            <numerusform>%n line of %1 change; the output of no cluster does.</numerusform>
            <numerusform>%n lines of %1 change; the output of no cluster does.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) of %1 change: %2</source>
        <translation>
            <numerusform>%n line of %1 change: %2</numerusform>
            <numerusform>%n lines of %1 change: %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fleetwright::ui::PageButton</name>
    <message numerus="yes">
        <source>%1, %n finding(s)</source>
        <translation>
            <numerusform>%1, %n finding</numerusform>
            <numerusform>%1, %n findings</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fleetwright::ui::ProblemsPanel</name>
    <message numerus="yes">
        <source>Problems from my change: %n.</source>
        <translation>
            <numerusform>Problems from my change: %n.</numerusform>
            <numerusform>Problems from my change: %n.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In this file already: %n.</source>
        <translation>
            <numerusform>In this file already: %n.</numerusform>
            <numerusform>In this file already: %n.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fleetwright::ui::PublishPanel</name>
    <message numerus="yes">
        <source>Change %n file(s)</source>
        <translation>
            <numerusform>Change %n file</numerusform>
            <numerusform>Change %n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s), %1, %2.</source>
        <translation>
            <numerusform>%n file, %1, %2.</numerusform>
            <numerusform>%n files, %1, %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) added</source>
        <translation>
            <numerusform>%n line added</numerusform>
            <numerusform>%n lines added</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) removed</source>
        <translation>
            <numerusform>%n line removed</numerusform>
            <numerusform>%n lines removed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Save %n file(s) and commit</source>
        <translation>
            <numerusform>Save %n file and commit</numerusform>
            <numerusform>Save %n files and commit</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Commit %n file(s)</source>
        <translation>
            <numerusform>Commit %n file</numerusform>
            <numerusform>Commit %n files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fleetwright::ui::RadiusModel</name>
    <message numerus="yes">
        <source>%n object(s)</source>
        <translation>
            <numerusform>%n object</numerusform>
            <numerusform>%n objects</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fleetwright::ui::RecentModel</name>
    <message numerus="yes">
        <source>%1, unsaved edits kept in %n file(s)</source>
        <translation>
            <numerusform>%1, unsaved edits kept in %n file</numerusform>
            <numerusform>%1, unsaved edits kept in %n files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fleetwright::ui::ReviewPage</name>
    <message numerus="yes">
        <source>Committed %n file(s) as %1 on the new branch %2.</source>
        <translation>
            <numerusform>Committed %n file as %1 on the new branch %2.</numerusform>
            <numerusform>Committed %n files as %1 on the new branch %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>changed, %n field(s)</source>
        <translation>
            <numerusform>changed, %n field</numerusform>
            <numerusform>changed, %n fields</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) differ.</source>
        <translation>
            <numerusform>%n file differs.</numerusform>
            <numerusform>%n files differ.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>deleted, %n with data</source>
        <translation>
            <numerusform>deleted, %n with data</numerusform>
            <numerusform>deleted, %n with data</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>deleted, %n left behind</source>
        <translation>
            <numerusform>deleted, %n left behind</numerusform>
            <numerusform>deleted, %n left behind</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>changed, %n immutable</source>
        <translation>
            <numerusform>changed, %n immutable</numerusform>
            <numerusform>changed, %n immutable</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n ticked off</source>
        <translation>
            <numerusform>%1 of %n ticked off</numerusform>
            <numerusform>%1 of %n ticked off</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fleetwright::ui::SearchDock</name>
    <message numerus="yes">
        <source>The first %n hit(s)</source>
        <translation>
            <numerusform>The first %n hit</numerusform>
            <numerusform>The first %n hits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hit(s)</source>
        <translation>
            <numerusform>%n hit</numerusform>
            <numerusform>%n hits</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fleetwright::ui::SearchModel</name>
    <message numerus="yes">
        <source>%1 (%n hit(s))</source>
        <extracomment>%1 is a file or object</extracomment>
        <translation>
            <numerusform>%1 (%n hit)</numerusform>
            <numerusform>%1 (%n hits)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fleetwright::ui::SideBySidePanel</name>
    <message numerus="yes">
        <source>%n difference(s)</source>
        <translation>
            <numerusform>%n difference</numerusform>
            <numerusform>%n differences</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n column(s)</source>
        <translation>
            <numerusform>%n column</numerusform>
            <numerusform>%n columns</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n equal line(s) are folded.</source>
        <translation>
            <numerusform>%n equal line is folded.</numerusform>
            <numerusform>%n equal lines are folded.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fleetwright::ui::StartPage</name>
    <message numerus="yes">
        <source>unsaved edits kept in %n file(s)</source>
        <translation>
            <numerusform>unsaved edits kept in %n file</numerusform>
            <numerusform>unsaved edits kept in %n files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fleetwright::ui::StatePicker</name>
    <message numerus="yes">
        <source>Working tree, %n file(s)</source>
        <translation>
            <numerusform>Working tree, %n file</numerusform>
            <numerusform>Working tree, %n files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fleetwright::ui::StatusBar</name>
    <message numerus="yes">
        <source>%1 in %n cluster(s) rendered</source>
        <extracomment>%1 is "26 objects"</extracomment>
        <translation>
            <numerusform>%1 in %n cluster rendered</numerusform>
            <numerusform>%1 in %n clusters rendered</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n object(s)</source>
        <translation>
            <numerusform>%n object</numerusform>
            <numerusform>%n objects</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n error(s)</source>
        <translation>
            <numerusform>%n error</numerusform>
            <numerusform>%n errors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n warning</numerusform>
            <numerusform>%n warnings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hint(s)</source>
        <translation>
            <numerusform>%n hint</numerusform>
            <numerusform>%n hints</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fleetwright::ui::TopologyTab</name>
    <message numerus="yes">
        <source>%n cluster(s)</source>
        <translation type="unfinished">
            <numerusform>%n cluster</numerusform>
            <numerusform>%n clusters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n object(s)</source>
        <translation type="unfinished">
            <numerusform>%n object</numerusform>
            <numerusform>%n objects</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fleetwright::ui::TrialPanel</name>
    <message numerus="yes">
        <source>%n thing(s) can no longer be rendered: %1</source>
        <translation>
            <numerusform>%n thing can no longer be rendered: %1</numerusform>
            <numerusform>%n things can no longer be rendered: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>services::Changes</name>
    <message numerus="yes">
        <source>- %1: %2, %n field(s)</source>
        <translation>
            <numerusform>- %1: %2, %n field</numerusform>
            <numerusform>- %1: %2, %n fields</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more group(s) of changes</source>
        <translation>
            <numerusform>and %n more group of changes</numerusform>
            <numerusform>and %n more groups of changes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>services::ClusterOverview</name>
    <message numerus="yes">
        <source>%n cluster(s), identity agrees everywhere.</source>
        <translation>
            <numerusform>%n cluster, identity agrees everywhere.</numerusform>
            <numerusform>%n clusters, identity agrees everywhere.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cluster(s), sources disagree about %1 of them.</source>
        <translation>
            <numerusform>%n cluster, sources disagree about %1 of them.</numerusform>
            <numerusform>%n clusters, sources disagree about %1 of them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n version(s) out of step.</source>
        <translation>
            <numerusform>%n version out of step.</numerusform>
            <numerusform>%n versions out of step.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>services::Delivery</name>
    <message numerus="yes">
        <source>%n unit(s).</source>
        <translation>
            <numerusform>%n unit.</numerusform>
            <numerusform>%n units.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n setting(s) unlike their like.</source>
        <translation>
            <numerusform>%n setting unlike their like.</numerusform>
            <numerusform>%n settings unlike their like.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unit(s) wait for each other and are never applied.</source>
        <translation>
            <numerusform>%n unit wait for each other and are never applied.</numerusform>
            <numerusform>%n units wait for each other and are never applied.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n object(s)</source>
        <translation type="unfinished">
            <numerusform>%n object</numerusform>
            <numerusform>%n objects</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>services::Images</name>
    <message numerus="yes">
        <source>%n version(s)</source>
        <translation>
            <numerusform>%n version</numerusform>
            <numerusform>%n versions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cluster(s)</source>
        <translation type="unfinished">
            <numerusform>%n cluster</numerusform>
            <numerusform>%n clusters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>writes %n file(s)</source>
        <translation>
            <numerusform>writes %n file</numerusform>
            <numerusform>writes %n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s).</source>
        <translation>
            <numerusform>%n image.</numerusform>
            <numerusform>%n images.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) with a version out of step.</source>
        <translation>
            <numerusform>%n image with a version out of step.</numerusform>
            <numerusform>%n images with a version out of step.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Automation would write %n file(s).</source>
        <translation>
            <numerusform>Automation would write %n file.</numerusform>
            <numerusform>Automation would write %n files.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>services::Impact</name>
    <message numerus="yes">
        <source>%n cluster(s)</source>
        <translation>
            <numerusform>%n cluster</numerusform>
            <numerusform>%n clusters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <extracomment>an object and others like it</extracomment>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n object(s) deleted</source>
        <translation>
            <numerusform>%n object deleted</numerusform>
            <numerusform>%n objects deleted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No object changes, but what is known of %n cluster(s) does.</source>
        <translation>
            <numerusform>No object changes, but what is known of %n cluster does.</numerusform>
            <numerusform>No object changes, but what is known of %n clusters does.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n object(s) deleted with their data</source>
        <translation>
            <numerusform>%n object deleted with their data</numerusform>
            <numerusform>%n objects deleted with their data</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n object(s) left behind</source>
        <translation>
            <numerusform>%n object left behind</numerusform>
            <numerusform>%n objects left behind</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n object(s) with immutable fields changed</source>
        <translation>
            <numerusform>%n object with immutable fields changed</numerusform>
            <numerusform>%n objects with immutable fields changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n object(s) renamed</source>
        <translation>
            <numerusform>%n object renamed</numerusform>
            <numerusform>%n objects renamed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n object(s) changed</source>
        <translation>
            <numerusform>%n object changed</numerusform>
            <numerusform>%n objects changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n object(s) created</source>
        <translation>
            <numerusform>%n object created</numerusform>
            <numerusform>%n objects created</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cluster(s) change, %1 of production.</source>
        <translation>
            <numerusform>%n cluster changes, %1 of production.</numerusform>
            <numerusform>%n clusters change, %1 of production.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cluster(s) change.</source>
        <translation>
            <numerusform>%n cluster changes.</numerusform>
            <numerusform>%n clusters change.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n like it</source>
        <extracomment>a unit and those of other clusters that are called otherwise</extracomment>
        <translation>
            <numerusform>%1 and %n like it</numerusform>
            <numerusform>%1 and %n like it</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>services::Radius</name>
    <message numerus="yes">
        <source>It gives values to %n object(s).</source>
        <translation>
            <numerusform>It gives values to %n object.</numerusform>
            <numerusform>It gives values to %n objects.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of production.</source>
        <translation>
            <numerusform>%n of production.</numerusform>
            <numerusform>%n of production.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Matches %1 of %n cluster(s).</source>
        <extracomment>%1 of %n clusters</extracomment>
        <translation>
            <numerusform>Matches %1 of %n cluster.</numerusform>
            <numerusform>Matches %1 of %n clusters.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Reaches %1 of %n cluster(s).</source>
        <translation>
            <numerusform>Reaches %1 of %n cluster.</numerusform>
            <numerusform>Reaches %1 of %n clusters.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>services::Topology</name>
    <message numerus="yes">
        <source>Hub and spokes: %n cluster(s) are written from a hub.</source>
        <translation>
            <numerusform>Hub and spokes: %n cluster is written from a hub.</numerusform>
            <numerusform>Hub and spokes: %n clusters are written from a hub.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Mesh: %n cluster(s) are each written by controllers of their own.</source>
        <translation>
            <numerusform>Mesh: %n cluster is each written by controllers of their own.</numerusform>
            <numerusform>Mesh: %n clusters are each written by controllers of their own.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Hybrid: %n cluster(s) are written from a hub or by controllers of their own.</source>
        <translation>
            <numerusform>Hybrid: %n cluster is written from a hub or by controllers of their own.</numerusform>
            <numerusform>Hybrid: %n clusters are written from a hub or by controllers of their own.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cluster(s) without a writer.</source>
        <translation>
            <numerusform>%n cluster without a writer.</numerusform>
            <numerusform>%n clusters without a writer.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Two write the same objects on %n cluster(s).</source>
        <translation>
            <numerusform>Two write the same objects on %n cluster.</numerusform>
            <numerusform>Two write the same objects on %n clusters.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>services::Waves</name>
    <message numerus="yes">
        <source>%n unit(s)</source>
        <translation>
            <numerusform>%n unit</numerusform>
            <numerusform>%n units</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cluster(s)</source>
        <translation type="unfinished">
            <numerusform>%n cluster</numerusform>
            <numerusform>%n clusters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>RollingSync in %n step(s)</source>
        <translation>
            <numerusform>RollingSync in %n step</numerusform>
            <numerusform>RollingSync in %n steps</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n unit(s) in no step</source>
        <translation>
            <numerusform>%1, %n unit in no step</numerusform>
            <numerusform>%1, %n units in no step</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n partition(s)</source>
        <translation>
            <numerusform>%n partition</numerusform>
            <numerusform>%n partitions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>dependsOn in %n stage(s)</source>
        <translation>
            <numerusform>dependsOn in %n stage</numerusform>
            <numerusform>dependsOn in %n stages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unit(s) in no step: never rolled out.</source>
        <translation>
            <numerusform>%n unit in no step: never rolled out.</numerusform>
            <numerusform>%n units in no step: never rolled out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unit(s) waiting forever.</source>
        <translation>
            <numerusform>%n unit waiting forever.</numerusform>
            <numerusform>%n units waiting forever.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rollout(s) in steps.</source>
        <translation>
            <numerusform>%n rollout in steps.</numerusform>
            <numerusform>%n rollouts in steps.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>services::Windows</name>
    <message numerus="yes">
        <source>%n Application(s)</source>
        <translation>
            <numerusform>%n Application</numerusform>
            <numerusform>%n Applications</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>matches %n Application(s)</source>
        <translation>
            <numerusform>matches %n Application</numerusform>
            <numerusform>matches %n Applications</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sync window(s).</source>
        <translation>
            <numerusform>%n sync window.</numerusform>
            <numerusform>%n sync windows.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n Application(s) held back at this time.</source>
        <translation>
            <numerusform>%n Application held back at this time.</numerusform>
            <numerusform>%n Applications held back at this time.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n window(s) without effect.</source>
        <translation>
            <numerusform>%n window without effect.</numerusform>
            <numerusform>%n windows without effect.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>services::Words</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <extracomment>%1 is a list of names</extracomment>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::DiffWords</name>
    <message numerus="yes">
        <source> … %n more bytes</source>
        <translation>
            <numerusform> … %n more byte</numerusform>
            <numerusform> … %n more bytes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lines</source>
        <translation>
            <numerusform>%n line</numerusform>
            <numerusform>%n lines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lines hidden: a very large object is shown by its structure</source>
        <translation>
            <numerusform>%n line hidden: a very large object is shown by its structure</numerusform>
            <numerusform>%n lines hidden: a very large object is shown by its structure</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n equal lines</source>
        <translation>
            <numerusform>%n equal line</numerusform>
            <numerusform>%n equal lines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n equal lines hidden</source>
        <translation>
            <numerusform>%n equal line hidden</numerusform>
            <numerusform>%n equal lines hidden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n identity lines</source>
        <translation>
            <numerusform>%n identity line</numerusform>
            <numerusform>%n identity lines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n identity lines hidden</source>
        <translation>
            <numerusform>%n identity line hidden</numerusform>
            <numerusform>%n identity lines hidden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 equal, %n identity lines</source>
        <translation>
            <numerusform>%1 equal, %n identity line</numerusform>
            <numerusform>%1 equal, %n identity lines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 equal, %n identity lines hidden</source>
        <translation>
            <numerusform>%1 equal, %n identity line hidden</numerusform>
            <numerusform>%1 equal, %n identity lines hidden</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::FixPanel</name>
    <message numerus="yes">
        <source>%n error(s)</source>
        <translation>
            <numerusform>%n error</numerusform>
            <numerusform>%n errors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n warning</numerusform>
            <numerusform>%n warnings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hint(s)</source>
        <translation>
            <numerusform>%n hint</numerusform>
            <numerusform>%n hints</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cluster(s) change: %1.</source>
        <translation>
            <numerusform>%n cluster changes: %1.</numerusform>
            <numerusform>%n clusters change: %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::HierarchySketch</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cluster(s)</source>
        <translation>
            <numerusform>%n cluster</numerusform>
            <numerusform>%n clusters</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::LineWords</name>
    <message numerus="yes">
        <source>This file reaches %n cluster(s).</source>
        <translation>
            <numerusform>This file reaches %n cluster.</numerusform>
            <numerusform>This file reaches %n clusters.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Line %1 sets no value. Its file reaches %n cluster(s).</source>
        <translation>
            <numerusform>Line %1 sets no value. Its file reaches %n cluster.</numerusform>
            <numerusform>Line %1 sets no value. Its file reaches %n clusters.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Line %1 decides for %n cluster(s), of the %2 its file reaches.</source>
        <translation>
            <numerusform>Line %1 decides for %n cluster, of the %2 its file reaches.</numerusform>
            <numerusform>Line %1 decides for %n clusters, of the %2 its file reaches.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Line %1 decides for %2 of the %n cluster(s) it reaches</source>
        <translation>
            <numerusform>Line %1 decides for %2 of the %n cluster it reaches</numerusform>
            <numerusform>Line %1 decides for %2 of the %n clusters it reaches</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and for %n more</source>
        <translation>
            <numerusform>and for %n more</numerusform>
            <numerusform>and for %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::RadiusPictures</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <extracomment>a layer and others like it</extracomment>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>reaches %n</source>
        <translation>
            <numerusform>reaches %n</numerusform>
            <numerusform>reaches %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 %2, reaches %n cluster(s)</source>
        <translation>
            <numerusform>%1 %2, reaches %n cluster</numerusform>
            <numerusform>%1 %2, reaches %n clusters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cluster(s)</source>
        <translation>
            <numerusform>%n cluster</numerusform>
            <numerusform>%n clusters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n field(s)</source>
        <translation>
            <numerusform>%n field</numerusform>
            <numerusform>%n fields</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n</source>
        <translation>
            <numerusform>%1 of %n</numerusform>
            <numerusform>%1 of %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n cluster(s)</source>
        <translation>
            <numerusform>%1 of %n cluster</numerusform>
            <numerusform>%1 of %n clusters</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::RecentModel</name>
    <message numerus="yes">
        <source>%n week(s) ago</source>
        <translation>
            <numerusform>%n week ago</numerusform>
            <numerusform>%n weeks ago</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::TopologyPicture</name>
    <message numerus="yes">
        <source>%n cluster(s)</source>
        <translation type="unfinished">
            <numerusform>%n cluster</numerusform>
            <numerusform>%n clusters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>on each of %n cluster(s)</source>
        <translation>
            <numerusform>on each of %n cluster</numerusform>
            <numerusform>on each of %n clusters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n source(s)</source>
        <translation>
            <numerusform>%n source</numerusform>
            <numerusform>%n sources</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::TrialPanel</name>
    <message numerus="yes">
        <source>%n object(s) deleted</source>
        <translation>
            <numerusform>%n object deleted</numerusform>
            <numerusform>%n objects deleted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n object(s) renamed</source>
        <translation>
            <numerusform>%n object renamed</numerusform>
            <numerusform>%n objects renamed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n object(s) changed</source>
        <translation>
            <numerusform>%n object changed</numerusform>
            <numerusform>%n objects changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n object(s) created</source>
        <translation>
            <numerusform>%n object created</numerusform>
            <numerusform>%n objects created</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unit(s) not compared</source>
        <translation>
            <numerusform>%n unit not compared</numerusform>
            <numerusform>%n units not compared</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cluster(s) change: %1.</source>
        <extracomment>%1 is a list such as "1 object deleted, 2 objects changed"</extracomment>
        <translation>
            <numerusform>%n cluster changes: %1.</numerusform>
            <numerusform>%n clusters change: %1.</numerusform>
        </translation>
    </message>
</context>
</TS>
