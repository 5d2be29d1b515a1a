// SPDX-License-Identifier: Apache-2.0
#include <scim/conformance/mapping_cases.hpp>

#include <algorithm>

#include <scim/wire/json_pointer.hpp>
#include <scim/wire/text.hpp>

namespace scim::conformance {
namespace {

constexpr std::string_view patch_urn = "urn:ietf:params:scim:api:messages:2.0:PatchOp";
constexpr std::string_view round_trip = "ENTRA-051";
constexpr std::string_view filterable = "ENTRA-025";
constexpr std::string_view flagged_form = "ENTRA-043";

Json filled_fragment(Json const& fragment, Json const& value)
{
    if (fragment.is_string() && fragment.as_string() == "{value}")
        return value;
    if (fragment.is_string() && value.is_string())
        return Json {replace_all(fragment.as_string(), "{value}", value.as_string())};
    if (fragment.is_array()) {
        auto filled = Json::array();
        for (auto const& element : fragment.as_array())
            filled.push_back(filled_fragment(element, value));
        return filled;
    }
    if (fragment.is_object()) {
        auto filled = Json::object();
        for (auto const& [name, member] : fragment.as_object())
            filled.as_object().push_back({name, filled_fragment(member, value)});
        return filled;
    }
    return fragment;
}

bool same_type_label(Json const& left, Json const& right)
{
    auto const* a = left.find("type");
    auto const* b = right.find("type");
    return a && b && *a == *b;
}

/// Merges a fragment into a body: objects member by member, array elements of the same `type` into one.
void merge(Json& body, Json const& fragment)
{
    for (auto const& [name, value] : fragment.as_object()) {
        auto* present = body.find(name);
        if (!present) {
            body.set(name, value);
        } else if (present->is_object() && value.is_object()) {
            merge(*present, value);
        } else if (present->is_array() && value.is_array()) {
            for (auto const& element : value.as_array()) {
                auto& elements = present->as_array();
                auto const same = std::find_if(elements.begin(), elements.end(),
                    [&element](Json const& one) { return same_type_label(one, element); });
                if (same != elements.end() && same->is_object() && element.is_object())
                    merge(*same, element);
                else
                    elements.push_back(element);
            }
        }
    }
}

/// The fragment as an expectation: scalars and objects as subset, arrays as "contains" per pointer.
void expect_fragment(Json const& fragment, std::string const& pointer, Json& body, Json& members)
{
    for (auto const& [name, value] : fragment.as_object()) {
        auto const place = join_pointer(pointer, name);
        if (value.is_array()) {
            auto wanted = Json::array();
            for (auto element : value.as_array()) {
                if (element.is_object())
                    element.erase("primary");
                wanted.push_back(std::move(element));
            }
            auto* rules = members.find(place);
            if (rules)
                rules->find("contains")
                    ->as_array()
                    .insert(
                        rules->find("contains")->as_array().end(), wanted.as_array().begin(), wanted.as_array().end());
            else
                members.set(place, Json::object({{"contains", std::move(wanted)}}));
        } else if (value.is_object()) {
            auto inner = Json::object();
            expect_fragment(value, place, inner, members);
            if (!inner.empty())
                body.set(name, std::move(inner));
        } else {
            body.set(name, value);
        }
    }
}

std::string slug(std::string_view text)
{
    std::string result;
    for (auto const letter : text.substr(text.rfind(':') == std::string_view::npos ? 0 : text.rfind(':') + 1)) {
        bool const word
            = (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') || (letter >= '0' && letter <= '9');
        if (word)
            result += ascii_lower(letter);
        else if (!result.empty() && result.back() != '-')
            result += '-';
    }
    while (result.ends_with('-'))
        result.pop_back();
    return result;
}

std::string short_target(std::string const& target)
{
    auto const colon = target.rfind(':');
    return target.starts_with("urn:") ? target.substr(colon + 1) : target;
}

/// Makes the cases of one resource type.
class MappedType {
public:
    MappedType(Mapping const& mapping, std::vector<MappedAttribute> const& attributes, std::string type)
        : mapping_ {mapping}
        , attributes_ {attributes}
        , type_ {std::move(type)}
        , area_ {type_ == "User" ? "user" : "group"}
    {
    }

    std::vector<CaseDefinition> cases()
    {
        std::vector<CaseDefinition> made;
        if (attributes_.empty())
            return made;
        for (auto const& attribute : attributes_) {
            if (is_sent_on_create(attribute))
                made.push_back(comes_back(attribute));
        }
        for (auto const& attribute : attributes_) {
            if (attribute.matching > 0 || attribute.filterable)
                made.push_back(finds(attribute));
        }
        for (auto const& attribute : attributes_) {
            if (can_be_updated(attribute)) {
                made.push_back(updates(attribute, Form::unflagged));
                made.push_back(updates(attribute, Form::flagged));
            }
        }
        return made;
    }

private:
    enum class Form { unflagged, flagged };

    static bool is_sent_on_create(MappedAttribute const& attribute)
    {
        return attribute.kind != "reference" && attribute.create.is_object();
    }

    static bool can_be_updated(MappedAttribute const& attribute)
    {
        return is_sent_on_create(attribute) && !attribute.create_only && !attribute.updated.is_null()
            && attribute.target != "id";
    }

    CaseDefinition blank(std::string name, std::string title, std::string_view requirement) const
    {
        CaseDefinition definition;
        definition.id = "mapping/" + mapping_.id + "-" + area_ + "/" + std::move(name);
        constexpr std::size_t longest = 70;
        definition.title = title.size() > longest ? title.substr(0, longest) : std::move(title);
        definition.checks = {std::string {requirement}};
        definition.requirements = {type_};
        definition.tags = {"mapping", "mapping:" + mapping_.id};
        definition.note = "Sends exactly the attributes of the mapping " + mapping_.title + ".";
        return definition;
    }

    Json whole_body() const
    {
        auto schemas = Json::array({Json {"urn:ietf:params:scim:schemas:core:2.0:" + type_}});
        auto body = Json::object();
        for (auto const& attribute : attributes_) {
            if (is_sent_on_create(attribute))
                merge(body, filled_fragment(attribute.create, attribute.sample));
        }
        for (auto const& [name, value] : body.as_object()) {
            // Entra lists the enterprise extension but no custom one (entra-id.md 5.2).
            if (name.starts_with("urn:ietf:params:scim:schemas:extension:enterprise:"))
                schemas.push_back(Json {name});
        }
        auto completed = Json::object({{"schemas", std::move(schemas)}});
        merge(completed, body);
        return completed;
    }

    std::string endpoint() const { return type_ == "User" ? "/Users" : "/Groups"; }

    StepDefinition creation(std::string const& requirement) const
    {
        StepDefinition step;
        step.method = "POST";
        step.target = endpoint();
        step.headers = Json::object();
        step.body = whole_body();
        step.with = Json::object();
        step.bind = "made";
        Expectation expectation;
        expectation.requirement = requirement;
        expectation.status = Json {201};
        expectation.headers = Json::object();
        expectation.members = Json::object();
        step.expectations = {expectation};
        return step;
    }

    StepDefinition read_back(std::string const& requirement, Json const& fragment) const
    {
        StepDefinition step;
        step.method = "GET";
        step.target = endpoint() + "/{made.id}";
        step.headers = Json::object();
        step.with = Json::object();
        Expectation expectation;
        expectation.requirement = requirement;
        expectation.status = Json {200};
        expectation.headers = Json::object();
        auto body = Json::object();
        expectation.members = Json::object();
        expect_fragment(fragment, "", body, expectation.members);
        expectation.body = std::move(body);
        step.expectations = {expectation};
        return step;
    }

    CaseDefinition comes_back(MappedAttribute const& attribute) const
    {
        auto definition = blank(slug(attribute.target) + "-comes-back",
            short_target(attribute.target) + " comes back as created", round_trip);
        auto const requirement = definition.checks.front();
        definition.steps
            = {creation(requirement), read_back(requirement, filled_fragment(attribute.create, attribute.sample))};
        return definition;
    }

    CaseDefinition finds(MappedAttribute const& attribute) const
    {
        auto definition = blank("filter-by-" + slug(attribute.target),
            "A filter on " + short_target(attribute.target) + " finds it", filterable);
        auto const requirement = definition.checks.front();
        StepDefinition query;
        query.method = "GET";
        auto const projection = type_ == "Group" ? std::string {"excludedAttributes=members&"} : std::string {};
        query.target = endpoint() + "?" + projection + "filter=" + attribute.target + " eq \""
            + as_placeholder(attribute) + "\"";
        query.headers = Json::object();
        query.with = Json::object();
        Expectation expectation;
        expectation.requirement = requirement;
        expectation.status = Json {200};
        expectation.headers = Json::object();
        expectation.members = Json::object(
            {{"/Resources", Json::object({{"exactly", Json::array({Json::object({{"id", Json {"{made.id}"}}})})}})}});
        query.expectations = {expectation};
        definition.steps = {creation(requirement), query};
        return definition;
    }

    /// The sample as text of a filter. Only values that are unique to this run can be counted.
    static std::string as_placeholder(MappedAttribute const& attribute)
    {
        if (attribute.target == "id")
            return "{made.id}";
        return attribute.sample.is_string() ? attribute.sample.as_string() : write_json(attribute.sample);
    }

    Json operation(MappedAttribute const& attribute, Form form) const
    {
        // Unflagged Entra writes booleans of a PATCH as the strings True and False (entra-id.md, Q2).
        auto value = attribute.updated;
        if (form == Form::unflagged && value.is_boolean())
            value = Json {value.as_boolean() ? "True" : "False"};
        if (form == Form::unflagged)
            return Json::object(
                {{"op", Json {"Replace"}}, {"path", Json {attribute.target}}, {"value", std::move(value)}});
        if (attribute.target.find('[') != std::string::npos)
            return Json::object(
                {{"op", Json {"replace"}}, {"path", Json {attribute.target}}, {"value", std::move(value)}});
        return Json::object(
            {{"op", Json {"replace"}}, {"value", Json::object({{attribute.target, std::move(value)}})}});
    }

    CaseDefinition updates(MappedAttribute const& attribute, Form form) const
    {
        bool const flagged = form == Form::flagged;
        auto definition = blank(slug(attribute.target) + (flagged ? "-updates-flagged" : "-updates-unflagged"),
            short_target(attribute.target) + (flagged ? " updates, flagged form" : " updates, default form"),
            flagged ? flagged_form : round_trip);
        auto const requirement = definition.checks.front();
        definition.requirements.emplace_back("patch");
        StepDefinition patch;
        patch.method = "PATCH";
        patch.target = endpoint() + "/{made.id}";
        patch.headers = Json::object();
        patch.with = Json::object();
        patch.body = Json::object(
            {{"schemas", Json::array({Json {patch_urn}})}, {"Operations", Json::array({operation(attribute, form)})}});
        Expectation expectation;
        expectation.requirement = requirement;
        expectation.status = Json::array({Json {200}, Json {204}});
        expectation.headers = Json::object();
        expectation.members = Json::object();
        patch.expectations = {expectation};
        definition.steps = {
            creation(requirement), patch, read_back(requirement, filled_fragment(attribute.create, attribute.updated))};
        return definition;
    }

    Mapping const& mapping_;
    std::vector<MappedAttribute> const& attributes_;
    std::string type_, area_;
};

}  // namespace

std::vector<CaseDefinition> mapping_cases(Mapping const& mapping)
{
    auto cases = MappedType {mapping, mapping.user, "User"}.cases();
    auto groups = MappedType {mapping, mapping.group, "Group"}.cases();
    std::move(groups.begin(), groups.end(), std::back_inserter(cases));
    return cases;
}

void add_mapping_cases(Catalogue& catalogue, Mapping const& mapping)
{
    std::erase_if(catalogue.cases, [](CaseDefinition const& one) { return one.id.starts_with("mapping/"); });
    std::erase_if(catalogue.suites, [](SuiteTitle const& one) { return one.id.starts_with("mapping/"); });
    catalogue.suites.push_back({"mapping/" + mapping.id + "-user", "Users as " + mapping.title + " maps them."});
    catalogue.suites.push_back({"mapping/" + mapping.id + "-group", "Groups as " + mapping.title + " maps them."});
    for (auto& definition : mapping_cases(mapping))
        catalogue.cases.push_back(std::move(definition));
}

}  // namespace scim::conformance
