// SPDX-License-Identifier: Apache-2.0
#include "fleet/controllers/fluxrendering.h"

#include "base/addresshash.h"
#include "fleet/controllers/fluxinputs.h"
#include "flux/kustomizationunit.h"

#include <array>

namespace fleetwright::fleet {

namespace {

using base::addressHash;
using base::Hash128;

/// Fields of the spec that change what is built; their places show in the rendering.
constexpr std::array<std::string_view, 10> editingFields = {
    "patches",    "targetNamespace", "namePrefix", "nameSuffix", "images",
    "components", "commonMetadata",  "postBuild",  "decryption", "ignoreMissingComponents",
};

class KustomizationTask final : public RenderTask {
public:
    KustomizationTask(flux::KustomizationSpec spec,
                      std::shared_ptr<const flux::KnownObjects> objects,
                      const flux::KnownObject *source)
        : m_spec(std::move(spec)), m_objects(std::move(objects)), m_source(source)
    {
        for (const std::string_view field : editingFields)
            m_edits = m_edits || m_spec.field(field);
    }

    [[nodiscard]] std::optional<Hash128> key(const ControllerContext &context) const override
    {
        if (!m_source || !readsOpenedState(*m_source, context))
            return std::nullopt;
        Hash128 key = base::hashBytes("flux");
        key = base::combine(key, base::hashBytes(m_spec.path));
        key = base::combine(key, m_source->root->findPath({"spec"})->hash());
        key =
            base::combine(key, {static_cast<std::uint64_t>(context.strictness), m_edits ? 1u : 0u});
        if (!m_edits)
            return key;
        for (const std::string_view field : editingFields)
            key = base::combine(key, addressHash(m_spec.field(field)));
        if (m_spec.postBuild)
            key = base::combine(key, base::hashBytes(m_spec.id.nameSpace));
        for (const flux::ObjectReference &reference : m_spec.substituteFrom) {
            const flux::KnownObject *object = given(reference);
            key = base::combine(key, addressHash(object ? object->root : nullptr));
        }
        return key;
    }

    [[nodiscard]] std::vector<std::shared_ptr<const void>> keeps() const override
    {
        if (!m_edits)
            return {};
        std::vector<std::shared_ptr<const void>> keeps{m_spec.keeps};
        for (const flux::ObjectReference &reference : m_spec.substituteFrom) {
            if (const flux::KnownObject *object = given(reference))
                keeps.push_back(object->keeps);
        }
        return keeps;
    }

    [[nodiscard]] base::Result<model::RenderingPtr>
    render(const ControllerContext &context) const override
    {
        flux::RenderOptions options;
        options.strictness = context.strictness;
        options.mappedUrls = context.build.mappedUrls;
        options.limits = context.build.limits;
        auto rendered = flux::renderKustomization(m_spec, *m_objects, *context.sources, options,
                                                  context.store->impl().flux, context.cancel);
        if (!rendered)
            return std::move(rendered).error();
        return std::move(rendered->rendering);
    }

    [[nodiscard]] std::string text() const override { return m_spec.path; }

private:
    [[nodiscard]] const flux::KnownObject *given(const flux::ObjectReference &reference) const
    {
        return findWanted(*m_objects,
                          {reference.kind, reference.name, m_spec.id.nameSpace, m_spec.root});
    }

    flux::KustomizationSpec m_spec;
    std::shared_ptr<const flux::KnownObjects> m_objects;
    const flux::KnownObject *m_source;
    bool m_edits = false;
};

} // namespace

std::shared_ptr<const RenderTask>
makeKustomizationTask(flux::KustomizationSpec spec,
                      std::shared_ptr<const flux::KnownObjects> objects,
                      const flux::KnownObject *source)
{
    return std::make_shared<const KustomizationTask>(std::move(spec), std::move(objects), source);
}

} // namespace fleetwright::fleet
