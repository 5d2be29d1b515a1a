# SPDX-License-Identifier: Apache-2.0

# Several service providers behind one port, and what their administrator can do; still without any HTTP library.
add_library(scim_host STATIC)
add_library(scim::host ALIAS scim_host)
scim_target_defaults(scim_host)
target_sources(scim_host
  PUBLIC FILE_SET HEADERS BASE_DIRS include FILES
    include/scim/server/admin.hpp
    include/scim/server/answer.hpp
    include/scim/server/host.hpp
  PRIVATE
    src/host/admin.cpp
    src/host/admin_tenants.cpp
    src/host/effect.cpp
    src/host/host.cpp
    src/host/object_reader.cpp
    src/host/read_credentials.cpp
    src/host/read_tenant.cpp
    src/host/rule.cpp
    src/host/tenant.cpp)
target_link_libraries(scim_host PUBLIC scim::reference_server)
target_include_directories(scim_host PRIVATE src)

scim_add_unit_test(host_test
  SOURCES
    test/host/admin_test.cpp
    test/host/effect_test.cpp
    test/host/host_test.cpp
    test/host/isolation_test.cpp
    test/host/read_credentials_test.cpp
    test/host/read_tenant_test.cpp
    test/host/rule_test.cpp
    test/host/tenants_schema_test.cpp
    test/support/provider.cpp
  LIBRARIES scim::host)
if(TARGET host_test)
  target_include_directories(host_test PRIVATE src test)
  cmake_path(SET file_schemas NORMALIZE "${CMAKE_CURRENT_SOURCE_DIR}/../schemas/documents/files")
  scim_embed_files(host_test
    FUNCTION scim::server::test::schema_files
    BASE_DIR "${file_schemas}"
    FILES "${file_schemas}/tenants.schema.json")
endif()
