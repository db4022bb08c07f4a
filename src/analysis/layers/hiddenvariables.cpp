// SPDX-License-Identifier: Apache-2.0
#include "analysis/layers/hiddenvariables.h"

#include <map>

namespace fleetwright::analysis::layers {

namespace {

using yaml::Node;

class VariableSources {
public:
    VariableSources(const model::Snapshot &snapshot, const Settings &settings)
        : m_snapshot(snapshot)
    {
        for (const SettingPlace &place : settings.places()) {
            if (place.isVariable)
                m_users[place.place].insertAll(place.survives);
        }
        for (const SettingObject &object : settings.objects()) {
            if (!object.key.group.empty()
                || (object.key.kind != "ConfigMap" && object.key.kind != "Secret"))
                continue;
            for (const SettingObject::Variant &variant : object.variants) {
                const model::ResourceId &id = variant.object->id;
                for (const model::ClusterIndex cluster : variant.clusters.indices())
                    m_data[{cluster, id.kind + "/" + id.nameSpace + "/" + id.name}] =
                        variant.object->root;
            }
        }
    }

    std::vector<HiddenVariable> run()
    {
        for (const model::Unit &unit : m_snapshot.units) {
            if (unit.controller == model::Controller::Flux && unit.declaration->object)
                look(unit);
        }
        std::vector<HiddenVariable> found;
        for (auto &[place, variable] : m_hidden) {
            // Every cluster that reads the file has another value.
            if (!m_given.contains(place) && variable.clusters == variable.hidden.reach)
                found.push_back(std::move(variable.hidden));
        }
        return found;
    }

private:
    struct Source {
        const Node *value = nullptr;
        std::string object;
        bool secret = false;
    };
    struct Hidden {
        HiddenVariable hidden;
        model::ClusterSet clusters;
    };

    void look(const model::Unit &unit)
    {
        const Node *object = unit.declaration->object;
        const Node *postBuild = object->findPath({"spec", "postBuild"});
        if (!postBuild)
            return;
        std::map<std::string, std::vector<Source>> sources; // by variable, in order
        const Node *references = postBuild->find("substituteFrom");
        for (const Node *reference :
             references ? references->items() : std::span<const Node *const>())
            addSource(unit, reference, sources);
        if (const Node *own = postBuild->find("substitute")) {
            for (const yaml::Entry &entry : own->entries())
                sources[std::string(entry.key->text())].push_back(
                    {entry.value, unit.id.text(), false});
        }
        for (const auto &[name, values] : sources)
            judge(unit.cluster, name, values);
    }

    void addSource(const model::Unit &unit, const Node *reference,
                   std::map<std::string, std::vector<Source>> &sources) const
    {
        const Node *kind = reference->find("kind");
        const Node *name = reference->find("name");
        if (!kind || !name)
            return;
        const std::string id =
            std::string(kind->text()) + "/" + unit.id.nameSpace + "/" + std::string(name->text());
        const auto root = m_data.find({unit.cluster, id});
        if (root == m_data.end())
            return;
        for (const std::string_view field : {"data", "stringData"}) {
            const Node *data = root->second->find(field);
            for (const yaml::Entry &entry : data ? data->entries() : std::span<const yaml::Entry>())
                sources[std::string(entry.key->text())].push_back(
                    {entry.value, id, kind->text() == "Secret"});
        }
    }

    void judge(model::ClusterIndex cluster, const std::string &name,
               const std::vector<Source> &values)
    {
        const base::Span &winner = values.back().value->span();
        if (!winner.known())
            return;
        const auto users = m_users.find(winner.place());
        if (users == m_users.end() || !users->second.contains(cluster))
            return; // no text of this cluster uses it
        m_given[winner.place()].insert(cluster);
        for (std::size_t i = 0; i + 1 < values.size(); ++i) {
            const base::Span &span = values[i].value->span();
            if (!span.known())
                continue;
            const auto [entry, isNew] = m_hidden.try_emplace(span.place());
            if (isNew) {
                const std::string value =
                    values[i].secret ? std::string() : std::string(values[i].value->text());
                entry->second.hidden = {span.place(), name, values[i].object, value, {}};
                const auto reach = m_snapshot.reachByFile.find(span.file->path());
                if (reach != m_snapshot.reachByFile.end())
                    entry->second.hidden.reach = reach->second;
            }
            entry->second.clusters.insert(cluster);
        }
    }

    const model::Snapshot &m_snapshot;
    std::map<base::Place, model::ClusterSet> m_users; ///< of variables that texts use
    std::map<std::pair<model::ClusterIndex, std::string>, const Node *> m_data;
    std::map<base::Place, model::ClusterSet> m_given;
    std::map<base::Place, Hidden> m_hidden;
};

} // namespace

std::vector<HiddenVariable> hiddenVariablesOf(const model::Snapshot &snapshot,
                                              const Settings &settings)
{
    return VariableSources(snapshot, settings).run();
}

} // namespace fleetwright::analysis::layers
