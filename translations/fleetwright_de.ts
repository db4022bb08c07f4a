<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en_US">
<context>
    <name>GroupsPanel</name>
    <message>
        <source>Groups of whole clusters</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Groups of %1</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>fleetwright::services::Edits</name>
    <message>
        <source>Revert %1</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>fleetwright::services::Repository</name>
    <message>
        <source>This folder is not the root of a Git repository.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Give the branch a name.</source>
        <translation>Geben Sie dem Branch einen Namen.</translation>
    </message>
</context>
<context>
    <name>fleetwright::services::Trial</name>
    <message>
        <source>Trying the edit</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>fleetwright::services::Workspace</name>
    <message>
        <source>Rendering</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Checking</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Rendering a revision</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Looking for changes on disk</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Opening %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Restore unsaved edits</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Rendering %1</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>fleetwright::ui::AboutPage</name>
    <message>
        <source>Logo of Fleetwright</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>Apache License 2.0</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Built on</source>
        <translation>Gebaut auf</translation>
    </message>
    <message>
        <source>Qt %1, libyaml, yaml-cpp, libgit2, RE2, oneTBB, xxHash, fmt, OpenSSL, valijson, KSyntaxHighlighting</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Safety</source>
        <translation>Sicherheit</translation>
    </message>
    <message>
        <source>Opening a repository runs no program, makes no network request, writes nothing and reads nothing outside its folder.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Copy diagnostics</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A workbench for Kubernetes fleets kept in Git.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>About Fleetwright</source>
        <translation>Über Fleetwright</translation>
    </message>
</context>
<context>
    <name>fleetwright::ui::AddClusterForm</name>
    <message>
        <source>Name of the new cluster</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Name</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Add a cluster like %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Give the cluster a name.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A name has small letters, digits, '-' and '.', and begins and ends with a letter or digit.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>There is a cluster of this name already.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A value is missing instead of %1.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 instead of %2</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Add cluster %1 like %2</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>fleetwright::ui::Breadcrumb</name>
    <message>
        <source>Decides</source>
        <comment>heading: in how many clusters a line decides</comment>
        <translation>Entscheidet</translation>
    </message>
</context>
<context>
    <name>fleetwright::ui::ChangedFilesModel</name>
    <message>
        <source>modified</source>
        <translation>geändert</translation>
    </message>
    <message>
        <source>new</source>
        <translation>neu</translation>
    </message>
    <message>
        <source>deleted</source>
        <translation>gelöscht</translation>
    </message>
    <message>
        <source>in conflict</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1, +%2 −%3</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1, unsaved</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1, %2</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>fleetwright::ui::ColumnHeader</name>
    <message>
        <source>changed by unsaved edits</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Close the column %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>unsaved</source>
        <translation>ungespeichert</translation>
    </message>
</context>
<context>
    <name>fleetwright::ui::CommandPalette</name>
    <message numerus="yes">
        <source>in %n cluster(s)</source>
        <extracomment>%1 is a namespace</extracomment>
        <translation type="unfinished">
            <numerusform />
            <numerusform />
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, in %n cluster(s)</source>
        <translation type="unfinished">
            <numerusform />
            <numerusform />
        </translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s)</source>
        <translation>
            <numerusform>%n Befund</numerusform>
            <numerusform>%n Befunde</numerusform>
        </translation>
    </message>
    <message>
        <source>Collecting names</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Find or run anything</source>
        <translation>Alles finden oder ausführen</translation>
    </message>
    <message>
        <source>Command; @ cluster, # object, / file, : line, ? rule</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>What to find or run</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Hits</source>
        <translation>Betrifft</translation>
    </message>
</context>
<context>
    <name>fleetwright::ui::ComparePage</name>
    <message>
        <source>Ignore identity</source>
        <translation>Identität übergehen</translation>
    </message>
    <message>
        <source>Only differing rows</source>
        <translation>Nur abweichende Zeilen</translation>
    </message>
    <message>
        <source>Comparing</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Matrix</source>
        <translation>Matrix</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>Nebeneinander</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Kinds</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Filter by kind, namespace or name</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Values equal to a cluster's own identity, and hash suffixes, count as equal</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Origin</source>
        <translation>Herkunft</translation>
    </message>
    <message>
        <source>All kinds</source>
        <translation>Alle Arten</translation>
    </message>
    <message numerus="yes">
        <source>All %n cluster(s)</source>
        <translation type="unfinished">
            <numerusform />
            <numerusform />
        </translation>
    </message>
    <message>
        <source>Clusters of %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Environments</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Layers built alone: %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Beside %1 %2</source>
        <comment>a revision and its subject</comment>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%n cluster(s)</source>
        <translation>
            <numerusform>%n Cluster</numerusform>
            <numerusform>%n Cluster</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n column(s)</source>
        <translation type="unfinished">
            <numerusform />
            <numerusform />
        </translation>
    </message>
    <message>
        <source>%1, all alike. Their own identity is set aside.</source>
        <comment>"6 clusters"</comment>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%n group(s)</source>
        <translation type="unfinished">
            <numerusform />
            <numerusform />
        </translation>
    </message>
    <message numerus="yes">
        <source>%n object(s) differ.</source>
        <translation type="unfinished">
            <numerusform />
            <numerusform />
        </translation>
    </message>
    <message>
        <source>%1, %2. %3 Identical clusters share a column.</source>
        <comment>"6 clusters", "5 groups", "3 objects differ."</comment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1, %2. %3</source>
        <comment>"6 clusters", "5 groups", "3 objects differ."</comment>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>Compare %n side by side</source>
        <translation type="unfinished">
            <numerusform />
            <numerusform />
        </translation>
    </message>
    <message>
        <source>Compare side by side</source>
        <translation>Nebeneinander vergleichen</translation>
    </message>
    <message>
        <source>Compare Side by Side</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Make Baseline</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Select This Group's Clusters</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Baseline: Most Common</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Show Origin</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Copy as Text</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Copy as Markdown</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleich</translation>
    </message>
</context>
<context>
    <name>fleetwright::ui::CompletionList</name>
    <message>
        <source>Completions</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>fleetwright::ui::CountTile</name>
    <message>
        <source>%1 %2</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>fleetwright::ui::DiffBody</name>
    <message>
        <source>Objects side by side</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>fleetwright::ui::EditorGroup</name>
    <message>
        <source>Open files</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Close %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1, unsaved</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Close others</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Copy path</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>fleetwright::ui::FileView</name>
    <message>
        <source>%1 is too large to be edited here: it has %2.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 is no text in UTF-8: %2. It is left as it is.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Edit %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1: %2</source>
        <comment>rule, message</comment>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%n space(s)</source>
        <translation type="unfinished">
            <numerusform />
            <numerusform />
        </translation>
    </message>
    <message>
        <source>mixed line ends</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>UTF-8 with mark</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>fleetwright::ui::FindBar</name>
    <message>
        <source>Aa</source>
        <comment>letter case</comment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Match case</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>W</source>
        <comment>whole words</comment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Whole words</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Regular expression</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Find</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Replace by</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Hit before</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Next hit</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Replace</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Replace all</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No hits</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%n hits</source>
        <translation type="unfinished">
            <numerusform />
            <numerusform />
        </translation>
    </message>
    <message numerus="yes">
        <source>%n replaced</source>
        <translation type="unfinished">
            <numerusform />
            <numerusform />
        </translation>
    </message>
