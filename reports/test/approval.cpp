// SPDX-License-Identifier: Apache-2.0
#include "approval.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>

namespace scim::report::sample {
namespace {

std::string read(std::string const& path)
{
    std::ifstream file {path, std::ios::binary};
    return {std::istreambuf_iterator<char> {file}, {}};
}

/// The line in which two texts begin to differ.
std::string line_at(std::string_view text, std::size_t at)
{
    auto const before = text.substr(0, at).rfind('\n');
    auto const begin = before == std::string_view::npos ? 0 : before + 1;
    return std::string {text.substr(begin, text.find('\n', begin) - begin)};
}

}  // namespace

void check_approved(std::string const& name, std::string_view text)
{
    auto const path = std::string {SCIM_APPROVED_DIR "/"} + name;
    if (auto const* const approve = std::getenv("SCIM_APPROVE"); approve && std::string_view {approve} == "1")
        std::ofstream {path, std::ios::binary} << text;
    auto const approved = read(path);
    if (approved == text)
        return;
    auto const shorter = std::min(approved.size(), text.size());
    auto const differs
        = std::mismatch(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(shorter), approved.begin());
    auto const at = static_cast<std::size_t>(differs.first - text.begin());
    BOOST_ERROR(name << " differs from the approved file\n  approved: " << line_at(approved, at)
                     << "\n  now:      " << line_at(text, at));
}

}  // namespace scim::report::sample
