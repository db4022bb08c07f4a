// SPDX-License-Identifier: Apache-2.0
#include "analysis/identity/identityrules.h"
#include "analysis/identity/unitvariables.h"
#include "analysis/leaks/identityfinding.h"
#include "analysis/places.h"
#include "flux/envsubst.h"
#include "inventory/attributes.h"
#include "yaml/embedded.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <unordered_map>

namespace fleetwright::analysis::identity {

namespace {

using base::Place;
using model::ClusterIndex;
using yaml::Node;

constexpr std::string_view clusterDomain = "cluster.local"; ///< of every cluster unless changed

/// A text that substitution replaced, and where in an object it stands.
struct Substituted {
    const Node *text = nullptr; ///< with its ${…}
    std::string path;
};

/// One ${…} of a file, over all clusters that substitute it.
struct Use {
    std::string name;
    std::string operation;
    std::string fallback; ///< the default as it is written
    std::string field;
    model::ClusterSet reached;
    model::ClusterSet lacking;
};

bool isDefault(std::string_view operation)
{
    constexpr std::array<std::string_view, 8> operators{":=", "=", ":-", "-", ":?", "?", ":+", "+"};
    return std::ranges::find(operators, operation) != operators.end();
}

/// What a scalar was before substitution, whose steps hide each other one by one.
const Node *textBefore(const Node *scalar)
{
    const Node *at = scalar;
    for (const yaml::Change *change = at->change();
         change && change->previous && change->step && change->step->field.starts_with("postBuild");
         change = at->change())
        at = change->previous;
    const bool refers = at != scalar && at->text().find("${") != std::string_view::npos;
    return refers ? at : nullptr;
}

class Defaults {
public:
    explicit Defaults(RuleInput &input)
        : m_snapshot(input.snapshot()), m_cancel(input.cancel()), m_keys(input.config()),
          m_variables(input.snapshot())
    {}

    std::vector<model::Finding> run()
    {
        for (const model::Unit &unit : m_snapshot.units) {
            if (m_cancel.requested())
                return {};
            if (unit.controller == model::Controller::Flux && unit.rendering)
                look(unit);
        }
        for (const auto &[key, use] : m_uses)
            judge(key.first, use);
        return leaks::mergedByLine(std::move(m_findings));
    }

private:
    void look(const model::Unit &unit)
    {
        const std::optional<flux::Variables> variables = m_variables.of(unit);
        if (!variables || variables->empty() || variables->openEnded)
            return;
        for (const model::Object &object : unit.rendering->objects) {
            for (const Substituted &found : below(object.root))
                references(unit, object, found, *variables);
        }
    }

    /// Clusters share what substitution leaves alone.
    const std::vector<Substituted> &below(const Node *node)
    {
        const auto known = m_below.find(node);
        if (known != m_below.end())
            return known->second;
        std::vector<Substituted> found;
        const auto visit = [&](const Node *child, const std::string &path) {
            if (child->isScalar()) {
                if (const Node *text = textBefore(child))
                    found.push_back({text, path});
                return;
            }
            for (const Substituted &inside : below(child))
                found.push_back({inside.text, inside.path.starts_with('[')
                                                  ? path + inside.path
                                                  : path + '.' + inside.path});
        };
        for (const yaml::Entry &entry : node->entries())
            visit(entry.value, std::string(entry.key->text()));
        for (std::size_t i = 0; i < node->items().size(); ++i)
            visit(node->items()[i], '[' + std::to_string(i) + ']');
        return m_below.emplace(node, std::move(found)).first->second;
    }

    void references(const model::Unit &unit, const model::Object &object, const Substituted &found,
                    const flux::Variables &variables)
    {
        const std::string_view text = found.text->text();
        const auto parsed = flux::ShellTemplate::parse(text);
        if (!parsed || !found.text->span().known())
            return;
        const yaml::EmbeddedText embedded = yaml::embeddedTextOf(*found.text);
        for (const flux::Reference &reference : parsed->references()) {
            if (!reference.operation.empty() && !isDefault(reference.operation))
                continue;
            const std::uint32_t offset =
                yaml::fileOffset(embedded, static_cast<std::uint32_t>(reference.begin));
            const Place place = found.text->span().file->placeOf(offset);
            Use &use = m_uses[{place, std::string(reference.name)}];
            if (use.name.empty()) {
                use.name = reference.name;
                use.operation = reference.operation;
                use.fallback = fallbackOf(
                    text.substr(reference.begin, reference.end - reference.begin), reference);
                use.field = objectText(object.id) + '#' + found.path;
                if (object.id.kind == "Secret")
                    use.fallback.clear();
            }
            use.reached.insert(unit.cluster);
            const flux::VariableValue value = variables.lookUp(reference.name);
            const bool isLacking =
                value.state == flux::VariableValue::State::Missing
                || (value.state == flux::VariableValue::State::Set && value.text.empty());
            if (isLacking)
                use.lacking.insert(unit.cluster);
        }
    }

    static std::string fallbackOf(std::string_view written, const flux::Reference &reference)
    {
        const std::string begin =
            "${" + std::string(reference.name) + std::string(reference.operation);
        if (reference.operation.empty() || !written.starts_with(begin) || !written.ends_with('}'))
            return {};
        return std::string(written.substr(begin.size(), written.size() - begin.size() - 1));
    }

    [[nodiscard]] bool isAttribute(const std::string &name) const
    {
        return m_keys.of(name) != model::Attribute::None || !m_keys.declaredDimension(name).empty();
    }

    void judge(const Place &place, const Use &use)
    {
        if (use.lacking.empty() || use.fallback == clusterDomain)
            return;
        model::Finding finding;
        finding.severity = model::Severity::Error;
        finding.clusters = m_snapshot.namesOf(use.lacking);
        const std::size_t having = use.reached.size() - use.lacking.size();
        const std::string sets = listed(finding.clusters)
                                 + (finding.clusters.size() == 1 ? " does" : " do") + " not set "
                                 + use.name;
        if (use.operation.empty()) {
            finding.message = sets + ", and ${" + use.name + "} has no default: it becomes empty";
        } else {
            if (!isAttribute(use.name)) {
                if (having < 2 || 3 * having < 2 * use.reached.size())
                    return;
                finding.severity = model::Severity::Warning;
            }
            finding.message = sets + " and silently "
                              + (finding.clusters.size() == 1 ? "gets" : "get") + " the default"
                              + (use.fallback.empty() ? std::string() : " " + use.fallback);
            if (having > 0)
                finding.message +=
                    ", where " + std::to_string(having) + " others have a value of their own";
        }
        finding.rule = "silent-default";
        finding.place = place;
        finding.field = use.field;
        finding.value = use.name;
        finding.fix = "Set " + use.name + " for " + listed(finding.clusters);
        m_findings.push_back(std::move(finding));
    }

    const model::Snapshot &m_snapshot;
    const base::Cancel &m_cancel;
    inventory::AttributeKeys m_keys;
    UnitVariables m_variables;
    std::unordered_map<const Node *, std::vector<Substituted>> m_below;
    std::map<std::pair<Place, std::string>, Use> m_uses;
    std::vector<model::Finding> m_findings;
};

} // namespace

std::vector<model::Finding> silentDefault(RuleInput &input)
{
    return Defaults(input).run();
}

} // namespace fleetwright::analysis::identity