</context>
<context>
    <name>fleetwright::ui::FindingDetail</name>
    <message>
        <source>Belongs to</source>
        <translation>Gehört zu</translation>
    </message>
    <message>
        <source>See also</source>
        <translation>Siehe auch</translation>
    </message>
    <message>
        <source>Show source</source>
        <translation>Quelltext zeigen</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleich</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Previous finding</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Next finding</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Place</source>
        <translation>Stelle</translation>
    </message>
    <message>
        <source>Hits</source>
        <translation>Betrifft</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Seit</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Was tun</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>Befund</translation>
    </message>
    <message>
        <source>Choose a finding</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Finding %1 of %2</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>the whole fleet</source>
        <translation>die ganze Flotte</translation>
    </message>
    <message>
        <source>the unsaved edit</source>
        <translation>der ungespeicherten Änderung</translation>
    </message>
    <message>
        <source>in the fleet already</source>
        <translation>schon in der Flotte</translation>
    </message>
</context>
<context>
    <name>fleetwright::ui::FindingsModel</name>
    <message>
        <source>From the unsaved edit</source>
        <translation>Aus der ungespeicherten Änderung</translation>
    </message>
    <message>
        <source>In the fleet already</source>
        <translation>Schon in der Flotte</translation>
    </message>
    <message>
        <source>No cluster</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Several clusters</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%1, %n finding(s)</source>
        <translation type="unfinished">
            <numerusform />
            <numerusform />
        </translation>
    </message>
    <message>
        <source>the whole fleet</source>
        <translation>die ganze Flotte</translation>
    </message>
    <message>
        <source>%1: %2, %3, %4, from the unsaved edit</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1: %2, %3, %4</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Severity</source>
        <translation>Schwere</translation>
    </message>
    <message>
        <source>What and rule</source>
        <translation>Was und Regel</translation>
    </message>
    <message>
        <source>Cluster and place</source>
        <translation>Cluster und Stelle</translation>
    </message>
</context>
<context>
    <name>fleetwright::ui::FindingsPage</name>
    <message>
        <source>Only from my change</source>
        <translation>Nur aus meiner Änderung</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Befunde</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>Befund</translation>
    </message>
    <message>
        <source>All findings</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Errors</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Warnings</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Hints</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>By change</source>
        <translation>Nach Änderung</translation>
    </message>
    <message>
        <source>By rule</source>
        <translation>Nach Regel</translation>
    </message>
    <message>
        <source>By cluster</source>
        <translation>Nach Cluster</translation>
    </message>
    <message>
        <source>By file</source>
        <translation>Nach Datei</translation>
    </message>
    <message>
        <source>Group findings</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Show only one rule</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Show only one cluster</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Filter findings</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>All %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>All rules</source>
        <translation>Alle Regeln</translation>
    </message>
    <message>
        <source>All clusters</source>
        <translation>Alle Cluster</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) cannot be read or rendered, and what depends on them is not checked. %1</source>
        <translation type="unfinished">
            <numerusform />
            <numerusform />
        </translation>
    </message>
    <message>
        <source>Show source</source>
        <translation>Quelltext zeigen</translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The checks are running…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%n rule(s) ran: %1.</source>
        <translation type="unfinished">
            <numerusform />
            <numerusform />
        </translation>
    </message>
    <message>
        <source>Could not run: %1.</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>Nothing to fix: %n rule(s) found nothing.</source>
        <translation type="unfinished">
            <numerusform />
            <numerusform />
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rule(s) found nothing, others could not run.</source>
        <translation type="unfinished">
            <numerusform />
            <numerusform />
        </translation>
    </message>
    <message numerus="yes">
        <source>The unsaved edit makes %n finding(s). %1.</source>
        <extracomment>%1 is "2 errors"</extracomment>
        <translation type="unfinished">
            <numerusform />
            <numerusform />
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other(s) in the fleet already</source>
        <translation type="unfinished">
            <numerusform />
            <numerusform />
        </translation>
    </message>
    <message numerus="yes">
        <source>%n error(s). %1.</source>
        <translation type="unfinished">
            <numerusform />
            <numerusform />
        </translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s) in all</source>
        <translation type="unfinished">
            <numerusform />
            <numerusform />
        </translation>
    </message>
    <message>
        <source>No errors. %1.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Show only this rule</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
</context>
<context>
    <name>fleetwright::ui::FirstLookPanel</name>
    <message>
        <source>Unsaved</source>
        <translation>Ungespeichert</translation>
    </message>
    <message>
        <source>Locate…</source>
        <translation>Suchen …</translation>
    </message>
    <message>
        <source>Opening only reads files: it runs no program, fetches nothing and writes nothing.</source>
        <translation>Beim Öffnen werden nur Dateien gelesen: kein Programm läuft, nichts wird geholt oder geschrieben.</translation>
    </message>
    <message>
        <source>Built with</source>
        <translation>Gebaut mit</translation>
    </message>
    <message>
        <source>Clusters from</source>
        <translation>Cluster aus</translation>
    </message>
    <message>
        <source>Not rendered</source>
        <translation>Nicht gerendert</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Wird angesehen …</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>%1 öffnen</translation>
    </message>
    <message>
        <source>Folder is gone</source>
        <translation>Ordner ist weg</translation>
    </message>
    <message numerus="yes">
        <source>cluster(s)</source>
        <comment>words below a number</comment>
        <translation>
            <numerusform>Cluster</numerusform>
            <numerusform>Cluster</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>layer(s)</source>
        <comment>words below a number</comment>
        <translation>
            <numerusform>Schicht</numerusform>
            <numerusform>Schichten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>object(s)</source>
        <comment>words below a number</comment>
        <translation>
            <numerusform>Objekt</numerusform>
            <numerusform>Objekte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>error(s)</source>
        <comment>words below a number</comment>
        <translation>
            <numerusform>Fehler</numerusform>
            <numerusform>Fehler</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>warning(s)</source>
        <comment>words below a number</comment>
        <translation>
            <numerusform>Warnung</numerusform>
            <numerusform>Warnungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Kustomize, %n kustomization(s)</source>
        <translation type="unfinished">
            <numerusform />
            <numerusform />
        </translation>
    </message>
    <message>
        <source>nothing found</source>
        <translation>nichts gefunden</translation>
    </message>
    <message>
        <source>nothing is missing, all clusters build offline</source>
        <translation>nichts fehlt, alle Cluster bauen offline</translation>
    </message>
    <message numerus="yes">
        <source>%n of %1 unit(s)</source>
        <translation type="unfinished">
            <numerusform />
            <numerusform />
        </translation>
    </message>
    <message numerus="yes">
        <source>edits in %n file(s), kept from an earlier run</source>
        <translation type="unfinished">
            <numerusform />
            <numerusform />
        </translation>
    </message>
