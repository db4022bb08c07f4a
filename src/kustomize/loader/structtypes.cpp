// SPDX-License-Identifier: Apache-2.0
// The Go structs that kustomize reads (api/types, api/internal/builtins,
// api/internal/plugins/builtinconfig) as tables.
#include "kustomize/loader/decode.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

namespace fleetwright::kustomize {

namespace {

using enum ValueType;

template<std::size_t Count>
using Fields = std::array<FieldType, Count>;

template<std::size_t Left, std::size_t Right>
constexpr Fields<Left + Right> joined(const Fields<Left> &left, const Fields<Right> &right)
{
    Fields<Left + Right> all{};
    std::ranges::copy(right, std::ranges::copy(left, all.begin()).out);
    return all;
}

/// Fields of a struct that another embeds.
template<std::size_t Count>
constexpr Fields<Count> embedded(Fields<Count> fields)
{
    for (FieldType &field : fields)
        field.holder = Holder::Embedded;
    return fields;
}

constexpr Fields<3> kindFields{{{"group", String}, {"version", String}, {"kind", String}}};
constexpr Fields<5> idFields =
    joined(kindFields, Fields<2>{{{"name", String}, {"namespace", String}}});

constexpr Fields<5> fieldSpecFields =
    joined(embedded(kindFields), Fields<2>{{{"path", String}, {"create", Bool}}});
constexpr StructType fieldSpec{"FieldSpec", fieldSpecFields};

constexpr Fields<7> selectorFields = joined(
    embedded(idFields), Fields<2>{{{"annotationSelector", String}, {"labelSelector", String}}});
constexpr StructType selector{"Selector", selectorFields};

constexpr Fields<4> metadataFields{
    {{"name", String}, {"namespace", String}, {"labels", StringMap}, {"annotations", StringMap}}};
constexpr StructType metadata{"ObjectMeta", metadataFields};

constexpr Fields<4> labelFields{{{"pairs", StringMap},
                                 {"includeSelectors", Bool},
                                 {"includeTemplates", Bool},
                                 {"fields", Structs, &fieldSpec}}};
constexpr StructType label{"Label", labelFields};

constexpr Fields<4> patchFields{
    {{"path", String}, {"patch", String}, {"target", Struct, &selector}, {"options", BoolMap}}};
constexpr StructType patch{"Patch", patchFields};

constexpr Fields<5> imageFields{{{"name", String},
                                 {"newName", String},
                                 {"tagSuffix", String},
                                 {"newTag", String},
                                 {"digest", String}}};
constexpr StructType image{"Image", imageFields};

constexpr Fields<4> fieldOptionsFields{
    {{"delimiter", String}, {"index", Int}, {"encoding", String}, {"create", Bool}}};
constexpr StructType fieldOptions{"FieldOptions", fieldOptionsFields};

constexpr Fields<7> sourceFields = joined(
    embedded(idFields), Fields<2>{{{"fieldPath", String}, {"options", Struct, &fieldOptions}}});
constexpr StructType source{"SourceSelector", sourceFields};

constexpr Fields<4> targetFields{{{"select", Struct, &selector},
                                  {"reject", Structs, &selector},
                                  {"fieldPaths", Strings},
                                  {"options", Struct, &fieldOptions}}};
constexpr StructType target{"TargetSelector", targetFields};

constexpr Fields<2> replacementFields{{{"source", Struct, &source}, {"targets", Structs, &target}}};
constexpr StructType replacement{"Replacement", replacementFields};

constexpr Fields<3> replacementFieldFields =
    joined(embedded(replacementFields), Fields<1>{{{"path", String}}});
constexpr StructType replacementField{"ReplacementField", replacementFieldFields};

constexpr Fields<2> replicaFields{{{"name", String}, {"count", Int}}};
constexpr StructType replica{"Replica", replicaFields};

constexpr Fields<6> objectReferenceFields{{{"apiVersion", String},
                                           {"group", String},
                                           {"version", String},
                                           {"kind", String},
                                           {"name", String},
                                           {"namespace", String}}};
constexpr StructType objectReference{"Target", objectReferenceFields};
constexpr Fields<1> fieldReferenceFields{{{"fieldPath", String}}};
constexpr StructType fieldReference{"FieldSelector", fieldReferenceFields};
constexpr Fields<3> variableFields{{{"name", String},
                                    {"objref", Struct, &objectReference},
                                    {"fieldref", Struct, &fieldReference}}};
constexpr StructType variable{"Var", variableFields};

constexpr Fields<2> legacySortFields{{{"orderFirst", Strings}, {"orderLast", Strings}}};
constexpr StructType legacySort{"LegacySortOptions", legacySortFields};
constexpr Fields<2> sortFields{{{"order", String}, {"legacySortOptions", Struct, &legacySort}}};
constexpr StructType sortOptions{"SortOptions", sortFields};

constexpr Fields<4> generatorOptionsFields{{{"labels", StringMap},
                                            {"annotations", StringMap},
                                            {"disableNameSuffixHash", Bool},
                                            {"immutable", Bool}}};
constexpr StructType generatorOptions{"GeneratorOptions", generatorOptionsFields};

constexpr Fields<8> configMapFields{{{"namespace", String},
                                     {"name", String},
                                     {"behavior", String},
                                     {"literals", Strings},
                                     {"files", Strings},
                                     {"envs", Strings},
                                     {"env", String},
                                     {"options", Struct, &generatorOptions}}};
constexpr StructType configMap{"ConfigMapArgs", configMapFields};
constexpr Fields<9> secretFields{{{"namespace", String},
                                  {"name", String},
                                  {"behavior", String},
                                  {"literals", Strings},
                                  {"files", Strings},
                                  {"envs", Strings},
                                  {"env", String},
                                  {"options", Struct, &generatorOptions},
                                  {"type", String}}};
constexpr StructType secret{"SecretArgs", secretFields};

constexpr Fields<2> helmGlobalsFields{{{"chartHome", String}, {"configHome", String}}};
constexpr StructType helmGlobals{"HelmGlobals", helmGlobalsFields};
constexpr Fields<16> helmChartFields{{{"name", String},
                                      {"version", String},
                                      {"repo", String},
                                      {"releaseName", String},
                                      {"namespace", String},
                                      {"additionalValuesFiles", Strings},
                                      {"valuesFile", String},
                                      {"valuesInline", Any},
                                      {"valuesMerge", String},
                                      {"includeCRDs", Bool},
                                      {"skipHooks", Bool},
                                      {"apiVersions", Strings},
                                      {"kubeVersion", String},
                                      {"nameTemplate", String},
                                      {"skipTests", Bool},
                                      {"debug", Bool}}};
constexpr StructType helmChart{"HelmChart", helmChartFields};
constexpr Fields<13> helmChartArgsFields{{{"chartName", String},
                                          {"chartVersion", String},
                                          {"chartRepoUrl", String},
                                          {"chartHome", String},
                                          {"chartRepoName", String},
                                          {"helmBin", String},
                                          {"helmHome", String},
                                          {"values", String},
                                          {"valuesLocal", Any},
                                          {"valuesMerge", String},
                                          {"releaseName", String},
                                          {"releaseNamespace", String},
                                          {"extraArgs", Strings}}};
constexpr StructType helmChartArgs{"HelmChartArgs", helmChartArgsFields};

constexpr Fields<34> kustomizationFields{{
    {"kind", String},
    {"apiVersion", String},
    {"metadata", Struct, &metadata},
    {"openapi", StringMap},
    {"namePrefix", String},
    {"nameSuffix", String},
    {"namespace", String},
    {"commonLabels", StringMap},
    {"labels", Structs, &label},
    {"commonAnnotations", StringMap},
    {"patchesStrategicMerge", Strings},
    {"patchesJson6902", Structs, &patch},
    {"patches", Structs, &patch},
    {"images", Structs, &image},
    {"imageTags", Structs, &image},
    {"replacements", Structs, &replacementField},
    {"replicas", Structs, &replica},
    {"vars", Structs, &variable},
    {"sortOptions", Struct, &sortOptions},
    {"resources", Strings},
    {"components", Strings},
    {"crds", Strings},
    {"bases", Strings},
    {"configMapGenerator", Structs, &configMap},
    {"secretGenerator", Structs, &secret},
    {"helmGlobals", Struct, &helmGlobals},
    {"helmCharts", Structs, &helmChart},
    {"helmChartInflationGenerator", Structs, &helmChartArgs},
    {"generatorOptions", Struct, &generatorOptions},
    {"configurations", Strings},
    {"generators", Strings},
    {"transformers", Strings},
    {"validators", Strings},
    {"buildMetadata", Strings},
}};
constexpr StructType kustomization{"Kustomization", kustomizationFields};

constexpr Fields<2> annotationsPluginFields{
    {{"annotations", StringMap}, {"fieldSpecs", Structs, &fieldSpec}}};
constexpr StructType annotationsPlugin{"AnnotationsTransformer", annotationsPluginFields};
constexpr Fields<2> labelPluginFields{{{"labels", StringMap}, {"fieldSpecs", Structs, &fieldSpec}}};
constexpr StructType labelPlugin{"LabelTransformer", labelPluginFields};
constexpr Fields<1> pluginMetadata{{{"metadata", Struct, &metadata}}};
// `env` is for kustomizations only: FixKustomizationPostUnmarshalling makes it one of `envs`.
constexpr Fields<7> configMapPluginArguments{{{"namespace", String},
                                              {"name", String},
                                              {"behavior", String},
                                              {"literals", Strings},
                                              {"files", Strings},
                                              {"envs", Strings},
                                              {"options", Struct, &generatorOptions}}};
constexpr Fields<8> configMapPluginFields =
    joined(pluginMetadata, embedded(configMapPluginArguments));
constexpr StructType configMapPlugin{"ConfigMapGenerator", configMapPluginFields};
constexpr Fields<8> secretPluginArguments{{{"namespace", String},
                                           {"name", String},
                                           {"behavior", String},
                                           {"literals", Strings},
                                           {"files", Strings},
                                           {"envs", Strings},
                                           {"options", Struct, &generatorOptions},
                                           {"type", String}}};
constexpr Fields<9> secretPluginFields = joined(pluginMetadata, embedded(secretPluginArguments));
constexpr StructType secretPlugin{"SecretGenerator", secretPluginFields};
constexpr Fields<2> imagePluginFields{
    {{"imageTag", Struct, &image}, {"fieldSpecs", Structs, &fieldSpec}}};
constexpr StructType imagePlugin{"ImageTagTransformer", imagePluginFields};
constexpr Fields<4> namespacePluginFields{{{"metadata", Struct, &metadata},
                                           {"fieldSpecs", Structs, &fieldSpec},
                                           {"unsetOnly", Bool},
                                           {"setRoleBindingSubjects", String}}};
constexpr StructType namespacePlugin{"NamespaceTransformer", namespacePluginFields};
constexpr Fields<3> jsonPatchPluginFields{
    {{"target", Struct, &selector}, {"path", String}, {"jsonOp", String}}};
constexpr StructType jsonPatchPlugin{"PatchJson6902Transformer", jsonPatchPluginFields};
constexpr Fields<2> mergePatchPluginFields{{{"paths", Strings}, {"patches", String}}};
constexpr StructType mergePatchPlugin{"PatchStrategicMergeTransformer", mergePatchPluginFields};
constexpr StructType patchPlugin{"PatchTransformer", patchFields};
constexpr Fields<3> affixPluginFields{
    {{"prefix", String}, {"suffix", String}, {"fieldSpecs", Structs, &fieldSpec}}};
constexpr StructType affixPlugin{"PrefixSuffixTransformer", affixPluginFields};
constexpr Fields<1> replacementPluginFields{{{"replacements", Structs, &replacementField}}};
constexpr StructType replacementPlugin{"ReplacementTransformer", replacementPluginFields};
constexpr Fields<2> replicaPluginFields{
    {{"replica", Struct, &replica}, {"fieldSpecs", Structs, &fieldSpec}}};
constexpr StructType replicaPlugin{"ReplicaCountTransformer", replicaPluginFields};
constexpr Fields<0> noFields{};
constexpr StructType hashPlugin{"HashTransformer", noFields};
// The fields of both structs, embedded.
constexpr Fields<18> helmPluginFields = embedded(joined(helmGlobalsFields, helmChartFields));
constexpr StructType helmPlugin{"HelmChartInflationGenerator", helmPluginFields};
constexpr Fields<2> accountNameFields{{{"name", String}, {"namespace", String}}};
constexpr StructType accountName{"NameArgs", accountNameFields};
constexpr Fields<2> iamAccountFields{{{"name", String}, {"projectId", String}}};
constexpr StructType iamAccount{"ServiceAccountArgs", iamAccountFields};
constexpr Fields<3> iamPluginFields =
    embedded(Fields<3>{{{"cloud", String},
                        {"kubernetesService", Struct, &accountName},
                        {"serviceAccount", Struct, &iamAccount}}});
constexpr StructType iamPlugin{"IAMPolicyGenerator", iamPluginFields};
constexpr Fields<3> valueTargetFields{
    {{"selector", Struct, &selector}, {"fieldPath", String}, {"filePathPosition", Int}}};
constexpr StructType valueTarget{"ValueAddTarget", valueTargetFields};
constexpr Fields<3> valueAddPluginFields{
    {{"value", String}, {"targets", Structs, &valueTarget}, {"targetFilePath", String}}};
constexpr StructType valueAddPlugin{"ValueAddTransformer", valueAddPluginFields};

constexpr std::array plugins{
    &annotationsPlugin, &labelPlugin,     &configMapPlugin,   &secretPlugin,
    &imagePlugin,       &namespacePlugin, &jsonPatchPlugin,   &mergePatchPlugin,
    &patchPlugin,       &affixPlugin,     &replacementPlugin, &replicaPlugin,
    &hashPlugin,        &helmPlugin,      &iamPlugin,         &valueAddPlugin};

} // namespace

const StructType &kustomizationType()
{
    return kustomization;
}

const StructType &replacementType()
{
    return replacement;
}

const StructType *pluginType(std::string_view kind)
{
    if (kind == "PrefixTransformer" || kind == "SuffixTransformer")
        return &affixPlugin;
    for (const StructType *plugin : plugins) {
        if (plugin->name == kind)
            return plugin;
    }
    return nullptr;
}

} // namespace fleetwright::kustomize
