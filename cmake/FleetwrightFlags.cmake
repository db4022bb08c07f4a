# SPDX-License-Identifier: Apache-2.0
# The compiler flags of the whole project live on two INTERFACE targets.

add_library(fleetwright_flags INTERFACE)
target_compile_features(fleetwright_flags INTERFACE cxx_std_20)
target_compile_options(fleetwright_flags INTERFACE
    -Wall -Wextra -Wpedantic -Werror
    -Wshadow -Wconversion -Wold-style-cast -Wnon-virtual-dtor -Woverloaded-virtual
    -Wcast-align -Wcast-qual -Wformat=2 -Wimplicit-fallthrough -Wundef -Wunused
    $<$<CXX_COMPILER_ID:GNU>:-Wduplicated-cond -Wlogical-op -Wsuggest-override>
    # Clang counts sign conversion as conversion, GCC for C++ does not: one rule for both.
    $<$<CXX_COMPILER_ID:Clang>:-Wno-sign-conversion>
    # libstdc++ 12's own std::stable_sort calls its deprecated std::get_temporary_buffer; Clang reports that at the caller.
    $<$<CXX_COMPILER_ID:Clang>:-Wno-deprecated-declarations>
    # GCC 12 reports these inside its own standard library when it optimises (bugs 105329, 105651, 107852).
    $<$<AND:$<CXX_COMPILER_ID:GNU>,$<VERSION_LESS:$<CXX_COMPILER_VERSION>,13>>:-Wno-restrict>
    $<$<AND:$<CXX_COMPILER_ID:GNU>,$<VERSION_LESS:$<CXX_COMPILER_VERSION>,14>>:-Wno-stringop-overflow -Wno-stringop-overread -Wno-array-bounds>
    # Everywhere, because a precompiled header must have been compiled with it too.
    -pthread
    -fno-omit-frame-pointer)
target_link_options(fleetwright_flags INTERFACE -pthread)

# CMake's own choice for Release is -O3: larger and slower to compile, not measurably faster here.
target_compile_options(fleetwright_flags INTERFACE $<$<CONFIG:Release>:-O2>)

if(FLEETWRIGHT_FAST_COMPILE)
    target_compile_options(fleetwright_flags INTERFACE -O1 -g1 -UNDEBUG)
    target_compile_definitions(fleetwright_flags INTERFACE _GLIBCXX_ASSERTIONS)
endif()

if(FLEETWRIGHT_MOLD AND NOT FLEETWRIGHT_SANITIZE)
    target_link_options(fleetwright_flags INTERFACE -fuse-ld=mold)
endif()
target_link_options(fleetwright_flags INTERFACE -Wl,--as-needed)

if(FLEETWRIGHT_PARALLEL STREQUAL "threads")
    target_compile_definitions(fleetwright_flags INTERFACE FLEETWRIGHT_PARALLEL_THREADS)
endif()

if(FLEETWRIGHT_SANITIZE)
    target_compile_options(fleetwright_flags INTERFACE
        -fsanitize=${FLEETWRIGHT_SANITIZE} -fno-sanitize-recover=all -g1)
    target_link_options(fleetwright_flags INTERFACE -fsanitize=${FLEETWRIGHT_SANITIZE})
endif()
if(FLEETWRIGHT_FUZZ)
    if(NOT CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
        message(FATAL_ERROR "FLEETWRIGHT_FUZZ needs Clang (libFuzzer): -DCMAKE_CXX_COMPILER=clang++-19")
    endif()
    target_compile_options(fleetwright_flags INTERFACE -fsanitize=fuzzer-no-link)
    target_link_options(fleetwright_flags INTERFACE -fsanitize=fuzzer-no-link)
endif()

# For targets that use Qt. -fPIC is Qt's demand (it is built with reduced relocations).
add_library(fleetwright_qt_flags INTERFACE)
target_link_libraries(fleetwright_qt_flags INTERFACE fleetwright_flags)
target_compile_options(fleetwright_qt_flags INTERFACE -fPIC)
target_compile_definitions(fleetwright_qt_flags INTERFACE
    QT_NO_CAST_FROM_ASCII
    QT_NO_CAST_TO_ASCII
    QT_NO_CAST_FROM_BYTEARRAY
    QT_NO_FOREACH
    QT_NO_KEYWORDS
    QT_STRICT_ITERATORS
    QT_USE_QSTRINGBUILDER
    QT_NO_NARROWING_CONVERSIONS_IN_CONNECT
    QT_NO_CONTEXTLESS_CONNECT
    QT_DISABLE_DEPRECATED_BEFORE=0x060400)
