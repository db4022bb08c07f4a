// SPDX-License-Identifier: Apache-2.0

// Answers what a Flux Kustomization applies, with Flux's own library, for cases that stand in folders.
//
// A request is a line: FOLDER, a tab, NAMESPACE/NAME, a tab, "strict" or nothing. FOLDER stands for every GitRepository; the
// Kustomization, and the ConfigMaps and Secrets that it substitutes from, are read from its files below flux-system/. The answer is a line "ok LENGTH"
// or "error LENGTH", and so many bytes: the objects in build order, or the error.
package main

import (
	"bufio"
	"context"
	"encoding/base64"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	securejoin "github.com/cyphar/filepath-securejoin"
	generator "github.com/fluxcd/pkg/kustomize"
	corev1 "k8s.io/api/core/v1"
	apierrors "k8s.io/apimachinery/pkg/api/errors"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"sigs.k8s.io/controller-runtime/pkg/client"
	"sigs.k8s.io/yaml"
)

// objects answers Get from what the case holds.
type objects struct {
	client.Client
	byKey map[string]map[string]interface{}
}

func keyOf(kind, namespace, name string) string { return kind + "/" + namespace + "/" + name }

func (o objects) Get(_ context.Context, key client.ObjectKey, into client.Object, _ ...client.GetOption) error {
	kind := "ConfigMap"
	if _, isSecret := into.(*corev1.Secret); isSecret {
		kind = "Secret"
	}
	found, ok := o.byKey[keyOf(kind, key.Namespace, key.Name)]
	if !ok {
		return apierrors.NewNotFound(schema.GroupResource{Resource: kind}, key.Name)
	}
	data, _, _ := unstructured.NestedStringMap(found, "data")
	switch target := into.(type) {
	case *corev1.ConfigMap:
		target.Data = data
	case *corev1.Secret:
		target.Data = map[string][]byte{}
		for name, value := range data {
			bytes, err := base64.StdEncoding.DecodeString(value)
			if err != nil {
				return err
			}
			target.Data[name] = bytes
		}
		texts, _, _ := unstructured.NestedStringMap(found, "stringData")
		for name, value := range texts {
			target.Data[name] = []byte(value)
		}
	}
	return nil
}

func read(folder string) (objects, error) {
	known := objects{byKey: map[string]map[string]interface{}{}}
	files, err := filepath.Glob(filepath.Join(folder, "flux-system", "*.yaml"))
	if err != nil {
		return known, err
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			return known, err
		}
		for _, document := range strings.Split(string(text), "\n---\n") {
			var object map[string]interface{}
			if err := yaml.Unmarshal([]byte(document), &object); err != nil {
				return known, err
			}
			each := unstructured.Unstructured{Object: object}
			known.byKey[keyOf(each.GetKind(), each.GetNamespace(), each.GetName())] = object
		}
	}
	return known, nil
}

// build does what kustomize-controller's reconciler does between fetching the source and applying.
func build(folder, unit string, strict bool) (string, error) {
	known, err := read(folder)
	if err != nil {
		return "", err
	}
	object := unstructured.Unstructured{Object: known.byKey["Kustomization/"+unit]}
	path, _, err := unstructured.NestedString(object.Object, "spec", "path")
	if err != nil {
		return "", err
	}
	dir, err := securejoin.SecureJoin(folder, path)
	if err != nil {
		return "", err
	}
	if _, err := os.Stat(dir); err != nil {
		return "", fmt.Errorf("kustomization path not found: %w", err)
	}
	if _, err := generator.NewGenerator(folder, object).WriteFile(dir); err != nil {
		return "", err
	}
	built, err := generator.SecureBuild(folder, dir, false)
	if err != nil {
		return "", fmt.Errorf("kustomize build failed: %w", err)
	}
	_, substitutes, _ := unstructured.NestedMap(object.Object, "spec", "postBuild")
	for _, resource := range built.Resources() {
		if !substitutes {
			break
		}
		out, err := generator.SubstituteVariables(context.Background(), known, object, resource, generator.SubstituteWithStrict(strict))
		if err != nil {
			return "", fmt.Errorf("post build failed for '%s': %w", resource.GetName(), err)
		}
		if out != nil {
			if _, err := built.Replace(out); err != nil {
				return "", err
			}
		}
	}
	labels, _, _ := unstructured.NestedStringMap(object.Object, "spec", "commonMetadata", "labels")
	annotations, _, _ := unstructured.NestedStringMap(object.Object, "spec", "commonMetadata", "annotations")
	var texts []string
	for _, resource := range built.Resources() {
		text, err := resource.AsYAML()
		if err != nil {
			return "", err
		}
		content, err := yaml.YAMLToJSON(text)
		if err != nil {
			return "", err
		}
		var each unstructured.Unstructured
		if err := each.UnmarshalJSON(content); err != nil {
			return "", err
		}
		if len(labels) > 0 {
			each.SetLabels(merged(each.GetLabels(), labels))
		}
		if len(annotations) > 0 {
			each.SetAnnotations(merged(each.GetAnnotations(), annotations))
		}
		out, err := yaml.Marshal(each.Object)
		if err != nil {
			return "", err
		}
		texts = append(texts, string(out))
	}
	return strings.Join(texts, "---\n"), nil
}

func merged(old, set map[string]string) map[string]string {
	if old == nil {
		old = map[string]string{}
	}
	for key, value := range set {
		old[key] = value
	}
	return old
}

func answer(line string) (text string, err error) {
	defer func() {
		if failure := recover(); failure != nil {
			err = fmt.Errorf("panic: %v", failure)
		}
	}()
	words := strings.Split(line, "\t")
	return build(words[0], words[1], len(words) > 2 && words[2] == "strict")
}

func main() {
	lines := bufio.NewScanner(os.Stdin)
	for lines.Scan() {
		text, err := answer(lines.Text())
		if err != nil {
			fmt.Printf("error %d\n%s", len(err.Error()), err)
			continue
		}
		fmt.Printf("ok %d\n%s", len(text), text)
	}
}
