// SPDX-License-Identifier: Apache-2.0
#include "flux/artifact.h"

#include "flux/artifactfiles.h"

#include <cstdint>

namespace fleetwright::flux {

namespace {

using base::Error;
using base::ErrorCode;
using base::Hash128;
using base::Result;
using yaml::Node;

constexpr std::string_view sourceGroup = "source.toolkit.fluxcd.io";
constexpr std::string_view extensionGroup = "source.extensions.fluxcd.io";

std::string sourceText(std::string_view kind, std::string_view nameSpace, std::string_view name)
{
    return std::string(kind) + " " + std::string(nameSpace) + "/" + std::string(name);
}

Hash128 identityOf(const Checkout &checkout)
{
    const Hash128 state{checkout.files->stateId() != 0
                            ? checkout.files->stateId()
                            : reinterpret_cast<std::uintptr_t>(checkout.files.get()),
                        0};
    return base::combine(state, base::hashBytes(checkout.root.text()));
}

/// "@alias/PATH"
struct AliasedPath {
    std::string_view alias;
    std::string_view path;
};

AliasedPath aliasedPath(std::string_view text)
{
    if (text.starts_with('@'))
        text.remove_prefix(1);
    const std::size_t slash = text.find('/');
    return {text.substr(0, slash),
            slash == std::string_view::npos ? std::string_view{} : text.substr(slash + 1)};
}

} // namespace

std::string GitReference::text() const
{
    if (!commit.empty())
        return "commit " + commit;
    if (!name.empty())
        return name;
    if (!semver.empty())
        return "semver " + semver;
    if (!tag.empty())
        return "tag " + tag;
    return branch.empty() ? std::string() : "branch " + branch;
}

GitReference gitReferenceOf(const Node *source)
{
    const auto text = [&](std::string_view field) {
        return std::string(textAt(source, {"spec", "ref", field}));
    };
    return {text("branch"), text("tag"), text("semver"), text("name"), text("commit")};
}

/// Follows one reference, and what the sources it leads to include.
class ArtifactReading {
public:
    ArtifactReading(Artifacts &store, const KnownObjects &objects, const Checkouts &checkouts,
                    const base::Limits &limits)
        : m_store(store), m_objects(objects), m_checkouts(checkouts), m_limits(limits)
    {}

    Result<ArtifactPtr> find(const SourceReference &reference, std::string_view ownNamespace,
                             const base::Place &near)
    {
        const std::string_view nameSpace =
            reference.nameSpace.empty() ? ownNamespace : std::string_view(reference.nameSpace);
        const std::string text = sourceText(reference.kind, nameSpace, reference.name);
        if (m_depth >= m_limits.layerDepth)
            return errorAt(ErrorCode::Cycle, "sources include each other: " + text, reference.node,
                           "remove one of the inclusions");
        const KnownObject *source =
            m_objects.find({sourceGroup, reference.kind, nameSpace, reference.name}, near);
        if (!source && reference.kind == "ExternalArtifact")
            return generated(reference, nameSpace, text);
        if (!source)
            return errorAt(ErrorCode::NotFound, "source not found: " + text, reference.node,
                           "write it, or correct sourceRef");
        ++m_depth;
        auto artifact = ofSource(*source);
        --m_depth;
        return artifact;
    }

private:
    Result<ArtifactPtr> ofSource(const KnownObject &source)
    {
        const std::string &kind = source.id.kind;
        const Node *url = source.root->findPath({"spec", "url"});
        if (kind == "GitRepository") {
            if (!url || url->text().empty())
                return errorAt(ErrorCode::Invalid, "the GitRepository has no spec.url",
                               source.root);
            auto checkout =
                m_checkouts.git(std::string(url->text()), gitReferenceOf(source.root), url);
            if (!checkout)
                return std::move(checkout).error();
            return filtered(*checkout, source);
        }
        if (kind != "OCIRepository" && kind != "Bucket")
            return errorAt(ErrorCode::Unresolved,
                           sourceText(kind, source.id.nameSpace, source.id.name)
                               + " is made in the cluster, it is not in Git",
                           source.root->findPath({"metadata", "name"}));
        std::string address(url ? url->text() : std::string_view{});
        if (kind == "Bucket")
            address = std::string(textAt(source.root, {"spec", "endpoint"})) + "/"
                      + std::string(textAt(source.root, {"spec", "bucketName"}));
        const auto checkout = m_checkouts.other(address, url ? url : source.root);
        if (!checkout)
            return checkout.error();
        return filtered(*checkout, source);
    }

