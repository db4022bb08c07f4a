// SPDX-License-Identifier: Apache-2.0
#include "fleet/controllers/argocdobjects.h"

#include "argocd/project.h"
#include "argocd/recording.h"

#include <utility>

namespace fleetwright::fleet {

namespace {

/// A patch of an ApplicationSet has its kind and name, but not what makes it one.
bool isWholeSet(const yaml::Node *object)
{
    return argocd::isApplicationSet(object) && object->findPath({"spec", "generators"});
}

bool isArgoCdObject(const yaml::Node *object)
{
    return isWholeSet(object) || argocd::isClusterSecret(object) || argocd::isAppProject(object)
           || argocd::isRecordedGenerator(object) || argocd::isApplication(object);
}

std::string namespaceOf(const flux::KnownObject &object)
{
    return object.id.nameSpace.empty() ? std::string(argocd::defaultNamespace)
                                       : object.id.nameSpace;
}

/// Where Argo CD runs: "argocd", unless all its objects say otherwise in one voice.
std::string controlNamespace(const ClusterApi &api)
{
    std::string only;
    for (const ApiObject &each : api.objects) {
        if (!isArgoCdObject(each.object->root) || argocd::isApplication(each.object->root))
            continue;
        const std::string name = namespaceOf(*each.object);
        if (name == argocd::defaultNamespace || (!only.empty() && only != name))
            return std::string(argocd::defaultNamespace);
        only = name;
    }
    return only.empty() ? std::string(argocd::defaultNamespace) : only;
}

class Reading {
public:
    explicit Reading(const ClusterApi &api) : m_api(api), m_control(controlNamespace(api)) {}

    ArgoCdObjects run()
    {
        for (std::size_t i = 0; i < m_api.objects.size(); ++i)
            read(i, *m_api.objects[i].object);
        m_found.clusters = std::make_shared<const argocd::ClusterRegistry>(std::move(m_clusters));
        return std::move(m_found);
    }

private:
    void read(std::size_t index, const flux::KnownObject &known)
    {
        const yaml::Node *object = known.root;
        // Argo CD reads Secrets and projects of its own namespace only.
        const bool isOwn = namespaceOf(known) == m_control;
        if (isWholeSet(object))
            readSet(index, known);
        else if (argocd::isApplication(object) && object->find("spec"))
            m_found.applications.push_back({index, &known});
        else if (argocd::isClusterSecret(object) && isOwn)
            take(argocd::readClusterSecret(object), m_clusters);
        else if (argocd::isAppProject(object) && isOwn)
            readProject(object);
        else if (argocd::isRecordedGenerator(object))
            take(argocd::readRecordedGenerator(object), m_found.recorded);
    }

    void readSet(std::size_t index, const flux::KnownObject &known)
    {
        base::Result<argocd::ApplicationSet> set = argocd::readApplicationSet(known.root);
        if (!set) {
            m_found.refused.push_back({index, &known, std::move(set).error()});
            return;
        }
        m_found.sets.push_back(
            {index, std::make_shared<const argocd::ApplicationSet>(*std::move(set)), known.keeps});
    }

    void readProject(const yaml::Node *object)
    {
        const base::Result<argocd::AppProject> project = argocd::readAppProject(object);
        if (project)
            m_found.projects.insert(project->name);
        else
            m_found.problems.push_back(project.error());
    }

    template<typename T>
    void take(base::Result<T> read, std::vector<T> &into)
    {
        if (read)
            into.push_back(*std::move(read));
        else
            m_found.problems.push_back(std::move(read).error());
    }

    const ClusterApi &m_api;
    std::string m_control;
    std::vector<argocd::RegisteredCluster> m_clusters;
    ArgoCdObjects m_found;
};

} // namespace

ArgoCdObjects readArgoCdObjects(const ClusterApi &api)
{
    return Reading(api).run();
}

} // namespace fleetwright::fleet
