// SPDX-License-Identifier: Apache-2.0
#include <scim/server/behaviour.hpp>

#include <array>
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

#include <scim/wire/encoding.hpp>
#include <scim/wire/random.hpp>
#include <scim/wire/text.hpp>

#include "endpoint/route.hpp"
#include "schema/load_schema.hpp"
#include "support/provider.hpp"

using namespace scim;
using namespace scim::server;
using scim::server::test::quoted;

namespace {

enum class ShortCutUse { on, off };

/// A service provider without a network, with or without short cuts.
class Server {
public:
    Server(Dialect dialect, ShortCutUse use) : types_ {*load_resource_types()}
    {
        options_.dialect = std::move(dialect);
        if (use == ShortCutUse::off)
            behaviour_.short_cuts.reset();
        store_.set_base_url("http://example.com/scim/v2");
    }

    HttpResponse send(std::string method, std::string const& target, std::string body = {})
    {
        return route(engine_,
            {std::move(method), "/scim/v2" + target,
                {{"Authorization", "Bearer t"}, {"Content-Type", "application/scim+json"}}, std::move(body)});
    }

private:
    ServiceProviderOptions options_;
    Behaviour behaviour_ = honest_behaviour();
    std::vector<ResourceType> types_;
    test::HandClock clock_;
    Store store_ {behaviour_, options_.dialect, clock_};
    Random random_ {7};
    Credentials credentials_ {CredentialOptions {{{"t", {}}}, {}, {}}, make_issued_tokens()};
    Engine engine_ {
        options_, behaviour_, types_, store_, [this] { return random_.uuid(); }, {{}, {}, &clock_}, &credentials_};
};

/// Two service providers that are asked the same.
struct Twins {
    Server quick;
    Server plain;

    explicit Twins(Dialect const& dialect) : quick {dialect, ShortCutUse::on}, plain {dialect, ShortCutUse::off} {}

    HttpResponse send(std::string const& method, std::string const& target, std::string const& body = {})
    {
        auto const response = quick.send(method, target, body);
        auto const expected = plain.send(method, target, body);
        BOOST_TEST_CONTEXT(method << " " << target << " " << body)
        {
            BOOST_TEST(response.status == expected.status);
            BOOST_TEST(response.body == expected.body);
            BOOST_CHECK(response.fields == expected.fields);
        }
        return response;
    }

    std::string create(std::string const& endpoint, std::string const& members)
    {
        auto const urn = endpoint == "/Users" ? test::core_user : test::core_group;
        auto const response
            = send("POST", endpoint, quoted("{'schemas': ['" + std::string {urn} + "'], " + members + "}"));
        BOOST_REQUIRE(response.status == 201);
        return std::string {parse_json(response.body)->string_or("id", "")};
    }

    void patch(std::string const& target, std::string const& operation)
    {
        send("PATCH", target,
            quoted(
                "{'schemas': ['urn:ietf:params:scim:api:messages:2.0:PatchOp'], 'Operations': [" + operation + "]}"));
    }
};

/// Makes requests by chance, the same in every run.
class Requests {
public:
    explicit Requests(std::uint64_t seed) : random_ {seed} {}

    template <std::size_t size>
    std::string_view one_of(std::array<std::string_view, size> const& choices)
    {
        return choices[below(size)];
    }
    std::size_t below(std::size_t bound) { return static_cast<std::size_t>(random_.next() % bound); }

