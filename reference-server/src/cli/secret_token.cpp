// SPDX-License-Identifier: Apache-2.0
#include "cli/secret_token.hpp"

#include <cerrno>
#include <fstream>
#include <istream>
#include <system_error>

#include <scim/wire/text.hpp>

#include "auth/token_text.hpp"

namespace scim::server {
namespace {

std::string first_line(std::istream& input)
{
    std::string line;
    std::getline(input, line);
    return std::string {trim(line)};
}

Result<SecretToken, std::string> checked(SecretToken token, std::string const& origin)
{
    if (token.value.empty())
        return Failure {origin + " holds no token."};
    if (!is_token_text(token.value))
        return Failure {origin + " holds a token with blanks or other characters that no header can carry."};
    return token;
}

Result<SecretToken, std::string> token_from_file(std::string const& path)
{
    std::ifstream file {path};
    if (!file)
        return Failure {"token file " + path + " cannot be read: " + std::generic_category().message(errno) + "."};
    return checked({first_line(file), SecretToken::Source::file}, "token file " + path);
}

}  // namespace

Result<SecretToken, std::string> find_secret_token(std::optional<std::string> const& file,
    std::optional<std::string> const& environment, std::istream& input, std::string const& variable)
{
    if (file && *file == "-")
        return checked({first_line(input), SecretToken::Source::standard_input}, "standard input");
    if (file)
        return token_from_file(*file);
    if (environment)
        return checked({std::string {trim(*environment)}, SecretToken::Source::environment}, variable);
    return SecretToken {make_token(), SecretToken::Source::made_here};
}

std::string shown(SecretToken const& token)
{
    switch (token.source) {
    case SecretToken::Source::made_here: return token.value;
    case SecretToken::Source::file: return "(from file)";
    case SecretToken::Source::standard_input: return "(from standard input)";
    case SecretToken::Source::environment: return "(from environment)";
    }
    return {};
}

}  // namespace scim::server
