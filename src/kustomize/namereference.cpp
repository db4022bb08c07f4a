// SPDX-License-Identifier: Apache-2.0
#include "kustomize/namereference.h"

#include "kustomize/errors.h"
#include "kustomize/fieldwalk.h"
#include "kustomize/transformers/scalars.h"

#include <algorithm>
#include <functional>
#include <map>
#include <optional>
#include <set>

namespace fleetwright::kustomize {

namespace {

using base::ErrorCode;
using base::Result;
using yaml::Node;

using Chosen = Result<std::optional<std::size_t>>;

struct TypeSelector {
    std::string_view group, version, kind;
};

/// resid.Gvk.IsSelected: empty parts match everything.
bool isSelected(std::string_view apiVersion, std::string_view kind, const TypeSelector &selector)
{
    const IdView id{apiVersion, kind, {}, {}};
    return (selector.group.empty() || selector.group == id.group())
           && (selector.version.empty() || selector.version == id.version())
           && (selector.kind.empty() || selector.kind == kind);
}

/// utils.SameEndingSubSlice.
bool sameEnding(const std::vector<std::string> &left, const std::vector<std::string> &right)
{
    const auto &shorter = left.size() <= right.size() ? left : right;
    const auto &longer = left.size() <= right.size() ? right : left;
    if (shorter.empty())
        return longer.empty();
    return std::equal(shorter.rbegin(), shorter.rend(), longer.rbegin());
}

enum class Empty : std::uint8_t { MatchesAll, MatchesEmpty };

bool sameAffixes(const Resource &left, const Resource &right, Empty empty)
{
    const auto same = [empty](const auto &a, const auto &b) {
        return (empty == Empty::MatchesAll && (a.empty() || b.empty())) || sameEnding(a, b);
    };
    return same(left.prefixes, right.prefixes) && same(left.suffixes, right.suffixes);
}

/// Which part of a referral a field takes over: candidates that agree in it need not be told apart.
enum class Takes : std::uint8_t { Name, NameAndNamespace };

class Fixer {
public:
    Fixer(const TransformContext &context, ResourceMap &map, const ReferenceRules &rules)
        : m_context(context), m_map(map), m_rules(rules)
    {
        m_ids.reserve(map.resources.size());
        for (const Resource &resource : map.resources)
            m_ids.push_back(resource.view());
    }

    Result<void> run(base::Hash128 identities)
    {
        Effects::Step effects(m_context.effects,
                              m_context.key("nameReference").addKept(&m_rules).add(identities),
                              m_map.resources.size());
        for (std::size_t index = 0; index < m_map.resources.size(); ++index) {
            const auto fix = [&](std::vector<Effects::Read> &reads) {
                m_reads = &reads;
                return fixReferrer(index);
            };
            const auto holds = [&](const Effects::Read &read) {
                return nameNode(read.object, static_cast<Part>(read.part)) == read.node;
            };
            auto fixed = effects.of(m_map.resources[index].root, fix, holds);
            if (!fixed)
                return std::move(fixed).error();
            m_map.resources[index].root = *fixed;
        }
        return {};
    }

private:
    /// The kind that the object had first.
    std::string_view kindOf(std::size_t index) const
    {
        const auto &previous = m_map.resources[index].previous;
        return previous.empty() ? m_ids[index].kind : previous.front().kind;
    }

    void indexEarlierNames()
    {
        for (std::size_t index = 0; index < m_map.resources.size(); ++index) {
            for (const PreviousId &earlier : m_map.resources[index].previous) {
                auto &candidates = m_byEarlierName[earlier.name];
                if (candidates.empty() || candidates.back() != index)
                    candidates.push_back(index);
            }
        }
        m_isIndexed = true;
    }

    struct Referrer {
        std::size_t index = 0;
        std::string_view nameSpace; ///< effective
        bool clusterScoped = false;
        std::set<std::string_view> subjectNamespaces;
    };

    std::string_view effective(std::size_t index) const
    {
        return effectiveNamespace(m_context.schema, m_ids[index]);
    }

    std::string_view originalNamespace(std::size_t index) const
    {
        const Resource &resource = m_map.resources[index];
        return resource.previous.empty() ? effective(index)
                                         : effectiveNamespace(resource.previous.front());
    }