</context>
<context>
    <name>fleetwright::ui::GoToLineBar</name>
    <message>
        <source>Line, or line:column</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Go to &amp;line, 1 to %1:</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>fleetwright::ui::GroupsPanel</name>
    <message>
        <source>Groups of the chosen row</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Group</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>Differs from A in</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Supplied by</source>
        <translation>Geliefert von</translation>
    </message>
    <message>
        <source>Choose a row to see its groups</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>absent</source>
        <translation>fehlt</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>field name and its value</comment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1   %2</source>
        <comment>group letter and its clusters</comment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Baseline</source>
        <translation>Ausgangswert</translation>
    </message>
    <message numerus="yes">
        <source>%n field(s)</source>
        <translation type="unfinished">
            <numerusform />
            <numerusform />
        </translation>
    </message>
</context>
<context>
    <name>fleetwright::ui::HierarchyDock</name>
    <message>
        <source>Arranging layers</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Marking layers</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>By inheritance</source>
        <translation>Nach Vererbung</translation>
    </message>
    <message>
        <source>By folder</source>
        <translation>Nach Ordner</translation>
    </message>
    <message>
        <source>Group the hierarchy</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Filter layers and clusters</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Layers and clusters</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No layers found. Looked for kustomization.yaml, kustomization.yml and Kustomization in every folder.</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%1, %n layer(s)</source>
        <extracomment>%1 is "6 clusters"</extracomment>
        <translation>
            <numerusform>%1, %n Schicht</numerusform>
            <numerusform>%1, %n Schichten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cluster(s)</source>
        <translation>
            <numerusform>%n Cluster</numerusform>
            <numerusform>%n Cluster</numerusform>
        </translation>
    </message>
    <message>
        <source>Move %1 under %2</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>fleetwright::ui::HierarchyModel</name>
    <message numerus="yes">
        <source>%n cluster(s), same layers</source>
        <translation type="unfinished">
            <numerusform />
            <numerusform />
        </translation>
    </message>
    <message numerus="yes">
        <source>reaches %n cluster(s)</source>
        <translation type="unfinished">
            <numerusform />
            <numerusform />
        </translation>
    </message>
    <message>
        <source>unsaved edit</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%n object(s) changed</source>
        <translation type="unfinished">
            <numerusform />
            <numerusform />
        </translation>
    </message>
    <message>
        <source>has an error</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>has a warning</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>has a hint</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>also elsewhere</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>cannot be built</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Layer or cluster</source>
        <translation>Schicht oder Cluster</translation>
    </message>
    <message>
        <source>Reach</source>
        <translation>Reichweite</translation>
    </message>
    <message>
        <source>No fleet is open.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 inherits from nothing that it could leave.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>It inherits from this layer already.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>This is no layer.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A layer cannot inherit from itself.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>fleetwright::ui::LeftMargin</name>
    <message>
        <source>Problems and line numbers</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>fleetwright::ui::MainToolBar</name>
    <message>
        <source>Tools</source>
        <translation>Werkzeuge</translation>
    </message>
    <message>
        <source>Opened folder</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Branch</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Unsaved edits</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Find or run anything</source>
        <translation>Alles finden oder ausführen</translation>
    </message>
    <message>
        <source>Find or run anything   %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Find or run anything (%1)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>no Git</source>
        <translation>kein Git</translation>
    </message>
    <message>
        <source>no commit yet</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>at %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The head is detached: no branch is checked out.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 (%2 in progress)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Checked-out branch</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Branch: %1</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%n unsaved file(s)</source>
        <translation>
            <numerusform>%n ungespeicherte Datei</numerusform>
            <numerusform>%n ungespeicherte Dateien</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) with unsaved edits</source>
        <translation type="unfinished">
            <numerusform />
            <numerusform />
        </translation>
    </message>
    <message>
        <source>Show difference</source>
        <translation>Unterschied zeigen</translation>
    </message>
    <message>
        <source>Open in Source</source>
        <translation>Im Quelltext öffnen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Revert file</source>
        <translation>Datei zurücksetzen</translation>
    </message>
</context>
<context>
    <name>fleetwright::ui::MainWindow</name>
    <message>
        <source>Hierarchy</source>
        <translation>Hierarchie</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suche</translation>
    </message>
    <message>
        <source>%1 cannot be opened. %2 %3</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>Unsaved edits in %n file(s) were kept and are back.</source>
        <translation type="unfinished">
            <numerusform />
            <numerusform />
        </translation>
    </message>
    <message>
        <source>Show difference</source>
        <translation>Unterschied zeigen</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Changed on disk and read again: %1.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 – %2 – Fleetwright</source>
        <extracomment>window title: fleet, page, program</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 – Fleetwright</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Save or revert the unsaved edits before switching to %1.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Save all and switch</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%n file(s) with unsaved edits</source>
        <translation type="unfinished">
            <numerusform />
            <numerusform />
        </translation>
    </message>
    <message>
        <source>Kept edits come back when this folder is opened again. Nothing is written to the repository before you save.</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>Save %n file(s)</source>
        <translation type="unfinished">
            <numerusform />
            <numerusform />
        </translation>
    </message>
    <message>
        <source>Keep for later</source>
        <translation>Für später behalten</translation>
    </message>
    <message numerus="yes">
        <source>Discard edits in %n file(s)</source>
        <translation type="unfinished">
            <numerusform />
            <numerusform />
        </translation>
    </message>
    <message>
        <source>Do not quit</source>
        <translation>Nicht beenden</translation>
    </message>
