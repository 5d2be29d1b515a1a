// SPDX-License-Identifier: Apache-2.0
#include <scim/server/data_file.hpp>

#include <charconv>
#include <set>
#include <vector>

#include <scim/wire/text.hpp>

namespace scim::server {

namespace {

// More than fits into the memory of most machines.
constexpr std::uint64_t most_resources = 100'000'000;

std::string unknown_part(std::string const& name)
{
    auto const candidate = nearest(name, {"users", "groups", "seed"});
    auto const text = "\"" + name + "\" is nothing that can be generated: use users=N, groups=N, seed=N";
    return candidate.empty() ? text : text + "; did you mean \"" + candidate + "\"?";
}

Result<void, std::string> read_part(GenerateOptions& options, std::string const& name, std::string_view text)
{
    std::uint64_t number = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc {} || end != text.data() + text.size())
        return Failure {name + " must be a whole number"};
    if (name == "seed") {
        options.seed = number;
        return {};
    }
    if (number > most_resources)
        return Failure {name + " may be at most " + std::to_string(most_resources)};
    (name == "users" ? options.users : options.groups) = static_cast<std::size_t>(number);
    return {};
}

}  // namespace

Result<GenerateOptions, std::string> parse_generate(std::string_view text)
{
    GenerateOptions options;
    std::set<std::string> seen;
    for (auto const& part : split(text, ',')) {
        auto const equals = part.find('=');
        auto const name = std::string {trim(std::string_view {part}.substr(0, equals))};
        if (name != "users" && name != "groups" && name != "seed")
            return Failure {unknown_part(name)};
        if (!seen.insert(name).second)
            return Failure {name + " is given twice"};
        auto const value
            = equals == std::string::npos ? std::string_view {} : std::string_view {part}.substr(equals + 1);
        auto const done = read_part(options, name, trim(value));
        if (!done)
            return Failure {done.error()};
    }
    return options;
}

}  // namespace scim::server
