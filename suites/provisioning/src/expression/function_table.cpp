// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "expression/functions.hpp"

namespace scim::provisioning::expression {

namespace {

constexpr auto optional = Presence::optional;
constexpr auto required = Presence::required;

using enum Type;

std::vector<Parameter> const one_value {{"expression", any}};
std::vector<Parameter> const one_source {{"source", text}};
std::vector<Parameter> const role_source {{"appRoleAssignments", any}};

std::vector<Parameter> const random_string_parameters {
    {"Length", integer},
    {"MinimumNumbers", integer},
    {"MinimumSpecialCharacters", integer},
    {"MinimumCapital", integer},
    {"MinimumLowerCase", integer},
    {"CharactersToAvoid", text, optional},
};

std::vector<Parameter> const replace_parameters {
    {"source", text_or_null},
    {"oldValue", text, optional, &check_delimiter},
    {"regexPattern", text, optional, &check_pattern},
    {"regexGroupName", text, optional},
    {"replacementValue", text, optional},
    {"replacementAttributeName", text, optional},
    {"template", text, optional},
};

std::vector<Parameter> const format_date_time_parameters {
    {"source", text},
    {"dateTimeStyles", text, optional, &check_styles},
    {"inputFormat", text, required, &check_date_format},
    {"outputFormat", text, required, &check_date_format},
};

Parameter const interval {"interval", text, required, &check_interval};
Parameter const culture {"culture", text, optional, &check_culture};

Function computed(std::string_view name, std::vector<Parameter> parameters, Computed (*compute)(Call const&))
{
    return {name, std::move(parameters), compute};
}

Function repeated(Function function)
{
    function.repetition = Repetition::last_parameter;
    return function;
}

Function chosen(std::string_view name, std::vector<Parameter> parameters, Computed (*choose)(Node const&, Evaluation&))
{
    return {name, std::move(parameters), nullptr, choose};
}

Function checked(Function function, std::optional<Problem> (*check)(Node const&))
{
    function.check = check;
    return function;
}

Function outermost(Function function)
{
    function.place = Place::outermost;
    return function;
}

std::vector<Function> make_table()
{
    return {
        computed("AppRoleAssignmentsComplex", role_source, &app_role_assignments_complex),
        computed("Append", {{"source", text}, {"suffix", text_or_empty}}, &append),
        computed("AssertiveAppRoleAssignmentsComplex", role_source, &assertive_app_role_assignments_complex),
        computed("BitAnd", {{"value1", integer}, {"value2", integer}}, &bit_and),
        computed("CBool", one_value, &c_bool),
        computed("CDate", {{"expression", date}}, &c_date),
        computed("CStr", {{"value", any}}, &c_str),
        repeated(chosen("Coalesce", {{"source1", any}, {"source2", any, optional}}, &coalesce)),
        computed("ConvertToBase64", one_source, &convert_to_base64),
        computed("ConvertToUTF8Hex", one_source, &convert_to_utf8_hex),
        computed("Count", {{"attribute", any}}, &count),
        computed("DateAdd", {interval, {"value", integer}, {"dateTime", date}}, &date_add),
        computed("DateDiff", {interval, {"date1", date}, {"date2", date}}, &date_diff),
        computed("DateFromNum", {{"value", integer}}, &date_from_num),
        computed("FormatDateTime", format_date_time_parameters, &format_date_time),
        computed("Guid", {}, &guid),
        chosen("IIF", {{"condition", any}, {"valueIfTrue", any}, {"valueIfFalse", any}}, &iif),
        computed("IgnoreFlowIfNullOrEmpty", one_value, &ignore_flow_if_null_or_empty),
        computed("InStr",
            {{"value1", text_or_empty}, {"value2", text_or_empty}, {"start", integer, optional},
                {"compareType", keyword, optional, &check_compare_type}},
            &in_str),
        computed("IsNull", one_value, &is_null_value),
        computed("IsNullOrEmpty", one_value, &is_null_or_empty_value),
        computed("IsPresent", one_value, &is_present),
        computed("IsString", one_value, &is_string),
        computed("Item", {{"attribute", any}, {"index", integer}}, &item),
        repeated(computed("Join", {{"separator", text_or_empty}, {"source", texts}}, &join)),
        computed("Left", {{"String", text_or_empty}, {"NumChars", integer}}, &left),
        computed("Mid", {{"source", text}, {"start", integer}, {"length", integer}}, &mid),
        computed("NormalizeDiacritics", one_source, &normalize_diacritics),
        computed("Not", {{"source", text_or_empty}}, &not_value),
        computed("Now", {}, &now),
        computed("NumFromDate", {{"value", date}}, &num_from_date),
        computed("PCase", {{"source", text}, {"wordSeparators", text, optional}}, &p_case),
        computed("RandomString", random_string_parameters, &random_string),
        computed("Redact", {{"value", any}}, &redact),
        computed("RemoveDuplicates", {{"attribute", any}}, &remove_duplicates),
        checked(computed("Replace", replace_parameters, &replace), &check_replace),
        outermost(repeated(
            chosen("SelectUniqueValue", {{"uniqueValueRule1", any}, {"uniqueValueRule2", any}}, &select_unique_value))),
        computed("SingleAppRoleAssignment", role_source, &single_app_role_assignment),
        computed("Split", {{"source", text}, {"delimiter", text, required, &check_delimiter}}, &split_text),
        computed("StripSpaces", one_source, &strip_spaces),
        checked(repeated(chosen("Switch",
                    {{"source", any}, {"defaultValue", any, optional}, {"key", any}, {"value", any}}, &switch_value)),
            &check_switch),
        computed("ToLower", {{"source", text}, culture}, &to_lower),
        computed("ToUpper", {{"source", text}, culture}, &to_upper),
        computed("Word", {{"String", text_or_empty}, {"WordNumber", integer}, {"delimiters", text_or_empty}}, &word),
    };
}

}  // namespace

std::vector<Function> const& all_functions()
{
    static auto const table = make_table();
    return table;
}

Function const* find_function(std::string_view name)
{
    auto const& table = all_functions();
    auto const found = std::ranges::find(table, name, &Function::name);
    return found == table.end() ? nullptr : &*found;
}

Parameter const& parameter_at(Function const& function, std::size_t index)
{
    return function.parameters[std::min(index, function.parameters.size() - 1)];
}

}  // namespace scim::provisioning::expression
