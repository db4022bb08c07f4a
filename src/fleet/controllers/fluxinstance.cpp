// SPDX-License-Identifier: Apache-2.0
#include "fleet/controllers/fluxinstance.h"

#include "base/arena.h"
#include "yaml/nodebuilder.h"

#include <string>
#include <utility>

namespace fleetwright::fleet {

namespace {

using yaml::Node;

/// Builds the objects in an arena of their own, which keeps the instance's.
class SyncObjects {
public:
    explicit SyncObjects(const flux::KnownObject &instance)
        : m_instance(instance), m_arena(std::make_shared<base::Arena>()), m_build(*m_arena),
          m_sync(instance.root->findPath({"spec", "sync"}))
    {
        m_arena->keep(instance.keeps);
    }

    std::vector<flux::KnownObject> run()
    {
        if (!m_sync || !m_sync->isMapping())
            return {};
        const std::string kind(orDefault(flux::textAt(m_sync, {"kind"}), "GitRepository"));
        const std::string name(orDefault(flux::textAt(m_sync, {"name"}),
                                         orDefault(m_instance.id.nameSpace, "default")));
        const Node *source = object("source.toolkit.fluxcd.io/v1", kind, name, sourceSpec(kind));
        const Node *kustomization = object("kustomize.toolkit.fluxcd.io/v1", "Kustomization", name,
                                           kustomizationSpec(kind, name));
        std::vector<flux::KnownObject> made;
        for (const Node *each : {source, kustomization}) {
            if (auto known = flux::knownObject(each, m_arena))
                made.push_back(*std::move(known));
        }
        return made;
    }

private:
    using Fields = std::vector<std::pair<std::string_view, const Node *>>;

    static std::string_view orDefault(std::string_view text, std::string_view fallback)
    {
        return text.empty() ? fallback : text;
    }

    const Node *mapping(const Fields &fields)
    {
        std::vector<yaml::Entry> entries;
        for (const auto &[key, value] : fields) {
            if (value)
                entries.push_back({m_build.string(key), value});
        }
        return m_build.mapping(entries, m_sync->span());
    }

    const Node *object(std::string_view version, std::string_view kind, std::string_view name,
                       const Node *spec)
    {
        const Node *nameNode = m_instance.root->findPath({"metadata", "name"});
        const Node *metadata =
            mapping({{"name", m_build.string(name, nameNode ? nameNode->span() : base::Span{})},
                     {"namespace", m_build.string(m_instance.id.nameSpace)}});
        return mapping({{"apiVersion", m_build.string(version)},
                        {"kind", m_build.string(kind)},
                        {"metadata", metadata},
                        {"spec", spec}});
    }

    const Node *sourceSpec(std::string_view kind)
    {
        const Node *ref = m_sync->find("ref");
        const Node *reference = nullptr;
        if (ref)
            reference = mapping({{kind == "GitRepository" ? "name" : "tag", ref}});
        return mapping({{"interval", m_sync->find("interval")},
                        {"url", m_sync->find("url")},
                        {"ref", reference}});
    }

    const Node *kustomizationSpec(std::string_view kind, std::string_view name)
    {
        const Node *prune = m_build.scalar(yaml::Tag::Bool, "true");
        return mapping({{"interval", m_sync->find("interval")},
                        {"path", m_sync->find("path")},
                        {"prune", prune},
                        {"sourceRef", mapping({{"kind", m_build.string(kind)},
                                               {"name", m_build.string(name)}})}});
    }

    const flux::KnownObject &m_instance;
    base::ArenaPtr m_arena;
    yaml::NodeBuilder m_build;
    const Node *m_sync;
};

} // namespace

bool isFluxInstance(const model::ResourceId &id)
{
    return id.kind == "FluxInstance" && id.group == "fluxcd.controlplane.io";
}

std::vector<flux::KnownObject> syncObjectsOf(const flux::KnownObject &instance)
{
    return SyncObjects(instance).run();
}

flux::KnownObject bootstrapSource(const std::string &url)
{
    auto arena = std::make_shared<base::Arena>();
    const yaml::NodeBuilder build(*arena);
    const auto mapping = [&](std::initializer_list<std::pair<const char *, const Node *>> fields) {
        std::vector<yaml::Entry> entries;
        for (const auto &[key, value] : fields)
            entries.push_back({build.string(key), value});
        return build.mapping(entries);
    };
    const Node *metadata = mapping(
        {{"name", build.string("flux-system")}, {"namespace", build.string("flux-system")}});
    const Node *object = mapping({{"apiVersion", build.string("source.toolkit.fluxcd.io/v1")},
                                  {"kind", build.string("GitRepository")},
                                  {"metadata", metadata},
                                  {"spec", mapping({{"url", build.string(url)}})}});
    return {{"source.toolkit.fluxcd.io", "v1", "GitRepository", "flux-system", "flux-system"},
            object,
            std::move(arena)};
}

} // namespace fleetwright::fleet
