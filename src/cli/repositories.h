// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/filesource.h"
#include "base/result.h"
#include "config/fleetconfig.h"
#include "fleet/controllers/sources.h"

#include <memory>
#include <string>
#include <string_view>

namespace fleetwright::cli {

struct Invocation;

/// Git repositories that controllers read, as far as they are here.
class Repositories {
public:
    Repositories(const Invocation &invocation, base::FileSourcePtr fleet,
                 const config::FleetConfig &config);

    /// A URL that --map or .fleetwright.yaml lead to a folder, or to the fleet itself. Unresolved
    /// for any other.
    [[nodiscard]] base::Result<base::FileSourcePtr> open(const std::string &url,
                                                         const std::string &revision) const;

    /// The fleet at a revision. The opened state stands for HEAD, no revision, the branch that is
    /// checked out, and any revision in a folder without Git; another branch, tag or commit is read
    /// from Git. Unresolved for one that does not exist.
    [[nodiscard]] base::Result<base::FileSourcePtr> fleetAt(const std::string &revision) const;

private:
    struct Data;
    std::shared_ptr<const Data> m_data;
};

using fleet::comparableUrl;

} // namespace fleetwright::cli
