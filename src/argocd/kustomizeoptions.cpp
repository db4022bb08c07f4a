// SPDX-License-Identifier: Apache-2.0
#include "argocd/kustomizeoptions.h"

#include "argocd/manifest.h"
#include "kustomize/loader/decode.h"
#include "kustomize/loader/kustomizationsource.h"
#include "kustomize/loader/quotednodes.h"
#include "yaml/nodebuilder.h"

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <utility>
#include <vector>

namespace fleetwright::argocd {

namespace {

using Nodes = std::vector<const yaml::Node *>;

const yaml::Node *present(const yaml::Node *map, std::string_view key)
{
    const yaml::Node *value = map->find(key);
    return value && !value->isNull() ? value : nullptr;
}

Nodes itemsOf(const yaml::Node *map, std::string_view key)
{
    const yaml::Node *list = present(map, key);
    return list ? Nodes(list->items().begin(), list->items().end()) : Nodes();
}

/// `kustomize edit`, one option after the other.
class Editor {
public:
    Editor(const yaml::Node *kustomization, const yaml::Node *options,
           const yaml::NodeBuilder &build)
        : m_result(kustomization), m_options(options), m_build(build)
    {}

    base::Result<const yaml::Node *> edited(const ApplicationSource &source,
                                            const base::FileSource &files)
    {
        for (const std::string_view field : {"namePrefix", "nameSuffix", "namespace"}) {
            const yaml::Node *value = present(m_options, field);
            if (value && !value->text().empty())
                set(field, value);
        }
        setImages();
        const base::Result<void> replicas = setReplicas();
        if (!replicas)
            return replicas.error();
        for (const auto &[field, force] :
             {std::pair("commonLabels", "forceCommonLabels"),
              std::pair("commonAnnotations", "forceCommonAnnotations")}) {
            const base::Result<void> added = addPairs(field, force);
            if (!added)
                return added.error();
        }
        append("patches", itemsOf(m_options, "patches"));
        return addComponents(source, files);
    }

private:
    void set(std::string_view field, const yaml::Node *value)
    {
        m_result = m_build.withField(m_result, field, value);
    }

    void append(std::string_view field, const Nodes &added)
    {
        if (added.empty())
            return;
        Nodes items = itemsOf(m_result, field);
        items.insert(items.end(), added.begin(), added.end());
        set(field, m_build.sequence(items, spanOf(field)));
    }

    /// The list with each of `added` in place of the item of its name.
    void replaceByName(std::string_view field, const Nodes &added)
    {
        if (added.empty())
            return;
        std::map<std::string, const yaml::Node *> byName;
        for (const Nodes &items : {itemsOf(m_result, field), added}) {
            for (const yaml::Node *item : items) {
                const yaml::Node *name = item->find("name");
                byName[name ? std::string(name->text()) : std::string()] = item;
            }
        }
        Nodes items;
        for (const auto &[name, item] : byName)
            items.push_back(item);
        set(field, m_build.sequence(items, spanOf(field)));
    }

    base::Span spanOf(std::string_view field) const
    {
        const yaml::Node *before = present(m_result, field);
        return before ? before->span() : base::Span{};
    }

    /// "name=newName:tag@digest", "newName:tag", "name@digest" (kustomize edit set image).
    const yaml::Node *image(const yaml::Node *text) const
    {
        std::string_view rest = text->text();
        std::string_view name;
        if (const std::size_t equals = rest.find('='); equals != std::string_view::npos) {
            name = rest.substr(0, equals);
            rest.remove_prefix(equals + 1);
        }
        std::string_view digest;
        if (const std::size_t at = rest.find('@'); at != std::string_view::npos) {
            digest = rest.substr(at + 1);
            rest = rest.substr(0, at);
        }
        std::string_view tag;
        const std::size_t colon = rest.rfind(':');
        if (colon != std::string_view::npos && rest.find('/', colon) == std::string_view::npos) {
            tag = rest.substr(colon + 1);
            rest = rest.substr(0, colon);
        }
        std::vector<yaml::Entry> entries;
        const auto add = [&](std::string_view key, std::string_view value) {
            if (!value.empty())
                entries.push_back({m_build.string(key), m_build.string(value, text->span())});
        };
        add("name", name.empty() ? rest : name);
        if (!name.empty())
            add("newName", rest);
        add("newTag", tag);
        add("digest", digest);
        return m_build.mapping(entries, text->span());
    }

    void setImages()
    {
        Nodes images;
        for (const yaml::Node *text : itemsOf(m_options, "images"))
            images.push_back(image(text));
        replaceByName("images", images);
    }

    base::Result<void> setReplicas()
    {
        Nodes replicas;
        for (const yaml::Node *item : itemsOf(m_options, "replicas")) {
            const yaml::Node *count = item->find("count");
            const bool isNumber =
                count && !count->text().empty()
                && count->text().find_first_not_of("0123456789") == std::string_view::npos;
            if (!isNumber)
                return invalidAt(count ? count : item, "expected integer value for count");
            replicas.push_back(m_build.withField(
                item, "count", m_build.scalar(yaml::Tag::Int, count->text(), count->span())));
        }
        replaceByName("replicas", replicas);
        return {};
    }

    bool isOn(std::string_view option) const
    {
        const yaml::Node *value = present(m_options, option);
        return value && value->text() == "true";
    }

