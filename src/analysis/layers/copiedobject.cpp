// SPDX-License-Identifier: Apache-2.0
#include "analysis/layers/copiedobject.h"

#include "analysis/exceptions.h"
#include "analysis/layers/builtobjects.h"
#include "analysis/leaks/exclusions.h"
#include "analysis/leaks/identityfinding.h"
#include "analysis/leaks/identityuse.h"
#include "analysis/leaks/marks.h"
#include "analysis/settings.h"
#include "base/ascii.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace fleetwright::analysis::layers {

namespace {

using yaml::Node;

struct Leaf {
    std::string value; ///< own identity values set aside
    base::Place place;
};
using Leaves = std::map<std::string, Leaf>;

/// One cluster's own document of an object.
struct Copy {
    model::ClusterIndex cluster = 0;
    base::Place name; ///< of metadata.name
    std::optional<model::LayerIndex> layer;
    diff::ObjectKey object;
    Leaves leaves;

    [[nodiscard]] bool equals(const Copy &other) const
    {
        return leaves.size() == other.leaves.size()
               && std::equal(leaves.begin(), leaves.end(), other.leaves.begin(),
                             [](const auto &left, const auto &right) {
                                 return left.first == right.first
                                        && left.second.value == right.second.value;
                             });
    }

    [[nodiscard]] bool isAlike(const Copy &other) const
    {
        std::size_t same = 0;
        for (const auto &[path, leaf] : leaves) {
            const auto theirs = other.leaves.find(path);
            same += theirs != other.leaves.end() && theirs->second.value == leaf.value ? 1 : 0;
        }
        // At least four of five.
        return same * 5 >= std::max(leaves.size(), other.leaves.size()) * 4;
    }
};

bool isCompared(const Node *document)
{
    if (leaks::isTargetingObject(document) || leaks::isFluxKustomization(document))
        return false;
    const Node *kind = document->find("kind");
    if (!kind || document->find("sops"))
        return false;
    static constexpr std::array<std::string_view, 3> kinds = {"Secret", "SealedSecret",
                                                              "FluxInstance"};
    return std::find(kinds.begin(), kinds.end(), kind->text()) == kinds.end();
}

bool isGeneratedFile(const base::SourceFile &file)
{
    const std::string_view head = file.bytes().substr(0, 2000);
    std::string upper;
    for (const char c : head)
        upper += base::isLower(c) ? static_cast<char>(c - 'a' + 'A') : c;
    return upper.find("DO NOT EDIT") != std::string::npos;
}

class CopiedObject {
public:
    explicit CopiedObject(RuleInput &input)
        : m_snapshot(input.snapshot()), m_config(input.config()), m_settings(input.settings()),
          m_tokens(input.tokens()), m_exceptions(input.exceptions()),
          m_values(input.settings().values())
    {}

    std::vector<model::Finding> run()
    {
        for (const SettingObject &object : m_settings.objects()) {
            if (!object.isIdentityMap && !object.isSecret)
                look(object);
        }
        return std::move(m_findings);
    }

private:
    static constexpr std::size_t fewest = 3;

    void look(const SettingObject &object)
    {
        if (object.variants.size() < fewest)
            return;
        std::vector<Copy> copies;
        std::set<model::ClusterIndex> twice;
        std::set<model::ClusterIndex> seen;
        for (const SettingObject::Variant &variant : object.variants) {
            std::optional<Copy> copy = copyOf(*variant.object);
            if (!copy)
                continue;
            if (!seen.insert(copy->cluster).second)
                twice.insert(copy->cluster);
            copies.push_back(*std::move(copy));
        }
        std::erase_if(copies, [&](const Copy &copy) { return twice.contains(copy.cluster); });
        if (copies.size() < fewest)
            return;
        std::sort(copies.begin(), copies.end(),
                  [](const Copy &left, const Copy &right) { return left.name < right.name; });
        judge(largestGroup(copies));
    }

