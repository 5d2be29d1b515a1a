// SPDX-License-Identifier: Apache-2.0
#include <scim/server/data_file.hpp>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <thread>

#include <boost/test/unit_test.hpp>

#include <scim/wire/encoding.hpp>
#include <scim/wire/random.hpp>
#include <scim/wire/text.hpp>

#include "data/sha256.hpp"
#include "support/provider.hpp"

namespace scim::server::test {

namespace {

namespace fs = std::filesystem;

/// A directory of its own, removed at the end.
struct Folder {
    fs::path const path = fs::temp_directory_path() / ("scim-snapshot-" + hex_encode(secure_random_bytes(8)));
    fs::path const file = path / "snapshot.ndjson";

    Folder() { fs::create_directory(path); }
    ~Folder() { fs::remove_all(path); }

    std::string read() const
    {
        std::ifstream in {file, std::ios::binary};
        return {std::istreambuf_iterator<char> {in}, {}};
    }
    void write(std::string_view text) const { std::ofstream {file, std::ios::binary} << text; }
};

std::string exported(Provider& provider)
{
    std::ostringstream out;
    export_resources(provider.inside(), out);
    return out.str();
}

void fill(Provider& provider)
{
    auto const user = provider.user("{'userName':'u','password':'t1meMa$heen'}");
    auto const group = provider.group("{'displayName':'G','members':[{'value':'" + user + "'}]}");
    provider.patch("/Groups/" + group, "[{'op':'replace','path':'displayName','value':'Ünïcode'}]");
}

std::string with_digest(std::string const& lines, std::size_t resources)
{
    Sha256 digest;
    digest.add(lines);
    return lines + R"({"end":"scim-reference-server.snapshot","resources":)" + std::to_string(resources)
        + R"(,"sha256":")" + digest.finish() + "\"}\n";
}

constexpr char const* header
    = R"({"format":"scim-reference-server.snapshot","formatVersion":1,"baseUrl":"x","resources":)";

}  // namespace

BOOST_AUTO_TEST_SUITE(snapshot_suite)

