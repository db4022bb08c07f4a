// SPDX-License-Identifier: Apache-2.0
#include "analysis/layers/rules.h"

#include "analysis/layers/copiedobject.h"
#include "analysis/layers/deadpatch.h"
#include "analysis/layers/labelnotinherited.h"
#include "analysis/layers/layerbypassed.h"
#include "analysis/layers/redundantoverride.h"
#include "analysis/layers/repeatedoverride.h"
#include "analysis/layers/shadowedvalue.h"
#include "analysis/layers/unusedlayer.h"

#include <array>

namespace fleetwright::analysis::layers {

std::span<const Rule> rules()
{
    using model::Severity;
    static const std::array table = {
        Rule{{"redundant-override", "layers", Severity::Info,
              "a layer sets what it inherits anyway"},
             redundantOverride},
        Rule{{"shadowed-value", "layers", Severity::Info, "a layer sets what no cluster gets"},
             shadowedValue},
        Rule{
            {"repeated-override", "layers", Severity::Info, "all children of a layer set the same"},
            repeatedOverride},
        Rule{{"dead-patch", "layers", Severity::Warning, "an entry that matches no object"},
             deadPatch},
        Rule{{"unused-layer", "layers", Severity::Info, "a layer that no cluster reads"},
             unusedLayer},
        Rule{{"copied-object", "layers", Severity::Warning,
              "one object is written out in the layers of several clusters"},
             copiedObject},
        Rule{{"layer-bypassed", "layers", Severity::Info,
              "one cluster goes past the layer that all others of its class inherit"},
             layerBypassed},
        Rule{{"label-not-inherited", "layers", Severity::Info,
              "one cluster's object was added past the layer that labels it elsewhere"},
             labelNotInherited},
    };
    return table;
}

} // namespace fleetwright::analysis::layers
