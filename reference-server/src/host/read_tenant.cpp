// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <limits>
#include <utility>

#include <scim/server/host.hpp>
#include <scim/wire/text.hpp>

#include "auth/token_text.hpp"
#include "data/text_file.hpp"
#include "host/object_reader.hpp"
#include "host/read_credentials.hpp"
#include "host/read_tenant.hpp"
#include "host/rule.hpp"

namespace scim::server {

namespace {

namespace fs = std::filesystem;
using Done = Result<void, std::string>;

/// A limit with its name in settings.
struct Limit {
    std::string_view name;
    std::size_t ServiceProviderOptions::*member;
    std::int64_t low;
};

constexpr std::array<Limit, 7> limits {{
    {"maxResults", &ServiceProviderOptions::max_results, 1},
    {"defaultCount", &ServiceProviderOptions::default_count, 1},
    {"maxBodyBytes", &ServiceProviderOptions::max_body_bytes, 1024},
    {"maxPatchOperations", &ServiceProviderOptions::max_patch_operations, 1},
    {"maxBulkOperations", &ServiceProviderOptions::max_bulk_operations, 1},
    {"maxBulkPayload", &ServiceProviderOptions::max_bulk_payload, 1024},
    {"maxFilterLength", &ServiceProviderOptions::max_filter_length, 64},
}};

constexpr std::int64_t most = 1'000'000'000;

bool is_name(std::string_view name)
{
    return !name.empty() && name.size() <= 64 && std::all_of(name.begin(), name.end(), [](char letter) {
        return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') || (letter >= '0' && letter <= '9')
            || letter == '-' || letter == '_' || letter == '.';
    });
}

/// Reads one tenant.
class TenantReader {
public:
    TenantReader(ObjectReader reader, fs::path directory, FileAccess access, TenantSettings base)
        : reader_ {std::move(reader)}
        , directory_ {std::move(directory)}
        , access_ {access}
        , settings_ {std::move(base)}
    {
    }

    Result<TenantSettings, std::string> read()
    {
        read_identity();
        read_token();
        read_other_credentials();
        read_dialect();
        read_limits();
        if (auto faults = reader_.texts("faults"))
            settings_.provider.faults = std::move(*faults);
        if (auto variants = reader_.texts("variants"))
            settings_.provider.variants = std::move(*variants);
        if (auto const delay = reader_.integer("eventual", 0, most))
            settings_.provider.eventual_delay = std::chrono::milliseconds {*delay};
        read_definitions("schemas", settings_.provider.definitions.schemas);
        read_definitions("resourceTypes", settings_.provider.definitions.resource_types);
        read_data();
        auto const rules = read_rules();
        if (!rules)
            return Failure {rules.error()};
        auto const done = reader_.finish();
        if (!done)
            return Failure {done.error()};
        return std::move(settings_);
    }

private:
    void read_identity()
    {
        if (auto name = reader_.text("name")) {
            if (!is_name(*name))
                reader_.refuse("name", "at most 64 letters, digits, -, _ and . make a name");
            settings_.name = std::move(*name);
        }
        if (auto path = reader_.text("basePath")) {
            auto const done = settle_base_path(*path);
            if (!done)
                reader_.refuse("basePath", done.error());
            settings_.provider.base_path = std::move(*path);
        }
    }

    void read_token()
    {
        auto token = reader_.text("token");
        if (auto const file = reader_.text("tokenFile")) {
            if (token)
                reader_.refuse("tokenFile", "it cannot stand beside token");
            token = first_line_of(*file);
        }
        if (!token)
            return;
        if (!is_token_text(*token))
            reader_.refuse("token", "a token is not empty and has no blanks or characters beyond ASCII");
        settings_.provider.bearer_token = std::move(*token);
    }

    void read_other_credentials()
    {
        if (auto subject = reader_.text("me"))
            settings_.provider.bearer_subject = std::move(*subject);
        auto const* document = reader_.object("credentials");
        if (!document)
            return;
        auto credentials = read_credentials(*document, reader_.pointer_to("credentials"), directory_, access_);
        if (credentials)
            settings_.provider.credentials = std::move(*credentials);
        else
            reader_.adopt(Failure {credentials.error()});
    }

