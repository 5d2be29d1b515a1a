// SPDX-License-Identifier: Apache-2.0
#include <scim/provisioning/job.hpp>

#include <algorithm>
#include <unordered_set>
#include <utility>

#include "job/cycle_run.hpp"
#include "job/job_status.hpp"

#include <fmt/format.h>

namespace scim::provisioning {
namespace {

using report::CycleKind;
using report::CycleState;

/// A probe asks for a value that nobody has.
report::ProvisioningErrorInformation found_nobody_asked_for()
{
    constexpr auto code = "SystemForCrossDomainIdentityManagementServiceIncompatibleFiltering";
    return {code, "The filter of the probe matches nobody, and the endpoint answered with an object.",
        std::string {remedy_of(code)}};
}

/// Users first, so that members and managers exist when references are sent.
void order(std::vector<WorkItem>& work)
{
    std::stable_sort(work.begin(), work.end(), [](WorkItem const& left, WorkItem const& right) {
        return left.type == ObjectType::user && right.type == ObjectType::group;
    });
}

}  // namespace

struct Job::Impl {
    JobSettings settings;
    JobSchema schema;
    CompiledScope scope;
    Directory const& directory;
    Endpoint& endpoint;
    JobClock& clock;
    report::Redactor const& redactor;
    JobObserver& observer;
    JobState state;
    Random random;
    std::function<bool()> stop;
    StatusHistory history;
    std::optional<TimePoint> last_began;

    JobContext context()
    {
        return {settings, schema, scope, directory, endpoint, clock, redactor, observer, state, random, stop};
    }

    std::vector<WorkItem> all_objects() const
    {
        std::vector<WorkItem> work;
        for (auto const type : {ObjectType::user, ObjectType::group}) {
            if (!schema.of(type).enabled)
                continue;
            for (auto const* const object : directory.objects(type))
                work.push_back(
                    {object->id, type, true, state.escrows.contains(object->id), state.done.contains(object->id), {}});
        }
        return work;
    }

    std::vector<WorkItem> changed_objects() const
    {
        std::vector<WorkItem> work;
        std::unordered_set<std::string> seen;
        for (auto const& change : directory.changes_since(*state.watermark)) {
            if (!schema.of(change.type).enabled || !seen.insert(change.id).second)
                continue;
            work.push_back({change.id, change.type, change.kind == Change::Kind::added,
                state.escrows.contains(change.id), false, change.attributes});
        }
        auto const now = clock.now();
        for (auto const& [key, escrow] : state.escrows) {
            std::string const id {object_of_escrow(key)};
            if (escrow.next_attempt > now || !seen.insert(id).second)
                continue;
            auto const* const object = directory.find(id);
            auto const anchor = state.anchors.find(id);
            if (object == nullptr && anchor == state.anchors.end())
                continue;
            auto const type = object != nullptr ? object->type : anchor->second.type;
            work.push_back({id, type, false, true, escrow.reference, {}});
        }
        order(work);
        return work;
    }

    void drop_old_escrows()
    {
        auto const now = clock.now();
        std::erase_if(state.escrows,
            [&](auto const& entry) { return settings.schedule.is_over(entry.second.first_failure, now); });
    }

    void audit(std::string activity, std::string result, std::string reason)
    {
        report::AuditEntry const entry {clock.now(), std::move(activity), std::move(result), std::move(reason)};
        observer.on_audit(entry);
    }

    report::ProvisioningCycle begin(CycleKind kind)
    {
        report::ProvisioningCycle cycle;
        cycle.id = random.uuid();
        cycle.number = ++state.cycles;
        cycle.kind = kind;
        cycle.began = clock.now();
        last_began = cycle.began;
        return cycle;
    }

    void impose(QuarantineReason reason, std::string code, std::string text)
    {
        auto const now = clock.now();
        auto const is_new = !state.quarantine;
        auto const is_told = is_new || state.quarantine->reason != to_string(reason);
        if (is_new) {
            state.quarantine.emplace();
            state.quarantine->series_began = now;
        } else {
            ++state.quarantine->series_count;
        }
        auto& quarantine = *state.quarantine;
        quarantine.reason = std::string {to_string(reason)};
        quarantine.current_began = now;
        quarantine.error_code = std::move(code);
        quarantine.error = text;
        quarantine.next_attempt = settings.schedule.next(quarantine.series_began, now);
        if (!quarantine.next_attempt)
            state.disabled = true;
        // One entry, and one mail, when it begins and whenever its reason changes.
        if (is_told)
            audit("Quarantine", "failure",
                fmt::format(
                    "This run profile is being quarantined because of: {}; Error: {}", quarantine.reason, text));
        if (state.disabled)
            audit("Disable/pause provisioning configuration", "success",
                "The job was in quarantine for its longest time and is disabled until it is started by hand.");
    }

