// SPDX-License-Identifier: Apache-2.0
#include "observe/judging.hpp"

#include <map>
#include <span>
#include <stdexcept>
#include <string>

#include <boost/test/unit_test.hpp>

#include <scim/wire/embedded_file.hpp>
#include <scim/wire/encoding.hpp>
#include <scim/wire/json.hpp>
#include <scim/wire/text.hpp>

namespace scim::server::test {

/// Figures of the RFCs, and captures of real clients; names are relative to the repository.
std::span<EmbeddedFile const> request_files();

namespace {

Json document(std::string_view name)
{
    auto const* const file = find_embedded(request_files(), name);
    if (file == nullptr)
        throw std::runtime_error {"not embedded: " + std::string {name}};
    return *parse_json(file->content);
}

// Warnings and errors; notes accuse nobody.
std::set<std::string> accusations(char const* method, std::string const& target, std::string const& body)
{
    return broken_rules({method, target.c_str(), body.c_str()}, Severity::warning);
}

struct Figure {
    char const* file;
    char const* method;
    char const* target;
    std::set<std::string> slips;  ///< of the RFC itself, see schemas/examples/README.md
};

std::vector<Figure> const figures {
    {"rfc7644-3.3-create-user.request.json", "POST", "/Users", {}},
    {"rfc7644-3.14-create-user-etag.request.json", "POST", "/Users", {}},
    {"rfc7644-3.4.3-search.request.json", "POST", "/.search", {}},
    {"rfc7644-3.5.1-put-user.request.json", "PUT", "/Users/2819c223-7f76-453a-919d-413861904646", {}},
    {"rfc7643-8.1-minimal-user.json", "PUT", "/Users/2819c223-7f76-453a-919d-413861904646", {}},
    {"rfc7643-8.2-full-user.json", "PUT", "/Users/2819c223-7f76-453a-919d-413861904646", {"country-format"}},
    {"rfc7643-8.3-enterprise-user.json", "PUT", "/Users/2819c223-7f76-453a-919d-413861904646", {"country-format"}},
    {"rfc7643-8.4-group.json", "PUT", "/Groups/e9e30dba-f08f-4109-8486-d5c6a331660a", {}},
    {"rfc7644-3.5.2-fig6-patch-structure.request.json", "PATCH", "/Groups/1", {}},
    {"rfc7644-3.5.2.1-add-member.request.json", "PATCH", "/Groups/1", {}},
    {"rfc7644-3.5.2.1-add-emails-nickname-no-path.request.json", "PATCH", "/Users/1", {}},
    {"rfc7644-3.5.2.2-remove-all-members.request.json", "PATCH", "/Groups/1", {}},
    {"rfc7644-3.5.2.2-remove-and-add-member.request.json", "PATCH", "/Groups/1", {"patch-path-invalid"}},
    {"rfc7644-3.5.2.2-remove-emails-complex-filter.request.json", "PATCH", "/Users/1", {}},
    {"rfc7644-3.5.2.2-remove-member-by-value.request.json", "PATCH", "/Groups/1", {}},
    {"rfc7644-3.5.2.2-replace-all-members-remove-add.request.json", "PATCH", "/Groups/1", {}},
    {"rfc7644-3.5.2.3-replace-emails-nickname-no-path.request.json", "PATCH", "/Users/1", {}},
    {"rfc7644-3.5.2.3-replace-members.request.json", "PATCH", "/Groups/1", {}},
    {"rfc7644-3.5.2.3-replace-work-address.request.json", "PATCH", "/Users/1", {}},
    {"rfc7644-3.5.2.3-replace-work-streetAddress.request.json", "PATCH", "/Users/1", {}},
    {"rfc7644-3.7.1-bulk-circular-groups.request.json", "POST", "/Bulk", {}},
    {"rfc7644-3.7.2-bulk-bulkId-enterprise-manager.request.json", "POST", "/Bulk", {}},
    {"rfc7644-3.7.2-bulk-bulkId-user-group.request.json", "POST", "/Bulk", {}},
    {"rfc7644-3.7.3-bulk-mixed-failOnErrors.request.json", "POST", "/Bulk", {}},
};

struct Capture {
    char const* file;
    std::set<std::string> accusations;
};

// Known deviations of Entra ID; all the others of its requests are fine.
std::vector<Capture> const captures {
    {"entra-user-disable-flagged.json", {}},
    {"entra-user-disable-unflagged.json", {"patch-value-type"}},
    {"entra-group-add-member.json", {}},
    {"entra-group-remove-member-flagged.json", {}},
    {"entra-group-remove-member-unflagged.json", {"remove-with-value"}},
    {"entra-manager-add-flagged.json", {"add-scalar-to-complex"}},
    {"entra-manager-add-unflagged.json", {"add-scalar-to-complex"}},
    {"entra-user-query-userName.json", {}},
    {"entra-user-query-externalId.json", {}},
    {"entra-group-get.json", {}},
    {"entra-user-update-userName.json", {}},
    {"entra-user-replace-multiple-flagged.json",
        {"patch-sub-attribute-flattened", "patch-extension-attribute-flattened"}},
    {"logicapp-user-pagination.json", {}},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(innocence_suite)

BOOST_AUTO_TEST_CASE(the_requests_of_the_rfcs_are_not_accused)
{
    for (auto const& figure : figures) {
        auto const body = write_json(document("schemas/examples/" + std::string {figure.file}));
        auto const found = accusations(figure.method, figure.target, body);
        BOOST_TEST_CONTEXT(figure.file)
        {
            BOOST_TEST(found == figure.slips, boost::test_tools::per_element());
        }
    }
}

BOOST_AUTO_TEST_CASE(the_filters_of_figure_2_are_not_accused)
{
    auto const filters = document("schemas/examples/rfc7644-3.4.2.2-fig2-filters.json");
    BOOST_TEST(filters.size() > 10U);
    for (auto const& filter : filters.as_array()) {
        auto const target = "/Users?filter=" + percent_encode(filter.as_string());
        BOOST_TEST_CONTEXT(filter.as_string())
        {
            BOOST_TEST(accusations("GET", target, "").empty());
        }
    }
}

BOOST_AUTO_TEST_CASE(the_paths_of_figure_8_are_not_accused)
{
    auto const paths = document("schemas/examples/rfc7644-3.5.2-fig8-paths.json");
    BOOST_TEST(paths.size() == 5U);
    for (auto const& path : paths.as_array()) {
        auto const body = Json::object({{"schemas", Json::array({"urn:ietf:params:scim:api:messages:2.0:PatchOp"})},
            {"Operations", Json::array({Json::object({{"op", "remove"}, {"path", path}})})}});
        auto const* target = path.as_string().starts_with("members") ? "/Groups/1" : "/Users/1";
        BOOST_TEST_CONTEXT(path.as_string())
        {
            BOOST_TEST(accusations("PATCH", target, write_json(body)).empty());
        }
    }
}

BOOST_AUTO_TEST_CASE(real_requests_are_accused_of_their_deviations_only)
{
    for (auto const& capture : captures) {
        auto const file = document("suites/captures/" + std::string {capture.file});
        auto const& request = *file.find("request");
        auto const* body = request.find("body");
        auto const found = accusations(std::string {request.string_or("method", "")}.c_str(),
            replace_all(std::string {request.string_or("path", "")}, "{id}", "1"),
            body && !body->is_null() ? write_json(*body) : "");
        BOOST_TEST_CONTEXT(capture.file)
        {
            BOOST_TEST(found == capture.accusations, boost::test_tools::per_element());
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace scim::server::test
