// SPDX-License-Identifier: Apache-2.0
#include "bulk/order_bulk.hpp"

#include <algorithm>
#include <limits>
#include <set>
#include <utility>

namespace scim::server {

namespace {

constexpr auto none = std::numeric_limits<std::size_t>::max();

/// Finds the operations that need each other: Tarjan's strongly connected components, without recursion.
class Circles {
public:
    explicit Circles(BulkNeeds const& needs)
        : needs_ {needs}
        , visited_(needs.size(), none)
        , lowest_(needs.size(), none)
        , batch_of_(needs.size(), none)
    {
        for (std::size_t start = 0; start < needs.size(); ++start) {
            if (visited_[start] == none)
                search(start);
        }
    }

    std::vector<std::size_t> const& batch_of() const { return batch_of_; }
    std::size_t count() const { return count_; }

private:
    struct Visit {
        std::size_t operation;
        std::size_t next = 0;  ///< place in its needs
    };

    void enter(std::size_t operation)
    {
        visited_[operation] = lowest_[operation] = clock_++;
        open_.push_back(operation);
        path_.push_back({operation});
    }

    void search(std::size_t start)
    {
        enter(start);
        while (!path_.empty()) {
            auto& visit = path_.back();
            if (visit.next == needs_[visit.operation].size()) {
                leave(visit.operation);
                continue;
            }
            auto const operation = visit.operation;
            auto const needed = needs_[operation][visit.next++];
            if (visited_[needed] == none)
                enter(needed);  // `visit` is no longer valid
            else if (batch_of_[needed] == none)
                lowest_[operation] = std::min(lowest_[operation], visited_[needed]);
        }
    }

    void leave(std::size_t operation)
    {
        path_.pop_back();
        if (!path_.empty()) {
            auto& above = lowest_[path_.back().operation];
            above = std::min(above, lowest_[operation]);
        }
        if (lowest_[operation] != visited_[operation])
            return;
        while (batch_of_[operation] == none) {
            batch_of_[open_.back()] = count_;
            open_.pop_back();
        }
        ++count_;
    }

    BulkNeeds const& needs_;
    std::vector<std::size_t> visited_;
    std::vector<std::size_t> lowest_;
    std::vector<std::size_t> batch_of_;
    std::vector<std::size_t> open_;
    std::vector<Visit> path_;
    std::size_t clock_ = 0;
    std::size_t count_ = 0;
};

}  // namespace

std::vector<BulkBatch> order_bulk(BulkNeeds const& needs)
{
    auto const circles = Circles {needs};
    auto const& batch_of = circles.batch_of();
    std::vector<BulkBatch> batches(circles.count());
    for (std::size_t operation = 0; operation < needs.size(); ++operation)
        batches[batch_of[operation]].push_back(operation);

    std::vector<std::size_t> missing(batches.size(), 0);
    std::vector<std::vector<std::size_t>> waiting(batches.size());
    for (std::size_t operation = 0; operation < needs.size(); ++operation) {
        for (auto const needed : needs[operation]) {
            if (batch_of[needed] == batch_of[operation])
                continue;
            waiting[batch_of[needed]].push_back(batch_of[operation]);
            ++missing[batch_of[operation]];
        }
    }

    // Of those that can be carried out comes next which is complete first in the job. RFC7644-3.7-34.
    std::set<std::pair<std::size_t, std::size_t>> ready;
    for (std::size_t batch = 0; batch < batches.size(); ++batch) {
        if (missing[batch] == 0)
            ready.emplace(batches[batch].back(), batch);
    }
    std::vector<BulkBatch> order;
    while (!ready.empty()) {
        auto const batch = ready.begin()->second;
        ready.erase(ready.begin());
        for (auto const next : waiting[batch]) {
            if (--missing[next] == 0)
                ready.emplace(batches[next].back(), next);
        }
        order.push_back(std::move(batches[batch]));
    }
    return order;
}

}  // namespace scim::server
