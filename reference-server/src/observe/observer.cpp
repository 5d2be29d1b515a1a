// SPDX-License-Identifier: Apache-2.0
#include <scim/server/observer.hpp>

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <deque>
#include <exception>
#include <map>
#include <mutex>
#include <thread>
#include <utility>

#include "observe/cursor_memory.hpp"
#include "observe/entry.hpp"
#include "observe/rules/rule.hpp"
#include "schema/load_schema.hpp"

namespace scim::server {

using observe::Entry;
using observe::Record;

namespace {

constexpr std::size_t most_answer_bytes = std::size_t {4} * 1024 * 1024;
// How long the thread lets records gather: waking it for each would cost its caller more than the copy.
constexpr std::chrono::milliseconds gathering_time {10};
constexpr std::chrono::seconds longest_wait {2};

std::vector<ResourceType> types_or_built_in(std::vector<ResourceType> types)
{
    if (!types.empty())
        return types;
    auto built_in = load_resource_types();
    return built_in ? std::move(*built_in) : std::vector<ResourceType> {};
}

std::string answered_scim_type(HttpResponse const& response)
{
    // Only a refusal has one; a page of resources is not worth parsing.
    if (response.status != 400 || response.body.size() > 4096)
        return {};
    auto const body = parse_json(response.body);
    return body ? std::string {body->string_or("scimType", "")} : std::string {};
}

}  // namespace

std::string_view keyword(Severity severity) noexcept
{
    switch (severity) {
    case Severity::info: return "info";
    case Severity::warning: return "warning";
    case Severity::error: return "error";
    }
    return "info";
}

struct Observer::State {
    explicit State(ObserverOptions given)
        : options {std::move(given)}
        , standards {std::make_shared<observe::Standards const>(types_or_built_in(std::move(options.types)))}
        , rules {observe::all_rules()}
        , worker {[this] { work(); }}
    {
    }

    ~State()
    {
        {
            auto const lock = std::lock_guard {queue_mutex};
            is_stopping = true;
        }
        has_work.notify_all();
        worker.join();
    }

    // The caller's side.
    void enqueue(Record record);
    void wait_until_done();
    // Whether so much is queued that gathering has to end.
    bool is_hurried() const { return queue.size() > options.max_entries / 4 || queued_bytes > options.max_bytes / 4; }

    // The worker's side.
    void work();
    void handle(Record const& record);
    std::vector<Violation> judge(Record const& record);
    void keep(Entry entry);

    ObserverOptions options;
    std::shared_ptr<observe::Standards const> standards_of(std::string const& tenant);

    std::shared_ptr<observe::Standards const> const standards;
    std::mutex standards_mutex;
    std::map<std::string, std::shared_ptr<observe::Standards const>> standards_by_tenant;
    std::vector<observe::Rule> const rules;
    observe::CursorMemory cursors;  // the worker's alone

    std::mutex queue_mutex;
    std::condition_variable has_work;
    std::condition_variable is_done;
    std::deque<Record> queue;
    std::size_t queued_bytes = 0;
    std::uint64_t enqueued = 0;
    std::uint64_t handled = 0;
    bool is_stopping = false;
    bool is_awaited = false;
    std::atomic<std::uint64_t> dropped = 0;

    std::mutex entries_mutex;
    std::deque<std::shared_ptr<Entry const>> entries;
    std::size_t kept_bytes = 0;
    std::uint64_t last_id = 0;

