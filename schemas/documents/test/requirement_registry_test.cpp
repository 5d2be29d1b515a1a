// SPDX-License-Identifier: Apache-2.0
#include <scim/documents/requirement_registry.hpp>

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <array>
#include <ostream>
#include <set>

namespace scim::documents {
namespace {

RequirementRegistry const& registry()
{
    static auto const loaded = RequirementRegistry::load();
    BOOST_REQUIRE_MESSAGE(loaded.has_value(), (loaded ? "" : loaded.error()));
    return *loaded;
}

std::size_t count(std::string_view document)
{
    auto const all = registry().all();
    return static_cast<std::size_t>(std::count_if(
        all.begin(), all.end(), [&](Requirement const& requirement) { return requirement.document == document; }));
}

constexpr auto header = R"({"format":"scimproof.requirements","formatVersion":"1.0",)"
                        R"("document":{"id":"ENTRA","title":"t","url":"https://example.com"},"requirements":[)";
constexpr auto entry = R"({"id":"ENTRA-001","section":"7","level":"MUST","actor":"server","summary":"s",)"
                       R"("feature":"f","testable":"blackbox","how":"h"})";

std::string texts(std::string const& id, std::string const& observed)
{
    return R"({"format":"scimproof.finding-texts","formatVersion":"1.0","texts":{")" + id
        + R"(":{"title":"t","expected":"e","observed":")" + observed
        + R"(","whyItMatters":"w","remedy":"r","reference":"x"}}})";
}

/// The error of a registry read from one file of requirements and up to two of texts.
std::string read_error(std::string const& requirements, std::string const& first = "", std::string const& second = "")
{
    std::vector<EmbeddedFile> files {{"requirements/a.json", requirements}};
    if (!first.empty())
        files.push_back({"requirements/texts/a.json", first});
    if (!second.empty())
        files.push_back({"requirements/texts/b.json", second});
    auto const result = RequirementRegistry::read(files);
    return result ? "" : result.error();
}

}  // namespace

BOOST_AUTO_TEST_CASE(every_numbered_statement_is_there)
{
    BOOST_TEST(count("RFC7643") == 346u);
    BOOST_TEST(count("RFC7644") == 577u);
    BOOST_TEST(count("RFC9865") == 74u);
    BOOST_TEST(count("ENTRA") == 59u);  // 59 is ours: what scenarios foresee
    BOOST_TEST(count("OKTA") == 31u);
    BOOST_TEST(count("ONELOGIN") == 13u);
    BOOST_TEST(count("JUMPCLOUD") == 12u);
    BOOST_TEST(registry().all().size() == 1112u);
}

BOOST_AUTO_TEST_CASE(a_requirement_of_an_rfc_is_found_by_its_id)
{
    auto const* requirement = registry().find("RFC7644-3.5.2.2-02");
    BOOST_REQUIRE(requirement);
    BOOST_TEST(requirement->document == "RFC7644");
    BOOST_TEST(requirement->section == "3.5.2.2");
    BOOST_TEST((requirement->level == Level::must));
    BOOST_TEST((requirement->origin == Origin::rfc));
    BOOST_TEST(requirement->url == "https://www.rfc-editor.org/rfc/rfc7644#section-3.5.2.2");
    BOOST_TEST(!registry().find("RFC7644-3.5.2.2-99"));
}

BOOST_AUTO_TEST_CASE(a_requirement_of_another_client_names_its_source)
{
    auto const* requirement = registry().find("OKTA-006");
    BOOST_REQUIRE(requirement);
    BOOST_TEST((requirement->origin == Origin::client));
    BOOST_TEST(requirement->url == "https://developer.okta.com/docs/reference/scim/scim-20/");
    BOOST_TEST(!requirement->source.empty());
}

BOOST_AUTO_TEST_CASE(a_requirement_of_entra_names_its_source)
{
    auto const* requirement = registry().find("ENTRA-017");
    BOOST_REQUIRE(requirement);
    BOOST_TEST((requirement->origin == Origin::entra));
    BOOST_TEST((requirement->testable == Testable::needs_setup));
    BOOST_TEST(requirement->source == "Microsoft Learn: Develop and plan provisioning for a SCIM endpoint");
    BOOST_TEST(requirement->url
        == "https://learn.microsoft.com/en-us/entra/identity/app-provisioning/use-scim-to-provision-users-and-groups");
}

