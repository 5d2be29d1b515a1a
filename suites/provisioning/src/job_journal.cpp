// SPDX-License-Identifier: Apache-2.0
#include <scim/provisioning/job_journal.hpp>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <utility>

#include <fmt/format.h>

namespace scim::provisioning {
namespace {

constexpr auto format = "scimproof.job-journal";

std::string_view state_name(Anchor::State state)
{
    switch (state) {
    case Anchor::State::disabled: return "disabled";
    case Anchor::State::released: return "released";
    case Anchor::State::active: break;
    }
    return "active";
}

Anchor::State state_from(std::string_view name)
{
    if (name == "disabled")
        return Anchor::State::disabled;
    return name == "released" ? Anchor::State::released : Anchor::State::active;
}

Json escrows_json(JobState const& state)
{
    auto list = Json::array();
    for (auto const& [key, escrow] : state.escrows)
        list.push_back(Json::object({{"key", key}, {"code", escrow.code}, {"reference", escrow.reference},
            {"first", format_date_time(escrow.first_failure)}, {"next", format_date_time(escrow.next_attempt)},
            {"attempts", escrow.attempts}}));
    return list;
}

/// Without the text of the error: an endpoint may say anything there.
Json quarantine_json(report::Quarantine const& quarantine)
{
    auto json = Json::object({{"reason", quarantine.reason}, {"code", quarantine.error_code},
        {"series", format_date_time(quarantine.series_began)}, {"current", format_date_time(quarantine.current_began)},
        {"kept", quarantine.series_count}});
    if (quarantine.next_attempt)
        json.set("next", format_date_time(*quarantine.next_attempt));
    return json;
}

TimePoint time_in(Json const& json, std::string_view name)
{
    return parse_date_time(json.string_or(name, "")).value_or(TimePoint {});
}

int number_in(Json const& json, std::string_view name, int otherwise)
{
    auto const* const number = json.find(name);
    return number != nullptr && number->is_integer() ? static_cast<int>(number->as_integer()) : otherwise;
}

report::Quarantine quarantine_from(Json const& json)
{
    report::Quarantine quarantine;
    quarantine.reason = json.string_or("reason", "");
    quarantine.error_code = json.string_or("code", "");
    quarantine.series_began = time_in(json, "series");
    quarantine.current_began = time_in(json, "current");
    quarantine.series_count = number_in(json, "kept", 0);
    quarantine.next_attempt = parse_date_time(json.string_or("next", ""));
    return quarantine;
}

/// What a crash left behind the last whole line.
void drop_cut_off_line(std::string const& path)
{
    std::ifstream in {path, std::ios::binary};
    std::string const text {std::istreambuf_iterator<char> {in}, {}};
    auto const end = text.rfind('\n');
    std::error_code ignored;  // an unwritable file is told when it is opened
    if (!text.empty() && end + 1 != text.size())
        std::filesystem::resize_file(path, end == std::string::npos ? 0 : end + 1, ignored);
}

/// Applies the lines of a journal one after the other.
class JournalReader {
public:
    explicit JournalReader(std::string_view source) : source_ {source} {}

    /// What is wrong with the line; empty when it was understood.
    std::string apply(Json const& line)
    {
        auto const type = line.string_or("t", "");
        if (type == "journal")
            return header(line);
        if (type == "anchor")
            anchor(line);
        else if (type == "gone")
            state_.anchors.erase(std::string {line.string_or("id", "")});
        else if (type == "members")
            members(line);
        else if (type == "done")
            state_.done.insert(std::string {line.string_or("id", "")});
        else if (type == "cycle")
            cycle(line);
        else
            return fmt::format("\"{}\" is no line of a journal", type);
        return {};
    }

    JobState take() { return std::move(state_); }

private:
    std::string header(Json const& line)
    {
        if (line.string_or("format", "") != format)
            return "it is no journal of a provisioning job";
        if (line.string_or("source", "") != source_)
            return fmt::format("the journal belongs to another directory ({})", line.string_or("source", ""));
        return {};
    }

    void anchor(Json const& line)
    {
        auto& anchor = state_.anchors[std::string {line.string_or("id", "")}];
        anchor.target_id = line.string_or("target", "");
        anchor.type = line.string_or("type", "User") == "Group" ? ObjectType::group : ObjectType::user;
        anchor.state = state_from(line.string_or("state", "active"));
        anchor.manager = line.string_or("manager", "");
        anchor.created = line.contains("created");
    }

    void members(Json const& line)
    {
        auto& known = state_.anchors[std::string {line.string_or("id", "")}].members;
        auto const* const list = line.find("ids");
        if (list == nullptr || !list->is_array())
            return;
        for (auto const& id : list->as_array()) {
            if (!id.is_string())
                continue;
            auto const place = std::lower_bound(known.begin(), known.end(), id.as_string());
            auto const is_known = place != known.end() && *place == id.as_string();
            if (line.contains("added") && !is_known)
                known.insert(place, id.as_string());
            else if (!line.contains("added") && is_known)
                known.erase(place);
        }
    }

