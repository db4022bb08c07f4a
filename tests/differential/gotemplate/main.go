// SPDX-License-Identifier: Apache-2.0

// Prints what Go makes of templates: the referee of src/template. Reads a file of cases (see
// tests/corpus/gotemplate) and prints each with its "expected" or "error".
//
//	go run . cases.json
//	go run . -bench TEMPLATE DATA.json ROUNDS
//
// The function sets are those of text/template, Argo CD v3, Helm v3.18 and Rancher Fleet v0.12, put
// together as those programs do it.
package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"regexp"
	"strconv"
	"strings"
	"text/template"
	"time"

	"github.com/BurntSushi/toml"
	"github.com/Masterminds/sprig/v3"
	"github.com/gosimple/slug"
	"sigs.k8s.io/yaml"
	goyaml "sigs.k8s.io/yaml/goyaml.v3"
)

type testCase struct {
	Name         string   `json:"name"`
	What         string   `json:"what,omitempty"`
	Functions    string   `json:"functions"`
	Options      []string `json:"options"`
	Delims       []string `json:"delims,omitempty"`
	TemplateName string   `json:"template_name"`
	Template     string   `json:"template"`
	Data         any      `json:"data"`
	Expected     *string  `json:"expected,omitempty"`
	Error        string   `json:"error,omitempty"`
}

func without(set template.FuncMap, names ...string) template.FuncMap {
	for _, name := range names {
		delete(set, name)
	}
	return set
}

func toYAML(value any) (string, error) {
	data, err := yaml.Marshal(value)
	return strings.TrimSuffix(string(data), "\n"), err
}

var invalidDNSCharacters = regexp.MustCompile("[^-a-z0-9.]")

func sanitize(name string) string {
	name = invalidDNSCharacters.ReplaceAllString(strings.ToLower(name), "-")
	if len(name) > 253 {
		name = name[:253]
	}
	return strings.Trim(name, "-.")
}

func slugify(args ...any) string {
	maxSize, smart, name := 50, false, ""
	for index, arg := range args {
		switch index {
		case len(args) - 1:
			name = arg.(string)
		case 0:
			maxSize = arg.(int)
		case 1:
			smart = arg.(bool)
		}
	}
	slug.EnableSmartTruncate = smart
	slug.MaxLength = maxSize
	return slug.Make(sanitize(name))
}

func argoCD() template.FuncMap {
	set := without(sprig.GenericFuncMap(), "env", "expandenv", "getHostByName")
	set["normalize"] = sanitize
	set["slugify"] = slugify
	set["toYaml"] = toYAML
	set["fromYaml"] = func(text string) (map[string]any, error) {
		m := map[string]any{}
		err := yaml.Unmarshal([]byte(text), &m)
		return m, err
	}
	set["fromYamlArray"] = func(text string) ([]any, error) {
		a := []any{}
		err := yaml.Unmarshal([]byte(text), &a)
		return a, err
	}
	return set
}

func helm(root *template.Template) template.FuncMap {
	set := without(sprig.TxtFuncMap(), "env", "expandenv")
	set["toToml"] = func(value any) string {
		var b bytes.Buffer
		if err := toml.NewEncoder(&b).Encode(value); err != nil {
			return err.Error()
		}
		return b.String()
	}
	set["fromToml"] = func(text string) map[string]any {
		m := make(map[string]any)
		if err := toml.Unmarshal([]byte(text), &m); err != nil {
			m["Error"] = err.Error()
		}
		return m
	}
	set["toYaml"] = func(value any) string {
		text, err := toYAML(value)
		if err != nil {
			return ""
		}
		return text
	}
	set["toYamlPretty"] = func(value any) string {
		var b bytes.Buffer
		encoder := goyaml.NewEncoder(&b)
		encoder.SetIndent(2)
		if encoder.Encode(value) != nil {
			return ""
		}
		return strings.TrimSuffix(b.String(), "\n")
	}
	set["fromYaml"] = func(text string) map[string]any {
		m := map[string]any{}
		if err := yaml.Unmarshal([]byte(text), &m); err != nil {
			m["Error"] = err.Error()
		}
		return m
	}
	set["fromYamlArray"] = func(text string) []any {
		a := []any{}
		if err := yaml.Unmarshal([]byte(text), &a); err != nil {
			a = []any{err.Error()}
		}
		return a
	}
	set["toJson"] = func(value any) string {
		data, err := json.Marshal(value)
		if err != nil {
			return ""
		}
		return string(data)
	}
	set["fromJson"] = func(text string) map[string]any {
		m := make(map[string]any)
		if err := json.Unmarshal([]byte(text), &m); err != nil {
			m["Error"] = err.Error()
		}
		return m
	}
	set["fromJsonArray"] = func(text string) []any {
		a := []any{}
		if err := json.Unmarshal([]byte(text), &a); err != nil {
			a = []any{err.Error()}
		}
		return a
	}
	set["lookup"] = func(string, string, string, string) (map[string]any, error) {
		return map[string]any{}, nil
	}
	set["getHostByName"] = func(string) string { return "" }
	set["required"] = func(message string, value any) (any, error) {
		if value == nil || value == "" {
			return value, errors.New("HELM_ERR_START" + message + "HELM_ERR_END")
		}
		return value, nil
	}
	set["fail"] = func(message string) (string, error) {
		return "", errors.New("HELM_ERR_START" + message + "HELM_ERR_END")
	}
	names := map[string]int{}
	set["include"] = include(root, names)
	set["tpl"] = tpl(root, names)
	return set
}

