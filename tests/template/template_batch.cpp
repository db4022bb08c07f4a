// SPDX-License-Identifier: Apache-2.0
//
// Runs the cases of a file in the form of tests/corpus/gotemplate/cases.json and prints their
// results as JSON, for the comparison with Go (tests/differential/gotemplate).
#include "runcase.h"

#include <fstream>
#include <iostream>
#include <iterator>

int main(int count, char **arguments)
{
    using namespace fleetwright::gotemplate;
    if (count != 2)
        return 2;
    std::ifstream stream(arguments[1], std::ios::binary);
    const std::string text((std::istreambuf_iterator<char>(stream)),
                           std::istreambuf_iterator<char>());
    Heap caseHeap;
    const JsonValue cases = parseJson(text, caseHeap);
    if (!cases.error.empty()) {
        std::cerr << cases.error << '\n';
        return 1;
    }
    bool isFirst = true;
    std::cout << '[';
    for (const Value &testCase : cases.value.asSlice()->all()) {
        Heap heap;
        const CaseResult result = runCase(testCase, heap);
        std::string ignored;
        const auto json = [&ignored](const std::string &value) {
            return toJson(Value::string(value), JsonEscapes::Raw, ignored).value_or("null");
        };
        std::cout << (isFirst ? "\n" : ",\n") << "{\"name\":" << json(textAt(testCase, "name"))
                  << (result.failed ? ",\"error\":" : ",\"expected\":")
                  << json(result.failed ? result.error : result.text) << '}';
        isFirst = false;
    }
    std::cout << "\n]\n";
    return 0;
}
