# SPDX-License-Identifier: Apache-2.0
# What was configured, in a few lines.

message(STATUS "Fleetwright ${PROJECT_VERSION}")
if(NOT BUILD_GUI)
    message(STATUS "  window:              off")
elseif(TARGET KF6::SyntaxHighlighting)
    message(STATUS "  window:              Qt ${Qt6_VERSION}, KSyntaxHighlighting colours the editor")
else()
    message(STATUS "  window:              Qt ${Qt6_VERSION}, the editor shows plain text (no KSyntaxHighlighting)")
endif()
message(STATUS "  parallel loops:      ${FLEETWRIGHT_PARALLEL}")
if(FLEETWRIGHT_SANITIZE)
    message(STATUS "  sanitizers:          ${FLEETWRIGHT_SANITIZE}")
endif()
message(STATUS "  ccache, mold:        ${FLEETWRIGHT_CCACHE}, ${FLEETWRIGHT_MOLD}")
