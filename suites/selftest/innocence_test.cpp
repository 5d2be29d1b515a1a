// SPDX-License-Identifier: Apache-2.0
#include "in_process.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <string>
#include <vector>

#include <scim/server/variant.hpp>
#include <scim/wire/json.hpp>

#include "in_parallel.hpp"
#include "tree_file.hpp"

namespace scim::selftest {
namespace {

/// What the suites say of a provider that takes one reading for the other.
struct VariantResult {
    server::Variant variant;
    std::string profile;
    Observed observed;
};

std::vector<server::Variant> wanted_variants()
{
    auto variants = server::variant_catalogue();
    if (auto const* const wish = std::getenv("SCIM_VARIANTS"))
        std::erase_if(variants, [&](server::Variant const& variant) { return !begins_with_one_of(variant.id, wish); });
    return variants;
}

Observed observe(std::string const& profile, ServerWish const& server, conformance::Catalogue const& catalogue)
{
    RunWish wish;
    wish.profile = profile;
    return run_against(reference_server(profile, server), catalogue, wish);
}

std::vector<VariantResult> variant_results(conformance::Catalogue const& catalogue)
{
    std::vector<VariantResult> results;
    for (auto const& variant : wanted_variants()) {
        for (auto const* const profile : {"rfc", "entra"})
            results.push_back({variant, profile, {}});
    }
    in_parallel(results.size(), [&](std::size_t index) {
        auto& result = results[index];
        result.observed = observe(result.profile, {{}, {result.variant.id}}, catalogue);
    });
    return results;
}

/// The record hides personal data behind marks that differ in each run.
std::string without_marks(std::string text)
{
    static constexpr std::string_view begin = "‹personal:";
    static constexpr std::string_view end = "›";
    for (auto place = text.find(begin); place != std::string::npos; place = text.find(begin, place + begin.size())) {
        auto const first = place + begin.size();
        auto const last = text.find(end, first);
        if (last == std::string::npos)
            break;
        text.erase(first, last - first);
    }
    return text;
}

/// An answer as text, without what differs in each run.
std::string shape_of(report::Exchange const& exchange)
{
    if (!exchange.response)
        return {};
    auto text = std::to_string(exchange.response->status);
    for (auto const& [name, value] : exchange.response->headers)
        text += '\n' + name + ": " + value;
    auto const& sent = exchange.response->body;
    auto const content = sent ? sent->text.value_or("") : std::string {};
    auto body = parse_json(content);
    if (!body || !body->is_object())
        return text + '\n' + content;
    for (auto const* const name : {"nextCursor", "previousCursor"}) {
        if (auto* const cursor = body->find(name); cursor != nullptr && cursor->is_string())
            *cursor = "a cursor";
    }
    return without_marks(text + '\n' + write_json(*body));
}

/// The case in which a provider is first seen to differ from an honest one. Empty: never.
std::string first_met(report::RunReport const& honest, report::RunReport const& other)
{
    auto const both = std::min(honest.exchanges.size(), other.exchanges.size());
    for (std::size_t i = 0; i < both; ++i) {
        // What several clients do at once comes in any order.
        if (other.exchanges[i].case_id.find("/parallel/") != std::string::npos)
            continue;
        if (shape_of(honest.exchanges[i]) != shape_of(other.exchanges[i]))
            return other.exchanges[i].case_id;
    }
    return honest.exchanges.size() == other.exchanges.size() ? std::string {} : other.exchanges.back().case_id;
}

std::string variant_page(std::vector<VariantResult> const& results, std::map<std::string, Observed> const& honest)
{
    std::string page
        = "# Readings that are right as well\n\n"
          "Where the RFCs leave a choice, the reference server takes one reading and can be told to take another "
          "(`--variant`). The test `selftest` keeps this page true: the whole plan runs against each variant, in the "
          "profiles `rfc` and `entra`, and no case may fail for a requirement of the RFCs. Discouraged readings may be "
          "warned of, the others may not. The last column names the case in which the difference is first seen; a "
          "dash: "
          "no case looks there yet.\n\n"
          "| Variant | Statement | What the server does | Discouraged | First seen by |\n"
          "|---|---|---|---|---|\n";
    for (std::size_t i = 0; i + 1 < results.size(); i += 2) {
        auto const& variant = results[i].variant;
        std::string seen;
        for (auto const* const result : {&results[i], &results[i + 1]}) {
            if (seen.empty())
                seen = first_met(honest.at(result->profile).report, result->observed.report);
        }
        page += "| `" + variant.id + "` | " + variant.requirement + " | " + variant.summary + " | "
            + (variant.is_discouraged ? "yes" : "") + " | " + (seen.empty() ? "-" : "`" + seen + "`") + " |\n";
    }
    return page;
}

}  // namespace

BOOST_AUTO_TEST_CASE(no_variant_is_accused)
{
    auto const catalogue = load_catalogue_or_abort();
    auto const results = variant_results(catalogue);
    for (auto const& result : results) {
        auto const name = result.variant.id + " (" + result.profile + "): ";
        for (auto const& text : result.observed.accusations(report::Status::fail))
            BOOST_ERROR(name << "failed by " << text);
        for (auto const& text : result.observed.accusations(report::Status::error))
            BOOST_ERROR(name << "error in " << text);
        if (result.variant.is_discouraged)
            continue;
        for (auto const& text : result.observed.accusations(report::Status::warn))
            BOOST_ERROR(name << "warned of by " << text);
        // Entra ID goes ways that some readings close, and some cases of its profile begin with them.
        if (result.profile == "rfc") {
            for (auto const& text : result.observed.cases_with(report::Status::blocked))
                BOOST_ERROR(name << "blocked: " << text);
        }
    }
    if (results.size() / 2 < server::variant_catalogue().size())
        return;  // a part cannot say whether the whole is current
    check_current("docs/innocence-matrix.md",
        variant_page(results, {{"rfc", observe("rfc", {}, catalogue)}, {"entra", observe("entra", {}, catalogue)}}));
}

}  // namespace scim::selftest