    /// The object with the names that it refers to as they are now.
    Result<const Node *> fixReferrer(std::size_t index)
    {
        Resource &resource = m_map.resources[index];
        const std::string_view kind = kindOf(index);
        const auto &rules = m_rules.forKind(kind);
        if (rules.empty())
            return resource.root;
        if (!m_isIndexed)
            indexEarlierNames();
        Referrer referrer;
        referrer.index = index;
        referrer.nameSpace = effective(index);
        referrer.clusterScoped = referrer.nameSpace == clusterScope;
        if (!referrer.clusterScoped && m_ids[index].kind == "RoleBinding") {
            if (auto taken = takeSubjectNamespaces(referrer); !taken)
                return std::move(taken).error();
        }
        for (const std::size_t ruleIndex : rules) {
            const ReferenceRule &rule = m_rules.rule(ruleIndex);
            if (!isSelected(m_ids[index].apiVersion, kind, {rule.group, rule.version, rule.kind}))
                continue;
            auto changed = rewriteAt(m_context.builder, resource.root, std::span(rule.segments),
                                     [&](const Node *node) { return fixed(node, referrer, rule); });
            if (!changed) {
                const std::string id = m_ids[index].text();
                return wrapped("updating name reference in '" + rule.path + "' field of '" + id
                                   + "'",
                               {}, std::move(changed).error());
            }
            resource.root = *changed;
        }
        return resource.root;
    }

    /// getNamespacesForRoleBinding
    Result<void> takeSubjectNamespaces(Referrer &referrer) const
    {
        const Node *subjects = m_map.resources[referrer.index].root->find("subjects");
        if (!subjects)
            return {};
        for (const Node *subject : subjects->items()) {
            const Node *nameSpace = subject->find("namespace");
            const Node *kind = subject->find("kind");
            if (!nameSpace || !kind || kind->text() != "ServiceAccount")
                continue;
            if (!nameSpace->isString())
                return errorAt(ErrorCode::Invalid,
                               "Invalid Input: namespace is blank for resource \""
                                   + m_ids[referrer.index].text() + "\"",
                               nameSpace, "name the service account's namespace");
            referrer.subjectNamespaces.insert(nameSpace->text());
        }
        return {};
    }

    /// filters/nameref Filter.set
    Result<const Node *> fixed(const Node *node, const Referrer &referrer,
                               const ReferenceRule &rule)
    {
        if (node->isNull())
            return node;
        if (node->isScalar())
            return fixedScalar(node, referrer, rule);
        if (node->isMapping())
            return fixedMapping(node, referrer, rule);
        return rewriteItems(m_context.builder, node, [&](const Node *item) -> Result<const Node *> {
            if (item->isNull())
                return item;
            if (item->isScalar())
                return fixedScalar(item, referrer, rule);
            if (item->isMapping())
                return fixedMapping(item, referrer, rule);
            return errorAt(ErrorCode::Invalid, "expected to be either a string or a map of string",
                           item);
        });
    }

    Result<const Node *> fixedScalar(const Node *node, const Referrer &referrer,
                                     const ReferenceRule &rule)
    {
        const auto chosen = select(node->text(), referrer, rule, Takes::Name, nullptr);
        if (!chosen)
            return chosen.error();
        if (!*chosen || m_ids[**chosen].name == node->text())
            return node;
        return replaced(node, **chosen, Part::Name);
    }

    Result<const Node *> fixedMapping(const Node *node, const Referrer &referrer,
                                      const ReferenceRule &rule)
    {
        const Node *name = node->find("name");
        if (!name)
            return errorAt(ErrorCode::Invalid, "path config error; no 'name' field in node", node,
                           "add `name:`, or correct the nameReference configuration");
        const auto chosen =
            select(name->text(), referrer, rule, Takes::NameAndNamespace, node->find("namespace"));
        if (!chosen)
            return chosen.error();
        if (!*chosen)
            return node;
        const IdView &id = m_ids[**chosen];
        const Node *result = node;
        if (id.name != name->text())
            result =
                m_context.builder.withField(result, "name", replaced(name, **chosen, Part::Name));
        const Node *nameSpace = node->find("namespace");
        if (!id.nameSpace.empty() && (!nameSpace || nameSpace->text() != id.nameSpace))
            result = m_context.builder.withField(result, "namespace",
                                                 replaced(nameSpace, **chosen, Part::Namespace));
        return result;
    }

