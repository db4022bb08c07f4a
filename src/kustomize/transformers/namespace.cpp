// SPDX-License-Identifier: Apache-2.0
#include "kustomize/errors.h"
#include "kustomize/transformers/fieldfilters.h"
#include "kustomize/transformers/scalars.h"
#include "kustomize/transformers/transformers.h"

#include <algorithm>
#include <functional>
#include <tuple>
#include <vector>

namespace fleetwright::kustomize {
namespace {

constexpr std::string_view namespacePath = "metadata/namespace";
constexpr std::string_view namePath = "metadata/name";
constexpr std::string_view subjectsNamespacePath = "subjects/namespace";

bool isRoleBinding(std::string_view kind)
{
    return kind == "RoleBinding" || kind == "ClusterRoleBinding";
}

/// filters/namespace for one `namespace:` field.
class NamespaceSetter {
public:
    NamespaceSetter(const TransformContext &context, const yaml::Node *value,
                    const NamespaceOptions &options)
        : m_context(context), m_value(value), m_options(options),
          m_step(context.step(options.field)),
          m_set([this](const yaml::Node *current) { return set(current); })
    {
        m_added = replaceScalar(context, m_step, nullptr, yaml::Tag::String, value->text(),
                                value->span());
    }

    base::Result<const yaml::Node *> apply(const yaml::Node *object,
                                           std::span<const FieldSpec> specs, const Schema &schema)
    {
        const IdView id = idOf(object);
        const yaml::Node *result = object;
        if (!isClusterScoped(schema, id.apiVersion, id.kind)) {
            base::Result<const yaml::Node *> done = setOwn(result);
            if (!done)
                return done;
            result = done.value();
        }
        if (isRoleBinding(id.kind) && m_options.subjects != SubjectMode::None) {
            base::Result<const yaml::Node *> done = setSubjects(result);
            if (!done)
                return done;
            result = done.value();
        }
        m_specs.clear();
        for (const FieldSpec &spec : specs) {
            if (appliesTo(spec, id) && !isHandledElsewhere(spec, id))
                m_specs.push_back(spec);
        }
        if (m_specs.empty())
            return result;
        base::Result<const yaml::Node *> done =
            applyAtFieldSpecs(m_context, result, m_specs, CreateAs::Scalar, m_set);
        if (!done) {
            base::Error error = std::move(done).error();
            error.detail = "namespace transformation failed (its field specs must target scalars): "
                           + error.detail;
            return error;
        }
        return done;
    }

private:
    static bool isHandledElsewhere(const FieldSpec &spec, const IdView &id)
    {
        if (spec.path == namespacePath)
            return true;
        if (spec.path == namePath && id.apiVersion != "v1")
            return true;
        return isRoleBinding(id.kind) && isRoleBinding(spec.kind)
               && spec.path == subjectsNamespacePath;
    }

    base::Result<const yaml::Node *> set(const yaml::Node *current)
    {
        if (!current)
            return m_added;
        if (!current->isScalar())
            return wrongKind("ScalarNode", current);
        if (m_options.unsetOnly && !current->isNull() && !current->text().empty())
            return current;
        return replaceScalar(m_context, m_step, current, yaml::Tag::String, m_value->text(),
                             m_value->span());
    }

    /// metadata.namespace.
    base::Result<const yaml::Node *> setOwn(const yaml::Node *object)
    {
        const yaml::Node *metadata = object->find("metadata");
        if (!metadata || metadata->isNull())
            metadata = m_context.builder.mapping({});
        if (!metadata->isMapping())
            return wrongKind("MappingNode", metadata);
        const yaml::Node *current = metadata->find("namespace");
        base::Result<const yaml::Node *> value =
            set(current && !current->isNull() ? current : nullptr);
        if (!value)
            return value;
        if (value.value() == current)
            return object;
        return m_context.builder.withField(
            object, "metadata", m_context.builder.withField(metadata, "namespace", value.value()));
    }

    base::Result<const yaml::Node *> setSubjects(const yaml::Node *object)
    {
        const yaml::Node *subjects = object->find("subjects");
        if (!subjects || subjects->isNull())
            return object;
        if (!subjects->isSequence())
            return wrongKind("SequenceNode", subjects);
        const yaml::Node *result = subjects;
        for (std::size_t i = 0; i < subjects->items().size(); ++i) {
            const yaml::Node *subject = subjects->items()[i];
            if (!subject->isMapping())
                return wrongKind("MappingNode", subject);
            if (!isChosen(subject))
                continue;
            const yaml::Node *current = subject->find("namespace");
            base::Result<const yaml::Node *> value = set(current);
            if (!value)
                return value;
            if (value.value() != current) {
                result = m_context.builder.withItem(
                    result, i, m_context.builder.withField(subject, "namespace", value.value()));
            }
        }
        return result == subjects ? object
                                  : m_context.builder.withField(object, "subjects", result);
    }

    [[nodiscard]] bool isChosen(const yaml::Node *subject) const
    {
        const bool byName = m_options.subjects == SubjectMode::DefaultSubjects;
        const yaml::Node *field = subject->find(byName ? "name" : "kind");
        return field && field->isScalar()
               && field->text() == (byName ? "default" : "ServiceAccount");
    }

    const TransformContext &m_context;
    const yaml::Node *m_value;
    const NamespaceOptions &m_options;
    const yaml::Step *m_step;
    const yaml::Node *m_added = nullptr;
    FieldSetter m_set;
    std::vector<FieldSpec> m_specs;
};

/// Two resources of the same id after the change are an error.
base::Result<void> refuseDuplicates(const ResourceMap &resources, const Schema &schema,
                                    const base::Span &where)
{
    struct Row {
        IdView id;
        std::string_view nameSpace;
    };
    std::vector<Row> rows;
    rows.reserve(resources.resources.size());
    for (const Resource &resource : resources.resources) {
        const IdView id = resource.view();
        rows.push_back({id, effectiveNamespace(schema, id)});
    }
    const auto key = [](const Row &row) {
        return std::tie(row.id.name, row.id.kind, row.nameSpace, row.id.apiVersion);
    };
    std::sort(rows.begin(), rows.end(),
              [&](const Row &l, const Row &r) { return key(l) < key(r); });
    const auto twin = std::adjacent_find(
        rows.begin(), rows.end(), [&](const Row &l, const Row &r) { return key(l) == key(r); });
    if (twin == rows.end())
        return {};
    return errorAt(base::ErrorCode::Conflict,
                   "namespace transformation produces ID conflict: " + twin->id.text(), where,
                   "two objects differ in their namespace only, and now get the same one");
}

} // namespace

base::Result<void> transformNamespace(const TransformContext &context, ResourceMap &resources,
                                      const yaml::Node *value, std::span<const FieldSpec> specs,
                                      const NamespaceOptions &options, const Schema &schema)
{
    if (value->text().empty())
        return {};
    NamespaceSetter setter(context, value, options);
    Effects::Step effects(context.effects,
                          context.key(options.field)
                              .addKept(&schema)
                              .addKept(value)
                              .add(specs)
                              .add(options.unsetOnly ? 1u : 0u)
                              .add(static_cast<std::uint64_t>(options.subjects)),
                          resources.resources.size());
    for (Resource &resource : resources.resources) {
        resource.storePreviousId(schema);
        base::Result<const yaml::Node *> changed =
            effects.of(resource.root, [&] { return setter.apply(resource.root, specs, schema); });
        if (!changed)
            return std::move(changed).error();
        resource.root = changed.value();
    }
    return refuseDuplicates(resources, schema, value->span());
}

} // namespace fleetwright::kustomize
