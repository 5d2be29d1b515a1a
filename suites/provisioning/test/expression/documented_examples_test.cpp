// SPDX-License-Identifier: Apache-2.0
#include "evaluated.hpp"

#include <array>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

// The examples of Microsoft's reference for writing expressions for attribute mappings, function by function.

namespace scim::provisioning::test {
namespace {

using List = Texts;

std::vector<Row> const texts {
    {R"(Append([userPrincipalName], ".test"))", {{"userPrincipalName", "John.Doe@contoso.com"}},
        "John.Doe@contoso.com.test"},
    {R"(ConvertToBase64("Hello world!"))", {}, "SABlAGwAbABvACAAdwBvAHIAbABkACEA"},
    {R"(ConvertToUTF8Hex("Hello world!"))", {}, "48656C6C6F20776F726C6421"},
    {R"(CStr([dn]))", {{"dn", Reference {"cn=Joe,dc=contoso,dc=com"}}}, "cn=Joe,dc=contoso,dc=com"},
    {R"(InStr("The quick brown fox","quick"))", {}, "5"},
    {R"(InStr("repEated","e",3,vbBinaryCompare))", {}, "7"},
    {R"(Left("John Doe", 3))", {}, "Joh"},
    {R"(NormalizeDiacritics([givenName]))", {{"givenName", "Zoë"}}, "Zoe"},
    {R"(PCase([firstName]))", {{"firstName", "PABLO GONSALVES (SECOND)"}}, "Pablo Gonsalves (Second)"},
    {R"(PCase([lastName]," '-"))", {{"lastName", "PINTO-DE'SILVA"}}, "Pinto-De'Silva"},
    {R"(PCase(Join(" ",[firstName],[lastName])))", {{"firstName", "GREGORY"}, {"lastName", "JAMES"}}, "Gregory James"},
    {R"(Word("The quick brown fox",3," "))", {}, "brown"},
    {R"(Word("This,string!has&many separators",3,",!&#"))", {}, "has"},
    {R"(Append(Mid([givenName], 1, 3), Mid([surname], 1, 5)))", {{"givenName", "John"}, {"surname", "Doe"}}, "JohDoe"},
    {R"(Join(", ", "", [surname], [givenName]))", {{"givenName", "John"}, {"surname", "Doe"}}, "Doe, John"},
    {R"(Join("", 1000, Replace(ConvertToUTF8Hex([objectId]), , "[a-zA-Z_]*", , "", , )))", {{"objectId", "d05db7b1"}},
        "10006430356462376231"},
    {R"(ToLower(Join("@", NormalizeDiacritics(StripSpaces(Join(".",  [PreferredFirstName], [PreferredLastName]))), "contoso.com")))",
        {{"PreferredFirstName", "John"}, {"PreferredLastName", "Smith"}}, "john.smith@contoso.com"},
};

std::vector<Row> const lists {
    {R"(Item([proxyAddresses], 1))", {{"proxyAddresses", List {"smtp:a@b.c", "smtp:d@b.c"}}}, "smtp:a@b.c"},
    {R"(RemoveDuplicates([proxyAddresses]))", {{"proxyAddresses", List {"a", "b", "a"}}}, "[a|b]"},
    {R"(Split([extensionAttribute5], ","))", {{"extensionAttribute5", "PermissionSetOne, PermissionSetTwo"}},
        "[PermissionSetOne|PermissionSetTwo]"},
};

std::vector<Row> const dates {
    {R"(CDate([StatusHireDate]))", {{"StatusHireDate", "2020-03-16-07:00"}}, "3/16/2020 7:00:00 AM"},
    {R"(CDate("2021-06-30+08:00"))", {}, "6/29/2021 4:00:00 PM"},
    {R"(CDate("2009-06-15T01:45:30-07:00"))", {}, "6/15/2009 8:45:30 AM"},
    {R"(DateAdd("d", 7, CDate([h])))", {{"h", "2012-03-16-07:00"}}, "3/23/2012 7:00:00 AM"},
    {R"(DateAdd("d", -10, CDate([h])))", {{"h", "2012-03-16-07:00"}}, "3/6/2012 7:00:00 AM"},
    {R"(DateAdd("ww", 2, CDate([h])))", {{"h", "2012-03-16-07:00"}}, "3/30/2012 7:00:00 AM"},
    {R"(DateAdd("m", 10, CDate([h])))", {{"h", "2012-03-16-07:00"}}, "1/16/2013 7:00:00 AM"},
    {R"(DateAdd("yyyy", 2, CDate([h])))", {{"h", "2012-03-16-07:00"}}, "3/16/2014 7:00:00 AM"},
    {R"(DateDiff("d", "2021-08-18+08:00", CDate("2021-08-31+08:00")))", {}, "13"},
    {R"(DateDiff("d", "8/25/2021 5:41:18 PM", "2012-03-16-07:00"))", {}, "-3449"},
    {R"(DateDiff("ww", "8/25/2021 5:41:18 PM", "2012-03-16-07:00"))", {}, "-493"},
    {R"(DateDiff("m", "8/25/2021 5:41:18 PM", "2012-03-16-07:00"))", {}, "-113"},
    {R"(DateDiff("yyyy", "8/25/2021 5:41:18 PM", "2012-03-16-07:00"))", {}, "-9"},
    {R"(DateDiff("d", "2021-08-31+08:00", "2021-08-31+08:00"))", {}, "0"},
    {R"(DateDiff("h", "2021-08-24", "2021-08-25"))", {}, "24"},
    {R"(DateDiff("n", "2021-08-24", "2021-08-25"))", {}, "1440"},
    {R"(DateDiff("s", "2021-08-24", "2021-08-25"))", {}, "86400"},
    {R"(DateFromNum(129699324000000000))", {}, "1/1/2012 11:00:00 PM"},
    {R"(FormatDateTime([extensionAttribute1], , "yyyyMMddHHmmss.fZ", "yyyy-MM-dd"))",
        {{"extensionAttribute1", "20150123105347.1Z"}}, "2015-01-23"},
    {R"(DateFromNum(NumFromDate(Join("", FormatDateTime([e], ,"yyyy-MM-ddzzz", "yyyy-MM-dd"), " 23:59:59-08:00"))))",
        {{"e", "2020-12-31-08:00"}}, "1/1/2021 7:59:59 AM"},
    {R"(DateFromNum(NumFromDate(Join("",FormatDateTime([e], ,"M/d/yyyy hh:mm:ss tt","yyyy-MM-dd")," 23:59:59-08:00"))))",
        {{"e", "12/31/2020 08:00:00 AM"}}, "1/1/2021 7:59:59 AM"},
};

/// The account is made ready five days before the first day of work. It is 25 August 2021.
constexpr std::string_view ready_in_time = R"(Switch([Active], ,
  "1", IIF(DateDiff("d", Now(), CDate([StatusHireDate])) > 5, "False", "True"),
  "0", "False"))";

constexpr std::string_view first_manager = "Switch(IsPresent([directManager]),[directManager], "
                                           "IsPresent([skiplevelManager]),[skiplevelManager], "
                                           "IsPresent([director]),[director])";

std::vector<Row> const choices {
    {R"(BitAnd(&HF, &HF7))", {}, "7"},
    {R"(CBool([attribute1] = [attribute2]))", {{"attribute1", "x"}, {"attribute2", "x"}}, "True"},
    {R"(CBool([attribute1] = [attribute2]))", {{"attribute1", "x"}, {"attribute2", "y"}}, "False"},
    {R"(Coalesce([mail],[userPrincipalName]))", {{"userPrincipalName", "John.Doe@contoso.com"}},
        "John.Doe@contoso.com"},
    {ready_in_time, {{"Active", "1"}, {"StatusHireDate", "2021-08-29"}}, "True"},
    {ready_in_time, {{"Active", "1"}, {"StatusHireDate", "2021-09-29"}}, "False"},
    {ready_in_time, {{"Active", "0"}, {"StatusHireDate", "2021-08-29"}}, "False"},
    {R"(IgnoreFlowIfNullOrEmpty([department]))", {}, "null dropped"},
    {R"(IgnoreFlowIfNullOrEmpty([department]))", {{"department", "Sales"}}, "Sales"},
    {R"(IgnoreFlowIfNullOrEmpty(Switch([prefix], "", "3443", "Dr.", "3444", "Prof.", "3445", "Prof. Dr.")))",
        {{"prefix", "1"}}, " dropped"},
    {R"(IIF([country]="USA",[country],[department]))", {{"country", "USA"}, {"department", "Sales"}}, "USA"},
    {R"(IIF([country]="USA",[country],[department]))", {{"country", "DE"}, {"department", "Sales"}}, "Sales"},
    {R"(IIF([country]="USA",IIF([state]="CA","True","False"),"False"))", {{"country", "USA"}, {"state", "CA"}}, "True"},
    {R"(IIF([country]="USA","True",IIF([state]="CA","True","False")))", {{"country", "DE"}, {"state", "BY"}}, "False"},
    {R"(Switch([country],[country],"","Other"))", {}, "Other"},
    {R"(Switch([country],[country],"","Other"))", {{"country", "DE"}}, "DE"},
    {R"(IsNull([displayName]))", {}, "True"},
    {R"(IsNullOrEmpty([displayName]))", {{"displayName", ""}}, "True"},
    {first_manager, {{"directManager", "Ann"}}, "Ann"},
    {R"(Redact([userPrincipalName]))", {{"userPrincipalName", "a@b.c"}}, "a@b.c redacted"},
    {R"(Redact("StringToBeRedacted"))", {}, "StringToBeRedacted redacted"},
    {R"(Switch(ToLower([statusFlag]), "0", "true", "1", "false", "0"))", {{"statusFlag", "TRUE"}}, "1"},
    {R"(Switch([statusFlag], "Default Value", "true", "1", "", "0"))", {}, "0"},
    {R"(Switch([state], "Australia/Sydney", "NSW", "Australia/Sydney","QLD", "Australia/Brisbane", "SA", "Australia/Adelaide"))",
        {{"state", "QLD"}}, "Australia/Brisbane"},
    {R"(IIF([companyName] = "Company A", "A", IIF([companyName] = "Company B", "B", "External")))",
        {{"companyName", "Company B"}}, "B"},
    {R"(Switch([IsSoftDeleted], , "False", "True", "True", "False"))", {{"IsSoftDeleted", false}}, "True"},
    {R"(Switch([IsSoftDeleted], , "False", "True", "True", "False"))", {{"IsSoftDeleted", true}}, "False"},
};

std::vector<Row> const replacements {
    {R"x(Replace([BusinessTitle],"Product Developer", , , "Software Engineer", , ))x",
        {{"BusinessTitle", "Product Developer"}}, "Software Engineer"},
    {R"x(Replace([UserID],"<username>", , , , , "<username>@contoso.com"))x", {{"UserID", "jsmith"}},
        "jsmith@contoso.com"},
    {R"x(Replace([telephoneNumber], , "\\+(?<isdCode>\\d* )(?<phoneNumber>\\d{10})", , "${phoneNumber}", , ))x",
        {{"telephoneNumber", "+91 9998887777"}}, "9998887777"},
    // The reference drops the plus too, which this pattern does not touch.
    {R"x(Replace([mobile], , "[()\\s-]+", , "", , ))x", {{"mobile", "+1 (999) 888-7777"}}, "+19998887777"},
    {R"x(Replace([AddressLineData], ,"(?<streetNumber>^\\d*)","streetNumber", "888", , ))x",
        {{"AddressLineData", "545 Tremont Street"}}, "888 Tremont Street"},
    {R"x(Replace([userPrincipalName], , "(?<Suffix>@(.)*)", "Suffix", "", , ))x",
        {{"userPrincipalName", "jsmith@contoso.com"}}, "jsmith"},
    {R"x(Replace([telephoneNumber], , "\\+(?<isdCode>\\d* )(?<phoneNumber>\\d{10})", "phoneNumber" , , [mobile], ))x",
        {{"telephoneNumber", ""}, {"mobile", "+91 8887779999"}}, "8887779999"},
    {R"x(Replace([mailNickname], , "[a-zA-Z_]*", , "", , ))x", {{"mailNickname", "john_doe72"}}, "72"},
    {R"x(Replace([mail], "@contoso.com", , ,"", ,))x", {{"mail", "john.doe@contoso.com"}}, "john.doe"},
};

BOOST_DATA_TEST_CASE(texts_are_computed_as_documented, texts)
{
    BOOST_TEST(evaluated(sample.expression, sample.source) == sample.expected);
}

BOOST_DATA_TEST_CASE(lists_are_computed_as_documented, lists)
{
    BOOST_TEST(evaluated(sample.expression, sample.source) == sample.expected);
}

BOOST_DATA_TEST_CASE(dates_are_computed_as_documented, dates)
{
    BOOST_TEST(evaluated(sample.expression, sample.source) == sample.expected);
}

BOOST_DATA_TEST_CASE(choices_are_made_as_documented, choices)
{
    BOOST_TEST(evaluated(sample.expression, sample.source) == sample.expected);
}

BOOST_DATA_TEST_CASE(replacements_are_made_as_documented, replacements)
{
    BOOST_TEST(evaluated(sample.expression, sample.source) == sample.expected);
}

// What the reference calls unsupported: IIF fails on an attribute that is null or empty.
std::vector<Row> const conditions_on_null {
    {R"(IIF([country]="","Other",[country]))", {{"country", ""}}, ""},
    {R"(IIF(IsNullOrEmpty([country]),"Other",[country]))", {}, ""},
    {R"(IIF(IsPresent([country]),[country],"Other"))", {}, ""},
};

BOOST_DATA_TEST_CASE(a_condition_fails_on_null, conditions_on_null)
{
    auto const expression = Expression::parse(sample.expression);
    BOOST_TEST_REQUIRE(expression.has_value());
    HandTurnedClock const clock;
    auto const outcome = expression->evaluate(sample.source, Environment {clock});
    BOOST_TEST_REQUIRE(!outcome.has_value());
    BOOST_TEST((outcome.error().kind == ExpressionError::Kind::condition_on_null));
    BOOST_TEST(outcome.error().reason == "IIF tests [country], which is null or empty");
}

/// Values that the target already has, and the one that SelectUniqueValue must then choose.
struct Taken {
    std::vector<std::string> values;
    std::string chosen;

