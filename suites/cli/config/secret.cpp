// SPDX-License-Identifier: Apache-2.0
#include "config/secret.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <istream>
#include <utility>

#include <sys/wait.h>

#include <scim/wire/text.hpp>

namespace scim::cli {
namespace {

bool is_visible_ascii(char letter)
{
    return letter > ' ' && letter < '\x7f';
}

/// A token travels in a header field: visible ASCII, no blanks.
Result<Secret, std::string> checked(std::string text, std::string const& origin)
{
    std::string token {trim(text)};
    wipe(text);
    if (token.empty())
        return Failure {origin + " gave no token."};
    if (!std::all_of(token.begin(), token.end(), is_visible_ascii)) {
        wipe(token);
        return Failure {origin + " gave a token with blanks or characters that no header can carry."};
    }
    return Secret {std::move(token)};
}

Result<Secret, std::string> token_from_file(std::string const& path, std::istream& standard_input)
{
    std::string line;
    if (path == "-") {
        std::getline(standard_input, line);
        return checked(std::move(line), "standard input");
    }
    std::ifstream file {path};
    if (!file)
        return Failure {"cannot read the token file " + path + ": " + std::strerror(errno) + "."};
    std::getline(file, line);
    return checked(std::move(line), "the token file " + path);
}

Result<Secret, std::string> token_from_command(std::string const& command)
{
    auto* const pipe = ::popen(command.c_str(), "re");
    if (pipe == nullptr)
        return Failure {std::string {"the token command cannot be started."}};
    std::string text;
    std::array<char, 1024> buffer {};
    while (auto const count = std::fread(buffer.data(), 1, buffer.size(), pipe))
        text.append(buffer.data(), count);
    explicit_bzero(buffer.data(), buffer.size());
    auto const status = ::pclose(pipe);
    if (status != 0) {
        wipe(text);
        auto const code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
        return Failure {"the token command failed with exit code " + std::to_string(code) + "."};
    }
    return checked(std::move(text), "the token command");
}

/// Which of the two is the stronger source; a flag beats the variable, the variable beats a file.
bool is_stronger_than_variable(Setting const& setting)
{
    return setting.origin.rfind("flag ", 0) == 0 || setting.origin.rfind("environment ", 0) == 0;
}

}  // namespace

Secret::Secret(Secret&& other) noexcept : value_ {std::move(other.value_)}
{
    wipe(other.value_);
}

Secret& Secret::operator=(Secret&& other) noexcept
{
    if (this != &other) {
        wipe(value_);
        value_ = std::move(other.value_);
        wipe(other.value_);
    }
    return *this;
}

Secret::~Secret()
{
    wipe(value_);
}

void wipe(std::string& text)
{
    explicit_bzero(text.data(), text.size());
    text.clear();
}

Result<Secret, std::string> find_token(
    Settings const& settings, Environment const& environment, std::istream& standard_input)
{
    auto const* const file = settings.find("token-file");
    auto const* const command = settings.find("token-command");
    auto const variable = environment("SCIMPROOF_TOKEN");
    auto const has_variable = variable && !variable->empty();
    if (file != nullptr && (!has_variable || is_stronger_than_variable(*file)))
        return token_from_file(settings.text("token-file"), standard_input);
    if (command != nullptr && (!has_variable || is_stronger_than_variable(*command)))
        return token_from_command(settings.text("token-command"));
    if (has_variable)
        return checked(*variable, "SCIMPROOF_TOKEN");
    return Secret {};
}

Result<Secret, std::string> find_further_token(
    Settings const& settings, std::string const& flag, std::istream& standard_input)
{
    auto const file = settings.text(flag);
    return file.empty() ? Secret {} : token_from_file(file, standard_input);
}

}  // namespace scim::cli
