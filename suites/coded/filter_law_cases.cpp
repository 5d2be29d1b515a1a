// SPDX-License-Identifier: Apache-2.0
#include "coded/filter_law_cases.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <set>

#include <scim/wire/encoding.hpp>
#include <scim/wire/text.hpp>

#include "coded/list_replies.hpp"

namespace scim::conformance {
namespace {

using Ids = std::set<std::string>;

struct Person {
    char const* user_name;
    char const* title;
    char const* display_name;
};

// Every attribute has a value, so that nothing hangs on what an absent one means.
constexpr std::array people {
    Person {"law-a", "Guide", "Anna"},
    Person {"law-b", "Guide", "Berta"},
    Person {"law-c", "Driver", "Annabel"},
    Person {"law-d", "Driver", "Carl"},
    Person {"law-e", "Guide Dog", "Dora"},
    Person {"law-f", "Engineer", "Anna-Maria"},
};

constexpr std::array titles {"Driver", "Engineer", "Guide", "Guide Dog"};

// In a display name, @ stands for the prefix of the case: some providers want them to be unique.
constexpr char const* guide = "title eq \"Guide\"";
constexpr char const* like_guide = "title sw \"Guide\"";
constexpr char const* like_anna = "displayName sw \"@Anna\"";
constexpr char const* driver = "title eq \"Driver\"";
constexpr char const* not_carl = "displayName ne \"@Carl\"";

struct Pair {
    char const* first;
    char const* second;
};

constexpr std::array pairs {
    Pair {guide, like_anna},
    Pair {like_guide, not_carl},
    Pair {driver, like_anna},
    Pair {like_anna, not_carl},
};

std::string both(std::string const& first, std::string const& second)
{
    return first + " and " + second;
}

std::string either(std::string const& first, std::string const& second)
{
    return first + " or " + second;
}

std::string group(std::string const& filter)
{
    return "(" + filter + ")";
}

std::string negated(std::string const& filter)
{
    return "not (" + filter + ")";
}

std::string title(std::string const& op, std::string const& value)
{
    return "title " + op + " \"" + value + "\"";
}

/// Six users, and what filters find among them.
class Population {
public:
    explicit Population(CodedContext& context) : context_ {context}
    {
        for (auto const& person : people) {
            if (!context.goes_on())
                return;
            everybody_.insert(context.create("User",
                Json::object(
                    {{"userName", Json {context.unique() + "-" + person.user_name}}, {"title", Json {person.title}},
                        {"displayName", Json {context.unique() + "-" + person.display_name}}})));
        }
    }

    Ids const& everybody() const { return everybody_; }

    /// Those of them whom a filter finds. The case is blocked if the filter is refused, for other cases tell of that.
    Ids find(std::string const& filter)
    {
        if (!context_.goes_on())
            return {};
        auto const text = "userName sw \"" + context_.unique() + "-law-\" and ("
            + replace_all(filter, "@", context_.unique() + "-") + ")";
        auto const reply
            = context_.send("GET", context_.context().endpoint("User") + "?filter=" + percent_encode(text));
        if (context_.goes_on() && reply.status() != 200)
            context_.block("the filter " + text + " was answered with " + std::to_string(reply.status()));
        auto const ids = ids_on(reply);
        return {ids.begin(), ids.end()};
    }

    /// Records whether two ways to the same users lead there; the second is named.
    void expect_same(Ids const& wanted, Ids const& found, std::string const& filter)
    {
        if (!context_.goes_on())
            return;
        context_.expect(wanted == found, filter, std::to_string(wanted.size()) + " users for " + filter,
            wanted.size() == found.size() ? "other users" : std::to_string(found.size()) + " users", "wrong-value",
            found.size() > wanted.size()       ? "too-many"
                : found.size() < wanted.size() ? "too-few"
                                               : "other-values");
    }

    /// Records whether everyone of the first is among the others.
    void expect_within(Ids const& part, Ids const& whole, std::string const& filter)
    {
        if (context_.goes_on())
            context_.expect(std::includes(whole.begin(), whole.end(), part.begin(), part.end()), filter,
                "at least " + std::to_string(part.size()) + " users for " + filter,
                std::to_string(whole.size()) + " users", "wrong-value", "too-few");
    }

