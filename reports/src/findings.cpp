// SPDX-License-Identifier: Apache-2.0
#include "findings.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

#include <scim/report/assemble.hpp>
#include <scim/report/digest.hpp>
#include <scim/report/render.hpp>
#include <scim/wire/text.hpp>

#include "render/utf8_walk.hpp"

namespace scim::report {
namespace {

constexpr std::size_t max_title = 70;

/// Cuts to at most that many bytes, between characters.
std::string shortened(std::string text, std::size_t limit)
{
    if (text.size() <= limit)
        return text;
    constexpr std::string_view ellipsis = "…";
    return std::string {utf8_prefix(text, limit - ellipsis.size())} += ellipsis;
}

Severity severity_of(Finding const& finding, std::string_view profile)
{
    if (finding.level != Level::must)
        return Severity::minor;
    // `entra+okta` is two profiles in one.
    auto const parts = split(profile, '+');
    bool const is_entra = std::find(parts.begin(), parts.end(), "entra") != parts.end();
    bool const stops_entra = is_entra && finding.origin != Origin::rfc && finding.origin != Origin::client;
    return stops_entra || finding.origin == Origin::client ? Severity::blocker : Severity::major;
}

void add_once(std::vector<std::string>& to, std::string const& text)
{
    if (std::find(to.begin(), to.end(), text) == to.end())
        to.push_back(text);
}

class Finder {
public:
    explicit Finder(RunReport& report) : report_ {report}
    {
        for (auto const& requirement : report.requirements)
            requirements_.emplace(requirement.id, &requirement);
        for (auto const& exchange : report.exchanges)
            exchanges_.emplace(exchange.id, &exchange);
    }

    std::vector<Finding> find()
    {
        for (auto& one : report_.cases) {
            one.finding_ids.clear();
            if (one.status == Status::fail || one.status == Status::warn)
                add_case(one);
        }
        return sorted();
    }

private:
    void add_case(Case& one)
    {
        Exchange const* exchange = nullptr;
        for (auto const& step : one.steps) {
            // A step that sent nothing compares what an earlier one got.
            if (auto const found = exchanges_.find(step.exchange_id); found != exchanges_.end())
                exchange = found->second;
            for (auto const& assertion : step.assertions) {
                if (!assertion.ok && (assertion.level == Level::must || assertion.level == Level::should))
                    add_assertion(one, assertion, exchange);
            }
        }
    }

    void add_assertion(Case& one, Assertion const& assertion, Exchange const* exchange)
    {
        // What a standing check sees at many operations has one cause.
        bool const standing = std::find(one.tags.begin(), one.tags.end(), "standing") != one.tags.end();
        auto const operation = standing ? std::string {"*"} : exchange ? exchange->operation : std::string {};
        auto print = fingerprint(assertion, operation);
        auto const found = findings_.find(print);
        auto& finding = found != findings_.end()
            ? found->second
            : findings_.emplace(print, make(print, assertion, exchange)).first->second;
        if (exchange)
            add_once(finding.operations, exchange->operation);
        if (finding.cases.empty() || finding.cases.back() != one.id)
            finding.cases.push_back(one.id);
        finding.state = finding.state != "none" && one.known ? "known" : "none";
        add_once(one.finding_ids, finding.id);
    }

    Finding make(std::string const& print, Assertion const& assertion, Exchange const* exchange)
    {
        Finding finding;
        finding.fingerprint = print;
        finding.id = "F-" + print;
        finding.requirement = assertion.requirement;
        finding.level = assertion.level;
        finding.failure_class = assertion.failure_class;
        finding.state = "known";  // until a case turns up that is not
        if (exchange)
            finding.first_exchange = exchange->id;
        auto const found = requirements_.find(assertion.requirement);
        auto const* const requirement = found == requirements_.end() ? nullptr : found->second;
        finding.origin = requirement ? requirement->origin : Origin::rfc;
        add_texts(finding, requirement, assertion, exchange);
        finding.severity = severity_of(finding, report_.start.profile_id);
        return finding;
    }

    static void add_texts(
        Finding& finding, Requirement const* requirement, Assertion const& assertion, Exchange const* exchange)
    {
        auto const texts = requirement && requirement->texts ? *requirement->texts : FindingTexts {};
        auto const or_else
            = [](std::string const& text, std::string const& other) { return text.empty() ? other : text; };
        auto const fallback
            = requirement && !requirement->text.empty() ? requirement->text : assertion.requirement + " is not met";
        finding.title = or_else(texts.title, shortened(fallback, max_title));
        finding.expected = or_else(texts.expected, printable(assertion.expected));
        auto const observed = fill_placeholders(texts.observed, assertion, exchange);
        finding.observed = or_else(observed, printable(assertion.observed));
        finding.why_it_matters = texts.why_it_matters;
        finding.remedy = texts.remedy;
        finding.entra_error_code = texts.entra_error_code;
    }

    std::vector<Finding> sorted()
    {
        std::vector<Finding> all;
        for (auto& [print, finding] : findings_)
            all.push_back(std::move(finding));
        sort_findings(all);
        return all;
    }

    RunReport& report_;
    std::map<std::string_view, Requirement const*> requirements_;
    std::map<std::string_view, Exchange const*> exchanges_;
    std::map<std::string, Finding> findings_;
};

}  // namespace

std::string fingerprint(Assertion const& assertion, std::string_view operation)
{
    std::string joined = assertion.requirement;
    for (auto const part : {operation, std::string_view {assertion.id}, std::string_view {assertion.failure_class},
             std::string_view {assertion.observation}}) {
        joined += '\n';
        joined += part;
    }
    return sha256_hex(joined).substr(0, 16);
}

void sort_findings(std::vector<Finding>& all)
{
    auto const rank = [](Finding const& finding) {
        return std::tuple {finding.state == "known", finding.severity, -static_cast<long>(finding.cases.size()),
            std::string_view {finding.requirement}, std::string_view {finding.fingerprint}};
    };
    std::sort(
        all.begin(), all.end(), [rank](Finding const& left, Finding const& right) { return rank(left) < rank(right); });
}

std::vector<Finding> find_causes(RunReport& report)
{
    return Finder {report}.find();
}

}  // namespace scim::report
