// SPDX-License-Identifier: Apache-2.0
#include "argocd/schema.h"

#include <array>

namespace fleetwright::argocd {

namespace {

// pkg/apis/application/v1alpha1/types.go of Argo CD v3.5, field by field, in its order.

constexpr Type string{Type::Kind::String, "string"};
constexpr Type boolean{Type::Kind::Bool, "bool"};
constexpr Type integer{Type::Kind::Integer, "int64"};
constexpr Type intOrString{Type::Kind::IntOrString, "IntOrString"};
constexpr Type raw{Type::Kind::Raw, "RawExtension"};
constexpr Type stringMap{Type::Kind::Map, "map[string]string", &string};
constexpr Type boolMap{Type::Kind::Map, "map[string]bool", &boolean};
constexpr std::array helmParameterFields{
    Field{"name", &string, Omit::IfEmpty},
    Field{"value", &string, Omit::IfEmpty},
    Field{"forceString", &boolean, Omit::IfEmpty},
};
constexpr Type helmParameter{Type::Kind::Struct, "HelmParameter", nullptr, helmParameterFields};
constexpr std::array helmFileParameterFields{
    Field{"name", &string, Omit::IfEmpty},
    Field{"path", &string, Omit::IfEmpty},
};
constexpr Type helmFileParameter{Type::Kind::Struct, "HelmFileParameter", nullptr,
                                 helmFileParameterFields};
constexpr Type stringList{Type::Kind::List, "[]string", &string};
constexpr Type helmParameterList{Type::Kind::List, "[]HelmParameter", &helmParameter};
constexpr Type helmFileParameterList{Type::Kind::List, "[]HelmFileParameter", &helmFileParameter};
constexpr std::array applicationSourceHelmFields{
    Field{"valueFiles", &stringList, Omit::IfEmpty},
    Field{"parameters", &helmParameterList, Omit::IfEmpty},
    Field{"releaseName", &string, Omit::IfEmpty},
    Field{"values", &string, Omit::IfEmpty},
    Field{"fileParameters", &helmFileParameterList, Omit::IfEmpty},
    Field{"version", &string, Omit::IfEmpty},
    Field{"passCredentials", &boolean, Omit::IfEmpty},
    Field{"ignoreMissingValueFiles", &boolean, Omit::IfEmpty},
    Field{"skipCrds", &boolean, Omit::IfEmpty},
    Field{"valuesObject", &raw, Omit::IfNil},
    Field{"namespace", &string, Omit::IfEmpty},
    Field{"kubeVersion", &string, Omit::IfEmpty},
    Field{"apiVersions", &stringList, Omit::IfEmpty},
    Field{"skipTests", &boolean, Omit::IfEmpty},
    Field{"skipSchemaValidation", &boolean, Omit::IfEmpty},
};
constexpr Type applicationSourceHelm{Type::Kind::Struct, "ApplicationSourceHelm", nullptr,
                                     applicationSourceHelmFields};
constexpr std::array kustomizeReplicaFields{
    Field{"name", &string, Omit::Never},
    Field{"count", &intOrString, Omit::Never},
};
constexpr Type kustomizeReplica{Type::Kind::Struct, "KustomizeReplica", nullptr,
                                kustomizeReplicaFields};
constexpr std::array kustomizeSelectorFields{
    Field{"group", &string, Omit::IfEmpty},
    Field{"version", &string, Omit::IfEmpty},
    Field{"kind", &string, Omit::IfEmpty},
    Field{"name", &string, Omit::IfEmpty},
    Field{"namespace", &string, Omit::IfEmpty},
    Field{"annotationSelector", &string, Omit::IfEmpty},
    Field{"labelSelector", &string, Omit::IfEmpty},
};
constexpr Type kustomizeSelector{Type::Kind::Struct, "KustomizeSelector", nullptr,
                                 kustomizeSelectorFields};
constexpr std::array kustomizePatchFields{
    Field{"path", &string, Omit::IfEmpty},
    Field{"patch", &string, Omit::IfEmpty},
    Field{"target", &kustomizeSelector, Omit::IfNil},
    Field{"options", &boolMap, Omit::IfEmpty},
};
constexpr Type kustomizePatch{Type::Kind::Struct, "KustomizePatch", nullptr, kustomizePatchFields};
constexpr Type kustomizeReplicaList{Type::Kind::List, "[]KustomizeReplica", &kustomizeReplica};
constexpr Type kustomizePatchList{Type::Kind::List, "[]KustomizePatch", &kustomizePatch};
constexpr std::array applicationSourceKustomizeFields{
    Field{"namePrefix", &string, Omit::IfEmpty},
    Field{"nameSuffix", &string, Omit::IfEmpty},
    Field{"images", &stringList, Omit::IfEmpty},
    Field{"commonLabels", &stringMap, Omit::IfEmpty},
    Field{"version", &string, Omit::IfEmpty},
    Field{"commonAnnotations", &stringMap, Omit::IfEmpty},
    Field{"forceCommonLabels", &boolean, Omit::IfEmpty},
    Field{"forceCommonAnnotations", &boolean, Omit::IfEmpty},
    Field{"namespace", &string, Omit::IfEmpty},
    Field{"commonAnnotationsEnvsubst", &boolean, Omit::IfEmpty},
    Field{"replicas", &kustomizeReplicaList, Omit::IfEmpty},
    Field{"patches", &kustomizePatchList, Omit::IfEmpty},
    Field{"components", &stringList, Omit::IfEmpty},
    Field{"ignoreMissingComponents", &boolean, Omit::IfEmpty},
    Field{"labelWithoutSelector", &boolean, Omit::IfEmpty},
    Field{"kubeVersion", &string, Omit::IfEmpty},
    Field{"apiVersions", &stringList, Omit::IfEmpty},
    Field{"labelIncludeTemplates", &boolean, Omit::IfEmpty},
};
constexpr Type applicationSourceKustomize{Type::Kind::Struct, "ApplicationSourceKustomize", nullptr,
                                          applicationSourceKustomizeFields};
constexpr std::array jsonnetVarFields{
    Field{"name", &string, Omit::Never},
    Field{"value", &string, Omit::Never},
    Field{"code", &boolean, Omit::IfEmpty},
};
constexpr Type jsonnetVar{Type::Kind::Struct, "JsonnetVar", nullptr, jsonnetVarFields};
constexpr Type jsonnetVarList{Type::Kind::List, "[]JsonnetVar", &jsonnetVar};
constexpr std::array applicationSourceJsonnetFields{
    Field{"extVars", &jsonnetVarList, Omit::IfEmpty},
    Field{"tlas", &jsonnetVarList, Omit::IfEmpty},
    Field{"libs", &stringList, Omit::IfEmpty},
};
constexpr Type applicationSourceJsonnet{Type::Kind::Struct, "ApplicationSourceJsonnet", nullptr,
                                        applicationSourceJsonnetFields};
constexpr std::array applicationSourceDirectoryFields{
    Field{"recurse", &boolean, Omit::IfEmpty},
    Field{"jsonnet", &applicationSourceJsonnet, Omit::IfZero},
    Field{"exclude", &string, Omit::IfEmpty},
    Field{"include", &string, Omit::IfEmpty},
};
constexpr Type applicationSourceDirectory{Type::Kind::Struct, "ApplicationSourceDirectory", nullptr,
                                          applicationSourceDirectoryFields};
constexpr std::array envEntryFields{
    Field{"name", &string, Omit::Never},
    Field{"value", &string, Omit::Never},
};
constexpr Type envEntry{Type::Kind::Struct, "EnvEntry", nullptr, envEntryFields};
// MarshalJSON of its own: the name is always there.
constexpr std::array applicationSourcePluginParameterFields{
    Field{"name", &string, Omit::Never},
    Field{"string", &string, Omit::IfNil},
    Field{"map", &stringMap, Omit::IfNil},
    Field{"array", &stringList, Omit::IfNil},
};
constexpr Type applicationSourcePluginParameter{Type::Kind::Struct,
                                                "ApplicationSourcePluginParameter", nullptr,
                                                applicationSourcePluginParameterFields};
constexpr Type envEntryList{Type::Kind::List, "[]EnvEntry", &envEntry};
constexpr Type applicationSourcePluginParameterList{
    Type::Kind::List, "[]ApplicationSourcePluginParameter", &applicationSourcePluginParameter};
constexpr std::array applicationSourcePluginFields{
    Field{"name", &string, Omit::IfEmpty},
    Field{"env", &envEntryList, Omit::IfEmpty},
    Field{"parameters", &applicationSourcePluginParameterList, Omit::IfEmpty},
};
constexpr Type applicationSourcePlugin{Type::Kind::Struct, "ApplicationSourcePlugin", nullptr,
                                       applicationSourcePluginFields};
constexpr std::array applicationSourceFields{
    Field{"repoURL", &string, Omit::Never},
    Field{"path", &string, Omit::IfEmpty},
    Field{"targetRevision", &string, Omit::IfEmpty},
    Field{"helm", &applicationSourceHelm, Omit::IfNil},
    Field{"kustomize", &applicationSourceKustomize, Omit::IfNil},
    Field{"directory", &applicationSourceDirectory, Omit::IfNil},
    Field{"plugin", &applicationSourcePlugin, Omit::IfNil},
    Field{"chart", &string, Omit::IfEmpty},
    Field{"ref", &string, Omit::IfEmpty},
    Field{"name", &string, Omit::IfEmpty},
    Field{"tagPrefix", &string, Omit::IfEmpty},
};
constexpr Type applicationSource{Type::Kind::Struct, "ApplicationSource", nullptr,
                                 applicationSourceFields};
constexpr std::array applicationDestinationFields{
    Field{"server", &string, Omit::IfEmpty},
    Field{"namespace", &string, Omit::IfEmpty},
    Field{"name", &string, Omit::IfEmpty},
};
constexpr Type applicationDestination{Type::Kind::Struct, "ApplicationDestination", nullptr,
                                      applicationDestinationFields};
constexpr std::array syncPolicyAutomatedFields{
    Field{"prune", &boolean, Omit::IfNil},
    Field{"selfHeal", &boolean, Omit::IfNil},
    Field{"allowEmpty", &boolean, Omit::IfNil},
    Field{"enabled", &boolean, Omit::IfNil},
};
constexpr Type syncPolicyAutomated{Type::Kind::Struct, "SyncPolicyAutomated", nullptr,
                                   syncPolicyAutomatedFields};
constexpr std::array backoffFields{
    Field{"duration", &string, Omit::IfEmpty},
    Field{"factor", &integer, Omit::IfNil},
    Field{"maxDuration", &string, Omit::IfEmpty},
};
constexpr Type backoff{Type::Kind::Struct, "Backoff", nullptr, backoffFields};
constexpr std::array retryStrategyFields{
    Field{"limit", &integer, Omit::IfEmpty},
    Field{"backoff", &backoff, Omit::IfNil},
    Field{"refresh", &boolean, Omit::IfEmpty},
};
constexpr Type retryStrategy{Type::Kind::Struct, "RetryStrategy", nullptr, retryStrategyFields};
constexpr std::array managedNamespaceMetadataFields{
    Field{"labels", &stringMap, Omit::IfEmpty},
    Field{"annotations", &stringMap, Omit::IfEmpty},
};
constexpr Type managedNamespaceMetadata{Type::Kind::Struct, "ManagedNamespaceMetadata", nullptr,
                                        managedNamespaceMetadataFields};
constexpr std::array syncPolicyFields{
    Field{"automated", &syncPolicyAutomated, Omit::IfNil},
    Field{"syncOptions", &stringList, Omit::IfEmpty},
    Field{"retry", &retryStrategy, Omit::IfNil},
    Field{"managedNamespaceMetadata", &managedNamespaceMetadata, Omit::IfNil},
};
constexpr Type syncPolicy{Type::Kind::Struct, "SyncPolicy", nullptr, syncPolicyFields};
constexpr std::array resourceIgnoreDifferencesFields{
    Field{"group", &string, Omit::IfEmpty},
    Field{"kind", &string, Omit::Never},
    Field{"name", &string, Omit::IfEmpty},
    Field{"namespace", &string, Omit::IfEmpty},
    Field{"jsonPointers", &stringList, Omit::IfEmpty},
    Field{"jqPathExpressions", &stringList, Omit::IfEmpty},
    Field{"managedFieldsManagers", &stringList, Omit::IfEmpty},
};
constexpr Type resourceIgnoreDifferences{Type::Kind::Struct, "ResourceIgnoreDifferences", nullptr,
                                         resourceIgnoreDifferencesFields};
constexpr std::array infoFields{
    Field{"name", &string, Omit::Never},
    Field{"value", &string, Omit::Never},
};
constexpr Type info{Type::Kind::Struct, "Info", nullptr, infoFields};
constexpr std::array drySourceFields{
    Field{"repoURL", &string, Omit::Never},
    Field{"targetRevision", &string, Omit::Never},
    Field{"path", &string, Omit::Never},
    Field{"helm", &applicationSourceHelm, Omit::IfNil},
    Field{"kustomize", &applicationSourceKustomize, Omit::IfNil},
    Field{"directory", &applicationSourceDirectory, Omit::IfNil},
    Field{"plugin", &applicationSourcePlugin, Omit::IfNil},
};
constexpr Type drySource{Type::Kind::Struct, "DrySource", nullptr, drySourceFields};
constexpr std::array syncSourceFields{
    Field{"targetBranch", &string, Omit::Never},
    Field{"path", &string, Omit::Never},
    Field{"repoURL", &string, Omit::IfEmpty},
};
constexpr Type syncSource{Type::Kind::Struct, "SyncSource", nullptr, syncSourceFields};
constexpr std::array hydrateToFields{
    Field{"targetBranch", &string, Omit::Never},
};
constexpr Type hydrateTo{Type::Kind::Struct, "HydrateTo", nullptr, hydrateToFields};
constexpr std::array sourceHydratorFields{
    Field{"drySource", &drySource, Omit::Never},
    Field{"syncSource", &syncSource, Omit::Never},
    Field{"hydrateTo", &hydrateTo, Omit::IfNil},
};
constexpr Type sourceHydrator{Type::Kind::Struct, "SourceHydrator", nullptr, sourceHydratorFields};
constexpr Type resourceIgnoreDifferencesList{Type::Kind::List, "[]ResourceIgnoreDifferences",
                                             &resourceIgnoreDifferences};
constexpr Type infoList{Type::Kind::List, "[]Info", &info};
constexpr Type applicationSourceList{Type::Kind::List, "[]ApplicationSource", &applicationSource};
constexpr std::array applicationSpecFields{
    Field{"source", &applicationSource, Omit::IfNil},
    Field{"destination", &applicationDestination, Omit::Never},
    Field{"project", &string, Omit::Never},
    Field{"syncPolicy", &syncPolicy, Omit::IfNil},
    Field{"ignoreDifferences", &resourceIgnoreDifferencesList, Omit::IfEmpty},
    Field{"info", &infoList, Omit::IfEmpty},
    Field{"revisionHistoryLimit", &integer, Omit::IfNil},
    Field{"sources", &applicationSourceList, Omit::IfEmpty},
    Field{"sourceHydrator", &sourceHydrator, Omit::IfNil},
};
constexpr Type applicationSpec{Type::Kind::Struct, "ApplicationSpec", nullptr,
                               applicationSpecFields};
constexpr std::array syncStrategyApplyFields{
    Field{"force", &boolean, Omit::IfEmpty},
};
constexpr Type syncStrategyApply{Type::Kind::Struct, "SyncStrategyApply", nullptr,
                                 syncStrategyApplyFields};
constexpr std::array syncStrategyHookFields{
    Field{"force", &boolean, Omit::IfEmpty},
};
constexpr Type syncStrategyHook{Type::Kind::Struct, "SyncStrategyHook", nullptr,
                                syncStrategyHookFields};
constexpr std::array syncStrategyFields{
    Field{"apply", &syncStrategyApply, Omit::IfNil},
    Field{"hook", &syncStrategyHook, Omit::IfNil},
};
constexpr Type syncStrategy{Type::Kind::Struct, "SyncStrategy", nullptr, syncStrategyFields};
constexpr std::array syncOperationResourceFields{
    Field{"group", &string, Omit::IfEmpty},
    Field{"kind", &string, Omit::Never},
    Field{"name", &string, Omit::Never},
    Field{"namespace", &string, Omit::IfEmpty},
};
constexpr Type syncOperationResource{Type::Kind::Struct, "SyncOperationResource", nullptr,
                                     syncOperationResourceFields};
constexpr Type syncOperationResourceList{Type::Kind::List, "[]SyncOperationResource",
                                         &syncOperationResource};
constexpr std::array syncOperationFields{
    Field{"revision", &string, Omit::IfEmpty},
    Field{"prune", &boolean, Omit::IfEmpty},
    Field{"dryRun", &boolean, Omit::IfEmpty},
    Field{"syncStrategy", &syncStrategy, Omit::IfNil},
    Field{"resources", &syncOperationResourceList, Omit::IfEmpty},
    Field{"source", &applicationSource, Omit::IfNil},
    Field{"manifests", &stringList, Omit::IfEmpty},
    Field{"syncOptions", &stringList, Omit::IfEmpty},
    Field{"sources", &applicationSourceList, Omit::IfEmpty},
    Field{"revisions", &stringList, Omit::IfEmpty},
    Field{"autoHealAttemptsCount", &integer, Omit::IfEmpty},
};
constexpr Type syncOperation{Type::Kind::Struct, "SyncOperation", nullptr, syncOperationFields};
constexpr std::array operationInitiatorFields{
    Field{"username", &string, Omit::IfEmpty},
    Field{"automated", &boolean, Omit::IfEmpty},
};
constexpr Type operationInitiator{Type::Kind::Struct, "OperationInitiator", nullptr,
                                  operationInitiatorFields};
constexpr std::array operationFields{
    Field{"sync", &syncOperation, Omit::IfNil},
    Field{"initiatedBy", &operationInitiator, Omit::Never},
    Field{"info", &infoList, Omit::IfEmpty},
    Field{"retry", &retryStrategy, Omit::Never},
};
constexpr Type operation{Type::Kind::Struct, "Operation", nullptr, operationFields};
// Of metav1.ObjectMeta what the ApplicationSet controller copies into an Application.
constexpr std::array metadataFields{
    Field{"name", &string, Omit::IfEmpty},
    Field{"namespace", &string, Omit::IfEmpty},
    Field{"labels", &stringMap, Omit::IfEmpty},
    Field{"annotations", &stringMap, Omit::IfEmpty},
    Field{"finalizers", &stringList, Omit::IfEmpty, PatchStrategy::MergeScalars},
};
constexpr Type objectMeta{Type::Kind::Struct, "ObjectMeta", nullptr, metadataFields};
constexpr std::array applicationFields{
    Field{"apiVersion", &string, Omit::IfEmpty}, Field{"kind", &string, Omit::IfEmpty},
    Field{"metadata", &objectMeta, Omit::Never}, Field{"spec", &applicationSpec, Omit::Never},
    Field{"operation", &operation, Omit::IfNil},
};
constexpr std::array templateFields{
    Field{"metadata", &objectMeta, Omit::Never},
    Field{"spec", &applicationSpec, Omit::Never},
};

} // namespace

namespace types {
const Type application{Type::Kind::Struct, "Application", nullptr, applicationFields};
const Type applicationSpec = argocd::applicationSpec;
const Type applicationSetTemplate{Type::Kind::Struct, "ApplicationSetTemplate", nullptr,
                                  templateFields};
} // namespace types

} // namespace fleetwright::argocd