    enum class Part : std::uint8_t { Name, Namespace };

    const Node *nameNode(std::size_t index, Part part) const
    {
        return m_map.resources[index].root->findPath(
            {"metadata", part == Part::Name ? "name" : "namespace"});
    }

    /// A part of the referral's metadata in the place of what named it before.
    const Node *replaced(const Node *before, std::size_t referral, Part part)
    {
        const Node *now = nameNode(referral, part);
        m_reads->push_back(
            {static_cast<std::uint32_t>(referral), static_cast<std::uint32_t>(part), now, 0});
        if (!now)
            return before; // a patch took the name away: the build fails once all is done
        // Without a tag: what looks like a number is one, where the reference was not in quotes.
        return replaceText(m_context, m_context.stepFrom(now, "nameReference"), before, now->text(),
                           now->span());
    }

    /// SubsetThatCouldBeReferencedByResource
    bool isReachable(std::size_t candidate, const Referrer &referrer) const
    {
        if (referrer.clusterScoped)
            return true;
        const std::string_view nameSpace = effective(candidate);
        return nameSpace == clusterScope || nameSpace == referrer.nameSpace
               || referrer.subjectNamespaces.contains(m_ids[candidate].nameSpace);
    }

    /// filterMapCandidatesByNamespace: by original namespace if any reachable resource was in it,
    /// else by the current one.
    void keepNamespace(std::vector<std::size_t> &candidates, const Referrer &referrer,
                       std::string_view nameSpace) const
    {
        bool original = false;
        for (std::size_t index = 0; index < m_ids.size() && !original; ++index)
            original = originalNamespace(index) == nameSpace && isReachable(index, referrer);
        std::erase_if(candidates, [&](std::size_t index) {
            const std::string_view own = original ? originalNamespace(index) : effective(index);
            return own == clusterScope || own != nameSpace;
        });
    }

    bool wasOfType(std::size_t index, const TypeSelector &selector) const
    {
        const auto &previous = m_map.resources[index].previous;
        return std::any_of(previous.begin(), previous.end(), [&](const PreviousId &earlier) {
            return isSelected(m_ids[index].apiVersion, earlier.kind, selector);
        });
    }

    /// The type that a roleRef names beside the name, where it does.
    std::optional<TypeSelector> roleRefType(const Referrer &referrer) const
    {
        const Node *roleRef = m_map.resources[referrer.index].root->find("roleRef");
        const Node *group = roleRef ? roleRef->find("apiGroup") : nullptr;
        const Node *kind = roleRef ? roleRef->find("kind") : nullptr;
        if (!group || !kind || group->isNull() || kind->isNull())
            return std::nullopt;
        return TypeSelector{group->text(), {}, kind->text()};
    }

    bool isInReferrersNamespace(std::size_t index, const Referrer &referrer) const
    {
        if (referrer.clusterScoped || m_ids[index].kind == "ServiceAccount")
            return true;
        const std::string_view nameSpace = effective(index);
        return nameSpace == clusterScope || nameSpace == referrer.nameSpace;
    }

    bool areAlike(const std::vector<std::size_t> &candidates, Takes takes) const
    {
        const IdView &first = m_ids[candidates.front()];
        return std::all_of(candidates.begin(), candidates.end(), [&](std::size_t index) {
            return m_ids[index].name == first.name
                   && (takes == Takes::Name || m_ids[index].nameSpace == first.nameSpace);
        });
    }

