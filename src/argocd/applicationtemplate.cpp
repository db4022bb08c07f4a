// SPDX-License-Identifier: Apache-2.0
#include "argocd/applicationtemplate.h"

#include "argocd/manifest.h"
#include "argocd/normalization.h"
#include "argocd/templatemerge.h"
#include "argocd/templatepatch.h"

#include <utility>
#include <vector>

namespace fleetwright::argocd {

namespace {

constexpr std::string_view resourcesFinalizer = "resources-finalizer.argocd.argoproj.io";

const yaml::Node *withFinalizer(const yaml::Node *application, const yaml::NodeBuilder &build)
{
    const yaml::Node *metadata = application->find("metadata");
    const yaml::Node *own = metadata->find("finalizers");
    if (own && !own->items().empty())
        return application;
    const std::vector<const yaml::Node *> finalizers = {build.string(resourcesFinalizer)};
    return build.withField(application, "metadata",
                           build.withField(metadata, "finalizers", build.sequence(finalizers)));
}

/// What createOrUpdateInCluster makes of it: the set's namespace, the API's kind.
const yaml::Node *finished(const yaml::Node *application, const ApplicationSet &set,
                           const yaml::NodeBuilder &build)
{
    const yaml::Node *metadata = build.withField(application->find("metadata"), "namespace",
                                                 build.string(set.namespaceName));
    std::vector<yaml::Entry> entries = {
        {build.string("apiVersion"), build.string("argoproj.io/v1alpha1")},
        {build.string("kind"), build.string("Application")},
        {build.string("metadata"), metadata},
        {build.string("spec"), normalizedSpec(application->find("spec"), build)}};
    if (const yaml::Node *operation = application->find("operation"))
        entries.push_back({build.string("operation"), operation});
    return build.mapping(entries, application->span());
}

} // namespace

base::Result<ApplicationTemplate> ApplicationTemplate::compile(const ApplicationSet &set,
                                                               const yaml::Node *override,
                                                               const yaml::NodeBuilder &build)
{
    const yaml::Node *merged = set.templateNode;
    if (override && !override->isNull()) {
        const base::Result<const yaml::Node *> own =
            decode(override, types::applicationSetTemplate, build);
        if (!own)
            return own.error();
        merged = filledFrom(*own, set.templateNode, types::applicationSetTemplate, build);
    }
    ApplicationTemplate result;
    result.m_set = &set;
    result.m_template = NodeTemplate::compile(merged, &types::applicationSetTemplate, set.language);
    const yaml::Node *name = merged->findPath({"metadata", "name"});
    result.m_place = name && name->span().known() ? name->span() : set.place;
    if (set.templatePatch) {
        base::Result<TextTemplatePtr> patch = compileText(set.templatePatch->text(), set.language);
        if (patch)
            result.m_patch = *std::move(patch);
        else
            result.m_patchError = placedAt(std::move(patch).error(), set.templatePatch);
    }
    return result;
}

base::Result<const yaml::Node *> ApplicationTemplate::rendered(const Value &parameters,
                                                               const yaml::NodeBuilder &build) const
{
    if (parameters.fields().empty())
        return m_template->node();
    const base::Result<const yaml::Node *> application = m_template->render(parameters, build);
    if (!application || m_set->preservesResources)
        return application;
    return withFinalizer(*application, build);
}

base::Result<const yaml::Node *>
ApplicationTemplate::withPatch(const yaml::Node *application, const Value &parameters,
                               const yaml::NodeBuilder &build) const
{
    if (m_patchError)
        return wrapped("error replacing values in templatePatch", *m_patchError);
    const base::Result<std::string> text =
        m_patch ? m_patch->render(parameters) : std::string(m_set->templatePatch->text());
    if (!text)
        return placedAt(wrapped("error replacing values in templatePatch", text.error()),
                        m_set->templatePatch);
    const base::Result<const yaml::Node *> result =
        patched(application, *text, m_set->templatePatch->span(), build);
    if (!result)
        return placedAt(result.error(), m_set->templatePatch);
    return result;
}

base::Result<const yaml::Node *> ApplicationTemplate::render(const Value &parameters,
                                                             const yaml::NodeBuilder &build) const
{
    base::Result<const yaml::Node *> application = rendered(parameters, build);
    if (application && m_set->templatePatch)
        application = withPatch(*application, parameters, build);
    if (!application)
        return application;
    return finished(*application, *m_set, build);
}

} // namespace fleetwright::argocd
