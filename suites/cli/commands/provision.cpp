// SPDX-License-Identifier: Apache-2.0
#include "commands/commands.hpp"

#include <map>
#include <memory>
#include <ostream>
#include <utility>

#include <scim/conformance/recording.hpp>
#include <scim/provisioning/scenario_run.hpp>
#include <scim/report/health.hpp>
#include <scim/report/render_provisioning.hpp>
#include <scim/wire/random.hpp>

#include "commands/finish.hpp"
#include "commands/job_consent.hpp"
#include "commands/job_outputs.hpp"
#include "commands/job_record.hpp"
#include "commands/job_resume.hpp"
#include "commands/job_scenarios.hpp"
#include "commands/session.hpp"
#include "commands/told_clock.hpp"
#include "console/style.hpp"
#include "signals.hpp"

#include <fmt/format.h>

namespace scim::cli {
namespace {

/// Evidence of so many exchanges is kept; of a long job, that of its beginning and of what failed later.
constexpr std::size_t kept_exchanges = 20'000;
/// What an endpoint elsewhere must stand per tenant (ENTRA-034). More is not sent unless asked for.
constexpr double usual_rate = 25;

/// Everything known before the first request.
struct Prepared {
    explicit Prepared(conformance::Catalogue all) : catalogue {std::move(all)} {}

    conformance::Catalogue catalogue;
    RunSettings settings;
    Settings raw;
    conformance::Profile profile;
    std::vector<PlannedJob> jobs;
    std::optional<provisioning::JobState> resumed;
    std::string directory_mark;  ///< of a job with a journal
    std::string prefix;
    std::uint64_t seed = 0;
};

/// Entra ID's requirements, unless another profile was asked for.
std::vector<std::string> profiles_of(Settings const& raw, RunSettings const& settings)
{
    auto const* const chosen = raw.find("profile");
    return chosen == nullptr || chosen->origin == "default" ? std::vector<std::string> {"entra"} : settings.profiles;
}

Result<std::unique_ptr<Prepared>, Ending> prepare(Arguments const& arguments, Context const& context)
{
    Settings raw;
    auto settings = load_settings(arguments, context, FirstWord::url, &raw);
    if (!settings)
        return Failure {settings.error()};
    if (auto problem = mail_problem(*settings); !problem.empty())
        return Failure {usage(std::move(problem))};
    if (auto ending = prepare_journal(*settings))
        return Failure {std::move(*ending)};
    auto catalogue = load_cases(*settings);
    if (!catalogue)
        return Failure {catalogue.error()};
    auto prepared = std::make_unique<Prepared>(std::move(*catalogue));
    prepared->settings = std::move(*settings);
    auto profile = choose_profile(prepared->catalogue, profiles_of(raw, prepared->settings));
    if (!profile)
        return Failure {profile.error()};
    prepared->profile = std::move(*profile);
    prepared->raw = std::move(raw);
    return prepared;
}

/// Plays the jobs and writes the record.
class Provisioning {
public:
    Provisioning(Prepared& prepared, Connection& connection, Context const& context, report::ResultsWriter& results)
        : prepared_ {prepared}
        , connection_ {connection}
        , context_ {context}
        , results_ {results}
        , redactor_ {report::Redactor::make(
              {connection.options.secrets, prepared.prefix, prepared.settings.personal_data})}
        , record_ {results, context.err, console_mode()}
    {
    }

    conformance::RunOutcome go()
    {
        auto const requirements = conformance::report_requirements(prepared_.catalogue, prepared_.profile);
        auto start
            = conformance::run_start(connection_.options, prepared_.catalogue, prepared_.profile, requirements.size());
        start.invocation.jobs = 1;
        start.invocation.mapping = prepared_.settings.mapping;
        introduce();
        start.suites = {{"provisioning", "Entra ID's provisioning service, played over days.", {}, 0}};
        results_.write(start);
        for (auto const& requirement : requirements) {
            results_.write(requirement);
            levels_[requirement.id] = requirement.level;
        }
        for (auto const& note : prepared_.profile.notes)
            results_.write(report::Warning {"profile", note});
        if (meet_endpoint())
            play_all();
        finish();
        return outcome_;
    }

    std::vector<QuarantineNotice> const& notices() const { return record_.notices(); }

private:
    JobConsole console_mode() const
    {
        auto const& settings = prepared_.settings;
        auto const is_silent = settings.quiet || settings.progress == Progress::none;
        auto const mode = is_silent       ? JobConsole::Mode::silent
            : is_live(settings, context_) ? JobConsole::Mode::live
                                          : JobConsole::Mode::lines;
        auto const colored = wants_color(settings.color, context_.environment, context_.terminal.shows_progress);
        return {mode, Style {colored ? Style::Color::colored : Style::Color::plain}, context_.terminal.columns};
    }

    /// The seed makes the same people and the same faults of the way again.
    void introduce()
    {
        auto const& options = connection_.options;
        record_.introduce(
            fmt::format("scimproof {} profile={} seed={}", options.tool_version, prepared_.profile.id, prepared_.seed),
            "target " + to_string(options.base));
    }

