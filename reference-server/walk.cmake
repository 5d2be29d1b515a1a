# SPDX-License-Identifier: Apache-2.0

# The program as its users meet it: started, asked with curl, stopped. 77 says that there is no curl.
if(BUILD_TESTING)
  add_test(NAME reference-server.curl-walk
    COMMAND "${CMAKE_CURRENT_SOURCE_DIR}/test/walk/rfc_figures.sh"
      "$<TARGET_FILE:scim-reference-server>" "${PROJECT_SOURCE_DIR}")
  set_tests_properties(reference-server.curl-walk PROPERTIES LABELS process TIMEOUT 300 SKIP_RETURN_CODE 77)
endif()
