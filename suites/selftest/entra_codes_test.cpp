// SPDX-License-Identifier: Apache-2.0
#include "entra_codes.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include "company.hpp"
#include "scenario_play.hpp"
#include "tree_file.hpp"

namespace scim::selftest {
namespace {

using namespace provisioning;

/// What a log tells.
struct Log {
    std::set<std::string> codes, reasons, texts;
};

void read_event(report::ProvisioningEvent const& event, Log& log)
{
    if (event.error)
        log.codes.insert(event.error->code);
    for (auto const& step : event.steps)
        for (auto const& [name, value] : step.details)
            if (name == "SkipReason") {
                log.reasons.insert(value);
                log.texts.insert(step.description);
            }
}

Log log_of_scenario(std::string const& id)
{
    auto const& played = honest_play(id);
    Log log;
    for (auto const& event : played.events)
        read_event(event, log);
    for (auto const& cycle : played.cycles)
        if (!cycle.error_code.empty())
            log.codes.insert(cycle.error_code);
    return log;
}

conformance::MappedAttribute row(std::string target, std::string source, std::string kind, std::string type)
{
    conformance::MappedAttribute row;
    row.target = std::move(target);
    row.source = std::move(source);
    row.kind = std::move(kind);
    row.type = std::move(type);
    return row;
}

/// One user goes through a mapping that has one more row than a user name.
Log log_of_row(conformance::MappedAttribute extra)
{
    conformance::Mapping mapping;
    mapping.user = {row("userName", "userPrincipalName", "direct", "String"), std::move(extra)};
    mapping.user.front().matching = 1;
    auto schema = job_schema_from(mapping, "test");
    BOOST_TEST_REQUIRE(schema.has_value());
    Company company {*std::move(schema), {}};
    auto ada = user("ada");
    ada.attributes.emplace_back("otherMails", Texts {"ada@home.example", "lin@home.example"});
    company.add(ada);
    BOOST_TEST((company.cycle().state == report::CycleState::entry_level_errors));
    Log log;
    for (auto const& event : company.recorder.events)
        read_event(event, log);
    return log;
}

using Provocation = Log (*)();
constexpr std::array<std::pair<std::string_view, Provocation>, 3> provocations {{
    {"an_expression_without_value",
        [] { return log_of_row(row("title", "DateAdd(\"d\", 1, [displayName])", "expression", "String")); }},
    {"a_value_of_another_type", [] { return log_of_row(row("x509Count", "displayName", "direct", "Integer")); }},
    {"several_values_for_one", [] { return log_of_row(row("title", "otherMails", "direct", "String")); }},
}};

Log log_of(std::string const& place)
{
    auto const name = place.substr(place.find(':') + 1);
    if (place.starts_with("scenario:"))
        return log_of_scenario(name);
    for (auto const& [known, provoke] : provocations)
        if (known == name)
            return provoke();
    BOOST_FAIL("there is no " << place);
    return {};
}

BOOST_AUTO_TEST_SUITE(entra_codes)

void is_seen_or_explained(EntraCode const& code, std::set<std::string> Log::*words)
{
    BOOST_TEST(code.seen_in.empty() != code.not_provoked.empty(), code.name << " needs a place or a reason");
    BOOST_TEST((code.source == "documented" || code.source == "elsewhere"), code.name << ": source");
    if (!code.seen_in.empty())
        BOOST_TEST((!code.when.empty() && (code.reading == "documented" || code.reading == "inferred")),
            code.name << ": when, reading");
    for (auto const& place : code.seen_in) {
        auto const log = log_of(place);
        BOOST_TEST((log.*words).contains(code.name), code.name << " is not in the log of " << place);
        for (auto const& cause : code.causes)
            BOOST_TEST(std::any_of(log.texts.begin(), log.texts.end(),
                           [&](std::string const& text) { return text.find(cause) != std::string::npos; }),
                place << " does not tell: " << cause);
    }
}

BOOST_AUTO_TEST_CASE(every_error_code_is_seen_or_has_a_reason)
{
    for (auto const& code : read_entra_codes().error_codes)
        is_seen_or_explained(code, &Log::codes);
}

BOOST_AUTO_TEST_CASE(every_skip_reason_is_seen_or_has_a_reason)
{
    for (auto const& reason : read_entra_codes().skip_reasons)
        is_seen_or_explained(reason, &Log::reasons);
}

std::set<std::string> names_of_provoked(std::vector<EntraCode> const& codes)
{
    std::set<std::string> names;
    for (auto const& code : codes)
        if (!code.seen_in.empty())
            names.insert(code.name);
    return names;
}

BOOST_AUTO_TEST_CASE(no_scenario_tells_a_word_that_is_not_listed)
{
    auto const listed = read_entra_codes();
    auto const codes = names_of_provoked(listed.error_codes);
    auto const reasons = names_of_provoked(listed.skip_reasons);
    for (auto const& id : scenario_ids()) {
        auto const log = log_of_scenario(id);
        for (auto const& code : log.codes)
            BOOST_TEST(codes.contains(code), code << " of " << id << " is not listed");
        for (auto const& reason : log.reasons)
            BOOST_TEST(reasons.contains(reason), reason << " of " << id << " is not listed");
    }
}

BOOST_AUTO_TEST_CASE(every_code_that_is_written_has_a_remedy)
{
    for (auto const& code : read_entra_codes().error_codes)
        if (!code.seen_in.empty() && code.name != "UnableToResolveReferenceAttributeValue")
            BOOST_TEST(!remedy_of(code.name).empty(), code.name);
}

BOOST_AUTO_TEST_CASE(the_page_is_current)
{
    check_current("docs/provisioning-codes.md", page_of(read_entra_codes()));
}

/// Whom the log names, and why.
struct LeftOut {
    std::string who, why;
};

std::ostream& operator<<(std::ostream& out, LeftOut const& one)
{
    return out << one.who;
}

std::vector<LeftOut> const left_out {
    {"bo@", "it is disabled or deleted in the source"},
    {"cy@", "it is not assigned to the application"},
    {"di@", "it is not assigned to the application"},  // a member of a group inside the assigned one
    {"ed@", "it does not pass the scoping filters"},
    {"flo@", "its assignment does not count for provisioning"},
};

BOOST_DATA_TEST_CASE(whoever_is_left_out_is_told_why, left_out)
{
    auto const& played = honest_play("who-is-skipped");
    auto const texts = log_of_scenario("who-is-skipped").texts;
    BOOST_TEST(!played.events.empty());
    BOOST_TEST(std::any_of(texts.begin(), texts.end(), [&](std::string const& text) {
        return text.find('\'' + sample.who) != std::string::npos && text.find(sample.why) != std::string::npos;
    }));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace scim::selftest