    base::Result<void> addPairs(std::string_view field, std::string_view force)
    {
        const yaml::Node *pairs = present(m_options, field);
        if (!pairs || pairs->entries().empty())
            return {};
        if (field == "commonLabels" && isOn("labelWithoutSelector")) {
            std::vector<yaml::Entry> entries = {{m_build.string("pairs"), pairs}};
            if (isOn("labelIncludeTemplates"))
                entries.push_back(
                    {m_build.string("includeTemplates"), m_build.scalar(yaml::Tag::Bool, "true")});
            append("labels", {m_build.mapping(entries)});
            return {};
        }
        const yaml::Node *all = present(m_result, field);
        if (!all)
            all = m_build.mapping({});
        for (const yaml::Entry &entry : pairs->entries()) {
            if (all->find(entry.key->text()) && !isOn(force))
                return invalidAt(entry.value, "label or annotation "
                                                  + std::string(entry.key->text())
                                                  + " already in kustomization file");
            all = m_build.withField(all, entry.key, entry.value);
        }
        set(field, all);
        return {};
    }

    base::Result<const yaml::Node *> addComponents(const ApplicationSource &source,
                                                   const base::FileSource &files)
    {
        Nodes known = itemsOf(m_result, "components");
        Nodes added;
        for (const yaml::Node *component : itemsOf(m_options, "components")) {
            const std::optional<base::RepoPath> folder = base::RepoPath::fromText(source.path);
            const std::optional<base::RepoPath> path =
                folder ? folder->resolve(component->text()) : std::nullopt;
            const bool isMissing = !path || files.kind(*path) == base::EntryKind::Missing;
            if (isMissing && isOn("ignoreMissingComponents"))
                continue;
            if (std::none_of(known.begin(), known.end(), [component](const yaml::Node *other) {
                    return other->text() == component->text();
                }))
                added.push_back(component);
        }
        append("components", added);
        return m_result;
    }

    const yaml::Node *m_result;
    const yaml::Node *m_options;
    const yaml::NodeBuilder &m_build;
};

base::Result<base::RepoPath> kustomizationOf(const ApplicationSource &source,
                                             const base::FileSource &files)
{
    constexpr std::array<std::string_view, 3> names = {"kustomization.yaml", "kustomization.yml",
                                                       "Kustomization"};
    const std::optional<base::RepoPath> folder = base::RepoPath::fromText(source.path);
    for (const std::string_view name : names) {
        if (folder && files.kind(folder->child(name)) == base::EntryKind::File)
            return folder->child(name);
    }
    base::Error error{.code = base::ErrorCode::NotFound,
                      .detail = "there is no kustomization in " + source.path,
                      .place = {},
                      .hint = {},
                      .causes = {}};
    if (source.place.known())
        error.place = source.place.place();
    return error;
}

} // namespace

base::Result<kustomize::EditedFolder> editedKustomization(const ApplicationSource &source,
                                                          const std::shared_ptr<const void> &keeps,
                                                          const base::FileSource &files)
{
    const base::Result<base::RepoPath> path = kustomizationOf(source, files);
    if (!path)
        return path.error();
    const base::Result<base::SourceFilePtr> file = files.read(*path);
    if (!file)
        return file.error();
    auto fields = kustomize::readStrictKustomizationFields(*file);
    if (!fields)
        return fields.error();
    const yaml::NodeBuilder build(*fields->arena);
    const base::Result<const yaml::Node *> edited =
        Editor(fields->root, source.kustomize, build).edited(source, files);
    if (!edited)
        return edited.error();
    const base::Result<const yaml::Node *> checked = kustomize::decode(
        build, *edited, kustomize::kustomizationType(), kustomize::Decoding::Strict);
    if (!checked)
        return checked.error();
    fields->root = *checked;
    fields->arena->keep(keeps);
    std::vector<base::SourceFilePtr> quoted;
    kustomize::addFilesOf(source.kustomize, keeps, quoted);
    auto kustomization = kustomize::editedKustomization(*file, *fields, std::move(quoted));
    if (!kustomization)
        return kustomization.error();
    base::Hash128 identity = base::combine(base::hashBytes(path->text()), (*file)->hash());
    identity = base::combine(identity, kustomize::placedIdentity(source.kustomize));
    if (present(source.kustomize, "components")) {
        // Which ones are missing depends on the files.
        identity = base::combine(identity, base::Hash128{files.stateId(), 1});
    }
    return kustomize::EditedFolder{path->parent(), *std::move(kustomization), identity};
}

base::Result<model::RenderingPtr>
buildKustomizeSource(const ApplicationSource &source, const std::shared_ptr<const void> &keeps,
                     const base::FileSource &files, const kustomize::BuildOptions &options,
                     kustomize::LayerStore &store, const base::Cancel &cancel)
{
    const std::optional<base::RepoPath> folder = base::RepoPath::fromText(source.path);
    if (!folder)
        return base::Error{.code = base::ErrorCode::OutsideRoot,
                           .detail = "the path " + source.path + " leads out of its repository",
                           .place = {},
                           .hint = {},
                           .causes = {}};
    if (!source.kustomize || source.kustomize->entries().empty())
        return kustomize::build(files, *folder, options, store, cancel);
    const base::Result<kustomize::EditedFolder> edited = editedKustomization(source, keeps, files);
    if (!edited)
        return edited.error();
    return kustomize::build(files, *edited, options, store, cancel);
}

} // namespace fleetwright::argocd