    void cycle(Json const& line)
    {
        ++state_.cycles;
        if (auto const* const mark = line.find("watermark"); mark != nullptr && mark->is_integer()) {
            state_.watermark = static_cast<Watermark>(mark->as_integer());
            state_.done.clear();
        }
        auto const* const quarantine = line.find("quarantine");
        state_.quarantine = quarantine != nullptr ? std::optional {quarantine_from(*quarantine)} : std::nullopt;
        state_.paused = line.contains("paused");
        state_.disabled = line.contains("disabled");
        state_.escrows.clear();
        auto const* const list = line.find("escrows");
        if (list == nullptr || !list->is_array())
            return;
        for (auto const& one : list->as_array()) {
            auto& escrow = state_.escrows[std::string {one.string_or("key", "")}];
            escrow.code = one.string_or("code", "");
            escrow.reference = one.contains("reference") && *one.find("reference") == Json {true};
            escrow.first_failure = time_in(one, "first");
            escrow.next_attempt = time_in(one, "next");
            escrow.attempts = number_in(one, "attempts", escrow.attempts);
        }
    }

    std::string_view source_;
    JobState state_;
};

}  // namespace

JobJournal::JobJournal(File file, std::string path, JobObserver& next)
    : file_ {std::move(file)}
    , path_ {std::move(path)}
    , next_ {next}
{
}

JobJournal::~JobJournal() = default;

Result<std::unique_ptr<JobJournal>, std::string> JobJournal::open(
    std::string const& path, Mode mode, std::string_view source, JobObserver& next)
{
    if (mode == Mode::append)
        drop_cut_off_line(path);
    File file {std::fopen(path.c_str(), mode == Mode::fresh ? "we" : "ae")};
    if (!file)
        return Failure {fmt::format("{}: {}", path, std::strerror(errno))};
    std::unique_ptr<JobJournal> journal {new JobJournal {std::move(file), path, next}};
    if (mode == Mode::fresh)
        journal->write(Json::object({{"t", "journal"}, {"format", format}, {"source", std::string {source}}}));
    return journal;
}

/// Each line reaches the system at once: a killed process loses nothing that the target has seen.
void JobJournal::write(Json const& line)
{
    auto const text = write_json(line) + '\n';
    auto const written = std::fwrite(text.data(), 1, text.size(), file_.get());
    if ((written != text.size() || std::fflush(file_.get()) != 0) && error_.empty())
        error_ = fmt::format("{}: {}", path_, std::strerror(errno));
}

void JobJournal::on_event(report::ProvisioningEvent const& event)
{
    if (!event.reference && event.status != report::ProvisioningStatus::failure
        && (job_ == nullptr || !job_->state().watermark))
        write(Json::object({{"t", "done"}, {"id", event.source.id}}));
    next_.on_event(event);
}

void JobJournal::on_cycle_start(report::ProvisioningCycle const& cycle)
{
    next_.on_cycle_start(cycle);
}

void JobJournal::on_progress(report::ProvisioningCycle const& cycle)
{
    next_.on_progress(cycle);
}

void JobJournal::on_cycle(report::ProvisioningCycle const& cycle, report::ProvisioningJob const& job)
{
    if (job_ != nullptr) {
        auto const& state = job_->state();
        auto line = Json::object({{"t", "cycle"}, {"escrows", escrows_json(state)}});
        if (state.watermark)
            line.set("watermark", static_cast<std::int64_t>(*state.watermark));
        if (state.quarantine)
            line.set("quarantine", quarantine_json(*state.quarantine));
        if (state.paused)
            line.set("paused", true);
        if (state.disabled)
            line.set("disabled", true);
        write(line);
    }
    next_.on_cycle(cycle, job);
}

void JobJournal::on_audit(report::AuditEntry const& entry)
{
    next_.on_audit(entry);
}

void JobJournal::on_anchor(std::string const& source, Anchor const& anchor)
{
    if (anchor.target_id.empty()) {
        write(Json::object({{"t", "gone"}, {"id", source}}));
    } else {
        auto line = Json::object({{"t", "anchor"}, {"id", source}, {"target", anchor.target_id},
            {"type", std::string {to_string(anchor.type)}}, {"state", std::string {state_name(anchor.state)}}});
        if (!anchor.manager.empty())
            line.set("manager", anchor.manager);
        if (anchor.created)
            line.set("created", true);
        write(line);
    }
    next_.on_anchor(source, anchor);
}

void JobJournal::on_members(std::string const& group, std::vector<std::string> const& members, bool added)
{
    auto ids = Json::array();
    for (auto const& id : members)
        ids.push_back(id);
    auto line = Json::object({{"t", "members"}, {"id", group}, {"ids", std::move(ids)}});
    if (added)
        line.set("added", true);
    write(line);
    next_.on_members(group, members, added);
}

Result<JobState, std::vector<FileError>> read_journal(std::string const& path, std::string_view source)
{
    std::ifstream in {path, std::ios::binary};
    if (!in)
        return Failure {
            std::vector<FileError> {{path, 0, std::strerror(errno), "name the journal of an interrupted job"}}};
    JournalReader reader {source};
    std::string text;
    for (std::size_t number = 1; std::getline(in, text); ++number) {
        auto const cut_off = in.eof();
        auto const line = parse_json(text);
        if (!line && cut_off)
            break;
        auto const problem = !line ? line.error().reason
            : number == 1 && line->string_or("t", "") != "journal"
            ? std::string {"it is no journal of a provisioning job"}
            : reader.apply(*line);
        if (!problem.empty())
            return Failure {std::vector<FileError> {
                {path, number, problem, "name the journal that the interrupted job wrote, with the same directory"}}};
    }
    return reader.take();
}

}  // namespace scim::provisioning
