// SPDX-License-Identifier: Apache-2.0
#include "console/run_console.hpp"

#include <algorithm>
#include <map>
#include <ostream>

#include <scim/report/assemble.hpp>

#include "config/units.hpp"
#include "console/case_lines.hpp"

#include <fmt/format.h>

namespace scim::cli {
namespace {

using namespace std::chrono_literals;

constexpr auto heartbeat = 30s;

/// What is known of one suite while its cases come in.
struct SuiteState {
    std::size_t planned = 0;
    report::Counts counts;
    double milliseconds = 0;
    std::vector<report::Case> cases;
};

class PlainConsole final : public RunConsole {
public:
    explicit PlainConsole(ConsoleOptions options) : options_ {std::move(options)} {}

    void begin(RunHeader const& header) override
    {
        started_ = last_sign_ = options_.ticks();
        auto const rate = header.rate > 0 ? fmt::format(" rate={:g}/s", header.rate) : std::string {};
        say(fmt::format("scimproof {} profile={} cases={} jobs={}{} seed={}", header.version, header.profile,
            header.cases, header.jobs, rate, header.seed));
        say("target " + header.base_url);
    }

    void on_target(report::Target const& target) override
    {
        if (auto const facts = target_facts(target); !facts.empty())
            say("target offers " + facts);
    }

    void on_plan(conformance::Plan const& plan) override
    {
        for (auto const& planned : plan.cases)
            ++suites_[planned.definition->suite()].planned;
        planned_ = plan.cases.size();
    }

    void on_exchange(report::Exchange const& exchange) override
    {
        if (options_.exchanges) {
            auto const answer = exchange.response ? std::to_string(exchange.response->status)
                                                  : (exchange.failure ? exchange.failure->error_class : "?");
            say(fmt::format("  │ {} {} {} {:.0f} ms", harmless(exchange.request.method), harmless(exchange.request.url),
                answer, exchange.timing.total));
        }
        show_sign_of_life();
    }

    void on_case(report::Case const& finished) override
    {
        auto& suite = suites_[finished.suite];
        count(suite.counts, finished);
        count(all_, finished);
        suite.milliseconds += finished.duration_ms;
        suite.cases.push_back(finished);
        if (suite.cases.size() == suite.planned)
            show(finished.suite, suite);
        show_sign_of_life();
    }

    void on_cleanup(int deleted, int left) override { say(fmt::format("clean-up deleted={} left={}", deleted, left)); }

    void finish() override
    {
        for (auto& [id, suite] : suites_) {
            if (!suite.cases.empty())
                show(id, suite);
        }
    }

private:
    void say(std::string const& line)
    {
        options_.out << line << '\n' << std::flush;
        last_sign_ = options_.ticks();
    }

    static std::ptrdiff_t failures_to_mend(SuiteState const& suite)
    {
        return std::count_if(suite.cases.begin(), suite.cases.end(),
            [](report::Case const& one) { return one.status == report::Status::fail && !one.known; });
    }

    /// One suite: its line, then what is conspicuous in full. The cases are forgotten afterwards.
    void show(std::string const& id, SuiteState& suite)
    {
        auto const& counts = suite.counts;
        auto const is_good = counts.error == 0 && failures_to_mend(suite) == 0;
        auto const word = is_good ? options_.style.good("ok   ") : options_.style.bad("FAIL ");
        auto const line = fmt::format("{} {:<28}{:>4} pass {:>3} fail {:>3} warn {:>3} error {:>3} skip {:>8.1f}s",
            word, id, counts.pass + counts.info, counts.fail, counts.warn, counts.error, counts.skip + counts.blocked,
            suite.milliseconds / 1000);
        auto const is_group = options_.github_groups && is_good && counts.warn == 0;
        auto const known = counts.known == 0 ? std::string {} : fmt::format("  ({} known)", counts.known);
        say((is_group ? "::group::" : "") + line + known);
        for (auto const& finished : suite.cases) {
            if (finished.known) {
                say(known_case_line(finished, options_.style));
            } else if (is_conspicuous(finished.status)) {
                for (auto const& text : case_in_full(finished, options_.remedy, options_.style))
                    say(text);
            } else if (is_group) {
                say(fmt::format("  {} {}", report::to_string(finished.status), finished.id));
            }
        }
        if (is_group)
            say("::endgroup::");
        suite.cases.clear();
        suite.planned = 0;
    }

    void show_sign_of_life()
    {
        auto const now = options_.ticks();
        if (now - last_sign_ < heartbeat || planned_ == 0)
            return;
        auto const elapsed = std::chrono::duration<double>(now - started_).count();
        auto const done = all_.total;
        auto const left = done == 0 ? 0.0 : elapsed / done * (static_cast<double>(planned_) - done);
        say(fmt::format("...   progress {}/{} fail={} error={} elapsed={:.0f}s eta={:.0f}s", done, planned_, all_.fail,
            all_.error, elapsed, left));
    }

    ConsoleOptions options_;
    std::map<std::string, SuiteState> suites_;
    report::Counts all_;
    std::size_t planned_ = 0;
    std::chrono::steady_clock::time_point started_, last_sign_;
};

}  // namespace

std::unique_ptr<RunConsole> make_plain_console(ConsoleOptions const& options)
{
    return std::make_unique<PlainConsole>(options);
}

std::unique_ptr<RunConsole> make_silent_console()
{
    return std::make_unique<RunConsole>();
}

}  // namespace scim::cli
