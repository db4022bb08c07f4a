// SPDX-License-Identifier: Apache-2.0
#include "edit/siblingfiles.h"

#include "edit/editedfiles.h"

#include <algorithm>
#include <array>
#include <set>

namespace fleetwright::edit {

namespace {

using base::Error;
using base::ErrorCode;
using base::RepoPath;
using base::Result;

bool isWordCharacter(char letter)
{
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z')
           || (letter >= '0' && letter <= '9') || letter == '_';
}

/// True if a token may begin or end between these two characters; `far` is the one behind a '-'.
bool isBorder(char near, char far, bool isName)
{
    if (isWordCharacter(near))
        return false;
    return isName || near != '-' || !isWordCharacter(far);
}

char at(std::string_view text, std::size_t index)
{
    return index < text.size() ? text[index] : '\0'; // before the first byte the index wraps around
}

bool isWhole(std::string_view text, std::size_t begin, std::size_t size, bool isName)
{
    const std::size_t end = begin + size;
    return isBorder(at(text, begin - 1), at(text, begin - 2), isName)
           && isBorder(at(text, end), at(text, end + 1), isName);
}

/// Signals that are written down for one cluster alone, in a place that the new one needs too.
bool isInventory(model::Signal signal)
{
    constexpr std::array signals = {model::Signal::Declared,          model::Signal::InventoryFile,
                                    model::Signal::ArgoClusterSecret, model::Signal::ClusterApi,
                                    model::Signal::ManagedCluster,    model::Signal::FleetCluster};
    return std::ranges::find(signals, signal) != signals.end();
}

/// Whether everything below a folder that clusters read is read for this one alone.
bool isReadForAlone(const model::Snapshot &fleet, const RepoPath &folder,
                    const model::ClusterSet &alone)
{
    bool read = false;
    for (const model::Layer &layer : fleet.layers) {
        if (layer.reach.empty() || !layer.path.isInside(folder))
            continue;
        if (layer.reach != alone)
            return false;
        read = true;
    }
    return read;
}

/// The outermost folders whose names are (or hold) the cluster's and that are read for it alone.
std::vector<RepoPath> ownFolders(const model::Snapshot &fleet, const model::Cluster &sibling)
{
    model::ClusterSet alone;
    alone.insert(fleet.clusterByName.at(sibling.name));
    std::set<RepoPath> folders;
    for (const model::Layer &layer : fleet.layers) {
        std::optional<RepoPath> outermost;
        for (RepoPath folder = layer.path; layer.reach == alone && !folder.isRoot();
             folder = folder.parent()) {
            if (!findToken(folder.name(), sibling.name, true).empty()
                && isReadForAlone(fleet, folder, alone))
                outermost = folder;
        }
        if (outermost)
            folders.insert(*outermost);
    }
    return {folders.begin(), folders.end()};
}

/// From the first byte of the line that holds `begin` to past the line end of the last byte of the
/// node.
SiblingPart lines(const base::SourceFilePtr &file, std::uint32_t begin, std::uint32_t end)
{
    const std::uint32_t first = file->lineBegin(file->placeOf(begin).line);
    std::uint32_t last = end;
    while (last > first + 1 && (file->bytes()[last - 1] == '\n' || file->bytes()[last - 1] == ' '))
        --last; // a block's span may reach to the next token
    return {file, first, file->lineBegin(file->placeOf(last > 0 ? last - 1 : 0).line + 1), false};
}

bool mentions(const yaml::Node *node, const std::string &name)
{
    if (node->isScalar())
        return node->text() == name;
    const auto inEntry = [&](const yaml::Entry &entry) {
        return entry.key->text() == name || mentions(entry.value, name);
    };
    return std::ranges::any_of(node->entries(), inEntry)
           || std::ranges::any_of(node->items(),
                                  [&](const yaml::Node *item) { return mentions(item, name); });
}

std::uint32_t endOf(const yaml::Node *node)
{
    // Collections end where their last value does; what follows may be a comment of the next item.
    if (node->isMapping() && node->size() > 0 && node->style() == yaml::Style::Block)
        return std::max(endOf(node->entries().back().value),
                        node->entries().back().key->span().end);
    if (node->isSequence() && node->size() > 0 && node->style() == yaml::Style::Block)
        return endOf(node->items().back());
    return node->span().end;
}

/// The narrowest item of a list or entry of a map, standing beside others, that is about this
/// cluster alone.
std::optional<SiblingPart> entryIn(const yaml::Node *node, const base::SourceFilePtr &file,
                                   const std::string &name)
{
    if (node->isSequence() && node->style() == yaml::Style::Block) {
        for (const yaml::Node *item : node->items()) {
            if (!mentions(item, name))
                continue;
            if (auto inner = entryIn(item, file, name))
                return inner;
            if (item->isMapping() || item->isScalar())
                return lines(file, item->span().begin, endOf(item));
        }
    }
    for (const yaml::Entry &entry : node->entries()) {
        if (node->style() == yaml::Style::Block && entry.key->text() == name)
            return lines(file, entry.key->span().begin,
                         std::max(endOf(entry.value), entry.key->span().end));
        if (auto inner = entryIn(entry.value, file, name))
            return inner;
    }
    return std::nullopt;
}

/// The document (with the "---" before it) that is about the cluster.
std::optional<SiblingPart> documentIn(const yaml::ParsedFile &parsed, const std::string &name)
{
    std::vector<const yaml::Node *> about;
    for (const yaml::Node *document : parsed.documents) {
        if (mentions(document, name))
            about.push_back(document);
    }
    const auto size = static_cast<std::uint32_t>(parsed.file->bytes().size());
    const std::size_t whole = static_cast<std::size_t>(std::ranges::count_if(
        parsed.documents, [](const yaml::Node *document) { return !document->isNull(); }));
    if (about.empty())
        return std::nullopt;
    if (about.size() == whole)
        return SiblingPart{parsed.file, 0, size, true};
    const SiblingPart first = lines(parsed.file, about.front()->span().begin, endOf(about.front()));
    const SiblingPart last = lines(parsed.file, about.back()->span().begin, endOf(about.back()));
    return SiblingPart{parsed.file, first.begin, last.end, false};
}

} // namespace

std::vector<std::size_t> findToken(std::string_view text, std::string_view token, bool isName)
{
    std::vector<std::size_t> found;
    for (std::size_t begin = text.find(token); !token.empty() && begin != std::string_view::npos;
         begin = text.find(token, begin + 1)) {
        if (isWhole(text, begin, token.size(), isName))
            found.push_back(begin);
    }
    return found;
}

std::string replaceTokens(std::string_view text, const std::string &name,
                          const std::map<std::string, std::string> &replacements)
{
    std::vector<std::pair<std::string, std::string>> tokens(replacements.begin(),
                                                            replacements.end());
    std::ranges::stable_sort(tokens, [](const auto &left, const auto &right) {
        return left.first.size() > right.first.size();
    });
    std::string result;
    for (std::size_t begin = 0; begin < text.size();) {
        const auto token = std::ranges::find_if(tokens, [&](const auto &one) {
            return !one.first.empty() && text.substr(begin).starts_with(one.first)
                   && isWhole(text, begin, one.first.size(), one.first == name);
        });
        if (token == tokens.end()) {
            result += text[begin++];
        } else {
            result += token->second;
            begin += token->first.size();
        }
    }
    return result;
}

bool SiblingFiles::holds(const RepoPath &path) const
{
    return std::ranges::any_of(folders,
                               [&](const RepoPath &folder) { return path.isInside(folder); });
}

Result<SiblingFiles> findSiblingFiles(const model::Snapshot &fleet, const model::Cluster &sibling)
{
    SiblingFiles result;
    result.folders = ownFolders(fleet, sibling);
    if (result.folders.empty())
        return Error{ErrorCode::Unsupported,
                     "the cluster " + sibling.name
                         + " has no folder of its own that is named after it",
                     sibling.place,
                     "choose a sibling that has one",
                     {}};
    for (const RepoPath &folder : result.folders) {
        const auto own = base::listAllFiles(*fleet.files, folder);
        if (!own)
            return own.error();
        for (const RepoPath &path : *own) {
            auto file = fleet.files->read(path);
            if (!file)
                return std::move(file).error();
            result.own.push_back(std::move(file).value());
        }
    }
    std::set<RepoPath> files;
    const auto note = [&](model::Signal signal, const base::Place &place) {
        if (isInventory(signal) && !result.holds(place.file))
            files.insert(place.file);
    };
    note(sibling.knownFrom, sibling.place);
    for (const model::Fact &fact : sibling.facts)
        note(fact.signal, fact.place);
    EditedFiles edited(*fleet.files);
    for (const RepoPath &path : files) {
        const auto file = edited.open(path);
        if (!file)
            return file.error();
        const yaml::ParsedFile &parsed = *(*file)->parsed;
        std::optional<SiblingPart> part;
        const bool named = !findToken(path.text(), sibling.name, true).empty();
        for (const yaml::Node *document : parsed.documents) {
            if (!part && !named && document->find("kind") == nullptr)
                part = entryIn(document, parsed.file, sibling.name);
        }
        if (!part)
            part = documentIn(parsed, sibling.name);
        if (part)
            result.entries.push_back(*part);
    }
    return result;
}

} // namespace fleetwright::edit
