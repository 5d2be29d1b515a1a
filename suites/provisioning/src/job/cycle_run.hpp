// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// One cycle of a job while it runs: objects first, references last.

#include <chrono>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <scim/provisioning/job.hpp>
#include <scim/wire/random.hpp>

#include "job/event_builder.hpp"
#include "job/target_owners.hpp"

namespace scim::provisioning {

/// What the parts of a job share.
struct JobContext {
    JobSettings const& settings;
    JobSchema const& schema;
    CompiledScope const& scope;
    Directory const& directory;
    Endpoint& endpoint;
    JobClock& clock;
    report::Redactor const& redactor;
    JobObserver& observer;
    JobState& state;
    Random& random;
    std::function<bool()> const& stop;
};

/// An object that a cycle looks at.
struct WorkItem {
    std::string id;
    ObjectType type = ObjectType::user;
    bool added = false;  ///< new to the cycle: change of type Add
    bool retry = false;
    bool references_only = false;
    std::vector<std::string> changed = {};  ///< names of source attributes; empty: not known
};

/// Key of an escrow of references.
std::string reference_key(std::string_view id);
/// The object of either kind of escrow.
std::string_view object_of_escrow(std::string_view key);

class CycleRun {
public:
    CycleRun(JobContext& context, report::ProvisioningCycle& cycle, Dialect dialect);

    /// Users, then groups, then references, unless the job as a whole fails or is stopped.
    void run(std::vector<WorkItem> const& work);
    /// True when not everything was looked at: the watermark must stay.
    /// The connection test before the cycle failed.
    void stop_for(report::ProvisioningErrorInformation error);
    bool interrupted() const { return interrupted_; }
    std::optional<report::ProvisioningErrorInformation> const& job_error() const { return job_error_; }
    bool stopped_deletions() const { return stopped_deletions_; }
    /// Members that an on-demand run of a group takes; empty: all.
    void only_members(std::vector<std::string> members) { only_members_ = std::move(members); }

private:
    struct Subject;  ///< the object in hand

    // Objects.
    void process(WorkItem const& item);
    void provision(Subject& subject);
    void create(Subject& subject, MappedValues values, std::string_view exchange_id);
    void update(Subject& subject, MappedValues const& values, Json const& target);
    void update_blindly(Subject& subject, MappedValues const& values);
    /// PATCH, or nothing when nothing differs; the link has the state then.
    void send_changes(Subject& subject, std::vector<AttributeChange> const& changes, report::ProvisioningAction action,
        Anchor::State state);
    void leave(Subject& subject);
    void disable(Subject& subject);
    void remove(Subject& subject);
    void skip_unentitled(Subject& subject);
    std::optional<MappedValues> map(Subject& subject);
    /// The target as it is now, or nothing after a failure that was noted.
    std::optional<Json> read(Subject& subject, report::ProvisioningAction action);
    struct Match {
        std::optional<Json> resource;
        std::string exchange_id;
    };
    std::optional<Match> match(Subject& subject, MappedValues const& values);
    /// Takes what was found, unless it belongs to somebody else already.
    void adopt(Subject& subject, MappedValues const& values, Match const& found);
    void pass_over(Subject& subject, std::string_view code, std::string text);

    // References.
    void reference_pass(std::vector<WorkItem> const& work);
    void link_manager(SourceObject const& user, Anchor& anchor, WorkItem const& item);
    void remember_manager(std::string const& user, Anchor& anchor, std::string const& manager);
    void link_members(SourceObject const& group, Anchor& anchor, WorkItem const& item);
    struct MemberDelta;
    MemberDelta member_delta(SourceObject const& group, Anchor const& anchor) const;
    void send_members(SourceObject const& group, Anchor& anchor, MemberDelta const& delta, EventBuilder& event);
    std::optional<CallError> send_member_batch(SourceObject const& group, Anchor& anchor,
        std::vector<std::string> const& sources, bool add, EventBuilder& event);
    void note_unresolved(std::vector<std::string> const& ids, std::string_view attribute, EventBuilder& event);

    // Bookkeeping.
    void fail(Subject& subject, report::ProvisioningAction action, CallError const& error, std::string_view exchange_id,
        report::StepType step = report::StepType::export_);
    void succeed(Subject& subject, std::string_view target_id, Anchor::State state);
    void forget(std::string const& id);
    void escrow(std::string const& key, CallError const& error, bool reference);
    void emit(EventBuilder event, std::chrono::steady_clock::time_point began);
    EventBuilder new_event(std::string_view id, ObjectType type, std::string label);
    bool halts(CallError const& error);
    bool asked_to_stop();
    bool is_left_alone(ScopeResult const& scope) const;
    std::vector<WorkItem const*> pending_deletions(std::vector<WorkItem> const& work) const;
    bool stage_deletions(std::vector<WorkItem> const& work);
    void count_page(std::size_t done, std::size_t total);

    JobContext& context_;
    report::ProvisioningCycle& cycle_;
    Dialect dialect_;
    EventContext events_;
    std::optional<report::ProvisioningErrorInformation> job_error_;
    bool interrupted_ = false, stopped_deletions_ = false;
    std::vector<std::string> only_members_;
    TargetOwners owners_;
    std::map<std::string, std::string, std::less<>> shown_managers_;  ///< target ids, by source id, of users read
};

}  // namespace scim::provisioning
