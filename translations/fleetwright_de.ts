<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en_US">
<context>
    <name>GroupsPanel</name>
    <message>
        <source>Groups of whole clusters</source>
        <translation>Gruppen ganzer Cluster</translation>
    </message>
    <message>
        <source>Groups of %1</source>
        <translation>Gruppen von %1</translation>
    </message>
</context>
<context>
    <name>fleetwright::services::Edits</name>
    <message>
        <source>Revert %1</source>
        <translation>%1 zurücksetzen</translation>
    </message>
</context>
<context>
    <name>fleetwright::services::FixTrial</name>
    <message>
        <source>Trying the fix</source>
        <translation>Korrektur wird erprobt</translation>
    </message>
</context>
<context>
    <name>fleetwright::services::Repository</name>
    <message>
        <source>This folder is not the root of a Git repository.</source>
        <translation>Dieser Ordner ist nicht die Wurzel eines Git-Repositorys.</translation>
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
        <translation>Änderung wird ausprobiert</translation>
    </message>
</context>
<context>
    <name>fleetwright::services::Workspace</name>
    <message>
        <source>Rendering</source>
        <translation>Wird gerendert</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>Wird geprüft</translation>
    </message>
    <message>
        <source>Rendering a revision</source>
        <translation>Eine Revision wird gerendert</translation>
    </message>
    <message>
        <source>Looking for changes on disk</source>
        <translation>Änderungen auf der Platte werden gesucht</translation>
    </message>
    <message>
        <source>Opening %1</source>
        <translation>%1 wird geöffnet</translation>
    </message>
    <message>
        <source>Restore unsaved edits</source>
        <translation>Ungespeicherte Änderungen wiederherstellen</translation>
    </message>
    <message>
        <source>Rendering %1</source>
        <translation>%1 wird gerendert</translation>
    </message>
</context>
<context>
    <name>fleetwright::ui::AboutPage</name>
    <message>
        <source>Logo of Fleetwright</source>
        <translation>Logo von Fleetwright</translation>
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
        <translation>Apache License 2.0</translation>
    </message>
    <message>
        <source>Built on</source>
        <translation>Gebaut auf</translation>
    </message>
    <message>
        <source>Qt %1, libyaml, yaml-cpp, libgit2, RE2, oneTBB, xxHash, fmt, OpenSSL, valijson, KSyntaxHighlighting</source>
        <translation>Qt %1, libyaml, yaml-cpp, libgit2, RE2, oneTBB, xxHash, fmt, OpenSSL, valijson, KSyntaxHighlighting</translation>
    </message>
    <message>
        <source>Safety</source>
        <translation>Sicherheit</translation>
    </message>
    <message>
        <source>Opening a repository runs no program, makes no network request, writes nothing and reads nothing outside its folder.</source>
        <translation>Beim Öffnen eines Repositorys läuft kein Programm, geht keine Anfrage ins Netz, wird nichts geschrieben und nichts außerhalb seines Ordners gelesen.</translation>
    </message>
    <message>
        <source>Copy diagnostics</source>
        <translation>Diagnose kopieren</translation>
    </message>
    <message>
        <source>A workbench for Kubernetes fleets kept in Git.</source>
        <translation>Eine Werkbank für Kubernetes-Flotten in Git.</translation>
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
        <translation>Name des neuen Clusters</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>Add a cluster like %1</source>
        <translation>Einen Cluster wie %1 hinzufügen</translation>
    </message>
    <message>
        <source>Give the cluster a name.</source>
        <translation>Geben Sie dem Cluster einen Namen.</translation>
    </message>
    <message>
        <source>A name has small letters, digits, &apos;-&apos; and &apos;.&apos;, and begins and ends with a letter or digit.</source>
        <translation>Ein Name hat Kleinbuchstaben, Ziffern, „-“ und „.“ und beginnt und endet mit einem Buchstaben oder einer Ziffer.</translation>
    </message>
    <message>
        <source>There is a cluster of this name already.</source>
        <translation>Einen Cluster dieses Namens gibt es schon.</translation>
    </message>
    <message>
        <source>A value is missing instead of %1.</source>
        <translation>Anstelle von %1 fehlt ein Wert.</translation>
    </message>
    <message>
        <source>%1 instead of %2</source>
        <translation>%1 statt %2</translation>
    </message>
    <message>
        <source>Add cluster %1 like %2</source>
        <translation>Cluster %1 wie %2 hinzufügen</translation>
    </message>
</context>
<context>
    <name>fleetwright::ui::AddClusterPanel</name>
    <message>
        <source>The cluster that the new one is like</source>
        <translation>Der Cluster, dem der neue gleicht</translation>
    </message>
    <message>
        <source>&amp;Like</source>
        <translation>&amp;Wie</translation>
    </message>
</context>
<context>
    <name>fleetwright::ui::AnswerView</name>
    <message>
        <source>Filter: %1</source>
        <translation>Filter: %1</translation>
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
    <name>fleetwright::ui::ChangeGroupsTree</name>
    <message>
        <source>Deleted</source>
        <translation>Gelöscht</translation>
    </message>
    <message>
        <source>Renamed: deleted and created</source>
        <translation>Umbenannt: gelöscht und neu</translation>
    </message>
    <message>
        <source>Changed, by equal lines</source>
        <translation>Geändert, nach gleichen Zeilen</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>What changes in the clusters</source>
        <translation>Was sich in den Clustern ändert</translation>
    </message>
    <message>
        <source>Clusters</source>
        <translation>Cluster</translation>
    </message>
    <message numerus="yes">
        <source>and %n more group(s) of changes</source>
        <translation>
            <numerusform>und %n weitere Gruppe von Änderungen</numerusform>
            <numerusform>und %n weitere Gruppen von Änderungen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <extracomment>a value before and after</extracomment>
        <translation>%1 → %2</translation>
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
        <translation>im Konflikt</translation>
    </message>
    <message>
        <source>%1, +%2 −%3</source>
        <translation>%1, +%2 −%3</translation>
    </message>
    <message>
        <source>%1, unsaved</source>
        <translation>%1, ungespeichert</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>fleetwright::ui::ClusterFacts</name>
    <message>
        <source>%1 = %2 (%3, %4)</source>
        <translation>%1 = %2 (%3, %4)</translation>
    </message>
    <message>
        <source>Known from</source>
        <translation>Bekannt aus</translation>
    </message>
    <message>
        <source>What is known of the chosen cluster</source>
        <translation>Was über den gewählten Cluster bekannt ist</translation>
    </message>
    <message>
        <source>Choose a cluster to see what each source says of it.</source>
        <translation>Wählen Sie einen Cluster, um zu sehen, was jede Quelle über ihn sagt.</translation>
    </message>
    <message>
        <source>%1: its sources agree</source>
        <translation>%1: die Quellen stimmen überein</translation>
    </message>
    <message>
        <source>%1: its sources disagree</source>
        <translation>%1: die Quellen widersprechen sich</translation>
    </message>
</context>
<context>
    <name>fleetwright::ui::ClustersModel</name>
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
        <source>%1 (hub)</source>
        <extracomment>a cluster that controls others</extracomment>
        <translation>%1 (Hub)</translation>
    </message>
    <message>
        <source>%1 (assumed)</source>
        <extracomment>a cluster that is known by its folder only</extracomment>
        <translation>%1 (angenommen)</translation>
    </message>
    <message>
        <source>%1 of %2 agree</source>
        <translation>%1 von %2 stimmen überein</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n cluster(s)</source>
        <extracomment>a label&apos;s value, then how many clusters have it</extracomment>
        <translation>
            <numerusform>%1: %n Cluster</numerusform>
            <numerusform>%1: %n Cluster</numerusform>
        </translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Cluster</source>
        <translation>Cluster</translation>
    </message>
    <message>
        <source>Identity</source>
        <translation>Identität</translation>
    </message>
    <message>
        <source>Known from</source>
        <translation>Bekannt aus</translation>
    </message>
    <message>
        <source>Controllers</source>
        <translation>Controller</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>Einheiten</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Befunde</translation>
    </message>
</context>
<context>
    <name>fleetwright::ui::ClustersPage</name>
    <message>
        <source>Add a cluster…</source>
        <translation>Cluster hinzufügen …</translation>
    </message>
    <message>
        <source>Looking at the clusters</source>
        <translation>Cluster werden betrachtet</translation>
    </message>
    <message>
        <source>Saved %1.</source>
        <translation>%1 gespeichert.</translation>
    </message>
    <message>
        <source>%1 cannot be written.</source>
        <translation>%1 kann nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>Clusters</source>
        <translation>Cluster</translation>
    </message>
    <message>
        <source>Add a cluster</source>
        <translation>Cluster hinzufügen</translation>
    </message>
    <message>
        <source>&amp;Overview</source>
        <translation>Ü&amp;berblick</translation>
    </message>
    <message>
        <source>&amp;Topology</source>
        <translation>&amp;Topologie</translation>
    </message>
    <message>
        <source>&amp;Delivery</source>
        <translation>&amp;Auslieferung</translation>
    </message>
    <message>
        <source>Views of the clusters</source>
        <translation>Ansichten der Cluster</translation>
    </message>
    <message>
        <source>&amp;Group by</source>
        <translation>&amp;Gruppieren nach</translation>
    </message>
    <message>
        <source>Group clusters by a label</source>
        <translation>Cluster nach einem Label gruppieren</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>Filter clusters</source>
        <translation>Cluster filtern</translation>
    </message>
    <message>
        <source>&amp;Waves</source>
        <translation>&amp;Wellen</translation>
    </message>
    <message>
        <source>Sync win&amp;dows</source>
        <translation>Sync-&amp;Fenster</translation>
    </message>
    <message>
        <source>&amp;Images</source>
        <translation>&amp;Images</translation>
    </message>
</context>
<context>
    <name>fleetwright::ui::ColumnHeader</name>
    <message>
        <source>changed by unsaved edits</source>
        <translation>durch ungespeicherte Änderungen geändert</translation>
    </message>
    <message>
        <source>Close the column %1</source>
        <translation>Spalte %1 schließen</translation>
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
        <translation>
            <numerusform>in %n Cluster</numerusform>
            <numerusform>in %n Clustern</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, in %n cluster(s)</source>
        <translation>
            <numerusform>%1, in %n Cluster</numerusform>
            <numerusform>%1, in %n Clustern</numerusform>
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
        <translation>Namen werden gesammelt</translation>
    </message>
    <message>
        <source>Find or run anything</source>
        <translation>Alles finden oder ausführen</translation>
    </message>
    <message>
        <source>Command; @ cluster, # object, / file, : line, ? rule</source>
        <translation>Befehl; @ Cluster, # Objekt, / Datei, : Zeile, ? Regel</translation>
    </message>
    <message>
        <source>What to find or run</source>
        <translation>Was gefunden oder ausgeführt werden soll</translation>
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
        <translation>Wird verglichen</translation>
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
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Kinds</source>
        <translation>Arten</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Filter by kind, namespace or name</source>
        <translation>Nach Art, Namespace oder Name filtern</translation>
    </message>
    <message>
        <source>Values equal to a cluster&apos;s own identity, and hash suffixes, count as equal</source>
        <translation>Werte, die der eigenen Identität eines Clusters entsprechen, und Hash-Endungen gelten als gleich</translation>
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
        <translation>
            <numerusform>Der eine Cluster</numerusform>
            <numerusform>Alle %n Cluster</numerusform>
        </translation>
    </message>
    <message>
        <source>Clusters of %1</source>
        <translation>Cluster von %1</translation>
    </message>
    <message>
        <source>Environments</source>
        <translation>Umgebungen</translation>
    </message>
    <message>
        <source>Layers built alone: %1</source>
        <translation>Allein gebaute Schichten: %1</translation>
    </message>
    <message>
        <source>Beside %1 %2</source>
        <comment>a revision and its subject</comment>
        <translation>Neben %1 %2</translation>
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
        <translation>
            <numerusform>%n Spalte</numerusform>
            <numerusform>%n Spalten</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, all alike. Their own identity is set aside.</source>
        <comment>&quot;6 clusters&quot;</comment>
        <translation>%1, alle gleich. Ihre eigene Identität ist beiseitegelassen.</translation>
    </message>
    <message numerus="yes">
        <source>%n group(s)</source>
        <translation>
            <numerusform>%n Gruppe</numerusform>
            <numerusform>%n Gruppen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n object(s) differ.</source>
        <translation>
            <numerusform>%n Objekt weicht ab.</numerusform>
            <numerusform>%n Objekte weichen ab.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2. %3 Identical clusters share a column.</source>
        <comment>&quot;6 clusters&quot;, &quot;5 groups&quot;, &quot;3 objects differ.&quot;</comment>
        <translation>%1, %2. %3 Gleiche Cluster teilen sich eine Spalte.</translation>
    </message>
    <message>
        <source>%1, %2. %3</source>
        <comment>&quot;6 clusters&quot;, &quot;5 groups&quot;, &quot;3 objects differ.&quot;</comment>
        <translation>%1, %2. %3</translation>
    </message>
    <message numerus="yes">
        <source>Compare %n side by side</source>
        <translation>
            <numerusform>%n nebeneinander vergleichen</numerusform>
            <numerusform>%n nebeneinander vergleichen</numerusform>
        </translation>
    </message>
    <message>
        <source>Compare side by side</source>
        <translation>Nebeneinander vergleichen</translation>
    </message>
    <message>
        <source>Compare Side by Side</source>
        <translation>Nebeneinander vergleichen</translation>
    </message>
    <message>
        <source>Make Baseline</source>
        <translation>Zum Ausgangswert machen</translation>
    </message>
    <message>
        <source>Select This Group&apos;s Clusters</source>
        <translation>Cluster dieser Gruppe auswählen</translation>
    </message>
    <message>
        <source>Baseline: Most Common</source>
        <translation>Ausgangswert: der häufigste</translation>
    </message>
    <message>
        <source>Show Origin</source>
        <translation>Herkunft zeigen</translation>
    </message>
    <message>
        <source>Copy as Text</source>
        <translation>Als Text kopieren</translation>
    </message>
    <message>
        <source>Copy as Markdown</source>
        <translation>Als Markdown kopieren</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleich</translation>
    </message>
    <message>
        <source>Reading the history</source>
        <translation>Der Verlauf wird gelesen</translation>
    </message>
    <message>
        <source>Placing the findings</source>
        <translation>Befunde werden zugeordnet</translation>
    </message>
</context>
<context>
    <name>fleetwright::ui::CompletionList</name>
    <message>
        <source>Completions</source>
        <translation>Vervollständigungen</translation>
    </message>
</context>
<context>
    <name>fleetwright::ui::ConsequenceList</name>
    <message>
        <source>Consequences</source>
        <translation>Folgen</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Clusters</source>
        <translation>Cluster</translation>
    </message>
    <message>
        <source>A selector alone changes nothing.</source>
        <translation>Ein Selektor allein ändert nichts.</translation>
    </message>
    <message>
        <source>No object gets a value from it.</source>
        <translation>Kein Objekt bekommt einen Wert davon.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Not compared: %1</source>
        <translation>Nicht verglichen: %1</translation>
    </message>
    <message>
        <source>No object changes.</source>
        <translation>Kein Objekt ändert sich.</translation>
    </message>
    <message>
        <source>Its name follows its content.</source>
        <translation>Sein Name folgt seinem Inhalt.</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weiteres</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fleetwright::ui::CountTile</name>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>fleetwright::ui::DeliveryTab</name>
    <message>
        <source>Only what is unlike its like</source>
        <translation>Nur was von seinesgleichen abweicht</translation>
    </message>
    <message>
        <source>Looking at delivery</source>
        <translation>Auslieferung wird betrachtet</translation>
    </message>
    <message>
        <source>Applied in this order</source>
        <translation>In dieser Reihenfolge angewendet</translation>
    </message>
    <message>
        <source>Apply order of the chosen cluster</source>
        <translation>Anwendungsreihenfolge des gewählten Clusters</translation>
    </message>
    <message>
        <source>How each unit is delivered</source>
        <translation>Wie jede Einheit ausgeliefert wird</translation>
    </message>
    <message>
        <source>Choose a cluster to see in which order it is applied.</source>
        <translation>Wählen Sie einen Cluster, um zu sehen, in welcher Reihenfolge angewendet wird.</translation>
    </message>
    <message>
        <source>Nothing is applied in steps here.</source>
        <translation>Hier wird nichts in Schritten angewendet.</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>Einzelheit</translation>
    </message>
</context>
<context>
    <name>fleetwright::ui::DiffBody</name>
    <message>
        <source>Objects side by side</source>
        <translation>Objekte nebeneinander</translation>
    </message>
</context>
<context>
    <name>fleetwright::ui::Docks</name>
    <message>
        <source>Docks</source>
        <translation>Andockfenster</translation>
    </message>
</context>
<context>
    <name>fleetwright::ui::DropPreview</name>
    <message>
        <source>Trying the move</source>
        <translation>Verschieben wird ausprobiert</translation>
    </message>
    <message>
        <source>What the drop would change</source>
        <translation>Was das Ablegen ändern würde</translation>
    </message>
    <message>
        <source>Rendering what would change…</source>
        <translation>Was sich ändern würde, wird gerendert …</translation>
    </message>
    <message numerus="yes">
        <source>%n cluster(s) change, %1</source>
        <translation>
            <numerusform>%n Cluster ändert sich, %1</numerusform>
            <numerusform>%n Cluster ändern sich, %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n deleted</source>
        <translation>
            <numerusform>%n gelöscht</numerusform>
            <numerusform>%n gelöscht</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fleetwright::ui::EditorGroup</name>
    <message>
        <source>Open files</source>
        <translation>Offene Dateien</translation>
    </message>
    <message>
        <source>Close %1</source>
        <translation>%1 schließen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>%1, unsaved</source>
        <translation>%1, ungespeichert</translation>
    </message>
    <message>
        <source>Close others</source>
        <translation>Andere schließen</translation>
    </message>
    <message>
        <source>Copy path</source>
        <translation>Pfad kopieren</translation>
    </message>
</context>
<context>
    <name>fleetwright::ui::EvidencePanel</name>
    <message>
        <source>Looking for the evidence</source>
        <translation>Der Beleg wird gesucht</translation>
    </message>
    <message>
        <source>The field in each cluster and the line that supplies it</source>
        <translation>Das Feld in jedem Cluster und die Zeile, die es liefert</translation>
    </message>
    <message>
        <source>What is rendered, side by side</source>
        <translation>Was gerendert wird, nebeneinander</translation>
    </message>
    <message>
        <source>absent</source>
        <translation>fehlt</translation>
    </message>
    <message>
        <source>%1: the object is absent</source>
        <extracomment>a cluster&apos;s name</extracomment>
        <translation>%1: das Objekt fehlt</translation>
    </message>
    <message>
        <source>%1: has the object</source>
        <translation>%1: hat das Objekt</translation>
    </message>
    <message>
        <source>%1: the field is absent</source>
        <translation>%1: das Feld fehlt</translation>
    </message>
    <message>
        <source>No rendered field or object is at stake here.</source>
        <translation>Hier geht es um kein gerendertes Feld oder Objekt.</translation>
    </message>
    <message>
        <source>Choose a finding</source>
        <translation>Wählen Sie einen Befund</translation>
    </message>
</context>
<context>
    <name>fleetwright::ui::ExceptionsPanel</name>
    <message>
        <source>Listing the exceptions</source>
        <translation>Ausnahmen werden aufgelistet</translation>
    </message>
    <message>
        <source>Exceptions</source>
        <translation>Ausnahmen</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>Ticket</source>
        <translation>Ticket</translation>
    </message>
    <message>
        <source>Clusters</source>
        <translation>Cluster</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Zuständig</translation>
    </message>
    <message>
        <source>Exception</source>
        <translation>Ausnahme</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Stelle</translation>
    </message>
    <message>
        <source>No exceptions: nothing is marked, listed or accepted.</source>
        <translation>Keine Ausnahmen: Nichts ist markiert, gelistet oder angenommen.</translation>
    </message>
    <message numerus="yes">
        <source>%n exception(s), all with a date to come.</source>
        <translation>
            <numerusform>%n Ausnahme, mit einem Datum, das noch kommt.</numerusform>
            <numerusform>%n Ausnahmen, alle mit einem Datum, das noch kommt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n exception(s) need somebody. %1.</source>
        <translation>
            <numerusform>%n Ausnahme braucht jemanden. %1.</numerusform>
            <numerusform>%n Ausnahmen brauchen jemanden. %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n in all</source>
        <translation>
            <numerusform>insgesamt %n</numerusform>
            <numerusform>insgesamt %n</numerusform>
        </translation>
    </message>
    <message>
        <source>The exceptions are being listed…</source>
        <translation>Die Ausnahmen werden aufgelistet …</translation>
    </message>