func include(t *template.Template, names map[string]int) func(string, any) (string, error) {
	return func(name string, data any) (string, error) {
		if names[name] > 1000 {
			return "", fmt.Errorf("rendering template has a nested reference name: %s: unable to execute template", name)
		}
		names[name]++
		var b strings.Builder
		err := t.ExecuteTemplate(&b, name, data)
		names[name]--
		return b.String(), err
	}
}

func tpl(parent *template.Template, names map[string]int) func(string, any) (string, error) {
	return func(text string, values any) (string, error) {
		t, err := parent.Clone()
		if err != nil {
			return "", err
		}
		t.Option("missingkey=zero")
		t.Funcs(template.FuncMap{"include": include(t, names), "tpl": tpl(t, names)})
		t, err = t.New(parent.Name()).Parse(text)
		if err != nil {
			return "", fmt.Errorf("cannot parse template %q: %w", text, err)
		}
		var b strings.Builder
		if err := t.Execute(&b, values); err != nil {
			return "", fmt.Errorf("error during tpl function execution for %q: %w", text, err)
		}
		return strings.ReplaceAll(b.String(), "<no value>", ""), nil
	}
}

var warning = regexp.MustCompile(`HELM_ERR_START((?s).*)HELM_ERR_END`)

func helmParseError(err error) string {
	tokens := strings.Split(err.Error(), ": ")
	if len(tokens) == 1 {
		return err.Error()
	}
	return fmt.Sprintf("parse error at (%s): %s", tokens[1], tokens[len(tokens)-1])
}

func helmExecutionError(err error) string {
	tokens := strings.SplitN(err.Error(), ": ", 3)
	if len(tokens) == 3 {
		if parts := warning.FindStringSubmatch(tokens[2]); len(parts) >= 2 {
			return fmt.Sprintf("execution error at (%s): %s", tokens[1], parts[1])
		}
	}
	return err.Error()
}

func run(c *testCase) (text string, failure string) {
	defer func() {
		if r := recover(); r != nil {
			failure = fmt.Sprint("panic: ", r)
		}
	}()
	name := c.TemplateName
	root := template.New(name)
	switch c.Functions {
	case "argocd":
		root.Funcs(argoCD())
	case "helm":
		root = template.New("gotpl")
		root.Option("missingkey=zero")
		root.Funcs(helm(root))
	case "fleet":
		root.Option("missingkey=error").Delims("${", "}")
		root.Funcs(without(sprig.TxtFuncMap(), "env", "expandenv", "include", "tpl"))
	}
	for _, option := range c.Options {
		root.Option(option)
	}
	if len(c.Delims) == 2 {
		root.Delims(c.Delims[0], c.Delims[1])
	}
	t := root
	if c.Functions == "helm" {
		t = root.New(name)
	}
	if _, err := t.Parse(c.Template); err != nil {
		if c.Functions == "helm" {
			return "", helmParseError(err)
		}
		return "", err.Error()
	}
	var b strings.Builder
	if err := root.ExecuteTemplate(&b, name, c.Data); err != nil {
		if c.Functions == "helm" {
			return "", helmExecutionError(err)
		}
		return "", err.Error()
	}
	if c.Functions == "helm" {
		return strings.ReplaceAll(b.String(), "<no value>", ""), ""
	}
	return b.String(), ""
}

// bench executes a template many times, parsed once; bench/templates.cpp is its counterpart.
func bench(templateFile, dataFile, rounds string) error {
	text, err := os.ReadFile(templateFile)
	if err != nil {
		return err
	}
	data, err := os.ReadFile(dataFile)
	if err != nil {
		return err
	}
	count, err := strconv.Atoi(rounds)
	if err != nil {
		return err
	}
	root := template.New("gotpl").Option("missingkey=zero")
	root.Funcs(helm(root))
	if _, err := root.New("t").Parse(string(text)); err != nil {
		return err
	}
	size := 0
	begin := time.Now()
	for round := 0; round < count; round++ {
		var values any
		if err := json.Unmarshal(data, &values); err != nil {
			return err
		}
		var b strings.Builder
		if err := root.ExecuteTemplate(&b, "t", values); err != nil {
			return err
		}
		size += b.Len()
	}
	taken := float64(time.Since(begin).Nanoseconds()) / 1000 / float64(count)
	fmt.Printf("Go: %g us each, %d bytes\n", taken, size)
	return nil
}

func main() {
	if len(os.Args) == 5 && os.Args[1] == "-bench" {
		if err := bench(os.Args[2], os.Args[3], os.Args[4]); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return
	}
	data, err := os.ReadFile(os.Args[1])
	var cases []*testCase
	if err == nil {
		err = json.Unmarshal(data, &cases)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", " ")
	before := make([]json.RawMessage, len(cases))
	for index, c := range cases {
		// Functions such as set change the data; what is printed is the data as it was.
		before[index], _ = json.Marshal(c.Data)
		text, failure := run(c)
		c.Expected, c.Error = nil, ""
		if failure != "" {
			c.Error = failure
		} else {
			c.Expected = &text
		}
		c.Data = before[index]
	}
	if err := encoder.Encode(cases); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	os.Stdout.Write(out.Bytes())
}
