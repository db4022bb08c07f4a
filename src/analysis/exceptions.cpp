// SPDX-License-Identifier: Apache-2.0
#include "analysis/exceptions.h"

#include "analysis/exceptiontext.h"
#include "analysis/leaks/marks.h"
#include "base/ascii.h"
#include "base/regex.h"
#include "fleet/filetable.h"
#include "inventory/words.h"

#include <algorithm>
#include <array>
#include <functional>

namespace fleetwright::analysis {

namespace {

bool mayHoldComment(std::string_view bytes)
{
    constexpr std::string_view word = "xception:";
    const auto same = [](char left, char right) {
        return (base::isUpper(left) ? static_cast<char>(left - 'A' + 'a') : left) == right;
    };
    return std::search(bytes.begin(), bytes.end(), word.begin(), word.end(), same) != bytes.end();
}

/// Inline patches: their comments are lines of a text of the file.
void eachInlinePatch(const yaml::Node *node, const std::function<void(const yaml::Node *)> &visit)
{
    for (const yaml::Entry &entry : node->entries()) {
        const std::string_view key = entry.key->text();
        if (entry.value->isScalar() && (key == "patch" || key == "jsonOp"))
            visit(entry.value);
        if (key == "patchesStrategicMerge") {
            for (const yaml::Node *item : entry.value->items()) {
                if (item->isScalar())
                    visit(item);
            }
        }
        eachInlinePatch(entry.value, visit);
    }
    for (const yaml::Node *item : node->items())
        eachInlinePatch(item, visit);
}

void addLinesOfMaps(const yaml::Node *node, std::set<std::uint32_t> &lines)
{
    for (const yaml::Entry &entry : node->entries())
        addLinesOfMaps(entry.value, lines);
    for (const yaml::Node *item : node->items()) {
        if (item->isMapping() && item->span().known())
            lines.insert(item->span().place().line);
        addLinesOfMaps(item, lines);
    }
}

/// Lines on which an entry of a list is a mapping: `- {name: …}`, in place of a slug.
std::set<std::uint32_t> linesOfMaps(const base::FileSource &files, const base::RepoPath &path)
{
    std::set<std::uint32_t> lines;
    const base::Result<base::SourceFilePtr> file = files.read(path);
    const base::Result<yaml::ParsedFilePtr> parsed =
        file ? yaml::readFile(*file) : base::Result<yaml::ParsedFilePtr>(file.error());
    if (parsed) {
        for (const yaml::Node *document : (*parsed)->documents)
            addLinesOfMaps(document, lines);
    }
    return lines;
}

bool standsAlone(std::string_view text, std::size_t begin, std::size_t end)
{
    return (begin == 0 || !base::isAlphanumeric(text[begin - 1]))
           && (end >= text.size() || !base::isAlphanumeric(text[end]));
}

} // namespace

Exceptions::Exceptions(const model::Snapshot &snapshot, const config::FleetConfig &config,
                       const leaks::TokenTable &tokens, const base::Cancel &cancel)
    : m_snapshot(snapshot), m_tokens(tokens), m_patterns(config.exceptions)
{
    for (std::size_t index = 0; index < snapshot.layers.size(); ++index) {
        const auto layer = static_cast<model::LayerIndex>(index);
        for (const base::RepoPath &file : snapshot.layers[index].files) {
            const auto [entry, isNew] = m_layerOfFile.try_emplace(file, layer);
            if (!isNew && snapshot.layers[entry->second].reach.empty())
                entry->second = layer;
        }
    }
    readListed(config);
    readAnnotations(cancel);
    readComments(cancel);
    finish();
    if (!m_marks.empty())
        readNames();
}

void Exceptions::readListed(const config::FleetConfig &config)
{
    const base::Result<std::optional<config::Classification>> read =
        config::readClassification(*m_snapshot.files, config);
    if (!read || !read->has_value())
        return;
    m_isListing = !(*read)->allowedExceptions.empty();
    const std::set<std::uint32_t> maps = linesOfMaps(*m_snapshot.files, (*read)->file);
    for (const auto &[scope, entries] : (*read)->allowedExceptions) {
        const std::size_t dot = scope.find('.');
        if (dot == std::string::npos)
            continue;
        const std::string kind = scope.substr(0, dot);
        for (const config::Classification::Entry &entry : entries) {
            ListedException listed;
            listed.text = entry.text;
            listed.place = entry.place;
            listed.ticket = entry.ticket;
            listed.attribute = leaks::attributeOfScope(kind);
            listed.scope = scope.substr(dot + 1);
            listed.clusters = m_tokens.ownersOf(listed.attribute, listed.scope);
            const std::string text = entry.text + " " + entry.ticket;
            listed.words = exceptionWords(text);
            listed.lastDay = lastDay(entry.until);
            if (!listed.lastDay)
                listed.lastDay = lastDay(entry.text);
            // What stands under `ticket` is one, however the tracker writes it.
            listed.hasTicket = !entry.ticket.empty() || hasTicket(text);
            listed.isSlug = !maps.contains(entry.place.line);
            m_listed.push_back(std::move(listed));
        }
    }
}

void Exceptions::readAnnotations(const base::Cancel &cancel)
{
    for (const model::Unit &unit : m_snapshot.units) {
        if (!unit.rendering || cancel.requested())
            continue;
        for (const model::Object &object : unit.rendering->objects) {
            const yaml::Node *own = object.root->findPath({"metadata", "annotations"});
            const yaml::Node *ofPods =
                object.root->findPath({"spec", "template", "metadata", "annotations"});
            for (const yaml::Node *map : {own, ofPods}) {
                if (map)
                    annotations(unit, object, map);
            }
        }
    }
}

void Exceptions::annotations(const model::Unit &unit, const model::Object &object,
                             const yaml::Node *map)
{
    for (const yaml::Entry &entry : map->entries()) {
        if (!leaks::isExceptionKey(entry.key->text(), m_patterns.annotations)
            || !entry.value->span().known())
            continue;
        const base::Place place = entry.value->span().place();
        const auto [known, isNew] = m_markAt.try_emplace(place, m_marks.size());
        if (isNew) {
            ExceptionMark mark;
            const yaml::Change *change = entry.value->change();
            const yaml::Step *step = change ? change->step : nullptr;
            const bool common =
                step
                && (step->field == "commonAnnotations" || step->field == "AnnotationsTransformer");
            mark.kind = common ? ExceptionMark::Kind::Common : ExceptionMark::Kind::Object;
            mark.text = entry.value->text();
            mark.place = place;
            if (const auto layer = m_layerOfFile.find(place.file); layer != m_layerOfFile.end())
                mark.layer = layer->second;
            if (step && step->layer) {
                const auto layer = m_snapshot.layerByPath.find(*step->layer);
                if (layer != m_snapshot.layerByPath.end())
                    mark.layer = layer->second;
            }
            const auto reach = m_snapshot.reachByFile.find(place.file);
            if (reach != m_snapshot.reachByFile.end())
                mark.reach = reach->second;
            m_marks.push_back(std::move(mark));
        }
        m_marks[known->second].objects[diff::keyOf(object)].insert(unit.cluster);
    }
}

void Exceptions::readComments(const base::Cancel &cancel)
{
    for (const auto &[path, reach] : m_snapshot.reachByFile) {
        if (cancel.requested())
            return;
        if (!reach.empty())
            comments(path, reach);
    }
}

void Exceptions::comments(const base::RepoPath &path, const model::ClusterSet &reach)
{
    const base::Result<base::SourceFilePtr> file = m_snapshot.files->read(path);
    if (!file || !mayHoldComment((*file)->bytes()))
        return;
    leaks::CommentMarks found;
    if (fleet::isYamlFile(path)) {
        const base::Result<yaml::ParsedFilePtr> parsed = yaml::readFile(*file);
        if (!parsed)
            return;
        found.addFile(**parsed);
        for (const yaml::Node *document : (*parsed)->documents) {
            eachInlinePatch(document, [&](const yaml::Node *text) {
                if (const auto inner = yaml::readEmbedded(*text, *file))
                    found.addEmbedded(**inner, text->span());
            });
        }
    } else {
        found.addText(**file);
    }
    for (const leaks::CommentMark &comment : found.marks()) {
        ExceptionMark mark;
        mark.text = comment.text;
        mark.place = {path, comment.line, comment.column};
        mark.reach = reach;
        mark.lines = comment.lines;
        if (const auto layer = m_layerOfFile.find(path); layer != m_layerOfFile.end())
            mark.layer = layer->second;
        for (const std::string &named : comment.paths) {
            if (const std::optional<base::RepoPath> resolved = path.parent().resolve(named))
                mark.files.insert(*resolved);
        }
        m_marks.push_back(std::move(mark));
    }
}

std::optional<std::string> Exceptions::lastDay(const std::string &text) const
{
    if (std::optional<std::string> day = lastDayOf(text))
        return day;
    for (const std::string &pattern : m_patterns.dates) {
        const base::Result<base::Regex> regex = base::Regex::compile(pattern);
        const std::vector<base::Regex::Group> groups =
            regex ? regex->match(text) : std::vector<base::Regex::Group>();
        if (groups.empty())
            continue;
        const base::Regex::Group &date =
            groups.size() > 1 && groups[1].isSet ? groups[1] : groups[0];
        if (auto day = lastDayOf(text.substr(date.begin, date.end - date.begin)))
            return day;
    }
    return {};
}

bool Exceptions::hasTicket(const std::string &text) const
{
    if (!ticketsIn(text).empty())
        return true;
    return std::any_of(m_patterns.tickets.begin(), m_patterns.tickets.end(),
                       [&](const std::string &pattern) {
                           const base::Result<base::Regex> regex = base::Regex::compile(pattern);
                           return regex && regex->matchesAnywhere(text);
                       });
}

void Exceptions::finish()
{
    for (std::size_t index = 0; index < m_marks.size(); ++index) {
        ExceptionMark &mark = m_marks[index];
        mark.words = exceptionWords(mark.text);
        mark.lastDay = lastDay(mark.text);
        mark.hasTicket = hasTicket(mark.text);
        if (mark.kind != ExceptionMark::Kind::Comment)
            continue;
        m_commentsOf[mark.place.file].push_back(index);
        for (const base::RepoPath &file : mark.files)
            m_commentsOf[file].push_back(index);
    }
}

void Exceptions::readNames()
{
    static constexpr std::array<std::string_view, 5> attributes = {"name", "environment", "region",
                                                                   "zone", "tier"};
    for (std::size_t index = 0; index < m_snapshot.clusters.size(); ++index) {
        const auto cluster = static_cast<model::ClusterIndex>(index);
        m_all.insert(cluster);
        for (const std::string_view attribute : attributes) {
            for (const std::string &value : m_tokens.valuesOf(cluster, attribute))
                m_names[value];
        }
    }
    for (const std::string_view synonym : {"prod", "stage", "stg", "development"})
        m_names[std::string(synonym)];
    for (auto &[word, clusters] : m_names) {
        for (const std::string_view attribute : attributes)
            clusters.insertAll(m_tokens.ownersOf(attribute, word));
    }
}

bool Exceptions::isInside(model::LayerIndex layer, model::LayerIndex outer) const
{
    if (layer == outer)
        return true;
    const std::vector<model::LayerIndex> &parts = m_snapshot.layers[outer].includes;
    return std::any_of(parts.begin(), parts.end(), [&](model::LayerIndex part) {
        return m_snapshot.layers[part].reach == m_snapshot.layers[outer].reach
               && isInside(layer, part);
    });
}

bool Exceptions::covers(const ExceptionMark &mark, const OwnSetting &setting) const
{
    switch (mark.kind) {
    case ExceptionMark::Kind::Common:
        return mark.layer && setting.layer && isInside(*setting.layer, *mark.layer);
    case ExceptionMark::Kind::Object: {
        const auto object = mark.objects.find(setting.object);
        return object != mark.objects.end() && object->second.contains(setting.cluster);
    }
    case ExceptionMark::Kind::Comment:
        break;
    }
    return (mark.place.file == setting.place.file && mark.lines.contains(setting.place.line))
           || mark.files.contains(setting.place.file);
}

bool Exceptions::covers(const ListedException &entry, const OwnSetting &setting) const
{
    if (!entry.clusters.contains(setting.cluster))
        return false;
    const std::vector<std::string> own =
        exceptionWords(setting.object.kind + " " + setting.object.name + " " + setting.field + " "
                       + setting.value);
    if (shareWord(entry.words, own))
        return true;
    return std::any_of(m_marks.begin(), m_marks.end(), [&](const ExceptionMark &mark) {
        return shareWord(entry.words, mark.words) && covers(mark, setting);
    });
}

bool Exceptions::coversLine(const base::Place &place, std::optional<model::LayerIndex> layer) const
{
    if (const auto comments = m_commentsOf.find(place.file); comments != m_commentsOf.end()) {
        for (const std::size_t index : comments->second) {
            const ExceptionMark &mark = m_marks[index];
            if (mark.files.contains(place.file)
                || (mark.place.file == place.file && mark.lines.contains(place.line)))
                return true;
        }
    }
    return layer && std::any_of(m_marks.begin(), m_marks.end(), [&](const ExceptionMark &mark) {
               return mark.kind == ExceptionMark::Kind::Common && mark.layer == layer;
           });
}

model::ClusterSet Exceptions::namedIn(const std::string &text) const
{
    const std::string lower = inventory::lowered(text);
    model::ClusterSet named;
    static constexpr std::array<std::string_view, 6> everyone = {
        "all clusters",  "fleet-wide",       "fleetwide",
        "every cluster", "all the clusters", "each cluster"};
    for (const std::string_view phrase : everyone) {
        if (lower.find(phrase) != std::string::npos)
            return m_all;
    }
    // The longest word at each place counts: prod-eu-1 names one cluster, not all of prod.
    for (std::size_t at = 0; at < lower.size();) {
        std::size_t longest = 0;
        const model::ClusterSet *clusters = nullptr;
        for (const auto &[word, owners] : m_names) {
            if (word.size() > longest && lower.compare(at, word.size(), word) == 0
                && standsAlone(lower, at, at + word.size())) {
                longest = word.size();
                clusters = &owners;
            }
        }
        if (clusters)
            named.insertAll(*clusters);
        at += std::max<std::size_t>(longest, 1);
    }
    return named;
}

} // namespace fleetwright::analysis
