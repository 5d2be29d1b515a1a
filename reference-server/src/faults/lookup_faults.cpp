// SPDX-License-Identifier: Apache-2.0
#include "faults/behaviour_faults.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include <scim/server/behaviour.hpp>
#include <scim/wire/text.hpp>

#include "endpoint/call.hpp"
#include "faults/refusals.hpp"
#include "seams/changed_lists.hpp"
#include "seams/filter_rewriting.hpp"

namespace scim::server {

namespace {

using Answer = Result<HttpResponse, ScimError>;

/// Whether a query asks for one value of that attribute and nothing else, as clients do before they create.
bool looks_up(Query const& query, std::string_view attribute)
{
    auto const words = words_of(query.filter.value_or(""));
    return words.size() == 3 && equals_ignoring_case(words[0], attribute) && equals_ignoring_case(words[1], "eq");
}

Change when_nothing_is_found(std::string attribute)
{
    return [attribute = std::move(attribute)](Behaviour& behaviour) {
        refuse_lists(
            behaviour,
            [attribute](QueryResult const& result, Query const& query) {
                return result.total == 0 && looks_up(query, attribute);
            },
            ScimError {404, {}, "nothing was found"});
    };
}

void lookup_total_too_great(Behaviour& behaviour)
{
    change_results(behaviour, [](QueryResult& result, Query const& query) {
        if (result.total > 0 && looks_up(query, "userName"))
            ++result.total;
    });
}

// The number of the row stands where the id belongs.
void lookup_other_id(Behaviour& behaviour)
{
    change_results(behaviour, [](QueryResult& result, Query const& query) {
        for (auto& resource : result.resources) {
            if (looks_up(query, "userName") && resource.contains("id"))
                resource.set("id", "row-1");
        }
    });
}

bool is_equality(Filter const& part, std::string_view attribute)
{
    return part.kind == Filter::Kind::comparison && part.op == CompareOperator::eq
        && equals_ignoring_case(part.path.name, attribute);
}

void lookup_group_finds_nothing(Behaviour& behaviour)
{
    answer_named(
        behaviour,
        [](Filter const& part, Context const& context) {
            return context.type.name == "Group" && is_equality(part, "displayName");
        },
        no_match());
}

/// In a conjunction with such an equality nothing else counts, since an index answers it.
void answer_by_index(Behaviour& behaviour, std::string attribute)
{
    rewrite_parts(behaviour, [attribute = std::move(attribute)](Filter& part) {
        if (part.kind != Filter::Kind::conjunction)
            return;
        auto const found = std::find_if(part.operands.begin(), part.operands.end(),
            [&](Filter const& operand) { return is_equality(operand, attribute); });
        if (found != part.operands.end())
            part = Filter {*found};
    });
}

constexpr std::array<std::string_view, 8> known_parameters {
    "filter", "startIndex", "count", "cursor", "sortBy", "sortOrder", "attributes", "excludedAttributes"};

bool is_known(std::string_view parameter)
{
    auto const name = parameter.substr(0, parameter.find('='));
    return std::any_of(known_parameters.begin(), known_parameters.end(),
        [&](std::string_view known) { return equals_ignoring_case(name, known); });
}

void parameter_unknown_refused(Behaviour& behaviour)
{
    behaviour.list_resources = [honest = behaviour.list_resources](Call const& call) -> Answer {
        auto const& target = call.request.target;
        auto const question = target.find('?');
        auto const parameters
            = question == std::string::npos ? std::vector<std::string> {} : split(target.substr(question + 1), '&');
        if (!std::all_of(parameters.begin(), parameters.end(), is_known))
            return Failure {ScimError {400, ScimType::invalid_value, "there is no such parameter"}};
        return honest(call);
    };
}

void groups_unfiltered_refused(Behaviour& behaviour)
{
    behaviour.list_resources = [honest = behaviour.list_resources](Call const& call) -> Answer {
        if (call.type && call.type->name == "Group" && !call.query.filter)
            return Failure {ScimError {400, ScimType::too_many, "groups are listed with a filter only"}};
        return honest(call);
    };
}

/// Whether a user has nothing but a name.
bool has_name_alone(Json const& user)
{
    constexpr std::size_t always_there = 4;  // schemas, id, meta, userName
    return user.contains("userName") && user.size() == always_there;
}

// The id comes from another table, where users without a profile have no row.
void list_bare_ids_missing(Behaviour& behaviour)
{
    change_results(behaviour, [](QueryResult& result, Query const& query) {
        for (auto& resource : result.resources) {
            if (!query.count && result.resources.size() > 1 && has_name_alone(resource))
                resource.erase("id");
        }
    });
}

}  // namespace

std::vector<Fault> lookup_faults()
{
    return {
        {"filter-externalid-alone-counts", "ENTRA-024", "Beside a comparison of externalId no other term counts.",
            FaultMode::any, [](Behaviour& behaviour) { answer_by_index(behaviour, "externalId"); }, {}},
        {"filter-user-name-alone-counts", "ENTRA-024", "Beside a comparison of userName no other term counts.",
            FaultMode::any, [](Behaviour& behaviour) { answer_by_index(behaviour, "userName"); }, {}},
        {"groups-unfiltered-refused", "ENTRA-002", "Groups are listed with a filter only.", FaultMode::entra,
            groups_unfiltered_refused, {}},
        {"list-bare-ids-missing", "RFC7643-3.1-06",
            "In a list of several, users who have nothing but a name have no id.", FaultMode::any,
            list_bare_ids_missing, {}, {"ENTRA-011"}},
        {"lookup-group-finds-nothing", "RFC7644-3.4.2.2-04", "A group is not found by its displayName.", FaultMode::any,
            lookup_group_finds_nothing, {}},
        {"lookup-group-miss-404", "ENTRA-016", "A lookup of a displayName that no group has is answered with 404.",
            FaultMode::any, when_nothing_is_found("displayName"), {}},
        {"lookup-other-id", "RFC7643-3.1-08", "A lookup by userName shows another id than the user has.",
            FaultMode::any, lookup_other_id, {}},
        {"lookup-total-too-great", "RFC7643-5-11", "A lookup by userName counts one user more than it finds.",
            FaultMode::any, lookup_total_too_great, {}},
        {"lookup-user-miss-404", "RFC7644-3.4.2-14", "A lookup of a userName that nobody has is answered with 404.",
            FaultMode::any, when_nothing_is_found("userName"), {}, {"ENTRA-016", "ENTRA-023"}},
        {"parameter-unknown-refused", "RFC7644-3.4.2-04", "A list with an unknown query parameter is refused.",
            FaultMode::any, parameter_unknown_refused, {}, {"ENTRA-049"}},
    };
}

}  // namespace scim::server