</context>
<context>
    <name>fleetwright::ui::MatrixHeader</name>
    <message>
        <source>Clusters of the matrix</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>no environment</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>fleetwright::ui::MatrixModel</name>
    <message>
        <source>-hash  %1</source>
        <comment>generated suffix of a name, then the namespace</comment>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>label, %n place(s)</source>
        <translation type="unfinished">
            <numerusform />
            <numerusform />
        </translation>
    </message>
    <message>
        <source>label</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>annotation, %n place(s)</source>
        <translation type="unfinished">
            <numerusform />
            <numerusform />
        </translation>
    </message>
    <message>
        <source>annotation</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%n place(s)</source>
        <translation type="unfinished">
            <numerusform />
            <numerusform />
        </translation>
    </message>
    <message>
        <source>Whole cluster</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Identity</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%n field(s)</source>
        <translation type="unfinished">
            <numerusform />
            <numerusform />
        </translation>
    </message>
    <message>
        <source>same</source>
        <translation>gleich</translation>
    </message>
    <message>
        <source>absent</source>
        <translation>fehlt</translation>
    </message>
    <message>
        <source>not rendered</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%n object(s)</source>
        <translation>
            <numerusform>%n Objekt</numerusform>
            <numerusform>%n Objekte</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 + %2</source>
        <comment>a number of fields and "1 object"</comment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>group %1, %2</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1, %2, %3, unsaved</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1, %2, %3</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>as listed</source>
        <translation>wie gelistet</translation>
    </message>
    <message>
        <source>Object or field</source>
        <translation>Objekt oder Feld</translation>
    </message>
</context>
<context>
    <name>fleetwright::ui::MatrixView</name>
    <message>
        <source>Objects and fields</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Differences of each cluster</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>fleetwright::ui::MessageBar</name>
    <message>
        <source>Close this message</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>fleetwright::ui::Minimap</name>
    <message>
        <source>Where differences are</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%n differences; press or drag to go there</source>
        <translation type="unfinished">
            <numerusform />
            <numerusform />
        </translation>
    </message>
</context>
<context>
    <name>fleetwright::ui::OpenFileList</name>
    <message>
        <source>Listing files</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Open a file by name</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Files</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>The first %1 of %n files</source>
        <translation type="unfinished">
            <numerusform />
            <numerusform />
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation type="unfinished">
            <numerusform />
            <numerusform />
        </translation>
    </message>
</context>
<context>
    <name>fleetwright::ui::OriginCard</name>
    <message>
        <source>does not set this field</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>supplies the value, unsaved; decides %n cluster(s)</source>
        <translation type="unfinished">
            <numerusform />
            <numerusform />
        </translation>
    </message>
    <message numerus="yes">
        <source>supplies the value; decides %n cluster(s)</source>
        <translation type="unfinished">
            <numerusform />
            <numerusform />
        </translation>
    </message>
    <message>
        <source>hidden here; decides %1 of %2</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Edit here</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>New value in %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Edit here, in %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1, %2, %3</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>reaches %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Open %1</source>
        <translation>%1 öffnen</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>layer's field and value</comment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Type the new value; Enter applies it, Esc leaves.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>fleetwright::ui::OriginPanel</name>
    <message>
        <source>global</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>cluster</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>app</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Trying the edit</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Origin</source>
        <translation>Herkunft</translation>
    </message>
    <message>
        <source>Layers of the field, broad to narrow</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Choose a field of a cluster to see which layers set it.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 is not in this fleet.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 has no such field.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Origin of %1 in %2</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Trying…</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%n line(s) of %1 change; the output of no cluster does.</source>
        <translation type="unfinished">
            <numerusform />
            <numerusform />
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) of %1 change: %2</source>
        <translation type="unfinished">
            <numerusform />
            <numerusform />
        </translation>
    </message>
    <message>
        <source>Set %1 in %2</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>fleetwright::ui::PageBar</name>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
</context>
<context>
    <name>fleetwright::ui::PageButton</name>
    <message numerus="yes">
        <source>%1, %n finding(s)</source>
        <translation type="unfinished">
            <numerusform />
            <numerusform />
        </translation>
    </message>
</context>
<context>
    <name>fleetwright::ui::PaletteModel</name>
    <message>
        <source>Line %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1, %2</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>fleetwright::ui::ProblemsPanel</name>
    <message>
        <source>Severity</source>
        <translation>Schwere</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Problem</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Place</source>
        <translation>Stelle</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
    <message>
        <source>No problems from my change or in this file.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No problems from my change.</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>Problems from my change: %n.</source>
        <translation type="unfinished">
            <numerusform />
            <numerusform />
        </translation>
    </message>
    <message numerus="yes">
        <source>In this file already: %n.</source>
        <translation type="unfinished">
            <numerusform />
            <numerusform />
        </translation>
    </message>
</context>
<context>
    <name>fleetwright::ui::PublishPanel</name>
    <message>
        <source>&amp;Sign off</source>
        <translation>Mit &amp;Sign-off</translation>
    </message>
    <message>
        <source>Commit</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>New branch</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Title of the commit</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Message of the commit</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Title</source>
        <translation>&amp;Titel</translation>
    </message>
    <message>
        <source>&amp;Message, made from the change; edit freely</source>
        <translation>&amp;Nachricht, aus der Änderung gemacht; frei änderbar</translation>
    </message>
    <message>
        <source>Change %1</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>Change %n file(s)</source>
        <translation type="unfinished">
            <numerusform />
            <numerusform />
        </translation>
    </message>
    <message>
        <source>No folder is open.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The repository has unresolved conflicts. Resolve them with Git first.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A %1 is in progress. Finish it with Git first.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Nothing differs from the last commit.</source>
        <translation>Nichts weicht vom letzten Commit ab.</translation>
    </message>
    <message>
        <source>Tick at least one file.</source>
        <translation>Haken Sie mindestens eine Datei an.</translation>
    </message>
    <message>
        <source>Give the commit a title.</source>
        <translation>Geben Sie dem Commit einen Titel.</translation>
    </message>
    <message>
        <source>Git does not know your name yet. Run: git config --global user.name NAME, and user.email.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>New &amp;branch</source>
        <translation>Neuer &amp;Branch</translation>
    </message>
    <message>
        <source>New &amp;branch, from %1</source>
        <translation>Neuer &amp;Branch, von %1</translation>
    </message>
    <message>
        <source>By %1</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%n file(s), %1, %2.</source>
        <translation type="unfinished">
            <numerusform />
            <numerusform />
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) added</source>
        <translation>
            <numerusform>%n Zeile neu</numerusform>
            <numerusform>%n Zeilen neu</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) removed</source>
        <translation>
            <numerusform>%n Zeile entfernt</numerusform>
            <numerusform>%n Zeilen entfernt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Save %n file(s) and commit</source>
        <translation>
            <numerusform>%n Datei speichern und committen</numerusform>
            <numerusform>%n Dateien speichern und committen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Commit %n file(s)</source>
        <translation>
            <numerusform>%n Datei committen</numerusform>
            <numerusform>%n Dateien committen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fleetwright::ui::RecentModel</name>
    <message>
        <source>Folder is gone</source>
        <translation>Ordner ist weg</translation>
    </message>
    <message>
        <source>%1, branch %2</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1, %2</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%1, unsaved edits kept in %n file(s)</source>
        <translation type="unfinished">
            <numerusform />
            <numerusform />
        </translation>
    </message>
