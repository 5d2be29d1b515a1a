// SPDX-License-Identifier: Apache-2.0
#include <scim/provisioning/scenario_run.hpp>

#include <algorithm>
#include <set>
#include <utility>

#include <scim/report/assemble.hpp>

#include "scenario/directory_changes.hpp"
#include "scenario/excuse.hpp"
#include "scenario/rehearsal.hpp"
#include "scenario/step_judgement.hpp"
#include "scenario/target_changes.hpp"

#include <fmt/format.h>

namespace scim::provisioning {
namespace {

/// Passes everything on, and counts.
class CountingObserver final : public JobObserver {
public:
    explicit CountingObserver(JobObserver& next) : next_ {next} {}

    void on_event(report::ProvisioningEvent const& event) override
    {
        facts.note(event);
        if (event.status == report::ProvisioningStatus::success && !event.reference)
            changed.insert(event.source.id);
        next_.on_event(event);
    }
    void on_cycle_start(report::ProvisioningCycle const& cycle) override { next_.on_cycle_start(cycle); }
    void on_progress(report::ProvisioningCycle const& cycle) override { next_.on_progress(cycle); }
    void on_cycle(report::ProvisioningCycle const& cycle, report::ProvisioningJob const& job) override
    {
        facts.cycles.push_back(cycle);
        next_.on_cycle(cycle, job);
    }
    void on_audit(report::AuditEntry const& entry) override { next_.on_audit(entry); }
    void on_anchor(std::string const& source, Anchor const& anchor) override
    {
        if (anchor.created)
            created.insert({anchor.type, anchor.target_id});
        next_.on_anchor(source, anchor);
    }
    void on_members(std::string const& group, std::vector<std::string> const& members, bool added) override
    {
        next_.on_members(group, members, added);
    }

    StepFacts facts;
    std::set<std::pair<ObjectType, std::string>> created;
    std::set<std::string> changed;  ///< source ids, since they were last taken

private:
    JobObserver& next_;
};

std::unique_ptr<JobClock> make_clock(ScenarioContext const& context)
{
    if (context.clock)
        return context.clock();
    return std::make_unique<VirtualClock>(SystemClock {}.now(), VirtualClock::Waits::real, Waiting {context.stop, {}});
}

/// The scenario's own settings with what the run gives.
JobSettings settings_of(Scenario const& scenario, JobSettings const& ids)
{
    auto settings = scenario.job;
    settings.job_id = ids.job_id;
    settings.tenant_id = ids.tenant_id;
    settings.service_principal_id = ids.service_principal_id;
    settings.target_name = ids.target_name;
    settings.seed = ids.seed;
    return settings;
}

/// The run's mapping with the scenario's matching attributes and actions. Paths that are not mapped are told by play().
JobSchema schema_of(Scenario const& scenario, JobSchema schema)
{
    if (!scenario.matching.empty())
        (void)match_by(schema.users, scenario.matching);
    if (scenario.actions)
        for (TargetActions* const actions : {&schema.users, &schema.groups})
            *actions = *scenario.actions;
    return schema;
}

class Player {
public:
    Player(Scenario const& scenario, ScenarioContext const& context, JobBeginning beginning)
        : scenario_ {scenario}
        , context_ {context}
        , clock_ {make_clock(context)}
        , directory_ {beginning.directory ? *std::move(beginning.directory) : directory_of(scenario, context.ids.seed)}
        , observer_ {context.observer}
        , endpoint_ {context.endpoint,
              with_weather(context.transports(), weather_, *clock_, context.endpoint.base.path), *clock_,
              &context.redactor, context.sink}
        , job_ {settings_of(scenario, context.ids), schema_of(scenario, context.schema), scenario.scope, directory_,
              endpoint_, *clock_, context.redactor, observer_}
        , target_ {job_, directory_, endpoint_, oracle_}
    {
        job_.stop_when(context.stop);
        if (beginning.state)
            job_.resume(*std::move(beginning.state));
        if (context.journal != nullptr)
            context.journal->attach(job_);
    }

