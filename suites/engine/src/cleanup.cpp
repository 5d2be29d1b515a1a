// SPDX-License-Identifier: Apache-2.0
#include <scim/conformance/run.hpp>

#include <string>
#include <unordered_set>
#include <utility>

#include <scim/wire/encoding.hpp>

#include "discovery.hpp"
#include "made_up.hpp"
#include "session.hpp"

namespace scim::conformance {
namespace {

constexpr int page_size = 100;
constexpr int most_pages = 1000;

/// A resource left behind by a run.
struct Leftover {
    std::string target, description;
};

/// Where the resources of one type carry the prefix.
struct Place {
    std::string type, endpoint;
    std::vector<AttributeDefinition> names;  ///< attributes whose values begin with it in resources that a run makes
};

AttributeDefinition text_named(char const* name)
{
    AttributeDefinition attribute;
    attribute.name = name;
    return attribute;
}

/// Whether a run puts its prefix at the beginning of the values of an attribute.
bool carries(AttributeDefinition const& attribute, std::string const& prefix)
{
    auto const value = attribute.multi_valued || !attribute.is_written() || !attribute.is_shown()
        ? std::nullopt
        : made_up(attribute, prefix);
    return value && value->is_string() && value->as_string().starts_with(prefix);
}

/// One attribute is enough if every resource has it.
std::vector<AttributeDefinition> names_of(TypeDefinition const& type, std::string const& prefix)
{
    std::vector<AttributeDefinition> names;
    for (auto const& attribute : type.attributes) {
        if (!carries(attribute, prefix))
            continue;
        if (attribute.required && attribute.extension.empty())
            return {attribute};
        names.push_back(attribute);
    }
    return names;
}

/// Users come last, since others may refer to them. Their name and that of groups need no schema.
std::vector<Place> places(RunContext const& context, std::string const& prefix)
{
    std::vector<Place> all;
    for (auto const& type : context.capabilities.types) {
        if (type.is_custom())
            all.push_back({type.name, type.endpoint, names_of(type, prefix)});
    }
    all.push_back({"Group", context.endpoint("Group"), {text_named("displayName")}});
    all.push_back({"User", context.endpoint("User"), {text_named("userName")}});
    return all;
}

/// Collects what begins with the prefix, and people of a domain that does, page by page. The name is compared here as
/// well, so that a provider which ignores filters never makes us delete a stranger.
class Search {
public:
    Search(Session& session, std::string const& prefix) : session_ {session}, prefix_ {prefix} {}

    std::vector<Leftover> find(Place const& place)
    {
        found_.clear();
        known_.clear();
        for (auto const& attribute : place.names) {
            bool const is_filtered = walk(place, attribute, filter(attribute, " sw ", prefix_));
            // Where nobody filters by that, all have to be looked at.
            if (!is_filtered && place.names.size() == 1)
                walk(place, attribute, "");
            else if (place.type == "User")
                walk(place, attribute, filter(attribute, " co ", '@' + prefix_));
        }
        return std::move(found_);
    }

private:
    static std::string filter(AttributeDefinition const& attribute, char const* comparison, std::string const& text)
    {
        return "filter=" + percent_encode(attribute.path() + comparison + '"' + text + '"') + "&";
    }

    bool is_ours(std::string const& name) const
    {
        return name.starts_with(prefix_) || name.find('@' + prefix_) != std::string::npos;
    }

    /// Reads all pages. False: the first one was refused.
    bool walk(Place const& place, AttributeDefinition const& attribute, std::string const& filter)
    {
        int start = 1;
        for (int page = 0; page < most_pages; ++page) {
            auto const reply = session_.send("GET",
                place.endpoint + "?" + filter + "startIndex=" + std::to_string(start)
                    + "&count=" + std::to_string(page_size),
                std::nullopt);
            if (page == 0 && !reply.is_success())
                return false;
            auto const received = take(reply, place, attribute);
            if (received == 0)
                break;
            start += received;
        }
        return true;
    }

    int take(Reply const& reply, Place const& place, AttributeDefinition const& attribute)
    {
        auto const* resources = reply.json ? reply.json->find_ignoring_case("Resources") : nullptr;
        if (!reply.is_success() || !resources || !resources->is_array())
            return 0;
        for (auto const& resource : resources->as_array()) {
            auto const* name = value_in(resource, attribute);
            auto const* id = resource.find_ignoring_case("id");
            if (!name || !id || !name->is_string() || !id->is_string() || !is_ours(name->as_string()))
                continue;
            auto target = place.endpoint + "/" + percent_encode(id->as_string());
            if (known_.insert(target).second)
                found_.push_back({std::move(target), place.type + " " + id->as_string() + " " + name->as_string()});
        }
        return static_cast<int>(resources->size());
    }

    Session& session_;
    std::string const& prefix_;
    std::vector<Leftover> found_;
    std::unordered_set<std::string> known_;  ///< targets of what was found
};

}  // namespace

CleanupOutcome cleanup(RunOptions const& options, Profile const& profile, TransportFactory const& transports,
    std::string const& prefix, CleanupMode mode)
{
    RunObserver nobody;
    std::atomic<bool> const stop {false};
    report::RedactorOptions redaction;
    redaction.secrets = options.secrets;
    redaction.run_prefix = prefix;
    auto const redactor = report::Redactor::make(std::move(redaction));
    RunContext context {.options = options,
        .profile = profile,
        .redactor = *redactor,
        .results = nullptr,
        .observer = nobody,
        .stop = stop,
        .transports = transports,
        .run_prefix = prefix,
        .pace = Pace {options.rate}};
    auto const transport = transports();
    Session session {context, *transport, "cleanup"};
    auto discovery = discover(session);
    CleanupOutcome outcome;
    if (discovery.unreachable) {
        outcome.unreachable = std::move(discovery.unreachable);
        return outcome;
    }
    context.capabilities = std::move(discovery.capabilities);
    Search search {session, prefix};
    for (auto const& place : places(context, prefix)) {
        for (auto const& leftover : search.find(place)) {
            outcome.found.push_back(leftover.description);
            if (mode == CleanupMode::list)
                continue;
            auto const reply = session.send("DELETE", leftover.target, std::nullopt);
            ++(reply.is_success() || reply.status() == 404 ? outcome.deleted : outcome.failed);
        }
    }
    return outcome;
}

}  // namespace scim::conformance
