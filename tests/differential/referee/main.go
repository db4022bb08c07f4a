// SPDX-License-Identifier: Apache-2.0

// referee builds many kustomizations with the real kustomize in one process.
//
// Each line of standard input is ROOT<tab>FOLDER<tab>OPTIONS<tab>WARM; each answer is "ok LENGTH" or "error LENGTH" and
// that many bytes: what `kustomize build ROOT/FOLDER OPTIONS` prints, or the error. WARM is not used here. The option --fresh
// stands for a process that has read no schema yet; reading it takes long.
package main

import (
	"bufio"
	"fmt"
	"io"
	"log"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"

	"sigs.k8s.io/kustomize/api/krusty"
	"sigs.k8s.io/kustomize/api/types"
	"sigs.k8s.io/kustomize/kyaml/filesys"
	"sigs.k8s.io/kustomize/kyaml/openapi"
)

// optionsOf reads the flags of `kustomize build`.
func optionsOf(words []string) *krusty.Options {
	options := krusty.MakeDefaultOptions()
	options.Reorder = krusty.ReorderOptionUnspecified
	for index, word := range words {
		next := ""
		if index+1 < len(words) {
			next = words[index+1]
		}
		switch word {
		case "--load-restrictor":
			if next == "LoadRestrictionsNone" {
				options.LoadRestrictions = types.LoadRestrictionsNone
			}
		case "--reorder":
			options.Reorder = krusty.ReorderOption(next)
		case "--enable-managedby-label":
			options.AddManagedbyLabel = true
		}
	}
	return options
}

func build(folder string, options *krusty.Options, fresh bool) (text []byte, err error) {
	defer func() {
		if problem := recover(); problem != nil {
			text, err = nil, fmt.Errorf("panic: %v", problem)
		}
	}()
	if fresh {
		openapi.ResetOpenAPI()
		defer openapi.ResetOpenAPI()
	}
	resources, err := krusty.MakeKustomizer(options).Run(filesys.MakeFsOnDisk(), folder)
	if err != nil {
		return nil, err
	}
	return resources.AsYaml()
}

func main() {
	log.SetOutput(io.Discard)
	null, err := os.OpenFile(os.DevNull, os.O_WRONLY, 0)
	if err != nil {
		os.Exit(1)
	}
	answers := os.Stdout
	os.Stdout, os.Stderr = null, null // deprecation warnings
	debug.SetGCPercent(400)
	lines := bufio.NewReaderSize(os.Stdin, 1<<20)
	for {
		line, err := lines.ReadString('\n')
		if err != nil {
			return
		}
		fields := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		words := strings.Fields(fields[2])
		text, err := build(filepath.Join(fields[0], fields[1]), optionsOf(words), slices.Contains(words, "--fresh"))
		word := "ok"
		if err != nil {
			word, text = "error", []byte(err.Error())
		}
		fmt.Fprintf(answers, "%s %d\n", word, len(text))
		if _, err := answers.Write(text); err != nil {
			return
		}
	}
}