    /// Records whether two filters find the same users.
    void expect_equal(std::string const& known, std::string const& filter)
    {
        auto const wanted = find(known);
        expect_same(wanted, find(filter), filter);
    }

private:
    CodedContext& context_;
    Ids everybody_;
};

Ids intersection(Ids const& left, Ids const& right)
{
    Ids result;
    std::set_intersection(left.begin(), left.end(), right.begin(), right.end(), std::inserter(result, result.end()));
    return result;
}

Ids sum(Ids left, Ids const& right)
{
    left.insert(right.begin(), right.end());
    return left;
}

Ids difference(Ids const& left, Ids const& right)
{
    Ids result;
    std::set_difference(left.begin(), left.end(), right.begin(), right.end(), std::inserter(result, result.end()));
    return result;
}

}  // namespace

void and_finds_what_both_find(CodedContext& context)
{
    auto population = Population {context};
    for (auto const& [first, second] : pairs) {
        auto const wanted = intersection(population.find(first), population.find(second));
        population.expect_same(wanted, population.find(both(first, second)), both(first, second));
    }
}

void or_finds_what_one_finds(CodedContext& context)
{
    auto population = Population {context};
    for (auto const& [first, second] : pairs) {
        auto const wanted = sum(population.find(first), population.find(second));
        population.expect_same(wanted, population.find(either(first, second)), either(first, second));
    }
}

void not_finds_the_rest(CodedContext& context)
{
    auto population = Population {context};
    for (auto const* filter : {guide, like_guide, like_anna, not_carl}) {
        auto const wanted = difference(population.everybody(), population.find(filter));
        population.expect_same(wanted, population.find(negated(filter)), negated(filter));
    }
}

void two_nots_are_none(CodedContext& context)
{
    auto population = Population {context};
    for (auto const* filter : {guide, like_anna})
        population.expect_equal(filter, negated(negated(filter)));
}

void not_turns_and_into_or(CodedContext& context)
{
    auto population = Population {context};
    for (auto const& [first, second] : pairs) {
        population.expect_equal(either(negated(first), negated(second)), negated(both(first, second)));
        population.expect_equal(both(negated(first), negated(second)), negated(either(first, second)));
    }
}

void and_spreads_over_or(CodedContext& context)
{
    auto population = Population {context};
    population.expect_equal(either(group(both(like_anna, guide)), group(both(like_anna, driver))),
        both(like_anna, group(either(guide, driver))));
    population.expect_equal(both(group(either(like_anna, guide)), group(either(like_anna, driver))),
        either(like_anna, group(both(guide, driver))));
}

void and_goes_before_or(CodedContext& context)
{
    auto population = Population {context};
    population.expect_equal(either(driver, group(both(guide, like_anna))), either(driver, both(guide, like_anna)));
    population.expect_equal(either(group(both(guide, like_anna)), driver), either(both(guide, like_anna), driver));
}

void order_of_terms_is_free(CodedContext& context)
{
    auto population = Population {context};
    for (auto const& [first, second] : pairs)
        population.expect_equal(both(first, second), both(second, first));
}

void three_terms_all_count(CodedContext& context)
{
    auto population = Population {context};
    auto const wanted = intersection(
        intersection(population.find(like_guide), population.find(not_carl)), population.find(like_anna));
    auto const filter = both(both(like_guide, not_carl), like_anna);
    population.expect_same(wanted, population.find(filter), filter);
}

void ne_finds_what_eq_does_not(CodedContext& context)
{
    auto population = Population {context};
    for (auto const* value : titles) {
        auto const wanted = difference(population.everybody(), population.find(title("eq", value)));
        population.expect_same(wanted, population.find(title("ne", value)), title("ne", value));
    }
}

void what_begins_so_contains_it(CodedContext& context)
{
    auto population = Population {context};
    for (auto const* value : {"Gui", "Guide", "D", "Eng"}) {
        population.expect_within(
            population.find(title("sw", value)), population.find(title("co", value)), title("co", value));
    }
}

namespace {

// Whatever is equal contains, begins and ends so.
void finds_what_eq_finds(CodedContext& context, std::string const& op)
{
    auto population = Population {context};
    for (auto const* value : titles)
        population.expect_within(
            population.find(title("eq", value)), population.find(title(op, value)), title(op, value));
}

// One operator of order finds what another and eq find.
void is_or_eq(CodedContext& context, std::string const& op, std::string const& strict)
{
    auto population = Population {context};
    for (auto const* value : titles) {
        auto const wanted = sum(population.find(title(strict, value)), population.find(title("eq", value)));
        population.expect_same(wanted, population.find(title(op, value)), title(op, value));
    }
}

// One operator of order finds what another does not.
void is_not(CodedContext& context, std::string const& op, std::string const& opposite)
{
    auto population = Population {context};
    for (auto const* value : titles) {
        auto const wanted = difference(population.everybody(), population.find(title(opposite, value)));
        population.expect_same(wanted, population.find(title(op, value)), title(op, value));
    }
}

}  // namespace

void co_finds_what_eq_finds(CodedContext& context)
{
    finds_what_eq_finds(context, "co");
}

void sw_finds_what_eq_finds(CodedContext& context)
{
    finds_what_eq_finds(context, "sw");
}

void ew_finds_what_eq_finds(CodedContext& context)
{
    finds_what_eq_finds(context, "ew");
}

void ge_is_gt_or_eq(CodedContext& context)
{
    is_or_eq(context, "ge", "gt");
}

void le_is_lt_or_eq(CodedContext& context)
{
    is_or_eq(context, "le", "lt");
}

void lt_is_not_ge(CodedContext& context)
{
    is_not(context, "lt", "ge");
}

void gt_is_not_le(CodedContext& context)
{
    is_not(context, "gt", "le");
}

}  // namespace scim::conformance
