# SPDX-License-Identifier: Apache-2.0
#[[
scim_target_defaults(<target>)

Gives a target what every target of ours has: C++20, warnings, the output
folder for programs, ccache, and the sanitizers of the presets `sanitize` and
`tsan`.
]]
option(SCIM_WARNINGS_AS_ERRORS "Treat warnings as errors" ON)
option(SCIM_SANITIZE "Build with address and undefined-behaviour sanitizers" OFF)
option(SCIM_SANITIZE_THREAD "Build with the thread sanitizer; not together with SCIM_SANITIZE" OFF)

find_program(SCIM_CCACHE ccache)
find_package(Threads REQUIRED)

function(scim_target_defaults target)
  get_target_property(kind ${target} TYPE)
  set(scope PRIVATE)
  target_compile_features(${target} PUBLIC cxx_std_20)
  set_target_properties(${target} PROPERTIES
    CXX_EXTENSIONS OFF
    POSITION_INDEPENDENT_CODE ON
    CXX_VISIBILITY_PRESET default
    RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/bin"
    EXPORT_NAME "${target}")
  if(SCIM_CCACHE)
    set_target_properties(${target} PROPERTIES CXX_COMPILER_LAUNCHER "${SCIM_CCACHE}")
  endif()
  target_compile_options(${target} PRIVATE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wnon-virtual-dtor
    -Woverloaded-virtual -Wimplicit-fallthrough)
  if(SCIM_WARNINGS_AS_ERRORS)
    target_compile_options(${target} PRIVATE -Werror)
  endif()
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # GCC 12 reports false positives from inlined std::string and std::variant at -O2.
    target_compile_options(${target} PRIVATE -Wno-restrict -Wno-maybe-uninitialized)
    if(CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
      target_compile_options(${target} PRIVATE -Wno-error=array-bounds -Wno-error=stringop-overflow)
    endif()
  endif()
  if(SCIM_SANITIZE)
    target_compile_options(${target} PRIVATE -fsanitize=address,undefined -fno-sanitize=vptr
      -fno-sanitize-recover=undefined -fno-omit-frame-pointer)
    target_link_options(${target} PRIVATE -fsanitize=address,undefined)
  endif()
  if(SCIM_SANITIZE_THREAD)
    target_compile_options(${target} PRIVATE -fsanitize=thread -fno-omit-frame-pointer)
    # GCC says that it does not see fences. Boost.Asio has some; what it shares, it also locks.
    target_compile_options(${target} PRIVATE $<$<CXX_COMPILER_ID:GNU>:-Wno-tsan>)
    target_link_options(${target} PRIVATE -fsanitize=thread)
  endif()
  if(NOT kind STREQUAL "INTERFACE_LIBRARY")
    target_link_libraries(${target} PRIVATE Threads::Threads)
  endif()
endfunction()