</context>
<context>
    <name>fleetwright::ui::FileView</name>
    <message>
        <source>%1 is too large to be edited here: it has %2.</source>
        <translation>%1 ist zu groß, um hier bearbeitet zu werden: %2.</translation>
    </message>
    <message>
        <source>%1 is no text in UTF-8: %2. It is left as it is.</source>
        <translation>%1 ist kein Text in UTF-8: %2. Die Datei bleibt, wie sie ist.</translation>
    </message>
    <message>
        <source>Edit %1</source>
        <translation>%1 bearbeiten</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>rule, message</comment>
        <translation>%1: %2</translation>
    </message>
    <message numerus="yes">
        <source>%n space(s)</source>
        <translation>
            <numerusform>%n Leerzeichen</numerusform>
            <numerusform>%n Leerzeichen</numerusform>
        </translation>
    </message>
    <message>
        <source>mixed line ends</source>
        <translation>gemischte Zeilenenden</translation>
    </message>
    <message>
        <source>UTF-8 with mark</source>
        <translation>UTF-8 mit Markierung</translation>
    </message>
</context>
<context>
    <name>fleetwright::ui::FilterField</name>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
</context>
<context>
    <name>fleetwright::ui::FindBar</name>
    <message>
        <source>Aa</source>
        <comment>letter case</comment>
        <translation>Aa</translation>
    </message>
    <message>
        <source>Match case</source>
        <translation>Groß- und Kleinschreibung beachten</translation>
    </message>
    <message>
        <source>W</source>
        <comment>whole words</comment>
        <translation>W</translation>
    </message>
    <message>
        <source>Whole words</source>
        <translation>Ganze Wörter</translation>
    </message>
    <message>
        <source>Regular expression</source>
        <translation>Regulärer Ausdruck</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Replace by</source>
        <translation>Ersetzen durch</translation>
    </message>
    <message>
        <source>Hit before</source>
        <translation>Voriger Treffer</translation>
    </message>
    <message>
        <source>Next hit</source>
        <translation>Nächster Treffer</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>Replace all</source>
        <translation>Alle ersetzen</translation>
    </message>
    <message>
        <source>No hits</source>
        <translation>Keine Treffer</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message numerus="yes">
        <source>%n hits</source>
        <translation>
            <numerusform>%n Treffer</numerusform>
            <numerusform>%n Treffer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n replaced</source>
        <translation>
            <numerusform>%n ersetzt</numerusform>
            <numerusform>%n ersetzt</numerusform>
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
        <translation>Voriger Befund</translation>
    </message>
    <message>
        <source>Next finding</source>
        <translation>Nächster Befund</translation>
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
        <translation>Wählen Sie einen Befund</translation>
    </message>
    <message>
        <source>Finding %1 of %2</source>
        <translation>Befund %1 von %2</translation>
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
    <message>
        <source>Apply fix</source>
        <translation>Korrektur anwenden</translation>
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
        <translation>Kein Cluster</translation>
    </message>
    <message>
        <source>Several clusters</source>
        <translation>Mehrere Cluster</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n finding(s)</source>
        <translation>
            <numerusform>%1, %n Befund</numerusform>
            <numerusform>%1, %n Befunde</numerusform>
        </translation>
    </message>
    <message>
        <source>the whole fleet</source>
        <translation>die ganze Flotte</translation>
    </message>
    <message>
        <source>%1: %2, %3, %4, from the unsaved edit</source>
        <translation>%1: %2, %3, %4, aus der ungespeicherten Änderung</translation>
    </message>
    <message>
        <source>%1: %2, %3, %4</source>
        <translation>%1: %2, %3, %4</translation>
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
    <message>
        <source>Nobody&apos;s</source>
        <translation>Niemandes</translation>
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
        <translation>Alle Befunde</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>Warnungen</translation>
    </message>
    <message>
        <source>Hints</source>
        <translation>Hinweise</translation>
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
        <translation>Befunde gruppieren</translation>
    </message>
    <message>
        <source>Show only one rule</source>
        <translation>Nur eine Regel zeigen</translation>
    </message>
    <message>
        <source>Show only one cluster</source>
        <translation>Nur einen Cluster zeigen</translation>
    </message>
    <message>
        <source>Filter findings</source>
        <translation>Befunde filtern</translation>
    </message>
    <message>
        <source>All %1</source>
        <translation>Alle %1</translation>
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
        <translation>
            <numerusform>%n Sache kann nicht gelesen oder gerendert werden, und was davon abhängt, ist nicht geprüft. %1</numerusform>
            <numerusform>%n Dinge können nicht gelesen oder gerendert werden, und was davon abhängt, ist nicht geprüft. %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Show source</source>
        <translation>Quelltext zeigen</translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation>Alles kopieren</translation>
    </message>
    <message>
        <source>The checks are running…</source>
        <translation>Die Prüfungen laufen …</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message numerus="yes">
        <source>%n rule(s) ran: %1.</source>
        <translation>
            <numerusform>%n Regel lief: %1.</numerusform>
            <numerusform>%n Regeln liefen: %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>Could not run: %1.</source>
        <translation>Konnten nicht laufen: %1.</translation>
    </message>
    <message numerus="yes">
        <source>Nothing to fix: %n rule(s) found nothing.</source>
        <translation>
            <numerusform>Nichts zu beheben: %n Regel fand nichts.</numerusform>
            <numerusform>Nichts zu beheben: %n Regeln fanden nichts.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rule(s) found nothing, others could not run.</source>
        <translation>
            <numerusform>%n Regel fand nichts, andere konnten nicht laufen.</numerusform>
            <numerusform>%n Regeln fanden nichts, andere konnten nicht laufen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The unsaved edit makes %n finding(s). %1.</source>
        <extracomment>%1 is &quot;2 errors&quot;</extracomment>
        <translation>
            <numerusform>Die ungespeicherte Änderung führt zu %n Befund. %1.</numerusform>
            <numerusform>Die ungespeicherte Änderung führt zu %n Befunden. %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other(s) in the fleet already</source>
        <translation>
            <numerusform>%n anderer schon in der Flotte</numerusform>
            <numerusform>%n andere schon in der Flotte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n error(s). %1.</source>
        <translation>
            <numerusform>%n Fehler. %1.</numerusform>
            <numerusform>%n Fehler. %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s) in all</source>
        <translation>
            <numerusform>%n Befund insgesamt</numerusform>
            <numerusform>%n Befunde insgesamt</numerusform>
        </translation>
    </message>
    <message>
        <source>No errors. %1.</source>
        <translation>Keine Fehler. %1.</translation>
    </message>
    <message>
        <source>Show only this rule</source>
        <translation>Nur diese Regel zeigen</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>&amp;Findings</source>
        <translation>&amp;Befunde</translation>
    </message>
    <message>
        <source>&amp;Exceptions</source>
        <translation>&amp;Ausnahmen</translation>
    </message>
    <message>
        <source>Findings or exceptions</source>
        <translation>Befunde oder Ausnahmen</translation>
    </message>
    <message>
        <source>By owner</source>
        <translation>Nach Zuständigen</translation>
    </message>
    <message>
        <source>Rendered evidence</source>
        <translation>Gerenderter Beleg</translation>
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
        <translation>
            <numerusform>Kustomize, %n Kustomization</numerusform>
            <numerusform>Kustomize, %n Kustomizations</numerusform>
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
        <translation>
            <numerusform>%n von %1 Einheit</numerusform>
            <numerusform>%n von %1 Einheiten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>edits in %n file(s), kept from an earlier run</source>
        <translation>
            <numerusform>Änderungen in %n Datei, aus einem früheren Lauf aufgehoben</numerusform>
            <numerusform>Änderungen in %n Dateien, aus einem früheren Lauf aufgehoben</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fleetwright::ui::FixPanel</name>
    <message>
        <source>Ticket</source>
        <translation>Ticket</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Lines that the fix changes</source>
        <translation>Zeilen, die die Korrektur ändert</translation>
    </message>
    <message>
        <source>for example OPS-4121</source>
        <translation>zum Beispiel OPS-4121</translation>
    </message>
    <message>
        <source>a few words</source>
        <translation>ein paar Worte</translation>
    </message>
    <message>
        <source>Ticket of the exception</source>
        <translation>Ticket der Ausnahme</translation>
    </message>
    <message>
        <source>Last day of the exception</source>
        <translation>Letzter Tag der Ausnahme</translation>
    </message>
    <message>
        <source>Reason of the exception</source>
        <translation>Grund der Ausnahme</translation>
    </message>
    <message>
        <source>Rendering and checking what the fix would do…</source>
        <translation>Was die Korrektur bewirken würde, wird gerendert und geprüft …</translation>
    </message>
    <message>
        <source>No exact fix: %1 %2</source>
        <translation>Keine genaue Korrektur: %1 %2</translation>
    </message>
    <message>
        <source>Checked: %1</source>
        <translation>Geprüft: %1</translation>
    </message>
</context>
<context>
    <name>fleetwright::ui::FleetSettings</name>
    <message>
        <source>A change may reach so many &amp;clusters</source>
        <translation>Eine Änderung darf so viele &amp;Cluster treffen</translation>
    </message>
    <message>
        <source>… of &amp;production</source>
        <translation>… der &amp;Produktion</translation>
    </message>
    <message>
        <source>Cl&amp;assification file</source>
        <translation>D&amp;atei der Einstufungen</translation>
    </message>
    <message>
        <source>&amp;Baseline file</source>
        <translation>Datei der hingenommenen &amp;Befunde</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>Why an entry is not taken</source>
        <translation>Warum eine Eingabe nicht übernommen wird</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Regel</translation>
    </message>
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
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>Severity of the rule</source>
        <translation>Schwere der Regel</translation>
    </message>
    <message>
        <source>&amp;Rule and severity</source>
        <translation>&amp;Regel und Schwere</translation>
    </message>
    <message>
        <source>Set %1 in .fleetwright.yaml</source>
        <translation>%1 in .fleetwright.yaml gesetzt</translation>
    </message>
    <message>
        <source>no limit (or 10, or 25%)</source>
        <translation>keine Grenze (oder 10, oder 25%)</translation>
    </message>
    <message>
        <source>default</source>
        <translation>Vorgabe</translation>
    </message>
</context>
<context>
    <name>fleetwright::ui::GoToLineBar</name>
    <message>
        <source>Line, or line:column</source>
        <translation>Zeile, oder Zeile:Spalte</translation>
    </message>
    <message>
        <source>Go to &amp;line, 1 to %1:</source>
        <translation>Gehe zu &amp;Zeile, 1 bis %1:</translation>
    </message>
</context>
<context>
    <name>fleetwright::ui::GraphView</name>
    <message>
        <source>%1, as a list</source>
        <translation>%1, als Liste</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Where it stands</source>
        <translation>Stand</translation>
    </message>
</context>
<context>
    <name>fleetwright::ui::GroupsPanel</name>
    <message>
        <source>Groups of the chosen row</source>
        <translation>Gruppen der gewählten Zeile</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>Differs from A in</source>
        <translation>Weicht von A ab in</translation>
    </message>
    <message>
        <source>Supplied by</source>
        <translation>Geliefert von</translation>
    </message>
    <message>
        <source>Choose a row to see its groups</source>
        <translation>Wählen Sie eine Zeile, um ihre Gruppen zu sehen</translation>
    </message>
    <message>
        <source>absent</source>
        <translation>fehlt</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>field name and its value</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1   %2</source>
        <comment>group letter and its clusters</comment>
        <translation>%1   %2</translation>
    </message>
    <message>
        <source>Baseline</source>
        <translation>Ausgangswert</translation>
    </message>
    <message numerus="yes">
        <source>%n field(s)</source>
        <translation>
            <numerusform>%n Feld</numerusform>
            <numerusform>%n Felder</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fleetwright::ui::HierarchyDock</name>
    <message>
        <source>Arranging layers</source>
        <translation>Schichten werden geordnet</translation>
    </message>
    <message>
        <source>Marking layers</source>
        <translation>Schichten werden markiert</translation>
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
        <translation>Hierarchie gruppieren</translation>
    </message>
    <message>
        <source>Filter layers and clusters</source>
        <translation>Schichten und Cluster filtern</translation>
    </message>
    <message>
        <source>Layers and clusters</source>
        <translation>Schichten und Cluster</translation>
    </message>
    <message>
        <source>No layers found. Looked for kustomization.yaml, kustomization.yml and Kustomization in every folder.</source>
        <translation>Keine Schichten gefunden. Gesucht wurde in jedem Ordner nach kustomization.yaml, kustomization.yml und Kustomization.</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n layer(s)</source>
        <extracomment>%1 is &quot;6 clusters&quot;</extracomment>
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
        <translation>%1 unter %2 verschieben</translation>
    </message>
</context>
<context>
    <name>fleetwright::ui::HierarchyModel</name>
    <message numerus="yes">
        <source>%n cluster(s), same layers</source>
        <translation>
            <numerusform>%n Cluster, gleiche Schichten</numerusform>
            <numerusform>%n Cluster, gleiche Schichten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>reaches %n cluster(s)</source>
        <translation>
            <numerusform>erreicht %n Cluster</numerusform>
            <numerusform>erreicht %n Cluster</numerusform>
        </translation>
    </message>
    <message>
        <source>unsaved edit</source>
        <translation>ungespeicherte Änderung</translation>
    </message>
    <message numerus="yes">
        <source>%n object(s) changed</source>
        <translation>
            <numerusform>%n Objekt geändert</numerusform>
            <numerusform>%n Objekte geändert</numerusform>
        </translation>
    </message>
    <message>
        <source>has an error</source>
        <translation>hat einen Fehler</translation>
    </message>
    <message>
        <source>has a warning</source>
        <translation>hat eine Warnung</translation>
    </message>
    <message>
        <source>has a hint</source>
        <translation>hat einen Hinweis</translation>
    </message>
    <message>
        <source>also elsewhere</source>
        <translation>auch anderswo</translation>
    </message>
    <message>
        <source>cannot be built</source>
        <translation>kann nicht gebaut werden</translation>
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
        <translation>Keine Flotte ist offen.</translation>
    </message>
    <message>
        <source>%1 inherits from nothing that it could leave.</source>
        <translation>%1 erbt von nichts, was es verlassen könnte.</translation>
    </message>
    <message>
        <source>It inherits from this layer already.</source>
        <translation>Es erbt schon von dieser Schicht.</translation>
    </message>
    <message>
        <source>This is no layer.</source>
        <translation>Das ist keine Schicht.</translation>
    </message>
    <message>
        <source>A layer cannot inherit from itself.</source>
        <translation>Eine Schicht kann nicht von sich selbst erben.</translation>
    </message>
</context>
<context>
    <name>fleetwright::ui::ImagesTab</name>
    <message>
        <source>Images, their versions and clusters</source>
        <translation>Images, ihre Versionen und Cluster</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Image</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>Image policies of Flux</source>
        <translation>Image-Policies von Flux</translation>
    </message>
    <message>
        <source>Only what takes no tag</source>
        <translation>Nur was keinen Tag nimmt</translation>
    </message>
    <message>
        <source>Looking at the images</source>
        <translation>Images werden betrachtet</translation>
    </message>
    <message>
        <source>Filter images</source>
        <translation>Images filtern</translation>
    </message>
    <message>
        <source>No rendered object has an image.</source>
        <translation>Kein gerendertes Objekt hat ein Image.</translation>
    </message>
    <message>
        <source>Tags that the registry has for the chosen policy</source>
        <translation>Tags, die die Registry für die gewählte Policy hat</translation>
    </message>
    <message>
        <source>Choose a policy, then tags of its registry: 1.5.2, 2.0.0</source>
        <translation>Eine Policy wählen, dann Tags ihrer Registry: 1.5.2, 2.0.0</translation>
    </message>
    <message>
        <source>Ta&amp;gs</source>
        <translation>Ta&amp;gs</translation>
    </message>
    <message>
        <source>What the automations would do</source>
        <translation>Was die Automatisierungen tun würden</translation>
    </message>
    <message>
        <source>What image automation would write</source>
        <translation>Was die Image-Automatisierung schreiben würde</translation>
    </message>
    <message>
        <source>Image automation would write nothing.</source>
        <translation>Die Image-Automatisierung würde nichts schreiben.</translation>
    </message>
</context>
<context>
    <name>fleetwright::ui::ImpactModel</name>
    <message>
        <source>Not compared</source>
        <translation>Nicht verglichen</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>Nicht bekannt</translation>
    </message>
    <message>
        <source>Written, but without effect</source>
        <translation>Geschrieben, aber ohne Wirkung</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s): %1</source>
        <extracomment>%1 is a list of fields</extracomment>
        <translation>
            <numerusform>%n Zeile: %1</numerusform>
            <numerusform>%n Zeilen: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>%1; becomes %2</source>
        <extracomment>clusters, and the new name</extracomment>
        <translation>%1; wird zu %2</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <extracomment>an object, in a cluster</extracomment>
        <translation>%1 in %2</translation>
    </message>
    <message numerus="yes">
        <source>%1: the same line in %n cluster(s)</source>
        <translation>
            <numerusform>%1: dieselbe Zeile in %n Cluster</numerusform>
            <numerusform>%1: dieselbe Zeile in %n Clustern</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: the same lines in %n cluster(s)</source>
        <translation>
            <numerusform>%1: dieselben Zeilen in %n Cluster</numerusform>
            <numerusform>%1: dieselben Zeilen in %n Clustern</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>No cluster reads it.</source>
        <translation>Kein Cluster liest sie.</translation>
    </message>
    <message numerus="yes">
        <source>Read by %n cluster(s), where nothing changes.</source>
        <translation>
            <numerusform>Von %n Cluster gelesen, wo sich nichts ändert.</numerusform>
            <numerusform>Von %n Clustern gelesen, wo sich nichts ändert.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <extracomment>a heading and how many rows stand under it</extracomment>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>fleetwright::ui::LeftMargin</name>
    <message>
        <source>Problems and line numbers</source>
        <translation>Probleme und Zeilennummern</translation>
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
        <translation>Geöffneter Ordner</translation>
    </message>
    <message>
        <source>Branch</source>
        <translation>Branch</translation>
    </message>
    <message>
        <source>Unsaved edits</source>
        <translation>Ungespeicherte Änderungen</translation>
    </message>
    <message>
        <source>Find or run anything</source>
        <translation>Alles finden oder ausführen</translation>
    </message>
    <message>
        <source>Find or run anything   %1</source>
        <translation>Alles finden oder ausführen   %1</translation>
    </message>
    <message>
        <source>Find or run anything (%1)</source>
        <translation>Alles finden oder ausführen (%1)</translation>
    </message>
    <message>
        <source>no Git</source>
        <translation>kein Git</translation>
    </message>
    <message>
        <source>no commit yet</source>
        <translation>noch kein Commit</translation>
    </message>
    <message>
        <source>at %1</source>
        <translation>auf %1</translation>
    </message>
    <message>
        <source>The head is detached: no branch is checked out.</source>
        <translation>HEAD ist losgelöst: kein Branch ist ausgecheckt.</translation>
    </message>
    <message>
        <source>%1 (%2 in progress)</source>
        <translation>%1 (%2 läuft)</translation>
    </message>
    <message>
        <source>Checked-out branch</source>
        <translation>Ausgecheckter Branch</translation>
    </message>
    <message>
        <source>Branch: %1</source>
        <translation>Branch: %1</translation>
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
        <translation>
            <numerusform>%n Datei mit ungespeicherten Änderungen</numerusform>
            <numerusform>%n Dateien mit ungespeicherten Änderungen</numerusform>
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
        <translation>%1 kann nicht geöffnet werden. %2 %3</translation>
    </message>
    <message numerus="yes">
        <source>Unsaved edits in %n file(s) were kept and are back.</source>
        <translation>
            <numerusform>Ungespeicherte Änderungen in %n Datei wurden aufgehoben und sind wieder da.</numerusform>
            <numerusform>Ungespeicherte Änderungen in %n Dateien wurden aufgehoben und sind wieder da.</numerusform>
        </translation>
    </message>
    <message>
        <source>Show difference</source>
        <translation>Unterschied zeigen</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Changed on disk and read again: %1.</source>
        <translation>Auf der Platte geändert und neu gelesen: %1.</translation>
    </message>
    <message>
        <source>%1 – %2 – Fleetwright</source>
        <extracomment>window title: fleet, page, program</extracomment>
        <translation>%1 – %2 – Fleetwright</translation>
    </message>
    <message>
        <source>%1 – Fleetwright</source>
        <translation>%1 – Fleetwright</translation>
    </message>
    <message>
        <source>Save or revert the unsaved edits before switching to %1.</source>
        <translation>Speichern Sie die ungespeicherten Änderungen oder setzen Sie sie zurück, bevor Sie zu %1 wechseln.</translation>
    </message>
    <message>
        <source>Save all and switch</source>
        <translation>Alles speichern und wechseln</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) with unsaved edits</source>
        <translation>
            <numerusform>%n Datei mit ungespeicherten Änderungen</numerusform>
            <numerusform>%n Dateien mit ungespeicherten Änderungen</numerusform>
        </translation>
    </message>
    <message>
        <source>Kept edits come back when this folder is opened again. Nothing is written to the repository before you save.</source>
        <translation>Aufgehobene Änderungen sind wieder da, wenn dieser Ordner das nächste Mal geöffnet wird. Ins Repository wird nichts geschrieben, bevor Sie speichern.</translation>
    </message>
    <message numerus="yes">
        <source>Save %n file(s)</source>
        <translation>
            <numerusform>%n Datei speichern</numerusform>
            <numerusform>%n Dateien speichern</numerusform>
        </translation>
    </message>
    <message>
        <source>Keep for later</source>
        <translation>Für später behalten</translation>
    </message>
    <message numerus="yes">
        <source>Discard edits in %n file(s)</source>
        <translation>
            <numerusform>Änderungen in %n Datei verwerfen</numerusform>
            <numerusform>Änderungen in %n Dateien verwerfen</numerusform>
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
        <translation>Cluster der Matrix</translation>
    </message>
    <message>
        <source>no environment</source>
        <translation>keine Umgebung</translation>
    </message>
