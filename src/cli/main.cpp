// SPDX-License-Identifier: Apache-2.0
#include "cli/commandline.h"

#include <csignal>
#include <exception>
#include <iostream>

int main(int argumentCount, char **arguments)
{
#ifdef SIGPIPE
    // "fleetwright-cli … | head" ends by a failing write, not by a signal.
    std::signal(SIGPIPE, SIG_IGN);
#endif
    std::ios::sync_with_stdio(false);
    try {
        return fleetwright::cli::run(argumentCount, arguments, std::cout, std::cerr);
    } catch (const std::exception &error) {
        std::cerr << "fleetwright-cli: " << error.what() << '\n';
        return static_cast<int>(fleetwright::cli::ExitCode::Failed);
    }
}