</context>
<context>
    <name>fleetwright::ui::RenderedPanel</name>
    <message>
        <source>Rendered output</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No cluster's rendering reads this file.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 does not read this file.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Nothing of this file is found in what %1 gets.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 in %2</source>
        <comment>object, cluster</comment>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>fleetwright::ui::ReviewPage</name>
    <message>
        <source>unsaved</source>
        <translation>ungespeichert</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Gelöscht</translation>
    </message>
    <message>
        <source>Renamed: deleted and created</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Changed, by equal lines</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Created</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>Collecting what changes</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>Committed %n file(s) as %1 on the new branch %2.</source>
        <translation type="unfinished">
            <numerusform />
            <numerusform />
        </translation>
    </message>
    <message>
        <source>Copy commit id</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Review</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Publish</source>
        <translation>Veröffentlichen</translation>
    </message>
    <message>
        <source>Changed files</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Lines that change in the file</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>What changes in the clusters</source>
        <translation>Was sich in den Clustern ändert</translation>
    </message>
    <message>
        <source>Clusters</source>
        <translation>Cluster</translation>
    </message>
    <message>
        <source>deleted</source>
        <translation>gelöscht</translation>
    </message>
    <message>
        <source>created</source>
        <translation>neu</translation>
    </message>
    <message numerus="yes">
        <source>changed, %n field(s)</source>
        <translation type="unfinished">
            <numerusform />
            <numerusform />
        </translation>
    </message>
    <message>
        <source>clusters of %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>warnings</source>
        <translation>Warnungen</translation>
    </message>
    <message>
        <source>Nothing differs from the last commit.</source>
        <translation>Nichts weicht vom letzten Commit ab.</translation>
    </message>
    <message>
        <source>There are no unsaved edits.</source>
        <translation>Es gibt keine ungespeicherten Änderungen.</translation>
    </message>
    <message>
        <source>Edit a value in Compare or a line in Source: the change appears here.</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%n file(s) differ.</source>
        <translation>
            <numerusform>%n Datei weicht ab.</numerusform>
            <numerusform>%n Dateien weichen ab.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>In Git: %1</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>fleetwright::ui::RightMargin</name>
    <message>
        <source>In how many clusters each line decides</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>fleetwright::ui::SearchDock</name>
    <message>
        <source>Regular expression</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Files</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Rendered output</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Searching</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Search everywhere</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Text to search everywhere</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Hits of the search</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Nowhere to search.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Searching…</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>The first %n hit(s)</source>
        <translation type="unfinished">
            <numerusform />
            <numerusform />
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hit(s)</source>
        <translation>
            <numerusform>%n Treffer</numerusform>
            <numerusform>%n Treffer</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fleetwright::ui::SearchModel</name>
    <message>
        <source>%1 in %2</source>
        <extracomment>a rendered object and the clusters that get it</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%1 (%n hit(s))</source>
        <extracomment>%1 is a file or object</extracomment>
        <translation type="unfinished">
            <numerusform />
            <numerusform />
        </translation>
    </message>
</context>
<context>
    <name>fleetwright::ui::SelectionBar</name>
    <message>
        <source>One level up</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Selection one level up</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Nothing is selected</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Selection: %1</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>fleetwright::ui::SettingsPage</name>
    <message>
        <source>&amp;Open the last fleet at start</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Like the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source> pt</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source> %</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Farben</translation>
    </message>
    <message>
        <source>&amp;Font size</source>
        <translation>Schrift&amp;größe</translation>
    </message>
    <message>
        <source>&amp;Editor font</source>
        <translation>&amp;Editorschrift</translation>
    </message>
    <message>
        <source>&amp;Zoom</source>
        <translation>&amp;Zoom</translation>
    </message>
    <message>
        <source>&amp;Language (from the next start)</source>
        <translation>&amp;Sprache (ab dem nächsten Start)</translation>
    </message>
    <message>
        <source>&amp;Addresses that mean a local folder, one a line: URL = folder</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Changes count at once.</source>
        <translation>Änderungen gelten sofort.</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Not an address and a folder inside the fleet: %1</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>fleetwright::ui::ShortcutsPage</name>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>Was er tut</translation>
    </message>
    <message>
        <source>Default keys</source>
        <translation>Vorgabe</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Filter commands</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Commands and keys</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Keys of the chosen command</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Choose a command and press its new keys.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>%1 belongs to the command "%2" already.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>fleetwright::ui::SideBySidePanel</name>
    <message>
        <source>Previous difference</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Next difference</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Fold equal lines</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Wrap</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Add a column</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Copy the differences as text</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Aligning</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Object</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Baseline</source>
        <translation>Ausgangswert</translation>
    </message>
    <message>
        <source>The column that the others are aligned to</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Baseline: %1</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%n difference(s)</source>
        <translation type="unfinished">
            <numerusform />
            <numerusform />
        </translation>
    </message>
    <message numerus="yes">
        <source>%n column(s)</source>
        <translation type="unfinished">
            <numerusform />
            <numerusform />
        </translation>
    </message>
    <message>
        <source>%1: equal in %2.</source>
        <comment>object, "3 columns"</comment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1: %2 in %3.</source>
        <comment>object, "4 differences", "3 columns"</comment>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%n equal line(s) are folded.</source>
        <translation type="unfinished">
            <numerusform />
            <numerusform />
        </translation>
    </message>
    <message>
        <source>No difference</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Difference %1 of %2</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>fleetwright::ui::SketchView</name>
    <message>
        <source>Drawing of the hierarchy; the Hierarchy dock shows the same as a tree</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>fleetwright::ui::SourcePage</name>
    <message>
        <source>Rendered</source>
        <translation>Gerendert</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Counting what lines decide</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Shows what the selected cluster gets of the caret's line.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
    <message>
        <source>This folder cannot be written. Edits can be tried out, but not saved.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 cannot be merged: the same lines were changed here and on disk.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Keep mine</source>
        <translation>Meine behalten</translation>
    </message>
    <message>
        <source>Take theirs</source>
        <translation>Andere nehmen</translation>
    </message>
    <message>
        <source>%1 has unsaved edits and was changed on disk.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Merge</source>
        <translation>Zusammenführen</translation>
    </message>
    <message>
        <source>Open a file to see what its lines decide.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 cannot be shown.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Line %1 cannot be read. The margin shows what the file decided before.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Line %1, column %2</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Source</source>
        <translation>Quelltext</translation>
    </message>