    /// The checkout without what is ignored and with what is included.
    Result<ArtifactPtr> filtered(const Checkout &checkout, const KnownObject &source)
    {
        auto ignore = ignoreOf(checkout);
        if (!ignore)
            return std::move(ignore).error();
        const Node *own = source.root->findPath({"spec", "ignore"});
        if (own && !own->isNull())
            ignore->add(own->text(), {});
        ArtifactContent content{checkout.files, checkout.root, *std::move(ignore), {}};
        Hash128 identity = base::combine(identityOf(checkout), content.ignore.identity());
        const Node *includes = source.root->findPath({"spec", "include"});
        for (const Node *include : includes ? includes->items() : std::span<const Node *const>{}) {
            SourceReference reference{
                "GitRepository", {}, std::string(textAt(include, {"repository", "name"})), include};
            auto other = find(reference, source.id.nameSpace, placeOf(source.root));
            if (!other)
                return other;
            const std::string_view to = textAt(include, {"toPath"});
            auto inclusion = inclusionOf(**other, textAt(include, {"fromPath"}),
                                         to.empty() ? std::string_view(reference.name) : to);
            if (!inclusion)
                return errorAt(ErrorCode::OutsideRoot, "the inclusion leaves its source", include);
            identity = base::combine(identity,
                                     identityOf(Checkout{inclusion->files, inclusion->from, {}}));
            identity = base::combine(identity, base::hashBytes(inclusion->to.text()));
            content.inclusions.push_back(*std::move(inclusion));
        }
        return stored(identity, std::move(content), checkout.revision);
    }

    static std::optional<Inclusion> inclusionOf(const Artifact &other, std::string_view from,
                                                std::string_view to)
    {
        const auto clean = [](std::string_view path) {
            while (path.starts_with('/'))
                path.remove_prefix(1);
            return path;
        };
        const auto source = other.root.resolve(clean(from));
        const auto target = base::RepoPath::fromText(clean(to));
        if (!source || !target)
            return std::nullopt;
        return Inclusion{other.files, *source, *target};
    }

    Result<SourceIgnore> ignoreOf(const Checkout &checkout)
    {
        const Hash128 identity = identityOf(checkout);
        {
            const std::scoped_lock lock(m_store.m_mutex);
            if (const auto known = m_store.m_ignores.find(identity);
                known != m_store.m_ignores.end())
                return known->second;
        }
        auto ignore = readSourceIgnore(*checkout.files, checkout.root, m_limits);
        if (!ignore)
            return ignore;
        const std::scoped_lock lock(m_store.m_mutex);
        return m_store.m_ignores.try_emplace(identity, *std::move(ignore)).first->second;
    }

    ArtifactPtr stored(Hash128 identity, ArtifactContent content, const std::string &revision)
    {
        identity = base::combine(identity, base::hashBytes(revision));
        const std::scoped_lock lock(m_store.m_mutex);
        ArtifactPtr &artifact = m_store.m_artifacts[identity];
        if (!artifact) {
            const base::RepoPath root = content.root;
            artifact = std::make_shared<const Artifact>(
                Artifact{makeArtifactFiles(std::move(content)), root, revision});
        }
        return artifact;
    }

    /// An ExternalArtifact that an ArtifactGenerator makes (source-watcher).
    Result<ArtifactPtr> generated(const SourceReference &reference, std::string_view nameSpace,
                                  const std::string &text)
    {
        for (const KnownObjects *among = &m_objects; among; among = among->further()) {
            for (const KnownObject &object : among->all()) {
                const Node *artifact = generatedBy(object, nameSpace, reference.name);
                if (!artifact)
                    continue;
                ++m_depth;
                auto copied = copies(object, artifact);
                --m_depth;
                return copied;
            }
        }
        return errorAt(ErrorCode::NotFound, "source not found: " + text, reference.node,
                       "no ArtifactGenerator of that namespace makes it");
    }

