// SPDX-License-Identifier: Apache-2.0
#include "completion.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <array>

#include "config/flag_table.hpp"

namespace scim::cli {
namespace {

struct Shell {
    std::string_view name, before_flag;
};

std::ostream& operator<<(std::ostream& out, Shell const& shell)
{
    return out << shell.name;
}

constexpr std::array shells {Shell {"bash", "--"}, Shell {"zsh", "--"}, Shell {"fish", "-l "}};

BOOST_DATA_TEST_CASE(a_script_names_every_command_and_flag, shells)
{
    auto const script = completion_script(sample.name);
    BOOST_TEST_REQUIRE(script.has_value());
    for (auto const& command : command_table())
        BOOST_TEST(script->find(command.name) != std::string::npos, command.name);
    for (auto const& flag : flag_table()) {
        auto const word = std::string {sample.before_flag} + std::string {flag.name};
        BOOST_TEST(script->find(word) != std::string::npos, flag.name);
    }
}

BOOST_AUTO_TEST_CASE(another_shell_has_none)
{
    BOOST_TEST(!completion_script("tcsh").has_value());
}

BOOST_AUTO_TEST_CASE(every_flag_belongs_to_a_known_command)
{
    for (auto const& flag : flag_table()) {
        auto used = false;
        for (auto const& command : command_table()) {
            for (auto const* other : flags_of(command.name))
                used = used || other == &flag;
        }
        BOOST_TEST(used, flag.name);
    }
}

}  // namespace
}  // namespace scim::cli
