// SPDX-License-Identifier: Apache-2.0
#include <scim/server/data_file.hpp>

#include <algorithm>
#include <bit>
#include <chrono>
#include <numeric>
#include <utility>

#include <scim/server/behaviour.hpp>
#include <scim/wire/text.hpp>

#include "data/generated_people.hpp"
#include "endpoint/call.hpp"

namespace scim::server {

namespace {

using Done = Result<void, std::string>;

constexpr std::string_view user_urn = "urn:ietf:params:scim:schemas:core:2.0:User";
constexpr std::string_view group_urn = "urn:ietf:params:scim:schemas:core:2.0:Group";
constexpr std::string_view enterprise_urn = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

// What a mixed number is for.
enum Purpose : std::uint64_t { user_id, group_id, whether_active, group_size, first_member, member_step };

constexpr std::size_t reports_per_manager = 8;
constexpr std::uint64_t largest_group_exponent = 12;

/// Makes resources one by one; none is kept here.
class Generator {
public:
    Generator(Engine const& engine, GenerateOptions const& options) : engine_ {engine}, options_ {options} {}

    Done make_users()
    {
        auto const* type = find_type(user_urn);
        if (!type)
            return Failure {std::string {"there is no resource type for users"}};
        for (std::size_t index = 0; index < options_.users; ++index) {
            auto const done = store(*type, id_of_user(index), index, user(*type, index));
            if (!done)
                return done;
        }
        return {};
    }

    Done make_groups()
    {
        auto const* type = find_type(group_urn);
        if (!type)
            return Failure {std::string {"there is no resource type for groups"}};
        for (std::size_t index = 0; index < options_.groups; ++index) {
            auto const id = generated_id(options_.seed, index, group_id);
            auto const done = store(*type, id, options_.users + index, group(index));
            if (!done)
                return done;
        }
        return {};
    }

private:
    ResourceType const* find_type(std::string_view urn) const
    {
        for (auto const& type : engine_.types) {
            if (equals_ignoring_case(type.core.id, urn))
                return &type;
        }
        return nullptr;
    }

    std::uint64_t bits(std::size_t index, Purpose purpose) const
    {
        return mixed_bits(options_.seed, index, purpose + 1000);
    }

    std::string id_of_user(std::size_t index) const { return generated_id(options_.seed, index, user_id); }

    // Each second another one was created.
    Done store(ResourceType const& type, std::string const& id, std::size_t place, Json content) const
    {
        using namespace std::chrono;
        constexpr TimePoint first {sys_days {year {2024} / January / 1}};
        auto const created = first + seconds {place};
        auto const stored = engine_.store.restore(type, id, created, created, 1, std::move(content));
        return stored ? Done {} : Done {Failure {"a generated resource was refused: " + stored.error().detail}};
    }

    Json user(ResourceType const& type, std::size_t index) const
    {
        auto const name = generated_name(options_.seed, index);
        auto const shown = name.given + " " + name.family;
        auto const address = name.login + "@example.com";
        auto const has_extension = type.find_extension(enterprise_urn) != nullptr;
        auto content = Json::object({{"schemas", Json::array({user_urn})}});
        content.set("externalId", name.login).set("userName", address);
        content.set(
            "name", Json::object({{"formatted", shown}, {"familyName", name.family}, {"givenName", name.given}}));
        content.set("displayName", shown).set("title", generated_title(bits(index / reports_per_manager, user_id)));
        content.set("active", bits(index, whether_active) % 50 != 0);
        content.set("emails", Json::array({Json::object({{"value", address}, {"type", "work"}, {"primary", true}})}));
        if (has_extension) {
            content["schemas"].push_back(enterprise_urn);
            content.set(enterprise_urn, enterprise_data(index));
        }
        return content;
    }

    // Everybody but the first has a manager, who came before.
    Json enterprise_data(std::size_t index) const
    {
        auto data = Json::object({{"employeeNumber", std::to_string(100'000 + index)},
            {"department", generated_department(bits(index / reports_per_manager, user_id))}});
        if (index > 0) {
            auto const manager = id_of_user((index - 1) / reports_per_manager);
            data.set("manager", Json::object({{"value", manager}}));
        }
        return data;
    }

    // Half of the groups have 5 to 9 members, a quarter up to 14, and so on up to tens of thousands.
    std::size_t size_of_group(std::size_t index) const
    {
        auto const number = bits(index, group_size);
        auto const exponent
            = static_cast<unsigned>(std::countr_zero(number | std::uint64_t {1} << largest_group_exponent));
        auto const size = (std::size_t {5} << exponent) + (number >> 32) % 5;
        return std::min(size, options_.users);
    }

    // A step that shares no factor with the number of users meets nobody twice.
    Json members(std::size_t index) const
    {
        auto list = Json::array();
        auto const users = options_.users;
        auto step = users < 3 ? std::size_t {1} : 1 + bits(index, member_step) % (users - 1);
        while (std::gcd(step, users) > 1)
            ++step;
        auto place = bits(index, first_member) % std::max<std::size_t>(users, 1);
        for (auto left = size_of_group(index); left > 0; --left) {
            list.push_back(Json::object({{"value", id_of_user(place)}}));
            place = (place + step) % users;
        }
        return list;
    }

    Json group(std::size_t index) const
    {
        auto content = Json::object(
            {{"schemas", Json::array({group_urn})}, {"displayName", generated_group_name(options_.seed, index)}});
        if (options_.users > 0)
            content.set("members", members(index));
        return content;
    }

    Engine const& engine_;
    GenerateOptions const& options_;
};

}  // namespace

Result<void, std::string> generate(ServiceProvider& provider, GenerateOptions const& options)
{
    auto const engine = engine_of(provider);
    auto generator = Generator {*engine, options};
    auto const made = options.users > 0 ? generator.make_users() : Done {};
    return made && options.groups > 0 ? generator.make_groups() : made;
}

}  // namespace scim::server
