// SPDX-License-Identifier: Apache-2.0
//
// Executes a chart's template many times, parsed once, as a fleet does it; prints microseconds for
// each execution. The same text and data run in Go: tests/differential/gotemplate, `referee
// -bench`.
#include "template/functionsets.h"
#include "template/json.h"

#include <chrono>
#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>
#include <string>

namespace {

std::string readText(const char *path)
{
    std::ifstream stream(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

} // namespace

int main(int count, char **arguments)
{
    using namespace fleetwright::gotemplate;
    if (count != 4) {
        std::cerr << "fleetwright_measure_templates TEMPLATE DATA.json ROUNDS\n";
        return 2;
    }
    const std::string data = readText(arguments[2]);
    const int rounds = std::stoi(arguments[3]);
    auto set = std::make_shared<TemplateSet>(optionsOf(Family::Helm));
    if (const auto parsed = set->parse("t", readText(arguments[1])); !parsed) {
        std::cerr << parsed.error().detail << '\n';
        return 1;
    }
    std::size_t bytes = 0;
    const auto begin = std::chrono::steady_clock::now();
    for (int round = 0; round < rounds; ++round) {
        Heap heap;
        const auto output = execute(set, "t", parseJson(data, heap).value, heap);
        if (!output) {
            std::cerr << output.error().detail << '\n';
            return 1;
        }
        bytes += output->text.size();
    }
    const std::chrono::duration<double, std::micro> taken =
        std::chrono::steady_clock::now() - begin;
    std::cout << "template: " << taken.count() / rounds << " us each, " << bytes << " bytes\n";
    return 0;
}