</context>
<context>
    <name>fleetwright::ui::StartPage</name>
    <message numerus="yes">
        <source>unsaved edits kept in %n file(s)</source>
        <translation type="unfinished">
            <numerusform />
            <numerusform />
        </translation>
    </message>
    <message>
        <source>Looking for recent folders</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Taking a first look</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>First look</source>
        <translation>Erster Blick</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Which fleet do you want to look at?</source>
        <translation>Welche Flotte möchten Sie ansehen?</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Open a folder…</source>
        <translation>Ordner öffnen …</translation>
    </message>
    <message>
        <source>A repository, or drop one here</source>
        <translation>Ein Repository, oder hierher ziehen</translation>
    </message>
    <message>
        <source>Try it on a sample</source>
        <translation>Am Beispiel ausprobieren</translation>
    </message>
    <message>
        <source>Sample fleet, six clusters</source>
        <translation>Beispielflotte, sechs Cluster</translation>
    </message>
    <message>
        <source>A private copy; nothing to install</source>
        <translation>Eine eigene Kopie; nichts zu installieren</translation>
    </message>
    <message>
        <source>Type to search</source>
        <translation>Zum Suchen tippen</translation>
    </message>
    <message>
        <source>Search recent folders</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Recent folders</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Recent</source>
        <translation>Zuletzt</translation>
    </message>
    <message>
        <source>Locate…</source>
        <translation>Suchen …</translation>
    </message>
    <message>
        <source>Remove from this list</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Where is %1 now?</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>fleetwright::ui::StatusBar</name>
    <message>
        <source>Status</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Progress</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Stops the work and keeps the last result (Esc)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Branch and commit that the folder stands at</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Earlier messages</source>
        <translation>Frühere Meldungen</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>Fleetwright makes no network request.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message numerus="yes">
        <source>%1 in %n cluster(s) rendered</source>
        <extracomment>%1 is "26 objects"</extracomment>
        <translation>
            <numerusform>%1 in %n Cluster gerendert</numerusform>
            <numerusform>%1 in %n Clustern gerendert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n object(s)</source>
        <translation>
            <numerusform>%n Objekt</numerusform>
            <numerusform>%n Objekte</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Commit: %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%v of %m</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%n error(s)</source>
        <translation>
            <numerusform>%n Fehler</numerusform>
            <numerusform>%n Fehler</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n Warnung</numerusform>
            <numerusform>%n Warnungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hint(s)</source>
        <translation>
            <numerusform>%n Hinweis</numerusform>
            <numerusform>%n Hinweise</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2: %3</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>fleetwright::ui::TrialPanel</name>
    <message>
        <source>Apply</source>
        <translation>Anwenden</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Cluster, object, field</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Change</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>What changes in the clusters</source>
        <translation>Was sich in den Clustern ändert</translation>
    </message>
    <message>
        <source>What changes in Git</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Rendering what would change…</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%n thing(s) can no longer be rendered: %1</source>
        <translation type="unfinished">
            <numerusform />
            <numerusform />
        </translation>
    </message>
    <message>
        <source>new cluster</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>cluster goes</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>fleetwright::ui::WindowCommands</name>
    <message>
        <source>Open a fleet's folder</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Undo: %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Redo: %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Versions, limits and counts are in the clipboard. Nothing of the fleet's content is among them.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Save what %1 gets</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>YAML files (*.yaml *.yml)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The output of %1 was written to %2.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 cannot be written: %2.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 cannot be merged: the same lines were changed here and on disk.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Keep mine</source>
        <translation>Meine behalten</translation>
    </message>
    <message>
        <source>Take theirs</source>
        <translation>Andere nehmen</translation>
    </message>
    <message>
        <source>%1 has unsaved edits and was changed on disk.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Merge</source>
        <translation>Zusammenführen</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>A workbench for Kubernetes fleets kept in Git.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Renders every page to PNG files in this folder, and ends.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The fleet to open.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>services::Changes</name>
    <message>
        <source>- %1: %2 %3 %4 to %5</source>
        <extracomment>clusters: object, field, old value, new value</extracomment>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>- %1: %2, %n field(s)</source>
        <translation type="unfinished">
            <numerusform />
            <numerusform />
        </translation>
    </message>
    <message>
        <source>- %1: %2</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Deleted</source>
        <translation>Gelöscht</translation>
    </message>
    <message>
        <source>Renamed (deleted and created)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>No cluster's output changes.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Clusters that change: %1 of %2.</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>and %n more group(s) of changes</source>
        <translation type="unfinished">
            <numerusform />
            <numerusform />
        </translation>
    </message>
</context>
<context>
    <name>services::ErrorText</name>
    <message>
        <source>Something is missing: %1.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A file was expected, or a folder: %1.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>This leads out of the opened folder, where nothing is read: %1.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The system does not allow reading: %1.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A safety limit was met: %1.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>This is not text: %1.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>This cannot be read: %1.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>This is not valid: %1.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Two things claim the same place: %1.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A layer includes itself: %1.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>There is nothing that this applies to: %1.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>This needs the network or another program, which are never used: %1.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Fleetwright does not do this: %1.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>This was refused: %1.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Git reports: %1.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Nothing was written: %1.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Cancelled.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Choose which version to keep.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Free some space or check the folder's permissions, then save again. Your edits are kept.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Check the permissions of the file.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Correct the line; everything else still works.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>services::FindingText</name>
    <message>
        <source>A cluster's own value sits in a layer that reaches other clusters too</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A cluster carries another cluster's value</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Names, regions, accounts and domains belong to the clusters that own them. In a shared layer they end up, sooner or later, in the output of a cluster that they are wrong for.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>This usually comes from a copied folder, or from a path or label that leads to the wrong layer. The cluster then reports, connects or stores under another one's name.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>services::Words</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <extracomment>%1 is a list of names</extracomment>
        <translation type="unfinished">
            <numerusform />
            <numerusform />
        </translation>
    </message>