</context>
<context>
    <name>fleetwright::ui::MatrixModel</name>
    <message>
        <source>-hash  %1</source>
        <comment>generated suffix of a name, then the namespace</comment>
        <translation>-hash  %1</translation>
    </message>
    <message numerus="yes">
        <source>label, %n place(s)</source>
        <translation>
            <numerusform>Label, %n Stelle</numerusform>
            <numerusform>Label, %n Stellen</numerusform>
        </translation>
    </message>
    <message>
        <source>label</source>
        <translation>Label</translation>
    </message>
    <message numerus="yes">
        <source>annotation, %n place(s)</source>
        <translation>
            <numerusform>Annotation, %n Stelle</numerusform>
            <numerusform>Annotation, %n Stellen</numerusform>
        </translation>
    </message>
    <message>
        <source>annotation</source>
        <translation>Annotation</translation>
    </message>
    <message numerus="yes">
        <source>%n place(s)</source>
        <translation>
            <numerusform>%n Stelle</numerusform>
            <numerusform>%n Stellen</numerusform>
        </translation>
    </message>
    <message>
        <source>Whole cluster</source>
        <translation>Ganzer Cluster</translation>
    </message>
    <message>
        <source>Identity</source>
        <translation>Identität</translation>
    </message>
    <message numerus="yes">
        <source>%n field(s)</source>
        <translation>
            <numerusform>%n Feld</numerusform>
            <numerusform>%n Felder</numerusform>
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
        <translation>nicht gerendert</translation>
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
        <comment>a number of fields and &quot;1 object&quot;</comment>
        <translation>%1 + %2</translation>
    </message>
    <message>
        <source>group %1, %2</source>
        <translation>Gruppe %1, %2</translation>
    </message>
    <message>
        <source>%1, %2, %3, unsaved</source>
        <translation>%1, %2, %3, ungespeichert</translation>
    </message>
    <message>
        <source>%1, %2, %3</source>
        <translation>%1, %2, %3</translation>
    </message>
    <message>
        <source>as listed</source>
        <translation>wie gelistet</translation>
    </message>
    <message>
        <source>Object or field</source>
        <translation>Objekt oder Feld</translation>
    </message>
    <message numerus="yes">
        <source>%1, and %n more</source>
        <translation>
            <numerusform>%1, und %n weiterer</numerusform>
            <numerusform>%1, und %n weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fleetwright::ui::MatrixView</name>
    <message>
        <source>Objects and fields</source>
        <translation>Objekte und Felder</translation>
    </message>
    <message>
        <source>Differences of each cluster</source>
        <translation>Unterschiede jedes Clusters</translation>
    </message>
</context>
<context>
    <name>fleetwright::ui::MessageBar</name>
    <message>
        <source>Close this message</source>
        <translation>Diese Meldung schließen</translation>
    </message>
</context>
<context>
    <name>fleetwright::ui::Minimap</name>
    <message>
        <source>Where differences are</source>
        <translation>Wo Unterschiede sind</translation>
    </message>
    <message numerus="yes">
        <source>%n differences; press or drag to go there</source>
        <translation>
            <numerusform>%n Unterschied; klicken oder ziehen führt hin</numerusform>
            <numerusform>%n Unterschiede; klicken oder ziehen führt hin</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fleetwright::ui::OpenFileList</name>
    <message>
        <source>Listing files</source>
        <translation>Dateien werden aufgelistet</translation>
    </message>
    <message>
        <source>Open a file by name</source>
        <translation>Eine Datei nach Namen öffnen</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message numerus="yes">
        <source>The first %1 of %n files</source>
        <translation>
            <numerusform>Die ersten %1 von %n Datei</numerusform>
            <numerusform>Die ersten %1 von %n Dateien</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n Datei</numerusform>
            <numerusform>%n Dateien</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fleetwright::ui::OriginCard</name>
    <message>
        <source>does not set this field</source>
        <translation>setzt dieses Feld nicht</translation>
    </message>
    <message numerus="yes">
        <source>supplies the value, unsaved; decides %n cluster(s)</source>
        <translation>
            <numerusform>liefert den Wert, ungespeichert; entscheidet %n Cluster</numerusform>
            <numerusform>liefert den Wert, ungespeichert; entscheidet %n Cluster</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>supplies the value; decides %n cluster(s)</source>
        <translation>
            <numerusform>liefert den Wert; entscheidet %n Cluster</numerusform>
            <numerusform>liefert den Wert; entscheidet %n Cluster</numerusform>
        </translation>
    </message>
    <message>
        <source>hidden here; decides %1 of %2</source>
        <translation>hier verdeckt; entscheidet %1 von %2</translation>
    </message>
    <message>
        <source>Edit here</source>
        <translation>Hier bearbeiten</translation>
    </message>
    <message>
        <source>New value in %1</source>
        <translation>Neuer Wert in %1</translation>
    </message>
    <message>
        <source>Edit here, in %1</source>
        <translation>Hier bearbeiten, in %1</translation>
    </message>
    <message>
        <source>%1, %2, %3</source>
        <translation>%1, %2, %3</translation>
    </message>
    <message>
        <source>reaches %1</source>
        <translation>erreicht %1</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>%1 öffnen</translation>
    </message>
    <message>
        <source>Type the new value; Enter applies it, Esc leaves.</source>
        <translation>Neuen Wert eintippen; die Eingabetaste übernimmt ihn, Esc verlässt.</translation>
    </message>
    <message>
        <source>%1, by %2</source>
        <comment>how a value came, the entry&apos;s place</comment>
        <translation>%1, durch %2</translation>
    </message>
</context>
<context>
    <name>fleetwright::ui::OriginPanel</name>
    <message>
        <source>Trying the edit</source>
        <translation>Änderung wird ausprobiert</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>Herkunft</translation>
    </message>
    <message>
        <source>Layers of the field, broad to narrow</source>
        <translation>Schichten des Feldes, von breit zu schmal</translation>
    </message>
    <message>
        <source>Choose a field of a cluster to see which layers set it.</source>
        <translation>Wählen Sie ein Feld eines Clusters, um zu sehen, welche Schichten es setzen.</translation>
    </message>
    <message>
        <source>%1 is not in this fleet.</source>
        <translation>%1 ist nicht in dieser Flotte.</translation>
    </message>
    <message>
        <source>%1 has no such field.</source>
        <translation>%1 hat kein solches Feld.</translation>
    </message>
    <message>
        <source>Origin of %1 in %2</source>
        <translation>Herkunft von %1 in %2</translation>
    </message>
    <message>
        <source>Trying…</source>
        <translation>Wird ausprobiert …</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) of %1 change; the output of no cluster does.</source>
        <translation>
            <numerusform>%n Zeile von %1 ändert sich; die Ausgabe keines Clusters.</numerusform>
            <numerusform>%n Zeilen von %1 ändern sich; die Ausgabe keines Clusters.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) of %1 change: %2</source>
        <translation>
            <numerusform>%n Zeile von %1 ändert sich: %2</numerusform>
            <numerusform>%n Zeilen von %1 ändern sich: %2</numerusform>
        </translation>
    </message>
    <message>
        <source>Set %1 in %2</source>
        <translation>%1 in %2 setzen</translation>
    </message>
</context>
<context>
    <name>fleetwright::ui::OverviewTab</name>
    <message>
        <source>Only where versions differ</source>
        <translation>Nur wo sich Versionen unterscheiden</translation>
    </message>
    <message>
        <source>Clusters</source>
        <translation>Cluster</translation>
    </message>
    <message>
        <source>Versions on their way to production</source>
        <translation>Versionen auf dem Weg in die Produktion</translation>
    </message>
    <message>
        <source>Versions of each cluster or environment</source>
        <translation>Versionen jedes Clusters oder jeder Umgebung</translation>
    </message>
    <message>
        <source>Consistency</source>
        <translation>Stimmigkeit</translation>
    </message>
    <message>
        <source>What should hold</source>
        <translation>Was gelten soll</translation>
    </message>
    <message>
        <source>Otherwise</source>
        <translation>Andernfalls</translation>
    </message>
    <message>
        <source>Add a cluster like this…</source>
        <translation>Cluster wie diesen hinzufügen …</translation>
    </message>
    <message>
        <source>Compare the selected clusters</source>
        <translation>Ausgewählte Cluster vergleichen</translation>
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
        <translation>
            <numerusform>%1, %n Befund</numerusform>
            <numerusform>%1, %n Befunde</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fleetwright::ui::PaletteModel</name>
    <message>
        <source>Line %1</source>
        <translation>Zeile %1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
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
        <translation>Regel</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problem</translation>
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
        <translation>Keine Probleme aus meiner Änderung oder in dieser Datei.</translation>
    </message>
    <message>
        <source>No problems from my change.</source>
        <translation>Keine Probleme aus meiner Änderung.</translation>
    </message>
    <message numerus="yes">
        <source>Problems from my change: %n.</source>
        <translation>
            <numerusform>Probleme aus meiner Änderung: %n.</numerusform>
            <numerusform>Probleme aus meiner Änderung: %n.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In this file already: %n.</source>
        <translation>
            <numerusform>Schon in dieser Datei: %n.</numerusform>
            <numerusform>Schon in dieser Datei: %n.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fleetwright::ui::PromotionModel</name>
    <message>
        <source>no version</source>
        <translation>keine Version</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <extracomment>a version, then how many clusters have it</extracomment>
        <translation>%1 in %2</translation>
    </message>
    <message>
        <source>not there</source>
        <translation>nicht vorhanden</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>no environment</source>
        <translation>keine Umgebung</translation>
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
        <translation>Commit</translation>
    </message>
    <message>
        <source>New branch</source>
        <translation>Neuer Branch</translation>
    </message>
    <message>
        <source>Title of the commit</source>
        <translation>Titel des Commits</translation>
    </message>
    <message>
        <source>Message of the commit</source>
        <translation>Nachricht des Commits</translation>
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
        <translation>%1 ändern</translation>
    </message>
    <message numerus="yes">
        <source>Change %n file(s)</source>
        <translation>
            <numerusform>%n Datei ändern</numerusform>
            <numerusform>%n Dateien ändern</numerusform>
        </translation>
    </message>
    <message>
        <source>No folder is open.</source>
        <translation>Kein Ordner ist offen.</translation>
    </message>
    <message>
        <source>The repository has unresolved conflicts. Resolve them with Git first.</source>
        <translation>Das Repository hat ungelöste Konflikte. Lösen Sie diese zuerst mit Git.</translation>
    </message>
    <message>
        <source>A %1 is in progress. Finish it with Git first.</source>
        <translation>Ein %1 läuft. Schließen Sie ihn zuerst mit Git ab.</translation>
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
        <translation>Git kennt Ihren Namen noch nicht. Rufen Sie auf: git config --global user.name NAME, und user.email.</translation>
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
        <translation>Von %1</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s), %1, %2.</source>
        <translation>
            <numerusform>%n Datei, %1, %2.</numerusform>
            <numerusform>%n Dateien, %1, %2.</numerusform>
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
    <message>
        <source>To publish, compare the working tree with the last commit.</source>
        <translation>Zum Veröffentlichen den Arbeitsstand mit dem letzten Commit vergleichen.</translation>
    </message>
</context>
<context>
    <name>fleetwright::ui::RadiusModel</name>
    <message>
        <source>not changed</source>
        <translation>nicht geändert</translation>
    </message>
    <message>
        <source>not matched</source>
        <translation>nicht erfasst</translation>
    </message>
    <message>
        <source>not reached</source>
        <translation>nicht erreicht</translation>
    </message>
    <message>
        <source>no object changes</source>
        <translation>kein Objekt ändert sich</translation>
    </message>
    <message>
        <source>hidden</source>
        <translation>verdeckt</translation>
    </message>
    <message numerus="yes">
        <source>%n object(s)</source>
        <translation>
            <numerusform>%n Objekt</numerusform>
            <numerusform>%n Objekte</numerusform>
        </translation>
    </message>
    <message>
        <source>matched</source>
        <translation>erfasst</translation>
    </message>
    <message>
        <source>reached</source>
        <translation>erreicht</translation>
    </message>
    <message>
        <source>gained</source>
        <translation>kommt hinzu</translation>
    </message>
    <message>
        <source>lost</source>
        <translation>fällt weg</translation>
    </message>
    <message>
        <source>%1, production</source>
        <extracomment>a state such as &quot;gained&quot;</extracomment>
        <translation>%1, Produktion</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>Cluster</source>
        <translation>Cluster</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
</context>
<context>
    <name>fleetwright::ui::RadiusPage</name>
    <message>
        <source>Add to review</source>
        <translation>Zum Prüfen</translation>
    </message>
    <message>
        <source>Finding the blast radius</source>
        <translation>Auswirkung wird gesucht</translation>
    </message>
    <message>
        <source>Blast radius</source>
        <translation>Auswirkung</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>Als Text kopieren</translation>
    </message>
    <message>
        <source>Save picture</source>
        <translation>Bild speichern</translation>
    </message>
    <message>
        <source>Graph…</source>
        <translation>Graph …</translation>
    </message>
    <message>
        <source>Heat map…</source>
        <translation>Heatmap …</translation>
    </message>
    <message>
        <source>Makes the trial an unsaved edit</source>
        <translation>Macht aus dem Versuch eine ungespeicherte Änderung</translation>
    </message>
    <message>
        <source>What changes</source>
        <translation>Was sich ändert</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Schicht</translation>
    </message>
    <message>
        <source>File or line</source>
        <translation>Datei oder Zeile</translation>
    </message>
    <message>
        <source>Selector</source>
        <translation>Selektor</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>Cluster gone</source>
        <translation>Cluster weg</translation>
    </message>
    <message>
        <source>Pending edits</source>
        <translation>Offene Änderungen</translation>
    </message>
    <message>
        <source>Why each cluster matches</source>
        <translation>Warum jedes Cluster erfasst ist</translation>
    </message>
    <message>
        <source>Reasons of the chosen cluster</source>
        <translation>Gründe des gewählten Clusters</translation>
    </message>
    <message>
        <source>The layer that reaches exactly these clusters</source>
        <translation>Die Schicht, die genau diese Cluster erreicht</translation>
    </message>
    <message>
        <source>Which layer reaches exactly these?</source>
        <translation>Welche Schicht erreicht genau diese?</translation>
    </message>
    <message>
        <source>Layers and the clusters that inherit from them</source>
        <translation>Schichten und die Cluster, die von ihnen erben</translation>
    </message>
    <message>
        <source>Heat map of clusters</source>
        <translation>Heatmap der Cluster</translation>
    </message>
    <message>
        <source>Consequences</source>
        <translation>Folgen</translation>
    </message>
    <message>
        <source>Heat map</source>
        <translation>Heatmap</translation>
    </message>
    <message>
        <source>A layer&apos;s folder, for example environments/staging</source>
        <translation>Der Ordner einer Schicht, zum Beispiel environments/staging</translation>
    </message>
    <message>
        <source>A file, or a line of it: base/web.yaml:12</source>
        <translation>Eine Datei oder eine Zeile davon: base/web.yaml:12</translation>
    </message>
    <message>
        <source>A cluster, a label and its value: prod-eu-1:region=eu-west</source>
        <translation>Ein Cluster, ein Label und sein Wert: prod-eu-1:region=eu-west</translation>
    </message>
    <message>
        <source>A cluster&apos;s name</source>
        <translation>Der Name eines Clusters</translation>
    </message>
    <message>
        <source>The unsaved edits</source>
        <translation>Die ungespeicherten Änderungen</translation>
    </message>
    <message>
        <source>Choose what changes above: the layers and clusters that it concerns are drawn here.</source>
        <translation>Oben wählen, was sich ändert: Hier werden die Schichten und Cluster gezeichnet, die es betrifft.</translation>
    </message>
    <message>
        <source>This selector matches nothing.</source>
        <translation>Dieser Selektor erfasst nichts.</translation>
    </message>
    <message>
        <source>What happens if I change this?</source>
        <translation>Was geschieht, wenn ich das ändere?</translation>
    </message>
    <message>
        <source>Choose a cluster to see why.</source>
        <translation>Ein Cluster wählen, um zu sehen, warum.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>No cluster is concerned.</source>
        <translation>Kein Cluster ist betroffen.</translation>
    </message>
    <message>
        <source>%1: exactly these.</source>
        <translation>%1: genau diese.</translation>
    </message>
    <message>
        <source>%1: lacks %2, reaches %3 more.</source>
        <extracomment>a layer; how many clusters it lacks, how many it reaches beyond</extracomment>
        <translation>%1: es fehlen %2, %3 zu viel.</translation>
    </message>
    <message>
        <source>None, and none comes near.</source>
        <translation>Keine, und keine kommt dem nahe.</translation>
    </message>
    <message>
        <source>None. The nearest:</source>
        <translation>Keine. Am nächsten:</translation>
    </message>
    <message>
        <source>Remove cluster %1</source>
        <translation>Cluster %1 entfernen</translation>
    </message>
    <message>
        <source>Set label %1</source>
        <translation>Label %1 setzen</translation>
    </message>
    <message>
        <source>Pictures (*.svg *.png)</source>
        <translation>Bilder (*.svg *.png)</translation>
    </message>
    <message>
        <source>Saved %1.</source>
        <translation>%1 gespeichert.</translation>
    </message>
    <message>
        <source>%1 cannot be written.</source>
        <translation>%1 kann nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>Cluster</source>
        <translation>Cluster</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>A selector, or an object that has one: environment in (dev, staging), ApplicationSet/argocd/web</source>
        <translation>Ein Selektor oder ein Objekt, das einen hat: environment in (dev, staging), ApplicationSet/argocd/web</translation>
    </message>
    <message>
        <source>Set selector %1</source>
        <translation>Selektor %1 setzen</translation>
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
        <translation>%1, Branch %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message numerus="yes">
        <source>%1, unsaved edits kept in %n file(s)</source>
        <translation>
            <numerusform>%1, ungespeicherte Änderungen in %n Datei aufgehoben</numerusform>
            <numerusform>%1, ungespeicherte Änderungen in %n Dateien aufgehoben</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fleetwright::ui::RenderedPanel</name>
    <message>
        <source>Rendered output</source>
        <translation>Gerenderte Ausgabe</translation>
    </message>
    <message>
        <source>No cluster&apos;s rendering reads this file.</source>
        <translation>Kein Cluster liest diese Datei beim Rendern.</translation>
    </message>
    <message>
        <source>%1 does not read this file.</source>
        <translation>%1 liest diese Datei nicht.</translation>
    </message>
    <message>
        <source>Nothing of this file is found in what %1 gets.</source>
        <translation>In dem, was %1 bekommt, ist nichts aus dieser Datei.</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <comment>object, cluster</comment>
        <translation>%1 in %2</translation>
    </message>
</context>
<context>
    <name>fleetwright::ui::ReviewPage</name>
    <message>
        <source>unsaved</source>
        <translation>ungespeichert</translation>
    </message>
    <message>
        <source>Collecting what changes</source>
        <translation>Änderungen werden gesammelt</translation>
    </message>
    <message numerus="yes">
        <source>Committed %n file(s) as %1 on the new branch %2.</source>
        <translation>
            <numerusform>%n Datei als %1 auf dem neuen Branch %2 committet.</numerusform>
            <numerusform>%n Dateien als %1 auf dem neuen Branch %2 committet.</numerusform>
        </translation>
    </message>
    <message>
        <source>Copy commit id</source>
        <translation>Commit-Kennung kopieren</translation>
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
        <translation>Geänderte Dateien</translation>
    </message>
    <message>
        <source>Lines that change in the file</source>
        <translation>Zeilen, die sich in der Datei ändern</translation>
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
        <translation>
            <numerusform>geändert, %n Feld</numerusform>
            <numerusform>geändert, %n Felder</numerusform>
        </translation>
    </message>
    <message>
        <source>clusters of %1</source>
        <translation>Cluster von %1</translation>
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
        <translation>Ändern Sie einen Wert im Vergleich oder eine Zeile im Quelltext: die Änderung erscheint hier.</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) differ.</source>
        <translation>
            <numerusform>%n Datei weicht ab.</numerusform>
            <numerusform>%n Dateien weichen ab.</numerusform>
        </translation>
    </message>
    <message>
        <source>In Git: %1</source>
        <translation>In Git: %1</translation>
    </message>
    <message>
        <source>Comparing an object</source>
        <translation>Objekt wird verglichen</translation>
    </message>
    <message>
        <source>Copy report</source>
        <translation>Bericht kopieren</translation>
    </message>
    <message>
        <source>Copies the whole change as Markdown, for a pull request&apos;s comment</source>
        <translation>Kopiert die ganze Änderung als Markdown, für den Kommentar eines Pull-Requests</translation>
    </message>
    <message>
        <source>What changes in the clusters, by equal lines</source>
        <translation>Was sich in den Clustern ändert, nach gleichen Zeilen</translation>
    </message>
    <message>
        <source>Unified</source>
        <translation>Vereint</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>Nebeneinander</translation>
    </message>
    <message>
        <source>What changes in the output</source>
        <translation>Was sich in der Ausgabe ändert</translation>
    </message>
    <message>
        <source>The output before and after</source>
        <translation>Die Ausgabe vorher und nachher</translation>
    </message>
    <message numerus="yes">
        <source>deleted, %n with data</source>
        <translation>
            <numerusform>gelöscht, %n mit Daten</numerusform>
            <numerusform>gelöscht, %n mit Daten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>deleted, %n left behind</source>
        <translation>
            <numerusform>gelöscht, %n bleibt zurück</numerusform>
            <numerusform>gelöscht, %n bleiben zurück</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>changed, %n immutable</source>
        <translation>
            <numerusform>geändert, %n unveränderlich</numerusform>
            <numerusform>geändert, %n unveränderlich</numerusform>
        </translation>
    </message>
    <message>
        <source>clusters of %1, %2 production</source>
        <translation>Cluster von %1, %2 Produktion</translation>
    </message>
    <message>
        <source>The two states do not differ.</source>
        <translation>Die beiden Stände unterscheiden sich nicht.</translation>
    </message>
    <message>
        <source>What changes in the clusters is not known.</source>
        <translation>Was sich in den Clustern ändert, ist nicht bekannt.</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n ticked off</source>
        <translation>
            <numerusform>%1 von %n abgehakt</numerusform>
            <numerusform>%1 von %n abgehakt</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>a cluster and an object</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Nachher</translation>
    </message>
    <message>
        <source>There is nothing to report.</source>
        <translation>Es gibt nichts zu berichten.</translation>
    </message>
    <message>
        <source>The report is in the clipboard, as Markdown.</source>
        <translation>Der Bericht ist als Markdown in der Zwischenablage.</translation>
    </message>
