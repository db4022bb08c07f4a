// SPDX-License-Identifier: Apache-2.0
#include "analysis/kindscope.h"

#include "flux/knownobjects.h"

#include <array>
#include <unordered_set>

namespace fleetwright::analysis {

namespace {

struct Kinds {
    std::string_view group;
    std::string_view kinds; ///< between blanks
};

/// `kubectl api-resources --namespaced=false` of Kubernetes 1.33, and the operators' CRDs.
constexpr std::array clusterKinds{
    Kinds{"", " Namespace Node PersistentVolume "},
    Kinds{"admissionregistration.k8s.io",
          " MutatingWebhookConfiguration ValidatingWebhookConfiguration ValidatingAdmissionPolicy"
          " ValidatingAdmissionPolicyBinding MutatingAdmissionPolicy"
          " MutatingAdmissionPolicyBinding "},
    Kinds{"apiextensions.k8s.io", " CustomResourceDefinition "},
    Kinds{"apiregistration.k8s.io", " APIService "},
    Kinds{"certificates.k8s.io", " CertificateSigningRequest ClusterTrustBundle "},
    Kinds{"flowcontrol.apiserver.k8s.io", " FlowSchema PriorityLevelConfiguration "},
    Kinds{"networking.k8s.io", " IngressClass IPAddress ServiceCIDR "},
    Kinds{"node.k8s.io", " RuntimeClass "},
    Kinds{"policy", " PodSecurityPolicy "},
    Kinds{"rbac.authorization.k8s.io", " ClusterRole ClusterRoleBinding "},
    Kinds{"resource.k8s.io", " DeviceClass ResourceSlice "},
    Kinds{"scheduling.k8s.io", " PriorityClass "},
    Kinds{"storage.k8s.io",
          " CSIDriver CSINode StorageClass VolumeAttachment VolumeAttributesClass "},
    Kinds{"snapshot.storage.k8s.io", " VolumeSnapshotClass VolumeSnapshotContent "},
    Kinds{"gateway.networking.k8s.io", " GatewayClass "},
    Kinds{"cert-manager.io", " ClusterIssuer "},
    Kinds{"trust.cert-manager.io", " Bundle "},
    Kinds{"kyverno.io",
          " ClusterPolicy ClusterCleanupPolicy GlobalContextEntry ClusterAdmissionReport"
          " ClusterBackgroundScanReport "},
    Kinds{"policies.kyverno.io",
          " ValidatingPolicy ImageValidatingPolicy MutatingPolicy GeneratingPolicy"
          " DeletingPolicy "},
    Kinds{"external-secrets.io", " ClusterSecretStore ClusterExternalSecret ClusterPushSecret "},
    Kinds{"templates.gatekeeper.sh", " ConstraintTemplate "},
    Kinds{
        "cilium.io",
        " CiliumClusterwideNetworkPolicy CiliumNode CiliumLoadBalancerIPPool CiliumBGPPeeringPolicy"
        " CiliumBGPClusterConfig CiliumEgressGatewayPolicy "},
    Kinds{"crd.projectcalico.org",
          " GlobalNetworkPolicy GlobalNetworkSet IPPool FelixConfiguration BGPConfiguration"
          " BGPPeer "},
    Kinds{"operator.tigera.io", " Installation APIServer TigeraStatus "},
    Kinds{"karpenter.sh", " NodePool NodeClaim "},
    Kinds{"karpenter.k8s.aws", " EC2NodeClass "},
    Kinds{"keda.sh", " ClusterTriggerAuthentication "},
    Kinds{"cluster.open-cluster-management.io", " ManagedCluster ManagedClusterSet "},
    Kinds{"apiextensions.crossplane.io",
          " CompositeResourceDefinition Composition CompositionRevision "},
    Kinds{"pkg.crossplane.io",
          " Provider ProviderRevision Configuration Function DeploymentRuntimeConfig "},
    Kinds{"management.cattle.io", " Project Setting Feature "},
};

constexpr std::array namespacedKinds{
    Kinds{"", " Binding ConfigMap Endpoints Event LimitRange PersistentVolumeClaim Pod PodTemplate"
              " ReplicationController ResourceQuota Secret Service ServiceAccount "},
    Kinds{"apps", " ControllerRevision DaemonSet Deployment ReplicaSet StatefulSet "},
    Kinds{"autoscaling", " HorizontalPodAutoscaler "},
    Kinds{"autoscaling.k8s.io", " VerticalPodAutoscaler "},
    Kinds{"batch", " CronJob Job "},
    Kinds{"coordination.k8s.io", " Lease "},
    Kinds{"discovery.k8s.io", " EndpointSlice "},
    Kinds{"extensions", " Ingress Deployment DaemonSet "},
    Kinds{"networking.k8s.io", " Ingress NetworkPolicy "},
    Kinds{"policy", " PodDisruptionBudget "},
    Kinds{"rbac.authorization.k8s.io", " Role RoleBinding "},
    Kinds{"resource.k8s.io", " ResourceClaim ResourceClaimTemplate "},
    Kinds{"storage.k8s.io", " CSIStorageCapacity "},
    Kinds{"snapshot.storage.k8s.io", " VolumeSnapshot "},
    Kinds{"gateway.networking.k8s.io",
          " Gateway HTTPRoute GRPCRoute TCPRoute TLSRoute UDPRoute ReferenceGrant "},
    Kinds{"argoproj.io",
          " Application ApplicationSet AppProject Rollout AnalysisTemplate Experiment Workflow"
          " WorkflowTemplate CronWorkflow EventBus EventSource Sensor "},
    Kinds{"cert-manager.io", " Certificate CertificateRequest Issuer "},
    Kinds{"kyverno.io", " Policy CleanupPolicy PolicyException "},
    Kinds{"external-secrets.io", " ExternalSecret SecretStore PushSecret "},
    Kinds{"bitnami.com", " SealedSecret "},
    Kinds{"monitoring.coreos.com",
          " Alertmanager AlertmanagerConfig PodMonitor Probe Prometheus PrometheusAgent"
          " PrometheusRule ScrapeConfig ServiceMonitor ThanosRuler "},
    Kinds{"cilium.io", " CiliumNetworkPolicy CiliumEndpoint CiliumEnvoyConfig "},
    Kinds{"networking.istio.io",
          " DestinationRule EnvoyFilter Gateway ServiceEntry Sidecar VirtualService WorkloadEntry"
          " WorkloadGroup "},
    Kinds{"security.istio.io", " AuthorizationPolicy PeerAuthentication RequestAuthentication "},
    Kinds{"traefik.io", " IngressRoute IngressRouteTCP Middleware TLSOption TraefikService "},
    Kinds{"keda.sh", " ScaledObject ScaledJob TriggerAuthentication "},
    Kinds{"velero.io", " Backup BackupStorageLocation Restore Schedule VolumeSnapshotLocation "},
    Kinds{"kustomize.toolkit.fluxcd.io", " Kustomization "},
    Kinds{"helm.toolkit.fluxcd.io", " HelmRelease "},
    Kinds{"source.toolkit.fluxcd.io",
          " GitRepository HelmRepository OCIRepository Bucket HelmChart ExternalArtifact "},
    Kinds{"image.toolkit.fluxcd.io", " ImageRepository ImagePolicy ImageUpdateAutomation "},
    Kinds{"notification.toolkit.fluxcd.io", " Alert Provider Receiver "},
    Kinds{"fleet.cattle.io", " GitRepo Bundle Cluster ClusterGroup BundleNamespaceMapping "},
    Kinds{"cluster.x-k8s.io", " Cluster Machine MachineDeployment MachineSet "},
};

template<std::size_t size>
bool hasKind(const std::array<Kinds, size> &table, std::string_view group, std::string_view kind)
{
    std::string word(" ");
    word.append(kind).append(" ");
    for (const Kinds &kinds : table) {
        if (kinds.group == group && kinds.kinds.find(word) != std::string_view::npos)
            return true;
    }
    return false;
}

std::string keyOf(std::string_view group, std::string_view kind)
{
    return std::string(kind) + "." + std::string(group);
}

} // namespace

KindScopes::KindScopes(const RuleInput &input)
{
    const model::Snapshot &snapshot = input.snapshot();
    std::unordered_set<const model::Rendering *> seen;
    for (const std::vector<model::Unit> *units : {&snapshot.units, &snapshot.unplaced}) {
        for (const model::Unit &unit : *units) {
            if (!unit.rendering || !seen.insert(unit.rendering.get()).second)
                continue;
            for (const model::Object &object : unit.rendering->objects) {
                if (object.id.kind != "CustomResourceDefinition")
                    continue;
                const std::string_view scope = flux::textAt(object.root, {"spec", "scope"});
                m_defined[keyOf(flux::textAt(object.root, {"spec", "group"}),
                                flux::textAt(object.root, {"spec", "names", "kind"}))] =
                    scope == "Cluster" ? KindScope::Cluster : KindScope::Namespaced;
            }
        }
    }
}

KindScope KindScopes::of(std::string_view group, std::string_view kind) const
{
    if (hasKind(namespacedKinds, group, kind))
        return KindScope::Namespaced;
    if (hasKind(clusterKinds, group, kind) || group == "constraints.gatekeeper.sh")
        return KindScope::Cluster;
    const auto defined = m_defined.find(keyOf(group, kind));
    return defined == m_defined.end() ? KindScope::Unknown : defined->second;
}

} // namespace fleetwright::analysis
