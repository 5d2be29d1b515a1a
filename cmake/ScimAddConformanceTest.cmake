# SPDX-License-Identifier: Apache-2.0
#[[
scim_add_conformance_test(<name>
  LAUNCH <command> [<argument>...]   # {port} or {port-file}, {token-file} or {token} are filled in
  [PROFILE <id|file>]                # default: rfc
  [SUITES <suite>...]                # default: all
  [MAPPING <id|file>]
  [BASELINE <file>]                  # known failures, an absolute path
  [FAIL_ON must|should|new|verdict|never]
  [BASE_PATH <path>]                 # default: /scim/v2
  [CASES <dir>...]                   # case files of your own
  [ARGS <flag>...]                   # further flags of `scimproof run`
  [TIMEOUT <seconds>])               # default: 300

Registers a CTest test that launches a server, runs scimproof against it and stops it. The test fails when the gate is not
satisfied; its output names the failing cases, and the report is in <binary dir>/<name>.report. Label: conformance.
]]
function(scim_add_conformance_test name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "PROFILE;MAPPING;BASELINE;FAIL_ON;BASE_PATH;TIMEOUT" "LAUNCH;SUITES;CASES;ARGS")
  if(arg_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "scim_add_conformance_test(${name}): unknown argument ${arg_UNPARSED_ARGUMENTS}")
  endif()
  if(NOT arg_LAUNCH)
    message(FATAL_ERROR "scim_add_conformance_test(${name}): LAUNCH <command> is missing")
  endif()
  if(NOT arg_BASE_PATH)
    set(arg_BASE_PATH /scim/v2)
  endif()
  if(NOT arg_TIMEOUT)
    set(arg_TIMEOUT 300)
  endif()
  set(flags ${arg_ARGS})
  foreach(pair "PROFILE;--profile" "MAPPING;--mapping" "BASELINE;--baseline" "FAIL_ON;--fail-on")
    list(GET pair 0 key)
    list(GET pair 1 flag)
    if(arg_${key})
      list(APPEND flags ${flag} "${arg_${key}}")
    endif()
  endforeach()
  foreach(suite IN LISTS arg_SUITES)
    list(APPEND flags --suite "${suite}")
  endforeach()
  foreach(dir IN LISTS arg_CASES)
    list(APPEND flags --cases "${dir}")
  endforeach()
  add_test(NAME ${name}
    COMMAND sh "${SCIMPROOF_CONFORMANCE_SCRIPT}" "${SCIMPROOF_EXECUTABLE}" "${arg_BASE_PATH}"
      "${CMAKE_CURRENT_BINARY_DIR}/${name}.report" ${arg_LAUNCH} -- ${flags})
  set_tests_properties(${name} PROPERTIES LABELS conformance TIMEOUT ${arg_TIMEOUT})
endfunction()
