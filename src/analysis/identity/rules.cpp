// SPDX-License-Identifier: Apache-2.0
#include "analysis/identity/rules.h"

#include "analysis/identity/identityrules.h"

#include <array>

namespace fleetwright::analysis::identity {

std::span<const Rule> rules()
{
    using model::Severity;
    static const std::array table = {
        Rule{{"identity-missing", "identity", Severity::Error,
              "a cluster lacks the identity that the others have"},
             identityMissing},
        Rule{{"identity-mismatch", "identity", Severity::Error,
              "sources say different things of one cluster"},
             identityMismatch},
        Rule{{"identity-duplicate", "identity", Severity::Error,
              "two clusters of one source have one name or server"},
             identityDuplicate},
        Rule{{"label-missing", "identity", Severity::Error,
              "a cluster lacks a label that a rule requires or all others have"},
             labelMissing},
        Rule{{"label-unknown", "identity", Severity::Error,
              "a label is not in the vocabulary, or nearly one that others have"},
             labelUnknown},
        Rule{{"silent-default", "identity", Severity::Error,
              "a cluster does not set a variable and gets a default, or nothing"},
             silentDefault},
        Rule{{"identity-below-policy", "identity", Severity::Info,
              "a general policy lies in a layer of one cluster"},
             identityBelowPolicy},
    };
    return table;
}

} // namespace fleetwright::analysis::identity
