// SPDX-License-Identifier: Apache-2.0
#include "argocd/applicationset.h"

#include "argocd/manifest.h"
#include "argocd/schema.h"

#include <utility>

namespace fleetwright::argocd {

namespace {

base::Result<std::optional<ApplicationsSync>> syncNamed(const yaml::Node *value)
{
    using Found = std::optional<ApplicationsSync>;
    if (!value || value->isNull())
        return Found();
    if (value->text() == "sync")
        return Found(ApplicationsSync::Sync);
    if (value->text() == "create-only")
        return Found(ApplicationsSync::CreateOnly);
    if (value->text() == "create-update")
        return Found(ApplicationsSync::CreateUpdate);
    if (value->text() == "create-delete")
        return Found(ApplicationsSync::CreateDelete);
    return invalidAt(value, "applicationsSync must be sync, create-only, create-update or "
                            "create-delete, not \""
                                + std::string(value->text()) + "\"");
}

base::Result<void> readSyncPolicy(const yaml::Node *policy, ApplicationSet &set)
{
    if (!policy || policy->isNull())
        return {};
    const base::Result<bool> preserves = booleanField(policy, "preserveResourcesOnDeletion");
    if (!preserves)
        return preserves.error();
    set.preservesResources = *preserves;
    const base::Result<std::optional<ApplicationsSync>> sync =
        syncNamed(policy->find("applicationsSync"));
    if (!sync)
        return sync.error();
    set.applicationsSync = sync->value_or(ApplicationsSync::Sync);
    return {};
}

base::Result<void> readLanguage(const yaml::Node *spec, ApplicationSet &set)
{
    const base::Result<bool> isGo = booleanField(spec, "goTemplate");
    if (!isGo)
        return isGo.error();
    base::Result<std::vector<std::string>> options = stringsField(spec, "goTemplateOptions");
    if (!options)
        return options.error();
    set.language = {*isGo, *std::move(options)};
    return {};
}

base::Result<void> readTemplates(const yaml::Node *spec, ApplicationSet &set)
{
    const yaml::NodeBuilder build(*set.arena);
    const yaml::Node *written = spec->find("template");
    const base::Result<const yaml::Node *> decoded =
        decode(written ? written : build.mapping({}), types::applicationSetTemplate, build);
    if (!decoded)
        return decoded.error();
    set.templateNode = *decoded ? *decoded : build.mapping({});
    set.templatePatch = spec->find("templatePatch");
    if (set.templatePatch && set.templatePatch->isNull())
        set.templatePatch = nullptr;
    if (set.templatePatch && !set.templatePatch->isString())
        return invalidAt(set.templatePatch, "templatePatch must be a string");
    return {};
}

base::Result<void> readPreservedFields(const yaml::Node *spec, ApplicationSet &set)
{
    const yaml::Node *fields = spec->find("preservedFields");
    if (!fields || fields->isNull())
        return {};
    base::Result<std::vector<std::string>> annotations = stringsField(fields, "annotations");
    if (!annotations)
        return annotations.error();
    base::Result<std::vector<std::string>> labels = stringsField(fields, "labels");
    if (!labels)
        return labels.error();
    set.preservedAnnotations = *std::move(annotations);
    set.preservedLabels = *std::move(labels);
    return {};
}

base::Result<void> readGenerators(const yaml::Node *spec, ApplicationSet &set)
{
    const yaml::Node *generators = spec->find("generators");
    if (!generators || generators->isNull())
        return {};
    if (!generators->isSequence())
        return invalidAt(generators, "spec.generators must be a list");
    for (const yaml::Node *entry : generators->items()) {
        if (!entry->isMapping())
            return invalidAt(entry, "an entry of spec.generators must be a map");
        set.generators.push_back(entry);
    }
    return {};
}

} // namespace

bool mayUpdate(ApplicationsSync policy)
{
    return policy == ApplicationsSync::Sync || policy == ApplicationsSync::CreateUpdate;
}

bool mayDelete(ApplicationsSync policy)
{
    return policy == ApplicationsSync::Sync || policy == ApplicationsSync::CreateDelete;
}

bool isApplicationSet(const yaml::Node *object)
{
    return isArgoObject(object, "ApplicationSet");
}

base::Result<ApplicationSet> readApplicationSet(const yaml::Node *object)
{
    ApplicationSet set;
    set.object = object;
    set.arena = std::make_shared<base::Arena>();
    const base::Result<ObjectName> name = objectName(object);
    if (!name)
        return name.error();
    set.name = name->name;
    set.namespaceName = name->namespaceName;
    set.place = name->place;
    const yaml::Node *spec = object->find("spec");
    if (!spec || !spec->isMapping())
        return invalidAt(object, "the ApplicationSet has no spec");
    for (const auto read : {&readLanguage, &readTemplates, &readPreservedFields, &readGenerators}) {
        const base::Result<void> done = read(spec, set);
        if (!done)
            return done.error();
    }
    const base::Result<void> policy = readSyncPolicy(spec->find("syncPolicy"), set);
    if (!policy)
        return policy.error();
    set.strategy = spec->find("strategy");
    return set;
}

} // namespace fleetwright::argocd
