// SPDX-License-Identifier: Apache-2.0
#include "data/generated_people.hpp"

#include <array>
#include <string_view>
#include <utility>

#include <scim/wire/encoding.hpp>

namespace scim::server {

namespace {

struct Name {
    std::string_view shown;
    std::string_view login;
};

constexpr std::array given_names {Name {"Barbara", "barbara"}, Name {"Alice", "alice"}, Name {"José", "jose"},
    Name {"Zoë", "zoe"}, Name {"Wei", "wei"}, Name {"Fatima", "fatima"}, Name {"Jürgen", "juergen"},
    Name {"Priya", "priya"}, Name {"Liam", "liam"}, Name {"Noah", "noah"}, Name {"Emma", "emma"},
    Name {"Olivia", "olivia"}, Name {"Søren", "soeren"}, Name {"Łukasz", "lukasz"}, Name {"Mei", "mei"},
    Name {"Hiroshi", "hiroshi"}, Name {"Aisha", "aisha"}, Name {"Carlos", "carlos"}, Name {"Ingrid", "ingrid"},
    Name {"Pierre", "pierre"}, Name {"Chloé", "chloe"}, Name {"Giulia", "giulia"}, Name {"Marco", "marco"},
    Name {"Olga", "olga"}, Name {"Dmitri", "dmitri"}, Name {"Anna-Lena", "anna-lena"}, Name {"Tom", "tom"},
    Name {"Grace", "grace"}, Name {"Kwame", "kwame"}, Name {"Amara", "amara"}, Name {"Yusuf", "yusuf"},
    Name {"Leila", "leila"}};

constexpr std::array family_names {Name {"Jensen", "jensen"}, Name {"O'Neill", "oneill"}, Name {"García", "garcia"},
    Name {"Müller", "mueller"}, Name {"Wang", "wang"}, Name {"Li", "li"}, Name {"Nguyễn", "nguyen"},
    Name {"Patel", "patel"}, Name {"Smith", "smith"}, Name {"Jones", "jones"}, Name {"Kowalski", "kowalski"},
    Name {"Rossi", "rossi"}, Name {"Dubois", "dubois"}, Name {"van der Berg", "vanderberg"}, Name {"Silva", "silva"},
    Name {"Tanaka", "tanaka"}, Name {"Kim", "kim"}, Name {"Okafor", "okafor"}, Name {"Mensah", "mensah"},
    Name {"Haddad", "haddad"}, Name {"Ivanova", "ivanova"}, Name {"Nielsen", "nielsen"}, Name {"Åberg", "aberg"},
    Name {"Novák", "novak"}, Name {"Papadopoulos", "papadopoulos"}, Name {"Fischer", "fischer"},
    Name {"Weber-Krüger", "weber-krueger"}, Name {"Murphy", "murphy"}, Name {"Hernández", "hernandez"},
    Name {"Singh", "singh"}, Name {"Demir", "demir"}, Name {"Cohen", "cohen"}};

constexpr std::array<std::string_view, 16> departments {"Accounting", "Customer Care", "Engineering", "Facilities",
    "Finance", "Human Resources", "Information Security", "Legal", "Logistics", "Marketing", "Operations", "Payroll",
    "Product", "Purchasing", "Research", "Sales"};

constexpr std::array<std::string_view, 8> titles {
    "Analyst", "Assistant", "Consultant", "Coordinator", "Engineer", "Manager", "Specialist", "Team Lead"};

constexpr std::array<std::string_view, 16> places {"Amsterdam", "Austin", "Bengaluru", "Berlin", "Chicago", "Dublin",
    "Lagos", "London", "Madrid", "Melbourne", "Paris", "São Paulo", "Seattle", "Singapore", "Tokyo", "Zürich"};

// All pairs come once, in a mixed order, before one comes again: both sizes are powers of two, the factor is odd.
template <typename First, typename Second>
std::pair<std::size_t, std::size_t> pair_at(
    First const& first, Second const& second, std::uint64_t seed, std::size_t index)
{
    auto const pairs = first.size() * second.size();
    auto const factor = mixed_bits(seed, 0, first.size()) | 1U;
    auto const place = (index * factor + mixed_bits(seed, 1, first.size())) % pairs;
    return {place % first.size(), place / first.size()};
}

static_assert((given_names.size() & (given_names.size() - 1)) == 0);
static_assert((family_names.size() & (family_names.size() - 1)) == 0);
static_assert((departments.size() & (departments.size() - 1)) == 0);
static_assert((places.size() & (places.size() - 1)) == 0);

}  // namespace

// SplitMix64, by Steele, Lea and Flood.
std::uint64_t mixed_bits(std::uint64_t seed, std::uint64_t index, std::uint64_t purpose) noexcept
{
    auto bits = seed;
    for (auto const part : {index, purpose}) {
        bits += part * 0x9E3779B97F4A7C15U + 0x9E3779B97F4A7C15U;
        bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9U;
        bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EBU;
        bits ^= bits >> 31;
    }
    return bits;
}

std::string generated_id(std::uint64_t seed, std::uint64_t index, std::uint64_t purpose)
{
    std::string bytes;
    for (auto const half : {mixed_bits(seed, index, 2 * purpose), mixed_bits(seed, index, 2 * purpose + 1)}) {
        for (int shift = 56; shift >= 0; shift -= 8)
            bytes += static_cast<char>(half >> shift & 0xFFU);
    }
    bytes[6] = static_cast<char>((bytes[6] & 0x0F) | 0x80);
    bytes[8] = static_cast<char>((bytes[8] & 0x3F) | 0x80);
    auto id = hex_encode(bytes);
    for (auto const dash : {std::size_t {8}, std::size_t {13}, std::size_t {18}, std::size_t {23}})
        id.insert(dash, 1, '-');
    return id;
}

GeneratedName generated_name(std::uint64_t seed, std::size_t index)
{
    auto const [given, family] = pair_at(given_names, family_names, seed, index);
    auto const round = index / (given_names.size() * family_names.size());
    auto login = std::string {given_names[given].login} + "." + std::string {family_names[family].login};
    if (round > 0)
        login += std::to_string(round + 1);
    return {std::string {given_names[given].shown}, std::string {family_names[family].shown}, std::move(login)};
}

std::string generated_department(std::uint64_t number)
{
    return std::string {departments[number % departments.size()]};
}

std::string generated_title(std::uint64_t number)
{
    return std::string {titles[number % titles.size()]};
}

std::string generated_group_name(std::uint64_t seed, std::size_t index)
{
    auto const [department, place] = pair_at(departments, places, seed, index);
    auto const round = index / (departments.size() * places.size());
    auto name = std::string {departments[department]} + " " + std::string {places[place]};
    return round > 0 ? name + " " + std::to_string(round + 1) : name;
}

}  // namespace scim::server
