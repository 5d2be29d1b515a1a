// SPDX-License-Identifier: Apache-2.0
#include "console/run_console.hpp"

#include <algorithm>
#include <deque>
#include <ostream>

#include "config/units.hpp"
#include "console/case_lines.hpp"

#include <fmt/format.h>

namespace scim::cli {
namespace {

using namespace std::chrono_literals;
using TimeMark = std::chrono::steady_clock::time_point;

constexpr auto redraw_interval = 100ms;
constexpr int live_lines = 3;
constexpr std::size_t latency_window = 200;

std::string repeated(std::string_view piece, int count)
{
    std::string text;
    for (int n = 0; n < count; ++n)
        text += piece;
    return text;
}

class LiveConsole final : public RunConsole {
public:
    explicit LiveConsole(ConsoleOptions options) : options_ {std::move(options)} {}

    void begin(RunHeader const& header) override
    {
        started_ = options_.ticks();
        auto const rate = header.rate > 0 ? fmt::format(" · rate {:g}/s", header.rate) : std::string {};
        scroll(fmt::format("scimproof {} · profile {} · {} cases · jobs {}{} · seed {}", header.version, header.profile,
            with_commas(static_cast<std::int64_t>(header.cases)), header.jobs, rate, header.seed));
        scroll("Target  " + header.base_url);
    }

    void on_target(report::Target const& target) override
    {
        if (auto const facts = target_facts(target); !facts.empty())
            scroll("        " + options_.style.faint(facts));
    }

    void on_plan(conformance::Plan const& plan) override
    {
        planned_ = static_cast<int>(plan.cases.size());
        redraw();
    }

    void on_exchange(report::Exchange const& exchange) override
    {
        ++exchanges_;
        operation_ = harmless(exchange.operation);
        suite_ = exchange.case_id.substr(0, exchange.case_id.rfind('/'));
        latencies_.push_back(exchange.timing.total);
        if (latencies_.size() > latency_window)
            latencies_.pop_front();
        if (options_.exchanges)
            scroll(options_.style.faint(
                fmt::format("│ {} {}", harmless(exchange.request.method), harmless(exchange.request.url))));
        redraw_now_and_then();
    }

    void on_case(report::Case const& finished) override
    {
        count(counts_, finished);
        if (is_conspicuous(finished.status) && !finished.known)
            scroll(case_in_short(finished, options_.style));
        redraw_now_and_then();
    }

    void on_cleanup(int deleted, int left) override
    {
        if (left > 0)
            scroll(options_.style.doubtful(
                fmt::format("! {} resources could not be deleted, {} were. See: scimproof cleanup", left, deleted)));
    }

    void finish() override { erase(); }

private:
    void erase()
    {
        if (is_drawn_)
            options_.out << "\x1b[" << live_lines << "A\r\x1b[J" << std::flush;
        is_drawn_ = false;
    }

    void scroll(std::string const& line)
    {
        auto const was_drawn = is_drawn_;
        erase();
        options_.out << line << '\n' << std::flush;
        if (was_drawn)
            redraw();
    }

    void redraw_now_and_then()
    {
        auto const now = options_.ticks();
        if (now - drawn_at_ >= redraw_interval)
            redraw();
    }

    void redraw()
    {
        erase();
        drawn_at_ = options_.ticks();
        options_.out << options_.style.faint(repeated("─", std::min(options_.columns - 1, 100))) << '\n'
                     << progress_line() << '\n'
                     << activity_line() << '\n'
                     << std::flush;
        is_drawn_ = true;
    }

    double elapsed() const { return std::chrono::duration<double>(options_.ticks() - started_).count(); }

    std::string progress_line() const
    {
        constexpr int width = 28;
        auto const done = std::min(counts_.total, planned_);
        auto const filled = planned_ == 0 ? 0 : width * done / planned_;
        auto const percent = planned_ == 0 ? 0 : 100 * done / planned_;
        auto const left = done == 0 ? 0.0 : elapsed() / done * (planned_ - done);
        auto const bar = "▕" + repeated("█", filled) + repeated(" ", width - filled) + "▏";
        return fmt::format(" {} {:>3} %  {}/{}   ✓ {}  ✗ {}  ! {}  ? {}  – {}   {} left", bar, percent,
            with_commas(done), with_commas(planned_), counts_.pass + counts_.info, counts_.fail, counts_.warn,
            counts_.error, counts_.skip + counts_.blocked, duration_text(left * 1000));
    }

    std::string activity_line() const
    {
        auto sorted = std::vector<double> {latencies_.begin(), latencies_.end()};
        std::sort(sorted.begin(), sorted.end());
        auto const p95 = sorted.empty() ? 0.0 : sorted[(sorted.size() - 1) * 95 / 100];
        auto const seconds = elapsed();
        auto const rate = seconds > 0 ? exchanges_ / seconds : 0.0;
        auto const line = fmt::format(" {} · {} · {:.1f} req/s · p95 {:.0f} ms", suite_, operation_, rate, p95);
        return options_.style.faint(shortened(line, static_cast<std::size_t>(std::max(20, options_.columns - 2))));
    }

    ConsoleOptions options_;
    report::Counts counts_;
    int planned_ = 0;
    int exchanges_ = 0;
    std::string operation_ = "discovery", suite_;
    std::deque<double> latencies_;
    bool is_drawn_ = false;
    TimeMark started_, drawn_at_;
};

}  // namespace

std::unique_ptr<RunConsole> make_live_console(ConsoleOptions const& options)
{
    return std::make_unique<LiveConsole>(options);
}

}  // namespace scim::cli
