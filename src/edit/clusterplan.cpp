// SPDX-License-Identifier: Apache-2.0
#include "edit/planners.h"
#include "edit/siblingfiles.h"

#include <algorithm>
#include <set>

namespace fleetwright::edit {

namespace {

using base::Error;
using base::ErrorCode;
using base::RepoPath;
using base::Result;

constexpr std::size_t longestName = 253; // of a Kubernetes object (RFC 1123 subdomain)

Error refused(std::string detail, std::string hint)
{
    return Error{ErrorCode::Refused, std::move(detail), std::nullopt, std::move(hint), {}};
}

Result<const model::Cluster *> siblingNamed(const model::Snapshot &fleet, std::string_view name)
{
    const model::Cluster *sibling = fleet.findCluster(name);
    if (sibling == nullptr)
        return Error{ErrorCode::NotFound,
                     "there is no cluster '" + std::string(name) + "'",
                     std::nullopt,
                     "name one of the fleet's clusters",
                     {}};
    return sibling;
}

Result<void> checkName(const model::Snapshot &fleet, const std::string &name)
{
    const auto plain = [](char letter) {
        return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') || letter == '-'
               || letter == '.';
    };
    const auto edge = [](char letter) { return letter == '-' || letter == '.'; };
    if (name.empty() || name.size() > longestName || !std::ranges::all_of(name, plain)
        || edge(name.front()) || edge(name.back()) || name.find("..") != std::string::npos)
        return Error{ErrorCode::Invalid,
                     "'" + name + "' is no name for a cluster",
                     std::nullopt,
                     "use lower-case letters, digits, '-' and '.', for example prod-eu-central-1",
                     {}};
    if (fleet.findCluster(name) != nullptr)
        return Error{ErrorCode::Conflict,
                     "the cluster '" + name + "' exists already",
                     std::nullopt,
                     "choose another name",
                     {}};
    return {};
}

using Tokens = std::map<std::string, std::string>;

bool isText(std::string_view bytes)
{
    return bytes.find('\0') == std::string_view::npos;
}

/// A path with the tokens of its segments replaced.
RepoPath renamed(const RepoPath &path, const std::string &name, const Tokens &tokens)
{
    return RepoPath::fromText(replaceTokens(path.text(), name, tokens)).value_or(path);
}

/// One item of a list is repeated below itself, a whole file beside itself.
class EntryCopy {
public:
    EntryCopy(const model::Snapshot &fleet, const std::string &name, const Tokens &tokens,
              FileChanges &changes)
        : m_fleet(fleet), m_name(name), m_tokens(tokens), m_changes(changes)
    {}

    [[nodiscard]] Result<void> copy(const SiblingPart &part)
    {
        if (part.wholeFile)
            return copyFile(part);
        const std::string_view bytes = part.file->bytes();
        const std::string_view ending =
            bytes.find("\r\n") != std::string_view::npos ? "\r\n" : "\n";
        std::string own(part.text());
        std::string changed(bytes.substr(0, part.end));
        // A last line without an end stays the file's last line.
        const bool open = !own.ends_with('\n');
        if (open)
            changed += ending;
        changed += separator(part);
        changed += replaceTokens(own, m_name, m_tokens);
        changed += bytes.substr(part.end);
        m_changes[part.file->path()] = std::move(changed);
        return {};
    }

private:
    [[nodiscard]] static std::string separator(const SiblingPart &part)
    {
        // A document of a file with several: its copy needs a line between.
        const std::string_view before = part.file->bytes().substr(0, part.begin);
        const bool isDocument = before.ends_with("---\n") || before.ends_with("---\r\n");
        if (!isDocument)
            return {};
        return before.ends_with("\r\n") ? "---\r\n" : "---\n";
    }

    [[nodiscard]] Result<void> copyFile(const SiblingPart &part)
    {
        const RepoPath &path = part.file->path();
        const RepoPath target = renamed(path, m_name, m_tokens);
        if (target == path)
            return refused(path.text() + " is about the sibling alone and is not named after it",
                           "add the new cluster's file by hand");
        if (m_fleet.files->kind(target) != base::EntryKind::Missing)
            return Error{ErrorCode::Conflict,
                         "the file is there already",
                         base::Place{target, 0, 0},
                         {},
                         {}};
        m_changes[target] = replaceTokens(part.text(), m_name, m_tokens);
        return {};
    }

