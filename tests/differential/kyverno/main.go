// SPDX-License-Identifier: Apache-2.0

// Reads {"pattern": …, "resource": …} lines and prints pass, skip, error, or fail and the path.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"math"
	"os"

	"github.com/go-logr/logr"
	"github.com/kyverno/kyverno/pkg/engine/validate"
)

// Whole numbers are int64, as the API machinery decodes them.
func decoded(value any) any {
	switch typed := value.(type) {
	case map[string]any:
		for key := range typed {
			typed[key] = decoded(typed[key])
		}
	case []any:
		for i := range typed {
			typed[i] = decoded(typed[i])
		}
	case float64:
		if typed == math.Trunc(typed) {
			return int64(typed)
		}
	}
	return value
}

func answer(resource, pattern any) string {
	err := validate.MatchPattern(logr.Discard(), decoded(resource), decoded(pattern))
	if err == nil {
		return "pass"
	}
	failure, ok := err.(*validate.PatternError)
	switch {
	case !ok || (failure.Path == "" && !failure.Skip):
		return "error"
	case failure.Skip:
		return "skip"
	default:
		return "fail " + failure.Path
	}
}

func main() {
	const longest = 1 << 24
	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(nil, longest)
	for lines.Scan() {
		var pair struct{ Pattern, Resource any }
		if err := json.Unmarshal(lines.Bytes(), &pair); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(2)
		}
		fmt.Println(answer(pair.Resource, pair.Pattern))
	}
}