    /// The object's own document in a layer of one cluster alone.
    std::optional<Copy> copyOf(const model::Object &object)
    {
        const base::Span &span = object.root->span();
        if (!span.known())
            return {};
        const base::RepoPath &path = span.file->path();
        const auto reach = m_snapshot.reachByFile.find(path);
        if (reach == m_snapshot.reachByFile.end() || reach->second.size() != 1)
            return {};
        SettingPlace place;
        place.reach = reach->second;
        if (const auto layer = m_snapshot.layerByPath.find(object.layer);
            layer != m_snapshot.layerByPath.end()) {
            place.layer = layer->second;
            if (m_snapshot.layers[layer->second].file == path)
                return {}; // a generator's entry
        }
        if (!isOwnSetting(m_snapshot, place))
            return {};
        const Node *document = documentAt(path, span.begin);
        if (!document || !isCompared(document))
            return {};
        const Node *name = document->findPath({"metadata", "name"});
        if (!name || !name->span().known())
            return {};
        Copy copy;
        copy.cluster = reach->second.indices().front();
        copy.name = name->span().place();
        copy.layer = place.layer;
        copy.object = diff::keyOf(object);
        addLeaves(document, "", "", copy);
        constexpr std::size_t smallest = 6;
        return copy.leaves.size() < smallest ? std::nullopt : std::optional(std::move(copy));
    }

    const Node *documentAt(const base::RepoPath &path, std::uint32_t begin)
    {
        const auto [entry, isNew] = m_files.try_emplace(path);
        if (isNew) {
            entry->second = readYaml(*m_snapshot.files, path);
            if (entry->second && isGeneratedFile(*entry->second->file))
                entry->second = nullptr;
        }
        if (!entry->second)
            return nullptr;
        for (const Node *document : entry->second->documents) {
            if (document->isMapping() && document->span().begin == begin)
                return document;
        }
        return nullptr;
    }

    void addLeaves(const Node *node, const std::string &path, std::string_view key, Copy &copy)
    {
        if (path == "apiVersion" || path == "kind" || path == "metadata.name"
            || path == "metadata.namespace")
            return;
        if (node->isScalar() || node->size() == 0) {
            copy.leaves[path] = {m_values.replaced(copy.cluster, key, node->text()),
                                 node->span().known() ? node->span().place() : copy.name};
            return;
        }
        for (const yaml::Entry &entry : node->entries()) {
            const std::string name(entry.key->text());
            if (!leaks::isExceptionKey(name, m_config.exceptions.annotations))
                addLeaves(entry.value,
                          path.empty() ? name : std::string(path).append(".").append(name), name,
                          copy);
        }
        for (std::size_t index = 0; index < node->items().size(); ++index) {
            std::string item = path;
            item.append("[").append(std::to_string(index)).append("]");
            addLeaves(node->items()[index], item, key, copy);
        }
    }

    static std::vector<const Copy *> largestGroup(const std::vector<Copy> &copies)
    {
        std::vector<const Copy *> largest;
        for (const Copy &center : copies) {
            std::vector<const Copy *> group;
            for (const Copy &other : copies) {
                if (center.isAlike(other))
                    group.push_back(&other);
            }
            if (group.size() > largest.size())
                largest = std::move(group);
        }
        return largest;
    }

    void judge(const std::vector<const Copy *> &group)
    {
        if (group.size() < fewest)
            return;
        const Copy *majority = nullptr;
        std::size_t count = 0;
        for (const Copy *copy : group) {
            const auto same = static_cast<std::size_t>(
                std::count_if(group.begin(), group.end(),
                              [&](const Copy *other) { return copy->equals(*other); }));
            if (same * 2 > group.size()) {
                majority = copy;
                count = same;
                break;
            }
        }
        copied(majority ? *majority : *group.front(), group);
        if (!majority)
            return;
        for (const Copy *copy : group) {
            if (!copy->equals(*majority) && !isClassContent(*copy, group))
                stale(*copy, *majority, count);
        }
    }

    /// What exactly the copies of one environment, region or tier have is meant so.
    [[nodiscard]] bool isClassContent(const Copy &copy,
                                      const std::vector<const Copy *> &group) const
    {
        model::ClusterSet all;
        model::ClusterSet alike;
        for (const Copy *other : group) {
            all.insert(other->cluster);
            if (copy.equals(*other))
                alike.insert(other->cluster);
        }
        if (alike.size() < 2)
            return false;
        for (const std::string_view attribute : {"environment", "region", "tier"}) {
            for (const std::string &value : m_tokens.valuesOf(copy.cluster, attribute)) {
                if (m_tokens.ownersOf(attribute, value).intersection(all) == alike)
                    return true;
            }
        }
        return false;
    }