    ScenarioOutcome play()
    {
        ScenarioOutcome result;
        auto& outcome = result.outcome;
        outcome.id = "provisioning/" + scenario_.id;
        outcome.suite = "provisioning";
        outcome.title = scenario_.title;
        outcome.note = scenario_.about;
        outcome.started_at = SystemClock {}.now();
        auto const began = std::chrono::steady_clock::now();
        for (auto const& step : scenario_.steps) {
            if (stopped() || !play_step(step, outcome))
                break;
        }
        conclude(outcome);
        result.job = job_.status();
        result.counts = job_.counts();
        result.excuse = excuse_for(outcome, job_.state(), is_troubled() ? OwnTrouble::on_the_way : OwnTrouble::none);
        if (!context_.keep)
            result.left_behind = clean_up();
        result.requests = endpoint_.requests();
        outcome.duration_ms
            = std::chrono::duration<double, std::milli> {std::chrono::steady_clock::now() - began}.count();
        return result;
    }

private:
    bool is_troubled() const { return !weather_.rules.empty() || weather_lingers_; }

    bool stopped() const { return context_.stop && context_.stop(); }

    void conclude(report::Case& outcome)
    {
        for (auto const& step : outcome.steps)
            for (auto const& assertion : step.assertions)
                if (std::find(outcome.requirements.begin(), outcome.requirements.end(), assertion.requirement)
                    == outcome.requirements.end())
                    outcome.requirements.push_back(assertion.requirement);
        if (!problem_.empty()) {
            outcome.status = report::Status::error;
            outcome.error_class = "tool";
            outcome.message = problem_;
            return;
        }
        if (stopped()) {
            outcome.status = report::Status::blocked;
            outcome.message = "stopped before its end";
            return;
        }
        outcome.status = report::status_of(outcome.steps);
        outcome.level = report::level_of(outcome.steps);
        outcome.message = first_failure(outcome);
    }

    static std::string first_failure(report::Case const& outcome)
    {
        for (auto const& step : outcome.steps)
            for (auto const& assertion : step.assertions)
                if (!assertion.ok && assertion.level == outcome.level)
                    return fmt::format("{}: {}", step.title, assertion.observed).substr(0, 300);
        return {};
    }

    /// False when the scenario cannot go on.
    bool play_step(ScenarioStep const& step, report::Case& outcome)
    {
        observer_.facts = {};
        observer_.facts.troubled = is_troubled();
        if (auto problem = act(step)) {
            problem_ = fmt::format("step \"{}\": {}", step.title, *problem);
            return false;
        }
        auto& facts = observer_.facts;
        weather_lingers_ = weather_lingers_ && !job_.state().escrows.empty();
        if (!facts.cycles.empty() && !job_.state().quarantine) {
            expect_what_was_changed();
            facts.deviations = oracle_.compare(job_, directory_, endpoint_, *clock_);
            facts.compared = true;
            mark_unpublished(facts.deviations);
        }
        for (auto& recorded : judge_step(step.title, facts, step.expect, job_.status(), context_.level)) {
            recorded.n = static_cast<int>(outcome.steps.size()) + 1;
            outcome.steps.push_back(std::move(recorded));
        }
        return true;
    }

    void expect_what_was_changed()
    {
        for (auto const& id : std::exchange(observer_.changed, {}))
            if (auto const link = job_.state().anchors.find(id); link != job_.state().anchors.end())
                oracle_.expect_again(link->second.target_id);
    }

    void mark_unpublished(std::vector<Deviation>& deviations) const
    {
        if (!context_.publishes)
            return;
        for (auto& deviation : deviations)
            if (auto const path = parse_target_path(deviation.attribute); path && deviation.attribute != "id")
                deviation.unpublished = !context_.publishes(deviation.type, *path);
    }

