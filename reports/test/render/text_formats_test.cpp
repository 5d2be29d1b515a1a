// SPDX-License-Identifier: Apache-2.0
#include <scim/report/render.hpp>

#include <boost/test/unit_test.hpp>

#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>
#include <string_view>

#include <scim/wire/encoding.hpp>
#include <scim/wire/json.hpp>
#include <scim/wire/json_pointer.hpp>
#include <scim/wire/text.hpp>

#include "../approval.hpp"
#include "../sample_job.hpp"
#include "../sample_report.hpp"

namespace report = scim::report;
namespace sample = scim::report::sample;

namespace {

bool contains(std::string_view text, std::string_view part)
{
    return text.find(part) != std::string_view::npos;
}

/// True when no byte of the text can drive a terminal.
bool is_harmless(std::string_view text)
{
    for (char const letter : text) {
        auto const byte = static_cast<unsigned char>(letter);
        if ((byte < 0x20 && letter != '\n') || byte == 0x7F)
            return false;
    }
    return scim::is_valid_utf8(text) && !contains(text, "\xE2\x80\xAE");
}

/// Exit status of xmllint with our schema.
int validate(std::string const& xml)
{
    auto const file = "junit-" + std::to_string(::getpid()) + ".xml";
    std::ofstream {file, std::ios::binary} << xml;
    auto const status = std::system(
        ("\"" SCIM_XMLLINT "\" --noout --schema \"" SCIM_JUNIT_SCHEMA "\" " + file + " > /dev/null 2>&1").c_str());
    std::remove(file.c_str());
    return status;
}

bool has_xmllint()
{
    return std::string_view {SCIM_XMLLINT}.find("NOTFOUND") == std::string_view::npos;
}

/// A job whose endpoint writes to hurt its readers.
report::RunReport hostile_job()
{
    auto run = sample::job_report();
    auto const text = "[[ATTACHMENT|secret]] | cell" + sample::hostile_text();
    run.health->job.quarantine->error = run.health->literal.text = run.health->projected.text = text;
    run.health->top_errors.front().first = run.cycles.front().error_code = text;
    run.health->remedies[text] = text;
    run.health->job.entries_by_type.front().first = text;
    return run;
}

/// The lines of a table; each of the same number of cells as its head.
void check_tables(std::string const& markdown)
{
    std::size_t cells = 0;
    for (auto const& line : scim::split(markdown, '\n')) {
        if (!line.starts_with("| ")) {
            cells = 0;
            continue;
        }
        std::size_t own = 0;
        for (std::size_t at = 0; at < line.size(); ++at)
            own += line[at] == '|' && (at == 0 || line[at - 1] != '\\') ? 1 : 0;
        cells = cells == 0 ? own : cells;
        BOOST_TEST(own == cells, line);
    }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(text_formats)

BOOST_AUTO_TEST_CASE(markdown_has_the_health_of_a_job)
{
    auto const text = report::render_markdown(sample::job_report());
    BOOST_TEST(contains(text,
        "> ⚠ **Provisioning would be quarantined\\.** Reason: EncounteredEscrowProportionThreshold\\. 42 failures"));
    BOOST_TEST(contains(text, "| State | Quarantine since 23 Nov 2026 11:31 UTC, kept 2 times; next attempt "));
    BOOST_TEST(contains(text, "<summary>Cycles (3)</summary>"));
    BOOST_TEST(contains(
        text, "| EntryConflict | 21 | Make the value unique in the source, or match by another attribute\\. |"));
    check_tables(text);
}

BOOST_AUTO_TEST_CASE(markdown_of_a_healthy_job_has_no_banner_and_no_quiet_cycles)
{
    auto run = sample::job_report();
    run.health->job.quarantine.reset();
    run.health->projected = {};
    run.cycles.resize(2);
    run.cycles.back() = {};
    auto const text = report::render_markdown(run);
    BOOST_TEST(!contains(text, "⚠"));
    BOOST_TEST(contains(text, "1 more cycle had nothing to do"));
    BOOST_TEST(!contains(report::render_markdown(sample::report()), "Provisioning health"));
}

BOOST_AUTO_TEST_CASE(the_health_of_a_job_is_a_test_case)
{
    auto run = sample::job_report();
    auto const before = report::render_junit(sample::report());
    auto const xml = report::render_junit(run);
    BOOST_TEST(contains(xml, "name=\"health - The provisioning job stays out of quarantine\""));
    BOOST_TEST(contains(xml, "<failure type=\"quarantine\" message=\"Provisioning would be quarantined. Reason: Enc"));
    BOOST_TEST(contains(xml, "error EntryConflict: 21 times; Make the value unique"));
    BOOST_TEST(contains(xml, "cycle 3: incremental, 23 Nov 2026 "));
    BOOST_TEST(contains(xml, "<testsuite name=\"provisioning\""));
    BOOST_TEST(contains(xml, " tests=\"1\" failures=\"1\" errors=\"0\" skipped=\"0\""));
    BOOST_TEST(!contains(before, "provisioning"));
    if (has_xmllint())
        BOOST_TEST(validate(xml) == 0);
    run.health->excuse = "The scenario foresaw it.";
    BOOST_TEST(!contains(report::render_junit(run), "<failure type=\"quarantine\""));
}

BOOST_AUTO_TEST_CASE(a_quarantine_of_known_failures_is_skipped)
{
    auto run = sample::job_report();
    run.baseline.emplace();
    run.counts.known = 1;
    for (auto& one : run.cases)
        one.known = true;
    BOOST_TEST(contains(report::render_junit(run), "<skipped message=\"known failures: Provisioning would be"));
    BOOST_TEST(contains(report::render_junit(run, report::KnownAs::failure), "<failure type=\"quarantine\""));
}

BOOST_AUTO_TEST_CASE(sarif_notifies_of_a_quarantine)
{
    auto run = sample::job_report();
    auto const json = scim::parse_json(report::render_sarif(run));
    BOOST_REQUIRE(json.has_value());
    auto const& said = scim::resolve(*json, "/runs/0/invocations/0/toolExecutionNotifications")->as_array();
    BOOST_REQUIRE(!said.empty());
    BOOST_TEST(said.back().string_or("level", "") == "error");
    BOOST_TEST(scim::resolve(said.back(), "/descriptor/id")->as_string() == "EncounteredEscrowProportionThreshold");
}

BOOST_AUTO_TEST_CASE(the_health_of_a_hostile_endpoint_stays_text)
{
    auto const run = hostile_job();
    auto const markdown = report::render_markdown(run);
    check_tables(markdown);
    BOOST_TEST(!contains(markdown, "<script>"));
    BOOST_TEST(!contains(markdown, "|@everyone"));
    BOOST_TEST(is_harmless(markdown));
    auto const xml = report::render_junit(run);
    BOOST_TEST(!contains(xml, "[[ATTACHMENT|secret"));
    BOOST_TEST(!contains(xml, "##["));
    BOOST_TEST(!contains(xml, "\n::"));
    BOOST_TEST(is_harmless(xml));
    if (has_xmllint())
        BOOST_TEST(validate(xml) == 0);
    BOOST_TEST(scim::parse_json(report::render_sarif(run)).has_value());
}

BOOST_AUTO_TEST_CASE(junit_is_as_approved)
{
    sample::check_approved("junit.xml", report::render_junit(sample::report()));
}

BOOST_AUTO_TEST_CASE(json_is_as_approved)
{
    sample::check_approved("results.json", report::render_json(sample::report()));
}

BOOST_AUTO_TEST_CASE(markdown_is_as_approved)
{
    sample::check_approved("summary.md", report::render_markdown(sample::report()));
}

BOOST_AUTO_TEST_CASE(clean_markdown_is_as_approved)
{
    sample::check_approved("summary-clean.md", report::render_markdown(sample::clean_report()));
}

BOOST_AUTO_TEST_CASE(known_failures_are_told_as_approved)
{
    sample::check_approved("junit-baseline.xml", report::render_junit(sample::baselined_report()));
    sample::check_approved("summary-baseline.md", report::render_markdown(sample::baselined_report()));
}

BOOST_AUTO_TEST_CASE(junit_tells_known_failures_as_failures_when_asked)
{
    auto const run = sample::baselined_report();
    auto const xml = report::render_junit(run, report::KnownAs::failure);
    BOOST_TEST(!contains(xml, "known failure"));
    BOOST_TEST(contains(report::render_junit(run), "known failure"));
    BOOST_TEST(contains(xml, "name=\"scimproof\" tests=\"12\" failures=\"4\""));
}

BOOST_AUTO_TEST_CASE(json_lists_entries_by_state)
{
    auto const json = scim::parse_json(report::render_json(sample::baselined_report()));
    BOOST_REQUIRE(json.has_value());
    auto const& baseline = *json->find("baseline");
    BOOST_TEST(baseline.find("entries")->as_integer() == 4);
    for (auto const* state : {"known", "expired", "fixed", "unobserved"})
        BOOST_TEST(baseline.find(state)->size() == 1, state);
    BOOST_TEST(baseline.find("new")->size() == 3);
    BOOST_TEST(scim::resolve(baseline, "/compared/0/ticket")->as_string() == "API-4412");
    BOOST_TEST(!scim::parse_json(report::render_json(sample::report()))->contains("baseline"));
}

BOOST_AUTO_TEST_CASE(sarif_has_one_result_per_finding_and_a_rule_for_each_requirement)
{
    auto const run = sample::report();
    auto const json = scim::parse_json(report::render_sarif(run));
    BOOST_REQUIRE(json.has_value());
    BOOST_TEST(json->string_or("version", "") == "2.1.0");
    auto const& results = scim::resolve(*json, "/runs/0/results")->as_array();
    auto const& rules = scim::resolve(*json, "/runs/0/tool/driver/rules")->as_array();
    BOOST_TEST(results.size() == run.findings.size() - 1);  // one is known
    for (auto const& result : results) {
        auto const place = static_cast<std::size_t>(result.find("ruleIndex")->as_integer());
        BOOST_REQUIRE(place < rules.size());
        BOOST_TEST(rules[place].string_or("id", "") == result.string_or("ruleId", "-"));
        auto const& location = *scim::resolve(result, "/locations/0/physicalLocation");
        BOOST_TEST(scim::resolve(location, "/artifactLocation/uri")->as_string() == "scimproof.toml");
        BOOST_TEST(scim::resolve(location, "/region/endColumn")->as_integer() == 2);
        BOOST_TEST(scim::resolve(result, "/partialFingerprints/primaryLocationLineHash")->as_string().ends_with(":1"));
        BOOST_TEST(!result.contains("baselineState"));
    }
    BOOST_TEST(scim::resolve(*json, "/runs/0/automationDetails/id")->as_string() == "scimproof/entra/example-staging/");
    BOOST_TEST(scim::resolve(*json, "/runs/0/invocations/0/toolExecutionNotifications")->size() == 1);
}

BOOST_AUTO_TEST_CASE(sarif_suppresses_known_failures_with_their_reason_when_asked)
{
    report::SarifOptions options;
    options.known = report::KnownInSarif::suppressed;
    auto const run = sample::baselined_report();
    auto const json = scim::parse_json(report::render_sarif(run, options));
    BOOST_REQUIRE(json.has_value());
    auto const& results = scim::resolve(*json, "/runs/0/results")->as_array();
    BOOST_REQUIRE(results.size() == run.findings.size());
    auto const& known = results.back();  // known ones come last
    BOOST_TEST(scim::resolve(known, "/suppressions/0/justification")->as_string()
        == "until 2027-01-31: soft delete comes in spring (kim, API-4412)");
    BOOST_TEST(known.string_or("baselineState", "") == "unchanged");
    BOOST_TEST(results.front().string_or("baselineState", "") == "unchanged");  // expired
    BOOST_TEST(!results.front().contains("suppressions"));
    BOOST_TEST(scim::parse_json(report::render_sarif(run))->find("runs") != nullptr);
    BOOST_TEST(!contains(report::render_sarif(run), "suppressions"));
}

BOOST_AUTO_TEST_CASE(sarif_stays_harmless)
{
    auto const text = report::render_sarif(sample::report());
    BOOST_TEST(is_harmless(text));
}

BOOST_AUTO_TEST_CASE(junit_validates)
{
    if (!has_xmllint()) {
        BOOST_TEST_MESSAGE("xmllint is not installed: junit.xml is not validated");
        BOOST_TEST(contains(report::render_junit({}), "<testsuites"));
        return;
    }
    BOOST_TEST(validate(report::render_junit(sample::report())) == 0);
    BOOST_TEST(validate(report::render_junit(sample::clean_report())) == 0);
    BOOST_TEST(validate(report::render_junit(sample::baselined_report())) == 0);
    BOOST_TEST(validate(report::render_junit(sample::large_report(300))) == 0);
    BOOST_TEST(validate(report::render_junit({})) == 0);
    BOOST_TEST(validate("<testsuites><testsuite/></testsuites>") != 0);
}

BOOST_AUTO_TEST_CASE(junit_stays_well_formed_with_hostile_names)
{
    auto hostile = sample::report();
    hostile.start.base_url = sample::hostile_text();
    for (auto& one : hostile.cases) {
        one.title = sample::hostile_text();
        one.skip_reason = one.blocked_by = one.error_class = "[[ATTACHMENT|secret]]" + sample::hostile_text();
        one.message = one.skip_reason;
    }
    auto const xml = report::render_junit(hostile);
    BOOST_TEST(!contains(xml, "<script>"));
    BOOST_TEST(!contains(xml, "]]>"));
    BOOST_TEST(!contains(xml, "[[ATTACHMENT|secret"));
    BOOST_TEST(scim::is_valid_utf8(xml));
    BOOST_TEST(!contains(xml, "##["));
    BOOST_TEST(!contains(xml, "\n::"));
    BOOST_TEST(is_harmless(xml));
    if (has_xmllint())
        BOOST_TEST(validate(xml) == 0);
}

BOOST_AUTO_TEST_CASE(a_failure_text_stays_below_16_kib)
{
    auto long_one = sample::report();
    for (auto& one : long_one.cases)
        one.message = std::string(20'000, 'x');
    auto const xml = report::render_junit(long_one);
    auto const begin = xml.find('>', xml.find("<failure")) + 1;
    BOOST_TEST(xml.find("</failure>", begin) - begin < 16U * 1024 + 16);
    BOOST_TEST(contains(xml, "…\nreproduce: scimproof replay "));
}

BOOST_AUTO_TEST_CASE(json_holds_the_whole_model)
{
    auto const run = sample::report();
    auto const json = scim::parse_json(report::render_json(run, report::Evidence::all));
    BOOST_REQUIRE(json.has_value());
    BOOST_TEST(json->string_or("format", "") == "scimproof.run");
    BOOST_TEST(scim::resolve(*json, "/verdict/value")->as_string() == "not-ready");
    BOOST_TEST(scim::resolve(*json, "/counts/total")->as_integer() == 12);
    BOOST_TEST(scim::resolve(*json, "/target/baseUrl")->as_string() == run.start.base_url);
    BOOST_TEST(scim::resolve(*json, "/cases")->size() == run.cases.size());
    BOOST_TEST(scim::resolve(*json, "/findings")->size() == run.findings.size());
    BOOST_TEST(scim::resolve(*json, "/requirements")->size() == run.requirements.size());
    BOOST_TEST(scim::resolve(*json, "/durationMs")->as_number() == 9842.0);
}

BOOST_AUTO_TEST_CASE(json_evidence_is_as_asked)
{
    auto const run = sample::report();
    auto const bodies = [&run](report::Evidence evidence) {
        auto const text = report::render_json(run, evidence);
        std::size_t count = 0;
        for (auto at = text.find("\"headers\""); at != std::string::npos; at = text.find("\"headers\"", at + 1))
            ++count;
        return count;
    };
    BOOST_TEST(bodies(report::Evidence::none) == 0U);
    BOOST_TEST(bodies(report::Evidence::failing) > 0U);
    BOOST_TEST(bodies(report::Evidence::all) > bodies(report::Evidence::failing));
}

BOOST_AUTO_TEST_CASE(markdown_of_5000_failures_fits)
{
    auto large = sample::large_report(5000);
    for (auto& one : large.cases) {
        one.status = report::Status::fail;
        one.message = std::string(300, '*');
    }
    auto const text = report::render_markdown(large);
    BOOST_TEST(text.size() <= 200U * 1024);
    BOOST_TEST(contains(text, "more"));
    BOOST_TEST(contains(text, "</details>"));
}

BOOST_AUTO_TEST_CASE(markdown_obeys_nothing_from_the_provider)
{
    auto const text = report::render_markdown(sample::report());
    BOOST_TEST(is_harmless(text));
    BOOST_TEST(!contains(text, "<script"));
    BOOST_TEST(!contains(text, "@everyone"));
    BOOST_TEST(!contains(text, "](javascript"));
    BOOST_TEST(!contains(text, "##["));
    BOOST_TEST(!contains(text, "\n::"));
}

BOOST_AUTO_TEST_CASE(the_same_report_gives_the_same_bytes)
{
    BOOST_CHECK(report::render_junit(sample::report()) == report::render_junit(sample::report()));
    BOOST_CHECK(report::render_json(sample::report()) == report::render_json(sample::report()));
    BOOST_CHECK(report::render_markdown(sample::report()) == report::render_markdown(sample::report()));
}

BOOST_AUTO_TEST_SUITE_END()
