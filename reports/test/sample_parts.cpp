// SPDX-License-Identifier: Apache-2.0
#include "sample_parts.hpp"

#include <utility>

#include <scim/wire/http.hpp>

namespace scim::report::sample {

Case make_case(std::string id, std::string title, Status status)
{
    Case made;
    made.suite = id.substr(0, id.rfind('/'));
    made.id = std::move(id);
    made.title = std::move(title);
    made.tags = {"sample"};
    made.status = status;
    made.started_at = time_at(100);
    made.duration_ms = 41.25;
    return made;
}

Step step(int n, std::string title, std::string exchange_id, std::vector<Assertion> assertions)
{
    return Step {n, std::move(title), std::move(exchange_id), std::move(assertions)};
}

Assertion status_assertion(std::string requirement, Level level, bool ok, std::string expected, std::string observed)
{
    Assertion assertion;
    assertion.id = "status";
    assertion.requirement = std::move(requirement);
    assertion.level = level;
    assertion.ok = ok;
    assertion.failure_class = ok ? "" : "status-mismatch";
    assertion.path = "status";
    assertion.expected = std::move(expected);
    assertion.observation = observed.substr(0, 3);
    assertion.observed = std::move(observed);
    return assertion;
}

Exchange get_exchange(std::string id, std::string case_id, std::string route, std::string path, int status)
{
    Exchange exchange;
    exchange.id = std::move(id);
    exchange.case_id = std::move(case_id);
    exchange.started_at = time_at(120);
    exchange.operation = "GET " + route;
    exchange.request.method = "GET";
    exchange.request.url = "https://scim.example.com/scim/v2" + path;
    exchange.request.headers = {{"Host", "scim.example.com"}, {"Accept", "application/scim+json"},
        {"Authorization", "Bearer ‹redacted:bearer:3f9a›"}};
    exchange.response = ResponseMessage {status, std::string {reason_phrase(status)},
        {{"Content-Type", "application/scim+json"}, {"Date", "Mon, 23 Nov 2026 10:11:12 GMT"}}, std::nullopt};
    exchange.timing = {1.5, 8.25, 21.0, 0.125, 38.5, 0.75, 41.0};
    exchange.http = "1.1";
    return exchange;
}

namespace {

Requirement requirement(std::string id, std::string section, Level level, Origin origin, std::string text)
{
    Requirement made;
    made.document = id.substr(0, id.find('-'));
    made.url = made.document == "ENTRA" ? "https://learn.microsoft.com/entra/identity/app-provisioning/"
                                        : "https://www.rfc-editor.org/rfc/rfc7644#section-" + section;
    made.id = std::move(id);
    made.section = std::move(section);
    made.level = level;
    made.origin = origin;
    made.text = std::move(text);
    return made;
}

FindingTexts duplicate_texts()
{
    FindingTexts texts;
    texts.title = "Duplicate userName is accepted";
    texts.expected = "409 Conflict with scimType \"uniqueness\" on the second create";
    texts.observed = "{status} {reason}";
    texts.why_it_matters
        = "Entra looks users up by userName. With two matches it stops with DuplicateTargetEntries and "
          "never updates or disables either account.";
    texts.remedy
        = "Put a case-insensitive unique index on userName (per tenant) and answer 409 with an error body. A 400 "
          "or 500 is not enough: Entra retries those.";
    texts.reference = "RFC 7644 §3.3; ENTRA-033";
    texts.entra_error_code = "DuplicateTargetEntries";
    return texts;
}

FindingTexts members_texts()
{
    FindingTexts texts;
    texts.title = "Group PATCH answers with all members";
    texts.expected = "204 without a body";
    texts.observed = "{status} with {count} members of type {mime}";
    texts.why_it_matters = "Large groups make every change slow, and slow answers end in timeouts.";
    texts.remedy = "Answer a group PATCH with 204.";
    texts.reference = "ENTRA-030";
    return texts;
}

}  // namespace

std::vector<Requirement> sample_requirements()
{
    auto met = requirement(
        "RFC7644-3.4.1-01", "3.4.1", Level::must, Origin::rfc, "A GET on a resource's address returns it.");
    met.cases = {"discovery/service-provider-config-is-served", "users/create/minimal"};
    auto violated = requirement(
        "RFC7644-3.3-12", "3.3", Level::must, Origin::both, "A create that breaks uniqueness is refused with 409.");
    violated.cases = {"users/create/duplicate-user-name-is-refused", "users/create/duplicate-in-other-case-is-refused"};
    violated.texts = duplicate_texts();
    auto warned
        = requirement("ENTRA-030", "7", Level::should, Origin::entra, "A group PATCH is answered without a body.");
    warned.cases = {"groups/patch/add-member-is-answered-briefly"};
    warned.texts = members_texts();
    auto error_body = requirement("RFC7644-3.12-02", "3.12", Level::must, Origin::rfc, "Errors have a JSON body.");
    error_body.cases = {"errors/unknown-path-has-an-error-body", "users/delete/deleted-user-is-gone"};
    auto optional = requirement("RFC7644-3.7-01", "3.7", Level::may, Origin::rfc, "Bulk requests may be offered.");
    optional.cases = {"bulk/create-two-users"};
    auto undecided
        = requirement("RFC7644-3.4.2.4-03", "3.4.2.4", Level::should, Origin::rfc, "Pages keep their order.");
    undecided.cases = {"query/list/large-page"};
    auto open = requirement("RFC7644-3.4.2-05", "3.4.2", Level::may, Origin::rfc, "The order of a list is left open.");
    open.cases = {"query/list/order-is-left-open"};
    auto uncovered = requirement("RFC7644-7.2-01", "7.2", Level::must, Origin::rfc, "Passwords are stored hashed.");
    uncovered.testable = false;
    return {met, violated, warned, error_body, optional, undecided, open, uncovered};
}

}  // namespace scim::report::sample