</context>
<context>
    <name>ui::Commands</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Open folder…</source>
        <translation>Ordner ö&amp;ffnen …</translation>
    </message>
    <message>
        <source>Opens a folder that holds a fleet, with or without Git.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>repository</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Open the &amp;sample fleet</source>
        <translation>&amp;Beispielflotte öffnen</translation>
    </message>
    <message>
        <source>Opens a private copy of a fleet with six clusters.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>example demo</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Re&amp;load</source>
        <translation>Neu &amp;laden</translation>
    </message>
    <message>
        <source>Reads the folder anew and renders everything again.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>refresh</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>S&amp;ave</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <source>Writes the unsaved edits of the current file to disk.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Sa&amp;ve all</source>
        <translation>&amp;Alles speichern</translation>
    </message>
    <message>
        <source>Writes all unsaved edits to disk, all or nothing.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Revert file</source>
        <translation>Datei &amp;zurücksetzen</translation>
    </message>
    <message>
        <source>Drops the unsaved edits of the current file. Can be undone.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>discard</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Sav&amp;e rendered output as…</source>
        <translation>Ausgabe speichern &amp;unter …</translation>
    </message>
    <message>
        <source>Writes what the selected cluster gets into one YAML file.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>export manifests</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Close fleet</source>
        <translation>Flotte s&amp;chließen</translation>
    </message>
    <message>
        <source>Closes the opened folder.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>Be&amp;enden</translation>
    </message>
    <message>
        <source>Ends the program. Unsaved edits are asked about.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>exit</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>Takes back the last edit, in all its files.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>Makes the edit again that was taken back.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>&amp;Ausschneiden</translation>
    </message>
    <message>
        <source>Moves the selection to the clipboard.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Copies the selection as text; tables as tab-separated values.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Copy as &amp;Markdown</source>
        <translation>Als &amp;Markdown kopieren</translation>
    </message>
    <message>
        <source>Copies the selected rows as a Markdown table.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Einfügen</translation>
    </message>
    <message>
        <source>Inserts the clipboard's text.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Find…</source>
        <translation>&amp;Suchen …</translation>
    </message>
    <message>
        <source>Searches in the current view.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>search</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Find &amp;next</source>
        <translation>&amp;Weitersuchen</translation>
    </message>
    <message>
        <source>Goes to the next hit.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Find pre&amp;vious</source>
        <translation>&amp;Vorherigen Treffer suchen</translation>
    </message>
    <message>
        <source>Goes to the hit before.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>R&amp;eplace…</source>
        <translation>E&amp;rsetzen …</translation>
    </message>
    <message>
        <source>Searches in the current file and replaces hits.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Go to line…</source>
        <translation>&amp;Gehe zu Zeile …</translation>
    </message>
    <message>
        <source>Puts the caret on a line by its number.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Search everywhere…</source>
        <translation>&amp;Überall suchen …</translation>
    </message>
    <message>
        <source>Searches all files and all rendered output of the fleet.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>grep find in files</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Toggle c&amp;omment</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Turns the selected lines into comments, or back.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>comment out</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Comp&amp;lete</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Offers fields, paths, clusters and labels at the caret.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>autocomplete suggestions</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>&amp;Start</translation>
    </message>
    <message>
        <source>Recent folders, the sample fleet and a first look.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Compare</source>
        <translation>&amp;Vergleich</translation>
    </message>
    <message>
        <source>Where do my clusters differ?</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>matrix diff</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Blast radius</source>
        <translation>&amp;Auswirkung</translation>
    </message>
    <message>
        <source>What happens if I change this?</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Findings</source>
        <translation>&amp;Befunde</translation>
    </message>
    <message>
        <source>What must I fix?</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>checks problems</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>S&amp;ource</source>
        <translation>&amp;Quelltext</translation>
    </message>
    <message>
        <source>The files of the repository, in an editor.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>editor</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>C&amp;lusters</source>
        <translation>C&amp;luster</translation>
    </message>
    <message>
        <source>Which clusters are there, and do their facts agree?</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Review</source>
        <translation>&amp;Prüfen</translation>
    </message>
    <message>
        <source>May this change go out?</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>commit publish</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Workshop</source>
        <translation>&amp;Workshop</translation>
    </message>
    <message>
        <source>Exercises on a sample fleet.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Hierarchy</source>
        <translation>&amp;Hierarchie</translation>
    </message>
    <message>
        <source>Shows or hides the tree of layers and clusters.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>tree layers</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Ori&amp;gin</source>
        <translation>&amp;Herkunft</translation>
    </message>
    <message>
        <source>Shows which layers set the selected field.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>explain blame</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>S&amp;plit view</source>
        <translation>Ansicht &amp;teilen</translation>
    </message>
    <message>
        <source>Shows a second view beside the first.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Re&amp;ndered beside</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Shows what the selected cluster gets of the caret's line.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>output preview</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>What &amp;this line decides</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Names the clusters that get this line's value, and what hides it from others.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>reach</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Clos&amp;e tab</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Closes the open file. Unsaved edits stay.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>Ver&amp;größern</translation>
    </message>
    <message>
        <source>Makes all text larger.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>larger</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Zoom o&amp;ut</source>
        <translation>Ver&amp;kleinern</translation>
    </message>
    <message>
        <source>Makes all text smaller.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>smaller</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Nor&amp;mal size</source>
        <translation>&amp;Normale Größe</translation>
    </message>
    <message>
        <source>Shows text in the size of the settings.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Go</source>
        <translation>&amp;Gehe zu</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Zurück</translation>
    </message>
    <message>
        <source>Returns to the place before.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Forward</source>
        <translation>&amp;Vorwärts</translation>
    </message>
    <message>
        <source>Goes on to the place that Back left.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Selection one level &amp;up</source>
        <translation>Auswahl eine Ebene &amp;höher</translation>
    </message>
    <message>
        <source>From a field to its object, to its cluster, to nothing.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Find or run &amp;anything…</source>
        <translation>&amp;Alles finden oder ausführen …</translation>
    </message>
    <message>
        <source>Commands, clusters, objects, files and rules by name.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>command palette</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Go to &amp;cluster…</source>
        <translation>Gehe zu &amp;Cluster …</translation>
    </message>
    <message>
        <source>Finds a cluster by name.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Go to object…</source>
        <translation>Gehe zu &amp;Objekt …</translation>
    </message>
    <message>
        <source>Finds a rendered object by name.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Go &amp;to file…</source>
        <translation>Gehe zu &amp;Datei …</translation>
    </message>
    <message>
        <source>Finds a file by name.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Open in &amp;Source</source>
        <translation>Im &amp;Quelltext öffnen</translation>
    </message>
    <message>
        <source>Shows the selected place in its file.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Next difference</source>
        <translation>&amp;Nächster Unterschied</translation>
    </message>
    <message>
        <source>Goes to the next difference.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Previous difference</source>
        <translation>V&amp;origer Unterschied</translation>
    </message>
    <message>
        <source>Goes to the difference before.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Next c&amp;olumn</source>
        <translation>Nächste &amp;Spalte</translation>
    </message>
    <message>
        <source>Goes to the next column of the side-by-side view.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Previous co&amp;lumn</source>
        <translation>Vorige S&amp;palte</translation>
    </message>
    <message>
        <source>Goes to the column before in the side-by-side view.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>F&amp;leet</source>
        <translation>F&amp;lotte</translation>
    </message>
    <message>
        <source>&amp;Edit here</source>
        <translation>Hier &amp;bearbeiten</translation>
    </message>
    <message>
        <source>Changes the selected field in the layer that supplies it.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>set value</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Compare its clusters</source>
        <translation>Seine Cluster &amp;vergleichen</translation>
    </message>
    <message>
        <source>Compares the clusters that the selected layer reaches.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Compare s&amp;ide by side</source>
        <translation>&amp;Nebeneinander vergleichen</translation>
    </message>
    <message>
        <source>Shows the ticked clusters' rendered objects beside each other.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Add a cluster like this…</source>
        <translation>Cluster wie diesen &amp;hinzufügen …</translation>
    </message>
    <message>
        <source>Copies the selected cluster's folder and inventory entry under a new name, after a preview.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>new cluster sibling</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Cut &amp;layer to move it</source>
        <translation>&amp;Schicht zum Verschieben ausschneiden</translation>
    </message>
    <message>
        <source>Marks the selected layer or cluster for moving under another layer.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>move</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Move under this layer</source>
        <translation>Unter diese Schicht &amp;verschieben</translation>
    </message>
    <message>
        <source>Shows what changes when the cut layer or cluster inherits from the selected one.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>paste layer</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Copy &amp;path</source>
        <translation>&amp;Pfad kopieren</translation>
    </message>
    <message>
        <source>Copies the selected layer's path.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Switch &amp;branch…</source>
        <translation>&amp;Branch wechseln …</translation>
    </message>
    <message>
        <source>Checks out another branch of the repository.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>checkout</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation>&amp;Werkzeuge</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;Show difference</source>
        <translation>&amp;Unterschied zeigen</translation>
    </message>
    <message>
        <source>Shows what the unsaved edits change in the files.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>unsaved diff</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Prepare a commit…</source>
        <translation>Commit &amp;vorbereiten …</translation>
    </message>
    <message>
        <source>Opens the Publish dock: branch, message, commit.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>publish</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Commit on the new branch</source>
        <translation>Auf neuem Branch &amp;committen</translation>
    </message>
    <message>
        <source>Commits the listed files on a new branch.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>&amp;Einstellungen …</translation>
    </message>
    <message>
        <source>Theme, font, keys, mapped addresses.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>preferences options</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Copy &amp;diagnostics</source>
        <translation>&amp;Diagnose kopieren</translation>
    </message>
    <message>
        <source>Copies versions, limits and counts, but no content of the fleet, for a report.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>bug report</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>&amp;Tastenkürzel</translation>
    </message>
    <message>
        <source>All commands with their keys.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>keys</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;About Fleetwright</source>
        <translation>&amp;Über Fleetwright</translation>
    </message>
    <message>
        <source>Version, licence and libraries.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>version license</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>ui::DiffWords</name>
    <message numerus="yes">
        <source> … %n more bytes</source>
        <translation type="unfinished">
            <numerusform />
            <numerusform />
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lines</source>
        <translation type="unfinished">
            <numerusform />
            <numerusform />
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lines hidden: a very large object is shown by its structure</source>
        <translation type="unfinished">
            <numerusform />
            <numerusform />
        </translation>
    </message>
    <message numerus="yes">
        <source>%n equal lines</source>
        <translation type="unfinished">
            <numerusform />
            <numerusform />
        </translation>
    </message>
    <message numerus="yes">
        <source>%n equal lines hidden</source>
        <translation type="unfinished">
            <numerusform />
            <numerusform />
        </translation>
    </message>
    <message numerus="yes">
        <source>%n identity lines</source>
        <translation type="unfinished">
            <numerusform />
            <numerusform />
        </translation>
    </message>
    <message numerus="yes">
        <source>%n identity lines hidden</source>
        <translation type="unfinished">
            <numerusform />
            <numerusform />
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 equal, %n identity lines</source>
        <translation type="unfinished">
            <numerusform />
            <numerusform />
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 equal, %n identity lines hidden</source>
        <translation type="unfinished">
            <numerusform />
            <numerusform />
        </translation>
    </message>
    <message>
        <source>absent here, others have this line</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>absent here, an identity value of others</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>line %1, %2, differs</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>line %1, %2, identity value</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>line %1, %2, equal</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Field</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>absent</source>
        <translation>fehlt</translation>
    </message>