    std::optional<std::string> first_line_of(std::string const& name)
    {
        auto const text = may_read("tokenFile") ? read_text_file(directory_ / name) : std::nullopt;
        if (text)
            return first_line(*text);
        reader_.refuse("tokenFile", "the file " + (directory_ / name).string() + " cannot be read");
        return {};
    }

    bool may_read(std::string_view name)
    {
        if (access_ == FileAccess::allowed)
            return true;
        reader_.refuse(name, "files cannot be named here");
        return false;
    }

    void read_dialect()
    {
        auto& dialect = settings_.provider.dialect;
        if (auto const name = reader_.text("dialect")) {
            auto named = dialect_named(*name);
            if (named)
                dialect = std::move(*named);
            else
                reader_.refuse("dialect", named.error());
        }
        for (auto const* list : {"allow", "deny"}) {
            for (auto const& name : reader_.texts(list).value_or(std::vector<std::string> {})) {
                auto const leniency = find_leniency(name);
                if (!leniency)
                    reader_.refuse(list, unknown_leniency(name));
                else if (std::string_view {list} == "allow")
                    dialect.allow(*leniency);
                else
                    dialect.deny(*leniency);
            }
        }
    }

    void read_limits()
    {
        auto& provider = settings_.provider;
        if (auto const method = reader_.text("defaultPagination")) {
            if (*method != "index" && *method != "cursor")
                reader_.refuse("defaultPagination", "index or cursor is expected here");
            provider.default_paging = *method == "cursor" ? PagingMethod::cursor : PagingMethod::index;
        }
        auto const* document = reader_.object("limits");
        if (!document)
            return;
        auto inner = ObjectReader {*document, reader_.pointer_to("limits")};
        for (auto const& limit : limits) {
            if (auto const value = inner.integer(limit.name, limit.low, most))
                provider.*limit.member = static_cast<std::size_t>(*value);
        }
        if (auto const seconds = inner.integer("cursorTimeoutSeconds", 0, most))
            provider.cursor_lifetime = std::chrono::seconds {*seconds};
        reader_.adopt(inner.finish());
    }

    void read_definitions(std::string_view name, std::vector<DefinitionFile>& definitions)
    {
        auto const* list = reader_.array(name);
        if (!list)
            return;
        definitions.clear();
        for (std::size_t i = 0; i < list->size(); ++i) {
            auto const& element = list->as_array()[i];
            auto const place = std::string {name} + "/" + std::to_string(i);
            if (element.is_object()) {
                definitions.push_back({reader_.pointer_to(place), write_json(element)});
            } else if (element.is_string() && may_read(place)) {
                auto const file = directory_ / element.as_string();
                auto text = read_text_file(file);
                if (!text)
                    reader_.refuse(place, "the file " + file.string() + " cannot be read");
                definitions.push_back({file.string(), text.value_or("")});
            } else {
                reader_.refuse(place, "a definition or the name of a file is expected here");
            }
        }
    }

    void read_data()
    {
        if (auto const names = reader_.texts("load"); names && may_read("load")) {
            settings_.load.clear();
            for (auto const& name : *names)
                settings_.load.push_back(directory_ / name);
        }
        if (auto const text = reader_.text("generate")) {
            auto const options = parse_generate(*text);
            if (options)
                settings_.generate = *options;
            else
                reader_.refuse("generate", options.error());
        }
        if (auto const name = reader_.text("data"); name && may_read("data"))
            settings_.data_directory = directory_ / *name;
    }

    Done read_rules()
    {
        auto const* list = reader_.array("rules");
        if (!list)
            return {};
        settings_.rules.clear();
        for (std::size_t i = 0; i < list->size(); ++i) {
            auto rule = read_rule(list->as_array()[i], reader_.pointer_to("rules/" + std::to_string(i)));
            if (!rule)
                return Failure {rule.error()};
            settings_.rules.push_back(std::move(*rule));
        }
        return {};
    }

