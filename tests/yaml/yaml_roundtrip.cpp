// SPDX-License-Identifier: Apache-2.0
// Reads each file named and prints it as kustomize would print the resource. For
// tests/differential/scalars.

#include "base/error.h"
#include "base/sourcefile.h"
#include "yaml/emitter.h"
#include "yaml/reader.h"

#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

namespace {

using namespace fleetwright;

std::string roundTrip(const std::string &path)
{
    std::ifstream stream(path, std::ios::binary);
    std::string bytes{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
    const auto file = std::make_shared<base::SourceFile>(
        base::RepoPath::fromText("case.yaml").value_or(base::RepoPath()), std::move(bytes));
    const base::Result<yaml::ParsedFilePtr> parsed = yaml::readFile(file);
    if (!parsed)
        return "error: " + base::describe(parsed.error()) + "\n";
    std::string out;
    for (const yaml::Node *document : (*parsed)->documents) {
        const base::Result<const yaml::Node *> merged =
            yaml::expandMerges(*(*parsed)->arena, document);
        if (!merged)
            return "error: " + base::describe(merged.error()) + "\n";
        if (const base::Result<void> done = yaml::appendYaml(out, *merged); !done)
            return "error: " + base::describe(done.error()) + "\n";
    }
    return out;
}

} // namespace

int main(int count, char **arguments)
{
    for (int index = 1; index < count; ++index)
        std::cout << "### " << arguments[index] << '\n' << roundTrip(arguments[index]);
    return 0;
}
