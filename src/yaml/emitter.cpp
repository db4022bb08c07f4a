// SPDX-License-Identifier: Apache-2.0
#include "yaml/emitter.h"

#include "yaml/blockwriter.h"

#include <utility>

namespace fleetwright::yaml {

base::Result<void> appendYaml(std::string &out, const Node *node)
{
    const std::size_t before = out.size();
    if (std::optional<base::Error> error = BlockWriter(out, nullptr).writeDocument(node)) {
        out.resize(before);
        return std::move(*error);
    }
    return {};
}

base::Result<std::string> renderYaml(const Node *node, std::vector<RenderedLine> &lines)
{
    lines.clear();
    std::string out;
    LineRecorder recorder(out, lines);
    if (std::optional<base::Error> error = BlockWriter(out, &recorder).writeDocument(node))
        return std::move(*error);
    return out;
}

} // namespace fleetwright::yaml
