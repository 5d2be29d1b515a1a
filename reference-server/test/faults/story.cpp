// SPDX-License-Identifier: Apache-2.0
#include "faults/story.hpp"

#include <utility>

#include <boost/test/unit_test.hpp>

namespace scim::server::test {

std::string seen(Reply reply)
{
    reply.body.erase("meta");
    return std::to_string(reply.status) + " " + write_json(reply.body);
}

std::string listed(Reply const& reply, char const* attribute)
{
    auto told = std::to_string(reply.status);
    for (auto const& one : reply.status == 200 ? reply.body.find("Resources")->as_array() : Json::Array {})
        told += " " + std::string {one.string_or(attribute, "")};
    return told;
}

std::string found(Provider& provider, char const* filter)
{
    provider.user("{'userName':'anna','active':true,'title':'x \\'q\\'','emails':[{'value':'w','type':'work'}]}");
    provider.user("{'userName':'bert','active':false,'title':'my x'}");
    return listed(provider.filter("/Users", filter), "userName");
}

std::string paged(Provider& provider, char const* parameters)
{
    for (auto const* name : {"a", "b", "c"})
        provider.user("{'userName':'" + std::string {name} + "'}");
    auto const reply = provider.get("/Users" + std::string {parameters});
    std::string names;
    for (auto const& user : reply.body.find("Resources")->as_array())
        names += user.string_or("userName", "?");
    return names + " " + write_json(reply.at("/totalResults")) + " " + write_json(reply.at("/startIndex"));
}

std::string patched(Provider& provider, std::string const& members, std::string const& operations)
{
    auto const id = provider.user(members);
    auto const status = provider.patch("/Users/" + id, operations).status;
    return std::to_string(status) + " " + seen(provider.get("/Users/" + id));
}

std::string group_patched(Provider& provider, std::string const& operations)
{
    auto const id = provider.group("{'displayName':'G','members':[{'value':'a'},{'value':'b'}]}");
    auto const status = provider.patch("/Groups/" + id, operations).status;
    return std::to_string(status) + " " + seen(provider.get("/Groups/" + id));
}

void check_story(Story const& story, DefinitionFiles const& definitions)
{
    ServiceProviderOptions options;
    options.dialect = story.dialect();
    options.definitions = definitions;
    Provider honest {options};
    Provider again {options};
    options.faults = {story.fault};
    Provider lying {std::move(options)};
    auto const truth = story.tell(honest);
    BOOST_TEST(story.tell(again) == truth);
    BOOST_TEST(story.tell(lying) != truth);
}

}  // namespace scim::server::test