BOOST_AUTO_TEST_CASE(every_requirement_is_complete)
{
    std::set<std::string> ids;
    for (auto const& requirement : registry().all()) {
        BOOST_TEST_CONTEXT(requirement.id)
        {
            BOOST_TEST(ids.insert(requirement.id).second);
            BOOST_TEST(requirement.id.substr(0, requirement.document.size()) == requirement.document);
            BOOST_TEST(requirement.summary.back() == '.');
            BOOST_TEST(registry().find(requirement.id) == &requirement);
        }
    }
}

BOOST_AUTO_TEST_CASE(a_finding_title_states_what_is_wrong)
{
    for (auto const& requirement : registry().all()) {
        if (!requirement.texts)
            continue;
        BOOST_TEST_CONTEXT(requirement.id)
        {
            auto const& title = requirement.texts->title;
            BOOST_TEST(title.size() <= 70u);
            BOOST_TEST(title.find("should") == std::string::npos);
            BOOST_TEST(title.back() != '.');
        }
    }
}

// The schema sees to it that none of the six is empty; here, that none is missing and that they say something.
BOOST_AUTO_TEST_CASE(every_requirement_has_its_texts)
{
    for (auto const& requirement : registry().all()) {
        BOOST_TEST_CONTEXT(requirement.id)
        {
            BOOST_REQUIRE(requirement.texts);
            auto const& texts = *requirement.texts;
            for (auto const* text : {&texts.title, &texts.why_it_matters, &texts.remedy})
                BOOST_TEST(std::count(text->begin(), text->end(), ' ') >= 1, *text);
            BOOST_TEST(!texts.expected.empty());
            BOOST_TEST(texts.observed.find('{') != std::string::npos);
            BOOST_TEST(texts.why_it_matters != texts.remedy);
            BOOST_TEST((texts.reference.find("RFC") != std::string::npos
                || texts.reference.find(requirement.id) != std::string::npos));
        }
    }
}

BOOST_AUTO_TEST_CASE(texts_are_attached_to_their_requirement)
{
    auto const requirements = std::string {header} + entry + "]}";
    auto const file = texts("ENTRA-001", "{status} {reason} at {path}: {observed}, {count} of {mime}");
    std::array const files {
        EmbeddedFile {"requirements/a.json", requirements}, EmbeddedFile {"requirements/texts/a.json", file}};
    auto const read = RequirementRegistry::read(files);
    BOOST_REQUIRE(read.has_value());
    BOOST_REQUIRE(read->find("ENTRA-001")->texts);
    BOOST_TEST(read->find("ENTRA-001")->texts->why_it_matters == "w");
    BOOST_TEST(read->find("ENTRA-001")->texts->entra_error_code == "");
}

BOOST_AUTO_TEST_CASE(broken_data_is_named_with_file_and_place)
{
    auto const good = std::string {header} + entry + "]}";
    BOOST_TEST(read_error(good) == "");
    BOOST_TEST(
        read_error(std::string {header} + entry + "," + entry + "]}") == "requirements/a.json: ENTRA-001 occurs twice");
    BOOST_TEST(read_error("{").find("requirements/a.json: line 1, column 2: ") == 0u);
    BOOST_TEST(read_error("{}") == R"(requirements/a.json: missing member "document")");
    BOOST_TEST(read_error(good, texts("ENTRA-002", "x"))
        == "requirements/texts/a.json: /texts/ENTRA-002: no such requirement");
    BOOST_TEST(read_error(good, texts("ENTRA-001", "x"), texts("ENTRA-001", "y"))
        == "requirements/texts/b.json: /texts/ENTRA-001: the requirement has its texts in another file already");
    BOOST_TEST(read_error(good, texts("ENTRA-001", "{user}"))
        == "requirements/texts/a.json: /texts/ENTRA-001: unknown placeholder {user}");
    BOOST_TEST(read_error(good, texts("ENTRA-001", ""))
        == "requirements/texts/a.json: /texts/ENTRA-001/observed: expected a text that is not empty");
}

BOOST_AUTO_TEST_CASE(levels_are_spelled_as_in_the_documents)
{
    BOOST_TEST(to_string(Level::must) == "MUST");
    BOOST_TEST(to_string(Level::must_not) == "MUST NOT");
    BOOST_TEST(to_string(Level::should) == "SHOULD");
    BOOST_TEST(to_string(Level::should_not) == "SHOULD NOT");
    BOOST_TEST(to_string(Level::may) == "MAY");
}

}  // namespace scim::documents
