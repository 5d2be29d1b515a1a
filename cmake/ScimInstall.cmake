# SPDX-License-Identifier: Apache-2.0
# Installs the programs and the CMake package: find_package(scimproof) gives scim_add_conformance_test().
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

set(scimproof_package_dir "${CMAKE_INSTALL_LIBDIR}/cmake/scimproof")
set(scimproof_script_dir "${CMAKE_INSTALL_DATADIR}/scimproof")
configure_package_config_file("${PROJECT_SOURCE_DIR}/cmake/scimproofConfig.cmake.in"
  "${PROJECT_BINARY_DIR}/scimproofConfig.cmake"
  INSTALL_DESTINATION "${scimproof_package_dir}"
  PATH_VARS CMAKE_INSTALL_BINDIR scimproof_script_dir)
write_basic_package_version_file("${PROJECT_BINARY_DIR}/scimproofConfigVersion.cmake" COMPATIBILITY SameMinorVersion)

install(TARGETS scimproof scim-reference-server RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}")
install(FILES "${PROJECT_BINARY_DIR}/scimproofConfig.cmake" "${PROJECT_BINARY_DIR}/scimproofConfigVersion.cmake"
  "${PROJECT_SOURCE_DIR}/cmake/ScimAddConformanceTest.cmake" DESTINATION "${scimproof_package_dir}")
install(PROGRAMS "${PROJECT_SOURCE_DIR}/cmake/conformance_test.sh" DESTINATION "${scimproof_script_dir}")
install(FILES "${PROJECT_SOURCE_DIR}/LICENSE" "${PROJECT_SOURCE_DIR}/NOTICE"
  DESTINATION "${CMAKE_INSTALL_DATADIR}/doc/scimproof")
