# SPDX-License-Identifier: Apache-2.0

# The program as its users meet it: started, asked with curl, stopped. 77 says that a tool is missing.
if(BUILD_TESTING)
  function(scim_add_walk name script)
    add_test(NAME reference-server.${name}
      COMMAND "${CMAKE_CURRENT_SOURCE_DIR}/test/walk/${script}.sh"
        "$<TARGET_FILE:scim-reference-server>" "${PROJECT_SOURCE_DIR}")
    set_tests_properties(reference-server.${name} PROPERTIES LABELS process TIMEOUT 300 SKIP_RETURN_CODE 77)
  endfunction()
  scim_add_walk(curl-walk rfc_figures)
  foreach(script start tenants data tls log)
    scim_add_walk(${script} ${script})
  endforeach()
endif()