    std::optional<std::string> act(ScenarioStep const& step)
    {
        switch (step.kind) {
        case ScenarioStep::Kind::test_connection: test_connection(); break;
        case ScenarioStep::Kind::cycle: run_cycles(step.count); break;
        case ScenarioStep::Kind::wait: wait(step.duration); break;
        case ScenarioStep::Kind::change: return change_directory(step.changes);
        case ScenarioStep::Kind::target: return change_target(step.changes);
        case ScenarioStep::Kind::weather:
            weather_lingers_ = weather_lingers_ || !weather_.rules.empty();
            weather_.rules = step.weather;
            break;
        case ScenarioStep::Kind::scope: job_.change_scope(step.scope); break;
        case ScenarioStep::Kind::restart:
            if (step.reset.anchors)
                oracle_.forget();
            job_.restart(step.reset);
            break;
        case ScenarioStep::Kind::pause: job_.pause(); break;
        case ScenarioStep::Kind::start: job_.start(); break;
        case ScenarioStep::Kind::allow_deletes: job_.allow_deletes(); break;
        case ScenarioStep::Kind::on_demand: return provision_on_demand(step);
        }
        return std::nullopt;
    }

    void test_connection()
    {
        auto const test = job_.test_connection();
        observer_.facts.test_passed = test.passed;
        if (!test.exchanges.empty())
            observer_.facts.test_exchange = test.exchanges.back();
        if (test.error)
            observer_.facts.test_error = fmt::format("{}: {}", test.error->code, test.error->reason);
    }

    void run_cycles(int count)
    {
        for (int i = 0; i < count && !stopped(); ++i) {
            if (auto const next = job_.next_cycle())
                clock_->sleep_until(*next);
            if (!stopped())
                job_.run_cycle();
        }
    }

    /// The recycle bin is emptied as time goes by, so the days pass one by one.
    void wait(std::chrono::seconds duration)
    {
        auto const end = clock_->now() + duration;
        while (clock_->now() < end && !stopped()) {
            job_.run_until(std::min(end, clock_->now() + std::chrono::hours {24}));
            directory_.purge(clock_->now());
        }
    }

    std::optional<std::string> change_directory(std::vector<Json> const& changes)
    {
        for (auto const& change : changes)
            if (auto const wrong = apply_change(directory_, change, clock_->now()))
                return fmt::format("{}{}{}", wrong->reason, wrong->remedy.empty() ? "" : "; ", wrong->remedy);
        return std::nullopt;
    }

    std::optional<std::string> change_target(std::vector<Json> const& changes)
    {
        observer_.changed.clear();
        for (auto const& change : changes)
            if (auto problem = target_.apply(change))
                return problem;
        return std::nullopt;
    }

    std::optional<std::string> provision_on_demand(ScenarioStep const& step)
    {
        auto const ids = objects_named(directory_, step.who);
        if (ids.size() != 1)
            return fmt::format("no object of the directory is called \"{}\"", step.who);
        std::vector<std::string> members;
        for (auto const& name : step.members)
            for (auto const& id : objects_named(directory_, name))
                members.push_back(id);
        job_.provision_on_demand(ids.front(), members);
        return std::nullopt;
    }

    /// What was found there before is left alone. Groups first: they point to users. Returns how many could not be
    /// deleted.
    int clean_up()
    {
        weather_.rules.clear();
        auto made = observer_.created;
        made.insert(target_.created().begin(), target_.created().end());
        int left = 0;
        for (auto entry = made.rbegin(); entry != made.rend(); ++entry)
            if (!read_deleted(endpoint_.send("DELETE", resource_target(entry->first, entry->second))))
                ++left;
        return left;
    }

    Scenario const& scenario_;
    ScenarioContext const& context_;
    std::unique_ptr<JobClock> clock_;
    Directory directory_;
    Weather weather_;
    CountingObserver observer_;
    Endpoint endpoint_;
    StateOracle oracle_;
    Job job_;
    TargetChanges target_;
    bool weather_lingers_ = false;
    std::string problem_;
};

}  // namespace

ScenarioOutcome play(Scenario const& scenario, ScenarioContext const& context, JobBeginning beginning)
{
    auto users = context.schema.users;
    if (auto const known = match_by(users, scenario.matching); !known) {
        ScenarioOutcome unplayable;
        unplayable.outcome.id = "provisioning/" + scenario.id;
        unplayable.outcome.suite = "provisioning";
        unplayable.outcome.title = scenario.title;
        unplayable.outcome.status = report::Status::error;
        unplayable.outcome.error_class = "tool";
        unplayable.outcome.message = "matching: " + known.error();
        return unplayable;
    }
    return Player {scenario, context, std::move(beginning)}.play();
}

}  // namespace scim::provisioning