</context>
<context>
    <name>fleetwright::ui::RightMargin</name>
    <message>
        <source>In how many clusters each line decides</source>
        <translation>In wie vielen Clustern jede Zeile entscheidet</translation>
    </message>
</context>
<context>
    <name>fleetwright::ui::SearchDock</name>
    <message>
        <source>Regular expression</source>
        <translation>Regulärer Ausdruck</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Rendered output</source>
        <translation>Gerenderte Ausgabe</translation>
    </message>
    <message>
        <source>Searching</source>
        <translation>Wird gesucht</translation>
    </message>
    <message>
        <source>Search everywhere</source>
        <translation>Überall suchen</translation>
    </message>
    <message>
        <source>Text to search everywhere</source>
        <translation>Text, der überall gesucht wird</translation>
    </message>
    <message>
        <source>Hits of the search</source>
        <translation>Treffer der Suche</translation>
    </message>
    <message>
        <source>Nowhere to search.</source>
        <translation>Nirgends zu suchen.</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>Wird gesucht …</translation>
    </message>
    <message numerus="yes">
        <source>The first %n hit(s)</source>
        <translation>
            <numerusform>Der erste Treffer</numerusform>
            <numerusform>Die ersten %n Treffer</numerusform>
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
        <translation>%1 in %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 (%n hit(s))</source>
        <extracomment>%1 is a file or object</extracomment>
        <translation>
            <numerusform>%1 (%n Treffer)</numerusform>
            <numerusform>%1 (%n Treffer)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fleetwright::ui::SelectionBar</name>
    <message>
        <source>One level up</source>
        <translation>Eine Ebene höher</translation>
    </message>
    <message>
        <source>Selection one level up</source>
        <translation>Auswahl eine Ebene höher</translation>
    </message>
    <message>
        <source>Nothing is selected</source>
        <translation>Nichts ist ausgewählt</translation>
    </message>
    <message>
        <source>Selection: %1</source>
        <translation>Auswahl: %1</translation>
    </message>
</context>
<context>
    <name>fleetwright::ui::SettingsPage</name>
    <message>
        <source>&amp;Open the last fleet at start</source>
        <translation>Beim Start die letzte Flotte ö&amp;ffnen</translation>
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
        <translation> pt</translation>
    </message>
    <message>
        <source> %</source>
        <translation> %</translation>
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
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Not an address and a folder inside the fleet: %1</source>
        <translation>Keine Adresse mit einem Ordner in der Flotte: %1</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Sprache</translation>
    </message>
    <message>
        <source>&amp;Addresses that mean a folder of the fleet, one a line: URL = folder</source>
        <translation>&amp;Adressen, die einen Ordner der Flotte meinen, eine je Zeile: URL = Ordner</translation>
    </message>
    <message>
        <source>Addresses that mean a folder of the fleet</source>
        <translation>Adressen, die einen Ordner der Flotte meinen</translation>
    </message>
    <message>
        <source>Changes count at once, the language from the next start.</source>
        <translation>Änderungen gelten sofort, die Sprache ab dem nächsten Start.</translation>
    </message>
    <message>
        <source>Open .fleetwright.yaml</source>
        <translation>.fleetwright.yaml öffnen</translation>
    </message>
    <message>
        <source>Settings that lie in the repository and hold for everybody</source>
        <translation>Einstellungen, die im Repository liegen und für alle gelten</translation>
    </message>
    <message>
        <source>This fleet</source>
        <translation>Diese Flotte</translation>
    </message>
    <message>
        <source>Begin .fleetwright.yaml</source>
        <translation>.fleetwright.yaml anlegen</translation>
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
        <source>Filter commands</source>
        <translation>Befehle filtern</translation>
    </message>
    <message>
        <source>Commands and keys</source>
        <translation>Befehle und Tasten</translation>
    </message>
    <message>
        <source>Keys of the chosen command</source>
        <translation>Tasten des gewählten Befehls</translation>
    </message>
    <message>
        <source>Choose a command and press its new keys.</source>
        <translation>Wählen Sie einen Befehl und drücken Sie seine neuen Tasten.</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>%1 belongs to the command &quot;%2&quot; already.</source>
        <translation>%1 gehört schon zum Befehl „%2“.</translation>
    </message>
</context>
<context>
    <name>fleetwright::ui::SideBySidePanel</name>
    <message>
        <source>Previous difference</source>
        <translation>Voriger Unterschied</translation>
    </message>
    <message>
        <source>Next difference</source>
        <translation>Nächster Unterschied</translation>
    </message>
    <message>
        <source>Fold equal lines</source>
        <translation>Gleiche Zeilen falten</translation>
    </message>
    <message>
        <source>Wrap</source>
        <translation>Umbrechen</translation>
    </message>
    <message>
        <source>Add a column</source>
        <translation>Spalte hinzufügen</translation>
    </message>
    <message>
        <source>Copy the differences as text</source>
        <translation>Unterschiede als Text kopieren</translation>
    </message>
    <message>
        <source>Aligning</source>
        <translation>Wird ausgerichtet</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>Objekt</translation>
    </message>
    <message>
        <source>Baseline</source>
        <translation>Ausgangswert</translation>
    </message>
    <message>
        <source>The column that the others are aligned to</source>
        <translation>Die Spalte, an der die anderen ausgerichtet sind</translation>
    </message>
    <message>
        <source>Baseline: %1</source>
        <translation>Ausgangswert: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n difference(s)</source>
        <translation>
            <numerusform>%n Unterschied</numerusform>
            <numerusform>%n Unterschiede</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n column(s)</source>
        <translation>
            <numerusform>%n Spalte</numerusform>
            <numerusform>%n Spalten</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: equal in %2.</source>
        <comment>object, &quot;3 columns&quot;</comment>
        <translation>%1: gleich in %2.</translation>
    </message>
    <message>
        <source>%1: %2 in %3.</source>
        <comment>object, &quot;4 differences&quot;, &quot;3 columns&quot;</comment>
        <translation>%1: %2 in %3.</translation>
    </message>
    <message numerus="yes">
        <source>%n equal line(s) are folded.</source>
        <translation>
            <numerusform>%n gleiche Zeile ist gefaltet.</numerusform>
            <numerusform>%n gleiche Zeilen sind gefaltet.</numerusform>
        </translation>
    </message>
    <message>
        <source>No difference</source>
        <translation>Kein Unterschied</translation>
    </message>
    <message>
        <source>Difference %1 of %2</source>
        <translation>Unterschied %1 von %2</translation>
    </message>
</context>
<context>
    <name>fleetwright::ui::SketchView</name>
    <message>
        <source>Drawing of the hierarchy; the Hierarchy dock shows the same as a tree</source>
        <translation>Zeichnung der Hierarchie; das Fenster Hierarchie zeigt dasselbe als Baum</translation>
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
        <translation>Was Zeilen entscheiden, wird gezählt</translation>
    </message>
    <message>
        <source>Shows what the selected cluster gets of the caret&apos;s line.</source>
        <translation>Zeigt, was der ausgewählte Cluster von der Zeile der Schreibmarke bekommt.</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
    <message>
        <source>This folder cannot be written. Edits can be tried out, but not saved.</source>
        <translation>In diesen Ordner kann nicht geschrieben werden. Änderungen lassen sich ausprobieren, aber nicht speichern.</translation>
    </message>
    <message>
        <source>%1 cannot be merged: the same lines were changed here and on disk.</source>
        <translation>%1 kann nicht zusammengeführt werden: dieselben Zeilen wurden hier und auf der Platte geändert.</translation>
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
        <translation>%1 hat ungespeicherte Änderungen und wurde auf der Platte geändert.</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>Zusammenführen</translation>
    </message>
    <message>
        <source>Open a file to see what its lines decide.</source>
        <translation>Öffnen Sie eine Datei, um zu sehen, was ihre Zeilen entscheiden.</translation>
    </message>
    <message>
        <source>%1 cannot be shown.</source>
        <translation>%1 kann nicht gezeigt werden.</translation>
    </message>
    <message>
        <source>Line %1 cannot be read. The margin shows what the file decided before.</source>
        <translation>Zeile %1 kann nicht gelesen werden. Der Rand zeigt, was die Datei vorher entschied.</translation>
    </message>
    <message>
        <source>Line %1, column %2</source>
        <translation>Zeile %1, Spalte %2</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelltext</translation>
    </message>
    <message>
        <source>Quick fix</source>
        <translation>Schnelle Korrektur</translation>
    </message>
    <message>
        <source>No check has found anything on this line.</source>
        <translation>Keine Prüfung hat in dieser Zeile etwas gefunden.</translation>
    </message>
</context>
<context>
    <name>fleetwright::ui::StartPage</name>
    <message numerus="yes">
        <source>unsaved edits kept in %n file(s)</source>
        <translation>
            <numerusform>ungespeicherte Änderungen in %n Datei aufgehoben</numerusform>
            <numerusform>ungespeicherte Änderungen in %n Dateien aufgehoben</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking for recent folders</source>
        <translation>Zuletzt geöffnete Ordner werden gesucht</translation>
    </message>
    <message>
        <source>Taking a first look</source>
        <translation>Ein erster Blick wird geworfen</translation>
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
        <source>A private copy; nothing to install</source>
        <translation>Eine eigene Kopie; nichts zu installieren</translation>
    </message>
    <message>
        <source>Type to search</source>
        <translation>Zum Suchen tippen</translation>
    </message>
    <message>
        <source>Search recent folders</source>
        <translation>Zuletzt geöffnete Ordner durchsuchen</translation>
    </message>
    <message>
        <source>Recent folders</source>
        <translation>Zuletzt geöffnete Ordner</translation>
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
        <translation>Aus dieser Liste entfernen</translation>
    </message>
    <message>
        <source>Where is %1 now?</source>
        <translation>Wo ist %1 jetzt?</translation>
    </message>
</context>
<context>
    <name>fleetwright::ui::StatePicker</name>
    <message>
        <source>Base: the state before</source>
        <translation>Basis: der Stand vorher</translation>
    </message>
    <message>
        <source>Head: the state after</source>
        <translation>Kopf: der Stand nachher</translation>
    </message>
    <message>
        <source>Listing revisions</source>
        <translation>Revisionen werden aufgelistet</translation>
    </message>
    <message>
        <source>&amp;Base</source>
        <translation>&amp;Basis</translation>
    </message>
    <message>
        <source>&amp;Head</source>
        <translation>&amp;Kopf</translation>
    </message>
    <message>
        <source>Swap base and head</source>
        <translation>Basis und Kopf vertauschen</translation>
    </message>
    <message>
        <source>Saved files</source>
        <translation>Gespeicherte Dateien</translation>
    </message>
    <message>
        <source>Nothing committed yet</source>
        <translation>Noch nichts eingecheckt</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>a branch and its commit
----------
a commit and its subject</extracomment>
        <translation>%1 %2</translation>
    </message>
    <message numerus="yes">
        <source>Working tree, %n file(s)</source>
        <translation>
            <numerusform>Arbeitsstand, %n Datei</numerusform>
            <numerusform>Arbeitsstand, %n Dateien</numerusform>
        </translation>
    </message>
    <message>
        <source>Working tree</source>
        <translation>Arbeitsstand</translation>
    </message>
</context>
<context>
    <name>fleetwright::ui::StatusBar</name>
    <message>
        <source>Status</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Stops the work and keeps the last result (Esc)</source>
        <translation>Bricht die Arbeit ab und behält das letzte Ergebnis (Esc)</translation>
    </message>
    <message>
        <source>Branch and commit that the folder stands at</source>
        <translation>Branch und Commit, auf denen der Ordner steht</translation>
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
        <translation>Fleetwright stellt keine Anfrage ins Netz.</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message numerus="yes">
        <source>%1 in %n cluster(s) rendered</source>
        <extracomment>%1 is &quot;26 objects&quot;</extracomment>
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
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Commit: %1</source>
        <translation>Commit: %1</translation>
    </message>
    <message>
        <source>%1…</source>
        <translation>%1 …</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%v of %m</source>
        <translation>%v von %m</translation>
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
        <translation>%1, %2: %3</translation>
    </message>
</context>
<context>
    <name>fleetwright::ui::TopologyTab</name>
    <message>
        <source>Drawing the topology</source>
        <translation>Topologie wird gezeichnet</translation>
    </message>
    <message>
        <source>Sources, controllers and the clusters that they write to</source>
        <translation>Quellen, Controller und die Cluster, in die sie schreiben</translation>
    </message>
    <message>
        <source>No clusters are known.</source>
        <translation>Es sind keine Cluster bekannt.</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>Einzelheit</translation>
    </message>
    <message>
        <source>Clusters and objects with two writers</source>
        <translation>Cluster und Objekte mit zwei Schreibern</translation>
    </message>
    <message>
        <source>Units of the chosen cluster</source>
        <translation>Einheiten des gewählten Clusters</translation>
    </message>
    <message>
        <source>What if this &amp;fails?</source>
        <translation>Was, wenn das &amp;ausfällt?</translation>
    </message>
    <message>
        <source>What fails: hub, a cluster, a source, a region</source>
        <translation>Was ausfällt: hub, ein Cluster, eine Quelle, eine Region</translation>
    </message>
    <message>
        <source>hub, a cluster, a source, a region</source>
        <translation>hub, ein Cluster, eine Quelle, eine Region</translation>
    </message>
    <message>
        <source>All works</source>
        <translation>Alles läuft</translation>
    </message>
    <message>
        <source>Save picture…</source>
        <translation>Bild speichern …</translation>
    </message>
    <message numerus="yes">
        <source>%n cluster(s)</source>
        <translation>
            <numerusform>%n Cluster</numerusform>
            <numerusform>%n Cluster</numerusform>
        </translation>
    </message>
    <message>
        <source>Two writers on %1, not yet</source>
        <extracomment>a cluster&apos;s name</extracomment>
        <translation>Zwei Schreiber auf %1, noch nicht</translation>
    </message>
    <message>
        <source>Two writers on %1</source>
        <translation>Zwei Schreiber auf %1</translation>
    </message>
    <message>
        <source>the same layer</source>
        <translation>dieselbe Schicht</translation>
    </message>
    <message numerus="yes">
        <source>%n object(s)</source>
        <translation>
            <numerusform>%n Objekt</numerusform>
            <numerusform>%n Objekte</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose a cluster to see its units.</source>
        <translation>Wählen Sie einen Cluster, um seine Einheiten zu sehen.</translation>
    </message>
    <message>
        <source>an overlay; who applies it is not in Git</source>
        <translation>ein Overlay; wer es anwendet, steht nicht in Git</translation>
    </message>
    <message>
        <source>Save picture</source>
        <translation>Bild speichern</translation>
    </message>
    <message>
        <source>Pictures (*.svg *.png)</source>
        <translation>Bilder (*.svg *.png)</translation>
    </message>
    <message>
        <source>Acts in the cluster, not rendered</source>
        <translation>Wirkt im Cluster, nicht gerendert</translation>
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
        <source>What changes in Git</source>
        <translation>Was sich in Git ändert</translation>
    </message>
    <message>
        <source>Rendering what would change…</source>
        <translation>Was sich ändern würde, wird gerendert …</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) can no longer be rendered: %1</source>
        <translation>
            <numerusform>%n Sache kann nicht mehr gerendert werden: %1</numerusform>
            <numerusform>%n Dinge können nicht mehr gerendert werden: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>new cluster</source>
        <translation>neuer Cluster</translation>
    </message>
    <message>
        <source>cluster goes</source>
        <translation>Cluster verschwindet</translation>
    </message>
</context>
<context>
    <name>fleetwright::ui::WavesTab</name>
    <message>
        <source>Steps in which changes are rolled out</source>
        <translation>Schritte, in denen Änderungen ausgerollt werden</translation>
    </message>
    <message>
        <source>Rolled out in this order</source>
        <translation>Wird in dieser Reihenfolge ausgerollt</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>Einzelheit</translation>
    </message>
    <message>
        <source>Looking at the waves</source>
        <translation>Wellen werden betrachtet</translation>
    </message>
    <message>
        <source>Filter the steps</source>
        <translation>Schritte filtern</translation>
    </message>
    <message>
        <source>Nothing is rolled out in steps.</source>
        <translation>Nichts wird in Schritten ausgerollt.</translation>
    </message>
</context>
<context>
    <name>fleetwright::ui::WhatIfPanel</name>
    <message>
        <source>What if</source>
        <translation>Was wäre, wenn</translation>
    </message>
    <message>
        <source>Cluster of the trial</source>
        <translation>Cluster des Versuchs</translation>
    </message>
    <message>
        <source>Label of the trial</source>
        <translation>Label des Versuchs</translation>
    </message>
    <message>
        <source>Value of the trial</source>
        <translation>Wert des Versuchs</translation>
    </message>
    <message>
        <source>Try</source>
        <translation>Versuchen</translation>
    </message>
    <message>
        <source>What would change if the cluster had this label</source>
        <translation>Was sich änderte, wenn das Cluster dieses Label hätte</translation>
    </message>
    <message>
        <source>Without it</source>
        <translation>Ohne es</translation>
    </message>
    <message>
        <source>What would change if the cluster were gone</source>
        <translation>Was sich änderte, wenn das Cluster weg wäre</translation>
    </message>
    <message>
        <source>A trial stays on this page and changes no file.</source>
        <translation>Ein Versuch bleibt auf dieser Seite und ändert keine Datei.</translation>
    </message>
</context>
<context>
    <name>fleetwright::ui::WindowCommands</name>
    <message>
        <source>Open a fleet&apos;s folder</source>
        <translation>Ordner einer Flotte öffnen</translation>
    </message>
    <message>
        <source>&amp;Undo: %1</source>
        <translation>&amp;Rückgängig: %1</translation>
    </message>
    <message>
        <source>&amp;Redo: %1</source>
        <translation>&amp;Wiederholen: %1</translation>
    </message>
    <message>
        <source>Versions, limits and counts are in the clipboard. Nothing of the fleet&apos;s content is among them.</source>
        <translation>Versionen, Grenzen und Zahlen sind in der Zwischenablage. Vom Inhalt der Flotte ist nichts dabei.</translation>
    </message>
    <message>
        <source>Save what %1 gets</source>
        <translation>Speichern, was %1 bekommt</translation>
    </message>
    <message>
        <source>YAML files (*.yaml *.yml)</source>
        <translation>YAML-Dateien (*.yaml *.yml)</translation>
    </message>
    <message>
        <source>The output of %1 was written to %2.</source>
        <translation>Die Ausgabe von %1 wurde nach %2 geschrieben.</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2.</source>
        <translation>%1 kann nicht geschrieben werden: %2.</translation>
    </message>
    <message>
        <source>%1 cannot be merged: the same lines were changed here and on disk.</source>
        <translation>%1 kann nicht zusammengeführt werden: dieselben Zeilen wurden hier und auf der Platte geändert.</translation>
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
        <translation>%1 hat ungespeicherte Änderungen und wurde auf der Platte geändert.</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>Zusammenführen</translation>
    </message>