    void lift()
    {
        if (!state.quarantine)
            return;
        state.quarantine.reset();
        audit("Quarantine", "success", "The job has left quarantine.");
    }

    /// What the end of a cycle means to the job.
    void conclude(report::ProvisioningCycle& cycle, CycleRun const& run)
    {
        if (run.job_error()) {
            cycle.state = CycleState::failed;
            cycle.error_code = run.job_error()->code;
            cycle.error = run.job_error()->reason;
            impose(QuarantineReason::exception, cycle.error_code, cycle.error);
        } else {
            auto counts = job_counts(state);
            counts.deletions = run.stopped_deletions() ? cycle.deletions : 0;
            judge_cycle(cycle, counts);
        }
        cycle.quarantined = state.quarantine.has_value();
    }

    void judge_cycle(report::ProvisioningCycle& cycle, FailureCounts const& counts)
    {
        cycle.state
            = cycle.failed + cycle.reference_failures > 0 ? CycleState::entry_level_errors : CycleState::succeeded;
        auto const reason = judge(settings.thresholds, counts);
        if (!reason)
            return lift();
        if (cycle.kind == CycleKind::initial && settings.prune_escrows
            && *reason != QuarantineReason::too_many_deletes) {
            state.escrows.clear();
            history.escrows_pruned = true;
            state.paused = true;
            return;
        }
        impose(*reason, {}, explain(settings.thresholds, counts));
    }

