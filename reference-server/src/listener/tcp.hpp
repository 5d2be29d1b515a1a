// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The Boost.Asio types of the default listener. Only its own .cpp files include this.

#include <chrono>

#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/strand.hpp>

namespace scim::server {

namespace asio = boost::asio;
using boost::asio::ip::tcp;
using boost::system::error_code;
using Steady = std::chrono::steady_clock;

// Naming the executor spares the type erasure of asio::any_io_executor on every operation.
using Strand = asio::strand<asio::io_context::executor_type>;
using Socket = asio::basic_stream_socket<tcp, Strand>;
using Timer = asio::basic_waitable_timer<Steady, asio::wait_traits<Steady>, Strand>;

}  // namespace scim::server
