// SPDX-License-Identifier: Apache-2.0
#include <scim/conformance/run.hpp>

#include <algorithm>
#include <thread>

#include <scim/conformance/recording.hpp>
#include <scim/report/assemble.hpp>
#include <scim/wire/random.hpp>

#include "case_runner.hpp"
#include "discovery.hpp"
#include "requirement_level.hpp"
#include "standing_checks.hpp"

namespace scim::conformance {
namespace {

constexpr int unanswered_until_given_up = 5;

std::unique_ptr<report::Redactor> redactor_for(RunOptions const& options, std::string const& prefix)
{
    report::RedactorOptions redaction;
    redaction.secrets = options.secrets;
    redaction.run_prefix = prefix;
    redaction.personal_data = options.personal_data;
    return report::Redactor::make(std::move(redaction));
}

/// One run from the first request to the last line of the record.
class Run {
public:
    Run(RunOptions const& options, Catalogue const& catalogue, Profile const& profile,
        TransportFactory const& transports, report::ResultsWriter& results, RunObserver& observer,
        std::atomic<bool> const& stop)
        : options_ {options}
        , catalogue_ {catalogue}
        , profile_ {profile}
        , results_ {results}
        , observer_ {observer}
        , prefix_ {run_prefix(options.seed)}
        , redactor_ {redactor_for(options, prefix_)}
        , context_ {.options = options,
              .profile = profile,
              .redactor = *redactor_,
              .results = &results,
              .observer = observer,
              .stop = stop,
              .transports = transports,
              .run_prefix = prefix_,
              .catalogue = &catalogue,
              .pace = Pace {options.rate}}
    {
    }

    RunOutcome go()
    {
        begin_ = std::chrono::steady_clock::now();
        auto planned = select_cases(catalogue_, profile_, options_.selection);
        write_start();
        if (planned)
            take(std::move(*planned));
        else
            give_up("selection", planned.error());
        prepare_checks();
        if (planned && meet_provider())
            run_cases();
        finish();
        return outcome_;
    }

private:
    void write_start()
    {
        auto const requirements = report_requirements(catalogue_, profile_);
        auto start = run_start(options_, catalogue_, profile_, requirements.size());
        for (auto const& [id, title] : catalogue_.suites)
            start.suites.push_back({id, title, {}, 0});
        results_.write(start);
        for (auto const& requirement : requirements)
            results_.write(requirement);
        for (auto const& note : profile_.notes)
            results_.write(report::Warning {"profile", note});
    }

    void take(Plan plan)
    {
        plan_ = std::move(plan);
        if (options_.order == CaseOrder::shuffled)
            shuffle(plan_, options_.seed);
    }

    void prepare_checks()
    {
        std::vector<CaseDefinition const*> standing;
        for (auto const& planned : plan_.cases) {
            if (planned.definition->standing)
                standing.push_back(planned.definition);
        }
        checks_ = std::make_unique<StandingChecks>(std::move(standing));
        context_.checks = checks_.get();
    }

    void give_up(std::string error_class, std::string text)
    {
        results_.write(report::Warning {"unreachable." + error_class, redactor_->text(text)});
        outcome_.unreachable = Unreachable {std::move(error_class), redactor_->text(text)};
        outcome_.completion = report::Completion::aborted;
        outcome_.completion_reason = outcome_.unreachable->text;
    }

    /// False when the provider cannot be tested at all.
    bool meet_provider()
    {
        auto const transport = context_.transports();
        Session session {context_, *transport, "discovery"};
        auto discovery = discover(session);
        results_.write(discovery.target);
        {
            std::lock_guard const lock {context_.observer_mutex};
            observer_.on_target(discovery.target);
        }
        if (discovery.unreachable) {
            give_up(discovery.unreachable->error_class, discovery.unreachable->text);
            return false;
        }
        context_.capabilities = std::move(discovery.capabilities);
        for (auto const& [name, value] : options_.credentials)
            context_.capabilities.offered.insert("credential:" + name);
        apply_capabilities(plan_, options_.selection, context_.capabilities);
        std::lock_guard const lock {context_.observer_mutex};
        observer_.on_plan(plan_);
        return true;
    }

    void run_cases()
    {
        std::vector<std::thread> workers;
        auto const count = std::max(1, options_.jobs);
        if (count == 1) {
            work(0);
            return;
        }
        for (int worker = 0; worker < count; ++worker)
            workers.emplace_back([this, worker] { work(worker); });
        for (auto& worker : workers)
            worker.join();
    }

