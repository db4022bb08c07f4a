// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/limits.h"

#include <cstddef>
#include <iosfwd>
#include <map>
#include <string>
#include <vector>

namespace fleetwright::cli {

/// What the process ends with; docs/cli-json.md and every help page name these.
enum class ExitCode : int {
    Fine = 0,
    Findings = 1, ///< findings at or above --fail-on, differences, or a failed build
    WrongUse = 2,
    Failed = 3, ///< something that the command was asked to print could not be had
};

enum class Format { Text, Json, Markdown, Sarif, JUnit };
enum class ColorMode { Auto, Always, Never };

/// One call of the program: the options that every command takes, where it prints, and how it
/// ended.
struct Invocation {
    Invocation(std::ostream &standardOutput, std::ostream &standardError)
        : out(standardOutput), err(standardError)
    {}

    std::ostream &out;
    std::ostream &err;

    std::string fleetFolder = ".";
    std::string revision;
    Format format = Format::Text;
    ColorMode color = ColorMode::Auto;
    std::size_t jobs = 0; ///< 0: all cores
    std::map<std::string, std::string> mappedUrls;
    base::Limits limits; ///< of the user's settings

    ExitCode exit = ExitCode::Fine;

    std::vector<std::string> inventories; ///< files and folders of --inventory
};

} // namespace fleetwright::cli
