// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <string>
#include <utility>

#include <scim/wire/encoding.hpp>
#include <scim/wire/text.hpp>

#include "coded/list_replies.hpp"
#include "generated/generated_cases.hpp"
#include "generated/type_session.hpp"
#include "json_texts.hpp"

namespace scim::conformance {
namespace {

/// One value that filters can name: of an attribute, or of a part of a complex one.
struct Named {
    std::string path;
    AttributeDefinition definition;
    Json value;                 ///< a single one
    std::optional<Json> other;  ///< one that the resource does not have
    bool is_alone = true;       ///< not one of several values
};

Json const& first_of(Json const& value)
{
    return value.is_array() ? value.as_array().front() : value;
}

std::optional<Json> single(std::optional<Json> const& value)
{
    return value ? std::optional {first_of(*value)} : std::nullopt;
}

bool can_be_compared(AttributeDefinition const& attribute)
{
    return attribute.type != DataType::complex && attribute.type != DataType::binary && attribute.is_shown();
}

void add_parts(std::vector<Named>& all, AttributeDefinition const& attribute, Json const& shown, Json const& other)
{
    for (auto const& sub : attribute.sub_attributes) {
        auto const* value = shown.find_ignoring_case(sub.name);
        auto const* another = other.find(sub.name);
        // Where a list has several values, another one may be there as well.
        auto const is_other = another && value && !attribute.multi_valued && !(*another == *value);
        if (value && another && can_be_compared(sub) && has_type(sub, *value) && !value->is_null())
            all.push_back({attribute.path() + "." + sub.name, sub, first_of(*value),
                is_other ? std::optional {first_of(*another)} : std::nullopt,
                !attribute.multi_valued && !sub.multi_valued});
    }
}

/// What a resource holds, by the names that filters use.
std::vector<Named> named_in(TypeSession& session, MadeResource const& made)
{
    std::vector<Named> all;
    for (auto const& attribute : session.stored_in(made)) {
        auto const& shown = *value_in(made.shown, attribute);
        if (!attribute.is_shown() || !has_type(attribute, shown))
            continue;
        auto const other = single(session.other_value(attribute, "a"));
        if (can_be_compared(attribute))
            all.push_back({attribute.path(), attribute, first_of(shown), other, !attribute.multi_valued});
        else if (attribute.type == DataType::complex && first_of(shown).is_object())
            add_parts(all, attribute, first_of(shown), other.value_or(*value_in(made.sent, attribute)));
    }
    return all;
}

/// Asks for resources of one type by filters, and finds one of them again.
class Search {
public:
    Search(TypeSession& session, MadeResource const& made) : session_ {session}, id_ {text_of(made.shown, "id")}
    {
        for (auto& one : named_in(session, made)) {
            if (is_ours(one) && one.is_alone && key_.empty())
                key_ = one.path + " eq " + write_json(one.value);
            all_.push_back(std::move(one));
        }
    }

    std::vector<Named> const& all() const { return all_; }
    /// Whether the value is a text that nobody else has.
    bool is_ours(Named const& one) const
    {
        return one.value.is_string() && one.value.as_string().find(session_.unique("")) != std::string::npos;
    }

    /// Whether the filter finds the resource among ours. Nothing if the provider does not filter so, which it may
    /// refuse; or if the list is too long to tell.
    std::optional<bool> finds(std::string const& filter, Named const& one)
    {
        if (!is_ours(one) && key_.empty())
            return std::nullopt;
        auto const text = is_ours(one) ? filter : key_ + " and " + filter;
        auto const reply = session_.context().send("GET", session_.endpoint() + "?filter=" + percent_encode(text));
        if (!session_.context().goes_on() || reply.status() != 200 || !resources_of(reply))
            return std::nullopt;
        is_any_ = true;
        auto const ids = ids_on(reply);
        auto const is_found = std::find(ids.begin(), ids.end(), id_) != ids.end();
        auto const* total = reply.json->find_ignoring_case("totalResults");
        auto const is_whole
            = total && total->is_integer() && total->as_integer() == static_cast<std::int64_t>(ids.size());
        return is_found || is_whole ? std::optional {is_found} : std::nullopt;
    }

