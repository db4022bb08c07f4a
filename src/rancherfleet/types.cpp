// SPDX-License-Identifier: Apache-2.0
#include "rancherfleet/types.h"

#include <array>

namespace fleetwright::rancherfleet::types {

namespace {

using Type = yaml::GoType;
using Field = yaml::GoField;
using yaml::Omit;

// Field by field in the order of the Go files.

constexpr Type string{Type::Kind::String, "string"};
constexpr Type boolean{Type::Kind::Bool, "bool"};
constexpr Type integer{Type::Kind::Integer, "int"};
constexpr Type intOrString{Type::Kind::IntOrString, "IntOrString"};
constexpr Type object{Type::Kind::Object, "map[string]interface {}"};
constexpr Type raw{Type::Kind::Raw, "any"};
constexpr Type strings{Type::Kind::List, "[]string", &string};
constexpr Type stringMap{Type::Kind::Map, "map[string]string", &string};

// metav1.LabelSelector
constexpr std::array requirementFields{
    Field{"key", &string, Omit::Never},
    Field{"operator", &string, Omit::Never},
    Field{"values", &strings},
};
constexpr Type requirement{Type::Kind::Struct, "LabelSelectorRequirement", nullptr,
                           requirementFields};
constexpr Type requirements{Type::Kind::List, "[]LabelSelectorRequirement", &requirement};
constexpr std::array selectorFields{
    Field{"matchLabels", &stringMap},
    Field{"matchExpressions", &requirements},
};
constexpr Type selector{Type::Kind::Struct, "LabelSelector", nullptr, selectorFields};

// bundledeployment_types.go
constexpr std::array yamlFields{Field{"overlays", &strings}};
constexpr Type yamlOptions{Type::Kind::Struct, "YAMLOptions", nullptr, yamlFields};
constexpr std::array kustomizeFields{Field{"dir", &string}};
constexpr Type kustomizeOptions{Type::Kind::Struct, "KustomizeOptions", nullptr, kustomizeFields};
constexpr std::array keySelectorFields{
    Field{"name", &string, Omit::Never},
    Field{"namespace", &string},
    Field{"key", &string},
};
constexpr Type keySelector{Type::Kind::Struct, "KeySelector", nullptr, keySelectorFields};
constexpr std::array valuesFromFields{
    Field{"configMapKeyRef", &keySelector, Omit::IfNil},
    Field{"secretKeyRef", &keySelector, Omit::IfNil},
};
constexpr Type valuesFrom{Type::Kind::Struct, "ValuesFrom", nullptr, valuesFromFields};
constexpr Type valuesFromList{Type::Kind::List, "[]ValuesFrom", &valuesFrom};
constexpr std::array helmFields{
    Field{"valuesFiles", &strings},
    Field{"chart", &string},
    Field{"repo", &string},
    Field{"releaseName", &string},
    Field{"version", &string},
    Field{"timeoutSeconds", &integer},
    Field{"values", &object, Omit::IfNil},
    Field{"templateValues", &stringMap},
    Field{"valuesFrom", &valuesFromList},
    Field{"force", &boolean},
    Field{"takeOwnership", &boolean},
    Field{"maxHistory", &integer},
    Field{"waitForJobs", &boolean},
    Field{"atomic", &boolean},
    Field{"disablePreProcess", &boolean},
    Field{"disableDNS", &boolean},
    Field{"skipSchemaValidation", &boolean},
    Field{"disableDependencyUpdate", &boolean},
};
constexpr Type helmOptions{Type::Kind::Struct, "HelmOptions", nullptr, helmFields};
constexpr std::array operationFields{
    Field{"op", &string},
    Field{"path", &string},
    Field{"value", &string},
};
constexpr Type operation{Type::Kind::Struct, "Operation", nullptr, operationFields};
constexpr Type operations{Type::Kind::List, "[]Operation", &operation};
constexpr std::array comparePatchFields{
    Field{"apiVersion", &string}, Field{"kind", &string},          Field{"name", &string},
    Field{"namespace", &string},  Field{"jsonPointers", &strings}, Field{"operations", &operations},
};
constexpr Type comparePatch{Type::Kind::Struct, "ComparePatch", nullptr, comparePatchFields};
constexpr Type comparePatches{Type::Kind::List, "[]ComparePatch", &comparePatch};
constexpr std::array diffFields{Field{"comparePatches", &comparePatches}};
constexpr Type diffOptions{Type::Kind::Struct, "DiffOptions", nullptr, diffFields};
constexpr Type stringMaps{Type::Kind::List, "[]map[string]string", &stringMap};
constexpr std::array ignoreFields{Field{"conditions", &stringMaps}};
constexpr Type ignoreOptions{Type::Kind::Struct, "IgnoreOptions", nullptr, ignoreFields};
constexpr std::array correctDriftFields{
    Field{"enabled", &boolean},
    Field{"force", &boolean},
    Field{"keepFailHistory", &boolean},
};
constexpr Type correctDrift{Type::Kind::Struct, "CorrectDrift", nullptr, correctDriftFields};
constexpr std::array downstreamFields{Field{"kind", &string}, Field{"name", &string}};
constexpr Type downstream{Type::Kind::Struct, "DownstreamResource", nullptr, downstreamFields};
constexpr Type downstreamList{Type::Kind::List, "[]DownstreamResource", &downstream};
constexpr std::array overwriteFields{
    Field{"name", &string},
    Field{"namespace", &string},
    Field{"kind", &string},
};
constexpr Type overwrite{Type::Kind::Struct, "OverwrittenResource", nullptr, overwriteFields};
constexpr Type overwrites{Type::Kind::List, "[]OverwrittenResource", &overwrite};

constexpr std::array optionsFields{
    Field{"yaml", &yamlOptions, Omit::IfNil},
    Field{"kustomize", &kustomizeOptions, Omit::IfNil},
    Field{"defaultNamespace", &string},
    Field{"namespace", &string},
    Field{"helm", &helmOptions, Omit::IfNil},
    Field{"serviceAccount", &string},
    Field{"createNamespace", &boolean, Omit::IfNil},
    Field{"forceSyncGeneration", &integer},
    Field{"diff", &diffOptions, Omit::IfNil},
    Field{"keepResources", &boolean},
    Field{"deleteNamespace", &boolean},
    Field{"ignore", &ignoreOptions, Omit::IfNil},
    Field{"correctDrift", &correctDrift, Omit::IfNil},
    Field{"namespaceLabels", &stringMap},
    Field{"namespaceAnnotations", &stringMap},
    Field{"deleteCRDResources", &boolean},
    Field{"downstreamResources", &downstreamList},
    Field{"overwrites", &overwrites},
    Field{"allowedTargetNamespaceSelector", &selector, Omit::IfNil},
};

/// The fields of a struct and of those that it embeds.
template<std::size_t first, std::size_t second>
constexpr std::array<Field, first + second> joined(const std::array<Field, first> &own,
                                                   const std::array<Field, second> &embedded)
{
    std::array<Field, first + second> all{};
    for (std::size_t i = 0; i < first; ++i)
        all[i] = own[i];
    for (std::size_t i = 0; i < second; ++i)
        all[first + i] = embedded[i];
    return all;
}

/// The same fields with texts in place of strings, where sigs.k8s.io/yaml makes text of scalars.
constexpr Type text{Type::Kind::Text, "string"};
constexpr Type texts{Type::Kind::List, "[]string", &text};
constexpr Type textMap{Type::Kind::Map, "map[string]string", &text};
constexpr std::array textRequirementFields{
    Field{"key", &text, Omit::Never},
    Field{"operator", &text, Omit::Never},
    Field{"values", &texts},
};
constexpr Type textRequirement{Type::Kind::Struct, "LabelSelectorRequirement", nullptr,
                               textRequirementFields};
constexpr Type textRequirements{Type::Kind::List, "[]LabelSelectorRequirement", &textRequirement};
constexpr std::array textSelectorFields{
    Field{"matchLabels", &textMap},
    Field{"matchExpressions", &textRequirements},
};
constexpr Type textSelector{Type::Kind::Struct, "LabelSelector", nullptr, textSelectorFields};
constexpr std::array textTargetFields{
    Field{"name", &text},
    Field{"clusterName", &text},
    Field{"clusterSelector", &textSelector, Omit::IfNil},
    Field{"clusterGroup", &text},
    Field{"clusterGroupSelector", &textSelector, Omit::IfNil},
};
constexpr Type textTarget{Type::Kind::Struct, "GitTarget", nullptr, textTargetFields};
constexpr Type textTargets{Type::Kind::List, "[]GitTarget", &textTarget};

// GitTarget, BundleTargetRestriction, ScheduleTarget
constexpr std::array targetFields{
    Field{"name", &string},
    Field{"clusterName", &string},
    Field{"clusterSelector", &selector, Omit::IfNil},
    Field{"clusterGroup", &string},
    Field{"clusterGroupSelector", &selector, Omit::IfNil},
};
constexpr Type target{Type::Kind::Struct, "GitTarget", nullptr, targetFields};
constexpr Type targets{Type::Kind::List, "[]GitTarget", &target};

// bundle_types.go. namespaceLabels and namespaceAnnotations of BundleTarget hide those of the
// options that it embeds.
constexpr std::array doNotDeployFields{Field{"doNotDeploy", &boolean}};
constexpr auto bundleTargetFields = joined(joined(targetFields, doNotDeployFields), optionsFields);
constexpr Type bundleTarget{Type::Kind::Struct, "BundleTarget", nullptr, bundleTargetFields};
constexpr Type bundleTargets{Type::Kind::List, "[]BundleTarget", &bundleTarget};

template<std::size_t count>
constexpr std::array<Field, count> withTextMaps(std::array<Field, count> fields)
{
    for (Field &field : fields) {
        if (field.name == "namespaceLabels" || field.name == "namespaceAnnotations")
            field.type = &textMap;
    }
    return fields;
}

/// What stands in targetCustomizations, a field of FleetYAML itself.
constexpr auto customizationFields =
    withTextMaps(joined(joined(textTargetFields, doNotDeployFields), optionsFields));
constexpr Type customization{Type::Kind::Struct, "BundleTarget", nullptr, customizationFields};
constexpr Type customizations{Type::Kind::List, "[]BundleTarget", &customization};
constexpr std::array bundleRefFields{
    Field{"name", &string},
    Field{"selector", &selector, Omit::IfNil},
    Field{"acceptedStates", &strings},
};
constexpr Type bundleRef{Type::Kind::Struct, "BundleRef", nullptr, bundleRefFields};
constexpr Type bundleRefs{Type::Kind::List, "[]BundleRef", &bundleRef};
constexpr std::array ownPartitionFields{Field{"maxUnavailable", &intOrString, Omit::IfNil}};
constexpr auto partitionFields = joined(ownPartitionFields, targetFields);
constexpr Type partition{Type::Kind::Struct, "Partition", nullptr, partitionFields};
constexpr Type partitions{Type::Kind::List, "[]Partition", &partition};
constexpr std::array rolloutFields{
    Field{"maxUnavailable", &intOrString, Omit::IfNil},
    Field{"maxUnavailablePartitions", &intOrString, Omit::IfNil},
    Field{"autoPartitionSize", &intOrString, Omit::IfNil},
    Field{"autoPartitionThreshold", &integer, Omit::IfNil},
    Field{"maxNew", &integer, Omit::IfNil},
    Field{"partitions", &partitions},
};
constexpr Type rollout{Type::Kind::Struct, "RolloutStrategy", nullptr, rolloutFields};
constexpr Type anyList{Type::Kind::List, "[]any", &raw};

// fleetyaml.go, and of metav1.ObjectMeta what reaches the bundle
constexpr std::array fleetYamlFields{
    Field{"name", &string},
    Field{"labels", &stringMap},
    Field{"annotations", &stringMap},
    Field{"paused", &boolean},
    Field{"rolloutStrategy", &rollout, Omit::IfNil},
    Field{"resources", &anyList},
    Field{"targetCustomizationMode", &string},
    Field{"targets", &bundleTargets},
    Field{"targetRestrictions", &targets},
    Field{"dependsOn", &bundleRefs},
    Field{"contentsId", &string},
    Field{"helmOpOptions", &object, Omit::IfNil},
    Field{"valuesHash", &string},
    Field{"targetCustomizations", &customizations},
    Field{"imageScans", &anyList},
    Field{"overrideTargets", &textTargets, Omit::IfNil},
};
constexpr auto allFleetYamlFields = joined(fleetYamlFields, optionsFields);

constexpr std::array bundlePathFields{Field{"base", &string}, Field{"options", &string}};
constexpr Type bundlePath{Type::Kind::Struct, "BundlePath", nullptr, bundlePathFields};
constexpr Type bundlePaths{Type::Kind::List, "[]BundlePath", &bundlePath};
constexpr std::array gitRepoFields{
    Field{"repo", &string},
    Field{"branch", &string},
    Field{"revision", &string},
    Field{"targetNamespace", &string},
    Field{"clientSecretName", &string},
    Field{"helmSecretName", &string},
    Field{"pollingInterval", &string},
    Field{"paths", &strings},
    Field{"paused", &boolean},
    Field{"serviceAccount", &string},
    Field{"targets", &targets},
    Field{"forceSyncGeneration", &integer},
    Field{"keepResources", &boolean},
    Field{"deleteNamespace", &boolean},
    Field{"correctDrift", &correctDrift, Omit::IfNil},
    Field{"bundles", &bundlePaths},
};

constexpr std::array clusterFields{
    Field{"paused", &boolean},
    Field{"templateValues", &object, Omit::IfNil},
};
constexpr std::array selectorFieldFields{Field{"selector", &selector, Omit::IfNil}};
constexpr std::array namespaceMappingFields{
    Field{"bundleSelector", &selector, Omit::IfNil},
    Field{"namespaceSelector", &selector, Omit::IfNil},
};
constexpr std::array restrictionFields{
    Field{"defaultServiceAccount", &string},
    Field{"allowedServiceAccounts", &strings},
    Field{"allowedRepoPatterns", &strings},
    Field{"defaultClientSecretName", &string},
    Field{"allowedClientSecretNames", &strings},
    Field{"allowedTargetNamespaces", &strings},
    Field{"allowedTargetNamespaceSelector", &selector, Omit::IfNil},
};
constexpr std::array gitRepoPolicyFields{
    Field{"defaultServiceAccount", &string},
    Field{"defaultClientSecretName", &string},
    Field{"allowedClientSecretNames", &strings},
    Field{"allowedRepoPatterns", &strings},
};
constexpr Type gitRepoPolicy{Type::Kind::Struct, "GitRepoPolicySpec", nullptr, gitRepoPolicyFields};
constexpr std::array policyFields{
    Field{"requireServiceAccount", &boolean},
    Field{"allowedServiceAccounts", &strings},
    Field{"allowNamespaceCreation", &boolean},
    Field{"gitRepo", &gitRepoPolicy, Omit::IfNil},
};
constexpr std::array scheduleTargetsFields{Field{"clusters", &targets}};
constexpr Type scheduleTargets{Type::Kind::Struct, "ScheduleTargets", nullptr,
                               scheduleTargetsFields};
constexpr std::array scheduleFields{
    Field{"schedule", &string},
    Field{"duration", &string},
    Field{"location", &string},
    Field{"targets", &scheduleTargets},
};

} // namespace

const Type fleetYaml{Type::Kind::Struct, "FleetYAML", nullptr, allFleetYamlFields};
const Type options{Type::Kind::Struct, "BundleDeploymentOptions", nullptr, optionsFields};
const Type gitRepoSpec{Type::Kind::Struct, "GitRepoSpec", nullptr, gitRepoFields};
const Type clusterSpec{Type::Kind::Struct, "ClusterSpec", nullptr, clusterFields};
const Type selectorField{Type::Kind::Struct, "ClusterGroupSpec", nullptr, selectorFieldFields};
const Type namespaceMapping{Type::Kind::Struct, "BundleNamespaceMapping", nullptr,
                            namespaceMappingFields};
const Type gitRepoRestriction{Type::Kind::Struct, "GitRepoRestriction", nullptr, restrictionFields};
const Type policy{Type::Kind::Struct, "Policy", nullptr, policyFields};
const Type scheduleSpec{Type::Kind::Struct, "ScheduleSpec", nullptr, scheduleFields};
const Type rolloutStrategy{Type::Kind::Struct, "RolloutStrategy", nullptr, rolloutFields};

} // namespace fleetwright::rancherfleet::types
