// SPDX-License-Identifier: Apache-2.0

// Renders releases of one chart with Helm's own packages in one process, the chart loaded once: what
// of `helm template` is neither the start of a program nor the reading of files. Prints a line of
// JSON: milliseconds for each release, by the clock and of processor time, and bytes of one.
//
//	helmreferee CHART RELEASES
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"strconv"
	"syscall"
	"time"

	"helm.sh/helm/v3/pkg/chart"
	"helm.sh/helm/v3/pkg/chart/loader"
	"helm.sh/helm/v3/pkg/chartutil"
	"helm.sh/helm/v3/pkg/engine"
	"helm.sh/helm/v3/pkg/releaseutil"
)

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func rendered(loaded *chart.Chart, number int) int {
	options := chartutil.ReleaseOptions{Name: "release-" + strconv.Itoa(number), Namespace: "default", Revision: 1, IsInstall: true}
	values, err := chartutil.ToRenderValues(loaded, map[string]interface{}{}, options, chartutil.DefaultCapabilities)
	check(err)
	files, err := engine.Render(loaded, values)
	check(err)
	_, manifests, err := releaseutil.SortManifests(files, nil, releaseutil.InstallOrder)
	check(err)
	bytes := 0
	for _, manifest := range manifests {
		bytes += len(manifest.Content)
	}
	return bytes
}

func processorTime() time.Duration {
	var usage syscall.Rusage
	check(syscall.Getrusage(syscall.RUSAGE_SELF, &usage))
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "helmreferee CHART RELEASES")
		os.Exit(2)
	}
	releases, err := strconv.Atoi(os.Args[2])
	check(err)
	loaded, err := loader.Load(os.Args[1])
	check(err)
	bytes := rendered(loaded, 0)
	begin, processor := time.Now(), processorTime()
	for number := 0; number < releases; number++ {
		rendered(loaded, number)
	}
	perRelease := func(all time.Duration) float64 { return all.Seconds() * 1e3 / float64(releases) }
	check(json.NewEncoder(os.Stdout).Encode(map[string]interface{}{
		"release_ms": perRelease(time.Since(begin)), "release_cpu_ms": perRelease(processorTime() - processor), "bytes": bytes}))
}
