// SPDX-License-Identifier: Apache-2.0
#include "kustomize/annotations.h"
#include "kustomize/errors.h"
#include "kustomize/generators/generate.h"
#include "kustomize/loader/decode.h"
#include "kustomize/target.h"
#include "kustomize/transformers/jsonvalue.h"

namespace fleetwright::kustomize {

namespace {

using base::ErrorCode;
using base::Result;
using yaml::Node;

std::string_view textAt(const Node *node, std::initializer_list<std::string_view> keys)
{
    const Node *value = node->findPath(keys);
    return value ? value->text() : std::string_view{};
}

/// filters/iampolicygenerator: a ServiceAccount that stands for one of Google's.
Result<const Node *> makeServiceAccount(const TransformContext &context, const Node *arguments)
{
    if (textAt(arguments, {"cloud"}) != "gke")
        return errorAt(ErrorCode::Unsupported,
                       "cloud provider " + std::string(textAt(arguments, {"cloud"}))
                           + " not supported yet",
                       arguments);
    const yaml::NodeBuilder &builder = context.builder;
    const yaml::Change *change =
        builder.change(nullptr, context.step("IAMPolicyGenerator", arguments->span()));
    const auto string = [&](std::string_view text) { return builder.string(text, {}, change); };
    const auto mapping = [&](std::vector<yaml::Entry> entries) {
        return builder.mapping(entries, arguments->span(), yaml::Style::Block, change);
    };
    const std::string account = std::string(textAt(arguments, {"serviceAccount", "name"})) + "@"
                                + std::string(textAt(arguments, {"serviceAccount", "projectId"}))
                                + ".iam.gserviceaccount.com";
    std::vector<yaml::Entry> metadata{
        {string("annotations"),
         mapping({{string("iam.gke.io/gcp-service-account"), string(account)}})},
        {string("name"), string(textAt(arguments, {"kubernetesService", "name"}))}};
    if (const auto nameSpace = textAt(arguments, {"kubernetesService", "namespace"});
        !nameSpace.empty())
        metadata.push_back({string("namespace"), string(nameSpace)});
    return mapping({{string("apiVersion"), string("v1")},
                    {string("kind"), string("ServiceAccount")},
                    {string("metadata"), mapping(std::move(metadata))}});
}

/// A generator plugin's arguments name what it makes by `name`, else by its own metadata.
const Node *withOwnName(const yaml::NodeBuilder &builder, const Node *arguments)
{
    const Node *metadata = arguments->find("metadata");
    for (const std::string_view field : {std::string_view("name"), std::string_view("namespace")}) {
        const Node *own = metadata ? metadata->find(field) : nullptr;
        if (own && textAt(arguments, {field}).empty())
            arguments = builder.withField(arguments, field, own);
    }
    return arguments;
}

} // namespace

Result<void> Target::absorbGenerated(Resource resource, const std::optional<Origin> &origin,
                                     std::string_view field)
{
    if (origin)
        annotateOrigin(m_builder, resource, *origin);
    const TransformContext where = context();
    m_work.all.forgetIds();
    const base::Span span = resource.root->span();
    return absorb(where, m_work.all.map, std::move(resource), where.step(field, span));
}

Result<void> Target::runGenerators()
{
    const Node *options = m_source->root->find("generatorOptions");
    struct Field {
        std::string_view name, kind;
        Generated generated;
    };
    for (const Field &field :
         {Field{"configMapGenerator", "ConfigMapGenerator", Generated::ConfigMap},
          Field{"secretGenerator", "SecretGenerator", Generated::Secret}}) {
        for (const Node *arguments : m_source->list(field.name)) {
            auto resource =
                generate(context(), m_loader, field.generated, arguments, options, field.name);
            if (!resource)
                return std::move(resource).error();
            auto absorbed =
                absorbGenerated(*std::move(resource), builtinOrigin(field.kind), field.name);
            if (!absorbed)
                return wrapped("merging from generator", arguments->span(),
                               std::move(absorbed).error());
        }
    }
    for (const Node *chart : m_source->list("helmCharts")) {
        auto inflated = inflateChart(chart, m_source->root->find("helmGlobals"),
                                     builtinOrigin("HelmChartInflationGenerator"), "helmCharts");
        if (!inflated)
            return inflated;
    }
    if (m_source->list("generators").empty())
        return {};
    auto plugins = loadPlugins(m_source->list("generators"));
    if (!plugins)
        return wrapped("loading generator plugins", {}, std::move(plugins).error());
    for (const Resource &plugin : plugins->map.resources) {
        if (auto done = runGeneratorPlugin(plugin); !done)
            return done;
    }
    return {};
}

Result<void> Target::runGeneratorPlugin(const Resource &plugin)
{
    if (isExternal(plugin))
        return {};
    const IdView id = plugin.view();
    const StructType *type = pluginType(id.kind);
    if (!type)
        return errorAt(ErrorCode::Invalid, "unable to load builtin " + id.text(), plugin.root);
    auto arguments =
        decode(m_builder, numbersThroughJson(context(), plugin.root), *type, Decoding::Lenient);
    if (!arguments)
        return wrapped("plugin " + id.text() + " fails configuration", {},
                       std::move(arguments).error());
    const auto origin = originOfPlugin(plugin.root);
    if (id.kind == "IAMPolicyGenerator") {
        const auto account = makeServiceAccount(context(), *arguments);
        if (!account)
            return account.error();
        return absorbGenerated(makeResource(m_builder, *account, *m_folder), origin, id.kind);
    }
    if (id.kind == "HelmChartInflationGenerator")
        return inflateChart(*arguments, *arguments, origin, id.kind);
    if (id.kind != "ConfigMapGenerator" && id.kind != "SecretGenerator")
        return errorAt(ErrorCode::Invalid, "plugin " + id.text() + " not a generator", plugin.root,
                       "list it under `transformers:`");
    const Generated kind = id.kind == "SecretGenerator" ? Generated::Secret : Generated::ConfigMap;
    auto resource =
        generate(context(), m_loader, kind, withOwnName(m_builder, *arguments), nullptr, id.kind);
    if (!resource)
        return std::move(resource).error();
    return absorbGenerated(*std::move(resource), origin, id.kind);
}

} // namespace fleetwright::kustomize