</context>
<context>
    <name>fleetwright::ui::WindowsTab</name>
    <message>
        <source>&amp;Now</source>
        <translation>Je&amp;tzt</translation>
    </message>
    <message>
        <source>Applications and whether they may sync</source>
        <translation>Applications und ob sie synchronisieren dürfen</translation>
    </message>
    <message>
        <source>Only what is held back</source>
        <translation>Nur was zurückgehalten wird</translation>
    </message>
    <message>
        <source>Sync windows of the projects</source>
        <translation>Sync-Fenster der Projekte</translation>
    </message>
    <message>
        <source>Sync window</source>
        <translation>Sync-Fenster</translation>
    </message>
    <message>
        <source>At this time</source>
        <translation>Zu dieser Zeit</translation>
    </message>
    <message>
        <source>Looking at the sync windows</source>
        <translation>Sync-Fenster werden betrachtet</translation>
    </message>
    <message>
        <source>No AppProject has sync windows.</source>
        <translation>Kein AppProject hat Sync-Fenster.</translation>
    </message>
    <message>
        <source>Time that the sync windows are asked for, in UTC</source>
        <translation>Zeitpunkt, für den die Sync-Fenster gefragt sind, in UTC</translation>
    </message>
    <message>
        <source>&amp;At</source>
        <translation>&amp;Um</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>A workbench for Kubernetes fleets kept in Git.</source>
        <translation>Eine Werkbank für Kubernetes-Flotten in Git.</translation>
    </message>
    <message>
        <source>Renders every page to PNG files in this folder, and ends.</source>
        <translation>Rendert jede Seite als PNG-Datei in diesen Ordner und endet.</translation>
    </message>
    <message>
        <source>The fleet to open.</source>
        <translation>Die Flotte, die geöffnet wird.</translation>
    </message>
</context>
<context>
    <name>services::Changes</name>
    <message>
        <source>- %1: %2 %3 %4 to %5</source>
        <extracomment>clusters: object, field, old value, new value</extracomment>
        <translation>- %1: %2 %3 %4 zu %5</translation>
    </message>
    <message numerus="yes">
        <source>- %1: %2, %n field(s)</source>
        <translation>
            <numerusform>- %1: %2, %n Feld</numerusform>
            <numerusform>- %1: %2, %n Felder</numerusform>
        </translation>
    </message>
    <message>
        <source>- %1: %2</source>
        <translation>- %1: %2</translation>
    </message>
    <message>
        <source>No cluster&apos;s output changes.</source>
        <translation>Die Ausgabe keines Clusters ändert sich.</translation>
    </message>
    <message>
        <source>Clusters that change: %1 of %2.</source>
        <translation>Cluster, die sich ändern: %1 von %2.</translation>
    </message>
    <message numerus="yes">
        <source>and %n more group(s) of changes</source>
        <translation>
            <numerusform>und %n weitere Gruppe von Änderungen</numerusform>
            <numerusform>und %n weitere Gruppen von Änderungen</numerusform>
        </translation>
    </message>
    <message>
        <source>- %1: %2, becomes %3</source>
        <extracomment>clusters: object, its new name</extracomment>
        <translation>- %1: %2, wird zu %3</translation>
    </message>
</context>
<context>
    <name>services::ClusterOverview</name>
    <message>
        <source>Each has its own %1</source>
        <extracomment>a cluster&apos;s attribute, for example &quot;server&quot;</extracomment>
        <translation>Jeder hat ein eigenes Merkmal %1</translation>
    </message>
    <message>
        <source>Sources agree on %1</source>
        <extracomment>an attribute such as &quot;region&quot;</extracomment>
        <translation>Quellen stimmen überein bei %1</translation>
    </message>
    <message>
        <source>Known from %1</source>
        <extracomment>a file or a kind of source</extracomment>
        <translation>Bekannt aus %1</translation>
    </message>
    <message>
        <source>Something is applied</source>
        <translation>Etwas wird angewendet</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1 (%2, %3:%4)</source>
        <extracomment>a cluster, the value that it has instead, file and line</extracomment>
        <translation>%1 (%2, %3:%4)</translation>
    </message>
    <message>
        <source>not in %1</source>
        <extracomment>names of clusters</extracomment>
        <translation>nicht in %1</translation>
    </message>
    <message>
        <source>No clusters are known. Declare them in an inventory file or in .fleetwright.yaml.</source>
        <translation>Es sind keine Cluster bekannt. Geben Sie sie in einer Inventardatei oder in .fleetwright.yaml an.</translation>
    </message>
    <message numerus="yes">
        <source>%n cluster(s), identity agrees everywhere.</source>
        <translation>
            <numerusform>%n Cluster, die Identität stimmt überall überein.</numerusform>
            <numerusform>%n Cluster, die Identität stimmt überall überein.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cluster(s), sources disagree about %1 of them.</source>
        <translation>
            <numerusform>%n Cluster, bei %1 davon widersprechen sich die Quellen.</numerusform>
            <numerusform>%n Cluster, bei %1 davon widersprechen sich die Quellen.</numerusform>
        </translation>
    </message>
    <message>
        <source>No version is out of step.</source>
        <translation>Keine Version tanzt aus der Reihe.</translation>
    </message>
    <message numerus="yes">
        <source>%n version(s) out of step.</source>
        <translation>
            <numerusform>%n Version tanzt aus der Reihe.</numerusform>
            <numerusform>%n Versionen tanzen aus der Reihe.</numerusform>
        </translation>
    </message>
    <message>
        <source>Flux sync</source>
        <translation>Flux-Synchronisierung</translation>
    </message>
    <message>
        <source>inventory file</source>
        <translation>Inventardatei</translation>
    </message>
    <message>
        <source>Argo CD Secret</source>
        <translation>Argo-CD-Secret</translation>
    </message>
    <message>
        <source>Argo CD destination</source>
        <translation>Argo-CD-Ziel</translation>
    </message>
    <message>
        <source>Fleet cluster</source>
        <translation>Fleet-Cluster</translation>
    </message>
    <message>
        <source>substitution</source>
        <translation>Ersetzung</translation>
    </message>
    <message>
        <source>folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>overlay</source>
        <translation>Overlay</translation>
    </message>
    <message>
        <source>newer than the next environment</source>
        <translation>neuer als die nächste Umgebung</translation>
    </message>
    <message>
        <source>differs in its environment</source>
        <translation>weicht in ihrer Umgebung ab</translation>
    </message>
    <message>
        <source>far behind its environment</source>
        <translation>weit hinter ihrer Umgebung</translation>
    </message>
    <message>
        <source>ahead of the environment before</source>
        <translation>der Umgebung davor voraus</translation>
    </message>
</context>
<context>
    <name>services::Delivery</name>
    <message>
        <source>Automated</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>Prune</source>
        <translation>Aufräumen</translation>
    </message>
    <message>
        <source>Self-heal</source>
        <translation>Selbstheilung</translation>
    </message>
    <message>
        <source>Wait</source>
        <translation>Warten</translation>
    </message>
    <message>
        <source>Suspended</source>
        <translation>Ausgesetzt</translation>
    </message>
    <message>
        <source>Interval</source>
        <translation>Intervall</translation>
    </message>
    <message>
        <source>Revision</source>
        <translation>Revision</translation>
    </message>
    <message>
        <source>%1, wave %2</source>
        <extracomment>a phase of a sync, for example &quot;PreSync&quot;, then the number of a wave</extracomment>
        <translation>%1, Welle %2</translation>
    </message>
    <message>
        <source>%1, usually %2 (%3 of %4 others)</source>
        <extracomment>the value of a setting, the value of the others, how many of them have it</extracomment>
        <translation>%1, sonst %2 (%3 von %4 anderen)</translation>
    </message>
    <message numerus="yes">
        <source>%n unit(s).</source>
        <translation>
            <numerusform>%n Einheit.</numerusform>
            <numerusform>%n Einheiten.</numerusform>
        </translation>
    </message>
    <message>
        <source>No unit is delivered unlike its like.</source>
        <translation>Keine Einheit wird anders als ihresgleichen ausgeliefert.</translation>
    </message>
    <message numerus="yes">
        <source>%n setting(s) unlike their like.</source>
        <translation>
            <numerusform>%n Einstellung weicht von ihresgleichen ab.</numerusform>
            <numerusform>%n Einstellungen weichen von ihresgleichen ab.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unit(s) wait for each other and are never applied.</source>
        <translation>
            <numerusform>%n Einheit wartet auf sich selbst und wird nie angewendet.</numerusform>
            <numerusform>%n Einheiten warten aufeinander und werden nie angewendet.</numerusform>
        </translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>Cluster</source>
        <translation>Cluster</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Einheit</translation>
    </message>
    <message numerus="yes">
        <source>%n object(s)</source>
        <translation>
            <numerusform>%n Objekt</numerusform>
            <numerusform>%n Objekte</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>services::ErrorText</name>
    <message>
        <source>Something is missing: %1.</source>
        <translation>Etwas fehlt: %1.</translation>
    </message>
    <message>
        <source>A file was expected, or a folder: %1.</source>
        <translation>Erwartet wurde eine Datei oder ein Ordner: %1.</translation>
    </message>
    <message>
        <source>This leads out of the opened folder, where nothing is read: %1.</source>
        <translation>Das führt aus dem geöffneten Ordner hinaus, wo nichts gelesen wird: %1.</translation>
    </message>
    <message>
        <source>The system does not allow reading: %1.</source>
        <translation>Das System erlaubt das Lesen nicht: %1.</translation>
    </message>
    <message>
        <source>A safety limit was met: %1.</source>
        <translation>Eine Sicherheitsgrenze wurde erreicht: %1.</translation>
    </message>
    <message>
        <source>This is not text: %1.</source>
        <translation>Das ist kein Text: %1.</translation>
    </message>
    <message>
        <source>This cannot be read: %1.</source>
        <translation>Das kann nicht gelesen werden: %1.</translation>
    </message>
    <message>
        <source>This is not valid: %1.</source>
        <translation>Das ist nicht gültig: %1.</translation>
    </message>
    <message>
        <source>Two things claim the same place: %1.</source>
        <translation>Zwei Dinge beanspruchen dieselbe Stelle: %1.</translation>
    </message>
    <message>
        <source>A layer includes itself: %1.</source>
        <translation>Eine Schicht enthält sich selbst: %1.</translation>
    </message>
    <message>
        <source>There is nothing that this applies to: %1.</source>
        <translation>Es gibt nichts, worauf sich das bezieht: %1.</translation>
    </message>
    <message>
        <source>This needs the network or another program, which are never used: %1.</source>
        <translation>Das braucht das Netz oder ein anderes Programm, die nie benutzt werden: %1.</translation>
    </message>
    <message>
        <source>Fleetwright does not do this: %1.</source>
        <translation>Das tut Fleetwright nicht: %1.</translation>
    </message>
    <message>
        <source>This was refused: %1.</source>
        <translation>Das wurde abgelehnt: %1.</translation>
    </message>
    <message>
        <source>Git reports: %1.</source>
        <translation>Git meldet: %1.</translation>
    </message>
    <message>
        <source>Nothing was written: %1.</source>
        <translation>Nichts wurde geschrieben: %1.</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Abgebrochen.</translation>
    </message>
    <message>
        <source>Choose which version to keep.</source>
        <translation>Wählen Sie, welche Fassung bleibt.</translation>
    </message>
    <message>
        <source>Free some space or check the folder&apos;s permissions, then save again. Your edits are kept.</source>
        <translation>Schaffen Sie Platz oder prüfen Sie die Rechte des Ordners und speichern Sie noch einmal. Ihre Änderungen sind aufgehoben.</translation>
    </message>
    <message>
        <source>Check the permissions of the file.</source>
        <translation>Prüfen Sie die Rechte der Datei.</translation>
    </message>
    <message>
        <source>Correct the line; everything else still works.</source>
        <translation>Berichtigen Sie die Zeile; alles andere geht weiter.</translation>
    </message>
</context>
<context>
    <name>services::Evidence</name>
    <message>
        <source>the finding is here</source>
        <translation>hier ist der Befund</translation>
    </message>
    <message>
        <source>the value belongs here</source>
        <translation>der Wert gehört hierher</translation>
    </message>
    <message>
        <source>for comparison</source>
        <translation>zum Vergleich</translation>
    </message>
</context>
<context>
    <name>services::FindingText</name>
    <message>
        <source>A cluster&apos;s own value sits in a layer that reaches other clusters too</source>
        <translation>Ein Wert, der einem Cluster gehört, steht in einer Schicht, die auch andere Cluster erreicht</translation>
    </message>
    <message>
        <source>A cluster carries another cluster&apos;s value</source>
        <translation>Ein Cluster trägt den Wert eines anderen</translation>
    </message>
    <message>
        <source>Names, regions, accounts and domains belong to the clusters that own them. In a shared layer they end up, sooner or later, in the output of a cluster that they are wrong for.</source>
        <translation>Namen, Regionen, Konten und Domänen gehören zu den Clustern, die sie besitzen. In einer gemeinsamen Schicht landen sie früher oder später in der Ausgabe eines Clusters, für den sie falsch sind.</translation>
    </message>
    <message>
        <source>This usually comes from a copied folder, or from a path or label that leads to the wrong layer. The cluster then reports, connects or stores under another one&apos;s name.</source>
        <translation>Das kommt meist von einem kopierten Ordner oder von einem Pfad oder Label, das zur falschen Schicht führt. Der Cluster meldet, verbindet oder speichert dann unter dem Namen eines anderen.</translation>
    </message>
    <message>
        <source>Image automation writes to the branch that production follows</source>
        <translation>Die Image-Automatik schreibt in den Branch, dem die Produktion folgt</translation>
    </message>
    <message>
        <source>A unit needs what only it or its dependants bring</source>
        <translation>Eine Einheit braucht, was nur sie selbst oder von ihr Abhängige bringen</translation>
    </message>
    <message>
        <source>A cluster lacks an object that its class requires</source>
        <translation>Einem Cluster fehlt ein Objekt, das seine Klasse verlangt</translation>
    </message>
    <message>
        <source>A marked departure that the classification does not list</source>
        <translation>Eine markierte Abweichung, die die Klassifikation nicht nennt</translation>
    </message>
    <message>
        <source>A cluster that should get something gets nothing</source>
        <translation>Ein Cluster, der etwas bekommen sollte, bekommt nichts</translation>
    </message>
    <message>
        <source>One object is written out in the layers of several clusters</source>
        <translation>Ein Objekt steht ausgeschrieben in den Schichten mehrerer Cluster</translation>
    </message>
    <message>
        <source>An earlier entry takes all that a later one could match</source>
        <translation>Ein früherer Eintrag nimmt alles, was ein späterer treffen könnte</translation>
    </message>
    <message>
        <source>The change deletes what holds data</source>
        <translation>Die Änderung löscht, was Daten hält</translation>
    </message>
    <message>
        <source>An entry that matches no object</source>
        <translation>Ein Eintrag, der kein Objekt trifft</translation>
    </message>
    <message>
        <source>Units wait for each other</source>
        <translation>Einheiten warten aufeinander</translation>
    </message>
    <message>
        <source>A unit waits for one that is not there</source>
        <translation>Eine Einheit wartet auf eine, die es nicht gibt</translation>
    </message>
    <message>
        <source>A dependency counts as ready before it runs</source>
        <translation>Eine Abhängigkeit gilt als bereit, bevor sie läuft</translation>
    </message>
    <message>
        <source>Two Applications have one name</source>
        <translation>Zwei Applications haben einen Namen</translation>
    </message>
    <message>
        <source>Environments live on branches of their own</source>
        <translation>Umgebungen leben in eigenen Branches</translation>
    </message>
    <message>
        <source>The last day of an exception is over</source>
        <translation>Der letzte Tag einer Ausnahme ist vorbei</translation>
    </message>
    <message>
        <source>An exception does not say when it ends</source>
        <translation>Eine Ausnahme sagt nicht, wann sie endet</translation>
    </message>
    <message>
        <source>A cluster departs from its peers and nothing says why</source>
        <translation>Ein Cluster weicht von seinesgleichen ab, und nichts sagt, warum</translation>
    </message>
    <message>
        <source>An exception names no ticket</source>
        <translation>Eine Ausnahme nennt kein Ticket</translation>
    </message>
    <message>
        <source>An exception whose values no longer differ</source>
        <translation>Eine Ausnahme, deren Werte nicht mehr abweichen</translation>
    </message>
    <message>
        <source>What the fleet declares to hold does not hold</source>
        <translation>Was die Flotte zusichert, gilt nicht</translation>
    </message>
    <message>
        <source>A general policy lies in a layer of one cluster</source>
        <translation>Eine allgemeine Richtlinie liegt in der Schicht eines einzigen Clusters</translation>
    </message>
    <message>
        <source>Two clusters have one name or server</source>
        <translation>Zwei Cluster haben einen Namen oder Server</translation>
    </message>
    <message>
        <source>Sources say different things of one cluster</source>
        <translation>Quellen sagen Verschiedenes über einen Cluster</translation>
    </message>
    <message>
        <source>A cluster lacks the identity that the others have</source>
        <translation>Einem Cluster fehlt die Identität, die die anderen haben</translation>
    </message>
    <message>
        <source>The change sets a field that the API server refuses to change</source>
        <translation>Die Änderung setzt ein Feld, das der API-Server nicht ändert</translation>
    </message>
    <message>
        <source>A cluster lacks a label that a rule requires or all others have</source>
        <translation>Einem Cluster fehlt ein Label, das eine Regel verlangt oder alle anderen haben</translation>
    </message>
    <message>
        <source>One cluster&apos;s object was added past the layer that labels it elsewhere</source>
        <translation>Das Objekt eines Clusters kam an der Schicht vorbei, die es sonst mit Labels versieht</translation>
    </message>
    <message>
        <source>A label is not in the vocabulary, or nearly one that others have</source>
        <translation>Ein Label steht nicht im Vokabular, oder ist beinahe eines, das andere haben</translation>
    </message>
    <message>
        <source>One cluster goes past the layer that all others of its class inherit</source>
        <translation>Ein Cluster umgeht die Schicht, die alle anderen seiner Klasse erben</translation>
    </message>
    <message>
        <source>An exception stands where other clusters get it too</source>
        <translation>Eine Ausnahme steht, wo auch andere Cluster sie bekommen</translation>
    </message>
    <message>
        <source>A few clusters keep a value that all others set back</source>
        <translation>Wenige Cluster behalten einen Wert, den alle anderen zurücksetzen</translation>
    </message>
    <message>
        <source>A secret stands in plain text</source>
        <translation>Ein Geheimnis steht im Klartext</translation>
    </message>
    <message>
        <source>A cluster lacks a policy that its peers have</source>
        <translation>Einem Cluster fehlt eine Richtlinie, die seinesgleichen haben</translation>
    </message>
    <message>
        <source>An exception from a policy has run out</source>
        <translation>Eine Ausnahme von einer Richtlinie ist abgelaufen</translation>
    </message>
    <message>
        <source>A rendered object breaks a policy of its own cluster</source>
        <translation>Ein gerendertes Objekt verletzt eine Richtlinie seines Clusters</translation>
    </message>
    <message>
        <source>A project does not permit an Application, so it never syncs</source>
        <translation>Ein Projekt erlaubt eine Application nicht: Sie wird nie abgeglichen</translation>
    </message>
    <message>
        <source>A project permits everything</source>
        <translation>Ein Projekt erlaubt alles</translation>
    </message>
    <message>
        <source>Production runs a newer version than the environment before it</source>
        <translation>Die Produktion hat eine neuere Version als die Umgebung davor</translation>
    </message>
    <message>
        <source>The change deletes objects from clusters</source>
        <translation>Die Änderung löscht Objekte aus Clustern</translation>
    </message>
    <message>
        <source>The change reaches more clusters than the guardrails allow</source>
        <translation>Die Änderung erreicht mehr Cluster, als die Leitplanken erlauben</translation>
    </message>
    <message>
        <source>A layer sets what it inherits anyway</source>
        <translation>Eine Schicht setzt, was sie ohnehin erbt</translation>
    </message>
    <message>
        <source>A new name or namespace deletes an object and creates another</source>
        <translation>Ein neuer Name oder Namespace löscht ein Objekt und erzeugt ein anderes</translation>
    </message>
    <message>
        <source>What a cluster gets cannot be rendered from what is in Git</source>
        <translation>Was ein Cluster bekommt, lässt sich aus dem, was in Git ist, nicht rendern</translation>
    </message>
    <message>
        <source>All children of a layer set the same</source>
        <translation>Alle Kinder einer Schicht setzen dasselbe</translation>
    </message>
    <message>
        <source>Units that stay get another cluster</source>
        <translation>Einheiten, die bleiben, bekommen einen anderen Cluster</translation>
    </message>
    <message>
        <source>An object has a key, type or value that its schema does not permit</source>
        <translation>Ein Objekt hat einen Schlüssel, Typ oder Wert, den sein Schema nicht erlaubt</translation>
    </message>
    <message>
        <source>A cluster reads its secrets from another environment or region</source>
        <translation>Ein Cluster liest seine Geheimnisse aus einer anderen Umgebung oder Region</translation>
    </message>
    <message>
        <source>An ExternalSecret names a store that its cluster does not have</source>
        <translation>Ein ExternalSecret nennt einen Speicher, den sein Cluster nicht hat</translation>
    </message>
    <message>
        <source>A selector takes in the hub, or clusters of other environments</source>
        <translation>Ein Selektor erfasst den Hub oder Cluster anderer Umgebungen</translation>
    </message>
    <message>
        <source>A selector or pattern matches nothing</source>
        <translation>Ein Selektor oder Muster trifft nichts</translation>
    </message>
    <message>
        <source>An image marker stands where Flux does not see it, or was taken away</source>
        <translation>Eine Image-Marke steht, wo Flux sie nicht sieht, oder wurde entfernt</translation>
    </message>
    <message>
        <source>An image marker names no policy of the fleet</source>
        <translation>Eine Image-Marke nennt keine Richtlinie der Flotte</translation>
    </message>
    <message>
        <source>A layer sets what no cluster gets</source>
        <translation>Eine Schicht setzt, was kein Cluster bekommt</translation>
    </message>
    <message>
        <source>A cluster does not set a variable and gets a default, or nothing</source>
        <translation>Ein Cluster setzt eine Variable nicht und bekommt eine Vorgabe oder nichts</translation>
    </message>
    <message>
        <source>An encrypted file holds readable values</source>
        <translation>Eine verschlüsselte Datei enthält lesbare Werte</translation>
    </message>
    <message>
        <source>No creation rule of .sops.yaml is for an encrypted file</source>
        <translation>Keine Erzeugungsregel in .sops.yaml gilt für eine verschlüsselte Datei</translation>
    </message>
    <message>
        <source>A unit asks for a ConfigMap or Secret that its cluster has not</source>
        <translation>Eine Einheit verlangt eine ConfigMap oder ein Secret, das ihr Cluster nicht hat</translation>
    </message>
    <message>
        <source>Two units write one object of one cluster</source>
        <translation>Zwei Einheiten schreiben ein Objekt eines Clusters</translation>
    </message>
    <message>
        <source>An input lies outside the repository</source>
        <translation>Eine Eingabe liegt außerhalb des Repositorys</translation>
    </message>
    <message>
        <source>An input is written in a language that is not evaluated</source>
        <translation>Eine Eingabe ist in einer Sprache geschrieben, die nicht ausgewertet wird</translation>
    </message>
    <message>
        <source>A layer that no cluster reads</source>
        <translation>Eine Schicht, die kein Cluster liest</translation>
    </message>
    <message>
        <source>A cluster is far behind the newest version of its environment</source>
        <translation>Ein Cluster liegt weit hinter der neuesten Version seiner Umgebung</translation>
    </message>
    <message>
        <source>A version reaches production before an earlier wave has it</source>
        <translation>Eine Version erreicht die Produktion, bevor eine frühere Welle sie hat</translation>
    </message>
    <message>
        <source>A cluster or Application is in no step of a rollout</source>
        <translation>Ein Cluster oder eine Application ist in keinem Schritt einer Einführung</translation>
    </message>
    <message>
        <source>Sync waves that order nothing</source>
        <translation>Sync-Wellen, die nichts ordnen</translation>
    </message>
    <message>
        <source>A sync window holds the change back at this moment</source>
        <translation>Ein Sync-Fenster hält die Änderung in diesem Augenblick zurück</translation>
    </message>
    <message>
        <source>A sync window holds nothing back</source>
        <translation>Ein Sync-Fenster hält nichts zurück</translation>
    </message>