    /// An operation on a group in which `#` stands for a member's id.
    std::string operation(std::vector<std::string> const& ids)
    {
        static constexpr std::array<std::string_view, 30> shapes {
            "{'op':'add','path':'members','value':[{'value':'#'}]}",
            "{'op':'add','path':'members','value':[{'value':'#'},{'value':'#'},{'value':'#'}]}",
            "{'op':'add','path':'MEMBERS','value':{'value':'#'}}",
            "{'op':'add','path':'members','value':[{'value':'#','type':'Group'}]}",
            "{'op':'add','path':'members','value':[{'value':'#','display':'mine'}]}",
            "{'op':'add','path':'members','value':[{'display':'nobody'}]}",
            "{'op':'add','path':'members','value':'#'}",
            "{'op':'add','path':'members','value':null}",
            "{'op':'add','path':'members','value':[]}",
            "{'op':'add','value':{'members':[{'value':'#'}]}}",
            "{'op':'add','value':{'displayName':'other','members':[{'value':'#'}],'externalId':'e'}}",
            "{'op':'replace','value':{'members':[{'value':'#'},{'value':'#'}]}}",
            "{'op':'replace','path':'members','value':[{'value':'#'},{'value':'#'},{'value':'#'}]}",
            "{'op':'replace','path':'members','value':[]}",
            "{'op':'replace','path':'members[value eq \\\"#\\\"].display','value':'shown'}",
            "{'op':'replace','path':'members[value eq \\\"#\\\"]','value':{'value':'#'}}",
            "{'op':'remove','path':'members[value eq \\\"#\\\"]'}",
            "{'op':'remove','path':'members[value eq \\\"#\\\" or value eq \\\"#\\\"]'}",
            "{'op':'remove','path':'members[type eq \\\"Group\\\"]'}",
            "{'op':'remove','path':'members','value':[{'value':'#'},{'value':'#'}]}",
            "{'op':'remove','path':'members','value':[{'display':'mine'}]}",
            "{'op':'remove','path':'members'}",
            "{'op':'remove','path':'members.display'}",
            "{'op':'remove','path':'urn:ietf:params:scim:schemas:core:2.0:Group:members[value eq \\\"#\\\"]'}",
            "{'op':'remove'}",
            "{'op':'replace','path':'displayName','value':'renamed'}",
            "{'op':'remove','path':'displayName'}",
            "{'op':'add','path':'externalId','value':'#'}",
            "{'op':'remove','path':'externalId'}",
            "{'op':'add','path':'members.unknown','value':'x'}",
        };
        std::string text;
        for (auto const letter : one_of(shapes))
            text += letter == '#' ? ids[below(ids.size())] : std::string(1, letter);
        return text;
    }

