// SPDX-License-Identifier: Apache-2.0
#include <scim/provisioning/directory_file.hpp>

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <fstream>
#include <ostream>

#include <scim/documents/file_schemas.hpp>
#include <scim/wire/json.hpp>

namespace scim::provisioning {
namespace {

std::string in_one_line(std::vector<FileError> const& errors)
{
    std::string line;
    for (auto const& error : errors)
        line += (line.empty() ? "" : " | ") + describe(error);
    return line;
}

Directory read(std::string_view text)
{
    auto directory = read_directory_text(text, "people");
    BOOST_REQUIRE_MESSAGE(directory.has_value(), (directory ? "" : in_one_line(directory.error())));
    return std::move(*directory);
}

std::string errors_of(std::string_view text)
{
    auto const directory = read_directory_text(text, "people");
    BOOST_REQUIRE(!directory.has_value());
    return in_one_line(directory.error());
}

constexpr auto small_tenant = R"({
  "format": "scimproof.directory",
  "formatVersion": "1.0",
  "users": [
    {
      "userPrincipalName": "ada@example.com",
      "id": "ada",
      "displayName": "Ada",
      "employeeId": "7",
      "extension_level": 3,
      "proxyAddresses": ["SMTP:ada@example.com"],
      "assistant": null,
      "manager": "BOB@example.com",
      "roles": ["Reader", {"id": "r2", "value": "w", "displayName": "Writer"}]
    },
    {"userPrincipalName": "bob@example.com", "accountEnabled": false, "manager": "ada", "assigned": true},
    {"userPrincipalName": "cyd@example.com", "deletedDateTime": "2026-11-01T08:00:00Z", "assigned": false}
  ],
  "groups": [
    {"id": "g", "displayName": "Crew", "members": ["ada", "bob@example.com", "Inner", "cyd@example.com"]},
    {"displayName": "Inner", "assigned": true}
  ]
}
)";

constexpr auto small_tenant_in_lines
    = R"({"type":"user","userPrincipalName":"ada@example.com","id":"ada","manager":"bob@example.com"}

{"type":"group","displayName":"Crew","members":["ada"]}
{"type":"user","userPrincipalName":"bob@example.com"})"
      "\r\n";

/// Lines of a file and all its errors.
struct Broken {
    std::string text;
    std::string errors;
};

std::ostream& operator<<(std::ostream& out, Broken const& row)
{
    return out << row.text;
}

constexpr auto ada = R"({"type":"user","id":"ada","userPrincipalName":"ada@example.com"})"
                     "\n";

