// SPDX-License-Identifier: Apache-2.0
#include "flux/editedkustomization.h"

#include "flux/manifestscan.h"
#include "kustomize/loader/decode.h"
#include "kustomize/loader/kustomizationsource.h"
#include "kustomize/loader/quotednodes.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace fleetwright::flux {

namespace {

using base::Error;
using base::ErrorCode;
using base::Hash128;
using base::Result;
using yaml::Node;

constexpr std::array<std::string_view, 8> editingFields{
    "targetNamespace", "namePrefix", "nameSuffix",    "patches",
    "images",          "components", "buildMetadata", "ignoreMissingComponents"};

/// IsLocalRelativePath
bool isLocalRelative(std::string_view path)
{
    std::string lower(path);
    std::ranges::transform(lower, lower.begin(),
                           [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    for (const std::string_view remote :
         {"git::", "gh:", "ssh://", "https://", "http://", "git@", "github.com:", "github.com/"}) {
        if (lower.size() > remote.size() && lower.starts_with(remote))
            return false;
    }
    const std::string_view local =
        lower.starts_with("file://") ? std::string_view(lower).substr(7) : std::string_view(lower);
    return !path.starts_with('/') && !local.starts_with('/');
}

/// The edit of one kustomization's fields.
class Edit {
public:
    Edit(const KustomizationSpec &spec, const base::FileSource &files, const base::RepoPath &folder,
         base::ArenaPtr arena, const Node *root)
        : m_spec(spec), m_files(files), m_folder(folder), m_builder(*arena), m_root(root)
    {}

    Result<const Node *> run()
    {
        replace("targetNamespace", "namespace");
        replace("namePrefix", "namePrefix");
        replace("nameSuffix", "nameSuffix");
        if (auto done = append("patches", patchesOf(m_spec.field("patches"))); !done)
            return std::move(done).error();
        if (auto done = addComponents(); !done)
            return std::move(done).error();
        if (auto done = mergeImages(); !done)
            return std::move(done).error();
        const Node *metadata = m_spec.field("buildMetadata");
        if (metadata && metadata->size() > 0)
            m_root = m_builder.withField(m_root, "buildMetadata", metadata);
        return m_root;
    }

private:
    void replace(std::string_view field, std::string_view target)
    {
        const Node *value = m_spec.field(field);
        if (value && !value->text().empty())
            m_root = m_builder.withField(m_root, target, value);
    }

    /// A field of the kustomization, checked and with canonical names.
    Result<const Node *> checked(std::string_view field, const Node *value) const
    {
        const yaml::Entry entry{m_builder.string(field), value};
        auto decoded =
            kustomize::decode(m_builder, m_builder.mapping(std::span(&entry, 1)),
                              kustomize::kustomizationType(), kustomize::Decoding::Strict);
        if (!decoded)
            return decoded;
        return (*decoded)->find(field);
    }

    Result<void> append(std::string_view field, const Node *added)
    {
        if (!added || added->size() == 0)
            return {};
        const auto good = checked(field, added);
        if (!good)
            return good.error();
        std::vector<const Node *> items;
        if (const Node *before = m_root->find(field))
            items.assign(before->items().begin(), before->items().end());
        items.insert(items.end(), (*good)->items().begin(), (*good)->items().end());
        const Node *before = m_root->find(field);
        m_root = m_builder.withField(
            m_root, field, m_builder.sequence(items, before ? before->span() : added->span()));
        return {};
    }

    /// Only what the API of Flux has.
    const Node *withOnly(const Node *list, std::span<const std::string_view> fields) const
    {
        if (!list)
            return nullptr;
        std::vector<const Node *> items;
        for (const Node *item : list->items()) {
            std::vector<yaml::Entry> entries;
            for (const yaml::Entry &entry : item->entries()) {
                if (std::ranges::find(fields, entry.key->text()) != fields.end()
                    && !entry.value->isNull())
                    entries.push_back(entry);
            }
            items.push_back(m_builder.mapping(entries, item->span()));
        }
        return m_builder.sequence(items, list->span());
    }

    const Node *patchesOf(const Node *list) const
    {
        constexpr std::array<std::string_view, 2> fields{"patch", "target"};
        return withOnly(list, fields);
    }

    Result<void> addComponents()
    {
        const Node *components = m_spec.field("components");
        if (!components)
            return {};
        const bool ignoresMissing = isTrueAt(m_spec.root, {"spec", "ignoreMissingComponents"});
        std::vector<const Node *> added;
        for (const Node *component : components->items()) {
            if (!isLocalRelative(component->text()))
                return errorAt(ErrorCode::Refused,
                               "component path '" + std::string(component->text())
                                   + "' must be local and relative",
                               component, "write it relative to spec.path");
            const auto path = m_folder.resolve(component->text());
            const bool exists = path && m_files.kind(*path) != base::EntryKind::Missing;
            if (exists || !ignoresMissing)
                added.push_back(component);
        }
        return append("components", m_builder.sequence(added, components->span()));
    }

    Result<void> mergeImages()
    {
        constexpr std::array<std::string_view, 4> fields{"name", "newName", "newTag", "digest"};
        const Node *list = withOnly(m_spec.field("images"), fields);
        if (!list)
            return {};
        const auto good = checked("images", list);
        if (!good)
            return good.error();
        const Node *before = m_root->find("images");
        std::vector<const Node *> images;
        if (before)
            images.assign(before->items().begin(), before->items().end());
        for (const Node *image : (*good)->items()) {
            const std::string_view name = textAt(image, {"name"});
            const auto same = std::ranges::find_if(
                images, [&](const Node *other) { return textAt(other, {"name"}) == name; });
            if (same == images.end())
                images.push_back(image);
            else
                *same = mergedImage(*same, image);
        }
        if (!images.empty())
            m_root = m_builder.withField(
                m_root, "images",
                m_builder.sequence(images, before ? before->span() : list->span()));
        return {};
    }

    /// newTag and digest are replaced as a pair.
    const Node *mergedImage(const Node *image, const Node *by) const
    {
        const auto set = [&](std::string_view field) {
            if (const Node *value = by->find(field); value && !value->text().empty())
                image = m_builder.withField(image, field, value);
        };
        set("newName");
        if (!textAt(by, {"newTag"}).empty() || !textAt(by, {"digest"}).empty()) {
            image = m_builder.withoutField(m_builder.withoutField(image, "newTag"), "digest");
            set("newTag");
            set("digest");
        }
        return image;
    }

    const KustomizationSpec &m_spec;
    const base::FileSource &m_files;
    const base::RepoPath &m_folder;
    yaml::NodeBuilder m_builder;
    const Node *m_root;
};

/// findOrGenerateKustomization's own file.
kustomize::KustomizationFields generatedFields(const std::vector<std::string> &resources)
{
    kustomize::KustomizationFields fields{std::make_shared<base::Arena>(), nullptr};
    const yaml::NodeBuilder builder(*fields.arena);
    std::vector<yaml::Entry> entries{
        {builder.string("apiVersion"), builder.string("kustomize.config.k8s.io/v1beta1")},
        {builder.string("kind"), builder.string("Kustomization")}};
    std::vector<const Node *> items;
    for (const std::string &resource : resources)
        items.push_back(builder.string(resource));
    if (items.empty())
        entries.push_back({builder.string("namespace"), builder.string("_placeholder")});
    else
        entries.push_back({builder.string("resources"), builder.sequence(items)});
    fields.root = builder.mapping(entries);
    return fields;
}

/// "kustomization.yaml is empty" is avoided that way.
const Node *withBuildMetadata(base::Arena &arena, const Node *root)
{
    const Node *resources = root->find("resources");
    if (resources && resources->size() > 0)
        return root;
    const yaml::NodeBuilder builder(arena);
    const Node *option = builder.string("originAnnotations");
    return builder.withField(root, "buildMetadata", builder.sequence(std::span(&option, 1)));
}

} // namespace

Result<EditedKustomizations::Basis> EditedKustomizations::basisOf(const base::FileSource &files,
                                                                  const base::RepoPath &folder,
                                                                  const base::Limits &limits)
{
    const Hash128 key = base::combine(Hash128{files.stateId(), 0}, base::hashBytes(folder.text()));
    if (files.stateId() != 0) {
        const std::scoped_lock lock(m_mutex);
        if (const auto known = m_bases.find(key); known != m_bases.end())
            return known->second;
    }
    auto read = [&]() -> Result<Basis> {
        const auto own = ownKustomization(files, folder);
        if (!own)
            return own.error();
        if (*own)
            return Basis{*own, nullptr,
                         base::combine(base::hashBytes((*own)->path().text()), (*own)->hash())};
        const auto list = scanManifests(files, folder, m_layers, limits);
        if (!list)
            return list.error();
        Hash128 identity = base::hashBytes(folder.text());
        for (const std::string &resource : **list)
            identity = base::combine(identity, base::hashBytes(resource));
        return Basis{std::make_shared<const base::SourceFile>(folder.child("kustomization.yaml"),
                                                              std::string()),
                     *list, identity};
    }();
    const std::scoped_lock lock(m_mutex);
    return m_bases.insert_or_assign(key, std::move(read)).first->second;
}

Result<kustomize::EditedFolder> EditedKustomizations::edit(const KustomizationSpec &spec,
                                                           const base::FileSource &files,
                                                           const base::RepoPath &folder,
                                                           const base::Limits &limits)
{
    const auto basis = basisOf(files, folder, limits);
    if (!basis)
        return basis.error();
    Hash128 identity = basis->identity;
    // A file lives as long as the object that stands in it.
    std::vector<base::SourceFilePtr> quoted;
    for (const std::string_view name : editingFields) {
        if (const Node *field = spec.field(name)) {
            identity = base::combine(identity, base::hashBytes(name));
            identity = base::combine(identity, kustomize::placedIdentity(field));
            kustomize::addFilesOf(field, spec.keeps, quoted);
        }
    }
    if (isTrueAt(spec.root, {"spec", "ignoreMissingComponents"})) {
        // Which ones are missing depends on the files.
        identity = base::combine(identity, Hash128{files.stateId(), 1});
    }
    {
        const std::scoped_lock lock(m_mutex);
        if (const auto known = m_edited.find(identity); known != m_edited.end())
            return known->second;
    }
    kustomize::KustomizationFields fields;
    if (basis->generated) {
        fields = generatedFields(*basis->generated);
    } else {
        const auto read = kustomize::readKustomizationFields(basis->file);
        if (!read)
            return read.error();
        fields = *read;
        fields.root = withBuildMetadata(*fields.arena, fields.root);
    }
    const auto root = Edit(spec, files, folder, fields.arena, fields.root).run();
    if (!root)
        return root.error();
    fields.root = *root;
    fields.arena->keep(spec.keeps);
    auto source = kustomize::editedKustomization(basis->file, fields, std::move(quoted));
    if (!source)
        return std::move(source).error();
    kustomize::EditedFolder edited{folder, *std::move(source), identity};
    const std::scoped_lock lock(m_mutex);
    return m_edited.try_emplace(identity, std::move(edited)).first->second;
}

void EditedKustomizations::trim()
{
    const std::scoped_lock lock(m_mutex);
    m_bases.clear();
    std::erase_if(m_edited,
                  [](const auto &each) { return each.second.kustomization.use_count() == 1; });
}

} // namespace fleetwright::flux
