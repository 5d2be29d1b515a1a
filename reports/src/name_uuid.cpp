// SPDX-License-Identifier: Apache-2.0
#include "name_uuid.hpp"

#include <scim/report/digest.hpp>

namespace scim::report {

std::string uuid_of(std::string_view text)
{
    auto digits = sha256_hex(text).substr(0, 32);
    digits[12] = '8';
    digits[16] = "89ab"[static_cast<std::size_t>(digits[16]) % 4];
    for (auto const place : {20U, 16U, 12U, 8U})
        digits.insert(place, "-");
    return digits;
}

}  // namespace scim::report