std::vector<Broken> broken_lines()
{
    auto const user = [](std::string const& members) {
        return R"({"type":"user","id":"x","userPrincipalName":"x@example.com",)" + members + '}';
    };
    auto const group
        = [](std::string const& members) { return R"({"type":"group","id":"g","displayName":"G",)" + members + '}'; };
    return {
        {ada + std::string {R"({"type":"user","id":)"},
            "people:2: no JSON: column 21: Invalid value; mend it or remove the object"},
        {ada + std::string {"[]\n"}, R"(people:2: a line without "type"; write "type": "user" or "type": "group")"},
        {R"({"type":"device"})", R"(people:1: a line without "type"; write "type": "user" or "type": "group")"},
        {R"({"format":"scimproof.mapping","formatVersion":"1.0"})",
            R"(people:1: this is no directory file of version 1.0; )"
            R"(begin with {"format":"scimproof.directory","formatVersion":"1.0"})"},
        {R"({"format":"scimproof.directory","formatVersion":"1.0","user":[]})",
            R"(people:1: unknown member "user"; remove it)"},
        {R"({"type":"user","id":"x"})", R"(people:1: no "userPrincipalName"; add it or remove the object)"},
        {R"({"type":"group","id":"x"})", R"(people:1: no "displayName"; add it or remove the object)"},
        {R"({"type":"user","userPrincipalName":""})",
            R"(people:1: "userPrincipalName" is not a text of 1 to 1048576 bytes; write a text of 1 to 1048576 bytes)"},
        {R"({"type":"user","userPrincipalName":"x","id":7})",
            R"(people:1: "id" is not a text of 1 to 1048576 bytes; write a text of 1 to 1048576 bytes)"},
        {ada + user(R"("manager":"eve")"),
            R"(people:2: "manager" names "eve", which the file does not have; )"
            "write an id, a userPrincipalName or the displayName of a group"},
        {group(R"("members":["eve"])"),
            R"(people:1: "members" names "eve", which the file does not have; )"
            "write an id, a userPrincipalName or the displayName of a group"},
        {group(R"("members":"eve")"), R"(people:1: "members" is not a list of texts; write a list of texts)"},
        {group(R"("members":[1])"), R"(people:1: "members" is not a list of texts; write a list of texts)"},
        {group(R"("members":["g"])"), R"(people:1: "g" would be its own member; leave it out)"},
        {group(R"("manager":"ada")"), R"(people:1: a group with "manager"; remove it: only users have one)"},
        {group(R"("accountEnabled":true)"),
            R"(people:1: a group with "accountEnabled"; remove it: only users have one)"},
        {user(R"("members":[])"), "people:1: a user with members; remove them, or make it a group"},
        {group(R"("mail":"g")") + '\n' + user(R"("manager":"g")"), R"(people:2: "g" is no user)"},
        {ada + std::string {ada},
            R"(people:2: "ada" is the id of an object in line 1 too; change one of them | )"
            R"(people:2: "ada@example.com" is the userPrincipalName of an object in line 1 too; change one of them)"},
        {ada + std::string {R"({"type":"user","userPrincipalName":"ADA@example.com"})"},
            R"(people:2: "ADA@example.com" is the userPrincipalName of an object in line 1 too; change one of them)"},
        {R"({"type":"group","displayName":"G","id":"a"}
{"type":"group","displayName":"G","id":"b"}
{"type":"group","displayName":"H","members":["G"]})",
            R"(people:3: 2 groups are called "G"; write the id of one)"},
        {user(R"("accountEnabled":"yes")"), R"(people:1: "accountEnabled" is not true or false; write true or false)"},
        {user(R"("assigned":1)"), R"(people:1: "assigned" is not true or false; write true or false)"},
        {user(R"("assigned":false,"roles":["a"])"),
            R"(people:1: "roles" of an object that is not "assigned"; remove one of the two)"},
        {user(R"("roles":"a")"), R"(people:1: "roles" is not a list of roles; write a list of roles)"},
        {user(R"("roles":[{}])"),
            R"(people:1: "roles" is not a list of names or of objects with "id", "value" or "displayName"; )"
            R"(write a list of names or of objects with "id", "value" or "displayName")"},
        {user(R"("roles":[{"id":"a","name":"b"}])"),
            R"(people:1: unknown member "name" of a role; a role has "id", "value" and "displayName")"},
        {user(R"("deletedDateTime":"2026-02-30T00:00:00Z")"),
            R"(people:1: "deletedDateTime" is not a date with time and zone, such as 2026-11-01T08:00:00Z; )"
            "write a date with time and zone, such as 2026-11-01T08:00:00Z"},
        {user(R"("mail":{})"),
            R"(people:1: "mail" is not a text, a whole number, true, false or a list of texts; )"
            "write a text, a whole number, true, false or a list of texts"},
        {user(R"("mail":1.5)"),
            R"(people:1: "mail" is not a text, a whole number, true, false or a list of texts; )"
            "write a text, a whole number, true, false or a list of texts"},
        {user(R"("Department":"x")"), R"(people:1: unknown attribute "Department"; write "department")"},
        {user(R"("mobilePhone":"1")"), R"(people:1: unknown attribute "mobilePhone"; write "mobile")"},
        {user(R"("objectId":"1")"), R"(people:1: unknown attribute "objectId"; write "id")"},
        {user(R"("":"1")"), "people:1: an attribute without a name; name it"},
        {user(R"("type":"user")"),
            R"(people:1: no JSON: column 67: duplicate name "type"; )"
            R"(mend it or remove the object)"},
    };
}

