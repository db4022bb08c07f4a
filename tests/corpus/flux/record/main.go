// Records ../envsubst.json with github.com/fluxcd/pkg/envsubst, of which the table holds the answers:
//
//	go mod init record && go get github.com/fluxcd/pkg/envsubst@v1.8.0 && go run . ../envsubst.json
package main

import (
	"bytes"
	"encoding/json"
	"os"

	"github.com/fluxcd/pkg/envsubst"
)

type entry struct {
	Name     string            `json:"name"`
	Input    string            `json:"input"`
	Vars     map[string]string `json:"vars"`
	Strict   bool              `json:"strict"`
	Expected *string           `json:"expected,omitempty"`
	Error    string            `json:"error,omitempty"`
}

func main() {
	data, err := os.ReadFile(os.Args[1])
	if err != nil {
		panic(err)
	}
	var entries []entry
	if err := json.Unmarshal(data, &entries); err != nil {
		panic(err)
	}
	for i := range entries {
		e := &entries[i]
		out, err := envsubst.Eval(e.Input, func(name string) (string, bool) {
			value, ok := e.Vars[name]
			return value, ok || !e.Strict
		})
		e.Expected, e.Error = nil, ""
		if err != nil {
			e.Error = err.Error()
		} else {
			e.Expected = &out
		}
	}
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", " ")
	if err := encoder.Encode(entries); err != nil {
		panic(err)
	}
	if err := os.WriteFile(os.Args[1], text.Bytes(), 0o644); err != nil {
		panic(err)
	}
}
