// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The server with its listeners, from the start to the end.

#include <latch>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <scim/server/admin.hpp>
#include <scim/server/host.hpp>
#include <scim/server/listener.hpp>

#include "cli/arguments.hpp"
#include "cli/secret_token.hpp"
#include "cli/start_page.hpp"
#include "cli/stop_signals.hpp"

namespace scim::server {

/// The secrets of the command line. Without a token of its own each tenant has one in the tenants file.
struct Secrets {
    std::optional<SecretToken> token;
    SecretToken admin;
};

/// Prints a sentence on standard error and returns the exit code.
int fail(int code, std::string const& sentence);

/// Listens, answers and stops.
class Program {
public:
    Program(Arguments arguments, Secrets secrets);

    /// Serves until a signal comes. Returns an exit code; what went wrong is on standard error.
    int run(StopSignals const& stop_signals);

private:
    int make_host();
    Channel channel() const;
    int listen_for_clients();
    int listen_for_admin();
    int start();
    int write_port_files();
    StartFacts facts() const;
    int stop();

    Arguments arguments_;
    Secrets secrets_;
    std::unique_ptr<Host> host_;
    std::optional<Admin> admin_;
    std::latch ready_ {1};
    std::unique_ptr<Listener> listener_;
    std::unique_ptr<Listener> admin_listener_;
    std::vector<std::string> notes_;
};

}  // namespace scim::server