    std::string operations(std::vector<std::string> const& ids)
    {
        auto text = operation(ids);
        for (auto more = below(3); more > 0; --more)
            text += ',' + operation(ids);
        return text;
    }

private:
    Random random_;
};

std::string encoded(std::string_view filter)
{
    return percent_encode(quoted(filter));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(short_cuts)

BOOST_AUTO_TEST_CASE(random_patches_of_groups_have_the_same_outcome)
{
    for (auto const& dialect : {strict(), entra()}) {
        auto twins = Twins {dialect};
        auto requests = Requests {dialect.name().size()};
        std::vector<std::string> ids {"unknown", "ünknown \\\\ two"};
        for (auto const* name : {"anna", "bert", "cleo", "dora", "emil", "fred"})
            ids.push_back(twins.create("/Users", "'userName': '" + std::string {name} + "'"));
        std::vector<std::string> groups;
        for (auto const* name : {"one", "two", "three"})
            groups.push_back(twins.create("/Groups", "'displayName': '" + std::string {name} + "'"));
        ids.insert(ids.end(), groups.begin(), groups.end());

        for (int round = 0; round < 400; ++round) {
            auto const& group = groups[requests.below(groups.size())];
            twins.patch("/Groups/" + group, requests.operations(ids));
            twins.send("GET", "/Groups/" + group);
            twins.send("GET", "/Users?attributes=groups");
        }
    }
}

BOOST_AUTO_TEST_CASE(members_by_the_thousand_come_and_go_alike)
{
    auto twins = Twins {entra()};
    auto requests = Requests {3};
    auto const group = twins.create("/Groups", "'displayName': 'many'");
    auto const id = [&] { return "id-" + std::to_string(requests.below(1500)); };
    for (int round = 0; round < 60; ++round) {
        std::string values;
        for (int count = 0; count < 60; ++count)
            values += (values.empty() ? "{'value':'" : ",{'value':'") + id() + "'}";
        twins.patch("/Groups/" + group,
            std::string {"{'op':'"} + (round % 3 == 2 ? "remove" : "add") + "','path':'members','value':[" + values
                + "]}");
        twins.patch("/Groups/" + group, "{'op':'remove','path':'members[value eq \\\"" + id() + "\\\"]'}");
    }
    twins.send("GET", "/Groups/" + group);
}

BOOST_AUTO_TEST_CASE(queries_have_the_same_outcome)
{
    auto twins = Twins {strict()};
    std::vector<std::string> ids;
    for (int number = 0; number < 30; ++number) {
        auto const text = std::to_string(number);
        ids.push_back(twins.create("/Users",
            "'userName': 'user" + text + "@example.com', 'externalId': 'E" + text
                + "', 'password': 'secret', 'title': 'line\\n" + text
                + "', 'active': " + (number % 2 ? "true" : "false") + ", 'emails': [{'value': 'u" + text
                + "@example.com', 'type': 'work', 'primary': true}]"));
    }
    twins.create(
        "/Groups", "'displayName': 'a', 'members': [{'value': '" + ids[1] + "'}, {'value': '" + ids[2] + "'}]");
    twins.create("/Groups", "'displayName': 'b', 'members': [{'value': '" + ids[2] + "'}, {'value': 'nobody'}]");
    twins.create("/Groups", "'displayName': 'c'");
    twins.patch("/Users/" + ids[3],
        "{'op':'add','path':'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager','value':{'value':'"
            + ids[4] + "'}}");
    auto const* const manager = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager";
    twins.patch("/Users/" + ids[4], "{'op':'add','path':'displayName','value':'line\\n \\\"two\\\"'}");
    for (auto const& [place, value] : std::vector<std::pair<std::size_t, std::string>> {
             {5, "{'value':'nobody'}"},
             {6, "{'value':'" + ids[4] + "','$ref':'../Users/" + ids[4] + "'}"},
             {8, "{'value':'no \\\"body\\\"'}"},
             {9, "{'$ref':'../Users/" + ids[4] + "','value':'" + ids[4] + "'}"},
             {10, "{'value':'" + ids[3] + "'}"},
         })
        twins.patch(
            "/Users/" + ids[place], std::string {"{'op':'add','path':'"} + manager + "','value':" + value + "}");
    twins.patch("/Users/" + ids[10],
        "{'op':'add','path':'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department',"
        "'value':'a { \\\"manager\\\":{\\\"value\\\":\\\"x\\\"} b'}");
    twins.send("DELETE", "/Users/" + ids[7]);

    for (auto const* filter :
        {"userName eq 'USER3@example.com'", "userName co 'ER1'", "externalId eq 'E5'", "externalId eq 'e5'",
            "not (userName sw 'user1')", "emails.value ew '7@example.com'", "emails[type eq 'work' and value co 'u2']",
            "active eq true and title co '1'", "userName pr", "nickName pr", "meta.created gt '2000-01-01T00:00:00Z'",
            "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager.displayName co 'user'",
            "groups.display eq 'a'"})
        for (auto const* rest : {"", "&count=3&startIndex=2", "&attributes=userName",
                 "&excludedAttributes=emails,groups", "&sortBy=externalId&sortOrder=descending"})
            twins.send("GET", "/Users?filter=" + encoded(filter) + rest);
    for (auto const& filter : {"members.value eq '" + ids[2] + "'", "members eq '" + ids[1] + "'",
             "members[value eq '" + ids[2] + "'] and displayName eq 'b'", "not (members.value eq '" + ids[2] + "')",
             std::string {"members.value eq 'nobody'"}, std::string {"members pr"},
             std::string {"members.display co 'user1'"}, "members.value eq '" + ids[1] + "' or displayName eq 'c'"})
        for (auto const* rest : {"", "&attributes=members", "&excludedAttributes=members", "&attributes=displayName"})
            twins.send("GET", "/Groups?filter=" + encoded(filter) + rest);
    for (auto const* target : {"/Users", "/Users?startIndex=25", "/Users?startIndex=100", "/Users?count=0", "/Groups",
             "/", "/?startIndex=28&count=4", "/?filter=meta.resourceType%20eq%20%22Group%22", "/?attributes=id"})
        twins.send("GET", target);
    for (auto const& id : ids)
        twins.send("GET", "/Users/" + id);
}

BOOST_AUTO_TEST_SUITE_END()
