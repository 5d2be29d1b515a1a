# SPDX-License-Identifier: Apache-2.0
# cmake -DPROGRAM=<scimproof> -DNM=<nm> -P link_independence.cmake: the referee contains no part of the reference server.
cmake_minimum_required(VERSION 3.25)
execute_process(COMMAND "${NM}" -C "${PROGRAM}" OUTPUT_VARIABLE symbols ERROR_VARIABLE error RESULT_VARIABLE result)
if(NOT result EQUAL 0)
  message(FATAL_ERROR "${NM} ${PROGRAM}: ${error}")
endif()
string(REGEX MATCH "scim::server::[A-Za-z_:]*" found "${symbols}")
if(found)
  message(FATAL_ERROR "${PROGRAM} contains ${found}: the suites must not share code with the reference server")
endif()
# A stripped program would pass without having been looked at.
string(REGEX MATCH "scim::conformance::" own "${symbols}")
if(NOT own)
  message(FATAL_ERROR "${PROGRAM} has no symbols to look at")
endif()
message(STATUS "no symbol of scim::server")