    void work(int worker)
    {
        auto const transport = context_.transports();
        for (auto index = next_case_++; index < plan_.cases.size() && !should_stop(); index = next_case_++) {
            auto const& planned = plan_.cases[index];
            if (planned.definition->standing)
                continue;
            if (planned.skip_reason)
                conclude(skipped_case(*planned.definition, context_, *planned.skip_reason));
            else
                conclude(run_case(*planned.definition, context_, *transport, worker, left_behind_));
        }
    }

    bool should_stop()
    {
        if (context_.stop)
            return stop_because("interrupted");
        if (options_.max_time && std::chrono::steady_clock::now() - begin_ > *options_.max_time)
            return stop_because("the time limit of --max-time was reached");
        if (options_.max_failures > 0 && failures_ >= options_.max_failures)
            return stop_because("--max-failures was reached");
        if (context_.unanswered_in_a_row >= unanswered_until_given_up)
            return stop_because("the provider stopped answering");
        return false;
    }

    bool stop_because(std::string reason)
    {
        std::lock_guard const lock {context_.observer_mutex};
        outcome_.completion = report::Completion::partial;
        if (outcome_.completion_reason.empty())
            outcome_.completion_reason = std::move(reason);
        return true;
    }

    void conclude(report::Case finished)
    {
        if (finished.status == report::Status::error && context_.stop)
            return;  // cut off by the user: no verdict, and nothing to tell
        if (finished.status == report::Status::fail)
            ++failures_;
        auto const shown = report::redact(*redactor_, std::move(finished));
        results_.write(shown);
        std::lock_guard const lock {context_.observer_mutex};
        observer_.on_case(shown);
    }

    void finish()
    {
        if (!outcome_.unreachable) {
            for (auto& finished : checks_->finish(context_))
                conclude(std::move(finished));
        }
        outcome_.left_behind = left_behind_;
        if (!options_.keep) {
            std::lock_guard const lock {context_.observer_mutex};
            observer_.on_cleanup(context_.deleted, left_behind_);
        }
        if (outcome_.left_behind > 0)
            results_.write(report::Warning {"left-behind",
                std::to_string(outcome_.left_behind) + " resources could not be deleted; their names begin with "
                    + prefix_ + ". Remove them with: scimproof cleanup --run " + prefix_});
        if (context_.lateness.pause().count() > 0)
            results_.write(report::Warning {"late-changes",
                "the provider shows changes up to " + std::to_string(context_.lateness.pause().count())
                    + " ms late; requests behind a change waited for that long"});
        report::RunEnd end;
        end.ended_at = SystemClock {}.now();
        end.completion = outcome_.completion;
        end.completion_reason = outcome_.completion_reason;
        end.redaction = redactor_->summary();
        results_.write(end);
    }

    RunOptions const& options_;
    Catalogue const& catalogue_;
    Profile const& profile_;
    report::ResultsWriter& results_;
    RunObserver& observer_;
    std::string prefix_;
    std::unique_ptr<report::Redactor> redactor_;
    RunContext context_;
    Plan plan_;
    std::unique_ptr<StandingChecks> checks_;
    std::chrono::steady_clock::time_point begin_ {};
    std::atomic<std::size_t> next_case_ {0};
    std::atomic<int> failures_ {0};
    std::atomic<int> left_behind_ {0};
    RunOutcome outcome_;
};

}  // namespace

std::string run_prefix(std::uint64_t seed)
{
    return "scimproof-" + Random {seed}.word(4);
}

RunOutcome run(RunOptions const& options, Catalogue const& catalogue, Profile const& profile,
    TransportFactory const& transports, report::ResultsWriter& results, RunObserver& observer,
    std::atomic<bool> const& stop)
{
    return Run {options, catalogue, profile, transports, results, observer, stop}.go();
}

ProbeOutcome probe(RunOptions const& options, Profile const& profile, TransportFactory const& transports)
{
    /// Keeps the exchanges for the caller.
    class Keep final : public RunObserver {
    public:
        void on_exchange(report::Exchange const& exchange) override { exchanges.push_back(exchange); }
        std::vector<report::Exchange> exchanges;
    };
    Keep keep;
    std::atomic<bool> const stop {false};
    auto const redactor = redactor_for(options, run_prefix(options.seed));
    RunContext context {.options = options,
        .profile = profile,
        .redactor = *redactor,
        .results = nullptr,
        .observer = keep,
        .stop = stop,
        .transports = transports,
        .run_prefix = conformance::run_prefix(options.seed),
        .pace = Pace {options.rate}};
    auto const transport = transports();
    Session session {context, *transport, "discovery"};
    auto discovery = discover(session);
    return {std::move(discovery.unreachable), std::move(discovery.target), std::move(discovery.capabilities),
        std::move(keep.exchanges)};
}

}  // namespace scim::conformance