    friend std::ostream& operator<<(std::ostream& out, Taken const& taken) { return out << taken.chosen; }
};

std::vector<Taken> const taken_values {
    {{}, "John.Smith@contoso.com"},
    {{"John.Smith@contoso.com"}, "J.Smith@contoso.com"},
    {{"John.Smith@contoso.com", "J.Smith@contoso.com"}, "Jo.Smith@contoso.com"},
};

Expression unique_name()
{
    return Expression::parse(R"(SelectUniqueValue(
        Join("@", NormalizeDiacritics(StripSpaces(Join(".",  [PreferredFirstName], [PreferredLastName]))), "contoso.com"),
        Join("@", NormalizeDiacritics(StripSpaces(Join(".",  Mid([PreferredFirstName], 1, 1), [PreferredLastName]))), "contoso.com"),
        Join("@", NormalizeDiacritics(StripSpaces(Join(".",  Mid([PreferredFirstName], 1, 2), [PreferredLastName]))), "contoso.com")
    ))")
        .value();
}

Result<Outcome, ExpressionError> choose_name(std::vector<std::string> const& taken)
{
    HandTurnedClock const clock;
    auto const is_taken = [&](std::string_view value) { return std::ranges::find(taken, value) != taken.end(); };
    return unique_name().evaluate(
        {{"PreferredFirstName", "John"}, {"PreferredLastName", "Smith"}}, Environment {clock, 1, is_taken});
}

BOOST_DATA_TEST_CASE(the_first_value_that_is_free_is_chosen, taken_values)
{
    auto const outcome = choose_name(sample.values);
    BOOST_TEST_REQUIRE(outcome.has_value());
    BOOST_TEST(shown(outcome->value) == sample.chosen);
}

BOOST_AUTO_TEST_CASE(an_object_without_a_free_value_is_escrowed)
{
    auto const outcome = choose_name({"John.Smith@contoso.com", "J.Smith@contoso.com", "Jo.Smith@contoso.com"});
    BOOST_TEST_REQUIRE(!outcome.has_value());
    BOOST_TEST((outcome.error().kind == ExpressionError::Kind::none_unique));
    BOOST_TEST(unique_name().selects_unique_value());
}

}  // namespace
}  // namespace scim::provisioning::test
