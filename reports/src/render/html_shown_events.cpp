// SPDX-License-Identifier: Apache-2.0
#include "html_shown_events.hpp"

#include <algorithm>
#include <unordered_map>

namespace scim::report::html {

namespace {

constexpr std::size_t first_of_a_code = 5;

/// Chooses entries by their numbers.
class Choice {
public:
    Choice(EventLog const& log, std::size_t most) : log_ {log}, most_ {most}, chosen_(log.size(), log.size() <= most)
    {
        count_ = log.size() <= most ? log.size() : 0;
        std::unordered_map<std::string_view, std::size_t> seen;
        for (std::size_t i = 0; i < log_.size(); ++i)
            if (!log_.code(i).empty() && seen[log_.code(i)]++ < first_of_a_code)
                firsts_.push_back(i);
    }

    void choose()
    {
        for (auto const first : firsts_)
            take(first);
        for (std::size_t i = 0; i < log_.size() && count_ < most_ / 5 * 3; ++i)
            if (is_troubled(log_.status(i)))
                take(i);
        take_sample();
    }

    bool has(std::size_t index) const { return chosen_[index]; }
    std::vector<std::size_t> const& firsts() const { return firsts_; }

private:
    void take(std::size_t index)
    {
        count_ += chosen_[index] ? 0 : 1;
        chosen_[index] = true;
    }

    /// Every so-many-th of those without trouble, so that all cycles are seen.
    void take_sample()
    {
        std::size_t calm = 0;
        for (std::size_t i = 0; i < log_.size(); ++i)
            calm += is_calm(i) ? 1 : 0;
        auto const wanted = std::min(most_ - std::min(most_, count_), calm);
        std::size_t seen = 0;
        for (std::size_t i = 0; i < log_.size(); ++i) {
            if (!is_calm(i))
                continue;
            if (seen * wanted / calm != (seen + 1) * wanted / calm)
                sampled_.push_back(i);
            ++seen;
        }
        for (auto const index : sampled_)
            take(index);
    }

    bool is_calm(std::size_t index) const { return !chosen_[index] && !is_troubled(log_.status(index)); }

    EventLog const& log_;
    std::size_t most_;
    std::vector<bool> chosen_;
    std::size_t count_ = 0;
    std::vector<std::size_t> firsts_, sampled_;
};

}  // namespace

bool is_troubled(ProvisioningStatus status)
{
    return status == ProvisioningStatus::failure || status == ProvisioningStatus::warning;
}

ShownEvents shown_events(EventLog const& log, std::size_t most)
{
    Choice choice {log, most};
    choice.choose();
    ShownEvents shown;
    for (auto const first : choice.firsts())
        shown.first_changes.insert(log[first].change_id);
    for (std::size_t i = 0; i < log.size(); ++i)
        if (choice.has(i))
            shown.events.push_back(log[i]);
    return shown;
}

}  // namespace scim::report::html
