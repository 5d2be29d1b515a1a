// SPDX-License-Identifier: Apache-2.0
#include <scim/report/event_log.hpp>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <optional>
#include <utility>

#include <scim/wire/json.hpp>

#include "provisioning_json.hpp"

namespace scim::report {

/// A file that is open for reading at any place.
class EventLog::File {
public:
    /// nullptr when it is no regular file: a pipe cannot be read twice.
    static std::shared_ptr<File const> open(std::string const& path)
    {
        auto const descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
        if (descriptor < 0)
            return nullptr;
        auto file = std::make_shared<File const>(descriptor, path);
        struct stat facts {};
        return ::fstat(descriptor, &facts) == 0 && S_ISREG(facts.st_mode) ? file : nullptr;
    }

    File(int descriptor, std::string path) : descriptor_ {descriptor}, path_ {std::move(path)} {}
    ~File() { ::close(descriptor_); }
    File(File const&) = delete;
    File& operator=(File const&) = delete;

    std::string const& path() const { return path_; }

    std::optional<ProvisioningEvent> read(Place place) const
    {
        std::string line(place.length, '\0');
        auto const length = ::pread(descriptor_, line.data(), line.size(), static_cast<off_t>(place.offset));
        if (length != static_cast<ssize_t>(line.size()))
            return std::nullopt;
        auto const json = parse_json(line, {128, DuplicateNames::keep});
        if (!json || json->string_or("t", "") != "event")
            return std::nullopt;
        return read_event(*json);
    }

private:
    int descriptor_;
    std::string path_;
};

EventLog::EventLog(std::string const& path) : file_ {File::open(path)} {}

EventLog::Mark EventLog::mark_of(ProvisioningEvent const& event, Place place)
{
    auto const code = event.error ? event.error->code : std::string {};
    auto const known = std::find(codes_.begin(), codes_.end(), code);
    auto const number = static_cast<std::uint32_t>(known - codes_.begin());
    if (known == codes_.end())
        codes_.push_back(code);
    return {event.at, place, number, event.status};
}

void EventLog::add(ProvisioningEvent event, Place place)
{
    auto const all_held = held_.size() == marks_.size();
    marks_.push_back(mark_of(event, place));
    if (!file_ || (all_held && marks_.size() <= most_held))
        held_.push_back(std::move(event));
    else if (all_held)
        held_ = {};
}

void EventLog::sort_by_time()
{
    auto const by_time = [](auto const& left, auto const& right) { return left.at < right.at; };
    std::stable_sort(marks_.begin(), marks_.end(), by_time);
    std::stable_sort(held_.begin(), held_.end(), by_time);
}

ProvisioningEvent EventLog::operator[](std::size_t index) const
{
    std::optional<ProvisioningEvent> event;
    if (!held_.empty())
        event = held_[index];
    else
        event = file_->read(marks_[index].place);
    if (!event) {
        error_ = file_->path() + " was changed while it was read: entries of the provisioning log are missing.";
        return {};
    }
    rename(*event);
    return *std::move(event);
}

void EventLog::each(std::function<void(ProvisioningEvent const&)> const& visit) const
{
    for (std::size_t i = 0; i < size(); ++i)
        visit((*this)[i]);
}

void EventLog::rename(ProvisioningEvent& event) const
{
    if (!renamed_)
        return;
    for (auto& step : event.steps)
        if (!step.exchange_id.empty())
            step.exchange_id = renamed_(step.exchange_id);
}

}  // namespace scim::report
