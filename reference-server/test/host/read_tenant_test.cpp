// SPDX-License-Identifier: Apache-2.0
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <filesystem>
#include <fstream>
#include <ostream>

#include <unistd.h>

#include <scim/server/host.hpp>

#include "host/rule.hpp"
#include "support/provider.hpp"

using namespace scim::server;
using scim::server::test::json;

namespace {

namespace fs = std::filesystem;

/// A directory for one test.
class Directory {
public:
    Directory() : path_ {fs::temp_directory_path() / ("scim-tenants-" + std::to_string(::getpid()))}
    {
        fs::create_directories(path_);
    }
    Directory(Directory const&) = delete;
    Directory& operator=(Directory const&) = delete;
    ~Directory() { fs::remove_all(path_); }

    fs::path write(std::string const& name, std::string const& text) const
    {
        std::ofstream {path_ / name} << text;
        return path_ / name;
    }
    fs::path const& path() const { return path_; }

private:
    fs::path path_;
};

struct Mistake {
    char const* tenant;
    char const* sentence;
};
std::ostream& operator<<(std::ostream& out, Mistake const& mistake)
{
    return out << mistake.tenant;
}

std::vector<Mistake> const mistakes {
    {"{'name': 'a b'}", "/t/name: at most 64 letters"},
    {"{'name': ''}", "/t/name: at most 64 letters"},
    {"{'basePath': 'scim'}", "/t/basePath: a base path begins with a slash"},
    {"{'token': ''}", "/t/token: a token is not empty"},
    {"{'token': 'two words'}", "/t/token: a token is not empty"},
    {"{'token': 'a', 'tokenFile': 'b'}", "/t/tokenFile: it cannot stand beside token"},
    {"{'tokenFile': 'nowhere'}", "/t/tokenFile: the file"},
    {"{'dialect': 'entar'}", "/t/dialect: "},
    {"{'allow': ['string-boolean']}", "/t/allow: unknown leniency string-boolean. Did you mean string-booleans?"},
    {"{'limits': {'maxResult': 1}}", "/t/limits/maxResult: did you mean \"maxResults\"?"},
    {"{'limits': {'maxResults': 0}}", "/t/limits/maxResults: a whole number from 1"},
    {"{'schemas': [7]}", "/t/schemas/0: a definition or the name of a file"},
    {"{'schemas': ['nowhere.json']}", "/t/schemas/0: the file"},
    {"{'generate': 'user=1'}", "/t/generate: "},
    {"{'rules': [{'status': 1}]}", "/t/rules/0/status: a whole number"},
    {"{'defaultPagination': 'cursors'}", "/t/defaultPagination: index or cursor"},
    {"{'dialekt': 'entra'}", "/t/dialekt: did you mean \"dialect\"?"},
    {"7", "/t: an object is expected here"},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(reading_tenants)

BOOST_DATA_TEST_CASE(a_mistake_is_named_with_its_place, mistakes)
{
    auto const tenant = read_tenant(json(sample.tenant), "/t", "/nowhere", FileAccess::allowed);
    BOOST_TEST_REQUIRE(!tenant.has_value());
    BOOST_TEST(tenant.error().starts_with(sample.sentence), tenant.error());
}

BOOST_AUTO_TEST_CASE(a_file_has_several_tenants_with_files_of_their_own)
{
    Directory const directory;
    directory.write("token.txt", " s3cret \nrest\n");
    directory.write("users.ndjson", "");
    auto const file
        = directory.write("tenants.json", scim::server::test::quoted(R"({'$schema': 'tenants.schema.json', 'tenants': [
        {'name': 'acme', 'basePath': '/acme/', 'tokenFile': 'token.txt', 'dialect': 'entra', 'deny': ['dotted-keys'],
         'faults': ['filter-ignored'], 'limits': {'maxResults': 10, 'defaultCount': 5, 'cursorTimeoutSeconds': 60},
         'defaultPagination': 'cursor', 'load': ['users.ndjson'], 'generate': 'users=2', 'data': 'snapshots',
         'rules': [{'path': '/Users*', 'latency': 5}]},
        {'name': 'globex', 'basePath': '/globex', 'token': 'other'}]})"));

    auto const tenants = read_tenants_file(file);

    BOOST_TEST_REQUIRE(tenants.has_value(), (tenants ? "" : tenants.error()));
    BOOST_TEST_REQUIRE(tenants->size() == 2U);
    auto const& acme = tenants->at(0);
    BOOST_TEST(acme.name == "acme");
    BOOST_TEST(acme.provider.base_path == "/acme");
    BOOST_TEST(acme.provider.bearer_token == "s3cret");
    BOOST_TEST(acme.provider.dialect.allows(Leniency::string_booleans));
    BOOST_TEST(!acme.provider.dialect.allows(Leniency::dotted_keys));
    BOOST_TEST(acme.provider.max_results == 10U);
    BOOST_TEST(acme.provider.cursor_lifetime.count() == 60);
    BOOST_TEST((acme.provider.default_paging == PagingMethod::cursor));
    BOOST_TEST((acme.load.at(0) == directory.path() / "users.ndjson"));
    BOOST_TEST((acme.data_directory == directory.path() / "snapshots"));
    BOOST_TEST(acme.rules.size() == 1U);
    BOOST_TEST(tenants->at(1).provider.bearer_token == "other");
}

BOOST_AUTO_TEST_CASE(a_file_names_itself_in_its_errors)
{
    Directory const directory;
    auto const read = [&](std::string const& text) {
        auto const tenants = read_tenants_file(directory.write("t.json", scim::server::test::quoted(text)));
        return tenants ? std::string {} : tenants.error();
    };
    BOOST_TEST(read("{").find("t.json: not JSON: ") != std::string::npos);
    BOOST_TEST(read("{}").find("t.json: /tenants: at least one tenant is needed") != std::string::npos);
    BOOST_TEST(read("{'tenants': [{'name': 'a'}]}").find("/tenants/0: basePath is missing") != std::string::npos);
    BOOST_TEST(read("{'tenants': [{'name': 'a', 'basePath': '/a'}]}")
                   .find("/tenants/0: token, tokenFile or credentials is missing")
        != std::string::npos);
    BOOST_TEST(read_tenants_file(directory.path() / "none.json").error().find("cannot be read") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(over_the_network_no_file_is_named)
{
    for (auto const* text : {"{'tokenFile': '/etc/passwd'}", "{'schemas': ['/etc/passwd']}",
             "{'resourceTypes': ['/etc/passwd']}", "{'load': ['/etc/passwd']}", "{'data': '/tmp'}"}) {
        auto const tenant = read_tenant(json(text), "", {}, FileAccess::refused);
        BOOST_TEST_REQUIRE(!tenant.has_value(), text);
        BOOST_TEST(tenant.error().find("files cannot be named here") != std::string::npos, tenant.error());
    }
}

BOOST_AUTO_TEST_CASE(what_is_not_said_stays)
{
    TenantSettings base;
    base.name = "acme";
    base.provider.bearer_token = "kept";
    base.provider.faults = {"filter-ignored"};
    auto const tenant = read_tenant(json("{'dialect': 'entra'}"), "", {}, FileAccess::refused, base);
    BOOST_TEST_REQUIRE(tenant.has_value());
    BOOST_TEST(tenant->provider.bearer_token == "kept");
    BOOST_TEST(tenant->provider.faults.size() == 1U);
    BOOST_TEST(tenant->provider.dialect.name() == "entra");
}

BOOST_AUTO_TEST_CASE(a_description_keeps_the_token_to_itself)
{
    TenantSettings settings;
    settings.provider.bearer_token = "s3cret";
    BOOST_TEST(scim::write_json(describe(settings)).find("s3cret") == std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