std::vector<Broken> broken_documents()
{
    auto const document = [](std::string const& rest) {
        return R"({"format": "scimproof.directory",
"formatVersion": "1.0",
)" + rest + "}";
    };
    return {
        {"", "people:1: no JSON: column 1: the text is empty; mend it or remove the object"},
        {"{\n\"users\":[\n}", "people:3: no JSON: column 1: Invalid value; mend it or remove the object"},
        {"[\n]",
            R"(people:1: this is no directory file of version 1.0; )"
            R"(begin with {"format":"scimproof.directory","formatVersion":"1.0"})"},
        {"{\"formatVersion\": \"2.0\",\n\"format\": \"scimproof.directory\",\n\"users\": []}",
            R"(people:2: this is no directory file of version 1.0; )"
            R"(begin with {"format":"scimproof.directory","formatVersion":"1.0"})"},
        {document(R"("groups": [])"), R"(people:1: no "users"; list the users, [] if there are none)"},
        {document(R"("users": {})"), R"(people:3: "users" is no array; write [ and ] around the objects)"},
        {document("\"users\": [],\n\"group\": []"), R"(people:4: unknown member "group"; remove it)"},
        {document("\"users\": [\n7\n]"), R"(people:4: an element of "users" is no object; write it in { and })"},
        {document("\"users\": [\n{\n\"userPrincipalName\": \"a\",\n\"manager\": \"b\"}]"),
            R"(people:6: "manager" names "b", which the file does not have; )"
            "write an id, a userPrincipalName or the displayName of a group"},
        {document("\"users\": [\n{\"userPrincipalName\": \"a\"},\n{\"type\": \"group\",\n\"userPrincipalName\": "
                  "\"A\"}]"),
            R"(people:5: "type" is not "user"; write "user" | )"
            R"(people:6: "A" is the userPrincipalName of an object in line 4 too; change one of them)"},
        {document("\"users\": [], \"groups\": [\n{\"id\": \"a\"}]"),
            R"(people:4: no "displayName"; add it or remove the object)"},
    };
}

documents::JsonSchema const& schema()
{
    static auto const schemas = documents::FileSchemas::load();
    BOOST_REQUIRE(schemas.has_value());
    return *schemas->find("directory");
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_document_is_read_with_all_that_it_says)
{
    auto const directory = read(small_tenant);
    BOOST_TEST(directory.count(ObjectType::user) == 3U);
    BOOST_TEST(directory.count(ObjectType::group) == 2U);

    auto const& ada = *directory.find("ada");
    auto const& bob = *directory.objects(ObjectType::user)[1];
    auto const& cyd = *directory.objects(ObjectType::user)[2];
    std::vector<std::pair<std::string, Value>> const attributes {{"userPrincipalName", "ada@example.com"},
        {"displayName", "Ada"}, {"employeeId", "7"}, {"extension_level", std::int64_t {3}},
        {"proxyAddresses", Texts {"SMTP:ada@example.com"}}};
    BOOST_TEST((ada.attributes == attributes));
    BOOST_TEST(ada.manager == bob.id);
    BOOST_TEST(bob.manager == "ada");
    BOOST_TEST(ada.account_enabled);
    BOOST_TEST(!bob.account_enabled);
    BOOST_REQUIRE(ada.roles.size() == 2U);
    BOOST_TEST(ada.roles[0].value == "Reader");
    BOOST_TEST(ada.roles[0].id.size() == 36U);
    BOOST_TEST((ada.roles[1] == RoleAssignment {"r2", "w", "Writer"}));
    BOOST_TEST((bob.roles == std::vector {RoleAssignment {std::string {default_access_role}, "", "Default Access"}}));
    BOOST_TEST(cyd.roles.empty());
    BOOST_TEST(format_date_time(cyd.soft_deleted_at.value()) == "2026-11-01T08:00:00.000Z");

    auto const& inner = *directory.objects(ObjectType::group)[1];
    BOOST_TEST(directory.find("g")->members == (std::vector<std::string> {"ada", bob.id, inner.id, cyd.id}),
        boost::test_tools::per_element());
    BOOST_TEST(directory.is_assigned(inner.id));
}

BOOST_AUTO_TEST_CASE(lines_are_read_in_any_order)
{
    auto const directory = read(small_tenant_in_lines);
    BOOST_TEST(directory.count(ObjectType::user) == 2U);
    BOOST_TEST(directory.objects(ObjectType::group)[0]->members == std::vector<std::string> {"ada"},
        boost::test_tools::per_element());
    BOOST_TEST(directory.find("ada")->manager == directory.objects(ObjectType::user)[1]->id);
}

