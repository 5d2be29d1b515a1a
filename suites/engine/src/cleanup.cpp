// SPDX-License-Identifier: Apache-2.0
#include <scim/conformance/run.hpp>

#include <algorithm>
#include <utility>

#include <scim/wire/encoding.hpp>

#include "discovery.hpp"
#include "session.hpp"

namespace scim::conformance {
namespace {

constexpr int page_size = 100;
constexpr int most_pages = 1000;

/// A resource left behind by a run.
struct Leftover {
    std::string target, description;
};

/// Collects what begins with the prefix, and people of a domain that does, page by page. The name is compared here as
/// well, so that a provider which ignores filters never makes us delete a stranger.
class Search {
public:
    Search(Session& session, std::string const& prefix) : session_ {session}, prefix_ {prefix} {}

    std::vector<Leftover> find(std::string const& type, std::string const& attribute)
    {
        found_.clear();
        look_for(type, attribute, attribute + " sw \"" + prefix_ + "\"");
        if (type == "User")
            look_for(type, attribute, attribute + " co \"@" + prefix_ + "\"");
        return found_;
    }

private:
    void look_for(std::string const& type, std::string const& attribute, std::string const& condition)
    {
        auto const endpoint = session_.context().endpoint(type);
        auto const filter = percent_encode(condition);
        int start = 1;
        for (int page = 0; page < most_pages; ++page) {
            auto const reply = session_.send("GET",
                endpoint + "?filter=" + filter + "&startIndex=" + std::to_string(start)
                    + "&count=" + std::to_string(page_size),
                std::nullopt);
            auto const received = take(reply, type, attribute, endpoint);
            if (received == 0)
                break;
            start += received;
        }
    }

    bool is_ours(std::string const& name) const
    {
        return name.starts_with(prefix_) || name.find('@' + prefix_) != std::string::npos;
    }

    void note(Leftover leftover)
    {
        auto const is_same = [&](Leftover const& other) { return other.target == leftover.target; };
        if (std::none_of(found_.begin(), found_.end(), is_same))
            found_.push_back(std::move(leftover));
    }

    int take(Reply const& reply, std::string const& type, std::string const& attribute, std::string const& endpoint)
    {
        auto const* resources = reply.json ? reply.json->find_ignoring_case("Resources") : nullptr;
        if (!reply.is_success() || !resources || !resources->is_array())
            return 0;
        for (auto const& resource : resources->as_array()) {
            auto const* name = resource.find_ignoring_case(attribute);
            auto const* id = resource.find_ignoring_case("id");
            if (!name || !id || !name->is_string() || !id->is_string() || !is_ours(name->as_string()))
                continue;
            note({endpoint + "/" + percent_encode(id->as_string()),
                type + " " + id->as_string() + " " + name->as_string()});
        }
        return static_cast<int>(resources->size());
    }

    Session& session_;
    std::string const& prefix_;
    std::vector<Leftover> found_;
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
    Search search {session, prefix};
    for (auto const& [type, attribute] : {std::pair {"Group", "displayName"}, std::pair {"User", "userName"}}) {
        for (auto const& leftover : search.find(type, attribute)) {
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
