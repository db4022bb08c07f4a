# SPDX-License-Identifier: Apache-2.0
# Finds KSyntaxHighlighting, which colours the editor. Optional: without it the editor shows plain text.
#
# First the distribution's KF6 package; else the build that ./dev leaves in the user's cache (the KF 5.116 sources built
# against Qt 6, which export KF5::SyntaxHighlighting). Either way the rest of the tree sees KF6::SyntaxHighlighting.
# Sets FLEETWRIGHT_SYNTAX_LIBRARY to the file to ship when it is not a package.

set(FLEETWRIGHT_SYNTAX_LIBRARY "")
if(NOT FLEETWRIGHT_SYNTAX)
    return()
endif()

find_package(KF6SyntaxHighlighting QUIET)
if(TARGET KF6::SyntaxHighlighting)
    return()
endif()

file(STRINGS "${PROJECT_SOURCE_DIR}/cmake/ksyntaxhighlighting.sha256" fleetwright_syntax_key LIMIT_COUNT 1)
string(SUBSTRING "${fleetwright_syntax_key}" 0 16 fleetwright_syntax_key)
if(DEFINED ENV{XDG_CACHE_HOME})
    set(fleetwright_cache "$ENV{XDG_CACHE_HOME}/fleetwright")
else()
    set(fleetwright_cache "$ENV{HOME}/.cache/fleetwright")
endif()
set(fleetwright_syntax_prefix
    "${fleetwright_cache}/ksyntaxhighlighting-${fleetwright_syntax_key}-qt${Qt6_VERSION}")

find_package(KF5SyntaxHighlighting QUIET NO_DEFAULT_PATH PATHS "${fleetwright_syntax_prefix}")
if(NOT TARGET KF5::SyntaxHighlighting)
    return()
endif()

# The library is copied beside the programs: the build then runs for users who cannot read the cache of the one who
# built it, and the installer takes it from there.
get_target_property(fleetwright_syntax_file KF5::SyntaxHighlighting LOCATION)
get_filename_component(fleetwright_syntax_real "${fleetwright_syntax_file}" REALPATH)
set(FLEETWRIGHT_SYNTAX_LIBRARY "${CMAKE_BINARY_DIR}/lib/libKF5SyntaxHighlighting.so.5")
configure_file("${fleetwright_syntax_real}" "${FLEETWRIGHT_SYNTAX_LIBRARY}" COPYONLY)
add_library(KF6::SyntaxHighlighting SHARED IMPORTED GLOBAL)
get_target_property(fleetwright_syntax_includes KF5::SyntaxHighlighting INTERFACE_INCLUDE_DIRECTORIES)
set_target_properties(KF6::SyntaxHighlighting PROPERTIES
    IMPORTED_LOCATION "${FLEETWRIGHT_SYNTAX_LIBRARY}"
    IMPORTED_SONAME "libKF5SyntaxHighlighting.so.5"
    INTERFACE_INCLUDE_DIRECTORIES "${fleetwright_syntax_includes}"
    INTERFACE_LINK_LIBRARIES "Qt6::Gui")
