// SPDX-License-Identifier: Apache-2.0

// Fills "expected" or "error" into cases of HelmRelease values (a JSON list on stdin), with Flux's own library.
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"

	"github.com/fluxcd/pkg/apis/meta"
	"github.com/fluxcd/pkg/chartutil"
	"github.com/go-logr/logr"
	corev1 "k8s.io/api/core/v1"
	apierrors "k8s.io/apimachinery/pkg/api/errors"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"sigs.k8s.io/controller-runtime/pkg/client"
)

type object struct {
	Kind     string `json:"kind"`
	Metadata struct {
		Name      string `json:"name"`
		Namespace string `json:"namespace"`
	} `json:"metadata"`
	Data       map[string]string `json:"data"`
	StringData map[string]string `json:"stringData"`
}

type objects struct {
	client.Client
	all []object
}

func (o objects) Get(_ context.Context, key client.ObjectKey, into client.Object, _ ...client.GetOption) error {
	for _, each := range o.all {
		if each.Metadata.Name != key.Name || each.Metadata.Namespace != key.Namespace {
			continue
		}
		switch target := into.(type) {
		case *corev1.ConfigMap:
			if each.Kind == "ConfigMap" {
				target.Data = each.Data
				return nil
			}
		case *corev1.Secret:
			if each.Kind == "Secret" {
				target.Data = map[string][]byte{}
				for name, text := range each.StringData {
					target.Data[name] = []byte(text)
				}
				return nil
			}
		}
	}
	return apierrors.NewNotFound(schema.GroupResource{Resource: "objects"}, key.Name)
}

func fill(one map[string]json.RawMessage) (err error) {
	defer func() {
		if failure := recover(); failure != nil {
			err = fmt.Errorf("panic: %v", failure)
		}
	}()
	var known objects
	var references []meta.ValuesReference
	var values map[string]interface{}
	var namespace string
	for name, into := range map[string]interface{}{"objects": &known.all, "valuesFrom": &references, "values": &values, "namespace": &namespace} {
		if err := json.Unmarshal(one[name], into); err != nil {
			return err
		}
	}
	result, err := chartutil.ChartValuesFromReferences(context.Background(), logr.Discard(), known, namespace, values, references...)
	if err != nil {
		return err
	}
	one["expected"], err = json.Marshal(result)
	return err
}

func main() {
	var cases []map[string]json.RawMessage
	if err := json.NewDecoder(os.Stdin).Decode(&cases); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	for _, one := range cases {
		if err := fill(one); err != nil {
			one["error"], _ = json.Marshal(err.Error())
		}
	}
	if err := json.NewEncoder(os.Stdout).Encode(cases); err != nil {
		os.Exit(1)
	}
}
