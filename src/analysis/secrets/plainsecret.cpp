// SPDX-License-Identifier: Apache-2.0
#include "analysis/repositoryfiles.h"
#include "analysis/secrets/secretrules.h"
#include "analysis/secrets/secretscan.h"

#include <map>
#include <set>
#include <string>

namespace fleetwright::analysis::secrets {

namespace {

std::string message(const SecretPlace &place, const std::vector<std::string> &clusters)
{
    std::string subject = place.what;
    if (!place.object.empty())
        subject += ", " + place.object + "#" + place.field + ",";
    else if (!place.field.empty())
        subject += ", " + place.field + ",";
    const std::string readers = clusters.empty() ? "" : " and is given to " + listed(clusters);
    return place.file.text() + " holds " + subject + " in plain text: whoever can read the "
           + "repository and its history knows it" + readers;
}

model::Finding findingOf(const SecretPlace &place, const base::SourceFile &file,
                         const model::Snapshot &snapshot)
{
    model::Finding finding;
    finding.rule = "plain-secret";
    finding.severity = model::Severity::Error;
    finding.place = file.placeOf(place.offset);
    auto reach = snapshot.reachByFile.find(place.file);
    if (reach == snapshot.reachByFile.end() && place.readBy)
        reach = snapshot.reachByFile.find(*place.readBy);
    if (reach != snapshot.reachByFile.end())
        finding.clusters = snapshot.namesOf(reach->second);
    finding.field = place.object.empty() ? place.field : place.object + "#" + place.field;
    finding.layer = place.file.parent().text();
    finding.message = message(place, finding.clusters);
    finding.fix =
        "Take it out of Git and change it; supply it by an ExternalSecret, or encrypt the "
        "file with SOPS or as a SealedSecret";
    return finding;
}

bool isValuesField(std::string_view key)
{
    return key == "valueFiles" || key == "valuesFiles" || key == "valuesFile";
}

void addValuesFiles(const yaml::Node *node, std::set<std::string> &names)
{
    for (const yaml::Entry &entry : node->entries()) {
        if (isValuesField(entry.key->text())) {
            std::vector<const yaml::Node *> files(entry.value->items().begin(),
                                                  entry.value->items().end());
            if (entry.value->isScalar())
                files.push_back(entry.value);
            for (const yaml::Node *file : files) {
                const std::string_view path = file->text();
                names.emplace(path.substr(path.rfind('/') + 1));
            }
        }
        addValuesFiles(entry.value, names);
    }
    for (const yaml::Node *item : node->items())
        addValuesFiles(item, names);
}

/// The names of files that Applications, charts of kustomizations and fleet.yaml take for values.
std::set<std::string> valuesFiles(RepositoryFiles &files)
{
    std::set<std::string> names;
    for (const base::SourceFilePtr &file : files.texts()) {
        const std::string_view bytes = file->bytes();
        if (bytes.find("alueFile") == std::string_view::npos
            && bytes.find("aluesFile") == std::string_view::npos)
            continue;
        const yaml::ParsedFilePtr parsed = files.parsed(file);
        if (!parsed)
            continue;
        for (const yaml::Node *document : parsed->documents)
            addValuesFiles(document, names);
    }
    return names;
}

} // namespace

std::vector<model::Finding> plainSecret(RuleInput &input)
{
    RepositoryFiles &files = input.files();
    const FileReader reader = [&](const base::RepoPath &path) { return files.find(path); };
    const std::set<std::string> named = valuesFiles(files);
    std::map<base::Place, model::Finding> byLine;
    for (const base::SourceFilePtr &file : files.texts()) {
        if (input.cancel().requested())
            break;
        if (!mayHoldSecrets(file->bytes()))
            continue;
        const std::string name(file->path().name());
        const ScannedFile scanned{file, files.parsed(file),
                                  isValuesName(name) || named.contains(name)};
        for (const SecretPlace &place : scanForSecrets(scanned, reader)) {
            const base::SourceFilePtr holder =
                place.file == file->path() ? file : files.find(place.file);
            if (!holder)
                continue;
            model::Finding finding = findingOf(place, *holder, input.snapshot());
            const base::Place line{finding.place.file, finding.place.line, 0};
            byLine.try_emplace(line, std::move(finding));
        }
    }
    std::vector<model::Finding> findings;
    findings.reserve(byLine.size());
    for (auto &[line, finding] : byLine)
        findings.push_back(std::move(finding));
    return findings;
}

} // namespace fleetwright::analysis::secrets
