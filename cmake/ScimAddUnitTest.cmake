# SPDX-License-Identifier: Apache-2.0
#[[
scim_add_unit_test(<name>
  SOURCES <file>...
  LIBRARIES <target>...
  [LABELS <label>...]      # default: unit
  [DEFINITIONS <def>...])

Builds one Boost.Test program `<name>` from the given files and registers it
with CTest. No file needs a main: it is supplied here.
]]
find_package(Boost 1.74 REQUIRED COMPONENTS unit_test_framework)

function(scim_add_unit_test name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;LIBRARIES;LABELS;DEFINITIONS")
  if(NOT BUILD_TESTING)
    return()
  endif()
  if(NOT arg_LABELS)
    set(arg_LABELS unit)
  endif()
  add_executable(${name} ${arg_SOURCES} "${PROJECT_SOURCE_DIR}/cmake/unit_test_main.cpp")
  scim_target_defaults(${name})
  target_compile_definitions(${name} PRIVATE BOOST_TEST_DYN_LINK ${arg_DEFINITIONS})
  target_link_libraries(${name} PRIVATE ${arg_LIBRARIES} Boost::unit_test_framework)
  set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/tests")
  add_test(NAME ${name} COMMAND ${name} --catch_system_errors=no --log_level=test_suite --report_level=short)
  set_tests_properties(${name} PROPERTIES LABELS "${arg_LABELS}" TIMEOUT 300)
endfunction()
