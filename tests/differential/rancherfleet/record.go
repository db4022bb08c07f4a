// SPDX-License-Identifier: Apache-2.0

// Answers cases with Rancher Fleet's own code: see README.md beside it.
package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"sort"

	"github.com/rancher/fleet/internal/cmd/cli/apply"
	"github.com/rancher/fleet/internal/cmd/controller/gitops/reconciler"
	bundlereconciler "github.com/rancher/fleet/internal/cmd/controller/reconciler"
	"github.com/rancher/fleet/internal/cmd/controller/target"
	"github.com/rancher/fleet/internal/helmdeployer"
	"github.com/rancher/fleet/internal/manifest"
	fleet "github.com/rancher/fleet/pkg/apis/fleet.cattle.io/v1alpha1"
	"github.com/rancher/fleet/pkg/helmvalues"

	"github.com/sirupsen/logrus"
	corev1 "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/labels"
	"k8s.io/apimachinery/pkg/runtime"
	utilyaml "k8s.io/apimachinery/pkg/util/yaml"
	clientgoscheme "k8s.io/client-go/kubernetes/scheme"
	"sigs.k8s.io/controller-runtime/pkg/client"
	"sigs.k8s.io/controller-runtime/pkg/client/fake"
	"sigs.k8s.io/yaml"
)

type caseFile struct {
	Cluster string `json:"cluster"` // render this cluster's objects
}

func main() {
	logrus.SetOutput(io.Discard)
	failed := false
	var folders []string
	for _, folder := range os.Args[1:] {
		// Bundles are read from the current folder, which changes with every case.
		absolute, err := filepath.Abs(folder)
		if err != nil {
			panic(err)
		}
		folders = append(folders, absolute)
	}
	for _, folder := range folders {
		if err := record(folder); err != nil {
			fmt.Fprintf(os.Stderr, "%s: %v\n", folder, err)
			failed = true
		}
	}
	if failed {
		os.Exit(1)
	}
}

// record writes expected.yaml, or error.txt where Fleet fails.
func record(folder string) error {
	var config caseFile
	if data, err := os.ReadFile(filepath.Join(folder, "case.json")); err == nil {
		if err := json.Unmarshal(data, &config); err != nil {
			return err
		}
	}
	_ = os.Remove(filepath.Join(folder, "expected.yaml"))
	_ = os.Remove(filepath.Join(folder, "error.txt"))
	documents, err := answer(folder, config)
	if err != nil {
		return os.WriteFile(filepath.Join(folder, "error.txt"), []byte(err.Error()+"\n"), 0o644)
	}
	return os.WriteFile(filepath.Join(folder, "expected.yaml"), documents, 0o644)
}

func answer(folder string, config caseFile) ([]byte, error) {
	ctx := context.Background()
	objects, err := readObjects(filepath.Join(folder, "input", "fleet"))
	if err != nil {
		return nil, err
	}
	scheme := runtime.NewScheme()
	_ = clientgoscheme.AddToScheme(scheme)
	_ = fleet.AddToScheme(scheme)
	c := fake.NewClientBuilder().WithScheme(scheme).WithObjects(objects...).Build()
	if err := os.Chdir(filepath.Join(folder, "input", "repo")); err != nil {
		return nil, err
	}
	for _, object := range objects {
		if repo, ok := object.(*fleet.GitRepo); ok {
			if err := applyRepo(ctx, c, repo.DeepCopy()); err != nil {
				return nil, err
			}
		}
	}
	return deployments(ctx, c, config)
}

func readObjects(folder string) (objects []client.Object, err error) {
	err = filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		decoder := utilyaml.NewYAMLOrJSONDecoder(bytes.NewReader(data), 4096)
		for {
			var raw map[string]any
			if err := decoder.Decode(&raw); err == io.EOF {
				return nil
			} else if err != nil {
				return err
			}
			object := emptyObject(raw["kind"])
			if object == nil {
				continue
			}
			text, err := json.Marshal(raw)
			if err != nil {
				return err
			}
			if err := json.Unmarshal(text, object); err != nil {
				return err
			}
			if cluster, ok := object.(*fleet.Cluster); ok {
				cluster.Status.Namespace = "cluster-" + cluster.Namespace + "-" + cluster.Name
			}
			objects = append(objects, object)
		}
	})
	return objects, err
}