// FIPS 180-4, the example "abc".
BOOST_AUTO_TEST_CASE(the_digest_is_sha_256)
{
    Sha256 digest;
    digest.add("a");
    digest.add("bc");
    BOOST_TEST(digest.finish() == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

BOOST_AUTO_TEST_CASE(a_snapshot_brings_everything_back)
{
    Folder const folder;
    Provider provider;
    fill(provider);
    BOOST_REQUIRE(generate(provider.inside(), {300, 20, 1}));
    BOOST_REQUIRE(save_snapshot(provider.inside(), folder.path));
    BOOST_TEST(folder.read().find("t1meMa") == std::string::npos);

    Provider other;
    auto const loaded = load_snapshot(other.inside(), folder.path);
    BOOST_REQUIRE(loaded);
    BOOST_TEST(*loaded);
    BOOST_TEST(exported(other) == exported(provider));
    BOOST_TEST(other.get("/Users?count=200").text == provider.get("/Users?count=200").text);
    BOOST_TEST(other.get("/Groups?count=200").text == provider.get("/Groups?count=200").text);
    // Saved again it is the same, byte by byte.
    auto const first = folder.read();
    BOOST_REQUIRE(save_snapshot(other.inside(), folder.path));
    BOOST_TEST((folder.read() == first));
}

BOOST_AUTO_TEST_CASE(there_is_one_file_and_it_is_private)
{
    Folder const folder;
    Provider provider;
    fill(provider);
    auto const inner = folder.path / "made" / "here";
    BOOST_REQUIRE(save_snapshot(provider.inside(), inner));
    BOOST_REQUIRE(save_snapshot(provider.inside(), inner));
    BOOST_TEST(std::distance(fs::directory_iterator {inner}, {}) == 1);
    auto const rights = fs::status(inner / "snapshot.ndjson").permissions();
    BOOST_TEST((rights == (fs::perms::owner_read | fs::perms::owner_write)));
}

BOOST_AUTO_TEST_CASE(no_snapshot_is_no_error)
{
    Folder const folder;
    Provider provider;
    auto const loaded = load_snapshot(provider.inside(), folder.path);
    BOOST_REQUIRE(loaded);
    BOOST_TEST(!*loaded);
    BOOST_TEST(!*load_snapshot(provider.inside(), folder.path / "nowhere"));
}

BOOST_AUTO_TEST_CASE(an_empty_service_provider_has_a_snapshot_too)
{
    Folder const folder;
    Provider provider;
    BOOST_REQUIRE(save_snapshot(provider.inside(), folder.path));
    BOOST_TEST(*load_snapshot(provider.inside(), folder.path));
}

BOOST_AUTO_TEST_CASE(a_snapshot_that_is_cut_off_anywhere_is_refused)
{
    Folder const folder;
    Provider provider;
    fill(provider);
    BOOST_REQUIRE(save_snapshot(provider.inside(), folder.path));
    auto const whole = folder.read();
    Provider other;
    for (std::size_t size = 0; size < whole.size(); ++size) {
        folder.write(std::string_view {whole}.substr(0, size));
        auto const loaded = load_snapshot(other.inside(), folder.path);
        BOOST_REQUIRE(!loaded);
        BOOST_TEST(loaded.error().starts_with(folder.file.string() + ", line "));
        BOOST_TEST(loaded.error().find("Put an undamaged copy in its place") != std::string::npos);
    }
    BOOST_TEST(exported(other).empty());
    folder.write(whole);
    BOOST_TEST(*load_snapshot(other.inside(), folder.path));
}

BOOST_AUTO_TEST_CASE(a_snapshot_with_a_bit_flipped_anywhere_is_refused)
{
    Folder const folder;
    Provider provider;
    fill(provider);
    BOOST_REQUIRE(save_snapshot(provider.inside(), folder.path));
    auto damaged = folder.read();
    Provider other;
    for (auto& byte : damaged) {
        for (unsigned bit = 0; bit < 8; ++bit) {
            auto const before = byte;
            byte = static_cast<char>(static_cast<unsigned char>(byte) ^ (1U << bit));
            folder.write(damaged);
            BOOST_REQUIRE(!load_snapshot(other.inside(), folder.path));
            byte = before;
        }
    }
    BOOST_TEST(exported(other).empty());
}

BOOST_AUTO_TEST_CASE(a_foreign_file_is_refused_with_its_line)
{
    Folder const folder;
    Provider provider;
    auto const whole = with_digest(std::string {header} + "0}\n", 0);
    auto const refused = [&](std::string const& text) {
        folder.write(text);
        auto const loaded = load_snapshot(provider.inside(), folder.path);
        return loaded ? std::string {"loaded"} : loaded.error();
    };
    BOOST_TEST(refused(whole) == "loaded");
    BOOST_TEST(refused(whole + "x").find("line 3: there is something behind the end") != std::string::npos);
    BOOST_TEST(refused(whole + "\n").find("behind the end") != std::string::npos);
    BOOST_TEST(refused("{}\n").find("line 1: it is no snapshot") != std::string::npos);
    BOOST_TEST(refused(replace_all(whole, "\"formatVersion\":1", "\"formatVersion\":2")).find("format version")
        != std::string::npos);
    BOOST_TEST(refused(replace_all(whole, "\"resources\":0", "\"resources\":-1")).find("line 1") != std::string::npos);
    // The checksum is right, the content is not.
    for (auto const* line : {"x", "[]", "{}", "{'id':'1'}", "{'id':'1','meta':{'resourceType':'Robot'}}",
             "{'id':'1','meta':{'resourceType':'User','created':'never'}}"}) {
        auto const text = with_digest(std::string {header} + "1}\n" + quoted(line) + "\n", 1);
        BOOST_TEST(refused(text).find("line 2: ") != std::string::npos, line);
    }
    BOOST_TEST(exported(provider).empty());
}

BOOST_AUTO_TEST_CASE(what_conflicts_is_refused_as_a_whole)
{
    Folder const folder;
    Provider provider;
    fill(provider);
    BOOST_REQUIRE(save_snapshot(provider.inside(), folder.path));
    Provider other;
    other.group("{'displayName':'first'}");
    other.user("{'userName':'U'}");
    auto const before = exported(other);
    auto const loaded = load_snapshot(other.inside(), folder.path);
    BOOST_REQUIRE(!loaded);
    BOOST_TEST(loaded.error().find("line 2: ") != std::string::npos, loaded.error());
    BOOST_TEST(exported(other) == before);
}

BOOST_AUTO_TEST_CASE(references_follow_the_service_provider_to_a_new_address)
{
    Folder const folder;
    Provider provider;
    fill(provider);
    BOOST_REQUIRE(save_snapshot(provider.inside(), folder.path));
    Provider other;
    other.inside().set_public_base_url("http://127.0.0.1:8080/scim/v2");
    BOOST_REQUIRE(load_snapshot(other.inside(), folder.path));
    auto const text = exported(other);
    BOOST_TEST(text.find("example.org") == std::string::npos);
    BOOST_TEST(text.find(R"("$ref":"http://127.0.0.1:8080/scim/v2/Users/)") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_file_that_cannot_be_written_is_named)
{
    Folder const folder;
    Provider provider;
    folder.write("not a directory");
    auto const saved = save_snapshot(provider.inside(), folder.file / "below");
    BOOST_REQUIRE(!saved);
    BOOST_TEST(saved.error().find("snapshot.ndjson") != std::string::npos);
    BOOST_TEST(folder.read() == "not a directory");
}

// Each snapshot is whole, whoever changes the resources meanwhile.
BOOST_AUTO_TEST_CASE(snapshots_are_taken_while_requests_are_answered)
{
    Folder const folder;
    Provider provider;
    std::atomic<bool> done {false};
    std::thread writer {[&] {
        for (int i = 0; i < 400; ++i) {
            auto const id = provider.user("{'userName':'u" + std::to_string(i) + "'}");
            provider.patch("/Users/" + id, "[{'op':'add','path':'title','value':'T'}]");
            if (i % 3 == 0)
                provider.send("DELETE", "/Users/" + id);
        }
        done = true;
    }};
    int snapshots = 0;
    for (; !done || snapshots < 3; ++snapshots) {
        BOOST_REQUIRE(save_snapshot(provider.inside(), folder.path));
        Provider other;
        BOOST_REQUIRE(load_snapshot(other.inside(), folder.path));
    }
    writer.join();
    BOOST_TEST(snapshots >= 3);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace scim::server::test
