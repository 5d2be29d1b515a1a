// SPDX-License-Identifier: Apache-2.0
#include <scim/provisioning/wire_forms.hpp>

#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

namespace scim::provisioning {
namespace {

Json captured_body(std::string const& name)
{
    std::ifstream in {SCIM_SOURCE_DIR "/suites/captures/" + name + ".json"};
    std::stringstream text;
    text << in.rdbuf();
    auto const capture = parse_json(text.str());
    BOOST_TEST_REQUIRE(capture.has_value(), name);
    return *capture->find("request")->find("body");
}

AttributeMapping attribute(std::string_view path, TargetType type = TargetType::string)
{
    AttributeMapping mapping;
    mapping.target = *parse_target_path(path);
    mapping.type = type;
    return mapping;
}

/// A mapping to these paths; `active` is Boolean.
ObjectMapping mapping_to(std::vector<std::string> const& paths)
{
    ObjectMapping mapping;
    for (auto const& path : paths)
        mapping.attributes.push_back(attribute(path, path == "active" ? TargetType::boolean : TargetType::string));
    return mapping;
}

MappedValues values(std::vector<Value> const& list)
{
    MappedValues values;
    for (auto const& value : list)
        values.push_back({value, false, false});
    return values;
}

/// The PATCH that makes `before` show the values.
Json patch(Dialect dialect, ObjectMapping const& mapping, std::vector<Value> const& list, Json const& before)
{
    return patch_body(dialect, differences(mapping, values(list), before));
}

void is_as_captured(Json const& body, std::string const& capture)
{
    BOOST_TEST(write_json(body) == write_json(captured_body(capture)));
}

Json json(std::string_view text)
{
    auto parsed = parse_json(text);
    BOOST_TEST_REQUIRE(parsed.has_value());
    return *parsed;
}

constexpr auto enterprise = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:";

BOOST_AUTO_TEST_CASE(a_user_is_created_as_captured)
{
    auto const mapping = mapping_to({"userName", "active", "emails[type eq \"work\"].value", "name.givenName",
        "name.familyName", "name.formatted", "externalId", "roles"});
    auto const body = creation_body(ObjectType::user, mapping,
        values({"Test_User_00aa00aa-bb11-cc22-dd33-44ee44ee44ee", "True",
            "Test_User_11bb11bb-cc22-dd33-ee44-55ff55ff55ff@testuser.com", "givenName", "familyName",
            "givenName familyName", "0a21f0f2-8d2a-4f8e-bf98-7363c4aed4ef", RoleAssignments {}}));
    is_as_captured(body, "entra-user-create");
}

BOOST_AUTO_TEST_CASE(a_group_is_created_as_captured)
{
    auto const body = creation_body(ObjectType::group, mapping_to({"displayName", "externalId"}),
        values({"displayName", "8aa1a0c0-c4c3-4bc0-b4a5-2ef676900159"}));
    is_as_captured(body, "entra-group-create");
}

BOOST_AUTO_TEST_CASE(attributes_without_a_value_are_not_sent)
{
    auto const body = creation_body(
        ObjectType::user, mapping_to({"userName", "title", "name.givenName"}), values({"ada", Value {}, Value {}}));
    BOOST_TEST(!body.contains("title"));
    BOOST_TEST(!body.contains("name"));
}

ObjectMapping pair_mapping()
{
    return mapping_to({"displayName", "emails[type eq \"work\"].value", "name.givenName", "name.familyName",
        "externalId", std::string {enterprise} + "employeeNumber"});
}

Json pair_before()
{
    return json(R"({"id":"1","displayName":"a","externalId":"a","name":{"givenName":"a","familyName":"a"},
        "emails":[{"type":"home","value":"h"},{"type":"work","value":"a"}],
        "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"employeeNumber":"a"}})");
}

BOOST_AUTO_TEST_CASE(several_attributes_are_replaced_as_captured)
{
    is_as_captured(patch(Dialect::unflagged, pair_mapping(),
                       {"Pvlo", "TestBcwqnm@test.microsoft.com", "Gtfd", "Pkqf", "Eqpj", "Eqpj"}, pair_before()),
        "entra-user-replace-multiple-unflagged");
    is_as_captured(patch(Dialect::flagged, pair_mapping(),
                       {"Bjfe", "TestMhvaes@test.microsoft.com", "Kkom", "Unua", Value {}, "Aklq"}, pair_before()),
        "entra-user-replace-multiple-flagged");
}

BOOST_AUTO_TEST_CASE(an_attribute_that_had_no_value_is_added_as_captured)
{
    auto const mapping = mapping_to({"nickName"});
    is_as_captured(
        patch(Dialect::unflagged, mapping, {"Babs"}, json(R"({"id":"1"})")), "entra-user-add-nickName-unflagged");
    is_as_captured(
        patch(Dialect::flagged, mapping, {"Babs"}, json(R"({"id":"1"})")), "entra-user-add-nickName-flagged");
}

BOOST_AUTO_TEST_CASE(a_user_is_disabled_as_captured)
{
    auto const mapping = mapping_to({"active"});
    auto const before = json(R"({"id":"1","active":true})");
    is_as_captured(patch(Dialect::unflagged, mapping, {"False"}, before), "entra-user-disable-unflagged");
    is_as_captured(patch(Dialect::flagged, mapping, {"False"}, before), "entra-user-disable-flagged");
}

BOOST_AUTO_TEST_CASE(a_manager_is_set_and_removed_as_captured)
{
    auto const path = *parse_target_path(std::string {enterprise} + "manager");
    is_as_captured(reference_body(Dialect::unflagged, path, "271", ""), "entra-manager-add-unflagged");
    is_as_captured(reference_body(Dialect::flagged, path, "", "manager-id"), "entra-manager-remove-flagged");
    is_as_captured(
        reference_body(Dialect::flagged, path,
            captured_body("entra-manager-add-flagged").find("Operations")->as_array()[0].string_or("value", ""), ""),
        "entra-manager-add-flagged");
    auto const change = reference_body(Dialect::unflagged, path, "272", "271");
    BOOST_TEST(change.find("Operations")->as_array()[0].string_or("op", "") == "Replace");
    auto const removal = reference_body(Dialect::unflagged, path, "", "271");
    BOOST_TEST(write_json(*removal.find("Operations"))
        == R"([{"op":"Replace","path":")" + std::string {enterprise} + R"(manager","value":""}])");
}

BOOST_AUTO_TEST_CASE(members_are_removed_as_captured)
{
    is_as_captured(
        member_bodies(Dialect::unflagged, {"2392066"}, false, 1).front(), "entra-group-remove-member-unflagged");
    auto const flagged = captured_body("entra-group-remove-member-flagged");
    is_as_captured(member_bodies(Dialect::flagged, {"7f4bc1a3-285e-48ae-8202-5accb43efb0e"}, false, 1).front(),
        "entra-group-remove-member-flagged");
}

BOOST_AUTO_TEST_CASE(members_are_sent_in_portions)
{
    auto const bodies = member_bodies(Dialect::unflagged, {"a", "b", "c"}, true, 2);
    BOOST_TEST_REQUIRE(bodies.size() == 2U);
    BOOST_TEST(write_json(*bodies[0].find("Operations"))
        == R"([{"op":"Add","path":"members","value":[{"value":"a"},{"value":"b"}]}])");
    BOOST_TEST(
        write_json(*bodies[1].find("Operations")) == R"([{"op":"Add","path":"members","value":[{"value":"c"}]}])");
}

RoleAssignments roles(RoleForm form)
{
    return {form,
        {{"827f0d2e-be15-4d8f-a8e3-f8697239c112", "DocumentMgmt-Admin", "DocumentMgmt Admin"},
            {"8ae06bd4-35bb-4fcd-977e-14e074ad1192", "Admin", "Admin"}}};
}

BOOST_AUTO_TEST_CASE(roles_are_patched_as_captured)
{
    auto const nobody = json(R"({"id":"1"})");
    is_as_captured(patch(Dialect::unflagged, mapping_to({"roles"}), {roles(RoleForm::complex)}, nobody),
        "entra-roles-add-complex-unflagged");
    is_as_captured(
        patch(Dialect::unflagged, mapping_to({"roles[primary eq \"True\"].value"}),
            {RoleAssignments {RoleForm::single, {{"06b07648-ecfe-589f-9d2f-6325724a46ee", "25", "Role1234"}}}}, nobody),
        "entra-roles-single-patch");
    is_as_captured(patch(Dialect::flagged, mapping_to({"roles"}),
                       {RoleAssignments {RoleForm::assertive, {{"", "User", "User"}, {"", "Test", "Test"}}}}, nobody),
        "entra-roles-assertive-patch");
}

BOOST_AUTO_TEST_CASE(roles_that_are_shown_in_either_form_are_no_difference)
{
    auto const mapping = mapping_to({"roles"});
    auto const plain = json(R"({"id":"1","roles":[{"value":"Admin"},{"value":"DocumentMgmt-Admin"}]})");
    auto const encoded = json(R"({"id":"1","roles":[{"value":"{\"id\":\"8\",\"value\":\"Admin\"}"},
        {"value":"{\"id\":\"9\",\"value\":\"DocumentMgmt-Admin\"}"}]})");
    for (auto const& target : {plain, encoded})
        BOOST_TEST(differences(mapping, values({roles(RoleForm::complex)}), target).empty());
}

