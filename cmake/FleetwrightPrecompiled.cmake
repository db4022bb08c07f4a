# SPDX-License-Identifier: Apache-2.0
# Three precompiled headers, each compiled once and shared: the engine's, Qt Core's and Qt Widgets'.
# They only save time: every file includes what it uses (the build with -DFLEETWRIGHT_PRECOMPILED=OFF proves it).

option(FLEETWRIGHT_PRECOMPILED "Share precompiled headers" ON)
if(NOT FLEETWRIGHT_PRECOMPILED)
    return()
endif()

set(fleetwright_precompiled_dir "${CMAKE_CURRENT_LIST_DIR}/precompiled")

function(fleetwright_precompiled name header)
    add_library(fleetwright_pch_${name} STATIC "${fleetwright_precompiled_dir}/empty.cpp")
    target_link_libraries(fleetwright_pch_${name} PRIVATE ${ARGN})
    target_precompile_headers(fleetwright_pch_${name} PRIVATE "${fleetwright_precompiled_dir}/${header}")
    # ccache's manual asks for it with GCC.
    target_compile_options(fleetwright_pch_${name} PRIVATE $<$<CXX_COMPILER_ID:GNU>:-fpch-preprocess>)
endfunction()

fleetwright_precompiled(engine engine.h fleetwright_flags)
fleetwright_precompiled(qtcore qtcore.h fleetwright_qt_flags Qt6::Core)
if(BUILD_GUI)
    fleetwright_precompiled(qtwidgets qtwidgets.h fleetwright_qt_flags Qt6::Core Qt6::Gui Qt6::Widgets)
endif()
