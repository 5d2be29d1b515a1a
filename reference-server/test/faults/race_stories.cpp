// SPDX-License-Identifier: Apache-2.0
#include "faults/story.hpp"

#include <algorithm>
#include <chrono>
#include <functional>
#include <string>
#include <thread>
#include <vector>

namespace scim::server::test {
namespace {

/// Carries out all of them at the same time.
void together(std::vector<std::function<void()>> const& actions)
{
    std::vector<std::thread> threads;
    for (auto const& action : actions)
        threads.emplace_back(action);
    for (auto& thread : threads)
        thread.join();
}

std::string replacing(std::string const& path, std::string const& value)
{
    return "[{'op':'replace','path':'" + path + "','value':'" + value + "'}]";
}

std::string two_changes_of_one_user(Provider& provider)
{
    auto const id = provider.user("{'userName':'a','title':'0','nickName':'0'}");
    auto const change = [&](char const* path) { provider.patch("/Users/" + id, replacing(path, "1")); };
    together({[&] { change("title"); }, [&] { change("nickName"); }});
    return seen(provider.get("/Users/" + id));
}

std::string two_removals_of_one_group(Provider& provider)
{
    auto const id = provider.group("{'displayName':'G','members':[{'value':'a'},{'value':'b'},{'value':'c'}]}");
    auto const remove = [&](std::string const& member) {
        provider.patch("/Groups/" + id, "[{'op':'remove','path':'members[value eq \\'" + member + "\\']'}]");
    };
    together({[&] { remove("a"); }, [&] { remove("b"); }});
    return seen(provider.get("/Groups/" + id));
}

// The DELETE comes while the PATCH is under way, or, where that is quick, behind it.
std::string patch_and_delete(Provider& provider)
{
    auto const id = provider.user("{'userName':'a'}");
    together({[&] { provider.patch("/Users/" + id, replacing("title", "1")); },
        [&] {
            std::this_thread::sleep_for(std::chrono::milliseconds {10});
            provider.send("DELETE", "/Users/" + id);
        }});
    return std::to_string(provider.get("/Users/" + id).status);
}

std::string two_changes_of_one_version(Provider& provider)
{
    auto const id = provider.user("{'userName':'a'}");
    auto const tag = provider.get("/Users/" + id).at("/meta/version").as_string();
    std::vector<int> statuses(2);
    auto const change = [&](std::size_t i) {
        auto const body = quoted("{'schemas':['urn:ietf:params:scim:api:messages:2.0:PatchOp'],'Operations':"
            + replacing("title", std::to_string(i)) + "}");
        statuses[i] = provider.send("PATCH", "/Users/" + id, body, {{"If-Match", tag}}).status;
    };
    together({[&] { change(0); }, [&] { change(1); }});
    std::sort(statuses.begin(), statuses.end());
    return std::to_string(statuses[0]) + " " + std::to_string(statuses[1]);
}

std::string two_of_one_new_name(Provider& provider)
{
    std::vector<std::string> const ids {provider.user("{'userName':'a'}"), provider.user("{'userName':'b'}")};
    auto const rename = [&](std::string const& id) { provider.patch("/Users/" + id, replacing("userName", "c")); };
    together({[&] { rename(ids[0]); }, [&] { rename(ids[1]); }});
    return write_json(provider.filter("/Users", "userName eq \"c\"").at("/totalResults"));
}

}  // namespace

std::vector<Story> race_stories()
{
    return {
        {"delete-undone-by-patch", strict, patch_and_delete},
        {"etag-if-match-race", strict, two_changes_of_one_version},
        {"group-removal-undone-by-parallel", strict, two_removals_of_one_group},
        {"rename-race-shares-name", strict, two_of_one_new_name},
        {"user-patch-loses-parallel", strict, two_changes_of_one_user},
    };
}

}  // namespace scim::server::test