    bool meet_endpoint()
    {
        auto const found = conformance::probe(connection_.options, prepared_.profile, connection_.transports);
        results_.write(found.target);
        capabilities_ = found.capabilities;
        if (!found.unreachable)
            return true;
        results_.write(report::Warning {
            "unreachable." + found.unreachable->error_class, redactor_->text(found.unreachable->text)});
        outcome_.unreachable = found.unreachable;
        outcome_.completion = report::Completion::aborted;
        outcome_.completion_reason = found.unreachable->text;
        return false;
    }

    provisioning::EndpointSettings endpoint() const
    {
        auto const& options = connection_.options;
        provisioning::EndpointSettings settings;
        settings.base = options.base;
        settings.headers = prepared_.profile.headers;
        for (auto const& field : options.extra_headers)
            settings.headers.set(field.name, field.value);
        if (!options.authorization.empty())
            settings.headers.set("Authorization", options.authorization);
        settings.timeout = options.timeout;
        settings.exchanges_before = exchanges_;
        settings.most_shown = kept_exchanges;
        settings.rate = options.rate > 0 ? options.rate : is_loopback(options.base) ? 0 : usual_rate;
        return settings;
    }

    provisioning::JobSettings ids() const
    {
        Random random {prepared_.seed};
        provisioning::JobSettings settings;
        settings.tenant_id = random.uuid();
        settings.service_principal_id = random.uuid();
        auto tenant = settings.tenant_id;
        std::erase(tenant, '-');
        settings.job_id = fmt::format("scim.{}.{}", tenant, settings.service_principal_id);
        settings.seed = prepared_.seed;
        return settings;
    }

    void play_all()
    {
        for (auto& job : prepared_.jobs) {
            if (stop_flag())
                break;
            record_.begin(job.scenario.title);
            play_one(job);
        }
        if (stop_flag()) {
            outcome_.completion = report::Completion::partial;
            outcome_.completion_reason = "interrupted";
        }
        tell_what_stays();
    }

    /// A job with a journal leaves what it made, so that it can go on.
    void tell_what_stays()
    {
        auto const& settings = prepared_.settings;
        auto const& journal = journal_path(settings);
        if (!stop_flag() || journal.empty())
            return;
        results_.write(report::Warning {"interrupted", "what was made is still there; --resume goes on with the job"});
        if (!settings.quiet)
            context_.err << harmless(fmt::format("What was made is still there. Go on with the same command and "
                                                 "--resume {} instead of --journal.",
                journal)) << '\n';
    }

    void play_one(PlannedJob& job)
    {
        provisioning::JobObserver* observer = &record_;
        std::unique_ptr<provisioning::JobJournal> journal;
        if (!open_journal(journal))
            return;
        if (journal)
            observer = journal.get();
        provisioning::ScenarioContext scenario {connection_.transports, endpoint(), job.schema, ids(), *redactor_,
            [this, id = "provisioning/" + job.scenario.id](report::Exchange exchange) {
                exchange.case_id = id;
                results_.write(exchange);
            },
            *observer, [] { return stop_flag().load(); }, [this](std::string_view id) { return level_of(id); },
            [this](
                provisioning::ObjectType type, provisioning::TargetPath const& path) { return publishes(type, path); },
            clock_maker(), prepared_.settings.keep || journal != nullptr, journal.get()};
        auto played
            = provisioning::play(job.scenario, scenario, {std::move(job.directory), std::move(prepared_.resumed)});
        if (journal && !journal->error().empty())
            problem(journal->error());
        auto const outcome = report::redact(*redactor_, std::move(played.outcome));
        results_.write(outcome);
        record_.end(outcome);
        keep(std::move(played), job.scenario.job.thresholds);
    }

    /// The health is that of the last job, unless an earlier one ended worse.
    void keep(provisioning::ScenarioOutcome played, provisioning::QuarantineThresholds const& thresholds)
    {
        outcome_.left_behind += played.left_behind;
        exchanges_ += played.requests;
        if (last_ && last_->job.quarantine && last_->excuse.empty())
            return;
        last_ = std::move(played);
        thresholds_ = thresholds;
    }

    std::function<std::unique_ptr<provisioning::JobClock>()> clock_maker()
    {
        if (!prepared_.settings.real_time)
            return {};
        return [this] { return std::make_unique<ToldClock>(record_); };
    }

    /// False when the journal cannot be used; that is told.
    bool open_journal(std::unique_ptr<provisioning::JobJournal>& journal)
    {
        auto const& settings = prepared_.settings;
        auto const& path = journal_path(settings);
        if (path.empty())
            return true;
        using Mode = provisioning::JobJournal::Mode;
        auto const mode = settings.resume.empty() ? Mode::fresh : Mode::append;
        auto opened = provisioning::JobJournal::open(path, mode, prepared_.directory_mark, record_);
        if (!opened)
            return problem(opened.error());
        journal = *std::move(opened);
        return true;
    }

