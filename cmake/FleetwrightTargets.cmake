# SPDX-License-Identifier: Apache-2.0
# How a folder becomes a target. A folder's CMakeLists.txt is a call or two of these functions.

# Adds a folder of the source tree when it is there.
function(fleetwright_add_folder path)
    if(EXISTS "${PROJECT_SOURCE_DIR}/${path}/CMakeLists.txt")
        add_subdirectory("${PROJECT_SOURCE_DIR}/${path}" "${PROJECT_BINARY_DIR}/${path}")
    endif()
endfunction()

# Which precompiled header a target may share: by what it links.
function(fleetwright_share_precompiled target)
    if(NOT FLEETWRIGHT_PRECOMPILED)
        return()
    endif()
    set(name engine)
    get_target_property(libraries ${target} LINK_LIBRARIES)
    if("Qt6::Widgets" IN_LIST libraries OR "fleetwright_ui" IN_LIST libraries)
        set(name qtwidgets)
    elseif("fleetwright_qt_flags" IN_LIST libraries)
        set(name qtcore)
    endif()
    target_precompile_headers(${target} REUSE_FROM fleetwright_pch_${name})
    target_compile_options(${target} PRIVATE $<$<CXX_COMPILER_ID:GNU>:-fpch-preprocess>)
endfunction()

# Flags, include roots and moc: the engine sees src and no Qt; services and cli add Qt Core; ui also sees the repository
# root, so that its includes start with "ui/".
function(fleetwright_configure_target target kind)
    if(kind STREQUAL "engine")
        target_link_libraries(${target} PRIVATE fleetwright_flags)
    else()
        target_link_libraries(${target} PRIVATE fleetwright_qt_flags)
        # moc of Qt 6.4 stumbles over libstdc++'s <concepts> (through <compare>) when that comes before any Qt header.
        set_target_properties(${target} PROPERTIES AUTOMOC ON AUTOMOC_MOC_OPTIONS "-D_GLIBCXX_VISIBILITY="
            AUTOGEN_ORIGIN_DEPENDS OFF) # moc reads headers: it need not wait for libraries
    endif()
    target_include_directories(${target} PUBLIC "${PROJECT_SOURCE_DIR}/src")
    if(kind STREQUAL "ui")
        target_include_directories(${target} PUBLIC "${PROJECT_SOURCE_DIR}")
    endif()
endfunction()

# fleetwright_library(FOLDER SOURCES file... [DEPENDS folder...] [LIBRARIES target...] [PUBLIC_LIBRARIES target...])
#
# The static library fleetwright_<folder> (slashes become underscores). DEPENDS names other folders' libraries and is
# public; LIBRARIES are third-party targets of FleetwrightLibraries.cmake used in .cpp files only; PUBLIC_LIBRARIES are
# Qt's, whose types stand in headers. Headers need not be listed, except those with Q_OBJECT that have no .cpp file.
# Folders services, cli and ui (with their subfolders) get Qt's flags and moc.
function(fleetwright_library folder)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;DEPENDS;LIBRARIES;PUBLIC_LIBRARIES")
    if(arg_UNPARSED_ARGUMENTS)
        message(FATAL_ERROR "fleetwright_library(${folder}): unknown ${arg_UNPARSED_ARGUMENTS}")
    endif()
    string(REPLACE "/" "_" name "${folder}")
    set(target fleetwright_${name})
    add_library(${target} STATIC ${arg_SOURCES})
    if(name MATCHES "^ui(_|$)")
        fleetwright_configure_target(${target} ui)
    elseif(name MATCHES "^(services|cli)(_|$)")
        fleetwright_configure_target(${target} qt)
        target_link_libraries(${target} PUBLIC Qt6::Core)
    else()
        fleetwright_configure_target(${target} engine)
    endif()
    list(TRANSFORM arg_DEPENDS REPLACE "/" "_")
    list(TRANSFORM arg_DEPENDS PREPEND fleetwright_)
    target_link_libraries(${target}
        PUBLIC ${arg_DEPENDS} ${arg_PUBLIC_LIBRARIES}
        PRIVATE ${arg_LIBRARIES})
    fleetwright_share_precompiled(${target})
endfunction()

# Leaks of third-party libraries are known to programs that look for leaks.
function(fleetwright_suppress_leaks target)
    if(FLEETWRIGHT_SANITIZE MATCHES "address")
        target_sources(${target} PRIVATE "${PROJECT_SOURCE_DIR}/tests/sanitizers/leaks.cpp")
    endif()
endfunction()

# fleetwright_program(NAME KIND engine|qt|ui SOURCES file... [DEPENDS folder...] [LIBRARIES target...])
#
# A program in <build>/bin. It finds KSyntaxHighlighting beside itself, built or installed, when no package has it.
function(fleetwright_program name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "KIND" "SOURCES;DEPENDS;LIBRARIES")
    add_executable(${name} ${arg_SOURCES})
    fleetwright_suppress_leaks(${name})
    fleetwright_configure_target(${name} ${arg_KIND})
    list(TRANSFORM arg_DEPENDS REPLACE "/" "_")
    list(TRANSFORM arg_DEPENDS PREPEND fleetwright_)
    target_link_libraries(${name} PRIVATE ${arg_DEPENDS} ${arg_LIBRARIES} fleetwright_allocator)
    set_target_properties(${name} PROPERTIES
        INSTALL_RPATH "$ORIGIN/../lib/fleetwright"
        BUILD_RPATH_USE_ORIGIN ON)
    fleetwright_share_precompiled(${name})
endfunction()

# fleetwright_fuzzer(NAME SOURCES file... [DEPENDS folder...])
#
# A libFuzzer program fuzz_<name>, built with -DFLEETWRIGHT_FUZZ=ON only. Seeds lie in a folder corpus/<name> beside it.
function(fleetwright_fuzzer name)
    if(NOT FLEETWRIGHT_FUZZ)
        return()
    endif()
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;DEPENDS")
    add_executable(fuzz_${name} ${arg_SOURCES})
    fleetwright_configure_target(fuzz_${name} engine)
    list(TRANSFORM arg_DEPENDS PREPEND fleetwright_)
    target_link_libraries(fuzz_${name} PRIVATE ${arg_DEPENDS})
    target_link_options(fuzz_${name} PRIVATE -fsanitize=fuzzer)
    target_include_directories(fuzz_${name} PRIVATE "${PROJECT_SOURCE_DIR}/tests")
    set_target_properties(fuzz_${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/fuzz")
endfunction()