</context>
<context>
    <name>services::Images</name>
    <message numerus="yes">
        <source>%n version(s)</source>
        <translation>
            <numerusform>%n Version</numerusform>
            <numerusform>%n Versionen</numerusform>
        </translation>
    </message>
    <message>
        <source>no version</source>
        <translation>keine Version</translation>
    </message>
    <message numerus="yes">
        <source>%n cluster(s)</source>
        <translation>
            <numerusform>%n Cluster</numerusform>
            <numerusform>%n Cluster</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>an environment, then how many of its clusters</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>which tags there are is not in Git: give them below</source>
        <translation>welche Tags es gibt, steht nicht in Git: unten angeben</translation>
    </message>
    <message>
        <source>none of the given tags fits the policy</source>
        <translation>keiner der angegebenen Tags passt zur Policy</translation>
    </message>
    <message>
        <source>its ImageRepository is not in Git</source>
        <translation>ihr ImageRepository steht nicht in Git</translation>
    </message>
    <message>
        <source>writes nothing</source>
        <translation>schreibt nichts</translation>
    </message>
    <message numerus="yes">
        <source>writes %n file(s)</source>
        <translation>
            <numerusform>schreibt %n Datei</numerusform>
            <numerusform>schreibt %n Dateien</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, pushes to %2: %3</source>
        <translation>%1, schiebt nach %2: %3</translation>
    </message>
    <message>
        <source>Image policy</source>
        <translation>Image-Policy</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Image</translation>
    </message>
    <message>
        <source>Tags given</source>
        <translation>Angegebene Tags</translation>
    </message>
    <message>
        <source>Takes</source>
        <translation>Nimmt</translation>
    </message>
    <message numerus="yes">
        <source>%n image(s).</source>
        <translation>
            <numerusform>%n Image.</numerusform>
            <numerusform>%n Images.</numerusform>
        </translation>
    </message>
    <message>
        <source>No version is out of step.</source>
        <translation>Keine Version tanzt aus der Reihe.</translation>
    </message>
    <message>
        <source>Automation would write nothing.</source>
        <translation>Die Automatisierung würde nichts schreiben.</translation>
    </message>
    <message numerus="yes">
        <source>Automation would write %n file(s).</source>
        <translation>
            <numerusform>Die Automatisierung würde %n Datei schreiben.</numerusform>
            <numerusform>Die Automatisierung würde %n Dateien schreiben.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) with a version out of step.</source>
        <translation>
            <numerusform>%n Image mit einer Version, die aus der Reihe tanzt.</numerusform>
            <numerusform>%n Images mit einer Version, die aus der Reihe tanzt.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>services::Impact</name>
    <message>
        <source>Data is lost</source>
        <translation>Daten gehen verloren</translation>
    </message>
    <message>
        <source>Clusters that leave the fleet</source>
        <translation>Cluster, die die Flotte verlassen</translation>
    </message>
    <message>
        <source>Units that go</source>
        <translation>Einheiten, die verschwinden</translation>
    </message>
    <message>
        <source>Left behind</source>
        <translation>Zurückgelassen</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Gelöscht</translation>
    </message>
    <message>
        <source>Renamed: deleted and created</source>
        <translation>Umbenannt: gelöscht und angelegt</translation>
    </message>
    <message>
        <source>Renamed with their content</source>
        <translation>Mit ihrem Inhalt umbenannt</translation>
    </message>
    <message>
        <source>Changed, by equal lines</source>
        <translation>Geändert, nach gleichen Zeilen</translation>
    </message>
    <message>
        <source>New clusters</source>
        <translation>Neue Cluster</translation>
    </message>
    <message>
        <source>New units</source>
        <translation>Neue Einheiten</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Neu</translation>
    </message>
    <message numerus="yes">
        <source>%n cluster(s)</source>
        <translation>
            <numerusform>%n Cluster</numerusform>
            <numerusform>%n Cluster</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <extracomment>an object and others like it</extracomment>
        <translation>
            <numerusform>%1 und %n weiteres</numerusform>
            <numerusform>%1 und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>nothing applies it any more</source>
        <translation>nichts wendet es mehr an</translation>
    </message>
    <message>
        <source>prune is off</source>
        <translation>Aufräumen ist aus</translation>
    </message>
    <message>
        <source>its unit leaves it behind</source>
        <translation>seine Einheit lässt es zurück</translation>
    </message>
    <message>
        <source>an annotation keeps it</source>
        <translation>eine Annotation behält es</translation>
    </message>
    <message>
        <source>data is lost</source>
        <translation>Daten gehen verloren</translation>
    </message>
    <message>
        <source>stays: %1</source>
        <extracomment>%1 is a reason such as &quot;prune is off&quot;</extracomment>
        <translation>bleibt: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n object(s) deleted</source>
        <translation>
            <numerusform>%n Objekt gelöscht</numerusform>
            <numerusform>%n Objekte gelöscht</numerusform>
        </translation>
    </message>
    <message>
        <source>immutable field: deleted and created again</source>
        <translation>unveränderliches Feld: gelöscht und neu angelegt</translation>
    </message>
    <message>
        <source>immutable field: the update is refused</source>
        <translation>unveränderliches Feld: die Änderung wird abgelehnt</translation>
    </message>
    <message>
        <source>No cluster&apos;s output changes.</source>
        <translation>Die Ausgabe keines Clusters ändert sich.</translation>
    </message>
    <message numerus="yes">
        <source>No object changes, but what is known of %n cluster(s) does.</source>
        <translation>
            <numerusform>Kein Objekt ändert sich, wohl aber, was über %n Cluster bekannt ist.</numerusform>
            <numerusform>Kein Objekt ändert sich, wohl aber, was über %n Cluster bekannt ist.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n object(s) deleted with their data</source>
        <translation>
            <numerusform>%n Objekt mit seinen Daten gelöscht</numerusform>
            <numerusform>%n Objekte mit ihren Daten gelöscht</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n object(s) left behind</source>
        <translation>
            <numerusform>%n Objekt zurückgelassen</numerusform>
            <numerusform>%n Objekte zurückgelassen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n object(s) with immutable fields changed</source>
        <translation>
            <numerusform>%n Objekt mit unveränderlichen Feldern geändert</numerusform>
            <numerusform>%n Objekte mit unveränderlichen Feldern geändert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n object(s) renamed</source>
        <translation>
            <numerusform>%n Objekt umbenannt</numerusform>
            <numerusform>%n Objekte umbenannt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n object(s) changed</source>
        <translation>
            <numerusform>%n Objekt geändert</numerusform>
            <numerusform>%n Objekte geändert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n object(s) created</source>
        <translation>
            <numerusform>%n Objekt neu</numerusform>
            <numerusform>%n Objekte neu</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cluster(s) change, %1 of production.</source>
        <translation>
            <numerusform>%n Cluster ändert sich, %1 in Produktion.</numerusform>
            <numerusform>%n Cluster ändern sich, %1 in Produktion.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cluster(s) change.</source>
        <translation>
            <numerusform>%n Cluster ändert sich.</numerusform>
            <numerusform>%n Cluster ändern sich.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 %2.</source>
        <extracomment>the sentence before, and a list such as &quot;1 object deleted, 2 objects changed&quot;</extracomment>
        <translation>%1 %2.</translation>
    </message>
    <message>
        <source>%1: + %2</source>
        <extracomment>a field and the value it gets</extracomment>
        <translation>%1: + %2</translation>
    </message>
    <message>
        <source>%1: − %2</source>
        <extracomment>a field and the value it had</extracomment>
        <translation>%1: − %2</translation>
    </message>
    <message>
        <source>%1 %2 → %3</source>
        <extracomment>a field, its value before and after</extracomment>
        <translation>%1 %2 → %3</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n like it</source>
        <extracomment>a unit and those of other clusters that are called otherwise</extracomment>
        <translation>
            <numerusform>%1 und %n von gleicher Art</numerusform>
            <numerusform>%1 und %n von gleicher Art</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>services::OriginText</name>
    <message>
        <source>from the object&apos;s manifest</source>
        <translation>aus dem Manifest des Objekts</translation>
    </message>
    <message>
        <source>the name with a hash of the content behind it</source>
        <translation>der Name mit einem Hash des Inhalts dahinter</translation>
    </message>
    <message>
        <source>follows the name of the object that it refers to</source>
        <translation>folgt dem Namen des Objekts, auf das es verweist</translation>
    </message>
    <message>
        <source>put in the place of a variable by vars</source>
        <translation>von vars an die Stelle einer Variablen gesetzt</translation>
    </message>
    <message>
        <source>copied from here by replacements</source>
        <translation>von replacements von hier kopiert</translation>
    </message>
    <message>
        <source>generated by %1</source>
        <translation>erzeugt von %1</translation>
    </message>
    <message>
        <source>added by the build, as buildMetadata says</source>
        <translation>vom Build hinzugefügt, wie buildMetadata es sagt</translation>
    </message>
    <message>
        <source>set by %1</source>
        <translation>gesetzt von %1</translation>
    </message>
</context>
<context>
    <name>services::Radius</name>
    <message>
        <source>There is no layer %1.</source>
        <translation>Es gibt keine Schicht %1.</translation>
    </message>
    <message>
        <source>Nothing that it inherits reads this.</source>
        <translation>Nichts, was es erbt, liest dies.</translation>
    </message>
    <message>
        <source>Inherits it: %1.</source>
        <extracomment>%1 is a chain of layers</extracomment>
        <translation>Erbt es: %1.</translation>
    </message>
    <message>
        <source>Its output reads it.</source>
        <translation>Seine Ausgabe liest es.</translation>
    </message>
    <message numerus="yes">
        <source>It gives values to %n object(s).</source>
        <translation>
            <numerusform>Es gibt %n Objekt Werte.</numerusform>
            <numerusform>Es gibt %n Objekten Werte.</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no file %1.</source>
        <translation>Es gibt keine Datei %1.</translation>
    </message>
    <message>
        <source>The line&apos;s value does not survive: another layer sets the field, or the line holds none.</source>
        <translation>Der Wert der Zeile überlebt nicht: Eine andere Schicht setzt das Feld, oder die Zeile enthält keinen.</translation>
    </message>
    <message>
        <source>%1 is %2</source>
        <translation>%1 ist %2</translation>
    </message>
    <message>
        <source>it has no %1</source>
        <translation>es hat kein %1</translation>
    </message>
    <message>
        <source>%1: %2 holds.</source>
        <extracomment>what a cluster has, and a rule such as &quot;region in (eu, us)&quot;</extracomment>
        <translation>%1: %2 trifft zu.</translation>
    </message>
    <message>
        <source>%1: %2 keeps it out.</source>
        <translation>%1: %2 hält es draußen.</translation>
    </message>
    <message>
        <source>An empty selector matches every cluster.</source>
        <translation>Ein leerer Selektor erfasst jedes Cluster.</translation>
    </message>
    <message>
        <source>%1 takes it in.</source>
        <translation>%1 nimmt es auf.</translation>
    </message>
    <message>
        <source>%1 no longer takes it.</source>
        <translation>%1 nimmt es nicht mehr.</translation>
    </message>
    <message>
        <source>Nothing changes there.</source>
        <translation>Dort ändert sich nichts.</translation>
    </message>
    <message>
        <source>It comes into the fleet.</source>
        <translation>Es kommt in die Flotte.</translation>
    </message>
    <message>
        <source>It leaves the fleet.</source>
        <translation>Es verlässt die Flotte.</translation>
    </message>
    <message>
        <source>%1: %2 → %3</source>
        <translation>%1: %2 → %3</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>an object, and what changes in it</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>This selector matches nothing.</source>
        <translation>Dieser Selektor erfasst nichts.</translation>
    </message>
    <message>
        <source>No cluster is reached.</source>
        <translation>Kein Cluster wird erreicht.</translation>
    </message>
    <message numerus="yes">
        <source>%n of production.</source>
        <translation>
            <numerusform>%n in Produktion.</numerusform>
            <numerusform>%n in Produktion.</numerusform>
        </translation>
    </message>
    <message>
        <source>None of production.</source>
        <translation>Keines in Produktion.</translation>
    </message>
    <message numerus="yes">
        <source>Matches %1 of %n cluster(s).</source>
        <extracomment>%1 of %n clusters</extracomment>
        <translation>
            <numerusform>Erfasst %1 von %n Cluster.</numerusform>
            <numerusform>Erfasst %1 von %n Clustern.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Reaches %1 of %n cluster(s).</source>
        <translation>
            <numerusform>Erreicht %1 von %n Cluster.</numerusform>
            <numerusform>Erreicht %1 von %n Clustern.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>two sentences</extracomment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 It decides in %2, hidden in %3. %4</source>
        <extracomment>three sentences</extracomment>
        <translation>%1 Sie entscheidet in %2, verdeckt in %3. %4</translation>
    </message>
    <message>
        <source>Its members are not all known: %1.</source>
        <translation>Nicht alle seine Mitglieder sind bekannt: %1.</translation>
    </message>
    <message>
        <source>%1 brings a unit to it.</source>
        <translation>%1 bringt ihm eine Einheit.</translation>
    </message>
    <message>
        <source>It is registered here.</source>
        <translation>Er ist hier angemeldet.</translation>
    </message>
</context>
<context>
    <name>services::SampleFleet</name>
    <message>
        <source>Sample fleet, six clusters</source>
        <translation>Beispielflotte, sechs Cluster</translation>
    </message>
    <message>
        <source>A base, three environments, two regions</source>
        <translation>Eine Basis, drei Umgebungen, zwei Regionen</translation>
    </message>
    <message>
        <source>Argo CD hub</source>
        <translation>Argo-CD-Hub</translation>
    </message>
    <message>
        <source>ApplicationSets for six clusters from one hub</source>
        <translation>ApplicationSets für sechs Cluster von einem Hub</translation>
    </message>
    <message>
        <source>Flux mesh</source>
        <translation>Flux-Netz</translation>
    </message>
    <message>
        <source>Six clusters that each apply themselves</source>
        <translation>Sechs Cluster, jeder wendet sich selbst an</translation>
    </message>
    <message>
        <source>Three clouds</source>
        <translation>Drei Clouds</translation>
    </message>
    <message>
        <source>Platform and teams, no controller</source>
        <translation>Plattform und Teams, ohne Controller</translation>
    </message>
    <message>
        <source>Rancher Fleet at the edge</source>
        <translation>Rancher Fleet am Rand</translation>
    </message>
    <message>
        <source>Bundles for eight shops and warehouses</source>
        <translation>Bundles für acht Läden und Lager</translation>
    </message>
    <message>
        <source>On the way to Flux</source>
        <translation>Unterwegs zu Flux</translation>
    </message>
    <message>
        <source>Argo CD and Flux share five clusters</source>
        <translation>Argo CD und Flux teilen sich fünf Cluster</translation>
    </message>
</context>
<context>
    <name>services::Topology</name>
    <message>
        <source>No controller is known to write to a cluster.</source>
        <translation>Es ist kein Controller bekannt, der in einen Cluster schreibt.</translation>
    </message>
    <message numerus="yes">
        <source>Hub and spokes: %n cluster(s) are written from a hub.</source>
        <translation>
            <numerusform>Hub und Speichen: %n Cluster wird von einem Hub beschrieben.</numerusform>
            <numerusform>Hub und Speichen: %n Cluster werden von einem Hub beschrieben.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Mesh: %n cluster(s) are each written by controllers of their own.</source>
        <translation>
            <numerusform>Verbund: %n Cluster wird von eigenen Controllern beschrieben.</numerusform>
            <numerusform>Verbund: %n Cluster werden jeweils von eigenen Controllern beschrieben.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Hybrid: %n cluster(s) are written from a hub or by controllers of their own.</source>
        <translation>
            <numerusform>Gemischt: %n Cluster wird von einem Hub oder eigenen Controllern beschrieben.</numerusform>
            <numerusform>Gemischt: %n Cluster werden von einem Hub oder eigenen Controllern beschrieben.</numerusform>
        </translation>
    </message>
    <message>
        <source>Without %1: %2 receive all changes, %3 some, %4 freeze, %5 are down; nothing that runs is deleted.</source>
        <extracomment>numbers of clusters</extracomment>
        <translation>Ohne %1: %2 erhalten alle Änderungen, %3 einige, %4 bleiben stehen, %5 sind ausgefallen; nichts, was läuft, wird gelöscht.</translation>
    </message>
    <message numerus="yes">
        <source>%n cluster(s) without a writer.</source>
        <translation>
            <numerusform>%n Cluster ohne Schreiber.</numerusform>
            <numerusform>%n Cluster ohne Schreiber.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Two write the same objects on %n cluster(s).</source>
        <translation>
            <numerusform>In %n Cluster schreiben zwei dieselben Objekte.</numerusform>
            <numerusform>In %n Clustern schreiben zwei dieselben Objekte.</numerusform>
        </translation>
    </message>
    <message>
        <source>receives changes</source>
        <translation>erhält Änderungen</translation>
    </message>
    <message>
        <source>receives some changes</source>
        <translation>erhält einige Änderungen</translation>
    </message>
    <message>
        <source>freezes</source>
        <translation>bleibt stehen</translation>
    </message>
    <message>
        <source>is down</source>
        <translation>ist ausgefallen</translation>
    </message>
    <message>
        <source>has no writer at any time</source>
        <translation>hat zu keiner Zeit einen Schreiber</translation>
    </message>
    <message>
        <source>receives changes, but not those of its own object</source>
        <translation>erhält Änderungen, aber nicht die am eigenen Objekt</translation>
    </message>
    <message>
        <source>applies nothing as it stands</source>
        <translation>wendet so nichts an</translation>
    </message>
    <message>
        <source>It is suspended.</source>
        <translation>Es ist ausgesetzt.</translation>
    </message>
    <message>
        <source>Cluster API installs the chart %1</source>
        <translation>Cluster API installiert das Chart %1</translation>
    </message>
    <message>
        <source>Cluster API installs the chart %1 on clusters with %2</source>
        <translation>Cluster API installiert das Chart %1 auf Clustern mit %2</translation>
    </message>
    <message>
        <source>Cluster API applies %1</source>
        <translation>Cluster API wendet %1 an</translation>
    </message>
    <message>
        <source>Cluster API applies %1 on clusters with %2</source>
        <translation>Cluster API wendet %1 auf Clustern mit %2 an</translation>
    </message>
    <message>
        <source>Open Cluster Management chooses clusters</source>
        <translation>Open Cluster Management wählt Cluster</translation>
    </message>
    <message>
        <source>Open Cluster Management chooses clusters with %1</source>
        <translation>Open Cluster Management wählt Cluster mit %1</translation>
    </message>
    <message>
        <source>Open Cluster Management applies objects on %1</source>
        <translation>Open Cluster Management wendet Objekte auf %1 an</translation>
    </message>
    <message>
        <source>Open Cluster Management enforces a policy</source>
        <translation>Open Cluster Management setzt eine Richtlinie durch</translation>
    </message>
    <message>
        <source>Crossplane composes each %1</source>
        <extracomment>a kind of objects</extracomment>
        <translation>Crossplane setzt jedes %1 zusammen</translation>
    </message>
    <message>
        <source>what Crossplane composes for each %1</source>
        <extracomment>a kind of objects</extracomment>
        <translation>was Crossplane für jedes %1 zusammensetzt</translation>
    </message>
    <message>
        <source>Crossplane composes objects for it</source>
        <translation>Crossplane setzt Objekte dafür zusammen</translation>
    </message>
    <message>
        <source>makes the Secret %1</source>
        <translation>erzeugt das Secret %1</translation>
    </message>
    <message>
        <source>makes Secrets in chosen namespaces</source>
        <translation>erzeugt Secrets in gewählten Namespaces</translation>
    </message>
    <message>
        <source>copies the Secret %1 to a store</source>
        <translation>kopiert das Secret %1 in einen Speicher</translation>
    </message>
    <message>
        <source>Argo Rollouts brings up its pods step by step</source>
        <translation>Argo Rollouts bringt seine Pods schrittweise hoch</translation>
    </message>
    <message>
        <source>Argo Rollouts takes over the Deployment %1</source>
        <translation>Argo Rollouts übernimmt das Deployment %1</translation>
    </message>
    <message>
        <source>Kyverno changes objects when they are applied</source>
        <translation>Kyverno ändert Objekte, wenn sie angewendet werden</translation>
    </message>
    <message>
        <source>Kyverno generates objects</source>
        <translation>Kyverno erzeugt Objekte</translation>
    </message>
