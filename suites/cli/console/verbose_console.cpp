// SPDX-License-Identifier: Apache-2.0
#include "console/run_console.hpp"

#include <ostream>

#include <scim/report/assemble.hpp>
#include <scim/wire/json.hpp>
#include <scim/wire/text.hpp>

#include "console/case_lines.hpp"

#include <fmt/format.h>

namespace scim::cli {
namespace {

class VerboseConsole final : public RunConsole {
public:
    explicit VerboseConsole(ConsoleOptions options) : options_ {std::move(options)} {}

    void begin(RunHeader const& header) override
    {
        options_.out << fmt::format("scimproof {} profile={} seed={}\ntarget {}\n", header.version, header.profile,
            header.seed, header.base_url);
    }

    void on_exchange(report::Exchange const& exchange) override
    {
        auto const& request = exchange.request;
        say("");
        say(options_.style.strong(fmt::format("> {} {}", harmless(request.method), harmless(request.url))));
        say_fields(request.headers);
        say_body(request.body);
        if (exchange.response) {
            auto const& response = *exchange.response;
            say(options_.style.strong(
                fmt::format("< {} {} ({:.1f} ms)", response.status, harmless(response.reason), exchange.timing.total)));
            say_fields(response.headers);
            say_body(response.body);
        } else if (exchange.failure) {
            say("< no answer: " + harmless(exchange.failure->text));
        }
        options_.out << std::flush;
    }

    void on_case(report::Case const& finished) override
    {
        say("");
        say(fmt::format(
            "{} {}  {}", options_.style.by(finished.status, symbol(finished.status)), finished.id, finished.title));
        for (auto const& step : finished.steps) {
            for (auto const& assertion : step.assertions)
                say_assertion(step, assertion);
        }
        for (auto const& requirement : violated_requirements(finished)) {
            if (auto const text = options_.remedy ? options_.remedy(requirement) : std::string {}; !text.empty())
                say("│ fix: " + harmless(text));
        }
        if (finished.steps.empty() && !finished.message.empty())
            say("│ " + harmless(finished.message));
        if (!finished.skip_reason.empty())
            say("│ not applicable: " + harmless(finished.skip_reason));
        options_.out << std::flush;
    }

    void on_cleanup(int deleted, int left) override
    {
        say("");
        say(fmt::format("clean-up deleted={} left={}", deleted, left));
    }

private:
    void say(std::string const& line) { options_.out << line << '\n'; }

    void say_fields(Fields const& fields)
    {
        for (auto const& field : fields)
            say("│ " + harmless(field.name + ": " + field.value));
    }

    void say_body(std::optional<report::Body> const& body)
    {
        if (!body)
            return;
        say("│");
        if (!body->text)
            return say(fmt::format("│ {} bytes that are no text", body->size));
        auto const parsed = parse_json(*body->text);
        auto const shown = parsed ? write_json_pretty(*parsed) : *body->text;
        for (auto const& line : split(trim(shown), '\n'))
            say("│ " + harmless(line));
    }

    void say_assertion(report::Step const& step, report::Assertion const& assertion)
    {
        auto const mark = assertion.ok ? options_.style.good("✓") : options_.style.bad("✗");
        auto const place = assertion.path.empty() ? assertion.id : assertion.path;
        auto const seen = assertion.ok ? std::string {} : ", got " + assertion.observed;
        say(fmt::format("│ {} step {} {} {}: {}", mark, step.n, assertion.requirement, harmless(place),
            harmless("expected " + assertion.expected + seen)));
    }

    ConsoleOptions options_;
};

}  // namespace

std::unique_ptr<RunConsole> make_verbose_console(ConsoleOptions const& options)
{
    return std::make_unique<VerboseConsole>(options);
}

}  // namespace scim::cli
