// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// What a million users and a group of a hundred thousand members cost, without a network.

#include <cstddef>
#include <memory>

#include <scim/server/service_provider.hpp>

namespace scim::bench {

/// Fills a new service provider and tells how long it took and how much memory is taken.
std::unique_ptr<server::ServiceProvider> print_loading(std::size_t users);

/// Filters with an index, with few and with many users; and one without.
void print_filters(server::ServiceProvider& small, server::ServiceProvider& large, int rounds);

/// One member comes and goes, in a small and in a large group.
void print_group_patches(int rounds);

/// As many operations as a request may have, on an attribute of thirty thousand values.
void print_long_patch(int rounds);

/// Reads alone, and while another thread writes all the time.
void print_parallel_reads(server::ServiceProvider& provider, int rounds);

}  // namespace scim::bench