</context>
<context>
    <name>services::Waves</name>
    <message numerus="yes">
        <source>%n unit(s)</source>
        <translation>
            <numerusform>%n Einheit</numerusform>
            <numerusform>%n Einheiten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cluster(s)</source>
        <translation>
            <numerusform>%n Cluster</numerusform>
            <numerusform>%n Cluster</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>RollingSync in %n step(s)</source>
        <translation>
            <numerusform>RollingSync in %n Schritt</numerusform>
            <numerusform>RollingSync in %n Schritten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n unit(s) in no step</source>
        <translation>
            <numerusform>%1, %n Einheit in keinem Schritt</numerusform>
            <numerusform>%1, %n Einheiten in keinem Schritt</numerusform>
        </translation>
    </message>
    <message>
        <source>Step %1: %2</source>
        <extracomment>a step&apos;s number, then the labels that it selects: &quot;env In (dev)&quot;</extracomment>
        <translation>Schritt %1: %2</translation>
    </message>
    <message>
        <source>all</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>%1, at most %2 at once</source>
        <extracomment>how many units, then a number or percentage</extracomment>
        <translation>%1, höchstens %2 zugleich</translation>
    </message>
    <message>
        <source>In no step: never synced by itself</source>
        <translation>In keinem Schritt: wird nie von selbst synchronisiert</translation>
    </message>
    <message numerus="yes">
        <source>%n partition(s)</source>
        <translation>
            <numerusform>%n Partition</numerusform>
            <numerusform>%n Partitionen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, at most %2 unavailable; the next waits while more than %3 are not ready</source>
        <extracomment>how many partitions, how many clusters, then how many partitions</extracomment>
        <translation>%1, höchstens %2 nicht verfügbar; die nächste wartet, solange mehr als %3 nicht bereit sind</translation>
    </message>
    <message>
        <source>Partition %1: %2</source>
        <extracomment>a partition&apos;s number, then its name</extracomment>
        <translation>Partition %1: %2</translation>
    </message>
    <message>
        <source>%1, at most %2 unavailable</source>
        <extracomment>how many clusters, then a number of them</extracomment>
        <translation>%1, höchstens %2 nicht verfügbar</translation>
    </message>
    <message>
        <source>In no partition: never rolled out</source>
        <translation>In keiner Partition: wird nie ausgerollt</translation>
    </message>
    <message numerus="yes">
        <source>dependsOn in %n stage(s)</source>
        <translation>
            <numerusform>dependsOn in %n Stufe</numerusform>
            <numerusform>dependsOn in %n Stufen</numerusform>
        </translation>
    </message>
    <message>
        <source>Stage %1</source>
        <translation>Stufe %1</translation>
    </message>
    <message>
        <source>Cycle: never applied, each waits for the next</source>
        <translation>Kreis: wird nie angewendet, jedes wartet auf das nächste</translation>
    </message>
    <message>
        <source>waits for %1, which is not there</source>
        <translation>wartet auf %1, das es nicht gibt</translation>
    </message>
    <message>
        <source>Never applied as it stands</source>
        <translation>Wird so nie angewendet</translation>
    </message>
    <message>
        <source>Flux on %1</source>
        <extracomment>a cluster&apos;s name</extracomment>
        <translation>Flux auf %1</translation>
    </message>
    <message>
        <source>Nothing is rolled out in steps. No ApplicationSet has a RollingSync strategy, no bundle partitions, no Flux unit dependsOn.</source>
        <translation>Nichts wird in Schritten ausgerollt. Kein ApplicationSet hat eine RollingSync-Strategie, kein Bundle Partitionen, keine Flux-Einheit dependsOn.</translation>
    </message>
    <message numerus="yes">
        <source>%n unit(s) in no step: never rolled out.</source>
        <translation>
            <numerusform>%n Einheit in keinem Schritt: wird nie ausgerollt.</numerusform>
            <numerusform>%n Einheiten in keinem Schritt: werden nie ausgerollt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unit(s) waiting forever.</source>
        <translation>
            <numerusform>%n Einheit wartet für immer.</numerusform>
            <numerusform>%n Einheiten warten für immer.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rollout(s) in steps.</source>
        <translation>
            <numerusform>%n Ausrollung in Schritten.</numerusform>
            <numerusform>%n Ausrollungen in Schritten.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, at most %2 unavailable; the next waits until all before are ready</source>
        <extracomment>how many partitions, how many clusters</extracomment>
        <translation>%1, höchstens %2 nicht verfügbar; die nächste wartet, bis alle davor bereit sind</translation>
    </message>
</context>
<context>
    <name>services::Windows</name>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>cannot be read: %1</source>
        <translation>kann nicht gelesen werden: %1</translation>
    </message>
    <message>
        <source>active</source>
        <translation>aktiv</translation>
    </message>
    <message>
        <source>begins %1</source>
        <extracomment>a time</extracomment>
        <translation>beginnt %1</translation>
    </message>
    <message>
        <source>never begins</source>
        <translation>beginnt nie</translation>
    </message>
    <message>
        <source>%1 %2 for %3</source>
        <extracomment>&quot;allow&quot; or &quot;deny&quot;, a schedule, how long</extracomment>
        <translation>%1 %2 für %3</translation>
    </message>
    <message>
        <source>%1, manual syncs excepted</source>
        <translation>%1, außer bei Sync von Hand</translation>
    </message>
    <message numerus="yes">
        <source>%n Application(s)</source>
        <translation>
            <numerusform>%n Application</numerusform>
            <numerusform>%n Applications</numerusform>
        </translation>
    </message>
    <message>
        <source>matches no Application</source>
        <translation>trifft keine Application</translation>
    </message>
    <message numerus="yes">
        <source>matches %n Application(s)</source>
        <translation>
            <numerusform>trifft %n Application</numerusform>
            <numerusform>trifft %n Applications</numerusform>
        </translation>
    </message>
    <message>
        <source>held back by %1</source>
        <translation>zurückgehalten von %1</translation>
    </message>
    <message>
        <source>held back</source>
        <translation>zurückgehalten</translation>
    </message>
    <message>
        <source>Cluster</source>
        <translation>Cluster</translation>
    </message>
    <message>
        <source>Application</source>
        <translation>Application</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Projekt</translation>
    </message>
    <message>
        <source>May sync</source>
        <translation>Darf</translation>
    </message>
    <message>
        <source>By hand</source>
        <translation>Von Hand</translation>
    </message>
    <message>
        <source>Held back by</source>
        <translation>Zurückgehalten von</translation>
    </message>
    <message>
        <source>Opens</source>
        <translation>Öffnet</translation>
    </message>
    <message>
        <source>No AppProject has sync windows.</source>
        <translation>Kein AppProject hat Sync-Fenster.</translation>
    </message>
    <message numerus="yes">
        <source>%n sync window(s).</source>
        <translation>
            <numerusform>%n Sync-Fenster.</numerusform>
            <numerusform>%n Sync-Fenster.</numerusform>
        </translation>
    </message>
    <message>
        <source>No Application is held back at this time.</source>
        <translation>Zu dieser Zeit wird keine Application zurückgehalten.</translation>
    </message>
    <message numerus="yes">
        <source>%n Application(s) held back at this time.</source>
        <translation>
            <numerusform>%n Application wird zu dieser Zeit zurückgehalten.</numerusform>
            <numerusform>%n Applications werden zu dieser Zeit zurückgehalten.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n window(s) without effect.</source>
        <translation>
            <numerusform>%n Fenster ohne Wirkung.</numerusform>
            <numerusform>%n Fenster ohne Wirkung.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>services::Words</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <extracomment>%1 is a list of names</extracomment>
        <translation>
            <numerusform>%1 und %n weiterer</numerusform>
            <numerusform>%1 und %n weitere</numerusform>
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
        <translation>Öffnet einen Ordner mit einer Flotte, mit oder ohne Git.</translation>
    </message>
    <message>
        <source>repository</source>
        <translation>Repository</translation>
    </message>
    <message>
        <source>Open the &amp;sample fleet</source>
        <translation>&amp;Beispielflotte öffnen</translation>
    </message>
    <message>
        <source>Opens a private copy of a fleet with six clusters.</source>
        <translation>Öffnet eine eigene Kopie einer Flotte mit sechs Clustern.</translation>
    </message>
    <message>
        <source>example demo</source>
        <translation>Beispiel Demo</translation>
    </message>
    <message>
        <source>Re&amp;load</source>
        <translation>Neu &amp;laden</translation>
    </message>
    <message>
        <source>Reads the folder anew and renders everything again.</source>
        <translation>Liest den Ordner neu und rendert alles noch einmal.</translation>
    </message>
    <message>
        <source>refresh</source>
        <translation>auffrischen</translation>
    </message>
    <message>
        <source>S&amp;ave</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <source>Writes the unsaved edits of the current file to disk.</source>
        <translation>Schreibt die ungespeicherten Änderungen der aktuellen Datei auf die Platte.</translation>
    </message>
    <message>
        <source>Sa&amp;ve all</source>
        <translation>&amp;Alles speichern</translation>
    </message>
    <message>
        <source>Writes all unsaved edits to disk, all or nothing.</source>
        <translation>Schreibt alle ungespeicherten Änderungen auf die Platte, alles oder nichts.</translation>
    </message>
    <message>
        <source>&amp;Revert file</source>
        <translation>Datei &amp;zurücksetzen</translation>
    </message>
    <message>
        <source>Drops the unsaved edits of the current file. Can be undone.</source>
        <translation>Verwirft die ungespeicherten Änderungen der aktuellen Datei. Kann rückgängig gemacht werden.</translation>
    </message>
    <message>
        <source>discard</source>
        <translation>verwerfen</translation>
    </message>
    <message>
        <source>Sav&amp;e rendered output as…</source>
        <translation>Ausgabe speichern &amp;unter …</translation>
    </message>
    <message>
        <source>Writes what the selected cluster gets into one YAML file.</source>
        <translation>Schreibt, was der ausgewählte Cluster bekommt, in eine YAML-Datei.</translation>
    </message>
    <message>
        <source>export manifests</source>
        <translation>exportieren Manifeste</translation>
    </message>
    <message>
        <source>&amp;Close fleet</source>
        <translation>Flotte s&amp;chließen</translation>
    </message>
    <message>
        <source>Closes the opened folder.</source>
        <translation>Schließt den geöffneten Ordner.</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>Be&amp;enden</translation>
    </message>
    <message>
        <source>Ends the program. Unsaved edits are asked about.</source>
        <translation>Beendet das Programm. Nach ungespeicherten Änderungen wird gefragt.</translation>
    </message>
    <message>
        <source>exit</source>
        <translation>verlassen</translation>
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
        <translation>Nimmt die letzte Änderung zurück, in allen ihren Dateien.</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>Makes the edit again that was taken back.</source>
        <translation>Macht die zurückgenommene Änderung noch einmal.</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>&amp;Ausschneiden</translation>
    </message>
    <message>
        <source>Moves the selection to the clipboard.</source>
        <translation>Verschiebt die Auswahl in die Zwischenablage.</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Copies the selection as text; tables as tab-separated values.</source>
        <translation>Kopiert die Auswahl als Text; Tabellen als Werte mit Tabulatoren.</translation>
    </message>
    <message>
        <source>Copy as &amp;Markdown</source>
        <translation>Als &amp;Markdown kopieren</translation>
    </message>
    <message>
        <source>Copies the selected rows as a Markdown table.</source>
        <translation>Kopiert die ausgewählten Zeilen als Markdown-Tabelle.</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Einfügen</translation>
    </message>
    <message>
        <source>Inserts the clipboard&apos;s text.</source>
        <translation>Fügt den Text der Zwischenablage ein.</translation>
    </message>
    <message>
        <source>&amp;Find…</source>
        <translation>&amp;Suchen …</translation>
    </message>
    <message>
        <source>Searches in the current view.</source>
        <translation>Sucht in der aktuellen Ansicht.</translation>
    </message>
    <message>
        <source>search</source>
        <translation>suchen</translation>
    </message>
    <message>
        <source>Find &amp;next</source>
        <translation>&amp;Weitersuchen</translation>
    </message>
    <message>
        <source>Goes to the next hit.</source>
        <translation>Geht zum nächsten Treffer.</translation>
    </message>
    <message>
        <source>Find pre&amp;vious</source>
        <translation>&amp;Vorherigen Treffer suchen</translation>
    </message>
    <message>
        <source>Goes to the hit before.</source>
        <translation>Geht zum vorigen Treffer.</translation>
    </message>
    <message>
        <source>R&amp;eplace…</source>
        <translation>E&amp;rsetzen …</translation>
    </message>
    <message>
        <source>Searches in the current file and replaces hits.</source>
        <translation>Sucht in der aktuellen Datei und ersetzt Treffer.</translation>
    </message>
    <message>
        <source>&amp;Go to line…</source>
        <translation>&amp;Gehe zu Zeile …</translation>
    </message>
    <message>
        <source>Puts the caret on a line by its number.</source>
        <translation>Setzt die Schreibmarke auf eine Zeile nach ihrer Nummer.</translation>
    </message>
    <message>
        <source>&amp;Search everywhere…</source>
        <translation>&amp;Überall suchen …</translation>
    </message>
    <message>
        <source>Searches all files and all rendered output of the fleet.</source>
        <translation>Durchsucht alle Dateien und alle gerenderte Ausgabe der Flotte.</translation>
    </message>
    <message>
        <source>grep find in files</source>
        <translation>grep in Dateien suchen</translation>
    </message>
    <message>
        <source>Toggle c&amp;omment</source>
        <translation>&amp;Kommentar umschalten</translation>
    </message>
    <message>
        <source>Turns the selected lines into comments, or back.</source>
        <translation>Macht die ausgewählten Zeilen zu Kommentaren, oder zurück.</translation>
    </message>
    <message>
        <source>comment out</source>
        <translation>auskommentieren</translation>
    </message>
    <message>
        <source>Comp&amp;lete</source>
        <translation>&amp;Vervollständigen</translation>
    </message>
    <message>
        <source>Offers fields, paths, clusters and labels at the caret.</source>
        <translation>Bietet an der Schreibmarke Felder, Pfade, Cluster und Labels an.</translation>
    </message>
    <message>
        <source>autocomplete suggestions</source>
        <translation>Vorschläge</translation>
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
        <translation>Zuletzt geöffnete Ordner, die Beispielflotte und ein erster Blick.</translation>
    </message>
    <message>
        <source>&amp;Compare</source>
        <translation>&amp;Vergleich</translation>
    </message>
    <message>
        <source>Where do my clusters differ?</source>
        <translation>Wo weichen meine Cluster ab?</translation>
    </message>
    <message>
        <source>matrix diff</source>
        <translation>Matrix Unterschied</translation>
    </message>
    <message>
        <source>&amp;Blast radius</source>
        <translation>&amp;Auswirkung</translation>
    </message>
    <message>
        <source>What happens if I change this?</source>
        <translation>Was geschieht, wenn ich das ändere?</translation>
    </message>
    <message>
        <source>&amp;Findings</source>
        <translation>&amp;Befunde</translation>
    </message>
    <message>
        <source>What must I fix?</source>
        <translation>Was muss ich beheben?</translation>
    </message>
    <message>
        <source>checks problems</source>
        <translation>Prüfungen Probleme</translation>
    </message>
    <message>
        <source>S&amp;ource</source>
        <translation>&amp;Quelltext</translation>
    </message>
    <message>
        <source>The files of the repository, in an editor.</source>
        <translation>Die Dateien des Repositorys in einem Editor.</translation>
    </message>
    <message>
        <source>editor</source>
        <translation>Editor</translation>
    </message>
    <message>
        <source>C&amp;lusters</source>
        <translation>C&amp;luster</translation>
    </message>
    <message>
        <source>Which clusters are there, and do their facts agree?</source>
        <translation>Welche Cluster gibt es, und passen ihre Angaben zusammen?</translation>
    </message>
    <message>
        <source>&amp;Review</source>
        <translation>&amp;Prüfen</translation>
    </message>
    <message>
        <source>May this change go out?</source>
        <translation>Darf diese Änderung hinaus?</translation>
    </message>
    <message>
        <source>commit publish</source>
        <translation>Commit veröffentlichen</translation>
    </message>
    <message>
        <source>&amp;Workshop</source>
        <translation>&amp;Workshop</translation>
    </message>
    <message>
        <source>Exercises on a sample fleet.</source>
        <translation>Übungen an einer Beispielflotte.</translation>
    </message>
    <message>
        <source>&amp;Hierarchy</source>
        <translation>&amp;Hierarchie</translation>
    </message>
    <message>
        <source>Shows or hides the tree of layers and clusters.</source>
        <translation>Zeigt oder verbirgt den Baum der Schichten und Cluster.</translation>
    </message>
    <message>
        <source>tree layers</source>
        <translation>Baum Schichten</translation>
    </message>
    <message>
        <source>Ori&amp;gin</source>
        <translation>&amp;Herkunft</translation>
    </message>
    <message>
        <source>Shows which layers set the selected field.</source>
        <translation>Zeigt, welche Schichten das ausgewählte Feld setzen.</translation>
    </message>
    <message>
        <source>explain blame</source>
        <translation>erklären</translation>
    </message>
    <message>
        <source>S&amp;plit view</source>
        <translation>Ansicht &amp;teilen</translation>
    </message>
    <message>
        <source>Shows a second view beside the first.</source>
        <translation>Zeigt eine zweite Ansicht neben der ersten.</translation>
    </message>
    <message>
        <source>Re&amp;ndered beside</source>
        <translation>Gerendert da&amp;neben</translation>
    </message>
    <message>
        <source>Shows what the selected cluster gets of the caret&apos;s line.</source>
        <translation>Zeigt, was der ausgewählte Cluster von der Zeile der Schreibmarke bekommt.</translation>
    </message>
    <message>
        <source>output preview</source>
        <translation>Ausgabe Vorschau</translation>
    </message>
    <message>
        <source>What &amp;this line decides</source>
        <translation>Was &amp;diese Zeile entscheidet</translation>
    </message>
    <message>
        <source>Names the clusters that get this line&apos;s value, and what hides it from others.</source>
        <translation>Nennt die Cluster, die den Wert dieser Zeile bekommen, und was ihn vor anderen verdeckt.</translation>
    </message>
    <message>
        <source>reach</source>
        <translation>Reichweite</translation>
    </message>
    <message>
        <source>Clos&amp;e tab</source>
        <translation>&amp;Reiter schließen</translation>
    </message>
    <message>
        <source>Closes the open file. Unsaved edits stay.</source>
        <translation>Schließt die offene Datei. Ungespeicherte Änderungen bleiben.</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>Ver&amp;größern</translation>
    </message>
    <message>
        <source>Makes all text larger.</source>
        <translation>Macht allen Text größer.</translation>
    </message>
    <message>
        <source>larger</source>
        <translation>größer</translation>
    </message>
    <message>
        <source>Zoom o&amp;ut</source>
        <translation>Ver&amp;kleinern</translation>
    </message>
    <message>
        <source>Makes all text smaller.</source>
        <translation>Macht allen Text kleiner.</translation>
    </message>
    <message>
        <source>smaller</source>
        <translation>kleiner</translation>
    </message>
    <message>
        <source>Nor&amp;mal size</source>
        <translation>&amp;Normale Größe</translation>
    </message>
    <message>
        <source>Shows text in the size of the settings.</source>
        <translation>Zeigt Text in der eingestellten Größe.</translation>
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
        <translation>Kehrt zur vorigen Stelle zurück.</translation>
    </message>
    <message>
        <source>&amp;Forward</source>
        <translation>&amp;Vorwärts</translation>
    </message>
    <message>
        <source>Goes on to the place that Back left.</source>
        <translation>Geht weiter zu der Stelle, die „Zurück“ verließ.</translation>
    </message>
    <message>
        <source>Selection one level &amp;up</source>
        <translation>Auswahl eine Ebene &amp;höher</translation>
    </message>
    <message>
        <source>From a field to its object, to its cluster, to nothing.</source>
        <translation>Von einem Feld zu seinem Objekt, zu seinem Cluster, zu nichts.</translation>
    </message>
    <message>
        <source>Find or run &amp;anything…</source>
        <translation>&amp;Alles finden oder ausführen …</translation>
    </message>
    <message>
        <source>Commands, clusters, objects, files and rules by name.</source>
        <translation>Befehle, Cluster, Objekte, Dateien und Regeln nach Namen.</translation>
    </message>
    <message>
        <source>command palette</source>
        <translation>Befehlspalette</translation>
    </message>
    <message>
        <source>Go to &amp;cluster…</source>
        <translation>Gehe zu &amp;Cluster …</translation>
    </message>
    <message>
        <source>Finds a cluster by name.</source>
        <translation>Findet einen Cluster nach Namen.</translation>
    </message>
    <message>
        <source>&amp;Go to object…</source>
        <translation>Gehe zu &amp;Objekt …</translation>
    </message>
    <message>
        <source>Finds a rendered object by name.</source>
        <translation>Findet ein gerendertes Objekt nach Namen.</translation>
    </message>
    <message>
        <source>Go &amp;to file…</source>
        <translation>Gehe zu &amp;Datei …</translation>
    </message>
    <message>
        <source>Finds a file by name.</source>
        <translation>Findet eine Datei nach Namen.</translation>
    </message>
    <message>
        <source>Open in &amp;Source</source>
        <translation>Im &amp;Quelltext öffnen</translation>
    </message>
    <message>
        <source>Shows the selected place in its file.</source>
        <translation>Zeigt die ausgewählte Stelle in ihrer Datei.</translation>
    </message>
    <message>
        <source>&amp;Next difference</source>
        <translation>&amp;Nächster Unterschied</translation>
    </message>
    <message>
        <source>Goes to the next difference.</source>
        <translation>Geht zum nächsten Unterschied.</translation>
    </message>
    <message>
        <source>&amp;Previous difference</source>
        <translation>V&amp;origer Unterschied</translation>
    </message>
    <message>
        <source>Goes to the difference before.</source>
        <translation>Geht zum vorigen Unterschied.</translation>
    </message>
    <message>
        <source>Next c&amp;olumn</source>
        <translation>Nächste &amp;Spalte</translation>
    </message>
    <message>
        <source>Goes to the next column of the side-by-side view.</source>
        <translation>Geht zur nächsten Spalte der Ansicht nebeneinander.</translation>
    </message>
    <message>
        <source>Previous co&amp;lumn</source>
        <translation>Vorige S&amp;palte</translation>
    </message>
    <message>
        <source>Goes to the column before in the side-by-side view.</source>
        <translation>Geht zur vorigen Spalte der Ansicht nebeneinander.</translation>
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
        <translation>Ändert das ausgewählte Feld in der Schicht, die es liefert.</translation>
    </message>
    <message>
        <source>set value</source>
        <translation>Wert setzen</translation>
    </message>
    <message>
        <source>&amp;Compare its clusters</source>
        <translation>Seine Cluster &amp;vergleichen</translation>
    </message>
    <message>
        <source>Compares the clusters that the selected layer reaches.</source>
        <translation>Vergleicht die Cluster, die die ausgewählte Schicht erreicht.</translation>
    </message>
    <message>
        <source>Compare s&amp;ide by side</source>
        <translation>&amp;Nebeneinander vergleichen</translation>
    </message>
    <message>
        <source>Shows the ticked clusters&apos; rendered objects beside each other.</source>
        <translation>Zeigt die gerenderten Objekte der angehakten Cluster nebeneinander.</translation>
    </message>
    <message>
        <source>&amp;Add a cluster like this…</source>
        <translation>Cluster wie diesen &amp;hinzufügen …</translation>
    </message>
    <message>
        <source>Copies the selected cluster&apos;s folder and inventory entry under a new name, after a preview.</source>
        <translation>Kopiert Ordner und Inventareintrag des ausgewählten Clusters unter einem neuen Namen, nach einer Vorschau.</translation>
    </message>
    <message>
        <source>new cluster sibling</source>
        <translation>neuer Cluster Geschwister</translation>
    </message>
    <message>
        <source>Cut &amp;layer to move it</source>
        <translation>&amp;Schicht zum Verschieben ausschneiden</translation>
    </message>
    <message>
        <source>Marks the selected layer or cluster for moving under another layer.</source>
        <translation>Merkt die ausgewählte Schicht oder den Cluster vor, um sie unter eine andere Schicht zu verschieben.</translation>
    </message>
    <message>
        <source>move</source>
        <translation>verschieben</translation>
    </message>
    <message>
        <source>&amp;Move under this layer</source>
        <translation>Unter diese Schicht &amp;verschieben</translation>
    </message>
    <message>
        <source>Shows what changes when the cut layer or cluster inherits from the selected one.</source>
        <translation>Zeigt, was sich ändert, wenn die ausgeschnittene Schicht oder der Cluster von der ausgewählten erbt.</translation>
    </message>
    <message>
        <source>paste layer</source>
        <translation>Schicht einfügen</translation>
    </message>
    <message>
        <source>Copy &amp;path</source>
        <translation>&amp;Pfad kopieren</translation>
    </message>
    <message>
        <source>Copies the selected layer&apos;s path.</source>
        <translation>Kopiert den Pfad der ausgewählten Schicht.</translation>
    </message>
    <message>
        <source>Switch &amp;branch…</source>
        <translation>&amp;Branch wechseln …</translation>
    </message>
    <message>
        <source>Checks out another branch of the repository.</source>
        <translation>Checkt einen anderen Branch des Repositorys aus.</translation>
    </message>
    <message>
        <source>checkout</source>
        <translation>auschecken</translation>
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
        <translation>Zeigt, was die ungespeicherten Änderungen in den Dateien ändern.</translation>
    </message>
    <message>
        <source>unsaved diff</source>
        <translation>ungespeicherter Unterschied</translation>
    </message>
    <message>
        <source>&amp;Prepare a commit…</source>
        <translation>Commit &amp;vorbereiten …</translation>
    </message>
    <message>
        <source>Opens the Publish dock: branch, message, commit.</source>
        <translation>Öffnet das Fenster Veröffentlichen: Branch, Nachricht, Commit.</translation>
    </message>
    <message>
        <source>publish</source>
        <translation>veröffentlichen</translation>
    </message>
    <message>
        <source>&amp;Commit on the new branch</source>
        <translation>Auf neuem Branch &amp;committen</translation>
    </message>
    <message>
        <source>Commits the listed files on a new branch.</source>
        <translation>Committet die aufgeführten Dateien auf einem neuen Branch.</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>&amp;Einstellungen …</translation>
    </message>
    <message>
        <source>Theme, font, keys, mapped addresses.</source>
        <translation>Farben, Schrift, Tasten, zugeordnete Adressen.</translation>
    </message>
    <message>
        <source>preferences options</source>
        <translation>Optionen</translation>
    </message>
    <message>
        <source>Copy &amp;diagnostics</source>
        <translation>&amp;Diagnose kopieren</translation>
    </message>
    <message>
        <source>Copies versions, limits and counts, but no content of the fleet, for a report.</source>
        <translation>Kopiert Versionen, Grenzen und Zahlen für eine Meldung, aber keinen Inhalt der Flotte.</translation>
    </message>
    <message>
        <source>bug report</source>
        <translation>Fehlermeldung</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>&amp;Tastenkürzel</translation>
    </message>
    <message>
        <source>All commands with their keys.</source>
        <translation>Alle Befehle mit ihren Tasten.</translation>
    </message>
    <message>
        <source>keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>&amp;About Fleetwright</source>
        <translation>&amp;Über Fleetwright</translation>
    </message>
    <message>
        <source>Version, licence and libraries.</source>
        <translation>Version, Lizenz und Bibliotheken.</translation>
    </message>
    <message>
        <source>version license</source>
        <translation>Version Lizenz</translation>
    </message>
    <message>
        <source>Shows whom the selected layer or line reaches, and what comes of it.</source>
        <translation>Zeigt, wen die gewählte Schicht oder Zeile erreicht und was daraus folgt.</translation>
    </message>
    <message>
        <source>impact reach</source>
        <translation>Auswirkung Reichweite</translation>
    </message>
    <message>
        <source>Show blast radi&amp;us</source>
        <translation>&amp;Auswirkung zeigen</translation>
    </message>
    <message>
        <source>&amp;Quick fix</source>
        <translation>Schnelle &amp;Korrektur</translation>
    </message>
    <message>
        <source>Shows what mends the finding on this line; again, applies it.</source>
        <translation>Zeigt, was den Befund in dieser Zeile behebt; noch einmal wendet es an.</translation>
    </message>
    <message>
        <source>mend repair</source>
        <translation>beheben reparieren</translation>
    </message>