</context>
<context>
    <name>ui::FindingsModel</name>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Hint</source>
        <translation>Hinweis</translation>
    </message>
</context>
<context>
    <name>ui::HierarchySketch</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation type="unfinished">
            <numerusform />
            <numerusform />
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cluster(s)</source>
        <translation>
            <numerusform>%n Cluster</numerusform>
            <numerusform>%n Cluster</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::LineWords</name>
    <message>
        <source>No cluster's rendering reads this file.</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>This file reaches %n cluster(s).</source>
        <translation type="unfinished">
            <numerusform />
            <numerusform />
        </translation>
    </message>
    <message numerus="yes">
        <source>Line %1 sets no value. Its file reaches %n cluster(s).</source>
        <translation type="unfinished">
            <numerusform />
            <numerusform />
        </translation>
    </message>
    <message>
        <source>Line %1 decides for no cluster, though its file reaches %2: its value is always replaced.</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>Line %1 decides for %n cluster(s), of the %2 its file reaches.</source>
        <translation type="unfinished">
            <numerusform />
            <numerusform />
        </translation>
    </message>
    <message numerus="yes">
        <source>Line %1 decides for %2 of the %n cluster(s) it reaches</source>
        <translation type="unfinished">
            <numerusform />
            <numerusform />
        </translation>
    </message>
    <message>
        <source>Not in %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Hidden for %1 by its own layer%2</source>
        <comment>second is ":19", a line, or nothing</comment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Hidden for %1 by %2%3</source>
        <comment>third is ":19", a line, or nothing</comment>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>and for %n more</source>
        <translation type="unfinished">
            <numerusform />
            <numerusform />
        </translation>
    </message>
</context>
<context>
    <name>ui::PagePictures</name>
    <message>
        <source>Set image in environments/staging</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>ui::RecentModel</name>
    <message>
        <source>today</source>
        <translation>heute</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>gestern</translation>
    </message>
    <message numerus="yes">
        <source>%n week(s) ago</source>
        <translation>
            <numerusform>vor %n Woche</numerusform>
            <numerusform>vor %n Wochen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::TrialPanel</name>
    <message>
        <source>deleted</source>
        <translation>gelöscht</translation>
    </message>
    <message>
        <source>renamed: deleted and created</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>changed</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>created</source>
        <translation>neu</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <extracomment>a value before and after</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No cluster's output changes.</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%n object(s) deleted</source>
        <translation type="unfinished">
            <numerusform />
            <numerusform />
        </translation>
    </message>
    <message numerus="yes">
        <source>%n object(s) renamed</source>
        <translation type="unfinished">
            <numerusform />
            <numerusform />
        </translation>
    </message>
    <message numerus="yes">
        <source>%n object(s) changed</source>
        <translation type="unfinished">
            <numerusform />
            <numerusform />
        </translation>
    </message>
    <message numerus="yes">
        <source>%n object(s) created</source>
        <translation type="unfinished">
            <numerusform />
            <numerusform />
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unit(s) not compared</source>
        <translation type="unfinished">
            <numerusform />
            <numerusform />
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cluster(s) change: %1.</source>
        <extracomment>%1 is a list such as "1 object deleted, 2 objects changed"</extracomment>
        <translation type="unfinished">
            <numerusform />
            <numerusform />
        </translation>
    </message>
</context>
</TS>
