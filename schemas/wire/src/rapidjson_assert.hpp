// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// One definition of RAPIDJSON_ASSERT for the files that include RapidJSON; include it before them. A firing assertion
/// is a bug of ours, never control flow. Cheap on purpose: Valijson's own definition makes parsing four times slower.

#include <stdexcept>

namespace scim::detail {

[[noreturn, gnu::cold, gnu::noinline]] inline void rapidjson_assertion_failed(char const* expression)
{
    throw std::logic_error(expression);
}

}  // namespace scim::detail

// Of every processor that Linux runs on in 64 bits; strings are then read sixteen bytes at a time.
#ifdef __SSE2__
#define RAPIDJSON_SSE2
#endif

#define RAPIDJSON_ASSERT(x)                                                                                            \
    (__builtin_expect(!!(x), 1) ? static_cast<void>(0) : ::scim::detail::rapidjson_assertion_failed(#x))
