# SPDX-License-Identifier: Apache-2.0

find_package(Boost 1.74 REQUIRED)
find_package(OpenSSL REQUIRED COMPONENTS SSL Crypto)

# Boost.Beast and Asio stay in three files, OpenSSL in one, cpprestsdk in one.
add_library(scim_listener STATIC)
add_library(scim::listener ALIAS scim_listener)
scim_target_defaults(scim_listener)
target_sources(scim_listener
  PUBLIC FILE_SET HEADERS BASE_DIRS include FILES
    include/scim/server/answer.hpp
    include/scim/server/listener.hpp
  PRIVATE
    src/listener/beast_listener.cpp
    src/listener/connection_group.cpp
    src/listener/refusal.cpp
    src/listener/request_reader.cpp
    src/listener/response_text.cpp
    src/listener/tls_listener.cpp)
target_link_libraries(scim_listener PUBLIC scim::wire PRIVATE Boost::headers OpenSSL::SSL OpenSSL::Crypto)

if(SCIM_BUILD_CPPREST)
  find_package(cpprestsdk REQUIRED)
  target_sources(scim_listener PRIVATE src/listener/cpprest_listener.cpp)
  # pplx::scheduler_interface, which we have to derive from, has no virtual destructor.
  set_source_files_properties(src/listener/cpprest_listener.cpp PROPERTIES COMPILE_OPTIONS -Wno-non-virtual-dtor)
  target_link_libraries(scim_listener PRIVATE cpprestsdk::cpprest)
else()
  target_sources(scim_listener PRIVATE src/listener/no_cpprest_listener.cpp)
endif()

add_executable(scim-reference-server)
scim_target_defaults(scim-reference-server)
target_sources(scim-reference-server PRIVATE
  src/main.cpp
  src/cli/arguments.cpp
  src/cli/catalogue_listing.cpp
  src/cli/options.cpp
  src/cli/program.cpp
  src/cli/secret_token.cpp
  src/cli/start_page.cpp)
target_include_directories(scim-reference-server PRIVATE src)
target_compile_definitions(scim-reference-server PRIVATE "SCIM_VERSION=\"${PROJECT_VERSION}\"")
find_package(CLI11 REQUIRED)
target_link_libraries(scim-reference-server PRIVATE scim::host scim::listener CLI11::CLI11)

scim_add_unit_test(listener_test
  SOURCES
    test/listener/beast_listener_test.cpp
    test/listener/both_listeners_test.cpp
    test/listener/delivery_test.cpp
    test/listener/raw_client.cpp
    test/listener/refusal_test.cpp
    test/listener/request_reader_test.cpp
    test/listener/response_text_test.cpp
    test/listener/tls_client.cpp
    test/listener/tls_files.cpp
    test/listener/tls_listener_test.cpp
  LIBRARIES scim::listener OpenSSL::SSL OpenSSL::Crypto
  DEFINITIONS SCIM_HAS_CPPREST=$<BOOL:${SCIM_BUILD_CPPREST}>)

# The whole stack over a socket, against clients that mean it badly.
scim_add_unit_test(safety_test
  SOURCES
    test/listener/raw_client.cpp
    test/safety/hostile_clients_test.cpp
    test/safety/hostile_http_test.cpp
    test/safety/hostile_json_test.cpp
    test/safety/whole_stack.cpp
  LIBRARIES scim::listener scim::reference_server)

# The parts of the program that can be tested without starting it.
scim_add_unit_test(server_cli_test
  SOURCES
    src/cli/arguments.cpp
    src/cli/catalogue_listing.cpp
    src/cli/options.cpp
    src/cli/secret_token.cpp
    src/cli/start_page.cpp
    test/cli/arguments_test.cpp
    test/cli/catalogue_listing_test.cpp
    test/cli/secret_token_test.cpp
    test/cli/start_page_test.cpp
  LIBRARIES scim::host scim::listener CLI11::CLI11
  DEFINITIONS "SCIM_VERSION=\"${PROJECT_VERSION}\"")

scim_add_unit_test(distortions_test
  SOURCES
    test/faults/distortions/distortion_faults_test.cpp
    test/faults/distortions/resource_distortions_test.cpp
    test/seams/rewriting_test.cpp
  LIBRARIES scim::reference_server)

# Fast: the fault matrix of suites/selftest proves the rest.
scim_add_unit_test(fault_catalogue_test
  SOURCES test/faults/fault_catalogue_test.cpp
  LIBRARIES scim::reference_server)

if(BUILD_TESTING)
  target_include_directories(listener_test PRIVATE src test)
  target_include_directories(safety_test PRIVATE test)
  target_include_directories(server_cli_test PRIVATE src)
  target_include_directories(distortions_test PRIVATE src)
  cmake_path(SET requirements NORMALIZE "${CMAKE_CURRENT_SOURCE_DIR}/../schemas/requirements")
  scim_embed_files(fault_catalogue_test
    FUNCTION scim::server::test::fault_catalogue_files
    BASE_DIR "${PROJECT_SOURCE_DIR}"
    FILES
      faults.json
      "${requirements}/entra-id.json"
      "${requirements}/jumpcloud.json"
      "${requirements}/okta.json"
      "${requirements}/onelogin.json"
      "${requirements}/rfc7643.json"
      "${requirements}/rfc7644.json"
      "${requirements}/rfc9865.json")
endif()
