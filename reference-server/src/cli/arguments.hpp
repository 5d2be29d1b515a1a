// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The command line of scim-reference-server.

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include <scim/server/host.hpp>
#include <scim/server/listener.hpp>
#include <scim/wire/result.hpp>

namespace scim::server {

/// Which library speaks HTTP.
enum class HttpStack { beast, cpprestsdk };

/// What is printed instead of serving.
enum class Listing { nothing, faults, variants, leniencies };

enum class ListingForm { text, json };

/// The administrator's port.
struct AdminArguments {
    std::optional<std::uint16_t> port;  ///< absent: there is no admin API; 0: any free one
    std::string address = "127.0.0.1";
    std::optional<std::string> token_file;  ///< `-` is standard input
    std::optional<std::string> port_file;
};

/// What the user asked for.
struct Arguments {
    ListenOptions listen;                   ///< port 0: any free one
    std::optional<std::string> public_url;  ///< how clients reach the server, without base path
    std::optional<std::string> token_file;  ///< `-` is standard input
    TenantSettings tenant;                  ///< without its token; unused with a tenants file
    std::string dialect_words;              ///< the dialect with its changes, for people: `entra, not string-booleans`
    std::optional<std::string> tenants_file;
    AdminArguments admin;
    bool allows_fault_header = false;
    std::optional<LogForm> log_form;  ///< absent: no log lines
    HttpStack http = HttpStack::beast;
    std::optional<std::string> port_file;
    bool quiet = false;
    Listing listing = Listing::nothing;
    ListingForm listing_form = ListingForm::text;
};

/// Why the program ends without serving: help and version with exit code 0, mistakes with another.
struct EarlyEnd {
    int exit_code = 0;
    std::string text;
};

/// Exit codes of this program, those of scimproof.
namespace exit_code {
inline constexpr int ok = 0;
inline constexpr int usage = 2;
inline constexpr int unreachable = 3;
inline constexpr int refused = 6;
}  // namespace exit_code

/// Reads the command line, the program's name left out. A word that is nearly right is named in the error.
Result<Arguments, EarlyEnd> parse_arguments(std::vector<std::string> words);

}  // namespace scim::server
