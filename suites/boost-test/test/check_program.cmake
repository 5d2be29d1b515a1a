# SPDX-License-Identifier: Apache-2.0
# The Boost.Test program against a launched reference server: it lists without a network, runs what is asked for, passes on
# an honest server and fails on a broken one.
cmake_minimum_required(VERSION 3.25)
file(REMOVE_RECURSE "${WORK}")
file(MAKE_DIRECTORY "${WORK}")

execute_process(COMMAND "${PROGRAM}" --list_content RESULT_VARIABLE result OUTPUT_VARIABLE output ERROR_VARIABLE output)
if(NOT result EQUAL 0 OR NOT output MATCHES "patch" OR NOT output MATCHES "every-exchange")
  message(FATAL_ERROR "--list_content ended with ${result}:\n${output}")
endif()

# launch(<fault flags> <test filter> <result variable> <output variable>)
function(launch flags filter result_variable output_variable)
  execute_process(
    COMMAND sh -c "printf %s token-of-the-test > token
rm -f port
'${SERVER}' --port 0 --port-file port --token-file token --quiet ${flags} &
server=$!
while [ ! -s port ]; do kill -0 $server || exit 99; sleep 0.05; done
SCIMPROOF_URL=http://127.0.0.1:$(cat port)/scim/v2 SCIMPROOF_TOKEN_FILE=token '${PROGRAM}' --catch_system_errors=no --log_level=error --run_test=${filter}
status=$?
kill $server
exit $status"
    WORKING_DIRECTORY "${WORK}" RESULT_VARIABLE result OUTPUT_VARIABLE output ERROR_VARIABLE output)
  set(${result_variable} "${result}" PARENT_SCOPE)
  set(${output_variable} "${output}" PARENT_SCOPE)
endfunction()

launch("" "patch/remove" result output)
if(NOT result EQUAL 0 OR NOT output MATCHES "Running 1[0-9] test cases")
  message(FATAL_ERROR "the honest server: ${result}:\n${output}")
endif()
launch("--fault patch-remove-nopath-200" "patch/remove" result output)
if(result EQUAL 0 OR NOT output MATCHES "RFC7644-3.5.2.2-02")
  message(FATAL_ERROR "the broken server: ${result}:\n${output}")
endif()
message(STATUS "the plan runs as a Boost.Test tree")