</context>
<context>
    <name>ui::DiffWords</name>
    <message numerus="yes">
        <source> … %n more bytes</source>
        <translation>
            <numerusform> … %n weiteres Byte</numerusform>
            <numerusform> … %n weitere Bytes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lines</source>
        <translation>
            <numerusform>%n Zeile</numerusform>
            <numerusform>%n Zeilen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lines hidden: a very large object is shown by its structure</source>
        <translation>
            <numerusform>%n Zeile verborgen: ein sehr großes Objekt wird in seiner Gliederung gezeigt</numerusform>
            <numerusform>%n Zeilen verborgen: ein sehr großes Objekt wird in seiner Gliederung gezeigt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n equal lines</source>
        <translation>
            <numerusform>%n gleiche Zeile</numerusform>
            <numerusform>%n gleiche Zeilen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n equal lines hidden</source>
        <translation>
            <numerusform>%n gleiche Zeile verborgen</numerusform>
            <numerusform>%n gleiche Zeilen verborgen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n identity lines</source>
        <translation>
            <numerusform>%n Identitätszeile</numerusform>
            <numerusform>%n Identitätszeilen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n identity lines hidden</source>
        <translation>
            <numerusform>%n Identitätszeile verborgen</numerusform>
            <numerusform>%n Identitätszeilen verborgen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 equal, %n identity lines</source>
        <translation>
            <numerusform>%1 gleich, %n Identitätszeile</numerusform>
            <numerusform>%1 gleich, %n Identitätszeilen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 equal, %n identity lines hidden</source>
        <translation>
            <numerusform>%1 gleich, %n Identitätszeile verborgen</numerusform>
            <numerusform>%1 gleich, %n Identitätszeilen verborgen</numerusform>
        </translation>
    </message>
    <message>
        <source>absent here, others have this line</source>
        <translation>fehlt hier, andere haben diese Zeile</translation>
    </message>
    <message>
        <source>absent here, an identity value of others</source>
        <translation>fehlt hier, ein Identitätswert anderer</translation>
    </message>
    <message>
        <source>line %1, %2, differs</source>
        <translation>Zeile %1, %2, weicht ab</translation>
    </message>
    <message>
        <source>line %1, %2, identity value</source>
        <translation>Zeile %1, %2, Identitätswert</translation>
    </message>
    <message>
        <source>line %1, %2, equal</source>
        <translation>Zeile %1, %2, gleich</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>absent</source>
        <translation>fehlt</translation>
    </message>
</context>
<context>
    <name>ui::ExceptionsPanel</name>
    <message>
        <source>Holds</source>
        <translation>Gilt</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>Abgelaufen</translation>
    </message>
    <message>
        <source>No date</source>
        <translation>Ohne Datum</translation>
    </message>
    <message>
        <source>Unused</source>
        <translation>Unbenutzt</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Kommentar</translation>
    </message>
    <message>
        <source>Annotation</source>
        <translation>Annotation</translation>
    </message>
    <message>
        <source>Listed in the classification</source>
        <translation>In der Klassifikation gelistet</translation>
    </message>
    <message>
        <source>Accepted finding</source>
        <translation>Angenommener Befund</translation>
    </message>
    <message>
        <source>%1 = %2</source>
        <translation>%1 = %2</translation>
    </message>
    <message>
        <source>%1 = %2, peers have %3</source>
        <translation>%1 = %2, Vergleichbare haben %3</translation>
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
    <name>ui::FixPanel</name>
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
        <source>No cluster&apos;s output changes.</source>
        <translation>Keines Clusters Ausgabe ändert sich.</translation>
    </message>
    <message numerus="yes">
        <source>%n cluster(s) change: %1.</source>
        <translation>
            <numerusform>%n Cluster ändert sich: %1.</numerusform>
            <numerusform>%n Cluster ändern sich: %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>Findings: %1.</source>
        <extracomment>%1 is a list such as &quot;−1 error, −1 warning&quot;</extracomment>
        <translation>Befunde: %1.</translation>
    </message>
</context>
<context>
    <name>ui::HierarchySketch</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n weiterer</numerusform>
            <numerusform>%n weitere</numerusform>
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
    <name>ui::LayerRole</name>
    <message>
        <source>global</source>
        <translation>global</translation>
    </message>
    <message>
        <source>cluster</source>
        <translation>Cluster</translation>
    </message>
    <message>
        <source>app</source>
        <translation>App</translation>
    </message>
</context>
<context>
    <name>ui::LineWords</name>
    <message>
        <source>No cluster&apos;s rendering reads this file.</source>
        <translation>Kein Cluster liest diese Datei beim Rendern.</translation>
    </message>
    <message numerus="yes">
        <source>This file reaches %n cluster(s).</source>
        <translation>
            <numerusform>Diese Datei erreicht %n Cluster.</numerusform>
            <numerusform>Diese Datei erreicht %n Cluster.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Line %1 sets no value. Its file reaches %n cluster(s).</source>
        <translation>
            <numerusform>Zeile %1 setzt keinen Wert. Ihre Datei erreicht %n Cluster.</numerusform>
            <numerusform>Zeile %1 setzt keinen Wert. Ihre Datei erreicht %n Cluster.</numerusform>
        </translation>
    </message>
    <message>
        <source>Line %1 decides for no cluster, though its file reaches %2: its value is always replaced.</source>
        <translation>Zeile %1 entscheidet für keinen Cluster, obwohl ihre Datei %2 erreicht: ihr Wert wird immer ersetzt.</translation>
    </message>
    <message numerus="yes">
        <source>Line %1 decides for %n cluster(s), of the %2 its file reaches.</source>
        <translation>
            <numerusform>Zeile %1 entscheidet für %n Cluster von %2, die ihre Datei erreicht.</numerusform>
            <numerusform>Zeile %1 entscheidet für %n Cluster von %2, die ihre Datei erreicht.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Line %1 decides for %2 of the %n cluster(s) it reaches</source>
        <translation>
            <numerusform>Zeile %1 entscheidet für %2 von %n Cluster, den sie erreicht</numerusform>
            <numerusform>Zeile %1 entscheidet für %2 von %n Clustern, die sie erreicht</numerusform>
        </translation>
    </message>
    <message>
        <source>Not in %1</source>
        <translation>Nicht in %1</translation>
    </message>
    <message>
        <source>Hidden for %1 by its own layer%2</source>
        <comment>second is &quot;:19&quot;, a line, or nothing</comment>
        <translation>Für %1 verdeckt von der eigenen Schicht%2</translation>
    </message>
    <message>
        <source>Hidden for %1 by %2%3</source>
        <comment>third is &quot;:19&quot;, a line, or nothing</comment>
        <translation>Für %1 verdeckt von %2%3</translation>
    </message>
    <message numerus="yes">
        <source>and for %n more</source>
        <translation>
            <numerusform>und für %n weiteren</numerusform>
            <numerusform>und für %n weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::PagePictures</name>
    <message>
        <source>Set image in environments/staging</source>
        <translation>Image in environments/staging setzen</translation>
    </message>
    <message>
        <source>Move clusters/dev-us-east-1 under environments/staging</source>
        <translation>clusters/dev-us-east-1 unter environments/staging verschieben</translation>
    </message>
</context>
<context>
    <name>ui::RadiusPictures</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <extracomment>a layer and others like it</extracomment>
        <translation>
            <numerusform>%1 und %n weiteres</numerusform>
            <numerusform>%1 und %n weitere</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>reaches %n</source>
        <translation>
            <numerusform>erreicht %n</numerusform>
            <numerusform>erreicht %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 %2, reaches %n cluster(s)</source>
        <translation>
            <numerusform>%1 %2, erreicht %n Cluster</numerusform>
            <numerusform>%1 %2, erreicht %n Cluster</numerusform>
        </translation>
    </message>
    <message>
        <source>Cluster</source>
        <translation>Cluster</translation>
    </message>
    <message numerus="yes">
        <source>%n cluster(s)</source>
        <translation>
            <numerusform>%n Cluster</numerusform>
            <numerusform>%n Cluster</numerusform>
        </translation>
    </message>
    <message>
        <source>changed, production</source>
        <translation>geändert, Produktion</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>geändert</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <extracomment>a state, and how many clusters are in it</extracomment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message numerus="yes">
        <source>%n field(s)</source>
        <translation>
            <numerusform>%n Feld</numerusform>
            <numerusform>%n Felder</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n</source>
        <translation>
            <numerusform>%1 von %n</numerusform>
            <numerusform>%1 von %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n cluster(s)</source>
        <translation>
            <numerusform>%1 von %n Cluster</numerusform>
            <numerusform>%1 von %n Clustern</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2: %3, %4. %5</source>
        <translation>%1, %2: %3, %4. %5</translation>
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
    <name>ui::TopologyPicture</name>
    <message>
        <source>Sources</source>
        <translation>Quellen</translation>
    </message>
    <message>
        <source>Controllers</source>
        <translation>Controller</translation>
    </message>
    <message>
        <source>Clusters</source>
        <translation>Cluster</translation>
    </message>
    <message numerus="yes">
        <source>%n cluster(s)</source>
        <translation>
            <numerusform>%n Cluster</numerusform>
            <numerusform>%n Cluster</numerusform>
        </translation>
    </message>
    <message>
        <source>hub</source>
        <translation>Hub</translation>
    </message>
    <message>
        <source>no writer</source>
        <translation>kein Schreiber</translation>
    </message>
    <message>
        <source>two writers</source>
        <translation>zwei Schreiber</translation>
    </message>
    <message numerus="yes">
        <source>on each of %n cluster(s)</source>
        <translation>
            <numerusform>auf %n Cluster</numerusform>
            <numerusform>auf jedem von %n Clustern</numerusform>
        </translation>
    </message>
    <message>
        <source>on %1</source>
        <extracomment>a cluster&apos;s name</extracomment>
        <translation>auf %1</translation>
    </message>
    <message>
        <source>on a hub that no file names</source>
        <translation>auf einem Hub, den keine Datei nennt</translation>
    </message>
    <message>
        <source>down</source>
        <translation>ausgefallen</translation>
    </message>
    <message numerus="yes">
        <source>%n source(s)</source>
        <translation>
            <numerusform>%n Quelle</numerusform>
            <numerusform>%n Quellen</numerusform>
        </translation>
    </message>
    <message>
        <source>not named</source>
        <translation>nicht genannt</translation>
    </message>
    <message>
        <source>writes</source>
        <translation>schreibt</translation>
    </message>
    <message>
        <source>receives changes</source>
        <translation>erhält Änderungen</translation>
    </message>
    <message>
        <source>receives some changes</source>
        <translation>erhält einige Änderungen</translation>
    </message>
    <message>
        <source>freezes</source>
        <translation>bleibt stehen</translation>
    </message>
</context>
<context>
    <name>ui::TrialPanel</name>
    <message>
        <source>No cluster&apos;s output changes.</source>
        <translation>Die Ausgabe keines Clusters ändert sich.</translation>
    </message>
    <message numerus="yes">
        <source>%n object(s) deleted</source>
        <translation>
            <numerusform>%n Objekt gelöscht</numerusform>
            <numerusform>%n Objekte gelöscht</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n object(s) renamed</source>
        <translation>
            <numerusform>%n Objekt umbenannt</numerusform>
            <numerusform>%n Objekte umbenannt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n object(s) changed</source>
        <translation>
            <numerusform>%n Objekt geändert</numerusform>
            <numerusform>%n Objekte geändert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n object(s) created</source>
        <translation>
            <numerusform>%n Objekt neu</numerusform>
            <numerusform>%n Objekte neu</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unit(s) not compared</source>
        <translation>
            <numerusform>%n Einheit nicht verglichen</numerusform>
            <numerusform>%n Einheiten nicht verglichen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cluster(s) change: %1.</source>
        <extracomment>%1 is a list such as &quot;1 object deleted, 2 objects changed&quot;</extracomment>
        <translation>
            <numerusform>%n Cluster ändert sich: %1.</numerusform>
            <numerusform>%n Cluster ändern sich: %1.</numerusform>
        </translation>
    </message>
</context>
</TS>
