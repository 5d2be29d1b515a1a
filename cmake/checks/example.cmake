# SPDX-License-Identifier: Apache-2.0
# cmake -DBUILD=<build dir> -DSOURCE=<source dir> -P example.cmake: installs scimproof next to the build, configures the
# example project against it and runs its tests. Then the same for a server with a defect, without WILL_FAIL: it must fail
# because a case failed (exit code 1), not because anything else went wrong.
cmake_minimum_required(VERSION 3.25)
set(prefix "${BUILD}/example/prefix")
set(example "${BUILD}/example/build")
file(REMOVE_RECURSE "${BUILD}/example")

function(run)
  execute_process(COMMAND ${ARGN} RESULT_VARIABLE result OUTPUT_VARIABLE output ERROR_VARIABLE output)
  if(NOT result EQUAL 0)
    message(FATAL_ERROR "${ARGN}\nended with ${result}:\n${output}")
  endif()
endfunction()

run("${CMAKE_COMMAND}" --install "${BUILD}" --prefix "${prefix}")
run("${CMAKE_COMMAND}" -S "${SOURCE}/examples/ctest-example" -B "${example}" "-DCMAKE_PREFIX_PATH=${prefix}")
run("${CMAKE_CTEST_COMMAND}" --test-dir "${example}" --output-on-failure --no-tests=error)

execute_process(COMMAND sh "${prefix}/share/scimproof/conformance_test.sh" "${prefix}/bin/scimproof" /scim/v2
    "${example}/broken" "${prefix}/bin/scim-reference-server" --dialect entra --fault patch-remove-entra-clears-all
    --port {port} --token-file {token-file} -- --profile entra --suite entra-id
  RESULT_VARIABLE result OUTPUT_VARIABLE output ERROR_VARIABLE output)
if(NOT result EQUAL 1 OR NOT output MATCHES "ENTRA-042")
  message(FATAL_ERROR "the defect was not found; exit code ${result}:\n${output}")
endif()
message(STATUS "the example passes, and a planted defect makes it fail")