func emptyObject(kind any) client.Object {
	switch kind {
	case "GitRepo":
		return &fleet.GitRepo{}
	case "Cluster":
		return &fleet.Cluster{}
	case "ClusterGroup":
		return &fleet.ClusterGroup{}
	case "BundleNamespaceMapping":
		return &fleet.BundleNamespaceMapping{}
	case "GitRepoRestriction":
		return &fleet.GitRepoRestriction{}
	case "Policy":
		return &fleet.Policy{}
	case "Namespace":
		return &corev1.Namespace{}
	}
	return nil
}

// applyRepo does what the Job of a GitRepo does (gitops/reconciler gitjob.go argsAndEnvs, targetsyaml.go).
func applyRepo(ctx context.Context, c client.Client, repo *fleet.GitRepo) error {
	if err := reconciler.AuthorizeAndAssignDefaults(ctx, c, repo); err != nil {
		return err
	}
	spec := &fleet.BundleSpec{}
	targets := repo.Spec.Targets
	if len(targets) == 0 {
		targets = []fleet.GitTarget{{Name: "default", ClusterGroup: "default"}}
	}
	for _, t := range targets {
		spec.Targets = append(spec.Targets, fleet.BundleTarget{
			Name: t.Name, ClusterName: t.ClusterName, ClusterSelector: t.ClusterSelector,
			ClusterGroup: t.ClusterGroup, ClusterGroupSelector: t.ClusterGroupSelector,
		})
		spec.TargetRestrictions = append(spec.TargetRestrictions, fleet.BundleTargetRestriction(t))
	}
	data, err := json.Marshal(spec)
	if err != nil {
		return err
	}
	file, err := os.CreateTemp("", "targets")
	if err != nil {
		return err
	}
	defer os.Remove(file.Name())
	if _, err := file.Write(data); err != nil {
		return err
	}
	options := apply.Options{
		Namespace:       repo.Namespace,
		TargetsFile:     file.Name(),
		Labels:          labels.Merge(repo.Labels, map[string]string{fleet.RepoLabel: repo.Name}),
		ServiceAccount:  repo.Spec.ServiceAccount,
		TargetNamespace: repo.Spec.TargetNamespace,
		Paused:          repo.Spec.Paused,
		SyncGeneration:  repo.Spec.ForceSyncGeneration,
		KeepResources:   repo.Spec.KeepResources,
		DeleteNamespace: repo.Spec.DeleteNamespace,
	}
	if drift := repo.Spec.CorrectDrift; drift != nil && drift.Enabled {
		options.CorrectDrift = true
		options.CorrectDriftForce = drift.Force
		options.CorrectDriftKeepFailHistory = drift.KeepFailHistory
	}
	if len(repo.Spec.Bundles) == 0 {
		return apply.CreateBundles(ctx, c, nil, repo.Name, repo.Spec.Paths, options)
	}
	options.DrivenScan = true
	options.DrivenScanSeparator = ":"
	var paths []string
	for _, bundle := range repo.Spec.Bundles {
		path := bundle.Base
		if bundle.Options != "" {
			path += ":" + bundle.Options
		}
		paths = append(paths, path)
	}
	return apply.CreateBundlesDriven(ctx, c, nil, repo.Name, paths, options)
}