    bool problem(std::string const& text)
    {
        context_.err << harmless(text) << '\n';
        results_.write(report::Warning {"journal", text});
        outcome_.completion = report::Completion::partial;
        outcome_.completion_reason = text;
        return false;
    }

    bool publishes(provisioning::ObjectType type, provisioning::TargetPath const& path) const
    {
        auto const name = provisioning::to_string(type);
        return capabilities_.find_type(name) == nullptr
            || !capabilities_.spelling_of(name, path.extension.empty() ? path.attribute : path.extension).empty();
    }

    report::Level level_of(std::string_view requirement) const
    {
        auto const found = levels_.find(requirement);
        return found == levels_.end() ? report::Level::info : found->second;
    }

    void finish()
    {
        if (last_) {
            report::JobFacts facts {last_->job, report::evaluate(thresholds_, last_->counts), {}, last_->excuse};
            report::Projection projection;
            projection.population = static_cast<std::size_t>(prepared_.settings.population);
            projection.thresholds = thresholds_;
            results_.write(record_.health(std::move(facts), projection, is_troubled()));
        }
        if (exchanges_ > kept_exchanges)
            results_.write(report::Warning {"evidence",
                fmt::format("the first {} of {} exchanges are kept as evidence, and up to {} that failed later",
                    kept_exchanges, exchanges_, provisioning::EndpointSettings {}.most_failures_shown)});
        if (outcome_.left_behind > 0)
            results_.write(report::Warning {"left-behind",
                fmt::format("{} resources could not be deleted; their names begin with {} or contain it",
                    outcome_.left_behind, prepared_.prefix)});
        report::RunEnd end;
        end.ended_at = SystemClock {}.now();
        end.completion = outcome_.completion;
        end.completion_reason = outcome_.completion_reason;
        end.redaction = redactor_->summary();
        results_.write(end);
    }

    /// Whether a scenario made trouble of its own: its failures tell nothing of a larger directory.
    bool is_troubled() const
    {
        using Kind = provisioning::ScenarioStep::Kind;
        for (auto const& job : prepared_.jobs)
            for (auto const& step : job.scenario.steps)
                if (step.kind == Kind::weather)
                    return true;
        return false;
    }

    Prepared& prepared_;
    Connection& connection_;
    Context const& context_;
    report::ResultsWriter& results_;
    std::unique_ptr<report::Redactor> redactor_;
    JobRecord record_;
    std::map<std::string, report::Level, std::less<>> levels_;
    conformance::Capabilities capabilities_;
    conformance::RunOutcome outcome_;
    std::optional<provisioning::ScenarioOutcome> last_;
    provisioning::QuarantineThresholds thresholds_;
    std::size_t exchanges_ = 0;
};

Ending execute(Prepared& prepared, Connection& connection, Context const& context)
{
    auto const record = output_path(prepared.settings, "ndjson", prepared.settings.out);
    auto writer = open_record(record);
    if (!writer)
        return writer.error();
    catch_signals();
    Provisioning provisioning {prepared, connection, context, **writer};
    auto const outcome = provisioning.go();
    auto const write_error = (*writer)->error();
    writer->reset();
    if (!write_error.empty())
        return usage(write_error);
    auto const problems = send_job_mails(provisioning.notices(), prepared.settings);
    auto const more = [&](report::RunReport const& report, report::Redactor const& redactor, WrittenOutputs& written,
                          std::ostream& out) {
        write_job_files(report, provisioning.notices(), prepared.settings, redactor, written);
        if (report.health && !prepared.settings.quiet)
            out << report::health_text(*report.health);
        for (auto const& problem : problems)
            out << harmless(problem) << '\n';
    };
    return finish_run(prepared.settings, connection.options.secrets, context, record, outcome, more);
}

}  // namespace

Ending provision_command(Arguments const& arguments, Context const& context)
{
    auto prepared = prepare(arguments, context);
    if (!prepared)
        return prepared.error();
    auto& ready = **prepared;
    auto connection = connect(ready.settings, ready.raw, arguments, context);
    if (!connection)
        return connection.error();
    ready.seed = connection->options.seed;
    ready.prefix = conformance::run_prefix(ready.seed);
    auto jobs = plan_jobs(ready.settings, ready.catalogue, ready.prefix, ready.seed);
    if (!jobs)
        return jobs.error();
    ready.jobs = *std::move(jobs);
    if (!journal_path(ready.settings).empty())
        ready.directory_mark = directory_mark(ready.settings, ready.seed);
    if (!ready.settings.resume.empty()) {
        auto state = resumed_state(ready.settings, ready.directory_mark);
        if (!state)
            return state.error();
        ready.resumed = *std::move(state);
    }
    auto const what = consent_text(ready.jobs, ready.settings, ready.prefix);
    if (auto refusal = refuse_without_consent(ready.settings, context, what))
        return *refusal;
    return execute(ready, *connection, context);
}

}  // namespace scim::cli