BOOST_AUTO_TEST_CASE(queries_are_written_as_captured)
{
    BOOST_TEST(match_target(ObjectType::user, *parse_target_path("userName"), "7818078a-5d8c-4e4c-823c-0d3b1ed025b4")
        == "/Users?filter=userName+eq+%227818078a-5d8c-4e4c-823c-0d3b1ed025b4%22");
    BOOST_TEST(match_target(ObjectType::group, *parse_target_path("displayName"), "displayName")
        == "/Groups?excludedAttributes=members&filter=displayName+eq+%22displayName%22");
    BOOST_TEST(match_target(ObjectType::user, *parse_target_path("userName"), "dale.mohr@romaguera.uk")
        == "/Users?filter=userName+eq+%22dale.mohr%40romaguera.uk%22");
    BOOST_TEST(match_target(ObjectType::user, *parse_target_path("userName"), "a\"b\\c")
        == "/Users?filter=userName+eq+%22a%5C%22b%5C%5Cc%22");
    BOOST_TEST(read_target(ObjectType::group, "a/b") == "/Groups/a%2Fb?excludedAttributes=members");
}

BOOST_AUTO_TEST_CASE(null_never_empties_an_attribute)
{
    BOOST_TEST(differences(mapping_to({"title"}), values({Value {}}), json(R"({"id":"1","title":"Lead"})")).empty());
}

