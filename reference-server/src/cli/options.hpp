// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The options of the command line, before anybody asks what their values mean.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "cli/arguments.hpp"

namespace CLI {
class App;
}

namespace scim::server {

/// The words as they were written.
struct RawArguments {
    Arguments arguments;
    std::string dialect = "strict";
    std::vector<std::string> allowed;
    std::vector<std::string> denied;
    std::string http = "beast";
    bool allows_plain_http = false;
    std::string tls_certificate;
    std::string tls_key;
    std::string base_path = "/scim/v2";
    std::vector<std::string> schemas;
    std::vector<std::string> resource_types;
    std::vector<std::string> load;
    std::string generate;
    std::string data_directory;
    std::string default_pagination = "index";
    std::int64_t cursor_timeout = 3600;  ///< seconds
    std::int64_t eventual = 0;           ///< milliseconds
    double idle_timeout = 60;            ///< seconds
    double read_timeout = 20;            ///< seconds
    std::string log_form;
    bool list_faults = false;
    bool list_variants = false;
    bool list_leniencies = false;
    bool json = false;
};

/// Declares every option; parsing writes into `raw`, which must live as long as the app.
void declare_options(CLI::App& app, RawArguments& raw);

/// The first option given that speaks of a single tenant, empty if there is none.
std::string single_tenant_option(CLI::App const& app);

}  // namespace scim::server
