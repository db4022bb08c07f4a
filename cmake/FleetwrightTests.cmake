# SPDX-License-Identifier: Apache-2.0
# Tests are one call each. They are hermetic: offscreen platform, C locale, UTC, private home and settings.
#
# ctest sees them through <folder>/ prefixes; a single program is run as build/dev/tests-bin/<target>.

# The system's own: one found earlier on the path may lie in a home that the tests' user cannot read.
find_program(FLEETWRIGHT_PYTHON python3 PATHS /usr/bin NO_DEFAULT_PATH)
find_program(FLEETWRIGHT_PYTHON python3 REQUIRED)

set(FLEETWRIGHT_TEST_BIN "${CMAKE_BINARY_DIR}/tests-bin")

# Runs in ctest itself before any test: what is set here every test inherits. (gtest_discover_tests cannot pass an
# environment of more than one variable.) FLEETWRIGHT_CONFORMANCE passes through untouched.
configure_file("${CMAKE_CURRENT_LIST_DIR}/TestEnvironment.cmake.in" "${CMAKE_BINARY_DIR}/TestEnvironment.cmake" @ONLY)

# The target's name: fleetwright_test(node) and fleetwright_test(test_node) both make test_node.
function(fleetwright_test_target name result)
    if(NOT name MATCHES "^test_|_tests?$")
        set(name "test_${name}")
    endif()
    set(${result} "${name}" PARENT_SCOPE)
endfunction()

function(fleetwright_test_program target kind)
    cmake_parse_arguments(PARSE_ARGV 2 arg "" "" "SOURCES;DEPENDS;LIBRARIES")
    if(arg_UNPARSED_ARGUMENTS)
        message(FATAL_ERROR "${target}: unknown ${arg_UNPARSED_ARGUMENTS}")
    endif()
    if(arg_SOURCES MATCHES "\\.\\./(src|ui)/[^;]*\\.cpp")
        message(FATAL_ERROR "${target}: a test links the library, it does not compile its sources again")
    endif()
    add_executable(${target} ${arg_SOURCES})
    fleetwright_suppress_leaks(${target})
    fleetwright_configure_target(${target} ${kind})
    target_include_directories(${target} PRIVATE "${PROJECT_SOURCE_DIR}/tests")
    target_compile_definitions(${target} PRIVATE
        FLEETWRIGHT_TEST_DATA="${CMAKE_CURRENT_SOURCE_DIR}"
        FLEETWRIGHT_TESTS="${PROJECT_SOURCE_DIR}/tests"
        FLEETWRIGHT_BIN="${CMAKE_BINARY_DIR}/bin")
    list(TRANSFORM arg_DEPENDS REPLACE "/" "_")
    list(TRANSFORM arg_DEPENDS PREPEND fleetwright_)
    target_link_libraries(${target} PRIVATE ${arg_DEPENDS} ${arg_LIBRARIES})
    set_target_properties(${target} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${FLEETWRIGHT_TEST_BIN}")
    set_property(DIRECTORY "${CMAKE_CURRENT_SOURCE_DIR}" APPEND PROPERTY
        TEST_INCLUDE_FILES "${CMAKE_BINARY_DIR}/TestEnvironment.cmake")
endfunction()

# fleetwright_test(NAME SOURCES file... DEPENDS folder... [LIBRARIES target...] [PROGRAMS target...] [LABELS label...])
#
# A GoogleTest program of the engine (no Qt), built by tests_of_FOLDER too. Each TEST is a ctest of its own. Their names must not depend on the
# environment: they are listed when the program is built. PROGRAMS are built before (tests of the command line).
# In the code: FLEETWRIGHT_TEST_DATA is the folder of the CMakeLists.txt, FLEETWRIGHT_TESTS that of all tests,
# FLEETWRIGHT_BIN that of the built programs.
function(fleetwright_test name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "TIMEOUT" "SOURCES;DEPENDS;LIBRARIES;PROGRAMS;LABELS")
    fleetwright_test_target("${name}" target)
    fleetwright_test_program(${target} engine
        SOURCES ${arg_SOURCES} DEPENDS ${arg_DEPENDS} LIBRARIES ${arg_LIBRARIES} GTest::gtest GTest::gtest_main)
    fleetwright_share_precompiled(${target})
    if(arg_PROGRAMS)
        add_dependencies(${target} ${arg_PROGRAMS})
    endif()
    if(NOT arg_TIMEOUT)
        set(arg_TIMEOUT 300)
    endif()
    file(RELATIVE_PATH folder "${PROJECT_SOURCE_DIR}/tests" "${CMAKE_CURRENT_SOURCE_DIR}")
    string(MAKE_C_IDENTIFIER "tests_of_${folder}" all)
    if(NOT TARGET ${all})
        add_custom_target(${all})
    endif()
    add_dependencies(${all} ${target})
    gtest_discover_tests(${target}
        TEST_PREFIX "${folder}/"
        DISCOVERY_TIMEOUT 120
        PROPERTIES TIMEOUT ${arg_TIMEOUT} LABELS "${folder};${arg_LABELS}")
endfunction()

# fleetwright_qt_test(NAME SOURCES file... DEPENDS folder... [LIBRARIES target...] [LABELS label...])
#
# A QtTest program of services or ui, one ctest, with a home of its own.
function(fleetwright_qt_test name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "TIMEOUT" "SOURCES;DEPENDS;LIBRARIES;PROGRAMS;LABELS")
    fleetwright_test_target("${name}" target)
    set(kind qt)
    if(arg_DEPENDS MATCHES "(^|;)ui")
        set(kind ui)
    endif()
    fleetwright_test_program(${target} ${kind}
        SOURCES ${arg_SOURCES} DEPENDS ${arg_DEPENDS} LIBRARIES ${arg_LIBRARIES} Qt6::Core Qt6::Test)
    fleetwright_share_precompiled(${target})
    if(arg_PROGRAMS)
        add_dependencies(${target} ${arg_PROGRAMS})
    endif()
    if(NOT arg_TIMEOUT)
        set(arg_TIMEOUT 300)
    endif()
    file(RELATIVE_PATH folder "${PROJECT_SOURCE_DIR}/tests" "${CMAKE_CURRENT_SOURCE_DIR}")
    add_test(NAME "${folder}/${target}" COMMAND ${target})
    set(home "${CMAKE_BINARY_DIR}/Testing/home-${target}")
    set_tests_properties("${folder}/${target}" PROPERTIES
        TIMEOUT ${arg_TIMEOUT}
        LABELS "${folder};${arg_LABELS}"
        ENVIRONMENT "HOME=${home};XDG_CONFIG_HOME=${home}/config;XDG_CACHE_HOME=${home}/cache;XDG_DATA_HOME=${home}/data;XDG_STATE_HOME=${home}/state")
endfunction()
