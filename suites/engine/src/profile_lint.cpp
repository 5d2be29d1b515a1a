// SPDX-License-Identifier: Apache-2.0
#include <set>

#include <scim/conformance/catalogue.hpp>
#include <scim/wire/json_place.hpp>
#include <scim/wire/json_pointer.hpp>
#include <scim/wire/text.hpp>

namespace scim::conformance {
namespace {

class ProfileLint {
public:
    ProfileLint(Catalogue const& catalogue, SourceFile const& file) : catalogue_ {catalogue}, file_ {file}
    {
        for (auto const& requirement : catalogue.requirements.all())
            documents_.insert(requirement.document);
    }

    std::vector<FileProblem> run(Profile const& profile)
    {
        for (std::size_t n = 0; n < profile.documents.size(); ++n) {
            if (!documents_.contains(profile.documents[n]))
                complain("/documents/" + std::to_string(n),
                    "there is no document " + profile.documents[n]
                        + near(profile.documents[n], {documents_.begin(), documents_.end()}));
        }
        for (auto const& [id, level] : profile.levels)
            requirement(id, join_pointer("/levels", id));
        for (std::size_t n = 0; n < profile.exceptions.size(); ++n)
            requirement(profile.exceptions[n].requirement, "/except/" + std::to_string(n) + "/requirement");
        mapping(profile.mapping);
        return std::move(problems_);
    }

private:
    static std::string near(std::string const& wanted, std::vector<std::string> const& known)
    {
        auto const close = nearest(wanted, known);
        return close.empty() ? std::string {} : "; did you mean " + close + "?";
    }

    void complain(std::string const& pointer, std::string text)
    {
        auto const line
            = file_.content.empty() ? std::string {} : "line " + std::to_string(line_of(file_.content, pointer)) + ", ";
        problems_.push_back({file_.name, line + pointer, std::move(text)});
    }

    void requirement(std::string const& id, std::string const& pointer)
    {
        if (!catalogue_.requirements.find(id))
            complain(pointer, "there is no requirement " + id + "; see: scimproof list requirements");
    }

    /// A name that ends in .json is a file, which whoever reads files looks for.
    void mapping(std::string const& name)
    {
        if (name.empty() || name.ends_with(".json") || catalogue_.find_mapping(name))
            return;
        std::vector<std::string> known;
        for (auto const& one : catalogue_.mappings)
            known.push_back(one.id);
        complain("/mapping", "there is no mapping " + name + near(name, known));
    }

    Catalogue const& catalogue_;
    SourceFile const& file_;
    std::set<std::string> documents_;
    std::vector<FileProblem> problems_;
};

}  // namespace

std::vector<FileProblem> profile_problems(Catalogue const& catalogue, Profile const& profile, SourceFile const& file)
{
    return ProfileLint {catalogue, file}.run(profile);
}

}  // namespace scim::conformance
