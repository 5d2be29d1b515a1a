// SPDX-License-Identifier: Apache-2.0
#include "console/known_failures.hpp"

#include <map>
#include <string>
#include <utility>

#include <scim/report/baseline.hpp>

namespace scim::cli {
namespace {

class KnownFailures final : public RunConsole {
public:
    KnownFailures(std::unique_ptr<RunConsole> inner, report::Baseline baseline, TimePoint day)
        : inner_ {std::move(inner)}
        , baseline_ {std::move(baseline)}
        , day_ {day}
    {
    }

    void begin(RunHeader const& header) override { inner_->begin(header); }
    void finish() override { inner_->finish(); }
    void on_target(report::Target const& target) override { inner_->on_target(target); }
    void on_plan(conformance::Plan const& plan) override { inner_->on_plan(plan); }
    void on_cleanup(int deleted, int left) override { inner_->on_cleanup(deleted, left); }

    void on_exchange(report::Exchange const& exchange) override
    {
        operations_.emplace(exchange.id, exchange.operation);
        inner_->on_exchange(exchange);
    }

    void on_case(report::Case const& finished) override
    {
        if (!report::is_known(finished, operations_, baseline_, day_))
            return inner_->on_case(finished);
        auto known = finished;
        known.known = true;
        inner_->on_case(known);
    }

private:
    std::unique_ptr<RunConsole> inner_;
    report::Baseline baseline_;
    TimePoint day_;
    std::map<std::string, std::string> operations_;  ///< by exchange
};

}  // namespace

std::unique_ptr<RunConsole> with_known_failures(
    std::unique_ptr<RunConsole> inner, report::Baseline baseline, TimePoint day)
{
    return std::make_unique<KnownFailures>(std::move(inner), std::move(baseline), day);
}

}  // namespace scim::cli
