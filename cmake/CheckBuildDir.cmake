# SPDX-License-Identifier: Apache-2.0
# Refuses to configure inside the source tree: generated files would mix with the versioned ones.
get_filename_component(fleetwright_source "${CMAKE_SOURCE_DIR}" REALPATH)
get_filename_component(fleetwright_binary "${CMAKE_BINARY_DIR}" REALPATH)
if(fleetwright_source STREQUAL fleetwright_binary)
    message(FATAL_ERROR
        "In-source builds are refused. Remove CMakeCache.txt and CMakeFiles here, then use ./dev build "
        "or: cmake --preset dev")
endif()