BOOST_AUTO_TEST_CASE(booleans_may_come_back_as_texts_and_names_in_any_case)
{
    auto const mapping = mapping_to({"active", "displayName"});
    BOOST_TEST(differences(mapping, values({"True", "Ada"}), json(R"({"id":"1","Active":"true","displayname":"Ada"})"))
                   .empty());
}

BOOST_AUTO_TEST_CASE(case_counts_unless_the_attribute_says_otherwise)
{
    auto mapping = mapping_to({"userName"});
    auto const target = json(R"({"id":"1","userName":"ADA"})");
    BOOST_TEST(differences(mapping, values({"ada"}), target).size() == 1U);
    mapping.attributes[0].case_exact = false;
    BOOST_TEST(differences(mapping, values({"ada"}), target).empty());
}

BOOST_AUTO_TEST_CASE(values_that_do_not_fit_are_told)
{
    auto const mapping = mapping_to({"userName", "active"});
    auto const several = check_values(mapping, values({Texts {"a", "b"}, "True"}));
    BOOST_TEST_REQUIRE(several.has_value());
    BOOST_TEST(several->code == "SchemaPropertyCanOnlyAcceptValue");
    auto const no_boolean = check_values(mapping, values({"a", "perhaps"}));
    BOOST_TEST_REQUIRE(no_boolean.has_value());
    BOOST_TEST(no_boolean->attribute == "active");
    BOOST_TEST(!check_values(mapping, values({Texts {"a"}, "False"})).has_value());
}

BOOST_AUTO_TEST_CASE(several_values_of_a_custom_attribute_are_added_as_captured)
{
    auto const path = "urn:ietf:params:scim:schemas:extension:greenhouse:2.0:User:department_ids";
    is_as_captured(patch(Dialect::unflagged, mapping_to({path}), {Texts {"1"}}, json(R"({"id":"1"})")),
        "entra-user-multivalued-custom-add");
}

}  // namespace
}  // namespace scim::provisioning