    /// Filter.selectReferral
    Chosen select(std::string_view oldName, const Referrer &referrer, const ReferenceRule &rule,
                  Takes takes, const Node *nameSpace) const
    {
        const auto known = m_byEarlierName.find(oldName);
        if (known == m_byEarlierName.end())
            return std::optional<std::size_t>{};
        std::vector<std::size_t> candidates = known->second;
        std::erase_if(candidates, [&](std::size_t index) { return !isReachable(index, referrer); });
        if (nameSpace && !candidates.empty())
            keepNamespace(candidates, referrer, nameSpace->text());
        const TypeSelector target{rule.targetGroup, rule.targetVersion, rule.targetKind};
        const auto role = rule.roleRef ? roleRefType(referrer) : std::nullopt;
        std::erase_if(candidates, [&](std::size_t index) {
            return !wasOfType(index, target) || (role && !wasOfType(index, *role))
                   || !isInReferrersNamespace(index, referrer);
        });
        if (candidates.size() == 1)
            return std::optional(candidates.front());
        for (const Empty empty : {Empty::MatchesAll, Empty::MatchesEmpty}) {
            if (empty == Empty::MatchesAll || candidates.size() > 1)
                std::erase_if(candidates, [&](std::size_t index) {
                    return !sameAffixes(m_map.resources[index], m_map.resources[referrer.index],
                                        empty);
                });
        }
        if (candidates.empty())
            return std::optional<std::size_t>{};
        if (candidates.size() == 1 || areAlike(candidates, takes))
            return std::optional(candidates.front());
        return ambiguous(candidates, referrer);
    }

    base::Error ambiguous(const std::vector<std::size_t> &candidates,
                          const Referrer &referrer) const
    {
        std::string list;
        for (const std::size_t index : candidates)
            list += (list.empty() ? "" : ", ") + m_ids[index].text();
        return errorAt(ErrorCode::Conflict, "found multiple possible referrals: " + list,
                       m_map.resources[referrer.index].root,
                       "give the objects different names before they are prefixed");
    }

    const TransformContext &m_context;
    ResourceMap &m_map;
    const ReferenceRules &m_rules;
    std::vector<Effects::Read> *m_reads = nullptr; ///< of the referrer at hand
    std::vector<IdView> m_ids;
    bool m_isIndexed = false;
    std::unordered_map<std::string_view, std::vector<std::size_t>> m_byEarlierName;
};

} // namespace

ReferenceRules::ReferenceRules(const TransformerConfig &config)
{
    for (const NameBackReferences &target : config.nameReference) {
        for (const FieldSpec &referrer : target.referrers) {
            m_rules.push_back({target.group, target.version, target.kind, referrer.group,
                               referrer.version, referrer.kind, referrer.path,
                               splitFieldPath(referrer.path),
                               referrer.path.ends_with("roleRef/name")});
        }
    }
    for (const ReferenceRule &rule : m_rules) {
        if (!rule.kind.empty())
            m_byKind[rule.kind];
    }
    for (std::size_t index = 0; index < m_rules.size(); ++index) {
        if (m_rules[index].kind.empty()) {
            m_forAnyKind.push_back(index);
            for (auto &[kind, indices] : m_byKind)
                indices.push_back(index);
        } else {
            m_byKind[m_rules[index].kind].push_back(index);
        }
    }
}

const std::vector<std::size_t> &ReferenceRules::forKind(std::string_view kind) const
{
    const auto found = m_byKind.find(std::string(kind));
    return found == m_byKind.end() ? m_forAnyKind : found->second;
}

base::Hash128 identitiesOf(const ResourceMap &map)
{
    std::string text;
    const auto addNumber = [&](std::size_t number) {
        const auto small = static_cast<std::uint32_t>(number);
        text.append(reinterpret_cast<const char *>(&small), sizeof small);
    };
    const auto add = [&](std::string_view part) {
        addNumber(part.size());
        text += part;
    };
    for (const Resource &resource : map.resources) {
        const IdView id = resource.view();
        for (const std::string_view part : {id.apiVersion, id.kind, id.nameSpace, id.name})
            add(part);
        addNumber(resource.previous.size());
        for (const PreviousId &earlier : resource.previous) {
            for (const std::string *part : {&earlier.kind, &earlier.nameSpace, &earlier.name})
                add(*part);
        }
        for (const auto *affixes : {&resource.prefixes, &resource.suffixes}) {
            addNumber(affixes->size());
            for (const std::string &affix : *affixes)
                add(affix);
        }
    }
    return base::hashBytes(text);
}

Result<void> fixNameReferences(const TransformContext &context, ResourceMap &map,
                               const ReferenceRules &rules, base::Hash128 identities)
{
    return Fixer(context, map, rules).run(identities);
}

} // namespace fleetwright::kustomize
