// SPDX-License-Identifier: Apache-2.0
#include "cli/arguments.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <array>
#include <ostream>

namespace scim::server {
namespace {

using Words = std::vector<std::string>;

// Mistakes, and the sentence they are answered with.
struct Mistake {
    Words words;
    int exit_code;
    char const* sentence;
};
std::ostream& operator<<(std::ostream& out, Mistake const& mistake)
{
    for (auto const& word : mistake.words)
        out << word << ' ';
    return out;
}

std::vector<Mistake> const mistakes {
    {{"--prot", "1"}, 2, "unknown option --prot. Did you mean --port?"},
    {{"--list-fault"}, 2, "unknown option --list-fault. Did you mean --list-faults?"},
    {{"--token", "abc"}, 2, "there is no --token"},
    {{"serve"}, 2, "unexpected argument serve."},
    {{"--port", "99999"}, 2, "--port"},
    {{"--port", "http"}, 2, "--port"},
    {{"--threads", "0"}, 2, "--threads"},
    {{"--dialect", "entar"}, 2, "entra"},
    {{"--http", "beest"}, 2, "unknown HTTP library beest. Did you mean beast?"},
    {{"--allow", "string-boolean"}, 2, "unknown leniency string-boolean. Did you mean string-booleans?"},
    {{"--deny", "nothing-like-it"}, 2, "unknown leniency nothing-like-it."},
    {{"--fault", "create-status-20"}, 2, "unknown fault create-status-20. Did you mean create-status-200?"},
    {{"--base-path", "scim"}, 2, "--base-path: a base path begins with a slash"},
    {{"--base-path", "/a?b"}, 2, "--base-path: a base path has plain path segments only"},
    {{"--listen", "0.0.0.0"}, 6, "--listen 0.0.0.0 is refused"},
    {{"--listen", "example.com"}, 6, "--listen example.com is refused"},
    {{"--admin-port", "0", "--admin-listen", "0.0.0.0"}, 6, "--admin-listen 0.0.0.0 is refused"},
    {{"--tls-cert", "a.pem"}, 2, "--tls-cert and --tls-key go together."},
    {{"--tls-cert", "a", "--tls-key", "b", "--http", "cpprestsdk"}, 2, "use beast"},
    {{"--public-url", "https://a/b"}, 2, "--public-url is scheme, host and port"},
    {{"--public-url", "nonsense"}, 2, "--public-url is scheme, host and port"},
    {{"--schema", "/nowhere.json"}, 2, "--schema: the file /nowhere.json cannot be read."},
    {{"--resource-type", "/nowhere.json"}, 2, "--resource-type: the file /nowhere.json cannot be read."},
    {{"--generate", "user=1"}, 2, "--generate: "},
    {{"--default-paging", "curser"}, 2, "unknown paging method curser. Did you mean cursor?"},
    {{"--log", "jsonn"}, 2, "unknown log form jsonn. Did you mean json?"},
    {{"--max-results", "0"}, 2, "--max-results"},
    {{"--tenants", "t.json", "--fault", "error-wrapped"}, 2, "--fault speaks of one tenant"},
    {{"--tenants", "t.json", "--max-body", "5000"}, 2, "--max-body speaks of one tenant"},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(arguments)

BOOST_AUTO_TEST_CASE(without_words_it_is_honest_strict_and_on_port_8080)
{
    auto const parsed = parse_arguments({});
    BOOST_REQUIRE(parsed);
    BOOST_TEST(parsed->listen.address == "127.0.0.1");
    BOOST_TEST(parsed->listen.port == 8080);
    BOOST_TEST(parsed->tenant.provider.base_path == "/scim/v2");
    BOOST_TEST(parsed->tenant.provider.dialect.name() == "strict");
    BOOST_TEST(parsed->dialect_words == "strict");
    BOOST_TEST(parsed->tenant.provider.faults.empty());
    BOOST_TEST((parsed->http == HttpStack::beast));
    BOOST_TEST((parsed->listing == Listing::nothing));
}

BOOST_AUTO_TEST_CASE(every_option_arrives)
{
    auto const parsed
        = parse_arguments({"--port=0", "--listen", "localhost", "--base-path", "/scim/", "--dialect", "entra", "--deny",
            "string-booleans", "--deny", "dotted-keys", "--fault", "create-status-200", "--fault", "error-wrapped",
            "--http", "cpprestsdk", "--threads", "4", "--port-file", "port.txt", "--token-file", "-", "--quiet"});
    BOOST_REQUIRE(parsed);
    BOOST_TEST(parsed->listen.port == 0);
    BOOST_TEST(parsed->listen.address == "127.0.0.1");
    BOOST_TEST(parsed->tenant.provider.base_path == "/scim");
    BOOST_TEST(!parsed->tenant.provider.dialect.allows(Leniency::string_booleans));
    BOOST_TEST(parsed->tenant.provider.dialect.allows(Leniency::manager_as_string));
    BOOST_TEST(parsed->dialect_words == "entra, not string-booleans, not dotted-keys");
    BOOST_TEST((parsed->tenant.provider.faults == Words {"create-status-200", "error-wrapped"}));
    BOOST_TEST((parsed->http == HttpStack::cpprestsdk));
    BOOST_TEST(parsed->listen.threads == 4);
    BOOST_TEST(parsed->port_file.value() == "port.txt");
    BOOST_TEST(parsed->token_file.value() == "-");
    BOOST_TEST(parsed->quiet);
}

BOOST_AUTO_TEST_CASE(beyond_loopback_it_takes_tls_or_a_second_word)
{
    BOOST_TEST(parse_arguments({"--listen", "0.0.0.0", "--tls-cert", "c.pem", "--tls-key", "k.pem"}).has_value());
    BOOST_TEST(parse_arguments({"--listen", "0.0.0.0", "--allow-plain-http"}).has_value());
    BOOST_TEST(parse_arguments({"--allow-plain-http"})->listen.address == "127.0.0.1");
}

BOOST_AUTO_TEST_CASE(limits_data_and_administration_arrive)
{
    auto const parsed = parse_arguments(
        {"--max-results", "50", "--max-filter", "100", "--idle-timeout", "1.5", "--load", "a.ndjson", "--load",
            "b.ndjson", "--generate", "users=3", "--data", "d", "--default-paging", "cursor", "--cursor-timeout", "0",
            "--admin-port", "0", "--log", "json", "--allow-fault-header", "--public-url", "https://scim.example.com/"});
    BOOST_REQUIRE(parsed);
    auto const& provider = parsed->tenant.provider;
    BOOST_TEST(provider.max_results == 50U);
    BOOST_TEST(provider.default_count == 50U);
    BOOST_TEST(provider.max_filter_length == 100U);
    BOOST_TEST(parsed->listen.idle_timeout.count() == 1500);
    BOOST_TEST(parsed->tenant.load.size() == 2U);
    BOOST_TEST(parsed->tenant.generate->users == 3U);
    BOOST_TEST(parsed->tenant.data_directory->string() == "d");
    BOOST_TEST((provider.default_paging == PagingMethod::cursor));
    BOOST_TEST(provider.cursor_lifetime.count() == 0);
    BOOST_TEST(parsed->admin.port.value() == 0);
    BOOST_TEST((parsed->log_form == LogForm::json));
    BOOST_TEST(parsed->allows_fault_header);
    BOOST_TEST(parsed->public_url.value() == "https://scim.example.com");
}

BOOST_AUTO_TEST_CASE(a_strict_server_can_forgive_one_thing)
{
    auto const parsed = parse_arguments({"--allow", "string-booleans"});
    BOOST_REQUIRE(parsed);
    BOOST_TEST(parsed->tenant.provider.dialect.allows(Leniency::string_booleans));
    BOOST_TEST(!parsed->tenant.provider.dialect.allows(Leniency::dotted_keys));
    BOOST_TEST(parsed->dialect_words == "strict, also string-booleans");
}

BOOST_AUTO_TEST_CASE(lists_can_be_json)
{
    auto const faults = parse_arguments({"--list-faults", "--json"});
    BOOST_REQUIRE(faults);
    BOOST_TEST((faults->listing == Listing::faults));
    BOOST_TEST((faults->listing_form == ListingForm::json));
    auto const leniencies = parse_arguments({"--list-leniencies"});
    BOOST_REQUIRE(leniencies);
    BOOST_TEST((leniencies->listing == Listing::leniencies));
    BOOST_TEST((leniencies->listing_form == ListingForm::text));
}

BOOST_DATA_TEST_CASE(a_mistake_is_answered_with_a_sentence, mistakes)
{
    auto const parsed = parse_arguments(sample.words);
    BOOST_REQUIRE(!parsed);
    BOOST_TEST(parsed.error().exit_code == sample.exit_code);
    BOOST_TEST(parsed.error().text.find(sample.sentence) != std::string::npos, parsed.error().text);
}

BOOST_AUTO_TEST_CASE(help_and_version_are_no_mistakes)
{
    auto const help = parse_arguments({"--help"});
    BOOST_REQUIRE(!help);
    BOOST_TEST(help.error().exit_code == 0);
    for (auto const* option : {"--port", "--token-file", "--dialect", "--fault", "--list-faults", "Examples:"})
        BOOST_TEST(help.error().text.find(option) != std::string::npos, option);
    auto const version = parse_arguments({"--version"});
    BOOST_REQUIRE(!version);
    BOOST_TEST(version.error().exit_code == 0);
    BOOST_TEST(version.error().text == "scim-reference-server " SCIM_VERSION "\n");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace scim::server
