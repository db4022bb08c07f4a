// SPDX-License-Identifier: Apache-2.0
#include "analysis/repositoryfiles.h"
#include "analysis/secrets/secretrules.h"
#include "analysis/secrets/sopsfile.h"
#include "base/regex.h"

#include <map>
#include <optional>

namespace fleetwright::analysis::secrets {

namespace {

/// What a `.sops.yaml` says about which files it is for (sops v3.9, config/config.go).
class CreationRules {
public:
    /// Nothing where there are none, or one cannot be read: then nothing can be said.
    [[nodiscard]] static std::optional<CreationRules> of(const yaml::ParsedFile &parsed)
    {
        const yaml::Node *rules =
            parsed.documents.empty() ? nullptr : parsed.documents.front()->find("creation_rules");
        if (!rules || rules->items().empty())
            return {};
        CreationRules result;
        for (const yaml::Node *rule : rules->items()) {
            const yaml::Node *pattern = rule->find("path_regex");
            if (!pattern || pattern->text().empty()) {
                result.m_coversAll = true;
                continue;
            }
            base::Result<base::Regex> regex = base::Regex::compile(pattern->text());
            if (!regex)
                return {};
            result.m_paths.push_back(*std::move(regex));
        }
        return result;
    }

    [[nodiscard]] bool cover(const std::string &path) const
    {
        if (m_coversAll)
            return true;
        for (const base::Regex &regex : m_paths) {
            if (regex.matchesAnywhere(path))
                return true;
        }
        return false;
    }

private:
    std::vector<base::Regex> m_paths;
    bool m_coversAll = false;
};

struct Configuration {
    base::RepoPath file;
    std::optional<CreationRules> rules;
};

/// The `.sops.yaml` of each folder, looked for once.
class Configurations {
public:
    explicit Configurations(RepositoryFiles &files) : m_files(files) {}

    /// The nearest one upwards, nullptr if there is none.
    const Configuration *above(const base::RepoPath &folder)
    {
        const auto [entry, isNew] = m_byFolder.try_emplace(folder);
        if (isNew)
            entry->second = find(folder);
        if (entry->second)
            return &*entry->second;
        return folder.isRoot() ? nullptr : above(folder.parent());
    }

private:
    std::optional<Configuration> find(const base::RepoPath &folder)
    {
        const base::RepoPath path = folder.child(".sops.yaml");
        const base::SourceFilePtr file = m_files.find(path);
        if (!file)
            return {};
        const yaml::ParsedFilePtr parsed = m_files.parsed(file);
        return Configuration{path, parsed ? CreationRules::of(*parsed) : std::nullopt};
    }

    RepositoryFiles &m_files;
    std::map<base::RepoPath, std::optional<Configuration>> m_byFolder;
};

} // namespace

std::vector<model::Finding> sopsRuleMissing(RuleInput &input)
{
    RepositoryFiles &files = input.files();
    Configurations configurations(files);
    std::vector<model::Finding> findings;
    for (const base::SourceFilePtr &file : files.texts()) {
        if (file->bytes().find("sops") == std::string_view::npos)
            continue;
        const std::optional<std::uint32_t> place = sopsPlace(*file, files.parsed(file).get());
        if (!place)
            continue;
        const Configuration *configuration = configurations.above(file->path().parent());
        if (!configuration || !configuration->rules
            || configuration->rules->cover(file->path().relativeTo(configuration->file.parent())))
            continue;
        model::Finding finding;
        finding.rule = "sops-rule-missing";
        finding.severity = model::Severity::Warning;
        finding.place = file->placeOf(*place);
        const auto reach = input.snapshot().reachByFile.find(file->path());
        if (reach != input.snapshot().reachByFile.end())
            finding.clusters = input.snapshot().namesOf(reach->second);
        finding.layer = file->path().parent().text();
        finding.message = file->path().text() + " is encrypted, but no creation rule of "
                          + configuration->file.text()
                          + " is for it: the next one who edits it encrypts it for other keys, or "
                            "not at all";
        finding.fix = "Add a creation rule to " + configuration->file.text()
                      + " whose path_regex matches the file, or move the file to where one does";
        findings.push_back(std::move(finding));
    }
    return findings;
}

} // namespace fleetwright::analysis::secrets