    model::Finding findingAt(const Copy &copy, const base::Place &place) const
    {
        model::Finding finding;
        finding.rule = "copied-object";
        finding.place = place;
        finding.layer = copy.layer ? leaks::layerName(m_snapshot.layers[*copy.layer])
                                   : place.file.parent().text();
        finding.field = copy.object.text();
        return finding;
    }

    void copied(const Copy &first, const std::vector<const Copy *> &group)
    {
        model::ClusterSet clusters;
        model::Finding finding = findingAt(first, first.name);
        for (const Copy *copy : group) {
            clusters.insert(copy->cluster);
            if (copy != &first)
                finding.related.push_back(copy->name);
        }
        finding.severity = model::Severity::Info;
        finding.clusters = m_snapshot.namesOf(clusters);
        finding.message = finding.layer + " writes out " + finding.field
                          + ", and so do the layers of " + "all of " + listed(finding.clusters)
                          + ", each for itself";
        finding.fix = "Put it once into a layer that all of them inherit";
        m_findings.push_back(std::move(finding));
    }

    void stale(const Copy &copy, const Copy &majority, std::size_t count)
    {
        const std::string *path = nullptr;
        base::Place place = copy.name;
        for (const auto &[own, leaf] : copy.leaves) {
            const auto theirs = majority.leaves.find(own);
            if (theirs != majority.leaves.end() && theirs->second.value == leaf.value)
                continue;
            if (isMarked(copy, own, leaf))
                return;
            if (!path || leaf.place < place) {
                path = &own;
                place = leaf.place;
            }
        }
        if (!path) {
            for (const auto &[theirs, leaf] : majority.leaves) {
                if (!copy.leaves.contains(theirs)) {
                    path = &theirs;
                    break;
                }
            }
            if (path && isMarked(copy, *path, {"", copy.name}))
                return;
        }
        if (!path)
            return;
        model::Finding finding = findingAt(copy, place);
        finding.severity = model::Severity::Warning;
        finding.clusters = {m_snapshot.clusters[copy.cluster].name};
        finding.field += "#" + *path;
        const auto own = copy.leaves.find(*path);
        const auto theirs = majority.leaves.find(*path);
        finding.message = finding.layer + "'s copy of " + finding.field + " "
                          + (own == copy.leaves.end()          ? "is missing"
                             : theirs == majority.leaves.end() ? "is there"
                                                               : "differs")
                          + " in " + finding.clusters.front() + ", unlike in the "
                          + std::to_string(count) + " copies that are the same";
        finding.fix =
            "Bring it up to date, mark the difference as an exception, or hoist the object";
        m_findings.push_back(std::move(finding));
    }

    [[nodiscard]] bool isMarked(const Copy &copy, const std::string &path, const Leaf &leaf) const
    {
        OwnSetting setting;
        setting.cluster = copy.cluster;
        setting.place = leaf.place;
        setting.layer = copy.layer;
        setting.object = copy.object;
        setting.field = path;
        setting.value = leaf.value;
        const auto covers = [&](const auto &exception) {
            return m_exceptions.covers(exception, setting);
        };
        return std::any_of(m_exceptions.marks().begin(), m_exceptions.marks().end(), covers)
               || std::any_of(m_exceptions.listed().begin(), m_exceptions.listed().end(), covers);
    }

    const model::Snapshot &m_snapshot;
    const config::FleetConfig &m_config;
    const Settings &m_settings;
    const leaks::TokenTable &m_tokens;
    const Exceptions &m_exceptions;
    const IdentityValues &m_values;
    std::map<base::RepoPath, yaml::ParsedFilePtr> m_files;
    std::vector<model::Finding> m_findings;
};

} // namespace

std::vector<model::Finding> copiedObject(RuleInput &input)
{
    return CopiedObject(input).run();
}

} // namespace fleetwright::analysis::layers
