// SPDX-License-Identifier: Apache-2.0
#include "topology/fleetobjects.h"

#include "flux/knownobjects.h"
#include "yaml/reader.h"

#include <map>
#include <utility>

namespace fleetwright::topology {

namespace {

using yaml::Node;

class Objects {
public:
    explicit Objects(std::string_view kind) : m_kind(kind) {}

    void add(const Node *root, const std::shared_ptr<const void> &keeps)
    {
        if (!root || !root->isMapping())
            return;
        if (const Node *items = root->find("items")) {
            for (const Node *item : items->items())
                add(item, keeps);
        }
        const std::string name(flux::textAt(root, {"metadata", "name"}));
        if (flux::textAt(root, {"kind"}) != m_kind || name.empty()
            || name.find("{{") != std::string::npos || name.find("${") != std::string::npos)
            return;
        std::string nameSpace(flux::textAt(root, {"metadata", "namespace"}));
        m_objects.try_emplace(std::pair(nameSpace, name),
                              FleetObject{nameSpace, name, root, keeps, flux::placeOf(root)});
    }

    void addFile(const base::SourceFilePtr &file)
    {
        if (file->bytes().find(m_kind) == std::string_view::npos)
            return;
        const base::Result<yaml::ParsedFilePtr> parsed = yaml::readFile(file);
        if (!parsed)
            return;
        for (const Node *document : (*parsed)->documents)
            add(document, *parsed);
    }

    std::vector<FleetObject> take()
    {
        std::vector<FleetObject> result;
        for (auto &[name, object] : m_objects)
            result.push_back(std::move(object));
        return result;
    }

private:
    std::string_view m_kind;
    std::map<std::pair<std::string, std::string>, FleetObject> m_objects;
};

} // namespace

bool isManifest(const base::RepoPath &path)
{
    const std::string_view extension = path.extension();
    return extension == "yaml" || extension == "yml" || extension == "json";
}

std::vector<FleetObject> objectsOfKind(const model::Snapshot &snapshot,
                                       const std::vector<base::SourceFilePtr> &exported,
                                       std::string_view kind, const base::Cancel &cancel)
{
    Objects objects(kind);
    for (const std::vector<model::Unit> *units : {&snapshot.units, &snapshot.unplaced}) {
        for (const model::Unit &unit : *units) {
            if (!unit.rendering)
                continue;
            for (const model::Object &object : unit.rendering->objects) {
                if (object.id.kind == kind)
                    objects.add(object.root, unit.rendering);
            }
        }
    }
    if (const auto listed = base::listFiles(*snapshot.files, {})) {
        for (const base::RepoPath &path : listed->files) {
            if (cancel.requested())
                break;
            if (!isManifest(path))
                continue;
            if (const auto file = snapshot.files->read(path))
                objects.addFile(*file);
        }
    }
    for (const base::SourceFilePtr &file : exported)
        objects.addFile(file);
    return objects.take();
}

} // namespace fleetwright::topology
