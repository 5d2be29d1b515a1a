# SPDX-License-Identifier: Apache-2.0
# Checks of the tree itself, run by ctest under the label "style".
if(BUILD_TESTING)
  add_test(NAME style.layers COMMAND "${CMAKE_COMMAND}" -P "${PROJECT_SOURCE_DIR}/cmake/checks/layers.cmake")
  add_test(NAME style.link-independence
    COMMAND "${CMAKE_COMMAND}" "-DPROGRAM=$<TARGET_FILE:scimproof>" "-DNM=${CMAKE_NM}"
      -P "${PROJECT_SOURCE_DIR}/cmake/checks/link_independence.cmake")
  add_test(NAME style.lint COMMAND scimproof lint)
  set_tests_properties(style.layers style.link-independence style.lint PROPERTIES LABELS style)

  add_test(NAME conformance.example
    COMMAND "${CMAKE_COMMAND}" "-DBUILD=${PROJECT_BINARY_DIR}" "-DSOURCE=${PROJECT_SOURCE_DIR}"
      "-DCMAKE_CTEST_COMMAND=${CMAKE_CTEST_COMMAND}" -P "${PROJECT_SOURCE_DIR}/cmake/checks/example.cmake")
  set_tests_properties(conformance.example PROPERTIES LABELS conformance TIMEOUT 300)
endif()