    /// The entry of an ArtifactGenerator that makes an artifact; nullptr if none does.
    static const Node *generatedBy(const KnownObject &object, std::string_view nameSpace,
                                   std::string_view name)
    {
        if (object.id.kind != "ArtifactGenerator" || object.id.group != extensionGroup
            || object.id.nameSpace != nameSpace)
            return nullptr;
        const Node *artifacts = object.root->findPath({"spec", "artifacts"});
        for (const Node *artifact :
             artifacts ? artifacts->items() : std::span<const Node *const>{}) {
            if (textAt(artifact, {"name"}) == name)
                return artifact;
        }
        return nullptr;
    }

    Result<ArtifactPtr> copies(const KnownObject &generator, const Node *artifact)
    {
        ArtifactContent content;
        Hash128 identity{1, 1};
        std::string revision;
        const Node *list = artifact->find("copy");
        for (const Node *copy : list ? list->items() : std::span<const Node *const>{}) {
            const AliasedPath from = aliasedPath(textAt(copy, {"from"}));
            const auto source = aliased(generator, from.alias, copy);
            if (!source)
                return source.error();
            auto inclusion =
                copied(**source, from.path, aliasedPath(textAt(copy, {"to"})).path, copy);
            if (!inclusion)
                return std::move(inclusion).error();
            identity = base::combine(identity,
                                     identityOf(Checkout{inclusion->files, inclusion->from, {}}));
            identity = base::combine(identity, base::hashBytes(inclusion->to.text()));
            revision = (*source)->revision;
            content.inclusions.push_back(*std::move(inclusion));
        }
        return stored(identity, std::move(content), revision);
    }

    Result<ArtifactPtr> aliased(const KnownObject &generator, std::string_view alias,
                                const Node *copy)
    {
        const Node *sources = generator.root->findPath({"spec", "sources"});
        for (const Node *source : sources ? sources->items() : std::span<const Node *const>{}) {
            if (textAt(source, {"alias"}) == alias)
                return find(readSourceReference(source), generator.id.nameSpace,
                            placeOf(generator.root));
        }
        return errorAt(ErrorCode::NotFound,
                       "no source of the ArtifactGenerator has the alias '" + std::string(alias)
                           + "'",
                       copy->find("from"));
    }

    /// A file, a folder, or all that lies below one ("PATH/**").
    static Result<Inclusion> copied(const Artifact &source, std::string_view from,
                                    std::string_view to, const Node *copy)
    {
        const bool content = from == "**" || from.ends_with("/**");
        if (content)
            from.remove_suffix(from == "**" ? 2 : 3);
        if (from.find_first_of("*?[{") != std::string_view::npos || copy->find("exclude"))
            return errorAt(ErrorCode::Unsupported,
                           "only a path or PATH/** is copied, no other pattern",
                           copy->find("from"));
        auto inclusion = inclusionOf(source, from, to);
        if (!inclusion)
            return errorAt(ErrorCode::OutsideRoot, "the copy leaves its source", copy);
        const bool intoFolder = to.empty() || to.ends_with('/');
        if (!content && intoFolder && !inclusion->from.isRoot())
            inclusion->to = inclusion->to.child(inclusion->from.name());
        return *std::move(inclusion);
    }

    Artifacts &m_store;
    const KnownObjects &m_objects;
    const Checkouts &m_checkouts;
    const base::Limits &m_limits;
    std::size_t m_depth = 0;
};

Result<ArtifactPtr> Artifacts::find(const SourceReference &reference, std::string_view ownNamespace,
                                    const base::Place &near, const KnownObjects &objects,
                                    const Checkouts &checkouts, const base::Limits &limits)
{
    return ArtifactReading(*this, objects, checkouts, limits).find(reference, ownNamespace, near);
}

void Artifacts::trim()
{
    const std::scoped_lock lock(m_mutex);
    std::erase_if(m_artifacts, [](const auto &each) { return each.second.use_count() == 1; });
    m_ignores.clear();
}

} // namespace fleetwright::flux
