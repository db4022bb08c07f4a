// SPDX-License-Identifier: Apache-2.0
#include "analysis/leaks/rules.h"

#include "analysis/leaks/classificationmissing.h"
#include "analysis/leaks/classificationunlisted.h"
#include "analysis/leaks/exceptionexpired.h"
#include "analysis/leaks/exceptionundated.h"
#include "analysis/leaks/exceptionunmarked.h"
#include "analysis/leaks/exceptionunticketed.h"
#include "analysis/leaks/exceptionunused.h"
#include "analysis/leaks/foreignidentity.h"
#include "analysis/leaks/leakexception.h"
#include "analysis/leaks/leakidentity.h"
#include "analysis/leaks/leakoutlier.h"

#include <array>

namespace fleetwright::analysis::leaks {

std::span<const Rule> rules()
{
    using model::Severity;
    static const std::array table = {
        Rule{{"leak-identity", "leaks", Severity::Error,
              "a layer holds an identity value of some of its clusters only"},
             leakIdentity},
        Rule{{"foreign-identity", "leaks", Severity::Error,
              "a layer holds an identity value of a cluster that it does not reach"},
             foreignIdentity},
        Rule{{"leak-outlier", "leaks", Severity::Warning,
              "a value that a few clusters keep and all others set back"},
             leakOutlier},
        Rule{{"leak-exception", "leaks", Severity::Error,
              "an exception stands where other clusters get it too"},
             leakException},
        Rule{{"exception-unmarked", "leaks", Severity::Warning,
              "a cluster departs from its peers and nothing says why"},
             exceptionUnmarked},
        Rule{{"exception-expired", "leaks", Severity::Warning,
              "the last day of an exception is over"},
             exceptionExpired},
        Rule{{"exception-undated", "leaks", Severity::Warning,
              "an exception does not say when it ends"},
             exceptionUndated},
        Rule{{"exception-unticketed", "leaks", Severity::Info, "an exception names no ticket"},
             exceptionUnticketed},
        Rule{{"exception-unused", "leaks", Severity::Warning,
              "an exception whose values no longer differ"},
             exceptionUnused},
        Rule{{"classification-missing", "leaks", Severity::Error,
              "clusters lack an object that their class requires"},
             classificationMissing},
        Rule{{"classification-unlisted", "leaks", Severity::Warning,
              "a marked departure that the classification does not list"},
             classificationUnlisted},
    };
    return table;
}

} // namespace fleetwright::analysis::leaks