    /// Expects that the filter finds the resource, or does not.
    void expect(std::string const& requirement, std::string const& filter, Named const& one, bool is_wanted,
        std::optional<report::Level> level = std::nullopt)
    {
        auto const is_found = session_.context().goes_on() ? finds(filter, one) : std::nullopt;
        if (is_found)
            session_.context().compare(requirement,
                {*is_found == is_wanted, std::string {keyword(one.definition.type)},
                    (is_wanted ? "found by " : "not found by ") + filter, *is_found ? "found" : "not found",
                    "wrong-value", *is_found ? "too-many" : "too-few"},
                level);
    }

    /// Ends a case in which the provider has answered no filter.
    void conclude()
    {
        if (!is_any_ && session_.context().goes_on())
            session_.context().skip("the provider answers no filter of this kind on " + session_.type().name);
    }

private:
    TypeSession& session_;
    std::string id_, key_;
    std::vector<Named> all_;
    bool is_any_ = false;
};

void eq_finds_values(TypeSession& session)
{
    auto const made = session.make_full("a");
    if (!made)
        return;
    auto search = Search {session, *made};
    for (auto const& one : search.all()) {
        search.expect("RFC7644-3.4.2.2-11", one.path + " eq " + write_json(one.value), one, true);
        if (one.other)
            search.expect("RFC7644-3.4.2.2-11", one.path + " eq " + write_json(*one.other), one, false);
    }
    search.conclude();
}

// Both resources are made of the same names; the second has only what it must have.
void pr_finds_what_is_there(TypeSession& session)
{
    auto const made = session.make_full("a");
    auto const bare = made ? session.make_minimal("b") : std::nullopt;
    if (!bare)
        return;
    auto search = Search {session, *made};
    auto in_bare = Search {session, *bare};
    for (auto const& attribute : session.stored_in(*made)) {
        if (!attribute.is_shown())
            continue;
        Named const one {attribute.path(), attribute, Json {}, std::nullopt};
        search.expect("RFC7644-3.4.2.2-18", one.path + " pr", one, true);
        if (!value_in(bare->shown, attribute))
            in_bare.expect("RFC7644-3.4.2.2-18", one.path + " pr", one, false);
    }
    search.conclude();
}

void co_finds_parts(TypeSession& session)
{
    auto const made = session.make_full("a");
    if (!made)
        return;
    auto search = Search {session, *made};
    for (auto const& one : search.all()) {
        auto const is_text = one.definition.type == DataType::string && search.is_ours(one);
        if (!is_text)
            continue;
        auto const& value = one.value.as_string();
        auto const inside = Json {value.substr(1, value.size() - 2)};
        search.expect("RFC7644-3.4.2.2-13", one.path + " co " + write_json(inside), one, true);
        search.expect("RFC7644-3.4.2.2-13", one.path + " co " + write_json(Json {value + "-beyond"}), one, false);
    }
    search.conclude();
}

std::string with_case_turned(std::string text)
{
    for (auto& letter : text) {
        auto const lower = ascii_lower(letter);
        auto const is_upper = lower != letter;
        letter = is_upper ? lower : (letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 'a' + 'A') : letter);
    }
    return text;
}

// Choice: an attribute that is not said to be case exact is not (RFC 7643 §2.2); where that matters, a warning.
void filters_mind_the_case(TypeSession& session)
{
    auto const made = session.make_full("a");
    if (!made)
        return;
    auto search = Search {session, *made};
    for (auto const& one : search.all()) {
        if (one.definition.type != DataType::string || !search.is_ours(one))
            continue;
        auto const turned = Json {with_case_turned(one.value.as_string())};
        auto const is_exact = one.definition.case_exact.value_or(false);
        search.expect("RFC7644-3.4.2.2-71", one.path + " eq " + write_json(turned), one, !is_exact,
            one.definition.case_exact ? std::nullopt : std::optional {report::Level::should});
    }
    search.conclude();
}

// Nine is less than ten, and its digits are not.
void numbers_are_compared(TypeSession& session)
{
    auto const made = session.make_full("a");
    if (!made)
        return;
    auto search = Search {session, *made};
    for (auto const& one : search.all()) {
        auto const is_number = one.definition.type == DataType::integer || one.definition.type == DataType::decimal;
        if (!is_number || !one.is_alone)
            continue;
        auto const beyond = one.definition.type == DataType::integer ? Json {one.value.as_integer() + 1}
                                                                     : Json {one.value.as_number() + 1};
        search.expect("RFC7644-3.4.2.2-30", one.path + " lt " + write_json(beyond), one, true);
        search.expect("RFC7644-3.4.2.2-30", one.path + " lt " + write_json(one.value), one, false);
        search.expect("RFC7644-3.4.2.2-20", one.path + " gt " + write_json(beyond), one, false);
    }
    search.conclude();
}

/// A number that sorting by digits puts in the wrong place, in two resources.
bool is_sortable(AttributeDefinition const& attribute)
{
    auto const is_number = attribute.type == DataType::integer || attribute.type == DataType::decimal;
    return is_number && !attribute.multi_valued && !attribute.unique && attribute.is_written() && attribute.is_shown();
}

/// The first text of a resource whose beginning all resources of this case share.
std::string shared_text(TypeSession& session, MadeResource const& made)
{
    for (auto const& one : named_in(session, made)) {
        if (one.definition.type == DataType::string && one.is_alone && one.value.is_string()
            && one.value.as_string().starts_with(session.unique("s")))
            return one.path;
    }
    return {};
}

/// Gives a resource greater numbers than its neighbour has, and tells which.
std::vector<AttributeDefinition> raise_numbers(TypeSession& session, Json& resource)
{
    std::vector<AttributeDefinition> numbers;
    for (auto const& attribute : session.type().attributes) {
        auto const greater = is_sortable(attribute) ? session.other_value(attribute, "s2") : std::nullopt;
        if (!greater || !value_in(resource, attribute))
            continue;
        numbers.push_back(attribute);
        put_value(resource, attribute, *greater);
    }
    return numbers;
}

void numbers_are_sorted(TypeSession& session)
{
    auto second = session.full("s2");
    auto const numbers = raise_numbers(session, second);
    if (numbers.empty())
        return session.context().skip("no attribute of " + session.type().name + " is a number");
    auto const greater = session.make(second);
    auto const lesser = greater ? session.make(session.full("s1")) : std::nullopt;
    if (!lesser)
        return;
    auto const filter = shared_text(session, *lesser) + " sw \"" + session.unique("s") + "\"";
    auto is_any = false;
    for (auto const& attribute : numbers) {
        auto const reply = session.context().send("GET",
            session.endpoint() + "?sortBy=" + percent_encode(attribute.path()) + "&filter=" + percent_encode(filter));
        auto const ids = ids_on(reply);
        if (!session.context().goes_on() || reply.status() != 200 || ids.size() != 2)
            continue;
        is_any = true;
        session.context().expect(ids.front() == text_of(lesser->shown, "id"), "order",
            "the lesser " + attribute.path() + " first", "the greater first", "wrong-order", "turned");
    }
    if (!is_any && session.context().goes_on())
        session.context().skip("the provider does not sort " + session.type().name + " by numbers");
}

}  // namespace

