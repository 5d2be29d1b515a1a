// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The entries of a provisioning log. A log may be larger than the memory: then it is read again from the record.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <scim/report/provisioning.hpp>

namespace scim::report {

class EventLog {
public:
    /// A log of more entries than this leaves them in its file.
    static constexpr std::size_t most_held = 5'000;
    /// Where an entry stands in the file, as one line of a record.
    struct Place {
        std::uint64_t offset = 0;  ///< bytes
        std::size_t length = 0;    ///< bytes, without the line's end
    };

    EventLog() = default;
    /// A log of that file, which stays open: entries are added with their places. Without a regular file all are held.
    explicit EventLog(std::string const& path);

    void push_back(ProvisioningEvent event) { add(std::move(event), {}); }
    void add(ProvisioningEvent event, Place place);
    /// By time on the job's clock; those of one time stay as they are.
    void sort_by_time();
    /// From now on exchanges of entries have other names.
    void rename_exchanges(std::function<std::string(std::string const&)> renamed) { renamed_ = std::move(renamed); }

    std::size_t size() const { return marks_.size(); }
    bool empty() const { return marks_.empty(); }
    /// One entry. What cannot be read any more is empty, see error().
    ProvisioningEvent operator[](std::size_t index) const;
    /// Shows all entries in order, one at a time.
    void each(std::function<void(ProvisioningEvent const&)> const& visit) const;

    // Known without reading the entry.
    ProvisioningStatus status(std::size_t index) const { return marks_[index].status; }
    /// Error code; empty: none.
    std::string_view code(std::size_t index) const { return codes_[marks_[index].code]; }

    /// Why an entry could not be read: somebody changed the file. A sentence; empty while all is well.
    std::string const& error() const { return error_; }

private:
    class File;
    struct Mark {
        TimePoint at;
        Place place;
        std::uint32_t code = 0;  ///< of codes_
        ProvisioningStatus status = ProvisioningStatus::success;
    };

    Mark mark_of(ProvisioningEvent const& event, Place place);
    void rename(ProvisioningEvent& event) const;

    std::vector<Mark> marks_;
    std::vector<std::string> codes_ {""};
    std::vector<ProvisioningEvent> held_;  ///< as marks_, or none
    std::shared_ptr<File const> file_;     ///< copies of a report share it
    std::function<std::string(std::string const&)> renamed_;
    mutable std::string error_;
};

}  // namespace scim::report