    std::thread worker;  // last: it needs all of the above
};

void Observer::State::enqueue(Record record)
{
    auto const bytes = record.bytes();
    auto wakes = false;
    {
        auto const lock = std::lock_guard {queue_mutex};
        if (queue.size() < options.max_entries && queued_bytes + bytes <= options.max_bytes) {
            auto const was_hurried = is_hurried();
            queue.push_back(std::move(record));
            queued_bytes += bytes;
            wakes = queue.size() == 1 || (is_hurried() && !was_hurried);
            ++enqueued;
        } else {
            ++dropped;
            if (options.metrics)
                options.metrics->count_dropped();
        }
    }
    if (wakes)
        has_work.notify_one();
}

void Observer::State::wait_until_done()
{
    auto lock = std::unique_lock {queue_mutex};
    auto const target = enqueued;
    is_awaited = true;
    has_work.notify_one();
    is_done.wait_for(lock, longest_wait, [&] { return handled >= target; });
}

void Observer::State::work()
{
    auto lock = std::unique_lock {queue_mutex};
    while (true) {
        has_work.wait(lock, [this] { return is_stopping || is_awaited || !queue.empty(); });
        has_work.wait_for(lock, gathering_time, [this] { return is_stopping || is_awaited || is_hurried(); });
        auto const batch = std::exchange(queue, {});
        queued_bytes = 0;
        is_awaited = false;
        lock.unlock();
        for (auto const& record : batch)
            handle(record);
        lock.lock();
        handled += batch.size();
        is_done.notify_all();
        if (is_stopping && queue.empty())
            return;
    }
}

// Whatever a client sent, the thread lives on: want of memory costs this one entry.
void Observer::State::handle(Record const& record)
try {
    auto violations = judge(record);
    if (options.metrics) {
        for (auto const& violation : violations)
            options.metrics->count_violation(violation.requirement);
    }
    if (options.log_sink)
        options.log_sink(log_line(record.observation(), options.log_form, violations.size()));
    keep(observe::make_entry(record, std::move(violations), options.max_body_bytes));
} catch (std::exception const&) {
    ++dropped;
    if (options.metrics)
        options.metrics->count_dropped();
}

std::shared_ptr<observe::Standards const> Observer::State::standards_of(std::string const& tenant)
{
    auto const lock = std::lock_guard {standards_mutex};
    auto const found = standards_by_tenant.find(tenant);
    return found == standards_by_tenant.end() ? standards : found->second;
}

std::vector<Violation> Observer::State::judge(Record const& record)
{
    auto const own = standards_of(record.tenant);
    observe::ObservedRequest seen {*own, record.request, record.response.status, record.base_path};
    seen.is_exposed = record.channel == Channel::plain;
    seen.scim_type = answered_scim_type(record.response);
    cursors.look_up(record.tenant, seen);
    auto violations = observe::judge(seen, rules);
    cursors.learn(record.tenant, seen, record.response.body);
    return violations;
}

void Observer::State::keep(Entry entry)
{
    auto const bytes = entry.bytes();
    auto const lock = std::lock_guard {entries_mutex};
    entry.id = ++last_id;
    entries.push_back(std::make_shared<Entry const>(std::move(entry)));
    kept_bytes += bytes;
    while (entries.size() > options.max_entries || (kept_bytes > options.max_bytes && entries.size() > 1)) {
        kept_bytes -= entries.front()->bytes();
        entries.pop_front();
    }
}

Observer::Observer(ObserverOptions options) : state_ {std::make_unique<State>(std::move(options))} {}

Observer::~Observer() = default;

void Observer::record(Observation const& observation)
{
    if (state_->options.metrics)
        state_->options.metrics->count_request(observation.tenant, observation.base_path, observation.request,
            observation.response.status, observation.took);
    state_->enqueue(Record {observation});
}

void Observer::judge_by(std::string const& tenant, std::vector<ResourceType> types)
{
    auto own = std::make_shared<observe::Standards const>(std::move(types));
    auto const lock = std::lock_guard {state_->standards_mutex};
    state_->standards_by_tenant[tenant] = std::move(own);
}

Json Observer::log(std::uint64_t since_id, std::size_t limit, std::string_view tenant) const
{
    state_->wait_until_done();
    std::vector<std::shared_ptr<Entry const>> found;
    auto next = since_id;
    {
        auto const lock = std::lock_guard {state_->entries_mutex};
        next = since_id > state_->last_id ? 0 : since_id;
        auto const& entries = state_->entries;
        auto const begin = std::upper_bound(entries.begin(), entries.end(), next,
            [](std::uint64_t id, std::shared_ptr<Entry const> const& entry) { return id < entry->id; });
        std::size_t bytes = 0;
        for (auto entry = begin; entry != entries.end() && found.size() < limit && bytes < most_answer_bytes; ++entry) {
            next = (*entry)->id;
            if (!tenant.empty() && (*entry)->tenant != tenant)
                continue;
            found.push_back(*entry);
            bytes += (*entry)->bytes();
        }
    }
    auto documents = Json::array();
    for (auto const& entry : found)
        documents.push_back(observe::to_json(*entry));
    return Json::object({{"entries", std::move(documents)}, {"next", static_cast<std::int64_t>(next)}});
}

void Observer::clear()
{
    state_->wait_until_done();
    auto const lock = std::lock_guard {state_->entries_mutex};
    state_->entries.clear();
    state_->kept_bytes = 0;
}

std::uint64_t Observer::dropped() const
{
    return state_->dropped;
}

}  // namespace scim::server
