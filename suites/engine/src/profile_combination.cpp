// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <set>
#include <string>

#include <scim/conformance/catalogue.hpp>
#include <scim/report/assemble.hpp>

#include "requirement_level.hpp"

namespace scim::conformance {
namespace {

bool holds(std::vector<std::string> const& list, std::string const& text)
{
    return std::find(list.begin(), list.end(), text) != list.end();
}

std::vector<Profile> without_repetitions(std::vector<Profile> const& profiles)
{
    std::vector<Profile> list;
    for (auto const& profile : profiles) {
        auto const same = std::find_if(list.begin(), list.end(),
            [&](Profile const& known) { return known.id == profile.id && known.source == profile.source; });
        if (same == list.end())
            list.push_back(profile);
    }
    return list;
}

/// Takes profiles in, one after the other; the first has precedence where both cannot be had.
class Combiner {
public:
    Combiner(Catalogue const& catalogue, std::vector<Profile> const& profiles)
        : catalogue_ {catalogue}
        , profiles_ {profiles}
    {
    }

    Profile combine()
    {
        for (auto const& profile : profiles_) {
            add_names(profile);
            for (auto const& document : profile.documents) {
                if (!holds(whole_.documents, document))
                    whole_.documents.push_back(document);
            }
            for (auto const& exception : profile.exceptions)
                add_exception(profile, exception);
            add_headers(profile);
            add_mapping(profile);
        }
        set_levels();
        return std::move(whole_);
    }

private:
    void note(std::string sentence) { whole_.notes.push_back(std::move(sentence)); }

    void add_names(Profile const& profile)
    {
        auto const join = [](std::string& whole, std::string const& part, char const* between) {
            whole += (whole.empty() ? "" : between) + part;
        };
        join(whole_.id, profile.id, "+");
        join(whole_.title, profile.title, " + ");
        join(whole_.about, profile.about, " ");
        join(whole_.source, profile.source.empty() ? profile.id : profile.source, ",");
        for (auto const& part : profile.parts) {
            if (!holds(whole_.parts, part))
                whole_.parts.push_back(part);
        }
    }

    // Choice: what one profile leaves out stays out. It does so because its client counts on the opposite, so no
    // provider could satisfy both, and a failure would say nothing.
    void add_exception(Profile const& profile, ProfileException const& exception)
    {
        if (whole_.exception_reason(exception.requirement))
            return;
        whole_.exceptions.push_back(exception);
        for (auto const& other : profiles_) {
            if (other.applies(exception.requirement))
                note(other.id + " asks for " + exception.requirement + ", " + profile.id
                    + " leaves it out, and so does this run: " + exception.why);
        }
    }

    void add_headers(Profile const& profile)
    {
        for (auto const& field : profile.headers) {
            auto const known = whole_.headers.find(field.name);
            if (!known)
                whole_.headers.add(field.name, field.value);
            else if (*known != field.value)
                // Without the values: a field may hold a key.
                note(profile.id + " sends another " + field.name
                    + " than a profile before it; this run sends the first");
        }
    }

    void add_mapping(Profile const& profile)
    {
        if (whole_.mapping.empty())
            whole_.mapping = profile.mapping;
        if (whole_.default_mapping.empty())
            whole_.default_mapping = profile.default_mapping;
        else if (!profile.default_mapping.empty() && profile.default_mapping != whole_.default_mapping)
            note(profile.id + " names the mapping " + profile.default_mapping
                + "; this run sends that of an earlier "
                  "profile: "
                + whole_.default_mapping);
    }

    void set_levels()
    {
        std::set<std::string> changed;
        for (auto const& profile : profiles_) {
            for (auto const& [id, level] : profile.levels)
                changed.insert(id);
        }
        for (auto const& id : changed)
            set_level(id);
    }

    /// Levels count down in strength.
    void set_level(std::string const& id)
    {
        std::optional<report::Level> strictest;
        std::string told;
        bool differ = false;
        for (auto const& profile : profiles_) {
            if (!profile.applies(id))
                continue;
            auto const level = requirement_level(catalogue_, profile, id);
            differ = differ || (strictest && *strictest != level);
            strictest = strictest ? std::min(*strictest, level) : level;
            told += (told.empty() ? "" : ", ") + profile.id + " " + std::string {report::to_string(level)};
        }
        if (!strictest)
            return;
        whole_.levels[id] = *strictest;
        if (differ)
            note(id + " has several levels: " + told + "; this run takes "
                + std::string {report::to_string(*strictest)});
    }

    Catalogue const& catalogue_;
    std::vector<Profile> const& profiles_;
    Profile whole_;
};

}  // namespace

Profile combine(Catalogue const& catalogue, std::vector<Profile> const& profiles)
{
    auto const list = without_repetitions(profiles);
    return list.size() == 1 ? list.front() : Combiner {catalogue, list}.combine();
}

}  // namespace scim::conformance