func deployments(ctx context.Context, c client.Client, config caseFile) ([]byte, error) {
	bundles := &fleet.BundleList{}
	if err := c.List(ctx, bundles); err != nil {
		return nil, err
	}
	sort.Slice(bundles.Items, func(i, j int) bool { return bundles.Items[i].Name < bundles.Items[j].Name })
	var documents []any
	for i := range bundles.Items {
		bundle := &bundles.Items[i]
		if bundle.Spec.ValuesHash != "" {
			secret := &corev1.Secret{}
			if err := c.Get(ctx, client.ObjectKeyFromObject(bundle), secret); err != nil {
				return nil, err
			}
			if err := helmvalues.SetValues(bundle, secret.Data); err != nil {
				return nil, err
			}
		}
		if err := bundlereconciler.AuthorizeBundle(ctx, c, bundle); err != nil {
			return nil, fmt.Errorf("bundle %s: %w", bundle.Name, err)
		}
		targets, _, err := target.New(c, c).Targets(ctx, bundle, "id")
		if err != nil {
			return nil, fmt.Errorf("bundle %s: %w", bundle.Name, err)
		}
		for _, t := range targets {
			t.Deployment = &fleet.BundleDeployment{}
			t.Deployment.Spec.Options = t.Options
			made, err := answerOf(ctx, bundle, t, config)
			if err != nil {
				return nil, err
			}
			documents = append(documents, made...)
		}
	}
	var out bytes.Buffer
	for i, document := range documents {
		if i > 0 {
			out.WriteString("---\n")
		}
		text, err := yaml.Marshal(document)
		if err != nil {
			return nil, err
		}
		out.Write(text)
	}
	return out.Bytes(), nil
}

func answerOf(ctx context.Context, bundle *fleet.Bundle, t *target.Target, config caseFile) ([]any, error) {
	deployment := t.BundleDeployment()
	if config.Cluster == "" {
		return []any{summary(bundle, t, deployment)}, nil
	}
	if t.Cluster.Name != config.Cluster {
		return nil, nil
	}
	release, err := helmdeployer.Template(ctx, bundle.Name, manifest.FromBundle(bundle), deployment.Spec.Options, "")
	if err != nil {
		return nil, err
	}
	var objects []any
	decoder := utilyaml.NewYAMLOrJSONDecoder(bytes.NewReader([]byte(release.Manifest)), 4096)
	for {
		object := map[string]any{}
		if err := decoder.Decode(&object); err == io.EOF {
			return objects, nil
		} else if err != nil {
			return nil, err
		}
		if len(object) > 0 {
			objects = append(objects, withoutOwner(object))
		}
	}
}

// withoutOwner drops what the agent marks its objects with.
func withoutOwner(object map[string]any) map[string]any {
	metadata, _ := object["metadata"].(map[string]any)
	for field, prefix := range map[string]string{"labels": "objectset.rio.cattle.io/", "annotations": "objectset.rio.cattle.io/"} {
		values, _ := metadata[field].(map[string]any)
		for key := range values {
			if len(key) >= len(prefix) && key[:len(prefix)] == prefix {
				delete(values, key)
			}
		}
		if values != nil && len(values) == 0 {
			delete(metadata, field)
		}
	}
	return object
}

func summary(bundle *fleet.Bundle, t *target.Target, deployment *fleet.BundleDeployment) any {
	spec := map[string]any{"options": withoutEmptyParts(asMap(deployment.Spec.Options))}
	if len(deployment.Spec.DependsOn) > 0 {
		spec["dependsOn"] = deployment.Spec.DependsOn
	}
	if deployment.Spec.Paused {
		spec["paused"] = true
	}
	return map[string]any{
		"apiVersion": "fleet.cattle.io/v1alpha1",
		"kind":       "BundleDeployment",
		"metadata": map[string]any{
			"name":   bundle.Name,
			"labels": map[string]any{"fleet.cattle.io/cluster": t.Cluster.Name},
		},
		"spec": spec,
	}
}

func asMap(options fleet.BundleDeploymentOptions) map[string]any {
	text, err := json.Marshal(options)
	if err != nil {
		panic(err)
	}
	result := map[string]any{}
	if err := json.Unmarshal(text, &result); err != nil {
		panic(err)
	}
	return result
}

func withoutEmptyParts(options map[string]any) map[string]any {
	for key, value := range options {
		part, isMap := value.(map[string]any)
		if isMap && key != "values" {
			part = withoutEmptyParts(part)
		}
		list, isList := value.([]any)
		if (isMap && len(part) == 0) || (isList && len(list) == 0) {
			delete(options, key)
		}
	}
	return options
}