std::vector<CaseDefinition> generated_filter_cases()
{
    return {
        for_each_type("eq-finds-values", "{type}: eq finds a resource by each of its values", {"RFC7644-3.4.2.2-11"},
            {"filter"}, &eq_finds_values),
        for_each_type("pr-finds-what-is-there", "{type}: pr tells attributes with a value from others",
            {"RFC7644-3.4.2.2-18"}, {"filter"}, &pr_finds_what_is_there),
        for_each_type("co-finds-parts", "{type}: co finds a resource by parts of its texts", {"RFC7644-3.4.2.2-13"},
            {"filter"}, &co_finds_parts),
        for_each_type("filters-mind-the-case", "{type}: filters obey the published case sensitivity",
            {"RFC7644-3.4.2.2-71"}, {"filter"}, &filters_mind_the_case),
        for_each_type("numbers-are-compared", "{type}: lt and gt compare numbers, not digits",
            {"RFC7644-3.4.2.2-30", "RFC7644-3.4.2.2-20"}, {"filter"}, &numbers_are_compared),
        for_each_type("numbers-are-sorted", "{type}: sorting compares numbers, not digits", {"RFC7644-3.4.2.3-11"},
            {"filter", "sort"}, &numbers_are_sorted),
    };
}

}  // namespace scim::conformance
