// SPDX-License-Identifier: Apache-2.0
#include "analysis/layers/settermarker.h"

namespace fleetwright::analysis::layers {

bool hasSetterMarker(const model::Snapshot &snapshot, const base::Place &place)
{
    const base::Result<base::SourceFilePtr> file = snapshot.files->read(place.file);
    return file && (*file)->line(place.line).find("{\"$") != std::string_view::npos;
}

} // namespace fleetwright::analysis::layers
