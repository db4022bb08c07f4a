# SPDX-License-Identifier: Apache-2.0
# Every third-party library is found here and nowhere else. One folder may include each of them (docs/ARCHITECTURE.md).
#
#   target                      folder
#   fmt::fmt                    base
#   xxhash::xxhash              base
#   TBB::tbb                    base
#   OpenSSL::Crypto             base
#   re2::re2                    base
#   libyaml::libyaml            yaml
#   yaml-cpp::yaml-cpp          config
#   libgit2::libgit2            git
#   ZLIB::ZLIB                  helm
#   date::date-tz               argocd
#   CLI11::CLI11                cli
#   nlohmann_json::nlohmann_json  cli
#   jemalloc                    none: the programs allocate with it
#   Qt6::Core                   services, cli, ui
#   Qt6::Gui Widgets Svg        ui
#   KF6::SyntaxHighlighting     ui/editor (optional)

find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
find_package(fmt REQUIRED)
find_package(TBB REQUIRED)
find_package(OpenSSL REQUIRED COMPONENTS Crypto)
find_package(ZLIB REQUIRED)
find_package(date REQUIRED)
find_package(CLI11 REQUIRED)
find_package(nlohmann_json REQUIRED)

# Libraries whose packages bring a pkg-config file only, or a CMake file on some systems only.
function(fleetwright_pkg_library name module)
    string(MAKE_C_IDENTIFIER "fleetwright_pkg_${module}" prefix)
    pkg_check_modules(${prefix} REQUIRED IMPORTED_TARGET GLOBAL ${module})
    add_library(${name} ALIAS PkgConfig::${prefix})
endfunction()

fleetwright_pkg_library(xxhash::xxhash libxxhash)
fleetwright_pkg_library(libyaml::libyaml yaml-0.1)
fleetwright_pkg_library(libgit2::libgit2 libgit2)
fleetwright_pkg_library(yaml-cpp::yaml-cpp yaml-cpp)

# Found by hand: through Abseil, Debian 13's pkg-config needs half a minute for it.
find_path(RE2_INCLUDE_DIR re2/re2.h REQUIRED)
find_library(RE2_LIBRARY re2 REQUIRED)
add_library(re2::re2 SHARED IMPORTED)
set_target_properties(re2::re2 PROPERTIES
    IMPORTED_LOCATION "${RE2_LIBRARY}"
    INTERFACE_INCLUDE_DIRECTORIES "${RE2_INCLUDE_DIR}")
# From 2023 on its headers use Abseil's.
find_package(absl QUIET)
if(TARGET absl::strings)
    target_link_libraries(re2::re2 INTERFACE absl::strings)
endif()

# Objects of a fleet are made on all cores and freed on others, where it halves the time of an edit (docs/performance.md).
# The sanitizers bring an allocator of their own.
add_library(fleetwright_allocator INTERFACE)
if(FLEETWRIGHT_ALLOCATOR STREQUAL "jemalloc" AND NOT FLEETWRIGHT_SANITIZE)
    find_library(JEMALLOC_LIBRARY jemalloc)
    if(JEMALLOC_LIBRARY)
        target_link_libraries(fleetwright_allocator INTERFACE "${JEMALLOC_LIBRARY}")
    endif()
endif()

find_package(Qt6 6.4 REQUIRED COMPONENTS Core)
if(BUILD_TESTING)
    find_package(Qt6 6.4 REQUIRED COMPONENTS Test)
    find_package(GTest REQUIRED)
endif()
if(BUILD_GUI)
    find_package(Qt6 6.4 REQUIRED COMPONENTS Gui Widgets Svg LinguistTools)
    include(KSyntaxHighlighting)
endif()