BOOST_AUTO_TEST_CASE(the_same_name_gets_the_same_id)
{
    auto const first = read(small_tenant);
    auto const second = read(small_tenant_in_lines);
    BOOST_TEST(first.objects(ObjectType::user)[1]->id == second.objects(ObjectType::user)[1]->id);
    BOOST_TEST(first.objects(ObjectType::user)[1]->id != first.objects(ObjectType::user)[2]->id);
}

BOOST_AUTO_TEST_CASE(a_byte_order_mark_is_passed_over)
{
    BOOST_TEST(read(std::string {"\xEF\xBB\xBF"} + small_tenant).count(ObjectType::user) == 3U);
}

BOOST_AUTO_TEST_CASE(a_head_alone_is_an_empty_directory)
{
    auto const directory = read(R"({"format":"scimproof.directory","formatVersion":"1.0"})");
    BOOST_TEST(directory.count(ObjectType::user) + directory.count(ObjectType::group) == 0U);
}

BOOST_DATA_TEST_CASE(a_broken_line_is_told_with_its_remedy, broken_lines())
{
    BOOST_TEST(errors_of(sample.text) == sample.errors);
}

BOOST_DATA_TEST_CASE(a_broken_document_is_told_with_its_remedy, broken_documents())
{
    BOOST_TEST(errors_of(sample.text) == sample.errors);
}

BOOST_AUTO_TEST_CASE(twenty_errors_are_listed_at_most)
{
    std::string lines;
    for (int i = 0; i < 30; ++i)
        lines += "{\"type\":\"user\"}\n";
    auto const directory = read_directory_text(lines, "people");
    BOOST_REQUIRE(!directory.has_value());
    BOOST_TEST(directory.error().size() == 20U);
    BOOST_TEST(directory.error().back().line == 20U);
}

BOOST_AUTO_TEST_CASE(hostile_texts_are_refused)
{
    BOOST_TEST(errors_of(std::string(100'000, '[')).starts_with("people:1: no JSON"));
    BOOST_TEST(errors_of(std::string {ada} + std::string(1'000, '{')).starts_with("people:2: no JSON"));
    BOOST_TEST(errors_of(std::string {ada} + '\0').starts_with("people:2: no JSON"));
    auto const long_mail = R"({"type":"user","userPrincipalName":"x","mail":")" + std::string(1'048'577, 'x') + "\"}";
    BOOST_TEST(errors_of(long_mail).starts_with(R"(people:1: "mail" is not a text)"));
    auto const long_name = R"({"type":"user","userPrincipalName":"x","manager":")" + std::string(5'000, 'x') + "\"}";
    BOOST_TEST(errors_of(long_name).size() < 300U);
}

BOOST_AUTO_TEST_CASE(a_file_is_read_under_its_name)
{
    auto const path = std::filesystem::temp_directory_path() / "scimproof-directory-file-test.json";
    std::ofstream {path, std::ios::binary} << small_tenant;
    auto const directory = read_directory(path);
    std::filesystem::remove(path);
    BOOST_REQUIRE(directory.has_value());
    BOOST_TEST(directory->count(ObjectType::user) == 3U);

    auto const missing = read_directory("no-such-folder/people.json");
    BOOST_REQUIRE(!missing.has_value());
    BOOST_TEST(in_one_line(missing.error())
        == "no-such-folder/people.json: the file cannot be opened; check its name and permissions");
    auto const folder = read_directory(std::filesystem::temp_directory_path());
    BOOST_REQUIRE(!folder.has_value());
    BOOST_TEST(folder.error().front().reason == "this is a folder");
}

BOOST_AUTO_TEST_CASE(what_is_written_can_be_read_and_fits_the_schema)
{
    auto const directory = read(small_tenant);
    for (auto const form : {FileForm::document, FileForm::lines}) {
        auto const written = write_directory(directory, form);
        BOOST_TEST(write_directory(read(written), form) == written);
    }
    auto const document = parse_json(write_directory(directory));
    BOOST_REQUIRE(document.has_value());
    BOOST_TEST(schema().validate(*document).empty());
    BOOST_TEST(schema().validate(*parse_json(small_tenant)).empty());
    BOOST_TEST(schema().validate(*parse_json(write_directory(Directory {}))).empty());
}

}  // namespace scim::provisioning
