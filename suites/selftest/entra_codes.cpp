// SPDX-License-Identifier: Apache-2.0
#include "entra_codes.hpp"

#include <string_view>

#include <scim/wire/json.hpp>

#include <boost/test/unit_test.hpp>

#include "tree_file.hpp"

namespace scim::selftest {
namespace {

std::vector<std::string> texts(Json const& json, std::string_view name)
{
    std::vector<std::string> texts;
    if (auto const* const list = json.find(name))
        for (auto const& one : list->as_array())
            texts.push_back(one.as_string());
    return texts;
}

std::vector<EntraCode> codes_from(Json const& file, std::string_view list, std::string_view name)
{
    std::vector<EntraCode> codes;
    auto const* const rows = file.find(list);
    BOOST_TEST_REQUIRE(rows != nullptr, list);
    auto const text = [](Json const& row, std::string_view member) { return std::string {row.string_or(member, "")}; };
    for (auto const& row : rows->as_array())
        codes.push_back({text(row, name), text(row, "source"), text(row, "when"), text(row, "reading"),
            texts(row, "seenIn"), texts(row, "causes"), text(row, "notProvoked")});
    return codes;
}

std::string code_span(std::string const& text)
{
    return '`' + text + '`';
}

std::string provoked_table(std::vector<EntraCode> const& codes)
{
    std::string table = "| Word | Written when | The condition is | The word is | Seen in |\n|---|---|---|---|---|\n";
    for (auto const& code : codes) {
        if (code.seen_in.empty())
            continue;
        auto const& first = code.seen_in.front();
        table += "| " + code_span(code.name) + " | " + code.when + " | " + code.reading + " | " + code.source + " | "
            + code_span(first.substr(first.find(':') + 1))
            + (code.seen_in.size() > 1 ? " and " + std::to_string(code.seen_in.size() - 1) + " more" : "") + " |\n";
    }
    return table;
}

std::string unprovoked_table(std::vector<EntraCode> const& codes)
{
    std::string table = "| Code | Why |\n|---|---|\n";
    for (auto const& code : codes)
        if (!code.not_provoked.empty())
            table += "| " + code_span(code.name) + " | " + code.not_provoked + " |\n";
    return table;
}

}  // namespace

EntraCodes read_entra_codes()
{
    auto const file = parse_json(read_file("suites/provisioning/entra-codes.json"));
    BOOST_TEST_REQUIRE(file.has_value());
    return {codes_from(*file, "errorCodes", "code"), codes_from(*file, "skipReasons", "reason")};
}

std::string page_of(EntraCodes const& codes)
{
    return "# Codes of the provisioning log\n\n"
           "Made by the test `provisioning_selftest` from `suites/provisioning/entra-codes.json`; each code is seen in "
           "a "
           "played scenario or a test before it may stand here.\n\n"
           "The words are Microsoft's: *documented* ones stand in its table of error codes, those from *elsewhere* in "
           "other documents of Microsoft or in published logs. When the service writes them is documented for some and "
           "*inferred* by us for the others.\n\n"
           "## Error codes\n\n"
        + provoked_table(codes.error_codes) + "\n## Skip reasons\n\n" + provoked_table(codes.skip_reasons)
        + "\n## Codes that are never written\n\n" + unprovoked_table(codes.error_codes);
}

}  // namespace scim::selftest