    const model::Snapshot &m_fleet;
    const std::string &m_name;
    const Tokens &m_tokens;
    FileChanges &m_changes;
};

/// Kustomizations elsewhere that list the sibling's folder or file list the new one as well.
Result<void> includeBeside(const model::Snapshot &fleet, const SiblingFiles &files,
                           const std::string &name, const Tokens &tokens, FileChanges &changes)
{
    for (const model::Layer &layer : fleet.layers) {
        if (files.holds(layer.path) || changes.contains(layer.file))
            continue;
        const auto file = fleet.files->read(layer.file);
        if (!file)
            continue;
        std::string changed;
        bool any = false;
        const base::SourceFile &source = **file;
        for (std::uint32_t line = 1; line <= source.lineCount(); ++line) {
            const std::string_view whole = source.bytes().substr(
                source.lineBegin(line), source.lineBegin(line + 1) - source.lineBegin(line));
            changed += whole;
            const std::size_t dash = whole.find_first_not_of(' ');
            const bool item =
                dash != std::string_view::npos && whole.substr(dash).starts_with("- ");
            const std::string_view value =
                item ? whole.substr(dash + 2, whole.find_first_of(" \r\n", dash + 2) - dash - 2)
                     : std::string_view();
            const auto target = layer.path.resolve(value);
            const bool own =
                item && !value.empty() && target
                && (std::ranges::find(files.folders, *target) != files.folders.end()
                    || std::ranges::any_of(files.entries, [&](const SiblingPart &part) {
                           return part.wholeFile && part.file->path() == *target;
                       }));
            if (!own)
                continue;
            if (!whole.ends_with('\n'))
                changed += '\n';
            changed += replaceTokens(whole, name, tokens);
            any = true;
        }
        if (any)
            changes[layer.file] = std::move(changed);
    }
    return {};
}

Result<FileChanges> copied(const model::Snapshot &fleet, const SiblingFiles &files,
                           const AddCluster &intent)
{
    Tokens tokens = intent.replacements;
    tokens[intent.like] = intent.name;
    FileChanges changes;
    for (const RepoPath &folder : files.folders) {
        const RepoPath target = renamed(folder, intent.like, tokens);
        if (target == folder || fleet.files->kind(target) != base::EntryKind::Missing)
            return Error{ErrorCode::Conflict,
                         "the folder is there already",
                         base::Place{target, 0, 0},
                         "choose another name",
                         {}};
    }
    for (const base::SourceFilePtr &file : files.own) {
        const RepoPath target = renamed(file->path(), intent.like, tokens);
        changes[target] = isText(file->bytes()) ? replaceTokens(file->bytes(), intent.like, tokens)
                                                : std::string(file->bytes());
    }
    EntryCopy copy(fleet, intent.like, tokens, changes);
    for (const SiblingPart &part : files.entries) {
        if (auto done = copy.copy(part); !done)
            return std::move(done).error();
    }
    if (auto done = includeBeside(fleet, files, intent.like, tokens, changes); !done)
        return std::move(done).error();
    return changes;
}

std::optional<Error> verifyNewCluster(const Trial &trial, const AddCluster &intent)
{
    if (auto broken = refuseNewProblems(trial))
        return broken;
    if (trial.after->findCluster(intent.name) == nullptr)
        return refused("the new cluster would not be recognised as one",
                       "add it to the fleet's inventory");
    for (const diff::ClusterDiff &cluster : trial.affected.clusters) {
        if (cluster.cluster != intent.name)
            return refused("it would also change " + cluster.cluster,
                           "replace only the sibling's own values");
    }
    return std::nullopt;
}

/// What the new name suggests for a value that stands in the sibling's name.
std::string suggested(std::string_view sibling, std::string_view value, std::string_view newName)
{
    const std::size_t at = sibling.find(value);
    if (at == std::string_view::npos)
        return std::string(value);
    const std::string_view before = sibling.substr(0, at);
    const std::string_view after = sibling.substr(at + value.size());
    if (newName.size() <= before.size() + after.size() || !newName.starts_with(before)
        || !newName.ends_with(after))
        return std::string(value);
    return std::string(
        newName.substr(before.size(), newName.size() - before.size() - after.size()));
}

std::vector<base::Place> placesOf(const SiblingFiles &files, const std::string &value, bool isName)
{
    std::vector<base::Place> places;
    for (const base::SourceFilePtr &file : files.own) {
        for (const std::size_t offset : findToken(file->bytes(), value, isName))
            places.push_back(file->placeOf(static_cast<std::uint32_t>(offset)));
    }
    for (const SiblingPart &part : files.entries) {
        for (const std::size_t offset : findToken(part.text(), value, isName))
            places.push_back(part.file->placeOf(part.begin + static_cast<std::uint32_t>(offset)));
    }
    return places;
}

} // namespace

Result<Plan> planAddCluster(const Bench &bench, const AddCluster &intent)
{
    const model::Snapshot &fleet = *bench.snapshot;
    const auto sibling = siblingNamed(fleet, intent.like);
    if (!sibling)
        return sibling.error();
    if (auto valid = checkName(fleet, intent.name); !valid)
        return std::move(valid).error();
    const auto files = findSiblingFiles(fleet, **sibling);
    if (!files)
        return files.error();
    auto changes = copied(fleet, *files, intent);
    if (!changes)
        return std::move(changes).error();
    auto trial = render(bench, *changes);
    if (!trial)
        return std::move(trial).error();
    auto refusal = verifyNewCluster(*trial, intent);
    Plan plan = toPlan(bench, std::move(changes).value(), std::move(trial).value());
    plan.refusal = std::move(refusal);
    return plan;
}

Result<std::vector<IdentityToken>>
identityTokens(const model::Snapshot &snapshot, std::string_view sibling, std::string_view newName)
{
    const auto found = siblingNamed(snapshot, sibling);
    if (!found)
        return found.error();
    const model::Cluster &cluster = **found;
    const auto files = findSiblingFiles(snapshot, cluster);
    if (!files)
        return files.error();
    std::vector<IdentityToken> tokens;
    std::set<std::string> seen;
    const auto add = [&](const std::string &value, std::string meaning) {
        if (value.empty() || !seen.insert(value).second)
            return;
        IdentityToken token{value, std::move(meaning), suggested(cluster.name, value, newName), {}};
        token.places = placesOf(*files, value, value == cluster.name);
        if (!token.places.empty() || value == cluster.name)
            tokens.push_back(std::move(token));
    };
    add(cluster.name, "name");
    for (const auto &[attribute, values] : cluster.identity) {
        for (const std::string &value : values)
            add(value, std::string(model::attributeName(attribute)));
    }
    for (const auto &[dimension, value] : cluster.dimensions)
        add(value, dimension);
    for (const auto &[key, value] : cluster.labels)
        add(value, key);
    return tokens;
}

} // namespace fleetwright::edit