    report::ProvisioningCycle finish(
        report::ProvisioningCycle cycle, std::chrono::steady_clock::time_point began, std::size_t requests_before)
    {
        cycle.ended = clock.now();
        cycle.duration_ms
            = std::chrono::duration<double, std::milli> {std::chrono::steady_clock::now() - began}.count();
        cycle.requests = endpoint.requests() - requests_before;
        history.note(cycle);
        observer.on_cycle(cycle, job_status(settings, state, history));
        return cycle;
    }
};

Job::Job(JobSettings settings, JobSchema schema, Scope scope, Directory const& directory, Endpoint& endpoint,
    JobClock& clock, report::Redactor const& redactor, JobObserver& observer)
{
    Random const random {settings.seed};
    impl_ = std::make_unique<Impl>(
        Impl {std::move(settings), std::move(schema), CompiledScope::compile(std::move(scope)).value(), directory,
            endpoint, clock, redactor, observer, {}, random, {}, {}, {}});
}

Job::~Job() = default;

ConnectionTest Job::test_connection()
{
    ConnectionTest test;
    for (auto const type : {ObjectType::user, ObjectType::group}) {
        auto const& mapping = impl_->schema.of(type);
        auto const matching = mapping.matching_order();
        if (!mapping.enabled || matching.empty())
            continue;
        auto const& path = mapping.attributes[matching.front()].target;
        auto const answer = impl_->endpoint.send("GET", match_target(type, path, impl_->random.uuid()));
        test.exchanges.push_back(answer.exchange_id);
        auto const found = read_match(answer);
        if (found && !found->resource)
            continue;
        test.error = found ? found_nobody_asked_for() : found.error().information;
        test.error->reason = impl_->redactor.text(test.error->reason);
        return test;
    }
    test.passed = true;
    return test;
}

report::ProvisioningCycle Job::run_cycle()
{
    auto& impl = *impl_;
    auto const wall = std::chrono::steady_clock::now();
    auto const requests = impl.endpoint.requests();
    impl.drop_old_escrows();
    auto cycle = impl.begin(impl.state.watermark ? CycleKind::incremental : CycleKind::initial);
    auto const watermark = impl.directory.watermark();
    auto work = impl.state.watermark ? impl.changed_objects() : impl.all_objects();
    cycle.pages_total = (work.size() + impl.settings.page - 1) / std::max<std::size_t>(impl.settings.page, 1);
    impl.observer.on_cycle_start(cycle);
    auto context = impl.context();
    CycleRun run {context, cycle, impl.settings.dialect};
    if (auto const probe = test_connection(); !probe.passed)
        run.stop_for(*probe.error);
    else
        run.run(work);
    if (!run.interrupted()) {
        impl.state.watermark = watermark;
        impl.state.done.clear();
        impl.state.deletions_allowed = false;
    }
    impl.conclude(cycle, run);
    return impl.finish(std::move(cycle), wall, requests);
}

report::ProvisioningCycle Job::provision_on_demand(std::string_view id, std::vector<std::string> const& members)
{
    auto& impl = *impl_;
    auto const wall = std::chrono::steady_clock::now();
    auto const requests = impl.endpoint.requests();
    auto cycle = impl.begin(CycleKind::on_demand);
    impl.observer.on_cycle_start(cycle);
    auto context = impl.context();
    CycleRun run {context, cycle, Dialect::unflagged};
    if (!members.empty())
        run.only_members(members);
    auto const* const object = impl.directory.find(id);
    if (auto const probe = test_connection(); !probe.passed)
        run.stop_for(*probe.error);
    else if (object != nullptr)
        run.run({{std::string {id}, object->type, false, false, false, {}}});
    cycle.state = run.job_error()                     ? CycleState::failed
        : cycle.failed + cycle.reference_failures > 0 ? CycleState::entry_level_errors
                                                      : CycleState::succeeded;
    if (run.job_error()) {
        cycle.error_code = run.job_error()->code;
        cycle.error = run.job_error()->reason;
    }
    return impl.finish(std::move(cycle), wall, requests);
}

std::optional<TimePoint> Job::next_cycle() const
{
    auto const& state = impl_->state;
    if (state.paused || state.disabled)
        return std::nullopt;
    if (state.quarantine)
        return state.quarantine->next_attempt;
    return impl_->last_began ? *impl_->last_began + impl_->settings.interval : impl_->clock.now();
}

void Job::run_until(TimePoint end)
{
    while (!(impl_->stop && impl_->stop())) {
        auto const next = next_cycle();
        if (!next || *next > end)
            break;
        impl_->clock.sleep_until(*next);
        if (!(impl_->stop && impl_->stop()))
            run_cycle();
    }
    impl_->clock.sleep_until(end);
}

void Job::pause()
{
    impl_->state.paused = true;
    impl_->audit("Disable/pause provisioning configuration", "success", "");
}

/// Starting a quarantined job clears its quarantine (Graph's synchronizationJob: start).
void Job::start()
{
    impl_->state.paused = impl_->state.disabled = false;
    impl_->state.quarantine.reset();
    impl_->audit("Enable/start provisioning configuration", "success", "");
}

void Job::restart(ResetScope const& reset)
{
    auto& state = impl_->state;
    if (reset.anchors)
        state.anchors.clear();
    if (reset.escrows)
        state.escrows.clear();
    if (reset.watermark)
        state.watermark.reset();
    if (reset.quarantine)
        state.quarantine.reset();
    state.paused = state.disabled = false;
    impl_->last_began.reset();
    impl_->audit("Enable/restart provisioning configuration", "success", "");
}

void Job::allow_deletes()
{
    impl_->state.deletions_allowed = true;
    if (impl_->state.quarantine)
        impl_->state.quarantine->next_attempt = impl_->clock.now();
}

/// A changed scope starts an initial cycle, as a changed mapping does.
void Job::change_scope(Scope scope)
{
    impl_->scope = CompiledScope::compile(std::move(scope)).value();
    impl_->state.watermark.reset();
    impl_->audit("Update attribute mappings or scope", "success", "");
}

void Job::stop_when(std::function<bool()> asked)
{
    impl_->stop = std::move(asked);
}

JobState const& Job::state() const
{
    return impl_->state;
}

void Job::resume(JobState state)
{
    impl_->state = std::move(state);
}

JobSettings const& Job::settings() const
{
    return impl_->settings;
}

JobSchema const& Job::schema() const
{
    return impl_->schema;
}

report::ProvisioningJob Job::status() const
{
    return job_status(impl_->settings, impl_->state, impl_->history);
}

FailureCounts Job::counts() const
{
    return job_counts(impl_->state);
}

}  // namespace scim::provisioning
