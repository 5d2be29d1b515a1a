// SPDX-License-Identifier: Apache-2.0
#include <scim/report/render.hpp>

#include <algorithm>
#include <array>

#include <scim/wire/encoding.hpp>
#include <scim/wire/text.hpp>

namespace scim::report {
namespace {

constexpr std::string_view next_line = " \\\n  ";

/// `'it'\''s'`
std::string quoted(std::string_view text)
{
    return '\'' + replace_all(std::string {text}, "'", "'\\''") + '\'';
}

/// True for letters that mean nothing inside double quotes.
bool is_plain(char letter)
{
    constexpr std::string_view plain = "/_.-~%?=&+,:;@()*";
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') || (letter >= '0' && letter <= '9')
        || plain.find(letter) != std::string_view::npos;
}

/// The text itself when the shell takes it for one plain word.
std::string word(std::string const& text)
{
    bool const plain
        = std::all_of(text.begin(), text.end(), [](char letter) { return letter >= 'A' && letter <= 'Z'; });
    return plain && !text.empty() ? text : quoted(text);
}

std::string address(std::string_view url, std::string_view base_url)
{
    while (base_url.ends_with('/'))
        base_url.remove_suffix(1);
    auto const rest = url.substr(std::min(base_url.size(), url.size()));
    bool const below
        = !base_url.empty() && url.starts_with(base_url) && (rest.empty() || rest[0] == '/' || rest[0] == '?');
    if (!below)
        return quoted(url);
    if (std::all_of(rest.begin(), rest.end(), is_plain))
        return "\"$SCIM_BASE" + std::string {rest} + '"';
    return "\"$SCIM_BASE\"" + quoted(rest);
}

/// Fields that curl sets by itself, or that belong to the connection.
bool is_left_out(std::string_view name)
{
    constexpr std::array<std::string_view, 7> names {
        "host", "content-length", "connection", "accept-encoding", "user-agent", "expect", "transfer-encoding"};
    return std::find(names.begin(), names.end(), ascii_lower(name)) != names.end();
}

/// The credentials themselves never stand in the line.
std::string authorization(std::string_view value)
{
    for (std::string_view const scheme : {"Bearer ", "Basic "}) {
        if (starts_with_ignoring_case(value, scheme))
            return "-H \"Authorization: " + std::string {scheme} + "$SCIM_TOKEN\"";
    }
    return "-H \"Authorization: $SCIM_TOKEN\"";
}

std::string header(Field const& field)
{
    if (equals_ignoring_case(field.name, "Authorization"))
        return authorization(field.value);
    // curl drops a field without a value unless it ends in a semicolon.
    return "-H " + quoted(field.value.empty() ? field.name + ';' : field.name + ": " + field.value);
}

/// A word that no line of the text is.
std::string delimiter_for(std::string_view text)
{
    std::string delimiter = "JSON";
    for (int number = 1; text.find(delimiter) != std::string_view::npos; ++number)
        delimiter = "JSON" + std::to_string(number);
    return delimiter;
}

/// The end of the command: the body through a here-document, or as base64 when it is not text.
std::string with_body(std::string command, Body const& body)
{
    auto const text = body.text.value_or("");
    if (body.base64 || text.find('\0') != std::string::npos) {
        auto const encoded = body.base64.value_or(base64_encode(text));
        return "printf %s " + quoted(encoded) + " | base64 -d | " + command + std::string {next_line}
        + "--data-binary @-";
    }
    auto const delimiter = delimiter_for(text);
    return command + std::string {next_line} + "--data-binary @- <<'" + delimiter + "'\n" + text + '\n' + delimiter;
}

std::string options(Exchange const& exchange)
{
    auto const& method = exchange.request.method;
    std::string text = "curl -sS -i";
    if (exchange.request.url.find_first_of("[]{}") != std::string::npos)
        text += " -g";
    if (method == "HEAD")
        return text + " -I";
    return method == "GET" && !exchange.request.body ? text : text + " -X " + word(method);
}

}  // namespace

std::string curl_command(Exchange const& exchange, std::string_view base_url)
{
    auto const& request = exchange.request;
    auto command = options(exchange) + ' ' + address(request.url, base_url);
    for (auto const& field : request.headers) {
        if (!is_left_out(field.name))
            command += std::string {next_line} + header(field);
    }
    if (!request.body)
        return command;
    command = with_body(std::move(command), *request.body);
    if (!request.body->truncated_to)
        return command;
    return "# The body was cut: " + std::to_string(*request.body->truncated_to) + " of "
        + std::to_string(request.body->size) + " bytes follow.\n" + command;
}

}  // namespace scim::report
