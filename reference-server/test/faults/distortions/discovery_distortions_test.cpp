// SPDX-License-Identifier: Apache-2.0
#include "faults/distortions/distortion_faults.hpp"

#include <ostream>
#include <string>
#include <utility>
#include <vector>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include "support/provider.hpp"

namespace scim::server::test {
namespace {

/// A fault, and where it shows.
struct Row {
    char const* fault;
    char const* target;

    friend std::ostream& operator<<(std::ostream& out, Row const& row) { return out << row.fault; }
};

std::vector<Row> const rows {
    {"discovery-paged", "/Schemas?count=1"},
    {"rt-by-name-returns-list", "/ResourceTypes/User"},
    {"rt-description-object", "/ResourceTypes"},
    {"rt-endpoint-value-wrong", "/ResourceTypes"},
    {"rt-extension-no-schema", "/ResourceTypes"},
    {"rt-extensions-malformed", "/ResourceTypes"},
    {"rt-location-dead", "/ResourceTypes"},
    {"rt-names-what-it-describes", "/ResourceTypes"},
    {"rt-no-endpoint", "/ResourceTypes"},
    {"rt-no-name", "/ResourceTypes"},
    {"rt-no-schema", "/ResourceTypes"},
    {"rt-required-as-text", "/ResourceTypes"},
    {"rt-schema-number", "/ResourceTypes"},
    {"rt-wrong-list-key", "/ResourceTypes"},
    {"rt-wrong-schemas-urn", "/ResourceTypes"},
    {"schema-addresses-singular", "/Schemas"},
    {"schema-all-unique", "/Schemas"},
    {"schema-attr-name-odd", "/Schemas"},
    {"schema-attr-twice", "/Schemas"},
    {"schema-attr-unnamed", "/Schemas"},
    {"schema-attributes-null", "/Schemas"},
    {"schema-attributes-object", "/Schemas"},
    {"schema-base-unpublished", "/Schemas"},
    {"schema-boolean-unique", "/Schemas"},
    {"schema-by-urn-404", "/Schemas/urn:ietf:params:scim:schemas:core:2.0:User"},
    {"schema-by-urn-no-attributes", "/Schemas/urn:ietf:params:scim:schemas:core:2.0:User"},
    {"schema-caseexact-as-text", "/Schemas"},
    {"schema-certificates-singular", "/Schemas"},
    {"schema-complex-is-string", "/Schemas"},
    {"schema-department-list", "/Schemas"},
    {"schema-description-object", "/Schemas"},
    {"schema-emails-singular", "/Schemas"},
    {"schema-extension-repeats-core", "/Schemas"},
    {"schema-extension-unpublished", "/Schemas"},
    {"schema-group-name-list", "/Schemas"},
    {"schema-groups-readwrite", "/Schemas"},
    {"schema-id-no-uri", "/Schemas"},
    {"schema-id-twice", "/Schemas"},
    {"schema-ims-singular", "/Schemas"},
    {"schema-invented-core", "/Schemas"},
    {"schema-label-object", "/Schemas"},
    {"schema-lists-are-singular", "/Schemas"},
    {"schema-manager-is-string", "/Schemas"},
    {"schema-member-subattrs-readonly", "/Schemas"},
    {"schema-members-singular", "/Schemas"},
    {"schema-multivalued-as-text", "/Schemas"},
    {"schema-mutability-unknown", "/Schemas"},
    {"schema-name-is-string", "/Schemas"},
    {"schema-name-object", "/Schemas"},
    {"schema-nested-complex", "/Schemas"},
    {"schema-of-version-1", "/Schemas"},
    {"schema-password-returned", "/Schemas"},
    {"schema-photos-singular", "/Schemas"},
    {"schema-profile-url-list", "/Schemas"},
    {"schema-reference-types-misplaced", "/Schemas"},
    {"schema-reference-types-missing", "/Schemas"},
    {"schema-reference-types-object", "/Schemas"},
    {"schema-required-as-text", "/Schemas"},
    {"schema-returned-unknown", "/Schemas"},
    {"schema-roles-singular", "/Schemas"},
    {"schema-simple-with-subattrs", "/Schemas"},
    {"schema-strings-are-lists", "/Schemas"},
    {"schema-subattr-unnamed", "/Schemas"},
    {"schema-subattrs-missing", "/Schemas"},
    {"schema-type-missing", "/Schemas"},
    {"schema-type-unknown", "/Schemas"},
    {"schema-uniqueness-unknown", "/Schemas"},
    {"schema-urn-odd", "/Schemas"},
    {"schema-urn-with-blank", "/Schemas"},
    {"schema-username-optional", "/Schemas"},
    {"schemas-filter-not-403", "/Schemas?filter=id%20pr"},
    {"schemas-item-without-meta", "/Schemas"},
    {"schemas-item-without-schemas", "/Schemas"},
    {"schemas-list-messages", "/Schemas"},
    {"spc-bulk-as-text", "/ServiceProviderConfig"},
    {"spc-bulk-limit-as-text", "/ServiceProviderConfig"},
    {"spc-change-password-as-text", "/ServiceProviderConfig"},
    {"spc-change-password-flag", "/ServiceProviderConfig"},
    {"spc-etag-as-text", "/ServiceProviderConfig"},
    {"spc-filter-as-text", "/ServiceProviderConfig"},
    {"spc-filter-limit-as-text", "/ServiceProviderConfig"},
    {"spc-in-list", "/ServiceProviderConfig"},
    {"spc-limits-as-decimals", "/ServiceProviderConfig"},
    {"spc-member-missing", "/ServiceProviderConfig"},
    {"spc-patch-as-text", "/ServiceProviderConfig"},
    {"spc-patch-missing", "/ServiceProviderConfig"},
    {"spc-required-attr-missing", "/ServiceProviderConfig"},
    {"spc-scheme-no-description", "/ServiceProviderConfig"},
    {"spc-scheme-no-name", "/ServiceProviderConfig"},
    {"spc-scheme-no-type", "/ServiceProviderConfig"},
    {"spc-schemes-missing", "/ServiceProviderConfig"},
    {"spc-sort-as-text", "/ServiceProviderConfig"},
    {"spc-underclaims", "/ServiceProviderConfig"},
};

std::string told(std::vector<std::string> faults, char const* target)
{
    Provider provider {strict(), std::move(faults)};
    auto const reply = provider.get(target);
    return std::to_string(reply.status) + " " + reply.text;
}

}  // namespace

BOOST_DATA_TEST_CASE(a_fault_of_discovery_shows_where_it_is_told_and_nowhere_else, rows)
{
    BOOST_TEST(told({sample.fault}, sample.target) != told({}, sample.target));
    BOOST_TEST(told({sample.fault}, "/Users") == told({}, "/Users"));
}

BOOST_AUTO_TEST_CASE(what_is_read_only_takes_writes)
{
    for (auto const& [fault, target] : {std::pair {"spc-writable", "/ServiceProviderConfig"},
             std::pair {"rt-writable", "/ResourceTypes"}, std::pair {"schemas-writable", "/Schemas"}}) {
        Provider provider {strict(), {fault}};
        BOOST_TEST(provider.send("POST", target, "{}").status == 200);
        BOOST_TEST(provider.send("DELETE", "/Users").status == 405);
    }
}

BOOST_AUTO_TEST_CASE(a_characteristic_becomes_text)
{
    Provider provider {strict(), {"schema-required-as-text"}};
    auto const schema = provider.get("/Schemas/urn:ietf:params:scim:schemas:core:2.0:User");
    BOOST_TEST(write_json(schema.at("/attributes/0/required")) == "\"true\"");
    BOOST_TEST(schema.at("/attributes/0/multiValued").is_boolean());
}

BOOST_AUTO_TEST_CASE(extensions_are_keyed_by_their_urn)
{
    Provider provider {strict(), {"rt-extensions-malformed"}};
    auto const extensions = provider.get("/ResourceTypes/User").at("/schemaExtensions");
    BOOST_TEST(write_json(extensions)
        == R"({"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"required":false}})");
}

}  // namespace scim::server::test
