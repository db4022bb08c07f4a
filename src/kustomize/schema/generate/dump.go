// SPDX-License-Identifier: Apache-2.0

// Prints what kustomize has compiled in: the default transformer configuration and the OpenAPI definitions.
// tables.py copies this file into a copy of the kustomize api module (its packages are internal) and runs it there.
package main

import (
	"encoding/json"
	"os"

	"k8s.io/kube-openapi/pkg/validation/spec"
	"sigs.k8s.io/kustomize/api/internal/plugins/builtinconfig"
	"sigs.k8s.io/kustomize/kyaml/openapi"
)

func main() {
	out := struct {
		Config      *builtinconfig.TransformerConfig `json:"config"`
		Definitions map[string]spec.Schema           `json:"definitions"`
	}{builtinconfig.MakeDefaultConfig(), openapi.Schema().Definitions}
	if err := json.NewEncoder(os.Stdout).Encode(out); err != nil {
		panic(err)
	}
}
