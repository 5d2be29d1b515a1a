// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The words that made-up users and groups are put together of.

#include <cstddef>
#include <cstdint>
#include <string>

namespace scim::server {

/// Somebody's name. The same index has the same name, and no two have the same login.
struct GeneratedName {
    std::string given;
    std::string family;
    std::string login;  ///< ASCII, lower case: `zoe.oneill`, or `zoe.oneill2` for the second of that name
};

GeneratedName generated_name(std::uint64_t seed, std::size_t index);

/// A department, by any number.
std::string generated_department(std::uint64_t number);
/// A job title, by any number.
std::string generated_title(std::uint64_t number);
/// `Payroll Berlin 7`: the same index has the same name, and no two have the same.
std::string generated_group_name(std::uint64_t seed, std::size_t index);

/// Well mixed bits that follow from three numbers.
std::uint64_t mixed_bits(std::uint64_t seed, std::uint64_t index, std::uint64_t purpose) noexcept;

/// A UUID that follows from three numbers. RFC 9562 version 8.
std::string generated_id(std::uint64_t seed, std::uint64_t index, std::uint64_t purpose);

}  // namespace scim::server