    ObjectReader reader_;
    fs::path directory_;
    FileAccess access_;
    TenantSettings settings_;
};

Json strings(std::vector<std::string> const& texts)
{
    auto list = Json::array();
    for (auto const& text : texts)
        list.push_back(text);
    return list;
}

}  // namespace

std::string unknown_word(std::string_view kind, std::string const& word, std::vector<std::string> const& known)
{
    auto text = "unknown " + std::string {kind} + " " + word + ".";
    auto const near = nearest(word, known);
    return near.empty() ? text : text + " Did you mean " + near + "?";
}

std::string unknown_leniency(std::string const& name)
{
    std::vector<std::string> names;
    for (auto const& leniency : leniencies())
        names.emplace_back(leniency.name);
    return unknown_word("leniency", name, names);
}

Result<void, std::string> settle_base_path(std::string& path)
{
    while (!path.empty() && path.back() == '/')
        path.pop_back();
    if (!path.empty() && path.front() != '/')
        return Failure {"a base path begins with a slash, as /scim/v2 does; seen: " + path + "."};
    if (path.find_first_of("?#% ") != std::string::npos)
        return Failure {"a base path has plain path segments only; seen: " + path + "."};
    return {};
}

TenantSettings::TenantSettings() = default;
TenantSettings::TenantSettings(TenantSettings const&) = default;
TenantSettings::TenantSettings(TenantSettings&&) noexcept = default;
TenantSettings& TenantSettings::operator=(TenantSettings const&) = default;
TenantSettings& TenantSettings::operator=(TenantSettings&&) noexcept = default;
TenantSettings::~TenantSettings() = default;

Result<TenantSettings, std::string> read_tenant(
    Json const& document, std::string const& pointer, fs::path const& directory, FileAccess access, TenantSettings base)
{
    return TenantReader {ObjectReader {document, pointer}, directory, access, std::move(base)}.read();
}

Result<std::vector<TenantSettings>, std::string> read_tenants_file(fs::path const& file)
{
    auto const refuse = [&](std::string const& sentence) { return Failure {file.string() + ": " + sentence}; };
    auto const text = read_text_file(file);
    if (!text)
        return refuse("the file cannot be read");
    auto const document = parse_json(*text);
    if (!document)
        return refuse("not JSON: " + describe(document.error()));
    auto reader = ObjectReader {*document, ""};
    static_cast<void>(reader.any("$schema"));  // for editors
    auto const* list = reader.array("tenants");
    if (!list || list->empty())
        reader.refuse("tenants", "at least one tenant is needed");
    auto const done = reader.finish();
    if (!done)
        return refuse(done.error());
    std::vector<TenantSettings> tenants;
    for (std::size_t i = 0; i < list->size(); ++i) {
        auto const pointer = "/tenants/" + std::to_string(i);
        auto const& element = list->as_array()[i];
        for (auto const* name : {"name", "basePath"}) {
            if (element.is_object() && !element.contains(name))
                return refuse(pointer + ": " + name + " is missing");
        }
        auto tenant = read_tenant(element, pointer, file.parent_path(), FileAccess::allowed);
        if (!tenant)
            return refuse(tenant.error());
        if (tenant->provider.bearer_token.empty() && tenant->provider.credentials.empty())
            return refuse(pointer + ": token, tokenFile or credentials is missing");
        tenants.push_back(std::move(*tenant));
    }
    return tenants;
}

Json describe(TenantSettings const& settings)
{
    auto const& provider = settings.provider;
    auto forgiven = Json::array();
    for (auto const& leniency : leniencies()) {
        if (provider.dialect.allows(leniency.leniency))
            forgiven.push_back(leniency.name);
    }
    auto rules = Json::array();
    for (auto const& rule : settings.rules)
        rules.push_back(rule.document);
    auto bounds = Json::object();
    for (auto const& limit : limits)
        bounds.set(limit.name, provider.*limit.member);
    bounds.set("cursorTimeoutSeconds", static_cast<std::int64_t>(provider.cursor_lifetime.count()));
    return Json::object({
        {"name", settings.name},
        {"basePath", provider.base_path},
        {"dialect", provider.dialect.name()},
        {"leniencies", std::move(forgiven)},
        {"faults", strings(provider.faults)},
        {"variants", strings(provider.variants)},
        {"eventual", static_cast<std::int64_t>(provider.eventual_delay.count())},
        {"rules", std::move(rules)},
        {"limits", std::move(bounds)},
        {"defaultPagination", provider.default_paging == PagingMethod::index ? "index" : "cursor"},
    });
}

}  // namespace scim::server
